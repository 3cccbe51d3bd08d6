/* The layers that areas of the library are drawn with: one for vector tiles, one for pictures. Both
   ask nobody but the program, and a tile that is not there is left clear. */

/* Tiles of an area that are asked for at once travel in one answer: the way through the engine costs
   ten times what reading a tile does. A server is asked for each by itself, for it may be slow. */
const TOGETHER = 24;

class TileFetch {
  constructor(area) {
    this.area = area;
    this.waiting = [];
  }

  async get(z, x, y, signal) {
    if (this.area.online) return this.fetch(`${z}/${x}/${y}`, signal);
    return new Promise((resolve, reject) => {
      if (!this.waiting.length) queueMicrotask(() => this.send());
      this.waiting.push({ name: `${z}.${x}.${y}`, resolve, reject });
    });
  }

  send() {
    const { waiting } = this;
    this.waiting = [];
    for (let at = 0; at < waiting.length; at += TOGETHER) this.sendSome(waiting.slice(at, at + TOGETHER));
  }

  async sendSome(asked) {
    try {
      const data = await this.fetch(`many/${asked.map(({ name }) => name).join('_')}`);
      const view = new DataView(data);
      let at = 0;
      for (const { resolve } of asked) {
        const size = view.getUint32(at, true);
        resolve(data.slice(at + 4, at + 4 + size));
        at += 4 + size;
      }
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }

  async fetch(name, signal) {
    const answer = await fetch(`tiles/${this.area.key}/${name}`, { signal });
    // After a refusal the body never ends: only an accepted answer may be read.
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer.arrayBuffer();
  }
}

const TILE_FETCHES = new Map();

function tilesOf(area) {
  if (!TILE_FETCHES.has(area.key)) TILE_FETCHES.set(area.key, new TileFetch(area));
  return TILE_FETCHES.get(area.key);
}

/* Tiles of an area, kept parsed. Where there is no land in the schema, the area itself is land. */
class AreaSource extends protomapsL.PmtilesSource {
  constructor(area, told) {
    super({ getZxy: async (z, x, y, signal) => ({ data: await tilesOf(area).get(z, x, y, signal) }) }, true);
    this.area = area;
    this.told = told;
  }

  async get(at, size) {
    if (at.z < this.area.min_zoom) return new Map();
    let tile = new Map();
    try {
      tile = await super.get(at, size);
    } catch (error) {
      if (error.name === 'AbortError') throw error;
      this.told({ key: this.area.key });
    }
    if (tile.size && !tile.has('earth') && !isReference(this.area)) tile.set('earth', [this.ground(at, size)]);
    if (tile.has('roads')) tile.set('road_names', joinedRoads(tile.get('roads')));
    return tile;
  }

  /* The bounds of the area in the pixels of one tile. */
  ground({ z, x, y }, size) {
    const [west, south, east, north] = this.area.bounds;
    const across = 2 ** z;
    const clamp = (value) => Math.min(size, Math.max(0, value));
    const [minX, maxX] = [west, east].map((lon) => clamp((worldX(lon) * across - x) * size));
    const [minY, maxY] = [north, south].map((lat) => clamp((worldY(lat) * across - y) * size));
    const corner = (px, py) => this.point(px, py);
    const ring = [corner(minX, minY), corner(maxX, minY), corner(maxX, maxY), corner(minX, maxY), corner(minX, minY)];
    return { props: {}, bbox: { minX, minY, maxX, maxY }, geomType: 3, geom: [ring], numVertices: ring.length };
  }

