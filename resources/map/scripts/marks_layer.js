/* MarkLayer: every mark in view, copied pixel by pixel into one ImageData once a frame. */

const NEAR_ZOOM = 14;
const CROWD = 1500;
const LABELLED_MARKS = 150;
/* With no more marks than this, those that would cover each other far out stand in a ring. */
const FEW = 80;
const FAN_REACH = 30;
const FAN_RADIUS = 40;
const FAN_GAP = 30;

const FAR_ZOOM = 9;
const AT_PLACE = [0, 0];

const MarkLayer = L.Layer.extend({
  initialize(store, sprites, texts) {
    this.store = store;
    this.sprites = sprites;
    this.texts = texts;
    this.selected = null;
    this.ghost = null;
    this.notes = [];
    this.visible = { units: true, incidents: true, points: true, labels: true };
    this.frame = 0;
    this.shown = [];
    this.placed = [];
    this.placedFor = '';
    this.moving = false;
    this.written = () => {};
    this.fanned = new Map();
    this.fannedFor = null;
    store.changed.push(() => {
      this.fannedFor = null;
      this.schedule();
    });
    sprites.tokens.changed.push(() => this.schedule());
  },

  onAdd(map) {
    this.canvas = L.DomUtil.create('canvas', '', map.getPane('marks'));
    this.context = this.canvas.getContext('2d', { willReadFrequently: true });
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
    const view = this.view();
    const [dx, dy] = this.offsetOf(slot, view.spread);
    return L.point(this.store.x[slot] * view.scale - view.left + dx, this.store.y[slot] * view.scale - view.top + dy);
  },

  /* How many pixels beside its place a mark stands, so that it can be seen. */
  offsetOf(slot, spread) {
    if (spread) return [this.store.dx[slot], this.store.dy[slot]];
    return this.fanned.get(slot) || AT_PLACE;
  },

  /* Far out, what is close together: incidents side by side, all else in a ring around them. */
  fanOut() {
    const { store } = this;
    const { zoom, scale, spread } = this.view();
    const key = [zoom, ...Object.values(this.visible)].join();
    if (key === this.fannedFor) return;
    this.fannedFor = key;
    this.fanned.clear();
    if (spread || zoom < FAR_ZOOM || store.order.length > FEW) return;
    const groups = [];
    for (const slot of [...store.order].reverse()) {
      if (!this.isShown(store.styles[slot])) continue;
      const [x, y] = [store.x[slot] * scale, store.y[slot] * scale];
      const group = groups.find((one) => Math.hypot(one.x - x, one.y - y) < FAN_REACH);
      if (group) group.slots.push(slot);
      else groups.push({ x, y, slots: [slot] });
    }
    for (const group of groups) if (group.slots.length > 1) this.fanGroup(group, scale);
  },

  fanGroup({ x, y, slots }, scale) {
    const { store } = this;
    const stand = (slot, dx, dy) => this.fanned.set(slot, [x + dx - store.x[slot] * scale, y + dy - store.y[slot] * scale]);
    const middle = slots.filter((slot) => store.styles[slot].kind === 'incident');
    const ring = slots.filter((slot) => store.styles[slot].kind !== 'incident');
    middle.forEach((slot, index) => stand(slot, (index - (middle.length - 1) / 2) * FAN_GAP, 0));
    const least = middle.length ? FAN_RADIUS + (middle.length - 1) * FAN_GAP / 2 : FAN_GAP / 2;
    const radius = Math.max(least, (ring.length * FAN_GAP) / (2 * Math.PI));
    ring.forEach((slot, index) => {
      const angle = -Math.PI / 2 + ((index + 0.5) * 2 * Math.PI) / ring.length;
      stand(slot, radius * Math.cos(angle), radius * Math.sin(angle));
    });
  },

  view() {
    const map = this._map;
    const { min } = map.getPixelBounds();
    const zoom = map.getZoom();
    return { scale: 256 * 2 ** zoom, left: min.x, top: min.y, zoom, spread: zoom >= NEAR_ZOOM ? 1 : 0 };
  },

  isShown(style) {
    if (style.kind === 'unit') return this.visible.units;
    return style.kind === 'incident' ? this.visible.incidents : this.visible.points;
  },

  draw() {
    this.frame = 0;
    if (!this._map) return;
    const size = this._map.getSize();
    const ratio = window.devicePixelRatio || 1;
    this.fitCanvas(size, ratio);
    if (!this.image) return;
    this.buffer.fill(0);
    this.collect(size);
    const compact = this.shown.length > CROWD || this.view().zoom < FAR_ZOOM;
    this.blitAll(compact, ratio);
    this.blitLabels(size, compact, ratio);
    this.context.putImageData(this.image, 0, 0);
    this.drawLeaders(ratio);
  },

  fitCanvas(size, ratio) {
    const [width, height] = [Math.round(size.x * ratio), Math.round(size.y * ratio)];
    if (width * height === 0) {
      this.image = null;
    } else if (this.canvas.width !== width || this.canvas.height !== height || !this.image) {
      this.canvas.width = width;
      this.canvas.height = height;
      this.canvas.style.width = `${size.x}px`;
      this.canvas.style.height = `${size.y}px`;
      this.image = this.context.createImageData(width, height);
      this.buffer = new Uint32Array(this.image.data.buffer);
    }
    L.DomUtil.setPosition(this.canvas, this._map.containerPointToLayerPoint([0, 0]));
  },

  /* Fills `shown` with the slots in view, lowest first. */
  collect(size) {
    const { store } = this;
    const { scale, left, top, spread } = this.view();
    this.fanOut();
    const [wide, high, edge] = [size.x + 40, size.y + 40, -40];
    const shown = [];
    this.px = this.px && this.px.length >= store.capacity ? this.px : new Float32Array(store.capacity);
    this.py = this.py && this.py.length >= store.capacity ? this.py : new Float32Array(store.capacity);
    for (const slot of store.order) {
      const [dx, dy] = this.offsetOf(slot, spread);
      const x = store.x[slot] * scale - left + dx;
      const y = store.y[slot] * scale - top + dy;
      if (x > edge && y > edge && x < wide && y < high && this.isShown(store.styles[slot])) {
        this.px[slot] = x;
        this.py[slot] = y;
        shown.push(slot);
      }
    }
    this.shown = shown;
  },

  blitAll(compact, ratio) {
    const { store, sprites } = this;
    const chosen = this.selected === null ? undefined : store.slotOf.get(this.selected);
    const looks = new Map();
    for (const slot of this.shown) {
      if (slot === chosen) continue;
      const style = store.styles[slot];
      let sprite = looks.get(style.id);
      if (!sprite) {
        const small = compact && (style.kind !== 'incident' || this.shown.length > CROWD);
        sprite = sprites.get(style, small ? 'compact' : 'full', ratio);
        looks.set(style.id, sprite);
      }
      this.blitSprite(sprite, this.px[slot], this.py[slot], ratio);
    }
    if (chosen !== undefined && this.shown.includes(chosen)) {
      const sprite = sprites.get(store.styles[chosen], 'selected', ratio);
      this.blitSprite(sprite, this.px[chosen], this.py[chosen], ratio);
    }
    if (this.ghost) {
      const sprite = sprites.get(store.styles[this.ghost.slot], 'selected', ratio);
      this.blitSprite(sprite, this.ghost.x, this.ghost.y, ratio);
    }
  },

  /* Copies opaque pixels and mixes the soft ones of the edges. Pixels are 0xAABBGGRR. */
  blit({ pixels, columns, rows }, left, top) {
    const { width, height } = this.image;
    const [firstRow, lastRow] = [Math.max(0, -top), Math.min(rows, height - top)];
    const [first, last] = [Math.max(0, -left), Math.min(columns, width - left)];
    const { buffer } = this;
    for (let row = firstRow; row < lastRow; row += 1) {
      let from = row * columns + first;
      let to = (top + row) * width + left + first;
      for (let column = first; column < last; column += 1, from += 1, to += 1) {
        const pixel = pixels[from];
        if (pixel === 0) continue;
        if (pixel >>> 24 === 255 || buffer[to] === 0) buffer[to] = pixel;
        else buffer[to] = mixPixels(pixel, buffer[to]);
      }
    }
  },

  /* A sprite with its middle at a place of the view. */
  blitSprite(sprite, x, y, ratio) {
    this.blit(sprite, Math.round(x * ratio) - sprite.half, Math.round(y * ratio) - sprite.half);
  },

  drawLeaders(ratio) {
    const { store, context } = this;
    const { scale, left, top, spread } = this.view();
    if (!spread && !this.fanned.size) return;
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.globalCompositeOperation = 'destination-over';
    context.strokeStyle = this.sprites.tokens.clear('label', 0.55);
    context.fillStyle = this.sprites.tokens.colour('label');
    context.lineWidth = 1;
    for (const slot of this.shown) {
      const [dx, dy] = this.offsetOf(slot, spread);
      if (dx === 0 && dy === 0) continue;
      const [x, y] = [store.x[slot] * scale - left, store.y[slot] * scale - top];
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(this.px[slot], this.py[slot]);
      context.stroke();
      context.beginPath();
      context.arc(x, y, 2.5, 0, 2 * Math.PI);
      context.fill();
    }
    context.restore();
  },

  /* While the map is dragged every text stays where it was placed beside its mark: that is calm to
     look at and cheap. */
  blitLabels(size, compact, ratio) {
    if (!this.visible.labels) return;
    const now = [this.view().zoom, this.store.version, this.selected, ratio, this.texts.version].join();
    if (!this.moving || now !== this.placedFor) {
      this.placeLabels(size, compact, ratio);
      this.placedFor = now;
    }
    const { scale, left, top } = this.view();
    for (const { text, slot, x, y } of this.placed) {
      const at = slot === undefined ? L.point(x * scale - left, y * scale - top) : this.positionOf(slot).add([x, y]);
      this.blit(text, Math.round(at.x * ratio), Math.round(at.y * ratio));
    }
  },

  placeLabels(size, compact, ratio) {
    const placer = new Placer(size.x, size.y);
    this.placed = [];
    if (!compact) {
      for (const slot of this.shown) {
        const radius = markRadius(this.store.styles[slot]);
        placer.take(this.px[slot] - radius, this.py[slot] - radius, radius * 2, radius * 2);
      }
    }
    const slots = this.labelled(compact);
    const isFirst = (slot) => this.store.styles[slot].kind === 'incident' || this.store.keys[slot] === this.selected;
    for (const slot of slots.filter(isFirst)) this.placeLabel(slot, placer, ratio);
    this.placeNotes(placer, ratio);
    for (const slot of slots.filter((one) => !isFirst(one))) this.placeLabel(slot, placer, ratio);
    this.tellWritten(compact);
  },

  /* Tells the base map where names and marks stand, as boxes of the world (0 to 1 across), so that
     no street is named there. */
  tellWritten(compact) {
    const { scale, left, top } = this.view();
    const boxes = this.placed.map(({ text, slot, x, y }) => (slot === undefined
      ? [x * scale - left, y * scale - top, text.width, text.height]
      : [this.px[slot] + x, this.py[slot] + y, text.width, text.height]));
    if (!compact) {
      for (const slot of this.shown) {
        const radius = markRadius(this.store.styles[slot]);
        boxes.push([this.px[slot] - radius, this.py[slot] - radius, radius * 2, radius * 2]);
      }
    }
    this.written(boxes.map(([x, y, width, height]) => [
      (x + left) / scale, (y + top) / scale, width / scale, height / scale,
    ]), scale);
  },

  /* Incidents and what is selected are named first, then the rest while there is room. */
  labelled(compact) {
    const { store } = this;
    const chosen = store.slotOf.get(this.selected);
    const first = this.shown.filter((slot) => slot === chosen);
    if (this.shown.length > CROWD) return first;
    const incidents = this.shown.filter((slot) => slot !== chosen && store.styles[slot].kind === 'incident');
    const isFar = this.view().zoom < NEAR_ZOOM - 1 && store.order.length > FEW;
    if (compact || isFar) return first.concat(incidents.slice(0, LABELLED_MARKS));
    const others = this.shown.filter((slot) => slot !== chosen && store.styles[slot].kind !== 'incident');
    return first.concat(incidents, others).slice(0, LABELLED_MARKS);
  },

  placeLabel(slot, placer, ratio) {
    const style = this.store.styles[slot];
    if (!this.store.labels[slot]) return;
    const text = this.texts.get(this.store.labels[slot], 'label', style.kind === 'incident', style.stale ? 0.6 : 1, ratio);
    const [x, y, radius] = [this.px[slot], this.py[slot], markRadius(style) * 1.1];
    const [right, left, beside] = [x + radius + 2, x - radius - 2 - text.width, y - text.height / 2];
    const middle = x - text.width / 2;
    const places = [[right, beside], [left, beside], [middle, y + radius + 1], [middle, y - radius - text.height]];
    // Incidents at one place are read as a list.
    if (style.kind === 'incident') {
      for (const row of [1, -1, 2, -2, 3, -3]) {
        places.push([right, beside + row * text.height], [left, beside + row * text.height]);
      }
    }
    const { x: width } = this._map.getSize();
    const isInside = ([from]) => from >= 0 && from + text.width <= width;
    const isFree = ([from, top]) => placer.isFree(from + 3, top + 4, text.width - 6, text.height - 8);
    const found = places.find((one) => isInside(one) && isFree(one)) || places.find(isFree);
    if (!found) return;
    placer.take(found[0], found[1] + 2, text.width, text.height - 4);
    this.placed.push({ text, slot, x: found[0] - x, y: found[1] - y });
  },

  /* Names of zones: inside or outside their upper or lower edge, wherever there is room. */
  placeNotes(placer, ratio) {
    const { scale, left, top } = this.view();
    for (const note of this.notes) {
      const text = this.texts.get(note.text, note.role, true, 1, ratio);
      if (note.span * scale < text.width * 0.5) continue;
      const x = note.x * scale - left - text.width / 2;
      const [upper, lower] = [note.north * scale - top, note.south * scale - top];
      const rows = [upper + 6, upper - text.height - 1, lower - text.height - 6, lower + 1];
      const row = rows.find((y) => placer.isFree(x + 3, y + 4, text.width - 6, text.height - 8));
      if (row === undefined) continue;
      placer.take(x, row + 2, text.width, text.height - 4);
      this.placed.push({ text, x: (x + left) / scale, y: (row + top) / scale });
    }
  },

  /* The mark under a point of the view, the topmost first; undefined where there is none. */
  hit(point) {
    let best;
    let nearest = Infinity;
    for (let index = this.shown.length - 1; index >= 0; index -= 1) {
      const slot = this.shown[index];
      const distance = Math.hypot(this.px[slot] - point.x, this.py[slot] - point.y);
      const reach = this.shown.length > CROWD ? COMPACT_RADIUS + 3 : markRadius(this.store.styles[slot]) + 3;
      if (distance <= reach && distance < nearest - 0.5) {
        best = slot;
        nearest = distance;
      }
    }
    return best;
  },
});

/* Source over destination, neither premultiplied. */
function mixPixels(over, under) {
  const a = (over >>> 24) / 255;
  const b = ((under >>> 24) / 255) * (1 - a);
  const alpha = a + b;
  const mix = (shift) => (((over >>> shift) & 255) * a + ((under >>> shift) & 255) * b) / alpha;
  return ((Math.round(alpha * 255) << 24) | (mix(16) << 16) | (mix(8) << 8) | mix(0)) >>> 0;
}
