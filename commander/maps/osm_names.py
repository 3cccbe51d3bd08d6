"""Names and addresses of an extract, as the place search takes them.

One name a street and neighbourhood of its pieces, one a place, one an address. The result is plain
data that is written beside the area, so that a search index can be made again without the extract.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import shapely
from numpy.typing import NDArray

from commander.maps.osm_read import Feature
from commander.maps.places import PlaceName

_NEAR: Final = 0.005
"""Degrees within which pieces of one name are one street: some 500 m."""
_FAR: Final = 0.3
"""Degrees from a town beyond which an object is not said to lie in it: some 30 km."""

_ALTERNATIVES: Final = (
    "name:en",
    "name:zh",
    "name_en",
    "name_zh",
    "name:fi",
    "name:sv",
    "alt_name",
    "old_name",
    "short_name",
)
_TOWNS: Final = frozenset({"city", "town", "village"})
_PLACES: Final = {
    "city": "city",
    "town": "town",
    "village": "village",
    "hamlet": "village",
    "suburb": "suburb",
    "quarter": "suburb",
    "neighbourhood": "suburb",
    "borough": "suburb",
}
_KINDS: Final = {
    "fire_station": "fire_station",
    "ambulance_station": "fire_station",
    "hospital": "hospital",
    "clinic": "hospital",
    "doctors": "hospital",
    "police": "police",
    "school": "school",
    "kindergarten": "school",
    "university": "school",
    "college": "school",
    "station": "station",
    "halt": "station",
    "subway_entrance": "station",
    "bus_station": "station",
    "tram_stop": "station",
    "ferry_terminal": "station",
    "subway": "station",
    "fire_hydrant": "hydrant",
    "water_tank": "hydrant",
    "suction_point": "hydrant",
    "fire_water_pond": "hydrant",
    "peak": "nature",
    "volcano": "nature",
    "spring": "nature",
    "cave_entrance": "nature",
    "park": "nature",
    "garden": "nature",
}


@dataclass(frozen=True, slots=True)
class _Towns:
    """The settlements of an extract, to say in which of them something lies."""

    names: tuple[str, ...]
    tree: shapely.STRtree

    def near(self, points: NDArray[Any]) -> list[str]:
        """Return the nearest settlement of each point, empty when none is near."""
        if not self.names or not len(points):
            return [""] * len(points)
        (asked, found), _ = self.tree.query_nearest(
            points, max_distance=_FAR, return_distance=True, all_matches=False
        )
        names = [""] * len(points)
        for one, town in zip(asked, found, strict=True):
            names[one] = self.names[town]
        return names


def names_of(features: Sequence[Feature]) -> Iterator[PlaceName]:
    """Give the names in the extract's features."""
    towns = _towns(features)
    yield from _streets(features, towns)
    seen = set()
    points = [one for one in features if one.geometry.geom_type == "Point"]
    parents = towns.near(np.array([one.geometry for one in points], object))
    for feature, parent in zip(points, parents, strict=True):
        name = _name(feature, parent)
        if name and (mark := _mark(name)) not in seen:
            seen.add(mark)
            yield name
    yield from _surfaces(features, towns)


def _mark(name: PlaceName) -> tuple[str, str, float, float]:
    """Return what the same thing mapped twice shares: an address on a house and on its shop."""
    return name.name, name.kind, round(name.lat, 3), round(name.lon, 3)


def _towns(features: Sequence[Feature]) -> _Towns:
    found = [one for one in features if one.mark.layer == "places" and one.mark.detail in _TOWNS]
    tree = shapely.STRtree([one.geometry for one in found])
    return _Towns(tuple(one.tags["name"] for one in found), tree)


def _name(feature: Feature, town: str) -> PlaceName | None:
    """Return what a point is called: a settlement, an address or a point of interest."""
    tags, mark, at = feature.tags, feature.mark, feature.geometry
    if mark.layer == "places":
        kind = _PLACES.get(mark.detail, "place")
        parent = "" if kind in _TOWNS else town
        return PlaceName(tags["name"], at.y, at.x, kind, _others(tags), parent)
    if mark.kind == "address":
        street = tags.get("addr:street") or tags.get("addr:place", "")
        if not street:
            return None
        text = f"{street} {tags['addr:housenumber']}"
        return PlaceName(text, at.y, at.x, "address", (), tags.get("addr:city") or town)
    kind = _KINDS.get(mark.kind, "shop" if mark.detail == "shop" else "poi")
    name = tags.get("name") or (tags.get("ref", "") if kind == "hydrant" else "")
    street = " ".join(filter(None, (tags.get("addr:street"), tags.get("addr:housenumber"))))
    return PlaceName(name, at.y, at.x, kind, _others(tags), street or town) if name else None


def _others(tags: Any) -> tuple[str, ...]:
    found = [part.strip() for key in _ALTERNATIVES for part in tags.get(key, "").split(";")]
    return tuple(dict.fromkeys(text for text in found if text and text != tags.get("name")))


def _streets(features: Sequence[Feature], towns: _Towns) -> Iterator[PlaceName]:
    pieces: defaultdict[str, list[Feature]] = defaultdict(list)
    for feature in features:
        if feature.tags.get("highway") and feature.tags.get("name") and _is_line(feature):
            pieces[feature.tags["name"]].append(feature)
    streets = [(group, _middle(group)) for same in pieces.values() for group in _apart(same)]
    parents = towns.near(np.array([middle for _, middle in streets], object))
    for (group, at), parent in zip(streets, parents, strict=True):
        others = tuple(dict.fromkeys(text for one in group for text in _others(one.tags)))
        yield PlaceName(group[0].tags["name"], at.y, at.x, "street", others, parent)


def _is_line(feature: Feature) -> bool:
    return feature.geometry.geom_type in {"LineString", "MultiLineString"}


def _apart(pieces: list[Feature]) -> Iterator[list[Feature]]:
    """Give the pieces in groups of those that lie near each other."""
    left = list(range(len(pieces)))
    shapes = [one.geometry for one in pieces]
    tree = shapely.STRtree(shapes)
    beside = defaultdict(set)
    for one, other in tree.query(shapes, predicate="dwithin", distance=_NEAR).T.tolist():
        beside[one].add(other)
    seen: set[int] = set()
    for start in left:
        if start in seen:
            continue
        group, edge = {start}, {start}
        while edge:
            edge = set().union(*(beside[one] for one in edge)) - group
            group |= edge
        seen |= group
        yield [pieces[one] for one in sorted(group)]


def _middle(group: Sequence[Feature]) -> Any:
    """Return a point on the longest piece, half way along it."""
    longest = max((one.geometry for one in group), key=lambda line: float(line.length))
    return longest.interpolate(0.5, normalized=True)


def _surfaces(features: Sequence[Feature], towns: _Towns) -> Iterator[PlaceName]:
    """Give named buildings, waters and parks that are no point of interest already."""
    known = {id(one.tags) for one in features if one.geometry.geom_type == "Point"}
    kinds = {"buildings": "building", "water": "water", "landuse": "nature"}
    wanted = {
        id(one.tags): one
        for one in features
        if one.mark.layer in kinds and one.tags.get("name") and id(one.tags) not in known
    }
    chosen = list(wanted.values())
    points = [one.geometry.representative_point() for one in chosen]
    for one, at, town in zip(chosen, points, towns.near(np.array(points, object)), strict=True):
        kind = kinds[one.mark.layer]
        yield PlaceName(one.tags["name"], at.y, at.x, kind, _others(one.tags), town)
