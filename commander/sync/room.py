"""Streams of which a server takes no more now: nothing of them is set aside, it waits and is shown.

A push that does not fit is tried in smaller parts first, so that what fits goes. Then the stream
rests until the server hints at room, until the next hello, or for a while; others go on.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import replace

from commander.journal import wire
from commander.journal.room import FULL, ROOM
from commander.sync.packing import Batch
from commander.sync.transport import Transport

WAIT_S = 60.0
"""Seconds after which one change is tried though nobody hinted at room."""


class Room:
    """What one server has no room for; beside the changes (`Beside`) because of its hints."""

    kind = ROOM

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._until: dict[str, float] = {}
        self._most: dict[str, int] = {}
        self._full: set[str] = set()

    @property
    def full(self) -> tuple[str, ...]:
        """The streams of which the server took no more when it was asked last."""
        with self._lock:
            return tuple(sorted(self._full))

    @property
    def resting(self) -> frozenset[str]:
        """Those for which it is not asked now."""
        with self._lock:
            return frozenset(self._until)

    @property
    def pause(self) -> float:
        """Seconds until the first of them is tried again; 0 while none rests."""
        with self._lock:
            if not self._until:
                return 0.0
            return max(0.01, min(self._until.values()) - self._clock())

    def carry(self, _transport: Transport, _server: str) -> bool:
        """Let those be tried again that rested long enough; returns whether there are any."""
        with self._lock:
            now = self._clock()
            over = [stream for stream, at in self._until.items() if at <= now]
            for stream in over:
                del self._until[stream]
        return bool(over)

    def heard(self, stream: str) -> None:
        """There may be room for a stream; "" for all."""
        with self._lock:
            if stream:
                self._until.pop(stream, None)
            else:
                self._until.clear()

    def limit(self, stream: str, usual: int) -> int:
        """Return how many changes to send at once."""
        with self._lock:
            return min(usual, self._most.get(stream, usual))

    def told(self, batch: Batch, pushed: wire.Pushed) -> tuple[Batch, wire.Pushed, bool]:
        """Return what was answered before the server had no room left, and whether it has none.

        What lies behind that counts as never sent.
        """
        places = (place for place, one in enumerate(pushed.answers) if one.reason == FULL)
        end = next(places, None)
        with self._lock:
            if end is None:
                self._taken(batch.stream)
                return batch, pushed, False
            self._refused(batch.stream, len(batch.changes))
        upto = batch.changes[end - 1].seq if end else batch.after
        held = tuple(one for one in batch.held if one.seq <= upto)
        part = replace(batch, upto=upto, changes=batch.changes[:end], held=held)
        answers = pushed.answers[:end]
        return part, wire.Pushed(pushed.epoch, pushed.before, pushed.head, answers), True

    def _taken(self, stream: str) -> None:
        self._full.discard(stream)
        self._until.pop(stream, None)
        if stream in self._most:
            self._most[stream] *= 2
            if self._most[stream] >= wire.PAGE_CHANGES:
                del self._most[stream]

    def _refused(self, stream: str, sent: int) -> None:
        # Not by what was sent alone: an act is sent whole, however few changes are asked for.
        fewer = min(self._most.get(stream, sent), sent) // 2
        self._most[stream] = max(1, fewer)
        if not fewer:
            self._full.add(stream)
            self._until[stream] = self._clock() + WAIT_S
