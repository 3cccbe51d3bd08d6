/* Base: the world's coasts and borders, and our sketch of streets above them. */

/* Above it coasts and borders are too coarse to be shown as lines. */
const BORDER_ZOOM = 10;
/* Milliseconds before names that found no room are tried again while marks move. */
const NAMES_INTERVAL = 2000;

/* Width in pixels by zoom of [the thing, its casing on both sides]. */
function streetWidth(kind, major, zoom) {
  const grow = 2 ** (zoom - 15);
  if (kind === 'highway') return Math.min(22, Math.max(1.6, 9 * grow ** 0.55));
  if (kind === 'street' && major) return Math.min(17, Math.max(0.8, 6.5 * grow ** 0.65));
  return Math.min(12, Math.max(0.4, 4 * grow ** 0.75));
}

class Base {
  constructor(map, tokens) {
    this.map = map;
    this.tokens = tokens;
    this.visible = true;
    this.worldVisible = true;
    this.switched = [];
    this.language = 'en';
    this.world = L.layerGroup();
    this.sketch = L.layerGroup();
    this.features = [];
    this.countryList = [];
    this.makeCountries = null;
    this.restyles = [];
    this.clear = [];
    this.names = new NamePainter(this, tokens);
    this.outline = new WorldPainter(this, tokens);
    this.renderer = new BaseCanvas({ pane: 'base', padding: PADDING }, [this.outline], [
      new GridPainter(this, tokens), this.names,
    ]).addTo(map);
    tokens.changed.push(() => this.restyle());
    map.on('zoomend', () => this.restyle());
    map.on('move', () => this.follow());
  }

  options(more) {
    return { renderer: this.renderer, pane: 'base', interactive: false, smoothFactor: 1, ...more };
  }

  async load() {
    const [land, countries, sketch] = await Promise.all(
      ['vendor/land-50m.json', 'vendor/countries-50m.json', 'sketch/san-bernardino.geojson'].map(readJson),
    );
    this.addWorld(land, countries);
    this.addSketch(sketch);
    this.loaded = true;
    this.restyle();
    this.setVisible(this.visible);
  }

  setVisible(visible) {
    const other = visible !== this.visible;
    this.visible = visible;
    this.apply();
    if (other) for (const tell of this.switched) tell();
  }

  /* The outline of the world below all areas: seen or not, and how strongly (0 to 1). */
  showWorld(visible, opacity) {
    const other = visible !== this.worldVisible;
    this.worldVisible = visible;
    this.map.getPane('base').style.opacity = opacity;
    if (other) this.apply();
  }

  /* Whether there is anything of it to be seen. */
  isSeen() { return this.visible && this.worldVisible; }

  speak(language) {
    this.language = language;
    this.nameCountries();
    this.renderer.repaint();
  }

  sketchIsSeen() {
    return this.isSeen() && this.sketchBounds !== undefined && this.map.getBounds().intersects(this.sketchBounds);
  }

  apply() {
    this.renderer.repaint();
    if (!this.loaded) return;
    for (const group of [this.world, this.sketch]) {
      if (this.isSeen()) group.addTo(this.map);
      else group.remove();
    }
  }

  /* Borders and names are made when they are first seen: at a scene they never are. */
  addWorld(land, countries) {
    const parts = topojson.feature(land, land.objects.land).features.flatMap(({ geometry }) => flatPolygons(geometry));
    this.outline.take(parts.flat(), () => topojson.mesh(countries, countries.objects.countries, (one, other) => one !== other).coordinates);
    this.makeCountries = () => countryNames(topojson.feature(countries, countries.objects.countries));
  }

  get countries() {
    if (this.makeCountries) {
      this.countryList = this.makeCountries();
      this.makeCountries = null;
      this.nameCountries();
    }
    return this.countryList;
  }

  nameCountries() {
    for (const country of this.countryList || []) country.name = countryName(country, this.language);
  }

  /* Waters first, then all casings, then all streets, so that crossings join; rails on top. */
  addSketch(sketch) {
    this.features = sketch.features;
    this.sketchBounds = L.geoJSON(sketch).getBounds();
    const of = (...kinds) => this.features.filter((one) => kinds.includes(one.properties.kind));
    for (const one of of('water')) this.addWater(one);
    const roads = [...of('street').filter((one) => !one.properties.major),
      ...of('street').filter((one) => one.properties.major), ...of('highway')];
    for (const one of roads) this.addLine(one, 'street_casing', (width) => width + (width > 3 ? 2.5 : 0), 13);
    for (const one of roads) this.addLine(one, 'street', (width) => width, 12);
    for (const one of of('railway')) this.addRailway(one);
    for (const one of of('pipeline')) this.addPipeline(one);
  }

