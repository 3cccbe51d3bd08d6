"""Token buckets: how often somebody may come."""

from collections import OrderedDict
from collections.abc import Callable

MOST = 10_000
"""Names that are remembered; the ones not seen for longest are forgotten first."""


class Buckets:
    """One bucket a name: ``burst`` tokens at first, ``rate`` new ones a second.

    ``ticks`` returns seconds that only grow. Used on the event loop only.
    """

    def __init__(self, rate: float, burst: int, ticks: Callable[[], float]) -> None:
        self._rate = rate
        self._burst = burst
        self._ticks = ticks
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, name: str) -> float:
        """Take a token; returns 0, or the seconds until there will be one."""
        now = self._ticks()
        level, at = self._levels.pop(name, (float(self._burst), now))
        level = min(float(self._burst), level + (now - at) * self._rate)
        wait = 0.0 if level >= 1 else (1 - level) / self._rate
        self._levels[name] = (level if wait else level - 1, now)
        if len(self._levels) > MOST:
            self._levels.popitem(last=False)
        return wait

    def empty(self, name: str) -> float:
        """Return the seconds until there will be a token, taking none."""
        level, at = self._levels.get(name, (float(self._burst), self._ticks()))
        level += (self._ticks() - at) * self._rate
        return 0.0 if level >= 1 else (1 - level) / self._rate
