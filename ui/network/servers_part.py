"""The servers that this post has joined, each with how the line to it stands."""

from collections.abc import Sequence
from datetime import tzinfo
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from commander.sync.discovery import Found
from commander.sync.link import ServerLine
from commander.sync.servers import Server
from ui import reasons
from ui.network import network_words
from ui.network.section import Section, plain
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.elided import ElidedLabel

_DOT: Final = "●"


class ServersPart(Section):
    """A row a server.

    Signals:
        follow_asked: id or address of a server, and whether to follow it.
        leave_asked: id or address of a server.
        move_asked: id or address of a server, and the address at which it is now.
    """

    follow_asked = Signal(str, bool)
    leave_asked = Signal(str)
    move_asked = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._theme = theme
        self.set_heading(self.tr("Servers that this post follows"))
        self.nothing = plain(
            self.tr(
                "None. Everything is kept on this machine. To work with other posts, join a "
                "server or a post that shares, or share yourself."
            ),
            role="muted",
            wrap=True,
        )
        self.column.addWidget(self.nothing)
        self._rows: list[QWidget] = []
        self._shown: object = None

    def show_lines(self, lines: Sequence[ServerLine], found: Sequence[Found], zone: tzinfo) -> None:
        """Show these servers; who is found at another address than before can be followed there."""
        wanted = (tuple(lines), tuple(found), str(zone))
        if wanted == self._shown:
            return
        self._shown = wanted
        for row in self._rows:
            row.setParent(None)
            row.deleteLater()
        self._rows = [self._row(line, _moved(line, found), zone) for line in lines]
        for row in self._rows:
            self.column.addWidget(row)
        self.nothing.setVisible(not lines)

    def _row(self, line: ServerLine, moved: str, zone: tzinfo) -> QWidget:
        server, state = line.server, line.state
        text, tone = network_words.standing(server, state, zone)
        row = QWidget()
        grid = QGridLayout(row)
        step = self._theme.px(STEP)
        grid.setContentsMargins(0, step, 0, step)
        grid.setHorizontalSpacing(2 * step)
        grid.setVerticalSpacing(step // 2)
        dot = plain(_DOT, role="" if tone else "muted", tone=tone)
        name = ElidedLabel()
        name.set_text(server.title)
        dress(name, role="strong")
        under = ElidedLabel()
        under.set_text(f"{network_words.kind(server.kind)}  ·  {server.address}")
        dress(under, role="small")
        grid.addWidget(dot, 0, 0)
        grid.addWidget(name, 0, 1)
        grid.addWidget(under, 1, 1)
        grid.addWidget(plain(text), 0, 2)
        reason = plain(reasons.reason(state.last_error), role="small", wrap=True)
        grid.addWidget(reason, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for column, button in enumerate(self._buttons(server, moved), 3):
            grid.addWidget(button, 0, column, 2, 1)
        return row

    def _buttons(self, server: Server, moved: str) -> list[QPushButton]:
        which, on, title = server.peer or server.address, server.on, server.title
        buttons = []
        if moved:
            button = QPushButton(self.tr("Now at {address}").format(address=moved))
            button.clicked.connect(lambda: self.move_asked.emit(which, moved))
            buttons.append(button)
        pause = QPushButton(self.tr("Pause") if on else self.tr("Follow"))
        pause.setAccessibleName(f"{pause.text()}: {title}")
        pause.clicked.connect(lambda: self.follow_asked.emit(which, not on))
        leave = QPushButton(self.tr("Leave"))
        leave.setAccessibleName(f"{leave.text()}: {title}")
        leave.clicked.connect(lambda: self.leave_asked.emit(which))
        for button in (pause, leave):
            dress(button, role="quiet")
        return [*buttons, pause, leave]


def _moved(line: ServerLine, found: Sequence[Found]) -> str:
    """Return where a server that cannot be reached is announced now; empty when it is not."""
    server, state = line.server, line.state
    if state.online or not server.on or not server.fingerprint:
        return ""
    near = [one.address for one in found if server.peer and one.device == server.peer]
    return next((one for one in near if one not in server.address), "")
