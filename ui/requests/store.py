"""The panel's one copy of the requests: read beside the window, told about what changed."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from commander.journal.feed import Notice
from ui.context import Context
from ui.requests.data import WATCHED, RequestsData, load, refreshed


class RequestStore(QObject):
    """One reading at a time; what changes meanwhile waits for the next.

    Signals:
        read: `data` is newer; whether it is the first of the operation in focus.
    """

    read = Signal(bool)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.data = RequestsData()
        self.loaded = False
        self.own: set[str] = set()
        self._acted: set[str] = set()
        self._pending: dict[str, set[str] | None] = {}
        self._busy = False
        context.focus.changed.connect(self.reload)
        context.bridge.noticed.connect(self._notice)

    def reload(self) -> None:
        """Read the operation in focus anew."""
        self._pending = dict.fromkeys(WATCHED)
        self.loaded = False
        self._work()

    def acted(self, key: str) -> None:
        """This desk did something to a request: read it; `own` names it then."""
        self._acted.add(key)
        keys = self._pending.get("request", set())
        self._pending["request"] = None if keys is None else keys | {key}
        self._work()

    def _notice(self, notice: Notice) -> None:
        if notice.stream != self._context.stream:
            return
        for name in WATCHED.keys() & notice.changed.keys():
            before = self._pending.get(name, set())
            if before is not None:
                self._pending[name] = before | notice.changed[name]
        self._work()

    def _work(self) -> None:
        if self._busy or not self._pending:
            return
        changed: Mapping[str, set[str] | None] = self._pending
        whole, own = not self.loaded, self._acted
        self._busy, self._pending, self._acted = True, {}, set()
        data, reader, stream = self.data, self._context.reader, self._context.stream
        incident = self._context.focus.incident

        def read() -> RequestsData:
            if whole:
                return load(reader, stream, incident)
            return refreshed(data, reader, stream, incident, changed)

        def done(fresh: RequestsData) -> None:
            self._busy = False
            if (stream, incident) == (self._context.stream, self._context.focus.incident):
                first, self.loaded = not self.loaded, True
                self.data, self.own = fresh, own
                self.read.emit(first)
            self._work()

        self._context.jobs.run(read, done)
