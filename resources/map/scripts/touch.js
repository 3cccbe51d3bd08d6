/* Touch: one finger pans and two pinch, by Leaflet; here a long press opens the menu of the place,
   as the right button does, and a tap with two fingers zooms out, as a double tap zooms in. */

const LONG_PRESS = 550;
const STILL = 12;
const TWO_FINGER_TAP = 300;

class Touch {
  constructor({ map, pointer }) {
    this.map = map;
    this.pointer = pointer;
    this.fingers = new Map();
    this.commands = {};
    const box = map.getContainer();
    box.style.touchAction = 'none';
    box.addEventListener('pointerdown', (event) => this.down(event), true);
    box.addEventListener('pointermove', (event) => this.move(event), true);
    for (const name of ['pointerup', 'pointercancel']) box.addEventListener(name, (event) => this.up(event), true);
    box.addEventListener('contextmenu', (event) => this.engine(event), true);
  }

  down(event) {
    if (event.pointerType !== 'touch' || isControl(event.target)) return;
    const { clientX: x, clientY: y } = event;
    this.fingers.set(event.pointerId, { x, y });
    clearTimeout(this.timer);
    if (this.fingers.size === 1) {
      this.begun = event.timeStamp;
      this.moved = false;
      this.most = 1;
      this.timer = setTimeout(() => this.hold(x, y), LONG_PRESS);
    } else this.most = Math.max(this.most, this.fingers.size);
  }

  move(event) {
    const finger = this.fingers.get(event.pointerId);
    if (!finger || Math.hypot(event.clientX - finger.x, event.clientY - finger.y) < STILL) return;
    this.moved = true;
    clearTimeout(this.timer);
  }

  up(event) {
    if (!this.fingers.delete(event.pointerId) || this.fingers.size) return;
    clearTimeout(this.timer);
    const tap = !this.moved && event.type === 'pointerup' && event.timeStamp - this.begun < TWO_FINGER_TAP;
    if (tap && this.most === 2) this.map.zoomOut();
  }

  hold(x, y) {
    this.heldAt = performance.now();
    const box = this.map.getContainer().getBoundingClientRect();
    const containerPoint = L.point(x - box.left, y - box.top);
    this.pointer.context({ containerPoint, latlng: this.map.containerPointToLatLng(containerPoint) });
  }

  /* The engine's own long press would open a second menu. */
  engine(event) {
    if (!this.fingers.size && performance.now() - (this.heldAt || -LONG_PRESS) > LONG_PRESS) return;
    event.preventDefault();
    event.stopPropagation();
  }
}

PARTS.push((commander) => new Touch(commander));
