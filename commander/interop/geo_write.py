"""The map of a moment for other programs: GeoJSON, KML, GPX and CSV.

What people typed is text in every form: escaped in XML, and no formula in a table.
"""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

import msgspec

from commander.errors import EnvironmentProblem
from commander.interop.geo_item import Watch
from commander.linkage.map_moment import (
    Moment,
    Say,
    Thing,
    outline,
    plainly,
    said,
    shown,
    title,
)

KML: Final = "http://www.opengis.net/kml/2.2"
GPX: Final = "http://www.topografix.com/GPX/1/1"
COLOURS: Final[Mapping[str, str]] = {
    "accent": "0b63c5",
    "red": "c62828",
    "orange": "a84f00",
    "yellow": "7a6200",
    "blue": "0b63c5",
    "green": "1b7a4b",
    "purple": "6b3fc0",
    "muted": "55636f",
}
"""Colour roles on white paper, rrggbb."""

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def write(moment: Moment, path: Path, say: Say = plainly, watch: Watch | None = None) -> None:
    """Write a moment in the form that the path ends with; an older file stays if that fails.

    ``say`` gives words for codes. Raises EnvironmentProblem, or Stopped.
    """
    watch = watch or Watch()
    watch.at("writing", 0, 1)
    data = FORMS[path.suffix.casefold().removeprefix(".")](moment, say)
    watch.at("writing", 1, 1)
    keep(path, data)


