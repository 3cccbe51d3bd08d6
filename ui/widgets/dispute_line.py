"""The line on an opened item that says what posts disagree about; a press asks for an answer."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.elided_link import ElidedLink
from ui.widgets.key_hint import KeyHint

_KEY: Final = "F12"


class DisputeLine(QWidget):
    """Shown only while there is something to settle.

    Signals:
        pressed: the operator wants to settle it.
    """

    pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link = ElidedLink()
        dress(self._link, tone="warning")
        self._link.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(STEP))
        row.addWidget(self._link, 1)
        row.addWidget(KeyHint(theme, _KEY))
        self.hide()

    @property
    def link(self) -> ElidedLink:
        """What is pressed."""
        return self._link

    def show_dispute(self, text: str) -> None:
        """Show what is disputed; hides for an empty text."""
        self._link.set_words(text)
        settle = self.tr("Settle what posts disagree about")
        self._link.setToolTip(f"{text}\n{settle} ({_KEY})")
        self.setVisible(bool(text))
