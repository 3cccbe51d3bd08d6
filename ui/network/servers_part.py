"""The servers that this post has joined, each with how the line to it stands."""

from collections.abc import Sequence
from datetime import tzinfo
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from commander.sync.discovery import Found
from commander.sync.link import ServerLine
from ui.network.section import Section, plain
from ui.network.server_row import ServerRow
from ui.theme.theme import Theme


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
        self.rows: dict[str, ServerRow] = {}

    def show_lines(self, lines: Sequence[ServerLine], found: Sequence[Found], zone: tzinfo) -> None:
        """Show these servers; who is found at another address than before can be followed there."""
        wanted = [line.server.peer or line.server.address for line in lines]
        for which in self.rows.keys() - set(wanted):
            self.rows.pop(which).deleteLater()
        for which, line in zip(wanted, lines, strict=True):
            if which not in self.rows:
                self.rows[which] = self._row(which)
                self.column.addWidget(self.rows[which])
            self.rows[which].show_line(line, _moved(line, found), zone)
        self.nothing.setVisible(not lines)

    def _row(self, which: str) -> ServerRow:
        row = ServerRow(self._theme)
        row.follow_asked.connect(partial(self.follow_asked.emit, which))
        row.leave_asked.connect(partial(self.leave_asked.emit, which))
        row.move_asked.connect(partial(self.move_asked.emit, which))
        return row


def _moved(line: ServerLine, found: Sequence[Found]) -> str:
    """Return where a server that cannot be reached is announced now; empty when it is not."""
    server, state = line.server, line.state
    if state.online or not server.on or not server.fingerprint:
        return ""
    near = [one.address for one in found if server.peer and one.device == server.peer]
    return next((one for one in near if one not in server.address), "")
