/* Placer: which rectangles of the view are taken, so that texts never cover each other. */

const CELL = 6;

class Placer {
  constructor(width, height) {
    this.columns = Math.ceil(width / CELL);
    this.rows = Math.ceil(height / CELL);
    this.taken = new Uint8Array(this.columns * this.rows);
  }

  cells(left, top, width, height) {
    return [
      Math.max(0, Math.floor(left / CELL)), Math.max(0, Math.floor(top / CELL)),
      Math.min(this.columns - 1, Math.floor((left + width) / CELL)),
      Math.min(this.rows - 1, Math.floor((top + height) / CELL)),
    ];
  }

  isFree(left, top, width, height) {
    const [first, upper, last, lower] = this.cells(left, top, width, height);
    for (let row = upper; row <= lower; row += 1) {
      for (let column = first; column <= last; column += 1) {
        if (this.taken[row * this.columns + column]) return false;
      }
    }
    return true;
  }

  take(left, top, width, height) {
    const [first, upper, last, lower] = this.cells(left, top, width, height);
    for (let row = upper; row <= lower; row += 1) {
      this.taken.fill(1, row * this.columns + first, row * this.columns + last + 1);
    }
  }
}

/* More texts are not kept: each holds some 15 kB. */
const MOST_TEXTS = 400;

/* Texts: each text is painted with its halo once and kept as pixels. */
class Texts {
  constructor(tokens) {
    this.tokens = tokens;
    this.cache = new Map();
    this.canvas = document.createElement('canvas');
    this.context = this.canvas.getContext('2d', { willReadFrequently: true });
    this.version = 0;
    tokens.changed.push(() => {
      this.cache.clear();
      this.version += 1;
    });
  }

  get(text, role, bold, alpha, ratio) {
    const key = `${role}|${bold}|${alpha}|${ratio}|${text}`;
    let made = this.cache.get(key);
    if (!made) {
      if (this.cache.size >= MOST_TEXTS) this.cache.clear();
      made = this.paint(text, role, bold, alpha, ratio);
      this.cache.set(key, made);
    }
    return made;
  }

  paint(text, role, bold, alpha, ratio) {
    const font = `${bold ? 600 : 400} 12px ${FONT}`;
    const { canvas, context } = this;
    context.font = font;
    const width = Math.ceil(context.measureText(text).width) + 8;
    const height = 20;
    canvas.width = Math.ceil(width * ratio);
    canvas.height = Math.ceil(height * ratio);
    context.scale(ratio, ratio);
    context.font = font;
    context.globalAlpha = alpha;
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.lineWidth = 3.5;
    context.strokeStyle = this.tokens.colour('label_halo');
    context.strokeText(text, 4, height / 2 + 0.5);
    context.fillStyle = this.tokens.colour(role);
    context.fillText(text, 4, height / 2 + 0.5);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return { width, height, columns: canvas.width, rows: canvas.height, pixels: new Uint32Array(data.buffer) };
  }
}
