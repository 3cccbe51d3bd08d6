"""Units, departments, channels and drawings."""

import pytest

from commander.actions import (
    AddChannel,
    AddDepartment,
    AddUnit,
    AssignUnit,
    DrawFeature,
    LiftFeature,
    PlaceUnit,
    SetUnitStatus,
    UpdateDepartment,
    UpdateFeature,
    UpdateUnit,
)
from commander.domain.feature import Feature
from commander.domain.record import Place
from commander.domain.resources import Channel, Department, Unit
from commander.errors import UserError
from tests.scene import NOW, Scene


def unit(scene: Scene, key: str) -> Unit:
    found = scene.post.reader.get(Unit, scene.stream, key)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Engine 12", "E12"), ("Battalion Chief", "BC"), ("消防1", "消1"), ("HazMat", "H")],
)
def test_a_unit_gets_letters_for_its_mark(scene: Scene, name: str, letters: str) -> None:
    assert unit(scene, scene.do(AddUnit(scene.stream, name, "fire")).keys[0]).letters == letters


def test_status_carries_the_time_from_which_it_holds(scene: Scene) -> None:
    key = scene.do(AddUnit(scene.stream, "Engine 1", "fire")).keys[0]
    scene.do(SetUnitStatus(scene.stream, key, "on_scene", happened_at=NOW + 7_000))
    assert unit(scene, key).status == "on_scene"
    assert unit(scene, key).meta.since["status"] == NOW + 7_000
    assert unit(scene, key).heard_at == NOW + 7_000
    with pytest.raises(UserError, match="no unit status"):
        scene.do(SetUnitStatus(scene.stream, key, "asleep"))


def test_a_place_says_how_it_is_known(scene: Scene) -> None:
    key = scene.do(AddUnit(scene.stream, "Engine 1", "fire")).keys[0]
    scene.do(PlaceUnit(scene.stream, key, Place(34.7, 113.6, source="reported")))
    assert unit(scene, key).place == Place(34.7, 113.6, source="reported")
    with pytest.raises(UserError, match="no place on earth"):
        scene.do(PlaceUnit(scene.stream, key, Place(113.6, 34.7)))


def test_units_need_what_they_name(scene: Scene) -> None:
    with pytest.raises(UserError, match="no department"):
        scene.do(AddUnit(scene.stream, "x", "navy"))
    key = scene.do(AddUnit(scene.stream, "Engine 1", "fire")).keys[0]
    with pytest.raises(UserError, match="no incident"):
        scene.do(AssignUnit(scene.stream, key, incident="nowhere"))
    with pytest.raises(UserError, match="no unit"):
        scene.do(SetUnitStatus(scene.stream, "nobody", "available"))
    scene.do(UpdateUnit(scene.stream, key, {"crew": 5}))
    assert unit(scene, key).crew == 5


def test_departments_are_data(scene: Scene) -> None:
    scene.do(AddDepartment(scene.stream, "coastguard", {"en": "Coast guard"}, "CG"))
    scene.do(UpdateDepartment(scene.stream, "coastguard", {"target_minutes": 20}))
    found = scene.post.reader.get(Department, scene.stream, "coastguard")
    assert found is not None
    assert (found.name("zh"), found.target_minutes) == ("Coast guard", 20)


def test_channels(scene: Scene) -> None:
    scene.do(AddChannel(scene.stream, "TAC-3", "Tactical 3"))
    (channel,) = scene.post.reader.all(Channel, scene.stream)
    assert (channel.key, channel.name) == ("TAC-3", "Tactical 3")


def test_a_zone_is_drawn_changed_and_lifted_but_never_gone(scene: Scene) -> None:
    ring = [[-117.4, 34.1], [-117.3, 34.1], [-117.3, 34.2], [-117.4, 34.1]]
    polygon = {"type": "Polygon", "coordinates": [ring]}
    key = scene.do(
        DrawFeature(scene.stream, "evacuation_area", polygon, order_word="Evacuate")
    ).keys[0]
    scene.do(UpdateFeature(scene.stream, key, {"label": "Block 4"}))
    scene.do(LiftFeature(scene.stream, key, "fire out"))
    (feature,) = scene.post.reader.all(Feature, scene.stream)
    assert (feature.label, feature.order_word) == ("Block 4", "Evacuate")
    assert feature.lifted is not None
    assert feature.lifted.reason == "fire out"
    with pytest.raises(UserError, match="lifted already"):
        scene.do(LiftFeature(scene.stream, key))


def test_a_drawing_needs_a_shape(scene: Scene) -> None:
    for geometry in ({}, {"type": "Blob", "coordinates": [1]}, {"type": "Point"}):
        with pytest.raises(UserError, match="no shape"):
            scene.do(DrawFeature(scene.stream, "other", geometry))
