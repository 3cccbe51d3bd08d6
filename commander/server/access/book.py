"""The book of administration: every act and its line in the audit are one transaction.

The audit is append-only. Each line's hash covers the line before, so that one that was taken out or
rewritten behind the server's back shows. No secret ever enters it.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, Row, delete, insert, or_, select, update
from sqlalchemy.exc import SQLAlchemyError

from commander.clock import SystemClock
from commander.errors import EnvironmentProblem
from commander.server.access import tables

FILE = "access.db"
"""Beside the journal of a server on SQLite."""

LONGEST = 300
"""Characters of a target in the audit."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a name, and from where (``command line``, an address)."""

    who: str
    origin: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the audit; ``at`` ms UTC, ``detail`` JSON."""

    seq: int
    at: int
    who: str
    origin: str
    act: str
    target: str
    detail: str
    hash: str

    def follows(self, before: str) -> str:
        """Return the hash that this line has after a line with that hash."""
        said = [before, *(getattr(self, name) for name in self.__slots__ if name != "hash")]
        return hashlib.sha256(msgspec.json.encode(said)).hexdigest()


class Book:
    """Reads and acts over one database. From any thread; ``now`` returns ms UTC.

    ``problem`` returns what an error of the database means for whoever runs the server.
    """

    def __init__(
        self,
        writing: Engine,
        reading: Engine | None = None,
        now: Callable[[], int] | None = None,
        problem: Callable[[Exception], EnvironmentProblem] | None = None,
    ) -> None:
        self._writing = writing
        self._reading = reading or writing
        self.now = now or SystemClock().now
        self._problem = problem or _unusable
        with self._understood():
            tables.prepare(writing)

    @contextmanager
    def _understood(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, sqlite3.Error) as error:
            raise self._problem(error) from error

    def close(self) -> None:
        """Close what is open."""
        self._reading.dispose()
        self._writing.dispose()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection to read with."""
        with self._understood(), self._reading.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Give a transaction that is no act: who was seen when, a sign-in under way."""
        with self._understood(), self._writing.begin() as connection:
            yield connection

    @contextmanager
    def act(
        self, actor: Actor, act: str, target: str, *, rights: bool = True, **detail: object
    ) -> Iterator[Connection]:
        """Give the transaction of an act; its line is written with it, or neither is.

        ``rights``: whether it may change what somebody may do. Acts take turns, on the row that
        says where the audit ends.
        """
        with self._understood(), self._writing.begin() as connection:
            step = tables.state.c.version + int(rights)
            connection.execute(update(tables.state).values(version=step))
            yield connection
            self._line(connection, actor, act, target, detail)

    def note(self, actor: Actor, act: str, target: str, **detail: object) -> None:
        """Write a line about something that changed nothing, such as a sign-in."""
        with self.act(actor, act, target, rights=False, **detail):
            pass

    def _line(
        self, connection: Connection, actor: Actor, act: str, target: str, detail: dict[str, object]
    ) -> None:
        end = connection.execute(select(tables.state.c.audit, tables.state.c.audit_hash)).one()
        line = Line(
            seq=end.audit + 1,
            at=self.now(),
            who=_short(actor.who),
            origin=_short(actor.origin),
            act=act,
            target=_short(target),
            detail=_short(msgspec.json.encode({k: v for k, v in detail.items() if v}).decode()),
            hash="",
        )
        hashed = line.follows(end.audit_hash)
        values = {name: getattr(line, name) for name in line.__slots__} | {"hash": hashed}
        connection.execute(insert(tables.audit).values(values))
        connection.execute(update(tables.state).values(audit=line.seq, audit_hash=hashed))

    def version(self) -> int:
        """Return a number that grows with every act that changes somebody's rights."""
        with self.read() as connection:
            return int(connection.execute(select(tables.state.c.version)).scalar_one())

    def rows(self, query: Any) -> Sequence[Row[Any]]:
        """Return what a query finds."""
        with self.read() as connection:
            return connection.execute(query).all()

    def audit(self, limit: int = 100, before: int = 0, about: str = "") -> list[Line]:
        """Return lines of the audit, the newest first; ``before`` a seq, ``about`` some text."""
        table = tables.audit
        query = select(table).order_by(table.c.seq.desc()).limit(limit)
        if before:
            query = query.where(table.c.seq < before)
        if about:
            columns = (table.c.who, table.c.act, table.c.target, table.c.detail)
            query = query.where(or_(*(one.contains(about, autoescape=True) for one in columns)))
        return [_read(row) for row in self.rows(query)]

    def unbroken(self) -> int:
        """Return the seq of the first line of the audit that does not fit the others; 0 if none."""
        end = self.rows(select(tables.state.c.audit, tables.state.c.audit_hash))[0]
        before, seq = "", 0
        with self.read() as connection:
            for row in connection.execute(select(tables.audit).order_by(tables.audit.c.seq)):
                line, seq = _read(row), seq + 1
                if line.seq != seq or line.follows(before) != line.hash:
                    return seq
                before = line.hash
        return 0 if (seq, before) == (end.audit, end.audit_hash) else seq + 1

    def setting(self, name: str) -> Any:
        """Return a setting; None when there is none."""
        query = select(tables.setting.c.value).where(tables.setting.c.name == name)
        found = self.rows(query)
        return msgspec.json.decode(found[0].value) if found else None

    def keep(self, name: str, value: object) -> None:
        """Keep a setting that is no act, such as what the certificate looks like."""
        table = tables.setting
        with self.write() as connection:
            connection.execute(delete(table).where(table.c.name == name))
            row = {"name": name, "value": msgspec.json.encode(value)}
            connection.execute(insert(table).values(row))


def _read(row: Row[Any]) -> Line:
    values: tuple[Any, ...] = tuple(row)
    return Line(*values)


def _unusable(error: Exception) -> EnvironmentProblem:
    return EnvironmentProblem("Users and devices cannot be read: {error}", error=error)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
