/* Follow: keeps one mark in the middle of the view until the operator looks elsewhere. */

const FOLLOW_SLACK = 3;

class Follow {
  constructor(commander) {
    this.map = commander.map;
    this.marks = commander.marks;
    this.tell = (what, data) => commander.channel.tell(what, data);
    this.inset = () => commander.inset || { top: 0, bottom: 0 };
    this.key = null;
    this.own = false;
    this.zooming = false;
    this.commands = { follow: ({ key }) => this.begin(key) };
    this.marks.store.changed.push(() => this.look());
    this.map.on('zoomend', () => { this.zooming = true; });
    this.map.on('moveend', () => this.moved());
  }

  begin(key) {
    this.key = key;
    this.marks.followed = key;
    this.marks.schedule();
    this.look();
  }

  slot() { return this.key === null ? undefined : this.marks.store.slotOf.get(this.key); }

  /* How far the followed mark is from the middle of what no bar covers, in pixels. */
  offset(slot) {
    const { store } = this.marks;
    const { top, bottom } = this.inset();
    const size = this.map.getSize();
    const at = this.map.latLngToContainerPoint([store.lat[slot], store.lon[slot]]);
    return at.subtract([size.x / 2, (size.y + top - bottom) / 2]);
  }

  look() {
    const slot = this.slot();
    if (slot === undefined) return;
    const offset = this.offset(slot);
    if (Math.hypot(offset.x, offset.y) < 1) return;
    this.own = true;
    this.map.panBy(offset, { animate: false });
    this.own = false;
  }

  /* A zoom keeps following; whatever else moves the view away from the mark ends it. */
  moved() {
    const wasZoom = this.zooming;
    this.zooming = false;
    const slot = this.slot();
    if (this.own || slot === undefined) return;
    if (wasZoom) {
      this.look();
      return;
    }
    const offset = this.offset(slot);
    if (Math.hypot(offset.x, offset.y) <= FOLLOW_SLACK) return;
    this.begin(null);
    this.tell('follow_ended', {});
  }
}

PARTS.push((commander) => new Follow(commander));
