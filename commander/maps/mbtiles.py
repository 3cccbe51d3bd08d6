"""MBTiles: tiles in a SQLite file (github.com/mapbox/mbtiles-spec, version 1.3).

The file is somebody else's: it is opened for reading, no statement runs longer than a bound, and no
more is read of a tile than a tile has.
"""

import json
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Final

from commander.errors import UserError
from commander.maps.area import MAX_ZOOM, Stopped, Tile
from commander.maps.tile_bytes import PACKED_MOST, VECTOR, image, unpacked

_STEPS: Final = 20_000
"""SQLite's steps between two looks at the clock."""
_TILE_S: Final = 0.5
_CHECK_S: Final = 60.0
_PAGES: Final = 2_000
"""Pages copied between two looks whether somebody cancelled."""
_FIND: Final = (
    "SELECT tile_data FROM tiles WHERE zoom_level=? AND tile_column=? AND tile_row=? "
    "AND length(tile_data)<=? LIMIT 1"
)
_DAMAGE: Final = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What SQLite raises in a damaged file; the second when its message quotes what is in it."""
_MERCATOR: Final = frozenset({"", "EPSG:3857", "EPSG:900913", "EPSG:102100", "EPSG:102113"})


class MbtilesFile:
    """An open file of tiles; thread-safe.

    Raises UserError where the file is none or damaged, OSError when it cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self._name = path.name
        self._lock = threading.Lock()
        self._until = 0.0
        self._database = _open(path)
        self._database.set_progress_handler(self._too_long, _STEPS)
        try:
            self.metadata = self._metadata()
            self._is_xyz = self.metadata.get("scheme") == "xyz"
        except BaseException:
            self._database.close()
            raise

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._database.close()

    def tile(self, z: int, x: int, y: int) -> Tile | None:
        """Return a tile, None when it is not there or damaged; OSError when the file is gone."""
        row = y if self._is_xyz else 2**z - 1 - y
        found = self._ask(_FIND, (z, x, row, PACKED_MOST), _TILE_S)
        return _tile(found[0][0]) if found else None

    def zooms(self) -> tuple[int, int] | None:
        """Return the first and the last zoom, None without a tile."""
        found = self._ask("SELECT min(zoom_level), max(zoom_level) FROM tiles", (), _CHECK_S)
        low, high = found[0]
        return (int(low), int(high)) if isinstance(low, int) and isinstance(high, int) else None

    def span(self, zoom: int) -> tuple[int, int, int, int]:
        """Return first and last column, first and last row (from the north) of a zoom."""
        ((west, east, low, high),) = self._ask(
            "SELECT min(tile_column), max(tile_column), min(tile_row), max(tile_row) "
            "FROM tiles WHERE zoom_level=?",
            (zoom,),
            _CHECK_S,
        )
        last = 2**zoom - 1
        rows = (low, high) if self._is_xyz else (last - high, last - low)
        return west, east, *rows

    def some(self, zoom: int, count: int) -> list[Tile | None]:
        """Return up to so many tiles of a zoom; None for what is damaged."""
        found = self._ask(
            "SELECT tile_data FROM tiles WHERE zoom_level=? AND length(tile_data)<=? LIMIT ?",
            (zoom, PACKED_MOST, count),
            _CHECK_S,
        )
        return [_tile(data) for (data,) in found]

    def layer_names(self) -> tuple[str, ...]:
        """Return the vector layers that the metadata list."""
        with suppress(ValueError, TypeError, AttributeError):
            listed = json.loads(self.metadata.get("json", "{}")).get("vector_layers", [])
            return tuple(str(one["id"]) for one in listed if isinstance(one, dict) and "id" in one)
        return ()

    def _metadata(self) -> dict[str, str]:
        try:
            found = self._ask(
                "SELECT name, value FROM metadata WHERE length(value) < 4000000 LIMIT 1000",
                (),
                _CHECK_S,
            )
            self._ask(
                "SELECT zoom_level, tile_column, tile_row, tile_data FROM tiles LIMIT 0",
                (),
                _TILE_S,
            )
        except sqlite3.OperationalError as error:
            raise UserError(
                "{file} is a database without the tables of MBTiles (tiles, metadata): it is "
                "something else.",
                file=self._name,
            ) from error
        return {str(name): str(value) for name, value in found}

    def _ask(self, statement: str, values: tuple[object, ...], seconds: float) -> list[Any]:
        with self._lock:
            self._until = time.monotonic() + seconds
            try:
                return self._database.execute(statement, values).fetchall()
            except sqlite3.OperationalError as error:
                if "no such" in str(error):
                    raise
                if "interrupted" in str(error):
                    raise _damaged(self._name) from error
                raise OSError(str(error)) from error
            except _DAMAGE as error:
                raise _damaged(self._name) from error

    def _too_long(self) -> bool:
        return time.monotonic() > self._until


