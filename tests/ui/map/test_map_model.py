"""Which marks and shapes follow from which records."""

from dataclasses import replace

from commander.domain.feature import Feature, Lifted
from commander.domain.fix import Fix
from commander.domain.operation import Incident
from commander.domain.record import Meta, Place
from commander.domain.resources import Department, Unit
from ui.map.coordinates import degrees_text, readout_text
from ui.map.drawings_model import LIFTED_SHOWN_MS, key_of
from ui.map.marks import Mark
from ui.map.model import (
    Scene,
    marks_and_shapes,
    record_of,
)
from ui.map.shape import Shape

NOW = 612_113_200_000
FIRE = Department(key="fire", letters="FD", shape="square", colour="red")
HERE = Place(34.1362, -117.3437)


def unit(**more: object) -> Unit:
    given: dict[str, object] = {
        "key": "E1",
        "name": "Engine 1",
        "department": "fire",
        "place": HERE,
    }
    return Unit(**(given | more))  # type: ignore[arg-type]


def marks(**scene: object) -> list[Mark]:
    return both(**scene)[0]


def both(**scene: object) -> tuple[list[Mark], list[Shape]]:
    given: dict[str, object] = {"departments": {"fire": FIRE}, "now": NOW}
    return marks_and_shapes(Scene(**(given | scene)))  # type: ignore[arg-type]


def circle(**more: object) -> Feature:
    given: dict[str, object] = {
        "key": "z1",
        "kind": "hot_zone",
        "geometry": {"type": "Point", "coordinates": [-117.3437, 34.1362]},
        "radius_m": 150.0,
    }
    return Feature(**(given | more))  # type: ignore[arg-type]


def test_a_unit_looks_like_its_department() -> None:
    assert marks(units=[unit(letters="E1", status="committed")]) == [
        Mark(
            key="unit:E1",
            kind="unit",
            lat=34.1362,
            lon=-117.3437,
            label="Engine 1",
            letters="E1",
            shape="square",
            colour="red",
            ring="busy",
            movable=True,
            source="hand",
        )
    ]


def test_a_unit_without_letters_or_department_is_still_shown() -> None:
    assert marks(units=[unit()])[0].letters == "FD"
    lost = marks(units=[unit(department="gone")])[0]
    assert (lost.letters, lost.shape, lost.colour) == ("En", "square", "muted")
    odd = Department(key="fire", letters="FD", shape="star")
    assert marks(units=[unit()], departments={"fire": odd})[0].shape == "square"


def test_units_without_place_and_released_ones_are_not_on_the_map() -> None:
    assert marks(units=[unit(place=None), unit(status="released")]) == []


def test_a_place_fades_by_the_rule_of_its_source() -> None:
    def stale(age_ms: int, source: str) -> bool:
        meta = Meta(since={"place": NOW - age_ms})
        seen = unit(place=replace(HERE, source=source), heard_at=NOW - age_ms, meta=meta)
        return marks(units=[seen])[0].stale

    minute = 60_000
    for source, minutes in (("simulated", 2), ("gps", 3), ("phone", 5), ("hand", 20)):
        assert not stale(minutes * minute, source)
        assert stale(minutes * minute + 1, source)
    assert stale(6 * minute, "some receiver")
    assert not marks(units=[unit(heard_at=0)])[0].stale


def test_a_crew_that_speaks_makes_no_device_newer_but_keeps_a_hand() -> None:
    """What a person put on the map holds while the crew is heard of; a fix is as old as it is."""
    meta = Meta(since={"place": NOW - 3_600_000})
    assert not marks(units=[unit(heard_at=NOW, meta=meta)])[0].stale
    by_device = unit(heard_at=NOW, meta=meta, place=replace(HERE, source="gps"))
    assert marks(units=[by_device])[0].stale


def test_a_mark_says_what_the_device_knows() -> None:
    fix = Fix(unit="E1", lat=1.0, lon=2.0, at=NOW, heading=90.0, accuracy_m=12.0, speed=3.0)
    seen = unit(place=Place(1.0, 2.0, source="gps"), fix=fix, meta=Meta(since={"place": NOW}))
    (mark,) = marks(units=[seen])
    assert (mark.heading, mark.accuracy_m, mark.at, mark.source) == (90.0, 12.0, NOW, "gps")


