/* Areas: the base maps of the library over the outline of the world, in the order, strength and
   choice that the program sends. Only those that meet the view load anything. */

class Areas {
  constructor(commander) {
    this.commander = commander;
    this.map = commander.map;
    this.tokens = commander.tokens;
    this.layers = new Map();
    this.shown = [];
    this.language = 'en';
    this.seen = '';
    this.told = new Set();
    this.map.createPane('areas').style.zIndex = 250;
    // Layers of reference lie over every base map, whatever came later.
    this.map.createPane('references').style.zIndex = 260;
    this.commands = {
      areas: (command) => this.apply(command),
      area_again: ({ key }) => this.again(key),
      look_at: (command) => this.lookAt(command),
    };
    this.tokens.changed.push(() => this.dress());
    commander.base.switched.push(() => this.place());
    // Before Leaflet's own layers hear of it, so that they ask for tiles in the right size at once.
    this.map.on('zoom resize', () => this.fitZoom());
    this.map.on('zoomstart', () => { for (const { layer } of this.layers.values()) layer.forgetAhead(); });
    this.map.on('moveend', () => this.credit());
    this.map.on('click', (event) => this.ask(event));
  }

  /* Where no mark and no drawing is, the program knows what stands there in the layers of reference. */
  ask({ containerPoint: point, latlng }) {
    const { pointer, marks, shapesLayer, base } = this.commander;
    if (!base.visible || !this.shown.some((area) => area.visible && isReference(area))) return;
    if (pointer.drawing || marks.hit(point) !== undefined || marks.clusterAt(point) || shapesLayer.hit(point)) return;
    const { lat, lng } = latlng.wrap();
    const reach = Math.abs(lat - this.map.containerPointToLatLng(point.add([0, REACH])).lat);
    this.commander.channel.tell('place_clicked', { lat, lon: lng, reach });
  }

  /* Lowest first. What is painted differently for another reason than order gets a new layer. */
  apply({ areas }) {
    this.shown = areas;
    const wanted = new Map(areas.map((area) => [area.key, area]));
    for (const [key, { layer, made }] of this.layers) {
      if (wanted.has(key) && made === identity(wanted.get(key))) continue;
      layer.remove();
      this.layers.delete(key);
    }
    this.place();
  }

  place() {
    const { base } = this.commander;
    const world = this.shown.find((area) => area.kind === 'world');
    base.showWorld(world ? world.visible : true, world ? world.opacity : 1);
    this.shown.forEach((area, index) => this.placeOne(area, index, base.visible));
    this.credit();
  }

  placeOne(area, index, visible) {
    if (area.kind === 'world') return;
    let { layer } = this.layers.get(area.key) || {};
    if (!visible || !area.visible) {
      if (layer) layer.remove();
      return;
    }
    if (!layer) {
      layer = this.make(area);
      this.layers.set(area.key, { layer, made: identity(area) });
    }
    layer.setOpacity(area.opacity);
    layer.setZIndex(index + 1);
    layer.fitZoom(this.map);
    if (!layer._map) layer.addTo(this.map);
  }

  make(area) {
    const told = ({ key }) => {
      if (this.told.has(key)) return;
      this.told.add(key);
      this.commander.channel.tell('area_unreadable', { key });
    };
    const layer = area.kind === 'vector'
      ? vectorLayer(area, this.tokens, this.language, told) : new PictureLayer(area, this.tokens, told);
    return loadAhead(layer, area);
  }

  /* The area gives tiles again, or others: what was kept of it is worth nothing. */
  again(key) {
    const found = this.layers.get(key);
    this.told.delete(key);
    if (found && found.layer._map) found.layer.forget();
  }

  /* Names are written in the language of the window. */
  speak(language) {
    if (language === this.language) return;
    this.language = language;
    this.commander.base.speak(language);
    this.dress();
  }

  dress() { for (const { layer } of this.layers.values()) layer.dress(this.language); }

  fitZoom() { for (const { layer } of this.layers.values()) layer.fitZoom(this.map); }

  lookAt({ bounds: [west, south, east, north], max_zoom: maxZoom }) {
    const { top, bottom } = this.commander.inset;
    this.map.fitBounds([[south, west], [north, east]], {
      animate: false, maxZoom, paddingTopLeft: [24, top + 16], paddingBottomRight: [24, bottom + 16],
    });
  }

  /* Whose data is in view is always named; the program is told which areas these are. */
  credit() {
    const view = this.map.getBounds();
    const zoom = this.map.getZoom();
    const { base } = this.commander;
    const inView = this.shown.filter((area) => base.visible && area.visible && area.kind !== 'world'
      && zoom >= area.min_zoom - 0.5 && view.intersects(areaBounds(area)));
    this.commander.credits = [...new Set(inView.map((area) => area.attribution).filter(Boolean))];
    this.commander.warnings = inView.map((area) => area.notice).filter(Boolean);
    this.commander.showSource();
    const keys = inView.map((area) => area.key);
    if (keys.join() === this.seen) return;
    this.seen = keys.join();
    this.commander.channel.tell('areas_in_view', { keys });
  }
}

/* Pixels around the pointer within which a thing of a layer counts as clicked. */
const REACH = 9;

/* What a layer is made of; order, strength and words may change under it. */
function identity({ key, kind, schema, bounds, min_zoom: low, max_zoom: high, version }) {
  return JSON.stringify([key, kind, schema, bounds, low, high, version]);
}

PARTS.push((commander) => new Areas(commander));
