"""Keeps a small widget in a corner over the map, clear of the bars along its edges."""

from typing import Literal

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from ui.map.bars import FootBar
from ui.theme.theme import Theme
from ui.theme.tokens import STEP

Where = Literal["left", "middle", "right"]
_RIGHT_TOP = 84
"""Pixels at the upper right that the buttons for zooming take."""
_SCALE_BAR = 28
"""Of the scale and the lines that name the sources of the map."""


class Corner(QObject):
    """Lays out one widget: low at the left or in the middle, or along the right edge."""

    def __init__(self, theme: Theme, panel: QWidget, widget: QWidget, where: Where) -> None:
        super().__init__(widget)
        self._theme = theme
        self._panel = panel
        self._widget = widget
        self._where = where
        panel.installEventFilter(self)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        laid = {QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutRequest}
        moved = watched is self._panel or event.type() != QEvent.Type.Resize
        if event.type() in laid and moved and not self._widget.isHidden():
            self.place()
            if watched is self._widget and event.type() == QEvent.Type.Show:
                self._widget.raise_()
        return False

    def place(self) -> None:
        """Put the widget where it belongs, as large as it wants to be and the map allows."""
        margin = self._theme.px(3 * STEP)
        panel, widget = self._panel, self._widget
        foot = panel.findChild(FootBar)
        bottom = foot.geometry().top() if foot is not None else panel.height()
        room = panel.width() - 2 * margin
        top = self._theme.px(_RIGHT_TOP) if self._where == "right" else margin
        widget.setMaximumWidth(room)
        wanted = widget.sizeHint().expandedTo(widget.minimumSizeHint())
        width = min(room, wanted.width())
        height = widget.heightForWidth(width) if widget.hasHeightForWidth() else wanted.height()
        height = min(height, bottom - margin - top)
        scale = 0 if self._where == "right" else self._theme.px(_SCALE_BAR)
        left = {
            "left": margin,
            "middle": (panel.width() - width) // 2,
            "right": panel.width() - margin - width,
        }[self._where]
        y = top if self._where == "right" else bottom - margin - scale - height
        widget.setGeometry(left, y, width, height)
