"""Zones and other drawings on the map."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from commander.domain.record import Record


@dataclass(frozen=True, slots=True)
class Lifted:
    """That a drawing no longer holds, by whom and why."""

    by: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature(Record):
    """A drawing; ``geometry`` is a GeoJSON geometry (lon first); a circle is a Point + radius.

    ``order_word`` is what was ordered for the area. ``planned`` shows dashed, actual solid.
    ``message`` is the key of the message that it was placed from.
    """

    kind: str = "other"
    label: str = ""
    geometry: Mapping[str, object] = field(default_factory=dict)
    radius_m: float = 0.0
    order_word: str = ""
    incident: str = ""
    message: str = ""
    planned: bool = False
    approx: bool = False
    lifted: Lifted | None = None
