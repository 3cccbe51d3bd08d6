"""The changes of a central server in PostgreSQL: as a journal file to those who use it."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import psycopg
import sqlalchemy
from sqlalchemy import Connection, Engine

from commander.errors import EnvironmentProblem
from commander.journal import exchange, whereabouts
from commander.journal.feed import Feed, Notice
from commander.journal.positions import NOTICED
from commander.journal.reader import Reader
from commander.journal.rows import insert_rows, select_value
from commander.journal.stamp import StampClock
from commander.journal.transaction import Local, Transaction
from commander.server.postgresql import engine, incarnation, migrate
from commander.server.postgresql.address import Address
from commander.server.postgresql.clock import DatabaseClock
from commander.server.postgresql.hints import Hints
from commander.server.settings import DATABASE_WRITERS

T = TypeVar("T")

READERS = 5
"""Connections of one worker that read, beside those that write and two for hints."""

REST_S = 5.0
"""Seconds for which a replica that failed is not asked."""

TRIES = 3
"""How often work is tried when its connection broke, or another worker stood in its way."""

_SERVER = "server.id"


class PostgresReader:
    """Reads, each of one moment. One that failed is left alone for ``rest`` seconds."""

    def __init__(self, source: Engine, address: Address, rest: float = 0) -> None:
        self._source = source
        self._address = address
        self._rest = rest
        self._failed: tuple[float, EnvironmentProblem] | None = None

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """Give a connection for reading; EnvironmentProblem when the database does not answer."""
        if self._failed is not None and time.monotonic() < self._failed[0] + self._rest:
            raise self._failed[1]
        try:
            with _borrowed(self._source, self._address) as connection:
                yield connection
        except EnvironmentProblem as error:
            self._failed = (time.monotonic(), error)
            raise

    def setting(self, name: str, default: Any = None) -> Any:
        """Return a setting (a JSON value)."""
        with self.connection() as connection:
            stored = select_value(connection, "SELECT value FROM setting WHERE name = ?", (name,))
        return default if stored is None else msgspec.json.decode(stored)


class PostgresJournal:
    """An open database. ``device``: the id that the server has if the database has none yet.

    ``path`` names the file beside which this machine keeps its mark. Work is run on a few
    threads, so nothing may be kept between two calls. ``synchronous``: see `incarnation`.
    """

    def __init__(
        self,
        address: Address,
        path: Path,
        device: str,
        *,
        replica: Address | None = None,
        synchronous: bool = False,
    ) -> None:
        self.path = path
        self.feed = Feed()
        self._address = address
        self._synchronous = synchronous
        self._clock = DatabaseClock()
        self._engine = engine.writing(address, DATABASE_WRITERS, synchronous=synchronous)
        self._reading = engine.reading(address, READERS, synchronous=synchronous)
        self.reader = PostgresReader(self._reading, address)
        self._copy = engine.replica(replica, READERS) if replica else None
        self._far = PostgresReader(self._copy, replica, REST_S) if self._copy and replica else None
        self._heads: dict[str, tuple[int, int]] = {}
        try:
            migrate.prepare(self._engine, address)
            # From now on every connection knows the database: also those made before.
            self._engine.dispose()
            self.device = self._named(device)
            self._look()
        except (sqlalchemy.exc.SQLAlchemyError, psycopg.Error) as error:
            self._dispose()
            raise engine.problem(error, address) from error
        except BaseException:
            self._dispose()
            raise
        self._local = Local(self.device, StampClock(self.device, self.now), self.now)
        self._writers = ThreadPoolExecutor(DATABASE_WRITERS, thread_name_prefix="server-write")
        self._hints = Hints(address, self.feed, self._look)
        self._closed = threading.Event()

    @property
    def engines(self) -> tuple[Engine, Engine]:
        """The engines to write and to read with, for other tables in the same database."""
        return self._engine, self._reading

    @property
    def far(self) -> PostgresReader | None:
        """The replica, if there is one."""
        return self._far

    def now(self) -> int:
        """Return the database's time in ms UTC."""
        return self._clock.now()

    def submit(self, work: Callable[[Transaction], T]) -> "Future[T]":
        """Run this in one transaction; when the future is done, the commit is safe."""
        if self._closed.is_set():
            future: Future[T] = Future()
            future.set_exception(EnvironmentProblem("The server is closing."))
            return future
        return self._writers.submit(self._run, work)

    def close(self, timeout: float = 10.0) -> None:
        """Finish what is queued and close."""
        if not self._closed.is_set():
            self._closed.set()
            self._writers.shutdown()
            self._hints.close(timeout)
            self._dispose()

    def _dispose(self) -> None:
        for one in (self._engine, self._reading, self._copy):
            if one is not None:
                one.dispose()

    def _run(self, work: Callable[[Transaction], T]) -> T:
        for attempt in range(1, TRIES + 1):
            try:
                result, notices = self._once(work)
            except (sqlalchemy.exc.SQLAlchemyError, psycopg.Error) as error:
                if attempt < TRIES and _may_be_tried_again(error):
                    continue
                if engine.meant_otherwise(error):
                    raise
                raise engine.problem(error, self._address) from error
            for notice in notices:
                self.feed.publish(notice)
                self._hints.tell(notice)
            return result
        raise AssertionError  # the last try raised or returned

    def _once(self, work: Callable[[Transaction], T]) -> tuple[T, list[Notice]]:
        with _raw(self._engine) as connection, connection.begin():
            if self._synchronous:
                incarnation.demand_synchronous(connection)
            view = Reader(connection, self.now)
            transaction = Transaction(connection, self._local, view, projects=False)
            result = work(transaction)
        return result, transaction.notices()

    def _named(self, device: str) -> str:
        """Return the id of the server, the same for all workers and machines."""
        row = (_SERVER, msgspec.json.encode(device))
        with self._engine.begin() as connection:
            insert_rows(connection, "setting", ("name", "value"), [row], "DO NOTHING")
        return str(self.reader.setting(_SERVER))

    def _look(self) -> list[Notice]:
        """Return what has changed since the last look, whoever changed it; set the clock."""
        with self.reader.connection() as connection:
            self._clock.set(connection)
            streams = exchange.stream_heads(connection)
            positions = whereabouts.heads(connection)
        before, self._heads = (
            self._heads,
            {one: (streams.get(one, 0), positions.get(one, 0)) for one in streams | positions},
        )
        found = []
        for stream, (head, placed) in self._heads.items():
            known, known_placed = before.get(stream, (0, 0))
            if head != known:
                found.append(Notice(stream, {"change": frozenset()}, "sync"))
            if placed != known_placed:
                found.append(Notice(stream, {NOTICED: frozenset()}, "sync"))
        return found


@contextmanager
def _raw(source: Engine) -> Iterator[Connection]:
    """Give a connection; one on which the driver failed is not used again."""
    with source.connect() as connection:
        try:
            yield connection
        except psycopg.Error:
            if connection.connection.closed:
                connection.invalidate()
            raise


@contextmanager
def _borrowed(source: Engine, address: Address) -> Iterator[Connection]:
    try:
        with _raw(source) as connection:
            yield connection
    except (sqlalchemy.exc.SQLAlchemyError, psycopg.Error) as error:
        if engine.meant_otherwise(error):
            raise
        raise engine.problem(error, address) from error


def _may_be_tried_again(error: BaseException) -> bool:
    original = getattr(error, "orig", None) or error
    stood = psycopg.errors.SerializationFailure | psycopg.errors.DeadlockDetected
    return isinstance(original, stood) or engine.gone(error)
