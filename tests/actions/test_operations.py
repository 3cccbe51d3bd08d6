"""Operations and incidents: opening, closing, command, roll calls, levels."""

import pytest

from commander.actions import (
    ArchiveIncident,
    ArchiveOperation,
    CloseIncident,
    CloseOperation,
    HandOverCommand,
    OpenIncident,
    OpenOperation,
    RecordRollCall,
    ReopenIncident,
    ReopenOperation,
    SetResponseLevel,
    StartPeriod,
    TakeDesk,
    UpdateIncident,
)
from commander.domain.operation import Commander, Incident, Operation, Period, ResponseLevel
from commander.domain.record import Place
from commander.domain.resources import Department, Desk, Person
from commander.errors import UserError
from tests.scene import NOW, Scene


def incident(scene: Scene, key: str) -> Incident:
    found = scene.post.reader.get(Incident, scene.stream, key)
    assert found is not None
    return found


def test_an_operation_starts_with_the_default_departments(scene: Scene) -> None:
    departments = scene.post.reader.all(Department, scene.stream)
    codes = [department.key for department in departments]
    assert {"fire", "police", "medical", "traffic", "environment", "health", "volunteers"} <= set(
        codes
    )
    orders = [department.order for department in departments]
    assert orders == sorted(orders)
    assert all(department.name("zh") for department in departments)


def test_an_operation_needs_a_name_and_a_real_time_zone(scene: Scene) -> None:
    with pytest.raises(UserError, match="missing"):
        scene.do(OpenOperation("  "))
    with pytest.raises(UserError, match="time zone"):
        scene.do(OpenOperation("x", timezone="Mars/Olympus"))


def test_a_name_is_enough_for_an_incident(scene: Scene) -> None:
    key = scene.do(OpenIncident(scene.stream, "Fire")).keys[0]
    found = incident(scene, key)
    assert (found.name, found.state, found.alarm_at) == ("Fire", "open", NOW)


def test_closing_archiving_and_reopening_are_recorded_with_reason_and_time(scene: Scene) -> None:
    key = scene.do(OpenIncident(scene.stream, "Fire")).keys[0]
    with pytest.raises(UserError, match="Close the incident"):
        scene.do(ArchiveIncident(scene.stream, key))
    scene.do(CloseIncident(scene.stream, key, "fire out", happened_at=NOW + 60_000))
    closed = incident(scene, key)
    assert (closed.state, closed.reason) == ("closed", "fire out")
    assert closed.meta.since["state"] == NOW + 60_000
    scene.do(ArchiveIncident(scene.stream, key))
    scene.do(ReopenIncident(scene.stream, key, "flared up"))
    assert incident(scene, key).state == "open"
    with pytest.raises(UserError, match="already open"):
        scene.do(ReopenIncident(scene.stream, key, "again"))


def test_an_operation_closes_and_opens_again(scene: Scene) -> None:
    with pytest.raises(UserError, match="missing"):
        scene.do(CloseOperation(scene.stream, " "))
    scene.do(CloseOperation(scene.stream, "done"))
    scene.do(ArchiveOperation(scene.stream))
    scene.do(ReopenOperation(scene.stream, "again"))
    (operation,) = scene.post.reader.operations()
    assert isinstance(operation, Operation)
    assert operation.state == "open"


def test_scales_are_not_merged_and_take_their_own_codes_only(scene: Scene) -> None:
    key = scene.do(OpenIncident(scene.stream, "Fire", grade="II", fire_alarm="4")).keys[0]
    assert (incident(scene, key).grade, incident(scene, key).fire_alarm) == ("II", "4")
    for action in (
        OpenIncident(scene.stream, "x", grade="5"),
        OpenIncident(scene.stream, "x", fire_alarm="I"),
        UpdateIncident(scene.stream, key, {"grade": "orange"}),
        SetResponseLevel(scene.stream, key, "City", "II"),
    ):
        with pytest.raises(UserError, match="no step"):
            scene.do(action)


