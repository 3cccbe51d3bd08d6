"""Statements on the writer's path, straight to SQLite's driver.

SQLAlchemy builds a statement anew each time, a dictionary a row, and takes rows apart in Python:
an entry that is written takes a dozen statements, and each would cost five times what the
database needs for it; the 10,000 messages that come in at a reconnect are hundreds of thousands
of values. Errors are those of the driver (`sqlite3.DatabaseError`).
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

Row = tuple[Any, ...]


def select_rows(connection: Connection, query: str, values: Row = ()) -> list[Row]:
    """Return the rows of a query with ``?`` for its values, as the database gives them."""
    cursor = connection.connection.cursor()
    cursor.execute(query, values)
    return list(cursor.fetchall())


def select_value(connection: Connection, query: str, values: Row = ()) -> Any:
    """Return the first column of the first row; None when there is no row."""
    cursor = connection.connection.cursor()
    cursor.execute(query, values)
    row = cursor.fetchone()
    return row[0] if row else None


def execute(connection: Connection, statement: str, values: Row = ()) -> None:
    """Execute one statement with ``?`` for its values."""
    connection.connection.cursor().execute(statement, values)


def change_rows(connection: Connection, statement: str, values: Row) -> int:
    """Execute an update; returns how many rows it changed."""
    cursor = connection.connection.cursor()
    cursor.execute(statement, values)
    return int(cursor.rowcount)


def insert_rows(
    connection: Connection,
    table: str,
    columns: Sequence[str],
    rows: Sequence[Row],
    conflict: str = "",
) -> None:
    """Insert rows, each with its values in the order of ``columns``.

    ``conflict`` is what follows ``ON CONFLICT``, such as ``DO NOTHING``.
    """
    if not rows:
        return
    marks = ", ".join("?" for _ in columns)
    statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 - names of ours
    if conflict:
        statement += f" ON CONFLICT {conflict}"
    cursor = connection.connection.cursor()
    if len(rows) == 1:
        cursor.execute(statement, rows[0])
    else:
        cursor.executemany(statement, rows)
