/* Pointer: selecting, moving a mark, context menu and read-out, told to the program as intents. */

const DRAG_THRESHOLD = 5;
const CURSOR_INTERVAL = 50;
const GHOST_LIFE = 1500;
const REST_INTERVAL = 350;

class Pointer {
  constructor(map, marks, shapes, tell) {
    this.map = map;
    this.marks = marks;
    this.shapes = shapes;
    this.tell = tell;
    this.drawing = false;
    this.tellsRest = false;
    this.drag = null;
    this.cursorTimer = 0;
    const box = map.getContainer();
    box.addEventListener('mousedown', (event) => this.press(event), true);
    document.addEventListener('mousemove', (event) => this.move(event), true);
    document.addEventListener('mouseup', (event) => this.release(event), true);
    document.addEventListener('keydown', (event) => this.key(event), true);
    box.addEventListener('click', (event) => this.swallow(event), true);
    map.on('click', (event) => this.click(event));
    map.on('contextmenu', (event) => this.context(event));
    map.on('mousemove', (event) => this.hover(event));
    marks.store.changed.push(() => this.settle());
    marks.painted.push(() => { if (this.pointsAt) this.rest(this.pointsAt); });
    box.addEventListener('mouseleave', () => this.leave());
  }

  pointOf(event) { return this.map.mouseEventToContainerPoint(event); }

  /* A press on a mark that may be moved is ours; anything else is Leaflet's. */
  press(event) {
    if (event.button !== 0 || this.drawing || isControl(event.target)) return;
    const point = this.pointOf(event);
    const slot = this.marks.hit(point);
    if (slot === undefined || !this.marks.store.styles[slot].movable) return;
    event.stopPropagation();
    this.map.getContainer().focus({ preventScroll: true });
    const stand = this.marks.positionOf(slot);
    this.drag = { slot, key: this.marks.store.keys[slot], from: point, grip: stand.subtract(point), moved: false };
  }

  move(event) {
    if (!this.drag) return;
    const point = this.pointOf(event);
    if (!this.drag.moved && point.distanceTo(this.drag.from) < DRAG_THRESHOLD) return;
    this.drag.moved = true;
    this.map.getContainer().classList.add('moving-mark');
    const stand = point.add(this.drag.grip);
    this.marks.ghost = { slot: this.drag.slot, x: stand.x, y: stand.y };
    this.marks.schedule();
  }

  release(event) {
    const { drag } = this;
    if (!drag || event.button !== 0) return;
    this.drag = null;
    this.map.getContainer().classList.remove('moving-mark');
    if (!drag.moved) return;
    this.ignoreClick = true;
    const at = this.map.containerPointToLatLng([this.marks.ghost.x, this.marks.ghost.y]).wrap();
    this.tell('moved', { key: drag.key, lat: at.lat, lon: at.lng });
    this.ghostTimer = setTimeout(() => this.dropGhost(), GHOST_LIFE);
  }

  /* The ghost stays where it was dropped until the journal's answer has moved the mark. */
  settle() {
    if (!this.drag) this.dropGhost();
    else if (this.marks.store.keys[this.drag.slot] !== this.drag.key || !this.marks.store.styles[this.drag.slot]) this.cancel();
  }

  dropGhost() {
    clearTimeout(this.ghostTimer);
    this.marks.ghost = null;
    this.marks.schedule();
  }

  cancel() {
    this.drag = null;
    this.map.getContainer().classList.remove('moving-mark');
    this.dropGhost();
  }

  key(event) {
    if (event.key !== 'Escape' || !this.drag) return;
    this.ignoreClick = this.drag.moved;
    this.cancel();
    event.stopPropagation();
  }

  /* The click that ends a move of a mark selects nothing. */
  swallow(event) {
    if (this.ignoreClick) event.stopPropagation();
    this.ignoreClick = false;
  }

  click(event) {
    if (this.drawing) return;
    const slot = this.marks.hit(event.containerPoint);
    const cluster = slot === undefined && this.marks.clusterAt(event.containerPoint);
    if (cluster) {
      this.open(cluster);
      return;
    }
    const key = slot === undefined ? this.shapes.hit(event.containerPoint) : this.marks.store.keys[slot];
    this.tell('selected', { key });
  }

  /* Looks at what is shown as one; closer by two steps where all of it is at one place. */
  open({ west, east, north, south }) {
    const at = (x, y) => [(Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI, x * 360 - 180];
    const { map } = this;
    const bounds = L.latLngBounds(at(west, north), at(east, south));
    const zoom = Math.min(map.getMaxZoom(), Math.max(map.getZoom() + 1, map.getBoundsZoom(bounds.pad(0.2))));
    map.setView(bounds.getCenter(), zoom, { animate: false });
  }

  context(event) {
    if (this.drawing) return;
    const point = event.containerPoint;
    const slot = this.marks.hit(point);
    const key = slot === undefined ? this.shapes.hit(point) : this.marks.store.keys[slot];
    const { lat, lng } = event.latlng.wrap();
    this.tell('context', { key, lat, lon: lng, grid: gridOf(lat, lng), x: point.x, y: point.y });
  }

  /* What the pointer rests on; said again only when that is another thing. Also a mark may leave. */
  rest(point) {
    this.pointsAt = point;
    if (!this.tellsRest) return;
    const slot = this.drag || this.drawing ? undefined : this.marks.hit(point);
    const key = slot === undefined ? null : this.marks.store.keys[slot];
    if (key === this.restsOn) return;
    clearTimeout(this.restTimer);
    if (this.restsOn) this.tell('rested', { key: null, x: 0, y: 0 });
    this.restsOn = key;
    if (key === null) return;
    this.restTimer = setTimeout(() => this.tell('rested', { key, x: point.x, y: point.y }), REST_INTERVAL);
  }

  leave() {
    this.pointsAt = null;
    if (!this.restsOn) return;
    clearTimeout(this.restTimer);
    this.restsOn = null;
    this.tell('rested', { key: null, x: 0, y: 0 });
  }

  hover(event) {
    this.latest = event.latlng;
    this.rest(event.containerPoint);
    if (!this.drag && !this.drawing) this.showHand(event.containerPoint);
    if (this.cursorTimer) return;
    this.cursorTimer = setTimeout(() => {
      this.cursorTimer = 0;
      const { lat, lng } = this.latest.wrap();
      this.tell('cursor', { lat, lon: lng, grid: gridOf(lat, lng) });
    }, CURSOR_INTERVAL);
  }

  showHand(point) {
    const slot = this.marks.hit(point);
    const list = this.map.getContainer().classList;
    const style = slot === undefined ? null : this.marks.store.styles[slot];
    const isCluster = !style && Boolean(this.marks.clusterAt(point));
    list.toggle('over-mark', isCluster || (Boolean(style) && !style.movable));
    list.toggle('over-movable', Boolean(style) && style.movable);
  }
}

function isControl(element) {
  return Boolean(element.closest && element.closest('.leaflet-control'));
}

/* MGRS to one metre; empty outside its range (poles). */
function gridOf(lat, lon) {
  if (lat < -80 || lat > 84) return '';
  const wrapped = ((((lon + 180) % 360) + 360) % 360) - 180;
  return mgrs.forward([wrapped, lat], 5).replace(/^(\d+[A-Z])([A-Z]{2})(\d{5})(\d{5})$/, '$1 $2 $3 $4');
}
