"""Outlines are true on the ellipsoid everywhere: also over the 180th meridian and at the poles."""

import math
from itertools import pairwise
from typing import Any

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as some
from shapely.geometry import shape

from commander.errors import UserError
from commander.geodesy import measure
from commander.geodesy.forms import (
    PLUME_HALF_ANGLE,
    Arrow,
    Buffer,
    Circle,
    Corridor,
    Form,
    Plume,
    Sector,
    Text,
    read_form,
    write_form,
)
from commander.geodesy.outlines import circle_of, ellipsoid, on_earth, outline

HERE = (113.665, 34.757)
LONS = some.floats(-180, 180)
LATS = some.floats(-89.5, 89.5)
RADII = some.floats(1, 200_000)
AWKWARD = [(179.99, 10.0), (-179.999, -45.0), (10.0, 89.0), (170.0, -89.0), (0.0, 90.0), HERE]


def areas(geometry: dict[str, Any]) -> Any:
    """The geometry, checked as every reader of GeoJSON needs it."""
    made = shape(geometry)
    assert made.is_valid
    west, south, east, north = made.bounds
    assert (west, south) >= (-180, -90)
    assert east <= 180
    assert north <= 90
    for part in shapely.get_parts(made):
        assert part.exterior.is_ccw
    return made


def corners(geometry: dict[str, Any]) -> list[tuple[float, float]]:
    """Corners that are the drawing's own: not those of the cut at ±180° or along a pole."""
    return [
        (lon, lat)
        for lon, lat in shapely.get_coordinates(shape(geometry))
        if abs(abs(lon) - 180) > 1e-6 and abs(lat) < 90 - 1e-6
    ]


def assert_circle(geometry: dict[str, Any], centre: tuple[float, float], radius: float) -> None:
    made = areas(geometry)
    for corner in corners(geometry):
        distance = ellipsoid().inv(*centre, *corner)[2]
        assert distance == pytest.approx(radius, rel=5e-3, abs=0.05)
    # What is stored to the centimetre cannot be truer than that on a circle of a metre.
    assert measure.size(geometry).area_m2 == pytest.approx(math.pi * radius**2, rel=5e-3, abs=1)
    assert made.area > 0


@settings(max_examples=150, deadline=None)
@given(LONS, LATS, RADII)
def test_a_circle_has_its_radius_everywhere(lon: float, lat: float, radius: float) -> None:
    assert_circle(outline(Circle((lon, lat), radius)), (lon, lat), radius)


@pytest.mark.parametrize("centre", AWKWARD)
@pytest.mark.parametrize("radius", [50.0, 5_000.0, 150_000.0])
def test_a_circle_at_the_edges_of_the_map(centre: tuple[float, float], radius: float) -> None:
    assert_circle(outline(Circle(centre, radius)), centre, radius)


def test_a_circle_over_a_pole_reaches_it() -> None:
    made = areas(outline(Circle((10.0, 89.0), 200_000)))
    assert made.bounds[3] == 90
    assert made.covers(shapely.Point(-170, 89.9))
    assert not made.covers(shapely.Point(-170, 88.0))


def test_a_circle_on_the_meridian_is_cut_into_two_parts() -> None:
    made = areas(outline(Circle((180.0, 0.0), 10_000)))
    assert made.geom_type == "MultiPolygon"
    assert made.covers(shapely.Point(179.95, 0))
    assert made.covers(shapely.Point(-179.95, 0))


@settings(max_examples=80, deadline=None)
@given(LONS, LATS, some.floats(10, 100_000), some.floats(0, 360), some.floats(1, 180))
def test_a_sector_opens_to_both_sides_of_its_bearing(
    lon: float, lat: float, radius: float, bearing: float, half: float
) -> None:
    geometry = outline(Sector((lon, lat), bearing, radius, half))
    areas(geometry)
    share = min(half, 180.0) / 180
    wanted = math.pi * radius**2 * share
    assert measure.size(geometry).area_m2 == pytest.approx(wanted, rel=1e-2, abs=2)
    for corner in corners(geometry):
        out, _, distance = ellipsoid().inv(lon, lat, *corner)
        assert distance <= radius * 1.005 + 0.05
        if distance > radius / 2 and half < 179:
            assert abs((out - bearing + 180) % 360 - 180) <= half + 1


@pytest.mark.parametrize("start", AWKWARD)
@pytest.mark.parametrize("toward", [0.0, 90.0, 200.0])
def test_a_corridor_has_its_width_along_the_whole_line(
    start: tuple[float, float], toward: float
) -> None:
    end = measure.moved(start, toward, 20_000)
    geometry = outline(Corridor((start, end), 3_000))
    areas(geometry)
    wanted = 20_000 * 3_000 + math.pi * 1_500**2
    assert measure.size(geometry).area_m2 == pytest.approx(wanted, rel=5e-3)


