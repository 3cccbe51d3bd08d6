"""A fix: where a device says that a unit is."""

import math
from dataclasses import dataclass, replace
from typing import Final

APPROX_M: Final = 100.0
"""A fix that may be further off than this shows as ≈."""

AHEAD_MS: Final = 60_000
"""A fix later than now by more than this comes from a clock that is wrong (as for stamps)."""

MOST_ACCURACY_M: Final = 100_000.0
MOST_SPEED: Final = 1_000.0
MOST_AT: Final = 2**47
"""Bounds of what is believed: metres, metres a second, ms UTC (the year 6429)."""

LONGEST_KEY: Final = 64
LONGEST_SOURCE: Final = 20


class WrongFix(ValueError):
    """A fix that cannot be one; the text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """Where a unit was ``at`` (ms UTC): degrees of WGS 84, and how that is known.

    ``source`` is gps, phone, simulated or another short code. ``accuracy_m`` is the radius in
    metres (0: not known), ``speed`` in m/s and ``heading`` in degrees from north are None where
    nobody measured them. ``device`` is the post that reported it (16 hex digits, "" before that).
    """

    unit: str
    lat: float
    lon: float
    at: int
    source: str = "gps"
    accuracy_m: float = 0.0
    speed: float | None = None
    heading: float | None = None
    device: str = ""


def checked(fix: Fix) -> Fix:
    """Return the fix as it is kept everywhere: rounded to what devices can know.

    Degrees to 6 places (0.1 m), accuracy to metres, speed to 0.1 m/s, heading to degrees below
    360. Raises WrongFix for what is no place on earth, no time or out of all bounds.
    """
    if not 0 < len(fix.unit) <= LONGEST_KEY:
        raise WrongFix("the unit's key is missing or too long")
    if not (0 < len(fix.source) <= LONGEST_SOURCE and fix.source.isascii()):
        raise WrongFix("the source is no short code")
    if not (_within(fix.lat, -90, 90) and _within(fix.lon, -180, 180)):
        raise WrongFix("this is no place on earth")
    if not 0 <= fix.at <= MOST_AT:
        raise WrongFix("the time is out of range")
    if not _within(fix.accuracy_m, 0, MOST_ACCURACY_M):
        raise WrongFix("the accuracy is out of range")
    if fix.speed is not None and not _within(fix.speed, 0, MOST_SPEED):
        raise WrongFix("the speed is out of range")
    if fix.heading is not None and not _within(fix.heading, 0, 360):
        raise WrongFix("the heading is out of range")
    return replace(
        fix,
        lat=round(fix.lat, 6),
        lon=round(fix.lon, 6),
        accuracy_m=float(math.ceil(fix.accuracy_m)),
        speed=None if fix.speed is None else round(fix.speed, 1),
        heading=None if fix.heading is None else float(round(fix.heading) % 360),
    )


def _within(value: float, least: float, most: float) -> bool:
    return math.isfinite(value) and least <= value <= most
