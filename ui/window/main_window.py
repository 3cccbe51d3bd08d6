"""The main window: strips, panels, forms and overlays, and what keeps them in step."""

import logging
from datetime import UTC, tzinfo
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QByteArray, QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout

from commander.domain.codes import OperationKind
from commander.domain.operation import Incident
from commander.errors import UserError
from ui.commands import Command
from ui.context import Context
from ui.palette.entry import Entry
from ui.palette.key_sheet import KeySheet
from ui.palette.palette import Palette
from ui.strip.desk_needs import DeskNeeds
from ui.strip.situation import Situation
from ui.strip.strip_feed import StripFeed
from ui.timeline.playing import Playback
from ui.timeline.timeline_bar import TimelineBar
from ui.window.docks import Dockable, Docks, Size, size_class
from ui.window.frame import Frame
from ui.window.jumps import jumps
from ui.window.notices import Notices
from ui.window.panels import SHOWN_IN, Panels, titles
from ui.window.shortcuts import Shortcuts
from ui.window.ticker import Ticker

if TYPE_CHECKING:
    from ui.response.panel import ResponsePanel

log = logging.getLogger(__name__)
_OWN: Final = "window.palette"
_SETTLE_MS: Final = 120
_KEEP_MS: Final = 1500
_FIRST_SHARE: Final = 0.94


