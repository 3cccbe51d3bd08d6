"""Every tool of the map, in the order of its menus."""

from collections.abc import Callable
from typing import Final

from ui.map.tool import Desk, MapTool

TOOLS: Final[tuple[Callable[[Desk], MapTool], ...]] = ()
