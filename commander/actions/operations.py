"""Opening, changing, closing, archiving and reopening operations; periods; who sits at a desk."""

from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import msgspec

from commander.actions.base import Action, Plan, known_fields, required
from commander.actions.catalogue import default_departments
from commander.domain.codes import OperationKind, State
from commander.domain.operation import Operation, Period
from commander.domain.record import RECORD_FIELDS
from commander.domain.resources import Person
from commander.errors import UserError


@dataclass(frozen=True, slots=True)
class OpenOperation(Action):
    """Open an operation with the default departments (unless ``departments`` is false).

    ``stream`` is its id, a new one by default. keys[0] is the stream.
    """

    name: str
    kind: str = OperationKind.LIVE
    timezone: str = "UTC"
    source: str = ""
    notes: str = ""
    departments: bool = True
    stream: str = ""

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the operation and its departments."""
        if plan.view.get(Operation, plan.stream, plan.stream) is not None:
            raise UserError("The operation {name} is already open.", name=self.name)
        try:
            ZoneInfo(self.timezone)
        except (KeyError, ValueError, OSError) as error:
            raise UserError("There is no time zone {zone}.", zone=self.timezone) from error
        plan.set(
            "operation",
            plan.stream,
            name=required(self.name, "name"),
            kind=str(self.kind),
            timezone=self.timezone,
            state=State.OPEN,
            source=self.source,
            notes=self.notes,
        )
        for department in default_departments() if self.departments else ():
            fields = msgspec.to_builtins(department)
            plan.set(
                "department",
                department.key,
                **{k: v for k, v in fields.items() if k not in RECORD_FIELDS},
            )
        return (plan.stream,)


@dataclass(frozen=True, slots=True)
class UpdateOperation(Action):
    """Change fields of an operation."""

    stream: str
    fields: Mapping[str, object]

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the new values."""
        plan.need(Operation, plan.stream)
        plan.set("operation", plan.stream, **known_fields(Operation, self.fields))
        return (plan.stream,)


@dataclass(frozen=True, slots=True)
class CloseOperation(Action):
    """Close an operation; needs a reason."""

    stream: str
    reason: str

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the new state."""
        return _move(plan, State.CLOSED, required(self.reason, "reason"))


@dataclass(frozen=True, slots=True)
class ArchiveOperation(Action):
    """Archive a closed operation."""

    stream: str
    reason: str = ""

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the new state."""
        if plan.need(Operation, plan.stream).state == State.OPEN:
            raise UserError("Close the operation before archiving it.")
        return _move(plan, State.ARCHIVED, self.reason)


@dataclass(frozen=True, slots=True)
class ReopenOperation(Action):
    """Open a closed or archived operation again; needs a reason."""

    stream: str
    reason: str

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the new state."""
        return _move(plan, State.OPEN, required(self.reason, "reason"))


def _move(plan: Plan, state: State, reason: str) -> tuple[str, ...]:
    if plan.need(Operation, plan.stream).state == state:
        raise UserError("The operation is already {state}.", state=str(state))
    plan.set("operation", plan.stream, state=str(state), reason=reason)
    return (plan.stream,)


@dataclass(frozen=True, slots=True)
class StartPeriod(Action):
    """Set an operational period (ms UTC)."""

    stream: str
    number: int
    starts_at: int
    ends_at: int
    objectives: str = ""
    key: str = ""

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the period."""
        if self.ends_at <= self.starts_at:
            raise UserError("The period ends before it starts.")
        known = {period.number: period.key for period in plan.view.all(Period, plan.stream)}
        # The same at every post, so that two that set one period offline disagree about one record.
        key = self.key or known.get(self.number) or f"period-{self.number}"
        return (
            plan.set(
                "period",
                key,
                number=self.number,
                starts_at=self.starts_at,
                ends_at=self.ends_at,
                objectives=self.objectives,
            ),
        )


@dataclass(frozen=True, slots=True)
class TakeDesk(Action):
    """Record who sits at this device, for which department and in which position.

    The person becomes known to the operation, so that entries can name them. keys: desk, person.
    """

    stream: str
    person: str
    department: str
    position: str

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the desk of this device and, once, the person."""
        name = required(self.person, "name")
        desk = plan.set(
            "desk",
            plan.device,
            person=name,
            department=self.department,
            position=self.position,
        )
        known = next((p for p in plan.view.all(Person, plan.stream) if p.name == name), None)
        if known is not None:
            return (desk, known.key)
        return (desk, plan.set("person", "", name=name, department=self.department))
