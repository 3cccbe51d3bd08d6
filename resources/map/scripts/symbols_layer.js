/* SymbolsLayer: how marks are drawn, and the time that their age is counted to. */

class SymbolsLayer {
  constructor(commander) {
    this.marks = commander.marks;
    this.map = commander.map;
    this.commands = {
      symbols: (command) => this.choose(command),
      mark_words: ({ words }) => { this.marks.labels.words = words; this.repaint(); },
      mark_clock: ({ now }) => { this.marks.labels.now = now; this.repaint(); },
      tell_rest: () => { commander.pointer.tellsRest = true; },
      clusters: ({ on }) => { this.marks.clusters.on = on; this.repaint(); },
    };
  }

  async choose(command) {
    await this.marks.sprites.symbols.set(command);
    this.repaint();
  }

  repaint() {
    this.marks.labels.placedFor = '';
    this.marks.schedule();
  }
}

PARTS.push((commander) => new SymbolsLayer(commander));
