"""Rows of two lines under headings: what, chips and a clock above, the rest below, and a bar."""

import html
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from ui.theme.theme import Theme
from ui.theme.tokens import FOCUS, FONT_BODY, FONT_SMALL, FONT_TINY, LINE, ROW_COMPACT, STEP
from ui.widgets.chip import chip_size, paint_chip
from ui.widgets.grouped_model import HEADING_ROLE, KEY_ROLE, ROW_ROLE, Group
from ui.widgets.inline_list import InlineList

_ANY: Final = 1  # rows are as wide as the list
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


class TwoLineDelegate(QStyledItemDelegate):
    """Paints rows of a `GroupedModel` whose rows are `TwoLines`."""

    def __init__(self, theme: Theme, view: InlineList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._high = 0
        theme.changed.connect(self._measure)
        self._measure()

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index, /) -> QSize:
        key = index.data(KEY_ROLE)
        if not key:
            return QSize(_ANY, self._theme.px(ROW_COMPACT))
        return QSize(_ANY, self._view.open_row.height_of(key, self._own_height()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, /) -> None:
        rect: QRect = option.rect
        row = index.data(ROW_ROLE)
        painter.save()
        if isinstance(row, TwoLines):
            state: QStyle.StateFlag = option.state
            selected = bool(state & QStyle.StateFlag.State_Selected)
            hover = bool(state & QStyle.StateFlag.State_MouseOver)
            own = QRect(rect.topLeft(), QSize(rect.width(), self._own_height()))
            if own.height() < rect.height():
                painter.fillRect(rect, self._theme.colour("raised"))
            self._paint_ground(painter, own, selected=selected, hover=hover)
            self._paint_row(painter, own, row)
        else:
            self._paint_heading(painter, rect, index.data(HEADING_ROLE))
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: _Index,
        /,
    ) -> bool:
        row = index.data(ROW_ROLE)
        if event.type() == QEvent.Type.ToolTip and isinstance(row, TwoLines):
            # Escaped: what people typed never becomes markup.
            words = html.escape(row.spoken().replace(", ", "\n", 1)).replace("\n", "<br>")
            QToolTip.showText(event.globalPos(), f"<div>{words}</div>", view)
            return True
        return super().helpEvent(event, view, option, index)

    def _own_height(self) -> int:
        return self._high

    def _measure(self) -> None:
        first = QFontMetrics(self._theme.ui_font(FONT_BODY)).height()
        second = QFontMetrics(self._theme.ui_font(FONT_SMALL)).height()
        self._high = first + second + self._theme.px(4 * STEP)

    def _paint_heading(self, painter: QPainter, rect: QRect, group: object) -> None:
        if not isinstance(group, Group):
            return
        side = self._theme.px(3 * STEP)
        area = rect.adjusted(side, self._theme.px(STEP), -side, 0)
        painter.setPen(self._theme.colour("muted"))
        painter.setFont(self._theme.ui_font(FONT_TINY, semibold=True))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, group.heading.upper())
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(area, right, str(len(group.keys)))

    def _paint_ground(self, painter: QPainter, rect: QRect, *, selected: bool, hover: bool) -> None:
        if selected or hover:
            painter.fillRect(rect, self._theme.colour("selected" if selected else "hover"))
        low = QRect(rect.left(), rect.bottom(), rect.width(), self._theme.px(LINE))
        painter.fillRect(low, self._theme.colour("line_soft"))
        if selected:
            edge = QRect(rect.topLeft(), QSize(self._theme.px(FOCUS + 1), rect.height()))
            painter.fillRect(edge, self._theme.colour("accent"))

    def _paint_row(self, painter: QPainter, rect: QRect, row: TwoLines) -> None:
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
