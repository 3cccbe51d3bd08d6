"""The lines of the palette as a Qt model and their painting."""

from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.palette.entry import Entry
from ui.theme.theme import Theme
from ui.theme.tokens import FONT_BODY, FONT_SMALL, FONT_TINY, RADIUS_CHIP, ROW, STEP
from ui.widgets.key_hint import key_text, paint_key

ENTRY: Final = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


class EntryModel(QAbstractListModel):
    """The entries that answer to what was typed, best first."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[Entry] = []

    def show(self, entries: list[Entry]) -> None:
        """Show these."""
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def entry(self, index: _Index) -> Entry | None:
        """Return the entry of a line, or None where there is none."""
        return self._entries[index.row()] if index.isValid() else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry(index)
        if entry is None:
            return None
        if role == ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in (entry.title, entry.section, entry.keys) if part)
        return None


class EntryDelegate(QStyledItemDelegate):
    """Paints title and note at the left, section and key at the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index, /) -> QSize:
        return QSize(0, self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, /) -> None:
        entry: Entry = index.data(ENTRY)
        painter.save()
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("selected" if chosen else "hover"))
            painter.drawRoundedRect(area, RADIUS_CHIP, RADIUS_CHIP)
        side = self._theme.px(3 * STEP)
        inner = area.adjusted(side, 0, -side, 0)
        inner.setRight(self._paint_right(painter, inner, entry))
        self._paint_left(painter, inner, entry)
        painter.restore()

    def _paint_right(self, painter: QPainter, area: QRect, entry: Entry) -> int:
        """Paint key and section from the right; return where the room for the title ends."""
        right, gap = area.right(), self._theme.px(2 * STEP)
        if entry.keys:
            painter.setFont(self._theme.ui_font(FONT_TINY))
            text = key_text(entry.keys)
            height = painter.fontMetrics().height() + 4
            width = max(painter.fontMetrics().horizontalAdvance(text) + 10, height)
            top = area.top() + (area.height() - height) // 2
            place = QRect(right - width, top, width, height).topLeft()
            right -= paint_key(painter, place, text, self._theme.tokens) + gap
        painter.setFont(self._theme.ui_font(FONT_SMALL))
        painter.setPen(self._theme.colour("muted"))
        width = painter.fontMetrics().horizontalAdvance(entry.section)
        room = QRect(right - width - 1, area.top(), width + 1, area.height())
        painter.drawText(
            room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, entry.section
        )
        return right - width - 2 * gap

    def _paint_left(self, painter: QPainter, area: QRect, entry: Entry) -> None:
        for text, role, size in (
            (entry.title, "text", FONT_BODY),
            (entry.note, "muted", FONT_SMALL),
        ):
            painter.setFont(self._theme.ui_font(size))
            painter.setPen(self._theme.colour(role))
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, max(0, area.width())
            )
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
            area.setLeft(
                area.left()
                + painter.fontMetrics().horizontalAdvance(shown)
                + self._theme.px(2 * STEP)
            )
