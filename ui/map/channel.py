"""The two ends of the wire to the page: commands go out, intents come in, both as JSON texts."""

import json

from PySide6.QtCore import QObject, Signal, Slot


class MapChannel(QObject):
    """What the page sees of the program: one signal to hear and one slot to speak to.

    Signals:
        command: a JSON text for the page.
        told: (what, data) that the page said.
    """

    command = Signal(str)
    told = Signal(str, dict)

    def send(self, do: str, **values: object) -> None:
        """Send a command; the page obeys commands in order, one after another."""
        self.command.emit(json.dumps({"do": do, **values}))

    @Slot(str)
    def intent(self, text: str) -> None:
        """Take what the page says."""
        said = json.loads(text)
        self.told.emit(said.pop("what"), said)


class Outbound:
    """Commands on their way to the page, which may not have started yet.

    ``open`` while the page obeys; ``held`` while it works on a batch of marks.
    """

    def __init__(self, channel: MapChannel) -> None:
        self._channel = channel
        self._waiting: list[tuple[str, dict[str, object]]] = []
        self.open = False
        self.held = False

    def once(self, do: str, **values: object) -> None:
        """For what happens once: it comes after all that was to be shown when it was asked for."""
        self._waiting.append((do, values))
        self.release()

    def release(self) -> None:
        """Send what waits, if it may go now."""
        if self.open and not self.held:
            waiting, self._waiting = self._waiting, []
            for do, values in waiting:
                self._channel.send(do, **values)

    def state(self, do: str, **values: object) -> None:
        """For state that the page is told anyway when it starts."""
        if self.open:
            self._channel.send(do, **values)
