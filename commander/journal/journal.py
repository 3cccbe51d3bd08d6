"""The journal of one data folder: one writer thread, one reader side, one feed."""

import logging
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy
from sqlalchemy import Engine, func, select

from commander.clock import Clock, SystemClock
from commander.errors import EnvironmentProblem
from commander.journal import database, schema
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
    central server does.
    """

    def __init__(
        self, path: Path, device: str, *, clock: Clock | None = None, projects: bool = True
    ) -> None:
        self.path = path
        self.feed = Feed()
        self._engine = database.engine(path)
        try:
            database.prepare(self._engine, path)
            self._readers = database.engine(path, read_only=True)
            self.reader = Reader(self._readers)
            last = self._last_stamp(device)
        except sqlalchemy.exc.DatabaseError as error:
            self._engine.dispose()
            raise database.problem(error, path) from error
        stamps = StampClock(device, SystemClock().now, last)
        self._local = Local(device, stamps, (clock or SystemClock()).now)
        self._projects = projects
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._closed = False
        self._thread = threading.Thread(target=self._work, name="journal-writer", daemon=True)
        self._thread.start()

    @property
    def device(self) -> str:
        """The id of this device."""
        return self._local.device

    @property
    def engine(self) -> Engine:
        """The engine of the reading side."""
        return self._readers

    def _last_stamp(self, device: str) -> str:
        table = schema.change
        query = select(func.max(table.c.stamp)).where(table.c.device == device)
        with self._readers.connect() as connection:
            return connection.execute(query).scalar() or ""

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
        self._readers.dispose()
        self._engine.dispose()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            work, future = job
            if future.set_running_or_notify_cancel():
                self._run(work, future)

    def _run(self, work: Callable[[Transaction], Any], future: "Future[Any]") -> None:
        try:
            with self._engine.begin() as connection:
                transaction = Transaction(
                    connection, self._local, Reader(connection), self._projects
                )
                result = work(transaction)
        except sqlalchemy.exc.DatabaseError as error:
            future.set_exception(database.problem(error, self.path))
        except BaseException as error:  # noqa: BLE001 - belongs to whoever asked
            future.set_exception(error)
        else:
            future.set_result(result)
            for notice in transaction.notices():
                self.feed.publish(notice)
