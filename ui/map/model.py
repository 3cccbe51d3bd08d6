"""What of an operation is on the map and how it looks there: a pure function of the records."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, cast, get_args

from commander.actions.unit_kinds import kind_code
from commander.domain.codes import PlaceSource, State, UnitStatus
from commander.domain.feature import Feature
from commander.domain.freshness import is_stale
from commander.domain.operation import Incident
from commander.domain.record import Place
from commander.domain.resources import Department, Unit
from commander.domain.warning import PublicWarning
from commander.linkage.warnings import in_force
from ui.map.drawings_model import drawing, feature_mark, holds, is_point, key_of, named
from ui.map.marks import Alert, Mark, MarkShape, Ring
from ui.map.shape import Shape

_SUBTYPE: Final = 6
_SHAPES: Final = get_args(MarkShape)
_RINGS: Final[Mapping[str, Ring]] = {
    UnitStatus.ASSIGNED: "assigned",
    UnitStatus.EN_ROUTE: "assigned",
    UnitStatus.ON_SCENE: "busy",
    UnitStatus.COMMITTED: "busy",
    UnitStatus.TRANSPORTING: "busy",
    UnitStatus.OUT_OF_SERVICE: "blocked",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The records that the map is made from, the time (ms UTC), and the incident in focus.

    ``alerts``: why somebody must look at a unit, by its key. ``own``: key of this vehicle's unit.
    """

    units: Iterable[Unit] = ()
    incidents: Iterable[Incident] = ()
    features: Iterable[Feature] = ()
    warnings: Iterable[PublicWarning] = ()
    departments: Mapping[str, Department]
    now: int
    incident: str = ""
    alerts: Mapping[str, Alert] = field(default_factory=dict)
    own: str = ""


def record_of(mark_key: str) -> tuple[str, str]:
    """Kind and key of the record that a mark or shape stands for."""
    kind, _, key = mark_key.partition(":")
    return kind, key


def marks_and_shapes(scene: Scene) -> tuple[list[Mark], list[Shape]]:
    """Return what the map shows of a scene.

    Released units, archived incidents and drawings lifted for more than half an hour are not on
    it, unless posts disagree about them. With an incident in focus, what belongs to another one is
    left out.
    """
    features = [
        one for one in scene.features if belongs(one.incident, scene) and holds(one, scene.now)
    ]
    marks = [feature_mark(one) for one in features if is_point(one)]
    marks += [mark for one in scene.units if (mark := unit_mark(one, scene))]
    marks += [mark for one in scene.incidents if (mark := incident_mark(one, scene))]
    warned = {one.feature: one for one in in_force(scene.warnings, scene.now) if one.feature}
    shapes = [drawing(one, warned.get(one.key)) for one in features if not is_point(one)]
    return marks, shapes


def belongs(incident: str, scene: Scene) -> bool:
    """Return whether what belongs to this incident is on the map of the scene."""
    return not scene.incident or incident in {"", scene.incident}


def known_at(unit: Unit, place: Place) -> int:
    """Return from when it is known where the unit is (ms UTC; 0: never).

    Where a person put it holds as long as it is heard of; where a device saw it, only then.
    """
    said = unit.meta.since.get("place", 0)
    return unit.heard_at if place.source == PlaceSource.HAND else said or unit.heard_at


def unit_mark(unit: Unit, scene: Scene) -> Mark | None:
    """Return the mark of a unit; None when it is not on the map of this scene."""
    place = unit.place
    gone = unit.status == UnitStatus.RELEASED and not unit.meta.disputed
    if place is None or gone or not belongs(unit.incident, scene):
        return None
    department = scene.departments.get(unit.department)
    shape = department.shape if department and department.shape in _SHAPES else "square"
    at = known_at(unit, place)
    fix = unit.fix
    return Mark(
        key=key_of("unit", unit.key),
        kind="unit",
        lat=place.lat,
        lon=place.lon,
        label=named(unit, unit.name),
        letters=unit.letters or (department.letters if department else "") or unit.name[:2],
        shape=cast("MarkShape", shape),
        colour=department.colour if department else "muted",
        ring=_RINGS.get(unit.status, ""),
        stale=is_stale(at, place.source, scene.now),
        approx=place.approx or "place" in unit.approximate,
        movable=True,
        symbol=kind_code(unit.kind) or unit.kind.casefold(),
        alert=scene.alerts.get(unit.key) or ("disputed" if unit.meta.disputed else ""),
        heading=fix.heading if fix else None,
        accuracy_m=fix.accuracy_m if fix else 0.0,
        at=at,
        source=place.source,
        own=unit.key == scene.own,
    )


def incident_mark(incident: Incident, scene: Scene) -> Mark | None:
    """Return the mark of an incident; None when it is not on the map of this scene."""
    place = incident.place
    if place is None or incident.state == State.ARCHIVED or not belongs(incident.key, scene):
        return None
    is_open = incident.state == State.OPEN
    department = scene.departments.get(incident.department)
    colour = department.colour if department else "red"
    return Mark(
        key=key_of("incident", incident.key),
        kind="incident",
        lat=place.lat,
        lon=place.lon,
        label=named(incident, incident.name),
        colour=colour if is_open else "muted",
        ring="" if is_open else "done",
        approx=place.approx or "place" in incident.approximate,
        symbol=f"{incident.subtype[:4]}00" if len(incident.subtype) == _SUBTYPE else "",
        alert="disputed" if incident.meta.disputed else "",
        source=place.source,
    )
