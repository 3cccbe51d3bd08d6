"""The list under the search field: what was found, one line each."""

from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.map.find_source import Row
from ui.theme.theme import Theme
from ui.theme.tokens import FONT_BODY, FONT_SMALL, ICON, RADIUS_CHIP, ROW, STEP

_ROW: Final = Qt.ItemDataRole.UserRole
_SHOWN: Final = 8
_SIDE_SHARE: Final = 0.3
_Index = QModelIndex | QPersistentModelIndex


class FindModel(QAbstractListModel):
    """The rows, best first."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()

    def show(self, rows: tuple[Row, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, index: _Index) -> Row | None:
        """Return what stands in a line, None where there is none."""
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        if row is None:
            return None
        if role == _ROW:
            return row
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return ", ".join(part for part in (row.title, row.note, row.side) if part)
        return None


class FindDelegate(QStyledItemDelegate):
    """Paints icon, title and note from the left, distance and direction at the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index, /) -> QSize:
        return QSize(0, self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, /) -> None:
        row: Row = index.data(_ROW)
        painter.save()
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("selected" if chosen else "hover"))
            painter.drawRoundedRect(area, RADIUS_CHIP, RADIUS_CHIP)
        side = self._theme.px(2 * STEP)
        inner = area.adjusted(side, 0, -side, 0)
        inner.setRight(self._paint_side(painter, inner, row.side))
        inner.setLeft(self._paint_icon(painter, inner, row.icon))
        for text, role, size in ((row.title, "text", FONT_BODY), (row.note, "muted", FONT_SMALL)):
            self._paint_text(painter, inner, text, role, size)
        painter.restore()

    def _paint_side(self, painter: QPainter, area: QRect, text: str) -> int:
        """Paint at the right; return where the room for the rest ends."""
        painter.setFont(self._theme.ui_font(FONT_SMALL))
        painter.setPen(self._theme.colour("muted"))
        room = QRect(area)
        room.setLeft(area.right() - round(area.width() * _SIDE_SHARE))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, flags, shown)
        taken = painter.fontMetrics().horizontalAdvance(shown)
        return area.right() - taken - self._theme.px(3 * STEP)

    def _paint_icon(self, painter: QPainter, area: QRect, name: str) -> int:
        size = self._theme.px(ICON)
        box = QRect(area.left(), area.center().y() - size // 2, size, size)
        self._theme.icons.icon(name, "muted").paint(painter, box)
        return box.right() + self._theme.px(2 * STEP)

    def _paint_text(self, painter: QPainter, area: QRect, text: str, role: str, size: int) -> None:
        """Paint one text and take its room off the area."""
        painter.setFont(self._theme.ui_font(size))
        painter.setPen(self._theme.colour(role))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, area.width()))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
        area.setLeft(area.left() + metrics.horizontalAdvance(shown) + self._theme.px(2 * STEP))


class FindList(QListView):
    """As high as its rows, up to eight; keys come from the field."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = FindModel()
        self._delegate = FindDelegate(theme)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        theme.changed.connect(self.viewport().update)

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show these, the first one chosen."""
        self._model.show(rows)
        self.setFixedHeight(min(_SHOWN, len(rows)) * self._theme.px(ROW) + self._theme.px(2 * STEP))
        bars = Qt.ScrollBarPolicy
        fits = len(rows) <= _SHOWN
        self.setVerticalScrollBarPolicy(bars.ScrollBarAlwaysOff if fits else bars.ScrollBarAsNeeded)
        self.setVisible(bool(rows))
        if rows:
            self.setCurrentIndex(self._model.index(0))

    def current(self) -> Row | None:
        """Return the chosen row."""
        return self._model.row(self.currentIndex())

    def rows(self) -> tuple[Row, ...]:
        """Return what is shown."""
        found = (self._model.row(self._model.index(at)) for at in range(self._model.rowCount()))
        return tuple(row for row in found if row is not None)
