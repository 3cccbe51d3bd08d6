/* WorldPainter: coasts and borders, straight from flat arrays. As Leaflet's own paths they were
   projected anew for every zoom and clipped whole for every move: 38 ms and 130 MB. */

/* How far outside of the picture outlines are cut, so that no cut is seen. */
const WORLD_EDGE = 8;
/* Points nearer to the one before than this many pixels are left out. */
const WORLD_STEP = 0.7;

class WorldPainter {
  constructor(base, tokens) {
    this.base = base;
    this.tokens = tokens;
    this.parts = [];
    this.edges = [];
    this.makeEdges = null;
  }

  /* Rings of land as lists of [longitude, latitude], and who makes such lines of the borders. */
  take(rings, makeEdges) {
    this.parts = rings.map(flatLine);
    this.makeEdges = makeEdges;
  }

  borders() {
    if (this.makeEdges) this.edges = this.makeEdges().map(flatLine);
    this.makeEdges = null;
    return this.edges;
  }

  paint(context, view) {
    if (!this.base.isSeen()) return;
    const { tokens } = this;
    const isNear = view.zoom > BORDER_ZOOM;
    const box = [-WORLD_EDGE, -WORLD_EDGE, view.width + WORLD_EDGE, view.height + WORLD_EDGE];
    context.save();
    context.lineJoin = 'round';
    context.beginPath();
    for (const part of this.parts) {
      if (!isSeenIn(part, view, box)) continue;
      inView(part, view, true);
      cutRing(box);
      ringPath(context);
    }
    context.fillStyle = tokens.colour('land');
    context.fill('evenodd');
    if (!isNear) {
      context.strokeStyle = tokens.colour('street');
      context.lineWidth = 0.7;
      context.stroke();
      context.beginPath();
      for (const edge of this.borders()) {
        if (!isSeenIn(edge, view, box)) continue;
        inView(edge, view, false);
        linePath(context, box);
      }
      context.strokeStyle = tokens.clear('label', 0.25);
      context.lineWidth = view.zoom < 5 ? 0.8 : 1.2;
      context.stroke();
    }
    context.restore();
  }
}

/* A line as x, y pairs of the world (0 to 1 across), and its box. */
function flatLine(line) {
  const points = new Float64Array(line.length * 2);
  const part = { points, west: Infinity, east: -Infinity, north: Infinity, south: -Infinity };
  line.forEach(([lon, lat], index) => {
    const [x, y] = [worldX(lon), worldY(lat)];
    points[index * 2] = x;
    points[index * 2 + 1] = y;
    part.west = Math.min(part.west, x);
    part.east = Math.max(part.east, x);
    part.north = Math.min(part.north, y);
    part.south = Math.max(part.south, y);
  });
  return part;
}

function isSeenIn(part, view, [left, top, right, bottom]) {
  return part.east * view.scale - view.left > left && part.west * view.scale - view.left < right
    && part.south * view.scale - view.top > top && part.north * view.scale - view.top < bottom;
}

/* Two buffers that outlines are cut in, to and fro: lists made anew for each picture would be
   hundreds of megabytes in a minute of zooming before anybody collects them. */
const cutting = {
  from: new Float64Array(4096), to: new Float64Array(4096), length: 0,

  make(points) {
    if (this.from.length < points * 4) {
      this.from = new Float64Array(points * 8);
      this.to = new Float64Array(points * 8);
    }
    this.length = 0;
  },

  turn(length) {
    [this.from, this.to] = [this.to, this.from];
    this.length = length;
  },
};

/* Fills the buffer with the points in pixels of the picture, without those that nobody could tell
   apart from the one before. */
function inView({ points }, view, closed) {
  cutting.make(points.length);
  const { from } = cutting;
  let [lastX, lastY] = [Infinity, Infinity];
  let length = 0;
  const last = points.length - 2;
  for (let at = 0; at <= last; at += 2) {
    const x = points[at] * view.scale - view.left;
    const y = points[at + 1] * view.scale - view.top;
    const isEnd = at === last && !closed;
    if (!isEnd && Math.abs(x - lastX) < WORLD_STEP && Math.abs(y - lastY) < WORLD_STEP) continue;
    from[length] = x;
    from[length + 1] = y;
    length += 2;
    lastX = x;
    lastY = y;
  }
  cutting.length = length;
}

/* Sutherland and Hodgman: the ring cut at the four edges of a box, one after another. */
function cutRing([left, top, right, bottom]) {
  cutSide(0, left, 1);
  cutSide(0, right, -1);
  cutSide(1, top, 1);
  cutSide(1, bottom, -1);
}

/* Keeps what of a ring lies on one side of a line across an axis (0 x, 1 y); `side` 1 above it. */
function cutSide(axis, limit, side) {
  const { from, to, length } = cutting;
  let made = 0;
  let fromX = from[length - 2];
  let fromY = from[length - 1];
  let wasIn = length > 0 && ((axis ? fromY : fromX) - limit) * side >= 0;
  for (let at = 0; at < length; at += 2) {
    const x = from[at];
    const y = from[at + 1];
    const isIn = ((axis ? y : x) - limit) * side >= 0;
    if (isIn !== wasIn) {
      const share = axis ? (limit - fromY) / (y - fromY) : (limit - fromX) / (x - fromX);
      to[made] = axis ? fromX + (x - fromX) * share : limit;
      to[made + 1] = axis ? limit : fromY + (y - fromY) * share;
      made += 2;
    }
    if (isIn) {
      to[made] = x;
      to[made + 1] = y;
      made += 2;
    }
    fromX = x;
    fromY = y;
    wasIn = isIn;
  }
  cutting.turn(made);
}

function ringPath(context) {
  const { from, length } = cutting;
  if (length < 6) return;
  context.moveTo(from[0], from[1]);
  for (let at = 2; at < length; at += 2) context.lineTo(from[at], from[at + 1]);
  context.closePath();
}

/* A line without the parts that lie wholly on the far side of an edge. */
function linePath(context, [left, top, right, bottom]) {
  const { from, length } = cutting;
  let isOpen = false;
  for (let at = 2; at < length; at += 2) {
    const [fromX, fromY, x, y] = [from[at - 2], from[at - 1], from[at], from[at + 1]];
    const isOut = (fromX < left && x < left) || (fromX > right && x > right)
      || (fromY < top && y < top) || (fromY > bottom && y > bottom);
    if (!isOut && !isOpen) context.moveTo(fromX, fromY);
    if (!isOut) context.lineTo(x, y);
    isOpen = !isOut;
  }
}
