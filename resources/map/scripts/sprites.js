/* Sprites: each look of a mark is painted once and kept as pixels, which MarkLayer copies. */

const UNIT_RADIUS = 12;
const SYMBOL_RADIUS = 14;
const INCIDENT_RADIUS = 15;
const POINT_RADIUS = 10;
const COMPACT_RADIUS = 5;
const DOT_RADIUS = 3.5;
/* No pixel of a dot lies further from its middle. */
const DOT_REACH = Math.ceil(DOT_RADIUS * 1.5 + 2);
/* Pixels of a dot that cover less than this are left out, the others are whole: quick to copy. */
const DOT_ALPHA = 110;
const HEADING_STEP = 10;
const MOST_SPRITES = 4000;

function markRadius(style) {
  if (style.kind === 'incident') return INCIDENT_RADIUS;
  if (style.kind === 'point') return POINT_RADIUS;
  return knownSymbols.has(style.symbol) ? SYMBOL_RADIUS : UNIT_RADIUS;
}

function polygonPath(context, x, y, radius, corners, turn) {
  for (let corner = 0; corner < corners; corner += 1) {
    const angle = turn + (corner * 2 * Math.PI) / corners;
    context.lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  }
  context.closePath();
}

function burstPath(context, x, y, outer, inner, points) {
  for (let corner = 0; corner < points * 2; corner += 1) {
    const angle = -Math.PI / 2 + (corner * Math.PI) / points;
    const radius = corner % 2 ? inner : outer;
    context.lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  }
  context.closePath();
}

/* The radii make the five shapes about equally large to the eye. */
function shapePath(context, shape, x, y, radius) {
  context.beginPath();
  if (shape === 'circle') context.arc(x, y, radius * 1.08, 0, 2 * Math.PI);
  else if (shape === 'diamond') polygonPath(context, x, y, radius * 1.36, 4, -Math.PI / 2);
  else if (shape === 'triangle') polygonPath(context, x, y + radius * 0.22, radius * 1.5, 3, -Math.PI / 2);
  else if (shape === 'hexagon') polygonPath(context, x, y, radius * 1.2, 6, -Math.PI / 2);
  else context.roundRect(x - radius, y - radius, radius * 2, radius * 2, radius * 0.38);
}

class Sprites {
  constructor(tokens) {
    this.tokens = tokens;
    this.symbols = new Symbols(tokens);
    this.cache = new Map();
    this.canvas = document.createElement('canvas');
    this.context = this.canvas.getContext('2d', { willReadFrequently: true });
    tokens.changed.push(() => this.cache.clear());
    this.symbols.changed.push(() => this.cache.clear());
  }

  /* `look` is full, compact, dot or selected. Pixels are device pixels, anchored at their middle. */
  get(style, look, ratio) {
    // From afar neither letters nor state are seen: what looks the same is kept once.
    const { kind, shape, colour, stale, alert } = style;
    const face = look === 'dot' || look === 'compact' ? `${kind}|${shape}|${colour}|${stale}|${alert === 'late'}` : style.id;
    return this.cached(`${look}|${ratio}|${face}`, () => this.paint(style, look, ratio));
  }

  cached(key, make) {
    let sprite = this.cache.get(key);
    if (!sprite) {
      if (this.cache.size > MOST_SPRITES) this.cache.clear();
      sprite = make();
      this.cache.set(key, sprite);
    }
    return sprite;
  }

  /* A square of pixels around a middle, painted in CSS pixels. */
  square(reach, ratio, paint) {
    const half = Math.ceil(reach * ratio);
    this.canvas.width = half * 2;
    this.canvas.height = half * 2;
    this.context.setTransform(ratio, 0, 0, ratio, half, half);
    paint(this.context);
    const pixels = new Uint32Array(this.context.getImageData(0, 0, half * 2, half * 2).data.buffer);
    return { half, columns: half * 2, rows: half * 2, pixels };
  }

