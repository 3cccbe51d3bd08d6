"""A key cap: the key that does what stands beside it."""

import sys
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import FONT_TINY, STEP, Tokens
from ui.widgets.flow import FlowRow

# Room around the text and the corners' radius, as shares of the font's height.
_ACROSS: Final = 0.4
_DOWN: Final = 0.1
_CORNER: Final = 0.3
# As keyboards are labelled, in every language; Qt's own words are translated and long.
_CAPS: Final = {"Return": "Enter", "Right": "→", "Left": "←", "Up": "↑", "Down": "↓"}


def key_text(sequence: QKeySequence | str) -> str:
    """What stands on the keys: Ctrl+K, Enter, Ctrl+→; the same in every language."""
    keys = QKeySequence(sequence)
    if sys.platform == "darwin":
        return keys.toString(QKeySequence.SequenceFormat.NativeText)
    *held, last = keys.toString(QKeySequence.SequenceFormat.PortableText).split("+")
    return "+".join([*held, _CAPS.get(last, last)])


def paint_key(painter: QPainter, place: QPoint, text: str, look: Tokens) -> int:
    """Paint a key cap with its top left at ``place``, in the painter's font; its width."""
    size = _size(text, painter.fontMetrics())
    area = QRect(place, size)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(look.line), 1))
    painter.setBrush(QColor(look.raised))
    edge = QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5)
    corner = painter.fontMetrics().height() * _CORNER
    painter.drawRoundedRect(edge, corner, corner)
    painter.setPen(QColor(look.text))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
    return size.width()


class KeyHint(QWidget):
    """A key cap as a widget."""

    def __init__(
        self, theme: Theme, sequence: QKeySequence | str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = key_text(sequence) or str(sequence)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._text)
        theme.changed.connect(self._restyle)

    @property
    def text(self) -> str:
        """The key as it is written on the cap."""
        return self._text

    def sizeHint(self) -> QSize:
        return _size(self._text, QFontMetrics(self._theme.ui_font(FONT_TINY)))

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setFont(self._theme.ui_font(FONT_TINY))
        paint_key(painter, QPoint(0, 0), self._text, self._theme.tokens)
        painter.end()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


def key_pair(theme: Theme, key: QKeySequence | str, words: str) -> QWidget:
    """Return a key cap with what the key does beside it."""
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(STEP) - 1)
    row.addWidget(KeyHint(theme, key))
    label = QLabel(words)
    dress(label, role="caption")
    row.addWidget(label)
    return pair


def key_strip(theme: Theme, pairs: Iterable[tuple[str, str]]) -> QFrame:
    """Return a strip for the foot of a panel: keys, and what each does to what is selected."""
    strip = QFrame()
    dress(strip, role="raised")
    flow = FlowRow(spacing=theme.px(STEP))
    for key, words in pairs:
        flow.add(key_pair(theme, key, words))
    column = QVBoxLayout(strip)
    side = theme.px(2 * STEP)
    column.setContentsMargins(side, theme.px(STEP), side, theme.px(STEP))
    column.addWidget(flow)
    return strip


def _size(text: str, metrics: QFontMetrics) -> QSize:
    height = metrics.height() + 2 * round(metrics.height() * _DOWN)
    across = metrics.horizontalAdvance(text) + 2 * round(metrics.height() * _ACROSS)
    return QSize(max(across, height), height)
