"""The most that a server keeps of each stream, as the administrator decides.

Nothing is limited until somebody does: an operation must not come to a halt because of a number
that nobody chose, and a disk that fills up is guarded apart.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, delete, insert, select

from commander.errors import UserError
from commander.server.access import tables
from commander.server.access.book import Actor, Book
from commander.server.access.people import shown
from commander.server.access.roles import EVERYWHERE
from commander.server.access.streams import check_stream
from commander.server.filling import Quota

MEGA = 1_000_000
MOST = 1_000_000_000_000_000
"""Changes, or bytes, that a quota may name."""


@dataclass(frozen=True, slots=True)
class Limits:
    """All quotas at one moment; ``own``: of streams that have one of their own."""

    every: Quota = field(default_factory=Quota)
    own: Mapping[str, Quota] = field(default_factory=dict)

    def of(self, stream: str) -> Quota:
        """Return the quota of a stream."""
        return self.own.get(stream, self.every)  # with * that of all


class Quotas:
    """Acts on quotas."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def limits(self) -> Limits:
        """Return all quotas as they are now."""
        with self._book.read() as connection:
            return read(connection)

    def set(self, actor: Actor, stream: str, quota: Quota) -> None:
        """Decide the quota of a stream, or with * of all that have none of their own."""
        check_stream(stream)
        for count in (quota.changes, quota.size):
            if not 0 <= count <= MOST:
                raise UserError("A limit is a number from 0, which is none, to {most}.", most=MOST)
        table = tables.quota
        changes, size = quota.changes or "any", quota.size or "any"
        with self._book.act(
            actor, "stream.quota", stream, changes=changes, bytes=size
        ) as connection:
            connection.execute(delete(table).where(table.c.stream == stream))
            row = {"stream": stream, "changes": quota.changes, "size": quota.size}
            connection.execute(insert(table).values(row))

    def drop(self, actor: Actor, stream: str) -> None:
        """Let the quota of all hold for a stream, too; with * none holds for those."""
        check_stream(stream)
        table = tables.quota
        with self._book.act(actor, "stream.quota", stream, as_all="yes") as connection:
            gone = connection.execute(delete(table).where(table.c.stream == stream))
            if not gone.rowcount:
                raise UserError("This operation has no limit of its own.")


def read(connection: Connection) -> Limits:
    """Return all quotas that a connection sees."""
    table = tables.quota
    rows = connection.execute(select(table.c.stream, table.c.changes, table.c.size))
    own = {row.stream: Quota(row.changes, row.size) for row in rows}
    return Limits(own.pop(EVERYWHERE, Quota()), own)


def number(text: str, times: int = 1) -> int:
    """Return what somebody typed as a whole number of ``times``; empty is 0."""
    try:
        found = float(text.strip() or 0) * times
        return math.ceil(found) if abs(found) <= MOST else MOST + 1
    except ValueError:
        raise UserError("{typed} is no number.", typed=shown(text[:50])) from None
