"""Coordinates out of any text that people type or paste, with how they were read.

`parse` knows decimal degrees (signs, letters, Chinese words, decimal commas), degrees with minutes
and seconds, MGRS, UTM, GCJ-02 and BD-09 where the text says so, geo addresses and links of map
services, alone or inside a sentence. What can be read in more than one way comes as several
readings, the likeliest first, and says what was taken.
"""

import math
import re
from dataclasses import dataclass, replace
from typing import Final

from commander.errors import UserError
from commander.geodesy import china
from commander.geodesy.angles import Angle, alike, angles
from commander.geodesy.grid import BANDS, band_of, from_mgrs, from_utm
from commander.geodesy.links import is_link, linked

_DATUMS: Final = (
    ("gcj02", re.compile(r"\bgcj[- ]?(?:02)?\b|火星坐标|高德|腾讯|\bamap\b|\btencent\b", re.I)),
    ("bd09", re.compile(r"\bbd[- ]?(?:09)?(?:ll)?\b|百度|\bbaidu\b", re.I)),
    ("wgs84", re.compile(r"\bwgs[- ]?(?:84)?\b|\bepsg:4326\b", re.I)),
)
_BESIDE = re.compile(r"坐标系?|地图|\bcoord(?:inate)?s?\b|\bmaps?\b|^[\s:：=]+", re.I)
_MGRS = re.compile(
    r"(?:\bMGRS\b[:\s]*)?\b(\d{1,2}\s*[C-HJ-NP-X]|[ABYZ])\s*([A-HJ-NP-Z]{2})"
    r"\s*(\d{1,5}\s+\d{1,5}|\d{2,10})\b",
    re.I,
)
_UTM = re.compile(
    r"(?:\bUTM\b[:\s]*)?(?:\bzone\s*)?\b(\d{1,2})\s*([A-Z])[\s,]+"
    r"(\d{5,7}(?:\.\d+)?)\s*(?:m\s*)?E?(?:\s*,\s*|\s+)(\d{1,8}(?:\.\d+)?)\s*(?:m\s*)?N?\b",
    re.I,
)
_POINT = re.compile(r"^\s*(?:SRID=\d+;)?\s*POINT\s*Z?\s*\(\s*(\S+)\s+(\S+)[^)]*\)\s*$", re.I)
_RUN = re.compile(
    r"""(?:(?<![A-Za-z])[NSEWφλ](?![A-Za-z])|[\d.,;:°'"+\-/\s]|(?<=[\d°'"])[NSEW])+"""
)
_PLACES_INSIDE: Final = 3
"""Decimals that a bare number inside a sentence needs to be taken for an angle."""

_HEMISPHERES: Final = {"N": "N", "S": "M"}
"""A band of each: N lies north of the equator, M south of it."""

_EDGE: Final = 1e-4
"""Degrees: a place on the edge of two bands is in both."""

_POLAR: Final = 80.0
_FAR: Final = 10.0
"""Degrees; a reading nearer to where one looks by more than this is the likelier one."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a text: degrees of WGS 84, and how they came about.

    ``notation``: decimal, ddm, dms, mgrs, utm or link. ``datum``: what the text is in (wgs84,
    gcj02, bd09). ``swapped``: longitude was taken to stand first though nothing said so.
    ``doubt``: ``order`` when both orders are places on earth, ``datum`` when it is likely but not
    said to be WGS 84, else empty. ``side_m``: side of the square that a grid reference names.
    """

    lat: float
    lon: float
    notation: str
    datum: str = "wgs84"
    swapped: bool = False
    doubt: str = ""
    side_m: int = 0


def parse(text: str, near: tuple[float, float] | None = None) -> tuple[Reading, ...]:
    """Return every reading of the text, the likeliest first; none where it is no coordinates.

    ``near`` (latitude, longitude) is where one looks: it decides between two orders that are both
    places. UserError says what is wrong with coordinates that can be no place.
    """
    if is_link(text):
        found = linked(text)
        if found is None:
            return ()
        place = Reading(_lat(found.lat), _lon(found.lon), "link", found.datum)
        return (_in_wgs84(place),)
    datum, rest = _datum(text)
    # A square of the grid may be called BD, as a datum is: it is looked for in the whole text.
    return _point(rest) or _square(text) or _grid(rest) or _degrees(rest, datum, near)


def place(text: str, near: tuple[float, float] | None = None) -> Reading:
    """Return the likeliest reading; UserError also where the text is no coordinates at all."""
    found = parse(text, near)
    if not found:
        raise UserError(
            "“{typed}” is no place. Write 60.1699, 24.9384 or N 60°10.194' E 24°56.304' or a grid "
            "reference.",
            typed=text,
        )
    return found[0]


def _datum(text: str) -> tuple[str, str]:
    """Return the datum that the text names, empty for none, and the text without that word."""
    for name, pattern in _DATUMS:
        if pattern.search(text):
            return name, _BESIDE.sub(" ", pattern.sub(" ", text))
    return "", text


def _point(text: str) -> tuple[Reading, ...]:
    """Well-known text: longitude first, by its standard (OGC 06-103r4)."""
    found = _POINT.match(text)
    if found is None:
        return ()
    try:
        lon, lat = (float(part) for part in found.groups())
    except ValueError:
        return ()
    return (Reading(_lat(lat), _lon(lon), "decimal"),)


def _square(text: str) -> tuple[Reading, ...]:
    """MGRS anywhere in the text."""
    if found := _MGRS.search(text):
        square = from_mgrs("".join(found.groups()))
        return (Reading(square.lat, square.lon, "mgrs", side_m=square.side_m),)
    return ()


