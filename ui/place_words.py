"""What places, directions and notations of coordinates are called: translated, in one place."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from commander.geodesy.coordinates import Reading
    from commander.maps.places_search import Near

translate = QCoreApplication.translate
_Words = Mapping[str, Callable[[], str]]
_KM: Final = 1000
_FAR: Final = 10_000
_AT_M: Final = 15.0
"""Within this a place is at another one: about the width of a street."""

NOTATION_NAMES: Final[_Words] = {
    "decimal": lambda: translate("places", "Decimal degrees"),
    "ddm": lambda: translate("places", "Degrees and minutes"),
    "dms": lambda: translate("places", "Degrees, minutes, seconds"),
    "mgrs": lambda: translate("places", "Military grid (MGRS)"),
    "utm": lambda: translate("places", "UTM"),
    "gcj02": lambda: translate("places", "GCJ-02 (Amap, Tencent)"),
    "bd09": lambda: translate("places", "BD-09 (Baidu)"),
    "link": lambda: translate("places", "Link"),
}
KIND_NAMES: Final[_Words] = {
    "city": lambda: translate("places", "City"),
    "town": lambda: translate("places", "Town"),
    "suburb": lambda: translate("places", "District"),
    "village": lambda: translate("places", "Village"),
    "station": lambda: translate("places", "Station"),
    "hospital": lambda: translate("places", "Hospital"),
    "fire_station": lambda: translate("places", "Fire station"),
    "police": lambda: translate("places", "Police station"),
    "school": lambda: translate("places", "School"),
    "street": lambda: translate("places", "Street"),
    "place": lambda: translate("places", "Place"),
    "poi": lambda: translate("places", "Point of interest"),
    "water": lambda: translate("places", "Water"),
    "nature": lambda: translate("places", "Landscape"),
    "building": lambda: translate("places", "Building"),
    "address": lambda: translate("places", "Address"),
    "hydrant": lambda: translate("places", "Hydrant"),
}
_COMPASS: Final = (
    lambda: translate("places", "N", "direction"),
    lambda: translate("places", "NE", "direction"),
    lambda: translate("places", "E", "direction"),
    lambda: translate("places", "SE", "direction"),
    lambda: translate("places", "S", "direction"),
    lambda: translate("places", "SW", "direction"),
    lambda: translate("places", "W", "direction"),
    lambda: translate("places", "NW", "direction"),
)


def notation(code: str) -> str:
    """The name of a notation of coordinates."""
    return NOTATION_NAMES[code]() if code in NOTATION_NAMES else code


def kind(code: str) -> str:
    """The word for a kind of place."""
    return KIND_NAMES[code]() if code in KIND_NAMES else code


def compass(degrees: float) -> str:
    """The nearest of eight directions for degrees from north, such as NE."""
    return _COMPASS[round(degrees % 360 / 45) % 8]()


def distance(metres: float) -> str:
    """A distance as one says it: “420 m”, “1.2 km”, “34 km”."""
    if metres < _KM:
        return f"{metres:.0f} m"
    return f"{metres / _KM:.1f} km" if metres < _FAR else f"{metres / _KM:.0f} km"


def direction(degrees: float) -> str:
    """A direction in three digits and in a letter, as on the radio: “045° NE”."""
    return f"{round(degrees) % 360:03}° {compass(degrees)}"


def near(found: "Near") -> str:
    """Where a place lies from a known one: “420 m NE of Kaivokatu”."""
    if found.metres < _AT_M:
        return translate("places", "at {name}").format(name=found.name)
    return translate("places", "{distance} {direction} of {name}").format(
        distance=distance(found.metres), direction=compass(found.bearing), name=found.name
    )


def reading(one: "Reading") -> str:
    """How typed coordinates were read: “Decimal degrees · longitude first”."""
    parts = [notation(one.notation)]
    if one.swapped:
        parts.append(translate("places", "longitude first"))
    if one.datum != "wgs84":
        parts.append(translate("places", "as {datum}").format(datum=notation(one.datum)))
    if one.side_m > 1:
        parts.append(
            translate("places", "middle of a square of {size}").format(size=distance(one.side_m))
        )
    if one.doubt == "order":
        parts.append(translate("places", "either order is a place"))
    elif one.doubt == "datum":
        parts.append(translate("places", "taken as WGS 84"))
    return " · ".join(parts)
