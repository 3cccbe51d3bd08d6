"""Links made and taken away by hand: mark, go, link; a circle is refused and shown."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from commander.actions import AddDependency, RemoveDependency
from commander.actions.base import Action
from commander.errors import UserError
from commander.linkage.chain import Circle
from commander.linkage.circles import circle_through
from ui import words as say
from ui.chain.chain_words import brief
from ui.chain.picture import Picture
from ui.context import Context


class Linking(QObject):
    """What is marked and what was refused.

    Signals:
        changed: another task is marked, or another circle is to be shown.
        said: a sentence for the operator, and its tone.
    """

    changed = Signal()
    said = Signal(str, str)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.picture = Picture()
        self.marked = ""
        self.circle: tuple[str, ...] = ()

    def mark_or_link(self, key: str) -> None:
        """Mark a task; with one marked, let this one wait for it."""
        if not self.marked or self.marked == key:
            self.marked = "" if self.marked else key
            self.circle = ()
            self.changed.emit()
            words = self.tr(
                "“{title}” is marked. Go to the task that has to wait for it: L links, Esc drops."
            )
            self.said.emit(
                words.format(title=brief(self.picture, key)) if self.marked else "", "info"
            )
            return
        self.link(self.marked, key)

    def link(self, first: str, then: str) -> None:
        """Let ``then`` wait for ``first``."""
        self.circle = ()

        def done() -> None:
            self.marked = ""
            words = self.tr("“{then}” now waits for “{first}”. Ctrl+Z takes it back.")
            self._say(words, first, then)

        def refused() -> None:
            self.circle = self._circle(first, then)

        self._act(AddDependency(self._context.stream, then, first), done, refused)

    def unlink(self, first: str, then: str) -> None:
        """Let ``then`` no longer wait for ``first``."""

        def done() -> None:
            words = self.tr("“{then}” no longer waits for “{first}”. Ctrl+Z takes it back.")
            self._say(words, first, then)

        self._act(RemoveDependency(self._context.stream, then, first), done)

    def cut(self, circle: Circle) -> None:
        """Take the newest link of a circle away, so that its tasks can begin again."""
        then, first = circle.newest
        self.unlink(first, then)

    def drop(self) -> bool:
        """Forget what is marked and refused; whether there was something."""
        had = bool(self.marked or self.circle)
        self.marked, self.circle = "", ()
        if had:
            self.changed.emit()
            self.said.emit("", "info")
        return had

    def _circle(self, first: str, then: str) -> tuple[str, ...]:
        tasks = self.picture.data.tasks

        def waits(key: str) -> tuple[str, ...]:
            task = tasks.get(key)
            if task is None or task.status == "cancelled":
                return ()
            return (*task.waits_for, first) if key == then else task.waits_for

        return circle_through(then, waits)

    def _say(self, words: str, first: str, then: str) -> None:
        titles = {"first": brief(self.picture, first), "then": brief(self.picture, then)}
        self.said.emit(words.format(**titles), "info")

    def _act(
        self, action: Action, done: Callable[[], None], refused: Callable[[], None] | None = None
    ) -> None:
        def failed(error: Exception) -> None:
            if not isinstance(error, UserError):
                raise error
            if refused is not None:
                refused()
            self.said.emit(say.error(error), "warning")
            self.changed.emit()

        def finished() -> None:
            done()
            self.changed.emit()

        self._context.act(action, lambda _outcome: finished(), failed)
