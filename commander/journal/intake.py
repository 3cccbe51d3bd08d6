"""Taking changes in, from this device or from elsewhere, inside one writing transaction.

Every change gets this journal's own ``seq`` in its stream, under the lock of the transaction
that inserts it, so that the order of ``seq`` is the order of commits.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from msgspec import Raw
from sqlalchemy import Connection

from commander.journal.change import Change, Envelope, decode, fingerprint
from commander.journal.form import MAX_NUMBER, Malformed, parse
from commander.journal.project import Stored
from commander.journal.rows import (
    Row,
    execute,
    insert_rows,
    listed,
    lock,
    select_rows,
    select_value,
    unlock_empty,
)


class Verdict(msgspec.Struct, frozen=True, gc=False):
    """What became of one change: applied, duplicate or rejected with a reason."""

    id: str
    result: str
    reason: str = ""
    entity: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """Result of one batch: a verdict per change, and what was new."""

    verdicts: tuple[Verdict, ...]
    stored: tuple[Stored, ...]


def head(connection: Connection, stream: str) -> int:
    """Return the highest ``seq`` of a stream here, 0 when it is unknown."""
    return select_value(connection, "SELECT head FROM stream WHERE id = ?", (stream,)) or 0


Checked = tuple[Change, dict[str, Any], Envelope] | Verdict
"""A change that is well formed, with its fields; or why it is not."""


def check(stream: str, envelopes: Iterable[Envelope]) -> list[Checked]:
    """Say of each change whether it is well formed; needs no journal, so any thread can do it."""
    return [_judge(stream, envelope) for envelope in envelopes]


def take(
    connection: Connection,
    stream: str,
    checked: Sequence[Checked],
    *,
    received_at: int,
    origin: str = "",
) -> Taken:
    """Insert what is new and well formed; says for each change what became of it."""
    verdicts: list[Verdict] = []
    fresh: dict[str, tuple[Change, dict[str, Any], Envelope]] = {}
    last = lock(connection, stream)
    known = _known(connection, stream, [c[0].id for c in checked if not isinstance(c, Verdict)])
    for one in checked:
        if isinstance(one, Verdict):
            verdicts.append(one)
            continue
        change = one[0]
        duplicate = change.id in known or change.id in fresh
        result = "duplicate" if duplicate else "applied"
        verdicts.append(Verdict(change.id, result, entity=change.entity, key=change.key))
        if not duplicate:
            fresh[change.id] = one
    stored = _insert(connection, stream, list(fresh.values()), received_at, origin)
    if last == 0 and not stored:
        unlock_empty(connection, stream)
    return Taken(tuple(verdicts), tuple(stored))


def _judge(stream: str, envelope: Envelope) -> Checked:
    try:
        change, fields = parse(envelope.body, envelope.personal)
    except Malformed as error:
        return Verdict(
            _claimed(envelope.body, "id"),
            "rejected",
            str(error),
            _claimed(envelope.body, "entity"),
            _claimed(envelope.body, "key"),
        )
    if change.stream != stream:
        reason = "the change belongs to another stream"
        return Verdict(change.id, "rejected", reason, change.entity, change.key)
    return change, fields, envelope


def _claimed(body: bytes | msgspec.Raw, name: str) -> str:
    """Return what a body that was refused says it is, for the list of parked changes."""
    try:
        found = json.loads(bytes(body))
    except ValueError:
        return ""
    return str(found.get(name, ""))[:200] if isinstance(found, dict) else ""


def _known(connection: Connection, stream: str, ids: Sequence[str]) -> set[str]:
    if len(ids) == 1:  # what is made here, and most that comes in live; half the time of the other
        query = "SELECT id FROM change WHERE stream = ? AND id = ?"
        return {row[0] for row in select_rows(connection, query, (stream, ids[0]))}
    query = "SELECT id FROM change WHERE stream = ? AND id IN (SELECT value FROM json_each(?))"
    return {row[0] for row in select_rows(connection, query, (stream, listed(connection, ids)))}


def _insert(
    connection: Connection,
    stream: str,
    fresh: Sequence[tuple[Change, dict[str, Any], Envelope]],
    received_at: int,
    origin: str,
) -> list[Stored]:
    if not fresh:
        return []
    seq = head(connection, stream)
    rows, stored = [], []
    for change, fields, envelope in fresh:
        seq += 1
        rows.append(_row(change, envelope, seq, received_at, origin))
        stored.append(Stored(seq, change, fields, received_at))
    insert_rows(connection, "change", _COLUMNS, rows)
    put = "INSERT INTO stream (id, head) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET head = ?"
    execute(connection, put, (stream, seq, seq))
    return stored


_COLUMNS = (
    *("stream", "seq", "id", "act", "device", "n", "entity", "key"),
    *("received_at", "origin", "body", "personal"),
)


def _row(change: Change, envelope: Envelope, seq: int, received_at: int, origin: str) -> Row:
    personal = msgspec.json.encode(envelope.personal) if envelope.personal else None
    own = change.id
    act = None if change.act == own else change.act
    key = None if change.key == own else change.key
    return (
        *(change.stream, seq, own, act, change.device, change.n, change.entity, key),
        *(received_at, origin, envelope.body, personal),
    )


def chain_head(connection: Connection, stream: str, device: str) -> tuple[int, str]:
    """Return (n, hash) of a device's last change in a stream; (0, "") when it has none."""
    query = "SELECT n, body FROM change WHERE stream = ? AND device = ? ORDER BY n DESC LIMIT 1"
    rows = select_rows(connection, query, (stream, device))
    return (rows[0][0], fingerprint(rows[0][1])) if rows else (0, "")


