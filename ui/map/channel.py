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
