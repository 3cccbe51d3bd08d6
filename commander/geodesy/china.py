"""The shifted coordinates of Chinese map services, to and from WGS 84.

GCJ-02 (Amap, Tencent, Google in China) moves every point of the mainland by some 50 to 700 m in a
way that is fixed but irregular; BD-09 (Baidu) moves that again. The forward formula is the one
that open implementations (eviltransform, coordtransform, gcoord) agree on; there is no official
publication. The inverse is found by iteration and is exact to 1e-9 degree (0.1 mm).
"""

import math
from collections.abc import Callable
from typing import Final, NamedTuple

WEST: Final = 72.004
EAST: Final = 137.8347
SOUTH: Final = 0.8293
NORTH: Final = 55.8271
"""The bounds within which the same implementations shift; beyond them GCJ-02 is WGS 84."""

_A: Final = 6378245.0
_EE: Final = 0.00669342162296594323
"""Half axis in metres and squared eccentricity of Krasovsky 1940, on which the formula stands."""

_BD: Final = math.pi * 3000.0 / 180.0
_STEPS: Final = 20
_EXACT: Final = 1e-10


class LatLon(NamedTuple):
    """Degrees; on which datum, the function says."""

    lat: float
    lon: float


def shifts(lat: float, lon: float) -> bool:
    """Whether Chinese services shift a place here."""
    return SOUTH <= lat <= NORTH and WEST <= lon <= EAST


def gcj02(lat: float, lon: float) -> LatLon:
    """Return the GCJ-02 coordinates of a WGS 84 place; the same ones outside the bounds."""
    if not shifts(lat, lon):
        return LatLon(lat, lon)
    north, east = _shift(lat, lon)
    return LatLon(lat + north, lon + east)


def from_gcj02(lat: float, lon: float) -> LatLon:
    """Return the WGS 84 place of GCJ-02 coordinates; the same ones outside the bounds."""
    return _inverse(gcj02, lat, lon) if shifts(lat, lon) else LatLon(lat, lon)


def bd09(lat: float, lon: float) -> LatLon:
    """Return the BD-09 coordinates of a WGS 84 place; the same ones outside the bounds."""
    if not shifts(lat, lon):
        return LatLon(lat, lon)
    return _bd(*gcj02(lat, lon))


def from_bd09(lat: float, lon: float) -> LatLon:
    """Return the WGS 84 place of BD-09 coordinates; the same ones outside the bounds."""
    return _inverse(bd09, lat, lon) if shifts(lat, lon) else LatLon(lat, lon)


def _inverse(forward: Callable[[float, float], LatLon], lat: float, lon: float) -> LatLon:
    """Find by iteration the place that the forward formula brings to these coordinates."""
    guess = LatLon(lat, lon)
    for _ in range(_STEPS):
        made = forward(*guess)
        north, east = made.lat - lat, made.lon - lon
        guess = LatLon(guess.lat - north, guess.lon - east)
        if abs(north) < _EXACT and abs(east) < _EXACT:
            break
    return guess


def _bd(lat: float, lon: float) -> LatLon:
    radius = math.hypot(lon, lat) + 0.00002 * math.sin(lat * _BD)
    angle = math.atan2(lat, lon) + 0.000003 * math.cos(lon * _BD)
    return LatLon(radius * math.sin(angle) + 0.006, radius * math.cos(angle) + 0.0065)


def _shift(lat: float, lon: float) -> LatLon:
    """Return by how many degrees GCJ-02 lies north and east of WGS 84 here."""
    x, y = lon - 105.0, lat - 35.0
    common = 20 * math.sin(6 * x * math.pi) + 20 * math.sin(2 * x * math.pi)
    north = -100.0 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x))
    north += (common + _waves(y, 20, 40, 1, 1 / 3) + _long_waves(y, 160, 320, 12, 30)) * 2 / 3
    east = 300.0 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x))
    east += (common + _waves(x, 20, 40, 1, 1 / 3) + _long_waves(x, 150, 300, 12, 30)) * 2 / 3
    radians = math.radians(lat)
    magic = 1 - _EE * math.sin(radians) ** 2
    return LatLon(
        math.degrees(north * magic * math.sqrt(magic) / (_A * (1 - _EE))),
        math.degrees(east * math.sqrt(magic) / (_A * math.cos(radians))),
    )


def _waves(value: float, first: float, second: float, short: float, long: float) -> float:
    waves = first * math.sin(value * short * math.pi)
    return waves + second * math.sin(value * long * math.pi)


def _long_waves(value: float, first: float, second: float, short: float, long: float) -> float:
    waves = first * math.sin(value / short * math.pi)
    return waves + second * math.sin(value / long * math.pi)