def test_the_kind_of_a_unit_chooses_its_symbol_and_the_subtype_an_incidents() -> None:
    assert marks(units=[unit(kind="engine companies")])[0].symbol == "engine"
    assert marks(units=[unit(kind="Rickshaw")])[0].symbol == "rickshaw"
    (mark,) = marks(incidents=[Incident(key="i", name="Fire", subtype="A20601", place=HERE)])
    assert mark.symbol == "A20600"


def test_what_somebody_must_look_at_is_on_the_mark() -> None:
    assert marks(units=[unit()], alerts={"E1": "late"})[0].alert == "late"
    disputed = unit(meta=Meta(disputed={"status": ()}))
    assert marks(units=[disputed])[0].alert == "disputed"
    assert marks(units=[disputed], alerts={"E1": "asked"})[0].alert == "asked"


def test_approximate_places_say_so() -> None:
    assert marks(units=[unit(place=Place(1.0, 2.0, approx=True))])[0].approx
    assert marks(units=[unit(approximate=("place",))])[0].approx
    assert not marks(units=[unit()])[0].approx


def test_incidents_by_state() -> None:
    states = {
        state: Incident(key=state, name=state, state=state, place=HERE)
        for state in ("open", "closed", "archived")
    }
    shown = {mark.label: (mark.colour, mark.ring) for mark in marks(incidents=states.values())}
    assert shown == {"open": ("red", ""), "closed": ("muted", "done")}


def test_an_incident_has_the_colour_of_its_department() -> None:
    police = Department(key="police", colour="blue")
    [mark] = marks(
        incidents=[Incident(key="A", department="police", place=HERE)],
        departments={"police": police},
    )
    assert mark.colour == "blue"


def test_one_incident_in_focus_leaves_out_what_belongs_to_others() -> None:
    found, shapes = both(
        incident="A",
        units=[unit(key="1", incident="A"), unit(key="2", incident="B"), unit(key="3")],
        incidents=[Incident(key="A", place=HERE), Incident(key="B", place=HERE)],
        features=[circle(key="4", incident="A"), circle(key="5", incident="B"), circle(key="6")],
    )
    assert {mark.key for mark in found} == {"unit:1", "unit:3", "incident:A"}
    assert {shape.key for shape in shapes} == {"feature:4", "feature:6"}


def test_a_zone_is_a_shape_with_its_order() -> None:
    _marks, shapes = both(features=[circle(label="Tank", order_word="keep out", planned=True)])
    assert shapes == [
        Shape(
            key="feature:z1",
            geometry={"type": "Point", "coordinates": [-117.3437, 34.1362]},
            radius_m=150.0,
            label="Hot zone: Tank · keep out",
            colour="red",
            planned=True,
            pattern="cross",
        )
    ]
    assert both(features=[circle()])[1][0].label == "Hot zone"


def test_a_point_without_radius_is_a_mark() -> None:
    found, shapes = both(features=[circle(kind="command_post", radius_m=0.0, label="Mesa Street")])
    assert shapes == []
    assert (found[0].kind, found[0].letters, found[0].lat, found[0].lon) == (
        "point",
        "CP",
        34.1362,
        -117.3437,
    )


def test_lifted_zones_stay_grey_for_a_while() -> None:
    def shapes(age: int) -> list[Shape]:
        meta = Meta(since={"lifted": NOW - age})
        return both(features=[circle(lifted=Lifted("IC"), meta=meta)])[1]

    assert [shape.lifted for shape in shapes(1000)] == [True]
    assert shapes(LIFTED_SHOWN_MS) == []


def test_a_drawing_without_geometry_is_left_out() -> None:
    assert both(features=[circle(geometry={})]) == ([], [])


def test_keys_lead_back_to_records() -> None:
    assert record_of(key_of("unit", "a:b")) == ("unit", "a:b")


def test_coordinates_as_text() -> None:
    assert degrees_text(34.1362, -117.3437) == "34.13620°N 117.34370°W"
    assert readout_text(-33.85, 151.2, "56H LH 3") == "33.85000°S 151.20000°E · 56H LH 3"
    assert readout_text(-89.0, 0.0, "") == "89.00000°S 0.00000°E"
