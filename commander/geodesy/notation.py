"""Coordinates as people write, say and copy them, in the notation that a post has chosen."""

from collections.abc import Callable
from typing import Final

from commander.geodesy import china
from commander.geodesy.grid import mgrs_of, utm_of, wrapped

SETTING: Final = "coordinates.notation"
"""The setting of the post in which the chosen notation stands."""

DECIMAL: Final = "decimal"
_DIGITS: Final = 5
"""Of decimal degrees: about a metre."""

_MINUTES: Final = 60 * 1000
_SECONDS: Final = 3600 * 10
"""Parts of a degree that are written: thousandths of minutes (2 m), tenths of seconds (3 m)."""


def written(lat: float, lon: float, notation: str) -> str:
    """Return a WGS 84 place in a notation; empty where the notation has no words for it.

    ``decimal``, ``ddm`` (degrees and decimal minutes), ``dms``, ``mgrs``, ``utm``, ``gcj02``,
    ``bd09``. UTM ends near the poles, GCJ-02 and BD-09 at the bounds of China; a notation from a
    newer version is not known either. What is written can be read back (`coordinates.parse`).
    """
    write = _WRITERS.get(notation)
    return write(lat, wrapped(lon)) if write is not None else ""


def readable(lat: float, lon: float, notation: str) -> str:
    """Return a place in a notation, in decimal degrees where that has no words for it."""
    return written(lat, lon, notation) or _decimal(lat, wrapped(lon))


def _decimal(lat: float, lon: float) -> str:
    return f"{abs(lat):.{_DIGITS}f}°{_ns(lat)} {abs(lon):.{_DIGITS}f}°{_ew(lon)}"


def _ddm(lat: float, lon: float) -> str:
    return f"{_minutes(lat, 2)}{_ns(lat)} {_minutes(lon, 3)}{_ew(lon)}"


def _dms(lat: float, lon: float) -> str:
    return f"{_seconds(lat, 2)}{_ns(lat)} {_seconds(lon, 3)}{_ew(lon)}"


def _minutes(degrees: float, wide: int) -> str:
    whole, part = divmod(round(abs(degrees) * _MINUTES), _MINUTES)
    return f"{whole:0{wide}}°{part / 1000:06.3f}′"


def _seconds(degrees: float, wide: int) -> str:
    whole, part = divmod(round(abs(degrees) * _SECONDS), _SECONDS)
    minutes, tenths = divmod(part, 600)
    return f"{whole:0{wide}}°{minutes:02}′{tenths / 10:04.1f}″"


def _utm(lat: float, lon: float) -> str:
    found = utm_of(lat, lon)
    if found is None:
        return ""
    return f"{found.zone}{found.band} {found.east:06.0f} {found.north:07.0f}"


def _gcj02(lat: float, lon: float) -> str:
    return f"GCJ-02 {_plain(china.gcj02(lat, lon))}" if china.shifts(lat, lon) else ""


def _bd09(lat: float, lon: float) -> str:
    return f"BD-09 {_plain(china.bd09(lat, lon))}" if china.shifts(lat, lon) else ""


def _plain(place: china.LatLon) -> str:
    return f"{place.lat:.{_DIGITS}f}, {place.lon:.{_DIGITS}f}"


def _ns(lat: float) -> str:
    return "N" if lat >= 0 else "S"


def _ew(lon: float) -> str:
    return "E" if lon >= 0 else "W"


_WRITERS: Final[dict[str, Callable[[float, float], str]]] = {
    DECIMAL: _decimal,
    "ddm": _ddm,
    "dms": _dms,
    "mgrs": mgrs_of,
    "utm": _utm,
    "gcj02": _gcj02,
    "bd09": _bd09,
}
NOTATIONS: Final = tuple(_WRITERS)
"""Every notation, in the order in which they are offered."""
