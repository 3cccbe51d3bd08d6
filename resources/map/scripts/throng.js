/* Throng: so many marks that each is a dot. They are painted into a picture somewhat larger than the
   view, which is copied as long as the view lies within it and no mark changed: 50,000 dots take most
   of a frame, copying a picture a twentieth of it. */

/* Device pixels beyond each edge of the view. */
const THRONG_EDGE = 128;
/* Of dots whose middles lie in one cell of this many device pixels, the uppermost one is painted. */
const HIDDEN_CELL = 3;

class Throng {
  constructor(layer) {
    this.layer = layer;
    this.edits = 0;
    this.madeFor = '';
    this.width = 0;
    this.height = 0;
    layer.store.changed.push(() => { this.edits += 1; });
    layer.sprites.tokens.changed.push(() => { this.edits += 1; });
    layer.sprites.symbols.changed.push(() => { this.edits += 1; });
  }

  /* Fills the whole picture of the view with the dots of these marks. */
  paint(among, visible) {
    const { layer: { blitter, seen, selected } } = this;
    const { width, height } = blitter.image;
    const { ratio } = blitter;
    const key = [seen.scale, ratio, width, height, this.edits, among.length, visible.join(''), selected].join();
    let left = Math.round((seen.left - this.left) * ratio);
    let top = Math.round((seen.top - this.top) * ratio);
    const isWithin = Math.abs(left) <= THRONG_EDGE && Math.abs(top) <= THRONG_EDGE;
    if (key !== this.madeFor || !isWithin) {
      this.make(among, visible);
      this.madeFor = key;
      [left, top] = [0, 0];
    }
    const from = (THRONG_EDGE + top) * this.width + THRONG_EDGE + left;
    for (let row = 0; row < height; row += 1) {
      const at = from + row * this.width;
      blitter.buffer.set(this.pixels.subarray(at, at + width), row * width);
    }
  }

  make(among, visible) {
    const { layer: { blitter, seen } } = this;
    const [width, height] = [blitter.image.width + 2 * THRONG_EDGE, blitter.image.height + 2 * THRONG_EDGE];
    if (width !== this.width || height !== this.height) {
      Object.assign(this, { width, height, pixels: new Uint32Array(width * height) });
      this.columns = Math.ceil(width / HIDDEN_CELL);
      this.taken = new Uint8Array(this.columns * Math.ceil(height / HIDDEN_CELL));
    } else {
      this.pixels.fill(0);
      this.taken.fill(0);
    }
    [this.left, this.top] = [seen.left, seen.top];
    this.pick(among, visible);
    this.dots();
  }

  /* Which marks are painted and where, the uppermost first; what lies almost wholly under another one
     is left out. Marks that are painted larger, above the others, are not among them. */
  pick(among, visible) {
    const { layer: { store, blitter: { ratio }, selected }, width, height, columns, taken } = this;
    if (!this.at || this.at.length < among.length) {
      this.at = new Int32Array(among.length);
      this.of = new Uint32Array(among.length);
    }
    const chosen = selected === null ? undefined : store.slotOf.get(selected);
    const { x: worldXs, y: worldYs, lookOf } = store;
    const plain = Uint8Array.from(store.looks, (style, look) => (visible[look] && !isAbove(style) ? 1 : 0));
    const scale = this.layer.seen.scale * ratio;
    const [left, top] = [this.left * ratio - THRONG_EDGE, this.top * ratio - THRONG_EDGE];
    const [right, bottom] = [width - DOT_REACH * ratio, height - DOT_REACH * ratio];
    const edge = DOT_REACH * ratio;
    let count = 0;
    for (let index = among.length - 1; index >= 0; index -= 1) {
      const slot = among[index];
      const x = Math.round(worldXs[slot] * scale - left);
      const y = Math.round(worldYs[slot] * scale - top);
      if (x < edge || y < edge || x >= right || y >= bottom || !plain[lookOf[slot]] || slot === chosen) continue;
      const cell = Math.floor(y / HIDDEN_CELL) * columns + Math.floor(x / HIDDEN_CELL);
      if (taken[cell]) continue;
      taken[cell] = 1;
      this.at[count] = y * width + x;
      this.of[count] = lookOf[slot];
      count += 1;
    }
    this.count = count;
  }

  /* A dot has whole pixels only, so that painting it is copying. */
  dots() {
    const { layer: { store, sprites, blitter: { ratio } }, pixels, width, at, of } = this;
    const made = new Array(store.looks.length);
    for (let index = this.count - 1; index >= 0; index -= 1) {
      const look = of[index];
      const dot = made[look] || (made[look] = listed(sprites.get(store.looks[look], 'dot', ratio), width));
      const { hardAt, hard } = dot;
      const from = at[index] - dot.half * width - dot.half;
      for (let pixel = 0; pixel < hard.length; pixel += 1) pixels[from + hardAt[pixel]] = hard[pixel];
    }
  }
}
