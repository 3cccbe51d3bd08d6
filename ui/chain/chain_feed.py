"""Keeps the chain fresh: reads and works out beside the GUI what a notice or a filter changed."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from commander.journal.feed import Notice
from ui.chain.data import ChainData, load, refreshed
from ui.chain.drawing import Drawing, draw
from ui.chain.picture import Picture, Wanted, work_out
from ui.context import Context

_WATCHED: Final = ("task", "department", "operation")
_TICK_MS: Final = 1000
_MINUTE: Final = 60_000


class ChainFeed(QObject):
    """Works out one picture at a time; what changes meanwhile waits for the next.

    Signals:
        worked: a `Picture` and its `Drawing`.
        ticked: time went on so far that something is told differently.
    """

    worked = Signal(object, object)
    ticked = Signal()

    def __init__(self, context: Context, wanted: Wanted, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._wanted = wanted
        self._stream = context.stream
        self._data = ChainData()
        self._picture: Picture | None = None
        self._drawing = Drawing()
        self._pending: dict[str, set[str]] = {}
        self._anew, self._stale, self._busy = True, False, False
        self._minute, self._late = 0, 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self._timer.start(_TICK_MS)
        context.focus.changed.connect(self.reload)
        context.bridge.noticed.connect(self._notice)
        self._work()

    @property
    def busy(self) -> bool:
        """Whether a picture is being worked out."""
        return self._busy

    @property
    def wanted(self) -> Wanted:
        """The filter in force."""
        return self._wanted

    def want(self, wanted: Wanted) -> None:
        """Show what this filter lets through."""
        if wanted != self._wanted:
            self._wanted, self._stale = wanted, True
            self._work()

    def reload(self) -> None:
        """Read the operation in focus anew."""
        self._stream = self._context.stream
        self._pending.clear()
        self._anew = True
        self._work()

    def _notice(self, notice: Notice) -> None:
        if notice.stream != self._stream:
            return
        for name in _WATCHED:
            if keys := notice.changed.get(name):
                self._pending.setdefault(name, set()).update(keys)
        if self._pending:
            self._work()

    def _work(self) -> None:
        if self._busy or not (self._anew or self._stale or self._pending):
            return
        changed, self._pending = self._pending, {}
        anew = self._anew or "operation" in changed
        self._anew, self._stale, self._busy = False, False, True
        reader, stream, data = self._context.reader, self._stream, self._data
        wanted, now = self._wanted, self._context.clock.now()
        before, drawn = self._picture, self._drawing

        def work() -> tuple[Picture, Drawing]:
            fresh = load(reader, stream) if anew else refreshed(data, reader, stream, changed)
            made = work_out(fresh, wanted, now, before)
            same = before is not None and made.layers is before.layers
            return made, drawn if same else draw(made.layers, made.links)

        self._context.jobs.run(work, self._take)

    def _take(self, found: tuple[Picture, Drawing]) -> None:
        self._busy = False
        self._picture, self._drawing = found
        self._data = self._picture.data
        if not self._anew:
            self.worked.emit(*found)
        self._work()

    def _tick(self) -> None:
        now = self._context.clock.now()
        late = sum(task.is_late(now) for task in self._data.tasks.values())
        if now // _MINUTE != self._minute or late != self._late:
            self._minute, self._late = now // _MINUTE, late
            self.ticked.emit()
