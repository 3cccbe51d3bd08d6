"""The file of an area while it is in use: opened when asked, noticed when gone or replaced."""

import threading
import time
from pathlib import Path
from typing import Final

from commander.errors import UserError
from commander.maps.archive import PmtilesFile
from commander.maps.area import Tile
from commander.maps.mbtiles import MbtilesFile

LOOK_S: Final = 1.0
"""Seconds between two looks whether the file is still there and the same."""

_MAGIC: Final = b"PMTiles"
Identity = tuple[int, int, int, int]


def open_tiles(path: Path) -> PmtilesFile | MbtilesFile:
    """Open a file of tiles by what it is, not by its name; raises as those do."""
    with path.open("rb") as file:
        is_archive = file.read(len(_MAGIC)) == _MAGIC
    return PmtilesFile(path) if is_archive else MbtilesFile(path)


class OpenedArea:
    """Tiles out of one file; thread-safe. One that is gone gives none, and comes back by itself."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._file: PmtilesFile | MbtilesFile | None = None
        self._identity: Identity | None = None
        self._looked = float("-inf")

    def tile(self, z: int, x: int, y: int) -> Tile | None:
        """Return a tile, None when there is none or the file is not there."""
        file = self._current()
        if file is None:
            return None
        try:
            return file.tile(z, x, y)
        except (OSError, ValueError, UserError):  # gone, torn out in mid-read, or damaged
            self._drop(file)
            return None

    def is_there(self) -> bool:
        """Tell whether the file is there and can be read, as of a second ago at most."""
        return self._current() is not None

    def close(self) -> None:
        """Close the file; the next question opens it again."""
        with self._lock:
            self._shut()
            self._looked = float("-inf")

    def _current(self) -> PmtilesFile | MbtilesFile | None:
        with self._lock:
            now = time.monotonic()
            if now - self._looked < LOOK_S:
                return self._file
            self._looked = now
            present = _identity(self._path)
            if self._file is None or present != self._identity:
                self._shut()
                self._identity = present
                self._file = _opened(self._path) if present else None
            return self._file

    def _drop(self, file: PmtilesFile | MbtilesFile) -> None:
        with self._lock:
            if self._file is file:
                self._shut()

    def _shut(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            file.close()


def _opened(path: Path) -> PmtilesFile | MbtilesFile | None:
    try:
        return open_tiles(path)
    except (OSError, UserError):
        return None


def _identity(path: Path) -> Identity | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
