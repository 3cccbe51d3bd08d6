"""The row at the top of the units in which a new unit is checked in."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.key_hint import KeyHint


class NewUnit(QFrame):
    """Name, department, kind, crew. Enter asks for the unit; Escape hides the row, text kept.

    Signals:
        wanted: the fields ``name``, ``department``, ``kind``, ``crew`` as a mapping.
        left: Escape.
    """

    wanted = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        translate = QCoreApplication.translate
        dress(self, role="raised")
        self._name = _line(translate("Units", "Name, such as Engine 12"))
        self._kind = _line(translate("Units", "Kind"))
        self._crew = _line(translate("Units", "Crew"))
        self._department = QComboBox()
        self._department.setAccessibleName(translate("Units", "Department"))
        self._department.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._problem = QLabel()
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setWordWrap(True)
        dress(self._problem, role="small", tone="danger")
        self._problem.hide()
        self.setFocusProxy(self._name)
        self._build(theme)

    def begin(self, departments: Sequence[tuple[str, str]], current: str) -> None:
        """Show the row for a department (key); ``departments`` are keys and names, in order."""
        self._department.clear()
        for key, name in departments:
            self._department.addItem(name, key)
        self._department.setCurrentIndex(max(0, self._department.findData(current)))
        self.show()
        self._name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def saved(self) -> None:
        """Be empty for the next unit."""
        for field in (self._name, self._kind, self._crew):
            field.clear()
        self.refused("")

    def refused(self, problem: str) -> None:
        """Say why there is no unit yet; what was typed stays."""
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        name, crew = self._name.text().strip(), self._crew.text().strip()
        if not name:
            self.refused(QCoreApplication.translate("Units", "Say what the unit is called."))
        elif crew and not crew.isdecimal():
            self.refused(QCoreApplication.translate("Units", "Crew is a number of people."))
        else:
            department = str(self._department.currentData() or "")
            kind = self._kind.text().strip()
            fields = {"name": name, "department": department, "kind": kind}
            self.wanted.emit({**fields, "crew": int(crew or 0)})

    def _build(self, theme: Theme) -> None:
        pad = theme.px(2 * STEP)
        column = QVBoxLayout(self)
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(theme.px(STEP))
        grid = QGridLayout()
        grid.setSpacing(theme.px(STEP))
        grid.addWidget(self._name, 0, 0)
        grid.addWidget(self._department, 0, 1)
        grid.addWidget(self._kind, 1, 0)
        grid.addWidget(self._crew, 1, 1)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        column.addLayout(grid)
        column.addWidget(self._problem)
        hints = QHBoxLayout()
        hints.setSpacing(theme.px(STEP))
        for key, words in (
            ("Return", QCoreApplication.translate("Units", "add")),
            ("Esc", QCoreApplication.translate("Units", "close")),
        ):
            hints.addWidget(KeyHint(theme, key))
            label = QLabel(words)
            dress(label, role="caption")
            hints.addWidget(label)
        hints.addStretch(1)
        column.addLayout(hints)


def _line(placeholder: str) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(placeholder)
    field.setAccessibleName(placeholder)
    return field