def test_a_buffer_around_an_area_keeps_its_hole_and_its_distance() -> None:
    lake = outline(Sector(HERE, 0, 4_000, 180))
    hole = outline(Circle(HERE, 2_000))
    ring = {"type": "Polygon", "coordinates": [lake["coordinates"][0], hole["coordinates"][0]]}
    made = areas(outline(Buffer(ring, 500)))
    assert not made.covers(shapely.Point(HERE))
    assert made.covers(shapely.Point(measure.moved(HERE, 45, 4_480)))
    assert not made.covers(shapely.Point(measure.moved(HERE, 45, 4_520)))
    assert made.covers(shapely.Point(measure.moved(HERE, 45, 1_520)))


def test_a_buffer_around_one_place_is_a_circle() -> None:
    place = {"type": "Point", "coordinates": [*HERE]}
    assert outline(Buffer(place, 300)) == outline(Circle(HERE, 300))


def test_an_arrow_ends_in_its_head_and_is_cut_at_the_meridian() -> None:
    geometry = outline(Arrow(((179.9, 0.0), (-179.9, 0.0))))
    lines = geometry["coordinates"]
    assert lines[0][-1] == (180.0, 0.0)
    assert lines[1][0] == (-180.0, 0.0)
    assert lines[2][1] == (-179.9, 0.0)
    assert all(abs(a[0] - b[0]) < 1 for line in lines for a, b in pairwise(line))


def test_a_plume_lies_down_wind_and_around_its_source() -> None:
    geometry = outline(Plume(HERE, wind_from=270, distance_m=2_000, isolation_m=100))
    made = areas(geometry)
    assert made.covers(shapely.Point(measure.moved(HERE, 90, 1_990)))
    assert made.covers(shapely.Point(measure.moved(HERE, 270, 95)))
    assert not made.covers(shapely.Point(measure.moved(HERE, 270, 105)))
    # As wide at its end as it is long, as the guidebook's zone.
    assert math.tan(math.radians(PLUME_HALF_ANGLE)) == pytest.approx(0.5, abs=0.01)


def test_the_older_circle_is_outlined_and_anything_else_left_alone() -> None:
    point = {"type": "Point", "coordinates": [*HERE]}
    assert circle_of(point, 250) == outline(Circle(HERE, 250))
    assert circle_of(point, 0) is point


def test_what_cannot_be_drawn_is_refused_in_words() -> None:
    with pytest.raises(UserError, match="nothing to draw around"):
        outline(Buffer({"type": "LineString", "coordinates": []}, 10))
    with pytest.raises(UserError, match="too large"):
        outline(Corridor(((0.0, 0.0), (40.0, 0.0)), 10))


def test_what_was_drawn_over_the_meridian_is_cut_there() -> None:
    line = {"type": "LineString", "coordinates": [[179.0, 1.0], [181.0, 3.0]]}
    assert on_earth(line) == {
        "type": "MultiLineString",
        "coordinates": [[(179.0, 1.0), (180.0, 2.0)], [(-180.0, 2.0), (-179.0, 3.0)]],
    }
    ring = [[179.0, 0.0], [181.0, 0.0], [181.0, 1.0], [179.0, 1.0], [179.0, 0.0]]
    made = areas(dict(on_earth({"type": "Polygon", "coordinates": [ring]})))
    assert made.bounds == (-180, 0, 180, 1)
    assert made.area == pytest.approx(2)
    point = {"type": "Point", "coordinates": [190.0, 1.0]}
    assert on_earth(point) == {"type": "Point", "coordinates": [-170.0, 1.0]}
    assert on_earth({"type": "Point", "coordinates": [10.0, 1.0]})["coordinates"] == [10.0, 1.0]


FORMS: list[Form] = [
    Circle(HERE, 10),
    Sector(HERE, 90, 10, 20),
    Corridor((HERE, (113.7, 34.8)), 40),
    Arrow((HERE, (113.7, 34.8))),
    Text(HERE),
    Buffer({"type": "Point", "coordinates": [1.0, 2.0]}, 10, "unit:E1"),
    Plume(HERE, 10, 500, 30, 3, 50, "table"),
]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: type(form).__name__)
def test_a_form_is_stored_and_read_back(form: Form) -> None:
    assert read_form(write_form(form)) == form
    assert outline(form)["coordinates"]


def test_a_form_of_a_newer_version_or_a_broken_one_is_none() -> None:
    assert read_form({}) is None
    assert read_form({"kind": "spiral", "turns": 3}) is None
    assert read_form({"kind": "circle", "centre": [1, 2], "radius_m": -5}) is None
    assert read_form({"kind": "circle", "centre": "here", "radius_m": 5}) is None
