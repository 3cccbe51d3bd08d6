"""Coordinates in every notation: read, written, and what is wrong with those that cannot be."""

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from commander.errors import UserError
from commander.geodesy import china
from commander.geodesy.coordinates import Reading, parse, place
from commander.geodesy.grid import from_mgrs, from_utm, mgrs_of, utm_of, zone_of
from commander.geodesy.notation import NOTATIONS, readable, written

SITE = (34.1362, -117.3437)
LATITUDES = st.floats(-90, 90)
LONGITUDES = st.floats(-180, 180)
METRE = 1 / 111_195
# How far a place may be from what is written of it, in metres.
EXACT_M = {"decimal": 1, "ddm": 1.5, "dms": 2.5, "mgrs": 1.5, "utm": 1, "gcj02": 1.5, "bd09": 1.5}


def metres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return roughly how far apart two near places are, over the antimeridian and at poles too."""
    east = (one[1] - other[1] + 180) % 360 - 180
    return math.hypot(one[0] - other[0], east * math.cos(math.radians(one[0]))) / METRE


@pytest.mark.parametrize(
    "text",
    [
        "34.1362, -117.3437",
        "34.1362 -117.3437",
        "34,1362; -117,3437",
        "34,1362 -117,3437",
        "N34.1362 W117.3437",
        "117.3437°W 34.1362°N",
        "lon -117.3437 lat 34.1362",
        "纬度：34.1362，经度：-117.3437",
        "北纬34.1362度 西经117.3437度",
        "北纬34度08分10.32秒，西经117度20分37.32秒",
        "34°08′10.32″N 117°20′37.32″W",
        "34 08 10.32 N 117 20 37.32 W",
        "34 08.172 N, 117 20.622 W",
        "N 34°08.172' W 117°20.622'",
        "３４．１３６２，－１１７．３４３７",
        "POINT(-117.3437 34.1362)",
        "geo:34.1362,-117.3437;u=12",
        "https://maps.example/maps/@34.1362,-117.3437,15z",
        "https://maps.example/?q=34.1362,-117.3437",
        "https://maps.example/#map=15/34.1362/-117.3437",
        "https://maps.example/place/X/data=!3d34.1362!4d-117.3437",
        "11S MT 68310 77311",
        "mgrs 11smt6831077311",
        "11S 468311 3777311",
        "zone 11S 468311mE 3777311mN",
        "fire at 34.1362N, 117.3437W near the tracks, 3 cars",
        "come to 34.13620, -117.34370 now",
        "grid 11S MT 68310 77311, two casualties",
    ],
)
def test_a_place_is_read_from_any_writing(text: str) -> None:
    assert metres((place(text).lat, place(text).lon), SITE) < 1.5


@pytest.mark.parametrize(
    "text",
    ["", " ", "Kaivokatu 8", "E12", "Engine 12", "12 men, 34 cars", "7", "1,2,3,4,5", "北京西站",
     "M7>med need 12 ambulances", "https://example.org/page?x=1", "N", "°'\""],
)  # fmt: skip
def test_what_is_no_coordinates_has_no_reading(text: str) -> None:
    assert parse(text) == ()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("100, 200", "no place on earth"),
        ("34 75 10 N 117 20 W", "“75”"),
        ("34.5 08 N 117 W", "“34.5” has a fraction"),
        ("91 N 20 E", "91 is no latitude"),
        ("N 20, E 190", "190 is no longitude"),
        ("10.5 N 20.5 N", "Both angles are N/S"),
        ("-34 S 20 E", "twice"),
        ("geo:134.2,20", "134.2 is no latitude"),
        ("61S MT 12 12", "no grid zone 61S"),
        ("11S ZZ 12 12", "no such square"),
        ("11S MT 6831 773", "as many digits"),
        ("11S 900 100", ""),
        ("75N 500000 5400000", "no UTM zone 75"),
        ("33K 500000 9400000", "not the band"),
    ],
)
def test_what_is_wrong_is_named(text: str, named: str) -> None:
    if not named:
        assert parse(text) == ()
        return
    with pytest.raises(UserError) as caught:
        parse(text)
    assert named in str(caught.value)


def test_longitude_first_is_noticed_where_only_that_makes_sense() -> None:
    taken = place("113.6, 34.7")  # Zhengzhou
    assert (taken.lat, taken.lon, taken.swapped) == (34.7, 113.6, True)
    assert not place("34.7, 113.6").swapped


def test_of_two_orders_the_likelier_is_taken_and_the_doubt_is_told() -> None:
    first, second = parse("60.17, 24.94")
    assert (first.lat, first.swapped, first.doubt) == (60.17, False, "order")
    assert (second.lat, second.lon, second.swapped) == (24.94, 60.17, True)
    assert place("24.94, 60.17", near=(60.2, 25.0)).lat == 60.17
    # Ürümqi would lie on the ice of the Arctic.
    assert (place("87.6, 43.8").lat, place("87.6, 43.8").swapped) == (43.8, True)


def test_inside_china_the_other_datums_are_offered_and_said() -> None:
    readings = parse("34.7, 113.6")
    assert [one.datum for one in readings] == ["wgs84", "gcj02", "bd09"]
    assert readings[0].doubt == "datum"
    taken, amap, _ = ((one.lat, one.lon) for one in readings)
    assert 300 < metres(taken, amap) < 700
    assert len(parse("WGS84 34.7, 113.6")) == 1


@pytest.mark.parametrize(
    ("text", "datum"),
    [
        ("gcj 39.91334545536069,116.38404722455657", "gcj02"),
        ("高德 116.38404722455657,39.91334545536069", "gcj02"),
        ("腾讯地图坐标：39.91334545536069,116.38404722455657", "gcj02"),
        ("https://uri.amap.com/marker?position=116.38404722455657,39.91334545536069", "gcj02"),
        ("百度坐标 39.919576, 116.390455", "bd09"),
    ],
)
def test_shifted_coordinates_are_brought_back(text: str, datum: str) -> None:
    """The place in Beijing is a published test value of eviltransform (WGS 84 and GCJ-02)."""
    (found,) = parse(text)
    assert found.datum == datum
    assert metres((found.lat, found.lon), (39.911954, 116.377817)) < 3


@pytest.mark.parametrize(
    ("wgs", "gcj"),
    [  # published test values of eviltransform, whose axis differs by 108 m: 1e-6 degree
        ((31.1774276, 121.5272106), (31.17530398364597, 121.531541859215)),
        ((22.543847, 113.912316), (22.540796131694766, 113.9171764808363)),
        ((39.911954, 116.377817), (39.91334545536069, 116.38404722455657)),
    ],
)
def test_gcj02_is_what_others_compute(wgs: tuple[float, float], gcj: tuple[float, float]) -> None:
    assert china.gcj02(*wgs) == pytest.approx(gcj, abs=1e-6)
    assert china.from_gcj02(*gcj) == pytest.approx(wgs, abs=1e-6)


@given(st.floats(china.SOUTH + 0.1, china.NORTH - 0.1), st.floats(china.WEST + 0.1, 137.7))
def test_the_inverse_of_gcj02_and_bd09_is_exact(lat: float, lon: float) -> None:
    assert china.from_gcj02(*china.gcj02(lat, lon)) == pytest.approx((lat, lon), abs=1e-9)
    assert china.from_bd09(*china.bd09(lat, lon)) == pytest.approx((lat, lon), abs=1e-9)


def test_outside_of_china_nothing_is_shifted() -> None:
    assert china.gcj02(60.17, 24.94) == (60.17, 24.94) == china.from_bd09(60.17, 24.94)
    assert written(60.17, 24.94, "gcj02") == ""
    assert readable(60.17, 24.94, "gcj02") == "60.17000°N 24.94000°E"


@pytest.mark.parametrize("notation", NOTATIONS)
@given(lat=LATITUDES, lon=LONGITUDES)
@example(lat=90.0, lon=0.0)
@example(lat=-90.0, lon=12.0)
@example(lat=0.0, lon=180.0)
@example(lat=-0.000001, lon=-180.0)
@example(lat=59.999999, lon=11.999999)
@example(lat=60.0, lon=3.0)
@example(lat=78.2, lon=15.6)
@example(lat=83.999, lon=33.0)
@example(lat=39.9, lon=116.4)
@example(lat=39.0, lon=0.0)  # in the square BD
@example(lat=-1e-9, lon=-0.3)
def test_what_is_written_is_read_back(notation: str, lat: float, lon: float) -> None:
    text = written(lat, lon, notation)
    if not text:
        assert notation in {"utm", "gcj02", "bd09"}
        return
    within = EXACT_M[notation]
    near = [one for one in parse(text) if metres((lat, lon), (one.lat, one.lon)) <= within]
    assert near, (text, parse(text))


@given(st.floats(-79.9, 83.9), LONGITUDES)
def test_utm_and_mgrs_agree_on_the_zone(lat: float, lon: float) -> None:
    lat, lon = round(lat, 7), round(lon, 7)  # a centimetre: edges are not measured finer
    grid = utm_of(lat, lon)
    assert grid is not None
    assert mgrs_of(lat, lon).startswith(f"{grid.zone}{grid.band} ")
    assert metres(from_utm(*grid), (lat, lon)) < 0.01


@pytest.mark.parametrize(
    ("lat", "lon", "zone"),
    [(60, 5, 32), (55.9, 5, 31), (60, 2.9, 31), (63.9, 11.9, 32), (78, 8.9, 31), (78, 9, 33),
     (78, 20.9, 33), (78, 21, 35), (78, 33, 37), (71.9, 9, 32), (0, -180, 1), (0, 179.9, 60),
     (0, 180, 1)],
)  # fmt: skip
def test_zones_in_norway_on_svalbard_and_at_the_antimeridian(
    lat: float, lon: float, zone: int
) -> None:
    assert zone_of(lat, lon) == zone


def test_a_coarse_grid_reference_means_the_middle_of_its_square() -> None:
    square = from_mgrs("32V KM 76 58")
    assert square.side_m == 1000
    assert from_mgrs("32V KM 76500 58500").lat == pytest.approx(square.lat, abs=1e-5)
    assert place("32V KM 76 58").side_m == 1000


def test_a_band_that_is_also_a_hemisphere_gives_both_places() -> None:
    band, hemisphere = parse("11S 468311 3777311")
    assert band.lat > 0 > hemisphere.lat


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        found = parse(text)
    except UserError:
        return
    for one in found:
        assert isinstance(one, Reading)
        assert abs(one.lat) <= 90
        assert abs(one.lon) <= 180


@given(st.text("0123456789.,;°'\"NSEW+-/ 度分秒北纬东经", max_size=40))
def test_no_text_of_angles_breaks_the_reader(text: str) -> None:
    try:
        found = parse(text)
    except UserError:
        return
    assert all(abs(one.lat) <= 90 and abs(one.lon) <= 180 for one in found)
