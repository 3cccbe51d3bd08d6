"""What happened in an operation, for the ticks of a time line: when, what kind, which record.

Read in two strokes, because entries are many and their table says all that is needed, while of
records only few changes are events at all. Any thread.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal

import msgspec
from sqlalchemy import Connection

from commander.domain.codes import MessageKind, Precedence
from commander.journal.reader import Reader

Kind = Literal["urgent", "incident", "zone", "order", "message", "task", "unit"]
KINDS: Final[tuple[Kind, ...]] = ("urgent", "incident", "zone", "order", "message", "task", "unit")
"""The kinds by weight, the gravest first."""

_URGENT = frozenset({Precedence.FLASH, Precedence.IMMEDIATE})
_ORDERS = frozenset({MessageKind.ORDER, MessageKind.TRANSFER_OF_COMMAND})
_KIND_OF: Final[dict[str, Kind]] = {
    "operation": "incident",
    "incident": "incident",
    "response_level": "incident",
    "warning": "incident",
    "alert": "incident",
    "feature": "zone",
    "task": "task",
    "unit": "unit",
}
_PAGE = 2_000


class Happening(msgspec.Struct, frozen=True, gc=False):
    """One event: when it happened, since when it is known here (ms UTC), and which record.

    ``what``: for an entry the code of its kind; for a record the new status or state, else
    ``made``, ``lifted`` or ``changed``. ``position`` is an entry's place in the log, else 0.
    """

    at: int
    known_at: int
    kind: Kind
    entity: str
    key: str
    what: str
    position: int = 0


@dataclass(frozen=True, slots=True)
class Upto:
    """How far a journal has been read: the last entry's position, the last change's ``seq``."""

    position: int = 0
    seq: int = 0


def happenings(reader: Reader, stream: str, after: Upto) -> tuple[list[Happening], Upto]:
    """Return what is new since then, in no order, and how far it was read."""
    with reader.connection() as connection:
        entries = list(_entries(connection, stream, after.position))
        records, seq = _records(connection, stream, after.seq)
    position = max((one.position for one in entries), default=after.position)
    return [*entries, *records], Upto(position, seq)


def _entries(connection: Connection, stream: str, after: int) -> Iterator[Happening]:
    query = (
        "SELECT m.happened_at, c.received_at, m.precedence, m.kind, m.key, m.position "
        "FROM message m JOIN change c ON c.stream = m.stream AND c.seq = m.seq "
        "WHERE m.position > ? AND m.stream = ? ORDER BY m.position"
    )
    for at, known, precedence, kind, key, position in _paged(connection, query, (after, stream)):
        yield Happening(at, known, _weight(precedence, kind), "message", key, kind, position)


def _weight(precedence: str, kind: str) -> Kind:
    if precedence in _URGENT or kind == MessageKind.ALARM:
        return "urgent"
    return "order" if kind in _ORDERS else "message"


class _Change(msgspec.Struct, gc=False):
    id: str
    happened_at: int
    fields: dict[str, Any]
    key: str = ""


_change = msgspec.json.Decoder(_Change).decode


def _records(connection: Connection, stream: str, after: int) -> tuple[list[Happening], int]:
    marks = ", ".join("?" for _ in _KIND_OF)
    query = (
        f"SELECT seq, entity, received_at, body FROM change WHERE stream = ? AND seq > ? "  # noqa: S608 - only marks
        f"AND entity IN ({marks}) ORDER BY seq"
    )
    found, last = [], after
    for seq, entity, known, body in _paged(connection, query, (stream, after, *_KIND_OF)):
        last = seq
        change = _change(body)
        what = _what(entity, change.fields)
        if what:
            key = change.key or change.id
            found.append(Happening(change.happened_at, known, _KIND_OF[entity], entity, key, what))
    return found, last


def _what(entity: str, fields: dict[str, Any]) -> str:
    """Return what a change of a record was; nothing for one that is no event."""
    if fields.get("lifted"):
        return "lifted"
    if "name" in fields or ("geometry" in fields and "kind" in fields) or "title" in fields:
        return "made"
    for name in ("status", "state"):
        if isinstance(fields.get(name), str):
            return str(fields[name])
    return "" if entity in {"unit", "task"} else "changed"


def _paged(connection: Connection, query: str, values: tuple[Any, ...]) -> Iterator[Any]:
    cursor = connection.connection.cursor()
    cursor.execute(query, values)
    while page := cursor.fetchmany(_PAGE):
        yield from page
