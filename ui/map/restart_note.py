"""Says that the map's process ended and was started again: the same view, the same things."""

import time
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ui.map.tool import Desk, MapTool
from ui.widgets.banner import Banner

_SHOWN_MS: Final = 15_000


class RestartNote(MapTool):
    """One quiet line over the map, which goes by itself; nothing was lost that was saved."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.line = Banner(desk.context.theme, desk.panel)
        self._ended_at = 0.0
        self._away = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._away.timeout.connect(self._hide)
        self.line.dismissed.connect(self._hide)
        desk.view.page.renderProcessTerminated.connect(self._ended)
        desk.view.restarted.connect(self._say)

    def overlays(self) -> tuple[QWidget, ...]:
        return (self.line,) if self.line.isVisibleTo(self.desk.panel) else ()

    def _ended(self) -> None:
        self._ended_at = time.monotonic()

    def _say(self) -> None:
        seconds = time.monotonic() - self._ended_at
        text = self.tr("The map stopped and was started again with the same view ({seconds} s).")
        advice = self.tr("A drawing that was not finished must be drawn again.")
        self.line.show_problem(text.format(seconds=f"{seconds:.1f}"), advice, tone="info")
        self._away.start()
        self.changed.emit()

    def _hide(self) -> None:
        self._away.stop()
        self.line.clear()
        self.changed.emit()
