"""What of a file can be put on the map: every shape checked, mended or named with its reason."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from commander.interop.geo_item import GeoFile, Item, Problem, Watch
from commander.interop.geo_mend import across, crosses, simplified

STEP: Final = 500
"""Things that are looked at at once: so few that the window goes on meanwhile."""

MOST_POINTS: Final = 1_500
"""Corners of one drawing; more are more than a screen can show and than one change may hold."""

FAR_KM: Final = 500.0
NEAR_KM: Final = 150.0
"""Beyond the one a file is doubtful, within the other it belongs to the scene when exchanged."""

_SHARE: Final = 0.5
_HALF: Final = 180.0
_AREA: Final = 2
"""What shapely calls the dimension of an area."""

_DEGREE_KM: Final = 111.2
_CRS: Final = "EPSG:4326"

Bounds = tuple[float, float, float, float]
"""West, south, east and north in degrees."""

KINDS: Final = {
    "Point": "point",
    "MultiPoint": "point",
    "LineString": "line",
    "LinearRing": "line",
    "MultiLineString": "line",
    "Polygon": "area",
    "MultiPolygon": "area",
}
"""What a geometry is to people: point, line or area."""


@dataclass(frozen=True, slots=True)
class GeoSheet:
    """What can be taken in of a file, what cannot and why, and what is to be known of the rest.

    ``swapped``: latitude and longitude are exchanged in the file, "certain" where they are
    nowhere on earth otherwise, "likely" where they would lie at the scene; "" if nothing says so.
    ``exchanged`` says that they have been, because somebody wanted it.
    """

    file: GeoFile
    items: tuple[Item, ...]
    left_out: tuple[Problem, ...] = ()
    notices: tuple[Problem, ...] = ()
    swapped: str = ""
    exchanged: bool = False

    @property
    def counts(self) -> dict[str, int]:
        """How many points, lines and areas there are."""
        found = Counter(KINDS[item.geometry.geom_type] for item in self.items)
        return {kind: found[kind] for kind in ("point", "line", "area")}

    @property
    def bounds(self) -> Bounds | None:
        """What the items cover; None where there are none."""
        import shapely  # noqa: PLC0415 - heavy, and only files need it

        if not self.items:
            return None
        west, south, east, north = shapely.total_bounds([item.geometry for item in self.items])
        return float(west), float(south), float(east), float(north)


def check(
    file: GeoFile,
    *,
    exchange: bool = False,
    scene: tuple[float, float] | None = None,
    watch: Watch | None = None,
) -> GeoSheet:
    """Check every item; with ``exchange`` latitude and longitude change places first.

    ``scene`` (latitude, longitude) is where the operation is: it tells an exchange that nothing
    else tells. Raises Stopped.
    """
    watch = watch or Watch()
    kept: list[Item] = []
    left_out: list[Problem] = []
    notices: list[Problem] = []
    tally = _Tally()
    for start in range(0, len(file.items), STEP):
        watch.at("checking", start, len(file.items))
        part = _parts(file.items[start : start + STEP])
        shapes = _flat([item.geometry for item in part], exchange=exchange)
        wrong = _wrong(shapes, tally)
        found = _sound(shapes, wrong)
        for item, (sound, said), code in zip(part, found, wrong, strict=True):
            if item.wrong or code:
                left_out.append(Problem(item.number, item.wrong or code))
                continue
            if sound is None:
                left_out.append(Problem(item.number, "broken"))
                continue
            kept.append(item if sound is item.geometry else replace(item, geometry=sound))
            notices += [Problem(item.number, one) for one in said]
    watch.at("checking", len(file.items), len(file.items))
    swapped = "" if exchange else tally.verdict(kept, scene)
    return GeoSheet(file, tuple(kept), tuple(left_out), tuple(notices), swapped, exchange)


def around(lat: float, lon: float, km: float) -> Bounds:
    """Return the square around a place, ``km`` to each side."""
    high = km / _DEGREE_KM
    wide = high / max(0.01, math.cos(math.radians(lat)))
    return lon - wide, lat - high, lon + wide, lat + high


def to_degrees(shapes: Any, crs: str) -> Any:
    """Return shapes of a projection in degrees of WGS 84, longitude first; "" is that already."""
    if not crs:
        return shapes
    import pyproj  # noqa: PLC0415 - heavy, and only files need it
    import shapely  # noqa: PLC0415 - heavy, and only files need it

    turn = pyproj.Transformer.from_crs(crs, _CRS, always_xy=True)

    def turned(x: Any, y: Any) -> Any:
        return turn.transform(x, y)

    return shapely.transform(shapes, turned, interleaved=False)


def _parts(items: Sequence[Item]) -> list[Item]:
    """Return the items, a mixed group as one item for each of its shapes."""
    found: list[Item] = []
    for item in items:
        group = item.geometry
        if group is None or group.geom_type != "GeometryCollection":
            found.append(item)
            continue
        parts = list(_ungrouped(group))
        found += [replace(item, geometry=part) for part in parts]
        if not parts:
            found.append(replace(item, geometry=None, wrong="no_geometry"))
    return found


def _ungrouped(group: Any) -> Iterable[Any]:
    for part in group.geoms:
        if part.geom_type == "GeometryCollection":
            yield from _ungrouped(part)
        else:
            yield part


def _flat(shapes: list[Any], *, exchange: bool) -> Any:
    """Return the shapes without heights; exchanged if wanted."""
    import numpy as np  # noqa: PLC0415 - heavy, and only files need it
    import shapely  # noqa: PLC0415 - heavy, and only files need it

    flat = np.array(shapes, dtype=object)
    if shapely.has_z(flat).any() or shapely.has_m(flat).any():
        flat = shapely.force_2d(flat)
    return shapely.transform(flat, lambda places: places[:, ::-1]) if exchange else flat


class _Tally:
    """Counts what speaks for an exchange of latitude and longitude."""

    def __init__(self) -> None:
        self._places = 0
        self._exchanged = 0

    def add(self, places: Any) -> None:
        """Take in coordinates, longitude first."""
        x, y = abs(places[:, 0]), abs(places[:, 1])
        self._places += len(places)
        self._exchanged += int(((y > 90) & (y <= 180) & (x <= 90)).sum())  # noqa: PLR2004

    def verdict(self, kept: Sequence[Item], scene: tuple[float, float] | None) -> str:
        """Return how sure it is: certain, likely or not at all."""
        if self._exchanged > _SHARE * max(1, self._places):
            return "certain"
        if scene is None or not kept:
            return ""
        middle = kept[len(kept) // 2].geometry.representative_point()
        as_is = _km(scene, (middle.y, middle.x))
        exchanged = _km(scene, (middle.x, middle.y)) if abs(middle.x) <= 90 else math.inf  # noqa: PLR2004
        return "likely" if as_is > FAR_KM and exchanged < NEAR_KM else ""


def _km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return a rough distance: degrees at the middle latitude."""
    narrow = math.cos(math.radians((one[0] + other[0]) / 2))
    return _DEGREE_KM * math.hypot(one[0] - other[0], (one[1] - other[1]) * narrow)


