/* A sheet for the printer: the map alone, at an exact place and zoom, and word when it is painted. */

const QUIET_FRAMES = 4;
const LOOK_MS = 80;
const LONGEST_MS = 20000;

class PrintSheet {
  constructor(commander) {
    this.commander = commander;
    this.commands = { print_sheet: (command) => this.begin(command) };
  }

  begin({ lat, lon, zoom, }) {
    const { map } = this.commander;
    document.body.classList.add('printing');
    // A scale falls between the zooms that people use.
    map.setMaxBounds(null);
    Object.assign(map.options, { zoomSnap: 0, minZoom: 0, maxZoom: 22 });
    map.invalidateSize({ pan: false });
    map.setView([lat, lon], zoom, { animate: false });
    this.started = performance.now();
    this.quiet = 0;
    this.look();
  }

  look() {
    this.quiet = this.isLoading() ? 0 : this.quiet + 1;
    const late = performance.now() - this.started > LONGEST_MS;
    if (this.quiet < QUIET_FRAMES && !late) {
      setTimeout(() => requestAnimationFrame(() => this.look()), LOOK_MS);
      return;
    }
    const { map } = this.commander;
    const centre = map.getCenter();
    const bounds = map.getBounds();
    this.commander.channel.tell('print_ready', {
      lat: centre.lat, lon: centre.lng, zoom: map.getZoom(), late,
      west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth(),
    });
  }

  isLoading() {
    let loading = false;
    this.commander.map.eachLayer((layer) => { loading ||= layer instanceof L.GridLayer && layer.isLoading(); });
    return loading;
  }
}

PARTS.push((commander) => new PrintSheet(commander));
