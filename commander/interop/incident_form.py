"""The form of an incident file: what each part of the JSON may hold (described in incident_file).

Strict: an unknown field, a wrong type or an unknown code is an error, so that a slip of the pen
does not become a silent default. Times carry their offset; positions are WGS 84 degrees.
"""

from datetime import date, datetime
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from commander.domain.codes import (
    EventType,
    FeatureKind,
    Medium,
    MessageKind,
    Precedence,
    Precision,
    Priority,
    TaskStatus,
    UnitStatus,
)

FORMAT: Final = "onscene-commander/incident"
VERSION: Final = 1

Key = Annotated[str, Meta(min_length=1, max_length=80, pattern=r"^[^\s:]+$")]
Text = Annotated[str, Meta(min_length=1, max_length=4000)]
Moment = Annotated[datetime, Meta(tz=True)]
Latitude = Annotated[float, Meta(ge=-90, le=90)]
Longitude = Annotated[float, Meta(ge=-180, le=180)]
Position = tuple[Longitude, Latitude]
Letters = Annotated[str, Meta(min_length=1, max_length=3)]
Count = Annotated[int, Meta(ge=0, le=100_000)]
Ring = Annotated[tuple[Position, ...], Meta(min_length=4)]
PartyKind = Literal["unit", "department", "person", "other"]
Shape = Literal["square", "circle", "diamond", "triangle", "hexagon"]
Colour = Literal["red", "orange", "yellow", "blue", "green", "purple", "accent", "muted", "text"]
ReceiptWay = Literal["system", "radio", "phone", "face_to_face", "unknown"]


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all parts share: fixed once read, and no field beyond those named."""


class SourceForm(Part, frozen=True, kw_only=True):
    """Where the facts come from; ``short`` is named as the author of what is recorded."""

    short: Text
    title: Text
    adopted: date
    licence: Text
    read: Text


class OperationForm(Part, frozen=True, kw_only=True):
    """The operation; ``opens_at`` is the time at which the player first stands."""

    key: Key
    name: Text
    kind: Literal["demonstration", "exercise"]
    timezone: str
    opens_at: Moment
    source: SourceForm
    notes: tuple[Text, ...] = ()


class PlaceForm(Part, frozen=True, kw_only=True):
    """A position; all positions of a file are approximate and count as inferred."""

    lat: Latitude
    lon: Longitude
    text: str = ""


class DepartmentForm(Part, frozen=True, kw_only=True):
    """A department; ``names`` by language, ``note`` its full name."""

    key: Key
    names: dict[str, Text]
    letters: Letters
    shape: Shape
    colour: Colour
    target_minutes: Annotated[int, Meta(ge=1, le=100_000)]
    aliases: tuple[Text, ...] = ()
    note: str = ""


class IncidentForm(Part, frozen=True, kw_only=True):
    """An incident; ``parent`` and ``cause`` link it to the one it followed from."""

    key: Key
    name: Text
    event_type: EventType
    alarm_at: Moment
    alarm_precision: Precision
    place: str
    department: str
    subtype: str = ""
    parent: str = ""
    cause: str = ""
    approximate: tuple[str, ...] = ()


class UnitForm(Part, frozen=True, kw_only=True):
    """A unit; when it appears is an ``add_unit`` event."""

    key: Key
    name: Text
    department: str
    kind: str = ""
    letters: Letters
    crew: Count = 0
    agency: str = ""
    aliases: tuple[Text, ...] = ()
    approximate: tuple[str, ...] = ()


class PartyForm(Part, frozen=True, kw_only=True):
    """Who speaks; ``name`` is how the source calls them, without it the record's own name."""

    kind: PartyKind
    key: str = ""
    name: str = ""


class PointForm(Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="Point"):
    """A GeoJSON point; with a radius a circle."""

    coordinates: Position


class LineForm(Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="LineString"):
    """A GeoJSON line."""

    coordinates: Annotated[tuple[Position, ...], Meta(min_length=2)]


class PolygonForm(Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="Polygon"):
    """A GeoJSON polygon, outer ring first; every ring ends where it begins."""

    coordinates: Annotated[tuple[Ring, ...], Meta(min_length=1)]


class EventForm(Part, frozen=True, kw_only=True, tag_field="do"):
    """One thing that happened; ``id`` is the key of the record it makes, if it makes one."""

    id: Key
    at: Moment
    precision: Precision


class OpenIncidentForm(EventForm, frozen=True, kw_only=True, tag="open_incident"):
    """An incident of the list begins."""

    incident: str


