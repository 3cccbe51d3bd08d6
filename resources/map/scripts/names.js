/* Names of the base map, and its grid of coordinates. Both paint into BaseCanvas. */

const NAME_RULES = {
  highway: { from: 10, size: 12, weight: 600, role: 'label', every: 520 },
  street: { from: 14.5, size: 11, weight: 400, role: 'label', every: 420 },
  major: { from: 13, size: 11.5, weight: 600, role: 'label', every: 460 },
  railway: { from: 12, size: 11, weight: 400, role: 'railway', every: 560, lift: 11 },
  pipeline: { from: 13, size: 11, weight: 400, role: 'pipeline', every: 620, lift: -11 },
};
const PLACE_RULES = [null, { from: 9, size: 15 }, { from: 10, size: 13 }, { from: 11, size: 12 }, { from: 10.5, size: 11.5 }];

class NamePainter {
  constructor(base, tokens) {
    this.base = base;
    this.tokens = tokens;
    this.written = [];
    this.isCrowded = false;
    this.paintedAt = 0;
  }

  paint(context, view) {
    Object.assign(this, { view, written: [], isCrowded: false, paintedAt: performance.now() });
    if (!this.base.isSeen()) return;
    const placer = new Placer(view.width, view.height);
    this.keepFree(placer, view);
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.strokeStyle = this.tokens.colour('label_halo');
    if (view.zoom < 9) this.paintCountries(context, view, placer);
    for (const feature of this.base.features) if (feature.properties.kind === 'place') this.paintPlace(context, view, placer, feature);
    for (const kind of ['highway', 'major', 'railway', 'pipeline', 'street']) {
      for (const feature of this.base.features) {
        if (nameKind(feature) === kind) this.paintAlong(context, view, placer, feature, NAME_RULES[kind]);
      }
    }
    for (const feature of this.base.features) if (feature.properties.kind === 'water') this.paintWater(context, view, placer, feature);
  }

  text(context, text, x, y, rule) {
    context.font = `${rule.style || ''} ${rule.weight} ${rule.size}px ${FONT}`;
    context.lineWidth = 3.5;
    context.strokeText(text, x, y);
    context.fillStyle = this.tokens.colour(rule.role);
    context.fillText(text, x, y);
  }

  at(context, view, placer, text, lat, lon, rule) {
    context.font = `${rule.weight} ${rule.size}px ${FONT}`;
    const width = context.measureText(text).width + 8;
    const [x, y] = [worldX(lon) * view.scale - view.left, worldY(lat) * view.scale - view.top];
    const [left, top] = [x - width / 2, y - rule.size];
    if (x < 0 || y < 0 || x > view.width || y > view.height || !this.isFree(placer, left, top, width, rule.size * 2)) return;
    this.take(placer, left, top, width, rule.size * 2);
    this.text(context, text, x, y, rule);
  }

  isFree(placer, left, top, width, height) {
    const isFree = placer.isFree(left, top, width, height);
    if (!isFree) this.isCrowded = true;
    return isFree;
  }

  take(placer, left, top, width, height) {
    placer.take(left, top, width, height);
    this.written.push([left, top, width, height]);
  }

  keepFree(placer, view) {
    for (const [x, y, width, height] of this.base.clear) {
      placer.take(x * view.scale - view.left, y * view.scale - view.top, width * view.scale, height * view.scale);
    }
  }

  /* Whether something stands on a name by now. */
  isCovered() {
    if (!this.written.length) return false;
    const placer = new Placer(this.view.width, this.view.height);
    this.keepFree(placer, this.view);
    return this.written.some((box) => !placer.isFree(...box));
  }

  paintCountries(context, view, placer) {
    const rule = { size: view.zoom < 4 ? 11 : 12.5, weight: 400, role: 'muted' };
    for (const country of this.base.countries) {
      if (Math.sqrt(country.area) * view.scale / 360 > country.name.length * 6) {
        this.at(context, view, placer, country.name, country.lat, country.lon, rule);
      }
    }
  }

  paintPlace(context, view, placer, feature) {
    const [lon, lat] = feature.geometry.coordinates;
    const { name, rank } = feature.properties;
    const rule = PLACE_RULES[rank];
    if (view.zoom < rule.from || (rank < 3 && view.zoom > 14)) return;
    this.at(context, view, placer, name, lat, lon, { size: rule.size, weight: rank < 3 ? 600 : 400, role: rank === 4 ? 'pipeline' : 'label' });
  }

  paintWater(context, view, placer, feature) {
    if (view.zoom < 12) return;
    const ring = feature.geometry.coordinates[0];
    const half = Math.floor(ring.length / 2);
    const middle = ring.slice(0, half).map((point, index) => {
      const other = ring[ring.length - 2 - index] || point;
      return [(point[0] + other[0]) / 2, (point[1] + other[1]) / 2];
    });
    this.along(context, view, placer, middle, feature.properties.name, { size: 11.5, weight: 400, style: 'italic', role: 'muted', every: 700 });
  }

