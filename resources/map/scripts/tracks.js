/* Tracks: where units were, under their marks; older parts are fainter, with the time beside them.
   They are painted into the picture of the marks: a canvas of their own would cost a third of the
   frames where there is no GPU. */

const TRACK_BANDS = 6;
const TRACK_FAINTEST = 0.3;
const TICK_APART = 64;
const TICK_REACH = 3.5;
/* Steps of time between ticks, in minutes. */
const TICK_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 360, 720, 1440];
const MOST_TICKS = 200;
/* With more tracks than this, times stand twice as far from each other. */
const MANY_TRACKS = 4;
/* A device that sends is in the track at least this often (commander/domain/track.py): beyond it
   nobody knows the way between two points. */
const GAP_MS = 16 * 60000;

class Tracks {
  constructor(commander) {
    this.marks = commander.marks;
    this.map = commander.map;
    this.tracks = [];
    this.since = 0;
    this.until = 0;
    this.offset = 0;
    this.commands = { tracks: (command) => this.show(command) };
    this.marks.under.push((context, seen, size) => this.paint(context, seen, size));
  }

  /* Each track is {colour, points: [time, latitude, longitude, …]} with times in ms UTC. */
  show({ tracks, since, until, offset }) {
    Object.assign(this, { since, until, offset });
    this.tracks = tracks.map(({ colour, points }) => {
      const rows = [];
      for (let at = 0; at < points.length; at += 3) {
        rows.push({ at: points[at], x: worldX(points[at + 2]), y: worldY(points[at + 1]) });
      }
      return { colour, rows };
    });
    this.marks.schedule();
  }

  paint(context, seen, size) {
    if (!this.tracks.length) return false;
    const here = (row) => [row.x * seen.scale - seen.left, row.y * seen.scale - seen.top];
    const placed = [];
    const apart = this.tracks.length > MANY_TRACKS ? TICK_APART * 2 : TICK_APART;
    this.taken = this.marks.look === 'full' ? [...this.marks.boxes(), ...this.marks.labels.boxes()] : [];
    // What is painted first lies above: times, then lines, then their dark edges.
    for (const track of this.tracks) this.paintTicks(context, track, here, size, { placed, apart });
    for (const track of this.tracks) this.paintLines(context, track, here, 3, track.colour);
    for (const track of this.tracks) this.paintLines(context, track, here, 5.5, 'label_halo');
    return true;
  }

  bandOf(at) {
    const span = Math.max(1, this.until - this.since);
    return Math.max(0, Math.min(TRACK_BANDS - 1, Math.floor(((at - this.since) / span) * TRACK_BANDS)));
  }

  paintLines(context, { rows }, here, width, colour) {
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.lineWidth = width;
    let band = -1;
    let gap = false;
    let open = false;
    for (let index = 1; index < rows.length; index += 1) {
      const [from, to] = [rows[index - 1], rows[index]];
      const isGap = to.at - from.at > GAP_MS;
      if (this.bandOf(to.at) !== band || isGap !== gap || !open) {
        if (open) context.stroke();
        band = this.bandOf(to.at);
        gap = isGap;
        open = true;
        const alpha = TRACK_FAINTEST + ((1 - TRACK_FAINTEST) * (band + 1)) / TRACK_BANDS;
        context.strokeStyle = this.marks.sprites.tokens.clear(colour, alpha);
        context.setLineDash(isGap ? [1, 7] : []);
        context.beginPath();
        context.moveTo(...here(from));
      }
      context.lineTo(...here(to));
    }
    if (open) context.stroke();
    context.setLineDash([]);
  }

  /* The step with which ticks stand far enough from each other, by the track's mean speed. */
  stepOf(rows, here, apart) {
    let length = 0;
    for (let index = 1; index < rows.length; index += 1) {
      const [[x, y], [tox, toy]] = [here(rows[index - 1]), here(rows[index])];
      length += Math.hypot(tox - x, toy - y);
    }
    const minutes = (rows[rows.length - 1].at - rows[0].at) / 60000;
    const wanted = (apart * minutes) / Math.max(1, length);
    return (TICK_STEPS.find((step) => step >= wanted) || TICK_STEPS[TICK_STEPS.length - 1]) * 60000;
  }

  paintTicks(context, { colour, rows }, here, size, { placed, apart }) {
    if (rows.length < 2) return;
    const step = this.stepOf(rows, here, apart);
    const shift = this.offset * 60000;
    let ticks = 0;
    for (let index = 1; index < rows.length && ticks < MOST_TICKS; index += 1) {
      const [from, to] = [rows[index - 1], rows[index]];
      if (to.at - from.at > GAP_MS) continue;
      let at = Math.ceil((from.at + shift) / step) * step - shift;
      for (; at <= to.at && ticks < MOST_TICKS; at += step) {
        const share = (at - from.at) / Math.max(1, to.at - from.at);
        const [x, y] = here({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });
        if (x < -40 || y < -20 || x > size.x + 40 || y > size.y + 20) continue;
        if (placed.some(([px, py]) => Math.abs(px - x) < apart * 0.75 && Math.abs(py - y) < apart * 0.3)) continue;
        if (this.isTaken(x + 5, y - 16, 38, 14)) continue;
        placed.push([x, y]);
        this.paintTick(context, x, y, clockText(at + shift), colour);
        ticks += 1;
      }
    }
  }

  /* Whether a mark or a name stands there. */
  isTaken(left, top, width, height) {
    return this.taken.some(([x, y, wide, high]) => x < left + width && x + wide > left && y < top + height && y + high > top);
  }

  paintTick(context, x, y, text, colour) {
    const { tokens } = this.marks.sprites;
    context.font = `600 11px ${FONT}`;
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    context.fillStyle = tokens.colour('label');
    context.fillText(text, x + 7, y - 9);
    context.lineWidth = 3.5;
    context.strokeStyle = tokens.colour('label_halo');
    context.strokeText(text, x + 7, y - 9);
    context.beginPath();
    context.arc(x, y, TICK_REACH - 1.3, 0, 2 * Math.PI);
    context.fillStyle = tokens.colour('label_halo');
    context.fill();
    context.beginPath();
    context.arc(x, y, TICK_REACH, 0, 2 * Math.PI);
    context.fillStyle = tokens.colour(colour);
    context.fill();
    context.lineWidth = 2;
    context.stroke();
  }
}

/* Hours and minutes of a time that was shifted to its zone. */
function clockText(shifted) {
  const minutes = Math.floor(shifted / 60000);
  const pad = (value) => String(value).padStart(2, '0');
  return `${pad(((Math.floor(minutes / 60) % 24) + 24) % 24)}:${pad(((minutes % 60) + 60) % 60)}`;
}

PARTS.push((commander) => new Tracks(commander));
