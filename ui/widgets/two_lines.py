"""Rows of two lines under headings: what, chips and a clock above, the rest below, and a bar."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from ui.theme.theme import Theme
from ui.theme.tokens import FONT_BODY, FONT_SMALL, FONT_TINY, STEP
from ui.widgets.chip import chip_size, paint_chip
from ui.widgets.grouped_delegate import GroupedDelegate
from ui.widgets.inline_list import InlineList

_BAR: Final = 3
_LEGIBLE: Final = 90  # pixels that a title keeps before chips and clock go without theirs
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoLines:
    """What a row says. ``chips`` are texts with their roles; ``clock_role`` a colour role.

    ``bar`` is how much of a span has gone (0–1) in the colour of ``bar_role``, below 0 for none.
    """

    key: str
    title: str
    chips: tuple[tuple[str, str], ...] = ()
    clock: str = ""
    clock_role: str = "muted"
    second: str = ""
    bar: float = -1.0
    bar_role: str = "accent"

    def spoken(self) -> str:
        """Return the row in words."""
        chips = [text for text, _role in self.chips]
        return ", ".join(part for part in (self.title, *chips, self.clock, self.second) if part)


class TwoLineDelegate(GroupedDelegate):
    """Paints rows of a `GroupedModel` whose rows are `TwoLines`."""

    def __init__(self, theme: Theme, view: InlineList) -> None:
        super().__init__(theme, view)
        self._high = 0
        theme.changed.connect(self._measure)
        self._measure()

    def own_height(self, _index: _Index) -> int:
        return self._high

    def tip(self, row: TwoLines) -> str:
        return row.spoken().replace(", ", "\n", 1)

    def paint_row(self, painter: QPainter, rect: QRect, row: TwoLines) -> None:
        side, pad = self._theme.px(3 * STEP), self._theme.px(2 * STEP)
        inner = rect.adjusted(side, pad, -side, -pad)
        first = QRect(inner.topLeft(), QSize(inner.width(), inner.height() // 2 + 1))
        second = QRect(inner.left(), first.bottom() + 1, inner.width(), inner.height() // 2)
        words = self._paint_right(painter, first, row)
        font = self._theme.ui_font(FONT_BODY, semibold=True)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text"))
        title = painter.fontMetrics().elidedText(
            row.title, Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, title)
        painter.setFont(self._theme.ui_font(FONT_SMALL))
        painter.setPen(self._theme.colour("muted"))
        rest = painter.fontMetrics().elidedText(
            row.second, Qt.TextElideMode.ElideRight, second.width()
        )
        painter.drawText(second, Qt.AlignmentFlag.AlignVCenter, rest)
        if row.bar >= 0:
            high = self._theme.px(_BAR)
            whole = QRect(rect.left(), rect.bottom() - high + 1, rect.width(), high)
            painter.fillRect(whole, self._theme.colour("line_soft"))
            whole.setWidth(max(high, round(rect.width() * min(1.0, row.bar))))
            painter.fillRect(whole, self._theme.colour(row.bar_role))

    def _measure(self) -> None:
        first = QFontMetrics(self._theme.ui_font(FONT_BODY)).height()
        second = QFontMetrics(self._theme.ui_font(FONT_SMALL)).height()
        self._high = first + second + self._theme.px(4 * STEP)

    def _paint_right(self, painter: QPainter, line: QRect, row: TwoLines) -> QRect:
        """Paint clock and chips at the right end, and return what is left for the title.

        Where there is little room chips go first, because headings and the opened row say as much.
        """
        gap = self._theme.px(2 * STEP)
        words = QRect(line)
        if row.clock:
            painter.setFont(self._theme.ui_font(FONT_SMALL, semibold=row.clock_role == "red"))
            painter.setPen(self._theme.colour(row.clock_role))
            metrics = painter.fontMetrics()
            wide = min(
                metrics.horizontalAdvance(row.clock) + self._theme.px(STEP), line.width() * 3 // 5
            )
            area = QRect(line.right() + 1 - wide, line.top(), wide, line.height())
            text = metrics.elidedText(row.clock, Qt.TextElideMode.ElideRight, wide)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)
            words.setRight(area.left() - gap)
        painter.setFont(self._theme.ui_font(FONT_TINY))
        for text, role in reversed(row.chips):
            wide = chip_size(text, painter.font()).width()
            if words.width() - wide - gap < self._theme.px(_LEGIBLE):
                break
            area = QRect(words.right() + 1 - wide, line.top(), wide, line.height())
            paint_chip(painter, area, text, role, self._theme.tokens)
            words.setRight(area.left() - gap)
        return words
