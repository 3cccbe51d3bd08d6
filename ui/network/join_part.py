"""Joining a server: type address and code, or click who was found on this network."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from commander.sync.discovery import Found
from ui.network.section import Section, plain
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.found_list import FoundList

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class JoinPart(Section):
    """Two fields, a button, and those found on this network.

    Signals:
        join_asked: address and code, as typed.
    """

    join_asked = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._theme = theme
        self.set_heading(self.tr("Join a server, or a post that shares"))
        self.address, self.code = QLineEdit(), QLineEdit()
        self.join_button = QPushButton(self.tr("Join"))
        self.wrong = plain(tone="danger", wrap=True)
        self.wrong.hide()
        self.near = FoundList()
        self._lay_out()
        self.join_button.clicked.connect(self._join)
        self.near.chosen.connect(self._fill)

    def fail(self, text: str) -> None:
        """Say what went wrong; what was typed stays."""
        self._say(text)
        self.set_waiting(waiting=False)

    def joined(self) -> None:
        """It went well: the fields are ready for another one."""
        self.address.clear()
        self.code.clear()
        self._say("")
        self.set_waiting(waiting=False)

    def set_waiting(self, *, waiting: bool) -> None:
        """Keep the button from being pressed twice."""
        self.join_button.setEnabled(not waiting)
        self.join_button.setText(self.tr("Joining …") if waiting else self.tr("Join"))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in _ENTER and self.focusWidget() in (self.address, self.code):
            self._join()
        else:
            super().keyPressEvent(event)

    def _join(self) -> None:
        address, code = self.address.text().strip(), self.code.text().strip()
        if not address or not code:
            self._say(self.tr("Type the address and the code that the server or post shows."))
            (self.code if address else self.address).setFocus()
            return
        self._say("")
        self.set_waiting(waiting=True)
        self.join_asked.emit(address, code)

    def _say(self, text: str) -> None:
        self.wrong.setText(text)
        self.wrong.setVisible(bool(text))

    def _fill(self, one: Found) -> None:
        self.address.setText(one.address)
        self._say("")
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(2 * STEP))
        for field, words in (
            (self.address, self.tr("Address")),
            (self.code, self.tr("Code that is shown there")),
        ):
            field.setPlaceholderText(words)
            field.setAccessibleName(words)
            dress(field, mono=True)
        dress(self.join_button, role="primary")
        row.addWidget(self.address, 2)
        row.addWidget(self.code, 4)
        row.addWidget(self.join_button)
        self.column.addLayout(row)
        self.column.addWidget(self.wrong)
        self.column.addWidget(self.near)
