"""Tables of places: any separator, UTF-8, UTF-16 or GB 18030, coordinates in any column."""

import csv
import io
import math
from collections.abc import Iterator, Sequence
from datetime import UTC, tzinfo
from pathlib import Path
from typing import Any, Final

from commander.errors import UserError
from commander.geodesy import coordinates
from commander.interop.geo_item import (
    MOST_ITEMS,
    Columns,
    GeoFile,
    Item,
    NotTaken,
    Watch,
    bytes_of,
    guessed,
    like,
    text,
)
from commander.interop.geo_time import moment

LARGEST: Final = 200_000_000
LONGEST_CELL: Final = 4_000_000
"""Signs in one cell: a shape as WKT may be long."""

_SEPARATORS: Final = ",;\t|"
_STEP: Final = 2_000
_HEAD: Final = 65_536
_LATS: Final = ("lat", "latitude", "y", "纬度", "北纬", "lat_wgs84", "point_y")
_LONS: Final = ("lon", "lng", "long", "longitude", "x", "经度", "东经", "lon_wgs84", "point_x")
_WKTS: Final = ("wkt", "geometry", "geom", "the_geom", "shape")
_PLACES: Final = ("coordinates", "coordinate", "position", "place", "mgrs", "utm", "坐标", "位置")


def read(path: Path, columns: Columns, zone: tzinfo = UTC, watch: Watch | None = None) -> GeoFile:
    """Read a table with a head line; ``zone`` is that of times that state none. UserError."""
    watch = watch or Watch()
    watch.at("reading", 0, 1)
    whole = _text(path, bytes_of(path, LARGEST))
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(whole, newline=""), _dialect(whole))
    try:
        head = tuple(name.strip() for name in next(reader, []))
        used = _columns(path, columns, head)
        items = tuple(_items(path, reader, head, used, zone, watch, len(whole)))
    except csv.Error as error:
        raise NotTaken(
            "line {line} cannot be read: {detail}", path, line=reader.line_num, detail=error
        ) from error
    return GeoFile(path, "csv", items, head, used, counted="line")


def _text(path: Path, data: bytes) -> str:
    """Return the text of a file in the encoding that fits; spreadsheets in China write GB 18030."""
    forms = ["utf-8-sig", "gb18030"]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        forms = ["utf-16"]
    elif b"\0" in data[:_HEAD]:
        raise NotTaken("it is no text", path)
    for form in forms:
        try:
            whole = data.decode(form)
        except UnicodeDecodeError:
            continue
        if whole.strip():
            return whole
        raise NotTaken("it is empty", path)
    raise NotTaken("its text is neither UTF-8 nor GB 18030", path)


def _dialect(whole: str) -> type[csv.Dialect]:
    """Return how the cells are separated: by the sign that stands most often in the head line."""
    line = whole[:_HEAD].splitlines()[0] if whole.strip() else ""
    found = max(_SEPARATORS, key=line.count)

    class Found(csv.excel):
        delimiter = found

    return Found


def _columns(path: Path, stated: Columns, head: tuple[str, ...]) -> Columns:
    """Return the columns, those that were left open guessed; UserError for one that is absent."""
    named = guessed(stated, head)
    lat, lon = stated.lat or like(head, _LATS), stated.lon or like(head, _LONS)
    wkt = stated.wkt or like(head, _WKTS)
    place = stated.place or like(head, _PLACES)
    absent = [name for name in (lat, lon, wkt, place) if name not in {"", "-", *head}]
    if absent:
        raise NotTaken("there is no column {name}", path, name=absent[0])
    return Columns(named.name, named.note, named.time, lat, lon, place, wkt)


def _is(column: str) -> bool:
    return column not in {"", "-"}


def _items(  # noqa: PLR0913, PLR0917 - what one pass over the rows needs
    path: Path,
    rows: Any,
    head: Sequence[str],
    columns: Columns,
    zone: tzinfo,
    watch: Watch,
    total: int,
) -> Iterator[Item]:
    done = 0
    for count, cells in enumerate(rows):
        done += sum(map(len, cells)) + len(cells)
        if count % _STEP == 0:
            watch.at("reading", min(done, total), total)
        if count > MOST_ITEMS:
            raise NotTaken("it has more than {most} lines", path, most=MOST_ITEMS)
        if not any(cell.strip() for cell in cells):
            continue
        row = dict(zip(head, cells, strict=False))
        geometry, wrong = _geometry(row, columns)
        if len(cells) < len(head) and geometry is None:
            wrong = "cut_off"
        yield Item(
            rows.line_num,
            geometry,
            name=text(row.get(columns.name)),
            note=text(row.get(columns.note), 1000),
            at=moment(row.get(columns.time), zone),
            fields=row,
            wrong=wrong,
        )


def _geometry(row: dict[str, str], columns: Columns) -> tuple[Any, str]:
    """Return the shape of a row, or None and what keeps it out."""
    import shapely  # noqa: PLC0415 - heavy, and only files need it

    if _is(columns.wkt) and row.get(columns.wkt, "").strip():
        found = shapely.from_wkt(_bare(row[columns.wkt]), on_invalid="ignore")
        return found, "" if found is not None else "broken"
    if _is(columns.lat) and _is(columns.lon):
        lat, lon = row.get(columns.lat, "").strip(), row.get(columns.lon, "").strip()
        if lat or lon:
            return _point(_degrees(lat), _degrees(lon))
    if _is(columns.place) and row.get(columns.place, "").strip():
        return _parsed(row[columns.place])
    return None, "no_geometry"


def _bare(wkt: str) -> str:
    """Return WKT without the number of its projection (EWKT)."""
    stated, _, rest = wkt.strip().partition(";")
    return rest if rest and stated.upper().startswith("SRID=") else wkt.strip()


def _point(lat: float, lon: float) -> tuple[Any, str]:
    import shapely  # noqa: PLC0415 - heavy, and only files need it

    if not (math.isfinite(lat) and math.isfinite(lon)):
        return None, "not_finite"
    return shapely.Point(lon, lat), ""


def _degrees(cell: str) -> float:
    """Return degrees: decimal with point or comma, or in the notation of people."""
    plain = cell.replace(",", ".") if cell.count(",") == 1 and "." not in cell else cell
    try:
        return float(plain)
    except ValueError:
        return _angle(cell)


def _angle(cell: str) -> float:
    """Return degrees, minutes and seconds as degrees; NaN for what is none."""
    signs = "".join(sign if sign.isdigit() or sign == "." else " " for sign in cell).split()
    try:
        parts = [float(sign) for sign in signs]
    except ValueError:
        return math.nan
    if not 0 < len(parts) <= 3 or any(part >= 60 for part in parts[1:]):  # noqa: PLR2004 - d, m, s
        return math.nan
    value = math.fsum(part / 60.0**place for place, part in enumerate(parts))
    beyond = cell.strip().startswith("-") or any(sign in cell.upper() for sign in "SW南西")
    return -value if beyond else value


def _parsed(cell: str) -> tuple[Any, str]:
    """Return the point that a cell names in any notation."""
    try:
        found = coordinates.parse(cell)
    except UserError:  # coordinates that can be no place
        return None, "out_of_range"
    return _point(found[0].lat, found[0].lon) if found else (None, "broken")
