"""The rows of the units panel: a heading for each department, its units below it."""

from collections.abc import Mapping, Sequence
from typing import Final, cast

from PySide6.QtCore import (
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
from ui.widgets.grouped_model import Group, GroupedModel

UNIT_MIME: Final = "application/x-commander-unit"
# The group of those who have left, after all departments; no department's key has a slash.
_GONE: Final = "/released"
_Index = QModelIndex | QPersistentModelIndex


class UnitModel(GroupedModel):
    """Units by department and name, those released at the end; their rows are `UnitRow`.

    Rows keep their place when only what they say changes.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(self._write_unit, parent)
        self._data = UnitsData()
        self._now = 0
        self._filter: tuple[str, ...] = ()

    def show(self, data: UnitsData, now: int, changed: Mapping[str, object] | None = None) -> None:
        """Show this data as of ``now`` (ms UTC); ``changed`` names the units that differ."""
        self._data, self._now = data, now
        if changed is None:
            self.forget()
            self._regroup()
            self.touch()
        elif changed:
            self.forget(*changed)
            self._regroup()
            self.touch(*changed)

    def tick(self, now: int) -> None:
        """Show ages as of ``now`` (ms UTC)."""
        self._now = now
        self.forget()
        self.touch()

    def set_filter(self, text: str) -> None:
        """Show only units in whose words every word of the text occurs."""
        self._filter = tuple(text.casefold().split())
        self._regroup()

    def unit(self, key: str) -> Unit | None:
        """Return a unit, shown or not."""
        return self._data.units.get(key)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        if role == Qt.ItemDataRole.DisplayRole and index.isValid():
            key = self.key_at(index.row())
            if key:
                return self._row(key).name
        return super().data(index, role)

    def flags(self, index: _Index, /) -> Qt.ItemFlag:
        found = super().flags(index)
        selectable = found & Qt.ItemFlag.ItemIsSelectable
        return found | Qt.ItemFlag.ItemIsDragEnabled if selectable else found

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

    def _write_unit(self, key: str) -> UnitRow:
        language = QLocale().name().split("_")[0]
        return write_row(self._data.units[key], self._data, self._now, language)

    def _row(self, key: str) -> UnitRow:
        return cast("UnitRow", self.written(key))

    def _name(self, department: str) -> str:
        if department == _GONE:
            return say.unit_status(UnitStatus.RELEASED)
        found = self._data.departments.get(department)
        return found.name(QLocale().name().split("_")[0]) if found is not None else department

    def _regroup(self) -> None:
        """Show the units that the filter lets through; headings count anew."""
        groups: dict[str, list[Unit]] = {key: [] for key in self._data.departments}
        for unit in self._data.units.values():
            if all(word in self._row(unit.key).search for word in self._filter):
                gone = unit.status == UnitStatus.RELEASED
                groups.setdefault(_GONE if gone else unit.department, []).append(unit)
        groups[_GONE] = groups.pop(_GONE, [])
        before = self.shown_keys()
        self.arrange(
            [
                Group(code, self._name(code), tuple(one.key for one in sorted(units, key=by_name)))
                for code, units in groups.items()
            ]
        )
        if self.shown_keys() != before:
            self.touch()
