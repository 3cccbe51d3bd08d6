"""The track of a unit, thinned as it is reported, so that hours of movement cost little.

A point is kept when the fixes since the last one no longer lie on one steady movement: the swing
filter of Elmeleegy, Elmagarmid, Cecchet, Aref and Zwaenepoel, "Online piece-wise linear
approximation of numerical streams with precision guarantees", VLDB 2009, with the last fix
that still fitted kept as it was measured. From the last kept point, each fix leaves a range of
velocities that pass it by ``EPSILON_M`` at most; when the ranges have nothing in common, a turn
or a change of speed lies behind, and the fix before it becomes the next point. So a parked unit
and one on a straight road cost nothing, a corner costs one point, and every fix lies within
2 × ``EPSILON_M`` in each axis of where the track puts the unit at that time.

What a unit may cost is bounded: a point every ``EVERY_S`` seconds, of which it saves up to
``SPARE`` while it stands or drives straight; 36 an hour, some 110 bytes on the wire. When fewer
than ``PLENTY`` are saved, the bound on the error doubles with every second one that is missing,
so that those left go to the turns that matter most.
"""

import math
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

EPSILON_M: Final = 10.0
"""Twice the usual error of a satellite receiver in a street; less would keep its noise."""

EVERY_S: Final = 100
FIRST: Final = 3
SPARE: Final = 24
PLENTY: Final = 12
"""Points that may be kept in quick succession: at the beginning, at most, and before the bound on
the error grows. In simulated town traffic (drives of 5 to 15 minutes between stops of 15 to 40) the
track is 14 m off on average with 34 points an hour; 19 m if the bound on the error stays the same,
5 m with 44 points an hour if their number has none."""

LONGEST_S: Final = 900
"""A point is kept at least this often while fixes come: the track says that they came."""

STEPS: Final = 100_000
"""Steps a degree: a point is exact to 1.1 m, a second in time."""

METRES_A_DEGREE: Final = 111_195.0
"""Of latitude, on a sphere of 6,371 km."""


class Point(NamedTuple):
    """One point of a track: s UTC, latitude and longitude in steps of 1/100,000 degree."""

    at: int
    lat: int
    lon: int


def point(at: int, lat: float, lon: float) -> Point:
    """Return the point of a fix (ms UTC, degrees)."""
    return Point(at // 1000, round(lat * STEPS), round(lon * STEPS))


@dataclass(frozen=True, slots=True)
class Swing:
    """Velocities in steps a second that pass all fixes since the last kept point."""

    least: float = -math.inf
    most: float = math.inf

    def narrowed(self, moved: float, within: float, seconds: int) -> "Swing":
        """Return what of it also passes a fix that moved so far, within so much (steps)."""
        least, most = (moved - within) / seconds, (moved + within) / seconds
        return Swing(max(self.least, least), min(self.most, most))

    @property
    def empty(self) -> bool:
        """Whether no velocity is left."""
        return self.least > self.most


@dataclass(frozen=True, slots=True)
class Window:
    """What is remembered of a unit between two fixes.

    ``kept`` is the last point of the track, ``last`` the last fix; ``overdue`` when a point was
    not kept because none was to spare; ``spare`` are those left at ``last``.
    """

    kept: Point
    last: Point
    lat: Swing = Swing()
    lon: Swing = Swing()
    spare: float = FIRST - 1
    overdue: bool = False


def begun(first: Point) -> Window:
    """Return the window of a track that begins here; its first point is to be kept."""
    return Window(first, first)


def follow(window: Window, now: Point) -> tuple[Window, Point | None]:
    """Return the window after one more fix, and the point to keep, if any.

    A fix of the same second as the last, or of an earlier one, leaves both as they are.
    """
    if now.at <= window.last.at:
        return window, None
    spare = min(SPARE, window.spare + (now.at - window.last.at) / EVERY_S)
    within = EPSILON_M * 2 ** (max(0.0, PLENTY - spare) / 2)
    lat, lon = _swings(window, now, within)
    turned = window.overdue or lat.empty or lon.empty
    long = now.at - window.kept.at >= LONGEST_S
    if not (turned or long):
        return replace(window, last=now, lat=lat, lon=lon, spare=spare), None
    if spare < 1:
        return replace(window, last=now, spare=spare, overdue=True), None
    made = Window(window.last, now, spare=spare - 1)
    lat, lon = _swings(made, now, within)
    return replace(made, lat=lat, lon=lon), window.last


def _swings(window: Window, now: Point, within_m: float) -> tuple[Swing, Swing]:
    seconds = now.at - window.kept.at
    within = within_m / METRES_A_DEGREE * STEPS
    narrow = max(0.01, math.cos(math.radians(now.lat / STEPS)))
    east = _east(window.kept.lon, now.lon)
    return (
        window.lat.narrowed(now.lat - window.kept.lat, within, seconds),
        window.lon.narrowed(east, within / narrow, seconds),
    )


def _east(start: int, end: int) -> int:
    """Return how many steps east of the start the end is, the short way around."""
    half = 180 * STEPS
    return (end - start + half) % (2 * half) - half