  paintAlong(context, view, placer, feature, rule) {
    if (view.zoom < rule.from || !feature.properties.name) return;
    this.along(context, view, placer, feature.geometry.coordinates, feature.properties.name, rule);
  }

  /* Walks the line and sets the name wherever it is straight enough and nothing else is written. */
  along(context, view, placer, coordinates, name, rule) {
    const points = coordinates.map(([lon, lat]) => [worldX(lon) * view.scale - view.left, worldY(lat) * view.scale - view.top]);
    context.font = `${rule.weight} ${rule.size}px ${FONT}`;
    const width = context.measureText(name).width + 12;
    let walked = 0;
    let next = width / 2 + 24;
    for (let index = 1; index < points.length; index += 1) {
      const [[x0, y0], [x1, y1]] = [points[index - 1], points[index]];
      const length = Math.hypot(x1 - x0, y1 - y0);
      while (next <= walked + length) {
        const share = (next - walked) / length;
        const [x, y] = [x0 + (x1 - x0) * share, y0 + (y1 - y0) * share];
        const angle = this.straight(points, index, next - walked, width);
        const set = angle !== null && this.setAlong(context, view, placer, { name, x, y, angle, width, rule });
        next += set ? rule.every : 40;
      }
      walked += length;
    }
  }

  /* The direction of the line around a place on it, or null where it bends too much for the name. */
  straight(points, index, into, width) {
    const behind = walk(points, index, into, -width / 2);
    const ahead = walk(points, index, into, width / 2);
    if (!behind || !ahead) return null;
    const chord = Math.hypot(ahead[0] - behind[0], ahead[1] - behind[1]);
    return chord > width * 0.985 ? Math.atan2(ahead[1] - behind[1], ahead[0] - behind[0]) : null;
  }

  setAlong(context, view, placer, { name, x, y, angle, width, rule }) {
    if (x < 0 || y < 0 || x > view.width || y > view.height) return false;
    const upright = Math.abs(angle) > Math.PI / 2 ? angle + Math.PI : angle;
    const lift = rule.lift || 0;
    const [cx, cy] = [x + Math.sin(upright) * lift, y - Math.cos(upright) * lift];
    const boxes = [];
    for (let at = -width / 2; at <= width / 2; at += 8) {
      boxes.push([cx + Math.cos(upright) * at - 7, cy + Math.sin(upright) * at - 7]);
    }
    if (!boxes.every(([left, top]) => this.isFree(placer, left, top, 14, 14))) return false;
    for (const [left, top] of boxes) this.take(placer, left, top, 14, 14);
    context.save();
    context.translate(cx, cy);
    context.rotate(upright);
    this.text(context, name, 0, 0, rule);
    context.restore();
    return true;
  }
}

function nameKind(feature) {
  const { kind, major } = feature.properties;
  return kind === 'street' && major ? 'major' : kind;
}

/* The point `distance` along the line from `into` pixels after the start of segment `index`. */
function walk(points, index, into, distance) {
  let at = index;
  let left = into + distance;
  for (;;) {
    const [[x0, y0], [x1, y1]] = [points[at - 1], points[at]];
    const length = Math.hypot(x1 - x0, y1 - y0);
    if (left >= 0 && left <= length) {
      const share = length ? left / length : 0;
      return [x0 + (x1 - x0) * share, y0 + (y1 - y0) * share];
    }
    if (left < 0) {
      at -= 1;
      if (at < 1) return null;
      left += Math.hypot(points[at][0] - points[at - 1][0], points[at][1] - points[at - 1][1]);
    } else {
      left -= length;
      at += 1;
      if (at >= points.length) return null;
    }
  }
}

const GRID_STEPS = [30, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001];

class GridPainter {
  constructor(base, tokens) {
    this.base = base;
    this.tokens = tokens;
  }

  paint(context, view) {
    if (!this.base.isSeen()) return;
    const step = GRID_STEPS.find((one) => (one / 360) * view.scale < 260) || 0.001;
    context.strokeStyle = this.tokens.clear('label', 0.07);
    context.lineWidth = 1;
    context.beginPath();
    const toLon = (x) => ((x + view.left) / view.scale) * 360 - 180;
    const toLat = (y) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * (y + view.top)) / view.scale))) * 180) / Math.PI;
    for (let lon = Math.ceil(Math.max(-180, toLon(0)) / step) * step; lon <= Math.min(180, toLon(view.width)); lon += step) {
      const x = Math.round(worldX(lon) * view.scale - view.left) + 0.5;
      context.moveTo(x, 0);
      context.lineTo(x, view.height);
    }
    for (let lat = Math.ceil(Math.max(-85, toLat(view.height)) / step) * step; lat <= Math.min(85, toLat(0)); lat += step) {
      const y = Math.round(worldY(lat) * view.scale - view.top) + 0.5;
      context.moveTo(0, y);
      context.lineTo(view.width, y);
    }
    context.stroke();
  }
}
