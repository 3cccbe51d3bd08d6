"""The journal of one data folder: one writer thread, one reader side, one feed."""

import logging
import queue
import sqlite3
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy
from sqlalchemy import Connection, Engine

from commander.clock import Clock, SystemClock
from commander.errors import EnvironmentProblem
from commander.journal import database, intake
from commander.journal.feed import Feed
from commander.journal.reader import Reader
from commander.journal.stamp import StampClock
from commander.journal.transaction import Local, Transaction

T = TypeVar("T")
log = logging.getLogger(__name__)

Job = tuple[Callable[[Transaction], Any], "Future[Any]"]


class Journal:
    """An open journal file.

    ``submit`` runs a function in a transaction on the writer thread; when its future is done,
    the commit is on disk. ``clock`` is the operation's clock (what is written carries it);
    stamps always follow the machine's. With ``projects`` false only changes are kept, as a
    central server does. ``former`` are ids that this device had, ``renew`` gives it another one
    (called on the writer thread).
    """

    def __init__(
        self,
        path: Path,
        device: str,
        *,
        clock: Clock | None = None,
        projects: bool = True,
        former: Sequence[str] = (),
        renew: Callable[[], str] | None = None,
    ) -> None:
        self.path = path
        self.feed = Feed()
        self._engine = database.engine(path)
        self._writing = database.Writing(self._engine)
        try:
            database.prepare(self._engine, path)
            self._readers = database.engine(path, read_only=True)
            self.reader = Reader(self._readers, (clock or SystemClock()).now)
            stamps = StampClock(device, SystemClock().now, self._last_stamp([device, *former]))
            self._local = Local(device, stamps, (clock or SystemClock()).now, renew)
            self._projects = projects
            self._settle()
        except (sqlalchemy.exc.DatabaseError, sqlite3.DatabaseError) as error:
            self._engine.dispose()
            raise database.problem(error, path) from error
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._closed = False
        self._thread = threading.Thread(target=self._work, name="journal-writer", daemon=True)
        self._thread.start()

    @property
    def device(self) -> str:
        """The id of this device."""
        return self._local.device

    def renew(self) -> "Future[None]":
        """Write as a new device from now on: somebody else writes, or wrote, as this one."""
        return self.submit(lambda tx: tx.renew())

    @property
    def far(self) -> None:
        """There is no copy to read from."""
        return None

    def now(self) -> int:
        """Return the machine's time in ms UTC."""
        return SystemClock().now()

    @property
    def engine(self) -> Engine:
        """The engine of the reading side."""
        return self._readers

    def _settle(self) -> None:
        """See to it that the cursors are those of this device, where it is one that writes."""
        if self._local.renew is not None:
            with self._engine.begin() as connection:
                self._transaction(connection).settle()

    def _transaction(self, connection: Connection) -> Transaction:
        view = Reader(connection, self._local.now)
        return Transaction(connection, self._local, view, self._projects)

    def _last_stamp(self, devices: list[str]) -> str:
        with self._readers.connect() as connection:
            return max(intake.last_stamp(connection, device) for device in devices)

    def submit(self, work: Callable[[Transaction], T]) -> "Future[T]":
        """Run this on the writer thread in one transaction; the future has its result.

        Errors of the database arrive as EnvironmentProblem, others as they are; nothing of a
        transaction that failed stays.
        """
        future: Future[T] = Future()
        if self._closed:
            future.set_exception(EnvironmentProblem("The journal is closed."))
        else:
            self._jobs.put((work, future))
        return future

    def close(self, timeout: float = 10.0) -> None:
        """Finish what is queued, then stop the writer and close the file."""
        if not self._closed:
            self._closed = True
            self._jobs.put(None)
            self._thread.join(timeout)
        self._writing.close()
        self._readers.dispose()
        self._engine.dispose()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            work, future = job
            if future.set_running_or_notify_cancel():
                self._run(work, future)

    def _run(self, work: Callable[[Transaction], Any], future: "Future[Any]") -> None:
        try:
            with self._writing.begin() as connection:
                transaction = self._transaction(connection)
                result = work(transaction)
        except (sqlalchemy.exc.DatabaseError, sqlite3.DatabaseError) as error:
            future.set_exception(database.problem(error, self.path))
        except BaseException as error:  # noqa: BLE001 - belongs to whoever asked
            future.set_exception(error)
        else:
            if transaction.renewed:
                self._local.unsettled = False
            future.set_result(result)
            for notice in transaction.notices():
                self.feed.publish(notice)
