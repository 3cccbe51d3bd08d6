/* MarkLayer: every mark in view, copied pixel by pixel into one picture once a frame. */

/* With more than this in view, marks are small and unnamed; with more than the other, dots. */
const CROWD = 1500;
const THRONG = 6000;
/* How far outside of the view a mark is still painted, in CSS pixels. */
const EDGE = 40;
/* A precision circle is shown unasked from this size on, in CSS pixels, and for no more marks. */
const WIDE_CIRCLE = 40;
const CIRCLES = 60;
const EARTH_M = 40075016.686;
const MOST_ALERTED = 300;

const MarkLayer = L.Layer.extend({
  initialize(store, sprites, texts) {
    this.store = store;
    this.sprites = sprites;
    this.labels = new MarkLabels(this, texts);
    this.fan = new Fan(store);
    this.clusters = new Clusters(store);
    this.selected = null;
    this.followed = null;
    this.ghost = null;
    this.visible = { units: true, incidents: true, points: true, labels: true };
    this.frame = 0;
    this.count = 0;
    this.groups = [];
    this.shown = new Uint32Array(0);
    this.moving = false;
    this.size = L.point(0, 0);
    this.under = [];
    this.isUnderPainted = false;
    this.painted = [];
    this.throng = new Throng(this);
    store.changed.push(() => this.schedule());
    sprites.tokens.changed.push(() => this.schedule());
  },

  onAdd(map) {
    this.canvas = L.DomUtil.create('canvas', '', map.getPane('marks'));
    this.blitter = new Blitter(this.canvas);
    this.schedule();
  },

  getEvents() {
    return {
      movestart: () => { this.moving = true; },
      moveend: () => { this.moving = false; this.schedule(); },
      move: this.schedule, resize: this.schedule, viewreset: this.schedule,
    };
  },

  schedule() {
    if (!this.frame) this.frame = requestAnimationFrame(() => this.draw());
  },

  /* Where a mark stands in the view, in CSS pixels. */
  positionOf(slot) {
    const { scale, left, top, near } = this.view();
    const [dx, dy] = this.fan.offsetOf(slot, near);
    return L.point(this.store.x[slot] * scale - left + dx, this.store.y[slot] * scale - top + dy);
  },

  view() {
    const map = this._map;
    const { min } = map.getPixelBounds();
    const zoom = map.getZoom();
    return { scale: 256 * 2 ** zoom, left: min.x, top: min.y, zoom, near: zoom >= NEAR_ZOOM };
  },

  isShown(style) {
    if (style.kind === 'unit') return this.visible.units;
    return style.kind === 'incident' ? this.visible.incidents : this.visible.points;
  },

  isInView(slot) { return this.shown.subarray(0, this.count).includes(slot); },

  shownSlots() { return Array.from(this.shown.subarray(0, this.count)); },

  draw() {
    this.frame = 0;
    if (!this._map) return;
    this.size = this._map.getSize();
    const isPainted = this.blitter.fit(this.size, window.devicePixelRatio || 1);
    L.DomUtil.setPosition(this.canvas, this._map.containerPointToLayerPoint([0, 0]));
    if (!isPainted) return;
    this.collect();
    const drawn = this.count + this.groups.length;
    this.look = drawn > THRONG ? 'dot' : drawn > CROWD || this.seen.zoom < FAR_ZOOM ? 'compact' : 'full';
    if (this.look === 'dot') this.throng.paint(this.among, this.seeable);
    else this.blitter.clear();
    this.blitAll();
    if (this.visible.labels) this.labels.paint(this.size, this.look !== 'full');
    this.blitter.put(this.isUnderPainted);
    this.drawUnder();
    for (const tell of this.painted) tell();
  },

  /* Fills `shown` with the slots in view, lowest first, and finds what is shown together. */
  collect() {
    const { store } = this;
    this.seen = this.view();
    const { zoom, near } = this.seen;
    this.fan.gather(this.seen, (style) => this.isShown(style), Object.values(this.visible).join());
    this.prepare();
    const few = store.order.length <= MANY;
    if (near && few) this.fan.spread(store.order, 'all');
    const visible = Uint8Array.from(store.looks, (style) => (this.isShown(style) ? 1 : 0));
    let among = store.order;
    this.groups = [];
    if (this.clusters.applies(zoom)) {
      const keep = [this.selected, this.followed].map((key) => store.slotOf.get(key)).filter((slot) => slot !== undefined);
      this.clusters.make(this.seen, visible, keep);
      this.groups = this.clusters.inView(this.seen, this.size);
      among = this.clusters.singles;
    }
    this.count = this.inView(among, visible, near && few);
    if (near && !few && this.count <= CROWD) {
      if (!this.moving) this.fan.spread(this.shown.subarray(0, this.count), `${zoom},${this.seen.left},${this.seen.top}`);
      this.stand();
    }
    this.among = among;
    this.seeable = visible;
  },

  prepare() {
    const { capacity } = this.store;
    if (this.shown.length >= capacity) return;
    this.shown = new Uint32Array(capacity);
    this.px = new Float32Array(capacity);
    this.py = new Float32Array(capacity);
  },

  inView(among, visible, spread) {
    const { store, px, py, shown, size, fan } = this;
    const { scale, left, top } = this.seen;
    const { lookOf, x: worldXs, y: worldYs, dx, dy } = store;
    const [wide, high] = [size.x + EDGE, size.y + EDGE];
    let count = 0;
    for (let index = 0; index < among.length; index += 1) {
      const slot = among[index];
      let x = worldXs[slot] * scale - left;
      let y = worldYs[slot] * scale - top;
      if (spread) {
        x += dx[slot];
        y += dy[slot];
      } else if (fan.size) {
        const [besideX, besideY] = fan.offsetOf(slot, false);
        x += besideX;
        y += besideY;
      }
      if (x > -EDGE && y > -EDGE && x < wide && y < high && visible[lookOf[slot]]) {
        px[slot] = x;
        py[slot] = y;
        shown[count] = slot;
        count += 1;
      }
    }
    return count;
  },

  /* Moves those in view to where they stand beside their place. */
  stand() {
    const { store, px, py, shown } = this;
    const { scale, left, top } = this.seen;
    for (let index = 0; index < this.count; index += 1) {
      const slot = shown[index];
      px[slot] = store.x[slot] * scale - left + store.dx[slot];
      py[slot] = store.y[slot] * scale - top + store.dy[slot];
    }
  },

  blitAll() {
    const { store, sprites, blitter, shown, px, py, look } = this;
    const { ratio } = blitter;
    const chosen = this.selected === null ? undefined : store.slotOf.get(this.selected);
    const made = new Array(store.looks.length);
    const [alerted, own] = [[], []];
    let isChosenShown = false;
    for (let index = 0; index < this.count; index += 1) {
      const slot = shown[index];
      if (slot === chosen) {
        isChosenShown = true;
        continue;
      }
      const id = store.lookOf[slot];
      if (store.looks[id].own) {
        own.push(slot);
        continue;
      }
      if (look !== 'full' && isAbove(store.looks[id])) {
        alerted.push(slot);
        continue;
      }
      if (look === 'dot') continue;
      const sprite = made[id] || (made[id] = sprites.get(store.looks[id], this.lookOf(store.looks[id]), ratio));
      blitter.sprite(sprite, px[slot], py[slot]);
      if (look === 'full' && store.heading[slot] >= 0) this.blitHeading(slot, px[slot], py[slot]);
    }
    // In a crowd of dots what somebody must look at stands above them, as large as ever.
    for (const slot of alerted) {
      const isFew = alerted.length <= MOST_ALERTED;
      blitter.sprite(sprites.get(store.styles[slot], isFew ? 'full' : look, ratio), px[slot], py[slot]);
    }
    for (const one of this.groups) {
      blitter.sprite(sprites.cluster(one, ratio), one.x * this.seen.scale - this.seen.left, one.y * this.seen.scale - this.seen.top);
    }
    for (const slot of own) {
      blitter.sprite(sprites.get(store.styles[slot], 'full', ratio), px[slot], py[slot]);
      if (store.heading[slot] >= 0) this.blitHeading(slot, px[slot], py[slot]);
    }
    if (isChosenShown) {
      blitter.sprite(sprites.get(store.styles[chosen], 'selected', ratio), px[chosen], py[chosen]);
      if (store.heading[chosen] >= 0) this.blitHeading(chosen, px[chosen], py[chosen]);
    }
    if (this.ghost) {
      blitter.sprite(sprites.get(store.styles[this.ghost.slot], 'selected', ratio), this.ghost.x, this.ghost.y);
    }
  },

  /* Far out incidents stay large unless they are a crowd themselves. */
  lookOf(style) {
    if (this.look !== 'compact' || style.kind !== 'incident') return this.look;
    return this.count > CROWD ? 'compact' : 'full';
  },

  blitHeading(slot, x, y) {
    const { store, sprites, blitter } = this;
    blitter.sprite(sprites.heading(store.styles[slot], store.heading[slot], blitter.ratio), x, y);
  },

  /* Boxes of the view on which no name may stand. */
  boxes() {
    const { px, py, store } = this;
    const boxes = this.shownSlots().map((slot) => {
      const radius = markRadius(store.styles[slot]);
      return [px[slot] - radius, py[slot] - radius, radius * 2, radius * 2];
    });
    for (const one of this.groups) {
      const [x, y] = [one.x * this.seen.scale - this.seen.left, one.y * this.seen.scale - this.seen.top];
      boxes.push([x - CLUSTER_RADIUS, y - CLUSTER_RADIUS, CLUSTER_RADIUS * 2, CLUSTER_RADIUS * 2]);
    }
    return boxes;
  },

  /* Lines to the true places, circles of precision and tracks, under all that is painted already. Each
     says whether it painted anything: the next picture must then be put whole. */
  drawUnder() {
    const { context, ratio } = this.blitter;
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.globalCompositeOperation = 'destination-over';
    const isDot = this.look === 'dot';
    const painted = [
      !isDot && (this.seen.near || this.fan.size > 0) && this.drawLeaders(context),
      ...this.under.map((paint) => paint(context, this.seen, this.size)),
      !isDot && this.drawCircles(context),
    ];
    this.isUnderPainted = painted.includes(true);
    context.restore();
  },

  drawLeaders(context) {
    const { store, seen: { scale, left, top, near } } = this;
    if (near && this.count > CROWD) return false;
    let drawn = false;
    context.strokeStyle = this.sprites.tokens.clear('label', 0.55);
    context.fillStyle = this.sprites.tokens.colour('label');
    context.lineWidth = 1;
    for (const slot of this.shownSlots()) {
      const [dx, dy] = this.fan.offsetOf(slot, near);
      if (dx === 0 && dy === 0) continue;
      drawn = true;
      const [x, y] = [store.x[slot] * scale - left, store.y[slot] * scale - top];
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(this.px[slot], this.py[slot]);
      context.stroke();
      context.beginPath();
      context.arc(x, y, 2.5, 0, 2 * Math.PI);
      context.fill();
    }
    return drawn;
  },

  /* Within which a mark is: for the selected one, and for others where it is wide. */
  drawCircles(context) {
    const { store, seen: { scale, left, top } } = this;
    const chosen = store.slotOf.get(this.selected);
    let drawn = 0;
    for (let index = 0; index < this.count && drawn < CIRCLES; index += 1) {
      const slot = this.shown[index];
      if (!(store.accuracy[slot] > 0)) continue;
      const radius = (store.accuracy[slot] * scale) / (EARTH_M * Math.cos((store.lat[slot] * Math.PI) / 180));
      if (slot !== chosen && (radius < WIDE_CIRCLE || this.look !== 'full')) continue;
      drawn += 1;
      const { colour, stale } = store.styles[slot];
      context.beginPath();
      context.arc(store.x[slot] * scale - left, store.y[slot] * scale - top, radius, 0, 2 * Math.PI);
      context.setLineDash(stale ? [2, 4] : [6, 4]);
      context.lineWidth = 1.5;
      context.strokeStyle = this.sprites.tokens.clear(colour, 0.9);
      context.stroke();
      context.fillStyle = this.sprites.tokens.clear(colour, 0.1);
      context.fill();
    }
    return drawn > 0;
  },

  /* The mark under a point of the view, the topmost first; undefined where there is none. */
  hit(point) {
    let best;
    let nearest = Infinity;
    for (let index = this.count - 1; index >= 0; index -= 1) {
      const slot = this.shown[index];
      const distance = Math.hypot(this.px[slot] - point.x, this.py[slot] - point.y);
      const reach = this.look === 'full' ? markRadius(this.store.styles[slot]) + 3 : COMPACT_RADIUS + 3;
      if (distance <= reach && distance < nearest - 0.5) {
        best = slot;
        nearest = distance;
      }
    }
    return best;
  },

  /* What is shown as one under a point of the view. */
  clusterAt(point) {
    if (!this.seen) return undefined;
    const { scale, left, top } = this.view();
    return this.groups.find((one) => Math.hypot(one.x * scale - left - point.x, one.y * scale - top - point.y) <= CLUSTER_RADIUS + 3);
  },
});

/* What is never a dot among dots. */
function isAbove({ alert, own }) { return alert !== '' || own; }

/* What drawings and base map tell the names, and are told by them. */
for (const name of ['notes', 'placedFor', 'written']) {
  Object.defineProperty(MarkLayer.prototype, name, { set(value) { this.labels[name] = value; } });
}