  paint(style, look, ratio) {
    if (look === 'dot') {
      const sprite = this.square(DOT_REACH, ratio, (context) => this.paintCompact(context, style, DOT_RADIUS));
      sprite.pixels = sprite.pixels.map((pixel) => (pixel >>> 24 < DOT_ALPHA ? 0 : (pixel | 0xff000000) >>> 0));
      return sprite;
    }
    if (look === 'compact') {
      return this.square(COMPACT_RADIUS * 1.5 + 3, ratio, (context) => this.paintCompact(context, style, COMPACT_RADIUS));
    }
    const radius = markRadius(style);
    return this.square(radius * 1.5 + 9, ratio, (context) => this.paintFull(context, style, radius, look === 'selected'));
  }

  paintCompact(context, style, radius) {
    context.globalAlpha = style.stale ? 0.5 : 1;
    if (style.kind === 'incident') {
      context.beginPath();
      burstPath(context, 0, 0, radius * 1.5, radius * 0.75, 8);
    } else {
      shapePath(context, style.shape, 0, 0, radius);
    }
    context.fillStyle = this.tokens.colour(style.alert === 'late' ? 'red' : style.colour);
    context.fill();
    context.lineWidth = style.alert === 'late' ? 1.8 : 1;
    context.strokeStyle = this.tokens.colour(style.alert === 'late' ? 'text' : 'label_halo');
    context.stroke();
  }

  paintFull(context, style, radius, selected) {
    if (selected) this.paintHalo(context, style, radius);
    context.globalAlpha = style.stale ? 0.55 : 1;
    if (!this.symbols.paintWhole(context, style, radius)) {
      if (style.kind === 'incident') this.paintIncident(context, style, radius);
      else this.paintBody(context, style, radius);
    }
    context.globalAlpha = 1;
    if (style.own) this.paintOwn(context, radius);
    if (style.ring) this.paintState(context, style, radius);
    if (style.approx) this.paintBadge(context, radius * 0.95, -radius * 0.95, '≈', 'text');
    if (style.alert) this.paintAlert(context, -radius * 0.95, -radius * 0.95, style.alert);
  }

  /* This vehicle: the corners of a frame around its mark. */
  paintOwn(context, radius) {
    const [reach, arm] = [radius * 1.3 + 3, radius * 0.55];
    for (const [role, width] of [['label_halo', 5], ['text', 2.2]]) {
      context.beginPath();
      for (const [across, down] of [[-1, -1], [1, -1], [1, 1], [-1, 1]]) {
        context.moveTo(across * reach, down * (reach - arm));
        context.lineTo(across * reach, down * reach);
        context.lineTo(across * (reach - arm), down * reach);
      }
      context.lineJoin = 'miter';
      context.lineWidth = width;
      context.strokeStyle = this.tokens.colour(role);
      context.stroke();
    }
  }

  paintHalo(context, style, radius) {
    const outline = () => {
      if (style.kind === 'incident') {
        context.beginPath();
        context.arc(0, 0, radius + 4.5, 0, 2 * Math.PI);
      } else {
        const shape = this.symbols.frames(style) ? 'square' : style.shape;
        shapePath(context, shape, 0, 0, radius + (shape === style.shape ? 4 : 6.5));
      }
    };
    outline();
    context.strokeStyle = this.tokens.colour('label_halo');
    context.lineWidth = 5;
    context.stroke();
    outline();
    context.fillStyle = this.tokens.clear('accent', 0.22);
    context.fill();
    context.strokeStyle = this.tokens.colour('accent');
    context.lineWidth = 2.5;
    context.stroke();
  }

