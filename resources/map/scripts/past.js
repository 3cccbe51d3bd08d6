/* Past: a frame around the map, with the moment that it shows, for as long as that is not now. */

class Past {
  constructor(commander) {
    this.commander = commander;
    this.frame = L.DomUtil.create('div', 'past-frame', commander.map.getContainer());
    this.tab = L.DomUtil.create('div', 'past-tab', this.frame);
    this.frame.hidden = true;
    this.commands = { past: ({ text }) => this.show(text) };
    commander.tokens.changed.push(() => this.dress());
    this.dress();
  }

  dress() {
    const { tokens } = this.commander;
    this.tab.style.color = tokens.ink(tokens.colour('orange'));
  }

  /* Under the bars that the program lays over the map. */
  show(text) {
    this.frame.hidden = !text;
    this.tab.textContent = text;
    this.tab.style.top = `${this.commander.inset.top}px`;
  }
}

PARTS.push((commander) => new Past(commander));
