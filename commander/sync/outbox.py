"""What is still to send, and what is parked with its reason: for the list that shows it."""

from dataclasses import dataclass

from commander.journal import exchange, intake
from commander.journal.change import Change, decode
from commander.journal.reader import Reader
from commander.sync.travel import Travellers

LIST = 500
"""Most entries of a list; the counts are always whole."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A change that the server has not answered for; times ms UTC."""

    stream: str
    id: str
    entity: str
    key: str
    author: str
    written_at: int
    happened_at: int


@dataclass(frozen=True, slots=True)
class Parked:
    """A change set aside: ours that the server refused (``outgoing``), or theirs refused here."""

    stream: str
    id: str
    entity: str
    key: str
    outgoing: bool
    reason: str
    at: int


@dataclass(frozen=True, slots=True)
class Outbox:
    """The first entries of both lists, oldest first, and how many there are."""

    waiting: tuple[Waiting, ...] = ()
    parked: tuple[Parked, ...] = ()
    to_send: int = 0
    parked_in_all: int = 0


def outbox(reader: Reader, peer: str, travellers: Travellers) -> Outbox:
    """Return what waits for a server (or for any, while there is none: ``peer`` empty)."""
    waiting: list[Waiting] = []
    with reader.connection() as connection:
        cursors = exchange.cursors(connection, peer)
        count = 0
        for stream, head in sorted(exchange.stream_heads(connection).items()):
            pushed = cursors[stream].pushed if stream in cursors else 0
            if pushed >= head or not travellers.travels(stream):
                continue
            count += intake.count_after(connection, stream, pushed, peer or "-")
            room = LIST - len(waiting)
            if room > 0:
                page = intake.page(connection, stream, pushed, limit=room, skip_origin=peer or None)
                waiting.extend(_waiting(decode(envelope.body)) for envelope in page)
        rows = exchange.parked(connection)
    parked = [
        Parked(row.stream, row.id, row.entity, row.key, row.outgoing, row.reason, row.at)
        for row in rows[:LIST]
    ]
    return Outbox(tuple(waiting), tuple(parked), count, len(rows))


def _waiting(change: Change) -> Waiting:
    return Waiting(
        stream=change.stream,
        id=change.id,
        entity=change.entity,
        key=change.key,
        author=change.author,
        written_at=change.written_at,
        happened_at=change.happened_at,
    )
