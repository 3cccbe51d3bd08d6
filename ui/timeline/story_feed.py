"""What happened so far in the operation in focus, kept up to date beside the window's thread."""

from bisect import bisect_left, bisect_right, insort
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from commander.journal.happenings import KINDS, Happening, Kind, Upto, happenings
from commander.journal.moments import Basis
from ui.context import Context

if TYPE_CHECKING:
    from commander.journal.feed import Notice

_FIRST_MS: Final = 1_200
_GATHER_MS: Final = 300


class Happenings:
    """What happened, in order of time by one basis."""

    def __init__(self, found: list[Happening], basis: Basis) -> None:
        self._time = _known_at if basis == "received" else _happened_at
        self.all: list[Happening] = []
        self.times: list[int] = []
        self.of_kind: dict[Kind, list[int]] = {kind: [] for kind in KINDS}
        self.add(found)

    def add(self, found: list[Happening]) -> None:
        """Take in what is new; nearly all of it came after what was there."""
        for one in sorted(found, key=self._time):
            at = self._time(one)
            insort(self.of_kind[one.kind], at)
            if not self.times or self.times[-1] <= at:
                self.times.append(at)
                self.all.append(one)
            else:
                place = bisect_right(self.times, at)
                self.times.insert(place, at)
                self.all.insert(place, one)

    def between(self, start: int, end: int) -> list[Happening]:
        """Return those from ``start`` up to before ``end`` (ms UTC)."""
        return self.all[bisect_left(self.times, start) : bisect_left(self.times, end)]

    def before(self, at: int) -> int | None:
        """Return when the last one before a time was."""
        place = bisect_left(self.times, at)
        return self.times[place - 1] if place else None

    def after(self, at: int) -> int | None:
        """Return when the first one after a time is."""
        place = bisect_right(self.times, at)
        return self.times[place] if place < len(self.times) else None


_Read = tuple[str, list[Happening], Upto, Happenings | None]


class StoryFeed(QObject):
    """Reads what happened, first all of it, then what is new.

    Signals:
        changed: there is more, or it is another operation.
    """

    changed = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._stream = ""
        self._found: list[Happening] = []
        self._upto = Upto()
        self._sorted: dict[Basis, Happenings] = {}
        self._busy = False
        self._again = False
        # The window shows first what it needs to be used; the ticks come right after.
        self._soon = QTimer(self, singleShot=True, interval=_FIRST_MS)
        self._soon.timeout.connect(self._read)
        context.focus.changed.connect(self._look)
        context.bridge.noticed.connect(self._take)
        self._soon.start()

    @property
    def count(self) -> int:
        """How many happenings are known here."""
        return len(self._found)

    def by(self, basis: Basis) -> Happenings:
        """Return what happened, in order of when it did or of when it came in here."""
        found = self._sorted.get(basis)
        if found is None:
            found = self._sorted[basis] = Happenings(self._found, basis)
        return found

    def _look(self) -> None:
        if self._context.stream != self._stream:
            self._soon.start(0 if self._stream else _FIRST_MS)

    def _take(self, notice: "Notice") -> None:
        if notice.stream == self._context.stream and not self._soon.isActive():
            self._soon.start(_GATHER_MS)

    def _read(self) -> None:
        if self._busy:
            self._again = True
            return
        stream, reader = self._context.stream, self._context.reader
        if stream != self._stream:
            self._stream, self._found, self._upto, self._sorted = stream, [], Upto(), {}
            self.changed.emit()
        if not stream:
            return
        self._busy, after, first = True, self._upto, not self._found

        def read() -> _Read:
            found, upto = happenings(reader, stream, after)
            return stream, found, upto, Happenings(found, "happened") if first else None

        self._context.jobs.run(read, self._done)

    def _done(self, read: _Read) -> None:
        self._busy = False
        stream, found, upto, ordered = read
        if stream == self._stream:
            self._upto = upto
            if ordered is not None:
                self._sorted = {"happened": ordered}
            else:
                for one in self._sorted.values():
                    one.add(found)
            self._found += found
            if found:
                self.changed.emit()
        if self._again or stream != self._context.stream:
            self._again = False
            self._read()


def _happened_at(one: Happening) -> int:
    return one.at


def _known_at(one: Happening) -> int:
    return one.known_at
