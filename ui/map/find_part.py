"""The mark of the place that was looked for, on the page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.map.part import MapPart

if TYPE_CHECKING:
    from ui.map.view import MapView


@dataclass(frozen=True, slots=True)
class Found:
    """A place to be marked: degrees, and what stands beside it."""

    lat: float
    lon: float
    text: str


class FindPart(MapPart):
    """One mark at a time.

    Signals:
        cleared: somebody pressed Escape on the map.
    """

    cleared = Signal()

    def __init__(self, view: "MapView") -> None:
        self.found: Found | None = None
        super().__init__(view)

    def show(self, found: Found | None, zoom: float | None = None) -> None:
        """Mark a place, or none; with a zoom the map looks there, because a person asked."""
        self.found = found
        self._send(zoom)

    def hears(self) -> Mapping[str, Callable[..., None]]:
        return {"find_cleared": self._clear}

    def tell_state(self) -> None:
        self._send(None)

    def _send(self, zoom: float | None) -> None:
        found = self.found
        place = None if found is None else [found.lat, found.lon]
        self.say("find_mark", place=place, zoom=zoom, text=found.text if found else "")

    def _clear(self) -> None:
        self.found = None
        self.cleared.emit()
