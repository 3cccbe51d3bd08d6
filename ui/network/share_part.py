"""The switch with which this post serves others, the code they join with, and who has joined."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from commander.hub import Guest, HubState
from ui import words
from ui.network import network_words
from ui.network.section import Section, plain
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP


class SharePart(Section):
    """Off: a name and a switch. On: address, code, who is connected.

    Signals:
        share_asked: what others are to call this post.
        stop_asked, new_code_asked, void_code_asked: what the buttons say.
        dismiss_asked: the device of a guest.
    """

    share_asked = Signal(str)
    stop_asked = Signal()
    new_code_asked = Signal()
    void_code_asked = Signal()
    dismiss_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._theme = theme
        self.set_heading(self.tr("Share the operations of this post on the network"))
        self.said = plain(role="muted", wrap=True)
        self.name = QLineEdit()
        self.switch = QPushButton()
        self.wrong = plain(tone="danger", wrap=True)
        self.address, self.code = plain(role="clock"), plain(role="clock")
        self.copy_button = QPushButton(self.tr("Copy address and code"))
        self.new_code_button = QPushButton(self.tr("New code"))
        self.void_button = QPushButton(self.tr("Let nobody new in"))
        self.guests = plain(role="strong")
        self._rows = QVBoxLayout()
        self._on = QWidget()
        self._state = HubState()
        self._shown: tuple[Guest, ...] | None = None
        self._lay_out()
        self.switch.clicked.connect(self._toggle)
        self.copy_button.clicked.connect(self._copy)
        self.new_code_button.clicked.connect(self.new_code_asked)
        self.void_button.clicked.connect(self.void_code_asked)

    def show_state(self, state: HubState) -> None:
        """Show how sharing stands."""
        first = not self.name.text() and not self.name.hasFocus()
        self._state = state
        if state.on or first:
            self.name.setText(state.name)
        self.name.setReadOnly(state.on)
        self.set_waiting(waiting=False)
        self.said.setText(self._explained(state))
        self._say(words.error(state.problem) if state.problem is not None else "")
        self.address.setText("\n".join(state.addresses))
        self.code.setText(state.code or self.tr("Nobody new is let in."))
        self.void_button.setVisible(bool(state.code))
        self._on.setVisible(state.on)
        self._show_guests(state.guests)

    def fail(self, text: str) -> None:
        """Say what went wrong."""
        self.show_state(self._state)
        self._say(text)

    def set_waiting(self, *, waiting: bool) -> None:
        """Keep the switch from being pressed twice."""
        on = self._state.on
        self.switch.setEnabled(not waiting)
        if waiting:
            self.switch.setText(self.tr("One moment …"))
        else:
            self.switch.setText(self.tr("Stop sharing") if on else self.tr("Share"))
        dress(self.switch, role="danger" if on else "primary")

    def _explained(self, state: HubState) -> str:
        if not state.on:
            return self.tr(
                "Off. Other posts on this network can then join with a code, with or without a "
                "central server. The demonstration is never shared."
            )
        if state.found:
            return self.tr("On. Other posts find this one, or type its address and code:")
        return self.tr("On. Others join with this address and code:")

    def _say(self, text: str) -> None:
        self.wrong.setText(text)
        self.wrong.setVisible(bool(text))

    def _toggle(self) -> None:
        self.set_waiting(waiting=True)
        if self._state.on:
            self.stop_asked.emit()
        else:
            self.share_asked.emit(self.name.text().strip())

    def _copy(self) -> None:
        first = self._state.addresses[0] if self._state.addresses else ""
        QGuiApplication.clipboard().setText(f"{first}\n{self._state.code}".strip())

    def _show_guests(self, guests: tuple[Guest, ...]) -> None:
        here = sum(one.here for one in guests)
        if guests:
            said = self.tr("Joined: {count}, connected now: {here}")
            self.guests.setText(said.format(count=len(guests), here=here))
        else:
            self.guests.setText(self.tr("Nobody has joined yet."))
        if guests == self._shown:
            return
        self._shown = guests
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for one in guests:
            self._rows.addWidget(self._guest(one))

    def _guest(self, one: Guest) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(plain("●", role="" if one.here else "muted", tone="ok" if one.here else ""))
        line.addWidget(plain(network_words.guest(one)), 1)
        remove = QPushButton(self.tr("Remove"))
        remove.setAccessibleName(f"{remove.text()}: {one.name}")
        dress(remove, role="quiet")
        remove.clicked.connect(lambda: self.dismiss_asked.emit(one.device))
        line.addWidget(remove)
        return row

    def _lay_out(self) -> None:
        step = self._theme.px(STEP)
        self.name.setPlaceholderText(self.tr("What others call this post, such as Engine 3"))
        self.name.setAccessibleName(self.tr("Name of this post on the network"))
        head = QHBoxLayout()
        head.setSpacing(2 * step)
        head.addWidget(self.name, 1)
        head.addWidget(self.switch)
        column = QVBoxLayout(self._on)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(step)
        column.addWidget(self.address)
        column.addWidget(self.code)
        column.addSpacing(step)
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * step)
        for button in (self.copy_button, self.new_code_button, self.void_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addSpacing(2 * step)
        column.addWidget(self.guests)
        self._rows.setSpacing(0)
        column.addLayout(self._rows)
        for part in (self.said, self.wrong, self._on):
            self.column.addWidget(part)
        self.column.insertLayout(1, head)
        self.wrong.hide()
        self._on.hide()
