"""What prints the map, as the panel of map files sees it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from commander.reports.map_ground import Ground
    from commander.reports.map_paper import PrintOrder


class Printer(Protocol):
    """What prints the map; the map does, of which this panel knows nothing."""

    def start(
        self,
        order: "PrintOrder",
        stopped: Callable[[], bool],
        done: Callable[[Path], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Print; one of the callbacks is called at the end."""
        ...

    def ground(
        self,
        stopped: Callable[[], bool],
        done: Callable[["Ground"], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Make a picture of the base map; one of the callbacks is called at the end."""
        ...

    def give_up(self) -> None:
        """Stop what is being drawn; nothing is heard of it any more."""
        ...
