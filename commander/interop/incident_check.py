"""Whether the parts of an incident file fit together: keys, order, codes that need each other.

The rules are those of the actions that will perform the events, so that a file that passes here
is performed to its end.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from commander.domain.codes import TaskStatus
from commander.domain.operation import Incident
from commander.domain.resources import Unit
from commander.domain.work import Message, Task
from commander.interop import incident_form as form
from commander.interop.incident_form import AnyEvent, FormError, HeadForm, milliseconds

_STAGES: Final = frozenset(status.value for status in TaskStatus)
_MESSAGE_FIELDS: Final = frozenset({*Message.__dataclass_fields__, "happened_at"})
_TASK_FIELDS: Final = frozenset(Task.__dataclass_fields__) | _STAGES
_INCIDENT_FIELDS: Final = frozenset(Incident.__dataclass_fields__)
_UNIT_FIELDS: Final = frozenset(Unit.__dataclass_fields__)


def check(head: HeadForm, events: Sequence[AnyEvent]) -> None:
    """Raise FormError for the first thing that does not fit."""
    _check_head(head)
    story = _Story(head)
    for event in events:
        story.tell(event)
    if not events or milliseconds(head.operation.opens_at) < milliseconds(events[0].at):
        raise FormError("operation", "opens_at", "lies before the first event")


def _check_head(head: HeadForm) -> None:
    _check_zone(head.operation.timezone)
    for name, parts in (
        ("department", head.departments),
        ("incident", head.incidents),
        ("unit", head.units),
    ):
        _check_unique(name, [part.key for part in parts])
    departments = {one.key for one in head.departments}
    for department in head.departments:
        if "en" not in department.names:
            raise FormError(f"department {department.key}", "names", "has no English name (en)")
    for unit in head.units:
        part = f"unit {unit.key}"
        _known(part, "department", unit.department, departments)
        _all_known(part, "approximate", unit.approximate, _UNIT_FIELDS)
    _check_incidents(head, departments)


def _check_incidents(head: HeadForm, departments: set[str]) -> None:
    before: set[str] = set()
    for incident in head.incidents:
        part = f"incident {incident.key}"
        _known(part, "department", incident.department, departments)
        _known(part, "place", incident.place, head.places)
        _all_known(part, "approximate", incident.approximate, _INCIDENT_FIELDS)
        if incident.parent:
            _known(part, "parent", incident.parent, before)
        before.add(incident.key)


def _check_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise FormError("operation", "timezone", f"{name!r} is no time zone") from error


def _check_unique(name: str, keys: Iterable[str]) -> None:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise FormError(f"{name} {key}", "key", "is there twice")
        seen.add(key)


def _known(part: str, name: str, key: str, among: Iterable[str]) -> None:
    if key not in among:
        raise FormError(part, name, f"{key!r} is not known at this point of the file")


def _all_known(part: str, name: str, keys: Iterable[str], among: Iterable[str]) -> None:
    for key in keys:
        _known(part, name, key, among)


@dataclass(slots=True)
class _Card:
    """A task as far as it was told."""

    status: str
    waits_for: tuple[str, ...]

    def is_open(self) -> bool:
        return self.status not in (TaskStatus.DONE, TaskStatus.CANCELLED)


@dataclass(slots=True)
class _Story:
    """The file as far as it was told: what exists, and when the last thing happened."""

    head: HeadForm
    now: int = 0
    ids: set[str] = field(default_factory=set)
    incidents: set[str] = field(default_factory=set)
    units: set[str] = field(default_factory=set)
    tasks: dict[str, _Card] = field(default_factory=dict)
    messages: dict[str, form.MessageForm] = field(default_factory=dict)
    features: set[str] = field(default_factory=set)
    acknowledged: set[tuple[str, str]] = field(default_factory=set)
    departments: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.departments = {one.key for one in self.head.departments}

    def tell(self, event: AnyEvent) -> None:
        """Check one event against what came before, and take it in."""
        part = f"event {event.id}"
        if event.id in self.ids:
            raise FormError(part, "id", "is there twice")
        at = milliseconds(event.at)
        if at < self.now:
            raise FormError(part, "at", "lies before the event that stands above it")
        self.ids.add(event.id)
        self.now = at
        _RULES[type(event)](self, part, event)

    def open_incident(self, part: str, event: form.OpenIncidentForm) -> None:
        _known(part, "incident", event.incident, {one.key for one in self.head.incidents})
        if event.incident in self.incidents:
            raise FormError(part, "incident", "is open already")
        self.incidents.add(event.incident)

    def hand_over(self, part: str, event: form.HandOverCommandForm) -> None:
        _known(part, "incident", event.incident, self.incidents)
        _known(part, "to.department", event.to.department, self.departments)
        _known(part, "message", event.message, self.messages)

    def add_unit(self, part: str, event: form.AddUnitForm) -> None:
        _known(part, "unit", event.unit, {one.key for one in self.head.units})
        if event.unit in self.units:
            raise FormError(part, "unit", "was added already")
        _known(part, "incident", event.incident, self.incidents)
        self._place(part, event.place)
        self.units.add(event.unit)

    def change_unit(
        self,
        part: str,
        event: form.SetUnitStatusForm | form.PlaceUnitForm | form.AssignUnitForm,
    ) -> None:
        _known(part, "unit", event.unit, self.units)
        if isinstance(event, form.PlaceUnitForm):
            self._place(part, event.place)
        if isinstance(event, form.AssignUnitForm):
            _known(part, "incident", event.incident, self.incidents)
            _known(part, "task", event.task, {"", *self.tasks})

    def message(self, part: str, event: form.LogMessageForm | form.CorrectMessageForm) -> None:
        _known(part, "incident", event.incident, self.incidents)
        _known(part, "place", event.place, {"", *self.head.places})
        _all_known(part, "inferred", event.inferred, _MESSAGE_FIELDS)
        if event.sender:
            self._party(part, "sender", event.sender)
        for party in event.to:
            self._party(part, "to", party)
        addressees = {_ref(party) for party in event.to}
        _all_known(part, "ack_from", event.ack_from, addressees)
        if isinstance(event, form.CorrectMessageForm):
            _known(part, "supersedes", event.supersedes, self.messages)
        self.messages[event.id] = event

    def acknowledge(self, part: str, event: form.AcknowledgeForm) -> None:
        _known(part, "message", event.message, self.messages)
        message = self.messages[event.message]
        if not message.acks_recorded:
            raise FormError(part, "message", "has no recorded acknowledgements")
        _known(part, "party", event.party, message.ack_from)
        if (event.message, event.party) in self.acknowledged:
            raise FormError(part, "party", "has acknowledged already")
        self.acknowledged.add((event.message, event.party))

    def create_task(self, part: str, event: form.CreateTaskForm) -> None:
        _known(part, "owner", event.owner, self.departments)
        _all_known(part, "support", event.support, self.departments)
        _all_known(part, "units", event.units, self.units)
        _known(part, "incident", event.incident, self.incidents)
        _known(part, "origin", event.origin, self.messages)
        _all_known(part, "waits_for", event.waits_for, self.tasks)
        _all_known(part, "approximate", event.approximate, _TASK_FIELDS)
        if event.due and event.due <= event.at:
            raise FormError(part, "due", "is not later than the task itself")
        self.tasks[event.id] = _Card(TaskStatus.ASSIGNED, event.waits_for)

    def move_task(self, part: str, event: form.MoveTaskForm) -> None:
        _known(part, "task", event.task, self.tasks)
        _all_known(part, "waits_for", event.waits_for or (), self.tasks)
        if event.status == TaskStatus.BLOCKED and not (event.reason or event.waits_for):
            raise FormError(part, "reason", "a blocked task needs a reason or what it waits for")
        if event.status == TaskStatus.CANCELLED and not event.reason:
            raise FormError(part, "reason", "a cancelled task needs a reason")
        self._move(part, self.tasks[event.task], event)

    def _move(self, part: str, card: _Card, event: form.MoveTaskForm) -> None:
        if event.status == card.status and not event.reason and event.waits_for is None:
            raise FormError(part, "status", f"the task is {card.status} already")
        card.status = event.status
        card.waits_for = card.waits_for if event.waits_for is None else event.waits_for
        waiting = [key for key in card.waits_for if self.tasks[key].is_open()]
        if card.status == TaskStatus.DONE and waiting:
            raise FormError(part, "status", f"the task waits for {waiting[0]}, which is open")

    def draw_feature(self, part: str, event: form.DrawFeatureForm) -> None:
        _known(part, "incident", event.incident, self.incidents)
        _known(part, "message", event.message, self.messages)
        if isinstance(event.geometry, form.PolygonForm):
            for ring in event.geometry.coordinates:
                if ring[0] != ring[-1]:
                    raise FormError(part, "geometry", "a ring does not end where it begins")
        self.features.add(event.id)

    def lift_feature(self, part: str, event: form.LiftFeatureForm) -> None:
        _known(part, "feature", event.feature, self.features)
        self.features.discard(event.feature)

    def _place(self, part: str, place: str | form.PlaceForm) -> None:
        if isinstance(place, str):
            _known(part, "place", place, self.head.places)

    def _party(self, part: str, name: str, party: form.PartyForm) -> None:
        if party.kind == "department":
            _known(part, f"{name}.key", party.key, self.departments)
        elif party.kind == "unit":
            _known(part, f"{name}.key", party.key, self.units)
        elif not party.name:
            raise FormError(part, f"{name}.name", "is needed for somebody who is no record")


def _ref(party: form.PartyForm) -> str:
    return f"{party.kind}:{party.key or party.name}"


_RULES: Final[Mapping[type, Callable[[_Story, str, Any], None]]] = {
    form.OpenIncidentForm: _Story.open_incident,
    form.HandOverCommandForm: _Story.hand_over,
    form.AddUnitForm: _Story.add_unit,
    form.SetUnitStatusForm: _Story.change_unit,
    form.PlaceUnitForm: _Story.change_unit,
    form.AssignUnitForm: _Story.change_unit,
    form.LogMessageForm: _Story.message,
    form.CorrectMessageForm: _Story.message,
    form.AcknowledgeForm: _Story.acknowledge,
    form.CreateTaskForm: _Story.create_task,
    form.MoveTaskForm: _Story.move_task,
    form.DrawFeatureForm: _Story.draw_feature,
    form.LiftFeatureForm: _Story.lift_feature,
}
