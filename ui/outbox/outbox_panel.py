"""The line and its outbox: how it stands, what is still to send, what was refused and why."""

from collections.abc import Sequence
from datetime import UTC, tzinfo
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from commander.domain.operation import Operation
from commander.errors import SyncError, UserError
from ui import words
from ui.context import Context
from ui.line_words import line_words
from ui.outbox.outbox_row import OutboxRow, entity_word, outbox_rows
from ui.theme.dress import dress
from ui.theme.tokens import STEP
from ui.widgets.overlay import Overlay
from ui.zone import zone_of

if TYPE_CHECKING:
    from commander.journal.feed import Notice

_SIZE: Final = QSize(760, 400)
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class OutboxPanel(Overlay):
    """Opens at the right under the line's pill; F8. Fresh by notices while it is open."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context.theme, parent, size=_SIZE, right=True)
        self._context = context
        self.state = QLabel()
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.detail = QLabel()
        self.detail.setTextFormat(Qt.TextFormat.PlainText)
        self.detail.setWordWrap(True)
        dress(self.state, role="title")
        dress(self.detail, role="muted")
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(self.tr("Outbox"))
        self.list.setHeaderLabels(
            [
                self.tr("Written"),
                self.tr("What"),
                self.tr("Text"),
                self.tr("By"),
                self.tr("Refused because"),
            ]
        )
        self.nothing = QLabel()
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        dress(self.nothing, role="muted")
        self.address, self.code = QLineEdit(), QLineEdit()
        self.join_button = QPushButton(self.tr("Join"))
        self.leave_button = QPushButton(self.tr("Leave the server"))
        self.retry_button = QPushButton(self.tr("Try again now"))
        self.wrong = QLabel()
        self.wrong.setTextFormat(Qt.TextFormat.PlainText)
        self.wrong.setWordWrap(True)
        dress(self.wrong, tone="danger")
        self._lay_out()
        self.join_button.clicked.connect(self.join)
        self.leave_button.clicked.connect(self.leave)
        self.retry_button.clicked.connect(self.retry)
        context.bridge.noticed.connect(self._notice)

    def take_focus(self) -> None:
        self.refresh()
        joined = bool(self._context.post.line.state().server)
        (self.list if joined else self.address).setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the state of the line and what waits."""
        state = self._context.post.line.state()
        said = line_words(state, self._zone())
        self.state.setText(said.text)
        detail = said.tip.split("\n")[1:]
        if state.server and state.since:
            when = words.clock(state.since, self._zone())
            detail.append(self.tr("In this state since {time}").format(time=when))
        joined = bool(state.server)
        self.detail.setText("\n".join(detail))
        self.detail.setVisible(joined)
        may_join = not joined and self._context.post.player is None
        for widget in (self.address, self.code, self.join_button):
            widget.setVisible(may_join)
        self.leave_button.setVisible(joined)
        self.retry_button.setVisible(joined and (not state.online or bool(state.parked)))
        post = self._context.post
        self._context.jobs.run(
            lambda: outbox_rows(post.outbox(), post.reader), self._show_rows, key="outbox.rows"
        )

    def join(self) -> None:
        """Join the server with address and code."""
        address, code = self.address.text().strip(), self.code.text().strip()
        if not address or not code:
            self.wrong.setText(self.tr("Type the address and the code that the server shows."))
            return
        self.wrong.setText("")
        self.join_button.setEnabled(False)
        future = self._context.post.join(address, code)
        self._context.bridge.future(future, lambda _: self._joined(), self._failed)

    def leave(self) -> None:
        """Leave the server; everything stays on this machine."""
        future = self._context.post.leave()
        self._context.bridge.future(future, lambda _: self.refresh(), self._failed)

    def retry(self) -> None:
        """Do not wait for the next try, and send again what was refused."""
        link = self._context.post.link
        link.try_now()
        self._context.bridge.future(link.retry_parked(), lambda _: self.refresh(), self._failed)

    def rows(self) -> list[tuple[str, ...]]:
        """Return what the list shows, line by line."""
        found = (self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount()))
        return [
            tuple(item.text(column) for column in range(self.list.columnCount()))
            for item in found
            if item is not None
        ]

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in _ENTER and self.focusWidget() in (self.address, self.code):
            self.join()
        else:
            super().keyPressEvent(event)

    def _notice(self, notice: "Notice") -> None:
        if self.isVisible() and ("outbox" in notice.changed or notice.origin == "local"):
            self.refresh()

    def _joined(self) -> None:
        self.join_button.setEnabled(True)
        self.code.clear()
        self.refresh()

    def _failed(self, error: BaseException) -> None:
        self.join_button.setEnabled(True)
        if isinstance(error, UserError | SyncError):
            self.wrong.setText(words.error(error))
        else:
            raise error

    def _show_rows(self, rows: Sequence[OutboxRow]) -> None:
        zone = self._zone()
        self.list.clear()
        for row in rows:
            text = " ".join(row.text.split())
            when = words.clock(row.at, zone)
            columns = [when, entity_word(row.entity), text, row.author, row.reason]
            item = QTreeWidgetItem(columns)
            item.setFont(0, self._theme.mono_font())
            item.setToolTip(2, row.text)
            item.setToolTip(4, row.reason)
            if row.reason:
                item.setForeground(4, self._theme.colour("red"))
            self.list.addTopLevelItem(item)
        self.list.setColumnHidden(4, not any(row.reason for row in rows))
        self.list.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        joined = bool(self._context.post.line.state().server)
        self.nothing.setText(
            self.tr("Nothing waits: the server has everything.") if joined else self._alone()
        )

    def _alone(self) -> str:
        if self._context.post.player is not None:
            return self.tr("The demonstration stays on this machine.")
        return self.tr(
            "Everything is kept on this machine.\n"
            "To work with other posts, join the server that they have joined."
        )

    def _zone(self) -> tzinfo:
        stream = self._context.stream
        operation = self._context.reader.get(Operation, stream, stream) if stream else None
        return zone_of(operation) if operation is not None else UTC

    def _lay_out(self) -> None:
        step = self._theme.px(STEP)
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * step, 4 * step, 5 * step, 4 * step)
        column.setSpacing(2 * step)
        head = QHBoxLayout()
        head.addWidget(self.state, 1)
        head.addWidget(self.retry_button)
        head.addWidget(self.leave_button)
        column.addLayout(head)
        column.addWidget(self.detail)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing, 1)
        row = QHBoxLayout()
        row.setSpacing(2 * step)
        self.address.setPlaceholderText(self.tr("Address of the server"))
        self.code.setPlaceholderText(self.tr("Code that it shows"))
        self.address.setAccessibleName(self.tr("Address of the server"))
        self.code.setAccessibleName(self.tr("Code that it shows"))
        dress(self.join_button, role="primary")
        row.addWidget(self.address, 2)
        row.addWidget(self.code, 2)
        row.addWidget(self.join_button)
        column.addLayout(row)
        column.addWidget(self.wrong)
        header = self.list.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
