"""What a receiver says at one moment."""

from dataclasses import dataclass
from typing import Final

UERE_M: Final = 15.0
UERE_AIDED_M: Final = 3.75
"""Horizontal error in metres, with 95 % confidence, for a dilution of 1: of a receiver alone, and
of one that is aided (differential, RTK). The figures that gpsd uses (H_UERE_NO_DGPS and
H_UERE_WITH_DGPS in gpsd 3.x)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A place, or that there is none: ``lat`` and ``lon`` (WGS 84) are None without a fix.

    ``at`` is the receiver's time in ms UTC, None where it does not tell the date. ``accuracy_m``
    is a radius (0: not known); ``speed`` m/s, ``heading`` degrees from north, None where not said.
    ``source`` is how the place is known: gps, simulated, inferred (dead reckoning) or reported
    (typed into the receiver). ``quality`` is a code for the window: none, alone, aided, rtk,
    estimated, manual, simulated.
    """

    lat: float | None = None
    lon: float | None = None
    at: int | None = None
    accuracy_m: float = 0.0
    speed: float | None = None
    heading: float | None = None
    satellites: int | None = None
    hdop: float | None = None
    source: str = "gps"
    quality: str = "none"


def accuracy(hdop: float | None, *, aided: bool = False) -> float:
    """Return the radius in metres for a dilution of precision: HDOP × 15 m, or × 3.75 m if aided.

    0 (not known) without a dilution.
    """
    if hdop is None or hdop <= 0:
        return 0.0
    return hdop * (UERE_AIDED_M if aided else UERE_M)
