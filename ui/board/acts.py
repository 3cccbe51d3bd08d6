"""What the board does to tasks: actions, each with its refusal shown at the card concerned."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, Signal

from commander.actions import (
    AcceptTask,
    AssignTask,
    AssignUnit,
    CheckItem,
    CreateTask,
    EscalateTask,
    MoveTask,
    UpdateTask,
)
from commander.actions.base import Action, Outcome
from commander.domain.attachment import TASK, Subject
from commander.domain.codes import TaskStatus
from commander.domain.work import Task
from commander.errors import UserError
from ui import words as say
from ui.attached.attached import Attached
from ui.attached.incoming import Source, sources
from ui.board.store import BoardStore
from ui.context import Context

COLUMNS: Final = (
    TaskStatus.ASSIGNED.value,
    TaskStatus.IN_PROGRESS.value,
    TaskStatus.BLOCKED.value,
    TaskStatus.DONE.value,
)


class BoardActs(QObject):
    """Performs actions on tasks of the operation in focus.

    Signals:
        needs_reason: a card cannot go into a column without a reason: its key and the column.
    """

    needs_reason = Signal(str, str)

    def __init__(self, context: Context, store: BoardStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._store = store
        self.attached = Attached(context, self)

    def attach(self, key: str, found: Sequence[Source]) -> None:
        """Attach files to a task."""
        self.attached.attach(Subject(TASK, key), found)

    def attach_dropped(self, data: QMimeData, key: str) -> None:
        """Attach what was dropped on a card."""
        self.attach(key, sources(data, self.attached.pasted_name()))

    def move(self, key: str, status: str, reason: str = "", waits_for: str = "") -> None:
        """Move a card to a column; what needs a reason and has none asks for it at the card."""
        task = self._store.task(key)
        if task is None or task.status == status:
            return
        waits = (*task.waits_for, waits_for) if waits_for else None
        lacks = status == TaskStatus.CANCELLED and not reason
        lacks |= status == TaskStatus.BLOCKED and not (reason or waits or task.waits_for)
        if lacks:
            self.needs_reason.emit(key, status)
            return
        stream = self._context.stream
        self._do(key, MoveTask(stream, key, status, reason=reason, waits_for=waits))

    def step(self, key: str, by: int) -> None:
        """Move a card this many columns on (or back)."""
        task = self._store.task(key)
        if task is None or task.status not in COLUMNS:
            return
        at = COLUMNS.index(task.status) + by
        if 0 <= at < len(COLUMNS):
            self.move(key, COLUMNS[at])

    def acknowledge(self, key: str) -> None:
        """Note that the owner knows of the task."""
        task = self._store.task(key)
        if task is None:
            return
        if task.accepted is not None:
            words = QCoreApplication.translate("Board", "Already acknowledged by {who}.")
            self._store.say(key, words.format(who=task.accepted.by))
            return
        self._do(key, AcceptTask(self._context.stream, key))

    def escalate(self, key: str) -> None:
        """Tell the superior that nobody took note of a task."""
        if self._store.task(key) is not None:
            self._do(key, EscalateTask(self._context.stream, key))

    def settle(self, key: str) -> None:
        """Ask for what posts disagree about in a task."""
        self._context.selection.settling_wanted.emit("task", key)

    def check(self, key: str, index: int, *, done: bool) -> None:
        """Tick a line of the checklist, or untick it."""
        self._do(key, CheckItem(self._context.stream, key, index, done))

    def update(self, key: str, fields: Mapping[str, object]) -> None:
        """Write fields of a task."""
        self._do(key, UpdateTask(self._context.stream, key, fields))

    def give_to(self, task: Task, owner: str) -> None:
        """Change the owner, who supports itself no more."""
        support = tuple(key for key in task.support if key != owner)
        stream = self._context.stream
        self._do(task.key, AssignTask(stream, task.key, owner, support=support, units=task.units))

    def give_unit(self, unit: str, key: str) -> None:
        """Put a unit on a task: it stands on the card, and the unit says what it works on."""
        task = self._store.task(key)
        if task is not None and unit not in task.units:
            self._do(key, AssignUnit(self._context.stream, unit, task.incident, key))

    def create(
        self,
        fields: Mapping[str, object],
        done: Callable[[str], None],
        failed: Callable[[str], None],
    ) -> None:
        """Make a task from ``title``, ``owner`` and ``due``; hand back its key, or why not."""
        action = CreateTask(
            self._context.stream,
            str(fields["title"]),
            str(fields["owner"]),
            incident=self._context.focus.incident,
            due=int(str(fields.get("due", 0))),
        )
        self._context.act(
            action, lambda outcome: done(outcome.keys[0]), lambda error: failed(self._words(error))
        )

    def _do(self, key: str, action: Action) -> None:
        def done(_outcome: Outcome) -> None:
            self._store.say(key, "")

        self._context.act(action, done, lambda error: self._refused(key, error))

    def _refused(self, key: str, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._store.say(key, self._words(error))

    @staticmethod
    def _words(error: Exception) -> str:
        if not isinstance(error, UserError):
            raise error
        return say.error(error)
