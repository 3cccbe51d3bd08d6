"""How long departments take from being asked to having done it, against their target.

An asking is a task (its owner was asked) or an order or request whose acknowledgement is wanted
from the department or one of its units. A task made from such a message is one asking with it:
it was asked when the message went out, and an acknowledgement of either counts. A stage that
nobody recorded stays unknown; it is never derived from another one. Cancelled tasks and messages
that were struck or corrected ask nobody any more.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from commander.domain.codes import MessageKind, Precision, TaskStatus
from commander.domain.resources import Department
from commander.domain.work import Message, Task
from commander.linkage.span import Moment, Span, earliest, middle, span

_ASKING_KINDS: Final = frozenset({MessageKind.ORDER.value, MessageKind.REQUEST.value})
_SECOND: Final = Precision.SECOND.value
_APPROX: Final = Precision.APPROX.value
# Names under which a task's ``approximate`` may call the time of a stage inexact.
_ASKED: Final = frozenset({"asked", "created_at", "happened_at", "assigned"})
_ACCEPTED: Final = frozenset({"acknowledged", "accepted"})
_STARTED: Final = frozenset({"started", "in_progress", "status"})
_DONE: Final = frozenset({"done", "status"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """One thing asked of one department; a stage that nobody recorded is None."""

    department: str
    asked: Moment
    acknowledged: Moment | None = None
    started: Moment | None = None
    done: Moment | None = None
    open: bool = False
    late: bool = False
    is_task: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """How one department answers: counts, and median minutes from asked to each stage.

    ``to_acknowledged``, ``to_started`` and ``to_done`` are None where nobody recorded the stage.
    ``running`` is the age of the oldest thing it still owes: a task that is not done, an order
    that it has not acknowledged; None without one. ``open`` counts them. ``target`` are the
    minutes it has from asked to done.
    """

    department: str
    asked: int = 0
    acknowledged: int = 0
    started: int = 0
    done: int = 0
    late: int = 0
    open: int = 0
    to_acknowledged: Span | None = None
    to_started: Span | None = None
    to_done: Span | None = None
    running: Span | None = None
    target: int = 0

    @property
    def is_over_target(self) -> bool:
        """Whether the usual way from asked to done takes longer than it may."""
        return bool(self.target) and self.to_done is not None and self.to_done.minutes > self.target


def timings(
    tasks: Iterable[Task],
    messages: Iterable[Message],
    departments: Iterable[Department],
    now: int,
    unit_departments: Mapping[str, str] | None = None,
) -> tuple[Timing, ...]:
    """Return one timing a department, in the order given; ``now`` in ms UTC.

    ``messages`` may hold any entries; ``unit_departments`` maps keys of units to departments.
    """
    asked = askings(tasks, messages, now, unit_departments or {})
    return tuple(
        _timing(department, [one for one in asked if one.department == department.key], now)
        for department in departments
    )


def askings(
    tasks: Iterable[Task],
    messages: Iterable[Message],
    now: int,
    unit_departments: Mapping[str, str],
) -> tuple[Asking, ...]:
    """Return everything that was asked of anybody, tasks first."""
    held = [task for task in tasks if task.status != TaskStatus.CANCELLED]
    orders = {
        message.key: message
        for message in messages
        if message.kind in _ASKING_KINDS and not message.struck and not message.superseded_by
    }
    covered: set[tuple[str, str]] = set()
    found = []
    for task in held:
        order = _order_of(task, orders)
        if order is not None:
            covered.add((order.key, task.owner))
        found.append(_from_task(task, order, now, unit_departments))
    for order in orders.values():
        found += [
            asking
            for asking in _from_order(order, unit_departments)
            if (order.key, asking.department) not in covered
        ]
    return tuple(found)


def _order_of(task: Task, orders: Mapping[str, Message]) -> Message | None:
    origin = task.origin
    return orders.get(origin.key) if origin is not None and origin.kind == "message" else None


def _from_task(
    task: Task, order: Message | None, now: int, unit_departments: Mapping[str, str]
) -> Asking:
    meta = task.meta
    created = meta.firsts.get(TaskStatus.ASSIGNED, meta.created_at)
    asked = (
        Moment(order.happened_at, order.precision)
        if order is not None
        else _moment(task, created, _ASKED)
    )
    accepted = meta.since.get("accepted", 0) if task.accepted is not None else 0
    ways = [Moment(accepted, _precision(task, _ACCEPTED))] if accepted else []
    if order is not None:
        ways += _acknowledgements(order, task.owner, unit_departments)
    done = task.status == TaskStatus.DONE
    ended = meta.since.get("status", meta.firsts.get(TaskStatus.DONE, 0)) if done else 0
    started = meta.firsts.get(TaskStatus.IN_PROGRESS, 0)
    return Asking(
        department=task.owner,
        asked=asked,
        acknowledged=earliest(ways),
        started=_moment(task, started, _STARTED) if started else None,
        done=_moment(task, ended, _DONE) if ended else None,
        open=task.is_open(),
        late=task.is_late(now),
        is_task=True,
    )


def _from_order(order: Message, unit_departments: Mapping[str, str]) -> list[Asking]:
    asked = Moment(order.happened_at, order.precision)
    wanted = dict.fromkeys(_department_of(ref, unit_departments) for ref in order.ack_from)
    found = []
    for department in wanted:
        ways = _acknowledgements(order, department, unit_departments)
        first = earliest(ways)
        waits = first is None and order.acks_recorded
        found.append(Asking(department=department, asked=asked, acknowledged=first, open=waits))
    return found


def _acknowledgements(
    order: Message, department: str, unit_departments: Mapping[str, str]
) -> list[Moment]:
    return [
        Moment(receipt.meta.created_at, receipt.precision)
        for receipt in order.receipts
        if receipt.kind == "acknowledged"
        and _department_of(receipt.party, unit_departments) == department
    ]


def _department_of(ref: str, unit_departments: Mapping[str, str]) -> str:
    kind, _, key = ref.partition(":")
    return unit_departments.get(key, "") if kind == "unit" else key


def _moment(task: Task, at: int, names: frozenset[str]) -> Moment:
    return Moment(at, _precision(task, names))


def _precision(task: Task, names: frozenset[str]) -> str:
    return _APPROX if names.intersection(task.approximate) else _SECOND


def _timing(department: Department, asked: list[Asking], now: int) -> Timing:
    running = [one.asked for one in asked if one.open]
    oldest = earliest(running)
    return Timing(
        department=department.key,
        asked=len(asked),
        acknowledged=sum(one.acknowledged is not None for one in asked),
        started=sum(one.started is not None for one in asked),
        done=sum(one.done is not None for one in asked),
        late=sum(one.late for one in asked),
        open=len(running),
        to_acknowledged=_median(asked, lambda one: one.acknowledged),
        to_started=_median(asked, lambda one: one.started),
        to_done=_median(asked, lambda one: one.done),
        running=span(oldest, Moment(now)) if oldest is not None else None,
        target=department.target_minutes,
    )


def _median(asked: list[Asking], stage: Callable[[Asking], Moment | None]) -> Span | None:
    ends = ((one.asked, stage(one)) for one in asked)
    return middle(span(start, end) for start, end in ends if end is not None)
