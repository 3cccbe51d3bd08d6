/* Tokens: the colours of the program's theme, as CSS variables and as values for canvases. */

function channels(hex) {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
}

function luminance(hex) {
  const [red, green, blue] = channels(hex).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

class Tokens {
  constructor() {
    this.values = {};
    this.changed = [];
  }

  set(values) {
    this.values = values;
    const root = document.documentElement;
    root.dataset.theme = values.name;
    for (const [name, value] of Object.entries(values)) {
      root.style.setProperty('--' + name.replaceAll('_', '-'), value);
    }
    for (const tell of this.changed) tell();
  }

  /* `role` is a token's name or #rrggbb. At night everything stays red: eyes stay adapted. */
  colour(role) {
    if (!/^#[0-9a-f]{6}$/i.test(role)) return this.values[role] || this.values.text;
    if (this.values.name !== 'night') return role;
    const share = 0.35 + 0.65 * Math.sqrt(luminance(role));
    return '#' + channels(this.values.text)
      .map((value) => Math.round(value * share).toString(16).padStart(2, '0')).join('');
  }

  /* The more readable of the theme's inks on a ground filled with `colour`. */
  ink(colour) {
    const { ink, text, ground } = this.values;
    return [ink, text, ground].sort((a, b) => contrast(b, colour) - contrast(a, colour))[0];
  }

  clear(role, alpha) {
    const [red, green, blue] = channels(this.colour(role));
    return `rgba(${red}, ${green}, ${blue}, ${alpha})`;
  }
}

const FONT = 'Inter, "Segoe UI", "Noto Sans", "DejaVu Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';
