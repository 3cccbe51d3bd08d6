"""Every kind of file comes into the library whole, and its tiles come out as they were."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pyogrio
import pytest
import rasterio
import shapely
from pmtiles.reader import MemorySource, Reader, all_tiles
from pyproj import Transformer

from commander.maps import mbtiles as mbtiles_room
from commander.maps.archive import PmtilesFile
from commander.maps.area import Area, Progress, Stopped
from commander.maps.library import Library
from commander.maps.opened import open_tiles
from commander.maps.places import Gazetteer
from commander.maps.tile_bytes import layers
from tests.maps import makers


def test_mbtiles_of_pictures(library: Library, tmp_path: Path) -> None:
    tiles = makers.raster()
    markup = '<a href="x">© The <i>City</i></a> &amp; others'
    file = makers.mbtiles(tmp_path / "a.mbtiles", tiles, name="City", attribution=markup)
    told: list[Progress] = []
    area = library.add(file, progress=told.append)
    assert (area.kind, area.name, area.min_zoom, area.max_zoom) == ("raster", "City", 0, 2)
    assert (area.attribution, area.tile_size, area.mime) == (
        "© The City & others",
        256,
        "image/png",
    )
    assert area.bounds == pytest.approx((-180, -85.0511, 180, 85.0511), abs=1e-3)
    file.unlink()
    for (z, x, y), data in tiles.items():
        tile = library.tile(area.key, z, x, y)
        assert tile is not None
        assert tile.data == data
    assert library.tile(area.key, 3, 0, 0) is None
    shares = [one.done for one in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_what_a_writer_has_not_put_into_the_file_yet_comes_along(
    library: Library, tmp_path: Path
) -> None:
    file = makers.mbtiles(tmp_path / "a.mbtiles", {(0, 0, 0): makers.png(1)}, name="x")
    with closing(sqlite3.connect(file)) as writer:
        writer.execute("PRAGMA journal_mode=WAL")
        writer.execute("PRAGMA wal_autocheckpoint=0")
        writer.execute("INSERT INTO tiles VALUES (1, 0, 1, ?)", (makers.png(2),))
        writer.commit()
        area = library.add(file)
    assert area.max_zoom == 1
    tile = library.tile(area.key, 1, 0, 0)
    assert tile is not None
    assert tile.data == makers.png(2)


def test_tiles_without_an_index_get_one(library: Library, tmp_path: Path) -> None:
    table = "CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data)"
    area = library.add(makers.mbtiles(tmp_path / "a.mbtiles", makers.raster(), table=table))
    with closing(sqlite3.connect(area.file)) as database:
        plan = database.execute(
            "EXPLAIN QUERY PLAN SELECT tile_data FROM tiles WHERE zoom_level=1 AND tile_column=1 "
            "AND tile_row=1"
        ).fetchall()
    assert "SEARCH" in plan[0][-1]


def test_vector_tiles_say_which_rules_draw_them(library: Library, tmp_path: Path) -> None:
    for names, schema, notes in (
        (("earth", "roads", "pois"), "protomaps", ()),
        (("transportation", "water", "place"), "openmaptiles", ()),
        (("parcels", "pipes"), "other", ("unknown_schema", "no_attribution")),
    ):
        tiles = dict.fromkeys(makers.WORLD_TILES, makers.mvt(*names))
        file = makers.pmtiles(tmp_path / "v.pmtiles", tiles, {"name": "V"}, vector=True)
        area = library.add(file)
        assert (area.kind, area.schema, area.layers) == ("vector", schema, names)
        assert area.notes == notes
        assert bool(area.attribution) is (schema != "other")
        tile = library.tile(area.key, 2, 3, 1)
        assert tile is not None
        assert layers(tile.data) == names


def test_a_large_archive_gives_every_tile(tmp_path: Path) -> None:
    """With leaf directories: what the format's own reader finds is what we find."""
    places = [(7, x, y) for x in range(128) for y in range(128)]
    rng = np.random.default_rng(7)
    start = makers.png(1)[:60]
    tiles = {place: start + rng.bytes(int(rng.integers(9, 300))) for place in places}
    file = makers.pmtiles(tmp_path / "large.pmtiles", tiles, {}, vector=False)
    reader = Reader(MemorySource(file.read_bytes()))  # type: ignore[no-untyped-call]
    with closing(open_tiles(file)) as ours:
        assert isinstance(ours, PmtilesFile)
        assert ours.header.leaves[1] > 0
        for place in [*places[::199], (7, 3, 1), (6, 0, 0), (8, 0, 0)]:
            theirs = reader.get(*place)  # type: ignore[no-untyped-call]
            tile = ours.tile(*place)
            assert (tile.data if tile else None) == theirs


