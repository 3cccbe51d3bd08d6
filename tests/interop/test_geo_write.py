"""What is handed to other programs can be read by them, and what people typed stays text."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from commander.actions import AddUnit, DrawFeature, LiftFeature, OpenIncident, OpenOperation
from commander.domain.feature import Feature
from commander.domain.record import Place
from commander.errors import EnvironmentProblem, UserError
from commander.interop import geo_check, geo_plan, geo_read, geo_write
from commander.linkage import map_moment
from commander.linkage.map_moment import Moment
from commander.post import Post

pyogrio = pytest.importorskip("pyogrio")

AT = 1_700_000_000_000
HOSTILE = "</name><img src=x onerror=alert(1)>]]>&"


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    with Post.open(tmp_path / "post") as opened:
        yield opened


@pytest.fixture
def stream(post: Post) -> str:
    opened = OpenOperation("Flood exercise", kind="exercise", timezone="Asia/Shanghai")
    stream = post.perform(opened).result(10).stream
    ring = [[113.6, 34.7], [113.7, 34.7], [113.7, 34.8], [113.6, 34.7]]
    line = [[113.6, 34.7], [113.65, 34.75]]
    for action in (
        OpenIncident(stream, HOSTILE, place=Place(34.75, 113.62, approx=True)),
        AddUnit(stream, "=HYPERLINK(1)", "fire", place=Place(34.76, 113.63, source="gps")),
        AddUnit(stream, "nowhere", "fire"),
        DrawFeature(
            stream,
            "evacuation_area",
            {"type": "Polygon", "coordinates": [ring]},
            label="撤离区 A",
            order_word="Sunflower",
            owner="police",
            planned=True,
        ),
        DrawFeature(stream, "hot_zone", {"type": "Point", "coordinates": [113.6, 34.7]}, 300.0),
        DrawFeature(stream, "road_closed", {"type": "LineString", "coordinates": line}),
    ):
        post.perform(action).result(10)
    gone = post.perform(
        DrawFeature(stream, "cordon", {"type": "LineString", "coordinates": line}, label="old")
    ).result(10)
    post.perform(LiftFeature(stream, gone.keys[0])).result(10)
    return stream


@pytest.fixture
def moment(post: Post, stream: str) -> Moment:
    return map_moment.moment(post.reader, stream, AT)


def test_geojson_carries_everything_and_comes_back_as_the_same(
    post: Post, stream: str, moment: Moment, tmp_path: Path
) -> None:
    path = tmp_path / "map.geojson"
    geo_write.write(moment, path)
    told = json.loads(path.read_text("utf-8"))
    assert told["exercise"] == "exercise"
    by_name = {one["properties"].get("name"): one["properties"] for one in told["features"]}
    zone = by_name["撤离区 A"]
    assert (zone["order_word"], zone["owner"], zone["planned"]) == ("Sunflower", "police", True)
    assert zone["time"].endswith("+08:00")
    assert by_name[HOSTILE]["approximate"] is True
    assert "old" not in by_name
    assert all(one["exercise"] == "exercise" for one in by_name.values())
    sheet = geo_check.check(geo_read.read(path))
    here = post.perform(geo_plan.action(sheet, geo_plan.Wish(department="fire"), stream)).result(10)
    assert here.keys == ()
    other = post.perform(OpenOperation("Elsewhere")).result(10).stream
    there = geo_plan.action(sheet, geo_plan.Wish(department="fire"), other)
    post.perform(there).result(10)
    kinds = {one.kind: one for one in post.reader.all(Feature, other)}
    assert set(kinds) == {"evacuation_area", "hot_zone", "road_closed"}
    assert kinds["hot_zone"].radius_m == 300.0
    assert kinds["evacuation_area"].order_word == "Sunflower"


@pytest.mark.parametrize("form", ["kml", "gpx"])
def test_xml_is_read_by_gdal_and_by_us(moment: Moment, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"map.{form}"
    geo_write.write(moment, path)
    layers = [str(name) for name, _ in pyogrio.list_layers(path)]
    assert {"kml": "drawing", "gpx": "waypoints"}[form] in layers
    sheet = geo_check.check(geo_read.read(path))
    assert not sheet.left_out
    names = [one.name for one in sheet.items]
    assert f"≈ {HOSTILE}" in names
    expected = {"kml": (2, 1, 2), "gpx": (2, 3, 0)}[form]
    assert tuple(sheet.counts.values()) == expected
    assert "EXERCISE" in path.read_text("utf-8")


def test_a_table_holds_no_formula_and_every_shape(moment: Moment, tmp_path: Path) -> None:
    path = tmp_path / "map.csv"
    geo_write.write(moment, path)
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
    assert [row["name"] for row in rows if row["commander"] == "unit"] == ["'=HYPERLINK(1)"]
    circle = next(row for row in rows if row["kind"] == "hot_zone")
    assert (circle["radius_m"], circle["lat"]) == ("300.0", "34.7000000")
    assert len(geo_check.check(geo_read.read(path)).items) == len(rows)


def test_lifted_drawings_are_marked_where_they_are_wanted(post: Post, stream: str) -> None:
    whole = map_moment.moment(post.reader, stream, AT, lifted=True)
    told = json.loads(geo_write.geojson(whole))
    assert [one["properties"]["name"] for one in told["features"] if "lifted" in one["properties"]]


def test_an_older_file_stays_when_the_new_one_cannot_be_written(
    post: Post, moment: Moment, tmp_path: Path
) -> None:
    with pytest.raises(EnvironmentProblem, match="cannot be written"):
        geo_write.write(moment, tmp_path / "missing" / "map.kml")
    taken = tmp_path / "map.kml"
    taken.mkdir()
    with pytest.raises(EnvironmentProblem):
        geo_write.write(moment, taken)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["map.kml", "post"]
    empty = post.perform(OpenOperation("Empty")).result(10).stream
    with pytest.raises(UserError, match="nothing on the map"):
        map_moment.moment(post.reader, empty, AT)
