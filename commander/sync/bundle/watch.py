"""How far an export or import is, and whether somebody wants it to stop."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from commander.sync.bundle.problems import Stopped


def _silent(_phase: str, _done: int, _total: int) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Watch:
    """``told`` is called with a phase, what is done and what there is, on the working thread.

    Phases: "reading", "writing", "checking", "taking", "attachments". ``cancel`` ends the work at
    the next place where nothing is left by halves. ``leave``: the program is about to end.
    """

    told: Callable[[str, int, int], None] = _silent
    cancel: threading.Event = field(default_factory=threading.Event)
    leave: threading.Event = field(default_factory=threading.Event)

    def at(self, phase: str, done: int, total: int) -> None:
        """Say how far it is; raises Stopped when that is wanted."""
        if self.cancel.is_set():
            raise Stopped
        self.told(phase, done, total)
