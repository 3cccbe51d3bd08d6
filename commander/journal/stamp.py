"""Stamps: a hybrid logical clock reading and the device that made it, in total order.

Text form ``mmmmmmmmmmmmcccc-device``: 12 hex digits of ms UTC, 4 of a counter; sorts as text.
"""

import threading
from collections.abc import Callable

AHEAD_MS = 60_000
"""Nobody advances its own clock further than this beyond its wall clock by what it received."""

COUNTER = 0x10000


def encode(ms: int, counter: int, device: str) -> str:
    """Return the stamp's text."""
    return f"{ms:012x}{counter:04x}-{device}"


def milliseconds(stamp: str) -> int:
    """Return the clock reading of a stamp in ms UTC; ValueError when it is none."""
    return int(stamp[:12], 16)


class StampClock:
    """Makes the stamps of one device: never twice the same, never backwards.

    ``last`` is the highest stamp known from before; ``wall`` returns ms UTC.
    """

    def __init__(self, device: str, wall: Callable[[], int], last: str = "") -> None:
        self._device = device
        self._wall = wall
        self._lock = threading.Lock()
        self._ms, self._counter = 0, 0
        if last:
            self._ms, self._counter = milliseconds(last), int(last[12:16], 16)

    def next(self) -> str:
        """Return the next stamp."""
        with self._lock:
            wall = self._wall()
            if wall > self._ms:
                self._ms, self._counter = wall, 0
            else:
                self._counter += 1
                if self._counter == COUNTER:
                    self._ms, self._counter = self._ms + 1, 0
            return encode(self._ms, self._counter, self._device)

    def rename(self, device: str) -> None:
        """Go on as another device: what is written next still sorts after what was."""
        with self._lock:
            self._device = device

    def witness(self, stamp: str) -> None:
        """Learn of another device's stamp, so that what is written next sorts after it."""
        with self._lock:
            reading = (milliseconds(stamp), int(stamp[12:16], 16))
            limit = (self._wall() + AHEAD_MS, 0)
            self._ms, self._counter = max((self._ms, self._counter), min(reading, limit))
