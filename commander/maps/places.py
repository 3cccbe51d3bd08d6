"""The gazetteer of a post: names of places out of imported areas and lists, in one SQLite file.

The file can be made anew from what was imported, so it is no part of the journal, of backups or of
the exchange. Every thread that uses a `Gazetteer` has a connection of its own; reading goes on
while something is imported.
"""

import json
import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from commander.errors import EnvironmentProblem
from commander.maps.places_words import SHORTEST, deletions, endings, typed_whole, whole

FILE: Final = "places.db"
"""Its name in the data folder."""

KINDS: Final = (
    "city",
    "town",
    "suburb",
    "village",
    "station",
    "hospital",
    "fire_station",
    "police",
    "school",
    "street",
    "place",
    "poi",
    "water",
    "nature",
    "building",
    "address",
    "hydrant",
)
"""Kinds of places, the ones that are asked for most first: so they are ranked."""

_RANKS: Final = {kind: rank for rank, kind in enumerate(KINDS)}
_RANK_BITS: Final = 40
"""A place's number begins with its rank: a search that must stop early has met the best kinds."""

_VERSION: Final = 1
_BATCH: Final = 2_000
LONGEST: Final = 200
"""Characters of a name; what is longer is cut."""

MOST_NAMES: Final = 12
"""Other names of a place that are kept."""

CELL: Final = 0.25
"""Degrees of a cell: what lies in the same or a neighbouring one is near."""

_SCHEMA: Final = """
CREATE TABLE area (
  key TEXT PRIMARY KEY, title TEXT NOT NULL, attribution TEXT NOT NULL, count INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE place (
  id INTEGER PRIMARY KEY, area TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
  lat REAL NOT NULL, lon REAL NOT NULL, parent TEXT NOT NULL, names TEXT NOT NULL
);
CREATE INDEX place_area ON place (area);
CREATE VIRTUAL TABLE word USING fts5 (
  tokens, tokenize = "unicode61 remove_diacritics 0 tokenchars '=@'", detail = none,
  prefix = '1 2 3 4'
);
CREATE VIRTUAL TABLE spot USING rtree (id, south, north, west, east);
CREATE TABLE slip (
  part TEXT NOT NULL, word TEXT NOT NULL, area TEXT NOT NULL, PRIMARY KEY (part, word, area)
) WITHOUT ROWID;
"""

# A table of its own, made in any file that has none: a file of an earlier day keeps its names, and
# an earlier program goes on with this one's.
_NOTES: Final = """
CREATE TABLE IF NOT EXISTS area_note (
  key TEXT PRIMARY KEY, added_at INTEGER NOT NULL, hidden INTEGER NOT NULL
) WITHOUT ROWID
"""
HIDDEN: Final = "SELECT key FROM area_note WHERE hidden"
"""The keys of what the place search leaves out, in SQL."""

LIST: Final = "list:"
"""How the key of a list begins that was taken in by itself; other keys are those of areas."""


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A named place in degrees of WGS 84; ``parent`` is what it belongs to, as a street's town.

    ``alternatives`` are other names: in other languages, older ones, numbers of roads.
    """

    name: str
    lat: float
    lon: float
    kind: str = "place"
    alternatives: tuple[str, ...] = ()
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where names come from: an imported area or list, whose data it is, and how many they are.

    ``added_at`` is when they were put in, ms since 1970, 0 where that was not noted; ``shown``
    whether the place search answers with them.
    """

    key: str
    title: str
    attribution: str
    count: int
    added_at: int = 0
    shown: bool = True

    @property
    def is_list(self) -> bool:
        """Whether it is a list of its own, not the names of a map area."""
        return self.key.startswith(LIST)


