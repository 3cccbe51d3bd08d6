"""Clocks: the wall's, and the one of a demonstration or an exercise. Times are ms UTC."""

import threading
import time
from collections.abc import Callable
from typing import Protocol


class Clock(Protocol):
    """Tells the time of the operation."""

    def now(self) -> int:
        """Return the time in ms UTC."""
        ...


class SystemClock:
    """The clock of the machine."""

    def now(self) -> int:
        """Return the machine's time in ms UTC."""
        return time.time_ns() // 1_000_000


class ScenarioClock:
    """A clock that starts at a given time and runs at a rate, or stands.

    ``ticks`` returns ms that only grow (the machine's monotonic clock). Subscribers are called,
    on the thread that made the change, after play, pause and seek.
    """

    def __init__(self, start: int, *, ticks: Callable[[], int] | None = None) -> None:
        self._ticks = ticks or (lambda: time.monotonic_ns() // 1_000_000)
        self._lock = threading.Lock()
        self._at = start
        self._since = self._ticks()
        self._rate = 0.0
        self._listeners: list[Callable[[], None]] = []

    @property
    def rate(self) -> float:
        """How many times faster than real time it runs; 0 while it stands."""
        return self._rate

    @property
    def running(self) -> bool:
        """Whether it moves."""
        return self._rate > 0

    def now(self) -> int:
        """Return the scenario's time in ms UTC."""
        with self._lock:
            return self._reading()

    def play(self, rate: float) -> None:
        """Run at this rate (1 is real time)."""
        self._set(rate=rate)

    def pause(self) -> None:
        """Stand still."""
        self._set(rate=0.0)

    def seek(self, at: int) -> None:
        """Go on from this time (ms UTC)."""
        self._set(at=at)

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call the listener after every play, pause and seek; returns how to stop that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _reading(self) -> int:
        return self._at + int((self._ticks() - self._since) * self._rate)

    def _set(self, *, rate: float | None = None, at: int | None = None) -> None:
        with self._lock:
            self._at = self._reading() if at is None else at
            self._since = self._ticks()
            self._rate = self._rate if rate is None else rate
        for listener in tuple(self._listeners):
            listener()
