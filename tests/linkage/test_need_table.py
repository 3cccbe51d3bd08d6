"""Required, on hand, asked for and on its way, by task, department and kind."""

from commander.domain.plan import Need
from commander.domain.request import Delivery, Line, Request
from commander.domain.resources import Unit
from commander.domain.work import Task
from commander.linkage.need_table import NeedLine, grouped, need_lines
from commander.linkage.requests import RequestState, request_states

RESCUE = Task(key="t", owner="fire", needs=(Need("boat", 4, "Boat"),))


def asked(status: str = "approved", **fields: object) -> Request:
    given = {"key": "r", "requester": "fire", "lines": (Line("boat", 3, approved=3),)}
    return Request(**given | {"status": status} | fields)  # type: ignore[arg-type]


def states(*requests: Request, came: tuple[Delivery, ...] = ()) -> tuple[RequestState, ...]:
    return request_states(requests, came, ())


def numbers(line: NeedLine) -> tuple[int, int, int, int, int]:
    return line.required, line.have, line.need, line.asked, line.coming


def test_what_is_asked_for_a_task_is_no_second_need() -> None:
    units = (Unit(key="u", kind="boat", task="t"), Unit(key="v", kind="boat"))
    (line,) = need_lines((RESCUE,), states(asked(task="t")), units)
    assert (line.task, line.department, line.name) == ("t", "fire", "Boat")
    assert numbers(line) == (4, 1, 3, 3, 0)
    assert line.uncovered == 0
    (line,) = need_lines((RESCUE,), states(asked("ordered", task="t")), units)
    assert numbers(line) == (4, 1, 3, 0, 3)


def test_a_unit_that_arrived_and_is_on_the_task_counts_once() -> None:
    came = (Delivery(key="d", request="r", quantity=1, unit="u"), Delivery(key="e", request="r"))
    units = (Unit(key="u", kind="boat", task="t"),)
    (line,) = need_lines((RESCUE,), states(asked("ordered", task="t"), came=came), units)
    assert numbers(line) == (4, 1, 3, 0, 2)
    gone = (Unit(key="u", kind="boat", task="t", status="released"),)
    (line,) = need_lines((RESCUE,), states(), gone)
    assert numbers(line) == (4, 0, 4, 0, 0)


def test_what_serves_no_task_stands_with_the_department_that_asks() -> None:
    lines = need_lines((RESCUE,), states(asked(requester="police")), ())
    assert [(one.task, one.department, one.required) for one in lines] == [
        ("t", "fire", 4),
        ("", "police", 3),
    ]
    by_department = grouped(lines, "department")
    assert [(one.department, one.required) for one in by_department] == [
        ("fire", 4),
        ("police", 3),
    ]
    (kind,) = grouped(lines, "kind")
    assert numbers(kind) == (7, 0, 7, 3, 0)
    assert grouped(lines, "task") == lines


def test_what_was_declined_or_is_done_needs_nothing() -> None:
    done = Task(key="t", owner="fire", status="done", needs=RESCUE.needs)
    assert need_lines((done,), states(asked("declined"), asked("cancelled")), ()) == ()