def keep(path: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises EnvironmentProblem."""
    waiting = path.with_name(path.name + ".new")
    try:
        waiting.write_bytes(data)
        waiting.replace(path)
    except OSError as error:
        waiting.unlink(missing_ok=True)
        raise EnvironmentProblem(
            "{path} cannot be written: {reason}.", path=path, reason=error.strerror or error
        ) from error


def properties(moment: Moment, thing: Thing) -> dict[str, Any]:
    """Return what is known of a thing, under names that stay the same; empty values left out."""
    found: dict[str, Any] = {
        "commander": thing.what,
        "name": thing.name,
        "kind": thing.kind,
        "state": thing.state,
        "department": thing.department,
        "owner": thing.owner,
        "order_word": thing.order_word,
        "time": moment.iso(thing.since),
        "until": moment.iso(thing.until),
        "source": thing.source,
        "note": thing.note,
        "radius_m": thing.radius_m,
        "planned": thing.planned,
        "approximate": thing.approx,
        "lifted": thing.lifted,
        "exercise": moment.exercise,
    }
    return {name: value for name, value in found.items() if value}


def identity(moment: Moment, thing: Thing) -> str:
    """Return what names a thing everywhere: its operation, what it is, and its key."""
    entity = "feature" if thing.what == "drawing" else thing.what
    return f"{moment.operation.key}/{entity}/{thing.key}"


def geojson(moment: Moment, _say: Say = plainly) -> bytes:
    """Return GeoJSON (RFC 7946); a circle is a point with ``radius_m``."""
    features = [
        {
            "type": "Feature",
            "id": identity(moment, thing),
            "geometry": thing.geometry,
            "properties": properties(moment, thing),
        }
        for thing in moment.things
    ]
    whole = {
        "type": "FeatureCollection",
        "name": title(moment),
        "at": moment.iso(moment.at),
        "exercise": moment.exercise,
        "features": features,
    }
    return msgspec.json.encode(whole)


def kml(moment: Moment, say: Say = plainly) -> bytes:
    """Return KML 2.2, with a folder for drawings, units and incidents each."""
    root = Element("kml", xmlns=KML)
    document = SubElement(root, "Document")
    _text(document, "name", title(moment))
    for role, colour in COLOURS.items():
        _style(document, role, colour, width=3)
        _style(document, f"{role}-planned", colour, width=1)
    for what in ("drawing", "unit", "incident"):
        folder = SubElement(document, "Folder")
        _text(folder, "name", say(what))
        for thing in (one for one in moment.things if one.what == what):
            _placemark(folder, moment, thing, say)
    return _bytes(root)


def _style(document: Element, ident: str, colour: str, width: int) -> None:
    """Add a style; KML writes colours as aabbggrr."""
    turned = colour[4:] + colour[2:4] + colour[:2]
    style = SubElement(document, "Style", id=ident)
    _text(SubElement(style, "IconStyle"), "color", f"ff{turned}")
    line = SubElement(style, "LineStyle")
    _text(line, "color", f"ff{turned}")
    _text(line, "width", str(width))
    _text(SubElement(style, "PolyStyle"), "color", f"33{turned}")


def _placemark(folder: Element, moment: Moment, thing: Thing, say: Say) -> None:
    mark = SubElement(folder, "Placemark")
    _text(mark, "name", shown(thing, say))
    _text(mark, "description", said(moment, thing, say))
    if thing.since:
        _text(SubElement(mark, "TimeStamp"), "when", moment.iso(thing.since))
    _text(mark, "styleUrl", f"#{thing.colour}{'-planned' if thing.planned else ''}")
    data = SubElement(mark, "ExtendedData")
    known = {"id": identity(moment, thing), **properties(moment, thing)}
    for name, value in known.items():
        entry = SubElement(data, "Data", name=name)
        _text(entry, "value", _cell(value))
    _kml_shape(mark, outline(thing))


def _kml_shape(parent: Element, geometry: Mapping[str, Any]) -> None:
    kind, coordinates = str(geometry["type"]), geometry["coordinates"]
    if kind.startswith("Multi"):
        group = SubElement(parent, "MultiGeometry")
        for part in coordinates:
            _kml_shape(group, {"type": kind.removeprefix("Multi"), "coordinates": part})
        return
    shape = SubElement(parent, kind)
    if kind == "Point":
        _text(shape, "coordinates", _tuple(coordinates))
    elif kind == "LineString":
        _text(shape, "coordinates", " ".join(map(_tuple, coordinates)))
    else:
        for place, ring in enumerate(coordinates):
            side = SubElement(shape, "innerBoundaryIs" if place else "outerBoundaryIs")
            _text(SubElement(side, "LinearRing"), "coordinates", " ".join(map(_tuple, ring)))


def _tuple(place: Any) -> str:
    return f"{place[0]:.7f},{place[1]:.7f}"


def gpx(moment: Moment, say: Say = plainly) -> bytes:
    """Return GPX 1.1: points as waypoints, lines as tracks, areas as tracks along their edge."""
    root = Element("gpx", xmlns=GPX, version="1.1", creator="Commander")
    head = SubElement(root, "metadata")
    _text(head, "name", title(moment))
    _text(head, "time", _zulu(moment.at))
    points = [one for one in moment.things if _kind(one) == "Point" and one.radius_m <= 0]
    for thing in points:
        lon, lat = thing.geometry["coordinates"][:2]
        _waypoint(root, "wpt", (lon, lat), thing, moment, say)
    for thing in (one for one in moment.things if one not in points):
        track = SubElement(root, "trk")
        _words(track, thing, moment, say)
        for line in _lines(outline(thing)):
            segment = SubElement(track, "trkseg")
            for place in line:
                SubElement(segment, "trkpt", _at(place))
    return _bytes(root)


def _kind(thing: Thing) -> str:
    return str(thing.geometry["type"])


def _waypoint(root: Element, tag: str, place: Any, thing: Thing, moment: Moment, say: Say) -> None:
    point = SubElement(root, tag, _at(place))
    if thing.since:
        _text(point, "time", _zulu(thing.since))
    _words(point, thing, moment, say)


def _words(parent: Element, thing: Thing, moment: Moment, say: Say) -> None:
    _text(parent, "name", shown(thing, say))
    _text(parent, "desc", said(moment, thing, say))
    _text(parent, "type", thing.kind or thing.what)


def _at(place: Any) -> dict[str, str]:
    return {"lat": f"{place[1]:.7f}", "lon": f"{place[0]:.7f}"}


def _zulu(at: int) -> str:
    from datetime import UTC, datetime  # noqa: PLC0415 - one line needs it

    return f"{datetime.fromtimestamp(at / 1000, UTC):%Y-%m-%dT%H:%M:%SZ}"


def _lines(geometry: Mapping[str, Any]) -> Iterator[Any]:
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind == "LineString":
        yield coordinates
    elif kind in {"MultiLineString", "Polygon"}:
        yield from coordinates
    elif kind == "MultiPolygon":
        for part in coordinates:
            yield from part
    elif kind == "MultiPoint":
        yield coordinates


COLUMNS: Final = (
    "id",
    "commander",
    "name",
    "kind",
    "state",
    "department",
    "owner",
    "order_word",
    "lat",
    "lon",
    "time",
    "until",
    "source",
    "note",
    "radius_m",
    "planned",
    "approximate",
    "lifted",
    "exercise",
    "wkt",
)
"""Columns of the table, in their order."""


def table(moment: Moment, _say: Say = plainly) -> bytes:
    """Return CSV in UTF-8 with a mark that spreadsheets know it by; shapes as WKT."""
    import shapely  # noqa: PLC0415 - heavy, and only files need it

    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, restval="")
    writer.writeheader()
    for thing in moment.things:
        shape = shapely.from_geojson(msgspec.json.encode(thing.geometry).decode())
        middle = shape.representative_point()
        row = {
            "id": identity(moment, thing),
            **properties(moment, thing),
            "lat": f"{middle.y:.7f}",
            "lon": f"{middle.x:.7f}",
            "wkt": shapely.to_wkt(shape, rounding_precision=7),
        }
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _cell(value: Any) -> str:
    """Return a value as text; what a spreadsheet would take for a formula gets a sign before."""
    if isinstance(value, bool):
        return "true" if value else ""
    found = str(value)
    number = found.lstrip("-").replace(".", "", 1).isdigit()
    return f"'{found}" if found.startswith(_FORMULA) and not number else found


def _text(parent: Element, tag: str, value: str) -> None:
    """Add an element with text; signs that XML cannot hold are left out."""
    found = SubElement(parent, tag)
    found.text = "".join(sign for sign in value if sign.isprintable() or sign in "\n\t")


def _bytes(root: Element) -> bytes:
    indent(root)
    found: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return found


FORMS: Final[Mapping[str, Callable[[Moment, Say], bytes]]] = {
    "geojson": geojson,
    "kml": kml,
    "gpx": gpx,
    "csv": table,
}
"""What can be written, by the ending of the file."""
