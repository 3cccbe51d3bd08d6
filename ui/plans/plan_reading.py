"""A plan to read: a tab for each of its parts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QWidget,
)

from commander.domain.plan import ResponsePlan
from ui.plans.reading import Section, sections
from ui.theme.theme import Theme

_WIDE = 320


class PlanReading(QTabWidget):
    """Tables of words; nothing here can be changed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(self.tr("The plan"))

    def show_plan(self, plan: ResponsePlan, language: str) -> None:
        """Show this plan; the part that was looked at stays the one that is seen."""
        at = max(0, self.currentIndex())
        while self.count():
            page = self.widget(0)
            self.removeTab(0)
            if page is not None:
                page.deleteLater()
        for section in sections(plan, language):
            title = f"{section.title} {len(section.rows)}"
            self.addTab(self._table(section), title)
        self.setCurrentIndex(min(at, self.count() - 1))

    def texts(self) -> list[str]:
        """Return what stands in the tables, a line for each row."""
        found = []
        for number in range(self.count()):
            table = self.widget(number)
            if isinstance(table, QTableWidget):
                for row in range(table.rowCount()):
                    cells = [table.item(row, column) for column in range(table.columnCount())]
                    found.append(" | ".join(cell.text() for cell in cells if cell is not None))
        return found

    def _table(self, section: Section) -> QTableWidget:
        table = QTableWidget(len(section.rows), len(section.columns))
        table.setHorizontalHeaderLabels(list(section.columns))
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setWordWrap(True)
        table.setTabKeyNavigation(False)
        for row, cells in enumerate(section.rows):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
                table.setItem(row, column, item)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.resizeColumnsToContents()
        widest = 0
        for column in range(table.columnCount()):
            wide = table.columnWidth(column)
            widest = column if wide > table.columnWidth(widest) else widest
            table.setColumnWidth(column, min(wide, self._theme.px(_WIDE)))
        header.setSectionResizeMode(widest, QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        return table
