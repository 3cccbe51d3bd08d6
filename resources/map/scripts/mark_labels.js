/* MarkLabels: names beside marks and in zones, none of which covers another one. */

const LABELLED_MARKS = 150;
/* Milliseconds between two placings, and before the base map is told to name nothing there. */
const PLACE_INTERVAL = 100;
const TELL_INTERVAL = 150;

class MarkLabels {
  constructor(layer, texts) {
    this.layer = layer;
    this.texts = texts;
    this.notes = [];
    this.placed = [];
    this.placedFor = '';
    this.placedAt = 0;
    this.later = 0;
    this.telling = 0;
    this.written = () => {};
    this.words = { minutes: '{n} min', hours: '{n} h', days: '{n} d' };
    this.now = 0;
  }

  /* While the map is dragged every text stays where it was placed beside its mark: that is calm to
     look at and cheap. Otherwise texts are placed anew some times a second at most. */
  paint(size, compact) {
    const { layer, texts } = this;
    const { blitter, store } = layer;
    const key = [layer.seen.zoom, store.version, layer.selected, blitter.ratio, texts.version, compact].join();
    const isDue = !layer.moving && performance.now() - this.placedAt >= PLACE_INTERVAL;
    if (key !== this.placedFor || isDue) {
      this.place(size, compact);
      this.placedFor = key;
      this.placedAt = performance.now();
    } else if (!layer.moving && !this.later) {
      this.later = setTimeout(() => { this.later = 0; layer.schedule(); }, PLACE_INTERVAL);
    }
    const { scale, left, top } = layer.seen;
    for (const { text, slot, x, y } of this.placed) {
      const at = slot === undefined ? L.point(x * scale - left, y * scale - top) : layer.positionOf(slot).add([x, y]);
      blitter.copy(text, Math.round(at.x * blitter.ratio), Math.round(at.y * blitter.ratio));
    }
  }

  /* Boxes of the view on which names stand. */
  boxes() {
    const { layer } = this;
    const { scale, left, top } = layer.seen;
    return this.placed.map(({ text, slot, x, y }) => (slot === undefined
      ? [x * scale - left, y * scale - top, text.width, text.height]
      : [layer.px[slot] + x, layer.py[slot] + y, text.width, text.height]));
  }

  place(size, compact) {
    const { layer } = this;
    const placer = new Placer(size.x, size.y);
    this.placed = [];
    const boxes = compact ? [] : layer.boxes();
    for (const box of boxes) placer.take(...box);
    const slots = this.labelled(compact);
    const isFirst = (slot) => layer.store.styles[slot].kind === 'incident' || layer.store.keys[slot] === layer.selected;
    for (const slot of slots.filter(isFirst)) this.placeLabel(slot, placer);
    this.placeNotes(placer);
    for (const slot of slots.filter((one) => !isFirst(one))) this.placeLabel(slot, placer);
    this.tellWritten(boxes);
  }

  /* Tells the base map where names and marks stand, as boxes of the world (0 to 1 across), so that
     no street is named there. */
  tellWritten(marks) {
    const { scale, left, top } = this.layer.seen;
    const boxes = [...this.boxes(), ...marks].map(([x, y, width, height]) => [
      (x + left) / scale, (y + top) / scale, width / scale, height / scale,
    ]);
    this.toTell = [boxes, scale];
    if (this.telling) return;
    this.telling = setTimeout(() => {
      this.telling = 0;
      this.written(...this.toTell);
    }, TELL_INTERVAL);
  }

  /* Incidents and what is selected are named first, then the rest while there is room. */
  labelled(compact) {
    const { layer } = this;
    const { store, seen } = layer;
    const chosen = store.slotOf.get(layer.selected);
    if (layer.count > CROWD) return chosen !== undefined && layer.isInView(chosen) ? [chosen] : [];
    const shown = layer.shownSlots();
    const first = shown.filter((slot) => slot === chosen);
    const incidents = shown.filter((slot) => slot !== chosen && store.styles[slot].kind === 'incident');
    const isFar = seen.zoom < NEAR_ZOOM - 1 && store.order.length > FEW;
    if (compact || isFar) return first.concat(incidents.slice(0, LABELLED_MARKS));
    const others = shown.filter((slot) => slot !== chosen && store.styles[slot].kind !== 'incident');
    // What somebody must look at is named before the rest.
    others.sort((one, other) => ALERTS.indexOf(store.styles[other].alert) - ALERTS.indexOf(store.styles[one].alert));
    return first.concat(incidents, others).slice(0, LABELLED_MARKS);
  }

  /* The name; with its age where that matters: selected, or no longer sure. */
  textOf(slot) {
    const { layer } = this;
    const label = layer.store.labels[slot];
    const style = layer.store.styles[slot];
    const age = style.stale || layer.store.keys[slot] === layer.selected ? this.age(slot) : '';
    return label && age ? `${label} · ${age}` : label;
  }

  age(slot) {
    const at = this.layer.store.at[slot];
    const minutes = Math.floor((this.now - at) / 60000);
    if (!at || !this.now || minutes < 1) return '';
    const [unit, count] = minutes < 60 ? ['minutes', minutes]
      : minutes < 48 * 60 ? ['hours', Math.floor(minutes / 60)] : ['days', Math.floor(minutes / 1440)];
    return this.words[unit].replace('{n}', String(count));
  }

  placeLabel(slot, placer) {
    const { layer } = this;
    const style = layer.store.styles[slot];
    const name = this.textOf(slot);
    if (!name) return;
    const text = this.texts.get(name, 'label', style.kind === 'incident', style.stale ? 0.75 : 1, layer.blitter.ratio);
    const [x, y, radius] = [layer.px[slot], layer.py[slot], markRadius(style) * 1.1];
    const [right, left, beside] = [x + radius + 2, x - radius - 2 - text.width, y - text.height / 2];
    const middle = x - text.width / 2;
    const places = [[right, beside], [left, beside], [middle, y + radius + 1], [middle, y - radius - text.height]];
    // Incidents at one place are read as a list.
    if (style.kind === 'incident') {
      for (const row of [1, -1, 2, -2, 3, -3]) {
        places.push([right, beside + row * text.height], [left, beside + row * text.height]);
      }
    }
    const { x: width } = layer.size;
    const isInside = ([from]) => from >= 0 && from + text.width <= width;
    const isFree = ([from, top]) => placer.isFree(from + 3, top + 4, text.width - 6, text.height - 8);
    const found = places.find((one) => isInside(one) && isFree(one)) || places.find(isFree);
    if (!found) return;
    placer.take(found[0], found[1] + 2, text.width, text.height - 4);
    this.placed.push({ text, slot, x: found[0] - x, y: found[1] - y });
  }

  /* Names of zones: inside or outside their upper or lower edge, wherever there is room. */
  placeNotes(placer) {
    const { seen: { scale, left, top }, blitter } = this.layer;
    for (const note of this.notes) {
      const text = this.texts.get(note.text, note.role, true, 1, blitter.ratio);
      if (note.span * scale < text.width * 0.5) continue;
      const x = note.x * scale - left - text.width / 2;
      const [upper, lower] = [note.north * scale - top, note.south * scale - top];
      const rows = [upper + 6, upper - text.height - 1, lower - text.height - 6, lower + 1];
      const row = rows.find((y) => placer.isFree(x + 3, y + 4, text.width - 6, text.height - 8));
      if (row === undefined) continue;
      placer.take(x, row + 2, text.width, text.height - 4);
      this.placed.push({ text, x: (x + left) / scale, y: (row + top) / scale });
    }
  }
}