class Gazetteer:
    """The names of a data folder; the file is made when something is first put in.

    Raises EnvironmentProblem when the disk does not let it.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        self._own = threading.local()
        self._lock = threading.Lock()
        self._opened: list[sqlite3.Connection] = []

    def replace(
        self, key: str, names: Iterable[PlaceName], *, title: str = "", attribution: str = ""
    ) -> int:
        """Put these names in the place of those of the same key; returns how many they are.

        All or none: what ``names`` raises leaves everything as it was.
        """
        connection = self._connection(make=True)
        assert connection is not None  # noqa: S101 - it was made
        with _refusals(self.path):
            connection.execute("BEGIN IMMEDIATE")
            try:
                _drop(connection, key)
                count = _put(connection, key, names)
                row = (key, title or key, attribution, count)
                connection.execute("INSERT OR REPLACE INTO area VALUES (?, ?, ?, ?)", row)
                _note(connection, key, added_at=time.time_ns() // 1_000_000)
                connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise
        return count

    def remove(self, key: str) -> None:
        """Forget the names of an area or list; nothing happens when there are none."""
        connection = self._connection()
        if connection is None:
            return
        with _refusals(self.path):
            connection.execute("BEGIN IMMEDIATE")
            _drop(connection, key)
            connection.execute("DELETE FROM area_note WHERE key = ?", (key,))
            connection.execute("COMMIT")

    def sources(self) -> tuple[Source, ...]:
        """Return where the names come from."""
        connection = self._connection()
        if connection is None:
            return ()
        rows = connection.execute(
            "SELECT area.key, title, attribution, count, coalesce(added_at, 0), "
            "coalesce(hidden, 0) FROM area LEFT JOIN area_note USING (key) ORDER BY title, key"
        )
        return tuple(
            Source(key, title, attribution, count, added_at, not hidden)
            for key, title, attribution, count, added_at, hidden in rows
        )

    def show(self, key: str, *, shown: bool) -> None:
        """Let the place search answer with the names of an area or list, or leave them out."""
        connection = self._connection()
        if connection is None:
            return
        with _refusals(self.path):
            _note(connection, key, hidden=not shown)

    def reading(self) -> sqlite3.Connection | None:
        """Return this thread's connection for a search; None while there are no names."""
        return self._connection()

    def close(self) -> None:
        """Close the connections of all threads; none of them may be searching."""
        with self._lock:
            opened, self._opened = self._opened, []
        for connection in opened:
            connection.close()
        self._own = threading.local()

    def _connection(self, *, make: bool = False) -> sqlite3.Connection | None:
        found: sqlite3.Connection | None = getattr(self._own, "connection", None)
        if found is not None:
            return found
        if not make and not self.path.exists():
            return None
        with _refusals(self.path):
            found = _opened(self.path)
        self._own.connection = found
        with self._lock:
            self._opened.append(found)
        return found


class _refusals:  # noqa: N801 - reads as a sentence
    """What SQLite refuses, as what is wrong with the machine."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, sqlite3.Error):
            raise EnvironmentProblem(
                "The list of places {file} cannot be used: {reason}. Free some space; if that does "
                "not help, remove the file and import the areas again.",
                file=self._path,
                reason=error,
            ) from error


def _opened(path: Path) -> sqlite3.Connection:
    """Open the file; one from another version, or damaged, is begun anew."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _checked(path)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        for end in ("", "-wal", "-shm"):
            path.with_name(path.name + end).unlink(missing_ok=True)
        return _checked(path)


def _checked(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=30)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA cache_size = -32000")  # KiB
        connection.execute("PRAGMA mmap_size = 268435456")
        if _version(connection) != _VERSION:
            connection.execute("BEGIN IMMEDIATE")
            _make(connection)
            connection.execute("COMMIT")
        connection.execute(_NOTES)
    except BaseException:
        connection.close()
        raise
    return connection


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _make(connection: sqlite3.Connection) -> None:
    """Make the tables in a new file; DatabaseError for the file of another version."""
    version = _version(connection)
    if version == _VERSION:  # another thread was faster
        return
    if version:
        raise sqlite3.DatabaseError("another version")
    for statement in _SCHEMA.split(";\n"):
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {_VERSION}")