class MainWindow(QMainWindow):
    """One window on one post.

    Signals:
        situation_changed, needs_changed: what the strips show was read anew.
        closing: the window is about to close.
    """

    situation_changed = Signal()
    needs_changed = Signal()
    closing = Signal()

    def __init__(
        self, context: Context, panels: Panels, notices: Notices, playback: Playback | None = None
    ) -> None:
        super().__init__()
        self.context = context
        self.panels = panels
        self.situation = Situation()
        self.desk_needs = DeskNeeds()
        self.frame = Frame(context, self)
        self.setCentralWidget(self.frame)
        self.docks = self._dock()
        self.timeline = TimelineBar(context, playback)
        panels.map.set_footer(self.timeline, self.timeline.taken)
        self.palette_overlay = Palette(context.theme, self._entries, self.frame)
        self.key_sheet = KeySheet(context.theme, self.commands, self.frame)
        self.ticker = Ticker(context.clock, self)
        self.feed = StripFeed(context, self)
        self._commands: tuple[Command, ...] = ()
        self._shortcuts = Shortcuts(self)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._keep = QTimer(self, singleShot=True, interval=_KEEP_MS)
        self._laid_out = False
        self._connect(notices)

    @property
    def zone(self) -> tzinfo:
        """The time zone of the operation."""
        return self.situation.zone if self.situation.operation is not None else UTC

    @property
    def incident(self) -> Incident | None:
        """The incident that is looked at, None for several or none."""
        return self.situation.incident

    def install(self, commands: tuple[Command, ...]) -> None:
        """Take the window's own commands; theirs and the panels' keys work from now on."""
        self._commands = commands
        self._shortcuts.install(self.commands())

    def commands(self) -> tuple[Command, ...]:
        """Everything that can be done: the window's own commands, then each panel's.

        A panel's command for a key of the window is left out: the window does the same.
        """
        panels = self.panels
        theirs = (panels.log, panels.units, panels.map, panels.board, panels.linkage, self.timeline)
        taken = {command.keys for command in self._commands if command.keys}
        found = (
            *(one for panel in theirs for one in panel.commands()),
            *(one for panel in panels.work.values() for one in panel.commands()),
        )
        return (*self._commands, *(one for one in found if one.local or one.keys not in taken))

    def start(self) -> None:
        """Show the time and read what stands in the journal."""
        self.ticker.start()
        self.feed.refresh()

    def show_error(self, error: BaseException) -> None:
        """Show what went wrong; a bug goes on to the program's handler."""
        if not isinstance(error, UserError):
            raise error
        self.frame.banner.show_error(error)

    def reveal(self, kind: str, key: str) -> None:
        """Select a record, and bring the panel that shows it to the front."""
        self.docks.show(SHOWN_IN.get(kind, "map"))
        self.context.selection.clear()
        self.context.selection.set(kind, key)

    def activate_plan(self) -> None:
        """Open the form that activates a plan, in the response panel."""
        if self.frame.starting:
            return
        self.docks.show("response")
        panel = self.panels.work["response"].panel
        cast("ResponsePanel", panel).activate()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._settle.start()
        self._keep.start()

    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        if not self._laid_out:
            self.lay_out()
            QTimer.singleShot(0, self, self._first_focus)

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and self._laid_out:
            self._settle.start()

    def closeEvent(self, event: QCloseEvent, /) -> None:
        if self._laid_out:
            self.keep_layout()
        self.ticker.stop()
        self.closing.emit()
        super().closeEvent(event)

    def open_where_it_was(self) -> None:
        """Show the window where it stood on these screens, at first on most of the screen."""
        geometry = self._settings_text(f"geometry.{self._screens()}").encode()
        if not geometry or not self.restoreGeometry(QByteArray.fromBase64(QByteArray(geometry))):
            room = self.screen().availableGeometry()
            self.resize(room.size() * _FIRST_SHARE)
            self.move(room.center() - self.rect().center())
        self.show()

    def lay_out(self) -> None:
        """Arrange the panels for the window's size, as they stood on these screens last time."""
        self._laid_out = True
        size = size_class(self.width(), self.height(), self.context.theme.scale)
        self.frame.strip.set_compact(size == "small")
        self._place_entry(size)
        self.docks.restore(size, self._settings_text(f"layout.{self._screens()}.{size}"))

    def _place_entry(self, size: Size) -> None:
        """Put the entry line under the tabs of a small window, so that it always shows."""
        log_panel = self.panels.log
        slot = self.docks.entry_slot if size == "small" else log_panel
        layout = slot.layout()
        if layout is not None and log_panel.entry.parentWidget() is not slot:
            layout.addWidget(log_panel.entry)
        log_panel.entry.offers.setParent(self.frame if size == "small" else log_panel)
        log_panel.entry.offers.hide()

    def keep_layout(self) -> None:
        """Remember where everything stands on these screens."""
        screens = self._screens()
        settings = self.context.post.settings
        settings.set(f"layout.{screens}.{self.docks.size}", self.docks.save())
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        settings.set(f"geometry.{screens}", geometry)

    def reset_layout(self) -> None:
        """Put every panel back where it belongs."""
        self.docks.set_arranging(arranging=False)
        self.docks.arrange(self.docks.size)
        self._keep.start()

    def _first_focus(self) -> None:
        """Begin in the entry line, unless a form was opened or the first start asks something."""
        if self.frame.starting:
            self.frame.start.take_focus()
        elif self.frame.forms.isHidden():
            self.panels.log.focus_entry()

    def _dock(self) -> Docks:
        panels = self.panels
        always = (
            *(("units", panels.units), ("map", panels.map), ("log", panels.log)),
            *(("board", panels.board), ("linkage", panels.linkage)),
        )
        named = titles()
        docking = {
            name: Dockable(named[name], panel) for name, panel in (*always, *panels.work.items())
        }
        docks = Docks(self.context.theme, docking, self.frame.work)
        column = QVBoxLayout(self.frame.work)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(docks.widget)
        return docks

    def _connect(self, notices: Notices) -> None:
        frame, feed = self.frame, self.feed
        notices.told.connect(self.show_error)
        self.ticker.ticked.connect(self._tick)
        feed.situation_read.connect(self._show_situation)
        feed.needs_read.connect(self._show_needs)
        frame.attention.chosen.connect(self.reveal)
        frame.strip.incident.chosen.connect(self.context.focus.set)
        self.palette_overlay.opened.connect(self._load_jumps)
        self._settle.timeout.connect(self._follow_size)
        self._keep.timeout.connect(self._keep_if_shown)
        self.docks.changed.connect(self._keep.start)
        self.timeline.played.connect(self.ticker.tick)

    def _tick(self, now: int) -> None:
        self.frame.strip.tick(now)
        self.frame.attention.settle()
        self.timeline.tick(now, self.zone)
        self.feed.tick()

    def _show_situation(self, situation: Situation) -> None:
        self.situation = situation
        operation = situation.operation
        self.frame.set_exercise(
            exercise=operation is not None and operation.kind == OperationKind.EXERCISE
        )
        now = self.context.clock.now()
        self.frame.strip.show_situation(situation, now)
        self.timeline.tick(now, self.zone)
        self._show_title()
        self.situation_changed.emit()

    def _show_needs(self, found: DeskNeeds) -> None:
        self.desk_needs = found
        if not self.frame.starting:
            now = self.context.clock.now()
            self.frame.attention.take(found.needs, now, found.name, whole=found.whole)
        self.frame.strip.show_conflicts(found.conflicts)
        badges = {"log": found.unacknowledged, "board": found.late, **found.badges}
        for name, count in badges.items():
            self.docks.set_badge(name, str(count) if count else "")
        self._show_title()
        self.needs_changed.emit()

    def _show_title(self) -> None:
        counts = []
        if self.desk_needs.late:
            counts.append(self.tr("{count} late").format(count=self.desk_needs.late))
        if self.desk_needs.unacknowledged:
            text = self.tr("{count} unacknowledged")
            counts.append(text.format(count=self.desk_needs.unacknowledged))
        parts = [f"({', '.join(counts)})"] if counts else []
        parts += [part for part in (self.frame.strip.mark.text, self._name()) if part]
        self.setWindowTitle(" · ".join([*parts, "Commander"]))

    def _name(self) -> str:
        return self.frame.strip.incident.title()

    def _entries(self) -> list[Entry]:
        return [
            Entry(title=one.title, run=one.run, section=one.section, keys=one.keys)
            for one in self.commands()
            if one.can_run() and one.id != _OWN
        ]

    def _load_jumps(self) -> None:
        """Find what the palette can jump to beside the GUI: there may be thousands."""
        self.context.jobs.run(
            lambda: jumps(self.context, self.reveal), self.palette_overlay.add, key="palette.jumps"
        )

    def _follow_size(self) -> None:
        size = size_class(self.width(), self.height(), self.context.theme.scale)
        if self._laid_out and size != self.docks.size:
            self.lay_out()

    def _keep_if_shown(self) -> None:
        if self._laid_out and self.isVisible():
            self.keep_layout()

    def _settings_text(self, name: str) -> str:
        return str(self.context.post.settings.get(name, "") or "")

    def _screens(self) -> str:
        """Return what tells one set of screens from another."""
        screens = self.screen().virtualSiblings()
        shapes = (screen.geometry() for screen in screens)
        return ";".join(f"{s.width()}x{s.height()}+{s.x()}+{s.y()}" for s in shapes)
