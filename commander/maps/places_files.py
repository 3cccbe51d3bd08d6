"""Lists of places that people bring: CSV or TSV with any columns, GeoNames, GeoJSON points."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import msgspec

from commander.errors import UserError
from commander.geodesy import china
from commander.maps.places import KINDS, LIST, Gazetteer, PlaceName

LARGEST: Final = 500_000_000
"""Bytes of a list; all of GeoNames' cities is 30 MB, the largest country 300 MB."""

_LONGEST_HEAD: Final = 65_536
_LARGEST_JSON: Final = 100_000_000
FIELDS: Final = ("name", "lat", "lon", "kind", "parent", "alternatives")
_USUAL: Final[Mapping[str, tuple[str, ...]]] = {
    "name": ("name", "title", "label", "名称", "地名", "名字"),
    "lat": ("lat", "latitude", "y", "纬度", "gps_lat"),
    "lon": ("lon", "lng", "long", "longitude", "x", "经度", "gps_lon"),
    "kind": ("kind", "type", "category", "class", "类别", "类型"),
    "parent": (
        "parent",
        "city",
        "town",
        "district",
        "municipality",
        "admin",
        "地区",
        "城市",
        "区县",
    ),
    "alternatives": ("alternatives", "alternatenames", "alt_name", "aliases", "别名"),
}
_GEONAMES_COLUMNS: Final = 19
# Feature codes of GeoNames (geonames.org/export/codes.html) by their beginning.
_GEONAMES: Final[tuple[tuple[str, str], ...]] = (
    ("P.PPLX", "suburb"),
    ("P.PPLC", "city"),
    ("P.PPLA", "city"),
    ("P.PPLL", "village"),
    ("P.PPLF", "village"),
    ("P", "town"),
    ("S.HSP", "hospital"),
    ("S.RSTN", "station"),
    ("S.SCH", "school"),
    ("S.PP", "police"),
    ("S.FIRE", "fire_station"),
    ("S", "building"),
    ("R", "street"),
    ("H", "water"),
    ("T", "nature"),
    ("V", "nature"),
)
_SWAPPED: Final = "latitude and longitude have changed places"
_DATUMS: Final = {"gcj02": china.from_gcj02, "bd09": china.from_bd09}


@dataclass(slots=True)
class Tally:
    """What became of the rows of a list: how many were no place, and the first one's reason."""

    taken: int = 0
    skipped: int = 0
    swapped: int = 0
    first: str = ""


def take_list(
    gazetteer: Gazetteer,
    path: Path,
    *,
    title: str = "",
    columns: Mapping[str, str] | None = None,
    datum: str = "wgs84",
) -> Tally:
    """Put a list into the gazetteer in the place of the one with this name; any thread.

    ``columns`` names the column of a CSV for any of `FIELDS`; others are guessed from usual names.
    ``datum`` is wgs84, gcj02 or bd09. UserError where the file is no such list, or holds no place.
    """
    named = title or path.stem
    tally = Tally()
    rows = _placed(_rows(path, dict(columns or {})), datum, tally)
    gazetteer.replace(f"{LIST}{named}", _some(rows, path, tally), title=named)
    return tally


def _some(rows: Iterator[PlaceName], path: Path, tally: Tally) -> Iterator[PlaceName]:
    """Pass places on; UserError at the end when there was none, so that nothing is replaced."""
    yield from rows
    if tally.swapped > tally.taken:
        raise UserError(
            "In {file} latitude and longitude have changed places: {count} rows fit only the other "
            "way round. Name the columns the other way.",
            file=path.name,
            count=tally.swapped,
        )
    if not tally.taken:
        raise UserError(
            "{file} holds no place: {reason}.",
            file=path.name,
            reason=tally.first or "it has no rows",
        )


def _placed(
    rows: Iterator[tuple[int, Mapping[str, str]]], datum: str, tally: Tally
) -> Iterator[PlaceName]:
    back = _DATUMS.get(datum)
    for line, row in rows:
        made = _place(row)
        if isinstance(made, str):
            tally.skipped += 1
            tally.swapped += made == _SWAPPED
            tally.first = tally.first or f"line {line}: {made}"
            continue
        tally.taken += 1
        if back is not None:
            lat, lon = back(made.lat, made.lon)
            made = replace(made, lat=lat, lon=lon)
        yield made


def _place(row: Mapping[str, str]) -> PlaceName | str:
    """Return the place of a row, or why it is none."""
    name = row.get("name", "").strip()
    if not name:
        return "no name"
    try:
        lat, lon = (float(row.get(one, "").strip().replace(",", ".")) for one in ("lat", "lon"))
    except ValueError:
        return "no coordinates"
    if not (abs(lat) <= 90 and abs(lon) <= 180):  # noqa: PLR2004 - degrees; false for NaN too
        swapped = abs(lon) <= 90 and abs(lat) <= 180  # noqa: PLR2004
        return _SWAPPED if swapped else "no place on earth"
    kind = row.get("kind", "").strip().lower()
    others = tuple(
        other.strip() for other in row.get("alternatives", "").replace(";", ",").split(",")
    )
    return PlaceName(
        name,
        lat,
        lon,
        kind if kind in KINDS else "place",
        tuple(one for one in others if one),
        row.get("parent", "").strip(),
    )


