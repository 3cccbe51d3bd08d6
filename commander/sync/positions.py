"""Positions on their way between a post and one server: what is new here goes up, there comes down.

What waits while there is no line is that a unit has moved, not how often. A server that is not
the one for which the cursors are is asked and told everything again; nothing is kept twice.
"""

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final, TypeVar

from commander.journal import positions, sheet, whereabouts, wire
from commander.journal.journal import Journal
from commander.journal.position_cursors import Cursor, cursors, keep
from commander.journal.position_wire import HEADS, NEWS, PATH, SHEET, Ends, Kept, unpack
from commander.journal.transaction import Transaction
from commander.journal.whereabouts import ROWS
from commander.sync import failures
from commander.sync.transport import Transport
from commander.sync.travel import Travellers

T = TypeVar("T")

PACE: Final = 0.3
"""Seconds between two sheets sent; units that move all the time share one."""

EVERYTHING: Final = ""
"""What to ask for when hints may have been lost: where all streams end."""

ANSWER: Final = 4 * 1024 * 1024
"""Largest answer that is read, in bytes."""

log = logging.getLogger(__name__)


class Positions:
    """Travels beside the changes (see `Beside`); one for each server."""

    def __init__(self, journal: Journal, *, ticks: Callable[[], float] = time.monotonic) -> None:
        self.pause = 0.0
        self._journal = journal
        self._ticks = ticks
        self._travellers = Travellers(journal.reader)
        self._asked = {EVERYTHING}
        self._own: set[str] = set()
        self._done: dict[str, int] = {}
        self._limit = ROWS
        self._sent_at = -PACE

    @property
    def kind(self) -> str:
        """Which ``news`` of the server are for this one."""
        return NEWS

    def heard(self, stream: str) -> None:
        """Ask for a stream's positions in the next turn; "" asks where all streams end."""
        self._asked.add(stream)

    def carry(self, transport: Transport, server: str) -> bool:
        """Ask for what was hinted at, or send what is new; ``pause`` s are to pass before more."""
        self.pause = 0.0
        if EVERYTHING in self._asked:
            if not self._send(transport, server):  # which asks for the ends as well
                self._look(transport, server)
            return True
        if self._asked:
            stream = min(self._asked)
            self._asked.discard(stream)
            if self._travellers.travels(stream):
                self._pull(transport, server, stream)
            return True
        return self._send(transport, server)

    # ---- down ----

    def _look(self, transport: Transport, server: str) -> None:
        """Find out where the streams end there."""
        found = _answer(transport.get(HEADS, {}, limit=ANSWER), Ends)
        self._compare(server, found.epoch, found.ends)

    def _compare(self, server: str, epoch: str, ends: Mapping[str, int]) -> None:
        """Find out which cursors hold, and what to ask for."""
        self._asked.discard(EVERYTHING)
        self._done.clear()
        for cursor in self._cursors(server).values():
            now = cursor.under(epoch)
            if now.pulled > ends.get(cursor.stream, 0):  # it was put back to an older state
                now = Cursor(cursor.stream, epoch)
            if now != cursor:
                self._keep(server, now)
        known = self._cursors(server)
        behind = {one for one, end in ends.items() if one not in known or end > known[one].pulled}
        self._asked.update(behind)
        self._own = behind

    def _pull(self, transport: Transport, server: str, stream: str) -> None:
        cursor = self._cursor(server, stream)
        parameters: dict[str, str | int] = {"stream": stream, "after": cursor.pulled}
        if stream in self._own:  # after a hello: what this post may have lost since it sent it
            parameters["own"] = "true"
        try:
            part = unpack(transport.get(PATH, parameters, limit=ANSWER))
            found = sheet.read(part.sheet) if part.sheet else sheet.Sheet()
        except ValueError as error:
            raise failures.Garbage from error
        if cursor.epoch not in {"", part.epoch} or part.head < cursor.pulled:
            self._begin_again(server, Cursor(stream, part.epoch))
            return
        stuck = part.upto <= part.after < part.head
        if part.after != cursor.pulled or stuck or not part.after <= part.upto <= part.head:
            raise failures.Garbage("positions out of order")

        def work(tx: Transaction) -> bool:
            known = positions.take(tx, stream, found, server).known
            if known:
                now = replace(cursor, epoch=part.epoch, pulled=part.upto)
                keep(tx.connection, server, now)
            return known

        if self._journal.submit(work).result() and part.upto < part.head:
            self._asked.add(stream)
        else:
            self._own.discard(stream)

    # ---- up ----

    def _send(self, transport: Transport, server: str) -> bool:
        """Send one sheet of one stream."""
        waiting = [
            stream
            for stream, end in self._ends().items()
            if end > self._done.get(stream, 0) and self._travellers.travels(stream)
        ]
        for stream in waiting:
            cursor = self._cursor(server, stream)
            after = max(cursor.pushed, self._done.get(stream, 0))
            part = self._portion(stream, after, server)
            if not part.packed:
                self._done[stream] = part.upto
                continue
            wait = self._sent_at + PACE - self._ticks()
            if wait > 0:
                self.pause = wait
                return False
            self._push(transport, server, cursor, part)
            return True
        return False

    def _portion(self, stream: str, after: int, server: str) -> whereabouts.Portion:
        with self._journal.reader.connection() as connection:
            return whereabouts.portion(
                connection, stream, after, limit=self._limit, skip_origin=server
            )

    def _push(
        self, transport: Transport, server: str, cursor: Cursor, part: whereabouts.Portion
    ) -> None:
        parameters: dict[str, str | int] = {"stream": cursor.stream}
        if EVERYTHING in self._asked:
            parameters["ends"] = "true"
        try:
            body = transport.send(PATH, part.packed, SHEET, parameters, limit=ANSWER)
        except failures.TooMuch:
            self._refused(server, cursor, part)
            return
        kept = _answer(body, Kept)
        self._sent_at = self._ticks()
        self._limit = ROWS
        if cursor.epoch not in {"", kept.epoch}:
            self._begin_again(server, Cursor(cursor.stream, kept.epoch))
            return
        if kept.known:
            pulled = cursor.pulled
            if kept.before <= pulled:  # nothing of others lies between
                pulled = max(pulled, kept.head)
            now = replace(cursor, epoch=kept.epoch, pulled=pulled, pushed=part.upto)
            self._keep(server, now)
        if kept.ends is not None:
            self._compare(server, kept.epoch, kept.ends)
        self._done[cursor.stream] = part.upto  # also if unknown: until the next hello

    def _refused(self, server: str, cursor: Cursor, part: whereabouts.Portion) -> None:
        """Find what the server does not read by halves, and leave it out."""
        if self._limit > 1:
            self._limit //= 2
            return
        log.info("the server does not read a position of %s", cursor.stream)
        self._limit = ROWS
        self._done[cursor.stream] = part.upto
        self._keep(server, replace(cursor, pushed=part.upto))

    def _begin_again(self, server: str, cursor: Cursor) -> None:
        self._keep(server, cursor)
        self._done.pop(cursor.stream, None)
        self._own.add(cursor.stream)
        self._asked.add(cursor.stream)

    # ---- the journal ----

    def _ends(self) -> dict[str, int]:
        with self._journal.reader.connection() as connection:
            return whereabouts.heads(connection)

    def _cursors(self, server: str) -> dict[str, Cursor]:
        with self._journal.reader.connection() as connection:
            return cursors(connection, server)

    def _cursor(self, server: str, stream: str) -> Cursor:
        return self._cursors(server).get(stream) or Cursor(stream)

    def _keep(self, server: str, cursor: Cursor) -> None:
        self._journal.submit(lambda tx: keep(tx.connection, server, cursor)).result()


def _answer(body: bytes, kind: type[T]) -> T:
    try:
        return wire.decode(body, kind)
    except ValueError as error:
        raise failures.Garbage from error
