"""A question about an entry, asked in a strip above the entry line; traffic goes on meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.flow import FlowLayout

translate = QCoreApplication.translate
_DIGITS: Final = "123456789"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: its code, its words and the key that chooses it."""

    code: str
    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: choices of one each (first one preset), a text if ``hint`` is given.

    ``answer`` gets the chosen codes and the text. ``needs_text``: no answer without it.
    """

    title: str
    confirm: str
    answer: Callable[[tuple[str, ...], str], None]
    choices: tuple[tuple[Option, ...], ...] = ()
    hint: str = ""
    text: str = ""
    needs_text: bool = False
    changed: Callable[[str], str] | None = None


def numbered(options: list[tuple[str, str]]) -> tuple[Option, ...]:
    """Options with the digits as keys."""
    keys = [*_DIGITS, *([""] * len(options))]
    return tuple(Option(code, text, key) for (code, text), key in zip(options, keys, strict=False))


class AskBar(QFrame):
    """Asks one question at a time.

    Signals:
        closed: answered or given up; the list may have the focus again.
    """

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._question: Question | None = None
        self._groups: list[QButtonGroup] = []
        self._field = QLineEdit()
        self._note = QLabel()
        self._body: QWidget | None = None
        self._column = QVBoxLayout(self)
        step = theme.px(STEP)
        self._column.setContentsMargins(3 * step, 2 * step, 3 * step, 2 * step)
        dress(self, role="raised")
        self.hide()

    def ask(self, question: Question) -> None:
        """Show a question and give it the keyboard; a question before it is dropped."""
        self._clear()
        self._question = question
        self._body = self._build(question)
        self._column.addWidget(self._body)
        self.show()
        first = self._groups[0].checkedButton() if self._groups else None
        (first if first and not question.hint else self._field).setFocus()
        self._changed(question.text)

    def confirm(self) -> None:
        """Answer with what is chosen and typed."""
        question = self._question
        if question is None:
            return
        text = self._field.text().strip()
        if question.needs_text and not text:
            dress(self._field, tone="danger")
            self._field.setFocus()
            return
        chosen = (group.checkedButton() for group in self._groups)
        codes = tuple(str(button.property("code")) for button in chosen if button)
        self.close_question()
        question.answer(codes, text)

    def close_question(self) -> None:
        """Give up."""
        self._clear()
        self.hide()
        self.closed.emit()

    def choose(self, code: str) -> None:
        """Choose the option with this code."""
        for group in self._groups:
            for button in group.buttons():
                if button.property("code") == code:
                    button.setChecked(True)

    def set_text(self, text: str) -> None:
        """Type into the field."""
        self._field.setText(text)

    def _clear(self) -> None:
        self._question = None
        self._groups = []
        if self._body is not None:
            self._body.hide()
            self._body.deleteLater()
            self._body = None

    def _build(self, question: Question) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(STEP))
        title = QLabel(question.title)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setWordWrap(True)
        dress(title, role="small")
        column.addWidget(title)
        for options in question.choices:
            column.addWidget(self._choice(options))
        column.addLayout(self._last_row(question))
        return body

    def _choice(self, options: tuple[Option, ...]) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, spacing=self._theme.px(STEP))
        group = QButtonGroup(row)
        for option in options:
            text = f"{option.key}  {option.text}" if option.key else option.text
            button = QPushButton(text)
            dress(button, role="pill", compact=True)
            button.setCheckable(True)
            button.setProperty("code", option.code)
            button.setProperty("key", option.key)
            button.setToolTip(f"{option.text}  {option.key}".strip())
            button.setChecked(option is options[0])
            button.installEventFilter(self)
            group.addButton(button)
            flow.addWidget(button)
        self._groups.append(group)
        return row

    def _last_row(self, question: Question) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(2 * STEP))
        self._field = QLineEdit(question.text)
        self._field.setPlaceholderText(question.hint)
        self._field.setAccessibleName(question.hint)
        self._field.setVisible(bool(question.hint))
        self._field.textChanged.connect(self._changed)
        self._field.installEventFilter(self)
        self._note = QLabel()
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        dress(self._note, role="small")
        confirm = QPushButton(f"{question.confirm}  ⏎")
        dress(confirm, role="primary")
        confirm.clicked.connect(self.confirm)
        cancel = QPushButton("Esc")
        dress(cancel, role="quiet")
        cancel.setToolTip(translate("Log", "Close without doing it  Esc"))
        cancel.clicked.connect(self.close_question)
        row.addWidget(self._field, 1)
        row.addWidget(self._note, 0 if question.hint else 1)
        row.addWidget(cancel)
        row.addWidget(confirm)
        return row

    def _changed(self, text: str) -> None:
        question = self._question
        if question is not None and question.changed is not None:
            self._note.setText(question.changed(text))

    def eventFilter(self, _watched: QObject, event: QEvent, /) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.close_question()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirm()
        else:
            return not self._field.hasFocus() and self._by_key(event.text())
        return True

    def _by_key(self, text: str) -> bool:
        """Choose the option with this key."""
        for group in self._groups:
            for button in group.buttons():
                if text and str(button.property("key")).casefold() == text.casefold():
                    button.setChecked(True)
                    button.setFocus()
                    return True
        return False
