"""Grids: MGRS and UTM on WGS 84, with the exceptions for Norway and Svalbard.

MGRS comes from the library of that name (GEOTRANS), UTM from PROJ; both are loaded when they are
first needed. Near the poles MGRS goes on with the polar grid (UPS), UTM ends at 80° S and 84° N
(NGA.STND.0037, Universal Grids and Grid Reference Systems).
"""

import math
import re
import threading
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from commander.errors import UserError

if TYPE_CHECKING:
    from pyproj import Proj

SOUTHMOST: Final = -80.0
NORTHMOST: Final = 84.0
"""Degrees of latitude between which there is UTM."""

BANDS: Final = "CDEFGHJKLMNPQRSTUVWX"
"""Bands of latitude from 80° S, 8° each, the last one 12°."""

_MGRS = re.compile(r"(\d{0,2})([A-Z])([A-Z]{2})(\d*)")
_ZONES: Final = 60
_MOST_DIGITS: Final = 10
_LOCK = threading.Lock()
"""The library under MGRS keeps what it works on in variables of its own."""


class Grid(NamedTuple):
    """A place in UTM: zone 1 to 60, band of latitude, metres east and north."""

    zone: int
    band: str
    east: float
    north: float


_HAIR: Final = 1e-7
"""Degrees of latitude, a centimetre."""


class Square(NamedTuple):
    """The middle of a square of the grid in degrees, and the length of its side in metres."""

    lat: float
    lon: float
    side_m: int


def mgrs_of(lat: float, lon: float) -> str:
    """Return the MGRS reference of a place to one metre, in groups: ``11S MT 68310 77311``.

    A hair south of the equator the library rounds into a square that the southern zone lacks.
    """
    if -_HAIR < lat < 0:
        lat = 0.0
    with _LOCK:
        found = str(_library().toMGRS(lat, wrapped(lon), MGRSPrecision=5))
    zone, digits = found[:-10].lstrip("0"), found[-10:]
    return f"{zone[:-2]} {zone[-2:]} {digits[:5]} {digits[5:]}"


def from_mgrs(text: str) -> Square:
    """Return the square that an MGRS reference names, spaces or not; UserError says what is wrong.

    A reference names the square north-east of its corner; what is meant is taken as its middle.
    """
    found = _MGRS.fullmatch(re.sub(r"\s", "", text).upper())
    if found is None:
        raise UserError("“{typed}” is no grid reference, such as 32V KM 76979 58157.", typed=text)
    zone, band, square, digits = found.groups()
    if len(digits) % 2 or len(digits) > _MOST_DIGITS:
        raise UserError(
            "“{typed}”: east and north need as many digits each, at most five; these are {count} "
            "in all.",
            typed=text,
            count=len(digits),
        )
    if zone and not (1 <= int(zone) <= _ZONES and band in BANDS):
        raise UserError(
            "“{typed}”: there is no grid zone {zone}; zones go from 1 to 60 and from C to X, "
            "without I and O.",
            typed=text,
            zone=zone + band,
        )
    return _square(text, f"{zone}{band}{square}", digits)


def _square(text: str, head: str, digits: str) -> Square:
    half = len(digits) // 2
    side = 10 ** (5 - half)
    try:
        with _LOCK:
            library = _library()
            if not head[0].isdigit():
                lat, lon = library.toLatLon(_centre(head, digits).encode())
                return Square(float(lat), float(lon), side)
            # To one metre, whatever was typed: the corner; its middle is half a side further.
            corner = f"{head}{digits[:half]:0<5}{digits[half:]:0<5}"
            zone, hemisphere, east, north = library.MGRSToUTM(corner.encode())
    except Exception as error:
        raise UserError("“{typed}”: there is no such square in this grid zone.", typed=text) from (
            error
        )
    lat, lon = _degrees(int(zone), hemisphere == "N", east + side / 2, north + side / 2)
    return Square(lat, lon, side)


def _centre(head: str, digits: str) -> str:
    """Return the reference to one metre of the middle of a square."""
    half = len(digits) // 2
    east, north = (f"{part}5"[:5].ljust(5, "0") for part in (digits[:half], digits[half:]))
    return f"{head}{east}{north}"


def utm_of(lat: float, lon: float) -> Grid | None:
    """Return the UTM coordinates of a place; None beyond 80° S and 84° N."""
    if not SOUTHMOST <= lat <= NORTHMOST:
        return None
    zone = zone_of(lat, lon)
    east, north = _projection(zone, lat >= 0)(wrapped(lon), lat)
    return Grid(zone, band_of(lat), float(east), float(north))


def from_utm(zone: int, band: str, east: float, north: float) -> tuple[float, float]:
    """Return degrees; ``band`` of latitude, or N or S for what is not one here.

    UserError where the zone has no such place: beyond its band, or far outside of the zone.
    """
    if not 1 <= zone <= _ZONES:
        raise UserError("There is no UTM zone {zone}; they go from 1 to 60.", zone=zone)
    lat, lon = _degrees(zone, band >= "N", east, north)
    apart = abs((lon - _middle(zone) + 180) % 360 - 180)
    if not (math.isfinite(lat) and SOUTHMOST - 1 <= lat <= NORTHMOST + 1 and apart <= 9):  # noqa: PLR2004
        raise UserError(
            "{east} m east, {north} m north lies outside of UTM zone {zone}.",
            east=round(east),
            north=round(north),
            zone=f"{zone}{band}",
        )
    return lat, lon


def zone_of(lat: float, lon: float) -> int:
    """Return the UTM zone of a place: 6° each, wider in south-west Norway and on Svalbard."""
    lon = wrapped(lon)
    if 56 <= lat < 64 and 3 <= lon < 12:  # noqa: PLR2004 - zone 32 takes in the coast of Norway
        return 32
    if lat >= 72 and 0 <= lon < 42:  # noqa: PLR2004 - Svalbard has 31, 33, 35 and 37 only
        return next(zone for zone, east in ((31, 9), (33, 21), (35, 33), (37, 42)) if lon < east)
    return int((lon + 180) // 6) + 1


def band_of(lat: float) -> str:
    """Return the letter of the band of latitude; of the last one beyond the ends."""
    band = BANDS[max(0, min(len(BANDS) - 1, int((lat + 80) // 8)))]
    return min(band, "M") if lat < 0 else band


def wrapped(lon: float) -> float:
    """Return the longitude from -180 up to, not including, 180."""
    return (lon + 180) % 360 - 180


def _middle(zone: int) -> int:
    return zone * 6 - 183


def _degrees(zone: int, north: bool, east: float, northing: float) -> tuple[float, float]:
    lon, lat = _projection(zone, north)(east, northing, inverse=True)
    return float(lat), wrapped(float(lon))


@cache
def _projection(zone: int, north: bool) -> "Proj":
    from pyproj import Proj  # noqa: PLC0415 - a tenth of a second, only when it is needed

    return Proj(proj="utm", zone=zone, south=not north, ellps="WGS84")


@cache
def _library() -> Any:
    from mgrs import MGRS  # noqa: PLC0415 - only when it is needed

    return MGRS()
