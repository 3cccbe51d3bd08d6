"""The rows of the list of areas, from the uppermost on the map to the lowest, and their order."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.areas.area_row import AreaRow
from ui.base_maps import BaseMaps, ShownArea
from ui.theme.theme import Theme
from ui.theme.tokens import STEP


class AreaList(QWidget):
    """A row an area; a row stays the same while its area is in the list.

    Signals:
        look_asked, remove_asked: key of an area.
        failed: an error of something that was asked of the library.
        seen_wanted: a row that shall be scrolled to.
        left_below: down from the last row.
    """

    look_asked = Signal(str)
    remove_asked = Signal(str)
    failed = Signal(object)
    seen_wanted = Signal(QWidget)
    left_below = Signal()

    def __init__(self, theme: Theme, base: BaseMaps, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._base = base
        self.rows: dict[str, AreaRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(STEP))

    def show_areas(self, shown: Sequence[ShownArea]) -> None:
        """Show these, the uppermost first."""
        for key in self.rows.keys() - {one.key for one in shown}:
            row = self.rows.pop(key)
            row.hide()
            row.deleteLater()
        for place, one in enumerate(shown):
            row = self.rows.get(one.key) or self._make_row(one)
            row.show_area(one)
            if self._column.indexOf(row) != place:
                self._column.removeWidget(row)
                self._column.insertWidget(place, row)

    def ordered(self) -> list[AreaRow]:
        """Return the rows from above."""
        return [self.rows[one.key] for one in self._base.rows() if one.key in self.rows]

    def _make_row(self, shown: ShownArea) -> AreaRow:
        key, base = shown.key, self._base
        row = self.rows[key] = AreaRow(self._theme, shown)
        row.visible_asked.connect(lambda on: base.set_visible(key, visible=on))
        row.opacity_asked.connect(lambda value: base.set_opacity(key, value))
        row.rename_asked.connect(lambda name: base.rename(key, name, self.failed.emit))
        row.look_asked.connect(partial(self.look_asked.emit, key))
        row.remove_asked.connect(partial(self.remove_asked.emit, key))
        row.move_asked.connect(partial(self._move, key))
        row.step_asked.connect(partial(self._step, key))
        row.dragged.connect(partial(self._drag, key))
        return row

    def _move(self, key: str, by: int) -> None:
        place = self.ordered().index(self.rows[key])
        self._base.move(key, place + by)
        self.seen_wanted.emit(self.rows[key])

    def _step(self, key: str, by: int) -> None:
        ordered = self.ordered()
        place = ordered.index(self.rows[key]) + by
        if 0 <= place < len(ordered):
            ordered[place].setFocus(Qt.FocusReason.TabFocusReason)
            self.seen_wanted.emit(ordered[place])
        elif place == len(ordered):
            self.left_below.emit()

    def _drag(self, key: str, at: QPoint) -> None:
        """Let the row go where the pointer is: past the middle of another one."""
        ordered, height = self.ordered(), self.mapFromGlobal(at).y()
        above = [row for row in ordered if row.geometry().center().y() < height]
        wanted = len([row for row in above if row is not self.rows[key]])
        if wanted != ordered.index(self.rows[key]):
            self._base.move(key, wanted)
