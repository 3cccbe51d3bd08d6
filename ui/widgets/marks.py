"""Painted marks: a department's shape with its letters, and the shape of a task's state."""

import math
from typing import Final, Literal

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from ui.theme.contrast import contrast
from ui.theme.tokens import ROLES, Tokens

Shape = Literal["square", "circle", "diamond", "triangle", "hexagon"]
SHAPES: Final[tuple[Shape, ...]] = ("square", "circle", "diamond", "triangle", "hexagon")
STATES: Final = ("assigned", "in_progress", "blocked", "done", "cancelled")

_STATE_ROLES: Final[dict[str, str]] = {
    "assigned": "text",
    "in_progress": "accent",
    "blocked": "orange",
    "done": "green",
    "cancelled": "muted",
}
_CORNERS: Final = {"diamond": (4, 0.0), "triangle": (3, 0.0), "hexagon": (6, 30.0)}
# How much of the shape's box its letters may fill, and how far down they sit.
_LETTERS: Final = {
    "square": 0.56,
    "circle": 0.52,
    "diamond": 0.42,
    "triangle": 0.40,
    "hexagon": 0.5,
}
_SINK: Final = {"triangle": 0.16}
_BLACK: Final = "#000000"
_WHITE: Final = "#ffffff"


def department_colour(colour: str, look: Tokens) -> QColor:
    """A department's colour in a theme: a role's name, or ``#rrggbb`` from data.

    By night a colour from data keeps its brightness and becomes red, so that eyes stay adapted;
    what is neither is shown muted.
    """
    if colour in ROLES:
        return QColor(look.colour(colour))
    made = QColor(colour)
    if not made.isValid():
        return QColor(look.muted)
    if look.name != "night":
        return made
    red = QColor(look.red)
    return QColor.fromHslF(red.hslHueF(), 0.75, 0.35 + 0.35 * made.lightnessF())


def ink_on(ground: QColor) -> QColor:
    """Black or white, whichever is easier to read on a ground."""
    name = ground.name()
    return QColor(_BLACK if contrast(_BLACK, name) >= contrast(_WHITE, name) else _WHITE)


def badge_path(shape: str, area: QRectF) -> QPainterPath:
    """The outline of a department's shape in its box; an unknown shape is a square."""
    path = QPainterPath()
    if shape == "circle":
        path.addEllipse(area)
    elif shape in _CORNERS:
        corners, turn = _CORNERS[shape]
        path.addPolygon(_polygon(area, corners, turn))
        path.closeSubpath()
    else:
        round_by = area.width() * 0.2
        path.addRoundedRect(area, round_by, round_by)
    return path


def paint_badge(
    painter: QPainter, area: QRect, shape: str, colour: str, letters: str, look: Tokens
) -> None:
    """Paint a department's mark: its shape filled with its colour, its letters on it.

    The same mark stands in lists, on cards and on the map. ``colour`` is a role or ``#rrggbb``.
    """
    side = min(area.width(), area.height())
    box = QRectF(0, 0, side, side)
    box.moveCenter(QRectF(area).center())
    ground = department_colour(colour, look)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawPath(badge_path(shape, box))
    _letter(painter, box, shape, letters[:3], ground)
    painter.restore()


def paint_state(painter: QPainter, area: QRect, status: str, look: Tokens) -> None:
    """Paint the shape of a task's state: empty circle, half, bar, check or cross.

    An unknown status is an empty circle in the muted colour.
    """
    side = min(area.width(), area.height())
    box = QRectF(0, 0, side, side)
    box.moveCenter(QRectF(area).center())
    box.adjust(side * 0.14, side * 0.14, -side * 0.14, -side * 0.14)
    colour = QColor(look.colour(_STATE_ROLES.get(status, "muted")))
    pen = QPen(colour, max(1.4, side * 0.11))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _draw_state(painter, box, status, colour)
    painter.restore()


def _draw_state(painter: QPainter, box: QRectF, status: str, colour: QColor) -> None:
    if status == "done":
        painter.drawPath(_strokes(box, [(0.0, 0.55), (0.35, 0.9), (1.0, 0.15)]))
    elif status == "cancelled":
        painter.drawPath(_strokes(box, [(0.1, 0.1), (0.9, 0.9)]))
        painter.drawPath(_strokes(box, [(0.9, 0.1), (0.1, 0.9)]))
    elif status == "blocked":
        bar = QRectF(box.left(), box.top(), box.width() * 0.42, box.height())
        bar.moveCenter(box.center())
        painter.fillRect(bar, colour)
    else:
        painter.drawEllipse(box)
        if status == "in_progress":
            painter.setBrush(colour)
            painter.drawPie(box, 90 * 16, 180 * 16)


def _letter(painter: QPainter, box: QRectF, shape: str, letters: str, ground: QColor) -> None:
    font = QFont(painter.font())
    font.setWeight(QFont.Weight.Bold)
    font.setPixelSize(max(7, round(box.height() * _LETTERS.get(shape, 0.56))))
    painter.setFont(font)
    wide = painter.fontMetrics().horizontalAdvance(letters)
    room = box.width() * 0.84
    if wide > room:
        font.setPixelSize(max(7, int(font.pixelSize() * room / wide)))
        painter.setFont(font)
    painter.setPen(ink_on(ground))
    place = box.translated(0, box.height() * _SINK.get(shape, 0.0))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, letters)


def _polygon(area: QRectF, corners: int, turn: float) -> list[QPointF]:
    centre, across, down = area.center(), area.width() / 2, area.height() / 2
    angles = [math.radians(turn - 90 + 360 * corner / corners) for corner in range(corners)]
    points = [QPointF(math.cos(angle), math.sin(angle)) for angle in angles]
    low = max(point.y() for point in points)
    # A triangle's three corners do not fill the box downwards; move it to the middle.
    shift = (1 - low) / 2
    return [
        QPointF(centre.x() + point.x() * across, centre.y() + (point.y() + shift) * down)
        for point in points
    ]


def _strokes(box: QRectF, points: list[tuple[float, float]]) -> QPainterPath:
    path = QPainterPath()
    for index, (across, down) in enumerate(points):
        point = QPointF(box.left() + across * box.width(), box.top() + down * box.height())
        if index:
            path.lineTo(point)
        else:
            path.moveTo(point)
    return path
