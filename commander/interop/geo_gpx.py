"""GPX 1.0 and 1.1 (topografix.com): waypoints, routes and tracks, with their times."""

from datetime import UTC, tzinfo
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
from commander.interop.geo_xml import bare, children, number, said

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_WANTED: Final = frozenset({"wpt", "rte", "trk"})
_LEAST: Final = 2


def read(path: Path, columns: Columns, zone: tzinfo = UTC, watch: Watch | None = None) -> GeoFile:
    """Read a file; ``zone`` is that of times that state none. Raises UserError."""
    watch = watch or Watch()
    data = bytes_of(path, geo_xml.LARGEST)
    items: list[Item] = []
    for name, element in geo_xml.elements(path, data, _WANTED, watch):
        if not name:
            if bare(element.tag) != "gpx":
                raise NotTaken("it is XML, but no GPX", path)
            continue
        items.append(_item(len(items) + 1, name, element, zone))
        if len(items) > MOST_ITEMS:
            raise NotTaken("it holds more than {most} things", path, most=MOST_ITEMS)
    fields = tuple(dict.fromkeys(key for item in items for key in item.fields))
    return GeoFile(path, "gpx", tuple(items), fields, columns)


def _item(count: int, kind: str, element: "Element", zone: tzinfo) -> Item:
    shape, times, wrong = _shape(kind, element, zone)
    note = said(element, "desc") or said(element, "cmt")
    fields = {"gpx": kind, "type": said(element, "type"), "sym": said(element, "sym")}
    return Item(
        count,
        shape,
        name=text(said(element, "name")),
        note=text(note, 1000),
        at=min(times, default=0),
        until=max(times) if len(times) > 1 else 0,
        fields={name: text(value) for name, value in fields.items() if value},
        wrong=wrong,
    )


def _shape(kind: str, element: "Element", zone: tzinfo) -> tuple[Any, list[int], str]:
    """Return the shape, every time on it, and what keeps it out."""
    import shapely  # noqa: PLC0415 - heavy, and only files need it

    if kind == "wpt":
        at = moment(said(element, "time"), zone)
        return shapely.Point(_place(element)), [at] if at else [], ""
    segments = [element] if kind == "rte" else list(children(element, "trkseg"))
    tag = "rtept" if kind == "rte" else "trkpt"
    lines, times = [], []
    for segment in segments:
        points = list(children(segment, tag))
        times += [at for one in points if (at := moment(said(one, "time"), zone))]
        if len(points) >= _LEAST:
            lines.append([_place(one) for one in points])
    if not lines:
        return None, times, "no_geometry"
    shape = shapely.LineString(lines[0]) if len(lines) == 1 else shapely.MultiLineString(lines)
    return shape, times, ""


def _place(element: "Element") -> tuple[float, float]:
    return number(element.get("lon")), number(element.get("lat"))
