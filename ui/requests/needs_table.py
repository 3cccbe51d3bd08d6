"""Required, on hand, lacking, asked for and on its way (ICS-215), by kind, task or department."""

from typing import Final, get_args

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from commander.domain.request import Line
from commander.linkage.need_table import By, NeedLine, grouped
from ui.requests.data import RequestsData
from ui.requests.request_words import party
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.empty import EmptyState
from ui.widgets.flow import FlowRow
from ui.widgets.pill import Pill

translate = QCoreApplication.translate
_WAYS: Final[tuple[By, ...]] = get_args(By)
_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_N)


class NeedsTable(QWidget):
    """The table; Enter or a double click on a line asks for what it lacks.

    Signals:
        request_wanted: the `NeedLine` that a request is to be written for.
        left: back to the list.
    """

    request_wanted = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._data = RequestsData()
        self._by: By = "kind"
        self._lines: tuple[NeedLine, ...] = ()
        self.ways = [Pill(theme, words, compact=True) for words in self._words()]
        group = QButtonGroup(self)
        row = FlowRow(spacing=theme.px(STEP))
        for number, pill in enumerate(self.ways):
            pill.setCheckable(True)
            group.addButton(pill, number)
            row.add(pill)
        self.ways[0].setChecked(True)
        group.idClicked.connect(self.group_by)
        self.table = QTableWidget()
        self.empty = EmptyState(
            theme,
            translate(
                "Requests",
                "What tasks need and what is asked for stands here, "
                "beside what is on hand and on its way.",
            ),
            key="N",
            action=translate("Requests", "asks for something"),
        )
        self._dress()
        self.table.installEventFilter(self)
        column = QVBoxLayout(self)
        side = theme.px(2 * STEP)
        column.setContentsMargins(side, side, side, 0)
        column.addWidget(row)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        self.setFocusProxy(self.table)

    def group_by(self, number: int) -> None:
        """Sum up by kind (0), task (1) or department (2)."""
        self._by = _WAYS[number]
        self.ways[number].setChecked(True)
        self._fill()

    def show_needs(self, data: RequestsData) -> None:
        """Show these needs; the selected line stays selected."""
        if (data.needs, data.totals) != (self._data.needs, self._data.totals):
            self._data = data
            self._fill()
        self._data = data

    def current(self) -> NeedLine | None:
        """Return the selected line."""
        row = self.table.currentRow()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Take keys before the table does, which would search for their letters."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        line = self.current()
        if event.modifiers():
            return False
        if event.key() in _KEYS and line is not None:
            self.request_wanted.emit(line)
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_R):
            self.left.emit()
        elif Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_3:
            self.group_by(event.key() - Qt.Key.Key_1)
        else:
            return False
        return True

    def _fill(self) -> None:
        at = self.table.currentRow()
        before = self._ident(self._lines[at]) if 0 <= at < len(self._lines) else None
        self._lines = self._summed()
        self.table.setRowCount(len(self._lines))
        for row, line in enumerate(self._lines):
            for column, text in enumerate(self._cells(line)):
                self.table.setItem(row, column, self._item(text, column, line))
            if self._ident(line) == before:
                self.table.setCurrentCell(row, 0)
        hidden = self._by == "kind"
        self.table.setColumnHidden(1, hidden)
        self.table.setVisible(bool(self._lines))
        self.empty.setVisible(not self._lines)

    def _summed(self) -> tuple[NeedLine, ...]:
        """Of a kind, all units that are fit for work are on hand, whatever task they are on."""
        lines = grouped(self._data.needs, self._by)
        if self._by != "kind":
            return lines
        totals = {row.kind: row for row in self._data.totals}
        found = []
        for line in lines:
            row = totals.get(line.kind)
            have = row.have if row is not None else line.have
            found.append(
                NeedLine(
                    kind=line.kind,
                    name=line.name,
                    required=row.required if row is not None else line.required,
                    have=have,
                    asked=line.asked,
                    coming=line.coming,
                )
            )
        return tuple(sorted(found, key=lambda one: (-one.need, one.kind)))

    def _cells(self, line: NeedLine) -> tuple[str, ...]:
        task = self._data.tasks.get(line.task)
        whose = party(line.department, self._data)
        if self._by == "task" and task is not None:
            whose = f"{task.title} · {whose}"
        name = line.name or line.kind
        lack = f"! {line.need}" if line.uncovered else str(line.need)
        numbers = (line.required, line.have, lack, line.asked, line.coming)
        return (name, whose, *(str(one) if one else "–" for one in numbers))

    def _item(self, text: str, column: int, line: NeedLine) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        item.setToolTip(f"{text} ({line.kind})" if not column else text)
        if column > 1:
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if column == 4 and line.need:  # noqa: PLR2004 - the column of what lacks
            item.setForeground(self._theme.colour("red" if line.uncovered else "orange"))
        return item

    def _dress(self) -> None:
        heads = (
            translate("Requests", "Kind"),
            translate("Requests", "For"),
            translate("Requests", "Required"),
            translate("Requests", "Have"),
            translate("Requests", "Need"),
            translate("Requests", "Asked"),
            translate("Requests", "Coming"),
        )
        table = self.table
        table.setColumnCount(len(heads))
        table.setHorizontalHeaderLabels(list(heads))
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setAccessibleName(translate("Requests", "Required, on hand, lacking"))
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column in (0, 1):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        table.cellDoubleClicked.connect(lambda _row, _column: self._ask())

    def _ask(self) -> None:
        line = self.current()
        if line is not None:
            self.request_wanted.emit(line)

    @staticmethod
    def _ident(line: NeedLine) -> tuple[str, str, str]:
        return line.kind, line.task, line.department

    @staticmethod
    def _words() -> tuple[str, str, str]:
        return (
            translate("Requests", "By kind") + "  1",
            translate("Requests", "By task") + "  2",
            translate("Requests", "By department") + "  3",
        )


def asked_line(line: NeedLine) -> Line:
    """Return the line of a request for what nobody has been asked for yet."""
    count = line.uncovered or line.need or 1
    return Line(line.kind, count, line.name if line.name != line.kind else "")
