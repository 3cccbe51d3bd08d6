"""The list of bookmarks over the map: a row for each digit, to go, to keep, to name, to clear."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from ui.map.bookmarks import DIGITS, LONGEST_NAME, Bookmark
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP

_NAME_WIDTH: Final = 240


class _Row:
    """The controls of one digit."""

    def __init__(self, theme: Theme, digit: int, parent: QWidget) -> None:
        self.go = QPushButton(str(digit), parent)
        self.name = QLineEdit(parent)
        self.keep = QPushButton(parent)
        self.clear = QPushButton(parent)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setMinimumWidth(theme.px(_NAME_WIDTH))
        for button, icon in ((self.keep, "save"), (self.clear, "delete")):
            dress(button, role="quiet")
            theme.icons.bind(button, icon)


class BookmarksPanel(QFrame):
    """Signals: go_asked, keep_asked, clear_asked (digit); named (digit, name); closed."""

    go_asked = Signal(int)
    keep_asked = Signal(int)
    clear_asked = Signal(int)
    named = Signal(int, str)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        dress(self, role="floating")
        self._title = QLabel()
        dress(self._title, role="strong")
        self._hint = QLabel()
        dress(self._hint, role="small")
        self._close = QPushButton()
        dress(self._close, role="quiet")
        theme.icons.bind(self._close, "close")
        self._close.clicked.connect(self._put_away)
        self.rows = {digit: _Row(theme, digit, self) for digit in DIGITS}
        grid = QGridLayout(self)
        step = theme.px(STEP)
        grid.setContentsMargins(3 * step, 2 * step, 2 * step, 3 * step)
        grid.setHorizontalSpacing(step)
        grid.setVerticalSpacing(step)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        grid.addLayout(head, 0, 0, 1, 4)
        for digit, row in self.rows.items():
            for column, widget in enumerate((row.go, row.name, row.keep, row.clear)):
                grid.addWidget(widget, digit, column)
            row.go.clicked.connect(lambda _on=False, digit=digit: self.go_asked.emit(digit))
            row.keep.clicked.connect(lambda _on=False, digit=digit: self.keep_asked.emit(digit))
            row.clear.clicked.connect(lambda _on=False, digit=digit: self.clear_asked.emit(digit))
            row.name.editingFinished.connect(lambda digit=digit: self._name(digit))
        grid.addWidget(self._hint, len(self.rows) + 1, 0, 1, 4)
        self._translate()
        self.hide()

    def show_kept(self, digit: int, kept: Bookmark | None) -> None:
        """Show what is kept under a digit."""
        row = self.rows[digit]
        row.go.setEnabled(kept is not None)
        row.clear.setEnabled(kept is not None)
        row.name.setEnabled(kept is not None)
        if kept is None or not row.name.hasFocus():
            row.name.setText(kept.name if kept is not None else "")

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._put_away()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)

    def _name(self, digit: int) -> None:
        self.named.emit(digit, self.rows[digit].name.text().strip())

    def _put_away(self) -> None:
        self.hide()
        self.closed.emit()

    def _translate(self) -> None:
        self._title.setText(self.tr("Bookmarks of the view"))
        self._hint.setText(self.tr("On the map: 1–9 go there, Ctrl+1–9 keep what is in view."))
        self._close.setToolTip(self.tr("Close (Esc)"))
        self._close.setAccessibleName(self.tr("Close"))
        for digit, row in self.rows.items():
            go = self.tr("Go to bookmark {digit}").format(digit=digit)
            keep = self.tr("Keep the present view as {digit}").format(digit=digit)
            clear = self.tr("Forget bookmark {digit}").format(digit=digit)
            row.name.setPlaceholderText(self.tr("nothing kept"))
            row.name.setAccessibleName(self.tr("Name of bookmark {digit}").format(digit=digit))
            for button, text in ((row.go, go), (row.keep, keep), (row.clear, clear)):
                button.setToolTip(text)
                button.setAccessibleName(text)
