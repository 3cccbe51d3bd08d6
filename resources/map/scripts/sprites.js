/* Sprites: each look of a mark is painted once and kept as pixels, which MarkLayer copies. */

const UNIT_RADIUS = 12;
const INCIDENT_RADIUS = 15;
const POINT_RADIUS = 10;
const COMPACT_RADIUS = 5;

function markRadius(style) {
  if (style.kind === 'incident') return INCIDENT_RADIUS;
  return style.kind === 'point' ? POINT_RADIUS : UNIT_RADIUS;
}

function polygonPath(context, x, y, radius, corners, turn) {
  for (let corner = 0; corner < corners; corner += 1) {
    const angle = turn + (corner * 2 * Math.PI) / corners;
    context.lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  }
  context.closePath();
}

function burstPath(context, x, y, outer, inner, points) {
  for (let corner = 0; corner < points * 2; corner += 1) {
    const angle = -Math.PI / 2 + (corner * Math.PI) / points;
    const radius = corner % 2 ? inner : outer;
    context.lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  }
  context.closePath();
}

/* The radii make the five shapes about equally large to the eye. */
function shapePath(context, shape, x, y, radius) {
  context.beginPath();
  if (shape === 'circle') context.arc(x, y, radius * 1.08, 0, 2 * Math.PI);
  else if (shape === 'diamond') polygonPath(context, x, y, radius * 1.36, 4, -Math.PI / 2);
  else if (shape === 'triangle') polygonPath(context, x, y + radius * 0.22, radius * 1.5, 3, -Math.PI / 2);
  else if (shape === 'hexagon') polygonPath(context, x, y, radius * 1.2, 6, -Math.PI / 2);
  else context.roundRect(x - radius, y - radius, radius * 2, radius * 2, radius * 0.38);
}

class Sprites {
  constructor(tokens) {
    this.tokens = tokens;
    this.cache = new Map();
    this.canvas = document.createElement('canvas');
    this.context = this.canvas.getContext('2d', { willReadFrequently: true });
    tokens.changed.push(() => this.cache.clear());
  }

  /* `look` is full, compact or selected. Pixels are device pixels, anchored at their middle. */
  get(style, look, ratio) {
    const key = `${look}|${ratio}|${style.id}`;
    let sprite = this.cache.get(key);
    if (!sprite) {
      sprite = this.paint(style, look, ratio);
      this.cache.set(key, sprite);
    }
    return sprite;
  }

  paint(style, look, ratio) {
    const radius = look === 'compact' ? COMPACT_RADIUS : markRadius(style);
    const half = Math.ceil((radius * 1.5 + (look === 'compact' ? 3 : 9)) * ratio);
    this.canvas.width = half * 2;
    this.canvas.height = half * 2;
    const context = this.context;
    context.setTransform(ratio, 0, 0, ratio, half, half);
    if (look === 'compact') this.paintCompact(context, style, radius);
    else this.paintFull(context, style, radius, look === 'selected');
    const pixels = new Uint32Array(context.getImageData(0, 0, half * 2, half * 2).data.buffer);
    return { half, columns: half * 2, rows: half * 2, pixels: pixels.slice() };
  }

  paintCompact(context, style, radius) {
    context.globalAlpha = style.stale ? 0.5 : 1;
    if (style.kind === 'incident') {
      context.beginPath();
      burstPath(context, 0, 0, radius * 1.5, radius * 0.75, 8);
    } else {
      shapePath(context, style.shape, 0, 0, radius);
    }
    context.fillStyle = this.tokens.colour(style.colour);
    context.fill();
    context.lineWidth = 1;
    context.strokeStyle = this.tokens.colour('label_halo');
    context.stroke();
  }

  paintFull(context, style, radius, selected) {
    if (selected) this.paintHalo(context, style, radius);
    context.globalAlpha = style.stale ? 0.55 : 1;
    if (style.kind === 'incident') this.paintIncident(context, style, radius);
    else this.paintBody(context, style, radius);
    context.globalAlpha = 1;
    if (style.ring) this.paintState(context, style, radius);
    if (style.approx) this.paintBadge(context, radius * 0.95, -radius * 0.95, '≈');
  }