def _grid(text: str) -> tuple[Reading, ...]:
    """UTM anywhere in the text."""
    if found := _UTM.search(text):
        zone, letter, east, north = found.groups()
        return _utm(int(zone), letter.upper(), float(east), float(north))
    return ()


def _utm(zone: int, letter: str, east: float, north: float) -> tuple[Reading, ...]:
    """The letter is a band of latitude or, where the place is not in that band, a hemisphere."""
    meant = [(letter, True)] if letter in BANDS else []
    meant += [(_HEMISPHERES[letter], False)] if letter in _HEMISPHERES else []
    found: dict[tuple[float, float], Reading] = {}
    problem = UserError(
        "“{band}” is not the band of this place in UTM zone {zone}.", band=letter, zone=zone
    )
    for band, is_band in meant:
        try:
            lat, lon = from_utm(zone, band, east, north)
        except UserError as error:
            problem = error
            continue
        if not is_band or letter in {band_of(lat - _EDGE), band_of(lat + _EDGE)}:
            found[round(lat, 6), round(lon, 6)] = Reading(lat, lon, "utm", side_m=1)
    if not found:
        raise problem
    return tuple(found.values())


def _degrees(text: str, datum: str, near: tuple[float, float] | None) -> tuple[Reading, ...]:
    plain = alike(text)
    pair = angles(plain)
    if pair is None:
        pair = _inside(plain)
    if pair is None:
        return ()
    found = _ordered(pair, near)
    if datum:
        return tuple(_in_wgs84(replace(one, datum=datum)) for one in found)
    return _also_shifted(found) if found[0].notation == "decimal" else found


def _inside(text: str) -> tuple[Angle, Angle] | None:
    """Find a pair of angles inside a sentence; both must look like angles."""
    for run in sorted(_RUN.findall(text), key=len, reverse=True):
        trimmed = run.strip(" ,;:./")
        try:
            pair = angles(trimmed)
        except UserError:
            continue
        if pair is not None and all(map(_surely, pair)):
            return pair
    return None


def _surely(angle: Angle) -> bool:
    digits = angle.parts[-1].partition(".")[2]
    return (angle.fine and bool(angle.letter)) or len(digits) >= _PLACES_INSIDE


def _ordered(pair: tuple[Angle, Angle], near: tuple[float, float] | None) -> tuple[Reading, ...]:
    """Tell which angle is which; where nothing says so, by what can be a place."""
    first, second = pair
    notation = ("decimal", "ddm", "dms")[max(len(first.parts), len(second.parts)) - 1]
    a, b = first.degrees, second.degrees
    if first.axis is not None or second.axis is not None:
        lon_first = first.axis == 1 or second.axis == 0
        lat, lon = (b, a) if lon_first else (a, b)
        return (Reading(_lat(lat), _lon(lon), notation),)
    straight = abs(a) <= 90 and abs(b) <= 180  # noqa: PLR2004 - degrees
    swapped = abs(b) <= 90 and abs(a) <= 180  # noqa: PLR2004
    if not straight and not swapped:
        raise UserError(
            "{first}, {second} is no place on earth: latitude goes from -90 to 90, longitude from "
            "-180 to 180.",
            first=f"{a:g}",
            second=f"{b:g}",
        )
    if not (straight and swapped) or a == b:
        lat, lon = (a, b) if straight else (b, a)
        return (Reading(lat, lon, notation, swapped=not straight),)
    readings = [
        Reading(a, b, notation, doubt="order"),
        Reading(b, a, notation, swapped=True, doubt="order"),
    ]
    if _likelier(readings[1], readings[0], near):
        readings.reverse()
    return tuple(readings)


def _likelier(one: Reading, other: Reading, near: tuple[float, float] | None) -> bool:
    """Whether the first is the likelier place of the two.

    Near to where one looks, else in China when the other is in the Arctic: Ürümqi typed as
    87.6, 43.8 would lie on the ice.
    """
    if near is not None and abs(_away(one, near) - _away(other, near)) > _FAR:
        return _away(one, near) < _away(other, near)
    return china.shifts(one.lat, one.lon) and abs(other.lat) > _POLAR


def _away(reading: Reading, near: tuple[float, float]) -> float:
    """Return roughly how many degrees of a great circle lie between them."""
    lat, other = math.radians(reading.lat), math.radians(near[0])
    apart = math.radians(reading.lon - near[1])
    cosine = math.sin(lat) * math.sin(other) + math.cos(lat) * math.cos(other) * math.cos(apart)
    return math.degrees(math.acos(max(-1.0, min(1.0, cosine))))


def _also_shifted(found: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Inside China, decimal degrees of which nothing says the datum may come from a map service."""
    first = found[0]
    if not china.shifts(first.lat, first.lon):
        return found
    taken = replace(first, doubt=first.doubt or "datum")
    others = (_in_wgs84(replace(first, datum=datum)) for datum in ("gcj02", "bd09"))
    return (taken, *found[1:], *others)


def _in_wgs84(reading: Reading) -> Reading:
    """Return a reading whose degrees are those of its datum with degrees of WGS 84."""
    back = {"gcj02": china.from_gcj02, "bd09": china.from_bd09}.get(reading.datum)
    if back is None:
        return reading
    lat, lon = back(reading.lat, reading.lon)
    return replace(reading, lat=lat, lon=lon)


def _lat(value: float) -> float:
    if abs(value) > 90:  # noqa: PLR2004 - degrees
        raise UserError("{value} is no latitude: it goes from -90 to 90.", value=f"{value:g}")
    return value


def _lon(value: float) -> float:
    if abs(value) > 180:  # noqa: PLR2004 - degrees
        raise UserError("{value} is no longitude: it goes from -180 to 180.", value=f"{value:g}")
    return value
