"""A part of the map: what it adds to the page, and what it is told by it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from ui.map.view import MapView


class MapPart(QObject):
    """Something on the page beside marks and shapes, with commands and intents of its own.

    Its state is told whenever the page starts, also after a crash: so a part remembers what it
    wants to be shown and sends differences only while the page listens. The script of the page
    that answers puts a maker into ``PARTS`` (resources/map/scripts/parts.js).
    """

    def __init__(self, view: "MapView") -> None:
        super().__init__(view)
        self._view = view
        view.add_part(self)

    def hears(self) -> Mapping[str, Callable[..., None]]:
        """Return who takes which intent of the page; its values come by name."""
        return {}

    def tell_state(self) -> None:
        """Send everything that the page must know; it has just started."""

    def say(self, do: str, **values: object) -> None:
        """Send a command if the page listens already; `tell_state` says it otherwise."""
        if self._view.is_ready:
            self._view.command(do, **values)
