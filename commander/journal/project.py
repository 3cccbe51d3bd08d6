"""Projection: from changes to the tables that are read. Called inside the writing transaction."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from commander.domain.record import Party
from commander.journal import bigrams, schema
from commander.journal.change import Change
from commander.journal.register import RecordState, Write
from commander.journal.rows import Row, execute, insert_each, insert_rows, select_rows, select_value

_json = msgspec.json.Encoder()
_state = msgspec.json.Decoder(RecordState)

Touched = dict[str, set[str]]
"""Entity → keys that a transaction changed."""


class Stored(msgspec.Struct, frozen=True, gc=False):
    """A change as it stands in this journal, with its fields put together."""

    seq: int
    change: Change
    fields: dict[str, Any]
    received_at: int


_MESSAGE = (
    *("position", "stream", "key", "happened_at", "stamp", "seq"),
    *("precedence", "kind", "incident"),
)
_RECEIPT = ("stream", "message", "key", "party", "kind", "shown")
_RECORD = ("stream", "entity", "key", "shown", "state", "disputed")


@dataclass(slots=True)
class Rows:
    """Rows to be written at the end of a batch, by table; values in the order of its columns."""

    messages: list[Row] = field(default_factory=list)
    texts: list[Row] = field(default_factory=list)
    parties: list[tuple[str, int, int]] = field(default_factory=list)
    links: list[Row] = field(default_factory=list)
    receipts: list[Row] = field(default_factory=list)
    struck: list[Row] = field(default_factory=list)
    heard: dict[str, int] = field(default_factory=dict)


def project(connection: Connection, stream: str, batch: Sequence[Stored]) -> Touched:
    """Fold these changes, none of which was here before, into the tables of their stream."""
    touched: Touched = defaultdict(set)
    rows = Rows()
    records: dict[tuple[str, str], list[Stored]] = defaultdict(list)
    entries: list[Stored] = []
    for stored in batch:
        change = stored.change
        touched[change.entity].add(change.key)
        if change.entity == "message" and "text" in stored.fields:
            entries.append(stored)
        elif change.entity == "receipt":
            _receipt(stream, stored, rows)
            touched["message"].add(str(stored.fields["message"]))
        else:
            records[change.entity, change.key].append(stored)
            _side(stream, stored, rows, touched)
    _messages(connection, stream, entries, rows, touched)
    _records(connection, stream, records)
    _write(connection, stream, rows)
    return touched


def _side(stream: str, stored: Stored, rows: Rows, touched: Touched) -> None:
    """Note what a record's change means for messages and for when somebody was heard."""
    change, fields = stored.change, stored.fields
    if change.entity == "unit" and ("status" in fields or "place" in fields):
        _hear(rows, f"unit:{change.key}", change.happened_at)
    if change.entity == "message" and "struck" in fields:
        rows.struck.append((stream, change.key))
    target = ""
    if change.entity == "task" and fields.get("origin"):
        origin = fields["origin"]
        target = origin["key"] if origin.get("kind") == "message" else ""
    elif change.entity == "feature":
        target = str(fields.get("message") or "")
    if target:
        _link(stream, target, change.entity, change.key, rows)
        touched["message"].add(target)


def _hear(rows: Rows, ref: str, at: int) -> None:
    rows.heard[ref] = max(at, rows.heard.get(ref, at))


def _link(stream: str, target: str, kind: str, source: str, rows: Rows) -> None:
    rows.links.append((stream, target, kind, source))


def _receipt(stream: str, stored: Stored, rows: Rows) -> None:
    change, fields = stored.change, stored.fields
    meta = {"created_at": change.happened_at, "created_by": change.author}
    shown = {**fields, "key": change.key, "stream": stream, "meta": meta}
    party, kind = fields.get("party", ""), fields.get("kind", "")
    rows.receipts.append((stream, fields["message"], change.key, party, kind, _json.encode(shown)))
    if fields.get("kind") == "acknowledged":
        _hear(rows, fields.get("party", ""), change.happened_at)


def _messages(
    connection: Connection, stream: str, entries: Sequence[Stored], rows: Rows, touched: Touched
) -> None:
    if not entries:
        return
    known = _known(connection, stream, [s.change.key for s in entries])
    position = select_value(connection, "SELECT max(position) FROM message") or 0
    for stored in sorted(entries, key=lambda entry: entry.change.stamp):
        key = stored.change.key
        earlier = known.get(key)
        if earlier is not None and earlier[1] <= stored.change.stamp:
            continue
        if earlier is not None:
            _forget(connection, earlier[0])
        position += 1
        known[key] = (position, stored.change.stamp)
        _entry(stream, position, stored, rows)
        for name in ("supersedes", "forwards"):
            if target := stored.fields.get(name):
                _link(stream, target, name, key, rows)
                touched["message"].add(target)


