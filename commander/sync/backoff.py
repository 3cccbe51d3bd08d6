"""How long to wait before the next try: exponential, with full jitter."""

from collections.abc import Callable
from random import SystemRandom

from commander.errors import SyncError
from commander.sync.failures import Busy


class Backoff:
    """Grows from ``first`` seconds with every failure in a row, up to ``most``.

    The wait is a random part of that, so that posts do not come back all at once. ``draw``
    returns a number in the interval it is given.
    """

    def __init__(
        self,
        first: float = 0.5,
        most: float = 30.0,
        draw: Callable[[float, float], float] | None = None,
    ) -> None:
        self._first = first
        self._most = most
        self._draw = draw or SystemRandom().uniform
        self._failures = 0

    def after(self, error: Exception) -> float:
        """Return the seconds to wait after this failure."""
        wait = min(self._most, self._first * 2 ** min(self._failures, 16))
        self._failures += 1
        if isinstance(error, Busy):
            return error.after + self._draw(0, wait)
        if isinstance(error, SyncError) and error.quiet:
            return self._draw(0, wait)
        return self._draw(wait / 2, wait)  # a person must act first: no hurry

    def succeeded(self) -> None:
        """Start again from the shortest wait."""
        self._failures = 0
