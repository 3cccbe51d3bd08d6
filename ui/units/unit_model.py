"""The rows of the units panel: a heading for each department, its units below it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QLocale,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from commander.domain.codes import UnitStatus
from commander.domain.resources import Unit
from ui import words as say
from ui.units.data import UnitsData
from ui.units.rows import UnitRow, by_name, write_row

ROW_ROLE: Final = Qt.ItemDataRole.UserRole
HEADING_ROLE: Final = Qt.ItemDataRole.UserRole + 1
UNIT_MIME: Final = "application/x-commander-unit"
# More new and gone rows than this are shown at once, which loses the reader's place.
_MANY: Final = 60
# The group of those who have left, after all departments; no department's key has a slash.
_GONE: Final = "/released"
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a department: its name and how many units it has here."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class _Line:
    """A row: a unit of a department by its key, or the department's heading (key empty)."""

    department: str
    key: str = ""


class UnitModel(QAbstractListModel):
    """Units by department and name, those released at the end.

    Rows keep their place when only what they say changes.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data = UnitsData()
        self._now = 0
        self._filter: tuple[str, ...] = ()
        self._lines: list[_Line] = []
        self._at: dict[str, int] = {}
        self._counts: dict[str, int] = {}
        self._rows: dict[str, UnitRow] = {}

    def show(self, data: UnitsData, now: int, changed: Mapping[str, object] | None = None) -> None:
        """Show this data as of ``now`` (ms UTC); ``changed`` names the units that differ."""
        self._data, self._now = data, now
        if changed is None:
            self._rows.clear()
        for key in changed or ():
            self._rows.pop(key, None)
        self._arrange()
        if changed is None:
            self._touch_all()
        for key in changed or ():
            if key in self._at:
                self._touch(self._at[key])

    def tick(self, now: int) -> None:
        """Show ages as of ``now`` (ms UTC)."""
        self._now = now
        self._rows.clear()
        self._touch_all()

    def set_filter(self, text: str) -> None:
        """Show only units in whose words every word of the text occurs."""
        self._filter = tuple(text.casefold().split())
        self._arrange()

    def unit(self, key: str) -> Unit | None:
        """Return a unit, shown or not."""
        return self._data.units.get(key)

    def row_of(self, key: str) -> int:
        """Return the row of a unit, -1 when it is not shown."""
        return self._at.get(key, -1)

    def key_at(self, row: int) -> str:
        """Return the unit in a row; empty for a heading or no row."""
        return self._lines[row].key if 0 <= row < len(self._lines) else ""

    def rowCount(self, parent: _Index = QModelIndex(), /) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if not line.key:
            heading = Heading(self._name(line.department), self._counts.get(line.department, 0))
            if role == HEADING_ROLE:
                return heading
            return f"{heading.text} {heading.count}" if role in _TEXTS else None
        row = self._row(line.key)
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        return row.spoken() if role == Qt.ItemDataRole.AccessibleTextRole else None

    def flags(self, index: _Index, /) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if not self._lines[index.row()].key:
            return Qt.ItemFlag.ItemIsEnabled
        return (
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        )

    def mimeTypes(self) -> list[str]:
        return [UNIT_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex], /) -> QMimeData:
        data = QMimeData()
        keys = [self.key_at(index.row()) for index in indexes]
        data.setData(UNIT_MIME, QByteArray("\n".join(keys).encode()))
        data.setText(", ".join(self._row(key).name for key in keys if key))
        return data

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def _row(self, key: str) -> UnitRow:
        row = self._rows.get(key)
        if row is None:
            language = QLocale().name().split("_")[0]
            row = write_row(self._data.units[key], self._data, self._now, language)
            self._rows[key] = row
        return row

    def _name(self, department: str) -> str:
        if department == _GONE:
            return say.unit_status(UnitStatus.RELEASED)
        found = self._data.departments.get(department)
        return found.name(QLocale().name().split("_")[0]) if found is not None else department

    def _wanted(self) -> list[_Line]:
        groups: dict[str, list[Unit]] = {key: [] for key in self._data.departments}
        for unit in self._data.units.values():
            if all(word in self._row(unit.key).search for word in self._filter):
                gone = unit.status == UnitStatus.RELEASED
                groups.setdefault(_GONE if gone else unit.department, []).append(unit)
        groups[_GONE] = groups.pop(_GONE, [])
        lines = []
        for department, units in groups.items():
            if units:
                lines.append(_Line(department))
                lines += [_Line(department, unit.key) for unit in sorted(units, key=by_name)]
        return lines

    def _arrange(self) -> None:
        wanted = self._wanted()
        if wanted == self._lines:
            return
        if len(set(wanted) ^ set(self._lines)) > _MANY:
            self.beginResetModel()
            self._set(wanted)
            self._count()
            self.endResetModel()
            return
        keep = set(wanted)
        for at in reversed(range(len(self._lines))):
            if self._lines[at] not in keep:
                self.beginRemoveRows(QModelIndex(), at, at)
                self._set([*self._lines[:at], *self._lines[at + 1 :]])
                self.endRemoveRows()
        self._put_in(wanted)
        self._count()
        self._touch_all()

    def _put_in(self, wanted: list[_Line]) -> None:
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

    def _count(self) -> None:
        """Count units; apart from rows going in and out, whose neighbours may not change then."""
        self._counts = Counter(line.department for line in self._lines if line.key)

    def _set(self, lines: list[_Line]) -> None:
        self._lines = lines
        self._at = {line.key: at for at, line in enumerate(lines) if line.key}

    def _touch(self, row: int) -> None:
        self.dataChanged.emit(self.index(row), self.index(row))

    def _touch_all(self) -> None:
        if self._lines:
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))


_TEXTS: Final = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
