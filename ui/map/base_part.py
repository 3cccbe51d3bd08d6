"""The areas of the library on the page: which are shown, in which order and how strongly."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal

from commander.maps.area import Box
from ui.base_maps import ShownArea
from ui.map.part import MapPart
from ui.map.view import MapView

translate = QCoreApplication.translate

_NOTICES: Final[Mapping[str, Callable[[], str]]] = {
    "missing": lambda: translate(
        "BasePart", "{name}: the file is not there. Plug the medium in again."
    ),
    "offline": lambda: translate(
        "BasePart", "{name}: the server cannot be reached; only what was seen before is shown."
    ),
    "refused": lambda: translate("BasePart", "{name}: the server refuses to give tiles."),
    "unreadable": lambda: translate("BasePart", "{name}: some of its tiles are damaged."),
}


class BasePart(MapPart):
    """Tells the page the areas, and hears which of them are in view.

    Signals:
        seen_changed: other areas are in view now (see `seen`).
        place_clicked: latitude, longitude, and how many degrees around them are meant; only where
            a layer of reference is shown and nothing of the operation stands.
    """

    seen_changed = Signal()
    place_clicked = Signal(float, float, float)

    def __init__(self, view: MapView) -> None:
        self._rows: Sequence[ShownArea] = ()
        self._unreadable: set[str] = set()
        self.seen: frozenset[str] = frozenset()
        super().__init__(view)

    def hears(self) -> Mapping[str, Callable[..., None]]:
        return {
            "areas_in_view": self._hear_seen,
            "area_unreadable": self._hear_unreadable,
            "place_clicked": self._hear_click,
        }

    def tell_state(self) -> None:
        self.seen = frozenset()
        self._tell()

    def show_areas(self, rows: Sequence[ShownArea]) -> None:
        """Show these areas, the uppermost first."""
        self._rows = rows
        self._tell()

    def show_again(self, key: str) -> None:
        """Ask anew for the tiles of an area: its file has come back."""
        self._unreadable.discard(key)
        self.say("area_again", key=key)
        self._tell()

    def look_at(self, bounds: Box, max_zoom: int) -> None:
        """Show all of these bounds; somebody asked for it, so that a lock does not hold it."""
        self.say("look_at", bounds=bounds, max_zoom=max_zoom)

    def _tell(self) -> None:
        areas = [self._described(one) for one in reversed(self._rows)]
        self.say("areas", areas=areas)

    def _described(self, shown: ShownArea) -> dict[str, object]:
        area = shown.area
        return {
            "key": area.key,
            "kind": area.kind,
            "schema": area.schema,
            "colour": area.colour or "purple",
            "layers": area.layers,
            "bounds": area.bounds,
            "min_zoom": area.min_zoom,
            "max_zoom": area.max_zoom,
            "tile_size": area.tile_size,
            "online": area.online,
            "visible": shown.visible,
            "opacity": shown.opacity,
            "attribution": area.attribution,
            "notice": self._notice(shown),
            "version": area.added_at,
        }

    def _notice(self, shown: ShownArea) -> str:
        """What is wrong with an area, in one line; empty when nothing is."""
        state = "missing" if shown.area.missing else shown.state
        if state == "ok" and shown.key in self._unreadable:
            state = "unreadable"
        words = _NOTICES.get(state)
        return words().format(name=shown.area.name) if words else ""

    def _hear_seen(self, keys: list[str]) -> None:
        self.seen = frozenset(keys)
        self.seen_changed.emit()

    def _hear_click(self, lat: float, lon: float, reach: float) -> None:
        self.place_clicked.emit(lat, lon, reach)

    def _hear_unreadable(self, key: str) -> None:
        self._unreadable.add(key)
        self._tell()