  latLngs(feature) {
    return L.GeoJSON.coordsToLatLngs(feature.geometry.coordinates, feature.geometry.type === 'Polygon' ? 1 : 0);
  }

  addWater(feature) {
    const water = L.polygon(this.latLngs(feature), this.options({ fillOpacity: 0.75 }));
    this.sketch.addLayer(water);
    this.restyles.push((zoom) => water.setStyle({
      fillColor: this.tokens.colour('water'), color: this.tokens.colour('water'), weight: 1,
      dashArray: '5 4', fillOpacity: zoom < 8 ? 0 : 0.55, opacity: zoom < 8 ? 0 : 1,
    }));
  }

  addLine(feature, role, widen, fromZoom) {
    const { kind, major } = feature.properties;
    const line = L.polyline(this.latLngs(feature), this.options({ lineJoin: 'round', lineCap: 'round' }));
    this.sketch.addLayer(line);
    this.restyles.push((zoom) => {
      const from = kind === 'highway' ? 7 : fromZoom + (major ? -1.5 : 0);
      line.setStyle({
        color: this.tokens.colour(role), weight: widen(streetWidth(kind, major, zoom)), opacity: zoom < from ? 0 : 1,
      });
    });
  }

  addRailway(feature) {
    const body = L.polyline(this.latLngs(feature), this.options({ lineCap: 'butt' }));
    const gaps = L.polyline(this.latLngs(feature), this.options({ lineCap: 'butt' }));
    this.sketch.addLayer(body).addLayer(gaps);
    this.restyles.push((zoom) => {
      const weight = Math.min(5, Math.max(1, 3.4 * 2 ** ((zoom - 15) * 0.35)));
      body.setStyle({ color: this.tokens.colour('railway'), weight, opacity: zoom < 7 ? 0 : 1 });
      gaps.setStyle({
        color: this.tokens.colour('land'), weight: weight * 0.5, dashArray: [weight * 3, weight * 3].join(' '),
        opacity: zoom < 12 ? 0 : 1,
      });
    });
  }

  addPipeline(feature) {
    const line = L.polyline(this.latLngs(feature), this.options({ lineCap: 'butt', dashArray: '12 3 2 3' }));
    this.sketch.addLayer(line);
    this.restyles.push((zoom) => line.setStyle({
      color: this.tokens.colour('pipeline'), weight: zoom < 12 ? 1 : 1.8, opacity: zoom < 8 ? 0 : 0.95,
    }));
  }

  /* Boxes of the world in which nothing is named: marks and their names stand there. Names move only
     when one is covered; what found no room is looked at again now and then. */
  keepClear(boxes) {
    this.clear = boxes;
    if (!this.loaded || !this.isSeen()) return;
    const { names } = this;
    const isOld = performance.now() - names.paintedAt > NAMES_INTERVAL;
    if (names.isCovered() || (names.isCrowded && isOld)) this.renderer.repaint();
  }

  /* Leaflet paints a canvas anew only when the map rests; a long drag would show bare ground. */
  follow() {
    const bounds = this.renderer._bounds;
    if (!bounds) return;
    const corner = this.map.containerPointToLayerPoint([0, 0]);
    const view = L.bounds(corner, corner.add(this.map.getSize()));
    if (!(bounds.contains(view.min) && bounds.contains(view.max))) this.renderer._update();
  }

  restyle() {
    const zoom = this.map.getZoom();
    for (const apply of this.restyles) apply(zoom);
    this.renderer.repaint();
  }
}

async function readJson(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

/* Name and the middle of the largest part of each country, largest first. */
function countryNames(collection) {
  const named = collection.features.map((feature) => {
    const boxes = flatPolygons(feature.geometry).map(([ring]) => ringBox(ring)).sort((a, b) => b.area - a.area);
    return { id: feature.id, english: feature.properties.name, name: feature.properties.name, ...boxes[0] };
  });
  return named.sort((a, b) => b.area - a.area);
}

/* A country's number (ISO 3166-1) in the words of the engine; what it does not know stays English. */
function countryName({ id, english }, language) {
  if (language === 'en' || !/^\d{3}$/.test(id)) return english;
  const { region } = new Intl.Locale(`und-${id}`);
  return new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }).of(region) || english;
}

function ringBox(ring) {
  let [area, lonSum, latSum] = [0, 0, 0];
  for (let at = 1; at < ring.length; at += 1) {
    const cross = ring[at - 1][0] * ring[at][1] - ring[at][0] * ring[at - 1][1];
    area += cross;
    lonSum += (ring[at - 1][0] + ring[at][0]) * cross;
    latSum += (ring[at - 1][1] + ring[at][1]) * cross;
  }
  const whole = area || 1;
  return { area: Math.abs(area) / 2, lon: lonSum / (3 * whole), lat: latSum / (3 * whole) };
}
