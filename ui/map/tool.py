"""A tool of the map: a thing that can be done there, with its commands and what it shows."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.commands import Command
from ui.context import Context
from ui.map.feed import MapFeed
from ui.map.view import MapView

Menu = Literal["draw", "layers", "more"]


@dataclass(frozen=True, slots=True)
class Desk:
    """What a tool is given: the window's services, the map, its records, and the panel."""

    context: Context
    view: MapView
    feed: MapFeed
    panel: QWidget


class MapTool(QObject):
    """One tool; the panel makes it, lists its commands and lays out what it shows over the map.

    Signals:
        changed: a command's words or state, or whether the overlay shows, are others now.
        redraw: what it adds to the map is another thing now.
        urgent: something happened for which the window should sound.
    """

    changed = Signal()
    redraw = Signal()
    urgent = Signal()

    menu: Menu = "more"
    """The menu over the map in which its commands stand."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.panel)
        self.desk = desk

    def commands(self) -> tuple[Command, ...]:
        """Return what menu, palette and sheet of keys list; translated anew each time."""
        return ()

    def checked(self, command_id: str) -> bool | None:
        """Return whether a command that switches is on; None for one that does not switch."""
        del command_id
        return None

    def overlays(self) -> tuple[QWidget, ...]:
        """Return the widgets that lie over the map, under the tools, while they are visible."""
        return ()
