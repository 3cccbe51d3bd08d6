"""The process that turns extracts and pictures into tiles: ``python -m commander.maps.convert``.

A process of its own, because GDAL keeps Python's lock while it reads, which would stop the window,
and because a file made to break it breaks this process only. It reads a job as one line of JSON,
writes what it does as lines of JSON, and ends when whoever started it closes its input.
"""

import json
import os
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Final

from commander.errors import EnvironmentProblem, UserError
from commander.maps.area import Area, Box

_SAFE: Final = {
    "GDAL_SKIP": "VRT,OGR_VRT,HTTP,WMS,WMTS,WCS,WFS,OAPIF,OGCAPI,DAAS,EEDA,PLMOSAIC,PLSCENES",
    "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": ".none",
    "GDAL_DISABLE_READDIR_ON_OPEN": "EMPTY_DIR",
    "GDAL_NUM_THREADS": "2",
    "GDAL_CACHEMAX": "512",
}
"""GDAL opens what it is given and nothing that a file points to, on this machine or elsewhere; it
keeps 512 MB of a picture, as rows of it are needed for many tiles."""

ENDED: Final = 4
"""Exit code when whoever wanted the area is gone."""

Told = Callable[[float, str], None]


def convert(source: Path, kind: str, folder: Path, key: str, name: str, told: Told) -> Area:
    """Make tiles and names of a file in a folder; ``kind`` is "pbf", "osm" or "tiff".

    "names" makes only the names, of vector tiles; "things" a layer of reference. Raises UserError
    that says why it is refused, OSError of the disk.
    """
    if kind == "names":
        return _names(source, folder, key, told)
    if kind == "things":
        return _reference(source, folder, key, name, told)
    if kind == "tiff":
        return _picture(source, folder, key, name, told)
    return _extract(source, kind, folder, key, name, told)


def _names(source: Path, folder: Path, key: str, told: Told) -> Area:
    from commander.maps import names_file, osm_names, tile_names  # noqa: PLC0415
    from commander.maps.describe import describe  # noqa: PLC0415

    area = describe(source, key)
    found = tile_names.features_of(source, area, lambda done: told(0.9 * done, "names"))
    names_file.write(osm_names.names_of(found), folder / f"{key}{names_file.SUFFIX}")
    return area


def _picture(source: Path, folder: Path, key: str, name: str, told: Told) -> Area:
    from commander.maps import geotiff  # noqa: PLC0415 - GDAL only where it is needed
    from commander.maps.describe import describe  # noqa: PLC0415

    out = folder / f"{key}.mbtiles"
    geotiff.convert(source, out, name or source.stem, lambda done: told(done, "converting"))
    area = describe(out, key, name or source.stem)
    return replace(area, notes=(*area.notes, "converted"))


def _reference(source: Path, folder: Path, key: str, name: str, told: Told) -> Area:
    from commander.maps import names_file, reference, vector_tiles  # noqa: PLC0415
    from commander.maps.describe import describe  # noqa: PLC0415
    from commander.maps.osm_read import Feature  # noqa: PLC0415
    from commander.maps.osm_tags import Mark  # noqa: PLC0415

    head, things = reference.read(source, lambda done: told(0.2 * done, "reading"))
    title = name or head.get("file", "") or source.stem
    told(0.2, "names")
    names_file.write(reference.names_of(things, title), folder / f"{key}{names_file.SUFFIX}")
    reference.write(things, folder / f"{key}{reference.SUFFIX}")
    told(0.35, "converting")
    box = reference.extent(things)
    low, high = vector_tiles.first_zoom(box), reference.MAX_ZOOM
    starts = reference.first_zooms([one.shape for one in things], low, high).tolist()
    features = [
        Feature(Mark(reference.LAYER, reference.LAYER, zoom), one.shape, {"name": one.name})
        for one, zoom in zip(things, starts, strict=True)
    ]
    metadata: dict[str, object] = {
        "name": title, "attribution": head.get("file", ""), "type": "overlay",
        "commander:date": head.get("date", ""),
    }  # fmt: skip
    out = folder / f"{key}.pmtiles"
    vector_tiles.write(
        features,
        out,
        vector_tiles.Archive(box, low, high, metadata),
        lambda done: told(0.35 + 0.65 * done, "converting"),
    )
    area = describe(out, key, title)
    return replace(area, schema=reference.SCHEMA, notes=("converted",))


def _extract(source: Path, kind: str, folder: Path, key: str, name: str, told: Told) -> Area:
    from commander.maps import names_file, osm_head, osm_names, osm_read, osm_tags, vector_tiles  # noqa: PLC0415
    from commander.maps.describe import ODBL, OSM, describe  # noqa: PLC0415

    head = osm_head.read_pbf(source) if kind == "pbf" else osm_head.read_xml(source)
    extract = osm_read.read(source, lambda done: told(0.4 * done, "reading"))
    box: Box = head.box or osm_read.extent(extract)
    told(0.4, "names")
    names_file.write(osm_names.names_of(extract.features), folder / f"{key}{names_file.SUFFIX}")
    title = name or source.name.removesuffix(".pbf").removesuffix(".osm")
    archive = vector_tiles.Archive(
        box,
        vector_tiles.first_zoom(box),
        osm_tags.MAX_ZOOM,
        {
            "name": title,
            "attribution": OSM,
            "license": ODBL,
            "commander:date": head.date,
            "type": "baselayer",
        },
    )
    out = folder / f"{key}.pmtiles"
    vector_tiles.write(
        [*osm_read.ground(extract, box), *extract.features],
        out,
        archive,
        lambda done: told(0.45 + 0.55 * done, "converting"),
    )
    area = describe(out, key, title)
    return replace(area, notes=(*area.notes, "converted"))


def main() -> int:
    """Do the job that comes in, and say how it went."""
    os.environ.update(_SAFE)
    job = json.loads(sys.stdin.readline())
    threading.Thread(target=_end_with_input, name="watch", daemon=True).start()
    try:
        area = convert(
            Path(job["source"]), job["kind"], Path(job["folder"]), job["key"], job["name"], _told
        )
        _say(area=asdict(area))
    except EnvironmentProblem as error:
        _say(error="environment", text=error.text, values=_plain(error))
    except UserError as error:
        _say(error="user", text=error.text, values=_plain(error))
    except MemoryError:
        _say(error="memory")
    except OSError as error:
        _say(error="disk", text=str(error.strerror or error), number=error.errno)
    return 0


def _end_with_input() -> None:
    """End when the other side is gone, in the middle of whatever is being done."""
    while os.read(0, 1):
        pass
    os._exit(ENDED)


def _told(done: float, what: str) -> None:
    _say(done=round(done, 4), what=what)


def _plain(error: UserError) -> dict[str, str]:
    return {name: str(value) for name, value in error.values.items()}


def _say(**said: Any) -> None:
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
