"""Features to vector tiles: GDAL cuts and encodes, we put its layers together into one archive.

GDAL's MVT writer takes one layer a file through pyogrio, and one range of zooms a layer. So each
layer is written once for each zoom at which something of it begins. A vector tile is a list of
layers, and a list of messages put behind one another is the list of both (protocol buffers): the
tile of all layers is their tiles joined.
"""

import gzip
import heapq
import itertools
import math
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyogrio
import shapely
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

from commander.maps.area import Box
from commander.maps.osm_read import Feature

_ORDER: Final = (
    "earth",
    "landuse",
    "water",
    "boundaries",
    "buildings",
    "roads",
    "places",
    "pois",
    "things",
)
_TEXTS: Final = ("name", "name:en", "name:zh", "ref")
_MOST_BYTES: Final = "2000000"
"""Bytes of one layer of a tile above which GDAL begins to leave features out."""


@dataclass(frozen=True, slots=True)
class Archive:
    """What is written: zooms and box of an archive, and what its metadata say."""

    box: Box
    min_zoom: int
    max_zoom: int
    metadata: dict[str, object]


def first_zoom(box: Box) -> int:
    """Return the zoom from which an area of this extent is worth drawing (at most 12).

    It is about 30 pixels wide there; further out only the world is seen.
    """
    widest = max(box[2] - box[0], box[3] - box[1], 1e-6)
    return max(0, min(12, math.floor(math.log2(360 / widest)) - 3))


def write(
    features: Sequence[Feature], out: Path, archive: Archive, told: Callable[[float], None]
) -> None:
    """Write features as a PMTiles archive; parts lie beside ``out`` meanwhile.

    ``told`` is called with 0 to 1. Raises what GDAL and the file system raise.
    """
    parts: list[Path] = []
    jobs = list(_jobs(features, archive))
    for number, (layer, low, high, chosen) in enumerate(jobs):
        told(0.8 * number / len(jobs))
        part = out.with_name(f"{out.stem}-{layer}-{low}.mbtiles")
        _encode(layer, chosen, part, low, high)
        parts.append(part)
    told(0.8)
    with out.open("wb") as file:
        writer: Any = Writer(file)  # type: ignore[no-untyped-call]
        for tile, data in _joined(parts):
            writer.write_tile(tile, gzip.compress(data, 6, mtime=0))
        writer.finalize(_header(archive), {**archive.metadata, "vector_layers": _layers(jobs)})
    for part in parts:
        part.unlink()
    told(1.0)


def _jobs(
    features: Sequence[Feature], archive: Archive
) -> Iterator[tuple[str, int, int, list[Feature]]]:
    """Give layer, first and last zoom, and the features drawn in that range."""
    by_layer: dict[str, list[Feature]] = {name: [] for name in _ORDER}
    for feature in features:
        by_layer[feature.mark.layer].append(feature)
    for layer, members in by_layer.items():
        members.sort(key=lambda one: (one.mark.rank, -one.geometry.area))  # small over large
        starts = sorted({_start(one, archive) for one in members})
        for low, after in itertools.pairwise([*starts, archive.max_zoom + 1]):
            yield layer, low, after - 1, [one for one in members if _start(one, archive) <= low]


def _layers(jobs: Sequence[tuple[str, int, int, list[Feature]]]) -> list[dict[str, object]]:
    """Return the layers as TileJSON describes them, which readers of archives expect."""
    known: dict[str, dict[str, Any]] = {}
    for layer, low, high, chosen in jobs:
        found = known.setdefault(layer, {"id": layer, "minzoom": low, "fields": {}})
        found["maxzoom"] = high
        for name, values in _columns(chosen):
            present = [value for value in values if value is not None]
            if present:
                kind = "Number" if isinstance(present[0], int) else "String"
                found["fields"][name] = kind
    return list(known.values())


def _start(feature: Feature, archive: Archive) -> int:
    return min(max(feature.mark.zoom, archive.min_zoom), archive.max_zoom)