class HandOverCommandForm(EventForm, frozen=True, kw_only=True, tag="hand_over_command"):
    """From now ``to`` commands; ``message`` is the entry that says so."""

    incident: str
    to: "CommanderForm"
    message: str


class CommanderForm(Part, frozen=True, kw_only=True):
    """Who commands."""

    name: Text
    department: str


class AddUnitForm(EventForm, frozen=True, kw_only=True, tag="add_unit"):
    """A unit of the list appears."""

    unit: str
    status: UnitStatus
    incident: str
    place: str | PlaceForm


class SetUnitStatusForm(EventForm, frozen=True, kw_only=True, tag="set_unit_status"):
    """A unit changes its status."""

    unit: str
    status: UnitStatus


class PlaceUnitForm(EventForm, frozen=True, kw_only=True, tag="place_unit"):
    """A unit is somewhere else."""

    unit: str
    place: str | PlaceForm


class AssignUnitForm(EventForm, frozen=True, kw_only=True, tag="assign_unit"):
    """A unit works on an incident and perhaps on a task."""

    unit: str
    incident: str
    task: str = ""


class MessageForm(EventForm, frozen=True, kw_only=True):
    """What a message holds; ``acks_recorded`` says whether the source tells of receipts."""

    kind: MessageKind
    text: Text
    sender: PartyForm | None = None
    to: tuple[PartyForm, ...] = ()
    via: str = ""
    channel: str = ""
    medium: Medium
    precedence: Precedence
    incident: str
    place: str = ""
    source: Text
    inferred: tuple[str, ...] = ()
    ack_from: tuple[str, ...] = ()
    acks_recorded: bool = False


class LogMessageForm(MessageForm, frozen=True, kw_only=True, tag="log_message"):
    """A new entry of the log."""


class CorrectMessageForm(MessageForm, frozen=True, kw_only=True, tag="correct_message"):
    """A new entry that supersedes an older one."""

    supersedes: str


class AcknowledgeForm(EventForm, frozen=True, kw_only=True, tag="acknowledge"):
    """An addressee (``department:fire``) acknowledged; only where the source says so."""

    message: str
    party: str
    way: ReceiptWay


class CreateTaskForm(EventForm, frozen=True, kw_only=True, tag="create_task"):
    """A task follows from the message ``origin``."""

    title: Text
    owner: str
    origin: str
    incident: str
    support: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    due: Moment | None = None
    priority: Priority = Priority.ROUTINE
    waits_for: tuple[str, ...] = ()
    approximate: tuple[str, ...] = ()


class MoveTaskForm(EventForm, frozen=True, kw_only=True, tag="move_task"):
    """A task gets another status; ``precision`` says whether the source times it."""

    task: str
    status: TaskStatus
    reason: str = ""
    waits_for: tuple[str, ...] | None = None


class DrawFeatureForm(EventForm, frozen=True, kw_only=True, tag="draw_feature"):
    """A zone or mark on the map; ``message`` is the entry that it follows from."""

    kind: FeatureKind
    geometry: PointForm | LineForm | PolygonForm
    label: Text
    incident: str
    message: str
    radius_m: Annotated[float, Meta(ge=0, le=100_000)] = 0.0
    order_word: str = ""


class LiftFeatureForm(EventForm, frozen=True, kw_only=True, tag="lift_feature"):
    """A zone no longer holds."""

    feature: str
    reason: Text


AnyEvent = (
    OpenIncidentForm
    | HandOverCommandForm
    | AddUnitForm
    | SetUnitStatusForm
    | PlaceUnitForm
    | AssignUnitForm
    | LogMessageForm
    | CorrectMessageForm
    | AcknowledgeForm
    | CreateTaskForm
    | MoveTaskForm
    | DrawFeatureForm
    | LiftFeatureForm
)


class HeadForm(Part, frozen=True, kw_only=True):
    """The file without its events."""

    operation: OperationForm
    places: dict[Key, PlaceForm]
    departments: tuple[DepartmentForm, ...]
    incidents: tuple[IncidentForm, ...]
    units: tuple[UnitForm, ...]


def milliseconds(moment: datetime) -> int:
    """Return a time with offset as ms UTC."""
    return round(moment.timestamp() * 1000)


class FormError(ValueError):
    """A part of a file is wrong: which part (``event SB-004``), which field and why."""

    def __init__(self, part: str, field: str, reason: str) -> None:
        super().__init__(f"{part}, {field}: {reason}")
        self.part = part
        self.field = field
        self.reason = reason
