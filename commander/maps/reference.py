"""Layers of reference: a city's hydrants, parcels or flood zones over the base map.

Tiles show them, and a small database beside these (``KEY.things``) knows each thing exactly: what
it is called, its attributes and its shape. It answers what stands at a place that was clicked.
"""

import base64
import binascii
import json
import math
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from commander.errors import UserError
from commander.maps.area import Area, Box
from commander.maps.places import PlaceName

FORM: Final = "reference 1"
"""What the first line of a file of things says that it is."""

SUFFIX: Final = ".things"
SCHEMA: Final = "reference"
COLOURS: Final = ("purple", "blue", "green", "orange", "red", "yellow")
"""Roles of the theme in which layers are drawn, one after another."""

LAYER: Final = "things"
MAX_ZOOM: Final = 15
"""Deepest zoom of the tiles: a step of theirs is 0.3 m at the equator."""

_CELL: Final = 48
"""Cells in a tile's side: of what lies in one cell one thing is drawn, until one looks nearer."""
_SMALL: Final = 2 / 256
"""Share of a tile's side from which a line or an area is drawn whatever lies beside it."""

_HEAD: Final = 100_000
_LINE: Final = 20_000_000
_TABLES: Final = """
CREATE TABLE thing (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, note TEXT NOT NULL, said TEXT NOT NULL,
  shape BLOB NOT NULL
);
CREATE VIRTUAL TABLE spot USING rtree (id, west, east, south, north);
"""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of a layer: what it is called, what is said of it, and its attributes, all text."""

    name: str
    note: str = ""
    said: dict[str, str] = field(default_factory=dict)
    shape: Any = None


@dataclass(frozen=True, slots=True)
class Found:
    """What stands at a place, and the key of the layer that says so."""

    area: str
    thing: Thing
    away: float = 0.0


def next_colour(areas: Iterable[Area]) -> str:
    """Return the colour that the fewest layers have, the first of them."""
    used = [one.colour for one in areas if one.schema == SCHEMA]
    return min(COLOURS, key=used.count)


def is_things(start: bytes) -> bool:
    """Tell by its first bytes whether a file holds things for a layer."""
    return start.lstrip().startswith(b'{"commander":"' + FORM.encode())


def read(path: Path, told: Callable[[float], None]) -> tuple[dict[str, str], list[Thing]]:
    """Return head and things of a file; UserError when it is damaged."""
    import shapely  # noqa: PLC0415 - only the converter reads them

    size, done = max(1, path.stat().st_size), 0
    things, shapes = [], []
    with path.open("rb") as file:
        try:
            head = json.loads(file.readline(_HEAD))
            while line := file.readline(_LINE):
                done += len(line)
                name, note, said, shape = json.loads(line)
                things.append((str(name), str(note), {str(k): str(v) for k, v in said.items()}))
                shapes.append(base64.b64decode(shape, validate=True))
                if not len(things) % 1000:
                    told(done / size)
            found = shapely.from_wkb(shapes)
        except (
            ValueError,
            TypeError,
            AttributeError,
            binascii.Error,
            shapely.GEOSException,
        ) as bad:
            raise UserError(
                "{file} is damaged: line {line}.", file=path.name, line=len(things) + 2
            ) from bad
    if not things:
        raise UserError("There is nothing in {file} that could be drawn.", file=path.name)
    sound = shapely.make_valid(found)
    made = [Thing(*one, shape) for one, shape in zip(things, sound, strict=True)]
    return {str(k): str(v) for k, v in head.items()}, made


def extent(things: Sequence[Thing]) -> Box:
    """Return what the things cover, never of no width at all."""
    import shapely  # noqa: PLC0415 - only the converter needs it

    west, south, east, north = map(float, shapely.total_bounds([one.shape for one in things]))
    edge = 0.001
    return (
        max(-180.0, west - edge),
        max(-85.0, south - edge),
        min(180.0, east + edge),
        min(85.0, north + edge),
    )


def first_zooms(shapes: Any, low: int, high: int) -> Any:
    """Return for each shape the zoom from which it is drawn.

    From far only some are drawn, spread evenly; at the deepest zoom all are.
    """
    import numpy as np  # noqa: PLC0415 - only the converter needs it
    import shapely  # noqa: PLC0415 - only the converter needs it

    bounds = shapely.bounds(shapes)
    wide = np.maximum(bounds[:, 2] - bounds[:, 0], bounds[:, 3] - bounds[:, 1]) / 360
    x = (bounds[:, 0] + bounds[:, 2]) / 720 + 0.5
    lat = np.radians(np.clip((bounds[:, 1] + bounds[:, 3]) / 2, -85, 85))
    y = 0.5 - np.log(np.tan(np.pi / 4 + lat / 2)) / (2 * np.pi)
    starts = np.full(len(shapes), high)
    open_ = np.ones(len(shapes), bool)
    for zoom in range(low, high):
        across = 2**zoom * _CELL
        cells = (x * across).astype(np.int64) * across + (y * across).astype(np.int64)
        large = open_ & (wide * 2**zoom >= _SMALL)
        starts[large], open_[large] = zoom, False
        taken = np.unique(cells[~open_])
        waiting = np.flatnonzero(open_ & ~np.isin(cells, taken))
        _, first = np.unique(cells[waiting], return_index=True)
        chosen = waiting[first]
        starts[chosen], open_[chosen] = zoom, False
    return starts


def names_of(things: Sequence[Thing], title: str) -> Iterator[PlaceName]:
    """Give the names for the place search; each says which layer it is of."""
    for one in things:
        if one.name:
            middle = one.shape.representative_point()
            yield PlaceName(one.name, middle.y, middle.x, "poi", (), title)


def write(things: Sequence[Thing], path: Path) -> None:
    """Write the database of the things."""
    import shapely  # noqa: PLC0415 - only the converter needs it

    shapes = [one.shape for one in things]
    with closing(sqlite3.connect(path)) as database:
        database.executescript(_TABLES)
        database.executemany(
            "INSERT INTO thing VALUES (?, ?, ?, ?, ?)",
            (
                (at, one.name, one.note, json.dumps(one.said, ensure_ascii=False), shape)
                for at, (one, shape) in enumerate(zip(things, shapely.to_wkb(shapes), strict=True))
            ),
        )
        database.executemany(
            "INSERT INTO spot VALUES (?, ?, ?, ?, ?)",
            (
                (at, box[0], box[2], box[1], box[3])
                for at, box in enumerate(shapely.bounds(shapes).tolist())
            ),
        )
        database.commit()


def at_place(path: Path, lat: float, lon: float, reach: float) -> tuple[Thing, float] | None:
    """Return the thing at a place and how far away it is: the nearest, of areas the smallest.

    ``reach`` is the distance in degrees of latitude within which a thing counts as clicked. None
    where there is nothing, or the file is gone or damaged.
    """
    import shapely  # noqa: PLC0415 - not on the program's start
    from shapely import affinity  # noqa: PLC0415

    narrow = max(0.01, math.cos(math.radians(lat)))
    try:
        with closing(sqlite3.connect(f"file:{path.as_posix()}?mode=ro", uri=True)) as database:
            rows = database.execute(
                "SELECT name, note, said, shape FROM thing WHERE id IN (SELECT id FROM spot WHERE"
                " west <= ? AND east >= ? AND south <= ? AND north >= ? LIMIT 2000)",
                (lon + reach / narrow, lon - reach / narrow, lat + reach, lat - reach),
            ).fetchall()
            best = None
            point = shapely.Point(lon * narrow, lat)
            for name, note, said, raw in rows:
                shape = affinity.scale(shapely.from_wkb(raw), narrow, 1, origin=(0, 0))
                away = shape.distance(point)
                order = (away, shape.area)
                if away <= reach and (best is None or order < best[0]):
                    best = order, Thing(name, note, json.loads(said))
    except (sqlite3.Error, shapely.GEOSException, ValueError):
        return None
    return (best[1], best[0][0]) if best else None
