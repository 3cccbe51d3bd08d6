"""What the exchange with peers keeps in the journal: cursors, signed heads, parked changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from commander.journal import schema
from commander.journal.change import Envelope, decode, fingerprint
from commander.journal.identity import verify
from commander.journal.intake import personal_of
from commander.journal.wire import Signed


@dataclass(frozen=True, slots=True)
class PeerCursor:
    """How far one stream went with one peer: its ``seq`` pulled, our ``seq`` pushed."""

    stream: str
    epoch: str = ""
    pulled: int = 0
    pushed: int = 0


@dataclass(frozen=True, slots=True)
class ParkedRow:
    """A change set aside with its reason; ``at`` ms UTC."""

    stream: str
    id: str
    entity: str
    key: str
    outgoing: bool
    reason: str
    at: int
    envelope: Envelope

    def made_by(self) -> tuple[str, int]:
        """Return device and n of the change; ("", 0) when its body cannot be read."""
        try:
            change = decode(self.envelope.body)
        except msgspec.DecodeError:
            return "", 0
        return change.device, change.n


def stream_heads(connection: Connection) -> dict[str, int]:
    """Return every stream here with its head."""
    table = schema.stream
    return {row.id: row.head for row in connection.execute(select(table.c.id, table.c.head))}


def cursors(connection: Connection, peer: str) -> dict[str, PeerCursor]:
    """Return the cursors kept for a peer, by stream."""
    table = schema.peer
    query = select(table.c.stream, table.c.epoch, table.c.pulled, table.c.pushed)
    rows = connection.execute(query.where(table.c.peer == peer))
    return {row.stream: PeerCursor(*row) for row in rows}


def cursor(connection: Connection, peer: str, stream: str) -> PeerCursor:
    """Return one cursor; at the start when there is none yet."""
    table = schema.peer
    query = select(table.c.stream, table.c.epoch, table.c.pulled, table.c.pushed)
    row = connection.execute(query.where(table.c.peer == peer, table.c.stream == stream)).first()
    return PeerCursor(*row) if row else PeerCursor(stream)


def contiguous(connection: Connection, stream: str) -> dict[str, int]:
    """Return, per device, the n up to which all of its changes are here."""
    table = schema.change
    query = (
        select(table.c.device, func.max(table.c.n), func.count(table.c.n.distinct()))
        .where(table.c.stream == stream)
        .group_by(table.c.device)
    )
    return {
        device: last if last == count else _first_gap(connection, stream, device)
        for device, last, count in connection.execute(query)
    }


def _first_gap(connection: Connection, stream: str, device: str) -> int:
    table = schema.change
    query = select(table.c.n).where(table.c.stream == stream, table.c.device == device)
    whole = 0
    for n in connection.execute(query.distinct().order_by(table.c.n)).scalars():
        if n != whole + 1:
            break
        whole = n
    return whole


def last_n(connection: Connection, stream: str, device: str, upto: int) -> int:
    """Return the n of a device's last change at or below this ``seq``; 0 when it has none."""
    table = schema.change
    query = select(table.c.n).where(
        table.c.stream == stream, table.c.device == device, table.c.seq <= upto
    )
    return connection.execute(query.order_by(table.c.n.desc()).limit(1)).scalar() or 0


def parked(connection: Connection, peer: str = "", stream: str = "") -> list[ParkedRow]:
    """Return what is parked, the oldest first; of one peer and stream when they are named."""
    table = schema.parked
    query = select(table).order_by(table.c.at, table.c.id)
    if peer:
        query = query.where(table.c.peer == peer)
    if stream:
        query = query.where(table.c.stream == stream)
    return [
        ParkedRow(
            row.stream,
            row.id,
            row.entity,
            row.key,
            bool(row.outgoing),
            row.reason,
            row.at,
            Envelope(msgspec.Raw(row.body), personal_of(row.personal)),
        )
        for row in connection.execute(query)
    ]


def count_parked(connection: Connection) -> int:
    """Return how many changes are parked."""
    return connection.execute(select(func.count()).select_from(schema.parked)).scalar() or 0


