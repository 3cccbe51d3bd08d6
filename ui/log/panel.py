"""The log panel: header, entries, what is asked about them, and the entry line."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from commander.actions.base import Outcome
from commander.domain.attachment import MESSAGE, Subject
from commander.domain.work import Message
from commander.journal.log_filter import LogFilter
from commander.journal.reader import LogCount
from ui.attached.attached import Attached
from ui.attached.choosing import choose_files
from ui.attached.incoming import sources
from ui.commands import Command
from ui.context import Context
from ui.log.acts import Acts
from ui.log.ask import AskBar
from ui.log.buttons import ACTS, Act
from ui.log.dropping import Dropping
from ui.log.entry_bar import EntryBar
from ui.log.header import LogHeader
from ui.log.names import Names
from ui.log.scene import Scene, is_urgent
from ui.log.source import LogSource
from ui.log.view import LogView
from ui.theme.dress import dress
from ui.theme.tokens import STEP
from ui.widgets.empty import EmptyState

translate = QCoreApplication.translate
_LATE_MS: Final = 15_000
_FRESH_MS: Final = 15 * 60_000


class LogPanel(QWidget):
    """The communication log.

    Signals:
        place_requested: key of a message whose place the operator wants to point at on the map.
        task_created: key of a task made from an entry.
        urgent: a Message of immediate or flash precedence that came from elsewhere.
        attachment_opened: key of an attachment that the operator wants to see.
    """

    place_requested = Signal(str)
    task_created = Signal(str)
    urgent = Signal(object)
    attachment_opened = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._own: set[str] = set()
        self._told: set[str] = set()
        self._wanted = ""
        self.names = Names(context, self)
        self.attached = Attached(context, self)
        self.source = LogSource(context, self)
        self.header = LogHeader(context.theme, self.names, self)
        self.view = LogView(context.theme, self.source.model, self)
        self.ask = AskBar(context.theme, self)
        self.entry = EntryBar(context, self.names, self.attached, self)
        self.acts = Acts(context, self.names, self.ask, self)
        self.dropping = Dropping(self.view, self.source.model)
        self._empty = EmptyState(
            context.theme,
            translate("Log", "Every call and order is written here."),
            key="F2",
            action=translate("Log", "writes the first one"),
        )
        self._no_match = EmptyState(
            context.theme, translate("Log", "No entry matches this filter.")
        )
        self._middle = QStackedLayout()
        self._pill = QPushButton(self)
        self._clock = QTimer(self)
        self._build()
        self._connect()
        self._reload()

    def focus_entry(self) -> None:
        """Go to the entry line."""
        self.entry.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_search(self) -> None:
        """Go to the search field."""
        self.header.focus_search()

    def flush(self) -> None:
        """Keep what was typed in the last moment; called before the window goes."""
        self.entry.drafts.save()

    def begin_entry(self, prefix: str = "") -> None:
        """Begin an entry with this shorthand, for example ``>police ``; other drafts are kept."""
        self.entry.begin(prefix)

    def commands(self) -> tuple[Command, ...]:
        """What the palette and the table of keys show of the log."""
        section = translate("Log", "Log")
        to_line = Command(
            "log.entry", translate("Log", "Write an entry"), self.focus_entry, "F2", section
        )
        to_search = Command(
            "log.search", translate("Log", "Search the log"), self.focus_search, "F3", section
        )
        everything = Command(
            "log.all", translate("Log", "Show all entries"), self.header.clear_filters, "", section
        )
        waiting = Command(
            "log.awaiting",
            translate("Log", "Show entries awaiting acknowledgement"),
            self.header.awaiting.toggle,
            "",
            section,
        )
        newest = Command(
            "log.newest", translate("Log", "Go to the newest entry"), self.view.go_top, "", section
        )
        attach = Command(
            "log.enclose",
            translate("Log", "Attach files to the entry being written"),
            self.entry.enclosing.choose,
            "Ctrl+Shift+A",
            section,
        )
        fixed = (to_line, to_search, attach, everything, waiting, newest)
        return (*fixed, *map(self._command, ACTS))

    def _command(self, act: Act) -> Command:
        def can_run() -> bool:
            message = self.view.current()
            return message is not None and act.fits(message)

        title = translate("Log", "Log entry: {act}").format(act=act.title())
        section = translate("Log", "Log")
        return Command(
            f"log.{act.id}", title, lambda: self._act(act.id), act.key, section, True, can_run
        )

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(self._middle, 1)
        column.addWidget(self.ask)
        column.addWidget(self.entry)
        self._middle.addWidget(self.view)
        self._middle.addWidget(self._empty)
        self._middle.addWidget(self._no_match)
        self.view.setAccessibleName(translate("Log", "Log"))
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        dress(self._pill, role="primary")
        self._pill.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pill.setToolTip(translate("Log", "Go to the newest entry  Home"))
        self._pill.hide()
        self._pill.clicked.connect(self.view.go_top)
        self._clock.setInterval(_LATE_MS)
        self._clock.timeout.connect(self._tick)
        self._clock.start()

    def _connect(self) -> None:
        context = self._context
        context.theme.changed.connect(self.view.relayout)
        context.selection.changed.connect(self._selected)
        context.focus.changed.connect(self.ask.close_question)
        self.names.changed.connect(self._rescene)
        self.source.related_changed.connect(self._rescene)
        self.source.counted.connect(self._counted)
        self.source.arrived.connect(self._arrived)
        self.source.loaded.connect(self._loaded)
        self.source.model.rowsInserted.connect(self._rows_changed)
        self.source.model.rowsRemoved.connect(self._rows_changed)
        self.header.filtered.connect(self.source.set_filter)
        self.header.left.connect(self.view.setFocus)
        self.view.act_requested.connect(self._act)
        self.view.linked.connect(self._follow)
        self.view.away.connect(self._away)
        self.view.customContextMenuRequested.connect(self._menu)
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.ask.closed.connect(self.view.setFocus)
        self.entry.left.connect(self.view.setFocus)
        self.entry.logged.connect(self._logged)
        self.acts.place_requested.connect(self.place_requested)
        self.acts.task_created.connect(self.task_created)
        self.acts.correction_requested.connect(self.entry.begin_correction)
        self.view.delegate.show_pictures(self.attached.thumbnails.pixmap)
        self.attached.moved.connect(self._files_moved)
        self.dropping.dropped.connect(self._dropped)

    def _reload(self) -> None:
        self.names.reload()
        self.source.reload()
        self.entry.drafts.reload()

    # What arrives.

    def _rescene(self) -> None:
        self.source.model.scene = self._scene_now()
        self.view.relayout()

    def _scene_now(self) -> Scene:
        source = self.source
        return replace(
            self.names.scene,
            related=source.related,
            attached=source.attached,
            state_of=self.attached.state,
        )

    def _tick(self) -> None:
        self.source.model.scene = self._scene_now()
        self.view.refresh_awaiting()

    def _counted(self, count: LogCount) -> None:
        self.header.set_count(count)

    def _loaded(self) -> None:
        self._rows_changed()
        if self._wanted:
            self._show_key(self._wanted)

    def _rows_changed(self) -> None:
        rows = self.source.model.rowCount()
        self.header.set_shown(rows)
        empty = self._empty if self.source.where == LogFilter() else self._no_match
        self._middle.setCurrentWidget(self.view if rows else empty)

    def _arrived(self, messages: tuple[Message, ...]) -> None:
        self.source.model.scene = self._scene_now()
        now, me = self._context.clock.now(), self._context.post.operator.person
        for message in messages:
            if message.key in self._told:
                continue
            self._told.add(message.key)
            other = message.key not in self._own and (not me or message.written_by != me)
            fresh = abs(now - message.happened_at) < _FRESH_MS
            if other and fresh and is_urgent(message) and not message.struck:
                self.urgent.emit(message)

    def _logged(self, outcome: Outcome) -> None:
        self._own.update(outcome.keys)
        self.view.go_top()

    def _away(self, unseen: int) -> None:
        self._pill.setVisible(unseen > 0)
        if unseen:
            self._pill.setText(translate("Log", "{count} new ↑").format(count=unseen))
            self._pill.adjustSize()
            middle = self.view.geometry()
            gap = self._context.theme.px(2 * STEP)
            left = middle.center().x() - self._pill.width() // 2
            self._pill.move(left, middle.top() + gap)
            self._pill.raise_()

    # What is selected.

    def _current_changed(self) -> None:
        message = self.view.current()
        if message is not None:
            self._context.selection.set("message", message.key)
        self.view.viewport().update()

    def _selected(self, kind: str, key: str) -> None:
        if kind != "message" or not key:
            return
        current = self.view.current()
        if current is None or current.key != key:
            self._show_key(key)

    def _follow(self, kind: str, key: str) -> None:
        """A chip leads to another entry, a task or a feature."""
        if kind == "attachment":
            self.attachment_opened.emit(key)
            return
        if kind == "message":
            self._wanted = key
        self._context.selection.set(kind, key)

    def _show_key(self, key: str) -> None:
        """Scroll to an entry; a link clears the filter that hides it."""
        reader, stream = self._context.reader, self._context.stream

        def take(found: dict[str, int]) -> None:
            row = self.source.model.row_of(found[key]) if key in found else -1
            if row >= 0:
                self._wanted = ""
                self.view.show_row(row)
            elif self._wanted == key and self.source.where != LogFilter():
                self.header.clear_filters()

        self._context.jobs.run(lambda: reader.positions(stream, (key,)), take, key="log.show")

    # What is done.

    def _act(self, act: str) -> None:
        message = self.view.current()
        if act == "details":
            self.view.toggle_details()
        elif act == "attach" and message is not None:
            of = Subject(MESSAGE, message.key)
            choose_files(self, lambda found: self.attached.attach(of, found))
        elif message is not None:
            self.acts.run(act, message)

    def _dropped(self, message: Message, data: QMimeData) -> None:
        found = sources(data, self.attached.pasted_name())
        self.attached.attach(Subject(MESSAGE, message.key), found)

    def _files_moved(self, digests: set[str]) -> None:
        if self.view.delegate.forget_files(digests, self.source.attached):
            self.view.viewport().update()

    def _menu(self, point: QPoint) -> None:
        index = self.view.indexAt(point)
        if not index.isValid():
            return
        self.view.setCurrentIndex(index)
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.view.viewport().mapToGlobal(point))

    def menu(self) -> QMenu:
        """The context menu of the current entry: its acts with their keys."""
        menu = QMenu(self)
        message = self.view.current()
        for act in ACTS:
            action = menu.addAction(f"{act.title()}\t{act.key}")
            action.setEnabled(message is not None and act.fits(message))
            action.triggered.connect(lambda _on=False, name=act.id: self._act(name))
            icon = self._context.theme.icons.icon(act.icon)
            action.setIcon(icon)
        return menu
