"""Editing a plan in tables, in all its languages; problems show at the cell as one types."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from commander.domain.codes import EventType, Priority
from commander.domain.scales import RESPONSE_LEVEL, WARNING_LEVEL
from commander.interop.plan_sheet import TABLES, Rows, columns_of
from commander.linkage.plan_check import KINDS_OF_CONTENT, STARTS
from ui import words
from ui.jobs import Jobs
from ui.plans.cell_delegate import CellDelegate
from ui.plans.column_words import LANGUAGES
from ui.plans.problems import HEAD, Checked, Wrong, checked_rows
from ui.plans.sheet_model import SheetModel
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP

_CHECK_MS: Final = 250
_WIDE: Final = 260
_SHOWN: Final = 100
_MARKS: Final = {
    "shape": ("square", "circle", "diamond", "triangle", "hexagon"),
    "colour": ("red", "orange", "yellow", "blue", "green", "purple", "accent"),
    "example": ("yes", "no"),
    "binding": ("yes", "no"),
    "priority": tuple(str(one) for one in Priority),
    "level": tuple(step.code for step in WARNING_LEVEL.steps),
    "of": KINDS_OF_CONTENT,
    "value": tuple(str(one) for one in EventType),
}
_NAMED: Final = {
    **dict.fromkeys(("owner", "lead", "department"), "departments"),
    "clause": "clauses",
    "source": "sources",
    "group": "groups",
}


class PlanEditor(QWidget):
    """A tab for the head and for each table.

    Signals:
        changed: something is another; the rows are worth keeping.
        checked: what a check found (`Checked`).
    """

    changed = Signal()
    checked = Signal(object)

    def __init__(self, theme: Theme, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._jobs = jobs
        self.found = Checked(None)
        self.models: dict[str, SheetModel] = {}
        self.views: dict[str, QTableView] = {}
        self.tabs = QTabWidget()
        self.problems = QListWidget()
        self.add_button = QPushButton(self.tr("Add row") + "  Ctrl+Enter")
        self.remove_button = QPushButton(self.tr("Remove row") + "  Ctrl+Del")
        self._check = QTimer(self, singleShot=True, interval=_CHECK_MS)
        for table in (HEAD, *TABLES):
            self._add_table(table)
        self._lay_out()
        self._check.timeout.connect(self.check)
        self.problems.itemActivated.connect(self._go_to)
        self.problems.itemClicked.connect(self._go_to)
        self.add_button.clicked.connect(self.add_row)
        self.remove_button.clicked.connect(self.remove_row)
        for keys, run in (("Ctrl+Return", self.add_row), ("Ctrl+Del", self.remove_row)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    def show_sheets(self, sheets: Mapping[str, Rows]) -> None:
        """Edit these rows."""
        for table, model in self.models.items():
            model.show_rows(sheets.get(table, []))
        self._name_tabs()
        self.check()

    def sheets(self) -> dict[str, Rows]:
        """Return the rows as they are now."""
        return {table: [dict(row) for row in model.rows] for table, model in self.models.items()}

    def set_head(self, field: str, value: str) -> None:
        """Write a field of the head, such as the version."""
        model = self.models[HEAD]
        for at, row in enumerate(model.rows):
            if row.get("field") == field:
                model.setData(model.index(at, 1), value)
                return
        model.add_row(len(model.rows), {"field": field, "value": value})

    def head(self, field: str) -> str:
        """Return a field of the head."""
        rows = self.models[HEAD].rows
        return next((row.get("value", "") for row in rows if row.get("field") == field), "")

    def check(self) -> None:
        """Check the rows beside the GUI, and show what is wrong where it stands."""
        sheets = self.sheets()
        self._jobs.run(lambda: checked_rows(sheets), self._show_checked, key="plans.check")

    def add_row(self) -> None:
        """Put an empty row below the chosen one and begin in it."""
        model, view = self._current()
        at = view.currentIndex().row() + 1 if view.currentIndex().isValid() else len(model.rows)
        model.add_row(at)
        view.setFocus(Qt.FocusReason.OtherFocusReason)
        view.setCurrentIndex(model.index(at, 0))
        self._name_tabs()

    def remove_row(self) -> None:
        """Take the chosen row away."""
        model, view = self._current()
        if view.currentIndex().isValid():
            model.remove_row(view.currentIndex().row())
            self._name_tabs()

    def commit(self) -> None:
        """Take what is being typed into its cell."""
        self._current()[1].setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, wrong: Wrong) -> None:
        """Show the cell of a problem."""
        model, view = self.models[wrong.table], self.views[wrong.table]
        self.tabs.setCurrentWidget(view)
        column = model.columns.index(wrong.column) if wrong.column in model.columns else 0
        view.setCurrentIndex(model.index(wrong.row, column))
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to(self, item: QListWidgetItem) -> None:
        number = self.problems.row(item)
        if number < len(self.found.wrong):
            self.go_to(self.found.wrong[number])

    def _show_checked(self, found: Checked) -> None:
        self.found = found
        marked: dict[str, dict[tuple[int, str], str]] = {table: {} for table in self.models}
        for one in found.wrong:
            cells = marked.setdefault(one.table, {})
            cells.setdefault((one.row, one.column), words.error(one.reason))
        for table, model in self.models.items():
            model.show_problems(marked[table])
        self.problems.clear()
        for one in found.wrong[:_SHOWN]:
            where = self.tr("{table}, row {row}").format(table=one.table, row=one.row + 1)
            column = f", {one.column}" if one.column not in ("", "value") else ""
            item = QListWidgetItem(f"! {where}{column}: {words.error(one.reason)}")
            item.setToolTip(item.text())
            self.problems.addItem(item)
        self.problems.setVisible(bool(found.wrong))
        self._name_tabs({one.table for one in found.wrong})
        self.checked.emit(found)

    def _name_tabs(self, wrong: set[str] | None = None) -> None:
        bad = wrong if wrong is not None else {one.table for one in self.found.wrong}
        for number, (table, model) in enumerate(self.models.items()):
            mark = "! " if table in bad else ""
            self.tabs.setTabText(number, f"{mark}{table_word(table)} {len(model.rows)}")

    def _current(self) -> tuple[SheetModel, QTableView]:
        table = list(self.models)[self.tabs.currentIndex()]
        return self.models[table], self.views[table]

    def _edited(self) -> None:
        self._check.start()
        self.changed.emit()

    def _choices(self, table: str, column: str) -> Sequence[str]:
        if column in _NAMED:
            return [row.get("code", "") for row in self.models[_NAMED[column]].rows]
        if column == "start":
            return [*STARTS, *(row.get("code", "") for row in self.models["reports"].rows)]
        if (table, column) == ("levels", "code"):
            return [step.code for step in RESPONSE_LEVEL.steps]
        if column == "value" and not self._is_event_type():
            return ()
        return _MARKS.get(column, ())

    def _is_event_type(self) -> bool:
        model, view = self.models[HEAD], self.views[HEAD]
        row = view.currentIndex().row()
        return 0 <= row < len(model.rows) and model.rows[row].get("field") == "event_type"

    def _add_table(self, table: str) -> None:
        columns = ["field", "value"] if table == HEAD else columns_of(table, tuple(LANGUAGES))
        model = self.models[table] = SheetModel(self._theme, columns)
        model.setParent(self)
        view = self.views[table] = QTableView()
        view.setModel(model)
        view.setAccessibleName(table_word(table))
        view.setItemDelegate(CellDelegate(partial(self._choices, table), view))
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.horizontalHeader().setDefaultSectionSize(self._theme.px(_WIDE // 2))
        for number, column in enumerate(columns):
            if column.endswith(tuple(LANGUAGES)) or column in ("value", "when", "needs"):
                view.setColumnWidth(number, self._theme.px(_WIDE))
        view.horizontalHeader().setStretchLastSection(True)
        view.verticalHeader().setDefaultSectionSize(self._theme.px(26))
        model.edited.connect(self._edited)
        self.tabs.addTab(view, table)

    def _lay_out(self) -> None:
        step = self._theme.px(STEP)
        buttons = QHBoxLayout()
        buttons.setSpacing(step)
        for button in (self.add_button, self.remove_button):
            dress(button, role="pill", compact=True)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.problems.setMaximumHeight(self._theme.px(28 * STEP))
        self.problems.setAccessibleName(self.tr("What is wrong"))
        self.problems.setWordWrap(True)
        self.problems.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(step)
        column.addWidget(self.tabs, 1)
        column.addLayout(buttons)
        column.addWidget(self.problems)


def table_word(table: str) -> str:
    """Return what a table of a plan is called."""
    translate = words.translate
    known = {
        HEAD: translate("plans", "Head"),
        "clauses": translate("plans", "Clauses"),
        "levels": translate("plans", "Levels"),
        "departments": translate("plans", "Departments"),
        "sources": translate("plans", "Sources"),
        "groups": translate("plans", "Groups"),
        "notify": translate("plans", "Who is told"),
        "tasks": translate("plans", "Tasks"),
        "reports": translate("plans", "Reports"),
        "contents": translate("plans", "What has to be said"),
        "warnings": translate("plans", "Warnings"),
    }
    return known.get(table, table)
