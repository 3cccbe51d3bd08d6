"""Marks made anew only where something changed are those that making all would give."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from commander.domain.feature import Feature
from commander.domain.operation import Incident
from commander.domain.record import Meta, Place
from commander.domain.resources import Department, Unit
from commander.domain.work import Task
from ui.map.model import Scene, marks_and_shapes
from ui.map.scene_marks import SceneMarks
from ui.map.unit_alerts import unit_alerts

NOW = 612_113_200_000
FIRE = Department(key="fire", letters="FD", shape="square", colour="red")
PLACES = st.builds(
    Place, st.sampled_from([1.0, 2.0]), st.just(3.0), st.sampled_from(["hand", "gps"])
)
UNITS = st.builds(
    Unit,
    key=st.sampled_from("abc"),
    name=st.sampled_from(["Engine", "Ladder"]),
    department=st.sampled_from(["fire", ""]),
    status=st.sampled_from(["available", "released"]),
    incident=st.sampled_from(["", "A", "B"]),
    place=st.none() | PLACES,
    heard_at=st.sampled_from([0, NOW, NOW - 1_100_000]),
    meta=st.builds(Meta, since=st.fixed_dictionaries({"place": st.sampled_from([NOW, 1])})),
)
INCIDENTS = st.builds(Incident, key=st.sampled_from("AB"), place=st.none() | PLACES)
FEATURES = st.builds(
    Feature,
    key=st.sampled_from("xy"),
    geometry=st.just({"type": "Point", "coordinates": [1.0, 2.0]}),
    radius_m=st.sampled_from([0.0, 50.0]),
)
SCENES = st.builds(
    Scene,
    units=st.lists(UNITS, unique_by=lambda one: one.key),
    incidents=st.lists(INCIDENTS, unique_by=lambda one: one.key),
    features=st.lists(FEATURES, unique_by=lambda one: one.key),
    departments=st.sampled_from([{}, {"fire": FIRE}]),
    now=st.sampled_from([NOW, NOW + 200_000, NOW + 2_000_000]),
    incident=st.sampled_from(["", "A"]),
    alerts=st.dictionaries(st.sampled_from("abc"), st.sampled_from(["late", "asked"])),
)


@given(st.lists(SCENES, max_size=5))
def test_differences_add_up_to_the_whole(scenes: list[Scene]) -> None:
    marks, shown = SceneMarks(), {}
    for scene in scenes:
        changes = marks.update(scene)
        shown.update(changes.changed)
        for key in changes.removed:
            del shown[key]
        whole, shapes = marks_and_shapes(scene)
        assert shown == {one.key: one for one in whole} == {one.key: one for one in marks.marks()}
        assert changes.shapes == shapes
        again = marks.update(scene)
        assert (again.changed, again.removed) == ({}, [])


def test_only_what_moved_and_what_faded_is_made_anew() -> None:
    units = {
        str(n): Unit(key=str(n), place=Place(1.0, 2.0), heard_at=NOW + n * 60_000)
        for n in range(50)
    }
    marks = SceneMarks()
    scene = Scene(units=units.values(), departments={}, now=NOW)
    assert len(marks.update(scene).changed) == 50
    units["7"] = replace(units["7"], place=Place(1.5, 2.0))
    assert list(marks.update(scene).changed) == ["unit:7"]
    later = replace(scene, now=NOW + 21 * 60_000)
    assert list(marks.update(later).changed) == ["unit:0"]
    assert list(marks.update(scene).changed) == ["unit:0"]  # back in time


def test_units_with_late_tasks_and_missing_acknowledgements_say_so() -> None:
    late = Task(units=("E3", "E1"), due=NOW - 1)
    done = Task(units=("E4",), due=NOW - 1, status="done")
    soon = Task(units=("E5",), due=NOW + 1)
    assert unit_alerts({"E1"}, [], NOW) == {"E1": "asked"}
    found = unit_alerts({"E1", "E2"}, [late, done, soon], NOW)
    assert found == {"E1": "late", "E2": "asked", "E3": "late"}