def _rows(path: Path, columns: dict[str, str]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield (line, values by field) of a list of any known format."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise UserError(
                "{file} is larger than {limit} MB. Cut it into parts; each can be imported.",
                file=path,
                limit=LARGEST // 1_000_000,
            )
        if path.suffix.lower() in {".json", ".geojson"}:
            return _geojson(path, size)
        return _table(path, columns)
    except OSError as error:
        raise _unreadable(path, error) from error


def heading(path: Path) -> tuple[str, ...] | None:
    """Return the titles of the columns of a CSV or TSV; None for a format that needs no choice.

    UserError where the file cannot be read or is no list.
    """
    if path.suffix.lower() in {".json", ".geojson"}:
        return None
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            head = _head(path, file)
    except OSError as error:
        raise _unreadable(path, error) from error
    if head is None:
        return None
    return tuple(title.strip() for title in head[0])


def guessed(titles: Sequence[str]) -> dict[str, str]:
    """Return for each of `FIELDS` the title that usually means it, where there is one."""
    plain = {title.strip().casefold(): title for title in titles}
    found = ((one, (plain[name] for name in _USUAL[one] if name in plain)) for one in FIELDS)
    return {one: title for one, names in found if (title := next(names, None)) is not None}


def _table(path: Path, columns: dict[str, str]) -> Iterator[tuple[int, Mapping[str, str]]]:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        head = _head(path, file)
        if head is None:
            file.seek(0)
            yield from _geonames(file)
            return
        titles, delimiter = head
        where = _where(path, titles, columns)
        try:
            for line, row in enumerate(csv.reader(file, delimiter=delimiter), 2):
                if any(row):
                    yield line, {one: row[at] for one, at in where.items() if at < len(row)}
        except csv.Error as error:
            raise _unreadable(path, error) from error


def _head(path: Path, file: io.TextIOWrapper) -> tuple[list[str], str] | None:
    """Read the head line: titles and what parts them; None for a GeoNames table, which has none."""
    line = file.readline(_LONGEST_HEAD)
    if "\0" in line or not line.strip():
        raise UserError(
            "{file} is no list of places: a CSV or TSV in UTF-8 with a head line, a GeoNames "
            "file or GeoJSON is.",
            file=path.name,
        )
    cells = line.rstrip("\r\n").split("\t")
    if len(cells) == _GEONAMES_COLUMNS and cells[0].isdigit():
        return None
    delimiter = "\t" if "\t" in line else ";" if line.count(";") > line.count(",") else ","
    try:
        return next(csv.reader([line], delimiter=delimiter)), delimiter
    except csv.Error as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: Exception) -> UserError:
    return UserError(
        "{file} cannot be read: {reason}. Check its name and its rights.",
        file=path,
        reason=getattr(error, "strerror", None) or error,
    )


def _where(path: Path, titles: Sequence[str], columns: Mapping[str, str]) -> dict[str, int]:
    """Return in which column each field stands; UserError when a needed one is not there."""
    plain = [title.strip().casefold() for title in titles]
    found: dict[str, int] = {}
    for one in FIELDS:
        asked = (columns[one].casefold(),) if one in columns else _USUAL[one]
        at = next((plain.index(title) for title in asked if title in plain), None)
        if at is not None:
            found[one] = at
        elif one in columns or one in {"name", "lat", "lon"}:
            raise UserError(
                "{file} has no column for {column}. Its columns are: {columns}. Say which one it "
                "is.",
                file=path.name,
                column=columns.get(one, one),
                columns=", ".join(title.strip() for title in titles)[:200],
            )
    return found


def _geonames(file: io.TextIOWrapper) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Read GeoNames' main table: id, name, in ASCII, other names, lat, lon, class, code."""
    for line, text in enumerate(file, 1):
        cells = text.rstrip("\r\n").split("\t")
        if len(cells) < 8:  # noqa: PLR2004 - up to the feature code
            continue
        code = f"{cells[6]}.{cells[7]}"
        kind = next((kind for start, kind in _GEONAMES if code.startswith(start)), "place")
        yield (
            line,
            {
                "name": cells[1],
                "alternatives": f"{cells[2]},{cells[3]}",
                "lat": cells[4],
                "lon": cells[5],
                "kind": kind,
            },
        )


def _geojson(path: Path, size: int) -> Iterator[tuple[int, Mapping[str, str]]]:
    if size > _LARGEST_JSON:
        raise UserError(
            "{file} is larger than {limit} MB. Cut it into parts; each can be imported.",
            file=path,
            limit=_LARGEST_JSON // 1_000_000,
        )
    try:
        document: Any = msgspec.json.decode(path.read_bytes())
        features = document["features"] if document["type"] == "FeatureCollection" else [document]
        for number, feature in enumerate(features, 1):
            geometry, properties = feature["geometry"] or {}, feature.get("properties") or {}
            if geometry.get("type") != "Point":
                continue
            lon, lat = geometry["coordinates"][:2]
            lower = {str(key).casefold(): value for key, value in properties.items()}
            yield number, {**_properties(lower), "lat": str(lat), "lon": str(lon)}
    except (msgspec.DecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise UserError(
            "{file} is damaged, or no GeoJSON with points: {reason}.",
            file=path.name,
            reason=str(error)[:120],
        ) from error


def _properties(values: Mapping[str, object]) -> dict[str, str]:
    found = {}
    for one in ("name", "kind", "parent", "alternatives"):
        keys = (key for key in _USUAL[one] if isinstance(values.get(key), str))
        if (key := next(keys, None)) is not None:
            found[one] = str(values[key])
    return found