def _known(connection: Connection, stream: str, keys: Sequence[str]) -> dict[str, tuple[int, str]]:
    query = (
        "SELECT key, position, stamp FROM message "
        "WHERE stream = ? AND key IN (SELECT value FROM json_each(?))"
    )
    values = (stream, _json.encode(keys).decode())
    return {row[0]: (row[1], row[2]) for row in select_rows(connection, query, values)}


def _forget(connection: Connection, position: int) -> None:
    """Take back an entry whose key came a second time with an earlier stamp."""
    execute(connection, "DELETE FROM message WHERE position = ?", (position,))
    execute(connection, "DELETE FROM message_party WHERE position = ?", (position,))


def _entry(stream: str, position: int, stored: Stored, rows: Rows) -> None:
    change = stored.change
    get = stored.fields.get
    rows.messages.append(
        (
            *(position, stream, change.key, change.happened_at, change.stamp, stored.seq),
            get("precedence", "routine"),
            get("kind", "report"),
            get("incident", ""),
        )
    )
    sender = get("sender")
    parties: list[Party] = [sender, *get("to", ())] if sender else list(get("to", ()))
    words = [party.name for party in parties]
    words += (get("channel", ""), stored.fields["text"])
    rows.texts.append((position, bigrams.indexable(" ".join(words))))
    named = [party.ref for party in parties]
    if sender:
        _hear(rows, named[0], change.happened_at)
    asked = get("ack_from")
    if asked and get("acks_recorded", True):
        rows.parties += [(ref, position, 1) for ref in asked]
        named = [ref for ref in named if ref not in asked]
    rows.parties += [(ref, position, 0) for ref in named]


def _records(
    connection: Connection, stream: str, records: dict[tuple[str, str], list[Stored]]
) -> None:
    if not records:
        return
    states = _states(connection, stream, list(records))
    rows = []
    for (entity, key), changes in records.items():
        state = states.get((entity, key)) or RecordState()
        for stored in changes:
            change = stored.change
            origin = Write(
                value=None,
                stamp=change.stamp,
                happened_at=change.happened_at,
                author=change.author,
                position=change.position,
                device=change.device,
            )
            state.fold(stored.fields, change.seen, origin)
        shown = {**state.shown(), "key": key, "stream": stream}
        disputed = int(bool(shown["meta"]["disputed"]))
        rows.append((stream, entity, key, _json.encode(shown), _json.encode(state), disputed))
    insert_rows(
        connection,
        "record",
        _RECORD,
        rows,
        "(stream, entity, key) DO UPDATE SET shown = excluded.shown, state = excluded.state, "
        "disputed = excluded.disputed",
    )


def _states(
    connection: Connection, stream: str, names: Sequence[tuple[str, str]]
) -> dict[tuple[str, str], RecordState]:
    by_entity: dict[str, list[str]] = defaultdict(list)
    for entity, key in names:
        by_entity[entity].append(key)
    found: dict[tuple[str, str], RecordState] = {}
    for entity, keys in by_entity.items():
        for start in range(0, len(keys), 500):
            query = select(schema.record.c.key, schema.record.c.state).where(
                schema.record.c.stream == stream,
                schema.record.c.entity == entity,
                schema.record.c.key.in_(keys[start : start + 500]),
            )
            for row in connection.execute(query):
                found[entity, row.key] = _state.decode(row.state)
    return found


def record_state(connection: Connection, stream: str, entity: str, key: str) -> RecordState:
    """Return the registers of one record; empty when it does not exist."""
    return _states(connection, stream, [(entity, key)]).get((entity, key)) or RecordState()


def _write(connection: Connection, stream: str, rows: Rows) -> None:
    insert_rows(connection, "message", _MESSAGE, rows.messages)
    insert_each(connection, "message_text", ("rowid", "body"), rows.texts)
    for table, columns, found in (
        ("message_link", ("stream", "target", "kind", "source"), rows.links),
        ("receipt", _RECEIPT, rows.receipts),
        ("message_struck", ("stream", "key"), rows.struck),
    ):
        insert_rows(connection, table, columns, found, "DO NOTHING")
    _parties(connection, stream, rows)


def _parties(connection: Connection, stream: str, rows: Rows) -> None:
    """Write who is named where, and when they were last heard of."""
    named = sorted({ref for ref, _, _ in rows.parties} | rows.heard.keys())
    if not named:
        return
    insert_rows(
        connection,
        "party",
        ("stream", "ref", "heard_at"),
        [(stream, ref, rows.heard.get(ref, 0)) for ref in named],
        "(stream, ref) DO UPDATE SET heard_at = excluded.heard_at "
        "WHERE excluded.heard_at > party.heard_at",
    )
    query = "SELECT ref, id FROM party WHERE stream = ? AND ref IN (SELECT value FROM json_each(?))"
    values = (stream, _json.encode(named).decode())
    ids: dict[str, int] = dict(select_rows(connection, query, values))
    found = sorted((ids[ref], position, wanted) for ref, position, wanted in rows.parties)
    columns = ("party", "position", "wanted")
    insert_rows(connection, "message_party", columns, found, "DO NOTHING")
