"""Required, on hand, asked for and on its way (ICS-215): a line a task and kind. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from commander.domain.request import RequestStatus
from commander.domain.resources import Unit
from commander.domain.work import Task
from commander.linkage.requests import AWAY, RequestState

By = Literal["kind", "task", "department"]
_UNDER_WAY = frozenset({RequestStatus.ORDERED, RequestStatus.PARTLY_FILLED})


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedLine:
    """So many of one kind for a task, a department, or all (both empty).

    ``asked`` is what is asked for and not yet ordered, ``coming`` what is ordered; both have not
    arrived. ``have`` is on hand.
    """

    kind: str
    name: str = ""
    task: str = ""
    department: str = ""
    required: int = 0
    have: int = 0
    asked: int = 0
    coming: int = 0

    @property
    def need(self) -> int:
        """Required less on hand; never less than nothing."""
        return max(0, self.required - self.have)

    @property
    def uncovered(self) -> int:
        """What nobody has been asked for yet."""
        return max(0, self.need - self.asked - self.coming)


def need_lines(
    tasks: Iterable[Task], requests: Iterable[RequestState], units: Iterable[Unit]
) -> tuple[NeedLine, ...]:
    """Return a line for each task and kind, and for each department what it asks for besides.

    On hand of a task are units of the kind that are on it, and deliveries of its requests that
    are no such unit. Scarcest first.
    """
    found: dict[tuple[str, str, str], NeedLine] = {}
    needing = {task.key: task for task in tasks if task.is_open()}
    present = [unit for unit in units if unit.status not in AWAY]
    for task in needing.values():
        for need in task.needs:
            name = (task.key, task.owner, need.kind)
            before = found.get(name, NeedLine(kind=need.kind, task=task.key, department=task.owner))
            required = before.required + need.quantity
            found[name] = replace(before, required=required, name=before.name or need.name)
    serving = _counted(found, needing, present)
    for state in requests:
        if state.status in (RequestStatus.CANCELLED, RequestStatus.DECLINED):
            continue
        _add(found, state, serving)
    return tuple(sorted(found.values(), key=lambda one: (-one.need, one.kind, one.task)))


def _counted(
    found: dict[tuple[str, str, str], NeedLine],
    tasks: Mapping[str, Task],
    units: Iterable[Unit],
) -> set[tuple[str, str]]:
    """Count units that are on a task for it; return which (task, unit) were."""
    by_task: defaultdict[str, set[str]] = defaultdict(set)
    kinds: dict[str, str] = {}
    for unit in units:
        kinds[unit.key] = unit.kind
        if unit.task:
            by_task[unit.task].add(unit.key)
    for key, task in tasks.items():
        by_task[key].update(one for one in task.units if one in kinds)
    serving = set()
    for name, line in list(found.items()):
        here = {one for one in by_task[line.task] if kinds[one] == line.kind}
        serving |= {(line.task, one) for one in here}
        found[name] = replace(line, have=line.have + len(here))
    return serving


def _add(
    found: dict[tuple[str, str, str], NeedLine],
    state: RequestState,
    serving: set[tuple[str, str]],
) -> None:
    """Add what a request asks for to the line of its task, else to one of its requester."""
    request = state.request
    came: Counter[int] = Counter()
    for one in state.deliveries:
        if not one.withdrawn and (request.task, one.unit) not in serving:
            came[one.line] += one.quantity
    for number, line in enumerate(state.lines):
        own = next((n for n in found if n[0] == request.task and n[2] == line.kind), None)
        if request.task and own is not None:
            name, required = own, 0
        else:
            name, required = ("", request.requester, line.kind), line.approved or line.requested
        before = found.get(name, NeedLine(kind=line.kind, department=name[1]))
        left = line.open if state.is_open else 0
        under_way = state.status in _UNDER_WAY
        found[name] = replace(
            before,
            name=before.name or line.text,
            required=before.required + required,
            have=before.have + came[number],
            asked=before.asked + (0 if under_way else left),
            coming=before.coming + (left if under_way else 0),
        )


def grouped(lines: Iterable[NeedLine], by: By) -> tuple[NeedLine, ...]:
    """Return the lines summed up: a line a kind, a kind and department, or as they are."""
    if by == "task":
        return tuple(lines)
    found: dict[tuple[str, str], NeedLine] = {}
    for line in lines:
        name = (line.department if by == "department" else "", line.kind)
        before = found.get(name, NeedLine(kind=line.kind, department=name[0]))
        found[name] = replace(
            before,
            name=before.name or line.name,
            required=before.required + line.required,
            have=before.have + line.have,
            asked=before.asked + line.asked,
            coming=before.coming + line.coming,
        )
    return tuple(sorted(found.values(), key=lambda one: (-one.need, one.kind, one.department)))
