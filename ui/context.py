"""What every panel is given: where to read, how to act, and what the window looks at."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from commander.actions.base import Action, Outcome
from commander.clock import Clock
from commander.errors import UserError
from commander.journal.reader import Reader
from commander.post import Post
from ui.base_maps import BaseMaps
from ui.bridge import Bridge
from ui.focus import Focus
from ui.jobs import Jobs
from ui.moment import ShownMoment
from ui.selection import Selection
from ui.theme.theme import Theme
from ui.undo_list import UndoList


@dataclass(frozen=True, slots=True)
class Context:
    """The services that panels share; made once by ``ui.app``.

    ``notify`` shows an error in the window's banner and never blocks. ``undo`` keeps what was
    done through `act`, so that the window can take it back. ``base`` are the base maps of this
    machine; without them the map shows the outline of the world.
    """

    post: Post
    bridge: Bridge
    jobs: Jobs
    theme: Theme
    selection: Selection
    focus: Focus
    notify: Callable[[Exception], None]
    undo: UndoList = field(default_factory=UndoList)
    moment: ShownMoment = field(default_factory=ShownMoment)
    holds_back: Callable[[], UserError | None] | None = None

    def following(self, moment: ShownMoment) -> "Context":
        """Return the same for what shows this moment, where nothing is done in the past."""
        return replace(self, moment=moment, holds_back=moment.refusal)

    base: BaseMaps | None = None

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

    def held(self) -> UserError | None:
        """Return why nothing can be done at present; None when it can."""
        return self.holds_back() if self.holds_back is not None else None

    def refuses(self) -> bool:
        """Return whether nothing can be done at present, and say why: before work is put in."""
        held = self.held()
        if held is not None:
            self.notify(held)
        return held is not None

    def act(
        self,
        action: Action,
        done: Callable[[Outcome], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Perform an action; the result or the error arrives later on the GUI thread.

        While something `holds_back`, nothing is done and that is the error, at once.
        """
        held = self.held()
        if held is not None:
            (failed or self.notify)(held)
            return

        def take(outcome: Outcome) -> None:
            self.undo.remember(outcome)
            if done is not None:
                done(outcome)

        def refuse(error: BaseException) -> None:
            if not isinstance(error, Exception):
                raise error
            (failed or self.notify)(error)

        self.bridge.future(self.post.perform(action), take, refuse)
