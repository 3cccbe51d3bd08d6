"""The board's one copy of its tasks: read from the journal, told about what changed, written up.

All columns show what stands here; nothing else of the board reads the journal.
"""

from collections.abc import Collection, Mapping
from typing import Final

from PySide6.QtCore import QLocale, QObject, QTimer, Signal

from commander.domain.attachment import PREFIX, TASK, Subject, prefix
from commander.domain.work import Task
from commander.journal.feed import Notice
from ui.board.cards import Card, CardWriter, Hint
from ui.board.data import BoardData, load, refreshed
from ui.context import Context

ALL: Final = ""
_TICK_MS: Final = 1000
_MINUTE: Final = 60_000
# More changed records than this are read beside the GUI thread, all at once.
_FEW: Final = 60
_WATCHED: Final = (
    *("task", "unit", "department", "operation", "message", "attachment"),
    *("request", "delivery"),
)


class BoardStore(QObject):
    """Tasks of the operation in focus, and their cards.

    Signals:
        reset: everything may be different.
        changed: the set of keys of tasks whose cards are different.
        ticked: the set of keys of tasks whose cards say another time, because time went on.
    """

    reset = Signal()
    changed = Signal(object)
    ticked = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._data = BoardData()
        self._writer = CardWriter(self._data, self._language())
        self._cards: dict[str, Card] = {}
        self._notices: dict[str, str] = {}
        self._hints: Mapping[str, Hint] = {}
        self._stream = ""
        self._missed: dict[str, frozenset[str]] | None = None
        self._minute = 0
        self._late: frozenset[str] = frozenset()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self._timer.start(_TICK_MS)
        context.focus.changed.connect(self._look_elsewhere)
        context.bridge.noticed.connect(self._notice)

    @property
    def data(self) -> BoardData:
        """What was read last."""
        return self._data

    @property
    def writer(self) -> CardWriter:
        """Who writes the cards, for words about tasks elsewhere."""
        return self._writer

    def reload(self) -> None:
        """Read the operation in focus anew, beside the GUI thread."""
        reader, stream = self._context.reader, self._context.stream
        self._missed = {}

        def done(data: BoardData) -> None:
            # What was read may be older than what was told meanwhile.
            missed, self._missed = self._missed or {}, None
            self._show(stream, refreshed(data, reader, stream, missed) if missed else data)

        self._context.jobs.run(lambda: load(reader, stream), done, key="board")

    def tasks(self, statuses: Collection[str], department: str = ALL) -> list[Task]:
        """Return tasks in these columns, the next due first; those done last first."""
        incident = self._context.focus.incident
        found = [
            task
            for task in self._data.tasks.values()
            if task.status in statuses
            and (not department or department == task.owner or department in task.support)
            and (not incident or task.incident in ("", incident))
        ]
        return sorted(found, key=_order)

    def task(self, key: str) -> Task | None:
        """Return a task, or None when it is not of this operation."""
        return self._data.tasks.get(key)

    def card(self, key: str) -> Card:
        """Return the card of a task that is here."""
        card = self._cards.get(key)
        if card is None:
            task = self._data.tasks[key]
            now = self._context.clock.now()
            notice, hint = self._notices.get(key, ""), self._hints.get(key)
            card = self._cards[key] = self._writer.write(task, now, notice, hint)
        return card

    def late(self, department: str = ALL) -> int:
        """Return how many tasks of a department (or of all) are late."""
        now, incident = self._context.clock.now(), self._context.focus.incident
        return sum(
            task.is_late(now)
            for task in self._data.tasks.values()
            if (not department or task.owner == department)
            and (not incident or task.incident in ("", incident))
        )

    def say(self, key: str, text: str) -> None:
        """Show a notice at a card, such as why a move was refused; empty takes it away."""
        if self._notices.get(key, "") == text:
            return
        self._notices[key] = text
        self._cards.pop(key, None)
        self.changed.emit({key})

    def hint(self, hints: Mapping[str, Hint]) -> None:
        """Show at the cards what other tasks and the clock say of them."""
        keys = hints.keys() | self._hints.keys()
        changed = {key for key in keys if hints.get(key) != self._hints.get(key)}
        self._hints = hints
        for key in changed:
            self._cards.pop(key, None)
        if changed := changed & self._data.tasks.keys():
            self.changed.emit(changed)

    def _look_elsewhere(self) -> None:
        if self._context.stream == self._stream:
            self.reset.emit()  # another incident of the operation that is already here
        else:
            self.reload()

    def _show(self, stream: str, data: BoardData) -> None:
        self._take(data)
        if stream == self._stream:
            self.changed.emit(set(data.tasks))
            return
        self._stream = stream
        self._notices.clear()
        self.reset.emit()

    def _take(self, data: BoardData) -> None:
        self._data = data
        self._writer = CardWriter(data, self._language())
        self._cards.clear()

    def _notice(self, notice: Notice) -> None:
        if notice.stream != self._context.stream:
            return
        changed = {name: keys for name in _WATCHED if (keys := notice.changed.get(name))}
        if self._missed is not None:
            for name, keys in changed.items():
                self._missed[name] = self._missed.get(name, frozenset()) | keys
            return
        changed = self._relevant(changed)
        if "operation" in changed or sum(map(len, changed.values())) > _FEW:
            self.reload()
        elif changed:
            reader, stream = self._context.reader, self._context.stream
            self._take(refreshed(self._data, reader, stream, changed))
            self._tell(changed)

    def _relevant(self, changed: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
        kept = dict(changed)
        origins = kept.pop("message", frozenset()) & self._data.origins.keys()
        if files := self._own_files(kept.pop("attachment", frozenset())):
            kept["attachment"] = files
        return {**kept, "message": origins} if origins else kept

    def _own_files(self, keys: frozenset[str]) -> frozenset[str]:
        """Return those that belong to tasks, not to messages."""
        if not keys:
            return keys
        own = {prefix(Subject(TASK, key)) for key in self._data.tasks}
        return frozenset(key for key in keys if key[:PREFIX] in own)

    def _tell(self, changed: Mapping[str, frozenset[str]]) -> None:
        keys = set(changed.get("task", ()))
        for key in keys:
            self._notices.pop(key, None)
        if changed.keys() - {"task"} or self._are_linked(keys):
            keys = set(self._data.tasks)
        self.changed.emit(keys)

    def _are_linked(self, keys: set[str]) -> bool:
        """Whether a card of another task names one of these."""
        tasks = self._data.tasks
        waited = {key for task in tasks.values() for key in task.waits_for}
        return bool(waited & keys) or any(tasks[key].waits_for for key in keys if key in tasks)

    def _tick(self) -> None:
        now = self._context.clock.now()
        late = frozenset(task.key for task in self._data.tasks.values() if task.is_late(now))
        if now // _MINUTE == self._minute and late == self._late:
            return
        blocked = {key for key, task in self._data.tasks.items() if task.status == "blocked"}
        unheard = {key for key, hint in self._hints.items() if hint.asked_at}
        stale = late | self._late | blocked | unheard
        self._minute, self._late = now // _MINUTE, late
        for key in stale:
            self._cards.pop(key, None)
        self.ticked.emit(stale & self._data.tasks.keys())

    @staticmethod
    def _language() -> str:
        return QLocale().name().split("_")[0]


def _order(task: Task) -> tuple[bool, int, int, str]:
    if not task.is_open():
        return (True, -task.meta.since.get("status", 0), 0, task.key)
    return (not task.due, task.due, task.meta.created_at, task.key)
