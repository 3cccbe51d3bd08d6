"""Where everything of an entry stands at a width, and how it is painted."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QPixmap,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from commander.domain.attachment import Attachment
from ui.attached.tile_paint import paint_picture
from ui.log.entry import Entry, Mark
from ui.theme.theme import Theme
from ui.theme.tokens import FONT_SMALL, FONT_TINY, STEP
from ui.widgets.chip import chip_size, paint_chip
from ui.widgets.marks import department_colour

_SIDE: Final = 12
_TOP: Final = 8
_GAP: Final = 14
_STRIPE: Final = 3
_MIN_TEXT: Final = 40
_PICTURE: Final = (88, 66)
_TIME_SAMPLE: Final = "≈00:00:00"
_LINE_BREAK: Final = "\u2028"
_ELIDE: Final = Qt.TextElideMode.ElideRight


@dataclass(frozen=True, slots=True)
class Zone:
    """A place in an entry that answers the pointer; in the entry's own coordinates."""

    area: QRect
    mark: Mark


@dataclass(slots=True)
class _Block:
    layout: QTextLayout
    top: int
    role: str
    left: int


@dataclass(slots=True)
class EntryLayout:
    """An entry laid out for one width: blocks of text, chips and the whole height in pixels."""

    entry: Entry
    width: int
    height: int = 0
    zones: list[Zone] = field(default_factory=list)
    blocks: list[_Block] = field(default_factory=list)
    time_left: int = 0
    text_left: int = 0
    base_line: int = 0

    def zone_at(self, x: int, y: int) -> Zone | None:
        """The chip or link at a point."""
        return next((zone for zone in self.zones if zone.area.contains(x, y)), None)


