"""The requests panel: what was asked of whom, what came, what is offered, what lacks."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from commander.domain.request import Line, RequestStatus
from commander.linkage.need_table import NeedLine
from ui import words as say
from ui.commands import Command, press
from ui.context import Context
from ui.requests.data import RequestsData
from ui.requests.filters import ALL, OF_US, Filters, request_hints
from ui.requests.needs_table import NeedsTable, asked_line
from ui.requests.new_request import NewRequest
from ui.requests.opened import Opened
from ui.requests.request_commands import panel_commands, request_commands
from ui.requests.request_words import write_row
from ui.requests.seen import Seen
from ui.requests.steps import BY_ID
from ui.requests.store import RequestStore
from ui.widgets.command_menu import command_menu
from ui.widgets.empty import EmptyState
from ui.widgets.form_area import FormArea, Rest
from ui.widgets.grouped_model import Group, GroupedModel
from ui.widgets.header import PanelHeader
from ui.widgets.inline_list import InlineList
from ui.widgets.stillness import Stillness
from ui.widgets.two_lines import TwoLineDelegate, TwoLines

_TICK_MS: Final = 1000
_MINUTE: Final = 60_000
_ENDED: Final = (RequestStatus.DELIVERED, RequestStatus.DECLINED, RequestStatus.CANCELLED)


class RequestsPanel(QWidget):
    """Requests by the state of their life; one opens in its place, with its next step.

    Signals:
        show_wanted: kind and key of a record that another panel is to show.
    """

    show_wanted = Signal(str, str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self._store = RequestStore(context, self)
        self._minute = 0
        self._begin: dict[str, object] | None = None
        self._seen = Seen(context.post.settings)
        self._header = PanelHeader(theme, self.tr("Requests"))
        self.filters = Filters(theme)
        self.new = NewRequest(context, theme)
        self._model = GroupedModel(self._write, self)
        self.view = InlineList(theme, self._model, self._model)
        self.view.paint_with(TwoLineDelegate(theme, self.view))
        self.view.setAccessibleName(self.tr("Requests"))
        self.needs = NeedsTable(theme)
        self._empty = EmptyState(
            theme,
            self.tr("Requests for resources, from draft to delivery."),
            key="N",
            action=self.tr("writes the first one"),
        )
        self._filtered = EmptyState(theme, "", key="M", action=self.tr("shows the others"))
        self._stack = QStackedLayout()
        self.opened = Opened(context, self.view, self)
        self._still = Stillness(self.view.viewport())
        self._request_commands = request_commands(self)
        self._panel_commands = panel_commands(self)
        self._timer = QTimer(self, interval=_TICK_MS)
        self._build()
        self._connect()
        self.reload()

    def commands(self) -> tuple[Command, ...]:
        """Return what the palette and the key sheet list; keys of a panel made late are local."""
        return (*self._panel_commands, *self._request_commands)

    def focus_list(self) -> None:
        """Put the focus where the keys work; on the selected request, or the first one."""
        if self.filters.shows_needs():
            self.needs.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        keys = self._model.shown_keys()
        if keys and not self.view.current_key():
            self.view.select(keys[0])
        target = self.view if keys else self
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def reload(self) -> None:
        """Read the operation in focus anew, beside the GUI thread."""
        self._store.reload()

    def selected(self) -> str:
        """Return the selected request, empty without one."""
        return self.view.current_key()

    def can_take(self, step: str) -> bool:
        """Return whether the selected request can take this step."""
        state = self._data.states.get(self.selected())
        return state is not None and BY_ID[step].fits(state)

    def toggle_open(self) -> None:
        """Open the selected request below its row, or close it."""
        key = self.selected()
        if key == self.opened.key:
            self.opened.close()
            self.focus_list()
        elif key:
            self.opened.open(key)

    def take(self, step: str) -> None:
        """Take a step of the selected request, or ask for what it needs."""
        self.opened.take(self.selected(), step)

    def withdraw(self) -> None:
        """Take back the delivery recorded last."""
        self.opened.ensure(self.selected())
        self.opened.withdraw()

    def answer(self, status: str) -> None:
        """Answer the offer that waits longest."""
        self.opened.ensure(self.selected())
        self.opened.answer_next(status)

    def show_task(self) -> None:
        """Show the task that the selected request serves."""
        state = self._data.states.get(self.selected())
        if state is not None and state.request.task:
            self.show_wanted.emit("task", state.request.task)

    def new_request(self) -> None:
        """Write a new request; on a line of what lacks, for that."""
        line = self.needs.current() if self.filters.shows_needs() else None
        if line is not None:
            self._request_need(line)
        else:
            self.begin()

    def begin(
        self,
        *,
        task: str = "",
        requester: str = "",
        lines: tuple[Line, ...] = (),
        place: str = "",
    ) -> None:
        """Open the form for a new request, for a task with what it still needs, or an entry."""
        if not self._store.loaded:
            self._begin = {"task": task, "requester": requester, "lines": lines, "place": place}
            return
        if self._context.refuses():
            return
        found = self._data.tasks.get(task)
        if found is not None:
            requester = requester or found.owner
            lacking = [one for one in self._data.needs if one.task == task and one.uncovered]
            lines = lines or tuple(Line(one.kind, one.uncovered, one.name) for one in lacking)
        self.new.offer(self._data)
        self.new.begin(task=task, requester=requester, lines=lines, place=place)

    def next_side(self) -> None:
        """Show all requests, those asked of us, those asked by us: the next."""
        self.filters.next_side()

    def toggle_ended(self) -> None:
        """Show ended requests too, or no more."""
        self.filters.ended.toggle()

    def toggle_needs(self) -> None:
        """Show what is required, on hand and lacking, or the requests again."""
        self.filters.needs.toggle()
        self.focus_list()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        self._key(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    @property
    def _data(self) -> RequestsData:
        return self._store.data

    def _write(self, key: str) -> TwoLines:
        return write_row(self._data.states[key], self._data, self._context.clock.now())

    def _build(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for widget in (self.view, self._empty, self._filtered, self.needs):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self.filters)
        column.addWidget(FormArea(self._context.theme, self.new))
        column.addWidget(Rest(self._stack), 1)
        column.addWidget(request_hints(self._context.theme))
        self._header.add(self.filters.new)

    def _connect(self) -> None:
        context, view = self._context, self.view
        view.chosen.connect(lambda key: context.selection.set("request", key))
        view.pressed.connect(lambda _index: self._look_at(self.selected()))
        view.opened.connect(lambda _key: self.toggle_open())
        view.key_pressed.connect(self._key)
        view.menu_wanted.connect(lambda at: command_menu(self, self._request_commands).popup(at))
        self.opened.left.connect(self.focus_list)
        self.opened.acted.connect(self._store.acted)
        self.opened.show_wanted.connect(self.show_wanted)
        self.filters.changed.connect(self._arrange)
        self.filters.new.clicked.connect(self.new_request)
        self.needs.request_wanted.connect(self._request_need)
        self.needs.left.connect(self.toggle_needs)
        self.new.made.connect(self._made)
        self._still.came.connect(self._arrange)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        self._store.read.connect(lambda first: self._show(first=first))
        context.selection.changed.connect(self._select)

    def _show(self, *, first: bool) -> None:
        data = self._store.data
        self._seen.note([data.states[key] for key in self._store.own if key in data.states])
        self._repaint()
        if first or self._store.own or self._still.rests():
            self._arrange()
        self.needs.show_needs(data)
        self.new.offer(data)
        self.opened.show(data)
        self._recount()
        if first:
            self._select(self._context.selection.kind, self._context.selection.key)
            if self.hasFocus():
                self.focus_list()
        begin, self._begin = self._begin, None
        if begin is not None:
            self.begin(**begin)  # type: ignore[arg-type]

    def _repaint(self) -> None:
        self._model.forget()
        self.view.viewport().update()

    def _arrange(self) -> None:
        """Put the rows in order: by state, in it the next needed first."""
        groups = [
            Group(status, say.request_status(status), self._shown_of(status, keys))
            for status, keys in self._data.order.items()
        ]
        self._model.arrange(groups)
        if self._context.selection.kind == "request":
            self.view.select(self._context.selection.key)
        if self.filters.shows_needs():
            self._stack.setCurrentWidget(self.needs)
        elif self._model.rowCount():
            self._stack.setCurrentWidget(self.view)
        elif self._data.states:
            self._filtered.set_text(self.filters.nothing())
            self._stack.setCurrentWidget(self._filtered)
        else:
            self._stack.setCurrentWidget(self._empty)

    def _shown_of(self, status: str, keys: tuple[str, ...]) -> tuple[str, ...]:
        """Return those that the filters let through, and the one that stands open."""
        if status in _ENDED and not self.filters.ended.isChecked():
            return tuple(key for key in keys if key == self.opened.key)
        side, own = self.filters.side(), self._context.post.operator.department
        if side == ALL:
            return keys
        states, opened = self._data.states, self.opened.key

        def ours(key: str) -> str:
            request = states[key].request
            return request.giver if side == OF_US else request.requester

        return tuple(key for key in keys if ours(key) == own or key == opened)

    def _recount(self) -> None:
        now, states = self._context.clock.now(), self._data.states.values()
        still_open = sum(state.is_open for state in states)
        late = sum(state.is_late(now) for state in states)
        text = self.tr("{count} open").format(count=still_open) if states else ""
        if late:
            text += " · " + self.tr("{count} late").format(count=late)
        self._header.set_count(text, tone="late" if late else "")

    def _tick(self) -> None:
        now = self._context.clock.now()
        if now // _MINUTE != self._minute:
            self._minute = now // _MINUTE
            self._repaint()
            self.opened.tick()
            self._recount()

    def _key(self, event: QKeyEvent) -> None:
        QTimer.singleShot(0, self, lambda: self._look_at(self.selected()))
        if event.key() == Qt.Key.Key_Escape:
            self.opened.close()
            event.accept()
            return
        press(self.commands(), event)

    def _look_at(self, key: str) -> None:
        """Somebody looks at a request: the strip need not tell of it any more."""
        state = self._data.states.get(key)
        if state is not None and self.isVisible():
            self._seen.note([state])

    def _select(self, kind: str, key: str) -> None:
        state = self._data.states.get(key) if kind == "request" else None
        if state is None:
            self.view.select("")
            return
        if self._model.row_of(key) < 0:
            self.filters.show_all(ended=not state.is_open)
        self.filters.needs.setChecked(False)
        self.view.select(key)
        self._look_at(key)

    def _made(self, key: str) -> None:
        self._store.acted(key)
        self._context.selection.set("request", key)
        self.filters.show_all()

    def _request_need(self, line: NeedLine) -> None:
        self.begin(task=line.task, requester=line.department, lines=(asked_line(line),))
