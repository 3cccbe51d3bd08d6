"""Files of other people's maps: every form, the damaged and the hostile ones, all or nothing."""

import io
import json
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from commander.actions import OpenOperation, SetUnitStatus, Undo
from commander.domain.feature import Feature
from commander.domain.operation import Incident
from commander.domain.resources import Unit
from commander.errors import UserError
from commander.interop import geo_check, geo_plan, geo_read, geo_zip
from commander.interop.geo_check import GeoSheet
from commander.interop.geo_item import LARGEST, Columns, Stopped, Watch
from commander.interop.geo_plan import Wish
from commander.post import Post

pyogrio = pytest.importorskip("pyogrio")
shapely = pytest.importorskip("shapely")

GPX = Path(__file__).parents[2] / "../shared/data/gpx"
ZHENGZHOU = (34.75, 113.62)
SQUARE = [[113.6, 34.7], [113.7, 34.7], [113.7, 34.8], [113.6, 34.8], [113.6, 34.7]]


def feature(geometry: object, **properties: object) -> dict[str, object]:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def shape(kind: str, coordinates: object) -> dict[str, object]:
    return {"type": kind, "coordinates": coordinates}


def written(folder: Path, name: str, what: object) -> Path:
    path = folder / name
    if isinstance(what, bytes):
        path.write_bytes(what)
    elif isinstance(what, str):
        path.write_text(what, "utf-8")
    else:
        path.write_text(json.dumps({"type": "FeatureCollection", "features": what}), "utf-8")
    return path


def looked(path: Path, columns: Columns | None = None, **how: object) -> GeoSheet:
    return geo_check.check(geo_read.read(path, columns), **how)  # type: ignore[arg-type]


def codes(sheet: GeoSheet) -> dict[int, str]:
    return {one.number: one.code for one in sheet.left_out}


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    with Post.open(tmp_path / "post") as opened:
        opened.perform(OpenOperation("Flood", timezone="Asia/Shanghai")).result(10)
        yield opened


def stream_of(post: Post) -> str:
    return post.reader.operations()[0].key


def test_geojson_is_checked_feature_by_feature(tmp_path: Path) -> None:
    bow = [[113.6, 34.7], [113.7, 34.8], [113.7, 34.7], [113.6, 34.8], [113.6, 34.7]]
    long = [[113.6 + place / 1e7, 34.7 + (place % 7) / 1e6] for place in range(1_000_000)]
    path = written(
        tmp_path,
        "mixed.geojson",
        [
            feature(shape("Point", [113.6, 34.7, 88.0, 5.0]), name="<b>Dam</b>\u0000", 备注="x"),
            feature(shape("Polygon", [bow]), name="bow"),
            feature(shape("LineString", long), name="a million points"),
            feature(shape("LineString", [[179.5, 10], [-179.5, 11]]), name="date line"),
            feature(None, name="no place"),
            feature(shape("Point", []), name="empty"),
            feature(shape("Point", [113.6, 95]), name="beyond"),
            feature(shape("Point", ["a", "b"]), name="letters"),
            {"type": "Nonsense"},
            feature(
                {
                    "type": "GeometryCollection",
                    "geometries": [shape("Point", [1, 2]), shape("Polygon", [SQUARE])],
                }
            ),
        ],
    )
    sheet = looked(path)
    assert sheet.counts == {"point": 2, "line": 2, "area": 2}
    assert codes(sheet) == {
        5: "no_geometry",
        6: "no_geometry",
        7: "out_of_range",
        8: "broken",
        9: "broken",
    }
    said = {(one.number, one.code) for one in sheet.notices}
    assert {(2, "crossing"), (3, "simplified"), (4, "antimeridian")} <= said
    assert sheet.items[0].name == "<b>Dam</b>"
    assert not shapely.has_z(sheet.items[0].geometry)
    million = sheet.items[2].geometry
    assert shapely.get_num_coordinates(million) <= geo_check.MOST_POINTS
    date_line = sheet.items[3].geometry
    assert [part.bounds[::2] for part in date_line.geoms] == [(179.5, 180.0), (-180.0, -179.5)]


