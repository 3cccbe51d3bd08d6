/* Symbols: what stands in a unit's frame, or for the whole mark, by the set chosen (see
   ui/map/symbols_part.py). A code that a set does not know falls back to shape and letters. */

const BOX = 24;
const MIL_SIZE = 21;
const MIL_SHARP = 3;
const GB_FRAME = { unit: '#00ff00', point: '#00ff00', incident: '#ff0000' };

/* The codes that the set shown can draw: their marks are a little larger. */
const knownSymbols = new Set();

class Symbols {
  constructor(tokens) {
    this.tokens = tokens;
    this.changed = [];
    this.set({ name: 'letters', drawings: {}, codes: {}, labels: {}, pictures: {} });
  }

  set({ name, drawings, codes, labels, pictures }) {
    Object.assign(this, { name, drawings, codes, labels });
    this.paths = new Map();
    this.images = new Map();
    knownSymbols.clear();
    for (const known of [drawings, codes, labels, pictures]) Object.keys(known).forEach((code) => knownSymbols.add(code));
    const loading = Object.entries(pictures).map(([code, url]) => this.load(code, url));
    for (const tell of this.changed) tell();
    return Promise.all(loading);
  }

  /* The program sends pictures as data: nothing is fetched. */
  async load(code, url) {
    const image = new Image();
    image.src = url;
    await image.decode();
    this.images.set(code, image);
    for (const tell of this.changed) tell();
  }

  /* How far the signs of state stand from the middle, in radii: never on the label of a frame. */
  get signs() { return this.name === 'gb' ? 1.3 : 0.95; }

  /* Whether a mark is drawn in a rectangle that is not the department's shape. */
  frames(style) {
    return (this.name === 'gb' && style.symbol in this.labels) || (this.name === 'mil' && style.symbol in this.codes);
  }

  /* A symbol that brings its own frame; whether it was painted. */
  paintWhole(context, style, radius) {
    const image = this.images.get(style.symbol);
    if (this.name === 'user' && image) return this.paintImage(context, image, radius * 2.2, radius * 2.2);
    if (this.name === 'mil' && this.codes[style.symbol]) return this.paintMil(context, style);
    if (this.name === 'gb' && this.labels[style.symbol]) return this.paintGb(context, style, radius);
    return false;
  }

  /* A drawing inside of the department's frame; whether it was painted. */
  paintInside(context, style, radius, ink, ground) {
    if (this.name === 'letters' || this.name === 'mil') return false;
    return this.paintDrawing(context, style, radius * (style.shape === 'triangle' ? 1.25 : 1.6), style.shape === 'triangle' ? radius * 0.36 : 0, ink, ground);
  }

  paintDrawing(context, style, size, below, ink, ground) {
    const drawing = this.drawings[style.symbol];
    if (!drawing) return false;
    if (!this.paths.has(style.symbol)) {
      this.paths.set(style.symbol, drawing.map(({ d, cut, line }) => ({ path: new Path2D(d), cut, line })));
    }
    context.save();
    context.translate(0, below);
    context.scale(size / BOX, size / BOX);
    context.translate(-BOX / 2, -BOX / 2);
    context.lineCap = 'round';
    context.lineJoin = 'round';
    for (const { path, cut, line } of this.paths.get(style.symbol)) {
      const colour = cut ? ground : ink;
      if (line) {
        context.lineWidth = line;
        context.strokeStyle = colour;
        context.stroke(path);
      } else {
        context.fillStyle = colour;
        context.fill(path, 'evenodd');
      }
    }
    context.restore();
    return true;
  }

  /* Natural events have no frame: a light edge keeps them apart from a dark ground. The department
     is the bar below: the colour of the frame says friend. */
  paintMil(context, style) {
    const code = this.codes[style.symbol];
    const whole = style.planned ? `${code.slice(0, 3)}A${code.slice(4)}` : code;
    const isBare = code[2] === 'N';
    const symbol = new ms.Symbol(whole, {
      size: MIL_SIZE, outlineWidth: isBare ? 9 : 4, outlineColor: isBare ? 'white' : this.tokens.colour('label_halo'),
    });
    if (!symbol.isValid()) return false;
    const picture = symbol.asCanvas(MIL_SHARP);
    const [width, height] = [picture.width / MIL_SHARP, picture.height / MIL_SHARP];
    this.paintImage(context, picture, width, height);
    if (style.kind === 'unit') {
      context.fillStyle = this.tokens.colour('label_halo');
      context.fillRect(-10, height / 2 - 0.5, 20, 5);
      context.fillStyle = this.tokens.colour(style.colour);
      context.fillRect(-9, height / 2 + 0.5, 18, 3);
    }
    return true;
  }

  /* GB/T 35649: a frame in the class's colour, the drawing, and the name in its lower quarter. */
  paintGb(context, style, radius) {
    const colour = this.tokens.colour(GB_FRAME[style.kind]);
    const label = this.labels[style.symbol];
    context.beginPath();
    if (style.kind === 'incident') context.roundRect(-radius - 2, -radius - 2, radius * 2 + 4, radius * 2 + 4, 5);
    else context.rect(-radius - 2, -radius - 2, radius * 2 + 4, radius * 2 + 4);
    context.strokeStyle = this.tokens.colour('label_halo');
    context.lineWidth = 4;
    context.stroke();
    context.fillStyle = colour;
    context.fill();
    context.setLineDash(style.planned ? [3, 2.5] : []);
    context.strokeStyle = this.tokens.colour(style.kind === 'incident' ? 'text' : style.colour);
    context.lineWidth = 2;
    context.stroke();
    context.setLineDash([]);
    const ink = this.tokens.ink(colour);
    const isDrawn = this.paintDrawing(context, style, radius * 1.15, -radius * 0.32, ink, colour);
    context.font = `700 ${isDrawn ? 7.5 : 9}px ${FONT}`;
    context.fillStyle = ink;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(label, 0, isDrawn ? radius * 0.78 : 0, radius * 2 + 1);
    return true;
  }

  /* At night also a picture in colours of its own becomes red: eyes stay adapted. */
  paintImage(context, image, width, height) {
    if (this.tokens.values.name !== 'night') {
      context.drawImage(image, -width / 2, -height / 2, width, height);
      return true;
    }
    const own = document.createElement('canvas');
    own.width = Math.ceil(width * 3);
    own.height = Math.ceil(height * 3);
    const inner = own.getContext('2d');
    inner.filter = 'grayscale(1)';
    inner.drawImage(image, 0, 0, own.width, own.height);
    inner.filter = 'none';
    inner.globalCompositeOperation = 'multiply';
    inner.fillStyle = this.tokens.colour('text');
    inner.fillRect(0, 0, own.width, own.height);
    inner.globalCompositeOperation = 'destination-in';
    inner.drawImage(image, 0, 0, own.width, own.height);
    context.drawImage(own, -width / 2, -height / 2, width, height);
    return true;
  }
}
