"""What is still to send, and what is parked with its reason: for lists, and for a file of it."""

import base64
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from commander.errors import UserError
from commander.journal import exchange, intake
from commander.journal.change import Change, decode
from commander.journal.exchange import ParkedRow
from commander.journal.reader import Reader
from commander.sync.travel import Travellers

_NAMING = ("title", "name", "text", "label")
"""Fields that tell people which record it is."""

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
    """A change set aside: ours that the server refused (``outgoing``), or theirs refused here.

    ``peer`` is the server, ``at`` when it was set aside. Who wrote it, when, and ``text``, what it
    calls its record, are empty where that cannot be read.
    """

    stream: str
    id: str
    entity: str
    key: str
    outgoing: bool
    reason: str
    at: int
    peer: str = ""
    author: str = ""
    written_at: int = 0
    text: str = ""


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
    return Outbox(tuple(waiting), tuple(map(_parked, rows[:LIST])), count, len(rows))


def all_parked(reader: Reader) -> tuple[Parked, ...]:
    """Return everything that is parked, the oldest first."""
    with reader.connection() as connection:
        return tuple(map(_parked, exchange.parked(connection)))


def export_parked(reader: Reader, path: Path) -> int:
    """Write what is parked to a file, a line of JSON each; returns how many.

    A line has stream, id, entity, key, peer, direction (outgoing or incoming), reason, at and the
    change as it was made: ``body`` with its personal values, or ``body_base64`` where it is no
    JSON. The file is there whole or not at all; UserError when it cannot be written.
    """
    with reader.connection() as connection:
        rows = exchange.parked(connection)
    beside = path.with_name(f".{path.name}.part")
    try:
        with beside.open("wb") as file:
            file.writelines(_lines(rows))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise UserError(
            "{file} cannot be written: {reason}.", file=path, reason=error.strerror or error
        ) from error
    return len(rows)


def _lines(rows: Iterable[ParkedRow]) -> Iterable[bytes]:
    for row in rows:
        line: dict[str, Any] = {
            "stream": row.stream,
            "id": row.id,
            "entity": row.entity,
            "key": row.key,
            "peer": row.peer,
            "direction": "outgoing" if row.outgoing else "incoming",
            "reason": row.reason,
            "at": row.at,
        }
        body = bytes(row.envelope.body)
        try:
            line["body"] = msgspec.json.decode(body)
            line["body"] = row.envelope.body  # byte for byte: its hash is part of the chain
        except msgspec.DecodeError:
            line["body_base64"] = base64.b64encode(body).decode()
        if row.envelope.personal:
            line["personal"] = row.envelope.personal
        yield msgspec.json.encode(line) + b"\n"


def _parked(row: ParkedRow) -> Parked:
    try:
        change = decode(row.envelope.body)
        author, written_at = change.author, change.written_at
        named = (change.fields.get(name) for name in _NAMING)
        text = next((one for one in named if isinstance(one, str) and one), "")
    except msgspec.DecodeError:
        author, written_at, text = "", 0, ""
    return Parked(
        stream=row.stream,
        id=row.id,
        entity=row.entity,
        key=row.key,
        outgoing=row.outgoing,
        reason=row.reason,
        at=row.at,
        peer=row.peer,
        author=author,
        written_at=written_at,
        text=text,
    )


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
