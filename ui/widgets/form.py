"""A form that stands in the window: never modal, Enter saves, Esc puts it away unfinished."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from commander.errors import UserError
from ui import words
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import ROW, STEP
from ui.widgets.elided import ElidedLabel
from ui.widgets.flow import FlowLayout

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class InlineForm(QFrame):
    """A title, fields in a row that wraps, what is wrong under them, Save and Cancel.

    What was typed stays while the form is put away, until it has been saved. A subclass adds its
    fields, and saves in `submit`, ending with `finish` or `fail`.

    Signals:
        opened: it is on the screen, asked for by the operator.
        closed: it is away, saved or not.
    """

    opened = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._before: QWidget | None = None
        self._boxes: list[QWidget] = []
        dress(self, role="raised")
        self._title = ElidedLabel()
        dress(self._title, role="strong")
        self._wrong = QLabel()
        self._wrong.setTextFormat(Qt.TextFormat.PlainText)
        self._wrong.setWordWrap(True)
        dress(self._wrong, tone="danger")
        self._wrong.hide()
        self._save = QPushButton()
        dress(self._save, role="primary")
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.setToolTip(self.tr("Put the form away, what was typed stays (Esc)"))
        dress(self._cancel, role="quiet")
        self._save.clicked.connect(self.submit)
        self._cancel.clicked.connect(self.put_away)
        self._lay_out()
        self.hide()

    def submit(self) -> None:
        """Save what was typed."""
        raise NotImplementedError

    def open(self) -> None:
        """Show the form and begin in its first field."""
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self._before = focused
        self.show()
        self.opened.emit()
        if self._boxes:
            self._boxes[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def put_away(self) -> None:
        """Hide the form and give the focus back; what was typed stays."""
        if not self.isVisible():
            return
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def finish(self) -> None:
        """Saved: forget what was typed and put the form away."""
        self._save.setEnabled(True)
        self.fail_text("")
        for box in self._boxes:
            if isinstance(box, QLineEdit):
                box.clear()
        self.put_away()

    def fail(self, error: BaseException) -> None:
        """Not saved: say why; what was typed stays. A bug goes on to the program's handler."""
        self._save.setEnabled(True)
        if not isinstance(error, UserError):
            raise error
        self.fail_text(words.error(error))

    def fail_text(self, text: str) -> None:
        """Show what is wrong, or nothing."""
        self._wrong.setText(text)
        self._wrong.setVisible(bool(text))

    def wait(self) -> None:
        """Keep a second Enter from saving twice."""
        self._save.setEnabled(False)

    @property
    def waiting(self) -> bool:
        """Whether what was typed is just being saved."""
        return not self._save.isEnabled()

    def set_save(self, text: str) -> None:
        """Say what saving does."""
        self._save.setText(text)
        self._save.setToolTip(self.tr("{what} (Enter)").format(what=text))

    def set_title(self, title: str) -> None:
        """Say what the form is for."""
        self._title.set_text(title)
        self.setAccessibleName(title)

    def add_line(self, label: str, *, wide: int = 56, hint: str = "") -> QLineEdit:
        """Add a line of text, ``wide`` steps of 4 px."""
        line = QLineEdit()
        line.setPlaceholderText(hint)
        line.setMinimumWidth(self._theme.px(wide * STEP))
        self.add_box(label, line)
        return line

    def add_choice(self, label: str, choices: Iterable[tuple[str, str]] = ()) -> QComboBox:
        """Add a choice of (code, words)."""
        choice = QComboBox()
        fill_choice(choice, choices)
        self.add_box(label, choice)
        return choice

    def add_below(self, widget: QWidget) -> None:
        """Put a widget under the row of fields, above what is wrong."""
        self._column.insertWidget(self._column.indexOf(self._wrong), widget)

    def add_box(self, label: str, box: QWidget) -> None:
        """Add a field under its label."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(2))
        caption = QLabel(label)
        caption.setTextFormat(Qt.TextFormat.PlainText)
        caption.setBuddy(box)
        dress(caption, role="caption")
        box.setAccessibleName(label)
        column.addWidget(caption)
        column.addWidget(box)
        # As high as a choice beside it, whatever letters it holds.
        box.setMinimumHeight(self._theme.px(ROW - 2))
        self._fields.addWidget(holder)
        self._boxes.append(box)

    def flow_buttons(self) -> None:
        """Let Save and Cancel follow the last field and wrap with it, where there is little room.

        Called when all fields have been added.
        """
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(2))
        above = QLabel(" ")
        dress(above, role="caption")
        row = QHBoxLayout()
        row.setSpacing(2 * self._theme.px(STEP))
        row.addWidget(self._save)
        row.addWidget(self._cancel)
        column.addWidget(above)
        column.addLayout(row)
        self._fields.addWidget(holder)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        elif event.key() in _ENTER and not self.waiting:
            self.submit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        step = self._theme.px(STEP)
        body = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        body.setSizePolicy(policy)
        self._fields = FlowLayout(body, spacing=3 * step)
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * step)
        buttons.addWidget(self._save)
        buttons.addWidget(self._cancel)
        row = QHBoxLayout()
        row.setSpacing(4 * step)
        row.addWidget(body, 1000)
        row.addLayout(buttons)
        row.addStretch(1)
        row.setAlignment(buttons, Qt.AlignmentFlag.AlignBottom)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(4 * step, 2 * step, 4 * step, 2 * step)
        column.setSpacing(step)
        column.addWidget(self._title)
        column.addSpacing(step)
        column.addLayout(row)
        column.addWidget(self._wrong)


def fill_choice(box: QComboBox, choices: Iterable[tuple[str, str]]) -> None:
    """Offer (code, words) and keep what was chosen, when it is still there."""
    chosen = box.currentData()
    box.clear()
    for code, text in choices:
        box.addItem(text, code)
    place = box.findData(chosen)
    box.setCurrentIndex(place if place >= 0 else 0)


def chosen_code(box: QComboBox) -> str:
    """Return the code of what is chosen."""
    return str(box.currentData() or "")
