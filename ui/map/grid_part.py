"""The military grid over the map, drawn by the page."""

from typing import Final

from ui.commands import Command
from ui.map.part import MapPart
from ui.map.tool import Desk, MapTool, Menu
from ui.map.view import MapView

GRID_KEY: Final = "G"
_SETTING: Final = "map.grid"


class GridPart(MapPart):
    """Whether the page shows the grid."""

    def __init__(self, view: MapView, *, shown: bool) -> None:
        self.shown = shown
        super().__init__(view)

    def tell_state(self) -> None:
        self.say("grid", shown=self.shown)

    def show_grid(self, *, shown: bool) -> None:
        """Show the grid or hide it."""
        self.shown = shown
        self.tell_state()


class GridTool(MapTool):
    """Switches the grid; the post remembers it."""

    menu: Menu = "layers"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        kept = desk.context.post.settings.get(_SETTING, False)
        self.part = GridPart(desk.view, shown=kept is True)

    def commands(self) -> tuple[Command, ...]:
        title, section = self.tr("MGRS grid"), self.tr("Map")
        return (Command("map.grid", title, self.toggle, GRID_KEY, section, local=True),)

    def checked(self, command_id: str) -> bool | None:
        return self.part.shown if command_id == "map.grid" else None

    def toggle(self) -> None:
        """Show the grid, or hide it again."""
        self.part.show_grid(shown=not self.part.shown)
        self.desk.context.post.settings.set(_SETTING, self.part.shown)
        self.changed.emit()
