"""What was done at this desk and can be taken back, last first."""

from collections import deque
from typing import Final

from commander.actions.base import Outcome

_MOST: Final = 200


class UndoList:
    """The acts of this window. GUI thread only."""

    def __init__(self) -> None:
        self._acts: deque[Outcome] = deque(maxlen=_MOST)

    def remember(self, outcome: Outcome) -> None:
        """Keep an act that changed something."""
        if outcome.act:
            self._acts.append(outcome)

    def take(self, stream: str) -> Outcome | None:
        """Return and forget the last act in this operation; None when there is none."""
        for outcome in reversed(self._acts):
            if outcome.stream == stream:
                self._acts.remove(outcome)
                return outcome
        return None

    def has_any(self, stream: str) -> bool:
        """Return whether something can be taken back in this operation."""
        return any(outcome.stream == stream for outcome in self._acts)
