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
    """A drawing; ``geometry`` is its outline as a GeoJSON geometry (WGS 84, lon first, RFC 7946).

    ``form`` is what it was made from, so that it stays editable: ``kind`` (circle, sector,
    corridor …) and its measures, see `commander.geodesy.forms`; empty for what has none, such as a
    hand-drawn or imported outline. In older records a circle is a Point with ``radius_m`` > 0.

    ``order_word`` is what was ordered for the area, ``ordered_at`` and ``until`` (ms UTC, 0: not
    said) when, and how long it holds. ``owner`` is the department that answers for it, ``source``
    how it came in (hand, import …). ``planned`` shows dashed, actual solid. ``watch``: tell when a
    unit enters or leaves. ``message`` is the key of the message that it was placed from.
    """

    kind: str = "other"
    label: str = ""
    geometry: Mapping[str, object] = field(default_factory=dict)
    form: Mapping[str, object] = field(default_factory=dict)
    radius_m: float = 0.0
    order_word: str = ""
    ordered_at: int = 0
    until: int = 0
    owner: str = ""
    source: str = "hand"
    note: str = ""
    incident: str = ""
    message: str = ""
    planned: bool = False
    approx: bool = False
    watch: bool = False
    lifted: Lifted | None = None
