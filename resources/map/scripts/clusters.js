/* Clusters: where many marks stand close together, one sign with their number, the departments'
   shares as a ring and the worst of what somebody must look at. Cells are those of the world at this
   zoom, so that nothing regroups while the map is dragged. */

const CLUSTER_FROM = 300;
const CLUSTER_LEAST = 4;
const CLUSTER_CELL = 72;
/* From this zoom on a street is as wide as a mark: everything is shown for itself. */
const CLUSTER_ZOOM = 18;
const CLUSTER_RADIUS = 17;
const SHARES = 12;
const ALERTS = ['', 'disputed', 'asked', 'late'];
const ALONE = -1;
const KINDS = { unit: 0, point: 0, incident: 1 };

class Clusters {
  constructor(store) {
    this.store = store;
    this.on = true;
    this.found = [];
    this.singles = new Uint32Array(0);
    this.edits = 0;
    this.madeFor = '';
    store.changed.push(() => { this.edits += 1; });
  }

  applies(zoom) { return this.on && this.store.order.length > CLUSTER_FROM && zoom < CLUSTER_ZOOM; }

  /* Finds what is shown together at this zoom, anywhere; what is not stands in `singles`. */
  make({ zoom, scale }, visible, keep) {
    const key = [zoom, this.edits, visible.join(''), keep.join()].join('|');
    if (key === this.madeFor) return;
    this.madeFor = key;
    const { store } = this;
    const { order, lookOf } = store;
    this.prepare(order.length);
    const kinds = Uint8Array.from(store.looks, (style) => KINDS[style.kind]);
    const cells = scale / CLUSTER_CELL;
    for (let index = 0; index < order.length; index += 1) {
      const slot = order[index];
      const look = lookOf[slot];
      this.cellOf[index] = visible[look] && !store.looks[look].own && !keep.includes(slot)
        ? this.cell(Math.floor(store.x[slot] * cells), Math.floor(store.y[slot] * cells), kinds[look]) : ALONE;
    }
    this.takeOut();
  }

  prepare(count) {
    const room = 2 ** Math.ceil(Math.log2(Math.max(1024, count * 2)));
    if (this.room !== room) {
      this.room = room;
      this.table = new Int32Array(room);
      this.columns = new Int32Array(room);
      this.rows = new Int32Array(room);
      this.counts = new Uint32Array(room);
      this.cellOf = new Int32Array(room);
    }
    this.table.fill(0);
    this.cells = 0;
  }

  /* The number of a cell of the world, counted up; an open hash of columns and rows. */
  cell(column, row, kind) {
    const { table, columns, rows, room } = this;
    const lower = row * 2 + kind;
    let at = (Math.imul(column, 73856093) ^ Math.imul(lower, 19349663)) & (room - 1);
    while (table[at] !== 0) {
      const known = table[at] - 1;
      if (columns[known] === column && rows[known] === lower) {
        this.counts[known] += 1;
        return known;
      }
      at = (at + 1) & (room - 1);
    }
    const made = this.cells;
    this.cells += 1;
    table[at] = made + 1;
    columns[made] = column;
    rows[made] = lower;
    this.counts[made] = 1;
    return made;
  }

  takeOut() {
    const { store, counts, cellOf } = this;
    const { order, lookOf } = store;
    const groups = new Array(this.cells);
    const singles = new Uint32Array(order.length);
    let alone = 0;
    this.found = [];
    for (let index = 0; index < order.length; index += 1) {
      const slot = order[index];
      const cell = cellOf[index];
      if (cell === ALONE || counts[cell] < CLUSTER_LEAST) {
        singles[alone] = slot;
        alone += 1;
        continue;
      }
      let group = groups[cell];
      if (!group) {
        group = newGroup(store.looks[lookOf[slot]].kind, store.looks.length);
        groups[cell] = group;
        this.found.push(group);
      }
      addTo(group, store, slot);
    }
    this.singles = singles.subarray(0, alone);
    for (const group of this.found) finish(group, store);
  }

  /* Those in view. */
  inView({ scale, left, top }, size) {
    const edge = CLUSTER_RADIUS * 2;
    return this.found.filter(({ x, y }) => {
      const [across, down] = [x * scale - left, y * scale - top];
      return across > -edge && down > -edge && across < size.x + edge && down < size.y + edge;
    });
  }
}

function newGroup(kind, looks) {
  return { kind, count: 0, x: 0, y: 0, looks: new Uint32Array(looks), alerts: [0, 0, 0, 0], west: 2, east: -1, north: 2, south: -1 };
}

function addTo(group, store, slot) {
  const [x, y] = [store.x[slot], store.y[slot]];
  group.count += 1;
  group.x += x;
  group.y += y;
  if (x < group.west) group.west = x;
  if (x > group.east) group.east = x;
  if (y < group.north) group.north = y;
  if (y > group.south) group.south = y;
  group.looks[store.lookOf[slot]] += 1;
}

/* The middle, the shares of colours in twelfths, the largest first, and the worst alert. */
function finish(group, store) {
  group.x /= group.count;
  group.y /= group.count;
  const colours = new Map();
  group.looks.forEach((count, look) => {
    if (!count) return;
    const style = store.looks[look];
    colours.set(style.colour, (colours.get(style.colour) || 0) + count);
    group.alerts[Math.max(0, ALERTS.indexOf(style.alert))] += count;
  });
  const ranked = [...colours].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
  group.shares = ranked.map(([colour, count]) => [colour, Math.max(1, Math.round((count / group.count) * SHARES))]);
  const worst = [3, 2, 1].find((level) => group.alerts[level]) || 0;
  group.alert = ALERTS[worst];
  group.alerted = worst ? group.alerts[worst] : 0;
}

/* 999, 1.2k, 12k: no wider than the sign. */
function shortCount(count) {
  if (count < 1000) return String(count);
  return count < 10000 ? `${(Math.floor(count / 100) / 10).toFixed(1)}k` : `${Math.floor(count / 1000)}k`;
}