def last_stamp(connection: Connection, device: str) -> str:
    """Return the highest stamp of a device here; its stamps grow with ``n`` in every stream."""
    last = (
        "SELECT (SELECT body FROM change WHERE change.stream = stream.id AND device = ? "
        "ORDER BY n DESC LIMIT 1) AS body FROM stream"
    )
    bodies = (row[0] for row in select_rows(connection, last, (device,)) if row[0])
    return max((decode(body).stamp for body in bodies), default="")


_ACT_ENDS = (
    "SELECT seq FROM change WHERE stream = ? AND seq > ? AND coalesce(act, id) != ? "
    "ORDER BY seq LIMIT 1"
)
"""Where a change of another act stands: one that came in parts is not followed beyond it, or a
reader's cursor would pass what lies between."""


def page(
    connection: Connection, stream: str, after: int, *, limit: int, skip_origin: str | None = None
) -> list[Envelope]:
    """Return changes with ``seq`` above ``after`` in order; whole acts, so maybe a few more.

    ``skip_origin`` leaves out what came from that peer (but the caller's cursor passes it).
    """
    query = "SELECT body, personal, seq, coalesce(act, id) FROM change WHERE stream = ? AND seq > ?"
    values: Row = (stream, after)
    if skip_origin is not None:
        query += " AND origin != ?"
        values += (skip_origin,)
    rows = select_rows(connection, f"{query} ORDER BY seq LIMIT ?", (*values, limit))
    if len(rows) == limit:
        _, _, seq, act = rows[-1]
        end = select_value(connection, _ACT_ENDS, (stream, seq, act)) or MAX_NUMBER
        rest = (stream, seq, *values[2:], end)
        rows += select_rows(connection, f"{query} AND seq < ? ORDER BY seq", rest)
    return [Envelope(Raw(body), personal_of(personal), seq) for body, personal, seq, _ in rows]


def personal_of(stored: bytes | None) -> dict[str, tuple[str, Any]]:
    """Return the personal values of a stored change."""
    if stored is None:
        return {}
    return msgspec.json.decode(stored, type=dict[str, tuple[str, Any]])


def count_after(connection: Connection, stream: str, after: int, skip_origin: str) -> int:
    """Return how many changes above ``after`` did not come from that peer."""
    query = "SELECT count(*) FROM change WHERE stream = ? AND seq > ? AND origin != ?"
    return select_value(connection, query, (stream, after, skip_origin)) or 0
