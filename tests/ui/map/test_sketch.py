"""What a drawing says of itself while it is made: measures at their places, as people read them."""

import pytest

from commander.geodesy import measure
from commander.geodesy.forms import Circle
from commander.geodesy.handles import Measures, handles
from ui.map.measure_words import area_text, bearing_text, length_text
from ui.map.sketch import changed, outline_labels, sketched
from ui.map.sketch_bar import polar

HERE = (113.665, 34.757)
EAST = measure.moved(HERE, 90, 500)
CORNER = measure.moved(EAST, 0, 400)


def test_measures_in_words() -> None:
    lengths = [4.53, 320.4, 999.6, 1234, 45_600]
    assert [length_text(one) for one in lengths] == [
        "4.5 m",
        "320 m",
        "1.00 km",
        "1.23 km",
        "45.6 km",
    ]
    areas = [850, 12_345, 3_450_000]
    assert [area_text(one) for one in areas] == ["850 m²", "1.2 ha", "3.45 km²"]
    assert [bearing_text(one) for one in (4.6, 359.7, -90)] == ["005°", "000°", "270°"]


def test_a_line_says_each_stretch_and_the_whole() -> None:
    made = sketched("measure_line", [HERE, EAST, CORNER], Measures())
    assert [label.text for label in made.labels] == [
        "500 m · 090°",
        "400 m · 000°",
        "Σ 900 m · 000°",
    ]
    assert [label.strong for label in made.labels] == [False, False, True]
    assert sketched("line", [HERE], Measures()).labels == ()
    [whole] = sketched("line", [HERE, EAST], Measures()).labels
    assert whole.text == "500 m · 090°"


def test_an_area_says_its_size_and_is_closed() -> None:
    made = sketched("polygon", [HERE, EAST, CORNER], Measures())
    # Half of 500 m by 400 m; the edge with the side that closes it.
    assert made.labels[-1].text == "10.0 ha · 1.54 km"
    assert made.geometry is not None
    assert made.geometry["coordinates"][0][0] == made.geometry["coordinates"][0][-1]


def test_forms_have_outline_and_measures() -> None:
    circle = sketched("circle", [HERE, EAST], Measures())
    assert circle.labels[-1].text == "r 500 m · 78.5 ha"
    assert circle.geometry is not None
    assert circle.geometry["type"] == "Polygon"
    sector = sketched("sector", [HERE, EAST], Measures(half_angle=30))
    assert sector.labels[-1].text == "500 m · 090° ± 30° · 13.1 ha"
    corridor = sketched("corridor", [HERE, EAST], Measures(width_m=40))
    assert corridor.labels[-1].text == "500 m × 40 m · 2.1 ha"
    arrow = sketched("arrow", [HERE, EAST], Measures())
    assert arrow.labels[-1].text == "500 m"
    plume = sketched("plume", [HERE, EAST], Measures())
    assert plume.labels[-1].text.startswith("500 m · 090° ± 27°")
    far = sketched("circle", [HERE, (0.0, 0.0)], Measures())
    assert (far.geometry, far.labels) == (None, ())


def test_what_is_changed_keeps_its_form_or_says_its_size() -> None:
    circle = Circle(HERE, 500.0)
    shown = handles(circle)
    assert shown is not None
    wider = {"type": "LineString", "coordinates": [[*HERE], [*measure.moved(HERE, 90, 800)]]}
    made = changed(circle, wider)
    assert isinstance(made.form, Circle)
    assert made.form.radius_m == pytest.approx(800)
    ring = [[*HERE], [*EAST], [*CORNER], [*HERE]]
    labels = outline_labels({"type": "Polygon", "coordinates": [ring]})
    assert labels[-1].text == "10.0 ha · 1.54 km"
    assert outline_labels({"type": "Point", "coordinates": [*HERE]}) == ()
    lines = {"type": "MultiLineString", "coordinates": [ring, ring]}
    assert labels[-1].text != outline_labels(lines)[-1].text == "3.08 km"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("@045 200", (45.0, 200.0)),
        ("@45° 1.2 km", (45.0, 1200.0)),
        ("@270/50m", (270.0, 50.0)),
        ("045 200", None),
        ("@400 20", None),
        ("34.1, -117.3", None),
    ],
)
def test_a_corner_by_bearing_and_distance(text: str, meant: tuple[float, float] | None) -> None:
    assert polar(text) == meant
