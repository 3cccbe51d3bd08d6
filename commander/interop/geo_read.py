"""Files of other people's maps, recognised by what they begin with, and read."""

import zipfile
from collections.abc import Callable
from datetime import UTC, tzinfo
from pathlib import Path
from typing import Final

from commander.errors import UserError
from commander.interop import geo_csv, geo_gpx, geo_json, geo_kml, geo_ogr
from commander.interop.geo_check import to_degrees
from commander.interop.geo_item import Columns, GeoFile, NotTaken, Watch, text

_Read = Callable[[Path, Columns, tzinfo, Watch | None], GeoFile]
_HEAD: Final = 4_096


def read(
    path: Path,
    columns: Columns | None = None,
    zone: tzinfo = UTC,
    watch: Watch | None = None,
) -> GeoFile:
    """Read a file, or a folder with a shapefile, all in degrees of WGS 84.

    ``columns`` says which fields mean what, ``zone`` is that of times that state none. Raises
    UserError, also Stopped.
    """
    file = _reader(path)(path, columns or Columns(), zone, watch)
    if not file.items:
        raise NotTaken("there is nothing in it", path)
    return file if not file.crs or file.form in _PROJECTED else _turned(file)


_PROJECTED: Final = frozenset({"shapefile", "geopackage"})
"""Forms whose readers bring degrees already."""


def _turned(file: GeoFile) -> GeoFile:
    """Return the items of a GeoJSON file that names another projection in degrees."""
    import dataclasses  # noqa: PLC0415 - with the other two, only files need it

    import numpy as np  # noqa: PLC0415 - heavy, and only files need it
    import pyproj  # noqa: PLC0415 - heavy, and only files need it

    shapes = np.array([item.geometry for item in file.items], dtype=object)
    try:
        turned = to_degrees(shapes, file.crs)
    except pyproj.exceptions.CRSError as error:
        raise NotTaken(
            "its projection {name} is not known", file.path, name=text(file.crs, 60)
        ) from error
    items = (
        dataclasses.replace(item, geometry=shape)
        for item, shape in zip(file.items, turned, strict=True)
    )
    return dataclasses.replace(file, items=tuple(items))


def _reader(path: Path) -> _Read:
    """Return what reads a file, by its first bytes and then by its name."""
    if path.is_dir():
        return geo_ogr.read_shapefile
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise UserError(
            "{file} cannot be read: {reason}. Check its name and its rights.",
            file=path.name,
            reason=error.strerror or error,
        ) from error
    if not head.strip():
        raise NotTaken("it is empty", path)
    if head.startswith(geo_ogr.SQLITE):
        return geo_ogr.read_geopackage
    if head.startswith(geo_ogr.SHAPES):
        return geo_ogr.read_shapefile
    if head.startswith(b"PK"):
        return _archive(path)
    return _text_reader(path, head)


def _archive(path: Path) -> _Read:
    try:
        with zipfile.ZipFile(path) as archive:
            names = [name.casefold() for name in archive.namelist()]
    except (OSError, zipfile.BadZipFile, ValueError) as error:
        raise NotTaken("it is no whole archive ({detail})", path, detail=text(error, 80)) from error
    if any(name.endswith(".kml") for name in names):
        return geo_kml.read
    if any(name.endswith(".shp") for name in names):
        return geo_ogr.read_shapefile
    raise NotTaken("there is neither a KML file nor a shapefile in it", path)


def _text_reader(path: Path, head: bytes) -> _Read:
    suffix = path.suffix.casefold()
    bare = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\x1e \t\r\n")
    if bare.startswith((b"{", b"[")) and suffix not in {".csv", ".tsv"}:
        return geo_json.read
    if suffix == ".gpx" or b"<gpx" in head:
        return geo_gpx.read
    if suffix == ".kml" or b"<kml" in head:
        return geo_kml.read
    if suffix in {".csv", ".tsv", ".txt"}:
        return geo_csv.read
    raise NotTaken("this kind of file is not known", path)
