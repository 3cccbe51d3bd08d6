"""A line below a card that asks one thing: why it is cancelled, or what it waits for."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.choice_field import ChoiceField
from ui.widgets.key_hint import KeyHint


class Prompt(QWidget):
    """Asks for a reason; with choices also for the task that is waited for.

    Signals:
        answered: a reason (may be empty) and the key of a task (may be empty).
        left: Escape.
    """

    answered = Signal(str, str)
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        question: str,
        choices: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._field = ChoiceField(question)
        self._field.set_choices(choices)
        self._field.chosen.connect(lambda key: self.answered.emit("", key))
        self._field.entered.connect(self._enter)
        self._field.left.connect(self.left)
        self.setFocusProxy(self._field)
        side = theme.px(3 * STEP)
        column = QVBoxLayout(self)
        column.setContentsMargins(side, 0, side, theme.px(3 * STEP))
        column.setSpacing(theme.px(STEP))
        column.addWidget(self._field)
        column.addLayout(self._hints())

    def _enter(self, reason: str) -> None:
        if reason:
            self.answered.emit(reason, "")

    def _hints(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(STEP))
        for key, words in (
            (Qt.Key.Key_Return, QCoreApplication.translate("Board", "done")),
            (Qt.Key.Key_Escape, QCoreApplication.translate("Board", "leave as it was")),
        ):
            row.addWidget(KeyHint(self._theme, Qt.Key(key).name.removeprefix("Key_")))
            label = QLabel(words)
            dress(label, role="caption")
            row.addWidget(label)
        row.addStretch(1)
        return row
