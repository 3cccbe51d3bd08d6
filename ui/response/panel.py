"""The response panel: plans that incidents work under, their levels, gaps and ends."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from commander.actions import SettleActivation
from ui.commands import ACTIVATE_PLAN, Command, matching
from ui.context import Context
from ui.response.activate_form import ActivateForm
from ui.response.change_form import ChangeForm
from ui.response.data import Picture, Standing, read_picture
from ui.response.end_form import EndForm
from ui.response.response_form import ResponseForm
from ui.response.response_list import ResponseList
from ui.widgets.empty import EmptyState
from ui.widgets.header import PanelHeader
from ui.widgets.pill import Pill

if TYPE_CHECKING:
    from commander.journal.feed import Notice

_WATCHED: Final = frozenset(
    {"activation", "plan_text", "task", "duty", "message", "receipt", "response_level"}
    | {"incident", "department", "operation"}
)
_GATHER_MS: Final = 60
_TICK_MS: Final = 1000


class ResponsePanel(QWidget):
    """Reads beside the GUI and shows what it read; forms open in the place of the list.

    Signals:
        show_wanted: kind and key of a record that another panel is to show.
    """

    show_wanted = Signal(str, str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._picture = Picture()
        self._read = False
        self._wanted: str | None = None
        self._new = ""
        self._busy = self._stale = self._missed = False
        theme = context.theme
        self.header = PanelHeader(theme, self.tr("Response"))
        self.activate_button = Pill(theme, self.tr("Activate plan…"), compact=True)
        self.list = ResponseList(theme)
        self.empty = EmptyState(
            theme,
            self.tr(
                "Plans in force: their level, who was told, what is late, and what no task "
                "carries yet. None is in force."
            ),
            key=ACTIVATE_PLAN,
            action=self.tr("activate a plan"),
        )
        self.activating = ActivateForm(context)
        self.changing, self.ending = ChangeForm(context), EndForm(context)
        self._stack = QStackedWidget()
        self._gather = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._clock = QTimer(self, interval=_TICK_MS)
        self._lay_out()
        self._connect()
        self.reload()

    def commands(self) -> tuple[Command, ...]:
        """Return what the palette and the key sheet list; keys of a panel made late are local."""
        section = self.tr("Response")
        own = partial(_command, section=section)
        return (
            own("new", self.tr("Activate a plan"), self.activate, "N"),
            own("level", self.tr("Raise or lower the level"), self.change, "L", self._is_open),
            own("end", self.tr("End the response"), self.end, "E", self._is_open),
            own("settle", self.tr("Settle what posts disagree about"), self.settle, "S"),
            own("next", self.tr("Next response"), partial(self.list.step, 1), "Down"),
            own("previous", self.tr("Previous response"), partial(self.list.step, -1), "Up"),
        )

    def focus_list(self) -> None:
        """Put the focus where the keys work."""
        form = self._stack.currentWidget()
        if isinstance(form, ResponseForm):
            form.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        current = self.list.current
        if current is not None:
            self.list.choose(current.activation.key, focus=True)
        else:
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def activate(self) -> None:
        """Open the form that activates a plan; what was left unfinished comes again."""
        if self._context.refuses() or not self._context.stream:
            return
        if not self._read:
            self._wanted = ""
            return
        self._open(self.activating)
        self.activating.open_for(self._picture, self._context.focus.incident)

    def change(self) -> None:
        """Open the form that raises or lowers the level of the chosen response."""
        one = self.list.current
        if one is not None and self._is_open() and not self._context.refuses():
            self._open(self.changing)
            self.changing.open_for(one, self._picture)

    def end(self) -> None:
        """Open the form that ends the chosen response."""
        one = self.list.current
        if one is not None and self._is_open() and not self._context.refuses():
            self._open(self.ending)
            self.ending.open_for(one, self._picture)

    def settle(self) -> None:
        """Settle what posts disagree about in the chosen response; the worse level holds."""
        one = self.list.current
        if one is not None and one.disputed:
            self.list.cards[one.activation.key].settle.press_first()

    def reload(self) -> None:
        """Read the responses anew, beside the GUI thread; one reading at a time."""
        if self._busy:
            self._stale = True
            return
        self._busy, self._stale, self._missed = True, False, False
        context = self._context
        reader, stream, incident = context.reader, context.stream, context.focus.incident
        now = context.clock.now()
        context.jobs.run(lambda: read_picture(reader, stream, incident, now), self._show)

    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        if self._missed:
            self.reload()
        self._tick()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        command = matching(self.commands(), event)
        if command is None or isinstance(self._stack.currentWidget(), ResponseForm):
            super().keyPressEvent(event)
            return
        event.accept()
        if command.can_run():
            command.run()

    def _is_open(self) -> bool:
        one = self.list.current
        return one is not None and one.activation.is_open() and one.plan is not None

    def _open(self, form: ResponseForm) -> None:
        self._stack.setCurrentWidget(form)

    def _close(self) -> None:
        self._stack.setCurrentWidget(self.list if self.list.cards else self._rest())
        self.focus_list()

    def _rest(self) -> QWidget:
        """Return what is seen while no form is open."""
        something = self.list.cards or self._picture.histories
        return self.list if something else self.empty

    def _show(self, picture: Picture) -> None:
        self._busy = False
        self._picture, first = picture, not self._read
        self._read = True
        now = self._context.clock.now()
        self.list.show_picture(picture, now)
        self._count(picture)
        if not isinstance(self._stack.currentWidget(), ResponseForm):
            self._stack.setCurrentWidget(self._rest())
        if self._stale:
            self.reload()
        if first:
            self._selected(self._context.selection.kind, self._context.selection.key)
        if self._wanted == "":
            self._wanted = None
            self.activate()
        elif self._wanted in self.list.cards:
            self.list.choose(self._wanted, focus=self._wanted == self._new)
            self._wanted = None

    def _count(self, picture: Picture) -> None:
        gaps = sum(len(one.gaps) for one in picture.open)
        parts = [self.tr("{count} in force").format(count=len(picture.open))]
        if gaps:
            parts.append(self.tr("! {count} clauses nobody carries").format(count=gaps))
        apart = sum(one.disputed for one in picture.open)
        if apart:
            parts.append(self.tr("⇄ {count} to settle").format(count=apart))
        shown = " · ".join(parts) if picture.open else ""
        self.header.set_count(shown, tone="danger" if gaps else "")

    def _tick(self) -> None:
        if self.isVisible():
            self.list.tick(self._context.clock.now())

    def _notice(self, notice: "Notice") -> None:
        if notice.stream != self._context.stream or not _WATCHED & notice.changed.keys():
            return
        if self.isVisible():
            self._gather.start()
        else:
            self._missed = True  # nobody looks: a panel behind a tab costs nothing

    def _refocus(self) -> None:
        self._gather.stop()
        if isinstance(self._stack.currentWidget(), ResponseForm):
            self._stack.setCurrentWidget(self._rest())
        self.reload()

    def _selected(self, kind: str, key: str) -> None:
        if kind != "activation":
            return
        if key in self.list.cards:
            self.list.choose(key)
        else:
            self._wanted = key

    def _settle(self, key: str, level: str) -> None:
        card = self.list.cards.get(key)
        one: Standing | None = card.standing if card is not None else None
        if one is None or self._context.refuses():
            return
        self._context.act(SettleActivation(one.activation.stream, key, level))

    def _activated(self, key: str) -> None:
        self._wanted = self._new = key
        self._stack.setCurrentWidget(self._rest())
        if key in self.list.cards:
            self.list.choose(key, focus=True)
            self._wanted = None
        else:
            self.reload()

    def _run_on(self, key: str, change: bool) -> None:
        self.list.choose(key)
        self.change() if change else self.end()

    def _touched(self, key: str) -> None:
        self._context.selection.set("activation", key)

    def _connect(self) -> None:
        context, shown = self._context, self.list
        self._gather.timeout.connect(self.reload)
        self._clock.timeout.connect(self._tick)
        self._clock.start()
        self.activate_button.clicked.connect(self.activate)
        for form in (self.activating, self.changing, self.ending):
            form.left.connect(self._close)
        self.activating.activated.connect(self._activated)
        shown.touched.connect(self._touched)
        shown.level_wanted.connect(lambda key: self._run_on(key, change=True))
        shown.end_wanted.connect(lambda key: self._run_on(key, change=False))
        shown.settle_wanted.connect(self._settle)
        shown.show_wanted.connect(self.show_wanted)
        context.bridge.noticed.connect(self._notice)
        context.focus.changed.connect(self._refocus)
        context.selection.changed.connect(self._selected)

    def _lay_out(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Response"))
        self.activate_button.setToolTip(
            self.tr("Activate a plan for an incident ({key})").format(key=ACTIVATE_PLAN)
        )
        self.header.add(self.activate_button)
        for widget in (self.list, self.empty, self.activating, self.changing, self.ending):
            self._stack.addWidget(widget)
        self._stack.setCurrentWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)


def _command(
    name: str,
    title: str,
    run: Callable[[], None],
    keys: str,
    enabled: Callable[[], bool] | None = None,
    *,
    section: str,
) -> Command:
    return Command(f"response.{name}", title, run, keys, section, local=True, enabled=enabled)
