/* Fan: marks that would cover each other stand beside their place, tied to it by a line. */

const NEAR_ZOOM = 14;
const FAR_ZOOM = 9;
/* With no more marks than this, those that would cover each other far out stand in a ring. */
const FEW = 80;
/* With more than this, only those in view are looked at, and only while they are no crowd. */
const MANY = 2000;
const FAN_REACH = 30;
const FAN_RADIUS = 40;
const FAN_GAP = 30;
const AT_PLACE = [0, 0];

class Fan {
  constructor(store) {
    this.store = store;
    this.byslot = new Map();
    this.madeFor = '';
    this.spreadFor = '';
    this.edits = 0;
    store.changed.push(() => { this.edits += 1; });
  }

  /* How many pixels beside its place a mark stands, so that it can be seen. */
  offsetOf(slot, near) {
    if (near) return [this.store.dx[slot], this.store.dy[slot]];
    return this.byslot.get(slot) || AT_PLACE;
  }

  get size() { return this.byslot.size; }

  /* Near: marks reported at exactly the same place stand in a ring around it. */
  spread(slots, more) {
    const key = `${this.edits},${slots.length},${more}`;
    if (key === this.spreadFor) return;
    this.spreadFor = key;
    this.store.spread(slots);
  }

  /* Far out, what is close together: incidents side by side, all else in a ring around them. */
  gather({ zoom, scale, near }, isShown, seen) {
    const key = [zoom, this.edits, seen].join();
    if (key === this.madeFor) return;
    this.madeFor = key;
    this.byslot.clear();
    const { store } = this;
    if (near || zoom < FAR_ZOOM || store.order.length > FEW) return;
    const groups = [];
    for (const slot of [...store.order].reverse()) {
      if (!isShown(store.styles[slot])) continue;
      const [x, y] = [store.x[slot] * scale, store.y[slot] * scale];
      const group = groups.find((one) => Math.hypot(one.x - x, one.y - y) < FAN_REACH);
      if (group) group.slots.push(slot);
      else groups.push({ x, y, slots: [slot] });
    }
    for (const group of groups) if (group.slots.length > 1) this.place(group, scale);
  }

  place({ x, y, slots }, scale) {
    const { store } = this;
    const stand = (slot, dx, dy) => this.byslot.set(slot, [x + dx - store.x[slot] * scale, y + dy - store.y[slot] * scale]);
    const middle = slots.filter((slot) => store.styles[slot].kind === 'incident');
    const ring = slots.filter((slot) => store.styles[slot].kind !== 'incident');
    middle.forEach((slot, index) => stand(slot, (index - (middle.length - 1) / 2) * FAN_GAP, 0));
    const least = middle.length ? FAN_RADIUS + (middle.length - 1) * FAN_GAP / 2 : FAN_GAP / 2;
    const radius = Math.max(least, (ring.length * FAN_GAP) / (2 * Math.PI));
    ring.forEach((slot, index) => {
      const angle = -Math.PI / 2 + ((index + 0.5) * 2 * Math.PI) / ring.length;
      stand(slot, radius * Math.cos(angle), radius * Math.sin(angle));
    });
  }
}
