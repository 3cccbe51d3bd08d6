"""What of an operation is on the map and how it looks there: a pure function of the records."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, cast, get_args

from commander.domain.codes import FeatureKind, PlaceSource, State, UnitStatus
from commander.domain.feature import Feature
from commander.domain.operation import Incident
from commander.domain.record import Place, Record
from commander.domain.resources import Department, Unit
from ui.map.marks import Mark, MarkShape, Ring, Shape
from ui.words import feature_kind

STALE_AFTER_MS: Final = 20 * 60_000
LIFTED_SHOWN_MS: Final = 30 * 60_000
_SHAPES: Final = get_args(MarkShape)
_RINGS: Final[Mapping[str, Ring]] = {
    UnitStatus.ASSIGNED: "assigned",
    UnitStatus.EN_ROUTE: "assigned",
    UnitStatus.ON_SCENE: "busy",
    UnitStatus.COMMITTED: "busy",
    UnitStatus.TRANSPORTING: "busy",
    UnitStatus.OUT_OF_SERVICE: "blocked",
}
_ROLES: Final[Mapping[str, str]] = {
    FeatureKind.HOT_ZONE: "red",
    FeatureKind.WARM_ZONE: "yellow",
    FeatureKind.COLD_ZONE: "green",
    FeatureKind.CORDON: "blue",
    FeatureKind.EVACUATION_AREA: "orange",
    FeatureKind.SHELTER_IN_PLACE: "purple",
    FeatureKind.STAGING: "green",
    FeatureKind.CASUALTY_POINT: "red",
    FeatureKind.COMMAND_POST: "yellow",
    FeatureKind.ROAD_CLOSED: "red",
    FeatureKind.PLUME: "purple",
}
# The letters on a drawing that is one point; the same in every language, like symbols.
_LETTERS: Final[Mapping[str, str]] = {
    FeatureKind.STAGING: "S",
    FeatureKind.CASUALTY_POINT: "+",
    FeatureKind.COMMAND_POST: "CP",
    FeatureKind.ROAD_CLOSED: "×",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The records that the map is made from, the time (ms UTC), and the incident in focus."""

    units: Iterable[Unit] = ()
    incidents: Iterable[Incident] = ()
    features: Iterable[Feature] = ()
    departments: Mapping[str, Department]
    now: int
    incident: str = ""


def key_of(kind: str, key: str) -> str:
    """The key of a mark or shape for a record."""
    return f"{kind}:{key}"


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
        one for one in scene.features if _belongs(one.incident, scene) and _holds(one, scene)
    ]
    marks = [_feature_mark(one) for one in features if _is_point(one)]
    marks += [
        _unit_mark(one, scene)
        for one in scene.units
        if one.place
        and (one.status != UnitStatus.RELEASED or one.meta.disputed)
        and _belongs(one.incident, scene)
    ]
    marks += [
        _incident_mark(one, scene)
        for one in scene.incidents
        if one.place and one.state != State.ARCHIVED and _belongs(one.key, scene)
    ]
    return marks, [_shape(one) for one in features if not _is_point(one)]


def _belongs(incident: str, scene: Scene) -> bool:
    return not scene.incident or incident in {"", scene.incident}


def _holds(feature: Feature, scene: Scene) -> bool:
    if not feature.geometry:
        return False
    if feature.lifted is None or feature.meta.disputed:
        return True
    lifted_at = feature.meta.since.get("lifted", 0)
    return not _is_point(feature) and scene.now - lifted_at < LIFTED_SHOWN_MS


def _is_point(feature: Feature) -> bool:
    return feature.geometry.get("type") == "Point" and feature.radius_m <= 0


def _known_at(unit: Unit, place: Place) -> int:
    """Return when somebody, or a device, last said something of the unit (ms UTC; 0: never)."""
    by_device = place.source != PlaceSource.HAND
    return max(unit.heard_at, unit.meta.since.get("place", 0) if by_device else 0)


def _unit_mark(unit: Unit, scene: Scene) -> Mark:
    place = unit.place
    assert place is not None  # noqa: S101 - only units with a place come here
    department = scene.departments.get(unit.department)
    shape = department.shape if department and department.shape in _SHAPES else "square"
    return Mark(
        key=key_of("unit", unit.key),
        kind="unit",
        lat=place.lat,
        lon=place.lon,
        label=_named(unit, unit.name),
        letters=unit.letters or (department.letters if department else "") or unit.name[:2],
        shape=cast("MarkShape", shape),
        colour=department.colour if department else "muted",
        ring=_RINGS.get(unit.status, ""),
        stale=0 < _known_at(unit, place) < scene.now - STALE_AFTER_MS,
        approx=place.approx or "place" in unit.approximate,
        movable=True,
    )


def _incident_mark(incident: Incident, scene: Scene) -> Mark:
    place = incident.place
    assert place is not None  # noqa: S101 - only incidents with a place come here
    is_open = incident.state == State.OPEN
    department = scene.departments.get(incident.department)
    colour = department.colour if department else "red"
    return Mark(
        key=key_of("incident", incident.key),
        kind="incident",
        lat=place.lat,
        lon=place.lon,
        label=_named(incident, incident.name),
        colour=colour if is_open else "muted",
        ring="" if is_open else "done",
        approx=place.approx or "place" in incident.approximate,
    )


def _feature_mark(feature: Feature) -> Mark:
    lon, lat = _position(feature.geometry)
    return Mark(
        key=key_of("feature", feature.key),
        kind="point",
        lat=lat,
        lon=lon,
        label=_label(feature),
        letters=_LETTERS.get(feature.kind, "•"),
        shape="square" if feature.kind == FeatureKind.COMMAND_POST else "circle",
        colour=_ROLES.get(feature.kind, "accent"),
        approx=feature.approx,
        planned=feature.planned,
    )


def _shape(feature: Feature) -> Shape:
    return Shape(
        key=key_of("feature", feature.key),
        geometry=feature.geometry,
        radius_m=feature.radius_m,
        label=_label(feature),
        colour=_ROLES.get(feature.kind, "accent"),
        planned=feature.planned,
        lifted=feature.lifted is not None,
        approx=feature.approx,
    )


def _label(feature: Feature) -> str:
    name = _named(feature, feature.label or feature_kind(feature.kind))
    return f"{name} · {feature.order_word}" if feature.order_word else name


def _named(record: Record, name: str) -> str:
    """Return the name with a sign where posts disagree about the record."""
    return f"⇄ {name}" if record.meta.disputed else name


def _position(geometry: Mapping[str, object]) -> tuple[float, float]:
    """Longitude and latitude of a GeoJSON Point (RFC 7946: longitude first)."""
    lon, lat = cast("tuple[float, float]", tuple(cast("list[float]", geometry["coordinates"])[:2]))
    return lon, lat