def test_several_authorities_hold_a_level_each(scene: Scene) -> None:
    key = scene.do(OpenIncident(scene.stream, "Flood")).keys[0]
    scene.do(SetResponseLevel(scene.stream, key, "Water department", "4"))
    scene.do(SetResponseLevel(scene.stream, key, "Headquarters", "1"))
    scene.do(SetResponseLevel(scene.stream, key, "Headquarters", "3", happened_at=NOW + 5))
    levels = scene.post.reader.all(ResponseLevel, scene.stream)
    assert {(x.authority, x.level) for x in levels} == {
        ("Water department", "4"),
        ("Headquarters", "3"),
    }


def test_handing_over_command_is_logged(scene: Scene) -> None:
    first = Commander("Battalion Chief", "fire")
    key = scene.do(OpenIncident(scene.stream, "Fire", commander=first)).keys[0]
    outcome = scene.do(HandOverCommand(scene.stream, key, Commander("Deputy Chief", "fire")))
    assert incident(scene, key).commander == Commander("Deputy Chief", "fire")
    message = scene.post.reader.message(scene.stream, outcome.keys[1])
    assert message is not None
    assert message.kind == "transfer_of_command"
    assert message.sender is not None
    assert message.sender.name == "Battalion Chief"


def test_a_roll_call_is_kept_with_its_time(scene: Scene) -> None:
    key = scene.do(OpenIncident(scene.stream, "Fire", roll_call_minutes=30)).keys[0]
    scene.do(RecordRollCall(scene.stream, key, 12, 11, happened_at=NOW + 9))
    found = incident(scene, key)
    assert found.roll_call is not None
    assert (found.roll_call.expected, found.roll_call.present) == (12, 11)
    assert found.meta.since["roll_call"] == NOW + 9


def test_a_linked_incident_names_one_that_exists(scene: Scene) -> None:
    parent = scene.do(OpenIncident(scene.stream, "Derailment", place=Place(34.1, -117.3))).keys[0]
    child = scene.do(OpenIncident(scene.stream, "Rupture", parent=parent, cause="pipe")).keys[0]
    assert incident(scene, child).parent == parent
    with pytest.raises(UserError, match="no incident"):
        scene.do(OpenIncident(scene.stream, "x", parent="nowhere"))


def test_a_period_with_the_same_number_is_the_same_period(scene: Scene) -> None:
    scene.do(StartPeriod(scene.stream, 1, NOW, NOW + 100))
    scene.do(StartPeriod(scene.stream, 1, NOW, NOW + 200, "save lives"))
    (period,) = scene.post.reader.all(Period, scene.stream)
    assert (period.ends_at, period.objectives) == (NOW + 200, "save lives")
    with pytest.raises(UserError, match="ends before"):
        scene.do(StartPeriod(scene.stream, 2, NOW, NOW))


def test_changing_the_operator_is_recorded(scene: Scene) -> None:
    scene.do(TakeDesk(scene.stream, "Ann", "medical", "Scribe"))
    scene.do(TakeDesk(scene.stream, "Bob", "medical", "Desk"))
    scene.do(TakeDesk(scene.stream, "Ann", "medical", "Scribe"))
    (desk,) = scene.post.reader.all(Desk, scene.stream)
    assert (desk.key, desk.person) == (scene.post.journal.device, "Ann")
    people = scene.post.reader.all(Person, scene.stream)
    assert [person.name for person in people] == ["Ann", "Bob"]


def test_an_unknown_field_is_refused(scene: Scene) -> None:
    key = scene.do(OpenIncident(scene.stream, "Fire")).keys[0]
    with pytest.raises(UserError, match="no field colour"):
        scene.do(UpdateIncident(scene.stream, key, {"colour": "red"}))
    with pytest.raises(UserError, match="alarm_at"):
        scene.do(UpdateIncident(scene.stream, key, {"alarm_at": "noon"}))
