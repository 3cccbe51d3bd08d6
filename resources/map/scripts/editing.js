/* Editing: the corners of a drawing that exists, by Geoman; or the few handles of one that is made
   from measures. Tab goes from corner to corner, arrows move it (Shift: far), Delete removes it,
   Insert adds one after it; “all” moves the whole. Ctrl+Z takes back, Enter keeps, Escape drops. */

const STEP_PX = 2;
const FAR_PX = 20;

class Editing {
  constructor(commander) {
    this.map = commander.map;
    this.tokens = commander.tokens;
    this.drawing = commander.drawing;
    this.sketch = commander.drawing.sketch;
    this.shapes = commander.shapesLayer;
    this.pointer = commander.pointer;
    this.tell = (what, data) => commander.channel.tell(what, data);
    this.layer = null;
    this.kept = L.layerGroup().addTo(this.map);
    this.map.createPane('editing').style.zIndex = 445;
    this.renderer = L.svg({ pane: 'editing', padding: 0.3 });
    document.addEventListener('keydown', (event) => this.key(event), true);
    document.addEventListener('mousemove', (event) => this.haul(event), true);
    document.addEventListener('mouseup', () => this.letGo(), true);
    this.map.getContainer().addEventListener('dblclick', (event) => this.asked(event), true);
    const { sketch, drawing } = this;
    drawing.editing = () => this.layer !== null;
    this.commands = {
      sketch_listen: ({ snap }) => { sketch.listening = true; drawing.snap = snap; },
      sketch_shown: (answer) => sketch.shown(answer),
      sketch_add: ({ lat, lon }) => this.typed(L.latLng(lat, lon)),
      sketch_undo: () => (this.layer ? this.undo() : drawing.undo()),
      sketch_redo: () => (this.layer ? this.redo() : drawing.redo()),
      sketch_end: () => drawing.end(),
      edit_start: (command) => this.start(command),
      edit_controls: (command) => this.replace(command),
      edit_stop: () => this.stop(),
      measured: ({ lines }) => this.keep(lines),
    };
  }

  /* A double click on a point, a line or an edge changes it; inside an area it zooms as anywhere. */
  asked(event) {
    if (!this.sketch.listening || this.layer || this.drawing.kind || isControl(event.target)) return;
    const point = this.map.mouseEventToContainerPoint(event);
    const { marks } = this.pointer;
    const slot = marks.hit(point);
    const key = slot === undefined ? this.shapes.edge(point) : marks.store.keys[slot];
    if (!key || !key.startsWith('feature:')) return;
    event.stopPropagation();
    this.tell('edit_asked', { key });
  }

  /* `whole`: its points are handles, the first of which takes all others along. */
  start({ key, kind, geometry, whole, covered }) {
    this.drawing.stop();
    this.stop();
    this.kind = kind;
    this.whole = whole;
    this.past = [];
    this.future = [];
    this.chosen = -1;
    if (covered) this.reveal(key, covered);
    this.shapes.setEdited(key);
    this.pointer.drawing = true;
    this.build(geometry);
    this.map.getContainer().focus({ preventScroll: true });
    this.show('begin');
  }

  /* All of the drawing between what is covered above and below; nearer is never gone. */
  reveal(key, [top, bottom]) {
    const known = this.shapes.byKey.get(key);
    if (!known) return;
    const { map } = this;
    const bounds = this.shapes.boundsOf(known.shape, known.layer);
    const size = map.getSize();
    const seen = L.bounds([24, top + 16], [size.x - 24, size.y - bottom]);
    const box = L.bounds(map.latLngToContainerPoint(bounds.getNorthWest()), map.latLngToContainerPoint(bounds.getSouthEast()));
    if (seen.contains(box)) return;
    const fits = box.getSize().x <= seen.getSize().x && box.getSize().y <= seen.getSize().y;
    if (fits) map.panBy(box.getCenter().subtract(seen.getCenter()));
    else map.fitBounds(bounds, { animate: false, maxZoom: map.getZoom(), paddingTopLeft: [24, top + 16], paddingBottomRight: [24, bottom] });
  }

