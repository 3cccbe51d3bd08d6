"""What the map shows: marks (units, incidents, points) and shapes (zones and other drawings)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

MarkKind = Literal["unit", "incident", "point"]
MarkShape = Literal["square", "circle", "diamond", "triangle", "hexagon"]
Ring = Literal["", "assigned", "busy", "blocked", "done"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One sign at one place (degrees, WGS 84); ``key`` is unique among marks and shapes.

    ``colour`` is the name of a token or ``#rrggbb``. ``ring`` is the state shown as a small sign.
    ``stale`` fades, ``approx`` carries ≈, ``planned`` is dashed, ``movable`` can be dragged.
    """

    key: str
    kind: MarkKind
    lat: float
    lon: float
    label: str = ""
    letters: str = ""
    shape: MarkShape = "square"
    colour: str = "blue"
    ring: Ring = ""
    stale: bool = False
    approx: bool = False
    planned: bool = False
    movable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One drawing: a GeoJSON geometry (lon first); a circle is a Point with ``radius_m``."""

    key: str
    geometry: Mapping[str, object] = field(default_factory=dict)
    radius_m: float = 0.0
    label: str = ""
    colour: str = "blue"
    planned: bool = False
    lifted: bool = False
    approx: bool = False
