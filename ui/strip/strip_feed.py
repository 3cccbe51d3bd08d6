"""Keeps the strips fresh: reads beside the GUI what a notice or the clock made stale."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from ui.context import Context
from ui.strip.desk_needs import EVERYTHING, SEEN, DeskNeeds, Known, desk_needs, learn
from ui.strip.situation import read_situation

if TYPE_CHECKING:
    from commander.journal.feed import Notice

_SITUATION: Final = frozenset({"operation", "incident", "period", "response_level", "warning"})
_GATHER_MS: Final = 150
_EVERY_TICKS: Final = 5


class StripFeed(QObject):
    """Reads for the strips.

    Signals:
        situation_read: a `Situation` of what is looked at now.
        needs_read: the `DeskNeeds` of this desk now.
    """

    situation_read = Signal(object)
    needs_read = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._ticks = 0
        self._situation_stale = False
        self._due = False
        self._changed: frozenset[str] = frozenset()
        self._known = Known()
        self._of = ("", "")
        self._reading = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_GATHER_MS)
        self._timer.timeout.connect(self._read_stale)
        context.focus.changed.connect(self.refresh)
        context.bridge.noticed.connect(self._notice)

    def refresh(self) -> None:
        """Read everything anew, now."""
        self._situation_stale, self._changed, self._due = True, EVERYTHING, True
        self._read_stale()

    def tick(self) -> None:
        """Once a second: ages and lateness change without a notice."""
        self._ticks += 1
        if self._ticks % _EVERY_TICKS == 0:
            self._due = True
            self._wake()

    def _notice(self, notice: "Notice") -> None:
        changed = frozenset(notice.changed)
        ours = notice.stream == self._context.stream
        self._situation_stale |= "operation" in changed or (ours and bool(changed & _SITUATION))
        if SEEN in notice.changed.get("setting", ()):
            self._changed |= {SEEN}
        if ours:
            self._changed |= changed & EVERYTHING
        self._due |= bool(self._changed)
        self._wake()

    def _wake(self) -> None:
        if (self._situation_stale or self._due) and not self._timer.isActive():
            self._timer.start()

    def _read_stale(self) -> None:
        context = self._context
        if self._situation_stale:
            self._situation_stale = False
            reader, stream, now = context.reader, context.stream, context.clock.now()
            incident = context.focus.incident
            context.jobs.run(
                lambda: read_situation(reader, stream, incident, now),
                self.situation_read.emit,
                key="strip.situation",
            )
        if self._due and not self._reading:
            self._read_needs()

    def _read_needs(self) -> None:
        """Learn what changed; one reading at a time, because each goes on from the last."""
        context = self._context
        reader, stream, now = context.reader, context.stream, context.clock.now()
        department = context.post.operator.department
        if self._of != (stream, department):
            self._of, self._known, self._changed = (stream, department), Known(), EVERYTHING
        known, changed = self._known, self._changed
        self._changed, self._due, self._reading = frozenset(), False, True

        def read() -> tuple[Known, DeskNeeds]:
            fresh = learn(reader, stream, department, known, changed) if changed else known
            return fresh, desk_needs(fresh, department, now)

        context.jobs.run(read, self._take_needs, self._fail)

    def _take_needs(self, read: tuple[Known, DeskNeeds]) -> None:
        self._reading = False
        if self._of != (self._context.stream, self._context.post.operator.department):
            self._due = True
        else:
            self._known = read[0]
            self.needs_read.emit(read[1])
        self._wake()

    def _fail(self, error: Exception) -> None:
        """Begin anew with the next notice or tick: what was to be learned is not known."""
        self._reading, self._of = False, ("", "")
        raise error
