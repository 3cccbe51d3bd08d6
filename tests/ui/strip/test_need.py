"""What needs a desk: its own late tasks, missing acknowledgements, waits and disputes."""

from typing import Any

import pytest

from commander.domain.duty import Duty
from commander.domain.record import Meta, Party, Version
from commander.domain.request import Delivery, Line, Request
from commander.domain.resources import Unit
from commander.domain.work import Message, Receipt, Task
from commander.linkage.requests import RequestState, request_mark, request_state
from ui.strip.need import Desk, Need, Work, needs

NOW = 10_000_000
MINUTE = 60_000
UNITS = {"u7": "medical", "u1": "fire"}


def desk(department: str = "medical") -> Desk:
    return Desk(department=department, unit_departments=UNITS)


def found(what: str, **given: Any) -> list[Need]:
    mine = given.pop("mine", desk())
    return [need for need in needs(mine, NOW, Work(**given)) if need.what == what]


def order(**fields: Any) -> Message:
    given: dict[str, Any] = {
        "key": "m1",
        "text": "Withdraw",
        "sender": Party("department", "command", "Command"),
        "kind": "order",
        "ack_from": ("department:medical", "department:police"),
        "happened_at": NOW - 6 * MINUTE,
    }
    return Message(**(given | fields))


def test_late_tasks_of_the_desk_come_longest_late_first() -> None:
    tasks = (
        Task(key="a", title="A", owner="medical", due=NOW - MINUTE),
        Task(key="b", title="B", owner="medical", due=NOW - 5 * MINUTE),
        Task(key="c", title="C", owner="fire", due=NOW - 9 * MINUTE),
        Task(key="d", title="D", owner="medical", due=NOW - 9 * MINUTE, status="done"),
        Task(key="e", title="E", owner="medical", due=NOW + MINUTE),
    )
    assert [need.key for need in found("late", tasks=tasks)] == ["b", "a"]
    everybody = found("late", tasks=tasks, mine=desk(""))
    assert [need.key for need in everybody] == ["c", "b", "a"]


@pytest.mark.parametrize(
    ("precedence", "minutes", "said"),
    [
        ("routine", 4, False),
        ("routine", 5, True),
        ("priority", 3, True),
        ("immediate", 2, True),
        ("flash", 1, True),
        ("flash", 0, False),
    ],
)
def test_a_missing_acknowledgement_is_said_after_its_limit(
    precedence: str, minutes: int, said: bool
) -> None:
    message = order(precedence=precedence, happened_at=NOW - minutes * MINUTE)
    assert bool(found("unacknowledged", awaiting=(message,))) is said


def test_an_addressee_is_asked_for_itself_and_the_sender_for_all_who_are_silent() -> None:
    message = order()
    (mine,) = found("unacknowledged", awaiting=(message,))
    assert mine.parties == ("department:medical",)
    (sent,) = found("unacknowledged", awaiting=(message,), mine=desk("command"))
    assert sent.parties == ("department:medical", "department:police")
    assert not found("unacknowledged", awaiting=(message,), mine=desk("traffic"))


def test_a_unit_counts_for_its_department_and_an_acknowledgement_ends_it() -> None:
    message = order(ack_from=("unit:u7",))
    assert found("unacknowledged", awaiting=(message,))
    done = order(ack_from=("unit:u7",), receipts=(Receipt(party="unit:u7", kind="acknowledged"),))
    assert not found("unacknowledged", awaiting=(done,))


def test_what_others_wait_for_is_said_at_the_desk_that_owns_it() -> None:
    tasks = (
        Task(key="mine", title="Collect", owner="medical", status="in_progress"),
        Task(key="theirs", owner="fire", status="blocked", waits_for=("mine",)),
        Task(key="own", owner="medical", status="blocked", waits_for=("mine",)),
        Task(key="over", owner="police", status="cancelled", waits_for=("mine",)),
    )
    (need,) = found("waiting", tasks=tasks)
    assert (need.key, need.parties, need.title) == ("mine", ("fire",), "Collect")
    assert not found("waiting", tasks=tasks, mine=desk("fire"))


def test_a_dispute_names_field_and_both_values() -> None:
    versions = tuple(
        Version(value, f"s{value}", NOW, "A", "", "d") for value in ("on_scene", "released")
    )
    unit = Unit(key="u1", name="Engine 1", meta=Meta(disputed={"status": versions}))
    (need,) = found("disputed", disputed=(unit,))
    assert (need.kind, need.key) == ("unit", "u1")
    assert need.conflict is not None
    assert [side.values for side in need.conflict.sides] == [
        {"status": "on_scene"},
        {"status": "released"},
    ]
    assert need.title == "Engine 1"


def asked(**fields: Any) -> RequestState:
    meta = Meta(since={"status": NOW - MINUTE})
    given: dict[str, Any] = {"key": "r1", "requester": "fire", "giver": "medical", "meta": meta}
    lines = (Line("ambulance", 4, approved=4),)
    return request_state(Request(**given | {"lines": lines, "status": "ordered"} | fields), ())


def test_who_is_asked_is_told_once_and_again_when_it_changes() -> None:
    state = asked()
    (need,) = found("asked", requests=(state,))
    assert (need.kind, need.key, need.parties, need.title) == (
        "request",
        "r1",
        ("fire",),
        "4 × ambulance",
    )
    assert not found("asked", requests=(state,), seen={"r1": request_mark(state)})
    assert found("asked", requests=(asked(status="cancelled"),), seen={"r1": "ordered 0 0"})
    # What was over before anybody here saw it is no news to who was asked.
    assert not found("asked", requests=(asked(status="cancelled"),))


def test_who_asks_is_told_each_answer_and_not_the_own_draft() -> None:
    fire = desk("fire")
    assert not found("answered", requests=(asked(status="draft"),), mine=fire)
    (need,) = found("answered", requests=(asked(status="declined"),), mine=fire)
    assert (need.state, need.parties) == ("declined", ("medical",))
    came = request_state(asked().request, (Delivery(key="d", request="r1", quantity=1),))
    assert found("answered", requests=(came,), seen={"r1": "ordered 0 0"}, mine=fire)
    assert not found("answered", requests=(came,), mine=desk("police"))
    old = asked(status="declined", meta=Meta(since={"status": NOW - 25 * 60 * MINUTE}))
    assert not found("answered", requests=(old,), mine=fire)


def test_a_request_is_late_for_both_sides_until_it_has_ended() -> None:
    late = asked(needed_at=NOW - MINUTE)
    for side in ("fire", "medical", ""):
        (need,) = found("late", requests=(late,), mine=desk(side))
        assert need.since == NOW - MINUTE
    assert not found("late", requests=(late,), mine=desk("police"))
    assert not found("late", requests=(asked(needed_at=NOW - 1, status="declined"),))


def test_reports_of_the_desk_are_due_soon_and_then_overdue() -> None:
    def owed(due: int) -> Duty:
        return Duty(key="d", owner="medical", to="Province", started_at=NOW - 60 * MINUTE, due=due)

    assert not found("due_soon", duties=(owed(NOW + 30 * MINUTE),))
    (need,) = found("due_soon", duties=(owed(NOW + 10 * MINUTE),))
    assert (need.kind, need.since) == ("duty", NOW + 10 * MINUTE)
    (need,) = found("late", duties=(owed(NOW - MINUTE),))
    assert need.title == "Province"
    assert not found("late", duties=(owed(NOW - MINUTE),), mine=desk("fire"))
