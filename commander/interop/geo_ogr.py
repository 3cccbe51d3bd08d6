"""Shapefiles and GeoPackages, through GDAL, which is given a local file and nothing else.

GDAL chooses its driver by what a file begins with, and some drivers fetch what a file names: so
the first bytes are checked here, and its network access is off.
"""

import tempfile
import warnings
from datetime import UTC, tzinfo
from pathlib import Path
from typing import Any, Final

from commander.errors import UserError
from commander.interop.geo_item import (
    LARGEST,
    MOST_ITEMS,
    Columns,
    GeoFile,
    Item,
    NotTaken,
    Watch,
    guessed,
    text,
)
from commander.interop.geo_time import moment
from commander.interop.geo_zip import unpack

SQLITE: Final = b"SQLite format 3\0"
SHAPES: Final = b"\x00\x00\x27\x0a"
"""First bytes of a GeoPackage and of a shapefile (its file code, 9994)."""

PARTS: Final = (".shp", ".shx", ".dbf", ".prj", ".cpg")
"""What a shapefile is made of (ESRI, July 1998); .cpg names the encoding of its table."""

_STEP: Final = 2_000


def read_shapefile(
    path: Path, columns: Columns, zone: tzinfo = UTC, watch: Watch | None = None
) -> GeoFile:
    """Read a shapefile, a folder or an archive that holds one. Raises UserError."""
    watch = watch or Watch()
    with tempfile.TemporaryDirectory(prefix="commander-") as folder:
        if path.is_dir():
            found = [one for one in path.iterdir() if one.suffix.casefold() == ".shp"]
        elif path.suffix.casefold() == ".shp":
            found = [path]
        else:
            unpacked = unpack(path, PARTS, Path(folder), LARGEST)
            found = [one for one in unpacked if one.suffix.casefold() == ".shp"]
        if not found:
            raise NotTaken("there is no .shp file in it", path)
        parts = [_layers(one, SHAPES, columns, zone, watch) for one in sorted(found)]
    return _one(path, "shapefile", parts)


def read_geopackage(
    path: Path, columns: Columns, zone: tzinfo = UTC, watch: Watch | None = None
) -> GeoFile:
    """Read every layer of a GeoPackage (OGC 12-128). Raises UserError."""
    return _one(path, "geopackage", [_layers(path, SQLITE, columns, zone, watch or Watch())])


def _one(path: Path, form: str, parts: list[GeoFile]) -> GeoFile:
    """Return several layers as one file, its items numbered through."""
    items = [item for part in parts for item in part.items]
    if len(items) > MOST_ITEMS:
        raise NotTaken(
            "it holds {count} things, more than {most}", path, count=len(items), most=MOST_ITEMS
        )
    fields = tuple(dict.fromkeys(name for part in parts for name in part.fields))
    crs = ", ".join(dict.fromkeys(part.crs for part in parts if part.crs))
    notices = tuple(dict.fromkeys(code for part in parts for code in part.notices))
    return GeoFile(path, form, tuple(items), fields, parts[0].columns, crs, notices)


def _layers(path: Path, magic: bytes, columns: Columns, zone: tzinfo, watch: Watch) -> GeoFile:
    import pyogrio  # noqa: PLC0415 - heavy, and only files need it

    _check(path, magic)
    # Absolute and there, so that it can be no address and no datasource of another kind.
    source = path.resolve(strict=True)
    pyogrio.set_gdal_config_options(
        {"GDAL_HTTP_TIMEOUT": "1", "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": "{none}"}
    )
    items: list[Item] = []
    fields: dict[str, None] = {}
    used, crs, notices = columns, [], []
    try:
        # What GDAL warns of is said by the check of each shape.
        with warnings.catch_warnings(action="ignore"):
            for layer, kind in pyogrio.list_layers(source):
                if kind is None:
                    notices.append("more_tables")
                    continue
                meta, rows = _rows(pyogrio, source, str(layer), watch, len(items))
                names = tuple(str(name) for name in meta["fields"])
                used = guessed(columns, names)
                fields.update(dict.fromkeys(names))
                stated, notice = _projection(path, meta["crs"])
                crs += [stated] if stated else []
                notices += [notice] if notice else []
                items += _items(rows, names, used, zone, stated, len(items))
    except pyogrio.errors.DataSourceError as error:
        raise NotTaken("it is damaged ({detail})", path, detail=text(error, 120)) from error
    return GeoFile(
        path, "", tuple(items), tuple(fields), used, ", ".join(dict.fromkeys(crs)), tuple(notices)
    )


