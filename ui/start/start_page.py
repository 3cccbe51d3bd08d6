"""First start: who sits here, and what to work on. A page of the window, not a dialog."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from commander.journal.wire import DEFAULT_PORT
from commander.sync.discovery import Found
from ui.start.choices import Choices
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.form import chosen_code, fill_choice
from ui.widgets.found_list import FoundList

_WIDE: Final = 240 * STEP


@dataclass(frozen=True, slots=True)
class Sitter:
    """Who sits at this desk, as typed."""

    person: str
    department: str
    position: str


class StartPage(QScrollArea):
    """Asks three things, then opens the demonstration, a new operation, a server's, or a copy.

    Signals:
        demonstration_asked: show the demonstration.
        operation_asked: a `Sitter`, then name of operation, name of incident, event type.
        join_asked: a `Sitter`, then address and code.
        replace_asked: become a copy of another post from its file.
        find_asked: look for posts that share on this network.
    """

    demonstration_asked = Signal()
    operation_asked = Signal(object, str, str, str)
    join_asked = Signal(object, str, str)
    replace_asked = Signal()
    find_asked = Signal()

    def __init__(
        self, theme: Theme, departments: Choices, types: Choices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.person, self.position = QLineEdit(), QLineEdit()
        self.department, self.event_type = QComboBox(), QComboBox()
        self.operation, self.incident = QLineEdit(), QLineEdit()
        self.address, self.code = QLineEdit(), QLineEdit()
        fill_choice(self.department, departments)
        fill_choice(self.event_type, types)
        self.demonstration_button = QPushButton(self.tr("Open the demonstration"))
        self.open_button = QPushButton(self.tr("Open operation"))
        self.join_button = QPushButton(self.tr("Join"))
        self.find_button = QPushButton(self.tr("Find posts that share on this network"))
        self.near = FoundList()
        self.near.hide()
        self.replace_button = QPushButton(self.tr("From its file…"))
        dress(self.open_button, role="primary")
        self._wrong = QLabel()
        self._wrong.setTextFormat(Qt.TextFormat.PlainText)
        self._wrong.setWordWrap(True)
        dress(self._wrong, tone="danger")
        self.demonstration_button.clicked.connect(self.demonstration_asked)
        self.open_button.clicked.connect(self._open)
        self.join_button.clicked.connect(self._join)
        self.find_button.clicked.connect(self._find)
        self.near.chosen.connect(self._fill)
        self.replace_button.clicked.connect(self.replace_asked)
        self.setWidgetResizable(True)
        self.setWidget(self._page())
        self._hint()

    def take_focus(self) -> None:
        """Begin with the name."""
        self.person.setFocus(Qt.FocusReason.OtherFocusReason)

    def fail(self, text: str) -> None:
        """Say what went wrong; what was typed stays."""
        self._say(text)
        self.set_waiting(waiting=False)

    def set_waiting(self, *, waiting: bool) -> None:
        """Keep the buttons from being pressed twice while something is being opened."""
        for button in (
            self.demonstration_button,
            self.open_button,
            self.join_button,
            self.replace_button,
        ):
            button.setEnabled(not waiting)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            super().keyPressEvent(event)

    def _say(self, wrong: str) -> None:
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))

    def _enter(self) -> None:
        """Enter presses the button that has the focus, else does what was filled in."""
        focused = self.focusWidget()
        if isinstance(focused, QPushButton):
            focused.click()
        elif focused in (self.address, self.code):
            self._join()
        else:
            self._open()

    def _find(self) -> None:
        self.near.show_found((), works=None)
        self.address.setFocus()
        self.find_button.hide()
        self.near.show()
        self.find_asked.emit()

    def _fill(self, one: Found) -> None:
        self.address.setText(one.address)
        self.code.setFocus()

    def _sitter(self) -> Sitter | None:
        person = self.person.text().strip()
        if not person:
            self.fail(self.tr("Your name is missing: the log says who wrote what."))
            self.person.setFocus()
            return None
        return self.typed()

    def typed(self) -> Sitter:
        """Return who sits here, as far as it was typed."""
        person, position = self.person.text().strip(), self.position.text().strip()
        return Sitter(person, chosen_code(self.department), position)

    def _open(self) -> None:
        sitter = self._sitter()
        if sitter is None:
            return
        incident = self.incident.text().strip()
        name = self.operation.text().strip() or incident
        if not name:
            self.fail(self.tr("Name the operation or its incident, for example “Fire, Mill St”."))
            self.operation.setFocus()
            return
        self._say("")
        self.set_waiting(waiting=True)
        event_type = chosen_code(self.event_type)
        self.operation_asked.emit(sitter, name, incident or name, event_type)

    def _join(self) -> None:
        sitter = self._sitter()
        if sitter is None:
            return
        address, code = self.address.text().strip(), self.code.text().strip()
        if not address or not code:
            self.fail(self.tr("To join, type the address and the code that the server shows."))
            (self.code if address else self.address).setFocus()
            return
        self._say("")
        self.set_waiting(waiting=True)
        self.join_asked.emit(sitter, address, code)

    def _hint(self) -> None:
        self.person.setPlaceholderText(self.tr("e.g. A. Rivera"))
        self.position.setPlaceholderText(self.tr("e.g. Radio operator"))
        self.operation.setPlaceholderText(self.tr("e.g. Night shift, 25 May"))
        self.incident.setPlaceholderText(self.tr("e.g. Fire, Mill Street 12"))
        self.address.setPlaceholderText(f"https://10.0.0.5:{DEFAULT_PORT}")
        self.code.setPlaceholderText(self.tr("as the server shows it"))

    def _page(self) -> QWidget:
        page = QFrame()
        dress(page, role="ground")
        step = self._theme.px(STEP)
        body = QWidget()
        body.setMaximumWidth(self._theme.px(_WIDE))
        column = QVBoxLayout(body)
        column.setSpacing(4 * step)
        title, under = (
            QLabel("Commander"),
            QLabel(self.tr("Everything works on this machine, with or without a network.")),
        )
        dress(title, role="huge")
        dress(under, role="muted")
        column.addStretch(1)
        column.addWidget(title)
        column.addWidget(under)
        column.addWidget(self._who())
        column.addWidget(self._wrong)
        self._wrong.hide()
        column.addWidget(self._new())
        row = QHBoxLayout()
        row.setSpacing(4 * step)
        row.addWidget(self._replace(), 1)
        row.addWidget(self._demonstration(), 1)
        column.addWidget(self._join_card())
        column.addLayout(row)
        column.addStretch(2)
        outer = QHBoxLayout(page)
        outer.setContentsMargins(6 * step, 4 * step, 6 * step, 4 * step)
        outer.addStretch(1)
        outer.addWidget(body, 100)
        outer.addStretch(1)
        return page

    def _who(self) -> QWidget:
        card, grid = self._card(self.tr("Who sits here"))
        self._field(grid, 0, self.tr("My name"), self.person)
        self._field(grid, 1, self.tr("My department"), self.department)
        self._field(grid, 2, self.tr("My position"), self.position)
        return card

    def _new(self) -> QWidget:
        card, grid = self._card(self.tr("Begin a new operation"))
        self._field(grid, 0, self.tr("Operation"), self.operation)
        self._field(grid, 1, self.tr("First incident"), self.incident)
        self._field(grid, 2, self.tr("Type"), self.event_type)
        self._button(grid, 3, self.open_button)
        return card

    def _join_card(self) -> QWidget:
        card, grid = self._card(self.tr("Or join a server, or a post that shares"))
        self._field(grid, 0, self.tr("Address"), self.address)
        self._field(grid, 1, self.tr("Code"), self.code)
        self._button(grid, 2, self.join_button)
        dress(self.find_button, role="link")
        grid.addWidget(self.find_button, 3, 0, 1, -1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.near, 3, 0, 1, -1)
        return card

    def _replace(self) -> QWidget:
        note = self.tr("All it had comes here; with a network, join its server.")
        return self._choice(self.tr("Or replace another post"), note, self.replace_button)

    def _demonstration(self) -> QWidget:
        note = self.tr("A real incident of 1989, kept apart from your own data.")
        return self._choice(self.tr("Or look around first"), note, self.demonstration_button)

    def _choice(self, title: str, text: str, button: QPushButton) -> QWidget:
        card, grid = self._card(title)
        note = QLabel(text)
        note.setWordWrap(True)
        dress(note, role="muted")
        note.setMinimumHeight(self._theme.px(4 * STEP))
        grid.addWidget(note, 1, 0)
        grid.addWidget(button, 2, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _card(self, title: str) -> tuple[QFrame, QGridLayout]:
        card = QFrame()
        dress(card, role="floating")
        grid = QGridLayout(card)
        side = self._theme.px(5 * STEP)
        grid.setContentsMargins(side, side - self._theme.px(STEP), side, side)
        grid.setHorizontalSpacing(self._theme.px(3 * STEP))
        grid.setVerticalSpacing(self._theme.px(STEP))
        heading = QLabel(title)
        dress(heading, role="heading")
        grid.addWidget(heading, 0, 0, 1, -1)
        grid.setRowStretch(3, 1)
        return card, grid

    def _field(self, grid: QGridLayout, column: int, label: str, box: QWidget) -> None:
        caption = QLabel(label)
        caption.setBuddy(box)
        dress(caption, role="small")
        box.setAccessibleName(label)
        box.setFixedHeight(self._theme.px(36))
        grid.addWidget(caption, 1, column)
        grid.addWidget(box, 2, column)
        grid.setColumnStretch(column, 1)

    def _button(self, grid: QGridLayout, column: int, button: QPushButton) -> None:
        button.setFixedHeight(self._theme.px(36))
        grid.addWidget(button, 2, column)
