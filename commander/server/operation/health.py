"""Whether a server can do its work now: for whatever spreads the load, and for Prometheus."""

import shutil
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from commander.errors import EnvironmentProblem
from commander.journal.keeping import Keeping
from commander.server.filling import NEARLY, Near
from commander.server.operation import backups

LEAST_FREE: Final = 200_000_000
"""Bytes free under which a server is not well: it stops taking attachments there, too."""

FRESH_S: Final = 1.0
"""Seconds that an answer holds: whoever asks more often costs nothing."""


@dataclass(frozen=True, slots=True)
class Health:
    """What is found: ``database`` answers, ``disk`` has room."""

    database: bool
    disk: bool

    @property
    def well(self) -> bool:
        """Whether the server can take changes in."""
        return self.database and self.disk


@dataclass(slots=True)
class Doctor:
    """Looks at one server, at most once a second. From any thread; ``clock`` in seconds."""

    journal: Keeping
    folder: Path
    clock: Callable[[], float] = time.monotonic
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _found: Health | None = None
    _at: float = 0.0

    def look(self) -> Health:
        """Return how the server is; blocks as long as the database does not answer."""
        with self._lock:
            if self._found is None or self.clock() - self._at >= FRESH_S:
                self._found = Health(self._answers(), self._room())
                self._at = self.clock()
            return self._found

    def _answers(self) -> bool:
        try:
            self.journal.reader.setting("server.health")
        except EnvironmentProblem:
            return False
        return True

    def _room(self) -> bool:
        try:
            return shutil.disk_usage(self.folder).free >= LEAST_FREE
        except OSError:
            return False


def facts(
    doctor: Doctor,
    heads: Callable[[], dict[str, int]],
    copies: Path | None = None,
    near: Callable[[], list[Near]] | None = None,
) -> dict[str, float]:
    """Return the values that are looked up when somebody asks for measures, by name.

    ``heads`` returns how many changes each stream has; ``copies`` is the folder of the backups;
    ``near`` returns how much is used of each limit of a stream, the fullest first.
    """
    found = doctor.look()
    values = {"commander_database_answers": float(found.database)}
    if found.database:
        known = heads()
        values["commander_streams"] = float(len(known))
        values["commander_changes"] = float(sum(known.values()))
        limited = near() if near is not None else []
        values["commander_fullest_stream_ratio"] = limited[0].share if limited else 0.0
        values["commander_streams_nearly_full"] = float(sum(x.share >= NEARLY for x in limited))
    values["commander_disk_free_bytes"] = float(shutil.disk_usage(doctor.folder).free)
    age = backups.age(copies or backups.place(doctor.folder), time.time())
    if age is not None:
        values["commander_backup_age_seconds"] = age
    return values
