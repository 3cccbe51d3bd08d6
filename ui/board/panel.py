"""The task board: who was asked to do what, who works on it, what is blocked, what is late."""

from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from commander.domain.codes import TaskStatus
from ui.attached.choosing import choose_files
from ui.board.acts import BoardActs
from ui.board.board_commands import board_commands, card_commands
from ui.board.card_hints import card_hints
from ui.board.columns import NARROW_BELOW, Columns
from ui.board.linked import Linked
from ui.board.new_card import NewCard
from ui.board.opened import Opened
from ui.board.pulse import Pulse
from ui.board.store import ALL, BoardStore
from ui.board.tabs import DepartmentTabs, Tab
from ui.commands import ACTIVATE_PLAN, Command, press
from ui.context import Context
from ui.theme.dress import dress
from ui.theme.tokens import STEP
from ui.widgets.command_menu import command_menu
from ui.widgets.pill import Pill

_BLOCKED: Final = TaskStatus.BLOCKED.value


class BoardPanel(QWidget):
    """Tabs of departments above columns of cards; cards are moved and opened in place.

    Signals:
        attachment_opened: key of an attachment that the operator wants to see.
        plan_wanted: a plan is to be activated.
        request_wanted: key of a task for which resources are to be requested.
    """

    attachment_opened = Signal(str)
    plan_wanted = Signal()
    request_wanted = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self._store = BoardStore(context, self)
        self._acts = BoardActs(context, self._store, self)
        self._pulse = Pulse(self)
        self._pulse.set_still(still=bool(context.post.settings.get("reduced_motion", False)))
        self._columns = Columns(theme, self._store, self._pulse)
        self._tabs = DepartmentTabs(theme)
        self._new_card = NewCard(theme, context.clock, self)
        self._new_card.hide()
        self._cancelled = Pill(theme, compact=True)
        self._new = Pill(theme, compact=True)
        self._plan = Pill(theme, compact=True)
        self._hints = card_hints(theme)
        self._selected = ""
        self._linked = Linked(context, self._store, self)
        self._opened = Opened(context, self._store, self._acts, self._columns, self)
        self._card_commands = card_commands(self)
        self._board_commands = board_commands(self)
        self._build()
        self._connect()
        self._turn_to(0)
        self._store.reload()

    def commands(self) -> tuple[Command, ...]:
        """Return what the palette and the key sheet list."""
        return (*self._board_commands, *self._card_commands)

    def show_department(self, key: str) -> None:
        """Show the tab of a department, such as one that was chosen in the linkage chart."""
        self._tabs.show_key(key)

    def selected(self) -> str:
        """Return the task of the selected card, empty without one."""
        return self._selected if self._columns.view_of(self._selected) is not None else ""

    def new_task(self) -> None:
        """Show the card in which a new task is written."""
        data, writer = self._store.data, self._store.writer
        departments = [(key, writer.department_name(key)) for key in data.departments]
        owner = self._tabs.current_key() or self._context.post.operator.department
        self._columns.slot.addWidget(self._new_card)
        self._new_card.begin(departments, owner, data.zone)

    def open_card(self) -> None:
        """Open the selected card in its place."""
        if self.selected():
            self._opened.open(self._selected)

    def acknowledge(self) -> None:
        """Note that the owner of the selected task knows of it."""
        self._acts.acknowledge(self._selected)

    def step(self, by: int) -> None:
        """Move the selected card this many columns on."""
        self._acts.step(self._selected, by)

    def move_to(self, status: str) -> None:
        """Move the selected card to a column; where that needs a reason it is asked for."""
        self._acts.move(self._selected, status)

    def block(self) -> None:
        """Ask what the selected task waits for."""
        if self.selected():
            self._opened.ask(self._selected, _BLOCKED)

    def escalate(self) -> None:
        """Tell the superior that nobody took note of the selected task."""
        self._acts.escalate(self._selected)

    def attach(self) -> None:
        """Choose files to attach to the selected task."""
        if key := self.selected():
            choose_files(self, lambda found: self._acts.attach(key, found))

    def request(self) -> None:
        """Ask for what the selected task needs."""
        if key := self.selected():
            self.request_wanted.emit(key)

    def toggle_cancelled(self) -> None:
        """Show cancelled tasks too, or no more."""
        self._cancelled.toggle()

    def turn(self, by: int) -> None:
        """Show the tab of the next department."""
        self._tabs.setCurrentIndex((self._tabs.currentIndex() + by) % max(1, self._tabs.count()))

    def focus_list(self) -> None:
        """Put the focus on the selected card, or the first one."""
        view = self._columns.view_of(self._selected)
        if view is None:
            filled = [one for one in self._columns.views() if one.cards.card_count()]
            view = filled[0] if filled else self._columns.views()[0]
            keys = [view.cards.key_at(row) for row in range(view.cards.rowCount())]
            view.select(next((key for key in keys if key), ""))
        view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._context.theme.px(NARROW_BELOW)
        if narrow != self._columns.is_narrow:
            self._opened.close()
            self._new_card.hide()
            self._columns.arrange(narrow=narrow)
            self._tabs.set_narrow(narrow=narrow)
            self._label_new(narrow=narrow)
            self._columns.select(self._selected)

        self._fit_hints()

    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self._run_pulse()

    def hideEvent(self, event: QHideEvent, /) -> None:
        super().hideEvent(event)
        self._pulse.run(on=False)

    def _build(self) -> None:
        theme = self._context.theme
        self._cancelled.setCheckable(True)
        self._cancelled.setToolTip(self.tr("Show cancelled tasks too ({key})").format(key="C"))
        self._new.setToolTip(self.tr("Write a new task ({key})").format(key="N"))
        plan = self.tr("Activate a plan for an incident ({key})")
        self._plan.setToolTip(plan.format(key=ACTIVATE_PLAN))
        self._plan.setMinimumWidth(theme.px(8 * STEP))  # else it would keep the board wide
        strip = QFrame()
        dress(strip, role="header")
        row = QHBoxLayout(strip)
        row.setContentsMargins(theme.px(2 * STEP), 0, theme.px(2 * STEP), 0)
        row.setSpacing(theme.px(STEP))
        row.addWidget(self._tabs, 1)
        row.addWidget(self._hints)
        row.addWidget(self._cancelled)
        row.addWidget(self._new)
        row.addWidget(self._plan)
        self._label_new(narrow=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(strip)
        column.addWidget(self._linked.strip)
        column.addWidget(self._columns, 1)

    def _label_new(self, *, narrow: bool) -> None:
        self._new.setText("+  N" if narrow else self.tr("New task") + "  N")
        self._cancelled.setText("×  C" if narrow else self.tr("Cancelled") + "  C")
        self._plan.setText(self.tr("Plan…") if narrow else self.tr("Activate plan…"))

    def _fit_hints(self) -> None:
        taken = self._tabs.sizeHint().width() + self._cancelled.sizeHint().width()
        taken += self._new.sizeHint().width() + self._plan.sizeHint().width()
        taken += self._hints.sizeHint().width()
        self._hints.setVisible(taken + self._context.theme.px(12 * STEP) < self.width())

    def _connect(self) -> None:
        columns, store = self._columns, self._store
        store.reset.connect(self._settle)
        store.changed.connect(self._settle)
        store.ticked.connect(self._retab)
        columns.chosen.connect(self._chosen)
        columns.opened.connect(self._opened.open)
        columns.key_pressed.connect(self._key)
        columns.menu_wanted.connect(self._menu)
        columns.card_dropped.connect(self._acts.move)
        columns.unit_dropped.connect(self._acts.give_unit)
        columns.files_dropped.connect(self._acts.attach_dropped)
        self._opened.file_wanted.connect(self.attachment_opened)
        self._acts.needs_reason.connect(self._opened.ask)
        self._opened.left.connect(self.focus_list)
        self._tabs.currentChanged.connect(self._turn_to)
        self._cancelled.toggled.connect(self._show_cancelled)
        self._new.clicked.connect(self.new_task)
        self._plan.clicked.connect(self.plan_wanted)
        self._new_card.wanted.connect(self._create)
        self._new_card.left.connect(self._leave_new)
        self._context.selection.changed.connect(self._selection_changed)

    def _key(self, event: QKeyEvent) -> None:
        if not event.modifiers() and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._columns.walk(1 if event.key() == Qt.Key.Key_Right else -1)
            event.accept()
            return
        if event.key() == Qt.Key.Key_Escape and self._selected:
            self._store.say(self._selected, "")
        press(self.commands(), event)

    def _menu(self, at: QPoint) -> None:
        command_menu(self, self._card_commands).popup(at)

    def _chosen(self, key: str) -> None:
        if key == self._selected:
            return
        if self._selected:
            self._store.say(self._selected, "")
        self._selected = key
        self._columns.select(key)
        self._context.selection.set("task", key)

    def _selection_changed(self, kind: str, key: str) -> None:
        if kind != "task":
            self._selected = ""
            self._columns.select("")
            return
        self._selected = key
        if self._columns.select(key) is None and self._store.task(key) is not None:
            self._tabs.show_key(ALL)
            if self._columns.select(key) is None:
                self._cancelled.setChecked(True)

    def _show_cancelled(self, shown: bool) -> None:
        self._columns.show_cancelled(shown=shown)
        self._columns.select(self._selected)
        self._opened.settle()

    def _turn_to(self, _at: int) -> None:
        key = self._tabs.current_key()
        self._columns.show_department(key, owners=key == ALL)
        self._linked.show_department(key)
        self._columns.select(self._selected)
        self._opened.settle()
        self._run_pulse()

    def _settle(self, _keys: object = None) -> None:
        """After the cards have changed: tabs, selection and what stands open follow."""
        self._retab()
        view = self._columns.select(self._selected)
        focused = self._columns.focused()
        self._opened.settle()
        if focused is not None and view is not None and focused is not view:
            view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _retab(self, _keys: object = None) -> None:
        store = self._store
        tabs = [Tab(ALL, self.tr("All"), store.late())]
        for key, department in store.data.departments.items():
            tabs.append(Tab(key, store.writer.department_name(key), store.late(key), department))
        before = self._tabs.current_key()
        self._tabs.show_tabs(tabs)
        if self._tabs.current_key() != before:
            self._turn_to(0)
        self._fit_hints()
        self._run_pulse()

    def _run_pulse(self) -> None:
        # Whether a late card is in view lays the columns out: not asked where none is late.
        late = self.isVisible() and self._store.late() > 0
        self._pulse.run(on=late and any(view.has_late() for view in self._columns.views()))

    def _create(self, fields: dict[str, object]) -> None:
        def done(key: str) -> None:
            self._new_card.saved()
            self._selected = key
            self._context.selection.set("task", key)

        self._acts.create(fields, done, self._new_card.refused)

    def _leave_new(self) -> None:
        self._new_card.hide()
        self.focus_list()
