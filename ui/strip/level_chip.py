"""One level of one scale: the scale's name, the level, its word, colour and rank."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from commander.domain.scales import SCALES
from ui import words
from ui.theme.theme import Theme
from ui.theme.tokens import FONT_BODY, FONT_TINY, LINE, RADIUS, STEP
from ui.widgets.warning_badge import SIGNS

_HEIGHT: Final = 40
_PIP: Final = 5


class LevelChip(QWidget):
    """Event grade is filled, other scales are outlined, so that two never look like one.

    A warning's level has the shape of its own before its word.

    Small squares count how bad it is on its own scale: the same word for those who cannot tell
    the colours, and in the red of the night theme.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._caption = self._text = ""
        self._role = "muted"
        self._rank = self._ranks = 0
        self._filled = False
        self._compact = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self.hide()

    @property
    def text(self) -> str:
        """The level and its word, as they are shown."""
        return self._text

    def show_level(self, scale: str, code: str, whose: str = "") -> None:
        """Show a level; ``whose`` names the incident or the authority it belongs to."""
        step = words.scale_step(scale, code)
        known = SCALES[scale]
        found = known.step(code)
        self._caption, self._text, self._role = step.scale, step.short, step.role
        if scale == "response_level" and whose:
            self._text = f"{step.code} · {whose}"
        self._rank = found.rank if found is not None else 0
        self._ranks = max(one.rank for one in known.steps)
        self._filled = scale == "event_grade"
        if scale == "warning_level":
            self._text = " ".join(one for one in (SIGNS.get(code, ""), step.short) if one)
        tip = f"{step.long}\n{whose}" if whose else step.long
        self.setToolTip(tip)
        self.setAccessibleName(tip.replace("\n", ", "))
        self._restyle()
        self.show()

    def set_compact(self, *, compact: bool) -> None:
        """Leave out the squares where there is little room; number and word stay."""
        self._compact = compact
        self._restyle()

    def sizeHint(self) -> QSize:
        caption = QFontMetrics(self._theme.ui_font(FONT_TINY)).horizontalAdvance(self._caption)
        text = QFontMetrics(self._theme.ui_font(FONT_BODY, semibold=True))
        pips = self._ranks * self._theme.px(_PIP + 2) + self._theme.px(2 * STEP)
        pips = 0 if self._compact else pips
        inner = max(caption + pips, text.horizontalAdvance(self._text))
        return QSize(inner + 2 * self._side(), self._theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._theme.tokens
        colour = self._theme.colour(self._role)
        ground = colour if self._filled else self._theme.colour(f"{self._role}_soft")
        ink = (
            QColor(look.ink_on(look.colour(self._role)))
            if self._filled
            else self._theme.colour(f"{self._role}_chip")
        )
        painter.setPen(QPen(colour, self._theme.px(LINE)))
        painter.setBrush(ground)
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(edge, self._theme.px(RADIUS), self._theme.px(RADIUS))
        side = self._side()
        inner = edge.adjusted(side, self._theme.px(STEP), -side, -self._theme.px(STEP))
        painter.setPen(ink)
        painter.setFont(self._theme.ui_font(FONT_TINY))
        left = Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, left | Qt.AlignmentFlag.AlignTop, self._caption)
        if not self._compact:
            self._paint_rank(painter, inner, ink)
        painter.setPen(ink)
        painter.setFont(self._theme.ui_font(FONT_BODY, semibold=True))
        painter.drawText(inner, left | Qt.AlignmentFlag.AlignBottom, self._text)
        painter.end()

    def _paint_rank(self, painter: QPainter, inner: QRectF, ink: QColor) -> None:
        side, step = self._theme.px(_PIP), self._theme.px(_PIP + 2)
        top = inner.top() + self._theme.px(STEP)
        for number in range(self._ranks):
            place = QPointF(inner.right() - (self._ranks - number) * step + 2, top)
            painter.setPen(QPen(ink, 1))
            painter.setBrush(ink if number < self._rank else Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(place.x(), place.y(), side, side))

    def _side(self) -> int:
        return self._theme.px((2 if self._compact else 3) * STEP)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
