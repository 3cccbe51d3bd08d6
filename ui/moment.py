"""Which moment is shown: now, or one of the past. The door for everything that looks back.

The window has one (`Context.moment`), which the time line moves and the map follows; a second map
has one of its own, to compare. A panel that is to follow it, as all will when a whole incident is
replayed, does what the map does: it listens to `changed`, reads with `Context.reader.at(moment)`
instead of `Context.reader` while `moment` is not None (same questions, same answers), and takes
`at` for the time of the clock. Live traffic goes on meanwhile; nobody has to stop anything.

Nothing is done in the past: what is shown there does not hold any more. A panel that follows asks
its actions through a context that `holds_back`; what does not follow acts in the present.
"""

from PySide6.QtCore import QObject, Signal

from commander.errors import UserError
from commander.journal.moments import Basis, Moment


class ShownMoment(QObject):
    """The moment that is shown (ms UTC), None for now, and whether it is meant as known then.

    Signals:
        changed: another moment is shown, or the same one by the other basis.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._at: int | None = None
        self._basis: Basis = "happened"

    @property
    def at(self) -> int | None:
        """The moment in ms UTC; None: now."""
        return self._at

    @property
    def basis(self) -> Basis:
        """Whether a moment is shown as it was (``happened``) or as this post knew it then."""
        return self._basis

    @property
    def moment(self) -> Moment | None:
        """What to ask `Reader.at` for; None: ask the reader itself."""
        return None if self._at is None else Moment(self._at, self._basis)

    def go(self, at: int) -> None:
        """Show a moment of the past (ms UTC)."""
        self._show(at, self._basis)

    def live(self) -> None:
        """Show what is now."""
        self._show(None, self._basis)

    def set_basis(self, basis: Basis) -> None:
        """Show moments as they were, or as this post knew them."""
        self._show(self._at, basis)

    def _show(self, at: int | None, basis: Basis) -> None:
        if (at, basis) != (self._at, self._basis):
            self._at, self._basis = at, basis
            self.changed.emit()

    def refusal(self) -> UserError | None:
        """Return why nothing can be done where this moment is shown; None when it is now."""
        if self._at is None:
            return None
        return UserError("The map shows the past. Go back to live to change something (End).")
