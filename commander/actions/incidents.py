"""Opening, changing and closing incidents; command, roll calls, response levels."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from commander.actions.base import Action, Plan, known_fields, required
from commander.domain.codes import EventType, MessageKind, Precedence, State
from commander.domain.operation import Commander, Incident, ResponseLevel, RollCall
from commander.domain.record import Party, Place
from commander.domain.scales import EVENT_GRADE, FIRE_ALARM, RESPONSE_LEVEL, Scale
from commander.errors import UserError


def _on(scale: Scale, code: str) -> str:
    if code and scale.step(code) is None:
        steps = ", ".join(step.code for step in scale.steps)
        raise UserError("{code} is no step of this scale; it has {steps}.", code=code, steps=steps)
    return code


@dataclass(frozen=True, slots=True)
class OpenIncident(Action):
    """Open an incident; a name is enough. ``alarm_at`` (ms UTC) defaults to now."""

    stream: str
    name: str
    event_type: str = EventType.ACCIDENT
    subtype: str = ""
    place: Place | None = None
    alarm_at: int | None = None
    alarm_precision: str = "second"
    grade: str = ""
    fire_alarm: str = ""
    parent: str = ""
    cause: str = ""
    commander: Commander | None = None
    department: str = ""
    reference: str = ""
    roll_call_minutes: int = 0
    approximate: tuple[str, ...] = ()
    key: str = ""

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the incident."""
        if self.parent:
            plan.need(Incident, self.parent)
        alarm_at = plan.happened_at if self.alarm_at is None else self.alarm_at
        fields: dict[str, object] = {
            "subtype": self.subtype,
            "place": self.place,
            "grade": _on(EVENT_GRADE, self.grade),
            "fire_alarm": _on(FIRE_ALARM, self.fire_alarm),
            "parent": self.parent,
            "cause": self.cause,
            "commander": self.commander,
            "department": self.department,
            "reference": self.reference,
            "roll_call_minutes": self.roll_call_minutes,
            "approximate": self.approximate,
        }
        key = plan.set(
            "incident",
            self.key,
            name=required(self.name, "name"),
            event_type=str(self.event_type),
            state=State.OPEN,
            alarm_at=alarm_at,
            alarm_precision=self.alarm_precision,
            **{name: value for name, value in fields.items() if value},
        )
        return (key,)


@dataclass(frozen=True, slots=True)
class UpdateIncident(Action):
    """Change fields of an incident (domain names)."""

    stream: str
    key: str
    fields: Mapping[str, object]

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the new values."""
        plan.need(Incident, self.key)
        fields = known_fields(Incident, self.fields)
        _on(EVENT_GRADE, str(fields.get("grade", "")))
        _on(FIRE_ALARM, str(fields.get("fire_alarm", "")))
        return (plan.set("incident", self.key, **fields),)


@dataclass(frozen=True, slots=True)
class CloseIncident(Action):
    """Close an incident; needs a reason."""

    stream: str
    key: str
    reason: str

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the new state."""
        return _move(plan, self.key, State.CLOSED, required(self.reason, "reason"))


@dataclass(frozen=True, slots=True)
class ReopenIncident(Action):
    """Open a closed or archived incident again; needs a reason."""

    stream: str
    key: str
    reason: str

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the new state."""
        return _move(plan, self.key, State.OPEN, required(self.reason, "reason"))


@dataclass(frozen=True, slots=True)
class ArchiveIncident(Action):
    """Archive a closed incident."""

    stream: str
    key: str
    reason: str = ""

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the new state."""
        if plan.need(Incident, self.key).state == State.OPEN:
            raise UserError("Close the incident before archiving it.")
        return _move(plan, self.key, State.ARCHIVED, self.reason)


def _move(plan: Plan, key: str, state: State, reason: str) -> tuple[str, ...]:
    if plan.need(Incident, key).state == state:
        raise UserError("The incident is already {state}.", state=str(state))
    return (plan.set("incident", key, state=str(state), reason=reason),)


@dataclass(frozen=True, slots=True)
class HandOverCommand(Action):
    """Hand over command of an incident and log it. keys: incident, message."""

    stream: str
    incident: str
    to: Commander
    text: str = ""
    message: bool = True

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the new commander and the entry that says so."""
        incident = plan.need(Incident, self.incident)
        name = required(self.to.name, "name")
        plan.set("incident", incident.key, commander=self.to)
        if not self.message:
            return (incident.key,)
        before = incident.commander.name if incident.commander else ""
        everyone = Party("other", "", "All")
        entry = plan.set(
            "message",
            "",
            text=self.text or name,
            sender=Party("person", "", before or plan.author.name or name),
            to=(everyone,),
            kind=MessageKind.TRANSFER_OF_COMMAND,
            precedence=Precedence.PRIORITY,
            incident=incident.key,
            about=(f"incident:{incident.key}",),
        )
        return (incident.key, entry)


@dataclass(frozen=True, slots=True)
class RecordRollCall(Action):
    """Record the result of a roll call (PAR)."""

    stream: str
    incident: str
    expected: int
    present: int
    note: str = ""

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the result."""
        plan.need(Incident, self.incident)
        if min(self.expected, self.present) < 0:
            raise UserError("A roll call counts no fewer than zero people.")
        call = RollCall(self.expected, self.present, self.note)
        return (plan.set("incident", self.incident, roll_call=call),)


@dataclass(frozen=True, slots=True)
class SetResponseLevel(Action):
    """Set the response level of one authority for an incident; an empty level ends it."""

    stream: str
    incident: str
    authority: str
    level: str

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the level; one record an authority."""
        plan.need(Incident, self.incident)
        authority = required(self.authority, "authority")
        levels = plan.view.all(ResponseLevel, plan.stream)
        known = (
            level.key
            for level in levels
            if (level.incident, level.authority) == (self.incident, authority)
        )
        key = plan.set(
            "response_level",
            next(known, "") or _level_key(self.incident, authority),
            incident=self.incident,
            authority=authority,
            level=_on(RESPONSE_LEVEL, self.level),
            ended=not self.level,
        )
        return (key,)


def _level_key(incident: str, authority: str) -> str:
    """Return a key that is the same at every post.

    So two posts that set the level of one authority offline disagree about one record.
    """
    return hashlib.sha256(f"{incident}\n{authority}".encode()).hexdigest()[:32]
