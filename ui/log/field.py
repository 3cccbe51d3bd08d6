"""The field in which an entry is typed: monospace, one to four lines, its directives coloured."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QInputMethodEvent,
    QKeyEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from commander.actions.shorthand import Span
from ui.attached.incoming import pastes
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP

_MAX_LINES: Final = 4
_ROLES: Final = {
    "time": "muted",
    "party": "accent",
    "ack": "orange",
    "precedence": "red",
    "kind": "purple",
    "channel": "muted",
    "medium": "muted",
}


class _Colours(QSyntaxHighlighter):
    """Colours the stretches that the shorthand took for something."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = theme
        self._spans: tuple[Span, ...] = ()

    def show(self, spans: tuple[Span, ...]) -> None:
        """Colour these."""
        if spans != self._spans:
            self._spans = spans
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        start = self.currentBlock().position()
        for span in self._spans:
            first, last = span.start - start, span.end - start
            if last > 0 and first < len(text):
                look = QTextCharFormat()
                look.setForeground(self._theme.colour(_ROLES.get(span.role, "accent")))
                self.setFormat(max(0, first), last - max(0, first), look)


class EntryField(QPlainTextEdit):
    """Takes one entry. ``before_key`` may take a key first (the offers do).

    Signals:
        submitted: Enter.
        park: Esc. fresh: Ctrl+T. turn: Ctrl+PgUp/PgDown (-1, 1).
        recall: Up in an empty field, or in what was recalled.
        left: Esc in an empty field.
        overtaken: something is typed while the line before is still being logged.
        files: something that can be attached (QMimeData) was pasted or dropped.
    """

    submitted = Signal()
    park = Signal()
    fresh = Signal()
    turn = Signal(int)
    recall = Signal()
    left = Signal()
    overtaken = Signal()
    files = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._colours = _Colours(theme, self.document())
        self.before_key: Callable[[QKeyEvent], bool] = lambda _event: False
        self.sending = False
        self.recalled = ""
        dress(self, role="entry")
        self.document().setDocumentMargin(0)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        theme.changed.connect(self._redress)
        self._redress()

    def colour(self, spans: Sequence[Span]) -> None:
        """Colour what was understood."""
        text = self.toPlainText()
        self._colours.show(
            tuple(Span(_units(text, s.start), _units(text, s.end), s.role) for s in spans)
        )

    def cursor_place(self) -> int:
        """Where the cursor stands, in characters (Qt counts UTF-16 units)."""
        units = self.textCursor().position()
        return len(
            self.toPlainText().encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")
        )

    def set_cursor(self, place: int) -> None:
        """Put the cursor before the character with this number."""
        cursor = self.textCursor()
        cursor.setPosition(_units(self.toPlainText(), place))
        self.setTextCursor(cursor)

    def set_text(self, text: str) -> None:
        """Replace the text, the cursor at its end."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def put(self, start: int, end: int, text: str) -> None:
        """Replace a stretch as one step of undo; the cursor ends behind it."""
        cursor, whole = self.textCursor(), self.toPlainText()
        cursor.setPosition(_units(whole, start))
        cursor.setPosition(_units(whole, end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        self.setTextCursor(cursor)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height())

    def event(self, event: QEvent, /) -> bool:
        """Let the offers have Tab before it moves the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            tab = event.key() == Qt.Key.Key_Tab
            if tab and self.before_key(event):
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if self.before_key(event) or self._command(event):
            return
        if event.text() and self.sending:
            self.overtaken.emit()
        super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData, /) -> bool:
        return pastes(source) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData, /) -> None:
        """Take what is pasted or dropped: files and pictures go with the entry, text into it."""
        if pastes(source):
            self.files.emit(source)
        else:
            super().insertFromMimeData(source)

    def inputMethodEvent(self, event: QInputMethodEvent, /) -> None:
        if event.commitString() and self.sending:
            self.overtaken.emit()
        super().inputMethodEvent(event)

    def _command(self, event: QKeyEvent) -> bool:
        """Answer a key that is a command of the field."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = held == Qt.KeyboardModifier.ControlModifier
        plain = held == Qt.KeyboardModifier.NoModifier
        empty = not self.toPlainText()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.submitted.emit()
        elif key == Qt.Key.Key_Escape and plain:
            (self.left if empty else self.park).emit()
        elif key == Qt.Key.Key_T and control:
            self.fresh.emit()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and control:
            self.turn.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_Up and plain and self.toPlainText() == self.recalled:
            self.recall.emit()
        else:
            return False
        return True

    def _redress(self) -> None:
        self.setFont(self._theme.mono_font())
        self._colours.rehighlight()
        self._fit()

    def _fit(self) -> None:
        policies = Qt.ScrollBarPolicy
        fits = self.document().size().height() <= _MAX_LINES
        self.setVerticalScrollBarPolicy(
            policies.ScrollBarAlwaysOff if fits else policies.ScrollBarAsNeeded
        )
        if self.height() != self._height():
            self.setFixedHeight(self._height())

    def _height(self) -> int:
        """Of one to four lines; Chinese ones are higher than the font says."""
        line = QFontMetrics(self._theme.mono_font()).lineSpacing()
        layout, block, text = self.document().documentLayout(), self.document().begin(), 0.0
        lines = 0
        while block.isValid() and lines < _MAX_LINES:
            text += layout.blockBoundingRect(block).height()
            lines += max(1, block.lineCount())
            block = block.next()
        share = min(1.0, _MAX_LINES / max(1, lines))
        return max(line, round(text * share)) + self._theme.px(5 * STEP)


def _units(text: str, place: int) -> int:
    """The UTF-16 units before a character, which is how Qt counts."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2
