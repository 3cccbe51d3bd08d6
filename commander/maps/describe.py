"""What a file of tiles says of itself, checked: the area that it is."""

import math
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from commander.errors import UserError
from commander.maps.archive import PmtilesFile
from commander.maps.area import MAX_ZOOM, MERCATOR_LAT, Area, Box, Tile
from commander.maps.mbtiles import MbtilesFile, refuse_foreign_grid
from commander.maps.opened import open_tiles
from commander.maps.tile_bytes import VECTOR, image, layers, plain_text, schema

_LOOKED_AT: Final = 24
"""Tiles opened to see whether they are what the file says."""
_TEXT_MOST: Final = 120
OSM: Final = "© OpenStreetMap contributors"
ODBL: Final = "ODbL-1.0"
"""Open Database License: attribution, and whoever publishes a changed database shares it alike."""


def describe(path: Path, key: str, name: str = "") -> Area:
    """Return the area in a file of tiles, with ``name`` or the one that it gives itself.

    Raises UserError that says why it is refused, OSError of the disk.
    """
    with closing(open_tiles(path)) as file:
        try:
            if isinstance(file, PmtilesFile):
                area = _of_archive(file, key, path.name)
            else:
                area = _of_mbtiles(file, key, path.name)
        except ValueError as error:
            raise UserError(
                "{file} is damaged: its directory of tiles cannot be read.", file=path.name
            ) from error
    return _finished(area, path, name)


def _of_archive(file: PmtilesFile, key: str, name: str) -> Area:
    header, metadata = file.header, file.metadata()
    if not 0 <= header.min_zoom <= header.max_zoom <= MAX_ZOOM:
        raise UserError("{file} is damaged: its zooms make no sense.", file=name)
    tiles = file.some(_LOOKED_AT)
    named = metadata.get("vector_layers")
    known = named if isinstance(named, list) else []
    listed = [str(one.get("id", "")) for one in known if isinstance(one, dict)]
    return _area(
        key,
        metadata,
        _box(header.bounds) or (-180.0, -MERCATOR_LAT, 180.0, MERCATOR_LAT),
        (header.min_zoom, header.max_zoom),
        _looked(tiles, listed, header.mime == VECTOR, name),
    )


def _of_mbtiles(file: MbtilesFile, key: str, name: str) -> Area:
    zooms = file.zooms()
    if zooms is None:
        raise UserError("There are no tiles in {file}: it is empty.", file=name)
    low, high = zooms
    span = file.span(high) if 0 <= high <= MAX_ZOOM else (0, 0, 0, 0)
    refuse_foreign_grid(file.metadata, high, span, name)
    if low < 0:
        raise UserError("{file} is damaged: its zooms make no sense.", file=name)
    wants_vector = file.metadata.get("format", "").lower() in {"pbf", "mvt"}
    tiles = [tile for zoom in {low, high} for tile in file.some(zoom, _LOOKED_AT)]
    return _area(
        key,
        file.metadata,
        _stated(file.metadata) or _covered(span, high),
        zooms,
        _looked(tiles, list(file.layer_names()), wants_vector, name),
    )


def _looked(
    tiles: list[Tile | None], listed: list[str], wants_vector: bool, name: str
) -> tuple[str, int, tuple[str, ...]]:
    """Return type, side in pixels and layers, having looked into some tiles."""
    whole = [tile for tile in tiles if tile and tile.data]
    if not whole or len(whole) * 2 < len(tiles):
        raise UserError(
            "The tiles in {file} are damaged, or packed in a way that Commander cannot read.",
            file=name,
        )
    pictures = [found for tile in whole if (found := image(tile.data))]
    if pictures and not wants_vector:
        return pictures[-1][0], pictures[-1][1], ()
    named = [names for tile in whole if (names := layers(tile.data)) is not None]
    if pictures or len(named) < len(whole):
        raise UserError(
            "The tiles in {file} are neither pictures nor vector tiles that Commander can draw.",
            file=name,
        )
    inside = [layer for names in named for layer in names]
    return VECTOR, 512, tuple(dict.fromkeys(listed or inside))


def _area(
    key: str,
    metadata: dict[str, Any],
    box: Box,
    zooms: tuple[int, int],
    looked: tuple[str, int, tuple[str, ...]],
) -> Area:
    mime, side, names = looked
    is_vector = mime == VECTOR
    kind = schema(names) if is_vector else ""
    said = plain_text(metadata.get("attribution"))
    from_osm = kind in {"protomaps", "openmaptiles"}
    attribution = said or (OSM if from_osm else "")
    notes = ("unknown_schema",) if kind == "other" else ()
    return Area(
        key,
        plain_text(metadata.get("name"))[:_TEXT_MOST],
        "vector" if is_vector else "raster",
        box,
        *zooms,
        schema=kind,
        tile_size=side,
        mime=mime,
        attribution=attribution,
        licence=plain_text(metadata.get("license")) or (ODBL if from_osm else ""),
        data_date=_date(metadata),
        layers=names[:100],
        notes=notes if attribution else (*notes, "no_attribution"),
    )


def _finished(area: Area, path: Path, name: str) -> Area:
    given = " ".join(name.split())[:_TEXT_MOST]
    return replace(
        area,
        name=given or area.name or path.stem,
        size=path.stat().st_size,
        file=str(path),
    )


def _date(metadata: dict[str, Any]) -> str:
    """Return the date of the data where a maker states one."""
    for key in ("planetiler:osm:osmosisreplicationtime", "osm_date", "date", "commander:date"):
        text = str(metadata.get(key, ""))[:10]
        if len(text) in {4, 10} and text[:4].isdigit():
            return text
    return ""


def _stated(metadata: dict[str, str]) -> Box | None:
    try:
        west, south, east, north = map(float, metadata["bounds"].split(","))
    except (KeyError, ValueError):
        return None
    return _box((west, south, east, north))


def _box(stated: Box) -> Box | None:
    """Return a box within the square world, None when it is none."""
    if not all(map(math.isfinite, stated)):
        return None
    west, south, east, north = stated
    west, east = max(west, -180.0), min(east, 180.0)
    south, north = max(south, -MERCATOR_LAT), min(north, MERCATOR_LAT)
    return (west, south, east, north) if west < east and south < north else None


def _covered(span: tuple[int, int, int, int], zoom: int) -> Box:
    """Return what the tiles of a zoom cover: columns from the west, rows from the north."""
    count = 2**zoom
    west, east, top, bottom = span

    def lat(row: int) -> float:
        return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * row / count))))

    return (
        west / count * 360 - 180,
        lat(bottom + 1),
        (east + 1) / count * 360 - 180,
        lat(top),
    )
