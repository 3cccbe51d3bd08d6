"""GeoJSON (RFC 7946), also as lines, and the older form that names its projection.

The document is split into its features without being decoded, so that 100 MB take half a second
and only the features that are looked at become objects.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, tzinfo
from pathlib import Path
from typing import Any, Final

import msgspec

from commander.interop.geo_item import (
    MOST_ITEMS,
    Columns,
    GeoFile,
    Item,
    NotTaken,
    Watch,
    bytes_of,
    guessed,
    text,
)
from commander.interop.geo_time import moment

STEP: Final = 500
"""Things that are decoded at once: so few that the window goes on meanwhile."""
_SHAPES: Final = frozenset(
    {
        "Point",
        "MultiPoint",
        "LineString",
        "MultiLineString",
        "Polygon",
        "MultiPolygon",
        "GeometryCollection",
    }
)
_NONE: Final = msgspec.Raw(b"null")
_LOOKED_AT: Final = 500
"""Features whose properties are looked at for the names of the fields."""

_EMPTY: Final = frozenset({b"", b"null"})


class _Top(msgspec.Struct):
    type: str = ""
    features: list[msgspec.Raw] | None = None
    crs: Any = None


class _Feature(msgspec.Struct):
    type: str = ""
    geometry: msgspec.Raw = _NONE
    properties: dict[str, Any] | None = None
    id: Any = None


_feature = msgspec.json.Decoder(_Feature)


def read(path: Path, columns: Columns, zone: tzinfo = UTC, watch: Watch | None = None) -> GeoFile:
    """Read a file; ``zone`` is that of times that state none. Raises UserError."""
    watch = watch or Watch()
    watch.at("reading", 0, 1)
    data = bytes_of(path).removeprefix(b"\xef\xbb\xbf")
    raws, crs = _split(path, data)
    watch.at("reading", 1, 1)
    if len(raws) > MOST_ITEMS:
        raise NotTaken(
            "it holds {count} things, more than {most}", path, count=len(raws), most=MOST_ITEMS
        )
    fields = _fields(raws[:_LOOKED_AT])
    used = guessed(columns, fields)
    items: list[Item] = []
    for start in range(0, len(raws), STEP):
        watch.at("checking", start, len(raws))
        items += _items(raws[start : start + STEP], start + 1, used, zone)
    watch.at("checking", len(raws), len(raws))
    return GeoFile(path, "geojson", tuple(items), fields, used, crs)


def _split(path: Path, data: bytes) -> tuple[Sequence[msgspec.Raw], str]:
    """Return the features of a document, and the projection that it names (not WGS 84)."""
    try:
        top = msgspec.json.decode(data, type=_Top)
    except (msgspec.DecodeError, RecursionError) as error:
        lines = _lines(data)
        if lines:
            return lines, ""
        raise NotTaken("it is no whole GeoJSON ({detail})", path, detail=error) from error
    if top.type == "FeatureCollection":
        return top.features or [], _crs(top.crs)
    if top.type == "Feature":
        return [msgspec.Raw(data)], _crs(top.crs)
    if top.type in _SHAPES:
        return [msgspec.Raw(b'{"type":"Feature","geometry":' + data + b"}")], _crs(top.crs)
    kind = text(top.type, 40)
    raise NotTaken("it is JSON, but no GeoJSON (its type is “{kind}”)", path, kind=kind)


def _lines(data: bytes) -> list[msgspec.Raw]:
    """Return the features of a file with one in each line (RFC 8142); none if it is not such."""
    try:
        found = msgspec.json.Decoder(msgspec.Raw).decode_lines(data.replace(b"\x1e", b""))
        return found if found and _feature.decode(found[0]).type == "Feature" else []
    except (msgspec.DecodeError, RecursionError):
        return []


def _crs(stated: Any) -> str:
    """Return the projection of the form before RFC 7946; "" for longitude and latitude."""
    if not isinstance(stated, dict) or not isinstance(stated.get("properties"), dict):
        return ""
    name = text(stated["properties"].get("name"), 80)
    return "" if name.upper().endswith(("CRS84", ":4326")) else name


def _fields(raws: Sequence[msgspec.Raw]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for raw in raws:
        try:
            found.update(dict.fromkeys(_feature.decode(raw).properties or ()))
        except (msgspec.DecodeError, RecursionError):
            continue
    return tuple(found)


def _items(
    raws: Sequence[msgspec.Raw], first: int, columns: Columns, zone: tzinfo
) -> Iterator[Item]:
    import shapely  # noqa: PLC0415 - heavy, and only files need it

    decoded = [_decoded(raw) for raw in raws]
    shapes = [
        None if one is None or _void(one) else bytes(one.geometry).decode() for one in decoded
    ]
    geometries = shapely.from_geojson(shapes, on_invalid="ignore")
    rows = zip(decoded, shapes, geometries, strict=True)
    for number, (feature, shape, found) in enumerate(rows, first):
        if feature is None or feature.type != "Feature":
            yield Item(number, None, wrong="broken")
            continue
        geometry = _measured(shape) if found is None and shape is not None else found
        said = feature.properties or {}
        wrong = ("no_geometry" if shape is None else "broken") if geometry is None else ""
        yield Item(
            number,
            geometry,
            name=text(said.get(columns.name)),
            note=text(said.get(columns.note), 1000),
            at=moment(said.get(columns.time), zone),
            ref=text(feature.id, 200),
            fields=said,
            wrong=wrong,
        )


def _void(feature: _Feature) -> bool:
    return bytes(feature.geometry) in _EMPTY


def _decoded(raw: msgspec.Raw) -> _Feature | None:
    try:
        return _feature.decode(raw)
    except (msgspec.DecodeError, RecursionError):
        return None


def _measured(shape: str) -> Any:
    """Return a shape whose positions have more than a height (RFC 7946, 3.1.1); None for none."""
    import shapely  # noqa: PLC0415 - heavy, and only files need it

    try:
        told = msgspec.json.decode(shape)
        flat = told | {"coordinates": _flat(told["coordinates"])}
    except (msgspec.DecodeError, RecursionError, KeyError, TypeError):
        return None
    return shapely.from_geojson(msgspec.json.encode(flat).decode(), on_invalid="ignore")


def _flat(coordinates: Any) -> Any:
    if coordinates and isinstance(coordinates[0], int | float):
        return coordinates[:2]
    return [_flat(part) for part in coordinates]
