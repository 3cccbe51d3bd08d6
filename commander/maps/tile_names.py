"""Names out of vector tiles that somebody else made, for the place search.

GDAL reads the layers of the deepest zoom; `osm_names` makes names of them as of an extract. Tiles
cut streets and repeat what lies at their edges: pieces are put together, doubles fall out.
"""

import math
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyogrio
import shapely

from commander.maps.area import Area
from commander.maps.osm_read import Feature
from commander.maps.osm_tags import Mark

_ALIKE: Final = ("name", "name:en", "name:zh", "name_en", "name_zh", "ref")
_HALF: Final = math.pi * 6378137.0
_LAYERS: Final = {
    "protomaps": {"places": "kind_detail", "pois": "kind", "roads": "kind_detail"},
    "openmaptiles": {"place": "class", "poi": "subclass", "transportation_name": "class"},
}
"""Layers that bear names, and the attribute that says what the named thing is."""
_OURS: Final = {"place": "places", "poi": "pois", "transportation_name": "roads"}


def features_of(path: Path, area: Area, told: Callable[[float], None]) -> list[Feature]:
    """Return what bears a name in an area; ``told`` is called with 0 to 1.

    Raises what GDAL raises when the tiles cannot be read.
    """
    wanted = _LAYERS.get(area.schema, {})
    found: list[Feature] = []
    for number, (layer, kind) in enumerate(wanted.items()):
        told(number / len(wanted))
        if layer in area.layers:
            found += _features(path, layer, kind, area.max_zoom)
    return found


def _features(path: Path, layer: str, kind: str, zoom: int) -> Iterator[Feature]:
    known = set(pyogrio.read_info(path, layer=layer, ZOOM_LEVEL=str(zoom))["fields"])
    if not {"name", kind} <= known:
        return
    columns = [name for name in (*_ALIKE, kind) if name in known]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        meta, _, raw, values = pyogrio.raw.read(
            path, layer=layer, columns=columns, where="name IS NOT NULL", ZOOM_LEVEL=str(zoom)
        )
    shapes = shapely.transform(shapely.from_wkb(raw, on_invalid="ignore"), _degrees)
    rows = zip(*values, strict=True)
    for row, shape in zip(rows, shapes, strict=True):
        tags = {n: str(v) for n, v in zip(meta["fields"], row, strict=True) if v is not None}
        if shape is None or shape.is_empty or not tags.get("name"):
            continue
        what = tags.pop(kind, "")
        ours = _OURS.get(layer, layer)
        if ours == "roads":
            tags["highway"] = what
        place = shape if ours == "roads" else shape.representative_point()
        yield Feature(Mark(ours, what, 0, what if ours == "places" else ""), place, tags)


def _degrees(points: Any) -> Any:
    lon = points[:, 0] / _HALF * 180
    lat = np.degrees(np.arctan(np.sinh(points[:, 1] / _HALF * np.pi)))
    return np.column_stack([lon, lat])
