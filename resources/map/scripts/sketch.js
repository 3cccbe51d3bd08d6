/* Sketch: what a drawing will be while it is made or changed. The program works out outline and
   measures on the ellipsoid; the page asks for one at a time and always for the newest. */

class Sketch {
  constructor(map, tokens, tell) {
    this.map = map;
    this.tokens = tokens;
    this.tell = tell;
    this.listening = false;
    this.asked = 0;
    this.waiting = false;
    this.next = null;
    map.createPane('sketch').style.zIndex = 440;
    map.getPane('sketch').style.pointerEvents = 'none';
    this.renderer = L.svg({ pane: 'sketch', padding: 0.3 });
    this.group = L.layerGroup().addTo(map);
    tokens.changed.push(() => this.paint());
  }

  /* `points` are [lon, lat] pairs, or a geometry that is being changed; `is_open` when the
     last of them is the pointer's. */
  ask(what) {
    if (!this.listening) return;
    if (this.waiting) {
      this.next = what;
      return;
    }
    this.waiting = true;
    this.asked += 1;
    this.tell('sketch', { number: this.asked, ...what });
  }

  shown({ number, geometry, labels }) {
    if (number && number !== this.asked) return;
    this.waiting = number ? false : this.waiting;
    if (number && this.next) {
      const what = this.next;
      this.next = null;
      this.ask(what);
    }
    this.now = { geometry, labels };
    this.paint();
  }

  clear() {
    this.next = null;
    this.waiting = false;
    this.asked += 1;
    this.now = null;
    this.paint();
  }

  paint() {
    this.group.clearLayers();
    if (!this.now) return;
    const { geometry, labels } = this.now;
    if (geometry) this.outline(geometry);
    for (const label of labels) this.group.addLayer(measureLabel(label));
  }

  outline(geometry) {
    const colour = this.tokens.colour('accent');
    const isArea = geometry.type.endsWith('Polygon');
    for (const [weight, dashArray, tone] of [[5, null, this.tokens.colour('label_halo')], [2, '6 4', colour]]) {
      this.group.addLayer(L.geoJSON(geometry, {
        pane: 'sketch', renderer: this.renderer, interactive: false, pmIgnore: true, snapIgnore: true,
        pointToLayer: (_point, latlng) => L.circleMarker(latlng, {
          radius: 4, pane: 'sketch', renderer: this.renderer, interactive: false, pmIgnore: true, snapIgnore: true,
        }),
        style: {
          color: tone, weight, dashArray, fill: isArea && tone === colour, fillColor: colour, fillOpacity: 0.14,
          pmIgnore: true, snapIgnore: true,
        },
      }));
    }
  }
}

/* A measure at its place. Text is the program's and stays text. */
function measureLabel({ lat, lon, text, strong }) {
  const box = document.createElement('span');
  box.textContent = text;
  return L.tooltip({
    permanent: true, direction: strong ? 'bottom' : 'center', offset: strong ? [0, 12] : [0, 0], interactive: false,
    className: strong ? 'measure strong' : 'measure', opacity: 1, pane: 'tooltipPane',
  }).setLatLng([lat, lon]).setContent(box);
}