  paintIncident(context, style, radius) {
    context.beginPath();
    context.arc(0, 0, radius, 0, 2 * Math.PI);
    context.fillStyle = this.tokens.clear(style.colour, 0.28);
    context.fill();
    context.setLineDash(style.planned ? [3, 3] : []);
    context.strokeStyle = this.tokens.colour(style.colour);
    context.lineWidth = 1.5;
    context.stroke();
    context.setLineDash([]);
    context.beginPath();
    burstPath(context, 0, 0, radius * 0.78, radius * 0.36, 8);
    context.fillStyle = this.tokens.colour(style.colour);
    context.fill();
    if (style.letters) this.paintLetters(context, style, radius * 0.9, this.tokens.colour('text'));
  }

  paintBody(context, style, radius) {
    const colour = this.tokens.colour(style.colour);
    shapePath(context, style.shape, 0, 0, radius);
    context.strokeStyle = this.tokens.colour('label_halo');
    context.lineWidth = 3;
    context.stroke();
    context.fillStyle = style.planned ? this.tokens.colour('panel') : colour;
    context.fill();
    if (style.planned || style.stale) {
      context.setLineDash(style.planned ? [3, 2.5] : [1.5, 2]);
      context.strokeStyle = style.planned ? colour : this.tokens.colour('text');
      context.lineWidth = 1.5;
      context.stroke();
      context.setLineDash([]);
    }
    const [ink, ground] = style.planned ? [colour, this.tokens.colour('panel')] : [this.tokens.ink(colour), colour];
    if (!this.symbols.paintInside(context, style, radius, ink, ground)) this.paintLetters(context, style, radius, ink);
  }

  paintLetters(context, style, radius, ink) {
    let size = radius >= 12 ? 11.5 : 9.5;
    const room = radius * (style.shape === 'triangle' || style.shape === 'diamond' ? 1.55 : 1.75);
    context.font = `700 ${size}px ${FONT}`;
    const width = context.measureText(style.letters).width;
    if (width > room) {
      size = Math.max(7, (size * room) / width);
      context.font = `700 ${size}px ${FONT}`;
    }
    context.fillStyle = ink;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(style.letters, 0, style.shape === 'triangle' ? radius * 0.3 : 0.75, room);
  }

  /* State is a word elsewhere and a sign here: empty circle, half, bar, check. Never colour alone. */
  paintState(context, style, radius) {
    const roles = { assigned: 'blue', busy: 'accent', blocked: 'orange', done: 'green' };
    const colour = this.tokens.colour(roles[style.ring] || 'muted');
    const beside = radius * this.symbols.signs;
    const [x, y, size] = [beside, beside, 5];
    this.paintDisc(context, x, y, size + 1.5, 'label_halo');
    context.strokeStyle = colour;
    context.fillStyle = colour;
    context.lineWidth = 1.6;
    context.beginPath();
    if (style.ring === 'blocked') context.rect(x - 3.5, y - 1.2, 7, 2.4);
    else if (style.ring === 'done') {
      context.moveTo(x - 3, y);
      context.lineTo(x - 0.8, y + 2.4);
      context.lineTo(x + 3.2, y - 2.4);
    } else context.arc(x, y, size - 1.4, 0, 2 * Math.PI);
    if (style.ring === 'blocked') context.fill();
    else context.stroke();
    if (style.ring === 'busy') {
      context.beginPath();
      context.arc(x, y, size - 1.4, Math.PI / 2, (3 * Math.PI) / 2);
      context.fill();
    }
  }

  paintDisc(context, x, y, radius, role) {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fillStyle = this.tokens.colour(role);
    context.fill();
  }

  paintBadge(context, x, y, sign, ink, ground = 'label_halo') {
    this.paintDisc(context, x, y, 5.5, ground);
    context.font = `700 10px ${FONT}`;
    context.fillStyle = ink.startsWith('#') ? ink : this.tokens.colour(ink);
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(sign, x, y + 0.5);
  }

  /* Why somebody must look: overdue, not acknowledged, disputed; a sign each, not only a colour. */
  paintAlert(context, x, y, alert) {
    const [sign, role] = { late: ['!', 'red'], asked: ['?', 'orange'], disputed: ['⇄', 'purple'] }[alert];
    this.paintDisc(context, x, y, 7, 'label_halo');
    this.paintBadge(context, x, y, sign, this.tokens.ink(this.tokens.colour(role)), role);
  }

