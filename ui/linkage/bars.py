"""The bars of the linkage chart, as an item of a pyqtgraph plot.

One row a department: x is minutes since asked, y the number of the row. Everything is drawn in
pixels, so that hatches, rounded ends and words keep their size whatever the scale of the plot.
"""

from dataclasses import dataclass, replace
from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetrics,
    QLinearGradient,
    QPainter,
    QPen,
    QTransform,
)
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from commander.linkage.timing import Timing
from ui.linkage.linkage_words import bar_text, late_text, note_text, open_text
from ui.theme.theme import Theme
from ui.theme.tokens import FONT_SMALL, FONT_TINY, LINE, STEP

BARS_SHARE: Final = 0.64
"""Part of the plot that bars may take; the rest is for the words at their ends."""
_THICK: Final = 16
_THIN_SHARE: Final = 0.62
_ROUND: Final = 3
# A running bar is drawn up to this many times what the others need.
_RUNNING_MOST: Final = 1.5
_WORD_LINES: Final = 2


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar in minutes, with how it is filled."""

    start: float
    end: float
    style: Qt.BrushStyle


@dataclass(frozen=True, slots=True)
class _Word:
    """A piece of text beside a bar, and where it begins; in pixels."""

    text: str
    role: str
    font: QFont
    width: float
    left: float = 0.0


@dataclass(frozen=True, slots=True)
class Room:
    """Between which x the words of a row stand, and where the target's line crosses them."""

    left: float
    right: float
    target: float
    gap: float

    def begin(self, left: float, width: float) -> float:
        """Return where words begin that would begin at ``left``: not on the target's line."""
        if left - self.gap / 2 < self.target < left + width + self.gap / 2:
            return self.target + self.gap
        return left


def segments(timing: Timing) -> list[Segment]:
    """Return asked → acknowledged hatched, → started dotted, → done solid; what is known of it.

    Medians are of different sets of tasks, so a later stage may have the smaller one: then the
    bar is cut at the end of what is done.
    """
    end = timing.to_done.minutes if timing.to_done is not None else None
    stages = (
        (timing.to_acknowledged, Qt.BrushStyle.BDiagPattern),
        (timing.to_started, Qt.BrushStyle.Dense4Pattern),
        (timing.to_done, Qt.BrushStyle.SolidPattern),
    )
    found, at = [], 0.0
    for span, style in stages:
        if span is None:
            continue
        until = span.minutes if end is None else min(span.minutes, end)
        if until > at:
            found.append(Segment(at, until, style))
            at = until
    return found


def scale_end(shown: tuple[Timing, ...]) -> float:
    """Return how many minutes the chart spans: targets and what is done, running ones up to that.

    A task that has run for hours must not press all other bars together.
    """
    done = [one.to_done.minutes for one in shown if one.to_done is not None]
    targets = [float(one.target) for one in shown]
    running = [one.running.minutes for one in shown if one.running is not None]
    most = max([*done, *(1.2 * target for target in targets), 1.0])
    return max(most, min(max(running, default=0.0), _RUNNING_MOST * most))


def done_role(timing: Timing) -> str:
    """Return the colour role of what a department has done."""
    return "orange" if timing.is_over_target else "green"


def running_role(timing: Timing) -> str:
    """Return the colour role of what a department has not done yet."""
    return "red" if timing.late else "accent"