def test_zhengzhou_written_the_other_way_round_is_caught(tmp_path: Path) -> None:
    swapped = written(
        tmp_path, "swapped.geojson", [feature(shape("Point", [34.7, 113.6]), name="Zhengzhou")]
    )
    sheet = looked(swapped)
    assert (sheet.swapped, codes(sheet)) == ("certain", {1: "out_of_range"})
    right = looked(swapped, exchange=True)
    assert (right.items[0].geometry.x, right.items[0].geometry.y) == (113.6, 34.7)
    # Helsinki 60.17, 24.94 is a place on earth both ways: only the scene tells.
    doubtful = written(
        tmp_path, "doubtful.geojson", [feature(shape("Point", [60.17, 24.94]), name="?")]
    )
    assert looked(doubtful).swapped == ""
    assert looked(doubtful, scene=(60.2, 24.9)).swapped == "likely"
    assert looked(doubtful, scene=(24.9, 60.2)).swapped == ""


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("cut.geojson", b'{"type":"FeatureCollection","features":[{"type":"Fea', "whole GeoJSON"),
        ("nan.geojson", b'{"type":"Point","coordinates":[NaN,1]}', "whole GeoJSON"),
        ("deep.geojson", b"[" * 200_000, "whole GeoJSON"),
        ("other.json", b'{"type":"Topology"}', "no GeoJSON"),
        ("empty.csv", b"", "empty"),
        ("nul.csv", b"lat,lon\n\0,1\n", "no text"),
        ("entities.kml", b'<!DOCTYPE k [<!ENTITY a "aa">]><kml>&a;</kml>', "entities"),
        ("outside.gpx", b'<!DOCTYPE g SYSTEM "file:///etc/passwd"><gpx/>', "entities"),
        ("cut.kml", b"<kml><Document><Placemark>", "whole XML"),
        ("deep.kml", b"<kml>" + b"<Folder>" * 2_000, "nested"),
        ("other.kml", b"<html><body/></html>", "no KML"),
        ("none.gpx", b"<gpx></gpx>", "nothing in it"),
        ("lie.gpkg", b"SQLite format 3\0" + b"x" * 100, "damaged"),
        ("lie.shp", b"<OGRVRTDataSource/>", "not known"),
        ("lie.zip", b"PK\x03\x04 no archive", "no whole archive"),
        ("picture.png", b"\x89PNG\r\n", "not known"),
    ],
)
def test_what_is_damaged_or_hostile_is_refused_with_its_reason(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    with pytest.raises(UserError, match=reason):
        looked(written(tmp_path, name, content))


def test_what_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.geojson"
    with path.open("wb") as file:
        file.write(b'{"type":"FeatureCollection"')
        file.truncate(LARGEST + 1)
    with pytest.raises(UserError, match="larger than 250 MB"):
        looked(path)


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.kmz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("doc.kml", b"<kml>" + b" " * 120_000_000)
    assert path.stat().st_size < 200_000
    with pytest.raises(UserError, match="larger than 100 MB"):
        looked(path)
    crowded = tmp_path / "crowd.zip"
    with zipfile.ZipFile(crowded, "w") as archive:
        for number in range(geo_zip.MOST_MEMBERS + 1):
            archive.writestr(f"{number}.shp", b"")
    with pytest.raises(UserError, match="more than"):
        looked(crowded)


def test_an_archive_writes_nothing_outside_its_folder(tmp_path: Path) -> None:
    path, inside = tmp_path / "slip.zip", tmp_path / "inside"
    inside.mkdir()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../slipped.shp", b"x")
        archive.writestr("..\\back.dbf", b"x")
    found = geo_zip.unpack(path, (".shp", ".dbf"), inside, 1_000)
    assert sorted(one.name for one in found) == ["back.dbf", "slipped.shp"]
    assert all(one.parent == inside for one in found)
    assert not (tmp_path.parent / "slipped.shp").exists()


KML = """<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>
<NetworkLink><Link><href>http://127.0.0.1:9/more.kml</href></Link></NetworkLink>
<Placemark id="p1"><name>&lt;img src=x&gt;</name><description>d</description>
<TimeSpan><begin>2021-07-20T16:00:00+08:00</begin><end>2021-07-20T09:00:00Z</end></TimeSpan>
<ExtendedData><Data name="crew"><value>6</value></Data></ExtendedData>
<Point><coordinates>113.6,34.7,88</coordinates></Point></Placemark>
<Placemark><name>area</name><MultiGeometry><Polygon>
<outerBoundaryIs><LinearRing><coordinates>113,34 114,34 114,35 113,34</coordinates></LinearRing>
</outerBoundaryIs></Polygon><LineString><coordinates>113,34 114,35</coordinates></LineString>
</MultiGeometry></Placemark>
<Placemark><name>nothing</name></Placemark></Document></kml>"""


def test_kml_and_kmz_say_the_same_and_follow_no_link(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("files/other.kml", "<kml/>")
        archive.writestr("doc.kml", KML)
    plain, zipped = written(tmp_path, "a.kml", KML), written(tmp_path, "a.kmz", packed.getvalue())
    for path in (plain, zipped):
        sheet = looked(path)
        assert sheet.counts == {"point": 1, "line": 1, "area": 1}
        assert codes(sheet) == {3: "no_geometry"}
        assert sheet.file.notices == ("network_links",)
        first = sheet.items[0]
        assert (first.name, first.at, first.until) == ("<img src=x>", 1626768000000, 1626771600000)
        assert first.fields == {"crew": "6"}


@pytest.mark.skipif(not GPX.is_dir(), reason="the folder with the tracks of others is absent")
def test_gpx_of_others(tmp_path: Path) -> None:
    tracks = looked(GPX / "korita-zbevnica.gpx")
    assert tracks.counts == {"point": 2, "line": 3, "area": 0}
    assert codes(tracks) == {3: "no_geometry"}
    timed = looked(GPX / "track-with-empty-segment.gpx").items[0]
    assert (timed.at, timed.until) == (1373131586000, 1373131662000)
    assert looked(GPX / "unicode_with_bom.gpx").items[0].name == "test"
    assert looked(GPX / "gpx1.1_with_all_fields.gpx").counts["line"] == 2


def test_tables_in_any_dress(tmp_path: Path) -> None:
    rows = "名称;纬度;经度;时间;备注\n水泵站;34,75;113,62;2021-07-20 16:00;满\n坏;x;y;;\n\n缺;34"
    chinese = written(tmp_path, "gb.csv", rows.encode("gb18030"))
    file = geo_read.read(chinese, zone=ZoneInfo("Asia/Shanghai"))
    sheet = geo_check.check(file)
    assert (file.columns.lat, file.columns.lon, file.columns.time) == ("纬度", "经度", "时间")
    assert [(one.name, one.note, one.at) for one in sheet.items] == [
        ("水泵站", "满", 1626768000000)
    ]
    assert sheet.items[0].geometry.x == 113.62
    assert codes(sheet) == {3: "not_finite", 5: "cut_off"}
    wkt = written(tmp_path, "w.tsv", "name\twkt\nline\tSRID=4326;LINESTRING (1 2, 3 4)\nbad\tPOI\n")
    assert looked(wkt).counts["line"] == 1
    assert codes(looked(wkt)) == {3: "broken"}
    odd = 'who,where\na,49S FU 12345 67890\nb,"N34°45\'00"" E113°37\'12"""\nc,nowhere\n'
    places = looked(written(tmp_path, "odd.csv", odd), Columns(name="who", place="where"))
    assert [one.name for one in places.items] == ["a", "b"]
    assert places.items[1].geometry.y == pytest.approx(34.75)
    with pytest.raises(UserError, match="no column lattitude"):
        looked(written(tmp_path, "odd.csv", odd), Columns(lat="lattitude"))


def test_shapefiles_and_geopackages_of_any_projection(tmp_path: Path) -> None:
    import pyproj  # noqa: PLC0415 - skipped with the others where it is absent

    turn = pyproj.Transformer.from_crs(4326, 32649, always_xy=True)
    there = shapely.Point(*turn.transform(113.62, 34.75))
    folder = tmp_path / "shapes"
    folder.mkdir()
    for path in (folder / "站.shp", tmp_path / "a.gpkg"):
        pyogrio.raw.write(
            path,
            shapely.to_wkb(np.array([there, None], dtype=object)),
            [np.array(["郑州站", "empty"], dtype=object)],
            ["name"],
            crs="EPSG:32649",
            geometry_type="Point",
            **({"encoding": "GB18030"} if path.suffix == ".shp" else {}),
        )
    zipped = tmp_path / "shapes.zip"
    with zipfile.ZipFile(zipped, "w") as archive:
        for part in folder.iterdir():
            archive.write(part, f"deep/{part.name}")
    for path in (folder, folder / "站.shp", zipped, tmp_path / "a.gpkg"):
        sheet = looked(path)
        assert [one.name for one in sheet.items] == ["郑州站"], path
        point = sheet.items[0].geometry
        assert (point.x, point.y) == (pytest.approx(113.62), pytest.approx(34.75))
        assert codes(sheet) == {2: "no_geometry"}
    (folder / "站.prj").unlink()
    assert looked(folder).file.notices == ("no_crs",)


def test_geojson_that_names_its_projection_is_turned(tmp_path: Path) -> None:
    old = {
        "type": "FeatureCollection",
        "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}},
        "features": [feature(shape("Point", [12648120.8, 4130590.5]), name="Zhengzhou")],
    }
    point = looked(written(tmp_path, "old.geojson", json.dumps(old))).items[0].geometry
    assert (round(point.x, 2), round(point.y, 2)) == (113.62, 34.75)


def test_reading_can_be_stopped(tmp_path: Path) -> None:
    many = [feature(shape("Point", [113.6, 34.7]), name=str(number)) for number in range(6_000)]
    path, stop, seen = written(tmp_path, "many.geojson", many), threading.Event(), []

    def told(phase: str, done: int, total: int) -> None:
        seen.append((phase, done, total))
        if phase == "checking" and done:
            stop.set()

    with pytest.raises(Stopped):
        geo_read.read(path, watch=Watch(told, stop))
    assert ("checking", 500, 6_000) in seen


def test_an_import_is_one_act_once_and_can_be_taken_back(post: Post, tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "plan.geojson",
        [
            feature(shape("Polygon", [SQUARE]), name="<script>Zone</script>"),
            feature(shape("Point", [113.62, 34.75]), name="Pump"),
            feature(shape("Point", [113.62, 34.75]), name="Pump"),
        ],
    )
    stream = stream_of(post)
    wish = Wish(area="evacuation_area", planned=True)
    taken = post.perform(geo_plan.action(looked(path), wish, stream)).result(10)
    assert len(taken.keys) == 2
    drawn = {one.label: one for one in post.reader.all(Feature, stream)}
    zone = drawn["<script>Zone</script>"]
    assert (zone.kind, zone.source, zone.planned) == ("evacuation_area", "import", True)
    assert drawn["Pump"].kind == "other"
    again = post.perform(geo_plan.action(looked(path), wish, stream)).result(10)
    assert (again.act, again.keys) == ("", ())
    post.perform(Undo(stream, taken.act)).result(10)
    assert all(one.lifted for one in post.reader.all(Feature, stream))
    back = post.perform(geo_plan.action(looked(path), wish, stream)).result(10)
    assert len(back.keys) == 2
    assert not any(one.lifted for one in post.reader.all(Feature, stream))


def test_points_become_units_or_incidents(post: Post, tmp_path: Path) -> None:
    path = written(tmp_path, "p.geojson", [feature(shape("Point", [113.62, 34.75]), name="Pump 3")])
    stream = stream_of(post)
    with pytest.raises(UserError, match="department"):
        geo_plan.action(looked(path), Wish(point="unit"), stream)
    for wish in (Wish(point="unit", department="fire"), Wish(point="incident")):
        post.perform(geo_plan.action(looked(path), wish, stream)).result(10)
    (unit,), (incident,) = post.reader.all(Unit, stream), post.reader.all(Incident, stream)
    assert (unit.name, unit.department) == ("Pump 3", "fire")
    assert unit.place == incident.place
    assert unit.place is not None
    assert (unit.place.lat, unit.place.lon, unit.place.source) == (34.75, 113.62, "reported")
    again = geo_plan.action(looked(path), Wish(point="unit", department="fire"), stream)
    for status, stands in (("released", 1), ("on_scene", 0), ("released", 0)):
        post.perform(SetUnitStatus(stream, unit.key, status)).result(10)
        assert len(post.perform(again).result(10).keys) == stands, status
    with pytest.raises(UserError, match="Nothing is chosen"):
        geo_plan.action(looked(path), Wish(point=""), stream)
    other = written(tmp_path, "q.geojson", [feature(shape("Point", [113, 34]), name="Pump 4")])
    wrong = geo_plan.action(looked(other), Wish(point="unit", department="nobody"), stream)
    with pytest.raises(UserError):
        post.perform(wrong).result(10)
    assert len(post.reader.all(Unit, stream)) == 1


def test_too_much_is_refused_with_a_way_out(post: Post, tmp_path: Path) -> None:
    rows = "\n".join(f"n{n},{34 + n / 1e4},{113 + n / 1e4}" for n in range(1_200))
    sheet = looked(written(tmp_path, "many.csv", f"name,lat,lon\n{rows}\n"))
    stream = stream_of(post)
    with pytest.raises(UserError, match="near the scene"):
        geo_plan.action(sheet, Wish(), stream)
    near = geo_plan.within(sheet, (113.0, 34.0, 113.05, 34.05))
    assert len(near.items) == 501
    post.perform(geo_plan.action(near, Wish(), stream)).result(20)
    assert len(post.reader.all(Feature, stream)) == 501
