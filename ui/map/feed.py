"""Keeps the map's records up to date, reading on other threads and one read at a time."""

from PySide6.QtCore import QObject, QTimer, Signal

from commander.journal.feed import Notice
from ui.context import Context
from ui.map.records import CONCERNING, MapRecords, read_all, read_changed

_MESSAGES_MS = 1000


class MapFeed(QObject):
    """The records of the operation in focus.

    Signals:
        changed: they are others now; True when it is another operation than before.
    """

    changed = Signal(bool)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.records = MapRecords()
        self._pending: dict[str, frozenset[str]] = {}
        self._reading = False
        # Messages only change when units were last heard: read together, once a second.
        self._heard = QTimer(self, singleShot=True, interval=_MESSAGES_MS)
        self._heard.timeout.connect(self._read)
        context.focus.changed.connect(self._look)
        context.bridge.noticed.connect(self._take)
        self._look()

    def _look(self) -> None:
        if self._context.stream != self.records.stream:
            self._read()

    def _take(self, notice: Notice) -> None:
        if notice.stream != self._context.stream:
            return
        for entity, keys in notice.changed.items():
            if entity in CONCERNING:
                self._pending[entity] = self._pending.get(entity, frozenset()) | keys
        if self._pending.keys() - {"message"}:
            self._read()
        elif self._pending and not self._heard.isActive():
            self._heard.start()

    def _read(self) -> None:
        if self._reading:
            return
        self._reading = True
        stream, before, reader = self._context.stream, self.records, self._context.reader
        changed, self._pending = self._pending, {}
        if stream == before.stream:
            self._context.jobs.run(lambda: read_changed(reader, before, changed), self._done)
        else:
            self._context.jobs.run(lambda: read_all(reader, stream), self._done)

    def _done(self, records: MapRecords) -> None:
        self._reading = False
        if records.stream != self._context.stream:
            self._read()
            return
        is_other = records.stream != self.records.stream
        self.records = records
        self.changed.emit(is_other)
        if self._pending.keys() - {"message"}:
            self._read()
