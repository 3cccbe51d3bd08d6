"""The chain as rows: what is waited for, and below it, further in, what waits for it."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from ui.chain.chain_words import department_name, state_words, title
from ui.chain.picture import Picture

ROW_ROLE: Final = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_DEEPEST: Final = 40


@dataclass(frozen=True, slots=True)
class TreeRow:
    """A task and how far in it stands; ``again`` when it stands further up already."""

    key: str
    depth: int
    again: bool = False


def tree_rows(picture: Picture) -> list[TreeRow]:
    """Return the rows: beginnings first, each with what waits for it; each task whole once.

    Tasks that nothing leads to, because they wait for each other, begin a tree as well.
    """
    after: dict[str, list[str]] = {}
    waiting = set()
    for first, then in picture.links:
        after.setdefault(first, []).append(then)
        waiting.add(then)
    linked = [key for key in picture.shown if key in after and key not in waiting]
    circle = [key for key in picture.shown if key in after and key in waiting]
    loose = [key for key in picture.shown if key not in after and key not in waiting]
    rows: list[TreeRow] = []
    seen: set[str] = set()
    for root in (*linked, *circle, *loose):
        if root in seen:
            continue
        pile = [(root, 0)]
        while pile:
            key, depth = pile.pop()
            again = key in seen
            rows.append(TreeRow(key, min(depth, _DEEPEST), again))
            seen.add(key)
            if not again:
                pile += [(one, depth + 1) for one in reversed(after.get(key, ()))]
    return rows


class TreeModel(QAbstractListModel):
    """Rows of a picture; a task is found at the row where it stands whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._picture = Picture()
        self._rows: list[TreeRow] = []
        self._at: dict[str, int] = {}
        self._now = 0

    @property
    def picture(self) -> Picture:
        """What is shown."""
        return self._picture

    def show_picture(self, picture: Picture, now: int) -> None:
        """Show this; where the rows stay the same nothing jumps."""
        same = self._picture.shown == picture.shown and self._picture.links == picture.links
        if same:
            self._picture, self._now = picture, now
            self._touch()
            return
        self.beginResetModel()
        self._picture, self._now = picture, now
        self._rows = tree_rows(picture)
        self._at = {row.key: at for at, row in enumerate(self._rows) if not row.again}
        self.endResetModel()

    def tick(self, now: int) -> None:
        """Tell the time anew."""
        self._now = now
        self._touch()

    def row_of(self, key: str) -> int:
        """Return the row in which a task stands whole, -1 for none."""
        return self._at.get(key, -1)

    def key_at(self, row: int) -> str:
        """Return the task in a row, empty for none."""
        return self._rows[row].key if 0 <= row < len(self._rows) else ""

    def words(self, key: str) -> str:
        """Return what stands beside a title."""
        return state_words(self._picture, key, self._now)

    def is_late(self, key: str) -> bool:
        """Return whether a task is late now."""
        task = self._picture.task(key)
        return task is not None and task.is_late(self._now)

    def rowCount(self, parent: _Index = QModelIndex(), /) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return title(self._picture, row.key)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            owner = self._picture.nodes[row.key].task.owner
            parts = (title(self._picture, row.key), department_name(self._picture, owner))
            return ", ".join((*parts, self.words(row.key)))
        return None

    def _touch(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
