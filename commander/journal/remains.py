"""What can still be read of a damaged database file: row by row, around the damaged pages."""

import logging
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from commander.journal.change import Envelope
from commander.journal.intake import personal_of

log = logging.getLogger(__name__)

BATCH = 1_000
"""Changes taken in at once."""

WINDOW = 4_096
"""Rows asked for at once while nothing is damaged."""


@contextmanager
def read_only(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection that cannot change the file; sqlite3.Error when there is none."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        yield connection
    finally:
        connection.close()


def batches(source: Path, seen: set[tuple[str, str]]) -> Iterator[tuple[str, list[Envelope]]]:
    """Yield the readable changes by stream, without those in `seen`, to which they are added."""
    waiting: dict[str, list[Envelope]] = {}
    for stream, identity, body, personal in rows(
        source, "change", ("stream", "id", "body", "personal")
    ):
        if (stream, identity) in seen:
            continue
        envelope = _envelope(body, personal)
        if envelope is None:
            continue
        seen.add((stream, identity))
        found = waiting.setdefault(stream, [])
        found.append(envelope)
        if len(found) == BATCH:
            yield stream, waiting.pop(stream)
    yield from waiting.items()


def _envelope(body: Any, personal: Any) -> Envelope | None:
    """Return the change of a row; None when the bytes in it are no change any more."""
    try:
        return Envelope(msgspec.Raw(body), personal_of(personal))
    except (TypeError, msgspec.MsgspecError) as error:
        log.info("a row without a change: %s", error)
        return None


def rows(source: Path, table: str, names: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """Yield the readable rows of a table in the order of their making, around what is damaged.

    Tables without rowid are read from the start as far as they go.
    """
    columns = ", ".join(names)
    try:
        with read_only(source) as connection:
            connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
            if table == "change":
                query = f"SELECT {columns} FROM change WHERE rowid BETWEEN ? AND ?"  # noqa: S608
                yield from _around(connection, query, _last_row(connection))
            else:
                yield from connection.execute(f"SELECT {columns} FROM {table}")  # noqa: S608
    except sqlite3.Error as error:
        log.info("reading %s of %s ended: %s", table, source.name, error)


def _last_row(connection: sqlite3.Connection) -> int:
    """Return a number that no row of changes exceeds."""
    try:
        return int(connection.execute("SELECT max(rowid) FROM change").fetchone()[0] or 0)
    except sqlite3.DatabaseError:
        # The last page is damaged. A row takes some 100 bytes at least, so this is enough.
        pages = int(connection.execute("PRAGMA page_count").fetchone()[0])
        size = int(connection.execute("PRAGMA page_size").fetchone()[0])
        return pages * size // 100


def _around(connection: sqlite3.Connection, query: str, last: int) -> Iterator[tuple[Any, ...]]:
    """Yield rows 1 to `last`; a window that cannot be read is halved until one row is left out."""
    windows = [(first, min(first + WINDOW - 1, last)) for first in range(1, last + 1, WINDOW)]
    windows.reverse()
    while windows:
        first, final = windows.pop()
        try:
            yield from connection.execute(query, (first, final)).fetchall()
        except sqlite3.DatabaseError as error:
            if first == final:
                log.info("row %d cannot be read: %s", first, error)
                continue
            middle = (first + final) // 2
            windows += [(middle + 1, final), (first, middle)]
