"""What the exchange with peers keeps in the journal: cursors, signed heads, parked changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, case, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from commander.journal import schema
from commander.journal.change import Envelope, decode, fingerprint
from commander.journal.identity import verify
from commander.journal.intake import Verdict, personal_of
from commander.journal.rows import execute, insert_rows, select_rows, select_value
from commander.journal.wire import Signed

WAITS = "an earlier change of the same record was refused"
"""Why a change is parked with which nothing is wrong."""


@dataclass(frozen=True, slots=True)
class PeerCursor:
    """How far one stream went with one peer: its ``seq`` pulled, our ``seq`` pushed.

    ``whole``: up to this ``seq`` of ours even what came from the peer is sent.
    """

    stream: str
    epoch: str = ""
    pulled: int = 0
    pushed: int = 0
    whole: int = 0


@dataclass(frozen=True, slots=True)
class ParkedRow:
    """A change set aside with its reason; ``at`` ms UTC, ``peer`` who refused or sent it."""

    stream: str
    id: str
    entity: str
    key: str
    outgoing: bool
    reason: str
    at: int
    envelope: Envelope
    peer: str = ""

    @classmethod
    def of(
        cls, stream: str, envelope: Envelope, verdict: Verdict, *, outgoing: bool, at: int
    ) -> "ParkedRow":
        """Return the row for a change with this verdict."""
        return cls(
            stream=stream,
            id=verdict.id,
            entity=verdict.entity,
            key=verdict.key,
            outgoing=outgoing,
            reason=verdict.reason,
            at=at,
            envelope=envelope,
        )

    def made_by(self) -> tuple[str, int]:
        """Return device and n of the change; ("", 0) when its body cannot be read."""
        try:
            change = decode(self.envelope.body)
        except msgspec.DecodeError:
            return "", 0
        return change.device, change.n


def stream_heads(connection: Connection) -> dict[str, int]:
    """Return every stream here with its head."""
    return dict(select_rows(connection, "SELECT id, head FROM stream"))


def cursors(connection: Connection, peer: str) -> dict[str, PeerCursor]:
    """Return the cursors kept for a peer, by stream."""
    rows = select_rows(connection, f"{_CURSORS} WHERE peer = ?", (peer,))
    return {row[0]: PeerCursor(*row) for row in rows}


def cursor(connection: Connection, peer: str, stream: str) -> PeerCursor:
    """Return one cursor; at the start when there is none yet."""
    query = f"{_CURSORS} WHERE peer = ? AND stream = ?"
    rows = select_rows(connection, query, (peer, stream))
    return PeerCursor(*rows[0]) if rows else PeerCursor(stream)


_CURSORS = "SELECT stream, epoch, pulled, pushed, whole FROM peer"


def last_n(connection: Connection, stream: str, device: str, upto: int) -> int:
    """Return the n of a device's last change at or below this ``seq``; 0 when it has none."""
    table = schema.change
    query = select(table.c.n).where(
        table.c.stream == stream, table.c.device == device, table.c.seq <= upto
    )
    return connection.execute(query.order_by(table.c.n.desc()).limit(1)).scalar() or 0


def parked(connection: Connection, peer: str = "", stream: str = "") -> list[ParkedRow]:
    """Return what is parked, the oldest first; of one peer and stream when they are named."""
    if not count_parked(connection):  # as nearly always
        return []
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
            row.peer,
        )
        for row in connection.execute(query)
    ]


def count_parked(connection: Connection) -> int:
    """Return how many changes are parked."""
    return select_value(connection, "SELECT count(*) FROM parked") or 0


def park(connection: Connection, peer: str, rows: Iterable[ParkedRow]) -> None:
    """Set changes aside; one that is parked already gets the new reason, unless it only waits."""
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
        new = statement.excluded.reason
        statement = statement.on_conflict_do_update(
            index_elements=["stream", "id", "peer"],
            set_={"reason": case((new == WAITS, schema.parked.c.reason), else_=new)},
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


def hand_over(connection: Connection, former: str, peer: str) -> None:
    """Have what a peer sent, and what could not be taken in, be parked as another peer's."""
    query = "UPDATE OR REPLACE parked SET peer = ? WHERE peer = ? AND outgoing = 0"
    execute(connection, query, (peer, former))


def keep_heads(connection: Connection, stream: str, heads: Iterable[Signed]) -> int:
    """Keep the signed heads that are true; returns how many.

    True means: the signature is the key's, the key is the one first seen of that device, and the
    change at that place here has that hash.
    """
    kept = 0
    for head in heads:
        if _holds(connection, stream, head):
            values = (stream, *msgspec.structs.astuple(head))
            insert_rows(connection, "signature", _SIGNATURE, [values], "DO NOTHING")
            kept += 1
    return kept


def _holds(connection: Connection, stream: str, head: Signed) -> bool:
    query = "SELECT public_key FROM signature WHERE stream = ? AND device = ? LIMIT 1"
    key = select_value(connection, query, (stream, head.device))
    if key is not None and key != head.public_key:
        return False
    place = (stream, head.device, head.n, head.hash)
    if not verify(head.public_key, head.signature, place):
        return False
    query = "SELECT body FROM change WHERE stream = ? AND device = ? AND n = ?"
    bodies = select_rows(connection, query, (stream, head.device, head.n))
    return any(fingerprint(body) == head.hash for (body,) in bodies)


_SIGNATURE = ("stream", "device", "n", "hash", "signature", "public_key")


def heads_between(connection: Connection, stream: str, after: int, upto: int) -> list[Signed]:
    """Return the signed heads of changes with ``seq`` above ``after`` up to ``upto``."""
    rows = select_rows(connection, _BETWEEN, (stream, after, upto))
    return [Signed(*row) for row in rows]


_BETWEEN = (
    "SELECT s.device, s.n, s.hash, s.signature, s.public_key FROM change AS c "
    "JOIN signature AS s ON s.stream = c.stream AND s.device = c.device AND s.n = c.n "
    "WHERE c.stream = ? AND c.seq > ? AND c.seq <= ? ORDER BY c.seq"
)


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