def centre(library: Library, area: Area, zoom: int, lon: float, lat: float) -> tuple[int, ...]:
    """The colour at a place."""
    column = (lon + 180) / 360 * 2**zoom
    row = (1 - np.arcsinh(np.tan(np.radians(lat))) / np.pi) / 2 * 2**zoom
    tile = library.tile(area.key, zoom, int(column), int(row))
    if tile is None:
        return ()
    pixels = makers.decoded(tile.data)
    return tuple(int(v) for v in pixels[:, int(row % 1 * 256), int(column % 1 * 256)])


def test_a_picture_of_the_ground_in_a_national_grid(library: Library, tmp_path: Path) -> None:
    pixels = np.full((3, 200, 300), 40, np.uint8)
    pixels[0, 90:110, 140:160] = 240  # a red roof in the middle
    file = makers.geotiff(tmp_path / "air.tif", pixels, "EPSG:32635", (385000, 6672000), 2.0)
    area = library.add(file, name="Air photo", attribution="© City survey")
    assert (area.kind, area.attribution, area.notes) == ("raster", "© City survey", ("converted",))
    lon, lat = Transformer.from_crs("EPSG:32635", "EPSG:4326", always_xy=True).transform(
        385000 + 300, 6672000 - 200
    )
    assert area.bounds[0] < lon < area.bounds[2]
    for zoom in (area.max_zoom, area.max_zoom - 1):
        red, green, *_ = centre(library, area, zoom, lon, lat)
        assert red > 180
        assert green < 80
    assert centre(library, area, area.max_zoom, lon + 0.003, lat)[0] < 80
    west, south, *_ = area.bounds
    assert centre(library, area, area.max_zoom, west, south) in {(), (0, 0, 0, 0)}


def test_grey_values_are_spread_and_what_is_nothing_is_transparent(
    library: Library, tmp_path: Path
) -> None:
    pixels = np.linspace(9000, 12000, 64 * 64).reshape(1, 64, 64).astype(np.uint16)
    pixels[:, :, :32] = 0  # its mark for nothing
    file = makers.geotiff(tmp_path / "dem.tif", pixels, "EPSG:4326", (10.0, 50.0), 0.001)
    area = library.add(file)
    colour = centre(library, area, area.max_zoom, 10.060, 49.937)
    assert colour[0] > 200
    assert colour[-1] == 255
    assert centre(library, area, area.max_zoom, 10.010, 49.970) in {(), (0, 0, 0, 0)}


def test_a_picture_with_a_palette(library: Library, tmp_path: Path) -> None:
    pixels = np.zeros((1, 32, 32), np.uint8)
    pixels[0, 16:] = 7
    file = makers.geotiff(tmp_path / "topo.tif", pixels, "EPSG:3857", (0, 32_000), 1_000.0)
    with rasterio.open(file, "r+") as picture:
        picture.write_colormap(1, {0: (0, 200, 0, 255), 7: (0, 0, 250, 255)})
    area = library.add(file)
    assert centre(library, area, area.max_zoom, 0.14, 0.21)[:3] == (0, 200, 0)
    assert centre(library, area, area.max_zoom, 0.14, 0.07)[:3] == (0, 0, 250)


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library with the harbour in it, which takes two seconds to make."""
    folder = tmp_path_factory.mktemp("port")
    file = folder / "harbour.osm"
    file.write_text(makers.EXTRACT, "utf-8")
    with closing(Library(folder / "maps", builtins=folder)) as library:
        library.add(file)
        yield library


@pytest.fixture
def harbour(port: Library) -> Area:
    return next(area for area in port.areas() if area.name == "harbour")


def features(area: Area, layer: str) -> list[dict[str, object]]:
    meta, _, _, columns = pyogrio.raw.read(area.file, layer=layer, ZOOM_LEVEL="15")
    rows = zip(*columns, strict=True)
    return [
        {n: v for n, v in zip(meta["fields"], row, strict=True) if v is not None} for row in rows
    ]


def test_an_extract_becomes_vector_tiles(harbour: Area, port: Library) -> None:
    assert harbour.name == "harbour"
    assert harbour.schema == "protomaps"
    assert harbour.bounds == pytest.approx((24.90, 60.10, 24.94, 60.12))
    assert (harbour.attribution, harbour.licence) == ("© OpenStreetMap contributors", "ODbL-1.0")
    roads = {(one["kind"], one["kind_detail"]) for one in features(harbour, "roads")}
    assert roads == {
        ("major_road", "primary"),
        ("minor_road", "residential"),
        ("minor_road", "service"),
    }
    assert {one["kind"] for one in features(harbour, "buildings")} == {"building", "address"}
    assert {one["kind"] for one in features(harbour, "pois")} == {"fire_hydrant", "fire_station"}
    (town,) = {
        (one["name"], one["name:zh"], one["population"]) for one in features(harbour, "places")
    }
    assert town == ("Sataman <b>", "港口", 4200)
    tile = port.tile(harbour.key, 15, 18651, 9495)
    assert tile is not None
    assert "buildings" in (layers(tile.data) or ())


def test_the_sea_lies_to_the_right_of_the_coast(harbour: Area) -> None:
    """The extract's coast runs west with land on its left, in the south."""

    def covers(layer: str, kind: str, lat: float) -> bool:
        meta, _, raw, columns = pyogrio.raw.read(harbour.file, layer=layer, ZOOM_LEVEL="14")
        kinds = columns[list(meta["fields"]).index("kind")]
        shapes = shapely.union_all(shapely.from_wkb(raw[kinds == kind]))
        at = 24.93 * 20037508.342789244 / 180
        y = np.arcsinh(np.tan(np.radians(lat))) * 6378137.0
        return bool(shapes.covers(shapely.Point(at, y)))

    assert covers("earth", "earth", 60.103)
    assert not covers("earth", "earth", 60.110)
    assert covers("water", "ocean", 60.110)


