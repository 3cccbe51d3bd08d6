"""One drawing as the page shows it: a geometry with its look."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Pattern = Literal["", "cross", "rising", "falling", "upright", "level", "dots"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One drawing: a GeoJSON geometry (lon first); in older records a circle is Point + radius.

    ``pattern`` fills areas and ``signs`` stand along lines and edges, so that no two kinds differ
    by colour alone. ``is_text``: the label is all there is.
    """

    key: str
    geometry: Mapping[str, object] = field(default_factory=dict)
    radius_m: float = 0.0
    label: str = ""
    colour: str = "blue"
    planned: bool = False
    lifted: bool = False
    approx: bool = False
    pattern: Pattern = ""
    signs: str = ""
    is_text: bool = False
