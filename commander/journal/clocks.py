"""Clocks that go wrong, as far as the changes show it.

Stamps follow the clock of the machine that writes. One that lies after the moment at which the
change arrived here was made by a clock that goes ahead. (One that goes behind cannot be told from a
change that was long on its way; nor can a machine judge its own.) Such a change is kept as it is,
and nobody's clock follows it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from commander.journal.change import decode
from commander.journal.rows import select_rows
from commander.journal.stamp import milliseconds

AHEAD = 120_000
"""ms by which a clock may be ahead before it is called wrong."""


@dataclass(frozen=True, slots=True)
class FastClock:
    """A device in a stream whose newest stamp lay ``by`` ms after its arrival here."""

    stream: str
    device: str
    by: int


def ahead(stamp: str, received_at: int) -> int:
    """Return by how many ms a stamp lies after its arrival; 0 when that is nothing to speak of."""
    by = milliseconds(stamp) - received_at
    return by if by > AHEAD else 0


def fast(connection: Connection) -> Iterator[FastClock]:
    """Give the devices whose newest change in a stream shows a clock that goes ahead."""
    for stream, device, body, received_at in select_rows(connection, _NEWEST):
        if by := ahead(decode(body).stamp, received_at):
            yield FastClock(stream, device, by)


_NEWEST = (
    "SELECT c.stream, c.device, c.body, c.received_at FROM change c JOIN "
    "(SELECT stream, device, max(n) AS n FROM change GROUP BY stream, device) last "
    "ON last.stream = c.stream AND last.device = c.device AND last.n = c.n WHERE c.origin != ''"
)
