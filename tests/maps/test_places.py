"""The gazetteer: names found by beginning, Chinese, pinyin and with slips; places by nearness."""

import json
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commander.errors import UserError
from commander.maps.places import FILE, Gazetteer, PlaceName
from commander.maps.places_files import take_list
from commander.maps.places_search import nearest, search
from commander.maps.places_words import slips

HELSINKI = (60.17, 24.94)
NAMES = (
    PlaceName("Kaivokatu", 60.1700, 24.9420, "street", ("Brunnsgatan",), "Helsinki"),
    PlaceName("Kaivokatu 8", 60.1702, 24.9415, "address", (), "Helsinki"),
    PlaceName("Kaivopuisto", 60.1570, 24.9560, "suburb", ("Brunnsparken",), "Helsinki"),
    PlaceName("Kaivokatu", 61.4980, 23.7600, "street", (), "Tampere"),
    PlaceName("Mäkelänkatu", 60.1950, 24.9530, "street", (), "Helsinki"),
    PlaceName("Helsinki", 60.1708, 24.9375, "city", ("Helsingfors", "赫尔辛基")),
    PlaceName("北京西站", 39.8949, 116.3155, "station", ("Beijing West",)),
    PlaceName("长安街", 39.9087, 116.3975, "street", (), "北京"),
    PlaceName("建国门消防站", 39.9087, 116.4355, "fire_station"),
    PlaceName("Hydrant 12", 60.1701, 24.9421, "hydrant"),
)


@pytest.fixture
def gazetteer(tmp_path: Path) -> Iterator[Gazetteer]:
    made = Gazetteer(tmp_path)
    made.replace("area", NAMES, title="Helsinki", attribution="© them")
    yield made
    made.close()


def names(gazetteer: Gazetteer, text: str, near: tuple[float, float] | None = None) -> list[str]:
    return [hit.place.name for hit in search(gazetteer, text, near)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("kaivok", "Kaivokatu"),
        ("KAIVOKATU 8", "Kaivokatu 8"),
        ("kaivokatu tampere", "Kaivokatu"),
        ("makelan", "Mäkelänkatu"),
        ("Mäke", "Mäkelänkatu"),
        ("helsingf", "Helsinki"),
        ("brunnsg", "Kaivokatu"),
        ("北京西", "北京西站"),
        ("西站", "北京西站"),
        ("站", "北京西站"),
        ("消防", "建国门消防站"),
        ("beijingxi", "北京西站"),
        ("xizhan", "北京西站"),
        ("bjxz", "北京西站"),
        ("chang an jie", "长安街"),
        ("changanjie", "长安街"),
        ("caj", "长安街"),
        ("jgmxfz", "建国门消防站"),
        ("赫尔", "Helsinki"),
        ("kiavokatu", "Kaivokatu"),
        ("kaivikatu", "Kaivokatu"),
        ("makelankattu", "Mäkelänkatu"),
        ("beijngxizhan", "北京西站"),
        ("hydrant", "Hydrant 12"),
    ],
)
def test_a_place_is_found(gazetteer: Gazetteer, text: str, first: str) -> None:
    assert names(gazetteer, text, HELSINKI)[0] == first


def test_the_better_kind_then_the_nearer_place_stands_first(gazetteer: Gazetteer) -> None:
    found = search(gazetteer, "kaivokatu", HELSINKI)
    assert [(hit.place.name, hit.place.parent) for hit in found] == [
        ("Kaivokatu", "Helsinki"),
        ("Kaivokatu 8", "Helsinki"),
        ("Kaivokatu", "Tampere"),
    ]
    assert found[0].km is not None
    assert found[0].km < 0.2
    assert search(gazetteer, "kaivokatu", (61.5, 23.76))[0].place.parent == "Tampere"
    assert search(gazetteer, "brunnsgatan")[0].also == "Brunnsgatan"
    assert search(gazetteer, "brunnsgatan")[0].km is None


def test_what_is_unlike_everything_finds_nothing(gazetteer: Gazetteer) -> None:
    for text in ("", " ", "qqqqqq", "kaivokatu oulu", "*", '"', "=", "kqvikqtu"):
        assert names(gazetteer, text, HELSINKI) == [], text


@given(st.text(max_size=24))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
def test_no_text_breaks_the_search(gazetteer: Gazetteer, text: str) -> None:
    search(gazetteer, text, HELSINKI)


