"""Who entered or left a watched area: decided from places, each newer than the last. Pure.

A position is only as good as its accuracy. Somebody counts as inside from the first place inside,
because a warning that comes late is worth little, and as outside only when further out than the
place may be wrong; so one who stands at the edge is told once, not at every fix.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, cast

from commander.domain.feature import Feature

LEAST_MARGIN_M: Final = 15.0
"""Of a device: twice the usual error of a receiver is 10 m in a street, see domain.track."""

MOST_MARGIN_M: Final = 200.0
"""A fix that may be further off decides nothing by its size."""

LINE_REACH_M: Final = 30.0
"""A line or a point has no inside: within so many metres one is at it."""

EARTH_M: Final = 6_371_008.8
"""Mean radius (IUGG)."""

Place = tuple[float, float]
"""Metres east and north of a sighting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """Where a unit was (degrees) ``at`` (ms UTC); ``accuracy_m`` 0 where that is not known.

    ``exact``: a person put it there, so nothing is allowed for an error.
    """

    unit: str
    lat: float
    lon: float
    at: int
    accuracy_m: float = 0.0
    exact: bool = False

    @property
    def margin_m(self) -> float:
        """Return how far outside it must be seen to be outside."""
        if self.exact:
            return 0.0
        return min(MOST_MARGIN_M, max(LEAST_MARGIN_M, self.accuracy_m))


@dataclass(frozen=True, slots=True)
class Crossing:
    """That a unit entered or left an area (their keys), ``at`` ms UTC."""

    unit: str
    area: str
    entered: bool
    at: int


@dataclass(frozen=True, slots=True)
class Watched:
    """What is known: the last time a unit was seen, and which units are inside of each area.

    ``outlines`` are those for which that holds: in one that is new or was drawn anew nobody enters
    by that alone.
    """

    seen: Mapping[str, int] = field(default_factory=dict)
    inside: Mapping[str, frozenset[str]] = field(default_factory=dict)
    outlines: Mapping[str, tuple[object, ...]] = field(default_factory=dict)


def watch(
    known: Watched, areas: Iterable[Feature], sightings: Iterable[Sighting]
) -> tuple[Watched, tuple[Crossing, ...]]:
    """Return what is known after these sightings, and who crossed, oldest first.

    ``sightings`` are the newest of every unit. A unit that was never seen before, and an area that
    was not watched before or has another outline, are only taken note of.
    """
    held = [one for one in areas if one.watch and one.lifted is None and one.geometry]
    found = {one.unit: one for one in sightings}
    fresh = {key for key, one in found.items() if one.at > known.seen.get(key, -1)}
    inside: dict[str, frozenset[str]] = {}
    crossings: list[Crossing] = []
    for area in held:
        old = known.outlines.get(area.key) == _outline(area)
        before = known.inside.get(area.key, frozenset()) if old else frozenset()
        # A unit may have gone from here altogether; then nothing is said of it.
        now = {key for key in before if key in found and key not in fresh}
        for key in fresh if old else found:
            if _is_in(area, found[key], key in before):
                now.add(key)
            if old and key in known.seen and (key in now) != (key in before):
                crossings.append(Crossing(key, area.key, key in now, found[key].at))
        inside[area.key] = frozenset(now)
    seen = {key: max(one.at, known.seen.get(key, one.at)) for key, one in found.items()}
    state = Watched(seen, inside, {area.key: _outline(area) for area in held})
    return state, tuple(sorted(crossings, key=lambda one: (one.at, one.unit, one.area)))


def inside_by_m(area: Feature, lat: float, lon: float) -> float:
    """Return how many metres inside of an area a place is; outside it is negative."""
    kind = area.geometry.get("type")
    if kind == "Point" and area.radius_m > 0:
        (place,) = _metres([cast("Sequence[float]", area.geometry["coordinates"])], lat, lon)
        return area.radius_m - math.hypot(*place)
    if kind in {"Polygon", "MultiPolygon"}:
        return _in_rings([_metres(ring, lat, lon) for ring in _rings(area)])
    lines = [_metres(line, lat, lon) for line in _lines(area)]
    return LINE_REACH_M - min((_distance(line) for line in lines), default=math.inf)


def _is_in(area: Feature, sighting: Sighting, was_in: bool) -> bool:
    within = inside_by_m(area, sighting.lat, sighting.lon)
    return within >= (-sighting.margin_m if was_in else 0.0)


def _outline(area: Feature) -> tuple[object, ...]:
    return (repr(area.geometry), area.radius_m)


def _rings(area: Feature) -> list[Sequence[Sequence[float]]]:
    coordinates = cast("list[object]", area.geometry["coordinates"])
    polygons = [coordinates] if area.geometry["type"] == "Polygon" else coordinates
    return [
        ring
        for polygon in cast("list[list[Sequence[Sequence[float]]]]", polygons)
        for ring in polygon
    ]


def _lines(area: Feature) -> list[Sequence[Sequence[float]]]:
    coordinates = area.geometry.get("coordinates", [])
    kind = area.geometry.get("type")
    if kind == "Point":
        return [[cast("Sequence[float]", coordinates)]]
    if kind == "LineString":
        return [cast("Sequence[Sequence[float]]", coordinates)]
    if kind == "MultiPoint":
        return [[one] for one in cast("Sequence[Sequence[float]]", coordinates)]
    return list(cast("Sequence[Sequence[Sequence[float]]]", coordinates))


def _metres(line: Sequence[Sequence[float]], lat: float, lon: float) -> list[Place]:
    """Return the line as seen from a place: right to 0.1 % within 50 km, also over 180°."""
    narrow = math.cos(math.radians(lat))
    return [
        (
            math.radians((one[0] - lon + 180) % 360 - 180) * narrow * EARTH_M,
            math.radians(one[1] - lat) * EARTH_M,
        )
        for one in line
    ]


def _in_rings(rings: Sequence[Sequence[Place]]) -> float:
    """Return how far inside of the rings the origin is; a ring in a ring is a hole (even–odd)."""
    is_inside = False
    nearest = math.inf
    for ring in rings:
        nearest = min(nearest, _distance(ring))
        for (x, y), (end_x, end_y) in pairwise(ring):
            if (y > 0) != (end_y > 0) and x + (end_x - x) * (-y) / (end_y - y) > 0:
                is_inside = not is_inside
    return nearest if is_inside else -nearest


def _distance(line: Sequence[Place]) -> float:
    """Return how far the origin is from a line, in metres."""
    if len(line) == 1:
        return math.hypot(*line[0])
    return min(
        (_to_part(one, other) for one, other in pairwise(line)),
        default=math.inf,
    )


def _to_part(start: Place, end: Place) -> float:
    (x, y), (across, up) = start, (end[0] - start[0], end[1] - start[1])
    length = across * across + up * up
    share = 0.0 if length == 0 else min(1.0, max(0.0, -(x * across + y * up) / length))
    return math.hypot(x + share * across, y + share * up)
