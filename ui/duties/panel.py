"""The duties panel: reports that are owed, the most pressing first, each counting down."""

from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QStackedLayout, QVBoxLayout, QWidget

from commander.domain.duty import Duty
from commander.journal.feed import Notice
from commander.linkage.duties import SOON_MS, DutyState, duty_state, in_states
from ui.commands import Command, press
from ui.context import Context
from ui.duties.data import WATCHED, load, refreshed
from ui.duties.details import STEPS
from ui.duties.duty_words import DutiesData, state_word, write_row
from ui.duties.new_duty import NewDuty
from ui.duties.opened import Opened
from ui.theme.theme import Theme
from ui.widgets.command_menu import command_menu
from ui.widgets.empty import EmptyState
from ui.widgets.form_area import FormArea, Rest
from ui.widgets.grouped_model import Group, GroupedModel
from ui.widgets.header import PanelHeader
from ui.widgets.inline_list import InlineList
from ui.widgets.key_hint import key_strip
from ui.widgets.pill import Pill
from ui.widgets.stillness import Stillness
from ui.widgets.two_lines import TwoLineDelegate, TwoLines

translate = QCoreApplication.translate
_TICK_MS: Final = 1000
_NEVER: Final = 2**62


class DutiesPanel(QWidget):
    """Reports owed; the countdown ticks from memory, the database is read on notices only.

    Signals:
        show_wanted: kind and key of a record that another panel is to show.
    """

    show_wanted = Signal(str, str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self._data = DutiesData()
        self._loaded = self._busy = self._mine = False
        self._pending: dict[str, set[str]] = {}
        self._turn = 0
        self._header = PanelHeader(theme, self.tr("Duties"))
        self.all = Pill(theme, self.tr("Made and lifted") + "  C", compact=True)
        self.add = Pill(theme, self.tr("Owe a report") + "  N", compact=True)
        self.new = NewDuty(context)
        self.model = GroupedModel(self._write, self)
        self.view = InlineList(theme, self.model, self.model)
        self.view.paint_with(TwoLineDelegate(theme, self.view))
        self.view.setAccessibleName(self.tr("Duties"))
        self._empty = EmptyState(
            theme,
            self.tr(
                "Reports that are owed, with their deadlines: "
                "a plan brings them when it is activated."
            ),
            key="N",
            action=self.tr("owes one by hand"),
        )
        self._done = EmptyState(
            theme,
            self.tr("Every report has been made."),
            key="C",
            action=self.tr("shows made and lifted ones"),
        )
        self._stack = QStackedLayout()
        self.opened = Opened(context, self.view, self)
        self._still = Stillness(self.view.viewport())
        self._duty_commands, self._panel_commands = self._commands()
        self._timer = QTimer(self, interval=_TICK_MS)
        self._build()
        self._connect()
        self.reload()

    def commands(self) -> tuple[Command, ...]:
        """Return what the palette and the key sheet list; keys of a panel made late are local."""
        return (*self._panel_commands, *self._duty_commands)

    def focus_list(self) -> None:
        """Put the focus where the keys work; on the selected duty, or the first one."""
        keys = self.model.shown_keys()
        if keys and not self.view.current_key():
            self.view.select(keys[0])
        target = self.view if keys else self
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def reload(self) -> None:
        """Read the operation in focus anew, beside the GUI thread."""
        self._loaded = False
        self._work()

    def selected(self) -> str:
        """Return the selected duty, empty without one."""
        return self.view.current_key()

    def toggle_open(self) -> None:
        """Open the selected duty below its row, or close it."""
        key = self.selected()
        if key == self.opened.key:
            self.opened.close()
            self.focus_list()
        elif key:
            self.opened.open(key)

    def take(self, step: str) -> None:
        """Ask for what a step of the selected duty needs."""
        self.opened.take(self.selected(), step)

    def new_duty(self) -> None:
        """Write a report that is owed."""
        if not self._context.refuses():
            self.new.offer(self._data)
            self.new.open()

    def tick(self) -> None:
        """Once a second: count down from memory; put in order when one stands otherwise."""
        now = self._context.clock.now()
        if now >= self._turn:
            self._recount()
            if self._still.rests():
                self._arrange()
        if self.isVisible():
            self._repaint()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        self._key(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def _write(self, key: str) -> TwoLines:
        return write_row(self._data.duties[key], self._data, self._context.clock.now())

    def _commands(self) -> tuple[tuple[Command, ...], tuple[Command, ...]]:
        section = self.tr("Duties")

        def can() -> bool:
            duty = self._data.duties.get(self.selected())
            return duty is not None and duty.is_open()

        own = partial(Command, section=section, local=True)
        of_duty = (
            own(
                "duties.open",
                self.tr("Open or close the duty"),
                self.toggle_open,
                "Return",
                enabled=lambda: bool(self.selected()),
            ),
            *(
                own(
                    f"duties.{step.id}",
                    step.title(),
                    partial(self.take, step.id),
                    step.key,
                    enabled=can,
                )
                for step in STEPS
            ),
        )
        of_panel = (
            own("duties.new", self.tr("Owe a report"), self.new_duty, "N"),
            own("duties.all", self.tr("Show made and lifted reports"), self.all.toggle, "C"),
        )
        return of_duty, of_panel

    def _build(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.all.setCheckable(True)
        self.all.setToolTip(self.tr("Show made and lifted reports (C)"))
        self.add.setToolTip(self.tr("Owe a report that no plan demands (N)"))
        self._header.add(self.all)
        self._header.add(self.add)
        for widget in (self.view, self._empty, self._done):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(FormArea(self._context.theme, self.new))
        column.addWidget(Rest(self._stack), 1)
        column.addWidget(_hints(self._context.theme))

    def _connect(self) -> None:
        context, view = self._context, self.view
        view.chosen.connect(lambda key: context.selection.set("duty", key))
        view.opened.connect(lambda _key: self.toggle_open())
        view.key_pressed.connect(self._key)
        view.menu_wanted.connect(self._menu)
        self.opened.left.connect(self.focus_list)
        self.opened.acted.connect(self._acted)
        self.all.toggled.connect(self._arrange)
        self.add.clicked.connect(self.new_duty)
        self.new.made.connect(self._made)
        self._still.came.connect(self._arrange)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        context.focus.changed.connect(self.reload)
        context.bridge.noticed.connect(self._notice)
        context.selection.changed.connect(self._select)

    def _notice(self, notice: Notice) -> None:
        if notice.stream != self._context.stream:
            return
        for name in WATCHED:
            if name in notice.changed:
                self._pending.setdefault(name, set()).update(notice.changed[name])
        self._work()

    def _work(self) -> None:
        """Read what changed, one reading at a time; what changes meanwhile waits for the next."""
        if self._busy or (self._loaded and not self._pending):
            return
        reader, stream = self._context.reader, self._context.stream
        data, changed, whole = self._data, self._pending, not self._loaded
        self._busy, self._pending = True, {}

        def read() -> tuple[str, DutiesData]:
            if whole:
                return stream, load(reader, stream)
            return stream, refreshed(data, reader, stream, changed)

        self._context.jobs.run(read, self._show)

    def _show(self, read: tuple[str, DutiesData]) -> None:
        self._busy = False
        stream, data = read
        if stream != self._context.stream:
            self._work()
            return
        first, self._loaded, self._data = not self._loaded, True, data
        if first or self._mine or self._still.rests():
            self._arrange()
        self._mine = False
        self._recount()
        self._repaint()
        self.new.offer(data)
        self.opened.show(data)
        if first:
            self._select(self._context.selection.kind, self._context.selection.key)
            if self.hasFocus():
                self.focus_list()
        self._work()

    def _repaint(self) -> None:
        self.model.forget()
        self.view.viewport().update()

    def _arrange(self) -> None:
        """Put the duties in order of pressure, under what each has come to."""
        now = self._context.clock.now()
        held = [duty for duty in self._data.duties.values() if self._is_here(duty)]
        shown = [duty for duty in held if self._is_shown(duty)]
        self.model.arrange(
            [
                Group(state, state_word(state), tuple(duty.key for duty in found))
                for state, found in in_states(shown, now).items()
            ]
        )
        self._turn = min((_next_turn(duty, now) for duty in shown), default=_NEVER)
        if self._context.selection.kind == "duty":
            self.view.select(self._context.selection.key)
        if shown:
            self._stack.setCurrentWidget(self.view)
        else:
            self._stack.setCurrentWidget(self._done if held else self._empty)

    def _is_here(self, duty: Duty) -> bool:
        incident = self._context.focus.incident
        return not incident or duty.incident in ("", incident)

    def _is_shown(self, duty: Duty) -> bool:
        return duty.is_open() or self.all.isChecked() or duty.key == self.opened.key

    def _recount(self) -> None:
        now = self._context.clock.now()
        states = [duty_state(one, now) for one in self._data.duties.values() if self._is_here(one)]
        owed = sum(one.is_open() for one in self._data.duties.values() if self._is_here(one))
        late, soon = states.count(DutyState.OVERDUE), states.count(DutyState.DUE_SOON)
        parts = [self.tr("{count} owed").format(count=owed)] if states else []
        if late:
            parts.append(self.tr("{count} overdue").format(count=late))
        if soon:
            parts.append(self.tr("{count} due soon").format(count=soon))
        tone = "late" if late else "soon" if soon else ""
        self._header.set_count(" · ".join(parts), tone=tone)

    def _key(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.opened.close()
            event.accept()
            return
        press(self.commands(), event)

    def _menu(self, at: QPoint) -> None:
        command_menu(self, self._duty_commands).popup(at)

    def _select(self, kind: str, key: str) -> None:
        duty = self._data.duties.get(key) if kind == "duty" else None
        if duty is None:
            self.view.select("")
            return
        if not self._is_shown(duty):
            self.all.setChecked(True)
        self.view.select(key)

    def _acted(self) -> None:
        self._mine = True
        self._arrange()

    def _made(self, key: str) -> None:
        self._mine = True
        self._context.selection.set("duty", key)
        self.focus_list()


def _next_turn(duty: Duty, now: int) -> int:
    """Return when this duty stands otherwise by time alone (ms UTC)."""
    if not duty.is_open() or not duty.due or now > duty.due:
        return _NEVER
    soon = duty.due - min((duty.due - duty.started_at) // 4, SOON_MS)
    return soon if now < soon else duty.due + 1


def _hints(theme: Theme) -> QFrame:
    return key_strip(
        theme,
        (
            ("N", translate("Duties", "new")),
            ("Return", translate("Duties", "open")),
            ("F", translate("Duties", "report made")),
            ("B", translate("Duties", "counts from")),
            ("L", translate("Duties", "limit")),
            ("X", translate("Duties", "lift")),
        ),
    )
