"""Reads of the journal: from any thread, frozen domain objects out, no session leaks."""

import threading
from array import array
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Engine, Select, func, select

from commander.clock import SystemClock
from commander.domain.entities import NAMES
from commander.domain.fix import MOST_AT, Fix
from commander.domain.operation import Operation
from commander.domain.record import Record
from commander.domain.resources import Unit
from commander.domain.work import Message
from commander.journal import schema, strikes, whereabouts
from commander.journal.change import Change
from commander.journal.history import writes
from commander.journal.log_filter import LogFilter
from commander.journal.log_query import asked, awaited, matching
from commander.journal.message_rows import MessageRows
from commander.journal.moments import Moment, Moments, Past
from commander.journal.order import order
from commander.journal.rows import execute, select_value
from commander.journal.whereabouts import TrackPoint

R = TypeVar("R", bound=Record)

CHUNK = 500
"""Most keys in one IN clause."""


@dataclass(frozen=True, slots=True)
class LogCount:
    """How many entries an operation's log has, and how many still await an acknowledgement."""

    total: int
    awaiting: int


@dataclass(frozen=True, slots=True)
class DraftEntry:
    """A half-finished entry and when it was begun (ms UTC)."""

    key: str
    text: str
    begun_at: int


class Reader:
    """Reads through an engine (a connection per call) or through one open connection.

    ``now`` is the operation's clock (ms UTC): a fix from far ahead of it is not believed.
    """

    def __init__(self, source: Engine | Connection, now: Callable[[], int] | None = None) -> None:
        self._source = source
        self._now = now or SystemClock().now
        self._moments: Moments | None = None
        self._lock = threading.Lock()

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """Give a connection for reading."""
        if isinstance(self._source, Connection):
            yield self._source
        else:
            with self._source.connect() as connection:
                execute(connection, "BEGIN")  # all that is read here is of one moment
                yield connection

    def operations(self) -> tuple[Operation, ...]:
        """Return every operation here, the newest first."""
        table = schema.record
        query = select(table.c.shown).where(table.c.entity == "operation")
        with self.connection() as connection:
            found = [_decode(Operation, row.shown) for row in connection.execute(query)]
        return tuple(sorted(found, key=lambda o: o.meta.created_at, reverse=True))

    def get(self, kind: type[R], stream: str, key: str) -> R | None:
        """Return one record, or None."""
        return next(iter(self.all(kind, stream, (key,))), None)

    def all(self, kind: type[R], stream: str, keys: Collection[str] | None = None) -> tuple[R, ...]:
        """Return the records of a kind (not messages or receipts), or those with these keys.

        Departments come in their order, others as they were created. A unit stands where the
        newer of a hand and a device has it.
        """
        table = schema.record
        query = select(table.c.shown).where(table.c.stream == stream, table.c.entity == NAMES[kind])
        with self.connection() as connection:
            rows = self._rows(connection, query, keys)
            found = [_decode(kind, row.shown) for row in rows]
            if kind is Unit:
                found = self._with_contact(connection, stream, found)
        return tuple(sorted(found, key=order))

    def _rows(
        self, connection: Connection, query: Select[Any], keys: Collection[str] | None
    ) -> list[Any]:
        if keys is None:
            return list(connection.execute(query))
        wanted = list(keys)
        rows: list[Any] = []
        for start in range(0, len(wanted), CHUNK):
            part = query.where(schema.record.c.key.in_(wanted[start : start + CHUNK]))
            rows.extend(connection.execute(part))
        return rows

    def _with_contact(self, connection: Connection, stream: str, units: list[Any]) -> list[Any]:
        table = schema.party
        query = select(table.c.ref, table.c.heard_at).where(table.c.stream == stream)
        if len(units) <= CHUNK:
            query = query.where(table.c.ref.in_([f"unit:{unit.key}" for unit in units]))
        heard = {row.ref: row.heard_at for row in connection.execute(query)}
        found = [replace(unit, heard_at=heard.get(f"unit:{unit.key}", 0)) for unit in units]
        now, few = self._now(), len(units) <= CHUNK
        keys = [unit.key for unit in units] if few else None
        fixes = whereabouts.newest(connection, stream, now, keys)
        return [
            whereabouts.placed(unit, fixes[unit.key], now) if unit.key in fixes else unit
            for unit in found
        ]

    def at(self, moment: Moment) -> Past:
        """Return what was the case at a moment; the first question of an operation reads it all."""
        with self._lock:
            if self._moments is None:
                self._moments = Moments(self)
            return Past(self._moments, moment)

    def fixes(self, stream: str) -> dict[str, Fix]:
        """Return the newest fix of every unit that a device reports, by the unit's key."""
        with self.connection() as connection:
            return whereabouts.newest(connection, stream, self._now())

    def track(
        self, stream: str, unit: str, since: int = 0, until: int = MOST_AT
    ) -> tuple[TrackPoint, ...]:
        """Return where devices saw a unit from ``since`` to ``until`` (ms UTC), oldest first."""
        with self.connection() as connection:
            return whereabouts.track(connection, stream, unit, since, until, self._now())

    def disputed(self, stream: str) -> tuple[Record, ...]:
        """Return the records with a field on which posts disagree.

        Of log entries only what `strikes.disputed_strikes` says.
        """
        table = schema.record
        query = select(table.c.entity, table.c.shown).where(
            table.c.stream == stream, table.c.disputed == 1
        )
        kinds = {name: kind for kind, name in NAMES.items()}
        with self.connection() as connection:
            found = [
                _decode(kinds[row.entity], row.shown)
                for row in connection.execute(query)
                if row.entity in kinds
            ]
            return (*found, *strikes.disputed_strikes(connection, stream))

    def log(self, stream: str, where: LogFilter | None = None) -> "array[int]":
        """Return the positions of the log's entries that match, newest first."""
        with self.connection() as connection:
            return _positions(connection, matching(stream, where or LogFilter()))

    def search(self, stream: str, text: str, limit: int = 200) -> "array[int]":
        """Return the positions of the newest entries in which all words of the text occur."""
        with self.connection() as connection:
            return _positions(connection, matching(stream, LogFilter(text=text)).limit(limit))

    def messages(self, positions: Sequence[int]) -> tuple[Message, ...]:
        """Return the entries at these positions, in that order; unknown ones are left out."""
        with self.connection() as connection:
            return MessageRows(connection).at(positions)

    def message(self, stream: str, key: str) -> Message | None:
        """Return one log entry, or None."""
        found = self.positions(stream, (key,))
        return self.messages([found[key]])[0] if key in found else None

    def positions(self, stream: str, keys: Collection[str]) -> dict[str, int]:
        """Return where these entries stand: key → position."""
        table = schema.message
        wanted = list(keys)
        found: dict[str, int] = {}
        with self.connection() as connection:
            for start in range(0, len(wanted), CHUNK):
                query = select(table.c.key, table.c.position).where(
                    table.c.stream == stream, table.c.key.in_(wanted[start : start + CHUNK])
                )
                found.update({row.key: row.position for row in connection.execute(query)})
        return found

    def count(self, stream: str) -> LogCount:
        """Return how many entries there are and how many await an acknowledgement."""
        table = schema.message
        with self.connection() as connection:
            total = connection.execute(
                select(func.count()).where(table.c.stream == stream)
            ).scalar()
            waiting = connection.execute(
                select(func.count()).select_from(awaited(stream).subquery())
            ).scalar()
        return LogCount(total or 0, waiting or 0)

    def awaiting(self, stream: str) -> tuple[Message, ...]:
        """Return the entries of which a wanted acknowledgement is missing, oldest first."""
        with self.connection() as connection:
            positions = connection.execute(awaited(stream)).scalars().all()
            found = MessageRows(connection).at(positions)
        return tuple(sorted(found, key=lambda message: message.happened_at))

    def units_asked(self, stream: str) -> frozenset[str]:
        """Return the keys of the units that have not acknowledged what they were asked to."""
        with self.connection() as connection:
            refs = connection.execute(asked(stream, "unit")).scalars()
            return frozenset(ref.partition(":")[2] for ref in refs)

    def writes(self, stream: str, entity: str, keys: Collection[str]) -> tuple[Change, ...]:
        """Return every change of these records, each record's in this journal's order."""
        with self.connection() as connection:
            found = [writes(connection, stream, entity, key) for key in keys]
        return tuple(change for changes in found for change in changes)

    def drafts(self) -> tuple[DraftEntry, ...]:
        """Return the half-finished entries of this post, the oldest first."""
        table = schema.draft
        with self.connection() as connection:
            rows = connection.execute(select(table).order_by(table.c.begun_at, table.c.key))
            return tuple(DraftEntry(row.key, row.text, row.begun_at) for row in rows)

    def setting(self, name: str, default: Any = None) -> Any:
        """Return a setting of this post (a JSON value)."""
        with self.connection() as connection:
            stored = select_value(connection, "SELECT value FROM setting WHERE name = ?", (name,))
        return default if stored is None else msgspec.json.decode(stored)


def _positions(connection: Connection, query: Select[tuple[int]]) -> "array[int]":
    """Return the positions in the query's order.

    As one JSON array: SQLite makes it without holding the interpreter's lock, so that the window
    goes on while 100,000 positions are read (6 times faster than a row for each).
    """
    rows = query.subquery()
    found = connection.execute(select(func.json_group_array(rows.c.position))).scalar()
    return array("q", msgspec.json.decode(found or "[]", type=list[int]))


def _decode(kind: type[R], shown: bytes) -> R:
    return msgspec.json.decode(shown, type=kind)
