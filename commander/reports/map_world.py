"""Coast and borders of the world (Natural Earth, public domain) as lines, fine near a place."""

from functools import cache
from typing import Any, Final

import msgspec

import resources

_FINE_DEGREES: Final = 4.0
"""Around a scene the lines are as they come; elsewhere coarse, which is a tenth of the bytes."""

_COARSE: Final = 0.25
_DIGITS: Final = 3

Line = list[list[float]]
Bounds = tuple[float, float, float, float]
"""South, west, north and east in degrees."""


def lines_around(bounds: Bounds) -> list[Line]:
    """Return the lines of the world, longitude first: fine near bounds and coarse elsewhere."""
    import shapely  # noqa: PLC0415 - heavy, and only a hand-out needs it

    south, west, north, east = bounds
    near = shapely.box(
        west - _FINE_DEGREES, south - _FINE_DEGREES, east + _FINE_DEGREES, north + _FINE_DEGREES
    )
    found: list[Line] = []
    for line in _lines():
        shape = shapely.LineString(line)
        kept = shape if shape.intersects(near) else shape.simplify(_COARSE)
        found.append([[round(x, _DIGITS), round(y, _DIGITS)] for x, y in kept.coords])
    return found


@cache
def _lines() -> tuple[Line, ...]:
    """Return the arcs of the topology that ships (TopoJSON, deltas of whole numbers)."""
    path = resources.path("web", "vendor", "countries-50m.json")
    told = msgspec.json.decode(path.read_bytes())
    (wide, tall), (left, top) = told["transform"]["scale"], told["transform"]["translate"]
    return tuple(_arc(arc, wide, tall, left, top) for arc in told["arcs"])


def _arc(arc: Any, wide: float, tall: float, left: float, top: float) -> Line:
    x = y = 0
    found: Line = []
    for across, up in arc:
        x, y = x + across, y + up
        found.append([x * wide + left, y * tall + top])
    return found
