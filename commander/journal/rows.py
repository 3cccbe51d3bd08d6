"""Writing and reading many rows at once.

SQLAlchemy's own insert builds a dictionary a row, and its own rows are slow to take apart: each
takes as long as the database itself; the 10,000 messages that come in at a reconnect are hundreds
of thousands of values.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

Row = tuple[Any, ...]


def select_rows(connection: Connection, query: str, values: Row) -> list[Row]:
    """Return the rows of a query with ``?`` for its values, as the database gives them."""
    return list(connection.exec_driver_sql(query, values).cursor.fetchall())


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
    connection.exec_driver_sql(statement, list(rows))
