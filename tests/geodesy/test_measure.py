"""Measures against published figures of geodesy."""

import pytest

from commander.geodesy import measure

# Flinders Peak to Buninyong, the example of the Geocentric Datum of Australia's technical manual
# (GRS 80, which differs from WGS 84 by less than a millimetre here): 54 972.271 m,
# 306° 52' 05.37".
FLINDERS = (144.42486788888889, -37.95103341666667)
BUNINYONG = (143.92649552777777, -37.65282113888889)


def test_a_published_line() -> None:
    [leg] = measure.legs([FLINDERS, BUNINYONG])
    assert leg.length_m == pytest.approx(54_972.271, abs=0.005)
    assert leg.bearing == pytest.approx(306 + 52 / 60 + 5.37 / 3600, abs=1e-5)
    assert measure.legs([FLINDERS]) == ()
    assert measure.length([leg.start, leg.middle]) == pytest.approx(leg.length_m / 2, abs=0.01)


def test_an_area_is_the_same_whichever_way_its_ring_turns() -> None:
    # One degree by one degree at the equator; 110 574 m by 111 320 m is WGS 84's own arithmetic.
    ring = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]
    assert measure.area(ring) == pytest.approx(110_574 * 111_320, rel=2e-4)
    assert measure.area(ring[::-1]) == measure.area(ring)
    assert measure.area(ring[:2]) == 0


def test_the_size_of_every_geometry() -> None:
    square = [[0.0, 0.0], [0.01, 0.0], [0.01, 0.01], [0.0, 0.01], [0.0, 0.0]]
    hole = [[0.002, 0.002], [0.004, 0.002], [0.004, 0.004], [0.002, 0.004], [0.002, 0.002]]
    whole = measure.size({"type": "Polygon", "coordinates": [square]})
    holed = measure.size({"type": "Polygon", "coordinates": [square, hole]})
    assert holed.area_m2 == pytest.approx(whole.area_m2 * 0.96, rel=1e-3)
    twice = measure.size({"type": "MultiPolygon", "coordinates": [[square], [square]]})
    assert twice.area_m2 == pytest.approx(2 * whole.area_m2)
    line = measure.size({"type": "LineString", "coordinates": square[:2]})
    assert line.length_m == pytest.approx(1113.195, abs=0.01)
    lines = {"type": "MultiLineString", "coordinates": [square[:2], square[:2]]}
    assert measure.size(lines).length_m == pytest.approx(2 * line.length_m)
    circle = measure.size({"type": "Point", "coordinates": [5.0, 50.0]}, 100)
    assert circle.area_m2 == pytest.approx(31_416, rel=1e-3)
    assert measure.size({"type": "Point", "coordinates": [5.0, 50.0]}) == measure.Size()
    assert measure.size({}) == measure.Size()
