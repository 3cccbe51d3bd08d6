"""One server of the list: who it is, how the line to it stands, what can be done."""

from datetime import tzinfo
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from commander.sync.link import ServerLine
from ui import reasons
from ui.network import network_words
from ui.network.section import plain
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.elided import ElidedLabel

_DOT: Final = "●"


class ServerRow(QWidget):
    """Stays the same while its server's line changes, so that a button keeps the focus.

    Signals:
        follow_asked: whether to follow it.
        leave_asked: leave it.
        move_asked: follow it to this address.
    """

    follow_asked = Signal(bool)
    leave_asked = Signal()
    move_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on = True
        self._moved = ""
        self.name, self.under = ElidedLabel(), ElidedLabel()
        self.dot, self.standing = plain(_DOT), plain()
        self.reason = plain(role="small", wrap=True)
        self.move_button, self.pause = QPushButton(), QPushButton()
        self.leave = QPushButton(self.tr("Leave"))
        dress(self.name, role="strong")
        dress(self.under, role="small")
        for button in (self.pause, self.leave):
            dress(button, role="quiet")
        grid, step = QGridLayout(self), theme.px(STEP)
        grid.setContentsMargins(0, step, 0, step)
        grid.setHorizontalSpacing(2 * step)
        grid.setVerticalSpacing(step // 2)
        places = ((self.dot, 0, 0), (self.name, 0, 1), (self.under, 1, 1), (self.standing, 0, 2))
        for widget, row, column in (*places, (self.reason, 1, 2)):
            grid.addWidget(widget, row, column)
        for column, button in enumerate((self.move_button, self.pause, self.leave), 3):
            grid.addWidget(button, 0, column, 2, 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        self.pause.clicked.connect(lambda: self.follow_asked.emit(not self._on))
        self.leave.clicked.connect(self.leave_asked)
        self.move_button.clicked.connect(lambda: self.move_asked.emit(self._moved))

    def show_line(self, line: ServerLine, moved: str, zone: tzinfo) -> None:
        """Show how it stands; ``moved`` is where it is announced now, empty when it is not."""
        server, state = line.server, line.state
        self._on, self._moved = server.on, moved
        text, tone = network_words.standing(server, state, zone)
        dress(self.dot, role="" if tone else "muted", tone=tone)
        self.name.set_text(server.title)
        self.under.set_text(f"{network_words.kind(server.kind)}  ·  {server.address}")
        self.standing.setText(text)
        self.reason.setText(reasons.reason(state.last_error))
        self.move_button.setText(self.tr("Now at {address}").format(address=moved))
        self.move_button.setVisible(bool(moved))
        self.pause.setText(self.tr("Pause") if server.on else self.tr("Follow"))
        for button in (self.pause, self.leave):
            button.setAccessibleName(f"{button.text()}: {server.title}")
