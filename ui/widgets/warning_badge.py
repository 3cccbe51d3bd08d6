"""The level of a warning: a shape of its own for each level, its colour and its word."""

import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import words
from ui.theme.theme import Theme
from ui.theme.tokens import FONT_SMALL, RADIUS, STEP

_CORNERS: Final = {"red": (8, 22.5), "orange": (3, -90.0), "yellow": (4, 0.0)}
"""Corners of a level's shape and the turn of the first, in degrees; any other is a circle."""
SIGNS: Final = {"red": "⬣", "orange": "▲", "yellow": "◆", "blue": "●"}
"""The same shapes where only text is shown, such as on the map."""
_HEIGHT: Final = 24
_SHAPE: Final = 14


class WarningBadge(QWidget):
    """Filled while the warning holds; outlined and dashed before it is issued and afterwards."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._level = self._word = ""
        self._role = "muted"
        self._holds = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)

    @property
    def text(self) -> str:
        """The word that is shown."""
        return self._word

    def show_level(self, level: str, *, holds: bool) -> None:
        """Show a level, and whether the warning is in force; without one it says so."""
        step = words.scale_step("warning_level", level)
        self._level, self._holds = level, holds
        self._word = step.short if level else self.tr("no level yet")
        self._role = step.role
        self.setAccessibleName(self._word)
        self.setToolTip(self._word)
        self._restyle()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.ui_font(FONT_SMALL, semibold=True))
        wide = metrics.horizontalAdvance(self._word) + self._theme.px(_SHAPE + 5 * STEP)
        return QSize(wide, self._theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        theme = self._theme
        colour = theme.colour(self._role)
        ink = QColor(theme.tokens.ink_on(colour.name())) if self._holds else theme.colour("text")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = Qt.PenStyle.SolidLine if self._holds else Qt.PenStyle.DashLine
        painter.setPen(QPen(colour, theme.px(1), line))
        painter.setBrush(colour if self._holds else Qt.BrushStyle.NoBrush)
        corner = theme.px(RADIUS)
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(edge, corner, corner)
        side = theme.px(_SHAPE)
        shape = QRectF(2 * theme.px(STEP), (self.height() - side) / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink if self._holds else colour)
        paint_level(painter, shape, self._level)
        painter.setPen(ink)
        painter.setFont(theme.ui_font(FONT_SMALL, semibold=True))
        left = int(shape.right()) + theme.px(STEP)
        inner = self.rect().adjusted(left, 0, -theme.px(STEP), 0)
        painter.drawText(
            inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._word
        )
        painter.end()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


def paint_level(painter: QPainter, area: QRectF, level: str) -> None:
    """Paint the shape of a level with the painter's pen and brush."""
    corners = _CORNERS.get(level)
    if corners is None:
        painter.drawEllipse(area.adjusted(1, 1, -1, -1))
        return
    count, turn = corners
    middle, radius = area.center(), area.width() / 2
    places = (math.radians(turn + 360 * n / count) for n in range(count))
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(middle.x() + radius * math.cos(a), middle.y() + radius * math.sin(a))
                for a in places
            ]
        )
    )