def copy(
    source: Path, target: Path, told: Callable[[float], None], cancelled: Callable[[], bool]
) -> None:
    """Copy a file with whatever is still in its log, and make its tiles quick to find.

    Raises Stopped, UserError when it is damaged, OSError of the disk.
    """

    def watch(_status: int, left: int, total: int) -> None:
        if cancelled():
            raise Stopped
        told(1 - left / max(1, total))

    try:
        with closing(_open(source)) as old, closing(sqlite3.connect(target)) as new:
            new.execute("PRAGMA synchronous=OFF")  # the whole file is synced at the end
            old.backup(new, pages=_PAGES, progress=watch)
            new.execute("PRAGMA journal_mode=DELETE")
            new.set_progress_handler(cancelled, _STEPS)
            _check(new, source.name)
            _index(new)
            new.commit()
    except sqlite3.OperationalError as error:
        if cancelled():
            raise Stopped from error
        raise OSError(str(error)) from error
    except _DAMAGE as error:
        raise _damaged(source.name) from error


def check(path: Path, cancelled: Callable[[], bool]) -> None:
    """Look whether the whole file is sound; raises as `copy` does."""
    try:
        with closing(_open(path)) as database:
            database.set_progress_handler(cancelled, _STEPS)
            _check(database, path.name)
    except sqlite3.OperationalError as error:
        if cancelled():
            raise Stopped from error
        raise OSError(str(error)) from error
    except _DAMAGE as error:
        raise _damaged(path.name) from error


def refuse_foreign_grid(
    metadata: dict[str, str], zoom: int, span: tuple[int, int, int, int], name: str
) -> None:
    """Refuse tiles that are not cut in the square world of Web Mercator (EPSG:3857).

    ``span``: first and last column and row of the deepest zoom.
    """
    stated = (metadata.get("crs") or metadata.get("srs") or "").strip().upper()
    inside = 0 <= zoom <= MAX_ZOOM and min(span) >= 0 and max(span) < 2**zoom
    if stated not in _MERCATOR or not inside:
        raise UserError(
            "{file} is cut in another projection ({crs}) than maps on screens have (Web Mercator, "
            "EPSG:3857). Make it again with that projection.",
            file=name,
            crs=stated or f"zoom {zoom}, columns and rows {min(span)} to {max(span)}",
        )


def _open(path: Path) -> sqlite3.Connection:
    """Open for reading; a file in write-ahead mode on a read-only stick needs ``immutable``."""
    uri = path.resolve().as_uri()
    for extra in ("", "&immutable=1"):
        database = sqlite3.connect(
            f"{uri}?mode=ro{extra}", uri=True, check_same_thread=False, timeout=5
        )
        database.text_factory = _text
        try:
            database.execute("PRAGMA trusted_schema=OFF")
            database.execute("PRAGMA cell_size_check=ON")
            database.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            database.close()
            if extra:
                raise OSError(str(error)) from error
        except _DAMAGE as error:
            database.close()
            raise _damaged(path.name) from error
        else:
            return database
    raise AssertionError  # the second try returns or raises


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _check(database: sqlite3.Connection, name: str) -> None:
    if database.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise _damaged(name)


def _index(database: sqlite3.Connection) -> None:
    """Index tiles that would be searched for one by one."""
    kind = database.execute("SELECT type FROM sqlite_master WHERE name='tiles'").fetchone()
    plan = database.execute(f"EXPLAIN QUERY PLAN {_FIND}", (0, 0, 0, 0)).fetchall()
    if kind == ("table",) and any("SCAN" in str(step[-1]) for step in plan):
        database.execute(
            "CREATE INDEX commander_tiles ON tiles (zoom_level, tile_column, tile_row)"
        )


def _tile(data: object) -> Tile | None:
    if not isinstance(data, bytes):
        return None
    plain = unpacked(data)
    if not plain:
        return None
    drawn = image(plain)
    return Tile(plain, drawn[0] if drawn else VECTOR)


def _damaged(name: str) -> UserError:
    return UserError(
        "{file} is damaged, cut short or no file of tiles: it cannot be read to its end. Copy it "
        "again.",
        file=name,
    )
