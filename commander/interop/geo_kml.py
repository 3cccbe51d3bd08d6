"""KML 2.2 (OGC 07-147r2) and KMZ: places with their shapes; links are not followed.

Read with the hardened XML parser and not with GDAL: GDAL chooses its driver by what a file looks
like, so that a file called KML may be a list of addresses to fetch, and it cannot be stopped.
"""

import zipfile
from datetime import UTC, tzinfo
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from commander.interop import geo_xml
from commander.interop.geo_item import (
    MOST_ITEMS,
    Columns,
    GeoFile,
    Item,
    NotTaken,
    Watch,
    bytes_of,
    text,
)
from commander.interop.geo_time import moment
from commander.interop.geo_xml import bare, child, children, said
from commander.interop.geo_zip import member

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_WANTED: Final = frozenset({"Placemark", "NetworkLink"})
_SHAPES: Final = frozenset({"Point", "LineString", "LinearRing", "Polygon", "MultiGeometry"})
_TRACKS: Final = frozenset({"Track", "MultiTrack"})


def read(path: Path, columns: Columns, zone: tzinfo = UTC, watch: Watch | None = None) -> GeoFile:
    """Read a KML or KMZ file; ``zone`` is that of times that state none. Raises UserError."""
    watch = watch or Watch()
    data = _document(path)
    items: list[Item] = []
    links = 0
    for name, element in geo_xml.elements(path, data, _WANTED, watch):
        if not name:
            if bare(element.tag) not in {"kml", "Document", "Folder", "Placemark"}:
                raise NotTaken("it is XML, but no KML", path)
        elif name == "NetworkLink":
            links += 1
        else:
            items.append(_item(len(items) + 1, element, zone))
        if len(items) > MOST_ITEMS:
            raise NotTaken("it holds more than {most} things", path, most=MOST_ITEMS)
    fields = tuple(dict.fromkeys(key for item in items for key in item.fields))
    notices = ("network_links",) if links else ()
    return GeoFile(path, "kml", tuple(items), fields, columns, notices=notices)


def _document(path: Path) -> bytes:
    if not zipfile.is_zipfile(path):
        return bytes_of(path, geo_xml.LARGEST)
    # The first KML file at the top is the one that is meant (OGC 07-147r2, annex C).
    return member(path, ".kml", geo_xml.LARGEST)


def _item(number: int, element: "Element", zone: tzinfo) -> Item:
    at, until = _times(element, zone)
    shapes: list[Any] = []
    wrong = "no_geometry"
    for one in element:
        kind = bare(one.tag)
        try:
            if kind in _SHAPES:
                shapes.append(_shape(one))
            elif kind in _TRACKS:
                shape, first, last = _track(one, zone)
                shapes.append(shape)
                at, until = at or first, until or last
        except ValueError:
            wrong = "broken"
    return Item(
        number,
        _joined(shapes),
        name=text(said(element, "name")),
        note=text(said(element, "description"), 1000),
        at=at,
        until=until,
        ref=text(element.get("id"), 200),
        fields=_extended(element),
        wrong="" if shapes else wrong,
    )


def _times(element: "Element", zone: tzinfo) -> tuple[int, int]:
    stamp, span = child(element, "TimeStamp"), child(element, "TimeSpan")
    if stamp is not None:
        return moment(said(stamp, "when"), zone), 0
    if span is not None:
        return moment(said(span, "begin"), zone), moment(said(span, "end"), zone)
    return 0, 0


def _extended(element: "Element") -> dict[str, str]:
    """Return what a place carries beside name and shape: typed or untyped data."""
    found = child(element, "ExtendedData")
    if found is None:
        return {}
    plain = {text(one.get("name"), 80): said(one, "value") for one in children(found, "Data")}
    typed = {
        text(one.get("name"), 80): (one.text or "").strip()
        for schema in children(found, "SchemaData")
        for one in children(schema, "SimpleData")
    }
    return {name: text(value, 1000) for name, value in (plain | typed).items() if name}


def _joined(shapes: list[Any]) -> Any:
    import shapely  # noqa: PLC0415 - heavy, and only files need it

    if not shapes:
        return None
    return shapes[0] if len(shapes) == 1 else shapely.GeometryCollection(shapes)


def _shape(element: "Element") -> Any:
    """Return the shape; ValueError when it has none."""
    import shapely  # noqa: PLC0415 - heavy, and only files need it

    kind = bare(element.tag)
    if kind == "Point":
        return shapely.Point(_coordinates(element)[0])
    if kind == "LineString":
        return shapely.LineString(_coordinates(element))
    if kind == "LinearRing":
        return shapely.Polygon(_coordinates(element))
    if kind == "Polygon":
        outer = [ring for side in children(element, "outerBoundaryIs") for ring in side]
        inner = [ring for side in children(element, "innerBoundaryIs") for ring in side]
        if not outer:
            raise ValueError("a polygon without an outline")
        return shapely.Polygon(_coordinates(outer[0]), [_coordinates(ring) for ring in inner])
    parts = [_shape(one) for one in element if bare(one.tag) in _SHAPES]
    if not parts:
        raise ValueError("a group without shapes")
    return shapely.GeometryCollection(parts)


def _coordinates(element: "Element") -> list[tuple[float, float]]:
    """Return longitude and latitude; ValueError when there are none."""
    found = []
    for group in said(element, "coordinates").split():
        parts = group.split(",")
        if len(parts) > 1:
            found.append((geo_xml.number(parts[0]), geo_xml.number(parts[1])))
    if not found:
        raise ValueError("no coordinates")
    return found


def _track(element: "Element", zone: tzinfo) -> tuple[Any, int, int]:
    """Return the shape of a track with its first and last time."""
    import shapely  # noqa: PLC0415 - heavy, and only files need it

    own = [element] if bare(element.tag) == "Track" else list(children(element, "Track"))
    lines, times = [], []
    for track in own:
        places = [(one.text or "").split() for one in children(track, "coord")]
        points = [(geo_xml.number(p[0]), geo_xml.number(p[1])) for p in places if len(p) > 1]
        times += [at for one in children(track, "when") if (at := moment(one.text, zone))]
        if any(one != other for one, other in pairwise(points)):
            lines.append(points)
    if not lines:
        raise ValueError("a track without a way")
    return shapely.MultiLineString(lines), min(times, default=0), max(times, default=0)
