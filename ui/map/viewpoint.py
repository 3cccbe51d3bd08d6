"""What the map looks at, and where on it somebody asked for the context menu."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPoint


@dataclass(frozen=True, slots=True)
class ContextPoint:
    """Where the context menu was asked for: degrees, MGRS, what lies there, and where on screen."""

    lat: float
    lon: float
    grid: str
    key: str | None
    position: QPoint


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """What the map looks at: the middle in degrees and the zoom (2 world … 19 house)."""

    lat: float = 20.0
    lon: float = 0.0
    zoom: float = 2.0

    @classmethod
    def noted(cls, note: Mapping[str, float]) -> "Viewpoint | None":
        """Return what was noted with ``asdict``, or None when the note is broken."""
        try:
            return cls(float(note["lat"]), float(note["lon"]), float(note["zoom"]))
        except (KeyError, TypeError, ValueError):
            return None