def _check(path: Path, magic: bytes) -> None:
    try:
        with path.open("rb") as file:
            first = file.read(len(magic))
        size = path.stat().st_size
    except OSError as error:
        raise UserError(
            "{file} cannot be read: {reason}. Check its name and its rights.",
            file=path.name,
            reason=error.strerror or error,
        ) from error
    if first != magic:
        raise NotTaken("it is not what its name says", path)
    if size > LARGEST:
        raise UserError(
            "{file} is larger than {limit} MB. Cut it into parts; each can be imported.",
            file=path.name,
            limit=LARGEST // 1_000_000,
        )


def _rows(
    pyogrio: Any, source: Path, layer: str, watch: Watch, done: int
) -> tuple[dict[str, Any], list[tuple[Any, list[Any]]]]:
    """Return what is known of a layer, and its rows: WKB and values."""
    from pyogrio import raw  # noqa: PLC0415 - heavy, and only files need it

    info = pyogrio.read_info(source, layer=layer, force_feature_count=True)
    total = int(info["features"])
    if total > MOST_ITEMS:
        raise NotTaken(
            "it holds {count} things, more than {most}", source, count=total, most=MOST_ITEMS
        )
    rows: list[tuple[Any, list[Any]]] = []
    meta: dict[str, Any] = dict(info)
    for start in range(0, max(total, 1), _STEP):
        watch.at("reading", done + start, done + total)
        meta, _, shapes, values = raw.read(
            source, layer=layer, skip_features=start, max_features=_STEP, force_2d=True
        )
        rows += [
            (shape, [column[place] for column in values]) for place, shape in enumerate(shapes)
        ]
    return meta, rows


def _projection(path: Path, stated: str | None) -> tuple[str, str]:
    """Return the projection to convert from ("" for degrees of WGS 84), and a notice."""
    import pyproj  # noqa: PLC0415 - heavy, and only files need it

    if not stated:
        return "", "no_crs"
    try:
        crs = pyproj.CRS.from_user_input(stated)
    except pyproj.exceptions.CRSError as error:
        raise NotTaken(
            "its projection is not known ({detail})", path, detail=text(error, 80)
        ) from error
    wgs84 = crs.to_epsg() == 4326  # noqa: PLR2004 - EPSG's number of WGS 84
    return "" if wgs84 else stated, ""


def _items(
    rows: list[tuple[Any, list[Any]]],
    names: tuple[str, ...],
    columns: Columns,
    zone: tzinfo,
    crs: str,
    done: int,
) -> list[Item]:
    import shapely  # noqa: PLC0415 - heavy, and only files need it

    from commander.interop.geo_check import to_degrees  # noqa: PLC0415 - numpy

    shapes = to_degrees(shapely.from_wkb([shape for shape, _ in rows], on_invalid="ignore"), crs)
    items = []
    for count, (shape, (_, values)) in enumerate(zip(shapes, rows, strict=True), done + 1):
        said = {name: _plain(value) for name, value in zip(names, values, strict=True)}
        items.append(
            Item(
                count,
                shape,
                name=text(said.get(columns.name)),
                note=text(said.get(columns.note), 1000),
                at=moment(said.get(columns.time), zone),
                fields=said,
                wrong="no_geometry" if shape is None else "",
            )
        )
    return items


def _plain(value: Any) -> Any:
    """Return a cell as Python has it: numpy's times and numbers are its own."""
    if value is None or value != value:  # noqa: PLR0124 - NaN and NaT
        return None
    return value.item() if hasattr(value, "item") else value
