"""The five panels that dock."""

from dataclasses import dataclass

from ui.board.panel import BoardPanel
from ui.linkage.panel import LinkagePanel
from ui.log.panel import LogPanel
from ui.map.panel import MapPanel
from ui.units.panel import UnitsPanel


@dataclass(frozen=True, slots=True)
class Panels:
    """Made by ``ui.app`` and given to the window."""

    units: UnitsPanel
    map: MapPanel
    log: LogPanel
    board: BoardPanel
    linkage: LinkagePanel
