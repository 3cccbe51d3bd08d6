"""One question below a file: may it be opened elsewhere, why is it withdrawn."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP

translate = QCoreApplication.translate


class Question(QFrame):
    """Hidden until something is asked; Enter answers, Esc takes it back."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answered: Callable[[str], None] = lambda _text: None
        dress(self, role="banner", tone="warning")
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.field = QLineEdit()
        self.yes = QPushButton()
        dress(self.yes, role="primary")
        self.no = QPushButton(translate("Attachments", "Not now") + "  Esc")
        row = QHBoxLayout(self)
        step = theme.px(STEP)
        row.setContentsMargins(3 * step, 2 * step, 3 * step, 2 * step)
        row.setSpacing(2 * step)
        row.addWidget(self.text, 1)
        row.addWidget(self.field, 1)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        self.yes.clicked.connect(self._answer)
        self.no.clicked.connect(self.hide)
        self.field.returnPressed.connect(self._answer)
        self.hide()

    def ask(
        self, text: str, word: str, answered: Callable[[str], None], *, needs_text: bool = False
    ) -> None:
        """Ask; ``answered`` gets what was typed, "" where nothing is to be typed."""
        self.text.setText(text)
        self.yes.setText(word + "  ↵")
        self._answered = answered
        self.field.clear()
        self.field.setVisible(needs_text)
        self.field.setAccessibleName(text)
        self.show()
        (self.field if needs_text else self.yes).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._answer()
        else:
            super().keyPressEvent(event)

    def _answer(self) -> None:
        text = self.field.text().strip()
        if self.field.isVisible() and not text:
            return
        self.hide()
        self._answered(text)
