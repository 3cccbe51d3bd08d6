/* Drawing: what people put on the map corner by corner, by Geoman: with the mouse, or with Space at
   the cross in the middle. A point is one click, or Enter. Backspace takes back, Ctrl+Y puts back,
   Enter or a double click ends. The result goes to the program and is shown only once it is in the
   journal. */

const GUIDES = {
  circle: 'two', sector: 'two', plume: 'two', line: 'line', corridor: 'line', arrow: 'line', measure_line: 'line',
  polygon: 'polygon', measure_area: 'polygon', point: 'point', text: 'point', place: 'point',
};
const SNAP_REACH = 12;
const SNAP_MOST = 400;

class Drawing {
  constructor(map, pointer, tokens, tell) {
    this.map = map;
    this.pointer = pointer;
    this.tokens = tokens;
    this.tell = tell;
    this.kind = null;
    this.snap = true;
    this.editing = () => false;
    this.redone = [];
    this.sketch = new Sketch(map, tokens, tell);
    map.on('pm:create', ({ layer }) => this.finish(layer));
    map.on('click', (event) => this.point(event));
    map.on('move', () => this.aim());
    map.on('mousemove', () => this.hand());
    document.addEventListener('keydown', (event) => this.key(event), true);
  }

  setLanguage(code) { this.map.pm.setLang(code === 'zh' ? 'zh' : 'en'); }

  start(kind, at) {
    this.stop();
    this.kind = kind;
    this.redone = [];
    this.byKeys = false;
    this.pointer.drawing = true;
    this.map.getContainer().classList.add('pointing');
    this.map.getContainer().focus({ preventScroll: true });
    this.map.getContainer().classList.toggle('aiming', this.isPoint());
    this.announce();
    if (this.isPoint()) return;
    this.enable();
    if (at) this.add(L.latLng(at.lat, at.lon));
  }

  announce() {
    if (this.sketch.listening) this.tell('drawing', { kind: this.kind || '' });
  }

  get guide() { return GUIDES[this.kind] || 'line'; }

  isPoint() { return this.kind !== null && this.guide === 'point'; }

  enable() {
    const colour = this.tokens.colour('accent');
    const line = { color: colour, weight: 2, dashArray: '6 4' };
    const name = this.guide === 'polygon' ? 'Polygon' : 'Line';
    this.map.pm.enableDraw(name, {
      snappable: this.snap, snapDistance: SNAP_REACH, tooltips: false, continueDrawing: false, finishOn: 'dblclick',
      templineStyle: line, hintlineStyle: line, pathOptions: { color: colour, fillColor: colour, weight: 2 },
    });
    this.tool = this.map.pm.Draw[name];
    // Geoman draws to these also while its own snapping is off.
    if (this.snap) this.tool._otherSnapLayers.push(...this.snapTargets());
    this.tool._layer.on('pm:change', () => this.changed());
    this.tool._layer.on('pm:vertexadded', () => this.placed());
  }

  /* Units, incidents and points in view: they are no layers of Leaflet's. */
  snapTargets() {
    const { store } = this.pointer.marks;
    const bounds = this.map.getBounds();
    const near = Array.from(store.order).filter((slot) => bounds.contains([store.lat[slot], store.lon[slot]]));
    return near.slice(0, SNAP_MOST).map((slot) => L.marker([store.lat[slot], store.lon[slot]]));
  }

  stop() {
    if (!this.kind) return;
    this.kind = null;
    this.tool = null;
    this.map.pm.disableDraw();
    this.sketch.clear();
    this.announce();
    this.map.getContainer().classList.remove('pointing', 'aiming');
    this.release();
  }

  /* The click that ended the drawing must not select what lies under it. */
  release() {
    setTimeout(() => { this.pointer.drawing = this.kind !== null || this.editing(); }, 0);
  }

  corners() { return this.tool ? this.tool._layer.getLatLngs() : []; }

  /* A corner from the keyboard or typed. */
  add(latlng) {
    if (!this.tool) return;
    this.tool._hintMarker._snapped = false;
    this.tool._hintMarker.setLatLng(latlng);
    this.tool._createVertex({ latlng });
  }

