"""What each role may read and write: the whole table, one line a role."""

from typing import Any

import pytest

from commander.domain.entities import ENTITIES
from commander.journal.change import Change
from commander.server.access.roles import (
    CLOSED,
    COMMAND,
    EVERYWHERE,
    READS_ONLY,
    Grant,
    Mode,
    Role,
    Standing,
)

ME, OTHER = "00000000000000a1", "00000000000000b2"
STREAM = "op-1"
COMMANDING = {Role.COMMANDER, Role.DEPUTY, Role.FACILITATOR}
REPORTING = {Role.DESK, Role.SCRIBE}


def change(entity: str = "task", device: str = ME, fields: dict[str, Any] | None = None) -> Change:
    return Change("c1", STREAM, entity, fields or {}, "s", device, 1, "p", 0, 0, key="k")


def standing(mode: Mode, *grants: Grant, stream: str = STREAM) -> Standing:
    return Standing({STREAM: mode}, {ME: {stream: grants}} if grants else {})


def test_command_names_entities_that_there_are() -> None:
    assert set(ENTITIES) >= COMMAND


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("entity", [*ENTITIES, "observation", "something_newer"])
def test_who_writes_what(role: Role, entity: str) -> None:
    said = standing(Mode.ROLES, Grant(role)).refuses(ME, STREAM, change(entity))
    if role in COMMANDING:
        right = True
    elif role in REPORTING:
        right = entity not in COMMAND
    else:
        right = role is Role.EVALUATOR and entity in {"observation", "attachment"}
    assert (said == "") == right, said


@pytest.mark.parametrize("role", Role)
def test_everybody_with_a_role_reads_and_who_moves_units(role: Role) -> None:
    for mode in (Mode.ROLES, Mode.RESTRICTED):
        held = standing(mode, Grant(role))
        assert held.sees(ME, STREAM)
        assert held.sends(ME, STREAM) == (role is not Role.OBSERVER)
        assert held.moves(ME, STREAM) == (role not in {Role.OBSERVER, Role.EVALUATOR})


def test_an_open_stream_is_everybody_s() -> None:
    held = Standing({"another": Mode.RESTRICTED})
    assert held.sees(ME, STREAM)
    assert held.sends(ME, STREAM)
    assert held.moves(ME, STREAM)
    assert held.refuses(ME, STREAM, change("operation")) == ""


def test_who_has_no_role_reads_where_roles_are_on_and_sees_nothing_restricted() -> None:
    held = standing(Mode.ROLES)
    assert held.sees(ME, STREAM)
    assert not held.sends(ME, STREAM)
    assert held.refuses(ME, STREAM, change()) == READS_ONLY
    held = standing(Mode.RESTRICTED)
    assert held.hides
    assert not held.sees(ME, STREAM)
    assert held.refuses(ME, STREAM, change()) == CLOSED


def test_a_role_everywhere_opens_nothing_restricted() -> None:
    scribe = Grant(Role.SCRIBE)
    assert standing(Mode.ROLES, scribe, stream=EVERYWHERE).sends(ME, STREAM)
    assert not standing(Mode.RESTRICTED, scribe, stream=EVERYWHERE).sees(ME, STREAM)


def test_a_device_has_its_user_s_roles_beside_its_own() -> None:
    users = {"u1": {STREAM: (Grant(Role.OBSERVER),)}}
    held = Standing({STREAM: Mode.RESTRICTED}, {}, users, {ME: "u1"})
    assert held.sees(ME, STREAM)
    assert not held.sees(OTHER, STREAM)
    assert not held.sends(ME, STREAM)
    both = Standing(held.modes, {ME: {STREAM: (Grant(Role.SCRIBE),)}}, users, {ME: "u1"})
    assert both.refuses(ME, STREAM, change()) == "", "the wider of the two counts"


def test_what_others_hold_is_passed_on_by_whoever_sends_at_all() -> None:
    scribe = standing(Mode.ROLES, Grant(Role.SCRIBE))
    assert scribe.refuses(ME, STREAM, change("operation"))
    assert scribe.refuses(ME, STREAM, change("operation", device=OTHER)) == ""
    observer = standing(Mode.ROLES, Grant(Role.OBSERVER))
    assert observer.refuses(ME, STREAM, change(device=OTHER)) == READS_ONLY


@pytest.mark.parametrize(
    ("entity", "fields", "right"),
    [
        ("task", {"owner": "police"}, True),
        ("task", {"owner": "fire"}, False),
        ("task", {"status": "done"}, True),
        ("unit", {"department": "fire"}, False),
        ("unit", {"name": "P1"}, True),
        ("duty", {"owner": "fire"}, False),
        ("message", {"text": "x", "owner": "fire"}, True),
        ("request", {"title": "12 ambulances", "giver": "medical"}, True),
    ],
)
def test_a_desk_writes_for_its_own_department(
    entity: str, fields: dict[str, Any], right: bool
) -> None:
    desk = standing(Mode.ROLES, Grant(Role.DESK, "police"))
    assert (desk.refuses(ME, STREAM, change(entity, fields=fields)) == "") == right
    any_desk = standing(Mode.ROLES, Grant(Role.DESK))
    assert any_desk.refuses(ME, STREAM, change(entity, fields=fields)) == ""
