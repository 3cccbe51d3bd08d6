"""Paints the picture of an attachment, and over it where its content is."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap

from ui.theme.theme import Theme
from ui.theme.tokens import FONT_TINY, ICON_LARGE, RADIUS_CHIP

_VEIL = 0.72


def paint_picture(
    painter: QPainter, area: QRect, theme: Theme, picture: QPixmap | None, *, icon: str, over: str
) -> None:
    """Fill an area with a picture, or with an icon where there is none; ``over`` in its foot."""
    radius = theme.px(RADIUS_CHIP)
    path = QPainterPath()
    path.addRoundedRect(QRectF(area), radius, radius)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.fillPath(path, theme.colour("line_soft"))
    painter.setClipPath(path)
    if picture is None:
        side = theme.px(ICON_LARGE)
        inner = QRect(0, 0, side, side)
        inner.moveCenter(area.center())
        theme.icons.icon(icon, "muted").paint(painter, inner)
    else:
        painter.drawPixmap(area, picture, _cut(picture.size(), area.size()))
        if theme.name == "night":
            red = QColor(theme.tokens.accent)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.fillRect(area, red)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    if over:
        _paint_over(painter, area, theme, over)
    painter.restore()


def _cut(size: QSize, room: QSize) -> QRect:
    """Return the middle part of a picture that has the shape of the room."""
    part = room.scaled(size, Qt.AspectRatioMode.KeepAspectRatio)
    cut = QRect(0, 0, part.width(), part.height())
    cut.moveCenter(QRect(0, 0, size.width(), size.height()).center())
    return cut


def _paint_over(painter: QPainter, area: QRect, theme: Theme, over: str) -> None:
    font = theme.ui_font(FONT_TINY)
    painter.setFont(font)
    metrics = painter.fontMetrics()
    band = QRect(area.left(), area.bottom() + 1 - metrics.height(), area.width(), metrics.height())
    ground = theme.colour("ground")
    ground.setAlphaF(_VEIL)
    painter.fillRect(band, ground)
    painter.setPen(theme.colour("text"))
    shown = metrics.elidedText(over, Qt.TextElideMode.ElideRight, band.width())
    painter.drawText(band, Qt.AlignmentFlag.AlignCenter, shown)
