"""The log as a Qt model: a position for every entry, the entries only where looked at."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)

from commander.domain.work import Message
from ui.log.entry import describe
from ui.log.scene import Scene

MESSAGE_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_KEPT: Final = 3000
_AHEAD: Final = 40
_Index = QModelIndex | QPersistentModelIndex


class LogModel(QAbstractListModel):
    """Entries newest first. A row whose message is not here yet gives None and asks for it.

    ``fetch`` is called, once a turn of the event loop, with the positions that were missed; the
    answer comes by `put`. 100,000 positions take 0.8 MB; the newest 3,000 messages read are kept.
    """

    def __init__(
        self, fetch: Callable[[Sequence[int]], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._positions = array("q")
        self._messages: OrderedDict[int, Message] = OrderedDict()
        self._missed: dict[int, None] = {}
        self._asked: set[int] = set()
        self.scene = Scene()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._ask)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._positions)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._positions):
            return None
        if role not in (
            MESSAGE_ROLE,
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        message = self.message(index.row())
        if message is None or role == MESSAGE_ROLE:
            return message
        entry = describe(message, self.scene)
        return entry.text if role == Qt.ItemDataRole.DisplayRole else entry.spoken()

    def message(self, row: int) -> Message | None:
        """The message of a row; None, and asked for, when it has not been read yet."""
        position = self._positions[row]
        found = self._messages.get(position)
        if found is None:
            self._miss(position)
        else:
            self._messages.move_to_end(position)
        return found

    def has(self, row: int) -> bool:
        """Whether the message of a row is at hand."""
        return self._positions[row] in self._messages

    def position(self, row: int) -> int:
        """The journal position of a row."""
        return self._positions[row]

    def row_of(self, position: int) -> int:
        """The row of a position, -1 when the filter hides it."""
        try:
            return self._positions.index(position)
        except ValueError:
            return -1

    def prefetch(self, first: int, last: int) -> None:
        """Ask for what stands around the rows that are to be seen."""
        for position in self._positions[max(0, first - _AHEAD) : last + _AHEAD]:
            if position not in self._messages:
                self._miss(position)

    def put(self, messages: Sequence[Message]) -> None:
        """Take messages that were read; rows that show them are refreshed."""
        self.store(messages)
        self.refresh(messages)

    def store(self, messages: Iterable[Message]) -> None:
        """Take messages for rows that are about to come; tells nobody."""
        for message in messages:
            self._asked.discard(message.position)
            self._missed.pop(message.position, None)
            self._messages[message.position] = message
            self._messages.move_to_end(message.position)
        while len(self._messages) > _KEPT:
            self._messages.popitem(last=False)

    def refresh(self, messages: Iterable[Message]) -> None:
        """Say that the rows of these messages show something else."""
        rows = (self.row_of(message.position) for message in messages)
        shown = sorted(row for row in rows if row >= 0)
        if shown:
            self.dataChanged.emit(self.index(shown[0]), self.index(shown[-1]))

    def put_missing(self, messages: Iterable[Message]) -> None:
        """Take messages that were read for rows, unless something newer came in between."""
        self.put([one for one in messages if one.position not in self._messages])

    def replace(self, positions: "array[int]", *, forget: bool = False) -> None:
        """Show another list; ``forget`` also drops what was read."""
        self.beginResetModel()
        self._positions = positions
        self._missed.clear()
        if forget:
            self._messages.clear()
            self._asked.clear()
        self.endResetModel()

    def merge(self, newest: Sequence[int], changed: Collection[int]) -> None:
        """Bring the top of the list up to date without touching other rows.

        ``newest`` is the list's beginning as it is now, down to the oldest of ``changed``. Of the
        changed ones, those that are not in it match the filter no more.
        """
        wanted = set(newest)
        for position in changed:
            if position not in wanted and (row := self.row_of(position)) >= 0:
                self._remove(row)
        present = set(self._positions[: len(newest)])
        row = 0
        while row < len(newest):
            end = row
            while end < len(newest) and newest[end] not in present:
                end += 1
            if end > row:
                self._insert(row, newest[row:end])
            row = max(end, row + 1)

    def forget(self, positions: Iterable[int]) -> None:
        """Drop what was read of these, because it changed."""
        for position in positions:
            self._messages.pop(position, None)

    def positions(self) -> "array[int]":
        """A copy of all positions shown, newest first."""
        return array("q", self._positions)

    def cached(self) -> tuple[Message, ...]:
        """The messages at hand."""
        return tuple(self._messages.values())

    def _insert(self, row: int, positions: Sequence[int]) -> None:
        self.beginInsertRows(QModelIndex(), row, row + len(positions) - 1)
        self._positions[row:row] = array("q", positions)
        self.endInsertRows()

    def _remove(self, row: int) -> None:
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._positions[row]
        self.endRemoveRows()

    def _miss(self, position: int) -> None:
        if position in self._asked:
            return
        self._missed[position] = None
        if not self._later.isActive():
            self._later.start(0)

    def _ask(self) -> None:
        wanted = tuple(self._missed)
        self._missed.clear()
        if wanted:
            self._asked.update(wanted)
            self._fetch(wanted)
