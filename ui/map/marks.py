"""Marks of the map: units, incidents, points. Drawings are shapes, see `ui.map.shape`."""

from dataclasses import dataclass
from typing import Literal

MarkKind = Literal["unit", "incident", "point"]
MarkShape = Literal["square", "circle", "diamond", "triangle", "hexagon"]
Ring = Literal["", "assigned", "busy", "blocked", "done"]
Alert = Literal["", "late", "asked", "disputed"]
"""Worst first: something is overdue, an acknowledgement is missing, posts disagree."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One sign at one place (degrees, WGS 84); ``key`` is unique among marks and shapes.

    ``colour`` is the name of a token or ``#rrggbb``. ``ring`` is the state shown as a small sign.
    ``stale`` fades, ``approx`` carries ≈, ``planned`` is dashed, ``movable`` can be dragged.
    ``symbol`` is a code of `commander.actions.unit_kinds` ("": shape and letters only). ``alert``
    says why somebody must look, also where many marks are shown as one. ``heading`` in degrees
    from north, ``accuracy_m`` the radius within which it is (0: not known), ``at`` when it was
    known to be there (ms UTC, 0: not known), ``source`` how (a `PlaceSource` or a fix's source).
    ``own``: it is this vehicle, which is framed and never lost in a crowd.
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
    symbol: str = ""
    alert: Alert = ""
    heading: float | None = None
    accuracy_m: float = 0.0
    at: int = 0
    source: str = ""
    own: bool = False
