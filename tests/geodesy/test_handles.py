"""Handles: a form drawn with points gives the same form back, and only what was moved changes."""

import pytest

from commander.errors import UserError
from commander.geodesy import measure
from commander.geodesy.forms import Buffer, Circle, Corridor, Form, Plume, Position, Sector, Text
from commander.geodesy.handles import Measures, anchored, form_of, handles, reshaped

HERE = (113.665, 34.757)
EAST = measure.moved(HERE, 90, 500)
NORTH = measure.moved(HERE, 0, 800)


def points(form: Form) -> list[Position]:
    found = handles(form)
    assert found is not None
    line = found["coordinates"] if found["type"] != "Point" else [found["coordinates"]]
    return [(one[0], one[1]) for one in line]


def test_what_two_clicks_say() -> None:
    circle = form_of("circle", [HERE, EAST])
    assert isinstance(circle, Circle)
    assert circle.radius_m == pytest.approx(500)
    sector = form_of("sector", [HERE, EAST], Measures(half_angle=20))
    assert isinstance(sector, Sector)
    assert [sector.bearing, sector.half_angle] == pytest.approx([90, 20])
    plume = form_of("plume", [HERE, EAST])
    assert isinstance(plume, Plume)
    # It goes east, so the wind comes from the west.
    assert [plume.wind_from, plume.distance_m] == pytest.approx([270, 500])


def test_lines_texts_and_what_needs_no_form() -> None:
    assert form_of("corridor", [HERE, EAST], Measures(width_m=30)) == Corridor((HERE, EAST), 30)
    assert form_of("text", [HERE]) == Text(HERE)
    assert form_of("polygon", [HERE, EAST, NORTH]) is None
    with pytest.raises(UserError, match="no shape"):
        form_of("circle", [HERE])
    with pytest.raises(UserError, match="too large"):
        form_of("circle", [HERE, (0.0, 0.0)])


@pytest.mark.parametrize(
    "form",
    [Circle(HERE, 500.0), Sector(HERE, 350.0, 700.0, 25.0), Plume(HERE, 200.0, 900.0, 27.0, 4.0)],
)
def test_the_first_handle_takes_the_form_along_and_untouched_ones_change_nothing(
    form: Form,
) -> None:
    assert anchored(form)
    same = reshaped(form, points(form))
    assert points(same) == [pytest.approx(one, abs=1e-7) for one in points(form)]
    away = reshaped(form, [EAST, *points(form)[1:]])
    first = away.__struct_fields__[0]
    assert getattr(away, first) == EAST
    rest = away.__struct_fields__[1:]
    assert [getattr(away, name) for name in rest] == [getattr(form, name) for name in rest]


def test_other_handles_change_their_own_measure() -> None:
    sector = Sector(HERE, 90.0, 500.0, 30.0)
    apex, tip, flank = points(sector)
    longer = reshaped(sector, [apex, NORTH, flank])
    assert isinstance(longer, Sector)
    assert [longer.bearing, longer.radius_m] == pytest.approx([0, 800], abs=1e-3)
    assert longer.half_angle == 30
    wider = reshaped(sector, [apex, tip, measure.moved(HERE, 40, 900)])
    assert isinstance(wider, Sector)
    assert [wider.half_angle, wider.radius_m] == pytest.approx([50, 500])
    circle = reshaped(Circle(HERE, 500.0), [HERE, NORTH])
    assert isinstance(circle, Circle)
    assert circle.radius_m == pytest.approx(800)


def test_a_buffer_has_measures_only() -> None:
    around = Buffer({"type": "Point", "coordinates": [*HERE]}, 100.0)
    assert handles(around) is None
    assert reshaped(around, [HERE]) is around
