"""Paints the rows of the units panel: headings of departments, and units with their states."""

import html
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
from ui.theme.tokens import (
    FOCUS,
    FONT_BODY,
    FONT_SMALL,
    FONT_TINY,
    ICON_LARGE,
    LINE,
    ROW,
    ROW_COMPACT,
    STEP,
)
from ui.units.rows import UnitRow
from ui.units.unit_model import HEADING_ROLE, ROW_ROLE, Heading
from ui.widgets.chip import chip_size, paint_chip
from ui.widgets.inline_list import InlineList
from ui.widgets.marks import paint_badge

# Rows are as wide as the list; a wider hint would keep them wide once a scroll bar comes.
_ANY: Final = 1
_LEGIBLE: Final = 5  # letters of what is elided, below which nothing is better
_Index = QModelIndex | QPersistentModelIndex


class UnitDelegate(QStyledItemDelegate):
    """Paints one line a unit; a disputed field adds a line with all its values."""

    def __init__(self, theme: Theme, view: InlineList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index, /) -> QSize:
        row = index.data(ROW_ROLE)
        if not isinstance(row, UnitRow):
            return QSize(_ANY, self._theme.px(ROW_COMPACT))
        return QSize(_ANY, self._view.open_row.height_of(row.key, self._own_height(row)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, /) -> None:
        rect: QRect = option.rect
        row = index.data(ROW_ROLE)
        painter.save()
        if isinstance(row, UnitRow):
            state: QStyle.StateFlag = option.state
            selected = bool(state & QStyle.StateFlag.State_Selected)
            hover = bool(state & QStyle.StateFlag.State_MouseOver)
            own = QRect(rect.topLeft(), QSize(rect.width(), self._own_height(row)))
            if own.height() < rect.height():
                painter.fillRect(rect, self._theme.colour("raised"))
            self._paint_ground(painter, own, selected=selected, hover=hover)
            self._paint_unit(painter, rect, row)
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
        if event.type() == QEvent.Type.ToolTip and isinstance(row, UnitRow):
            # Escaped: what people typed never becomes markup.
            words = html.escape(row.tip).replace("\n", "<br>")
            QToolTip.showText(event.globalPos(), f"<div>{words}</div>", view)
            return True
        return super().helpEvent(event, view, option, index)

    def _own_height(self, row: UnitRow) -> int:
        return self._theme.px(ROW) + (self._chip_height() if row.dispute else 0)

    def _paint_heading(self, painter: QPainter, rect: QRect, heading: object) -> None:
        if not isinstance(heading, Heading):
            return
        side = self._theme.px(3 * STEP)
        area = rect.adjusted(side, self._theme.px(STEP), -side, 0)
        painter.setPen(self._theme.colour("muted"))
        painter.setFont(self._theme.ui_font(FONT_TINY, semibold=True))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, heading.text.upper())
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(area, right, str(heading.count))

    def _paint_ground(self, painter: QPainter, rect: QRect, *, selected: bool, hover: bool) -> None:
        if selected or hover:
            painter.fillRect(rect, self._theme.colour("selected" if selected else "hover"))
        low = QRect(rect.left(), rect.bottom(), rect.width(), self._theme.px(LINE))
        painter.fillRect(low, self._theme.colour("line_soft"))
        if selected:
            edge = QRect(rect.topLeft(), QSize(self._theme.px(FOCUS + 1), rect.height()))
            painter.fillRect(edge, self._theme.colour("accent"))

    def _paint_unit(self, painter: QPainter, rect: QRect, row: UnitRow) -> None:
        side = self._theme.px(3 * STEP)
        line = QRect(rect.left() + side, rect.top(), rect.width() - 2 * side, self._theme.px(ROW))
        badge = QRect(line)
        badge.setWidth(self._theme.px(ICON_LARGE + 2))
        badge.setHeight(badge.width())
        badge.moveCenter(line.center())
        badge.moveLeft(line.left())
        department = row.department
        shape, colour = (
            ("square", "muted")
            if department is None
            else (
                department.shape,
                department.colour,
            )
        )
        painter.setFont(self._theme.ui_font(FONT_TINY))
        paint_badge(painter, badge, shape, colour, row.letters, self._theme.tokens)
        words = line.adjusted(badge.width() + self._theme.px(2 * STEP), 0, 0, 0)
        chip, age = self._choose(row, words.width())
        words.setRight(self._paint_right(painter, words, chip, age, row.chip_role))
        self._paint_words(painter, words, row)
        if row.dispute:
            painter.setFont(self._theme.ui_font(FONT_TINY))
            area = QRect(words.left(), line.bottom() - self._theme.px(STEP), 0, 0)
            area.setRight(line.right())
            area.setHeight(self._chip_height())
            paint_chip(painter, area, row.dispute, "exercise", self._theme.tokens)

    def _choose(self, row: UnitRow, width: int) -> tuple[str, str]:
        """State and age in the words that leave the name its room, the longest that do.

        The age goes before the state shortens: what was not heard of for long says so in its state.
        """
        name = QFontMetrics(self._theme.ui_font(FONT_BODY)).horizontalAdvance(row.name)
        for chip, age in (
            (row.chip, row.age),
            (row.chip, row.age_short),
            (row.chip, ""),
            (row.chip_short, ""),
        ):
            if name + self._right_width(chip, age) <= width:
                return chip, age
        return row.chip_short, ""

    def _right_width(self, chip: str, age: str) -> int:
        font = self._theme.ui_font(FONT_TINY)
        gap = self._theme.px(2 * STEP)
        wide = chip_size(chip, font).width() + gap
        return wide + (QFontMetrics(font).horizontalAdvance(age) + gap if age else 0)

    def _paint_right(self, painter: QPainter, line: QRect, chip: str, age: str, role: str) -> int:
        """Paint state and age at the right end, and return where the words must end."""
        font = self._theme.ui_font(FONT_TINY)
        painter.setFont(font)
        wide = min(chip_size(chip, font).width(), line.width() // 2)
        area = QRect(line.right() + 1 - wide, line.top(), wide, line.height())
        paint_chip(painter, area, chip, role, self._theme.tokens)
        end = area.left() - self._theme.px(2 * STEP)
        if age:
            painter.setPen(self._theme.colour("muted"))
            room = QRect(line.left(), line.top(), end - line.left(), line.height())
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(room, right, age)
            end -= painter.fontMetrics().horizontalAdvance(age) + self._theme.px(2 * STEP)
        return end

    def _paint_words(self, painter: QPainter, line: QRect, row: UnitRow) -> None:
        font = self._theme.ui_font(FONT_BODY)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text"))
        name = metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, name)
        room = line.adjusted(metrics.horizontalAdvance(name) + self._theme.px(STEP + 2), 0, 0, 0)
        painter.setFont(self._theme.ui_font(FONT_SMALL))
        painter.setPen(self._theme.colour("muted"))
        about = painter.fontMetrics().elidedText(
            row.about, Qt.TextElideMode.ElideRight, max(0, room.width())
        )
        if len(about) >= min(len(row.about), _LEGIBLE):
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, about)

    def _chip_height(self) -> int:
        return chip_size("⇄", self._theme.ui_font(FONT_TINY)).height() + self._theme.px(STEP)
