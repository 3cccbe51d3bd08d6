"""Units, departments and channels: checking in, status, place, assignment."""

from collections.abc import Mapping
from dataclasses import dataclass

from commander.actions.base import Action, Plan, known_fields, required
from commander.domain.codes import Medium, UnitStatus
from commander.domain.operation import Incident
from commander.domain.record import Place
from commander.domain.resources import Department, Unit
from commander.domain.work import Task
from commander.errors import UserError


@dataclass(frozen=True, slots=True)
class AddUnit(Action):
    """Check a unit in to the operation."""

    stream: str
    name: str
    department: str
    kind: str = ""
    letters: str = ""
    crew: int = 0
    leader: str = ""
    agency: str = ""
    status: str = UnitStatus.AVAILABLE
    incident: str = ""
    place: Place | None = None
    aliases: tuple[str, ...] = ()
    approximate: tuple[str, ...] = ()
    key: str = ""

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the unit."""
        plan.need(Department, self.department)
        optional: dict[str, object] = {
            "kind": self.kind,
            "letters": self.letters or _initials(self.name),
            "crew": self.crew,
            "leader": self.leader,
            "agency": self.agency,
            "incident": self.incident,
            "place": self.place,
            "aliases": self.aliases,
            "approximate": self.approximate,
        }
        key = plan.set(
            "unit",
            self.key,
            name=required(self.name, "name"),
            department=self.department,
            status=_status(self.status),
            **{name: value for name, value in optional.items() if value},
        )
        return (key,)


def _initials(name: str) -> str:
    """Return up to three letters for the mark: Engine 12 → E12, 消防1 → 消1."""
    words = name.split()
    digits = "".join(c for c in name if c.isdigit())[-2:]
    if digits:
        return (words[0][:1] + digits).upper()
    return "".join(word[0] for word in words)[:2].upper()


def _status(code: str) -> str:
    if code not in set(UnitStatus):
        raise UserError("There is no unit status {code}.", code=code)
    return str(code)


@dataclass(frozen=True, slots=True)
class UpdateUnit(Action):
    """Change fields of a unit (domain names)."""

    stream: str
    key: str
    fields: Mapping[str, object]

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the new values."""
        plan.need(Unit, self.key)
        fields = known_fields(Unit, self.fields)
        if "status" in fields:
            _status(str(fields["status"]))
        return (plan.set("unit", self.key, **fields),)


@dataclass(frozen=True, slots=True)
class SetUnitStatus(Action):
    """Set what a unit is doing now."""

    stream: str
    key: str
    status: str

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the new status."""
        plan.need(Unit, self.key)
        return (plan.set("unit", self.key, status=_status(self.status)),)


@dataclass(frozen=True, slots=True)
class PlaceUnit(Action):
    """Put a unit on the map."""

    stream: str
    key: str
    place: Place

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the new place."""
        plan.need(Unit, self.key)
        _on_earth(self.place)
        return (plan.set("unit", self.key, place=self.place),)


def _on_earth(place: Place) -> None:
    if not (-90 <= place.lat <= 90 and -180 <= place.lon <= 180):  # noqa: PLR2004 - degrees
        raise UserError(
            "{lat}, {lon} is no place on earth: latitude goes from -90 to 90, longitude from "
            "-180 to 180.",
            lat=place.lat,
            lon=place.lon,
        )


@dataclass(frozen=True, slots=True)
class AssignUnit(Action):
    """Assign a unit to an incident and a task; empty releases it from them."""

    stream: str
    key: str
    incident: str = ""
    task: str = ""

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the assignment; a unit that was available becomes assigned, the task gets it."""
        unit = plan.need(Unit, self.key)
        if self.incident:
            plan.need(Incident, self.incident)
        fields: dict[str, object] = {"incident": self.incident, "task": self.task}
        if (self.incident or self.task) and unit.status == UnitStatus.AVAILABLE:
            fields["status"] = UnitStatus.ASSIGNED
        plan.set("unit", self.key, **fields)
        if self.task:
            task = plan.need(Task, self.task)
            if self.key not in task.units:
                plan.set("task", self.task, units=(*task.units, self.key))
        return (self.key,)


@dataclass(frozen=True, slots=True)
class AddDepartment(Action):
    """Add a department; its key is a short code, the same at every post."""

    stream: str
    key: str
    names: Mapping[str, str]
    letters: str
    shape: str = "square"
    colour: str = "blue"
    order: int = 100
    target_minutes: int = 15
    aliases: tuple[str, ...] = ()
    note: str = ""

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the department."""
        key = required(self.key, "code")
        if not any(self.names.values()):
            raise UserError("{what} is missing.", what="name")
        return (
            plan.set(
                "department",
                key,
                names=dict(self.names),
                letters=self.letters,
                shape=self.shape,
                colour=self.colour,
                order=self.order,
                target_minutes=self.target_minutes,
                aliases=self.aliases,
                note=self.note,
            ),
        )


@dataclass(frozen=True, slots=True)
class UpdateDepartment(Action):
    """Change fields of a department (domain names)."""

    stream: str
    key: str
    fields: Mapping[str, object]

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the new values."""
        plan.need(Department, self.key)
        return (plan.set("department", self.key, **known_fields(Department, self.fields)),)


@dataclass(frozen=True, slots=True)
class AddChannel(Action):
    """Add a radio channel or line; its key is its short name."""

    stream: str
    key: str
    name: str
    medium: str = Medium.RADIO
    note: str = ""

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the channel."""
        key = required(self.key, "channel")
        return (plan.set("channel", key, name=self.name, medium=str(self.medium), note=self.note),)
