"""Keeps the map's records up to date, reading on other threads and one read at a time."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from commander.journal.feed import Notice
from commander.journal.moments import Moment
from ui.context import Context
from ui.map.records import CONCERNING, MapRecords, read_all, read_changed

_MESSAGES_MS = 1000
_LATE_MS = 1000


class LiveRecords(QObject):
    """The records of the operation in focus as they are now, whatever a map shows.

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


class MapFeed(QObject):
    """What one map shows: the records as they are now, or at the moment that it looks back to.

    ``live`` are the records of now in any case, for what must not follow the time line, such as
    an alert; several maps share them.

    Signals:
        changed: ``records`` are others now; True when it is another operation than before.
    """

    changed = Signal(bool)

    def __init__(
        self, context: Context, parent: QObject, *, live: LiveRecords | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.live = live or LiveRecords(context, self)
        self.records = self.live.records
        self._shown: Moment | None = None
        self._reading = False
        # What comes in may belong to the moment that is shown: it was entered late.
        self._late = QTimer(self, singleShot=True, interval=_LATE_MS)
        self._late.timeout.connect(self._read)
        self.live.changed.connect(self._take)
        context.moment.changed.connect(self._look)
        self._look()

    @property
    def now(self) -> int:
        """The time that the map shows, in ms UTC: the clock's, or that of the past."""
        at = self._context.moment.at
        return self._context.clock.now() if at is None else at

    @property
    def shown(self) -> Moment | None:
        """The moment to which ``records`` belong; None when they are those of now."""
        return self._shown

    def _take(self, is_other: bool) -> None:
        if is_other:
            self._shown, self.records = None, self.live.records
            self._context.moment.live()
            self.changed.emit(True)
        elif self._context.moment.moment is None:
            self._show(self.live.records, None)
        elif not self._late.isActive():
            self._late.start()

    def _look(self) -> None:
        if self._context.moment.moment is None:
            if self._shown is not None:
                self._show(self.live.records, None)
        else:
            self._read()

    def _read(self) -> None:
        moment, stream = self._context.moment.moment, self.live.records.stream
        if self._reading or moment is None or not stream:
            return
        self._reading = True
        reader = self._context.reader
        self._context.jobs.run(
            lambda: read_all(reader.at(moment), stream), lambda found: self._done(found, moment)
        )

    def _done(self, records: MapRecords, moment: Moment) -> None:
        """Show what was read, on the way to what is wanted by now: so dragging is seen."""
        self._reading = False
        wanted = self._context.moment.moment
        if wanted is None or records.stream != self.live.records.stream:
            return
        if records.operation is None:  # before it was opened; it still is an exercise, say
            records = replace(records, operation=self.live.records.operation)
        self._show(records, moment)
        if moment != wanted:
            self._read()

    def _show(self, records: MapRecords, moment: Moment | None) -> None:
        self._shown, self.records = moment, records
        self.changed.emit(False)