def test_an_area_is_replaced_and_removed_whole(gazetteer: Gazetteer) -> None:
    gazetteer.replace("list", [PlaceName("Kaivonpää", 60.1, 24.9)], title="List")
    assert [(one.title, one.count) for one in gazetteer.sources()] == [
        ("Helsinki", 10),
        ("List", 1),
    ]
    gazetteer.replace("area", NAMES[:1], title="Helsinki")
    assert names(gazetteer, "北京") == []
    assert names(gazetteer, "kaivo") == ["Kaivokatu", "Kaivonpää"]
    gazetteer.remove("area")
    gazetteer.remove("never there")
    assert names(gazetteer, "kaivo") == ["Kaivonpää"]
    assert nearest(gazetteer, 60.17, 24.94).name == "Kaivonpää"  # type: ignore[union-attr]


def test_an_import_that_is_cancelled_leaves_everything_as_it_was(gazetteer: Gazetteer) -> None:
    def cut() -> Iterator[PlaceName]:
        yield PlaceName("Half", 1.0, 1.0)
        raise UserError("cancelled")

    with pytest.raises(UserError):
        gazetteer.replace("area", cut())
    assert names(gazetteer, "half") == []
    assert names(gazetteer, "kaivop") == ["Kaivopuisto"]


def test_other_threads_read_while_something_is_taken_in(gazetteer: Gazetteer) -> None:
    seen: list[list[str]] = []

    def slow() -> Iterator[PlaceName]:
        yield PlaceName("Uusi", 60.0, 25.0)
        thread = threading.Thread(target=lambda: seen.append(names(gazetteer, "kaivop")))
        thread.start()
        thread.join(10)

    gazetteer.replace("new", slow())
    assert seen == [["Kaivopuisto"]]


def test_where_nothing_was_put_in_there_is_nothing_and_no_file(tmp_path: Path) -> None:
    empty = Gazetteer(tmp_path)
    assert (search(empty, "x"), nearest(empty, 0, 0), empty.sources()) == ((), None, ())
    empty.remove("x")
    empty.close()
    assert not (tmp_path / FILE).exists()


def test_a_damaged_or_foreign_file_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"this is no database, but long enough to be read as one" * 40)
    made = Gazetteer(tmp_path)
    assert made.sources() == ()
    made.close()
    with sqlite3.connect(tmp_path / FILE) as other:
        other.execute("PRAGMA user_version = 99")
    other.close()
    assert made.replace("a", NAMES) == len(NAMES)
    made.close()


def test_the_nearest_known_place_with_distance_and_direction(gazetteer: Gazetteer) -> None:
    near = nearest(gazetteer, 60.1727, 24.9420)
    assert near is not None
    assert near.name in {"Kaivokatu", "Kaivokatu 8"}
    assert near.metres == pytest.approx(290, abs=20)
    assert min(near.bearing, 360 - near.bearing) < 10  # north of it
    # A hydrant may be nearer; nobody says "beside hydrant 12" where there is a street.
    assert nearest(gazetteer, 60.1701, 24.9421).name == "Kaivokatu"  # type: ignore[union-attr]
    assert nearest(gazetteer, 0.0, 0.0) is None
    assert nearest(gazetteer, 90.0, 0.0) is None


def test_the_same_place_of_two_areas_is_shown_once(gazetteer: Gazetteer) -> None:
    gazetteer.replace("again", NAMES[:1])
    assert names(gazetteer, "kaivokatu", HELSINKI).count("Kaivokatu") == 2  # and the one in Tampere


@pytest.mark.parametrize(
    ("typed", "word", "most", "expected"),
    [("kaivo", "kaivokatu", 1, 0), ("kiavo", "kaivokatu", 1, 1), ("kavo", "kaivokatu", 1, 1),
     ("kaaivo", "kaivokatu", 1, 1), ("koivo", "kaivokatu", 1, 1), ("kxxvo", "kaivokatu", 1, None),
     ("kxxvo", "kaivokatu", 2, 2), ("abc", "xyz", 2, None)],
)  # fmt: skip
def test_slips_are_counted(typed: str, word: str, most: int, expected: int | None) -> None:
    assert slips(typed, word, most) == expected


def test_a_csv_with_columns_of_its_own_is_taken(gazetteer: Gazetteer, tmp_path: Path) -> None:
    path = tmp_path / "depots.csv"
    path.write_text("\ufeffBezeichnung;Breite;Länge;type\nDepot Nord;60,25;24,9;fire_station\n"
                    "Depot <b>Süd</b>;60.10;24.9;x\n;1;1;\nno place;;;\n", "utf-8")  # fmt: skip
    with pytest.raises(UserError, match="no column for name"):
        take_list(gazetteer, path)
    columns = {"name": "Bezeichnung", "lat": "breite", "lon": "Länge"}
    tally = take_list(gazetteer, path, columns=columns, title="Depots")
    assert (tally.taken, tally.skipped, tally.first) == (2, 2, "line 4: no name")
    (hit,) = search(gazetteer, "depot n")
    assert (hit.place.kind, hit.place.lat, hit.area) == ("fire_station", 60.25, "list:Depots")
    assert names(gazetteer, "sud") == ["Depot <b>Süd</b>"]


