"""What is no base map, damaged, hostile or gone: refused with the reason, or simply not drawn."""

import errno
import gzip
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import numpy as np
import pytest
import zstandard

from commander.errors import EnvironmentProblem, UserError
from commander.maps import archive, convert, converter, index, opened, taking
from commander.maps import mbtiles as mbtiles_room
from commander.maps.area import Area, Cancelled, Told
from commander.maps.describe import describe
from commander.maps.library import Library
from commander.maps.tile_bytes import unpacked
from tests.maps import makers

Make = Callable[[Path], Path]
EXTRACT = makers.EXTRACT.encode()
BOMB = gzip.compress(bytes(64 * 1024 * 1024))


def written(data: bytes) -> Make:
    def make(path: Path) -> Path:
        path.write_bytes(data)
        return path

    return make


def cut(make: Make, share: float) -> Make:
    def shorter(path: Path) -> Path:
        data = make(path).read_bytes()
        path.write_bytes(data[: int(len(data) * share)])
        return path

    return shorter


def with_bytes(make: Make, at: int, data: bytes) -> Make:
    def changed(path: Path) -> Path:
        whole = bytearray(make(path).read_bytes())
        whole[at : at + len(data)] = data
        path.write_bytes(whole)
        return path

    return changed


def mbtiles(tiles: makers.Tiles | None = None, **metadata: str) -> Make:
    return lambda path: makers.mbtiles(
        path, makers.raster() if tiles is None else tiles, **metadata
    )


def vector(data: bytes = makers.mvt("earth", "roads")) -> Make:
    tiles = dict.fromkeys(makers.WORLD_TILES, data)
    return lambda path: makers.pmtiles(path, tiles, {}, vector=True)


def picture(crs: str | None, corner: tuple[float, float] = (0.0, 0.0), side: int = 8) -> Make:
    pixels = np.full((1, side, side), 3, np.uint8)
    return lambda path: makers.geotiff(path, pixels, crs, corner, 1.0)


def other_database(path: Path) -> Path:
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE gpkg_contents (table_name text)")
    return path


LOCAL = 'LOCAL_CS["site grid",UNIT["metre",1]]'
NOTHING_IN_IT = b'<?xml version="1.0"?><osm version="0.6"></osm>'
ENTITIES = EXTRACT.replace(
    b"<osm", b'<!DOCTYPE osm [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><osm', 1
)
POINTER = b"<!-- <osm --><OGRVRTDataSource><OGRVRTLayer name='x'/></OGRVRTDataSource>"

REFUSED: list[tuple[str, Make, str]] = [
    ("empty", written(b""), "is empty"),
    ("a text", written(b"name,lat,lon\n"), "no base map that Commander knows"),
    ("packed", written(b"PK\x03\x04 and so on"), "Unpack it"),
    ("mbtiles, cut", cut(mbtiles(), 0.5), "damaged"),
    ("mbtiles, noise", written(b"SQLite format 3\0" + bytes(range(256)) * 20), "damaged"),
    ("mbtiles, no tiles", mbtiles({}), "no tiles in"),
    ("mbtiles, other tables", other_database, "without the tables of MBTiles"),
    ("mbtiles, other projection", mbtiles(crs="EPSG:4326"), "another projection"),
    ("mbtiles, outside its grid", mbtiles({(1, 0, -3): makers.png()}), "another projection"),
    ("mbtiles, no pictures", mbtiles({(0, 0, 0): b"<html>no</html>"}), "neither pictures nor"),
    ("mbtiles, bombs", mbtiles({(0, 0, 0): BOMB}), "damaged, or packed"),
    ("pmtiles, cut", cut(vector(), 0.9), "cut short"),
    ("pmtiles, old", with_bytes(vector(), 7, b"\x02"), "version 2"),
    ("pmtiles, brotli", with_bytes(vector(), 98, b"\x03"), "packed in a way"),
    ("pmtiles, unknown tiles", with_bytes(vector(), 99, b"\x06"), "of a kind"),
    ("pmtiles, directory", with_bytes(vector(), 127, b"\0" * 60), "directory"),
    ("pmtiles, zooms", with_bytes(vector(), 100, b"\x1e\x63"), "zooms make no sense"),
    ("pmtiles, no tiles in it", vector(b"\xff\xff\xff\xff"), "neither pictures nor"),
    ("tiff, cut", cut(picture("EPSG:3857", (0, 10), side=300), 0.8), "damaged or cut short"),
    ("tiff, no place", picture(None), "does not say where on earth"),
    ("tiff, site grid", picture(LOCAL, (0, 100)), "local grid"),
    ("tiff, nowhere", picture("EPSG:32635", (9e12, 9e12)), "lie nowhere"),
    ("osm, cut", written(EXTRACT[:900]), "damaged"),
    ("osm, nothing in it", written(NOTHING_IN_IT), "nothing on the map"),
    ("osm, entities", written(ENTITIES), "damaged"),
    ("osm, a pointer elsewhere", written(POINTER), "not an OpenStreetMap extract"),
    ("pbf, cut", written(b"\0\0\0\x0d\x0a\x09OSMHeader\x18\x51" + b"\x10"), "cut short"),
    ("pbf, noise", written(b"\0\0\0\x0d\x0a\x09OSMHeader\x18\x08" + b"\xff" * 8), "damaged"),
]


