"""Zones and other drawings."""

from collections.abc import Mapping
from dataclasses import dataclass

from commander.actions.base import Action, Plan, known_fields
from commander.domain.feature import Feature, Lifted
from commander.errors import UserError

GEOMETRIES = frozenset(
    {"Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon"}
)


@dataclass(frozen=True, slots=True)
class DrawFeature(Action):
    """Draw a zone or another thing; ``geometry`` is GeoJSON, a circle a Point with radius_m."""

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

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the drawing."""
        if self.geometry.get("type") not in GEOMETRIES or not self.geometry.get("coordinates"):
            raise UserError("The drawing has no shape.")
        if self.radius_m < 0:
            raise UserError("The radius is smaller than zero.")
        optional: dict[str, object] = {
            "radius_m": self.radius_m,
            "label": self.label,
            "order_word": self.order_word,
            "incident": self.incident,
            "message": self.message,
            "planned": self.planned,
            "approx": self.approx,
        }
        key = plan.set(
            "feature",
            self.key,
            kind=str(self.kind),
            geometry=dict(self.geometry),
            **{name: value for name, value in optional.items() if value},
        )
        return (key,)


@dataclass(frozen=True, slots=True)
class UpdateFeature(Action):
    """Change fields of a drawing (domain names)."""

    stream: str
    key: str
    fields: Mapping[str, object]

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the new values."""
        plan.need(Feature, self.key)
        return (plan.set("feature", self.key, **known_fields(Feature, self.fields)),)


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
