/* Builds the map once the program has said how it should look, then obeys its commands. */

const PANES = { base: 200, zones: 350, marks: 450 };

class CommanderMap {
  constructor(channel) {
    this.channel = channel;
    this.tokens = new Tokens();
    for (const name of ['start', 'batch', 'shapes', 'select', 'fit', 'centre', 'theme', 'language',
      'layers', 'insets', 'draw', 'stop_drawing']) {
      channel.commands[name] = (command) => this[name](command);
    }
  }

  start(command) {
    this.tokens.set(command.tokens);
    const map = L.map('map', {
      zoomControl: false, attributionControl: false, zoomAnimation: false, fadeAnimation: false,
      markerZoomAnimation: false, inertia: false, zoomSnap: 0.5, wheelPxPerZoomLevel: 90,
      minZoom: 2, maxZoom: 19, maxBounds: [[-86, -220], [86, 220]], maxBoundsViscosity: 1,
    });
    // Keys pan at once: an animation would swallow the strokes that come during it.
    map.panBy = (offset) => L.Map.prototype.panBy.call(map, offset, { animate: false });
    this.map = map;
    for (const [name, level] of Object.entries(PANES)) map.createPane(name).style.zIndex = level;
    map.setView([command.view.lat, command.view.lon], command.view.zoom);
    this.addLayers();
    this.addControls(command.words);
    this.addParts();
    this.insets(command);
    this.language(command);
    this.layers(command);
    map.on('moveend', () => this.tellView());
    new ResizeObserver(() => map.invalidateSize({ pan: false })).observe(map.getContainer());
    this.tellView();
    this.channel.tell('ready', {});
    this.loadBase();
  }

  addLayers() {
    const { map, tokens } = this;
    this.base = new Base(map, tokens);
    this.store = new MarkStore();
    this.marks = new MarkLayer(this.store, new Sprites(tokens), new Texts(tokens)).addTo(map);
    this.marks.written = (boxes) => this.base.keepClear(boxes);
    this.shapesLayer = new Shapes(map, this.marks, tokens);
    const tell = (what, data) => this.channel.tell(what, data);
    this.pointer = new Pointer(map, this.marks, this.shapesLayer, tell);
    this.drawing = new Drawing(map, this.pointer, tokens, tell);
  }

  /* Whatever else is on the map; each part brings commands of its own. */
  addParts() {
    this.parts = PARTS.map((make) => make(this));
    for (const part of this.parts) Object.assign(this.channel.commands, part.commands);
  }

  addControls(words) {
    L.control.zoom({ position: 'topright', zoomInTitle: words.zoom_in, zoomOutTitle: words.zoom_out }).addTo(this.map);
    this.source = L.control({ position: 'bottomright' });
    this.source.onAdd = () => {
      const box = L.DomUtil.create('div', 'map-source');
      box.setAttribute('role', 'note');
      return box;
    };
    this.source.addTo(this.map);
    L.control.scale({ position: 'bottomleft', maxWidth: 120, imperial: false }).addTo(this.map);
  }

  async loadBase() {
    try {
      await this.base.load();
      this.showSource();
      requestAnimationFrame(() => this.channel.tell('settled', {}));
    } catch (error) {
      this.channel.tell('failed', { command: 'base', reason: String(error) });
    }
  }

  tellView() {
    const centre = this.map.getCenter();
    this.channel.tell('view', { lat: centre.lat, lon: centre.lng, zoom: this.map.getZoom() });
  }

  async batch({ url, number }) {
    const answer = await fetch(url);
    // After a refusal the body never ends: only an accepted answer may be read.
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
    this.store.apply(await answer.arrayBuffer());
    requestAnimationFrame(() => this.channel.tell('applied', { number }));
  }

  shapes(command) { this.shapesLayer.apply(command); }

  select({ key }) {
    this.marks.selected = key;
    this.marks.schedule();
    this.shapesLayer.select(key);
  }

  boundsOf(keys) {
    const bounds = L.latLngBounds([]);
    const wanted = keys && new Set(keys);
    for (const slot of this.store.order) {
      if (!wanted || wanted.has(this.store.keys[slot])) bounds.extend([this.store.lat[slot], this.store.lon[slot]]);
    }
    for (const { shape, layer } of this.shapesLayer.byKey.values()) {
      if (wanted ? wanted.has(shape.key) : !shape.lifted) bounds.extend(this.shapesLayer.boundsOf(shape, layer));
    }
    return bounds;
  }

  /* With `only_if_outside` nothing moves while the things are in view already. */
  fit({ keys, only_if_outside: lazily, max_zoom: maxZoom }) {
    const bounds = this.boundsOf(keys);
    if (!bounds.isValid() || (lazily && this.clearView().contains(bounds))) return;
    if (lazily) {
      this.map.panTo(bounds.getCenter(), { animate: false });
      return;
    }
    const { top, bottom } = this.inset;
    this.map.fitBounds(bounds, {
      animate: false, maxZoom, paddingTopLeft: [48, top + 32], paddingBottomRight: [48, bottom + 32],
    });
  }

  /* What is not covered by the panel's bars. */
  clearView() {
    const size = this.map.getSize();
    return L.latLngBounds([
      this.map.containerPointToLatLng([0, this.inset.top]),
      this.map.containerPointToLatLng([size.x, size.y - this.inset.bottom]),
    ]);
  }

  centre({ lat, lon, zoom }) { this.map.setView([lat, lon], zoom ?? this.map.getZoom(), { animate: false }); }

  theme({ tokens }) { this.tokens.set(tokens); }

  language({ language, words }) {
    document.documentElement.lang = language;
    this.drawing.setLanguage(language);
    this.sourceWords = words;
    this.showSource();
    for (const part of this.parts) if (part.speak) part.speak(language);
  }

  /* Whose data the base map is, and what is wrong with it; areas.js keeps the lists. */
  showSource() {
    const own = this.base.isSeen() ? [this.sourceWords.source] : [];
    if (this.base.sketchIsSeen()) own.push(this.sourceWords.sketch);
    const lines = (this.warnings || []).map((text) => ['map-warning', `⚠ ${text}`]);
    const credits = [...(this.credits || []), ...own].filter(Boolean).join(' · ');
    if (credits) lines.push(['', credits]);
    this.source.getContainer().replaceChildren(...lines.map(([name, text]) => {
      const line = L.DomUtil.create('div', name);
      line.textContent = text;
      return line;
    }));
  }

  layers({ layers }) {
    this.base.setVisible(layers.base);
    Object.assign(this.marks.visible, { units: layers.units, incidents: layers.incidents, points: layers.zones, labels: layers.labels });
    this.shapesLayer.setVisible(layers.zones);
  }

  insets({ insets }) {
    this.inset = insets;
    document.documentElement.style.setProperty('--inset-bottom', `${insets.bottom}px`);
  }

  draw({ kind, at }) { this.drawing.start(kind, at); }

  stop_drawing() { this.drawing.stop(); }
}

const channel = new Channel();
const commanderMap = new CommanderMap(channel);
channel.connect(() => channel.tell('hello', {}));