def convert_here(job: dict[str, str], _told: Told, _cancelled: Cancelled) -> Area:
    """What the converter's process does, without the half second that it takes to start."""
    source, folder = Path(job["source"]), Path(job["folder"])
    return convert.convert(
        source, job["kind"], folder, job["key"], job["name"], lambda _done, _what: None
    )


@pytest.mark.parametrize(("name", "make", "reason"), REFUSED, ids=[case[0] for case in REFUSED])
def test_a_file_is_refused_with_the_reason(
    name: str,
    make: Make,
    reason: str,
    library: Library,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(converter, "run", convert_here)
    file = make(tmp_path / f"{name.partition(',')[0]}.bin")
    with pytest.raises(UserError) as refusal:
        library.add(file)
    assert reason in str(refusal.value)
    assert file.name in str(refusal.value)
    assert not isinstance(refusal.value, EnvironmentProblem)
    assert list(library.folder.glob("*")) == []


def test_what_is_no_file_is_refused(library: Library, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a folder"):
        library.add(tmp_path)
    with pytest.raises(UserError, match="is not there"):
        library.add(tmp_path / "gone.mbtiles")
    os.mkfifo(tmp_path / "pipe.mbtiles")
    with pytest.raises(UserError, match="is no file"):
        library.add(tmp_path / "pipe.mbtiles")


def test_a_file_that_may_not_be_read(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = mbtiles()(tmp_path / "secret.mbtiles")

    def refused(_path: Path, *_args: object, **_options: object) -> object:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(UserError, match="may not be read"):
        library.add(file)


def test_a_full_disk_stops_an_import_before_it_begins(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = mbtiles()(tmp_path / "a.mbtiles")
    usage = shutil.disk_usage(tmp_path)._replace(free=1_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)
    with pytest.raises(EnvironmentProblem, match=r"disk is full: a\.mbtiles needs"):
        library.add(file)
    assert list(library.folder.glob("*")) == []


@pytest.mark.parametrize("step", ["sync_file", "whole"])
def test_a_disk_that_is_full_in_the_middle_leaves_nothing(
    step: str, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(index, step, full)
    with pytest.raises(EnvironmentProblem, match="No space left"):
        library.add(mbtiles()(tmp_path / "a.mbtiles"))
    assert list(library.folder.glob("*")) == []
    assert [area.key for area in library.areas()] == ["world"]


def test_a_stick_pulled_out_while_it_is_copied(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = vector()(tmp_path / "stick.pmtiles")

    def torn(source: Path, *_rest: object) -> None:
        raise taking._unread(source, OSError(errno.EIO, os.strerror(errno.EIO)))

    monkeypatch.setattr(taking, "_copy", torn)
    with pytest.raises(UserError, match="still plugged in"):
        library.add(file)
    assert list(library.folder.glob("*")) == []


def test_a_file_in_use_goes_is_replaced_and_comes_back(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened, "LOOK_S", 0.0)
    for make in (mbtiles(), lambda path: makers.pmtiles(path, makers.raster(), {}, vector=False)):
        file = make(tmp_path / "stick.bin")
        area = library.add(file, keep_there=True)
        assert "in_place" in area.notes
        assert library.tile(area.key, 0, 0, 0) is not None
        away = file.rename(tmp_path / "unplugged")
        assert library.tile(area.key, 0, 0, 0) is None
        assert library.state_of(area.key) == "missing"
        assert [one.missing for one in library.areas() if one.key == area.key] == [True]
        file.write_bytes(b"something else altogether")
        assert library.tile(area.key, 0, 0, 0) is None
        file.unlink()
        away.rename(file)
        assert library.tile(area.key, 0, 0, 0) is not None
        assert library.state_of(area.key) == "ok"
        library.remove(area.key)
        assert file.exists()
        file.unlink()


def test_a_file_cut_short_while_it_is_open(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same file, not looked at again yet: reading meets its end."""
    monkeypatch.setattr(opened, "LOOK_S", 3600.0)
    for make in (mbtiles(), lambda path: makers.pmtiles(path, makers.raster(), {}, vector=False)):
        file = make(tmp_path / "stick.bin")
        area = library.add(file, keep_there=True)
        assert library.tile(area.key, 1, 0, 0) is not None
        with file.open("r+b") as raw:
            raw.truncate(300)
        assert [library.tile(area.key, *place) for place in makers.WORLD_TILES[-4:]] == [None] * 4
        library.remove(area.key)
        file.unlink()


def test_a_tile_that_unpacks_without_end_is_not_drawn(library: Library, tmp_path: Path) -> None:
    tiles = {**makers.raster(), (2, 0, 0): BOMB}
    area = library.add(makers.mbtiles(tmp_path / "a.mbtiles", tiles))
    assert library.tile(area.key, 2, 0, 0) is None
    assert library.tile(area.key, 2, 0, 1) is not None
    assert unpacked(zstandard.compress(bytes(64 * 1024 * 1024))) is None
    assert unpacked(zstandard.compress(b"tile")) == b"tile"
    assert unpacked(zlib.compress(b"no gzip")) == zlib.compress(b"no gzip")


def test_a_directory_that_unpacks_without_end_is_refused(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "_DIRECTORY_MOST", 10_000)
    places = [(6, x, y) for x in range(64) for y in range(64)]
    start = makers.png(1)[:80]
    tiles = {(z, x, y): start + bytes([x]) * y for z, x, y in places}
    with pytest.raises(UserError, match="directory"):
        library.add(makers.pmtiles(tmp_path / "a.pmtiles", tiles, {}, vector=False))


def test_a_table_without_end_is_broken_off(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mbtiles_room, "_CHECK_S", 0.2)
    file = tmp_path / "endless.mbtiles"
    with closing(sqlite3.connect(file)) as database:
        database.execute("CREATE TABLE metadata (name, value)")
        database.execute(
            "CREATE VIEW tiles AS WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n) "
            "SELECT 1 AS zoom_level, i AS tile_column, 0 AS tile_row, x'00' AS tile_data FROM n"
        )
    with pytest.raises(UserError, match="damaged"):
        library.add(file)


@pytest.mark.parametrize("kind", ["pmtiles", "mbtiles"])
def test_damage_anywhere_is_refused_or_harmless(kind: str, tmp_path: Path) -> None:
    """Bytes changed at random: never another error than the reason, never a crash."""
    file = tmp_path / "whole"
    if kind == "pmtiles":
        makers.pmtiles(file, makers.raster(), {"name": "City", "vector_layers": [1]}, vector=False)
    else:
        makers.mbtiles(file, makers.raster(), name="City", bounds="-1,-2,3,4")
    whole = file.read_bytes()
    random, file, refused = Random(5), tmp_path / "damaged", 0
    for _ in range(300):
        damaged = bytearray(whole)
        for _ in range(random.choice((1, 4, 40))):
            damaged[random.randrange(len(damaged) if random.random() < 0.5 else 300)] = (
                random.randrange(256)
            )
        file.write_bytes(damaged)
        try:
            describe(file, "a")
        except (UserError, OSError):
            refused += 1
        else:
            with closing(opened.OpenedArea(file)) as area:
                for place in makers.WORLD_TILES[::5]:
                    area.tile(*place)
    assert 0 < refused < 300


def test_addresses_of_tiles_that_are_none(library: Library, tmp_path: Path) -> None:
    area = library.add(mbtiles()(tmp_path / "a.mbtiles"))
    for z, x, y in ((-1, 0, 0), (0, 1, 0), (0, 0, -1), (99, 0, 0), (2, 4, 0)):
        assert library.tile(area.key, z, x, y) is None
    for key in ("", "..", "../maps", "world", "nobody", "a" * 100, f"{area.key}/x"):
        assert library.tile(key, 0, 0, 0) is None
        assert library.fetch(key, 0, 0, 0).result(0) is None


def test_a_record_cannot_point_out_of_the_library(library: Library, tmp_path: Path) -> None:
    mbtiles()(tmp_path / "outside.mbtiles")
    library.folder.mkdir()
    area = Area("evil", "Evil", "raster", (0, 0, 1, 1), 0, 1)
    index.write(library.folder, index.Record(area, "../outside.mbtiles"))
    (library.folder / "odd.json").write_text("{")
    assert [one.key for one in library.areas()] == ["world"]
    assert library.tile("evil", 0, 0, 0) is None


def test_areas_are_renamed_removed_and_restored(library: Library, tmp_path: Path) -> None:
    area = library.add(mbtiles()(tmp_path / "a.mbtiles"), name="First")
    with closing(Library(library.folder, builtins=tmp_path)) as other:  # another program's
        assert [one.name for one in other.areas()][1:] == ["First"]
        library.rename(area.key, "  Second\n name ")
        assert [one.name for one in other.areas()][1:] == ["Second name"]
        library.remove(area.key)
        assert other.areas()[1:] == ()
    assert library.tile(area.key, 0, 0, 0) is None
    assert library.restore(area.key).name == "Second name"
    assert library.tile(area.key, 0, 0, 0) is not None
    library.remove(area.key)
    library.forget_removed()
    with pytest.raises(UserError, match="gone for good"):
        library.restore(area.key)
    assert list(library.folder.glob("*.mbtiles")) == []
    with pytest.raises(UserError, match="needs a name"):
        library.rename(library.add(mbtiles()(tmp_path / "b.mbtiles")).key, " ")
    for key in ("world", "nobody"):
        with pytest.raises(UserError, match="comes with the program"):
            library.remove(key)


def test_a_refusal_of_the_converter_names_the_file_as_the_person_does(
    library: Library, tmp_path: Path
) -> None:
    """It is handed to GDAL under another name, from another process."""
    (tmp_path / "town.download").write_bytes(NOTHING_IN_IT)
    with pytest.raises(UserError, match=r"the map of town\.download: it is empty"):
        library.add(tmp_path / "town.download")


def test_a_converter_that_dies_is_a_refusal(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As GDAL might on a file made for it: by a signal, without a word."""
    program = tmp_path / "python"
    program.write_text("#!/bin/sh\nread job\nkill -SEGV $$\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(sys, "executable", str(program))
    file = tmp_path / "a.osm"
    file.write_bytes(EXTRACT)
    with pytest.raises(UserError, match="could not be turned into a map"):
        library.add(file)
    assert list(library.folder.glob("*")) == []


@pytest.mark.e2e
def test_a_converter_ends_with_whoever_started_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "never.osm.pbf")  # nobody writes: it would wait for ever
    with subprocess.Popen(
        [sys.executable, "-m", "commander.maps.convert"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdin is not None
        job = f'{{"source": "{tmp_path}/never.osm.pbf", "kind": "pbf", "folder": "{tmp_path}"'
        process.stdin.write(job + ', "key": "k", "name": "n"}\n')
        process.stdin.close()
        assert process.wait(20) == 4
