/* Keyboard: what Leaflet leaves open. Arrows pan and + − zoom already; Shift with an arrow goes on
   by a page, so that a street can be followed; Home shows everything. */

const PAGE_SHARE = 0.8;
const PAGE_KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

class Keys {
  constructor(commander) {
    this.commander = commander;
    this.commands = {};
    commander.map.getContainer().addEventListener('keydown', (event) => this.press(event), true);
  }

  press(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const page = event.shiftKey && PAGE_KEYS[event.key];
    if (page) this.page(page);
    else if (event.key === 'Home') this.commander.fit({ keys: null, max_zoom: 16 });
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /* A page is what can be seen: the bars over the map cover the rest. */
  page([across, down]) {
    const { map, inset } = this.commander;
    const size = map.getSize();
    map.panBy([across * size.x * PAGE_SHARE, down * (size.y - inset.top - inset.bottom) * PAGE_SHARE]);
  }
}

PARTS.push((commander) => new Keys(commander));
