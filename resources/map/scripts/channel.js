/* Channel: commands from the program one after another, intents to it; both are JSON texts. */

class Channel {
  constructor() {
    this.commands = {};
    this.queue = Promise.resolve();
  }

  connect(then) {
    new QWebChannel(qt.webChannelTransport, ({ objects }) => {
      this.program = objects.program;
      this.program.command.connect((text) => this.take(JSON.parse(text)));
      then();
    });
  }

  /* One failing command must not stop the ones after it. */
  take(command) {
    this.queue = this.queue
      .then(() => this.commands[command.do](command))
      .catch((error) => this.tell('failed', { command: command.do, reason: String(error) }));
  }

  tell(what, data) { this.program.intent(JSON.stringify({ what, ...data })); }
}
