/* The military grid over the map: zones, squares of 100 km, 10 km, 1 km and 100 m, as fine as there is
   room for. Which zone a place is in is asked of the mgrs library, which knows Norway and Svalbard. */

const MGRS_STEPS = [100, 1000, 10000, 100000];
/* Lines stand no closer than this many pixels. */
const MGRS_ROOM = 42;
/* Every border of a zone lies on a multiple of this many degrees, those of the exceptions too. */
const MGRS_COLUMN = 3;
const MGRS_SOUTH = -80;
const MGRS_NORTH = 84;
const MGRS_BAND = 8;
const MGRS_PIECES = 8;
/* How much of the view is painted beyond each edge. */
const MGRS_PADDING = 0.12;

const MgrsGrid = L.Layer.extend({
  initialize(commander) {
    this.commander = commander;
    this.tokens = commander.tokens;
    this.frame = 0;
    this.tokens.changed.push(() => this.schedule());
  },

  onAdd(map) {
    this.canvas = L.DomUtil.create('canvas', '', map.getPane('grid'));
    this.context = this.canvas.getContext('2d');
    this.schedule();
  },

  onRemove() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.canvas.remove();
  },

  getEvents() {
    return { move: this.follow, moveend: this.schedule, zoom: this.schedule, resize: this.schedule, viewreset: this.schedule };
  },

  /* While it is dragged it goes along with the map; it is painted anew where it would end. */
  follow() {
    const corner = this._map.containerPointToLayerPoint([0, 0]);
    const shown = L.bounds(corner, corner.add(this._map.getSize()));
    if (!this.painted || !(this.painted.contains(shown.min) && this.painted.contains(shown.max))) this.schedule();
  },

  schedule() {
    if (!this.frame && this._map) this.frame = requestAnimationFrame(() => this.draw());
  },

  draw() {
    this.frame = 0;
    const map = this._map;
    const pad = map.getSize().multiplyBy(MGRS_PADDING).round();
    const size = map.getSize().add(pad.multiplyBy(2));
    const ratio = window.devicePixelRatio || 1;
    const { canvas, context } = this;
    const [width, height] = [Math.round(size.x * ratio), Math.round(size.y * ratio)];
    const corner = map.containerPointToLayerPoint(pad.multiplyBy(-1));
    this.painted = L.bounds(corner, corner.add(size));
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    Object.assign(canvas.style, { width: `${size.x}px`, height: `${size.y}px` });
    L.DomUtil.setPosition(canvas, corner);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, size.x, size.y);
    const { min } = map.getPixelBounds();
    this.view = { scale: 256 * 2 ** map.getZoom(), left: min.x - pad.x, top: min.y - pad.y, size, pad };
    this.placer = new Placer(size.x, size.y);
    const step = this.step(map.getCenter().lat);
    for (const cell of this.cells()) this.drawCell(cell, step);
    this.drawNames();
  },

  pixel(lat, lon) {
    const { scale, left, top } = this.view;
    return [worldX(lon) * scale - left, worldY(lat) * scale - top];
  },

  place(x, y) {
    const { scale, left, top } = this.view;
    const turn = Math.PI * (1 - (2 * (y + top)) / scale);
    return [(Math.atan(Math.sinh(turn)) * 180) / Math.PI, ((x + left) / scale) * 360 - 180];
  },

  /* The finest step that leaves room between the lines, or 0 when there is room for zones only. */
  step(lat) {
    const metres = (40075016.7 * Math.cos((lat * Math.PI) / 180)) / this.view.scale;
    return MGRS_STEPS.find((one) => one / metres >= MGRS_ROOM) || 0;
  },

  /* Parts of zones in view: borders in degrees, which are straight on this map. */
  cells() {
    const { size } = this.view;
    const [[north, west], [south, east]] = [this.place(0, 0), this.place(size.x, size.y)];
    const cells = [];
    for (let low = MGRS_SOUTH; low < MGRS_NORTH - 4; low += MGRS_BAND) {
      const high = low === 72 ? MGRS_NORTH : low + MGRS_BAND;
      if (high <= south || low >= north) continue;
      let last = null;
      const first = Math.floor(Math.max(-360, west) / MGRS_COLUMN) * MGRS_COLUMN;
      for (let lon = first; lon < Math.min(360, east); lon += MGRS_COLUMN) {
        const turn = 360 * Math.floor((lon + 180) / 360);
        const found = /^(\d+)([A-Z])/.exec(mgrs.forward([lon - turn + MGRS_COLUMN / 2, (low + high) / 2], 1));
        const zone = Number(found[1]);
        if (last && last.zone === zone && last.turn === turn) last.east = lon + MGRS_COLUMN;
        else cells.push(last = { zone, band: found[2], west: lon, east: lon + MGRS_COLUMN, south: low, north: high, turn });
      }
    }
    return cells.map((cell) => this.whole(cell)).filter((cell) => cell.box.right > 0 && cell.box.left < size.x);
  },

  /* What was found began at the edge of the view: its own border may lie further out. */
  whole(cell) {
    const [left, top] = this.pixel(cell.north, cell.west);
    const [right, bottom] = this.pixel(cell.south, cell.east);
    return { ...cell, box: { left, top, right, bottom } };
  },

  drawCell(cell, step) {
    const { context } = this;
    const { left, top, right, bottom } = cell.box;
    context.save();
    context.beginPath();
    context.rect(left, top, right - left, bottom - top);
    context.clip();
    if (step) this.drawLines(cell, step);
    context.restore();
    this.drawBorder(cell);
    if (!step) this.name(`${cell.zone}${cell.band}`, (left + right) / 2, (top + bottom) / 2, 13);
  },

  drawBorder({ zone, band, box: { left, top, right, bottom }, west }) {
    const { context } = this;
    context.strokeStyle = this.tokens.clear('label', 0.5);
    context.lineWidth = 1.6;
    context.beginPath();
    // Only a border between two zones is drawn, not the edge of what was looked at.
    const across = mgrs.forward([((west - 1.5 + 540) % 360) - 180, this.place(0, (top + bottom) / 2)[0]], 1);
    if (Number(/^\d+/.exec(across)[0]) !== zone) {
      context.moveTo(left, top);
      context.lineTo(left, bottom);
    }
    context.moveTo(left, top);
    context.lineTo(right, top);
    if (band === 'C') {
      context.moveTo(left, bottom);
      context.lineTo(right, bottom);
    }
    context.stroke();
  },

  /* Eastings and northings that the visible part of a cell spans. */
  span({ zone, west, east, south, north, turn }) {
    const { size } = this.view;
    const [[viewNorth, viewWest], [viewSouth, viewEast]] = [this.place(0, 0), this.place(size.x, size.y)];
    const [low, high] = [Math.max(south, viewSouth), Math.min(north, viewNorth)];
    const [first, last] = [Math.max(west, viewWest) - turn, Math.min(east, viewEast) - turn];
    const spots = [];
    for (let part = 0; part <= 4; part += 1) {
      for (let other = 0; other <= 4; other += 1) {
        spots.push(toUtm(low + ((high - low) * part) / 4, first + ((last - first) * other) / 4, zone));
      }
    }
    const [eastings, northings] = [spots.map(([e]) => e), spots.map(([, n]) => n)];
    return [Math.min(...eastings), Math.max(...eastings), Math.min(...northings), Math.max(...northings)];
  },

  drawLines(cell, step) {
    const [east0, east1, north0, north1] = this.span(cell);
    const lines = [];
    for (let east = Math.floor(east0 / step) * step; east <= east1 + step; east += step) {
      lines.push({ across: false, at: east, points: this.trace(cell, (share) => [east, north0 + (north1 - north0) * share]) });
    }
    for (let north = Math.floor(north0 / step) * step; north <= north1 + step; north += step) {
      lines.push({ across: true, at: north, points: this.trace(cell, (share) => [east0 + (east1 - east0) * share, north]) });
    }
    this.stroke(lines.filter(({ at }) => at % 100000 !== 0 && at % (step * 10) !== 0), 0.32, 1);
    this.stroke(lines.filter(({ at }) => at % 100000 !== 0 && at % (step * 10) === 0), 0.5, 1);
    this.stroke(lines.filter(({ at }) => at % 100000 === 0), 0.75, 1.4);
    if (step === 100000) this.nameSquares(cell, [east0, east1, north0, north1]);
    else for (const line of lines) this.number(line, step, cell.box);
  },

  trace({ zone, turn }, at) {
    const points = [];
    for (let part = 0; part <= MGRS_PIECES; part += 1) {
      const [lat, lon] = fromUtm(...at(part / MGRS_PIECES), zone);
      points.push(this.pixel(lat, lon + turn));
    }
    return points;
  },

  stroke(lines, alpha, width) {
    const { context } = this;
    context.strokeStyle = this.tokens.clear('label', alpha);
    context.lineWidth = width;
    context.beginPath();
    for (const { points } of lines) points.forEach(([x, y], index) => (index ? context.lineTo(x, y) : context.moveTo(x, y)));
    context.stroke();
  },

  /* Two digits for kilometres, three for hundreds of metres, where the line enters the free view. */
  number({ across, at, points }, step, box) {
    const { inset } = this.commander;
    const { size, pad } = this.view;
    const whole = ((at % 100000) + 100000) % 100000;
    const digits = step === 10000 ? 1 : step === 1000 ? 2 : 3;
    const text = String(Math.round(whole / step)).padStart(digits, '0');
    const foot = size.y - pad.y - inset.bottom;
    const edge = across ? Math.max(pad.x + 14, box.left + 14) : Math.min(foot - 26, box.bottom - 12);
    const [axis, other] = across ? [0, 1] : [1, 0];
    for (let index = 1; index < points.length; index += 1) {
      const [one, two] = [points[index - 1], points[index]];
      if ((one[axis] - edge) * (two[axis] - edge) > 0 || one[axis] === two[axis]) continue;
      const value = one[other] + ((two[other] - one[other]) * (edge - one[axis])) / (two[axis] - one[axis]);
      this.names.push(across ? [text, edge, value, 11] : [text, value, edge, 11]);
      return;
    }
  },

  nameSquares({ zone, box, turn }, [east0, east1, north0, north1]) {
    const { size } = this.view;
    for (let east = Math.floor(east0 / 100000) * 100000; east <= east1; east += 100000) {
      for (let north = Math.floor(north0 / 100000) * 100000; north <= north1; north += 100000) {
        const [lat, lon] = fromUtm(east + 50000, north + 50000, zone);
        const [x, y] = this.pixel(lat, lon + turn);
        const inside = x > box.left + 16 && x < box.right - 16 && y > box.top && y < box.bottom;
        if (!inside || x < 0 || y < 0 || x > size.x || y > size.y) continue;
        this.name(mgrs.forward([lon, lat], 1).slice(0, -2), x, y, 12);
      }
    }
  },

  name(text, x, y, pixels) { this.names.push([text, x, y, pixels]); },

  names: [],

  /* The square of 100 km in the middle of the view, to be read before the digits at the edges. */
  drawSquare(text) {
    const { context, placer, commander } = this;
    context.font = `600 13px ${FONT}`;
    const { pad } = this.view;
    const room = [pad.x + 10, pad.y + commander.inset.top + 6, context.measureText(text).width + 16, 22];
    placer.take(...room);
    context.fillStyle = this.tokens.colour('panel');
    context.fillRect(...room);
    context.fillStyle = this.tokens.colour('label');
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    context.fillText(text, room[0] + 8, room[1] + 12);
  },

  drawNames() {
    const { context, placer } = this;
    const { size, pad } = this.view;
    const { inset } = this.commander;
    const centre = this._map.getCenter().wrap();
    const names = this.names;
    this.names = [];
    if (this.step(centre.lat) && centre.lat > MGRS_SOUTH && centre.lat < MGRS_NORTH) {
      const square = /^(\d+[A-Z])([A-Z]{2})/.exec(mgrs.forward([centre.lng, centre.lat], 1));
      this.drawSquare(`${square[1]} ${square[2]}`);
    }
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    for (const [text, x, y, pixels] of names) {
      context.font = `600 ${pixels}px ${FONT}`;
      const width = context.measureText(text).width;
      const room = [x - width / 2 - 3, y - pixels / 2 - 2, width + 6, pixels + 4];
      const below = size.y - pad.y - inset.bottom - 14;
      const outside = y < pad.y + inset.top + 8 || y > below || x < pad.x + 6 || x > size.x - pad.x - 6;
      if (outside || !placer.isFree(...room)) continue;
      placer.take(...room);
      context.fillStyle = this.tokens.clear('label_halo', 0.7);
      context.fillRect(...room);
      context.fillStyle = this.tokens.colour('label');
      context.fillText(text, x, y);
    }
  },
});

PARTS.push((commander) => {
  commander.map.createPane('grid').style.zIndex = 340;
  commander.map.getPane('grid').style.pointerEvents = 'none';
  const grid = new MgrsGrid(commander);
  return { commands: { grid: ({ shown }) => (shown ? grid.addTo(commander.map) : grid.remove()) } };
});
