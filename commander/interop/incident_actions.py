"""From the form of an incident file to actions: what has to be performed, and when.

Every action carries its time and precision. Positions of a file are approximate by rule and count
as inferred. A start or an end of a task that the source does not time exactly is named in the
task's ``approximate`` by the status it led to.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import msgspec

from commander.actions.base import Action
from commander.actions.features import DrawFeature, LiftFeature
from commander.actions.incidents import HandOverCommand, OpenIncident
from commander.actions.log import Acknowledge, LogMessage
from commander.actions.operations import OpenOperation
from commander.actions.resources import (
    AddDepartment,
    AddUnit,
    AssignUnit,
    PlaceUnit,
    SetUnitStatus,
)
from commander.actions.tasks import CreateTask, MoveTask, UpdateTask
from commander.domain.codes import PlaceSource, Precision, TaskStatus
from commander.domain.operation import Commander
from commander.domain.record import Party, Place
from commander.domain.work import Origin
from commander.interop import incident_form as form
from commander.interop.incident_form import AnyEvent, HeadForm, milliseconds


@dataclass(frozen=True, slots=True)
class Event:
    """One event of a file: when (ms UTC), how exactly known, and the actions that make it so."""

    id: str
    at: int
    precision: str
    actions: tuple[Action, ...]


def script(head: HeadForm, events: Sequence[AnyEvent], language: str = "en") -> tuple[Event, ...]:
    """Return the events of a checked file, the opening of the operation first.

    Departments that speak are called by their names in ``language``.
    """
    begin = milliseconds(events[0].at)
    writer = _Writer(head, language)
    opening = Event("operation", begin, Precision.APPROX, tuple(writer.opening(begin)))
    return (opening, *(writer.event(event) for event in events))


@dataclass(slots=True)
class _Writer:
    """Turns forms into actions; knows names by key and which times of a task are inexact."""

    head: HeadForm
    language: str
    names: dict[str, str] = field(default_factory=dict)
    senders: dict[str, str] = field(default_factory=dict)
    inexact: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        departments = {
            f"department:{d.key}": d.names.get(self.language, d.names["en"])
            for d in self.head.departments
        }
        self.names = departments | {f"unit:{u.key}": u.name for u in self.head.units}

    @property
    def stream(self) -> str:
        return self.head.operation.key

    def opening(self, at: int) -> list[Action]:
        """The operation and its departments, in the order of the file."""
        operation = self.head.operation
        source = operation.source
        opened = OpenOperation(
            operation.name,
            kind=operation.kind,
            timezone=operation.timezone,
            source=f"{source.title}. Adopted {source.adopted}. {source.licence}. {source.read}",
            notes="\n".join(operation.notes),
            departments=False,
            stream=self.stream,
            happened_at=at,
            precision=Precision.APPROX,
        )
        added = (
            AddDepartment(
                self.stream,
                order=order,
                happened_at=at,
                precision=Precision.APPROX,
                **msgspec.structs.asdict(department),
            )
            for order, department in enumerate(self.head.departments)
        )
        return [opened, *added]

    def event(self, event: AnyEvent) -> Event:
        """One event with its actions."""
        when = {"happened_at": milliseconds(event.at), "precision": str(event.precision)}
        actions = _WRITERS[type(event)](self, event, when)
        return Event(event.id, milliseconds(event.at), str(event.precision), tuple(actions))

    def open_incident(self, event: form.OpenIncidentForm, when: Any) -> list[Action]:
        found = next(one for one in self.head.incidents if one.key == event.incident)
        fields = msgspec.structs.asdict(found)
        fields["place"] = self._place(found.place)
        fields["alarm_at"] = milliseconds(found.alarm_at)
        return [OpenIncident(self.stream, **fields, **when)]

    def hand_over(self, event: form.HandOverCommandForm, when: Any) -> list[Action]:
        to = Commander(event.to.name, event.to.department)
        return [HandOverCommand(self.stream, event.incident, to, message=False, **when)]

    def add_unit(self, event: form.AddUnitForm, when: Any) -> list[Action]:
        found = next(one for one in self.head.units if one.key == event.unit)
        return [
            AddUnit(
                self.stream,
                **msgspec.structs.asdict(found),
                status=event.status,
                incident=event.incident,
                place=self._place(event.place),
                **when,
            )
        ]

    def set_status(self, event: form.SetUnitStatusForm, when: Any) -> list[Action]:
        return [SetUnitStatus(self.stream, event.unit, event.status, **when)]

    def place_unit(self, event: form.PlaceUnitForm, when: Any) -> list[Action]:
        return [PlaceUnit(self.stream, event.unit, self._place(event.place), **when)]

    def assign_unit(self, event: form.AssignUnitForm, when: Any) -> list[Action]:
        return [AssignUnit(self.stream, event.unit, event.incident, event.task, **when)]

    def message(
        self, event: form.LogMessageForm | form.CorrectMessageForm, when: Any
    ) -> list[Action]:
        sender = self._party(event.sender) if event.sender else None
        self.senders[event.id] = sender.name if sender else ""
        entry = LogMessage(
            self.stream,
            event.text,
            sender=sender,
            to=tuple(self._party(party) for party in event.to),
            via=event.via,
            channel=event.channel,
            medium=event.medium,
            precedence=event.precedence,
            kind=event.kind,
            place=self._place(event.place) if event.place else None,
            ack_from=event.ack_from,
            acks_recorded=event.acks_recorded,
            incident=event.incident,
            source=event.source,
            inferred=event.inferred,
            supersedes=event.supersedes if isinstance(event, form.CorrectMessageForm) else "",
            key=event.id,
            **when,
        )
        return [entry]

    def acknowledge(self, event: form.AcknowledgeForm, when: Any) -> list[Action]:
        return [Acknowledge(self.stream, event.message, event.party, event.way, **when)]

    def create_task(self, event: form.CreateTaskForm, when: Any) -> list[Action]:
        inexact = event.approximate
        if event.precision == Precision.APPROX:
            inexact = (*inexact, TaskStatus.ASSIGNED.value)
        self.inexact[event.id] = inexact
        return [
            CreateTask(
                self.stream,
                event.title,
                event.owner,
                support=event.support,
                units=event.units,
                incident=event.incident,
                due=milliseconds(event.due) if event.due else 0,
                priority=event.priority,
                waits_for=event.waits_for,
                origin=Origin("message", event.origin, self.senders[event.origin]),
                approximate=inexact,
                key=event.id,
                **when,
            )
        ]

    def move_task(self, event: form.MoveTaskForm, when: Any) -> list[Action]:
        moved = MoveTask(
            self.stream, event.task, event.status, event.reason, event.waits_for, **when
        )
        known, status = self.inexact[event.task], str(event.status)
        if event.precision != Precision.APPROX or status in known:
            return [moved]
        self.inexact[event.task] = (*known, status)
        fields = {"approximate": self.inexact[event.task]}
        return [UpdateTask(self.stream, event.task, fields, **when), moved]

    def draw_feature(self, event: form.DrawFeatureForm, when: Any) -> list[Action]:
        geometry = msgspec.to_builtins(event.geometry)
        return [
            DrawFeature(
                self.stream,
                event.kind,
                geometry,
                radius_m=event.radius_m,
                label=event.label,
                order_word=event.order_word,
                incident=event.incident,
                message=event.message,
                approx=True,
                key=event.id,
                **when,
            )
        ]

    def lift_feature(self, event: form.LiftFeatureForm, when: Any) -> list[Action]:
        return [LiftFeature(self.stream, event.feature, event.reason, **when)]

    def _place(self, place: str | form.PlaceForm) -> Place:
        found = self.head.places[place] if isinstance(place, str) else place
        return Place(found.lat, found.lon, PlaceSource.INFERRED, approx=True, text=found.text)

    def _party(self, party: form.PartyForm) -> Party:
        name = party.name or self.names[f"{party.kind}:{party.key}"]
        return Party(party.kind, party.key, name)


_WRITERS: Final[Mapping[type, Callable[[_Writer, Any, Any], list[Action]]]] = {
    form.OpenIncidentForm: _Writer.open_incident,
    form.HandOverCommandForm: _Writer.hand_over,
    form.AddUnitForm: _Writer.add_unit,
    form.SetUnitStatusForm: _Writer.set_status,
    form.PlaceUnitForm: _Writer.place_unit,
    form.AssignUnitForm: _Writer.assign_unit,
    form.LogMessageForm: _Writer.message,
    form.CorrectMessageForm: _Writer.message,
    form.AcknowledgeForm: _Writer.acknowledge,
    form.CreateTaskForm: _Writer.create_task,
    form.MoveTaskForm: _Writer.move_task,
    form.DrawFeatureForm: _Writer.draw_feature,
    form.LiftFeatureForm: _Writer.lift_feature,
}
