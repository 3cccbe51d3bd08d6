"""The panels that dock: five that are always there, and those made when first looked at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.board.panel import BoardPanel
from ui.context import Context
from ui.linkage.panel import LinkagePanel
from ui.log.panel import LogPanel
from ui.map.panel import MapPanel
from ui.units.panel import UnitsPanel
from ui.window.later import Later

translate = QCoreApplication.translate

KEYS: Final = {
    "response": "Shift+F2",
    "chain": "Shift+F7",
    "requests": "Shift+F3",
    "duties": "Shift+F11",
    "warnings": "Shift+F12",
}
"""The panels of joint action, in the order of their tabs, and the keys that go to them."""

SHOWN_IN: Final = {
    "message": "log",
    "task": "board",
    "link": "chain",
    "unit": "units",
    "activation": "response",
    "request": "requests",
    "duty": "duties",
    "warning": "warnings",
}
"""The panel that shows a kind of record; the map shows the others."""


@dataclass(frozen=True, slots=True)
class Panels:
    """Made by ``ui.app`` and given to the window."""

    units: UnitsPanel
    map: MapPanel
    log: LogPanel
    board: BoardPanel
    linkage: LinkagePanel
    work: Mapping[str, Later] = field(default_factory=dict)


def titles() -> dict[str, str]:
    """Return what each panel is called."""
    return {
        "units": translate("panels", "Units"),
        "map": translate("panels", "Map"),
        "log": translate("panels", "Log"),
        "board": translate("panels", "Board"),
        "linkage": translate("panels", "Linkage"),
        "response": translate("panels", "Response"),
        "chain": translate("panels", "Chain"),
        "requests": translate("panels", "Requests"),
        "duties": translate("panels", "Duties"),
        "warnings": translate("panels", "Warnings"),
    }


def work_panels(context: Context) -> dict[str, Later]:
    """Return the places of the panels of joint action."""
    return {name: Later(partial(_make, name, context)) for name in KEYS}


def _make(name: str, context: Context) -> QWidget:
    """Make a panel; its module is read then, too."""
    match name:
        case "response":
            from ui.response.panel import ResponsePanel  # noqa: PLC0415

            return ResponsePanel(context)
        case "chain":
            from ui.chain.panel import ChainPanel  # noqa: PLC0415

            return ChainPanel(context)
        case "requests":
            from ui.requests.panel import RequestsPanel  # noqa: PLC0415

            return RequestsPanel(context)
        case "duties":
            from ui.duties.panel import DutiesPanel  # noqa: PLC0415

            return DutiesPanel(context)
        case "warnings":
            from ui.warnings.panel import WarningsPanel  # noqa: PLC0415

            return WarningsPanel(context)
    raise KeyError(name)
