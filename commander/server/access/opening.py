"""Opens the book of a server: a file beside its journal, or tables in its PostgreSQL."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from commander.clock import SystemClock
from commander.errors import EnvironmentProblem
from commander.journal import database
from commander.journal.keeping import Reading
from commander.journal.reader import Reader
from commander.server.access import tables
from commander.server.access.book import FILE, Book
from commander.server.postgresql.address import Address

CONNECTIONS = 2
"""Connections to PostgreSQL of one worker for this, to write and to read each."""


def book(folder: Path, address: Address | None, now: Callable[[], int] | None = None) -> Book:
    """Open the book; ``now`` returns ms UTC, by default the time of the database."""
    if address is None:
        path = folder / FILE
        writing, reading = database.engine(path), database.engine(path, read_only=True)
        return _book(writing, reading, now, lambda error: database.problem(error, path))
    from commander.server.postgresql import engine  # noqa: PLC0415 - only with PostgreSQL

    writing = engine.writing(address, CONNECTIONS)
    reading = engine.reading(address, CONNECTIONS)
    made = _book(writing, reading, now, lambda error: engine.problem(error, address))
    if now is None:
        with made.read() as connection:
            there = float(connection.execute(text("SELECT extract(epoch FROM now())")).scalar_one())
        ahead = int(there * 1000) - SystemClock().now()
        made.now = lambda: SystemClock().now() + ahead
    return made


def _book(
    writing: Engine,
    reading: Engine,
    now: Callable[[], int] | None,
    problem: Callable[[Exception], EnvironmentProblem],
) -> Book:
    """Open a book; one that is refused leaves no connection open."""
    try:
        return Book(writing, reading, now, problem)
    except BaseException:
        for engine in (writing, reading):
            engine.dispose()
        raise


@contextmanager
def looking(folder: Path, address: Address | None) -> Iterator[Connection | None]:
    """Give what reads the book and changes nothing; None where there is none of this version."""
    if address is not None:
        from commander.server.postgresql import engine  # noqa: PLC0415

        source = engine.reading(address, 1)
    elif (folder / FILE).exists():
        source = database.engine(folder / FILE, read_only=True)
    else:
        yield None
        return
    try:
        with source.connect() as connection:
            there = inspect(connection).has_table(tables.quota.name)
            yield connection if there else None
    finally:
        source.dispose()


@contextmanager
def reader(folder: Path, address: Address | None) -> Iterator[Reading | None]:
    """Give what reads the changes of a server; None where there are none yet."""
    if address is not None:
        from commander.server.postgresql import engine  # noqa: PLC0415
        from commander.server.postgresql.journal import PostgresReader  # noqa: PLC0415

        source = engine.reading(address, 1)
        found: Reading = PostgresReader(source, address)
    elif (folder / "server.db").exists():
        source = database.engine(folder / "server.db", read_only=True)
        found = Reader(source, SystemClock().now)
    else:
        yield None
        return
    try:
        yield found
    finally:
        source.dispose()
