"""What is looked at first: everything of the scene, without what is far away."""

from ui.map.first_view import near_keys
from ui.map.marks import Mark, MarkKind
from ui.map.shape import Shape

LAT, LON = 34.136, -117.344


def mark(key: str, *, north_km: float = 0.0) -> Mark:
    kind: MarkKind = "unit" if key.startswith("unit") else "incident"
    return Mark(key=key, kind=kind, lat=LAT + north_km / 111.2, lon=LON)


def test_all_is_in_view_while_nothing_is_far_away() -> None:
    marks = [mark("incident:1"), mark("unit:1", north_km=4), mark("unit:2", north_km=-4)]
    assert near_keys(marks, []) == ["incident:1", "unit:1", "unit:2"]
    assert near_keys([], [Shape(key="feature:1")]) == ["feature:1"]
    assert near_keys([], []) == []


def test_a_unit_far_away_is_left_out_and_the_drawings_that_hold_are_not() -> None:
    marks = [mark("incident:1"), mark("unit:1"), mark("unit:2", north_km=6)]
    shapes = [Shape(key="feature:1"), Shape(key="feature:2", lifted=True)]
    assert near_keys(marks, shapes) == ["incident:1", "unit:1", "feature:1"]


def test_of_a_few_incidents_each_is_in_view_however_far() -> None:
    marks = [mark("incident:1"), mark("incident:2"), mark("incident:3", north_km=200)]
    assert near_keys(marks, []) == [one.key for one in marks]


def test_in_a_crowd_of_incidents_those_far_away_are_left_out() -> None:
    crowd = [mark(f"incident:{number}") for number in range(30)]
    kept = near_keys([*crowd, mark("incident:far", north_km=5000)], [])
    assert kept == [one.key for one in crowd]
