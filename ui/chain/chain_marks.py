"""The shape of how far a task is: triangle ready, hourglass waits, and the board's shapes."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QPolygonF

from commander.domain.resources import Department
from ui.chain.chain_words import ROLES
from ui.theme.theme import Theme
from ui.widgets.marks import paint_badge, paint_state

_SAME: Final = {
    "running": "in_progress",
    "blocked": "blocked",
    "done": "done",
    "cancelled": "cancelled",
}


def paint_readiness(painter: QPainter, area: QRect, readiness: str, theme: Theme) -> None:
    """Paint the mark of a readiness; told apart by shape, not only by colour."""
    if readiness in _SAME:
        paint_state(painter, area, _SAME[readiness], theme.tokens)
        return
    side = min(area.width(), area.height())
    box = QRectF(0, 0, side * 0.68, side * 0.68)
    box.moveCenter(QRectF(area).center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.tokens.colour(ROLES[readiness])))
    middle = box.center()
    if readiness == "waiting":
        for edge in (box.top(), box.bottom()):
            ends = (QPointF(box.left(), edge), QPointF(box.right(), edge), middle)
            painter.drawPolygon(QPolygonF(list(ends)))
    else:
        corners = (box.topLeft(), QPointF(box.right(), middle.y()), box.bottomLeft())
        painter.drawPolygon(QPolygonF(list(corners)))
    painter.restore()


class MarkStore:
    """Marks as pictures, painted once for each size: a thousand of them are drawn at a time."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._made: dict[tuple[str, str, int], QPixmap] = {}
        self.ratio = 1.0
        theme.changed.connect(self._made.clear)

    def department(self, department: Department | None, code: str, side: int) -> QPixmap:
        """Return a department's mark; of an unknown one the first letters of its code."""
        shape, colour, letters = (
            (department.shape, department.colour, department.letters)
            if department is not None
            else ("square", "muted", code[:2].upper())
        )
        name = f"{shape}|{colour}|{letters}"
        found = self._made.get(("department", name, side))
        if found is None:
            found = self._blank(side)
            painter = QPainter(found)
            look = self._theme.tokens
            paint_badge(painter, QRect(0, 0, side, side), shape, colour, letters, look)
            painter.end()
            self._made["department", name, side] = found
        return found

    def readiness(self, readiness: str, side: int) -> QPixmap:
        """Return the mark of a readiness."""
        found = self._made.get(("readiness", readiness, side))
        if found is None:
            found = self._blank(side)
            painter = QPainter(found)
            paint_readiness(painter, QRect(0, 0, side, side), readiness, self._theme)
            painter.end()
            self._made["readiness", readiness, side] = found
        return found

    def _blank(self, side: int) -> QPixmap:
        made = QPixmap(round(side * self.ratio), round(side * self.ratio))
        made.setDevicePixelRatio(self.ratio)
        made.fill(Qt.GlobalColor.transparent)
        return made
