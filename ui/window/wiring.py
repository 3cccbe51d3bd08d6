"""Connects the panels and the parts of the window with each other; they do not know each other."""

import re
from functools import partial
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QObject

from commander.domain.record import Place
from commander.domain.request import Line
from commander.domain.work import Message
from commander.sync.standing import NEWS
from ui import words
from ui.conflicts.conflicts_panel import ConflictsPanel
from ui.line_words import line_words
from ui.outbox.outbox_panel import OutboxPanel
from ui.window.main_window import MainWindow
from ui.window.preferences import Preferences

if TYPE_CHECKING:
    from commander.journal.feed import Notice
    from ui.requests.panel import RequestsPanel


_COUNTED: Final = re.compile(r"([1-9]\d{0,5})\s*(?:[x×*]\s*)?([^\W\d]+)")
_LINE = frozenset({"outbox", "hub"})
"""Notices after which the line stands otherwise."""


class Wiring(QObject):
    """What a signal of one part does in another, for one window."""

    def __init__(self, window: MainWindow, preferences: Preferences, outbox: OutboxPanel) -> None:
        super().__init__(window)
        self._window = window
        self._context = window.context
        self._preferences = preferences
        self._outbox = outbox
        self._strip()
        self._forms()
        self._panels()
        self.show_line()
        self.show_role()

    def show_line(self) -> None:
        """Show how the line to the server stands."""
        post = self._context.post
        said = line_words(post.line.state(), self._window.zone, post.hub.listening())
        self._window.frame.strip.show_line(said)

    def show_role(self) -> None:
        """Show who sits here."""
        operator = self._context.post.operator
        department = words.department(operator.department) if operator.department else ""
        name = self._window.desk_needs.names.get(operator.department, department)
        self._window.frame.strip.show_role(operator.person, operator.position, name)

    def conflicts(self, panel: ConflictsPanel) -> None:
        """Open the list of conflicts from wherever an item shows one."""
        window = self._window
        window.frame.strip.conflicts_pressed.connect(panel.toggle)
        window.frame.attention.conflict_chosen.connect(panel.open_at)
        self._context.selection.settling_wanted.connect(panel.open_at)
        panel.show_wanted.connect(window.reveal)

    def _strip(self) -> None:
        window, strip = self._window, self._window.frame.strip
        strip.line_pressed.connect(self._outbox.toggle)
        strip.role_pressed.connect(window.frame.forms.desk.open)
        strip.theme_pressed.connect(self._preferences.next_theme)
        strip.sound_pressed.connect(self._preferences.toggle_muted)
        self._preferences.sounds.muted_changed.connect(strip.show_muted)
        strip.show_muted(self._preferences.sounds.muted)
        self._context.bridge.noticed.connect(self._notice)
        window.situation_changed.connect(self.show_line)
        window.needs_changed.connect(self.show_role)

    def _forms(self) -> None:
        forms = self._window.frame.forms
        forms.desk.taken.connect(self.show_role)
        forms.desk.taken.connect(self._window.feed.refresh)
        forms.new_incident.made.connect(self._show_incident)
        forms.new_operation.made.connect(self._context.focus.set)

    def _panels(self) -> None:
        panels = self._window.panels
        panels.map.new_incident_requested.connect(self._new_incident_at)
        panels.linkage.department_chosen.connect(self._show_department)
        panels.linkage.chain_wanted.connect(partial(self._window.reveal, "link"))
        panels.board.plan_wanted.connect(self._window.activate_plan)
        panels.map.area_kept.connect(self._window.reveal)
        self._context.selection.drawing_wanted.connect(self._draw)
        panels.log.urgent.connect(self._window.feed.refresh)
        panels.log.task_created.connect(self._select_task)
        panels.log.place_requested.connect(partial(self._place, "message"))
        panels.units.place_requested.connect(partial(self._place, "unit"))
        panels.units.locate_requested.connect(self._locate)
        panels.board.request_wanted.connect(self._request_for)
        panels.log.acts.request_wanted.connect(self._request_from)
        for panel in panels.work.values():
            panel.show_wanted.connect(self._window.reveal)

    def _notice(self, notice: "Notice") -> None:
        if not _LINE.isdisjoint(notice.changed):
            self.show_line()
        if "backup" in notice.changed and self._context.post.backups.problem is not None:
            self._context.notify(self._context.post.backups.problem)
        standing = self._context.post.standing
        if standing.news is not None and not NEWS.isdisjoint(notice.changed):
            self._context.notify(standing.news)

    def _show_incident(self, key: str) -> None:
        self._context.focus.set(self._context.stream, key)
        self._context.selection.set("incident", key)

    def _new_incident_at(self, latitude: float, longitude: float) -> None:
        self._window.frame.forms.new_incident.open_at(Place(latitude, longitude))

    def _show_department(self, key: str) -> None:
        self._window.docks.show("board")
        self._window.panels.board.show_department(key)

    def _select_task(self, key: str) -> None:
        self._context.selection.set("task", key)

    def _requests(self) -> "RequestsPanel":
        self._window.docks.show("requests")
        return cast("RequestsPanel", self._window.panels.work["requests"].panel)

    def _request_for(self, task: str) -> None:
        """Ask for what a task needs."""
        self._requests().begin(task=task)

    def _request_from(self, message: Message) -> None:
        """Ask for what an entry asks for: the first number in it with the word behind it."""
        found = _COUNTED.search(message.text)
        lines = (Line(found[2], int(found[1]), message.text),) if found else ()
        directory = self._window.panels.log.names.directory
        requester = directory.department_of(message.sender)
        place = message.place.text if message.place is not None else ""
        self._requests().begin(requester=requester, lines=lines, place=place)

    def _place(self, kind: str, key: str) -> None:
        """Let the operator point at a place on the map for a record chosen elsewhere."""
        self._context.selection.set(kind, key)
        self._window.docks.show("map")
        self._window.panels.map.setFocus()
        self._window.panels.map.place_selected()

    def _draw(self, kind: str, key: str) -> None:
        """Let the operator draw on the map the area of a record chosen elsewhere."""
        self._window.docks.show("map")
        self._window.panels.map.setFocus()
        self._window.panels.map.draw_area(kind, key)

    def _locate(self, key: str) -> None:
        self._window.docks.show("map")
        self._context.selection.clear()
        self._context.selection.set("unit", key)
