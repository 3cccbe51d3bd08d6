"""Paints the line of time: how far it has come, now, the moment shown, and round times below."""

from collections.abc import Iterable
from datetime import tzinfo
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ui import words
from ui.theme.theme import Theme
from ui.theme.tokens import FOCUS, FONT_TINY
from ui.timeline.span import Span

GROOVE: Final = 4
_APART: Final = 84
_VEIL: Final = 0.16
_KNOB: Final = 5


class LinePainter:
    """One painting; ``upper`` is the room above the line, where ticks stand."""

    def __init__(self, painter: QPainter, theme: Theme, span: Span, upper: QRectF) -> None:
        self._painter = painter
        self._theme = theme
        self._span = span
        self._upper = upper
        self._low = upper.bottom() + theme.px(GROOVE)

    def groove(self, now: int) -> None:
        """The line itself, filled up to now."""
        top, thick = self._upper.bottom(), self._theme.px(GROOVE)
        wide = self._upper.width()
        filled = min(max(0.0, self._across(now)), wide)
        self._painter.setPen(Qt.PenStyle.NoPen)
        for role, width in (("line", wide), ("accent", filled)):
            self._painter.setBrush(self._theme.colour(role))
            self._painter.drawRoundedRect(QRectF(0, top, width, thick), thick / 2, thick / 2)

    def coming(self, moments: Iterable[int]) -> None:
        """What a script has still to tell: faint, and only that it comes."""
        self._pen("line", 1)
        for at in moments:
            across = round(self._across(at))
            top = QPointF(across, self._upper.center().y())
            self._painter.drawLine(top, QPointF(across, self._upper.bottom()))

    def marks(self, now: int, shown: int | None) -> None:
        """Now, and the moment shown with a veil over what came after it."""
        at_now = self._across(now)
        self._upright(at_now, "accent")
        if shown is None:
            return
        across, side = self._across(shown), self._theme.px(_KNOB)
        veil = QColor(self._theme.colour("orange"))
        veil.setAlphaF(_VEIL)
        corner = QPointF(across, self._upper.top())
        self._painter.fillRect(QRectF(corner, QPointF(at_now, self._low)), veil)
        self._upright(across, "orange")
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._theme.colour("orange"))
        foot = self._low + side
        corners = (
            *(QPointF(across - side, foot), QPointF(across + side, foot)),
            QPointF(across, self._low - side / 2),
        )
        self._painter.drawPolygon(QPolygonF(corners))

    def labels(self, zone: tzinfo) -> None:
        """Round times, and the date where a day begins; none is cut at an end."""
        painter, wide = self._painter, self._upper.width()
        painter.setFont(self._theme.mono_font(FONT_TINY))
        painter.setPen(self._theme.colour("muted"))
        metrics = painter.fontMetrics()
        for label in self._span.labels(wide, self._theme.px(_APART), zone):
            exact = "second" if label.to_second else "minute"
            text = words.clock(label.at, zone, exact)
            if label.is_day:
                text = words.day(label.at, zone)
            across = self._across(label.at) - metrics.horizontalAdvance(text) / 2
            if across >= 0 and across + metrics.horizontalAdvance(text) <= wide:
                painter.drawText(QPointF(across, self._low + metrics.ascent()), text)

    def focus(self, whole: QRectF) -> None:
        """The frame of what has the keys."""
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._pen("accent", FOCUS)
        self._painter.drawRoundedRect(whole.adjusted(1, 1, -1, -1), 4, 4)

    def _upright(self, across: float, role: str) -> None:
        self._pen(role, 2)
        top = QPointF(across, self._upper.top())
        self._painter.drawLine(top, QPointF(across, self._low))

    def _pen(self, role: str, width: int) -> None:
        self._painter.setPen(QPen(self._theme.colour(role), self._theme.px(width)))

    def _across(self, at: int) -> float:
        return self._span.across(at, self._upper.width())
