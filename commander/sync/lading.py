"""What is to be carried between this post and one server, and in which order."""

import threading
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field

from commander.journal import parcels
from commander.journal.attachments import Named
from commander.journal.reader import Reader
from commander.sync.traffic import DOWN, SMALL, UP, Traffic
from commander.sync.travel import Travellers

FOR_EVER = float("inf")


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds: between looks while something is missing on a side, and while nothing is.

    ``soon`` is the first wait when the server does not know an attachment yet that was made here;
    ``first`` and ``most`` bound the waits after failures; ``rest`` is for one that failed.
    """

    look: float = 15.0
    idle: float = 120.0
    soon: float = 0.1
    first: float = 0.5
    most: float = 30.0
    rest: float = 30.0


@dataclass(frozen=True, slots=True)
class Load:
    """A content to be carried: ``way`` is up or down, sizes in bytes."""

    way: str
    digest: str
    size: int
    have: int = 0


@dataclass(slots=True)
class _There:
    """What the server lacks of one stream, digest → bytes it has; and how many it names."""

    named: int = 0
    lacks: dict[str, int] = field(default_factory=dict)


class Lading:
    """Used by one porter's thread, but for ``mark``, which may come from any."""

    def __init__(self, reader: Reader, traffic: Traffic, pace: Pace) -> None:
        self._traffic = traffic
        self._blobs = traffic.blobs
        self._pace = pace
        self._named = Named(reader)
        self._travellers = Travellers(reader)
        self._lock = threading.Lock()
        self._marked: set[str] = set()
        self._all_marked = True
        self._there: dict[str, _There] = {}
        self._loads: deque[Load] = deque()
        self._resting: dict[tuple[str, str], float] = {}
        self._heard = False
        self._expected = 0

    def mark(self, stream: str = "") -> None:
        """Ask the server again about a stream; about all when none is named.

        A stream is named when there is news of it: what was not there may be there now.
        """
        with self._lock:
            self._marked.add(stream)
            self._heard = self._heard or bool(stream)
            self._all_marked = self._all_marked or not stream

    def doubtful(self) -> list[str]:
        """Return the streams to ask about; they are taken for asked from now on."""
        with self._lock:
            marked, everything = self._marked, self._all_marked
            self._marked, self._all_marked = set(), False
        if not marked and not everything:
            return []
        return [
            stream
            for stream in self._named.streams()
            if (everything or stream in marked) and self._travellers.travels(stream)
        ]

    def told(self, stream: str, lacking: parcels.Lacking | None) -> None:
        """Note what the server said; None when it knows nothing of the stream."""
        if lacking is None:
            self._there[stream] = _There()
        else:
            lacks = {lack.digest: lack.have for lack in lacking.lacks}
            self._there[stream] = _There(lacking.named, lacks)

    def plan(self) -> None:
        """Put what is to be carried in order: the small first, and of these what goes up."""
        now = time.monotonic()
        with self._lock:
            heard, self._heard = self._heard, False
        self._resting = {
            (way, digest): until
            for (way, digest), until in self._resting.items()
            if until > now and not (heard and way == DOWN)
        }
        loads = {load.digest: load for stream in self._there for load in self._of(stream)}
        self._loads = deque(sorted(loads.values(), key=_order))

    def _of(self, stream: str) -> list[Load]:
        standing, there = self._named.standing(stream), self._there[stream]
        loads = []
        for digest, size in standing.items():
            here, have = self._blobs.has(digest), there.lacks.get(digest)
            way = UP if here else DOWN
            if (way, digest) in self._resting or not self._traffic.may(digest, size):
                continue
            if here and have is not None:
                loads.append(Load(UP, digest, self._blobs.size(digest), have))
            elif not here and have is None and there.named:
                loads.append(Load(DOWN, digest, size, self._blobs.partial(digest)))
        return loads

    def next(self) -> Load | None:
        """Return the next load, and take it off the list."""
        return self._loads.popleft() if self._loads else None

    def carried(self, load: Load) -> None:
        """The server has this one now."""
        for there in self._there.values():
            there.lacks.pop(load.digest, None)

    def rest(self, load: Load, seconds: float) -> None:
        """Leave this one alone for so long."""
        self._resting[load.way, load.digest] = time.monotonic() + seconds

    def wait(self) -> float:
        """Return the seconds until the next look; the server is then asked again."""
        missing, expected = False, False
        for stream, there in self._there.items():
            standing = self._named.standing(stream)
            expected = expected or self._more_here(stream, there)
            missing = missing or any(not self._blobs.has(digest) for digest in standing)
        self.mark()
        if expected:
            self._expected += 1
            return min(self._pace.look, self._pace.soon * 2.0 ** min(self._expected, 16))
        self._expected = 0
        if missing or any(until < FOR_EVER for until in self._resting.values()):
            return self._pace.look
        return self._pace.idle

    def _more_here(self, stream: str, there: _There) -> bool:
        """Return whether the server has not heard of all contents that are named here."""
        named: Mapping[str, int] = self._named.of(stream)
        return len(named) > there.named


def _order(load: Load) -> tuple[bool, bool, int]:
    return (load.size > SMALL, load.way == DOWN, load.size)