def _drop(connection: sqlite3.Connection, key: str) -> None:
    for table, column in (("word", "rowid"), ("spot", "id")):
        connection.execute(
            f"DELETE FROM {table} WHERE {column} IN (SELECT id FROM place WHERE area = ?)",  # noqa: S608 - names of ours
            (key,),
        )
    for table in ("place", "slip"):
        connection.execute(f"DELETE FROM {table} WHERE area = ?", (key,))  # noqa: S608 - names of ours
    connection.execute("DELETE FROM area WHERE key = ?", (key,))


def _note(
    connection: sqlite3.Connection,
    key: str,
    *,
    added_at: int | None = None,
    hidden: bool | None = None,
) -> None:
    """Note of an area or list what is given; the rest stays as it was."""
    connection.execute(
        "INSERT INTO area_note VALUES (?1, coalesce(?2, 0), coalesce(?3, 0)) ON CONFLICT (key) "
        "DO UPDATE SET added_at = coalesce(?2, added_at), hidden = coalesce(?3, hidden)",
        (key, added_at, hidden),
    )


def _put(connection: sqlite3.Connection, key: str, names: Iterable[PlaceName]) -> int:
    """Write the names in batches; returns how many."""
    numbers = _Numbers(connection)
    slips: set[str] = set()
    count = 0
    rest: Iterator[PlaceName] = (one for one in names if whole(one.name))
    while batch := list(islice(rest, _BATCH)):
        numbered = [(numbers.next(one.kind), one) for one in batch]
        connection.executemany(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [_row(number, key, one) for number, one in numbered],
        )
        connection.executemany(
            "INSERT INTO spot VALUES (?, ?, ?, ?, ?)",
            [(number, one.lat, one.lat, one.lon, one.lon) for number, one in numbered],
        )
        connection.executemany(
            "INSERT INTO word (rowid, tokens) VALUES (?, ?)",
            [(number, " ".join(sorted(_tokens(one)))) for number, one in numbered],
        )
        new = {word for one in batch for word in typed_whole(one.name) if _may_slip(word)} - slips
        slips |= new
        connection.executemany(
            "INSERT OR IGNORE INTO slip VALUES (?, ?, ?)",
            [(part, word, key) for word in new for part in deletions(word)],
        )
        count += len(batch)
    return count


class _Numbers:
    """The next number for a place of each kind."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._next: dict[int, int] = {}

    def next(self, kind: str) -> int:
        """Return a number that is free and begins with the rank of the kind."""
        rank = _RANKS.get(kind, _RANKS["place"])
        if rank not in self._next:
            first, after = rank << _RANK_BITS, (rank + 1) << _RANK_BITS
            (last,) = self._connection.execute(
                "SELECT max(id) FROM place WHERE id >= ? AND id < ?", (first, after)
            ).fetchone()
            self._next[rank] = first if last is None else last + 1
        number = self._next[rank]
        self._next[rank] += 1
        return number


def _row(number: int, key: str, one: PlaceName) -> Sequence[object]:
    names = [other[:LONGEST] for other in one.alternatives[:MOST_NAMES] if other]
    kind = one.kind if one.kind in _RANKS else "place"
    text = json.dumps(names, ensure_ascii=False) if names else ""
    name, parent = one.name[:LONGEST], one.parent[:LONGEST]
    return (number, key, name, kind, one.lat, one.lon, parent, text)


def _tokens(one: PlaceName) -> set[str]:
    """Return every word by which a place is found, its whole names and its cell."""
    names = [one.name[:LONGEST], *(other[:LONGEST] for other in one.alternatives[:MOST_NAMES])]
    found = {f"={whole(name)}" for name in names}
    found |= {word for name in (*names, one.parent[:LONGEST]) for word in endings(name)}
    found.add(cell(one.lat, one.lon))
    return found


def cell(lat: float, lon: float, north: int = 0, east: int = 0) -> str:
    """Return the word for the cell of a place, or of one so many cells away."""
    across = round(360 / CELL)
    row = int((lat + 90) // CELL) + north
    column = (int((lon + 180) // CELL) + east) % across
    return f"@{row * across + column}"


def _may_slip(word: str) -> bool:
    return len(word) >= SHORTEST and word.isascii() and word.isalpha()
