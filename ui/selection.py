"""What is selected, shared by all panels: select anywhere selects everywhere."""

from PySide6.QtCore import QObject, Signal


class Selection(QObject):
    """One selected record: its kind (``unit``, ``task``, ``message`` …) and its key.

    A panel may answer `changed` by setting the selection it just showed: nothing happens, because
    what is set while a change is being told is not told again.

    Signals:
        changed: kind and key of what is selected now.
        settling_wanted: the operator wants to settle what posts disagree about in this record.
        drawing_wanted: the operator wants to draw the area of this record on the map.
    """

    changed = Signal(str, str)
    settling_wanted = Signal(str, str)
    drawing_wanted = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kind = ""
        self._key = ""
        self._telling = False

    @property
    def kind(self) -> str:
        """The kind of the selected record, empty when nothing is selected."""
        return self._kind

    @property
    def key(self) -> str:
        """The key of the selected record, empty when nothing is selected."""
        return self._key

    def is_selected(self, kind: str, key: str) -> bool:
        """Whether just this record is selected."""
        return (kind, key) == (self._kind, self._key)

    def set(self, kind: str, key: str) -> None:
        """Select a record, and tell all panels if that is a change."""
        if self._telling or self.is_selected(kind, key):
            return
        self._kind, self._key = kind, key
        self._telling = True
        try:
            self.changed.emit(kind, key)
        finally:
            self._telling = False

    def clear(self) -> None:
        """Select nothing."""
        self.set("", "")
