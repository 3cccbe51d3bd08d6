"""Lengths, areas and directions on the ellipsoid (WGS 84, geodesics after Karney through PROJ)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from commander.geodesy.forms import Position
from commander.geodesy.outlines import circle_of, ellipsoid


@dataclass(frozen=True, slots=True)
class Leg:
    """One stretch between two positions: metres, and degrees from true north at its start."""

    start: Position
    end: Position
    length_m: float
    bearing: float

    @property
    def middle(self) -> Position:
        """The place half way along."""
        forward, _, length = ellipsoid().inv(*self.start, *self.end)
        lon, lat, _ = ellipsoid().fwd(*self.start, forward, length / 2)
        return lon, lat


@dataclass(frozen=True, slots=True)
class Size:
    """Length of lines or of an area's edge in metres, and area in square metres (0 for lines)."""

    length_m: float = 0.0
    area_m2: float = 0.0


def legs(points: Sequence[Position]) -> tuple[Leg, ...]:
    """Return the stretches of a line of positions (lon, lat)."""
    return tuple(_leg(start, end) for start, end in pairwise(points))


def length(points: Sequence[Position]) -> float:
    """Return the length of a line in metres."""
    return sum(leg.length_m for leg in legs(points))


def area(points: Sequence[Position]) -> float:
    """Return the area inside a ring of positions in square metres, whichever way it turns."""
    if len(points) < 3:  # noqa: PLR2004 - an area needs three corners
        return 0.0
    found, _ = ellipsoid().polygon_area_perimeter(
        [one[0] for one in points], [one[1] for one in points]
    )
    return abs(found)


def bearing(start: Position, end: Position) -> float:
    """Return the direction from one place to another, degrees from true north, 0 to 360."""
    return _leg(start, end).bearing


def moved(start: Position, bearing: float, distance_m: float) -> Position:
    """Return the place at a distance and a true direction from another."""
    lon, lat, _ = ellipsoid().fwd(*start, bearing, distance_m)
    return lon, lat


def size(geometry: Mapping[str, object], radius_m: float = 0.0) -> Size:
    """Return how long or large a GeoJSON geometry is; a Point with a radius is a circle."""
    shape: Mapping[str, Any] = circle_of(geometry, radius_m)
    coordinates = shape.get("coordinates") or []
    match shape.get("type"):
        case "LineString":
            return Size(length(coordinates))
        case "MultiLineString":
            return Size(sum(length(line) for line in coordinates))
        case "Polygon":
            return _polygon(coordinates)
        case "MultiPolygon":
            parts = [_polygon(rings) for rings in coordinates]
            return Size(sum(one.length_m for one in parts), sum(one.area_m2 for one in parts))
        case _:
            return Size()


def _polygon(rings: Sequence[Sequence[Position]]) -> Size:
    if not rings:
        return Size()
    inside = area(rings[0]) - sum(area(hole) for hole in rings[1:])
    return Size(length(rings[0]), inside)


def _leg(start: Position, end: Position) -> Leg:
    start, end = (start[0], start[1]), (end[0], end[1])
    forward, _, distance = ellipsoid().inv(*start, *end)
    return Leg(start, end, distance, forward % 360)
