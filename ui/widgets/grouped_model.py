"""Rows of records under headings, for lists in which a record changes its group while it is open.

A record that comes under another heading is moved, so that what stands open on it stays open.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

ROW_ROLE: Final = Qt.ItemDataRole.UserRole
HEADING_ROLE: Final = Qt.ItemDataRole.UserRole + 1
KEY_ROLE: Final = Qt.ItemDataRole.UserRole + 2
"""The key of a row's record, empty for a heading: known without writing the row."""
# More new, gone and moved rows than this are shown at once, which loses the reader's place.
_MANY: Final = 80
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Group:
    """A heading (none for an empty text) and the keys of the records under it, in order."""

    code: str
    heading: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says: its text and how many records stand under it."""

    text: str
    count: int


class GroupedModel(QAbstractListModel):
    """Shows groups; ``write`` makes what a row says, once for each change of its record.

    What it makes has ``spoken()``: the row in words, for screen readers.
    """

    def __init__(self, write: Callable[[str], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._write = write
        self._groups: dict[str, Group] = {}
        self._lines: list[str] = []  # a key, or a heading's code behind a slash
        self._at: dict[str, int] = {}
        self._rows: dict[str, object] = {}

    def arrange(self, groups: Sequence[Group]) -> None:
        """Show these groups; rows that stay keep their place as far as the order lets them."""
        wanted: list[str] = []
        for group in groups:
            if group.keys:
                wanted += [f"/{group.code}"] if group.heading else []
                wanted += group.keys
        self._groups = {group.code: group for group in groups}
        if wanted == self._lines:
            return
        if self._distance(wanted) > _MANY:
            self.beginResetModel()
            self._set(wanted)
            self.endResetModel()
            return
        keep = set(wanted)
        for at in reversed(range(len(self._lines))):
            if self._lines[at] not in keep:
                self.beginRemoveRows(QModelIndex(), at, at)
                self._set([*self._lines[:at], *self._lines[at + 1 :]])
                self.endRemoveRows()
        self._put_in(wanted)

    def forget(self, *keys: str) -> None:
        """Write these rows anew when they are painted next, all without keys; tells nobody."""
        for key in keys:
            self._rows.pop(key, None)
        if not keys:
            self._rows.clear()

    def touch(self, *keys: str) -> None:
        """Tell the list that these rows, all without keys, say something else."""
        rows = [self._at[key] for key in keys if key in self._at]
        for row in rows:
            self.dataChanged.emit(self.index(row), self.index(row))
        if not keys and self._lines:
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))

    def written(self, key: str) -> object:
        """Return what the row of a record says, shown or not."""
        row = self._rows.get(key)
        if row is None:
            row = self._rows[key] = self._write(key)
        return row

    def shown_keys(self) -> tuple[str, ...]:
        """Return the records that are shown, from top to bottom."""
        return tuple(line for line in self._lines if not line.startswith("/"))

    def row_of(self, key: str) -> int:
        """Return the row of a record, -1 when it is not shown."""
        return self._at.get(key, -1) if key else -1

    def key_at(self, row: int) -> str:
        """Return the record in a row; empty for a heading or no row."""
        line = self._lines[row] if 0 <= row < len(self._lines) else "/"
        return "" if line.startswith("/") else line

    def rowCount(self, parent: _Index = QModelIndex(), /) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == KEY_ROLE:
            return "" if line.startswith("/") else line
        if line.startswith("/"):
            group = self._groups[line[1:]]
            heading = Heading(group.heading, len(group.keys))
            if role == HEADING_ROLE:
                return heading
            texts = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return f"{heading.text} {heading.count}" if role in texts else None
        if role not in (ROW_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.written(line)
        return row if role == ROW_ROLE else row.spoken()  # type: ignore[attr-defined]

    def flags(self, index: _Index, /) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._lines[index.row()].startswith("/"):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _distance(self, wanted: Sequence[str]) -> int:
        """Return about how many rows come, go and move."""
        changed = len(set(wanted) ^ set(self._lines))
        rank = {line: at for at, line in enumerate(wanted)}
        order = [rank[line] for line in self._lines if line in rank]
        return changed + sum(before > after for before, after in pairwise(order))

    def _put_in(self, wanted: Sequence[str]) -> None:
        """Come to the wanted rows, all of whose old ones are here, by moving and putting in."""
        here = set(self._lines)
        for at, line in enumerate(wanted):
            if at < len(self._lines) and self._lines[at] == line:
                continue
            if line in here:
                old = self._lines.index(line, at)
                self.beginMoveRows(QModelIndex(), old, old, QModelIndex(), at)
                lines = list(self._lines)
                lines.insert(at, lines.pop(old))
                self._set(lines)
                self.endMoveRows()
            else:
                self.beginInsertRows(QModelIndex(), at, at)
                self._set([*self._lines[:at], line, *self._lines[at:]])
                self.endInsertRows()

    def _set(self, lines: list[str]) -> None:
        self._lines = lines
        self._at = {line: at for at, line in enumerate(lines) if not line.startswith("/")}
