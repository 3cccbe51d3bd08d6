"""Points that lie far from all others, found by medians, which a few wild points cannot move."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

FEWEST: Final = 8
"""Of fewer points nobody can say what is usual."""

TIMES: Final = 10.0
"""A point strays when its distance from the middle exceeds the median by this many deviations."""

SIGMA: Final = 1.4826
"""From the median absolute deviation to the standard deviation of a normal distribution."""

LEAST_KM: Final = 5.0
"""Points nearer to the usual than this never stray, however close together the others lie."""

_DEGREE_KM: Final = 111.2


@dataclass(frozen=True, slots=True)
class Stray:
    """A point far off: its index, its distance from the middle, and whether swapping mends it."""

    index: int
    km: float
    swapped: bool


def strays(points: Sequence[tuple[float, float]]) -> list[Stray]:
    """Return the points (lat, lon in degrees) that lie far from all others."""
    if len(points) < FEWEST:
        return []
    middle = (median(lat for lat, _ in points), median(lon for _, lon in points))
    far = [_km(middle, point) for point in points]
    usual = median(far)
    spread = median(abs(km - usual) for km in far)
    limit = usual + max(LEAST_KM, TIMES * SIGMA * spread)
    return [
        Stray(index, km, _km(middle, (points[index][1], points[index][0])) <= limit)
        for index, km in enumerate(far)
        if not km <= limit
    ]


def _km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Distance on a sphere (haversine)."""
    north = math.radians(other[0] - one[0])
    east = math.radians(other[1] - one[1])
    cosines = math.cos(math.radians(one[0])) * math.cos(math.radians(other[0]))
    chord = math.sin(north / 2) ** 2 + cosines * math.sin(east / 2) ** 2
    return 2 * math.degrees(math.asin(min(1.0, math.sqrt(max(0.0, chord))))) * _DEGREE_KM
