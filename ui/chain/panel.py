"""The chain panel: which task waits for which, drawn and as a list, and who holds up whom."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from ui.chain.chain_bar import ChainBar
from ui.chain.chain_commands import panel_commands, task_commands
from ui.chain.chain_feed import ChainFeed
from ui.chain.chain_notes import ChainNotes
from ui.chain.chain_words import brief, department_name
from ui.chain.drawing import Drawing
from ui.chain.graph_paint import Marks
from ui.chain.layering import Link
from ui.chain.linking import Linking
from ui.chain.picture import Picture, Wanted
from ui.chain.stage import Stage
from ui.chain.standing_out import standing_out
from ui.chain.walking import walk
from ui.commands import Command, press
from ui.context import Context
from ui.widgets.command_menu import command_menu
from ui.widgets.waits_strip import WaitsStrip, wait_entries

NARROW_BELOW: Final = 600
"""The width in pixels at 100 % below which the chain is a list by itself."""


class ChainPanel(QWidget):
    """Tasks of different departments with their links, drawn in layers or as a list.

    Signals:
        show_wanted: kind and key of a record that another panel is to show.
    """

    show_wanted = Signal(str, str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._picture = Picture()
        self._current = ""
        self._link: Link | None = None
        self._blocker, self._root = 0, 0
        self._sought = ""
        self._narrow: bool | None = None
        self._feed = ChainFeed(context, self._first_wanted(), self)
        self._linking = Linking(context, self)
        self._bar = ChainBar(context.theme)
        self._waits = WaitsStrip(context.theme)
        self._notes = ChainNotes(context)
        self._stage = Stage(context)
        self._task_commands = task_commands(self)
        self._panel_commands = panel_commands(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._bar, self._notes, self._waits):
            column.addWidget(part)
        column.addWidget(self._stage, 1)
        self._connect()
        self._selection_changed(context.selection.kind, context.selection.key)

    def commands(self) -> tuple[Command, ...]:
        """Return what the palette and the key sheet list; keys of a panel made late are local."""
        return (*self._panel_commands, *self._task_commands)

    def selected(self) -> str:
        """Return the current task, empty without one."""
        return self._current if self._current in self._picture.layers.places else ""

    def focus_list(self) -> None:
        """Put the focus where the keys work, on a task."""
        self._stage.take_focus()
        if not self.selected():
            first = next(iter(self._picture.blocking), None)
            key = first.tasks[0] if first is not None else next(iter(self._picture.shown), "")
            if key in self._picture.layers.places:
                self._go(key)

    def show_task(self, key: str) -> None:
        """Go to a task; a filter that hides it is lifted."""
        self._sought = key
        if self._picture.task(key) is not None and key not in self._picture.layers.places:
            self._feed.want(Wanted(desk=self._feed.wanted.desk, opened=False))
        elif key in self._picture.layers.places:
            self._sought = ""
            self._go(key)

    def walk(self, way: str) -> None:
        """Go along a link to the left or right, or to the task above or below."""
        if way in ("up", "down") and self._stage.is_list:
            self._stage.step(-1 if way == "up" else 1)
            return
        before = self.selected()
        key = walk(self._picture, before, way)
        if not key or key == before:
            return
        self._go(key)
        if before and way in ("left", "right"):
            self._link = (key, before) if way == "left" else (before, key)
            self._mark()

    def go_to_root(self) -> None:
        """Go to what the current task finally waits for; once more goes to the next of several."""
        start = self._stage.start or self.selected()
        found = [key for key in self._picture.roots(start) if key in self._picture.layers.places]
        if not found and self._stage.start:
            start = self.selected()
            found = [
                key for key in self._picture.roots(start) if key in self._picture.layers.places
            ]
        if not found:
            self._notes.say(self.tr("This task waits for nothing that is open."), "info")
            return
        self._root = (self._root + 1) % len(found) if self._stage.start else 0
        key = found[self._root]
        self._go(key)
        self._stage.start = start

    def go_to_blocker(self) -> None:
        """Go to the department that holds up the others most; once more to the next one."""
        found = self._picture.blocking
        if not found:
            self._notes.say(self.tr("Nobody holds up another department."), "info")
            return
        at_it = self.selected() in found[self._blocker % len(found)].tasks
        self._blocker = (self._blocker + at_it) % len(found)
        self.show_task(found[self._blocker].tasks[0])
        self._mark()

    def mark_or_link(self) -> None:
        """Mark the current task; with one marked, let the current one wait for it."""
        if not self._context.refuses():
            self._linking.mark_or_link(self.selected())

    def unlink(self) -> None:
        """Take away the link chosen, or the only one of the current task."""
        key = self.selected()
        links = [link for link in self._picture.links if key in link]
        link = self._link if self._link in self._picture.links else None
        if link is None and len(links) == 1:
            link = links[0]
        if link is not None:
            self._linking.unlink(*link)
        elif links:
            self._notes.say(self.tr("Which link? Walk over it with ← →, or click it."), "info")
        else:
            self._notes.say(self.tr("This task has no link."), "info")

    def cut_circle(self) -> None:
        """Take away the newest link of the first circle."""
        if self._picture.circles:
            self._linking.cut(self._picture.circles[0])
        else:
            self._notes.say(self.tr("There is no circle."), "info")

    def show_on_board(self) -> None:
        """Show the current task on the board."""
        self.show_wanted.emit("task", self.selected())

    def toggle_list(self) -> None:
        """Show the chain as a list, or drawn."""
        self._stage.show_list(shown=not self._stage.is_list)
        self._bar.show_state(self._feed.wanted, self._picture, as_list=self._stage.is_list)

    def toggle_open(self) -> None:
        """Show only open tasks, or all."""
        wanted = self._feed.wanted
        self._want(replace(wanted, opened=not wanted.opened))

    def toggle_mine(self) -> None:
        """Show only what concerns this desk's department, or everything."""
        wanted = replace(self._feed.wanted, desk=self._context.post.operator.department)
        if not wanted.desk:
            self._notes.say(self.tr("This desk has no department: F9 gives it one."), "info")
            return
        self._want(replace(wanted, mine=not wanted.mine))

    def choose_department(self) -> None:
        """Offer the departments, to show one with its neighbours."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        wanted = self._feed.wanted
        choices = [("", self.tr("All departments"))]
        choices += [
            (key, department_name(self._picture, key)) for key in self._picture.data.departments
        ]
        for key, name in choices:
            act = menu.addAction(name.replace("&", "&&"))
            act.setCheckable(True)
            act.setChecked(key == wanted.department)
            act.triggered.connect(partial(self._choose_department, key))
        menu.popup(self._bar.below_department())

    def fit(self) -> None:
        """Show the whole chain."""
        self._stage.graph.fit()

    def magnify(self, by: float) -> None:
        """Show the chain larger or smaller."""
        self._stage.graph.magnify(by)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._context.theme.px(NARROW_BELOW)
        if narrow != self._narrow:
            self._narrow = narrow
            self._stage.show_list(shown=narrow)
            self._bar.show_state(self._feed.wanted, self._picture, as_list=narrow)

    def _connect(self) -> None:
        stage, bar, notes = self._stage, self._bar, self._notes
        self._feed.worked.connect(self._show)
        self._feed.ticked.connect(self._tick)
        self._linking.changed.connect(self._mark)
        self._linking.said.connect(notes.say)
        stage.chosen.connect(self._go)
        stage.opened.connect(lambda key: self.show_wanted.emit("task", key))
        stage.link_chosen.connect(self._choose_link)
        stage.link_wanted.connect(self._link_by_hand)
        stage.key_pressed.connect(self._key)
        stage.menu_wanted.connect(self._menu)
        notes.blocker_wanted.connect(self.go_to_blocker)
        notes.cut_wanted.connect(self.cut_circle)
        self._waits.chosen.connect(self.show_task)
        bar.department.clicked.connect(self.choose_department)
        bar.opened.clicked.connect(self.toggle_open)
        bar.mine.clicked.connect(self.toggle_mine)
        bar.as_list.clicked.connect(self.toggle_list)
        bar.fit.clicked.connect(self.fit)
        self._context.selection.changed.connect(self._selection_changed)
        self._context.focus.changed.connect(
            lambda: self._want(replace(self._feed.wanted, incident=self._context.focus.incident))
        )

    def _first_wanted(self) -> Wanted:
        context = self._context
        return Wanted(context.focus.incident, desk=context.post.operator.department)

    def _want(self, wanted: Wanted) -> None:
        self._feed.want(wanted)
        self._bar.show_state(wanted, self._picture, as_list=self._stage.is_list)

    def _choose_department(self, key: str, _checked: bool = False) -> None:
        self._want(replace(self._feed.wanted, department=key))

    def _choose_link(self, first: str, then: str) -> None:
        self._link = (first, then)
        self._mark()

    def _link_by_hand(self, first: str, then: str) -> None:
        if not self._context.refuses():
            self._linking.link(first, then)

    def _show(self, picture: Picture, drawing: Drawing) -> None:
        self._picture = self._linking.picture = picture
        if self._linking.marked and self._linking.marked not in picture.nodes:
            self._linking.drop()
        self._stage.show_picture(picture, drawing)
        self._bar.show_state(self._feed.wanted, picture, as_list=self._stage.is_list)
        self._notes.show_picture(picture)
        self._mark()
        self._tick()
        if self._sought:
            self.show_task(self._sought)

    def _tick(self) -> None:
        picture, now = self._picture, self._context.clock.now()
        self._stage.tick(now)
        self._notes.show_picture(picture)
        name = partial(department_name, picture)
        self._waits.show_waits(*wait_entries(picture.waiting, picture.nodes, name, now))

    def _mark(self) -> None:
        picture, linking = self._picture, self._linking
        marks = Marks(self._current, self._link, linking.marked)
        self._stage.show_marks(standing_out(picture, marks, self._blocker, linking.circle))

    def _go(self, key: str) -> None:
        self._current, self._link = key, None
        self._stage.start = ""
        self._mark()
        self._stage.reveal(key)
        self._context.selection.set("task", key)

    def _selection_changed(self, kind: str, key: str) -> None:
        if kind == "link":
            # Later: what is set while a selection is being told is told to nobody.
            QTimer.singleShot(0, self, partial(self.show_task, key))
        if kind == "task" and key != self._current:
            self._current, self._link = key, None
            self._mark()
            self._stage.reveal(key)

    def _key(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._linking.drop()
            self._notes.say("", "info")
            event.accept()
            return
        if event.text() in ("+", "="):
            self.magnify(1.25)
            event.accept()
            return
        press(self.commands(), event)

    def _menu(self, at: QPoint) -> None:
        menu = command_menu(self, self._task_commands)
        key = self.selected()
        for first in self._picture.before(key):
            words = self.tr("No longer wait for “{title}”")
            text = words.format(title=brief(self._picture, first)).replace("&", "&&")
            menu.addAction(text, partial(self._linking.unlink, first, key))
        menu.popup(at)
