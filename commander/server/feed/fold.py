"""A journal of the server's own that is folded from what the server keeps, to be read as at a post.

A central server keeps changes and nothing else. For the city's systems each worker folds those of
the operations that are asked for into a file, by the same code as a post. The file holds nothing
of its own: it is made anew where it is missing, damaged, or of another epoch.
"""

import contextlib
import logging
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import sqlalchemy
from msgspec import Raw
from sqlalchemy import Connection

from commander.errors import EnvironmentProblem
from commander.journal import database, intake
from commander.journal.change import Envelope
from commander.journal.journal import Journal
from commander.journal.keeping import Keeping
from commander.journal.reader import Reader
from commander.journal.rows import Row, execute, select_rows, select_value
from commander.journal.transaction import Transaction
from commander.server.store import Store

FOLDER: Final = "feed"
"""Beside the data of the server; it may be removed at any time that the server does not run."""

STEP: Final = 1_000
"""Changes that are folded in one transaction."""

SERVER: Final = "server"
"""From whom the changes of this journal come."""

_CURSOR: Final = "feed.upto "
_CHANGES: Final = (
    "SELECT body, personal, seq, received_at FROM change WHERE stream = ? AND seq > ? "
    "ORDER BY seq LIMIT ?"
)
_RECEIVED: Final = "UPDATE change SET received_at = ? WHERE stream = ? AND id = ?"

log = logging.getLogger(__name__)


class Fold:
    """The folded journal of one worker. From any thread; one at a time folds."""

    def __init__(self, keeping: Keeping, store: Store) -> None:
        self._keeping = keeping
        self._store = store
        self._turn = threading.Lock()
        self._open: tuple[str, Journal] | None = None

    def close(self) -> None:
        """Close the file."""
        with self._turn:
            self._shut()

    @contextmanager
    def reading(self, stream: str) -> Iterator[tuple[str, Reader]]:
        """Give the epoch, and what reads an operation as the server has it now."""
        with self._turn:
            try:
                epoch, journal = self._followed(stream)
            except _SpoiltError as error:
                log.warning("the journal for the city's systems is made anew: %s", error)
                self._shut(remove=True)
                epoch, journal = self._followed(stream)
        try:
            yield epoch, journal.reader
        except (sqlalchemy.exc.DatabaseError, sqlite3.DatabaseError) as error:
            with self._turn:
                if self._open is not None and self._open[1] is journal:
                    self._shut(remove=True)  # the next one finds a new one
            raise database.problem(error, journal.path) from error

    def _followed(self, stream: str) -> tuple[str, Journal]:
        while True:
            with self._keeping.reader.connection() as source:
                epoch = self._store.epoch_in(source)
                journal = self._of(epoch)
                with _understood():
                    after = journal.reader.setting(_CURSOR + stream, 0)
                rows = select_rows(source, _CHANGES, (stream, after, STEP))
            if rows:
                with _understood():
                    journal.submit(lambda tx, rows=rows: _fold(tx, stream, rows)).result()  # type: ignore[misc]
            if len(rows) < STEP:
                return epoch, journal

    def _of(self, epoch: str) -> Journal:
        """Return the journal of an epoch; what another one left is removed."""
        if self._open is not None and self._open[0] == epoch:
            return self._open[1]
        self._shut(remove=True)
        folder = self._keeping.path.parent / FOLDER
        stem = self._keeping.path.stem
        path = folder / f"{stem}-{epoch}.db"
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
            for old in folder.glob(f"{stem}-*.db*"):
                if not old.name.startswith(path.name):
                    old.unlink(missing_ok=True)
            path.touch(mode=0o600)
        except OSError as error:
            raise EnvironmentProblem(
                "{folder} cannot be written: {reason}.",
                folder=folder,
                reason=error.strerror or error,
            ) from error
        journal = self._opened(path)
        self._open = (epoch, journal)
        return journal

    def _opened(self, path: Path) -> Journal:
        try:
            return Journal(path, self._keeping.device)
        except EnvironmentProblem as error:
            log.warning("the journal that is read by the city's systems is made anew: %s", error)
            _remove(path)
            path.touch(mode=0o600)
            return Journal(path, self._keeping.device)

    def _shut(self, *, remove: bool = False) -> None:
        if self._open is not None:
            self._open[1].close()
            if remove:
                _remove(self._open[1].path)
            self._open = None


def head(connection: Connection, stream: str) -> int:
    """Return where an operation ends in a folded journal."""
    found = select_value(connection, "SELECT head FROM stream WHERE id = ?", (stream,))
    return int(found or 0)


def _fold(tx: Transaction, stream: str, rows: Sequence[Row]) -> None:
    """Take changes of the server in, with the times at which it had them."""
    envelopes = [
        Envelope(Raw(body), intake.personal_of(personal), seq) for body, personal, seq, _ in rows
    ]
    verdicts = tx.receive(stream, envelopes, SERVER)
    times = zip(verdicts, rows, strict=True)
    for one, row in times:
        if one.result == "applied":
            execute(tx.connection, _RECEIVED, (row[3], stream, one.id))
        else:
            log.warning("a change is not in the feed: %s", one.reason or one.result)
    value = str(rows[-1][2]).encode()
    tx.put("setting", {"name": _CURSOR + stream, "value": value})


class _SpoiltError(Exception):
    """The folded journal cannot be used."""


@contextmanager
def _understood() -> Iterator[None]:
    try:
        yield
    except (EnvironmentProblem, sqlalchemy.exc.DatabaseError, sqlite3.DatabaseError) as error:
        raise _SpoiltError(str(error)) from error


def _remove(path: Path) -> None:
    for end in ("", "-wal", "-shm"):
        with contextlib.suppress(OSError):
            path.with_name(path.name + end).unlink(missing_ok=True)