def test_names_of_an_extract_can_be_searched(harbour: Area, port: Library) -> None:
    with closing(Gazetteer(port.folder)) as gazetteer:
        (source,) = gazetteer.sources()
        database = gazetteer.reading()
        assert database is not None
        rows = database.execute("SELECT name, kind, parent FROM place").fetchall()
    assert (source.key, source.title) == (harbour.key, "harbour")
    assert sorted(rows) == [
        ("Asema 1", "fire_station", "Sataman <b>"),
        ("H7", "hydrant", "Sataman <b>"),
        ("Laituri", "street", "Sataman <b>"),  # two pieces that meet
        ("Laituri", "street", "Sataman <b>"),  # the same name a kilometre away
        ("Laituri 3", "address", "Sataman <b>"),
        ("Sataman <b>", "town", ""),
    ]
    port.remove(harbour.key)
    with closing(Gazetteer(port.folder)) as gazetteer:
        assert gazetteer.sources() == ()
    port.restore(harbour.key)
    with closing(Gazetteer(port.folder)) as gazetteer:
        assert [one.key for one in gazetteer.sources()] == [harbour.key]


@pytest.mark.parametrize("kind", ["pmtiles", "mbtiles"])
def test_names_in_vector_tiles_of_others_can_be_searched(
    kind: str, harbour: Area, library: Library, tmp_path: Path
) -> None:
    file = Path(harbour.file)
    if kind == "mbtiles":
        with file.open("rb") as raw, closing(open_tiles(file)) as archive:
            source = MemorySource(raw.read())  # type: ignore[no-untyped-call]
            listed = json.dumps({"vector_layers": archive.metadata()["vector_layers"]})  # type: ignore[operator]
            tiles = dict(all_tiles(source))  # type: ignore[no-untyped-call]
        file = makers.mbtiles(tmp_path / "others.mbtiles", tiles, format="pbf", json=listed)
    area = library.add(file, name="Others")
    assert area.schema == "protomaps"
    with closing(Gazetteer(library.folder)) as gazetteer:
        database = gazetteer.reading()
        assert database is not None
        rows = database.execute(
            "SELECT name, kind, names, round(lat, 3) FROM place WHERE area=?", (area.key,)
        ).fetchall()
    assert sorted(rows) == [
        ("Asema 1", "fire_station", "", 60.112),
        ("Laituri", "street", "", 60.11),
        ("Laituri", "street", "", 60.119),
        ("Sataman <b>", "town", '["Harbour", "港口"]', 60.11),
    ]


def test_helsinki_is_built_in(tmp_path: Path) -> None:
    with closing(Library(tmp_path / "maps")) as library:
        world, helsinki = library.areas()
        assert (world.key, world.kind, world.builtin) == ("world", "world", True)
        assert (helsinki.key, helsinki.schema, helsinki.data_date) == (
            "helsinki",
            "protomaps",
            "2019",
        )
        assert helsinki.licence == "ODbL-1.0"
        tile = library.tile("helsinki", 15, 18654, 9484)
        assert tile is not None
        assert {"earth", "roads", "buildings", "pois"} <= set(layers(tile.data) or ())
        assert library.index_names() > 2_000
        assert library.index_names() == 0


@pytest.mark.parametrize("kind", ["mbtiles", "pmtiles", "osm", "tif"])
def test_a_cancelled_import_leaves_nothing(
    kind: str, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mbtiles_room, "_PAGES", 1)
    file = tmp_path / f"a.{kind}"
    if kind == "mbtiles":
        makers.mbtiles(file, makers.raster())
    elif kind == "pmtiles":
        makers.pmtiles(file, makers.raster(), {}, vector=False)
    elif kind == "osm":
        file.write_text(makers.EXTRACT, "utf-8")
    else:
        makers.geotiff(file, np.full((3, 3000, 3000), 9, np.uint8), "EPSG:3857", (0, 0), 10.0)
    for after in (0, 1):  # looks of the import whether it is cancelled
        looks = iter([False] * after)
        with pytest.raises(Stopped):
            library.add(file, cancelled=lambda looks=looks: next(looks, True))  # type: ignore[misc]
        assert [path.name for path in library.folder.iterdir()] == []