def _encode(layer: str, features: Sequence[Feature], out: Path, low: int, high: int) -> None:
    columns, masks, names = [], [], []
    for name, values in _columns(features):
        filled = np.array([value is None for value in values])
        if filled.all():
            continue
        number = any(isinstance(value, int) for value in values)
        names.append(name)
        columns.append(
            np.array([value or 0 for value in values], np.int32)
            if number
            else np.array([value or "" for value in values], object)
        )
        masks.append(filled)
    pyogrio.raw.write(
        out,
        shapely.to_wkb(np.array([one.geometry for one in features], object)),
        columns,
        names,
        field_mask=masks,
        crs="EPSG:4326",
        geometry_type="Unknown",
        driver="MBTiles",
        layer=layer,
        dataset_options={
            "MINZOOM": str(low),
            "MAXZOOM": str(high),
            "MAX_SIZE": _MOST_BYTES,
            "MAX_FEATURES": "400000",
        },
    )


def _columns(features: Sequence[Feature]) -> Iterator[tuple[str, list[str | int | None]]]:
    yield "kind", [one.mark.kind for one in features]
    yield "kind_detail", [one.mark.detail or None for one in features]
    yield "min_zoom", [one.mark.zoom for one in features]
    yield "sort_rank", [one.mark.rank or None for one in features]
    for name in _TEXTS:
        yield name, [one.tags.get(name) for one in features]
    yield "addr_housenumber", [_number(one) for one in features]
    for name, key in (("is_bridge", "bridge"), ("is_tunnel", "tunnel")):
        yield name, [_flag(one, key) for one in features]
    yield "is_link", [int("_link" in one.tags.get("highway", "")) or None for one in features]
    yield "oneway", [one.tags["oneway"] if _is_oneway(one) else None for one in features]
    yield "population", [_count(one.tags.get("population", "")) for one in features]


def _number(feature: Feature) -> str | None:
    return feature.tags.get("addr:housenumber") if feature.mark.kind == "address" else None


def _flag(feature: Feature, key: str) -> int | None:
    return int(feature.tags.get(key, "no") != "no") or None


def _is_oneway(feature: Feature) -> bool:
    return feature.mark.layer == "roads" and feature.tags.get("oneway") in {"yes", "-1"}


def _count(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None  # noqa: PLR2004 - fits


def _joined(parts: Iterable[Path]) -> Iterator[tuple[int, bytes]]:
    """Give id and bytes of each tile, in the order of their ids."""
    streams = [_tiles(order, part) for order, part in enumerate(parts)]
    grouped = itertools.groupby(heapq.merge(*streams, key=_place), key=lambda one: one[0])
    for tile, same in grouped:
        yield tile, b"".join(gzip.decompress(data) for _, _, data in same)


def _place(one: tuple[int, int, bytes]) -> tuple[int, int]:
    return one[0], one[1]


def _tiles(order: int, part: Path) -> Iterator[tuple[int, int, bytes]]:
    """Give the tiles of one part in the order of PMTiles; MBTiles counts rows from the south."""
    with closing(sqlite3.connect(part)) as database:
        where = [
            (zxy_to_tileid(z, x, 2**z - 1 - row), z, x, row)
            for z, x, row in database.execute("SELECT zoom_level, tile_column, tile_row FROM tiles")
        ]
        for tile, *place in sorted(where):
            (data,) = database.execute(
                "SELECT tile_data FROM tiles WHERE zoom_level=? AND tile_column=? AND tile_row=?",
                place,
            ).fetchone()
            yield tile, order, data


def _header(archive: Archive) -> dict[str, Any]:
    west, south, east, north = (round(value * 1e7) for value in archive.box)
    return {
        "tile_type": TileType.MVT,
        "tile_compression": Compression.GZIP,
        "min_lon_e7": west,
        "min_lat_e7": south,
        "max_lon_e7": east,
        "max_lat_e7": north,
        "center_zoom": min(archive.max_zoom, archive.min_zoom + 3),
        "center_lon_e7": (west + east) // 2,
        "center_lat_e7": (south + north) // 2,
    }
