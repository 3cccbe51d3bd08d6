"""Who entered and left a watched area."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commander.domain.feature import Feature, Lifted
from commander.linkage.area_watch import (
    LINE_REACH_M,
    Crossing,
    Sighting,
    Watched,
    inside_by_m,
    watch,
)

LAT, LON = 34.1362, -117.3437
DEGREE = 111_195.0


def circle(radius: float = 100.0, **more: object) -> Feature:
    given: dict[str, object] = {
        "key": "hot",
        "watch": True,
        "geometry": {"type": "Point", "coordinates": [LON, LAT]},
        "radius_m": radius,
    }
    return Feature(**(given | more))  # type: ignore[arg-type]


def box(west: float, south: float, east: float, north: float, *holes: object) -> Feature:
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return Feature(
        key="box", watch=True, geometry={"type": "Polygon", "coordinates": [ring, *holes]}
    )


def seen(metres_north: float, at: int, accuracy: float = 5.0, **more: object) -> Sighting:
    given: dict[str, object] = {"unit": "E12", "lat": LAT + metres_north / DEGREE, "lon": LON}
    return Sighting(**(given | more), at=at, accuracy_m=accuracy)  # type: ignore[arg-type]


def run(*steps: tuple[Feature, Sighting]) -> list[tuple[str, bool, int]]:
    """What is told while this is seen, one after another."""
    known, told = Watched(), []
    for area, sighting in steps:
        known, crossings = watch(known, [area], [sighting])
        told += [(one.unit, one.entered, one.at) for one in crossings]
    return told


def test_who_enters_and_leaves_is_told_once_each() -> None:
    path = [300.0, 150.0, 50.0, 10.0, -50.0, -150.0, -300.0]
    steps = [(circle(), seen(metres, at)) for at, metres in enumerate(path)]
    assert run(*steps) == [("E12", True, 2), ("E12", False, 5)]


def test_nothing_is_told_at_the_start_nor_when_an_area_is_first_watched_or_drawn_anew() -> None:
    assert run((circle(), seen(0, 1))) == []
    off = circle(watch=False)
    assert run((off, seen(300, 1)), (off, seen(0, 2)), (circle(), seen(0, 2))) == []
    assert run((circle(50), seen(80, 1)), (circle(200), seen(80, 1))) == []
    assert run((circle(50), seen(80, 1)), (circle(200), seen(79, 2))) == []


def test_who_stands_at_the_edge_is_told_once() -> None:
    """A parked receiver wanders by its error; the area is left when it is further out than that."""
    wandering = [300.0, *(100.0 + 12 * (-1) ** n for n in range(50))]
    steps = [(circle(), seen(metres, at, 30.0)) for at, metres in enumerate(wandering)]
    assert len(run(*steps)) == 1


def test_a_vague_place_leaves_later_than_an_exact_one() -> None:
    def left_at(accuracy: float) -> int:
        steps = [(circle(), seen(at * 10.0 + 1, at, accuracy)) for at in range(40)]
        ((_, entered, at),) = run(*steps)
        assert not entered
        return at

    assert (left_at(5.0), left_at(60.0), left_at(100_000.0)) == (12, 16, 30)


def test_a_person_s_word_is_exact() -> None:
    put = [seen(99.0, 1, exact=True), seen(101.0, 2, exact=True), seen(99.0, 3, exact=True)]
    assert run(*((circle(), one) for one in put)) == [("E12", False, 2), ("E12", True, 3)]


def test_only_what_is_newer_counts() -> None:
    steps = [seen(300, 10), seen(0, 9), seen(0, 10), seen(0, 11), seen(300, 11)]
    assert run(*((circle(), one) for one in steps)) == [("E12", True, 11)]


def test_a_lifted_area_and_a_unit_that_is_gone_tell_nothing() -> None:
    lifted = circle(lifted=Lifted("IC"))
    assert run((circle(), seen(300, 1)), (lifted, seen(0, 2))) == []
    known, _ = watch(Watched(), [circle()], [seen(0, 1)])
    _, crossings = watch(known, [circle()], [])
    assert crossings == ()


def test_several_units_and_areas_are_told_oldest_first() -> None:
    far = circle(key="cold", radius_m=500.0)
    known, _ = watch(Watched(), [circle(), far], [seen(900, 1, unit="A"), seen(900, 1, unit="B")])
    _, crossings = watch(known, [circle(), far], [seen(0, 5, unit="A"), seen(400, 3, unit="B")])
    assert crossings == (
        Crossing("B", "cold", True, 3),
        Crossing("A", "cold", True, 5),
        Crossing("A", "hot", True, 5),
    )


@given(st.floats(-80, 80), st.floats(-180, 180), st.floats(0, 360), st.floats(1, 3000))
def test_distance_to_a_circle_is_right_anywhere_on_earth(
    lat: float, lon: float, bearing: float, metres: float
) -> None:
    """Also across 180°: a point so many metres away is inside by what is left of the radius."""
    angle = math.radians(bearing)
    there = Feature(geometry={"type": "Point", "coordinates": [lon, lat]}, radius_m=1000.0)
    north = lat + metres * math.cos(angle) / DEGREE
    east = lon + metres * math.sin(angle) / (DEGREE * math.cos(math.radians(north)))
    east = (east + 180) % 360 - 180
    assert inside_by_m(there, north, east) == pytest.approx(1000.0 - metres, abs=0.01 * metres)


def test_a_box_over_the_antimeridian_and_its_hole() -> None:
    hole = [[179.999, 0.001], [-179.999, 0.001], [-179.999, -0.001], [179.999, -0.001]]
    ring = [[179.99, -0.01], [-179.99, -0.01], [-179.99, 0.01], [179.99, 0.01], [179.99, -0.01]]
    area = Feature(
        geometry={"type": "Polygon", "coordinates": [ring, [*hole, hole[0]]]}, watch=True
    )
    assert inside_by_m(area, 0.005, 179.995) == pytest.approx(0.005 * DEGREE, rel=0.01)
    assert inside_by_m(area, 0.005, -179.995) == pytest.approx(0.005 * DEGREE, rel=0.01)
    assert inside_by_m(area, 0.0, 180.0) == pytest.approx(-0.001 * DEGREE, rel=0.01)
    assert inside_by_m(area, 0.0, 179.98) == pytest.approx(-0.01 * DEGREE, rel=0.01)


def test_lines_points_and_several_areas() -> None:
    def at(kind: str, coordinates: object) -> float:
        return inside_by_m(Feature(geometry={"type": kind, "coordinates": coordinates}), 0.0, 0.0)

    beside = 100 / DEGREE
    line = [[beside, -1.0], [beside, 1.0]]
    assert at("LineString", line) == pytest.approx(LINE_REACH_M - 100, abs=0.5)
    assert at("MultiLineString", [line]) == pytest.approx(LINE_REACH_M - 100, abs=0.5)
    assert at("Point", [beside, 0.0]) == pytest.approx(LINE_REACH_M - 100, abs=0.5)
    assert at("MultiPoint", [[1.0, 1.0], [0.0, 0.0]]) == pytest.approx(LINE_REACH_M)
    far = box(1.0, 1.0, 2.0, 2.0).geometry["coordinates"]
    near = box(-0.01, -0.01, 0.01, 0.01).geometry["coordinates"]
    assert at("MultiPolygon", [far, near]) == pytest.approx(0.01 * DEGREE, rel=0.001)
