"""The card at the top of a column in which a new task is written."""

from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from commander.clock import Clock
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.due import parse_due
from ui.widgets.key_hint import KeyHint


class NewCard(QFrame):
    """Title, owner and due time; Enter asks for the task, Escape hides the card and keeps the text.

    Signals:
        wanted: the fields ``title``, ``owner`` and ``due`` as a mapping.
        left: Escape.
    """

    wanted = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clock = clock
        self._zone: tzinfo | None = None
        dress(self, role="card")
        self._title = _line(QCoreApplication.translate("Board", "What is to be done"))
        self._owner = QComboBox()
        self._owner.setAccessibleName(QCoreApplication.translate("Board", "Owner"))
        self._due = _line(QCoreApplication.translate("Board", "Due 2055, +15"))
        self._problem = QLabel()
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setWordWrap(True)
        dress(self._problem, role="small", tone="danger")
        self._problem.hide()
        self._title.returnPressed.connect(self._enter)
        self._due.returnPressed.connect(self._enter)
        self.setFocusProxy(self._title)
        self._build()

    def begin(self, departments: Sequence[tuple[str, str]], owner: str, zone: tzinfo) -> None:
        """Show the card for an owner (key); ``departments`` are keys and names, in order."""
        self._zone = zone
        self._owner.clear()
        for key, name in departments:
            self._owner.addItem(name, key)
        self._owner.setCurrentIndex(max(0, self._owner.findData(owner)))
        self.show()
        self._title.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def saved(self) -> None:
        """Be empty for the next task."""
        self._title.clear()
        self._due.clear()
        self.refused("")

    def refused(self, problem: str) -> None:
        """Say why there is no task yet; what was typed stays."""
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
        title = self._title.text().strip()
        if not title:
            self.refused(QCoreApplication.translate("Board", "Say what is to be done."))
            return
        due = parse_due(self._due.text(), self._clock.now(), self._zone) if self._zone else 0
        if due is None:
            self.refused(
                QCoreApplication.translate("Board", "Due: a time such as 2055, or +15 for minutes.")
            )
            return
        owner = self._owner.currentData()
        self.wanted.emit({"title": title, "owner": str(owner or ""), "due": due})

    def _build(self) -> None:
        pad = self._theme.px(2 * STEP)
        column = QVBoxLayout(self)
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(self._theme.px(STEP))
        column.addWidget(self._title)
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(STEP))
        self._owner.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        row.addWidget(self._owner, 1)
        row.addWidget(self._due, 1)
        column.addLayout(row)
        column.addWidget(self._problem)
        hints = QHBoxLayout()
        hints.setSpacing(self._theme.px(STEP))
        for key, words in (
            ("Return", QCoreApplication.translate("Board", "add")),
            ("Esc", QCoreApplication.translate("Board", "close")),
        ):
            hints.addWidget(KeyHint(self._theme, key))
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
