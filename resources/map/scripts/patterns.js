/* Patterns: fills of areas and signs along edges, so that no two kinds differ by colour alone. */

const SVG = 'http://www.w3.org/2000/svg';
const PATTERN_SIZE = 12;
const SIGN_GAP = 7;
const SIGN_MOST = 160;
const PATTERN_LINES = {
  cross: ['M0,0 L12,12', 'M12,0 L0,12'],
  rising: ['M0,12 L12,0', 'M-3,3 L3,-3', 'M9,15 L15,9'],
  falling: ['M0,0 L12,12', 'M-3,9 L3,15', 'M9,-3 L15,3'],
  upright: ['M6,0 L6,12'],
  level: ['M0,6 L12,6'],
  dots: [],
};

class Patterns {
  constructor(map, tokens) {
    this.tokens = tokens;
    this.known = new Set();
    this.signs = new Map();
    this.box = element('svg', { width: 0, height: 0, 'aria-hidden': 'true' });
    this.box.style.position = 'absolute';
    this.defs = element('defs', {});
    this.box.append(this.defs);
    map.getContainer().append(this.box);
    tokens.changed.push(() => {
      this.known.clear();
      this.defs.replaceChildren();
    });
  }

  /* What `fill` is set to for a pattern in the colour of a role. */
  fill(name, role) {
    const id = `fill-${name}-${role.replace(/[^a-z0-9_]/gi, '')}`;
    if (!this.known.has(id)) {
      this.known.add(id);
      this.defs.append(this.make(id, name, this.tokens.colour(role)));
    }
    return `url(#${id})`;
  }

  make(id, name, colour) {
    const side = PATTERN_SIZE;
    const pattern = element('pattern', { id, width: side, height: side, patternUnits: 'userSpaceOnUse' });
    pattern.append(element('rect', { width: side, height: side, fill: colour, 'fill-opacity': 0.1 }));
    for (const d of PATTERN_LINES[name] || []) {
      pattern.append(element('path', { d, stroke: colour, 'stroke-width': 1, 'stroke-opacity': 0.45, fill: 'none' }));
    }
    if (name === 'dots') pattern.append(element('circle', { cx: 6, cy: 6, r: 1.6, fill: colour, 'fill-opacity': 0.6 }));
    return pattern;
  }

  /* Repeats a sign along the path of a layer; it follows the path by itself. */
  sign(layer, sign, role) {
    const known = this.signs.get(layer);
    if (known) known.remove();
    this.signs.delete(layer);
    const path = layer._path;
    if (!sign || !path || !path.isConnected) return;
    path.id = `edge-${L.stamp(layer)}`;
    const text = element('text', {
      dy: '0.36em', 'font-size': 15, 'font-weight': 700, fill: this.tokens.colour(role), 'paint-order': 'stroke',
      stroke: this.tokens.colour('label_halo'), 'stroke-width': 3, 'pointer-events': 'none',
    });
    const along = element('textPath', { href: `#${path.id}` });
    along.textContent = `${'\u00a0'.repeat(SIGN_GAP)}${sign}`.repeat(SIGN_MOST);
    text.append(along);
    path.after(text);
    this.signs.set(layer, text);
    layer.once('remove', () => {
      text.remove();
      if (this.signs.get(layer) === text) this.signs.delete(layer);
    });
  }
}

function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/* What is cut at the 180th meridian is drawn in one piece there, on both sides of the world. */
function acrossEdge(geometry) {
  if (!['MultiPolygon', 'MultiLineString'].includes(geometry.type)) return geometry;
  const lons = (part) => (typeof part[0] === 'number' ? [part[0]] : part.flatMap(lons));
  const edges = geometry.coordinates.map(lons);
  if (!edges.some((one) => one.includes(180)) || !edges.some((one) => one.includes(-180))) return geometry;
  if (edges.some((one) => one.includes(180) && one.includes(-180))) return geometry;
  const moved = (part, by) => (typeof part[0] === 'number' ? [part[0] + by, part[1]] : part.map((one) => moved(one, by)));
  const east = geometry.coordinates.map((part, at) => (Math.max(...edges[at]) > 0 ? part : moved(part, 360)));
  return { type: geometry.type, coordinates: [...east, ...east.map((part) => moved(part, -360))] };
}

/* Of what is drawn on both sides of the world, the bounds of one side. */
function homeBounds(bounds) {
  if (bounds.getWest() >= -180 || bounds.getEast() <= 180) return bounds;
  return L.latLngBounds([bounds.getSouth(), Math.max(bounds.getWest() + 360, -180)], [bounds.getNorth(), bounds.getEast()]);
}
