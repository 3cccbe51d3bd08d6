"""What a base map is: an area of the library, a tile out of it, and how far an import is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["raster", "vector", "world"]
Schema = Literal["protomaps", "openmaptiles", "reference", "other", ""]
Box = tuple[float, float, float, float]
"""West, south, east, north in degrees (WGS 84)."""

WORLD: Final = "world"
"""Key of the outline of the world, which the page draws by itself: it has no tiles."""

MERCATOR_LAT: Final = 85.051129
"""Web Mercator ends at this latitude (EPSG:3857: where the square world closes)."""

EVERYWHERE: Final[Box] = (-180.0, -MERCATOR_LAT, 180.0, MERCATOR_LAT)
MAX_ZOOM: Final = 24
"""Deepest zoom taken from anybody: a tile is then about two metres wide at the equator."""


@dataclass(frozen=True, slots=True)
class Area:
    """A base map in the library.

    ``key`` is stable and safe in an address (lower-case letters, digits, hyphens). ``attribution``
    is plain text and must be shown wherever the area is. ``data_date`` is an ISO date, or empty
    when the file does not say. ``added_at`` is in ms UTC, 0 for what is built in. ``layers`` are
    the layers of a vector area, as the file tells them. ``file`` is where it lies, for people;
    ``missing``: it is not there now.

    The ``schema`` "reference" is that of a layer over the base maps, made of a file of things; it
    is drawn in ``colour``, a role of the theme.

    ``notes`` are codes of what a person should know: "unknown_schema" (vector layers that no rules
    fit), "no_attribution", "in_place" (used where it lies, not copied), "converted" (here),
    "too_large_for_names" (nothing of it is found by the place search), "shifted" (an online map of
    China that lies some 500 m beside the true place).
    """

    key: str
    name: str
    kind: Kind
    bounds: Box
    min_zoom: int
    max_zoom: int
    schema: Schema = ""
    tile_size: int = 256
    mime: str = ""
    attribution: str = ""
    licence: str = ""
    size: int = 0
    added_at: int = 0
    data_date: str = ""
    builtin: bool = False
    online: bool = False
    missing: bool = False
    layers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    file: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """A tile as it is drawn: compression undone."""

    data: bytes
    mime: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is: ``done`` from 0 to 1, ``what`` a code.

    Codes: "checking", then "copying", or "reading" and "converting", "names" whenever it works on
    what the place search needs, "finishing".
    """

    done: float
    what: str


Told = Callable[[Progress], None]
Cancelled = Callable[[], bool]


def silent(_progress: Progress) -> None:
    """Tell nobody."""


def never() -> bool:
    """Nobody cancels."""
    return False


class Stopped(Exception):
    """The import was cancelled; nothing of it stays."""


@dataclass(frozen=True, slots=True)
class OnlineSource:
    """A server of tiles, as a person enters it.

    ``template`` is an https address with {z}, {x}, {y} and perhaps {s} (a, b, c) and {r} (left
    out); plain http only on this machine or a private network. ``attribution`` must be given.
    ``terms_accepted``: the person has read what `commander.maps.online_source.terms_of` says of it.
    ``key_value`` stands for {key} in the template; it is never logged nor listed.
    """

    name: str
    template: str
    attribution: str
    terms_accepted: bool = False
    kind: Literal["raster", "vector"] = "raster"
    min_zoom: int = 0
    max_zoom: int = 19
    tile_size: int = 256
    bounds: Box = EVERYWHERE
    key_value: str = ""
