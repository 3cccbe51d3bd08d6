"""Statements on the writer's path, straight to the database's driver: SQLite's, or PostgreSQL's.

SQLAlchemy builds a statement anew each time, a dictionary a row, and takes rows apart in Python:
an entry that is written takes a dozen statements, and each would cost five times what the
database needs for it; the 10,000 messages that come in at a reconnect are hundreds of thousands
of values. Errors are those of the driver (`sqlite3.DatabaseError`, `psycopg.Error`).

Statements are written once, in words that both know, with ``?`` for values and SQLite's
``IN (SELECT value FROM json_each(?))`` for a list of them, which `listed` prepares. A central
server may have PostgreSQL under it; what differs there is said here and nowhere else.
"""

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

from sqlalchemy import Connection

Row = tuple[Any, ...]

TOGETHER = 50
"""Rows that one statement of SQLite inserts: one a row costs half as much again, and takes the
interpreter's lock anew for each. PostgreSQL's driver sends many on by itself."""

_AMONG = "IN (SELECT value FROM json_each(?))"
_POSTGRESQL = "postgresql"


def listed(connection: Connection, values: Iterable[object]) -> Any:
    """Return the value for a list in a statement."""
    found = list(values)
    return found if connection.dialect.name == _POSTGRESQL else json.dumps(found)


def lock(connection: Connection, stream: str) -> int:
    """Keep everybody else from a stream until this transaction ends; returns its head.

    A transaction of SQLite has the whole file for itself. In PostgreSQL it is the lock of the
    stream's row that makes the order of ``seq`` the order of commits: numbers of a sequence
    become visible in another order than they were given, and a reader would lose rows for ever.
    """
    query = "SELECT head FROM stream WHERE id = ?"
    if connection.dialect.name == _POSTGRESQL:
        query += " FOR UPDATE"
        while (head := select_value(connection, query, (stream,))) is None:
            insert_rows(connection, "stream", ("id",), [(stream,)], "DO NOTHING")
        return int(head)
    return select_value(connection, query, (stream,)) or 0


def lock_setting(connection: Connection, name: str) -> None:
    """Keep everybody else from changing a setting until this transaction ends."""
    if connection.dialect.name == _POSTGRESQL:
        execute(connection, "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", (name,))


def unlock_empty(connection: Connection, stream: str) -> None:
    """Let a stream be unknown again that was locked, and that nothing came into."""
    if connection.dialect.name == _POSTGRESQL:
        execute(connection, "DELETE FROM stream WHERE id = ? AND head = 0", (stream,))


def select_rows(connection: Connection, query: str, values: Row = ()) -> list[Row]:
    """Return the rows of a query with ``?`` for its values, as the database gives them."""
    return list(_done(connection, query, values).fetchall())


def select_value(connection: Connection, query: str, values: Row = ()) -> Any:
    """Return the first column of the first row; None when there is no row."""
    row = _done(connection, query, values).fetchone()
    return row[0] if row else None


def execute(connection: Connection, statement: str, values: Row = ()) -> None:
    """Execute one statement with ``?`` for its values."""
    _done(connection, statement, values)


def change_rows(connection: Connection, statement: str, values: Row) -> int:
    """Execute an update; returns how many rows it changed."""
    return int(_done(connection, statement, values).rowcount)


def insert_rows(
    connection: Connection,
    table: str,
    columns: tuple[str, ...],
    rows: Sequence[Row],
    conflict: str = "",
) -> None:
    """Insert rows, each with its values in the order of ``columns``.

    ``conflict`` is what follows ``ON CONFLICT``, such as ``DO NOTHING``.
    """
    many = 0 if connection.dialect.name == _POSTGRESQL else len(rows) - len(rows) % TOGETHER
    for start in range(0, many, TOGETHER):
        values = tuple(chain.from_iterable(rows[start : start + TOGETHER]))
        _done(connection, _insert(table, columns, conflict, TOGETHER), values)
    insert_each(connection, table, columns, rows[many:], conflict)


def insert_each(
    connection: Connection,
    table: str,
    columns: tuple[str, ...],
    rows: Sequence[Row],
    conflict: str = "",
) -> None:
    """Insert rows one by one: those of a virtual table would be written to another one first."""
    if not rows:
        return
    statement = _insert(table, columns, conflict, 1)
    if len(rows) == 1:
        _done(connection, statement, rows[0])
    elif connection.dialect.name == _POSTGRESQL:
        connection.connection.cursor().executemany(_postgresql(statement), rows)
    else:
        connection.connection.cursor().executemany(statement, rows)


@lru_cache(maxsize=256)
def _insert(table: str, columns: tuple[str, ...], conflict: str, count: int) -> str:
    """Return the statement that inserts so many rows."""
    row = f"({', '.join('?' for _ in columns)})"
    values = ", ".join(row for _ in range(count))
    statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES {values}"  # noqa: S608 - names of ours
    return f"{statement} ON CONFLICT {conflict}" if conflict else statement


def _done(connection: Connection, statement: str, values: Row) -> Any:
    """Return the driver's cursor after a statement."""
    if connection.dialect.name == _POSTGRESQL:
        cursor: Any = connection.connection.cursor(binary=True)
        cursor.execute(_postgresql(statement), values)
    else:
        cursor = connection.connection.cursor()
        cursor.execute(statement, values)
    return cursor


@lru_cache(maxsize=256)
def _postgresql(statement: str) -> str:
    return statement.replace(_AMONG, "= ANY(?)").replace("%", "%%").replace("?", "%s")
