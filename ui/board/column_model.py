"""The rows of one column of the board, or of the whole board where it is one narrow list."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from ui import words as say
from ui.attached.incoming import offers
from ui.board.store import ALL, BoardStore

CARD_ROLE: Final = Qt.ItemDataRole.UserRole
HEADING_ROLE: Final = Qt.ItemDataRole.UserRole + 1
TASK_MIME: Final = "application/x-commander-task"
UNIT_MIME: Final = "application/x-commander-unit"
FILE_MIMES: Final = ("text/uri-list", "application/x-qt-image")
# More new and gone rows than this are shown at once, which loses the reader's place.
_MANY: Final = 100
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a section in a narrow board."""

    status: str
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row: a card by its task's key, or the heading of a section (key empty)."""

    status: str
    key: str = ""


class ColumnModel(QAbstractListModel):
    """Cards with these statuses. With ``headings`` each status is a section of its own.

    Rows keep their place through changes, so that the reader's place and an opened card stay.
    `card_dropped` carries the task's key and the column it was dropped on; `unit_dropped` a unit's
    key and the task it was dropped on; `files_dropped` the same with QMimeData.
    """

    card_dropped = Signal(str, str)
    unit_dropped = Signal(str, str)
    files_dropped = Signal(object, str)

    def __init__(
        self,
        store: BoardStore,
        statuses: Sequence[str],
        *,
        headings: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._statuses = tuple(statuses)
        self._headings = headings
        self._department = ALL
        self._rows: list[Row] = []
        self._at: dict[str, int] = {}
        self._counts: dict[str, int] = {}
        store.reset.connect(self.refill)
        store.changed.connect(self._changed)
        store.ticked.connect(self._touch)

    @property
    def statuses(self) -> tuple[str, ...]:
        """The columns that are shown here."""
        return self._statuses

    def set_statuses(self, statuses: Sequence[str]) -> None:
        """Show other columns."""
        self._statuses = tuple(statuses)
        self.refill()

    def set_department(self, department: str) -> None:
        """Show the tasks of one department, or of all."""
        self._department = department
        self.refill()

    def refill(self) -> None:
        """Show everything anew."""
        self.beginResetModel()
        self._set(self._wanted())
        self._count()
        self.endResetModel()

    def card_count(self) -> int:
        """Return how many cards are shown."""
        return len(self._at)

    def row_of(self, key: str) -> int:
        """Return the row of a task, -1 when it is not shown here."""
        return self._at.get(key, -1)

    def key_at(self, row: int) -> str:
        """Return the task in a row; empty for a heading or no row."""
        return self._rows[row].key if 0 <= row < len(self._rows) else ""

    def status_at(self, row: int) -> str:
        """Return the column a row belongs to; below the last row, the last column."""
        if 0 <= row < len(self._rows):
            return self._rows[row].status
        return self._rows[-1].status if self._rows else next(iter(self._statuses), "")

    def rowCount(self, parent: _Index = QModelIndex(), /) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if not row.key:
            return self._heading_data(row, role)
        if role == CARD_ROLE:
            return self._store.card(row.key)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._store.card(row.key).title
        spoken = role == Qt.ItemDataRole.AccessibleTextRole
        return self._store.card(row.key).spoken() if spoken else None

    def flags(self, index: _Index, /) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        if not self._rows[index.row()].key:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDropEnabled
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemIsDropEnabled
        )

    def mimeTypes(self) -> list[str]:
        return [TASK_MIME, UNIT_MIME, *FILE_MIMES]

    def mimeData(self, indexes: Sequence[QModelIndex], /) -> QMimeData:
        data = QMimeData()
        keys = [self.key_at(index.row()) for index in indexes]
        data.setData(TASK_MIME, QByteArray("\n".join(keys).encode()))
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, parent: _Index, /
    ) -> bool:
        if data.hasFormat(UNIT_MIME) or offers(data):
            return bool(self.key_at(parent.row()))
        return data.hasFormat(TASK_MIME)

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: _Index, /
    ) -> bool:
        at = parent.row() if parent.isValid() else row
        if data.hasFormat(UNIT_MIME) and self.key_at(at):
            for unit in _keys(data, UNIT_MIME):
                self.unit_dropped.emit(unit, self.key_at(at))
        elif data.hasFormat(TASK_MIME):
            for task in _keys(data, TASK_MIME):
                self.card_dropped.emit(task, self.status_at(at))
        elif offers(data) and self.key_at(at):
            self.files_dropped.emit(data, self.key_at(at))
        # False: the row goes when the journal says so, not because Qt removes it after a move.
        return False

    def _heading_data(self, row: Row, role: int) -> object:
        count = self._counts.get(row.status, 0)
        if role == HEADING_ROLE:
            return Heading(row.status, say.task_status(row.status), count)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{say.task_status(row.status)} {count}"
        return None

    def _wanted(self) -> list[Row]:
        if not self._headings:
            tasks = self._store.tasks(self._statuses, self._department)
            return [Row(task.status, task.key) for task in tasks]
        rows = []
        for status in self._statuses:
            rows.append(Row(status))
            tasks = self._store.tasks((status,), self._department)
            rows += [Row(status, task.key) for task in tasks]
        return rows

    def _count(self) -> None:
        """Count cards; apart from rows going in and out, whose neighbours may not change then."""
        self._counts = Counter(row.status for row in self._rows if row.key)

    def _set(self, rows: list[Row]) -> None:
        self._rows = rows
        self._at = {row.key: at for at, row in enumerate(rows) if row.key}

    def _changed(self, keys: set[str]) -> None:
        wanted = self._wanted()
        if len(set(wanted) ^ set(self._rows)) > _MANY:
            self.refill()
            return
        if wanted != self._rows:
            self._arrange(wanted)
        self._count()
        self._touch(keys)

    def _touch(self, keys: set[str]) -> None:
        """Say which rows look different; headings count, so they always do."""
        for at, row in enumerate(self._rows):
            if row.key in keys or not row.key:
                self.dataChanged.emit(self.index(at), self.index(at))

    def _arrange(self, wanted: list[Row]) -> None:
        """Come to the wanted rows by taking out, moving and putting in single rows."""
        keep = set(wanted)
        for at in reversed(range(len(self._rows))):
            if self._rows[at] not in keep:
                self.beginRemoveRows(QModelIndex(), at, at)
                self._set([*self._rows[:at], *self._rows[at + 1 :]])
                self.endRemoveRows()
        here = set(self._rows)
        for at, row in enumerate(wanted):
            if at < len(self._rows) and self._rows[at] == row:
                continue
            if row in here:
                self._move(self._rows.index(row, at), at)
            else:
                self.beginInsertRows(QModelIndex(), at, at)
                self._set([*self._rows[:at], row, *self._rows[at:]])
                self.endInsertRows()

    def _move(self, old: int, new: int) -> None:
        self.beginMoveRows(QModelIndex(), old, old, QModelIndex(), new)
        rows = list(self._rows)
        rows.insert(new, rows.pop(old))
        self._set(rows)
        self.endMoveRows()


def _keys(data: QMimeData, kind: str) -> list[str]:
    return [key for key in bytes(data.data(kind).data()).decode().split("\n") if key]
