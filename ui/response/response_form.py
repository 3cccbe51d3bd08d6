"""The frame of the inline forms of the panel: title, fields, preview beside them, what is wrong."""

from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from commander.errors import UserError
from ui import words
from ui.response.preview_tree import PreviewTree
from ui.response.record_lines import plain
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import HEADER, STEP
from ui.widgets.elided import ElidedLabel

_WIDE: Final = 860
_GO: Final = "Ctrl+Return"
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ResponseForm(QFrame):
    """Never modal: Ctrl+Enter goes on, Esc puts it away; what was typed stays.

    Signals:
        left: it was put away, done or not.
    """

    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        dress(self, role="panel")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.title, self.note = ElidedLabel(), ElidedLabel()
        self.body = QWidget()
        self.preview = PreviewTree(theme)
        self.wrong = plain(wrap=True, tone="danger")
        self.go, self.cancel = QPushButton(), QPushButton(self.tr("Cancel"))
        self.back = QPushButton(self.tr("Back"))
        self._scroll = QScrollArea()
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.is_wide = True
        self._lay_out()
        shortcut = QShortcut(QKeySequence(_GO), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._pressed)
        self.go.clicked.connect(self.forward)
        self.cancel.clicked.connect(self.put_away)
        self.hide()

    def forward(self) -> None:
        """Go on, or do what the form is for."""
        raise NotImplementedError

    def put_away(self) -> None:
        """Leave the form; what was typed stays in it."""
        self.left.emit()

    def set_go(self, text: str) -> None:
        """Say what going on does."""
        self.go.setText(text)
        self.go.setToolTip(self.tr("{what} (Ctrl+Enter)").format(what=text))

    def fail(self, error: BaseException) -> None:
        """Say why it was not done; what was typed stays. A bug goes on to the program's handler."""
        self.go.setEnabled(True)
        if not isinstance(error, UserError):
            raise error
        self.say_wrong(words.error(error))

    def say_wrong(self, text: str) -> None:
        """Show what is wrong, or nothing."""
        self.wrong.setText(text)
        self.wrong.setVisible(bool(text))

    def see(self, field: QWidget) -> None:
        """Put the focus into a field and scroll to it."""
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(field)

    def arrange(self) -> None:
        """Put fields and preview beside each other where there is room, else below."""
        across = QBoxLayout.Direction.LeftToRight
        self._middle.setDirection(across if self.is_wide else QBoxLayout.Direction.TopToBottom)

    def order_tabs(self) -> None:
        """Let Tab go from field to field, to what is foreseen, then to the buttons."""
        order = [*self.tab_fields(), self.preview, self.go, self.back, self.cancel]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def tab_fields(self) -> list[QWidget]:
        """Return the fields in the order in which they are read; a subclass names them."""
        return []

    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self.order_tabs()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in _ENTER:  # a text box takes the shortcut for itself
            self._pressed()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self._theme.px(_WIDE)
        if wide != self.is_wide:
            self.is_wide = wide
            self.arrange()

    def _pressed(self) -> None:
        if self.go.isEnabled():
            self.forward()

    def _lay_out(self) -> None:
        step = self._theme.px(STEP)
        dress(self.title, role="strong")
        dress(self.note, role="muted")
        dress(self.go, role="primary")
        dress(self.cancel, role="quiet")
        self.cancel.setToolTip(self.tr("Put the form away, what was typed stays (Esc)"))
        self.back.setToolTip(self.tr("One step back (Alt+←)"))
        self.back.hide()
        self.wrong.hide()
        head = QFrame()
        dress(head, role="header")
        head.setFixedHeight(self._theme.px(HEADER))
        row = QHBoxLayout(head)
        row.setContentsMargins(3 * step, 0, 2 * step, 0)
        row.setSpacing(2 * step)
        row.addWidget(self.title)
        row.addWidget(self.note, 1)
        for button in (self.cancel, self.back, self.go):
            row.addWidget(button)
        self.note.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.body)
        self._middle.setContentsMargins(3 * step, 2 * step, 3 * step, 2 * step)
        self._middle.setSpacing(3 * step)
        self._middle.addWidget(self._scroll, 3)
        self._middle.addWidget(self.preview, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.wrong)
        self.wrong.setContentsMargins(3 * step, step, 3 * step, 0)
        column.addLayout(self._middle, 1)
