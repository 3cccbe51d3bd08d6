"""Undo is a new change, and never takes back what somebody else did."""

import pytest

from commander.actions import (
    AddUnit,
    CreateTask,
    LogMessage,
    MoveTask,
    OpenIncident,
    PlaceUnit,
    SetUnitStatus,
    Undo,
)
from commander.domain.operation import Incident
from commander.domain.record import Place
from commander.domain.resources import Unit
from commander.domain.work import Task
from commander.errors import UserError
from tests.devices import Device
from tests.scene import NOW, Scene


def unit(scene: Scene, key: str) -> Unit:
    found = scene.post.reader.get(Unit, scene.stream, key)
    assert found is not None
    return found


def test_a_moved_unit_goes_back(scene: Scene) -> None:
    key = scene.do(AddUnit(scene.stream, "Engine 1", "fire", place=Place(1.0, 2.0))).keys[0]
    act = scene.do(PlaceUnit(scene.stream, key, Place(3.0, 4.0))).act
    scene.do(Undo(scene.stream, act))
    assert unit(scene, key).place == Place(1.0, 2.0)


def test_a_first_place_goes_back_to_none(scene: Scene) -> None:
    key = scene.do(AddUnit(scene.stream, "Engine 1", "fire")).keys[0]
    act = scene.do(PlaceUnit(scene.stream, key, Place(3.0, 4.0))).act
    scene.do(Undo(scene.stream, act))
    assert unit(scene, key).place is None


def test_undo_of_undo_is_redo(scene: Scene) -> None:
    key = scene.do(AddUnit(scene.stream, "Engine 1", "fire")).keys[0]
    act = scene.do(SetUnitStatus(scene.stream, key, "on_scene")).act
    undone = scene.do(Undo(scene.stream, act)).act
    scene.do(Undo(scene.stream, undone))
    assert unit(scene, key).status == "on_scene"


def test_what_was_made_is_withdrawn_not_removed(scene: Scene) -> None:
    task = scene.do(CreateTask(scene.stream, "x", "fire"))
    incident = scene.do(OpenIncident(scene.stream, "x"))
    entry = scene.do(LogMessage(scene.stream, "x"))
    for outcome in (task, incident, entry):
        scene.do(Undo(scene.stream, outcome.act))
    reader = scene.post.reader
    found = reader.get(Task, scene.stream, task.keys[0])
    assert found is not None
    assert (found.status, found.reason) == ("cancelled", "undone")
    opened = reader.get(Incident, scene.stream, incident.keys[0])
    assert opened is not None
    assert opened.state == "closed"
    message = reader.message(scene.stream, entry.keys[0])
    assert message is not None
    assert message.struck is not None


def test_it_is_refused_when_somebody_else_changed_the_field(scene: Scene) -> None:
    key = scene.do(CreateTask(scene.stream, "x", "fire")).keys[0]
    act = scene.do(MoveTask(scene.stream, key, "in_progress")).act
    other = Device("00000000000000b1")
    envelope = other.write(NOW * 2, {"status": "done"}, key=key, stream=scene.stream)
    scene.post.journal.submit(
        lambda tx: tx.receive(scene.stream, [envelope], origin="server")
    ).result()
    with pytest.raises(UserError, match="changed status since"):
        scene.do(Undo(scene.stream, act))


def test_what_another_device_did_is_not_ours_to_undo(scene: Scene) -> None:
    for act in ("", "nothing"):
        with pytest.raises(UserError, match="nothing to undo"):
            scene.do(Undo(scene.stream, act))
