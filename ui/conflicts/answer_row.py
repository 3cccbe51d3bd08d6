"""One answer of a question: its key, what it says, who said it; a press gives it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.conflicts.data import Answer
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import ROW_TOUCH, STEP
from ui.widgets.chip import Chip
from ui.widgets.elided import ElidedLabel
from ui.widgets.key_hint import KeyHint


class AnswerRow(QPushButton):
    """A button as wide as its card, tall enough for a finger."""

    def __init__(
        self, theme: Theme, number: int, answer: Answer, parent: QWidget | None = None
    ) -> None:
        """``number`` counts from 1: it is the key."""
        super().__init__(parent)
        self._theme = theme
        self._chip = Chip(theme)
        dress(self, role="answer")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{number}: {answer.text}, {answer.said}")
        self.setToolTip(f"{answer.text}\n{answer.said}\n({number})")
        step = theme.px(STEP)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * step, step, 2 * step, step)
        row.setSpacing(2 * step)
        row.addWidget(KeyHint(theme, str(number)))
        words = QVBoxLayout()
        words.setSpacing(0)
        text, said = ElidedLabel(answer.text), ElidedLabel(answer.said)
        dress(text, role="strong")
        dress(said, role="small")
        words.addWidget(text)
        words.addWidget(said)
        row.addLayout(words, 1)
        row.addWidget(self._chip)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if answer.shown:
            self._mark(self.tr("shown meanwhile"), "info")
        else:
            self._chip.hide()

    def settle(self, *, chosen: bool) -> None:
        """Show that the question is settled, and whether this is the answer that was given."""
        self.setEnabled(False)
        self._chip.setVisible(chosen)
        if chosen:
            self._mark(self.tr("✓ settled"), "ok")

    def sizeHint(self) -> QSize:
        layout = self.layout()
        wanted = layout.sizeHint() if layout is not None else super().sizeHint()
        return QSize(wanted.width(), max(wanted.height(), self._theme.px(ROW_TOUCH)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(40 * STEP), self.sizeHint().height())

    def texts(self) -> tuple[str, ...]:
        """Return what stands in the row."""
        found = tuple(label.text() for label in self.findChildren(QLabel))
        return (*found, *((self._chip.text,) if not self._chip.isHidden() else ()))

    def _mark(self, text: str, role: str) -> None:
        self._chip.set(text, role)
        self._chip.show()