  /* Which way a unit moves: a point outside of its frame. */
  heading(style, degrees, ratio) {
    const turn = (Math.round(degrees / HEADING_STEP) * HEADING_STEP) % 360;
    const radius = markRadius(style);
    const key = `heading|${ratio}|${turn}|${style.colour}|${style.stale}|${radius}`;
    return this.cached(key, () => this.square(radius * 1.5 + 11, ratio, (context) => {
      context.globalAlpha = style.stale ? 0.55 : 1;
      context.rotate((turn * Math.PI) / 180);
      const from = -radius * (style.shape === 'diamond' || style.shape === 'triangle' ? 1.42 : 1.3);
      context.beginPath();
      context.moveTo(0, from - 8);
      context.lineTo(5.5, from);
      context.lineTo(0, from - 2.2);
      context.lineTo(-5.5, from);
      context.closePath();
      context.lineJoin = 'round';
      context.strokeStyle = this.tokens.colour('label_halo');
      context.lineWidth = 3;
      context.stroke();
      context.fillStyle = this.tokens.colour(style.colour);
      context.fill();
    }));
  }

  /* Many marks as one: their number, the shares of colours as a ring, and the worst alert. */
  cluster({ kind, count, shares, alert, alerted }, ratio) {
    const text = shortCount(count);
    const key = ['cluster', ratio, kind, text, shares.flat().join('/'), alert, alerted].join('|');
    return this.cached(key, () => this.square(CLUSTER_RADIUS + 13, ratio, (context) => {
      this.paintDisc(context, 0, 0, CLUSTER_RADIUS + 1.5, 'label_halo');
      const whole = shares.reduce((sum, [, share]) => sum + share, 0);
      let from = -Math.PI / 2;
      for (const [colour, share] of shares) {
        const to = from + (share / whole) * 2 * Math.PI;
        context.beginPath();
        context.moveTo(0, 0);
        context.arc(0, 0, CLUSTER_RADIUS, from, to);
        context.closePath();
        context.fillStyle = this.tokens.colour(colour);
        context.fill();
        from = to;
      }
      context.beginPath();
      if (kind === 'incident') burstPath(context, 0, 0, CLUSTER_RADIUS - 1, CLUSTER_RADIUS - 5.5, 12);
      else context.arc(0, 0, CLUSTER_RADIUS - 4.5, 0, 2 * Math.PI);
      context.fillStyle = this.tokens.colour('panel');
      context.fill();
      context.font = `700 ${text.length > 3 ? 9.5 : 11.5}px ${FONT}`;
      context.fillStyle = this.tokens.colour('text');
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.fillText(text, 0, 0.75);
      if (alert) this.paintClusterAlert(context, alert, alerted);
    }));
  }

  paintClusterAlert(context, alert, alerted) {
    const [x, y] = [CLUSTER_RADIUS * 0.78, -CLUSTER_RADIUS * 0.78];
    if (alerted === 1) {
      this.paintAlert(context, x, y, alert);
      return;
    }
    const [sign, role] = { late: ['!', 'red'], asked: ['?', 'orange'], disputed: ['⇄', 'purple'] }[alert];
    const text = `${sign}${shortCount(alerted)}`;
    context.font = `700 9.5px ${FONT}`;
    const width = context.measureText(text).width + 6;
    context.beginPath();
    context.roundRect(x - width / 2, y - 6.5, width, 13, 6.5);
    context.fillStyle = this.tokens.colour(role);
    context.fill();
    context.lineWidth = 1.5;
    context.strokeStyle = this.tokens.colour('label_halo');
    context.stroke();
    context.fillStyle = this.tokens.ink(this.tokens.colour(role));
    context.fillText(text, x, y + 0.5);
  }
}
