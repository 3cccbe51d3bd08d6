"""Chips: short words on a soft ground. Painted by delegates, or as a widget."""

from typing import Final, Literal

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import FONT_TINY, Tokens

ChipRole = Literal["ok", "late", "soon", "stale", "info", "exercise", "muted", "plain"]

# What a chip says, as a colour role of the tokens.
_COLOURS: Final[dict[str, str]] = {
    "ok": "green",
    "late": "red",
    "soon": "orange",
    "stale": "yellow",
    "info": "accent",
    "exercise": "purple",
    "muted": "muted",
    "plain": "text",
}
# Room around the text and the corners' radius, as shares of the font's height: they grow with it.
_ACROSS: Final = 0.45
_DOWN: Final = 0.15
_CORNER: Final = 0.3
_LEAST: Final = 3  # a chip with little room still shows a letter and an ellipsis, in font heights


def chip_colours(role: str, look: Tokens) -> tuple[QColor, QColor]:
    """Ground and text of a chip; ``role`` is a chip's role or a colour role of the tokens."""
    colour = _COLOURS.get(role, role)
    return QColor(look.soft(colour)), QColor(look.chip(colour))


def chip_size(text: str, font: QFont) -> QSize:
    """The size a chip with this text takes, in pixels."""
    metrics = QFontMetrics(font)
    across, down = _room(metrics)
    return QSize(metrics.horizontalAdvance(text) + 2 * across, metrics.height() + 2 * down)


def paint_chip(painter: QPainter, place: QRect | QPoint, text: str, role: str, look: Tokens) -> int:
    """Paint a chip with the painter's font, and return its width in pixels.

    A point is its top left corner. In a rectangle it stands left, in the middle of the height, and
    is elided when it is wider. Nothing is painted, and 0 returned, for an empty text.
    """
    if not text:
        return 0
    size = chip_size(text, painter.font())
    if isinstance(place, QRect):
        top = place.top() + (place.height() - size.height()) // 2
        area = QRect(QPoint(place.left(), top), size)
        area.setWidth(min(size.width(), place.width()))
    else:
        area = QRect(place, size)
    ground, ink = chip_colours(role, look)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    metrics = painter.fontMetrics()
    corner = metrics.height() * _CORNER
    painter.drawRoundedRect(QRectF(area), corner, corner)
    painter.setPen(ink)
    across, _down = _room(metrics)
    inner = area.adjusted(across, 0, -across, 0)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width() + 1)
    painter.drawText(inner, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, shown)
    painter.restore()
    return area.width()


class Chip(QWidget):
    """A chip as a widget; it is as wide as its text and elides in less space."""

    def __init__(
        self, theme: Theme, text: str = "", role: str = "muted", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = text
        self._role = role
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        theme.changed.connect(self._restyle)

    @property
    def text(self) -> str:
        """What the chip says."""
        return self._text

    @property
    def role(self) -> str:
        """How it is coloured."""
        return self._role

    def set(self, text: str, role: str) -> None:
        """Change what the chip says and how it is coloured."""
        if (text, role) == (self._text, self._role):
            return
        self._text, self._role = text, role
        self.setAccessibleName(text)
        self._restyle()

    def sizeHint(self) -> QSize:
        return chip_size(self._text, self._font())

    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()
        return QSize(min(whole.width(), _LEAST * whole.height()), whole.height())

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setFont(self._font())
        paint_chip(painter, self.rect(), self._text, self._role, self._theme.tokens)
        painter.end()

    def _font(self) -> QFont:
        return self._theme.ui_font(FONT_TINY)

    def _restyle(self) -> None:
        elided = self.width() < self.sizeHint().width()
        self.setToolTip(self._text if elided else "")
        self.updateGeometry()
        self.update()


def _room(metrics: QFontMetrics) -> tuple[int, int]:
    return round(metrics.height() * _ACROSS), round(metrics.height() * _DOWN)
