"""The line and its outbox: how it stands, what is still to send, what was refused and why."""

from collections.abc import Sequence
from datetime import datetime, tzinfo
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QSize, QStandardPaths, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from commander.actions import RetryParked
from commander.errors import SyncError, UserError
from commander.journal.reader import Reader
from commander.sync.outbox import export_parked
from ui import words
from ui.context import Context
from ui.entity_words import entity_word
from ui.line_words import line_words
from ui.outbox.outbox_row import OutboxRow, outbox_rows
from ui.theme.dress import dress
from ui.theme.tokens import STEP
from ui.widgets.overlay import Overlay
from ui.zone import zone_in

if TYPE_CHECKING:
    from commander.journal.feed import Notice

_SIZE: Final = QSize(800, 720)


class OutboxPanel(Overlay):
    """Opens at the right under the line's pill; F8. Fresh by notices while it is open.

    Two pages: what waits and what was refused, and the one that `embed` put beside it.
    ``folder`` is where files of it are written: the user's documents.
    """

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
        self.pages = QStackedWidget()
        self.tabs = (QPushButton(self.tr("To send and refused")), QPushButton())
        self.retry_button = QPushButton(self.tr("Try again now"))
        self.retry_one_button = QPushButton(self.tr("Try this one again") + "  R")
        self.export_button = QPushButton(self.tr("Write the refused to a file") + "  E")
        self.told = QLabel()
        self.wrong = QLabel()
        self.wrong.setTextFormat(Qt.TextFormat.PlainText)
        self.wrong.setWordWrap(True)
        dress(self.wrong, tone="danger")
        self._shown: tuple[OutboxRow, ...] = ()
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        self.folder = Path(QStandardPaths.writableLocation(documents) or context.post.data)
        self._lay_out()
        self.retry_button.clicked.connect(self.retry)
        self.retry_one_button.clicked.connect(self.retry_one)
        self.export_button.clicked.connect(self.export)
        self.list.itemSelectionChanged.connect(self._offer)
        self.list.installEventFilter(self)
        context.bridge.noticed.connect(self._notice)

    def embed(self, page: QWidget, title: str) -> None:
        """Put a page beside the outbox: the network, of which this panel knows nothing."""
        self.pages.addWidget(page)
        self.tabs[1].setText(title)
        self.tabs[1].show()

    def toggle_page(self, number: int) -> None:
        """Open it at a page, 0 or 1; close it when that is seen already."""
        if self.isVisible() and self.pages.currentIndex() == number:
            self.close_overlay()
        else:
            self.open()
            self._turn(number)

    def take_focus(self) -> None:
        self.refresh()
        state = self._context.post.line.state()
        alone = not state.server and not state.parked and self._context.post.player is None
        self._turn(1 if alone and self.pages.count() > 1 else 0)

    def _turn(self, number: int) -> None:
        self.pages.setCurrentIndex(number)
        for place, tab in enumerate(self.tabs):
            tab.setChecked(place == number)
        self.detail.setVisible(number == 0 and bool(self._context.post.line.state().server))
        page = self.pages.widget(1) if number else self.list
        (page or self.list).setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the state of the line and what waits."""
        state = self._context.post.line.state()
        said = line_words(state, self._zone(), self._context.post.hub.listening())
        self.state.setText(said.text)
        detail = said.tip.split("\n")[1:]
        if state.server and state.since:
            when = words.clock(state.since, self._zone())
            detail.append(self.tr("In this state since {time}").format(time=when))
        joined = bool(state.server)
        self.detail.setText("\n".join(detail))
        self.detail.setVisible(joined and self.pages.currentIndex() == 0)
        held = bool(state.parked or state.full)
        self.retry_button.setVisible(held or (joined and not state.online))
        post = self._context.post
        self._context.jobs.run(
            lambda: outbox_rows(post.outbox(), post.reader, state.full),
            self._show_rows,
            key="outbox.rows",
        )

    def retry(self) -> None:
        """Do not wait for the next try, and try again everything that was refused."""
        if any(row.parked for row in self._shown):
            self._retry(RetryParked())
        self._context.post.link.try_now()

    def retry_one(self) -> None:
        """Try again what was refused of the selected record, and nothing else."""
        row = self._selected()
        if row is not None and row.parked:
            self._retry(RetryParked(row.stream, row.entity, row.key))

    def export(self) -> None:
        """Write what was refused to a file among the documents, and say where."""
        context = self._context
        moment = datetime.fromtimestamp(context.clock.now() / 1000, self._zone())
        path = self.folder / f"commander-parked-{moment:%Y%m%d-%H%M%S}.jsonl"
        context.jobs.run(
            lambda: _exported(context.reader, path),
            lambda wrong: self._tell(path, wrong),
            key="outbox.export",
        )

    def rows(self) -> list[tuple[str, ...]]:
        """Return what the list shows, line by line."""
        found = (self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount()))
        return [
            tuple(item.text(column) for column in range(self.list.columnCount()))
            for item in found
            if item is not None
        ]

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Let letters act on the selected line instead of searching the list."""
        if watched is self.list and isinstance(event, QKeyEvent) and not event.modifiers():
            acts = {Qt.Key.Key_R: self.retry_one, Qt.Key.Key_E: self.export}
            act = acts.get(Qt.Key(event.key()))
            if act is not None and self.export_button.isVisible():
                if event.type() == QEvent.Type.KeyPress:
                    act()
                return True
        return super().eventFilter(watched, event)

    def _retry(self, action: RetryParked) -> None:
        def done(_outcome: object) -> None:
            self._context.post.link.try_now()
            self.refresh()

        self._context.bridge.future(self._context.post.perform(action), done, self._failed)

    def _selected(self) -> OutboxRow | None:
        item = self.list.currentItem()
        row = self.list.indexOfTopLevelItem(item) if item is not None else -1
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _offer(self) -> None:
        """Show what can be done with what was refused, only while something is."""
        row = self._selected()
        self.export_button.setVisible(any(one.parked for one in self._shown))
        self.retry_one_button.setVisible(row is not None and row.parked)

    def _tell(self, path: Path, wrong: UserError | None) -> None:
        if wrong is not None:
            self._failed(wrong)
            return
        self.wrong.setText("")
        self.told.setText(self.tr("Written to {file}").format(file=path))

    def _notice(self, notice: "Notice") -> None:
        if self.isVisible() and ("outbox" in notice.changed or notice.origin == "local"):
            self.refresh()

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, UserError | SyncError):
            self.wrong.setText(words.error(error))
        else:
            raise error

    def _show_rows(self, rows: Sequence[OutboxRow]) -> None:
        zone, before = self._zone(), self._selected()
        self._shown = tuple(rows)
        self.list.clear()
        for row in rows:
            text = " ".join(row.text.split())
            when = words.clock(row.at, zone)
            columns = [when, entity_word(row.entity), text, row.author, row.reason]
            item = QTreeWidgetItem(columns)
            item.setFont(0, self._theme.mono_font())
            item.setToolTip(2, row.text)
            item.setToolTip(4, "\n".join(dict.fromkeys((row.reason, row.detail))))
            if row.reason:
                item.setForeground(4, self._theme.colour("red" if row.parked else "orange"))
            self.list.addTopLevelItem(item)
            if before is not None and (row.entity, row.key) == (before.entity, before.key):
                self.list.setCurrentItem(item)
        self._offer()
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
            "To work with other posts, join a server or a post that shares."
        )

    def _zone(self) -> tzinfo:
        return zone_in(self._context.reader, self._context.stream)

    def _lay_out(self) -> None:
        step = self._theme.px(STEP)
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * step, 4 * step, 5 * step, 4 * step)
        column.setSpacing(2 * step)
        head = QHBoxLayout()
        head.addWidget(self.state, 1)
        head.addWidget(self.retry_button)
        column.addLayout(head)
        column.addWidget(self.detail)
        column.addLayout(self._tab_row())
        column.addWidget(self.pages, 1)
        column.addWidget(self.wrong)
        own = QWidget()
        self.pages.addWidget(own)
        inside = QVBoxLayout(own)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2 * step)
        inside.addWidget(self.list, 1)
        inside.addWidget(self.nothing, 1)
        inside.addLayout(self._refused())
        header = self.list.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(False)
        for wide in (2, 4):
            header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)

    def _tab_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(STEP))
        for place, tab in enumerate(self.tabs):
            tab.setCheckable(True)
            dress(tab, role="pill", compact=True)
            tab.clicked.connect(partial(self._turn, place))
            row.addWidget(tab)
        self.tabs[1].hide()
        row.addStretch(1)
        return row

    def _refused(self) -> QHBoxLayout:
        """Lay out what can be done with what was refused."""
        row = QHBoxLayout()
        row.setSpacing(2 * self._theme.px(STEP))
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        dress(self.told, role="small")
        row.addWidget(self.told, 1)
        for button in (self.retry_one_button, self.export_button):
            dress(button, role="pill", compact=True)
            button.hide()
            row.addWidget(button)
        return row


def _exported(reader: Reader, path: Path) -> UserError | None:
    """Write the file; return what went wrong."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        export_parked(reader, path)
    except UserError as error:
        return error
    except OSError as error:
        reason = error.strerror or error
        return UserError("{file} cannot be written: {reason}.", file=path, reason=reason)
    return None
