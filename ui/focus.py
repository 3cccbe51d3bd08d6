"""What the window looks at: one operation, and all of its incidents or one of them."""

from PySide6.QtCore import QObject, Signal


class Focus(QObject):
    """The operation in focus (its stream) and the incident in focus ("" for all).

    Signals:
        changed: stream or incident is another one.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stream = ""
        self.incident = ""

    def set(self, stream: str, incident: str = "") -> None:
        """Look at this operation and incident; says so only when something changed."""
        if (stream, incident) != (self.stream, self.incident):
            self.stream, self.incident = stream, incident
            self.changed.emit()
