/* Drawing: circle, polygon and line by Geoman, a point by one click or by Enter, which takes the
   cross in the middle; the result goes to the program
   and is shown only once it is in the journal. */

const GEOMAN_NAMES = { circle: 'Circle', polygon: 'Polygon', line: 'Line' };

class Drawing {
  constructor(map, pointer, tokens, tell) {
    this.map = map;
    this.pointer = pointer;
    this.tokens = tokens;
    this.tell = tell;
    this.kind = null;
    map.on('pm:create', ({ layer }) => this.finish(layer));
    map.on('click', (event) => this.point(event));
    document.addEventListener('keydown', (event) => this.key(event), true);
  }

  setLanguage(code) { this.map.pm.setLang(code === 'zh' ? 'zh' : 'en'); }

  start(kind, at) {
    this.stop();
    this.kind = kind;
    this.pointer.drawing = true;
    this.map.getContainer().classList.add('pointing');
    this.map.getContainer().focus({ preventScroll: true });
    this.map.getContainer().classList.toggle('aiming', this.isPoint());
    if (this.isPoint()) return;
    const colour = this.tokens.colour('accent');
    const line = { color: colour, weight: 2, dashArray: '6 4' };
    this.map.pm.enableDraw(GEOMAN_NAMES[kind], {
      snappable: false, continueDrawing: false, finishOn: kind === 'circle' ? null : 'dblclick',
      templineStyle: line, hintlineStyle: line,
      pathOptions: { color: colour, fillColor: colour, fillOpacity: 0.12, weight: 2 },
    });
    if (kind === 'circle' && at) this.beginCircle(at);
  }

  isPoint() { return this.kind === 'point' || this.kind === 'place'; }

  /* A circle begun from the context menu has its centre already. */
  beginCircle({ lat, lon }) {
    const latlng = L.latLng(lat, lon);
    this.map.pm.Draw.Circle._hintMarker.setLatLng(latlng);
    this.map.fire('click', { latlng, containerPoint: this.map.latLngToContainerPoint(latlng) });
  }

  stop() {
    if (!this.kind) return;
    this.kind = null;
    this.map.pm.disableDraw();
    this.map.getContainer().classList.remove('pointing', 'aiming');
    // The click that ended the drawing must not select what lies under it.
    setTimeout(() => { this.pointer.drawing = this.kind !== null; }, 0);
  }

  point({ latlng }) {
    if (!this.isPoint()) return;
    const { lat, lng } = latlng.wrap();
    this.send({ type: 'Point', coordinates: [lng, lat] }, 0);
  }

  finish(layer) {
    layer.remove();
    if (!this.kind) return;
    const { geometry } = layer.toGeoJSON(7);
    this.send(geometry, layer.getRadius && this.kind === 'circle' ? layer.getRadius() : 0);
  }

  send(geometry, radius) {
    const { kind } = this;
    this.stop();
    this.tell('drawn', { kind, geometry, radius });
  }

  key(event) {
    if (!this.kind) return;
    if (event.key === 'Escape') {
      this.stop();
      this.tell('drawing_cancelled', {});
      event.stopPropagation();
    } else if (event.key === 'Enter' && this.isPoint()) {
      this.point({ latlng: this.map.getCenter() });
      event.stopPropagation();
    } else if (event.key === 'Enter' && this.kind !== 'circle') {
      this.map.pm.Draw[GEOMAN_NAMES[this.kind]]._finishShape();
      event.stopPropagation();
    }
  }
}