def park(connection: Connection, peer: str, rows: Iterable[ParkedRow]) -> None:
    """Set changes aside; one that is parked already gets the new reason."""
    values = [
        {
            "stream": row.stream,
            "id": row.id or fingerprint(row.envelope.body),
            "peer": peer,
            "entity": row.entity,
            "key": row.key,
            "outgoing": int(row.outgoing),
            "reason": row.reason,
            "at": row.at,
            "body": bytes(row.envelope.body),
            "personal": msgspec.json.encode(row.envelope.personal)
            if row.envelope.personal
            else None,
        }
        for row in rows
    ]
    if values:
        statement = insert(schema.parked)
        statement = statement.on_conflict_do_update(
            index_elements=["stream", "id", "peer"], set_={"reason": statement.excluded.reason}
        )
        connection.execute(statement, values)


def unpark(connection: Connection, peer: str, stream: str, *, outgoing: bool) -> None:
    """Forget what is parked of a peer's stream in one direction."""
    table = schema.parked
    connection.execute(
        delete(table).where(
            table.c.peer == peer, table.c.stream == stream, table.c.outgoing == int(outgoing)
        )
    )


def keep_heads(connection: Connection, stream: str, heads: Iterable[Signed]) -> int:
    """Keep the signed heads that are true; returns how many.

    True means: the signature is the key's, the key is the one first seen of that device, and the
    change at that place here has that hash.
    """
    kept = 0
    for head in heads:
        if _holds(connection, stream, head):
            values = {"stream": stream, **msgspec.structs.asdict(head)}
            connection.execute(insert(schema.signature).on_conflict_do_nothing(), values)
            kept += 1
    return kept


def _holds(connection: Connection, stream: str, head: Signed) -> bool:
    table, change = schema.signature, schema.change
    known = select(table.c.public_key).where(
        table.c.stream == stream, table.c.device == head.device
    )
    key = connection.execute(known.limit(1)).scalar()
    if key is not None and key != head.public_key:
        return False
    place = (stream, head.device, head.n, head.hash)
    if not verify(head.public_key, head.signature, place):
        return False
    bodies = select(change.c.body).where(
        change.c.stream == stream, change.c.device == head.device, change.c.n == head.n
    )
    return any(fingerprint(body) == head.hash for body in connection.execute(bodies).scalars())


def heads_between(connection: Connection, stream: str, after: int, upto: int) -> list[Signed]:
    """Return the signed heads of changes with ``seq`` above ``after`` up to ``upto``."""
    table, change = schema.signature, schema.change
    joined = (
        (change.c.stream == table.c.stream)
        & (change.c.device == table.c.device)
        & (change.c.n == table.c.n)
    )
    query = (
        select(*_signed_columns())
        .join(change, joined)
        .where(table.c.stream == stream, change.c.seq > after, change.c.seq <= upto)
        .order_by(change.c.seq)
    )
    return [Signed(*row) for row in connection.execute(query)]


def newest_heads(connection: Connection, stream: str) -> list[Signed]:
    """Return the newest signed head of every device in a stream."""
    table = schema.signature
    newest = (
        select(table.c.device, func.max(table.c.n).label("n"))
        .where(table.c.stream == stream)
        .group_by(table.c.device)
        .subquery()
    )
    query = (
        select(*_signed_columns())
        .join(newest, (newest.c.device == table.c.device) & (newest.c.n == table.c.n))
        .where(table.c.stream == stream)
    )
    return [Signed(*row) for row in connection.execute(query)]


def _signed_columns() -> tuple[Any, ...]:
    table = schema.signature
    return (table.c.device, table.c.n, table.c.hash, table.c.signature, table.c.public_key)


def first_seq(connection: Connection, stream: str, ids: Iterable[str]) -> int:
    """Return the lowest ``seq`` of these changes; 0 when none of them is here."""
    table = schema.change
    found = [
        connection.execute(
            select(table.c.seq).where(table.c.stream == stream, table.c.id == one)
        ).scalar()
        for one in ids
    ]
    return min((seq for seq in found if seq is not None), default=0)