class Bars(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph ships no types
    """Paints the rows. ``room`` is how many minutes the plot spans, with space for words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[Timing, ...] = ()
        self._room = 1.0
        self._current = -1

    def show_timings(self, shown: tuple[Timing, ...], room: float) -> None:
        """Show these departments, the first one in row 0."""
        self.prepareGeometryChange()
        self._shown, self._room = shown, room
        self.update()

    def mark(self, row: int) -> None:
        """Mark a row as the current one; -1 none."""
        self._current = row
        self.update()

    def boundingRect(self) -> QRectF:
        return QRectF(0, -0.5, self._room, max(1, len(self._shown)))

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
        /,
    ) -> None:
        to_pixels = painter.transform()
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ends = [
            self._paint_bar(painter, to_pixels, row, timing)
            for row, timing in enumerate(self._shown)
        ]
        self._paint_targets(painter, to_pixels)
        for row, (end, timing) in enumerate(zip(ends, self._shown, strict=True)):
            self._paint_words(painter, to_pixels, row, end, timing)
        painter.restore()

    def _paint_bar(self, painter: QPainter, to: QTransform, row: int, timing: Timing) -> QPointF:
        """Paint one bar; where its words begin."""
        if row == self._current:
            whole = to.mapRect(QRectF(0, row - 0.48, self._room, 0.96))
            painter.fillRect(whole, self._theme.colour("hover"))
        end = to.map(QPointF(0, row))
        if timing.running is not None:
            until = min(timing.running.minutes, self._room * BARS_SHARE)
            area = self._area(to, row, 0, until)
            self._paint_running(painter, area, self._theme.colour(running_role(timing)))
            end.setX(max(end.x(), area.right()))
        colour = self._theme.colour(done_role(timing))
        for segment in segments(timing):
            area = self._area(to, row, segment.start, segment.end)
            self._paint_segment(painter, area, colour, segment.style)
            end.setX(max(end.x(), area.right()))
        return end

    def _area(self, to: QTransform, row: int, start: float, end: float) -> QRectF:
        middle = to.map(QPointF(start, row))
        free = abs(to.map(QPointF(0, row + 1)).y() - middle.y())
        high = min(float(self._theme.px(_THICK)), free * 0.7)
        wide = max(2.0, to.map(QPointF(end, row)).x() - middle.x())
        return QRectF(middle.x(), middle.y() - high / 2, wide, high)

    def _paint_segment(
        self, painter: QPainter, area: QRectF, colour: QColor, style: Qt.BrushStyle
    ) -> None:
        painter.setPen(QPen(colour, self._theme.px(LINE)))
        if style != Qt.BrushStyle.SolidPattern:
            painter.setBrush(self._theme.colour("panel"))
            painter.drawRoundedRect(area, _ROUND, _ROUND)
        painter.setBrush(QBrush(colour, style))
        painter.drawRoundedRect(area, _ROUND, _ROUND)

    def _paint_running(self, painter: QPainter, area: QRectF, colour: QColor) -> None:
        """A bar that fades out: it has not ended."""
        thin = area.height() * (1 - _THIN_SHARE) / 2
        bar = area.adjusted(0, thin, 0, -thin)
        faint, gone = QColor(colour), QColor(colour)
        faint.setAlphaF(0.38)
        gone.setAlphaF(0.06)
        fade = QLinearGradient(bar.topLeft(), bar.topRight())
        fade.setColorAt(0, faint)
        fade.setColorAt(0.75, faint)
        fade.setColorAt(1, gone)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fade)
        painter.drawRoundedRect(bar, _ROUND, _ROUND)
        pen = QPen(colour, self._theme.px(LINE), Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(bar.topLeft(), bar.topRight())
        painter.drawLine(bar.bottomLeft(), bar.bottomRight())

    def _paint_words(
        self, painter: QPainter, to: QTransform, row: int, at: QPointF, timing: Timing
    ) -> None:
        """What stands beside a bar: in one line, in two where they have room, else elided.

        No word stands on the target's line: what would goes behind it.
        """
        target = to.map(QPointF(timing.target, row)).x() if timing.target else -1.0
        room = Room(
            left=at.x() + self._theme.px(STEP + 2),
            right=to.map(QPointF(self._room, 0)).x(),
            target=target,
            gap=self._theme.px(2 * STEP),
        )
        lines: list[list[_Word]] = [[]]
        left = room.left
        for word in self._words(timing):
            begin = room.begin(left, word.width)
            if begin + word.width > room.right and lines[-1] and len(lines) < _WORD_LINES:
                lines.append([])
                begin = room.begin(room.left, word.width)
            lines[-1].append(replace(word, left=begin))
            left = begin + word.width + room.gap
        high = QFontMetrics(self._theme.ui_font(FONT_SMALL)).height()
        free = abs(to.map(QPointF(0, row + 1)).y() - at.y())
        if len(lines) * high > free:
            lines = [self._in_one_line(lines, room)]
        top = at.y() - (len(lines) - 1) * high / 2
        for number, line in enumerate(lines):
            for word in line:
                self._paint_word(painter, word, top + number * high, room.right)

    def _words(self, timing: Timing) -> list[_Word]:
        made = []
        for text, role, size, bold in (
            (bar_text(timing), "text", FONT_SMALL, False),
            (late_text(timing), "red", FONT_SMALL, True),
            (open_text(timing), "muted", FONT_TINY, False),
            (note_text(timing), "muted", FONT_TINY, False),
        ):
            if text:
                font = self._theme.ui_font(size, semibold=bold)
                wide = QFontMetrics(font).horizontalAdvance(text)
                made.append(_Word(text, role, font, wide))
        return made

    def _in_one_line(self, lines: list[list[_Word]], room: Room) -> list[_Word]:
        made: list[_Word] = []
        left = room.left
        for word in (word for line in lines for word in line):
            begin = room.begin(left, min(word.width, room.right - left))
            made.append(replace(word, left=begin))
            left = begin + word.width + room.gap
        return made

    def _paint_word(self, painter: QPainter, word: _Word, middle: float, right: float) -> None:
        metrics = QFontMetrics(word.font)
        room = int(right - word.left)
        text = metrics.elidedText(word.text, Qt.TextElideMode.ElideRight, max(0, room))
        painter.setFont(word.font)
        painter.setPen(self._theme.colour(word.role))
        down = middle + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(word.left, down), text)

    def _paint_targets(self, painter: QPainter, to: QTransform) -> None:
        """One line through all rows where the target is the same, else one for each row."""
        pen = QPen(self._theme.colour("text"), self._theme.px(LINE), Qt.PenStyle.DashLine)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        targets = {timing.target for timing in self._shown if timing.target}
        common = len(targets) == 1
        for row, timing in enumerate(self._shown):
            if timing.target:
                reach = 0.5 if common else 0.42
                top = to.map(QPointF(timing.target, row - reach))
                low = to.map(QPointF(timing.target, row + reach))
                painter.drawLine(top, low)
