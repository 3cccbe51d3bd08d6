"""Settling: one choice ends a conflict at every post, whoever makes it and whenever it arrives."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commander.actions import (
    AddUnit,
    AssignUnit,
    CloseIncident,
    CorrectMessage,
    CreateTask,
    DrawFeature,
    HandOverCommand,
    LiftFeature,
    LogMessage,
    MoveTask,
    OpenIncident,
    PlaceUnit,
    SetResponseLevel,
    SettleConflict,
    SetUnitStatus,
    StartPeriod,
    StrikeMessage,
    TaskFromMessage,
    Undo,
    UpdateFeature,
    UpdateIncident,
    UpdateTask,
    UpdateUnit,
)
from commander.domain.feature import Feature
from commander.domain.operation import Commander, Incident
from commander.domain.record import Place, Record
from commander.domain.resources import Unit
from commander.domain.work import Task
from commander.errors import UserError
from commander.linkage.conflicts import Conflict, ConflictKind
from tests.posts import Posts, two_posts


@pytest.fixture
def posts(tmp_path: Path) -> Iterator[Posts]:
    with two_posts(tmp_path) as opened:
        yield opened


@pytest.fixture
def task(posts: Posts) -> str:
    key = posts.do(CreateTask(posts.stream, "Evacuate Duffy Street", "police")).keys[0]
    posts.meet()
    return key


def settle(conflict: Conflict, side: int) -> SettleConflict:
    return SettleConflict(
        conflict.stream,
        conflict.entity,
        conflict.key,
        conflict.field,
        choice=conflict.sides[side].stamp,
        saw=tuple(conflict.stamps),
    )


def shown(posts: Posts, kind: type[Record], key: str) -> Record:
    found = posts.here.reader.get(kind, posts.stream, key)
    assert found is not None
    assert found == posts.there.reader.get(kind, posts.stream, key)
    return found


def the_task(posts: Posts, key: str) -> Task:
    found = shown(posts, Task, key)
    assert isinstance(found, Task)
    return found


def move_apart(posts: Posts, task: str) -> Conflict:
    posts.do(MoveTask(posts.stream, task, "blocked", "no buses"))
    posts.do_there(MoveTask(posts.stream, task, "done"))
    posts.meet()
    return posts.conflict()


@pytest.mark.parametrize("side", [0, 1])
def test_a_choice_travels_and_ends_the_conflict(posts: Posts, task: str, side: int) -> None:
    conflict = move_apart(posts, task)
    assert conflict.kind == ConflictKind.MOVED
    assert [one.values for one in conflict.sides] == [{"status": "done"}, {"status": "blocked"}]
    posts.do(settle(conflict, side))
    posts.meet()
    assert posts.conflicts() == ()
    chosen = the_task(posts, task)
    assert (chosen.status, chosen.reason) == [("done", ""), ("blocked", "no buses")][side]


def test_both_posts_choosing_the_same_is_no_new_conflict(posts: Posts, task: str) -> None:
    conflict = move_apart(posts, task)
    posts.do(settle(conflict, 0))
    posts.do_there(settle(conflict, 0))
    posts.meet()
    assert posts.conflicts() == ()
    assert the_task(posts, task).status == "done"


def test_both_posts_choosing_otherwise_asks_again(posts: Posts, task: str) -> None:
    conflict = move_apart(posts, task)
    posts.do(settle(conflict, 0))
    posts.do_there(settle(conflict, 1))
    posts.meet()
    again = posts.conflict()
    assert {side.claims[0].author for side in again.sides} == {"A. Rivera", "B. Chen"}
    posts.do_there(settle(again, 1))
    posts.meet()
    assert posts.conflicts() == ()


def test_a_third_value_holds(posts: Posts, task: str) -> None:
    move_apart(posts, task)
    posts.do(SettleConflict(posts.stream, "task", task, "status", value="in_progress"))
    posts.meet()
    assert posts.conflicts() == ()
    assert the_task(posts, task).status == "in_progress"


def test_a_value_of_the_wrong_kind_settles_nothing(posts: Posts, task: str) -> None:
    posts.do(UpdateTask(posts.stream, task, {"due": 1_000}))
    posts.do_there(UpdateTask(posts.stream, task, {"due": 2_000}))
    posts.meet()
    with pytest.raises(UserError, match="due"):
        posts.do(SettleConflict(posts.stream, "task", task, "due", value="soon"))
    assert posts.conflict().kind == ConflictKind.TIMES


def test_two_lists_can_both_be_meant(posts: Posts, task: str) -> None:
    posts.do(UpdateTask(posts.stream, task, {"support": ("fire",)}))
    posts.do_there(UpdateTask(posts.stream, task, {"support": ("medical",)}))
    posts.meet()
    conflict = posts.conflict()
    assert conflict.kind == ConflictKind.LISTS
    posts.do(SettleConflict(posts.stream, "task", task, "support", both=True))
    posts.meet()
    assert sorted(the_task(posts, task).support) == ["fire", "medical"]
    assert posts.conflicts() == ()


def test_nothing_is_settled_behind_anybodys_back(posts: Posts, task: str) -> None:
    conflict = move_apart(posts, task)
    posts.do_there(settle(conflict, 0))
    posts.meet()
    with pytest.raises(UserError, match="settled already"):
        posts.do(settle(conflict, 1))
    posts.do(MoveTask(posts.stream, task, "in_progress"))
    posts.meet()
    again = move_apart(posts, task)
    with pytest.raises(UserError, match="changed meanwhile"):
        posts.do(settle(conflict, 1))
    assert posts.conflict() == again


@pytest.mark.parametrize("side", [0, 1])
def test_undoing_a_settlement_asks_again(posts: Posts, task: str, side: int) -> None:
    before = move_apart(posts, task)
    act = posts.do(settle(before, side)).act
    posts.do(Undo(posts.stream, act))
    posts.meet()
    again = posts.conflict()
    assert [one.values["status"] for one in again.sides] == ["done", "blocked"]
    posts.do_there(settle(again, 1))
    posts.meet()
    assert posts.conflicts() == ()
    assert the_task(posts, task).status == "blocked"


def test_a_settlement_is_not_undone_over_a_later_change(posts: Posts, task: str) -> None:
    act = posts.do(settle(move_apart(posts, task), 0)).act
    posts.meet()
    posts.do_there(MoveTask(posts.stream, task, "in_progress"))
    posts.meet()
    with pytest.raises(UserError, match="cannot be undone"):
        posts.do(Undo(posts.stream, act))


# An edit against an end


def cancel_against_edit(posts: Posts, task: str) -> Conflict:
    posts.do(MoveTask(posts.stream, task, "in_progress"))
    posts.meet()
    posts.do(MoveTask(posts.stream, task, "cancelled", "no longer needed"))
    posts.do_there(UpdateTask(posts.stream, task, {"due": 9_000, "title": "Evacuate both streets"}))
    posts.meet()
    return posts.conflict()


def test_an_edit_against_a_cancellation_is_told(posts: Posts, task: str) -> None:
    conflict = cancel_against_edit(posts, task)
    assert (conflict.kind, conflict.field) == (ConflictKind.EDITED_ENDED, "status")
    ended, edited = conflict.sides
    assert (ended.values, ended.claims[0].author) == ({"status": "cancelled"}, "A. Rivera")
    assert edited.values == {"due": 9_000, "title": "Evacuate both streets"}
    assert edited.claims[0].author == "B. Chen"


def test_it_stays_cancelled(posts: Posts, task: str) -> None:
    posts.do_there(settle(cancel_against_edit(posts, task), 0))
    posts.meet()
    assert posts.conflicts() == ()
    assert the_task(posts, task).status == "cancelled"


def test_or_the_work_goes_on_as_before(posts: Posts, task: str) -> None:
    posts.do_there(settle(cancel_against_edit(posts, task), 1))
    posts.meet()
    assert posts.conflicts() == ()
    going = the_task(posts, task)
    assert (going.status, going.reason, going.due) == ("in_progress", "", 9_000)


@pytest.mark.parametrize("side", [0, 1])
def test_undoing_that_asks_again(posts: Posts, task: str, side: int) -> None:
    act = posts.do(settle(cancel_against_edit(posts, task), side)).act
    posts.do(Undo(posts.stream, act))
    posts.meet()
    again = posts.conflict()
    assert again.kind == ConflictKind.EDITED_ENDED
    posts.do(settle(again, 0))
    posts.meet()
    assert posts.conflicts() == ()


def test_who_knows_of_the_end_may_edit(posts: Posts, task: str) -> None:
    posts.do(MoveTask(posts.stream, task, "cancelled", "no longer needed"))
    posts.meet()
    posts.do_there(UpdateTask(posts.stream, task, {"title": "Evacuate (cancelled)"}))
    posts.meet()
    assert posts.conflicts() == ()


def test_who_knows_of_the_edit_may_end(posts: Posts, task: str) -> None:
    posts.do_there(UpdateTask(posts.stream, task, {"due": 9_000}))
    posts.meet()
    posts.do(MoveTask(posts.stream, task, "cancelled", "no longer needed"))
    posts.meet()
    assert posts.conflicts() == ()


def test_an_edit_that_knew_both_settles_it(posts: Posts, task: str) -> None:
    cancel_against_edit(posts, task)
    posts.do(UpdateTask(posts.stream, task, {"due": 8_000, "title": "Evacuate"}))
    posts.meet()
    assert posts.conflicts() == ()


def test_undoing_a_revival_is_no_conflict_with_edits_that_knew(posts: Posts, task: str) -> None:
    posts.do(MoveTask(posts.stream, task, "cancelled", "no longer needed"))
    posts.do(UpdateTask(posts.stream, task, {"title": "Evacuate (cancelled)"}))
    act = posts.do(MoveTask(posts.stream, task, "assigned")).act
    posts.do(UpdateTask(posts.stream, task, {"due": 7_000}))
    posts.do(Undo(posts.stream, act))
    posts.meet()
    assert the_task(posts, task).status == "cancelled"
    assert posts.conflicts() == ()


def test_a_released_unit(posts: Posts) -> None:
    key = posts.do(AddUnit(posts.stream, "Engine 1", "fire")).keys[0]
    posts.meet()
    posts.do(SetUnitStatus(posts.stream, key, "released"))
    posts.do_there(UpdateUnit(posts.stream, key, {"crew": 5}))
    posts.meet()
    conflict = posts.conflict()
    assert conflict.kind == ConflictKind.EDITED_ENDED
    posts.do(settle(conflict, 1))
    posts.meet()
    unit = shown(posts, Unit, key)
    assert isinstance(unit, Unit)
    assert (unit.status, unit.crew) == ("available", 5)


def test_a_closed_incident(posts: Posts) -> None:
    key = posts.do(OpenIncident(posts.stream, "Derailment")).keys[0]
    posts.meet()
    posts.do(CloseIncident(posts.stream, key, "over"))
    posts.do_there(UpdateIncident(posts.stream, key, {"grade": "II"}))
    posts.meet()
    conflict = posts.conflict()
    assert (conflict.kind, conflict.field) == (ConflictKind.EDITED_ENDED, "state")
    posts.do_there(settle(conflict, 1))
    posts.meet()
    incident = shown(posts, Incident, key)
    assert isinstance(incident, Incident)
    assert (incident.state, incident.reason, incident.grade) == ("open", "", "II")


def test_a_lifted_zone(posts: Posts) -> None:
    shape = {"type": "Point", "coordinates": [1.0, 2.0]}
    key = posts.do(DrawFeature(posts.stream, "hot_zone", shape, radius_m=50.0)).keys[0]
    posts.meet()
    posts.do(LiftFeature(posts.stream, key, "gas gone"))
    posts.do_there(UpdateFeature(posts.stream, key, {"radius_m": 200.0}))
    posts.meet()
    conflict = posts.conflict()
    assert (conflict.kind, conflict.field) == (ConflictKind.EDITED_ENDED, "lifted")
    posts.do_there(settle(conflict, 1))
    posts.meet()
    zone = shown(posts, Feature, key)
    assert isinstance(zone, Feature)
    assert (zone.lifted, zone.radius_m) == (None, 200.0)
    assert posts.conflicts() == ()


def test_two_who_lift_a_zone_agree(posts: Posts) -> None:
    shape = {"type": "Point", "coordinates": [1.0, 2.0]}
    key = posts.do(DrawFeature(posts.stream, "hot_zone", shape)).keys[0]
    posts.meet()
    posts.do(LiftFeature(posts.stream, key))
    posts.do_there(LiftFeature(posts.stream, key))
    posts.meet()
    assert posts.conflicts() == ()


def test_a_move_against_a_cancellation(posts: Posts, task: str) -> None:
    posts.do(MoveTask(posts.stream, task, "cancelled", "no longer needed"))
    posts.do_there(MoveTask(posts.stream, task, "done"))
    posts.meet()
    conflict = posts.conflict()
    assert conflict.kind == ConflictKind.ENDED
    cancelled = next(n for n, s in enumerate(conflict.sides) if s.values["status"] == "cancelled")
    posts.do(settle(conflict, cancelled))
    posts.meet()
    kept = the_task(posts, task)
    assert (kept.status, kept.reason) == ("cancelled", "no longer needed")


# One unit, one commander, one level


def test_a_unit_assigned_twice_ends_on_one_task(posts: Posts, task: str) -> None:
    other = posts.do(CreateTask(posts.stream, "Close Road 18", "traffic")).keys[0]
    unit = posts.do(AddUnit(posts.stream, "Engine 1", "fire", status="on_scene")).keys[0]
    posts.meet()
    posts.do(AssignUnit(posts.stream, unit, task=task))
    posts.do_there(AssignUnit(posts.stream, unit, task=other))
    posts.meet()
    conflict = posts.conflict()
    assert conflict.kind == ConflictKind.ASSIGNED_TWICE
    assert [one.values for one in conflict.sides] == [{"task": other}, {"task": task}]
    posts.do(settle(conflict, 1))
    posts.meet()
    assert the_task(posts, task).units == (unit,)
    assert the_task(posts, other).units == ()
    assert posts.conflicts() == ()


def test_two_commanders(posts: Posts) -> None:
    key = posts.do(OpenIncident(posts.stream, "Derailment")).keys[0]
    posts.meet()
    posts.do(HandOverCommand(posts.stream, key, Commander("A. Rivera", "fire")))
    posts.do_there(HandOverCommand(posts.stream, key, Commander("B. Chen", "police")))
    posts.meet()
    conflict = posts.conflict()
    assert conflict.kind == ConflictKind.COMMANDERS
    posts.do(settle(conflict, 1))
    posts.meet()
    incident = shown(posts, Incident, key)
    assert isinstance(incident, Incident)
    assert incident.commander == Commander("A. Rivera", "fire")


def test_two_levels_of_one_authority_are_one_record(posts: Posts) -> None:
    key = posts.do(OpenIncident(posts.stream, "Derailment")).keys[0]
    posts.meet()
    posts.do(SetResponseLevel(posts.stream, key, "City", "2"))
    posts.do_there(SetResponseLevel(posts.stream, key, "City", "1"))
    posts.meet()
    conflict = posts.conflict()
    assert (conflict.kind, conflict.title) == (ConflictKind.LEVELS, "City")


def test_one_period_started_at_two_posts_is_one_record(posts: Posts) -> None:
    posts.do(StartPeriod(posts.stream, 1, 0, 1_000))
    posts.do_there(StartPeriod(posts.stream, 1, 0, 2_000))
    posts.meet()
    assert posts.conflict().kind == ConflictKind.TIMES


def test_two_places_of_a_unit(posts: Posts) -> None:
    unit = posts.do(AddUnit(posts.stream, "Engine 1", "fire")).keys[0]
    posts.meet()
    posts.do(PlaceUnit(posts.stream, unit, Place(34.1, -117.3)))
    posts.do_there(PlaceUnit(posts.stream, unit, Place(34.2, -117.4)))
    posts.meet()
    conflict = posts.conflict()
    assert conflict.kind == ConflictKind.PLACES
    posts.do_there(settle(conflict, 1))
    posts.meet()
    found = shown(posts, Unit, unit)
    assert isinstance(found, Unit)
    assert found.place == Place(34.1, -117.3)


# An entry that was struck out while somebody built on it


@pytest.fixture
def entry(posts: Posts) -> str:
    key = posts.do(LogMessage(posts.stream, "Water supply lost at hydrant 14")).keys[0]
    posts.meet()
    return key


def strike_against_making(posts: Posts, entry: str) -> tuple[Conflict, str, str]:
    stream = posts.stream
    posts.do(StrikeMessage(stream, entry, "wrong hydrant"))
    new = posts.do_there(CorrectMessage(stream, entry, "Water supply lost at hydrant 15")).keys[0]
    task = posts.do_there(TaskFromMessage(stream, entry, owner="fire", title="Shuttle")).keys[0]
    posts.meet()
    return posts.conflict(), new, task


def test_a_struck_entry_on_which_somebody_built_is_told(posts: Posts, entry: str) -> None:
    conflict, _, _ = strike_against_making(posts, entry)
    assert (conflict.kind, conflict.entity) == (ConflictKind.EDITED_ENDED, "message")
    assert conflict.title == "Water supply lost at hydrant 14"
    assert conflict.sides[0].claims[0].author == "A. Rivera"
    assert conflict.sides[1].values == {
        "supersedes": "Water supply lost at hydrant 15",
        "task": "Shuttle",
    }


@pytest.mark.parametrize("holds", [True, False])
def test_what_was_made_from_it_holds_or_goes(posts: Posts, entry: str, holds: bool) -> None:
    conflict, new, task = strike_against_making(posts, entry)
    posts.do_there(settle(conflict, int(holds)))
    posts.meet()
    assert posts.conflicts() == ()
    message, old = (posts.here.reader.message(posts.stream, key) for key in (new, entry))
    assert message is not None
    assert old is not None
    assert (message.struck is None) == holds
    assert (the_task(posts, task).status == "assigned") == holds
    assert old.struck is not None
    assert (old.struck.by, old.struck.reason) == ("A. Rivera", "wrong hydrant")


@pytest.mark.parametrize("side", [0, 1])
def test_undoing_that_asks_again_too(posts: Posts, entry: str, side: int) -> None:
    conflict, _, task = strike_against_making(posts, entry)
    act = posts.do(settle(conflict, side)).act
    posts.do(Undo(posts.stream, act))
    posts.meet()
    assert posts.conflict().sides[1].values == conflict.sides[1].values
    assert the_task(posts, task).status == "assigned"


def test_who_knows_what_was_made_may_strike_and_nobody_builds_on_a_struck_one(
    posts: Posts, entry: str
) -> None:
    posts.do_there(TaskFromMessage(posts.stream, entry, owner="fire"))
    posts.meet()
    posts.do(StrikeMessage(posts.stream, entry, "wrong hydrant"))
    posts.meet()
    assert posts.conflicts() == ()
    for action in (
        TaskFromMessage(posts.stream, entry, owner="fire"),
        CorrectMessage(posts.stream, entry, "x"),
    ):
        with pytest.raises(UserError, match="struck out"):
            posts.do_there(action)