class EntryPainter:
    """Lays entries out and paints them in the theme in force.

    ``picture_of`` gives the small picture of an attachment as far as it has been read.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.picture_of: Callable[[Attachment], QPixmap | None] = lambda _one: None

    def lay_out(self, entry: Entry, width: int, *, open_: bool) -> EntryLayout:
        """Lay an entry out; ``open_`` adds its details."""
        px = self._theme.px
        made = EntryLayout(entry, width)
        made.time_left = px(_SIDE)
        made.text_left = made.time_left + self._time_width() + px(_GAP)
        room = max(px(_MIN_TEXT), width - made.text_left - px(_SIDE))
        y = self._head(made, px(_TOP), room)
        y = self._text(made, entry.text, y, room)
        for marks in (entry.files, entry.receipts, entry.notes):
            if marks:
                y = self._flow(made, marks, QRect(made.text_left, y + px(STEP), room, 0), 0)
        if open_:
            y = self._details(made, y + px(STEP), room)
        made.height = y + px(_TOP)
        return made

    def _time_width(self) -> int:
        metrics = QFontMetrics(self._theme.mono_font(FONT_SMALL))
        return metrics.horizontalAdvance(_TIME_SAMPLE)

    def _head(self, made: EntryLayout, top: int, room: int) -> int:
        text = "".join(piece for piece, _ in made.entry.route)
        font = self._theme.ui_font(FONT_SMALL)
        layout = _text_layout(text, font)
        strong = QTextCharFormat()
        strong.setFontWeight(QFont.Weight.DemiBold)
        strong.setForeground(self._theme.colour("muted" if made.entry.faded else "text"))
        ranges, at = [], 0
        for piece, is_name in made.entry.route:
            if is_name:
                span = QTextLayout.FormatRange()
                span.start, span.length = _units(text[:at]), _units(piece)
                span.format = strong
                ranges.append(span)
            at += len(piece)
        layout.setFormats(ranges)
        height = _wrap(layout, room)
        made.blocks.append(_Block(layout, top, "muted", made.text_left))
        metrics = QFontMetrics(font)
        ascent = layout.lineAt(0).ascent() if layout.lineCount() else metrics.ascent()
        made.base_line = top + round(ascent)
        if not made.entry.chips:
            return top + max(height, metrics.height())
        # Beside the last line's letters, in the middle of their height.
        line = layout.lineAt(layout.lineCount() - 1) if layout.lineCount() else None
        used = round(line.naturalTextWidth()) + self._theme.px(STEP) if line else 0
        letters = line.y() + line.ascent() - metrics.ascent() if line else 0.0
        high = chip_size("M", self._theme.ui_font(FONT_TINY)).height()
        chips_top = top + round(letters + (metrics.height() - high) / 2)
        last = QRect(made.text_left, chips_top, room, 0)
        below = self._flow(made, made.entry.chips, last, used)
        return max(top + height, below)

    def _text(self, made: EntryLayout, text: str, top: int, room: int) -> int:
        if not text:
            return top
        font = self._theme.ui_font()
        font.setStrikeOut(made.entry.struck)
        layout = _text_layout(text, font)
        height = _wrap(layout, room)
        role = "muted" if made.entry.faded else "text"
        made.blocks.append(_Block(layout, top, role, made.text_left))
        return top + height

    def _flow(self, made: EntryLayout, marks: tuple[Mark, ...], area: QRect, used: int) -> int:
        """Chips from left to right, wrapped; the bottom of the last row."""
        font, gap = self._theme.ui_font(FONT_TINY), self._theme.px(STEP)
        x, y = area.left() + used, area.top()
        bottom = y + (chip_size("M", font).height() if used else 0)
        for mark in marks:
            size = self._size(mark, font)
            if x > area.left() and x + size.width() > area.right() + 1:
                x, y = area.left(), (bottom if used else bottom + gap)
            width = min(size.width(), area.width())
            made.zones.append(Zone(QRect(x, y, width, size.height()), mark))
            x += width + gap
            bottom = max(bottom, y + size.height())
        return bottom

    def _size(self, mark: Mark, font: QFont) -> QSize:
        if mark.picture is None:
            return chip_size(mark.text, font)
        return QSize(self._theme.px(_PICTURE[0]), self._theme.px(_PICTURE[1]))

    def _details(self, made: EntryLayout, top: int, room: int) -> int:
        font = self._theme.ui_font(FONT_SMALL)
        metrics = QFontMetrics(font)
        labels = [label for label, _ in made.entry.details]
        widest = max((metrics.horizontalAdvance(label) for label in labels), default=0)
        across = min(widest, room // 3) + self._theme.px(_GAP)
        for label, value in made.entry.details:
            shown = metrics.elidedText(label, _ELIDE, across - self._theme.px(STEP))
            left, right = _text_layout(shown, font), _text_layout(value, font)
            height = max(_wrap(left, across), _wrap(right, room - across))
            made.blocks.append(_Block(left, top, "muted", made.text_left))
            made.blocks.append(_Block(right, top, "text", made.text_left + across))
            top += height
        return top

    def paint(self, painter: QPainter, made: EntryLayout, top: int, ground: str) -> None:
        """Paint with the entry's top at ``top``; ``ground`` is the token under it."""
        area = QRect(0, top, made.width, made.height)
        painter.fillRect(area, self._theme.colour(ground))
        if made.entry.colour:
            stripe = QRect(0, top, self._theme.px(_STRIPE), made.height)
            colour = department_colour(made.entry.colour, self._theme.tokens)
            colour.setAlphaF(0.4 if made.entry.faded else 1.0)
            painter.fillRect(stripe, colour)
        painter.setPen(QPen(self._theme.colour("line_soft")))
        painter.drawLine(0, area.bottom(), area.right(), area.bottom())
        self._paint_time(painter, made, top)
        for block in made.blocks:
            painter.setPen(self._theme.colour(block.role))
            block.layout.draw(painter, QPointF(block.left, top + block.top))
        painter.setFont(self._theme.ui_font(FONT_TINY))
        for zone in made.zones:
            place = zone.area.translated(0, top)
            if zone.mark.picture is not None:
                self._paint_picture(painter, place, zone.mark)
                continue
            paint_chip(painter, place, zone.mark.text, zone.mark.role, self._theme.tokens)

    def _paint_picture(self, painter: QPainter, place: QRect, mark: Mark) -> None:
        found = self.picture_of(mark.picture) if mark.picture is not None else None
        paint_picture(painter, place, self._theme, found, icon="image", over=mark.over)
        painter.setFont(self._theme.ui_font(FONT_TINY))

    def _paint_time(self, painter: QPainter, made: EntryLayout, top: int) -> None:
        font = self._theme.mono_font(FONT_SMALL)
        painter.setFont(font)
        painter.setPen(self._theme.colour("muted"))
        metrics = painter.fontMetrics()
        height = metrics.height()
        # On the base line of the names: other letters there make a higher line.
        down = max(0, made.base_line - metrics.ascent())
        left = QRect(made.time_left, top + down, self._time_width(), height)
        painter.drawText(left, 0, made.entry.time)
        if made.entry.day:
            painter.setFont(self._theme.ui_font(FONT_TINY))
            below = left.translated(0, height)
            below.setRight(made.text_left - self._theme.px(2))
            shown = painter.fontMetrics().elidedText(made.entry.day, _ELIDE, below.width())
            painter.drawText(below, 0, shown)

    def paint_waiting(self, painter: QPainter, area: QRect) -> None:
        """Paint an entry that is still being read: two quiet bars."""
        painter.fillRect(area, self._theme.colour("panel"))
        bar = QColor(self._theme.colour("line_soft"))
        left = self._theme.px(_SIDE) + self._time_width() + self._theme.px(_GAP)
        height = self._theme.px(2 * STEP)
        for number, share in enumerate((0.35, 0.7)):
            y = area.top() + self._theme.px(_TOP) + number * 2 * height
            painter.fillRect(QRectF(left, y, (area.width() - left) * share, height), bar)
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), bar)

    def waiting_height(self) -> int:
        """The height given to an entry that is not read yet: a head and two lines."""
        small = QFontMetrics(self._theme.ui_font(FONT_SMALL)).height()
        return small + 2 * QFontMetrics(self._theme.ui_font()).height() + 2 * self._theme.px(_TOP)


def _text_layout(text: str, font: QFont) -> QTextLayout:
    layout = QTextLayout(text.replace("\n", _LINE_BREAK), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    return layout


def _wrap(layout: QTextLayout, width: int) -> int:
    """Break the text into lines of a width; the height they take."""
    y = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return round(y)


def _units(text: str) -> int:
    """Length in UTF-16 units, which is how Qt counts."""
    return len(text.encode("utf-16-le")) // 2