def test_geonames_and_geojson_are_taken(gazetteer: Gazetteer, tmp_path: Path) -> None:
    cells = ["1", "Zürich", "Zurich", "Turicum,苏黎世", "47.37", "8.54", "P", "PPLA", *[""] * 11]
    (tmp_path / "CH.txt").write_text("\t".join(cells) + "\nbroken\tline\n", "utf-8")
    assert take_list(gazetteer, tmp_path / "CH.txt").taken == 1
    hit = search(gazetteer, "sulishi")[0]
    assert (hit.place.name, hit.place.kind, hit.also) == ("Zürich", "city", "苏黎世")
    point = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [8.55, 47.38]},
             "properties": {"NAME": "Spital", "type": "hospital"}}  # fmt: skip
    line = {"type": "Feature", "geometry": {"type": "LineString", "coordinates": []}}
    (tmp_path / "p.geojson").write_text(
        json.dumps({"type": "FeatureCollection", "features": [point, line]})
    )
    assert take_list(gazetteer, tmp_path / "p.geojson").taken == 1
    assert search(gazetteer, "spital")[0].place.kind == "hospital"


def test_a_list_in_chinese_coordinates_is_brought_back(
    gazetteer: Gazetteer, tmp_path: Path
) -> None:
    path = tmp_path / "消防.csv"
    path.write_text("名称,经度,纬度\n特勤站,116.38404722455657,39.91334545536069\n", "utf-8")
    take_list(gazetteer, path, datum="gcj02")
    place = search(gazetteer, "tqz")[0].place
    assert (place.lat, place.lon) == pytest.approx((39.911954, 116.377817), abs=1e-5)


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("a.csv", b"name,lat,lon\nZhengzhou,113.6,34.7\n", "changed places"),
        ("a.csv", b"name,lat,lon\nX,nan,34.7\n", "holds no place"),
        ("a.csv", b"name,lat,lon\n", "no rows"),
        ("a.csv", b"", "no list of places"),
        ("a.csv", b"PK\x03\x04\0\0", "no list of places"),
        ("a.geojson", b"{", "damaged"),
        ("a.geojson", b"[1,2]", "damaged"),
        ("missing.csv", None, "cannot be read"),
    ],
)
def test_what_is_no_list_is_refused_with_the_reason(
    gazetteer: Gazetteer, tmp_path: Path, file: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (tmp_path / file).write_bytes(content)
    with pytest.raises(UserError) as caught:
        take_list(gazetteer, tmp_path / file)
    assert said in str(caught.value)
    assert [one.key for one in gazetteer.sources()] == ["area"]


def test_a_source_left_out_of_the_search_is_neither_found_nor_near(
    gazetteer: Gazetteer, tmp_path: Path
) -> None:
    written = tmp_path / "mine.csv"
    written.write_text("name,lat,lon\nKaivo depot,60.1699,24.9421\n", encoding="utf-8")
    take_list(gazetteer, written)
    assert [hit.place.name for hit in search(gazetteer, "Mäkelänktu")] == ["Mäkelänkatu"]
    before = gazetteer.sources()
    assert [(one.title, one.is_list, one.shown) for one in before] == [
        ("Helsinki", False, True),
        ("mine", True, True),
    ]
    assert all(one.added_at > 1_600_000_000_000 for one in before)

    gazetteer.show("area", shown=False)

    assert [hit.place.name for hit in search(gazetteer, "Kaivo", HELSINKI)] == ["Kaivo depot"]
    assert search(gazetteer, "Mäkelänktu") == ()
    near = nearest(gazetteer, 60.1702, 24.9415)
    assert near is not None
    assert near.name == "Kaivo depot"
    gazetteer.replace("area", NAMES, title="Helsinki")  # taken in anew it stays left out
    assert [one.shown for one in gazetteer.sources()] == [False, True]
    gazetteer.show("area", shown=True)
    assert len(search(gazetteer, "Kaivo", HELSINKI)) == 5

    gazetteer.show("list:mine", shown=False)
    gazetteer.remove("list:mine")
    take_list(gazetteer, written)  # but one that was removed begins anew
    assert [one.shown for one in gazetteer.sources()] == [True, True]


def test_a_file_without_notes_keeps_its_names(gazetteer: Gazetteer) -> None:
    gazetteer.close()
    with sqlite3.connect(gazetteer.path) as other:
        other.execute("DROP TABLE area_note")
    other.close()
    (source,) = gazetteer.sources()
    assert (source.title, source.count, source.added_at, source.shown) == (
        "Helsinki",
        len(NAMES),
        0,
        True,
    )
    assert search(gazetteer, "Helsinki")[0].place.name == "Helsinki"
