"""What the response panel shows, read in one go beside the GUI."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, tzinfo

from commander.domain.codes import State
from commander.domain.duty import Duty
from commander.domain.operation import Incident, Operation, ResponseLevel
from commander.domain.plan import Activation, Clause, PlanText, ResponsePlan
from commander.domain.record import Record
from commander.domain.resources import Department
from commander.domain.work import Message, Task
from commander.journal.history import writes
from commander.journal.reader import Reader
from commander.linkage.duties import by_pressure
from commander.linkage.level_history import LevelStep, level_steps
from commander.linkage.plan_state import PLAN, Told, gaps, told
from commander.linkage.plan_text import plans_of
from commander.linkage.plan_work import notice_key
from commander.linkage.response_conflicts import BROUGHT
from ui.zone import zone_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How one activation stands. ``plan`` is None while its text has not arrived.

    ``disputed``: posts that acted apart disagree; ``levels`` are the levels that they said.
    """

    activation: Activation
    incident: Incident
    plan: ResponsePlan | None = None
    told: tuple[Told, ...] = ()
    tasks: tuple[Task, ...] = ()
    duties: tuple[Duty, ...] = ()
    gaps: tuple[Clause, ...] = ()
    disputed: bool = False
    levels: tuple[str, ...] = ()

    @property
    def departments(self) -> tuple[str, ...]:
        """Every department that was told or has a task, those of the matrix first."""
        owners = sorted({one.owner for one in self.tasks if one.status != "cancelled"})
        return tuple(dict.fromkeys((*(one.department for one in self.told), *owners)))


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The levels of one authority for one incident, oldest first; ``ended`` when none holds."""

    authority: str
    incident: str
    steps: tuple[LevelStep, ...]
    ended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """All of it: responses in force (the oldest first), ended ones (the newest first), levels."""

    open: tuple[Standing, ...] = ()
    ended: tuple[Standing, ...] = ()
    histories: tuple[History, ...] = ()
    incidents: Mapping[str, Incident] = field(default_factory=dict)
    departments: Mapping[str, Department] = field(default_factory=dict)
    operation: Operation | None = None
    zone: tzinfo = UTC


def read_picture(reader: Reader, stream: str, incident: str, now: int) -> Picture:
    """Read the responses of one incident, or of all (""); empty without an operation."""
    if not stream:
        return Picture()
    operation = reader.get(Operation, stream, stream)
    incidents = {one.key: one for one in reader.all(Incident, stream)}
    held = [one for one in reader.all(Activation, stream) if incident in ("", one.incident)]
    plans = plans_of(reader.all(PlanText, stream)) if held else {}
    tasks = _by_activation(reader.all(Task, stream)) if held else {}
    duties = reader.all(Duty, stream) if held else ()
    messages = _notices(reader, stream, held, plans)
    found = [
        _standing(
            one,
            incidents.get(one.incident, Incident(key=one.incident)),
            plans.get(one.digest),
            tasks.get(one.key, ()),
            by_pressure((d for d in duties if d.incident == one.incident), now),
            messages,
        )
        for one in held
    ]
    open_ones = [one for one in found if one.activation.is_open()]
    over = [one for one in found if not one.activation.is_open()]
    return Picture(
        open=tuple(sorted(open_ones, key=lambda one: one.activation.started_at)),
        ended=tuple(sorted(over, key=_ended_at, reverse=True)),
        histories=_histories(reader, stream, incident),
        incidents=incidents,
        departments={one.key: one for one in reader.all(Department, stream)},
        operation=operation,
        zone=zone_of(operation),
    )


def ended_at(activation: Activation) -> int:
    """Return when a response was ended (ms UTC); 0 while it is in force."""
    return activation.meta.since.get("state", 0) if activation.state != State.OPEN else 0


def _ended_at(one: Standing) -> int:
    return ended_at(one.activation)


def _by_activation(tasks: Iterable[Task]) -> dict[str, tuple[Task, ...]]:
    found: dict[str, list[Task]] = {}
    for task in tasks:
        if task.origin is not None and task.origin.kind == PLAN:
            found.setdefault(task.origin.key, []).append(task)
    return {key: tuple(those) for key, those in found.items()}


def _notices(
    reader: Reader,
    stream: str,
    held: Iterable[Activation],
    plans: Mapping[str, ResponsePlan],
) -> dict[str, Message]:
    keys = [
        notice_key(one.key, rule.department)
        for one in held
        if one.digest in plans
        for rule in plans[one.digest].notify
    ]
    places = reader.positions(stream, keys) if keys else {}
    return {one.key: one for one in reader.messages(list(places.values()))}


def _standing(
    held: Activation,
    incident: Incident,
    plan: ResponsePlan | None,
    tasks: tuple[Task, ...],
    duties: tuple[Duty, ...],
    messages: Mapping[str, Message],
) -> Standing:
    ours = tuple(one for one in duties if one.activation == held.key)
    brought: tuple[Record, ...] = (*tasks, *ours)
    apart = any(BROUGHT & one.meta.disputed.keys() for one in brought)
    said = held.meta.disputed.get("level", ())
    return Standing(
        activation=held,
        incident=incident,
        plan=plan,
        told=told(held, plan, messages) if plan is not None else (),
        tasks=tasks,
        duties=ours,
        gaps=gaps(held, plan, tasks, duties) if plan is not None and held.is_open() else (),
        disputed=held.is_open() and (bool(held.meta.disputed) or apart),
        levels=tuple(sorted({str(one.value) for one in said if not one.field})),
    )


def _histories(reader: Reader, stream: str, incident: str) -> tuple[History, ...]:
    found = []
    for one in reader.all(ResponseLevel, stream):
        if incident in ("", one.incident):
            with reader.connection() as connection:
                changes = writes(connection, stream, "response_level", one.key)
            steps = level_steps(changes)
            if steps:
                found.append(
                    History(
                        authority=one.authority,
                        incident=one.incident,
                        steps=steps,
                        ended=not one.level,
                    )
                )
    return tuple(sorted(found, key=lambda one: one.steps[0].at))
