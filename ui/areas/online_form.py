"""A server of tiles that a person enters: its address, whose data it is, and what it asks."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from commander.errors import UserError
from commander.maps.area import MAX_ZOOM, OnlineSource
from ui import words
from ui.areas import area_words
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP

_USUAL_ZOOM: Final = 19
_FEW_ZOOM: Final = 1
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class OnlineForm(QFrame):
    """What is typed stays until it was taken or given up.

    Signals:
        add_asked: an `OnlineSource`.
        left: given up.
    """

    add_asked = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        dress(self, role="card")
        self.name, self.address, self.credit, self.secret = (QLineEdit() for _ in range(4))
        self.kind = QComboBox()
        self.deepest = QSpinBox()
        self.terms = QLabel()
        self.agreed = QCheckBox(self.tr("I have read it and use the server accordingly"))
        self.wrong = QLabel()
        self.add_button = QPushButton(self.tr("Add"))
        self.leave_button = QPushButton(self.tr("Cancel"))
        self._lay_out()
        self.address.textChanged.connect(self._show_terms)
        self.add_button.clicked.connect(self._add)
        self.leave_button.clicked.connect(self.left)
        self._show_terms()

    def clear(self) -> None:
        """Begin anew."""
        for field in (self.name, self.address, self.credit, self.secret):
            field.clear()
        self.agreed.setChecked(False)
        self.fail("")

    def fail(self, problem: Exception | str) -> None:
        """Say what is wrong; what was typed stays."""
        text = problem if isinstance(problem, str) else words.error(problem)
        self.wrong.setText(text)
        self.wrong.setVisible(bool(text))
        self.add_button.setEnabled(True)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _ENTER and isinstance(focused, QLineEdit):
            self._add()
        elif event.key() in _ENTER and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def source(self) -> OnlineSource:
        """Return what is typed."""
        address = self.address.text().strip()
        host = address.partition("://")[2].partition("/")[0]
        return OnlineSource(
            name=" ".join(self.name.text().split()) or host,
            template=address,
            attribution=" ".join(self.credit.text().split()),
            terms_accepted=self.agreed.isChecked(),
            kind="vector" if self.kind.currentIndex() == 1 else "raster",
            max_zoom=self.deepest.value(),
            key_value=self.secret.text().strip(),
        )

    def _add(self) -> None:
        self.fail("")
        self.add_button.setEnabled(False)
        self.add_asked.emit(self.source())

    def _show_terms(self) -> None:
        text = _terms_of(self.address.text().strip())
        self.terms.setText(text)
        self.terms.setVisible(bool(text))
        self.agreed.setVisible(bool(text))

    def _lay_out(self) -> None:
        step = self._theme.px(STEP)
        for label in (self.terms, self.wrong):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.hide()
        dress(self.terms, role="small")
        dress(self.wrong, tone="danger")
        dress(self.add_button, role="primary")
        dress(self.address, mono=True)
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.address.setPlaceholderText("https://…/{z}/{x}/{y}.png")
        self.credit.setPlaceholderText(self.tr("Required, for example © who made the map"))
        self.secret.setPlaceholderText(self.tr("Only if the address has {key} in it"))
        self.kind.addItems([self.tr("Pictures"), self.tr("Vector tiles")])
        self.deepest.setRange(_FEW_ZOOM, MAX_ZOOM)
        self.deepest.setValue(_USUAL_ZOOM)
        title = QLabel(self.tr("Add an online source"))
        dress(title, role="heading")
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * step, 3 * step, 4 * step, 3 * step)
        column.setSpacing(2 * step)
        column.addWidget(title)
        column.addLayout(self._fields())
        for widget in (self.terms, self.agreed, self.wrong):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(2 * step)
        row.addStretch(1)
        row.addWidget(self.leave_button)
        row.addWidget(self.add_button)
        column.addLayout(row)

    def _fields(self) -> QFormLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(self._theme.px(3 * STEP))
        form.setVerticalSpacing(self._theme.px(2 * STEP))
        for text, field in (
            (self.tr("Name"), self.name),
            (self.tr("Address"), self.address),
            (self.tr("Whose map it is"), self.credit),
            (self.tr("What it gives"), self.kind),
            (self.tr("Deepest zoom"), self.deepest),
            (self.tr("Key"), self.secret),
        ):
            form.addRow(text, field)
            field.setAccessibleName(text)
        return form


def _terms_of(template: str) -> str:
    """What is to be told about a server before it is used; empty while there is no address."""
    if not template:
        return ""
    from commander.maps.online_source import terms_of  # noqa: PLC0415 - not at the start

    try:
        found = terms_of(template)
    except (UserError, ValueError):
        return ""
    return area_words.terms(found.code, found.host) if found.host else ""
