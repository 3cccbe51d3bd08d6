"""The window's own commands, with their words and keys."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from commander.actions import Undo
from commander.domain.codes import State
from commander.domain.operation import Incident, Operation
from ui.areas.areas_panel import AreasPanel
from ui.commands import ACTIVATE_PLAN, Command
from ui.conflicts.conflicts_panel import ConflictsPanel
from ui.outbox.outbox_panel import OutboxPanel
from ui.theme.tokens import THEMES
from ui.window.main_window import MainWindow
from ui.window.panels import KEYS, titles
from ui.window.preferences import Preferences
from ui.words import LANGUAGES

_CLOSED = (State.CLOSED, State.ARCHIVED)


@dataclass(frozen=True, slots=True)
class Parts:
    """What the commands work on."""

    window: MainWindow
    preferences: Preferences
    outbox: OutboxPanel
    conflicts: ConflictsPanel
    areas: AreasPanel


class WindowCommands(QObject):
    """Makes the commands of one window.

    Signals:
        language_chosen: code of a language to speak from now on.
        demonstration_chosen: show the demonstration.
        own_data_chosen: show one's own operations again.
    """

    language_chosen = Signal(str)
    demonstration_chosen = Signal()
    own_data_chosen = Signal()

    def __init__(self, parts: Parts, *, demonstration: bool) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._window = parts.window
        self._context = parts.window.context
        self._demonstration = demonstration

    def all(self) -> tuple[Command, ...]:
        """Return every command, in the order in which the sheet of keys lists them."""
        return (
            *self._everywhere(),
            *self._places(),
            *self._incident(),
            *self._operation(),
            *self._view(),
            *self._languages(),
        )

    def undo(self) -> None:
        """Take back what was done last at this desk."""
        context = self._context
        last = context.undo.take(context.stream)
        if last is None:
            self._say(self.tr("There is nothing to take back at this desk."))
            return
        future = context.post.perform(Undo(last.stream, last.act))
        context.bridge.future(future, lambda _outcome: None, self._window.show_error)

    def _everywhere(self) -> tuple[Command, ...]:
        window, section = self._window, self.tr("Everywhere")
        own = partial(_command, section=section)
        find = self.tr("Find any command, incident, unit or task")
        return (
            own("window.palette", find, window.palette_overlay.toggle, "Ctrl+K"),
            own("window.keys", self.tr("Show all keys"), window.key_sheet.toggle, "F1"),
            own("window.undo", self.tr("Undo"), self.undo, "Ctrl+Z", enabled=self._has_stream),
            own(
                "window.operator", self.tr("Change of operator"), window.frame.forms.desk.open, "F9"
            ),
        )

    def _places(self) -> tuple[Command, ...]:
        own = partial(_command, section=self.tr("Go to"))
        panels = self._window.panels
        return (
            own("go.entry", self.tr("Entry line"), self._going("", panels.log.focus_entry), "F2"),
            own(
                "go.log",
                self.tr("Search the log"),
                self._going("log", panels.log.focus_search),
                "F3",
            ),
            own("go.units", self.tr("Units"), self._going("units", panels.units.focus_list), "F4"),
            own("go.map", self.tr("Map"), self._going("map", panels.map.setFocus), "F5"),
            own("go.board", self.tr("Board"), self._going("board", panels.board.focus_list), "F6"),
            own(
                "go.linkage",
                self.tr("Linkage"),
                self._going("linkage", panels.linkage.focus_list),
                "F7",
            ),
            *(
                own(f"go.{name}", titles()[name], self._going(name, panel.focus_list), KEYS[name])
                for name, panel in panels.work.items()
            ),
            own("go.outbox", self.tr("Line state and outbox"), self._parts.outbox.toggle, "F8"),
            own(
                "go.network",
                self.tr("Network: join, share"),
                partial(self._parts.outbox.toggle_page, 1),
                "Shift+F8",
            ),
            own("go.conflicts", self.tr("Open conflicts"), self._toggle_conflicts, "F12"),
            own("go.areas", self.tr("Map areas"), self._parts.areas.toggle, "Shift+F9"),
            own("go.all", self.tr("All incidents"), self._look_at_all, enabled=self._has_stream),
        )

    def _incident(self) -> tuple[Command, ...]:
        forms, section = self._window.frame.forms, self.tr("Incident")
        own = partial(_command, section=section)
        on = partial(self._on_incident, section=section)
        return (
            own(
                "incident.new",
                self.tr("New incident"),
                forms.new_incident.open,
                "Ctrl+N",
                enabled=self._has_stream,
            ),
            own(
                "incident.plan",
                self.tr("Activate a plan"),
                self._window.activate_plan,
                ACTIVATE_PLAN,
                enabled=self._has_stream,
            ),
            on("hand_over", self.tr("Hand over command"), forms.hand_over.open_for, "Ctrl+Shift+H"),
            on("change", self.tr("Change incident or its grade"), forms.change_incident.open_for),
            on("roll_call", self.tr("Record a roll call"), forms.roll_call.open_for),
            on(
                "consequence",
                self.tr("New incident that follows from this one"),
                lambda incident: forms.new_incident.open_following(incident.key),
                "Ctrl+Shift+N",
            ),
            on("close", self.tr("Close incident"), forms.close_incident, states=(State.OPEN,)),
            on("reopen", self.tr("Reopen incident"), forms.reopen_incident, states=_CLOSED),
            on("archive", self.tr("Archive incident"), forms.archive_incident, states=_CLOSED[:1]),
        )

    def _operation(self) -> tuple[Command, ...]:
        forms, section = self._window.frame.forms, self.tr("Operation")
        own = partial(_command, section=section)
        on = partial(self._on_operation, section=section)
        if self._demonstration:
            back = self.tr("Leave the demonstration")
            other = own("operation.own", back, self.own_data_chosen.emit)
        else:
            title = self.tr("Open the demonstration")
            other = own("operation.demonstration", title, self.demonstration_chosen.emit)
        return (
            own("operation.new", self.tr("New operation"), forms.new_operation.open),
            on("close", self.tr("Close operation"), forms.close_operation, (State.OPEN,)),
            on("reopen", self.tr("Reopen operation"), forms.reopen_operation, _CLOSED),
            on("archive", self.tr("Archive operation"), forms.archive_operation, _CLOSED[:1]),
            other,
        )

    def _view(self) -> tuple[Command, ...]:
        window, preferences = self._window, self._parts.preferences
        own = partial(_command, section=self.tr("View"))
        theme_words = {
            "dark": self.tr("Dark theme"),
            "light": self.tr("Light theme"),
            "night": self.tr("Night theme"),
        }
        mute = self.tr("Mute or unmute urgent traffic")
        return (
            own("view.theme", self.tr("Next theme"), preferences.next_theme, "F10"),
            own("view.full", self.tr("Full screen"), self._toggle_full_screen, "F11"),
            own("view.mute", mute, preferences.toggle_muted, "Ctrl+Shift+M"),
            *(
                own(f"view.theme.{name}", theme_words[name], partial(preferences.set_theme, name))
                for name in THEMES
            ),
            *(self._floating(name) for name in window.docks.names),
            own("view.arrange", self.tr("Arrange panels by their titles"), self._toggle_arranging),
            own("view.reset", self.tr("Reset layout"), window.reset_layout),
        )

    def _languages(self) -> tuple[Command, ...]:
        section = self.tr("Language")
        return tuple(
            _command(
                f"language.{code}", name, partial(self.language_chosen.emit, code), section=section
            )
            for code, name in LANGUAGES.items()
        )

    def _floating(self, name: str) -> Command:
        title = self.tr("{panel}: own window or back").format(panel=titles()[name])
        run = partial(self._window.docks.toggle_floating, name)
        return _command(f"view.float.{name}", title, run, section=self.tr("View"))

    def _on_incident(
        self,
        name: str,
        title: str,
        act: Callable[[Incident], None],
        keys: str = "",
        *,
        section: str,
        states: tuple[State, ...] = (),
    ) -> Command:
        """Return a command on the incident looked at, in one of these states if any are given."""

        def run() -> None:
            incident = self._window.incident
            if incident is None:
                self._say(self.tr("Choose one incident first, at the top left."))
            else:
                act(incident)

        def enabled() -> bool:
            incident = self._window.incident
            return self._has_stream() and (
                not states or (incident is not None and incident.state in states)
            )

        return _command(f"incident.{name}", title, run, keys, section=section, enabled=enabled)

    def _on_operation(
        self,
        name: str,
        title: str,
        act: Callable[[Operation], None],
        states: tuple[State, ...],
        *,
        section: str,
    ) -> Command:
        def run() -> None:
            operation = self._window.situation.operation
            if operation is not None:
                act(operation)

        def enabled() -> bool:
            operation = self._window.situation.operation
            return operation is not None and operation.state in states

        return _command(f"operation.{name}", title, run, section=section, enabled=enabled)

    def _going(self, name: str, focus: Callable[[], None]) -> Callable[[], None]:
        def run() -> None:
            if self._window.frame.starting:
                return
            if name:
                self._window.docks.show(name)
            focus()

        return run

    def _say(self, text: str) -> None:
        self._window.frame.banner.show_problem(text, tone="info")

    def _look_at_all(self) -> None:
        self._context.focus.set(self._context.stream)

    def _toggle_conflicts(self) -> None:
        """Open the list at the selected item, or close it."""
        panel, selection = self._parts.conflicts, self._context.selection
        if panel.isVisible():
            panel.close_overlay()
        else:
            panel.open_at(selection.kind, selection.key)

    def _has_stream(self) -> bool:
        return bool(self._context.stream)

    def _toggle_full_screen(self) -> None:
        window = self._window
        window.showNormal() if window.isFullScreen() else window.showFullScreen()

    def _toggle_arranging(self) -> None:
        docks = self._window.docks
        docks.set_arranging(arranging=not docks.arranging)


def _command(
    ident: str,
    title: str,
    run: Callable[[], None],
    keys: str = "",
    *,
    section: str,
    enabled: Callable[[], bool] | None = None,
) -> Command:
    return Command(ident, title, run, keys, section, enabled=enabled)
