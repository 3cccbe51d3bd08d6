"""Copies of the journal on a rotation, and the check of the file, in one background thread.

A copy is made by SQLite's online backup from one consistent reading, checked, and only then given
its name; when anything fails the older copies stay. To restore one, close Commander, put the copy
in the place of ``journal.db`` and start again (or just remove a damaged ``journal.db``).
"""

import logging
import os
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from commander.errors import EnvironmentProblem
from commander.journal.database import damage, problem
from commander.journal.feed import Notice
from commander.journal.journal import Journal
from commander.journal.remains import read_only

log = logging.getLogger(__name__)

NAME = "journal.db"
KEEP = 5
EVERY = 3_600.0
"""Seconds between copies while the journal changes."""

AT_CLOSE = 600.0
"""A closing post makes a copy if the newest is older (s): ten short runs in a row must not push
the older copies out."""

SETTLE = 20.0
"""Seconds of quiet after the start, so that check and copy do not slow it."""

LOOKS = 12
"""How often it looks whether a copy is due, in the time after which one is."""

PAGES = 2_000
"""Pages copied between two looks at whether to stop."""


class _Stopped(Exception):
    """The copy is no longer wanted."""


def folder(data: Path) -> Path:
    """Return where the copies of a data folder are."""
    return data / "backups"


def backups(data: Path) -> list[Path]:
    """Return the copies of a data folder, the newest name first."""
    return sorted(folder(data).glob("journal-*.db"), reverse=True)


def extent(path: Path) -> int:
    """Return how many changes a journal file holds; -1 when it cannot be read."""
    try:
        with read_only(path) as connection:
            return int(connection.execute("SELECT total(head) FROM stream").fetchone()[0])
    except (sqlite3.Error, OSError):
        return -1


def copy(source: Path, target: Path, stop: threading.Event | None = None) -> None:
    """Copy an open journal to a file that appears whole and checked, or not at all.

    Raises EnvironmentProblem: no room, no rights, or the journal is damaged.
    """
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _copy(source, part, stop)
        if wrong := damage(part):
            raise EnvironmentProblem(
                "The journal {path} is damaged ({wrong}); no backup was made, the older ones "
                "stay. Close Commander and start it again: it then reads out what is readable.",
                path=source,
                wrong=wrong,
            )
        _to_disk(part)
        part.replace(target)
    except sqlite3.Error as error:
        known = problem(error, target)
        raise EnvironmentProblem(f"No backup was made: {known.text}", **known.values) from error
    except OSError as error:
        raise EnvironmentProblem(
            "No backup was made: {path} cannot be written ({reason}). Free some space or mend "
            "the rights; the older backups stay.",
            path=target,
            reason=error.strerror or error,
        ) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _copy(source: Path, part: Path, stop: threading.Event | None) -> None:
    def look(_status: int, _left: int, _total: int) -> None:
        if stop is not None and stop.is_set():
            raise _Stopped

    part.unlink(missing_ok=True)
    part.touch(0o600)
    with read_only(source) as reading:
        # An open reading keeps one moment; without it every write would start the copy anew.
        reading.execute("BEGIN")
        reading.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        writing = sqlite3.connect(part)
        try:
            writing.execute("PRAGMA synchronous=OFF")
            reading.backup(writing, pages=PAGES, progress=look, sleep=0)
            # The copy stands alone: no write-ahead log beside it.
            writing.execute("PRAGMA journal_mode=DELETE")
        finally:
            writing.close()


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def make(data: Path, at: float, stop: threading.Event | None = None) -> Path:
    """Copy the journal of a data folder into the rotation; ``at`` is s UTC. As `copy` raises."""
    stamp = datetime.fromtimestamp(at, UTC).strftime("%Y%m%d-%H%M%S")
    target = folder(data) / f"journal-{stamp}.db"
    copy(data / NAME, target, stop)
    # The one just made stays, whatever the clock says.
    others = [path for path in backups(data) if path != target]
    for path in others[KEEP - 1 :]:
        path.unlink(missing_ok=True)
    return target


class Backups:
    """Checks the journal once, then copies it when it changed: at the start, hourly, at the end.

    ``problem`` is what is wrong now, None when nothing is. The feed publishes the entity
    "backup" (stream "") whenever a copy was made or ``problem`` changed. ``wall`` returns s UTC.
    """

    def __init__(
        self,
        data: Path,
        journal: Journal,
        *,
        settle: float = SETTLE,
        every: float = EVERY,
        wall: Callable[[], float] = time.time,
    ) -> None:
        self.problem: EnvironmentProblem | None = None
        self.damaged = False
        self._data = data
        self._journal = journal
        self._settle, self._every = settle, every
        self._wall = wall
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._work, name="journal-backup", daemon=True)

    def start(self) -> None:
        """Begin, after a moment of quiet."""
        self._thread.start()

    def stop(self, timeout: float = 10.0) -> None:
        """End the thread; makes a last copy when the journal changed and the newest is old."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(timeout)
        if not self.damaged:
            self._copy_if_due(AT_CLOSE, None)

    def age(self) -> float | None:
        """Return how old the newest copy is in s (negative if the clock was set back)."""
        newest = backups(self._data)[:1]
        return self._wall() - newest[0].stat().st_mtime if newest else None

    def _work(self) -> None:
        if self._stop.wait(self._settle):
            return
        self._check()
        while not self.damaged:
            self._copy_if_due(self._every, self._stop)
            if self._stop.wait(self._every / LOOKS):
                return

    def _check(self) -> None:
        wrong = damage(self._journal.path)
        if wrong:
            self.damaged = True
            self._say(
                EnvironmentProblem(
                    "The journal {path} is damaged ({wrong}). Close Commander and start it "
                    "again: it then reads out everything that is readable. The backups stay.",
                    path=self._journal.path,
                    wrong=wrong,
                )
            )

    def _copy_if_due(self, older_than: float, stop: threading.Event | None) -> None:
        held = extent(self._journal.path)
        newest = backups(self._data)[:1]
        if held <= 0 or (newest and extent(newest[0]) == held):
            return
        age = self.age()
        # A clock that was set back makes ages negative: then a copy is due as well.
        if age is not None and abs(age) < older_than:
            return
        try:
            self._make(stop)
        except _Stopped:
            return
        except EnvironmentProblem as error:
            self._say(error)

    def _make(self, stop: threading.Event | None) -> None:
        make(self._data, self._wall(), stop)
        self._say(None)

    def _say(self, found: EnvironmentProblem | None) -> None:
        self.problem = found
        if found is not None:
            log.info("%s", found)
        self._journal.feed.publish(Notice("", {"backup": frozenset()}))
