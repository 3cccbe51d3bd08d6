/* MarkStore: all marks as flat arrays by slot, filled from the binary batches of ui/map/batch.py. */

const KIND_ORDER = { point: 0, unit: 1, incident: 2 };
const FLAG_STALE = 1;
const FLAG_APPROX = 2;
const FLAG_PLANNED = 4;
const FLAG_MOVABLE = 8;
const FLAG_OWN = 16;
const SPREAD_LIMIT = 16;
const SPREAD_GAP = 30;
/* Numbers of each mark in a batch: latitude, longitude, heading, accuracy, time. */
const COLUMNS = 5;
const NO_STYLE = 0xffffffff;

/* Web Mercator, 0 to 1 across the world. */
function worldX(lon) { return (lon + 180) / 360; }
function worldY(lat) {
  const sine = Math.sin((Math.max(-85.0511, Math.min(85.0511, lat)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

class MarkStore {
  constructor() {
    this.grow(1024);
    this.keys = [];
    this.labels = [];
    this.styles = [];
    this.slotOf = new Map();
    this.looks = [];
    this.knownStyles = new Map();
    this.order = new Uint32Array(0);
    this.version = 0;
    this.changed = [];
  }

  grow(capacity) {
    const wider = (Type, old, blank) => {
      const array = new Type(capacity);
      if (blank !== undefined) array.fill(blank);
      if (old) array.set(old);
      return array;
    };
    this.capacity = capacity;
    for (const name of ['lat', 'lon', 'x', 'y', 'at']) this[name] = wider(Float64Array, this[name]);
    for (const name of ['dx', 'dy', 'heading', 'accuracy']) this[name] = wider(Float32Array, this[name]);
    // Which look each slot has, as the index of `looks`.
    this.lookOf = wider(Uint32Array, this.lookOf, NO_STYLE);
  }

  /* Layout: uint32 length of the header, JSON header, padding to 8, then uint32 slots of defined,
     moved and removed marks, uint32 style of each defined one, padding to 8, float64 latitude,
     longitude, heading (-1: none), accuracy (m, 0: not known) and time (ms UTC, 0: not known) of
     each defined and moved one. Little endian. */
  apply(buffer) {
    const length = new DataView(buffer).getUint32(0, true);
    const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
    const { defined, moved, removed } = header;
    let at = Math.ceil((4 + length) / 8) * 8;
    const slots = new Uint32Array(buffer, at, defined + moved + removed);
    at += slots.byteLength;
    const styles = new Uint32Array(buffer, at, defined);
    at = Math.ceil((at + styles.byteLength) / 8) * 8;
    const numbers = new Float64Array(buffer, at, (defined + moved) * COLUMNS);
    if (header.capacity > this.capacity) this.grow(2 ** Math.ceil(Math.log2(header.capacity)));
    const looks = header.styles.map((row) => this.style(row));
    for (let index = defined + moved; index < slots.length; index += 1) this.remove(slots[index]);
    for (let index = 0; index < defined; index += 1) {
      this.define(slots[index], header.keys[index], header.labels[index], looks[styles[index]]);
    }
    for (let index = 0; index < defined + moved; index += 1) this.place(slots[index], numbers, index * COLUMNS);
    if (defined || removed) this.sort();
    for (const tell of this.changed) tell();
  }

  style(row) {
    const id = JSON.stringify(row);
    let style = this.knownStyles.get(id);
    if (!style) {
      const [kind, letters, shape, colour, ring, flags, symbol, alert] = row;
      style = {
        id: this.looks.length, kind, letters, shape, colour, ring, symbol, alert,
        stale: Boolean(flags & FLAG_STALE), approx: Boolean(flags & FLAG_APPROX),
        planned: Boolean(flags & FLAG_PLANNED), movable: Boolean(flags & FLAG_MOVABLE),
        own: Boolean(flags & FLAG_OWN),
      };
      this.knownStyles.set(id, style);
      this.looks.push(style);
    }
    return style;
  }

  define(slot, key, label, style) {
    this.keys[slot] = key;
    this.labels[slot] = label;
    this.styles[slot] = style;
    this.lookOf[slot] = style.id;
    this.slotOf.set(key, slot);
  }

  place(slot, numbers, from) {
    const [lat, lon] = [numbers[from], numbers[from + 1]];
    this.lat[slot] = lat;
    this.lon[slot] = lon;
    this.x[slot] = worldX(lon);
    this.y[slot] = worldY(lat);
    this.heading[slot] = numbers[from + 2];
    this.accuracy[slot] = numbers[from + 3];
    this.at[slot] = numbers[from + 4];
  }

  /* A slot may have been given to another mark in the same batch already: only its own goes. */
  remove(slot) {
    if (this.slotOf.get(this.keys[slot]) === slot) this.slotOf.delete(this.keys[slot]);
    this.styles[slot] = undefined;
    this.lookOf[slot] = NO_STYLE;
  }

  /* Points under units under incidents, in stable order. */
  sort() {
    const rank = this.looks.map((style) => KIND_ORDER[style.kind]);
    const counts = [0, 0, 0];
    const { length } = this.styles;
    for (let slot = 0; slot < length; slot += 1) {
      if (this.lookOf[slot] !== NO_STYLE) counts[rank[this.lookOf[slot]]] += 1;
    }
    const next = [0, counts[0], counts[0] + counts[1]];
    this.order = new Uint32Array(counts[0] + counts[1] + counts[2]);
    for (let slot = 0; slot < length; slot += 1) {
      if (this.lookOf[slot] === NO_STYLE) continue;
      const place = rank[this.lookOf[slot]];
      this.order[next[place]] = slot;
      next[place] += 1;
    }
    this.version += 1;
  }

  /* Marks reported at exactly the same place stand in a ring around it, tied by a line (near zoom
     only), so that each can be seen and taken. Crowds stay stacked. */
  spread(slots) {
    const groups = new Map();
    for (const slot of slots) {
      this.dx[slot] = 0;
      this.dy[slot] = 0;
      const place = `${this.lat[slot]},${this.lon[slot]}`;
      const group = groups.get(place);
      if (group) group.push(slot);
      else groups.set(place, [slot]);
    }
    for (const group of groups.values()) {
      if (group.length > 1 && group.length <= SPREAD_LIMIT) this.spreadGroup(group);
    }
  }

  spreadGroup(group) {
    const ring = group.filter((slot) => this.styles[slot].kind !== 'incident');
    const incidents = group.filter((slot) => this.styles[slot].kind === 'incident');
    const middle = incidents.length;
    incidents.forEach((slot, index) => { this.dx[slot] = (index - (middle - 1) / 2) * SPREAD_GAP; });
    const radius = Math.max(middle ? 42 + ((middle - 1) * SPREAD_GAP) / 2 : 22, (ring.length * SPREAD_GAP) / (2 * Math.PI));
    ring.forEach((slot, index) => {
      const angle = -Math.PI / 2 + (index * 2 * Math.PI) / ring.length + (middle ? Math.PI / ring.length : 0);
      this.dx[slot] = radius * Math.cos(angle);
      this.dy[slot] = radius * Math.sin(angle);
    });
  }
}
