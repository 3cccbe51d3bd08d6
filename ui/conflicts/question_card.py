"""One conflict as a card: the item, what posts disagree about, the answers with their keys."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.conflicts.answer_row import AnswerRow
from ui.conflicts.data import Question
from ui.entity_words import entity_word
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.elided import ElidedLabel


class QuestionCard(QFrame):
    """Stays where it is when it is settled, so that nothing moves under a pointer.

    Signals:
        answered: the number of an answer, from 0, was pressed.
        show_wanted: the item is to be shown.
        touched: the operator is at this card.
    """

    answered = Signal(int)
    show_wanted = Signal()
    touched = Signal()

    def __init__(self, theme: Theme, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.question = question
        self.settled = False
        self.rows: list[AnswerRow] = []
        dress(self, role="question", selected=False)
        self._item = ElidedLabel()
        dress(self._item, role="heading")
        self._kind = QLabel()
        self._kind.setTextFormat(Qt.TextFormat.PlainText)
        dress(self._kind, role="small")
        self._headline = QLabel()
        self._headline.setTextFormat(Qt.TextFormat.PlainText)
        self._headline.setWordWrap(True)
        self._show = QPushButton(self.tr("Show"))
        self._show.setToolTip(self.tr("Show the item (G)"))
        dress(self._show, role="pill", compact=True)
        self._show.clicked.connect(self.show_wanted)
        self._answers = QVBoxLayout()
        self._lay_out()
        self.ask(question)

    def ask(self, question: Question) -> None:
        """Ask this question, maybe another one than before."""
        self.question, self.settled = question, False
        self._item.set_text(question.item)
        self._kind.setText(entity_word(question.conflict.entity))
        self._headline.setText(f"⇄ {question.headline}")
        dress(self._headline, tone="warning")
        for row in self.rows:
            self._answers.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [
            AnswerRow(self._theme, number, answer)
            for number, answer in enumerate(question.answers, 1)
        ]
        for number, row in enumerate(self.rows):
            self._answers.addWidget(row)
            row.clicked.connect(partial(self._press, number))
            row.installEventFilter(self)
        spoken = ", ".join((question.item, question.headline))
        self.setAccessibleName(spoken)

    def settle(self, number: int | None = None) -> None:
        """Show that it is settled, with this answer; by somebody else without."""
        self.settled = True
        self._headline.setText(f"✓ {self.question.headline}")
        dress(self._headline, tone="ok")
        for place, row in enumerate(self.rows):
            row.settle(chosen=place == number)

    def select(self, *, selected: bool) -> None:
        """Show whether keys mean this card."""
        dress(self, selected=selected)

    def texts(self) -> list[str]:
        """Return what stands on the card, line by line."""
        lines = [" · ".join(row.texts()) for row in self.rows]
        return [f"{self._kind.text()} {self._item.text()}", self._headline.text(), *lines]

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        super().mousePressEvent(event)
        self.touched.emit()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.touched.emit()
        return super().eventFilter(watched, event)

    def _press(self, number: int) -> None:
        self.touched.emit()
        self.answered.emit(number)

    def _lay_out(self) -> None:
        step = self._theme.px(STEP)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * step, 2 * step, 3 * step, 3 * step)
        column.setSpacing(step)
        head = QHBoxLayout()
        head.setSpacing(2 * step)
        head.addWidget(self._item, 1)
        head.addWidget(self._kind)
        head.addWidget(self._show)
        column.addLayout(head)
        column.addWidget(self._headline)
        self._answers.setContentsMargins(0, step, 0, 0)
        self._answers.setSpacing(step)
        column.addLayout(self._answers)
