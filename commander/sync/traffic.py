"""What goes on with the contents of attachments at this post, and what may go by itself.

One for a post, whatever servers it has: porters ask it what they may carry and tell it how far
they are; the window shows that and says what a person wants.
"""

import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass

import msgspec

from commander.journal.blobs import Blobs
from commander.journal.feed import Notice
from commander.journal.journal import Journal

SETTING = "sparing"
ASKED, PAUSED = "attachments.asked", "attachments.paused"

MOST_KEPT = 1_000
"""Wishes about single contents that are remembered; the oldest go."""

SMALL = 64 * 1024
"""Largest content in bytes that travels by itself on a line that is to be spared."""

TELL_EVERY = 0.1
"""Seconds between two words about the same movement."""

UP, DOWN = "up", "down"

CONTENT = "content"
"""Entity of notices about contents; their keys are digests."""


@dataclass(frozen=True, slots=True)
class Movement:
    """How far a content is: ``way`` is up or down, ``done`` and ``total`` in bytes.

    ``moving`` is False while it rests; ``why`` says what stands in the way: disk (here), room
    (there), size (the server takes no such file), damaged, or nothing.
    """

    way: str
    done: int
    total: int
    moving: bool = True
    why: str = ""

    @property
    def percent(self) -> int:
        """How much of it is through, 0 to 100."""
        return min(100, self.done * 100 // max(1, self.total))


class Traffic:
    """From any thread. Every change is told to the journal's feed, as notices of CONTENT.

    ``sparing`` is the low-bandwidth mode: text goes first, large contents only when asked for.
    """

    def __init__(self, journal: Journal, blobs: Blobs) -> None:
        self.blobs = blobs
        self._journal = journal
        self._lock = threading.Lock()
        self._movements: dict[str, Movement] = {}
        self._told: dict[str, float] = {}
        self._loading: set[str] = set()
        reader = journal.reader
        self._sparing = bool(reader.setting(SETTING, default=False))
        self._asked = dict.fromkeys(map(str, reader.setting(ASKED, [])))
        self._paused = dict.fromkeys(map(str, reader.setting(PAUSED, [])))
        self._porters: list[Callable[[], None]] = []
        blobs.subscribe(self._tell)

    # ---- what a person says ----

    @property
    def sparing(self) -> bool:
        """Whether the line is to be spared."""
        return self._sparing

    def spare(self, *, on: bool) -> "Future[None]":
        """Switch the sparing of the line on or off; kept over restarts."""
        self._sparing = on
        kept = self._keep(SETTING, on)
        self._poke()
        return kept

    def ask(self, digest: str) -> None:
        """Carry this one, however large it is; also goes on with one that was cancelled."""
        self._wish(digest, self._asked, self._paused)

    def cancel(self, digest: str) -> None:
        """Carry this one no more until it is asked for; what has come of it is kept."""
        with self._lock:
            self._movements.pop(digest, None)
        self._wish(digest, self._paused, self._asked)

    def _wish(self, digest: str, to: dict[str, None], off: dict[str, None]) -> None:
        with self._lock:
            off.pop(digest, None)
            to[digest] = None
            while len(to) > MOST_KEPT:
                del to[next(iter(to))]
            asked, paused = list(self._asked), list(self._paused)
        self._keep(ASKED, asked)
        self._keep(PAUSED, paused)
        self._poke()
        self._tell(digest)

    # ---- what the window shows ----

    def movement(self, digest: str) -> Movement | None:
        """Return how far a content is; None when it neither comes nor goes."""
        return self._movements.get(digest)

    def held(self, digest: str, size: int) -> bool:
        """Return whether this one waits for a person to ask for it."""
        return not self.may(digest, size)

    # ---- what porters do ----

    def attend(self, poke: Callable[[], None]) -> Callable[[], None]:
        """Poke this porter when there may be something to do; returns how to stop that."""
        with self._lock:
            self._porters.append(poke)

        def stop() -> None:
            with self._lock:
                self._porters.remove(poke)

        return stop

    def may(self, digest: str, size: int) -> bool:
        """Return whether a content may be carried now."""
        if digest in self._paused:
            return False
        return size <= SMALL or not self._sparing or digest in self._asked

    def begin(self, digest: str) -> bool:
        """Claim the loading of a content; False when another porter is at it."""
        with self._lock:
            if digest in self._loading:
                return False
            self._loading.add(digest)
            return True

    def moved(self, digest: str, movement: Movement) -> None:
        """Note how far a content is."""
        with self._lock:
            before = self._movements.get(digest)
            if digest in self._paused:
                return
            self._movements[digest] = movement
            now = time.monotonic()
            step = before is not None and (before.moving, before.why, before.way) == (
                movement.moving,
                movement.why,
                movement.way,
            )
            if step and now < self._told.get(digest, 0.0) + TELL_EVERY:
                return
            self._told[digest] = now
        self._tell(digest)

    def ended(self, digest: str, *, loaded: bool) -> None:
        """Nothing moves any more; ``loaded`` gives the claim of `begin` back."""
        with self._lock:
            if loaded:
                self._loading.discard(digest)
            self._movements.pop(digest, None)
            self._told.pop(digest, None)
        self._tell(digest)

    def _tell(self, digest: str) -> None:
        self._journal.feed.publish(Notice("", {CONTENT: frozenset({digest})}))

    def _poke(self) -> None:
        with self._lock:
            porters = tuple(self._porters)
        for poke in porters:
            poke()

    def _keep(self, name: str, value: object) -> "Future[None]":
        row: Mapping[str, object] = {"name": name, "value": msgspec.json.encode(value)}
        return self._journal.submit(lambda tx: tx.put("setting", row))
