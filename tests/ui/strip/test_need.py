"""What needs a desk: its own late tasks, missing acknowledgements, waits and disputes."""

from typing import Any

import pytest

from commander.domain.record import Meta, Party, Version
from commander.domain.resources import Unit
from commander.domain.work import Message, Receipt, Task
from ui.strip.need import Desk, Need, needs

NOW = 10_000_000
MINUTE = 60_000
UNITS = {"u7": "medical", "u1": "fire"}


def desk(department: str = "medical") -> Desk:
    return Desk(department=department, unit_departments=UNITS)


def found(what: str, **given: Any) -> list[Need]:
    mine = given.pop("mine", desk())
    every = {"tasks": (), "awaiting": (), "disputed": ()} | given
    return [need for need in needs(mine, NOW, **every) if need.what == what]


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
