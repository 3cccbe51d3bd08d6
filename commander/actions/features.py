"""Zones and other drawings."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from commander.actions.base import Action, Plan, known_fields
from commander.domain.codes import FeatureKind
from commander.domain.feature import Feature, Lifted
from commander.errors import UserError

GEOMETRIES: Final = frozenset(
    {"Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon"}
)
_POLE: Final = 90.0
_TURN: Final = 360.0
"""Longitudes a little beyond 180° are the window's: a line drawn over the 180th meridian."""


@dataclass(frozen=True, slots=True)
class DrawFeature(Action):
    """Draw a zone or another thing.

    ``geometry`` is its outline as GeoJSON, ``form`` what that was made from (see `Feature`). An
    older circle is a Point with ``radius_m``. ``source`` is empty for what a person drew.
    """

    stream: str
    kind: str
    geometry: Mapping[str, object]
    radius_m: float = 0.0
    label: str = ""
    order_word: str = ""
    incident: str = ""
    message: str = ""
    planned: bool = False
    approx: bool = False
    key: str = ""
    form: Mapping[str, object] = field(default_factory=dict)
    ordered_at: int = 0
    until: int = 0
    owner: str = ""
    source: str = ""
    note: str = ""
    watch: bool = False

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the drawing."""
        optional: dict[str, object] = {
            "radius_m": self.radius_m,
            "form": dict(self.form),
            "label": self.label,
            "order_word": self.order_word,
            "ordered_at": self.ordered_at,
            "until": self.until,
            "owner": self.owner,
            "source": self.source,
            "note": self.note,
            "incident": self.incident,
            "message": self.message,
            "planned": self.planned,
            "approx": self.approx,
            "watch": self.watch,
        }
        fields: dict[str, object] = {
            "kind": str(self.kind),
            "geometry": dict(self.geometry),
            **{name: value for name, value in optional.items() if value},
        }
        _check(fields)
        return (plan.set("feature", self.key, **fields),)


@dataclass(frozen=True, slots=True)
class UpdateFeature(Action):
    """Change fields of a drawing (domain names).

    A new geometry without a form is one that no form describes: the old form would be untrue.
    """

    stream: str
    key: str
    fields: Mapping[str, object]

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the new values."""
        known = plan.need(Feature, self.key)
        fields = known_fields(Feature, self.fields)
        if "geometry" in fields:
            fields = _measures(known) | fields
        _check({name: getattr(known, name) for name in _CHECKED} | fields)
        return (plan.set("feature", self.key, **fields),)


@dataclass(frozen=True, slots=True)
class LiftFeature(Action):
    """Lift a zone; it stays in the record."""

    stream: str
    key: str
    reason: str = ""

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the mark."""
        if plan.need(Feature, self.key).lifted:
            raise UserError("This has been lifted already.")
        return (plan.set("feature", self.key, lifted=Lifted(plan.author.name, self.reason)),)


_CHECKED: Final = ("kind", "label", "geometry", "radius_m", "ordered_at", "until")


def _measures(known: Feature) -> dict[str, object]:
    """Return what is blanked when a drawing gets another geometry, as far as it was set."""
    blank: dict[str, object] = {"form": {}, "radius_m": 0.0}
    return {name: value for name, value in blank.items() if getattr(known, name)}


def _check(fields: Mapping[str, object]) -> None:
    geometry = fields["geometry"]
    assert isinstance(geometry, Mapping)  # noqa: S101 - the field is typed so
    if geometry.get("type") not in GEOMETRIES or not geometry.get("coordinates"):
        raise UserError("The drawing has no shape.")
    for lon, lat in positions(geometry["coordinates"]):
        if not (math.isfinite(lon) and abs(lon) <= _TURN and abs(lat) <= _POLE):
            raise UserError(
                "{lat}, {lon} is no place on earth: latitude goes from -90 to 90, longitude from "
                "-180 to 180.",
                lat=lat,
                lon=lon,
            )
    if _number(fields.get("radius_m")) < 0:
        raise UserError("The radius is smaller than zero.")
    if fields["kind"] == FeatureKind.TEXT and not str(fields.get("label") or "").strip():
        raise UserError("A text on the map needs its words.")
    until = _number(fields.get("until"))
    if until and until <= _number(fields.get("ordered_at")):
        raise UserError("It would end before it was ordered.")


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def positions(coordinates: object) -> Iterator[tuple[float, float]]:
    """Return every position (lon, lat) of GeoJSON coordinates; UserError for what is none."""
    if not isinstance(coordinates, Sequence) or isinstance(coordinates, str):
        raise UserError("The drawing has no shape.")
    if coordinates and isinstance(coordinates[0], int | float):
        if len(coordinates) < 2:  # noqa: PLR2004 - longitude and latitude
            raise UserError("The drawing has no shape.")
        yield float(coordinates[0]), float(coordinates[1])
        return
    for part in coordinates:
        yield from positions(part)
