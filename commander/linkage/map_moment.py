"""What the map shows at a moment, ready to be written in the forms of others."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from commander.domain.codes import OperationKind, State, UnitStatus
from commander.domain.feature import Feature
from commander.domain.operation import Incident, Operation
from commander.domain.record import Place
from commander.domain.resources import Department, Unit
from commander.errors import UserError
from commander.geodesy import outlines
from commander.journal.moments import Past
from commander.journal.reader import Reader

Say = Callable[[str], str]
"""A word for a code, in the language of whoever reads the file."""


def plainly(code: str) -> str:
    """Return a code as English: hot_zone → hot zone."""
    return code.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing on the map. ``what`` is drawing, unit or incident, ``kind`` its code.

    ``geometry`` is GeoJSON of WGS 84, ``since`` (ms UTC) when it was placed or drawn, ``place``
    how its position is known, ``colour`` a colour role.
    """

    what: str
    key: str
    name: str
    kind: str
    geometry: Mapping[str, Any]
    since: int = 0
    state: str = ""
    department: str = ""
    source: str = ""
    order_word: str = ""
    owner: str = ""
    note: str = ""
    radius_m: float = 0.0
    until: int = 0
    planned: bool = False
    approx: bool = False
    lifted: bool = False
    colour: str = "muted"


@dataclass(frozen=True, slots=True)
class Moment:
    """An operation at a moment (ms UTC), with everything that has a place.

    ``language`` is that in which departments are named.
    """

    operation: Operation
    at: int
    things: tuple[Thing, ...]
    departments: Mapping[str, Department] = field(default_factory=dict)
    language: str = "en"

    @property
    def exercise(self) -> str:
        """What is to be marked on every sheet: exercise or demonstration; "" for a live one."""
        return "" if self.operation.kind == OperationKind.LIVE else self.operation.kind

    def clock(self, at: int) -> str:
        """Return a time as the operation's zone has it, with that zone."""
        return f"{datetime.fromtimestamp(at / 1000, _zone(self.operation)):%Y-%m-%d %H:%M %Z}"

    def iso(self, at: int) -> str:
        """Return a time as ISO 8601 with its offset; "" for none."""
        if not at:
            return ""
        moment = datetime.fromtimestamp(at / 1000, _zone(self.operation))
        return moment.isoformat(timespec="seconds")


def _zone(operation: Operation) -> ZoneInfo:
    try:
        return ZoneInfo(operation.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


ROLES: Final[Mapping[str, str]] = {
    "hot_zone": "red",
    "warm_zone": "yellow",
    "cold_zone": "green",
    "cordon": "blue",
    "inner_cordon": "red",
    "outer_cordon": "blue",
    "evacuation_area": "orange",
    "shelter_in_place": "purple",
    "staging": "green",
    "casualty_point": "red",
    "command_post": "yellow",
    "landing_site": "blue",
    "water_supply": "blue",
    "decontamination": "purple",
    "assembly_point": "green",
    "hazard": "red",
    "road_closed": "red",
    "safe_route": "green",
    "movement": "blue",
    "plume": "purple",
    "warning_area": "orange",
}
"""Colour roles of drawings, as on the map."""


def moment(
    reader: Reader | Past, stream: str, now: int, *, lifted: bool = False, language: str = "en"
) -> Moment:
    """Return what is on the map now (ms UTC); with ``lifted`` also drawings that hold no longer.

    Of a reader of the past it is what was on the map then, and ``now`` that moment.

    ``language`` is that of departments' names. Released units and archived incidents are on no
    map. Raises UserError when there is nothing.
    """
    operation = reader.get(Operation, stream, stream)
    if operation is None:
        raise UserError("There is no operation {key} here.", key=stream)
    departments = {one.key: one for one in reader.all(Department, stream)}
    drawings = (
        _drawing(one)
        for one in reader.all(Feature, stream)
        if one.geometry and (lifted or one.lifted is None)
    )
    units = (
        _unit(one, departments)
        for one in reader.all(Unit, stream)
        if one.place and one.status != UnitStatus.RELEASED
    )
    incidents = (
        _incident(one)
        for one in reader.all(Incident, stream)
        if one.place and one.state != State.ARCHIVED
    )
    things = (*drawings, *units, *incidents)
    if not things:
        raise UserError("There is nothing on the map to hand out yet.")
    return Moment(operation, now, things, departments, language)


def _drawing(one: Feature) -> Thing:
    return Thing(
        "drawing",
        one.key,
        one.label,
        one.kind,
        one.geometry,
        since=one.meta.since.get("geometry", one.meta.created_at),
        source=one.source,
        order_word=one.order_word,
        owner=one.owner,
        note=one.note,
        radius_m=one.radius_m,
        until=one.until,
        planned=one.planned,
        approx=one.approx,
        lifted=one.lifted is not None,
        colour=ROLES.get(one.kind, "accent"),
    )


def _unit(one: Unit, departments: Mapping[str, Department]) -> Thing:
    assert one.place  # noqa: S101 - the caller leaves out units without a place
    department = departments.get(one.department)
    return Thing(
        "unit",
        one.key,
        one.name,
        one.kind,
        _point(one.place),
        since=one.meta.since.get("place", one.meta.created_at),
        state=one.status,
        department=one.department,
        source=one.place.source,
        approx=one.place.approx or "place" in one.approximate,
        colour=department.colour if department else "muted",
    )


def _incident(one: Incident) -> Thing:
    assert one.place  # noqa: S101 - the caller leaves out incidents without a place
    return Thing(
        "incident",
        one.key,
        one.name,
        one.event_type,
        _point(one.place),
        since=one.alarm_at or one.meta.created_at,
        state=one.state,
        department=one.department,
        source=one.place.source,
        approx=one.place.approx or "place" in one.approximate,
        colour="red" if one.state == State.OPEN else "muted",
    )


def _point(place: Place) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [place.lon, place.lat]}


def outline(thing: Thing) -> Mapping[str, Any]:
    """Return the shape of a thing for a form that knows no circles."""
    if thing.radius_m <= 0:
        return thing.geometry
    return outlines.circle_of(thing.geometry, thing.radius_m)


def title(moment: Moment) -> str:
    """Return the head line: what is no live operation says so first."""
    mark = f"{moment.exercise.upper()} · " if moment.exercise else ""
    return f"{mark}{moment.operation.name} · {moment.clock(moment.at)}"


def shown(thing: Thing, say: Say) -> str:
    """Return what a thing is called on a map: its name, else what it is; ≈ for approximate."""
    name = thing.name or say(thing.kind or thing.what)
    return f"≈ {name}" if thing.approx else name


def said(moment: Moment, thing: Thing, say: Say) -> str:
    """Return in lines what is to be known of a thing, for a reader without our codes."""
    department = moment.departments.get(thing.department)
    parts = (
        say(thing.kind or thing.what),
        department.name(moment.language) if department else thing.department,
        say(thing.state) if thing.state else "",
        thing.order_word,
        say("planned") if thing.planned else "",
        say("lifted") if thing.lifted else "",
        say("approximate") if thing.approx else "",
        moment.clock(thing.since) if thing.since else "",
        say(thing.source) if thing.source else "",
        thing.note,
        say(moment.exercise) if moment.exercise else "",
    )
    return "\n".join(part for part in parts if part)