  point(x, y) {
    return {
      x, y,
      clone() { return { ...this }; },
      mult(by) { this.x *= by; this.y *= by; return this; },
      add(other) { this.x += other.x; this.y += other.y; return this; },
    };
  }
}

/* Roads come in pieces from crossing to crossing, too short for their names: pieces of one name that
   touch are joined end to end. Pieces are kept as they are where three meet. */
function joinedRoads(roads) {
  const groups = new Map();
  for (const road of roads) {
    const { name, kind } = road.props;
    if (road.geomType !== 2 || typeof name !== 'string' || !name || kind === 'rail') continue;
    const key = `${kind}|${name}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(road);
  }
  return [...groups.values()].map((pieces) => {
    const geom = joinedLines(pieces.flatMap((piece) => piece.geom));
    const boxes = pieces.map((piece) => piece.bbox);
    const bbox = {
      minX: Math.min(...boxes.map((box) => box.minX)), minY: Math.min(...boxes.map((box) => box.minY)),
      maxX: Math.max(...boxes.map((box) => box.maxX)), maxY: Math.max(...boxes.map((box) => box.maxY)),
    };
    return { ...pieces[0], geom, bbox };
  });
}

function joinedLines(lines) {
  const spot = ({ x, y }) => `${Math.round(x * 4)},${Math.round(y * 4)}`;
  const ends = new Map();
  const open = new Set();
  const note = (line) => {
    open.add(line);
    for (const end of [line[0], line[line.length - 1]]) ends.set(spot(end), [...(ends.get(spot(end)) || []), line]);
  };
  lines.filter((line) => line.length > 1).forEach(note);
  for (const first of [...open]) {
    let line = first;
    while (open.has(line)) {
      const end = spot(line[line.length - 1]);
      const others = (ends.get(end) || []).filter((one) => one !== line && open.has(one));
      if (others.length !== 1 || spot(line[0]) === end) break;
      const [other] = others;
      const next = spot(other[0]) === end ? other : [...other].reverse();
      open.delete(line);
      open.delete(other);
      line = [...line, ...next.slice(1)];
      note(line);
    }
  }
  return [...open];
}

/* As many tiles keep their names as a large screen has; the library's own 16 are too few. */
const LABELLED_TILES = 64;

function vectorLayer(area, tokens, language, told) {
  const source = new AreaSource(area, told);
  const layer = protomapsL.leafletLayer({
    url: source.p, pane: isReference(area) ? 'references' : 'areas', bounds: areaBounds(area), minZoom: Math.max(2, area.min_zoom), attribution: '',
    keepBuffer: 2, updateWhenZooming: false, lang: language,
  });
  const look = { scale: 1 };
  layer.views = new Map([['', new protomapsL.View(new protomapsL.TileCache(source, 512), area.max_zoom, 1)]]);
  layer.dress = (code) => {
    Object.assign(look, { colours: areaColours(tokens), names: nameKeys(code) });
    const rules = new AreaRules(look);
    const known = ['protomaps', 'openmaptiles', 'reference'].includes(area.schema);
    look.over = isReference(area) ? tokens.colour(area.colour) : '';
    const made = known ? { paint: rules.paint(area.schema), labels: rules.labels(area.schema) } : rules.plain(area.layers);
    layer.paintRules = made.paint;
    layer.labelRules = made.labels;
    layer.clearLayout();
    if (layer._map) layer.rerenderTiles();
  };
  layer.clearLayout = () => {
    layer.labelers = new protomapsL.Labelers(layer.scratch, layer.labelRules, LABELLED_TILES, layer.onTilesInvalidated);
  };
  /* At half zooms Leaflet shrinks the tiles of the next zoom: their names are written larger. On
     another screen, or in another size of everything, a tile has more pixels or fewer. */
  layer.fitZoom = (map) => {
    const zoom = map.getZoom();
    const scale = map.getZoomScale(zoom, Math.round(zoom));
    const pixels = Math.round(256 * (window.devicePixelRatio || 1));
    if (scale === look.scale && pixels === layer.tileSize) return;
    look.scale = scale;
    layer.tileSize = pixels;
    layer.clearLayout();
    if (layer._map && layer._tileZoom === Math.round(zoom)) layer.rerenderTiles();
  };
  layer.forget = () => {
    for (const view of layer.views.values()) view.tileCache.cache.clear();
    layer.clearLayout();
    layer.redraw();
  };
  layer.dress(language);
  return layer;
}

/* When the tiles in view are there, those around it come too, before anybody pans: a tile that is asked
   for when it is seen waits as long as the window is busy. What a server gives is asked for only when
   it is needed, as servers wish. */
const AHEAD = 1;

function loadAhead(layer, area) {
  let ahead = 0;
  // At another zoom the view's own tiles come first again.
  layer.forgetAhead = () => { ahead = 0; };
  if (area.online) return layer;
  const within = layer._getTiledPixelBounds;
  layer._getTiledPixelBounds = function widened(centre) {
    const bounds = within.call(this, centre);
    const edge = this.getTileSize().multiplyBy(ahead);
    return L.bounds(bounds.min.subtract(edge), bounds.max.add(edge));
  };
  layer.on('load', () => {
    if (ahead || !layer._map) return;
    ahead = AHEAD;
    layer._update();
  });
  return layer;
}

function isReference({ schema }) { return schema === 'reference'; }

function areaBounds({ bounds: [west, south, east, north] }) { return [[south, west], [north, east]]; }

/* Pictures, darkened or reddened once when they come: a filter over the whole pane would cost frames
   at every pan where there is no GPU. */
const PictureLayer = L.GridLayer.extend({
  initialize(area, tokens, told) {
    this.area = area;
    this.tokens = tokens;
    this.told = told;
    this.offset = Math.round(Math.log2(area.tile_size / 256)) || 0;
    L.GridLayer.prototype.initialize.call(this, {
      pane: 'areas', bounds: areaBounds(area), tileSize: 256 * 2 ** this.offset, keepBuffer: 2, updateWhenZooming: false,
      minZoom: Math.max(2, area.min_zoom + this.offset), maxNativeZoom: area.max_zoom + this.offset,
    });
  },

  createTile(at, done) {
    const canvas = L.DomUtil.create('canvas', 'leaflet-tile');
    const side = this.options.tileSize;
    canvas.width = canvas.height = side;
    this.fill(canvas, at).then(() => done(null, canvas));
    return canvas;
  },

  async fill(canvas, { x, y, z }) {
    const giveUp = new AbortController();
    canvas.giveUp = giveUp;
    try {
      const data = await tilesOf(this.area).get(z - this.offset, x, y, giveUp.signal);
      if (!data.byteLength || giveUp.signal.aborted) return;
      canvas.picture = await createImageBitmap(new Blob([data]));
      this.paint(canvas);
    } catch (error) {
      if (error.name !== 'AbortError') this.told({ key: this.area.key });
    }
  },

  paint(canvas) {
    if (!canvas.picture) return;
    const context = canvas.getContext('2d');
    const { width, height } = canvas;
    context.clearRect(0, 0, width, height);
    context.drawImage(canvas.picture, 0, 0, width, height);
    const tone = this.tone();
    if (!tone.length) return;
    for (const [way, colour] of tone) {
      context.globalCompositeOperation = way;
      context.fillStyle = colour;
      context.fillRect(0, 0, width, height);
    }
    // What was clear stays clear.
    context.globalCompositeOperation = 'destination-in';
    context.drawImage(canvas.picture, 0, 0, width, height);
    context.globalCompositeOperation = 'source-over';
  },

  /* Blends instead of filters: 0.4 against 0.7 ms for a tile where there is no GPU. */
  tone() {
    const { name } = this.tokens.values;
    const ember = () => mixed('#000000', mixed(this.tokens.colour('red'), this.tokens.colour('text'), 0.4), 0.6);
    if (name === 'night') return [['saturation', '#000000'], ['multiply', ember()]];
    return name === 'dark' ? [['multiply', '#9a9a9a']] : [];
  },

  _removeTile(key) {
    const tile = this._tiles[key];
    if (tile) {
      tile.el.giveUp.abort();
      if (tile.el.picture) tile.el.picture.close();
      tile.el.picture = null;
    }
    L.GridLayer.prototype._removeTile.call(this, key);
  },

  dress() { for (const { el } of Object.values(this._tiles || {})) this.paint(el); },

  fitZoom() {},

  forget() { this.redraw(); },
});
