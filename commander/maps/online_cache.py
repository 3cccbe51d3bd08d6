"""Tiles of online sources as far as their servers allow to keep them; nothing is ever prefetched.

HTTP caching, RFC 9111: how long an answer is fresh (4.2), what must not be kept (5.2.2.5), when an
old answer may be shown without asking (4.2.4).
"""

import sqlite3
import threading
import time
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Final

FILE: Final = "online.db"
BYTES_MOST: Final = 256 * 1024 * 1024
"""Bytes of tiles that are kept; the longest unused go first."""
_SLACK: Final = 0.9
_LONGEST_S: Final = 365 * 86_400.0
_GUESS: Final = 0.1
"""Share of a tile's age for which it is taken as fresh when the server says nothing (4.2.2)."""
_GUESS_MOST_S: Final = 7 * 86_400.0
_EVERY: Final = 200
_USED_S: Final = 3_600.0
"""Seconds in which a tile's use is noted once."""
_FIND: Final = (
    "SELECT data, mime, etag, modified, expires, strict FROM tile "
    "WHERE area=? AND z=? AND x=? AND y=?"
)
_USED: Final = "UPDATE tile SET used=? WHERE area=? AND z=? AND x=? AND y=? AND used<?"
_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS tile (
  area TEXT, z INTEGER, x INTEGER, y INTEGER, data BLOB, mime TEXT, etag TEXT, modified TEXT,
  expires REAL, strict INTEGER, used REAL, PRIMARY KEY (area, z, x, y)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS tile_used ON tile (used);
"""

Place = tuple[str, int, int, int]


@dataclass(frozen=True, slots=True)
class Kept:
    """A tile in the cache; ``strict``: not shown once it is old, unless the server was asked."""

    data: bytes
    mime: str
    etag: str
    modified: str
    expires: float
    strict: bool

    def is_fresh(self, now: float) -> bool:
        """Tell whether it may be shown without asking."""
        return now < self.expires


@dataclass(frozen=True, slots=True)
class Terms:
    """What an answer says about keeping it: until when it is fresh, None to keep nothing."""

    expires: float | None
    strict: bool


def terms(headers: Mapping[str, str], now: float) -> Terms:
    """Return what the headers (names in lower case) of an answer allow."""
    said = _directives(headers.get("cache-control", ""))
    if "no-store" in said:
        return Terms(None, strict=True)
    strict = bool({"no-cache", "must-revalidate"} & said.keys())
    if "no-cache" in said or headers.get("pragma", "").lower() == "no-cache":
        return Terms(now, strict=True)
    age = _number(headers.get("age", "")) or 0.0
    lasts = _number(said.get("max-age", ""))
    if lasts is None and "expires" in headers:
        stated, sent = _moment(headers["expires"]), _moment(headers.get("date", ""))
        lasts = max(0.0, stated - (sent or now)) if stated is not None else 0.0
    if lasts is None:
        changed = _moment(headers.get("last-modified", ""))
        lasts = min(_GUESS_MOST_S, _GUESS * max(0.0, now - changed)) if changed else 0.0
    return Terms(now + min(_LONGEST_S, max(0.0, lasts - age)), strict)


class OnlineCache:
    """The file of kept tiles; a disk that does not let it only means that nothing is kept."""

    def __init__(self, folder: Path, most: int = BYTES_MOST) -> None:
        self._path = folder / FILE
        self._most = most
        self._lock = threading.Lock()
        self._database: sqlite3.Connection | None = None
        self._broken = False
        self._puts = 0

    def find(self, place: Place) -> Kept | None:
        """Return a tile, None when it is not kept."""
        with self._lock, suppress(sqlite3.Error):
            database = self._open()
            if database is None:
                return None
            row = database.execute(_FIND, place).fetchone()
            if row:
                now = time.time()
                database.execute(_USED, (now, *place, now - _USED_S))
                data, mime, etag, modified, expires, strict = row
                return Kept(data, mime, etag, modified, expires, bool(strict))
        return None

    def put(self, place: Place, kept: Kept) -> None:
        """Keep a tile."""
        with self._lock, suppress(sqlite3.Error):
            database = self._open()
            if database is None:
                return
            values = (kept.data, kept.mime, kept.etag, kept.modified, kept.expires, kept.strict)
            database.execute(
                "INSERT OR REPLACE INTO tile VALUES (?,?,?,?,?,?,?,?,?,?,?)",
                (*place, *values, time.time()),
            )
            self._puts += 1
            if self._puts % _EVERY == 1:
                self._shrink(database)

    def drop(self, place: Place) -> None:
        """Forget a tile."""
        with self._lock, suppress(sqlite3.Error):
            if database := self._open():
                database.execute("DELETE FROM tile WHERE area=? AND z=? AND x=? AND y=?", place)

    def forget(self, area: str) -> None:
        """Forget all tiles of a source."""
        with self._lock, suppress(sqlite3.Error):
            if database := self._open():
                database.execute("DELETE FROM tile WHERE area=?", (area,))

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            if self._database is not None:
                self._database.close()
                self._database = None
            self._broken = True

    def _open(self) -> sqlite3.Connection | None:
        if self._database is None and not self._broken:
            try:
                self._database = _opened(self._path)
            except (sqlite3.Error, OSError):
                self._broken = True
        return self._database

    def _shrink(self, database: sqlite3.Connection) -> None:
        (size,) = database.execute("SELECT coalesce(sum(length(data)), 0) FROM tile").fetchone()
        if size <= self._most:
            return
        over = size - self._most * _SLACK
        oldest = database.execute("SELECT area, z, x, y, length(data) FROM tile ORDER BY used")
        gone = []
        for *place, length in oldest:
            gone.append(place)
            over -= length
            if over <= 0:
                break
        database.executemany("DELETE FROM tile WHERE area=? AND z=? AND x=? AND y=?", gone)
        database.execute("PRAGMA incremental_vacuum")


def forget(folder: Path, area: str) -> None:
    """Forget the tiles of a source that was removed, whether or not its cache is open."""
    if (folder / FILE).exists():
        with closing(OnlineCache(folder)) as cache:
            cache.forget(area)


def _opened(path: Path) -> sqlite3.Connection:
    """Open or make the file; a damaged one is made anew, as nothing in it is lost for good."""
    path.parent.mkdir(parents=True, exist_ok=True)
    for last in (False, True):
        database = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=1)
        try:
            database.execute("PRAGMA auto_vacuum=INCREMENTAL")
            database.execute("PRAGMA journal_mode=WAL")
            database.execute("PRAGMA synchronous=NORMAL")
            database.executescript(_SCHEMA)
        except sqlite3.DatabaseError as error:
            database.close()
            if last or isinstance(error, sqlite3.OperationalError):
                raise
            for suffix in ("", "-wal", "-shm"):
                path.with_name(path.name + suffix).unlink(missing_ok=True)
        else:
            return database
    raise AssertionError  # the second try returns or raises


def _directives(text: str) -> dict[str, str]:
    found = {}
    for part in text.lower().split(","):
        name, _, value = part.strip().partition("=")
        found[name] = value.strip('"')
    return found


def _number(text: str) -> float | None:
    return float(text) if text.isascii() and text.isdigit() and len(text) < 12 else None  # noqa: PLR2004 - sane


def _moment(text: str) -> float | None:
    try:
        return parsedate_to_datetime(text).timestamp() if text else None
    except (ValueError, TypeError, OverflowError):
        return None
