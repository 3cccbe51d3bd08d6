"""How much a server keeps of a stream, and whether its quota lets more in.

Counted is what came since the last count; only the first count after a start reads a whole stream.
What is decided is decided in the transaction that takes a push in, under the stream's lock: so no
number of workers takes more in than the quota says, and what is there already is free.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import Connection

from commander.journal import attachments, exchange, intake
from commander.journal.rows import select_value

NEARLY = 0.8
"""Share of a quota from which the administrator is warned."""

_SIZE = (
    "SELECT sum(length(body) + coalesce(length(personal), 0)) FROM change "
    "WHERE stream = ? AND seq > ? AND seq <= ?"
)


class FullError(Exception):
    """A push goes beyond the quota of its stream; nothing was taken in."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a stream: how many changes, and bytes with those of attachments.

    ``contents``: which attachments are counted, by digest, each once.
    """

    epoch: str = ""
    changes: int = 0
    size: int = 0
    contents: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Quota:
    """The most that is kept of a stream; 0 stands for any amount."""

    changes: int = 0
    size: int = 0

    def __bool__(self) -> bool:
        return bool(self.changes or self.size)

    def __str__(self) -> str:
        changes, size = (
            f"{one:,}" if one else "any number of" for one in (self.changes, self.size)
        )
        return f"{changes} changes, {size} bytes"

    def share(self, kept: Kept) -> float:
        """Return how much of it is used: 1.0 is all."""
        changes = kept.changes / self.changes if self.changes else 0.0
        return max(changes, kept.size / self.size if self.size else 0.0)


@dataclass(slots=True)
class Filling:
    """What was counted last of each stream. From any thread."""

    _known: dict[str, Kept] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def last(self, stream: str) -> Kept:
        """Return what was counted last; nothing when nothing was."""
        return self._known.get(stream) or Kept()

    def count(self, connection: Connection, stream: str, epoch: str) -> Kept:
        """Return what a connection sees, without keeping it: it may not be committed."""
        before, head = self.last(stream), intake.head(connection, stream)
        if before.epoch != epoch or before.changes > head:
            before = Kept(epoch)
        if before.changes == head:
            return before
        span = (stream, before.changes, head)
        size = before.size + int(select_value(connection, _SIZE, span) or 0)
        named = attachments.named_between(connection, *span)
        fresh = {digest: it for digest, it in named.items() if digest not in before.contents}
        contents = before.contents | fresh.keys() if fresh else before.contents
        return Kept(epoch, head, size + sum(fresh.values()), contents)

    def keep(self, stream: str, kept: Kept) -> None:
        """Go on from there; it is committed."""
        with self._lock:
            before = self.last(stream)
            if before.epoch != kept.epoch or before.changes < kept.changes:
                self._known[stream] = kept


@dataclass(frozen=True, slots=True)
class Near:
    """How much of its quota a stream uses; ``share`` 1.0 is all."""

    stream: str
    quota: Quota
    share: float


def nears(
    connection: Connection,
    quota: Callable[[str], Quota],
    filling: Filling | None = None,
    epoch: str = "",
) -> list[Near]:
    """Return the streams that have a quota, the fullest first; counts on from ``filling``."""
    known, found = filling or Filling(), []
    for stream, head in exchange.stream_heads(connection).items():
        most = quota(stream)
        if not most:
            continue
        kept = known.last(stream)
        if not most.size:
            kept = Kept(epoch, head)
        elif (kept.epoch, kept.changes) != (epoch, head):
            kept = known.count(connection, stream, epoch)
            known.keep(stream, kept)
        found.append(Near(stream, most, most.share(kept)))
    return sorted(found, key=lambda one: (-one.share, one.stream))


@dataclass(slots=True)
class Room:
    """What a quota leaves to one push."""

    filling: Filling = field(default_factory=Filling)
    quota: Quota = Quota()
    _counted: tuple[str, Kept] | None = None

    def check(self, connection: Connection, stream: str, epoch: str, head: int) -> None:
        """Raise FullError when the stream, with this push in it, is beyond its quota."""
        if self.quota.changes and head > self.quota.changes:
            raise FullError
        if self.quota.size:
            kept = self.filling.count(connection, stream, epoch)
            if kept.size > self.quota.size:
                raise FullError
            self._counted = stream, kept

    def taken(self) -> None:
        """Go on counting from here; the push is committed."""
        if self._counted is not None:
            self.filling.keep(*self._counted)
