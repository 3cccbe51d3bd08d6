"""Tasks: making them, moving them over the board by its rules, their owner and checklist."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from commander.actions.base import Action, Plan, known_fields, required
from commander.actions.dependencies import refuse_circle
from commander.domain.codes import Medium, Priority, TaskStatus
from commander.domain.resources import Department, Unit
from commander.domain.work import Acceptance, ChecklistItem, Origin, Task
from commander.errors import UserError


@dataclass(frozen=True, slots=True)
class CreateTask(Action):
    """Give a department a task. ``due`` ms UTC, 0 none."""

    stream: str
    title: str
    owner: str
    support: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    incident: str = ""
    due: int = 0
    priority: str = Priority.ROUTINE
    waits_for: tuple[str, ...] = ()
    origin: Origin | None = None
    checklist: tuple[ChecklistItem, ...] = ()
    approximate: tuple[str, ...] = ()
    key: str = ""

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the task."""
        _departments(plan, (self.owner, *self.support))
        _units(plan, self.units)
        fields: dict[str, object] = {
            "support": self.support,
            "units": self.units,
            "incident": self.incident,
            "due": self.due,
            "waits_for": _tasks(plan, self.waits_for, self.key),
            "origin": self.origin,
            "checklist": self.checklist,
            "approximate": self.approximate,
        }
        key = plan.set(
            "task",
            self.key,
            title=required(self.title, "title"),
            owner=self.owner,
            priority=str(self.priority),
            status=TaskStatus.ASSIGNED,
            **{name: value for name, value in fields.items() if value},
        )
        return (key,)


def _departments(plan: Plan, codes: tuple[str, ...]) -> None:
    known = {department.key for department in plan.view.all(Department, plan.stream)}
    for code in codes:
        if code not in known:
            raise UserError("There is no department {code} in this operation.", code=code or "?")


def _units(plan: Plan, keys: tuple[str, ...]) -> None:
    for key in keys:
        plan.need(Unit, key)


def _tasks(plan: Plan, keys: tuple[str, ...], own: str) -> tuple[str, ...]:
    for key in keys:
        if key == own:
            raise UserError("A task cannot wait for itself.")
        plan.need(Task, key)
    if own:
        refuse_circle(plan, own, keys)
    return keys


@dataclass(frozen=True, slots=True)
class TaskFromMessage(Action):
    """Make a task of a log entry, linked to it; keys: task, message.

    The owner defaults to the first department addressed, the title to the entry's text.
    """

    stream: str
    message: str
    owner: str = ""
    title: str = ""
    due: int = 0

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the task."""
        message = plan.view.message(plan.stream, self.message)
        if message is None:
            raise UserError("There is no log entry {key} here.", key=self.message)
        if message.struck:
            raise UserError("This entry is struck out. Log a new one.")
        owner = self.owner or next((_department(plan, p) for p in message.to if p.key), "")
        if not owner:
            raise UserError("Say which department owns the task.")
        sender = message.sender.name if message.sender else ""
        task = CreateTask(
            self.stream,
            self.title or message.text[:120],
            owner,
            incident=message.incident,
            due=self.due,
            origin=Origin("message", message.key, sender),
        )
        return (*task.plan(plan), message.key)


def _department(plan: Plan, party: object) -> str:
    kind, key = getattr(party, "kind", ""), getattr(party, "key", "")
    if kind == "department":
        return str(key)
    unit = plan.view.get(Unit, plan.stream, str(key)) if kind == "unit" else None
    return unit.department if unit else ""


@dataclass(frozen=True, slots=True)
class UpdateTask(Action):
    """Change fields of a task (domain names; not its status)."""

    stream: str
    key: str
    fields: Mapping[str, object]

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the new values."""
        plan.need(Task, self.key)
        fields = known_fields(Task, self.fields)
        if "status" in fields:
            raise UserError("Move the task to change its status.")
        waits_for = fields.get("waits_for", ())
        if isinstance(waits_for, tuple | list):
            _tasks(plan, tuple(waits_for), self.key)
        return (plan.set("task", self.key, **fields),)


@dataclass(frozen=True, slots=True)
class AssignTask(Action):
    """Name the owner, the supporting departments and the units of a task."""

    stream: str
    key: str
    owner: str
    support: tuple[str, ...] = ()
    units: tuple[str, ...] = ()

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan what differs."""
        task = plan.need(Task, self.key)
        _departments(plan, (self.owner, *self.support))
        _units(plan, self.units)
        wanted = {"owner": self.owner, "support": self.support, "units": self.units}
        changed = {n: v for n, v in wanted.items() if v != getattr(task, n)}
        if changed:
            plan.set("task", self.key, **changed)
        return (self.key,)


@dataclass(frozen=True, slots=True)
class MoveTask(Action):
    """Move a task to another column of the board.

    Blocked needs a reason or what it waits for, cancelled a reason; a task that waits for an
    open one cannot be done before it.
    """

    stream: str
    key: str
    status: str
    reason: str = ""
    waits_for: tuple[str, ...] | None = None

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the new status."""
        task = plan.need(Task, self.key)
        if self.status not in set(TaskStatus):
            raise UserError("There is no column {status} on the board.", status=self.status)
        waits_for = task.waits_for if self.waits_for is None else self.waits_for
        if waits_for != task.waits_for:
            _tasks(plan, waits_for, self.key)
        self._check(plan, task, waits_for)
        fields: dict[str, object] = {"status": str(self.status)}
        if self.reason.strip() != task.reason:
            fields["reason"] = self.reason.strip()
        if waits_for != task.waits_for:
            fields["waits_for"] = waits_for
        plan.set("task", self.key, **fields)
        return (self.key,)

    def _check(self, plan: Plan, task: Task, waits_for: tuple[str, ...]) -> None:
        if self.status == task.status and not self.reason and self.waits_for is None:
            raise UserError("The task is there already.")
        if self.status == TaskStatus.BLOCKED and not (self.reason.strip() or waits_for):
            raise UserError("Say what the task waits for, or why it is blocked.")
        if self.status == TaskStatus.CANCELLED and not self.reason.strip():
            raise UserError("Say why the task is cancelled.")
        if self.status == TaskStatus.DONE and waits_for:
            for other in plan.view.all(Task, plan.stream, waits_for):
                if other.is_open():
                    raise UserError(
                        "This task waits for “{title}”, which is not done.", title=other.title
                    )


@dataclass(frozen=True, slots=True)
class AcceptTask(Action):
    """Record that the owner took note of a task."""

    stream: str
    key: str
    way: str = Medium.SYSTEM
    by: str = ""

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the acceptance."""
        task = plan.need(Task, self.key)
        if task.accepted:
            raise UserError("The owner has taken note of this task already.")
        accepted = Acceptance(self.by or plan.author.name, str(self.way))
        return (plan.set("task", self.key, accepted=accepted),)


@dataclass(frozen=True, slots=True)
class CheckItem(Action):
    """Tick or clear one line of a checklist (counted from 0)."""

    stream: str
    key: str
    index: int
    done: bool

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the new checklist."""
        items = list(plan.need(Task, self.key).checklist)
        if not 0 <= self.index < len(items):
            raise UserError("The checklist has no line {number}.", number=self.index + 1)
        items[self.index] = replace(items[self.index], done=self.done)
        return (plan.set("task", self.key, checklist=tuple(items)),)
