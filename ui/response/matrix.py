"""The notification matrix as it stands: a cell a department, told and tasks."""

from collections.abc import Mapping
from datetime import tzinfo
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from commander.domain.resources import Department
from commander.domain.work import Task
from commander.linkage.plan_state import Told
from ui.response.data import Standing
from ui.response.response_words import language, tasks_words, told_words
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.department_mark import DepartmentMark
from ui.widgets.elided import ElidedLabel
from ui.widgets.elided_link import ElidedLink

_CELL: Final = 216


class DepartmentCell(QFrame):
    """One department: its mark and name, whether it was told, and how its tasks stand.

    Signals:
        show_wanted: kind and key of what a press asks to see.
    """

    show_wanted = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, role="cell")
        self._told: Told | None = None
        self._tasks: tuple[Task, ...] = ()
        self._task: Task | None = None
        self._mark = DepartmentMark(theme)
        self.name = ElidedLabel()
        dress(self.name, role="strong")
        self.told, self.tasks = ElidedLink(), ElidedLink()
        for link in (self.told, self.tasks):
            dress(link, compact=True)
        self.told.clicked.connect(self._show_notice)
        self.tasks.clicked.connect(self._show_task)
        step = theme.px(STEP)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * step, step, step, step)
        row.setSpacing(2 * step)
        row.addWidget(self._mark)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.told)
        words.addWidget(self.tasks)
        row.addLayout(words, 1)

    def show_department(
        self, department: Department, told: Told | None, tasks: tuple[Task, ...]
    ) -> None:
        """Show this department's part of a response."""
        self._told, self._tasks = told, tasks
        self._mark.set_department(department)
        self.name.set_text(department.name(language()))
        self.told.setVisible(told is not None)

    def tick(self, now: int, zone: tzinfo) -> None:
        """Bring words that depend on the time up to date."""
        if self._told is not None:
            _say(self.told, *told_words(self._told, zone, now))
        _say(self.tasks, *tasks_words(self._tasks, now))
        late = [one for one in self._tasks if one.is_late(now)]
        opened = [one for one in self._tasks if one.is_open()]
        self._task = next(iter((*late, *opened, *self._tasks)), None)

    def _show_notice(self) -> None:
        if self._told is not None and self._told.told_at:
            self.show_wanted.emit("message", self._told.message)

    def _show_task(self) -> None:
        if self._task is not None:
            self.show_wanted.emit("task", self._task.key)


class Matrix(QWidget):
    """As many cells beside each other as the width has room for.

    Signals:
        show_wanted: kind and key of what a press asks to see.
    """

    show_wanted = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.cells: dict[str, DepartmentCell] = {}
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(STEP))

    def show_standing(self, one: Standing, departments: Mapping[str, Department]) -> None:
        """Show the departments of a response; known cells stay where they are."""
        wanted = one.departments
        told = {each.department: each for each in one.told}
        for code in [code for code in self.cells if code not in wanted]:
            cell = self.cells.pop(code)
            cell.hide()
            cell.deleteLater()
        for code in wanted:
            if code not in self.cells:
                cell = self.cells[code] = DepartmentCell(self._theme)
                cell.show_wanted.connect(self.show_wanted)
            tasks = tuple(task for task in one.tasks if task.owner == code)
            department = departments.get(code) or Department(key=code)
            self.cells[code].show_department(department, told.get(code), tasks)
        self.cells = {code: self.cells[code] for code in wanted}
        self._columns = 0
        self._arrange()

    def tick(self, now: int, zone: tzinfo) -> None:
        """Bring words that depend on the time up to date."""
        for cell in self.cells.values():
            cell.tick(now, zone)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = max(1, self.width() // self._theme.px(_CELL))
        if columns == self._columns:
            return
        self._columns = columns
        while self._grid.count():
            self._grid.takeAt(0)
        for number, cell in enumerate(self.cells.values()):
            self._grid.addWidget(cell, number // columns, number % columns)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, int(column < columns))


def _say(link: ElidedLink, text: str, tone: str) -> None:
    if link.words != text:
        link.set_words(text)
        link.setToolTip(text)
    dress(link, tone=tone or "quiet")