  placed() {
    if (!this.replaying) this.redone = [];
    // Geoman goes on with the corner after it has told of it.
    if (this.guide === 'two' && this.corners().length === 2) setTimeout(() => this.end(), 0);
  }

  changed() {
    if (!this.tool) return;
    const fixed = this.corners();
    const hint = this.tool._hintMarker.getLatLng();
    const last = fixed[fixed.length - 1];
    const open = fixed.length > 0 && !last.equals(hint);
    this.sketch.ask({ kind: this.kind, points: [...fixed, ...(open ? [hint] : [])].map(pair), is_open: open });
  }

  undo() {
    const fixed = this.corners();
    if (!fixed.length) return;
    this.redone.push(fixed[fixed.length - 1]);
    if (fixed.length > 1) {
      this.tool._removeLastVertex();
      return;
    }
    this.map.pm.disableDraw();
    this.sketch.clear();
    this.enable();
  }

  redo() {
    const latlng = this.redone.pop();
    if (!latlng) return;
    this.replaying = true;
    this.add(latlng);
    this.replaying = false;
  }

  point({ latlng }) {
    if (!this.isPoint()) return;
    const { lat, lng } = latlng.wrap();
    this.send({ type: 'Point', coordinates: [lng, lat] });
  }

  /* Ends what has corners enough; nothing happens while it has not. */
  end() {
    if (!this.tool) return;
    const fixed = this.corners();
    if (this.guide !== 'two') this.tool._finishShape();
    else if (fixed.length > 1) this.send({ type: 'LineString', coordinates: fixed.slice(0, 2).map(pair) });
  }

  finish(layer) {
    layer.remove();
    if (!this.kind) return;
    // Two corners end by themselves, also where a double click ended them for Geoman.
    if (this.guide === 'two') this.send({ type: 'LineString', coordinates: layer.getLatLngs().slice(0, 2).map(pair) });
    else this.send(layer.toGeoJSON(7).geometry);
  }

  send(geometry) {
    const { kind } = this;
    this.stop();
    this.tell('drawn', { kind, geometry, radius: 0 });
  }

  /* The cross in the middle is where Space puts the next corner. */
  aim() {
    if (!this.tool || !this.byKeys) return;
    this.tool._hintMarker.setLatLng(this.map.getCenter());
    this.changed();
  }

  hand() {
    if (!this.tool || !this.byKeys) return;
    this.byKeys = false;
    this.map.getContainer().classList.remove('aiming');
  }

  key(event) {
    if (!this.kind) return;
    const act = this.keyed(event);
    if (!act) return;
    act();
    event.stopPropagation();
    event.preventDefault();
  }

  keyed({ key, ctrlKey, shiftKey }) {
    const name = ctrlKey ? `ctrl ${key.toLowerCase()}` : key;
    if (name === 'Escape') return () => this.cancel();
    if (name === 'Enter') return () => (this.isPoint() ? this.point({ latlng: this.map.getCenter() }) : this.entered());
    if (name === 'Tab' && this.sketch.listening) return () => this.tell('typing', {});
    if (!this.tool) return null;
    if (key.startsWith('Arrow')) {
      this.byKeys = true;
      this.map.getContainer().classList.add('aiming');
      return null;
    }
    if (name === ' ') return () => this.cross();
    if (name === 'Backspace' || (name === 'ctrl z' && !shiftKey)) return () => this.undo();
    if (name === 'ctrl y' || name === 'ctrl z') return () => this.redo();
    return null;
  }

  cross() {
    this.byKeys = true;
    this.map.getContainer().classList.add('aiming');
    this.add(this.map.getCenter());
  }

  entered() {
    if (this.guide === 'two' && this.byKeys && this.corners().length === 1) this.cross();
    else this.end();
  }

  cancel() {
    this.stop();
    this.tell('drawing_cancelled', {});
  }
}

function pair({ lat, lng }) { return [Math.round(lng * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7]; }