  build(geometry) {
    if (this.layer) this.layer.remove();
    const colour = this.tokens.colour('accent');
    const look = {
      pane: 'editing', renderer: this.renderer, color: colour, fillColor: colour, fillOpacity: this.whole ? 0 : 0.1,
      weight: this.whole ? 1 : 2, dashArray: this.whole ? '2 4' : null, interactive: true, bubblingMouseEvents: false,
    };
    const { type, coordinates } = geometry;
    this.type = type;
    const depth = { LineString: 0, MultiLineString: 1, Polygon: 1, MultiPolygon: 2 }[type];
    if (type === 'Point') this.layer = this.pin(L.GeoJSON.coordsToLatLng(coordinates));
    else {
      const latlngs = L.GeoJSON.coordsToLatLngs(coordinates, depth);
      this.layer = type.endsWith('Polygon') ? L.polygon(latlngs, look) : L.polyline(latlngs, look);
      this.layer.addTo(this.map);
      this.layer.on('mousedown', (event) => this.grip(event));
      this.enable();
    }
    this.choose(Math.min(this.chosen, this.handles().length - 1));
  }

  pin(latlng) {
    const marker = L.marker(latlng, { draggable: true, icon: L.divIcon({ className: 'marker-icon' }), pmIgnore: true });
    marker.on('dragstart', () => this.note());
    marker.on('drag', () => this.show());
    marker.on('dragend', () => this.show('done'));
    return marker.addTo(this.map);
  }

  enable() {
    const { layer } = this;
    layer.pm.enable({
      snappable: this.drawing.snap, snapDistance: SNAP_REACH, allowSelfIntersection: true, draggable: false,
      hideMiddleMarkers: Boolean(this.whole), preventMarkerRemoval: Boolean(this.whole), removeLayerBelowMinVertexCount: false,
    });
    layer.off('pm:markerdragstart pm:change pm:vertexadded pm:vertexremoved pm:markerdragend');
    layer.on('pm:markerdragstart', () => this.note());
    layer.on('pm:change', () => this.show());
    layer.on('pm:vertexadded pm:vertexremoved', () => this.show());
    layer.on('pm:markerdragend', () => this.show('done'));
  }

  geometry() {
    const { geometry } = this.layer.toGeoJSON(7);
    return geometry;
  }

  /* `stage`: begin, moving, or done when a handle was let go, so that the others may follow. */
  show(stage = 'moving') {
    if (this.layer) this.sketch.ask({ kind: this.kind, geometry: this.geometry(), stage });
  }

  /* The answer to what was asked; what has moved since will be answered as well. */
  replace({ geometry, number }) {
    const { sketch } = this;
    if (!this.layer || this.held || (number && (number !== sketch.asked || sketch.waiting))) return;
    this.build(geometry);
  }

  stop() {
    if (!this.layer) return;
    if (this.layer.pm && this.layer.pm.disable) this.layer.pm.disable();
    this.layer.remove();
    this.layer = null;
    this.held = null;
    this.sketch.clear();
    this.shapes.setEdited(null);
    this.drawing.release();
  }

  /* Taking back */

  note() {
    this.past.push(JSON.stringify(this.geometry()));
    this.future = [];
  }

  undo() { this.back(this.past, this.future); }

  redo() { this.back(this.future, this.past); }

  back(from, to) {
    const before = from.pop();
    if (!before) return;
    to.push(JSON.stringify(this.geometry()));
    this.build(JSON.parse(before));
    this.show('done');
  }

  /* Moving the whole by its middle */

  grip(event) {
    if (event.originalEvent.button !== 0) return;
    L.DomEvent.stop(event.originalEvent);
    this.map.dragging.disable();
    this.note();
    this.held = { from: event.latlng, geometry: this.geometry() };
  }

  haul(event) {
    if (!this.held || !this.layer) return;
    const to = this.map.mouseEventToLatLng(event);
    const { from, geometry } = this.held;
    this.layer.setLatLngs(shiftedBy(this.layer, geometry, to.lat - from.lat, to.lng - from.lng));
    this.show();
  }

  letGo() {
    if (!this.held) return;
    this.held = null;
    this.map.dragging.enable();
    this.layer.pm._initMarkers();
    this.layer.pm.applyOptions();
    this.show('done');
  }

  /* Keys */

  handles() {
    if (!this.layer || !this.layer.pm || !this.layer.pm._markers) return this.layer ? [this.layer] : [];
    return this.layer.pm._markers.flat(3);
  }

