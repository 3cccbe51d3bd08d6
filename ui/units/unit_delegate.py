"""Paints the rows of the units panel: headings of departments, and units with their states."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from ui.theme.tokens import FONT_BODY, FONT_SMALL, FONT_TINY, ICON_LARGE, ROW, STEP
from ui.units.rows import UnitRow
from ui.widgets.chip import chip_size, paint_chip
from ui.widgets.grouped_delegate import GroupedDelegate
from ui.widgets.grouped_model import ROW_ROLE
from ui.widgets.marks import paint_badge

_LEGIBLE: Final = 5  # letters of what is elided, below which nothing is better
_Index = QModelIndex | QPersistentModelIndex


class UnitDelegate(GroupedDelegate):
    """Paints one line a unit; a disputed field adds a line with all its values."""

    def own_height(self, index: _Index) -> int:
        row = index.data(ROW_ROLE)
        return self._theme.px(ROW) + (self._chip_height() if row.dispute else 0)

    def tip(self, row: UnitRow) -> str:
        return row.tip

    def paint_row(self, painter: QPainter, rect: QRect, row: UnitRow) -> None:
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
