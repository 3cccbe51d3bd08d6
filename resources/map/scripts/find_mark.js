/* The place that was looked for: a temporary mark with its name, until Escape or the next search. */

class FindMark {
  constructor(commander) {
    this.map = commander.map;
    this.channel = commander.channel;
    this.marker = null;
    this.commands = { find_mark: (command) => this.show(command) };
    document.addEventListener('keydown', (event) => this.key(event));
  }

  /* Without a place the mark goes; with a zoom the map looks there, locked or not: a person asked. */
  show({ place, zoom, text }) {
    if (this.marker) this.marker.remove();
    this.marker = null;
    if (!place) return;
    this.marker = L.marker(place, { icon: this.icon(text), interactive: false, keyboard: false, zIndexOffset: 1000 });
    this.marker.addTo(this.map);
    if (zoom !== null) this.map.setView(place, Math.min(zoom, this.map.getMaxZoom()), { animate: false });
  }

  icon(text) {
    const box = document.createElement('div');
    if (text) {
      const name = document.createElement('span');
      name.textContent = text;
      box.append(name);
    }
    return L.divIcon({ className: 'find-mark', html: box, iconSize: [0, 0] });
  }

  key(event) {
    if (event.key !== 'Escape' || !this.marker) return;
    this.show({ place: null });
    this.channel.tell('find_cleared', {});
  }
}

PARTS.push((commander) => new FindMark(commander));
