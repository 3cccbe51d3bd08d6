/* Shapes: zones and other drawings. Planned is dashed, actual solid, lifted thin and grey; the kind
   is told by a pattern or by signs along the edge as well as by colour (patterns.js). */

class Shapes {
  constructor(map, layer, tokens) {
    this.map = map;
    this.marks = layer;
    this.tokens = tokens;
    this.renderer = L.svg({ pane: 'zones', padding: PADDING });
    this.group = L.layerGroup().addTo(map);
    this.byKey = new Map();
    this.visible = true;
    this.selected = null;
    this.edited = null;
    this.patterns = new Patterns(map, tokens);
    tokens.changed.push(() => this.restyle());
  }

  apply({ set, removed }) {
    for (const key of removed) this.drop(key);
    for (const shape of set) {
      this.drop(shape.key);
      const layer = this.build(shape);
      if (!layer) continue;
      this.byKey.set(shape.key, { shape, layer });
      if (this.visible && shape.key !== this.edited) this.group.addLayer(layer);
    }
    this.restyle();
  }

  drop(key) {
    const known = this.byKey.get(key);
    if (known) this.group.removeLayer(known.layer);
    this.byKey.delete(key);
  }

  setVisible(visible) {
    this.visible = visible;
    for (const { layer } of this.byKey.values()) {
      if (visible) this.group.addLayer(layer);
      else this.group.removeLayer(layer);
    }
    this.setEdited(this.edited);
  }

  /* What is being changed is shown by its handles and its sketch instead (editing.js). */
  setEdited(key) {
    const before = this.byKey.get(this.edited);
    this.edited = key;
    if (before && this.visible) this.group.addLayer(before.layer);
    const now = this.byKey.get(key);
    if (now) this.group.removeLayer(now.layer);
    this.restyle();
  }

  select(key) {
    this.selected = key;
    this.restyle();
  }

  build({ geometry, radius_m: radius }) {
    const options = { renderer: this.renderer, pane: 'zones', interactive: false, smoothFactor: 0.4 };
    const { type, coordinates } = acrossEdge(geometry);
    if (type === 'Point') {
      const centre = L.GeoJSON.coordsToLatLng(coordinates);
      return radius > 0 ? L.circle(centre, { radius, ...options }) : L.circleMarker(centre, { radius: 5, ...options });
    }
    if (type === 'LineString') return L.polyline(L.GeoJSON.coordsToLatLngs(coordinates), options);
    if (type === 'MultiPoint') {
      return L.featureGroup(coordinates.map((one) => L.circleMarker(L.GeoJSON.coordsToLatLng(one), { radius: 5, ...options })));
    }
    if (type === 'MultiLineString') return L.polyline(L.GeoJSON.coordsToLatLngs(coordinates, 1), options);
    if (type === 'Polygon') return L.polygon(L.GeoJSON.coordsToLatLngs(coordinates, 1), options);
    if (type === 'MultiPolygon') return L.polygon(L.GeoJSON.coordsToLatLngs(coordinates, 2), options);
    return null;
  }

  restyle() {
    for (const { shape, layer } of this.byKey.values()) {
      layer.setStyle(this.look(shape));
      this.patterns.sign(layer, shape.lifted ? '' : shape.signs, shape.colour);
    }
    const noted = [...this.byKey.values()].filter(({ shape }) => this.visible && shape.key !== this.edited);
    this.marks.notes = noted.map((one) => this.note(one)).filter(Boolean);
    this.marks.placedFor = '';
    this.marks.schedule();
  }

  look(shape) {
    const line = shape.geometry.type.endsWith('LineString');
    const colour = this.tokens.colour(shape.lifted ? 'muted' : shape.colour);
    const chosen = shape.key === this.selected;
    let dashes = null;
    if (shape.lifted) dashes = '2 5';
    else if (shape.planned) dashes = '9 6';
    const pattern = shape.pattern && !shape.lifted;
    const fill = 0.12 + (chosen ? 0.1 : 0);
    return {
      color: colour, dashArray: dashes, lineCap: 'butt',
      fillColor: pattern ? this.patterns.fill(shape.pattern, shape.colour) : colour,
      weight: shape.lifted ? 1 : (line ? 4 : 2) + (chosen ? 2 : 0),
      opacity: shape.lifted ? 0.6 : Number(!shape.is_text || chosen),
      fill: !line && !shape.is_text, fillOpacity: shape.lifted ? 0 : (pattern ? 1 : fill),
    };
  }

