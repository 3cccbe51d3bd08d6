"""Base maps: imports of what people bring, and how long a tile takes out of a file."""

import importlib.util
import resource
import tempfile
import time
from contextlib import closing
from pathlib import Path
from random import Random
from types import ModuleType

import numpy as np

from commander.maps.library import Library
from tests.bench.figures import say, say_times
from tests.maps import makers

NAME = "areas"
ASKED = 5_000
ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with closing(Library(folder / "maps")) as library:
            _extract(library, folder)
            _picture(library, folder)
            _copies(library, folder)
            _tiles(library)


def _extract(library: Library, folder: Path) -> None:
    extract = _set_up().fetched(folder)
    megabytes = extract.stat().st_size / 1e6
    times = [_timed(library, extract) for _ in range(3)]
    say(NAME, f"extract of {megabytes:.2f} MB (.osm.pbf) to tiles and names", min(times), "s")
    say(NAME, "the same for each MB", min(times) / megabytes, "s", "≤ 3 s")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    say(NAME, "memory of the converter at most", peak, "MB")


def _picture(library: Library, folder: Path) -> None:
    pixels = np.random.default_rng(1).integers(0, 255, (3, 4000, 4000), np.uint8)
    file = makers.geotiff(folder / "air.tif", pixels, "EPSG:32635", (385000, 6672000), 0.5)
    say(NAME, "GeoTIFF of 4,000 × 4,000 pixels to tiles", _timed(library, file), "s")


def _copies(library: Library, folder: Path) -> None:
    random = Random(1)
    shade = makers.png(5) + b"\0" * 12_000
    tiles = {(7, x, y): shade + random.randbytes(40) for x in range(128) for y in range(128)}
    tiles[0, 0, 0] = shade
    file = makers.mbtiles(folder / "large.mbtiles", tiles, name="large")
    size = file.stat().st_size / 1e6
    say(NAME, f"MBTiles of {size:.0f} MB copied and checked", _timed(library, file), "s")
    archive = makers.pmtiles(folder / "large.pmtiles", tiles, {"name": "many"}, vector=False)
    say(NAME, "PMTiles of the same tiles copied and checked", _timed(library, archive), "s")


def _tiles(library: Library) -> None:
    random = Random(2)
    by_name = {area.name: area for area in library.areas()}
    for title, name, zoom in (
        ("MBTiles of 16,384 tiles", "large", 7),
        ("PMTiles of 16,384 tiles", "many", 7),
    ):
        key = by_name[name].key
        times = []
        for _ in range(ASKED):
            x, y = random.randrange(2**zoom), random.randrange(2**zoom)
            begun = time.perf_counter()
            assert library.tile(key, zoom, x, y) is not None
            times.append(time.perf_counter() - begun)
        say_times(NAME, f"a tile out of {title}", times)
    times = []
    for _ in range(ASKED):
        x, y = random.randrange(18653, 18656), random.randrange(9482, 9486)
        begun = time.perf_counter()
        library.tile("helsinki", 15, x, y)
        times.append(time.perf_counter() - begun)
    say_times(NAME, "a vector tile of Helsinki, unpacked", times)


def _timed(library: Library, file: Path) -> float:
    begun = time.perf_counter()
    library.add(file)
    return time.perf_counter() - begun


def _set_up() -> ModuleType:
    """The script that fetches the extract, which is no part of a package."""
    path = ROOT / "resources" / "packaging" / "areas.py"
    spec = importlib.util.spec_from_file_location("areas", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
