"""An OSM extract as features of the map: GDAL makes the geometries, `osm_tags` says what they are.

GDAL's OSM driver reads each kind of geometry in a pass of its own. An extract that was cut out of a
larger one lacks nodes and members of relations: lines end there, and what is left of a polygon that
cannot be closed is left out.
"""

import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyogrio
import shapely
from numpy.typing import NDArray

from commander.errors import UserError
from commander.maps import osm_tags
from commander.maps.area import Box
from commander.maps.coast import land_and_sea
from commander.maps.osm_tags import Mark, Tags

Geometries = NDArray[Any]
_PASSES: Final = {
    "points": "SELECT * FROM points",
    "lines": "SELECT * FROM lines",
    "multipolygons": "SELECT * FROM multipolygons",
}
"""Asked for by SQL, so that GDAL does not collect the features of the other layers meanwhile."""

_CHUNK: Final = 20_000
"""Objects whose tags are in memory as GDAL gave them."""

_KEPT: Final = frozenset(
    {"name", "name:en", "name:zh", "name:fi", "name:sv", "alt_name", "old_name", "short_name"}
    | {"ref", "addr:street", "addr:housenumber", "addr:city", "addr:place", "population"}
    | {"highway", "bridge", "tunnel", "oneway"}
)
"""Tags that are written into tiles or searched; the others have done their work in `osm_tags`."""

_POLYGONS: Final = (3, 6)
"""Shapely's types of polygons and multipolygons."""


@dataclass(frozen=True, slots=True)
class Feature:
    """Something on the map; ``geometry`` is shapely's, in degrees."""

    mark: Mark
    geometry: Any
    tags: Tags


@dataclass(slots=True)
class Extract:
    """What an extract holds: features, coastlines."""

    features: list[Feature] = field(default_factory=list)
    coast: list[Any] = field(default_factory=list)


def read(path: Path, told: Callable[[float], None]) -> Extract:
    """Return the features of an extract; ``told`` is called with 0 to 1.

    Raises UserError when GDAL cannot read it or nothing is in it.
    """
    extract = Extract()
    passes = (("points", _point), ("lines", _line), ("multipolygons", _polygon))
    for number, (layer, take) in enumerate(passes):
        told(number / len(passes))
        for tags, geometry in _rows(path, layer):
            take(extract, tags, geometry)
    if not extract.features and not extract.coast:
        raise UserError("There is nothing on the map of {file}: it is empty.", file=path.name)
    told(1.0)
    return extract


def _rows(path: Path, layer: str) -> Iterator[tuple[Tags, Any]]:
    config = resources.files("commander.maps").joinpath("osmconf.ini")
    with resources.as_file(config) as ini, warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # of each ring that the cut left open
        try:
            meta, _, raw, columns = pyogrio.raw.read(
                path,
                sql=_PASSES[layer],
                CONFIG_FILE=str(ini),
            )
        except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
            raise UserError(
                "{file} cannot be read as an OpenStreetMap extract: {reason}",
                file=path.name,
                reason=_short(error),
            ) from error
    names = list(meta["fields"])
    for start in range(0, len(raw), _CHUNK):
        part = slice(start, start + _CHUNK)
        tagged: list[dict[str, str]] = [{} for _ in raw[part]]
        for name, column in zip(names, columns, strict=True):
            for row, value in enumerate(column[part]):
                if value is not None:
                    tagged[row][name] = str(value)
        shapes = shapely.from_wkb(raw[part], on_invalid="ignore")
        for tags, geometry in zip(tagged, shapes, strict=True):
            if geometry is not None and not geometry.is_empty:
                yield tags, geometry


def _short(error: Exception) -> str:
    return str(error).splitlines()[0][:200] if str(error) else type(error).__name__


def _point(extract: Extract, tags: Tags, geometry: Any) -> None:
    _keep(extract, tags, [(mark, geometry) for mark in _point_marks(tags)])


def _line(extract: Extract, tags: Tags, geometry: Any) -> None:
    if tags.get("natural") == "coastline":
        extract.coast.append(geometry)
    if mark := osm_tags.line(tags):
        _keep(extract, tags, [(mark, geometry)])


def _polygon(extract: Extract, tags: Tags, geometry: Any) -> None:
    if tags.get("natural") == "coastline":
        extract.coast.append(shapely.orient_polygons(geometry).boundary)  # an island: land inside
    if geometry.geom_type == "GeometryCollection":
        geometry = shapely.multipolygons([g for g in geometry.geoms if g.geom_type == "Polygon"])
    if shapely.get_type_id(geometry) not in _POLYGONS or geometry.is_empty:
        return
    surfaces = (osm_tags.surface(tags), osm_tags.building(tags))
    found = [(mark, geometry) for mark in surfaces if mark]
    if points := _point_marks(tags):
        inside = geometry.representative_point()
        found += [(mark, inside) for mark in points]
    _keep(extract, tags, found)


def _point_marks(tags: Tags) -> list[Mark]:
    found = (osm_tags.place(tags), osm_tags.poi(tags), osm_tags.address(tags))
    return [mark for mark in found if mark]


def _keep(extract: Extract, tags: Tags, found: list[tuple[Mark, Any]]) -> None:
    """Keep the features of one object; they share its tags, as far as these are used."""
    if found:
        kept = {key: value for key, value in tags.items() if key in _KEPT}
        extract.features += [Feature(_same(mark), shape, kept) for mark, shape in found]


@lru_cache(maxsize=4096)
def _same(mark: Mark) -> Mark:
    """Return one mark for all that are equal: a city has a dozen kinds of roads."""
    return mark


def extent(extract: Extract) -> Box:
    """Return the box of the features, where an extract does not state its own."""
    shapes = [one.geometry for one in extract.features] + extract.coast
    west, south, east, north = map(float, shapely.total_bounds(np.array(shapes, object)))
    return west, south, max(east, west + 1e-6), max(north, south + 1e-6)


def ground(extract: Extract, box: Box) -> list[Feature]:
    """Return the land and sea that lie under everything else."""
    land, sea = land_and_sea(extract.coast, box)
    found = [
        Feature(Mark("earth", "earth", 0), land, {}),
        Feature(Mark("water", "ocean", 0, "ocean", -1), sea, {}),
    ]
    return [one for one in found if not one.geometry.is_empty]