  note({ shape, layer }) {
    if (!shape.label) return null;
    const text = (shape.approx ? '≈ ' : '') + shape.label;
    const role = shape.lifted ? 'muted' : shape.colour;
    const bounds = this.boundsOf(shape, layer);
    const line = shape.geometry.type.endsWith('LineString');
    const centre = bounds.getCenter();
    return {
      text, role, x: worldX(centre.lng),
      north: worldY(line ? centre.lat : bounds.getNorth()), south: worldY(line ? centre.lat : bounds.getSouth()),
      span: shape.geometry.type === 'Point' && !shape.radius_m ? 1 : worldX(bounds.getEast()) - worldX(bounds.getWest()),
    };
  }

  /* Leaflet asks the map for the bounds of a circle, which a hidden one has not. */
  boundsOf(shape, layer) {
    if (shape.geometry.type !== 'Point') return homeBounds(layer.getBounds());
    return layer.getLatLng().toBounds(Math.max(1, shape.radius_m * 2));
  }

  /* The smallest area, or the nearest line, under a point of the view. */
  hit(point) {
    if (!this.visible) return null;
    const found = [...this.byKey.values()]
      .filter(({ shape, layer }) => !shape.lifted && this.contains(shape, layer, point))
      .map(({ shape, layer }) => ({ key: shape.key, size: this.sizeOf(shape, layer) }));
    found.sort((one, other) => one.size - other.size);
    return found.length ? found[0].key : null;
  }

  /* The line, or the edge of an area, that lies under a point; the last drawn first. */
  edge(point) {
    if (!this.visible) return null;
    const found = [...this.byKey.values()].reverse().find(({ shape, layer }) => !shape.lifted && this.nearEdge(shape, layer, point));
    return found ? found.shape.key : null;
  }

  nearEdge(shape, layer, point) {
    if (!layer.getLatLngs) return this.contains(shape, layer, point);
    const closed = shape.geometry.type.endsWith('Polygon');
    return flatRings(layer.getLatLngs()).some((ring) => {
      const points = ring.map((one) => this.map.latLngToContainerPoint(one));
      return nearLine(closed ? [...points, points[0]] : points, point, 8);
    });
  }

  sizeOf(shape, layer) {
    const bounds = this.boundsOf(shape, layer);
    return bounds.getNorthEast().distanceTo(bounds.getSouthWest());
  }

  contains(shape, layer, point) {
    const { type } = shape.geometry;
    if (type === 'Point') {
      const centre = layer.getLatLng();
      if (shape.radius_m > 0) return this.map.distance(centre, this.map.containerPointToLatLng(point)) <= shape.radius_m;
      const away = this.map.latLngToContainerPoint(centre).subtract(point);
      if (shape.is_text) return Math.abs(away.x) <= 6 + 4 * shape.label.length && Math.abs(away.y) <= 12;
      return Math.hypot(away.x, away.y) <= 9;
    }
    if (type === 'MultiPoint') {
      return layer.getLayers().some((one) => this.map.latLngToContainerPoint(one.getLatLng()).distanceTo(point) <= 9);
    }
    const rings = flatRings(layer.getLatLngs()).map((ring) => ring.map((one) => this.map.latLngToContainerPoint(one)));
    if (type.endsWith('LineString')) return rings.some((ring) => nearLine(ring, point, 7));
    return rings.reduce((inside, ring) => (insideRing(ring, point) ? !inside : inside), false);
  }
}

function flatRings(latLngs) {
  if (!latLngs.length) return [];
  return Array.isArray(latLngs[0]) ? latLngs.flatMap(flatRings) : [latLngs];
}

function nearLine(points, point, reach) {
  return points.some((end, index) => index > 0 && L.LineUtil.pointToSegmentDistance(point, points[index - 1], end) <= reach);
}

/* Even–odd rule. */
function insideRing(ring, point) {
  let inside = false;
  ring.forEach((end, index) => {
    const start = ring[(index + ring.length - 1) % ring.length];
    if (end.y > point.y !== start.y > point.y
        && point.x < ((start.x - end.x) * (point.y - end.y)) / (start.y - end.y) + end.x) inside = !inside;
  });
  return inside;
}
