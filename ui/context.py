"""What every panel is given: where to read, how to act, and what the window looks at."""

from collections.abc import Callable
from dataclasses import dataclass, field

from commander.actions.base import Action, Outcome
from commander.clock import Clock
from commander.journal.reader import Reader
from commander.post import Post
from ui.bridge import Bridge
from ui.focus import Focus
from ui.jobs import Jobs
from ui.selection import Selection
from ui.theme.theme import Theme
from ui.undo_list import UndoList


@dataclass(frozen=True, slots=True)
class Context:
    """The services that panels share; made once by ``ui.app``.

    ``notify`` shows an error in the window's banner and never blocks. ``undo`` keeps what was
    done through `act`, so that the window can take it back.
    """

    post: Post
    bridge: Bridge
    jobs: Jobs
    theme: Theme
    selection: Selection
    focus: Focus
    notify: Callable[[Exception], None]
    undo: UndoList = field(default_factory=UndoList)

    @property
    def reader(self) -> Reader:
        """Reads of the journal, from any thread."""
        return self.post.reader

    @property
    def clock(self) -> Clock:
        """The clock of this post: the wall's, or the demonstration's."""
        return self.post.clock

    @property
    def stream(self) -> str:
        """The operation in focus."""
        return self.focus.stream

    def act(
        self,
        action: Action,
        done: Callable[[Outcome], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Perform an action; the result or the error arrives later on the GUI thread."""

        def take(outcome: Outcome) -> None:
            self.undo.remember(outcome)
            if done is not None:
                done(outcome)

        def refuse(error: BaseException) -> None:
            if not isinstance(error, Exception):
                raise error
            (failed or self.notify)(error)

        self.bridge.future(self.post.perform(action), take, refuse)
