"""Tasks: one owner, the rules of the board, what waits for what."""

import pytest

from commander.actions import (
    AcceptTask,
    AddUnit,
    AssignTask,
    AssignUnit,
    CheckItem,
    CreateTask,
    LogMessage,
    MoveTask,
    TaskFromMessage,
    UpdateTask,
)
from commander.domain.record import Party
from commander.domain.resources import Unit
from commander.domain.work import ChecklistItem, Task
from commander.errors import UserError
from tests.scene import NOW, Scene


def task(scene: Scene, key: str) -> Task:
    found = scene.post.reader.get(Task, scene.stream, key)
    assert found is not None
    return found


@pytest.fixture
def dike(scene: Scene) -> str:
    return scene.do(CreateTask(scene.stream, "Build dikes", "environment", due=NOW + 60_000)).keys[
        0
    ]


def test_a_task_has_one_owner_that_exists(scene: Scene, dike: str) -> None:
    assert task(scene, dike).owner == "environment"
    for owner in ("", "navy"):
        with pytest.raises(UserError, match="no department"):
            scene.do(CreateTask(scene.stream, "x", owner))
    with pytest.raises(UserError, match="missing"):
        scene.do(CreateTask(scene.stream, " ", "fire"))


def test_it_moves_over_the_board_and_its_times_are_kept(scene: Scene, dike: str) -> None:
    scene.do(MoveTask(scene.stream, dike, "in_progress", happened_at=NOW + 1_000))
    scene.do(MoveTask(scene.stream, dike, "done", happened_at=NOW + 9_000))
    found = task(scene, dike)
    assert found.status == "done"
    assert found.meta.firsts == {"assigned": NOW, "in_progress": NOW + 1_000, "done": NOW + 9_000}
    assert not found.is_late(NOW + 10**9)


def test_late_is_open_and_past_due(scene: Scene, dike: str) -> None:
    assert not task(scene, dike).is_late(NOW + 60_000)
    assert task(scene, dike).is_late(NOW + 60_001)


def test_blocked_names_a_reason_or_what_it_waits_for(scene: Scene, dike: str) -> None:
    with pytest.raises(UserError, match="waits for"):
        scene.do(MoveTask(scene.stream, dike, "blocked"))
    scene.do(MoveTask(scene.stream, dike, "blocked", reason="no sand"))
    assert task(scene, dike).reason == "no sand"
    other = scene.do(CreateTask(scene.stream, "Bring sand", "volunteers")).keys[0]
    scene.do(MoveTask(scene.stream, dike, "blocked", waits_for=(other,)))
    assert task(scene, dike).waits_for == (other,)


def test_cancelling_needs_a_reason(scene: Scene, dike: str) -> None:
    with pytest.raises(UserError, match="why"):
        scene.do(MoveTask(scene.stream, dike, "cancelled"))
    scene.do(MoveTask(scene.stream, dike, "cancelled", reason="rain"))
    assert not task(scene, dike).is_open()


def test_what_waits_is_not_done_before_what_it_waits_for(scene: Scene, dike: str) -> None:
    other = scene.do(CreateTask(scene.stream, "Bring sand", "volunteers")).keys[0]
    scene.do(UpdateTask(scene.stream, dike, {"waits_for": (other,)}))
    with pytest.raises(UserError, match="Bring sand"):
        scene.do(MoveTask(scene.stream, dike, "done"))
    scene.do(MoveTask(scene.stream, other, "done"))
    scene.do(MoveTask(scene.stream, dike, "done"))


def test_no_task_waits_for_itself_or_for_nothing(scene: Scene, dike: str) -> None:
    for waits_for, words in (((dike,), "itself"), (("nowhere",), "no task")):
        with pytest.raises(UserError, match=words):
            scene.do(UpdateTask(scene.stream, dike, {"waits_for": waits_for}))


def test_moves_that_are_none_are_refused(scene: Scene, dike: str) -> None:
    with pytest.raises(UserError, match="there already"):
        scene.do(MoveTask(scene.stream, dike, "assigned"))
    with pytest.raises(UserError, match="no column"):
        scene.do(MoveTask(scene.stream, dike, "lost"))
    with pytest.raises(UserError, match="Move the task"):
        scene.do(UpdateTask(scene.stream, dike, {"status": "done"}))


def test_a_task_from_an_entry_is_linked_both_ways(scene: Scene) -> None:
    police = Party("department", "police", "Police")
    entry = scene.do(LogMessage(scene.stream, "Evacuate the block", to=(police,))).keys[0]
    key = scene.do(TaskFromMessage(scene.stream, entry)).keys[0]
    found = task(scene, key)
    assert (found.owner, found.title) == ("police", "Evacuate the block")
    assert found.origin is not None
    assert found.origin.key == entry
    message = scene.post.reader.message(scene.stream, entry)
    assert message is not None
    assert message.tasks == (key,)


def test_a_task_from_an_entry_to_a_unit_goes_to_its_department(scene: Scene) -> None:
    unit = scene.do(AddUnit(scene.stream, "Medic 7", "medical")).keys[0]
    entry = scene.do(LogMessage(scene.stream, "x", to=(Party("unit", unit, "Medic 7"),))).keys[0]
    key = scene.do(TaskFromMessage(scene.stream, entry)).keys[0]
    assert task(scene, key).owner == "medical"


def test_a_task_from_an_entry_to_nobody_asks_for_an_owner(scene: Scene) -> None:
    entry = scene.do(LogMessage(scene.stream, "x")).keys[0]
    with pytest.raises(UserError, match="which department"):
        scene.do(TaskFromMessage(scene.stream, entry))


def test_assigning_changes_only_what_differs(scene: Scene, dike: str) -> None:
    unit = scene.do(AddUnit(scene.stream, "Engine 1", "fire")).keys[0]
    scene.do(AssignTask(scene.stream, dike, "environment", support=("fire",), units=(unit,)))
    found = task(scene, dike)
    assert (found.support, found.units) == (("fire",), (unit,))
    assert scene.do(AssignTask(scene.stream, dike, "environment", ("fire",), (unit,))).act == ""


def test_a_unit_assigned_to_a_task_stands_on_its_card(scene: Scene, dike: str) -> None:
    unit = scene.do(AddUnit(scene.stream, "Engine 1", "fire")).keys[0]
    scene.do(AssignUnit(scene.stream, unit, task=dike))
    assert task(scene, dike).units == (unit,)
    found = scene.post.reader.get(Unit, scene.stream, unit)
    assert found is not None
    assert found.status == "assigned"


def test_the_owner_takes_note_once(scene: Scene, dike: str) -> None:
    scene.do(AcceptTask(scene.stream, dike, way="radio", happened_at=NOW + 30_000))
    found = task(scene, dike)
    assert found.accepted is not None
    assert (found.accepted.by, found.accepted.way) == ("Ann", "radio")
    assert found.meta.since["accepted"] == NOW + 30_000
    with pytest.raises(UserError, match="already"):
        scene.do(AcceptTask(scene.stream, dike))


def test_checklists_tick_line_by_line(scene: Scene) -> None:
    items = (ChecklistItem("sand"), ChecklistItem("shovels"))
    key = scene.do(CreateTask(scene.stream, "Dikes", "fire", checklist=items)).keys[0]
    scene.do(CheckItem(scene.stream, key, 1, done=True))
    assert [item.done for item in task(scene, key).checklist] == [False, True]
    with pytest.raises(UserError, match="no line 3"):
        scene.do(CheckItem(scene.stream, key, 2, done=True))
