"""What is found in other people's files, and what is wrong with it, in words."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from commander.interop.geo_check import KINDS, Bounds
from commander.interop.geo_item import GeoFile, Item, Problem
from ui.words import (
    EVENT_TYPES,
    FEATURE_KINDS,
    PLACE_SOURCES,
    UNIT_STATUSES,
    operation_kind,
)

translate = QCoreApplication.translate
_Words = Mapping[str, Callable[[], str]]

_FORMS: Final[_Words] = {
    "geojson": lambda: "GeoJSON",
    "kml": lambda: "KML",
    "gpx": lambda: "GPX",
    "csv": lambda: translate("files", "Table (CSV)"),
    "shapefile": lambda: translate("files", "Shapefile"),
    "geopackage": lambda: "GeoPackage",
}
_PROBLEMS: Final[_Words] = {
    "no_geometry": lambda: translate("files", "it has no place"),
    "broken": lambda: translate("files", "its shape cannot be read"),
    "not_finite": lambda: translate("files", "a coordinate is no number"),
    "out_of_range": lambda: translate("files", "it lies nowhere on earth"),
    "cut_off": lambda: translate("files", "the line is cut off"),
    "crossing": lambda: translate(
        "files", "its outline crosses itself; it is mended, look at it afterwards"
    ),
    "simplified": lambda: translate(
        "files", "it has more points than a map can show; it is simplified"
    ),
    "antimeridian": lambda: translate("files", "it crosses the 180th meridian and is cut there"),
    "no_crs": lambda: translate(
        "files",
        "The file does not say which coordinates it uses; degrees of WGS 84 are assumed.",
    ),
    "network_links": lambda: translate(
        "files", "It refers to files elsewhere; these were not followed."
    ),
    "more_tables": lambda: translate("files", "Tables without places were left out."),
}
_KINDS: Final[_Words] = {
    "point": lambda: translate("files", "Point"),
    "line": lambda: translate("files", "Line"),
    "area": lambda: translate("files", "Area"),
}
_PHASES: Final[_Words] = {
    "reading": lambda: translate("files", "Reading"),
    "checking": lambda: translate("files", "Checking"),
    "taking": lambda: translate("files", "Taking in"),
    "writing": lambda: translate("files", "Writing"),
    "drawing": lambda: translate("files", "Drawing the map"),
    "converting": lambda: translate("files", "Drawing tiles"),
    "names": lambda: translate("files", "Names for the search"),
    "finishing": lambda: translate("files", "Finishing"),
}
_SAID: Final[_Words] = {
    "drawing": lambda: translate("files", "Drawing"),
    "unit": lambda: translate("files", "Unit"),
    "incident": lambda: translate("files", "Incident"),
    "planned": lambda: translate("files", "planned"),
    "lifted": lambda: translate("files", "lifted"),
    "approximate": lambda: translate("files", "approximate"),
    "notes": lambda: translate("files", "Notes"),
    "import": lambda: translate("files", "from a file"),
}


def form(file: GeoFile) -> str:
    """What kind of file it is, and the projection that it was in."""
    known = _FORMS.get(file.form)
    name = known() if known else file.form
    return f"{name} · {file.crs}" if file.crs else name


def problem(code: str) -> str:
    """What is wrong with an item, or is to be known of it."""
    known = _PROBLEMS.get(code)
    return known() if known else code


def phase(code: str) -> str:
    """What is being done."""
    known = _PHASES.get(code)
    return known() if known else code


def kind(item: Item) -> str:
    """Point, line or area."""
    return _KINDS[KINDS[item.geometry.geom_type]]()


def number(count: int) -> str:
    """A count with the separators of the language."""
    return QLocale().toString(count)


def where(file: GeoFile, one: Problem) -> str:
    """Where in the file: the line of a table, else which of its things."""
    if file.counted == "line":
        return translate("files", "Line {number}").format(number=number(one.number))
    return translate("files", "No. {number}").format(number=number(one.number))


def counted(counts: Mapping[str, int]) -> str:
    """How many points, lines and areas there are."""
    texts = {
        "point": translate("files", "Points: {count}"),
        "line": translate("files", "Lines: {count}"),
        "area": translate("files", "Areas: {count}"),
    }
    found = [texts[name].format(count=number(counts[name])) for name in texts if counts[name]]
    return " · ".join(found) or translate("files", "Nothing that has a place")


def extent(bounds: Bounds | None) -> str:
    """What the things cover, in degrees."""
    if bounds is None:
        return ""
    west, south, east, north = bounds
    return f"{south:.4f}, {west:.4f} – {north:.4f}, {east:.4f}"


def say(code: str) -> str:
    """A word for a code in what is handed out."""
    for table in (_SAID, FEATURE_KINDS, UNIT_STATUSES, EVENT_TYPES, PLACE_SOURCES):
        if code in table:
            return table[code]()
    if code in {"exercise", "demonstration"}:
        return operation_kind(code)
    return code.replace("_", " ")
