"""The search field over the map: coordinates in any notation, names of anything, one line."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui import words
from ui.map.find_list import FindList
from ui.map.find_source import Answer
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP

_WIDTH: Final = 560
_MOVES: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindField(QFrame):
    """Type, choose with the arrows, Enter looks there, Ctrl+Enter puts something there.

    Signals:
        typed: another text.
        chosen: a `Row` to look at.
        placed: a `Row` at which to put what is selected, or a new incident.
        left: Escape.
        resized: it needs another height.
    """

    typed = Signal(str)
    chosen = Signal(object)
    placed = Signal(object)
    left = Signal()
    resized = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        dress(self, role="floating")
        self.line = QLineEdit()
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self.typed)
        self.list = FindList(theme)
        self.list.clicked.connect(lambda _index: self._choose())
        self.said = QLabel()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        column = QVBoxLayout(self)
        side = theme.px(2 * STEP)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(theme.px(STEP + 2))
        for widget in (self.line, self.list, self.said):
            column.addWidget(widget)
        self.setFixedWidth(theme.px(_WIDTH))
        self._translate()
        self.show_answer(Answer(()), "", "")
        self.hide()

    def open(self) -> None:
        """Show it with its text selected, so that typing begins a new search."""
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def show_answer(self, answer: Answer, hint: str, nothing: str) -> None:
        """Show what was found; ``hint`` says what keys do, ``nothing`` where there is none."""
        self.list.show_rows(answer.rows)
        wrong = words.error(answer.wrong) if answer.wrong is not None else ""
        text = wrong or (hint if answer.rows else nothing)
        dress(self.said, role="small", tone="danger" if wrong else "")
        self.said.setText(text)
        self.said.setVisible(bool(text))
        self.resized.emit()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() in _MOVES:
            self.list.event(event)
        elif event.key() in _ENTERS:
            self._choose(place=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            return False
        return True

    def _choose(self, *, place: bool = False) -> None:
        row = self.list.current()
        if row is not None:
            (self.placed if place else self.chosen).emit(row)

    def _translate(self) -> None:
        asked = self.tr("A place, an address, a unit, or coordinates in any notation")
        self.line.setPlaceholderText(asked)
        self.line.setAccessibleName(self.tr("Find on the map"))
        self.list.setAccessibleName(self.tr("What was found"))