  choose(index) {
    this.chosen = index;
    this.handles().forEach((marker, at) => {
      if (marker._icon) marker._icon.classList.toggle('chosen', index === at || index === this.handles().length);
    });
    const marker = this.handles()[index];
    if (marker && !this.map.getBounds().contains(marker.getLatLng())) this.map.panTo(marker.getLatLng(), { animate: false });
  }

  /* −1 is none, one more than the last is all of them. */
  step(by) {
    const count = this.handles().length + 2;
    this.choose(((this.chosen + 1 + by + count) % count) - 1);
  }

  key(event) {
    if (!this.layer) return;
    const act = this.keyed(event);
    if (!act) return;
    act();
    event.stopPropagation();
    event.preventDefault();
  }

  keyed({ key, ctrlKey, shiftKey }) {
    const name = ctrlKey ? `ctrl ${key.toLowerCase()}` : key;
    if (name === 'Escape') return () => this.tell('edit_dropped', {});
    if (name === 'Enter') return () => this.tell('edit_kept', {});
    if (name === '@') return () => this.tell('typing', {});
    if (name === 'Tab') return () => this.step(shiftKey ? -1 : 1);
    if (name === 'ctrl z' && !shiftKey) return () => this.undo();
    if (name === 'ctrl y' || name === 'ctrl z') return () => this.redo();
    const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
    if (by && this.chosen >= 0) return () => this.nudge(by, shiftKey ? FAR_PX : STEP_PX);
    if (this.chosen < 0 || this.whole || this.type === 'Point') return null;
    if (name === 'Delete' || name === 'Backspace') return () => this.remove();
    if (name === 'Insert' || name === ' ') return () => this.insert();
    return null;
  }

  moveTo(marker, latlng) {
    if (this.type === 'Point') this.layer.setLatLng(latlng);
    else {
      marker.setLatLng(latlng);
      this.layer.pm.updatePolygonCoordsFromMarkerDrag(marker);
    }
  }

  nudge([right, down], pixels) {
    const { map } = this;
    this.note();
    const handles = this.handles();
    const moved = this.chosen >= handles.length ? handles : [handles[this.chosen]];
    for (const marker of moved) {
      const spot = map.latLngToContainerPoint(marker.getLatLng()).add([right * pixels, down * pixels]);
      this.moveTo(marker, map.containerPointToLatLng(spot));
    }
    this.build(this.geometry());
    this.show('done');
  }

  /* A corner typed as coordinates: where the chosen one belongs. */
  typed(latlng) {
    if (!this.layer) {
      if (this.drawing.isPoint()) this.drawing.point({ latlng });
      else this.drawing.add(latlng);
      return;
    }
    const handles = this.handles();
    this.note();
    this.moveTo(handles[Math.max(0, Math.min(this.chosen, handles.length - 1))], latlng);
    this.build(this.geometry());
    this.show('done');
  }

  remove() {
    const marker = this.handles()[this.chosen];
    if (!marker) return;
    this.note();
    this.layer.pm._removeMarker({ target: marker });
    if (this.past[this.past.length - 1] === JSON.stringify(this.geometry())) this.past.pop();
    this.choose(Math.min(this.chosen, this.handles().length - 1));
  }

  insert() {
    const marker = this.handles()[this.chosen];
    const middle = marker && marker._middleMarkerNext;
    if (!middle) return;
    this.note();
    this.layer.pm._onMiddleMarkerClick({ target: middle });
    this.choose(this.chosen + 1);
  }

  /* Measures that stay until they are cleared. */
  keep(lines) {
    this.kept.clearLayers();
    const colour = this.tokens.colour('accent');
    for (const { geometry, labels } of lines) {
      this.kept.addLayer(L.geoJSON(geometry, {
        pane: 'sketch', interactive: false, pmIgnore: true, snapIgnore: true,
        style: { color: colour, weight: 2, fillColor: colour, fillOpacity: 0.08, pmIgnore: true, snapIgnore: true },
      }));
      for (const label of labels) this.kept.addLayer(measureLabel(label));
    }
  }
}

function shiftedBy(layer, geometry, lat, lng) {
  const move = (part) => (typeof part[0] === 'number' ? [part[0] + lng, part[1] + lat] : part.map(move));
  const depth = { LineString: 0, MultiLineString: 1, Polygon: 1, MultiPolygon: 2 }[geometry.type];
  return L.GeoJSON.coordsToLatLngs(move(geometry.coordinates), depth);
}

PARTS.push((commander) => new Editing(commander));
