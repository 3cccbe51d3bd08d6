"""Those who share on this network, to be clicked."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from commander.journal import wire
from commander.sync.discovery import Found
from ui.theme.dress import dress

_MOST: Final = 6


class FoundList(QWidget):
    """A line that says what is done, and a button for each who is found.

    Signals:
        chosen: the `Found` that was clicked.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = QLabel()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        dress(self.said, role="small")
        self.buttons: list[QPushButton] = []
        self._found: tuple[Found, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.said)

    def show_found(self, found: Sequence[Found], *, works: bool | None) -> None:
        """Offer these; ``works`` is False where nobody can be found."""
        if works is False:
            said = self.tr("This network lets nobody be found. Type the address.")
        elif not found:
            said = self.tr("Looking for posts that share on this network …")
        else:
            said = self.tr("Found on this network. Ask there for the code:")
        self.said.setText(said)
        if tuple(found) == self._found:
            return
        self._found = tuple(found)
        for button in self.buttons:
            button.deleteLater()
        self.buttons = [self._button(one) for one in self._found[:_MOST]]
        for button in self.buttons:
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _button(self, one: Found) -> QPushButton:
        text = f"{one.name}  ·  {one.address}"
        if one.protocol != wire.PROTOCOL:
            text += "  ·  " + self.tr("another version")
        button = QPushButton(text.replace("&", "&&"))
        dress(button, role="link")
        button.clicked.connect(lambda: self.chosen.emit(one))
        return button
