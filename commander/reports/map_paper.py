"""A map on paper in true scale: sheets, frames, scales, and the zoom that draws a scale."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PAPERS: Final[Mapping[str, tuple[float, float]]] = {
    "A4": (210.0, 297.0),
    "A3": (297.0, 420.0),
    "Letter": (215.9, 279.4),
}
"""Width and height in mm, upright (ISO 216; ANSI/ASME Y14.1)."""

SCALES: Final = (
    500,
    1_000,
    2_500,
    5_000,
    10_000,
    25_000,
    50_000,
    100_000,
    250_000,
    500_000,
    1_000_000,
    2_500_000,
    10_000_000,
)
"""Denominators that maps are printed in."""

FIT: Final = 0
"""The scale that shows everything."""

_RADIUS_M: Final = 6_378_137.0
_SQUARED: Final = 0.00669437999014
"""Radius and squared eccentricity of WGS 84 (NGA.STND.0036)."""

_TILE: Final = 256
"""Pixels of a tile at the zooms that Leaflet counts."""

_MARGIN: Final = 10.0
_HEAD: Final = 16.0
_FOOT: Final = 16.0
_SIDE: Final = 52.0
_BELOW: Final = 46.0
_GAP: Final = 3.0

Box = tuple[float, float, float, float]
"""Left, top, width and height in mm."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet: what it is called in `PAPERS`, and how it lies."""

    name: str = "A4"
    landscape: bool = True

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in mm."""
        width, height = PAPERS[self.name]
        return (height, width) if self.landscape else (width, height)


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What somebody wants on paper: ``scale`` is a denominator, or `FIT`.

    The path ends with .pdf or .png. ``by`` is who prints.
    """

    path: Path
    paper: Paper = Paper()
    scale: int = FIT
    grid: bool = True
    legend: bool = True
    by: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands on a sheet; ``legend`` is None where there is none."""

    head: Box
    map: Box
    foot: Box
    legend: Box | None


def layout(paper: Paper, *, legend: bool) -> Layout:
    """Return the layout: the legend beside a map that lies, below one that stands."""
    width, height = paper.size
    inner, top = width - 2 * _MARGIN, _MARGIN + _HEAD
    bottom = height - _MARGIN - _FOOT
    side = _SIDE if legend and paper.landscape else 0.0
    below = _BELOW if legend and not paper.landscape else 0.0
    shown = (_MARGIN, top, inner - side - (_GAP if side else 0), bottom - top - below)
    box: Box | None = None
    if side:
        box = (_MARGIN + inner - side, top, side, bottom - top)
    elif below:
        box = (_MARGIN, bottom - below + _GAP, inner, below - _GAP)
    return Layout(
        (_MARGIN, _MARGIN, inner, _HEAD - _GAP), shown, (_MARGIN, bottom + _GAP, inner, _FOOT), box
    )


def metres_per_mercator(lat: float) -> float:
    """Return how many metres on the ground one metre of Web Mercator is, at a latitude.

    Web Mercator (EPSG:3857) is not conformal: east-west and north-south differ by up to 0.7 %;
    this is the geometric mean of both, so that each is off by at most 0.35 %.
    """
    sine, cosine = math.sin(math.radians(lat)), math.cos(math.radians(lat))
    bent = 1 - _SQUARED * sine * sine
    east = cosine / math.sqrt(bent)
    north = cosine * (1 - _SQUARED) / bent**1.5
    return math.sqrt(east * north)


def zoom_for(scale: float, lat: float, pixels_per_mm: float) -> float:
    """Return the zoom at which the middle of a map has a scale (its denominator)."""
    metres_per_pixel = scale / 1000 / pixels_per_mm
    whole = 2 * math.pi * _RADIUS_M * metres_per_mercator(lat)
    return math.log2(whole / (_TILE * metres_per_pixel))


def scale_of(zoom: float, lat: float, pixels_per_mm: float) -> float:
    """Return the scale's denominator of a map at a zoom; the inverse of `zoom_for`."""
    whole = 2 * math.pi * _RADIUS_M * metres_per_mercator(lat)
    return whole / (_TILE * 2**zoom) * pixels_per_mm * 1000


@dataclass(frozen=True, slots=True)
class Fitting:
    """Where a sheet's middle lies (degrees), and its scale."""

    lat: float
    lon: float
    scale: int


def fitting(bounds: tuple[float, float, float, float], box: Box) -> Fitting:
    """Return the largest scale that shows bounds (west, south, east, north) in a frame of mm."""
    west, south, east, north = bounds
    low, high = _mercator(south), _mercator(north)
    lat = math.degrees(2 * math.atan(math.exp((low + high) / 2)) - math.pi / 2)
    lon = (west + east) / 2
    ground = _RADIUS_M * metres_per_mercator(lat) * 1000
    wide, tall = math.radians(east - west) * ground, (high - low) * ground
    # A tenth of the frame stays free on each side.
    needed = max(wide / (box[2] * 0.8), tall / (box[3] * 0.8))
    scale = next((one for one in SCALES if one >= needed and one >= _CLOSEST), SCALES[-1])
    return Fitting(lat, lon, scale)


_CLOSEST: Final = 2_500
"""One single place is shown at this scale: a few streets around it."""

_STEEPEST: Final = 85.0


def _mercator(lat: float) -> float:
    bounded = max(-_STEEPEST, min(_STEEPEST, lat))
    return math.log(math.tan(math.pi / 4 + math.radians(bounded) / 2))


def scale_bar(scale: float, most_mm: float) -> tuple[float, float]:
    """Return the longest round distance (1, 2, 5 times a power of ten, m) and its length in mm."""
    most = most_mm * scale / 1000
    power = 10.0 ** math.floor(math.log10(most))
    metres = max(step * power for step in (1, 2, 5) if step * power <= most)
    return metres, metres / scale * 1000