  paintHalo(context, style, radius) {
    const outline = () => {
      if (style.kind === 'incident') {
        context.beginPath();
        context.arc(0, 0, radius + 4.5, 0, 2 * Math.PI);
      } else {
        shapePath(context, style.shape, 0, 0, radius + 4);
      }
    };
    outline();
    context.strokeStyle = this.tokens.colour('label_halo');
    context.lineWidth = 5;
    context.stroke();
    outline();
    context.fillStyle = this.tokens.clear('accent', 0.22);
    context.fill();
    context.strokeStyle = this.tokens.colour('accent');
    context.lineWidth = 2.5;
    context.stroke();
  }

  paintIncident(context, style, radius) {
    context.beginPath();
    context.arc(0, 0, radius, 0, 2 * Math.PI);
    context.fillStyle = this.tokens.clear(style.colour, 0.28);
    context.fill();
    context.setLineDash(style.planned ? [3, 3] : []);
    context.strokeStyle = this.tokens.colour(style.colour);
    context.lineWidth = 1.5;
    context.stroke();
    context.setLineDash([]);
    context.beginPath();
    burstPath(context, 0, 0, radius * 0.78, radius * 0.36, 8);
    context.fillStyle = this.tokens.colour(style.colour);
    context.fill();
    if (style.letters) this.paintLetters(context, style, radius * 0.9, this.tokens.colour('text'));
  }

  paintBody(context, style, radius) {
    const colour = this.tokens.colour(style.colour);
    shapePath(context, style.shape, 0, 0, radius);
    context.strokeStyle = this.tokens.colour('label_halo');
    context.lineWidth = 3;
    context.stroke();
    context.fillStyle = style.planned ? this.tokens.colour('panel') : colour;
    context.fill();
    if (style.planned || style.stale) {
      context.setLineDash(style.planned ? [3, 2.5] : [1.5, 2]);
      context.strokeStyle = style.planned ? colour : this.tokens.colour('text');
      context.lineWidth = 1.5;
      context.stroke();
      context.setLineDash([]);
    }
    this.paintLetters(context, style, radius, style.planned ? colour : this.tokens.ink(colour));
  }

  paintLetters(context, style, radius, ink) {
    let size = radius >= 12 ? 11.5 : 9.5;
    const room = radius * (style.shape === 'triangle' || style.shape === 'diamond' ? 1.55 : 1.75);
    context.font = `700 ${size}px ${FONT}`;
    const width = context.measureText(style.letters).width;
    if (width > room) {
      size = Math.max(7, (size * room) / width);
      context.font = `700 ${size}px ${FONT}`;
    }
    context.fillStyle = ink;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(style.letters, 0, style.shape === 'triangle' ? radius * 0.3 : 0.75, room);
  }

  /* State is a word elsewhere and a sign here: empty circle, half, bar, check. Never colour alone. */
  paintState(context, style, radius) {
    const roles = { assigned: 'blue', busy: 'accent', blocked: 'orange', done: 'green' };
    const colour = this.tokens.colour(roles[style.ring] || 'muted');
    const [x, y, size] = [radius * 0.95, radius * 0.95, 5];
    this.paintDisc(context, x, y, size + 1.5);
    context.strokeStyle = colour;
    context.fillStyle = colour;
    context.lineWidth = 1.6;
    context.beginPath();
    if (style.ring === 'blocked') context.rect(x - 3.5, y - 1.2, 7, 2.4);
    else if (style.ring === 'done') {
      context.moveTo(x - 3, y);
      context.lineTo(x - 0.8, y + 2.4);
      context.lineTo(x + 3.2, y - 2.4);
    } else context.arc(x, y, size - 1.4, 0, 2 * Math.PI);
    if (style.ring === 'blocked') context.fill();
    else context.stroke();
    if (style.ring === 'busy') {
      context.beginPath();
      context.arc(x, y, size - 1.4, Math.PI / 2, (3 * Math.PI) / 2);
      context.fill();
    }
  }

  paintDisc(context, x, y, radius) {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fillStyle = this.tokens.colour('label_halo');
    context.fill();
  }

  paintBadge(context, x, y, sign) {
    this.paintDisc(context, x, y, 5.5);
    context.font = `700 10px ${FONT}`;
    context.fillStyle = this.tokens.colour('text');
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(sign, x, y + 0.5);
  }
}
