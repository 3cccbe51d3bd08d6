"""One table of a plan as rows of text that people edit; cells with a problem say which."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from ui.plans.column_words import column_word
from ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_NONE: Final = QModelIndex()


class SheetModel(QAbstractTableModel):
    """Rows are field → text. ``fixed`` columns cannot be edited; a header's tip is the file's name.

    Signals:
        edited: a cell is another, a row came or went.
    """

    edited = Signal()

    def __init__(self, theme: Theme, columns: Sequence[str], fixed: Sequence[str] = ()) -> None:
        super().__init__()
        self._theme = theme
        self.columns = list(columns)
        self._fixed = frozenset(fixed)
        self.rows: list[dict[str, str]] = []
        self._problems: Mapping[tuple[int, str], str] = {}

    def show_rows(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self.rows = [dict(row) for row in rows]
        self._problems = {}
        self.endResetModel()

    def show_problems(self, problems: Mapping[tuple[int, str], str]) -> None:
        """Mark cells: (row from 0, column or "" for the whole row) → what is wrong."""
        if problems == self._problems:
            return
        self._problems = problems
        if self.rows:
            last = self.index(len(self.rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def add_row(self, at: int, row: Mapping[str, str] | None = None) -> None:
        """Put a row at a place, an empty one unless one is given."""
        self.beginInsertRows(QModelIndex(), at, at)
        self.rows.insert(at, dict(row or {}))
        self.endInsertRows()
        self.edited.emit()

    def remove_row(self, at: int) -> dict[str, str]:
        """Take a row away; returns it."""
        self.beginRemoveRows(QModelIndex(), at, at)
        row = self.rows.pop(at)
        self.endRemoveRows()
        self.edited.emit()
        return row

    def rowCount(self, parent: Index = _NONE, /) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NONE, /) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole, /
    ) -> Any:
        across = orientation == Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.ToolTipRole and across:
            return self.columns[section]
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return column_word(self.columns[section]) if across else section + 1

    def flags(self, index: Index, /) -> Qt.ItemFlag:
        flags = super().flags(index)
        if self.columns[index.column()] in self._fixed:
            return flags
        return flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        text = self.rows[index.row()].get(column, "")
        wrong = self.wrong_at(index.row(), column)
        if role == Qt.ItemDataRole.DisplayRole:
            shown = text.strip().replace("\n", " ⏎ ")
            return f"! {shown}" if wrong else shown
        if role == Qt.ItemDataRole.EditRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return wrong or text or None
        if role == Qt.ItemDataRole.ForegroundRole and wrong:
            return self._theme.colour("red")
        return None

    def wrong_at(self, row: int, column: str) -> str:
        """Return what is wrong with a cell."""
        first = self._problems.get((row, ""), "") if column == self.columns[0] else ""
        return self._problems.get((row, column), "") or first

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole, /) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        column, text = self.columns[index.column()], str(value)
        if self.rows[index.row()].get(column, "") != text:
            self.rows[index.row()][column] = text
            self.dataChanged.emit(index, index)
            self.edited.emit()
        return True
