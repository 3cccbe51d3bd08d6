"""How drawings look: every kind is told by more than its colour."""

from collections.abc import Mapping

from commander.domain.codes import FeatureKind
from commander.domain.feature import Feature
from ui.map.draw_kinds import offered, orders
from ui.map.drawings_model import drawing, feature_mark, is_point, look_of
from ui.map.shape import Shape

LINE: Mapping[str, object] = {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}
AREA: Mapping[str, object] = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}
POINT: Mapping[str, object] = {"type": "Point", "coordinates": [2.0, 1.0]}
# Told by their words alone: those of an order, a place or any other thing.
ZONES = [
    FeatureKind.HOT_ZONE,
    FeatureKind.WARM_ZONE,
    FeatureKind.COLD_ZONE,
    FeatureKind.INNER_CORDON,
    FeatureKind.OUTER_CORDON,
    FeatureKind.EVACUATION_AREA,
    FeatureKind.SHELTER_IN_PLACE,
    FeatureKind.PLUME,
    FeatureKind.SAFE_ROUTE,
]


def shape(**fields: object) -> Shape:
    return drawing(Feature(**{"key": "1", "geometry": AREA} | fields))  # type: ignore[arg-type]


def test_no_two_zones_differ_by_colour_alone() -> None:
    grey = {(look_of(kind).pattern, look_of(kind).signs) for kind in ZONES}
    assert len(grey) == len(ZONES)


def test_every_point_has_its_letters() -> None:
    kinds = [FeatureKind(kind) for kind in offered("point") if kind != FeatureKind.OTHER]
    assert len({look_of(kind).letters for kind in kinds}) == len(kinds)


def test_a_label_says_kind_name_and_order() -> None:
    named = shape(kind="hot_zone", label="Tank", order_word="keep out")
    assert named.label == "Hot zone: Tank · keep out"
    assert shape(kind="evacuation_area", label="Evacuation, block 4").label == "Evacuation, block 4"
    assert shape(kind="other", label="Ditch").label == "Ditch"
    assert shape(kind="plume").label == "Plume"
    sheltered = shape(kind="shelter_in_place", order_word="Shelter in place")
    assert sheltered.label == "Shelter in place"
    assert feature_mark(Feature(key="1", kind="staging", label="Lot B", geometry=POINT)).label == (
        "Lot B"
    )


def test_signs_run_along_lines_and_edges_but_show_no_way_around_an_area() -> None:
    assert shape(kind="safe_route", geometry=LINE).signs == "›"
    assert shape(kind="safe_route").signs == ""
    assert shape(kind="inner_cordon").signs == "‖"
    arrow = {"kind": "arrow", "points": [[0, 0], [1, 1]]}
    assert shape(kind="road_closed", geometry=LINE, form=arrow).signs == ""


def test_a_text_is_no_point() -> None:
    text = Feature(key="1", kind="text", label="Wind turns", geometry=POINT)
    assert not is_point(text)
    assert drawing(text).is_text
    assert is_point(Feature(key="1", kind="other", geometry=POINT))


def test_a_kind_of_a_newer_version_is_shown_and_stays_when_it_is_changed() -> None:
    made = shape(kind="drone_lane")
    assert (made.label, made.colour) == ("drone_lane", "accent")
    assert offered("Polygon", "drone_lane")[0] == "drone_lane"
    assert orders("drone_lane") == ()