def _wrong(shapes: Any, tally: _Tally) -> list[str]:
    """Return for each shape what keeps it out, "" for nothing."""
    import numpy as np  # noqa: PLC0415 - heavy, and only files need it
    import shapely  # noqa: PLC0415 - heavy, and only files need it

    codes = np.where(shapely.is_missing(shapes) | shapely.is_empty(shapes), "no_geometry", "")
    codes = codes.astype(object)
    places, owner = shapely.get_coordinates(shapes, return_index=True)
    finite = np.isfinite(places).all(axis=1)
    tally.add(places[finite])
    beyond = finite & ((abs(places[:, 1]) > 90) | (abs(places[:, 0]) > 360))  # noqa: PLR2004
    codes[np.unique(owner[beyond])] = "out_of_range"
    codes[np.unique(owner[~finite])] = "not_finite"
    return [str(code) for code in codes]


def _sound(shapes: Any, wrong: Sequence[str]) -> list[tuple[Any, list[str]]]:
    """Return each shape as it can be drawn, and what was done to it; None for nothing left."""
    import numpy as np  # noqa: PLC0415 - heavy, and only files need it
    import shapely  # noqa: PLC0415 - heavy, and only files need it

    west, _, east, _ = shapely.bounds(shapes).T
    with np.errstate(invalid="ignore"):
        wide = (east - west > _HALF) | (east > _HALF) | (west < -_HALF)
    large = shapely.get_num_coordinates(shapes) > MOST_POINTS
    crossing = ~shapely.is_valid(shapes) & (shapely.get_dimensions(shapes) == _AREA)
    doubtful = wide | large | crossing
    return [
        _mended(shape) if odd and not out else (shape, [])
        for shape, odd, out in zip(shapes, doubtful, wrong, strict=True)
    ]


def _mended(shape: Any) -> tuple[Any, list[str]]:
    said = []
    cut = across(shape)
    if cut is not shape:
        shape = cut
        said.append("antimeridian")
    small = None if shape is None else simplified(shape, MOST_POINTS)
    if small is not shape:
        shape = small
        said.append("simplified")
    if shape is None or shape.is_empty:
        return None, said
    if crosses(shape):
        # Mended when it is taken in: of 50,000 wild outlines that would take minutes.
        said.append("crossing")
    return shape, said
