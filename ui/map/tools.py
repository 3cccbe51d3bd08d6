"""Every tool of the map, in the order of its menus."""

from collections.abc import Callable
from typing import Final

from ui.map.bookmarks_tool import BookmarksTool
from ui.map.coordinates_tool import CoordinatesTool
from ui.map.draw_tool import DrawTool, MeasureTool
from ui.map.find_tool import FindTool
from ui.map.follow_tool import FollowTool
from ui.map.grid_part import GridTool
from ui.map.layers_tool import LayersTool
from ui.map.mark_card import CardTool
from ui.map.past import PastTool
from ui.map.restart_note import RestartNote
from ui.map.symbols_tool import SymbolsTool
from ui.map.tool import Desk, MapTool
from ui.map.tracks_tool import TracksTool
from ui.map.tray_tool import TrayTool
from ui.map.watch_tool import WatchTool

TOOLS: Final[tuple[Callable[[Desk], MapTool], ...]] = (
    DrawTool,
    FindTool,
    MeasureTool,
    TrayTool,
    CoordinatesTool,
    GridTool,
    LayersTool,
    SymbolsTool,
    FollowTool,
    TracksTool,
    WatchTool,
    CardTool,
    BookmarksTool,
    PastTool,
    RestartNote,
)

SECOND: Final[tuple[Callable[[Desk], MapTool], ...]] = (
    DrawTool,
    MeasureTool,
    GridTool,
    LayersTool,
    SymbolsTool,
    CardTool,
    BookmarksTool,
    PastTool,
    RestartNote,
)
"""What a second map has of them: what shows and draws, and nothing that would happen twice."""
