"""One post in one window: everything made once, in order, and ended in the other order."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from commander.clock import ScenarioClock
from commander.config import maps_folder
from commander.domain.codes import OperationKind, State
from commander.domain.operation import Incident
from commander.maps.library import Library
from commander.post import Post
from ui.areas.areas_panel import AreasPanel
from ui.attachments.attachment_desk import AttachmentDesk
from ui.base_maps import BaseMaps
from ui.board.panel import BoardPanel
from ui.bridge import Bridge
from ui.bundles.bundle_desk import BundleDesk
from ui.commands import Command
from ui.conflicts.conflicts_panel import ConflictsPanel
from ui.context import Context
from ui.files.files_desk import FilesDesk
from ui.files.printer import Printer
from ui.focus import Focus
from ui.jobs import Jobs
from ui.linkage.panel import LinkagePanel
from ui.log.panel import LogPanel
from ui.map.panel import MapPanel
from ui.map.profile import MapProfile
from ui.network.network_page import NetworkPage
from ui.outbox.outbox_panel import OutboxPanel
from ui.places.positions_panel import PositionsPanel
from ui.plans.plans_desk import PlansDesk
from ui.receivers.receivers_panel import ReceiversPanel
from ui.regions.regions_panel import RegionsPanel
from ui.selection import Selection
from ui.sounds import Sounds
from ui.theme.theme import Theme
from ui.timeline.playing import Playback
from ui.units.panel import UnitsPanel
from ui.window.main_window import MainWindow
from ui.window.notices import Notices
from ui.window.panels import Panels, work_panels
from ui.window.preferences import Preferences
from ui.window.second_maps import SecondMaps
from ui.window.starting import Starting
from ui.window.window_commands import Parts, WindowCommands
from ui.window.wiring import Wiring


@dataclass(frozen=True, slots=True)
class Launch:
    """What to open next: a data folder, as demonstration or not, in a language."""

    data: Path
    demo: bool
    language: str


class Session(QObject):
    """A post with its window.

    Signals:
        relaunch_asked: a `Launch` to open instead of this one.
    """

    relaunch_asked = Signal(object)

    def __init__(
        self, post: Post, launch: Launch, theme: Theme, profile: MapProfile, other: Path
    ) -> None:
        """``other``: the data folder of the demonstration, or one's own while in it."""
        super().__init__()
        self.post = post
        self._launch = launch
        self._other = other
        self.bridge = Bridge(post.feed, self)
        self.jobs = Jobs(self)
        self.notices = Notices(self)
        library = Library(maps_folder(launch.data))
        self.base = BaseMaps(library, post.settings, self.jobs, self)
        self._tiles = profile.tiles
        self._tiles.serve(library)
        self.context = Context(
            post=post,
            bridge=self.bridge,
            jobs=self.jobs,
            theme=theme,
            selection=Selection(self),
            focus=Focus(self),
            notify=self.notices.tell,
            base=self.base,
        )
        self.sounds = Sounds(parent=self)
        self.preferences = Preferences(post.settings, theme, self.sounds, self)
        self.window = MainWindow(
            self.context, self._panels(profile), self.notices, self._playback()
        )
        self.outbox = OutboxPanel(self.context, self.window.frame)
        self.network = NetworkPage(self.context)
        self.outbox.embed(self.network, self.tr("Network"))
        self.conflicts = ConflictsPanel(self.context, self.window.frame)
        self.window.panels.log.urgent.connect(self.sounds.urgent)
        self.window.panels.map.urgent.connect(self.sounds.urgent)
        self.bundles = BundleDesk(self.context, self.window.frame)
        self.areas = AreasPanel(theme, self.base, self.window.frame)
        self._profile = profile
        self.files = FilesDesk(self.context, self._make_printer, self.window.frame)
        self.plans = PlansDesk(self.context, self.window.frame)
        self.attachments = AttachmentDesk(self.context, self.window.frame)
        for panel in (self.window.panels.log, self.window.panels.board):
            panel.attachment_opened.connect(self.attachments.viewer.open_file)
        self.second = SecondMaps(self.window, profile, launch.language, self)
        self.positions = PositionsPanel(self.context, self.window.frame)
        self.positions.show_wanted.connect(self._show_on_map)
        self.regions = RegionsPanel(self.context, self.window.frame)
        self.receiving = ReceiversPanel(self.context, self.window.frame)
        post.receivers.resume()
        self.starting = Starting(self.context, self.window, self)
        self.starting.follow_imports(self.bundles.importing)
        self._install_commands()
        self.wiring = Wiring(self.window, self.preferences, self.outbox)
        self.wiring.conflicts(self.conflicts)

    def begin(self) -> None:
        """Look at the operation that is worked on, or ask the three things of the first start."""
        context = self.context
        operations = context.reader.operations()
        opened = [one for one in operations if one.state == State.OPEN] or list(operations)
        last = context.post.settings.get("focus", {})
        wanted = last.get("stream") if isinstance(last, dict) else None
        chosen = next((one for one in opened if one.key == wanted), opened[0] if opened else None)
        if chosen is not None:
            known = chosen.key == wanted
            incident = str(last.get("incident", "")) if known else self._acute(chosen.key)
            context.focus.set(chosen.key, incident)
        demonstration = chosen is not None and chosen.kind == OperationKind.DEMONSTRATION
        self.starting.begin(asked=not demonstration)
        if self.post.salvaged:
            self.window.frame.banner.show_problem(self.post.salvaged, tone="warning")
        elif self.post.standing.news is not None:
            self.context.notify(self.post.standing.news)
        self.window.start()
        self.second.open_again()

    def _acute(self, stream: str) -> str:
        """Return the incident that came last, if it is the consequence of another; else all."""
        incidents = self.context.reader.all(Incident, stream)
        opened = [one for one in incidents if one.state == State.OPEN]
        latest = max(opened, key=lambda one: one.alarm_at, default=None)
        return latest.key if latest is not None and latest.parent else ""

    def show_crash(self, path: Path) -> None:
        """Say once that something went wrong inside, and where it is written down."""
        text = self.tr("Something went wrong inside Commander. What was saved is safe.")
        advice = self.tr("Go on working. What happened is written down in {path}.")
        self.window.frame.banner.show_problem(text, advice.format(path=path), tone="warning")

    def close(self) -> None:
        """Stop everything; the post stays open.

        All is deleted here, on the GUI thread: Python's collector may run on any thread, and a
        timer that another thread deletes still fires.
        """
        if self.post.player is not None:
            self.post.player.on_problem = None
        self.files.stop()
        self.bridge.stop()
        self.base.stop()
        self.jobs.stop()
        self._tiles.stop()
        self.window.deleteLater()
        self.deleteLater()

    def _make_printer(self) -> Printer:
        """Return what prints the map; made when somebody wants it."""
        from ui.map.print_job import MapPrinter  # noqa: PLC0415 - the window starts without

        return MapPrinter(self.context, self._profile, self.window.panels.map.view, self)

    def _playback(self) -> Playback | None:
        clock, player = self.post.clock, self.post.player
        if player is None or not isinstance(clock, ScenarioClock):
            return None
        # Told on the player's thread; the signal brings it to this one.
        player.on_problem = self.notices.told.emit
        return Playback(player, lambda: clock.rate)

    def _panels(self, profile: MapProfile) -> Panels:
        context = self.context
        return Panels(
            units=UnitsPanel(context),
            map=MapPanel(context, profile=profile),
            log=LogPanel(context),
            board=BoardPanel(context),
            linkage=LinkagePanel(context),
            work=work_panels(context),
        )

    def _install_commands(self) -> None:
        parts = Parts(self.window, self.preferences, self.outbox, self.conflicts, self.areas)
        commands = WindowCommands(parts, demonstration=self._launch.demo)
        commands.language_chosen.connect(self._speak)
        commands.demonstration_chosen.connect(self._show_other)
        commands.own_data_chosen.connect(self._show_other)
        self.starting.demonstration_asked.connect(self._show_other)
        self.window.panels.map.set_language(self._launch.language)
        made = (
            *commands.all(),
            *self.bundles.commands(),
            *self.files.commands(),
            *self.plans.commands(),
            *self.attachments.commands(),
            *self.second.commands(),
            *self.positions.commands(),
            *self.receiving.commands(),
            *self.regions.commands(),
        )
        self.window.install(made)
        self._install_menus(made)

    def _install_menus(self, commands: tuple[Command, ...]) -> None:
        """Put the commands behind the menu button, those on incidents behind the incident too."""
        window = self.window
        menu = QMenu(window)
        for section in dict.fromkeys(command.section for command in commands):
            found = [command for command in commands if command.section == section]
            _fill_when_shown(menu.addMenu(section), found)
        window.frame.strip.set_menu(menu)
        wanted = ("incident.", "operation.")
        short = [command for command in commands if command.id.startswith(wanted)]
        window.frame.strip.incident.set_commands(lambda shown: _fill(shown, short))

    def _show_on_map(self, kind: str, key: str) -> None:
        self.window.docks.show("map")
        self.context.selection.clear()
        self.context.selection.set(kind, key)

    def _speak(self, language: str) -> None:
        self.post.settings.set("language", language)
        self.relaunch_asked.emit(Launch(self._launch.data, self._launch.demo, language))

    def _show_other(self) -> None:
        launch = self._launch
        self.relaunch_asked.emit(Launch(self._other, not launch.demo, launch.language))


def _fill_when_shown(menu: QMenu, commands: list[Command]) -> None:
    """Offer commands in a menu, those that can be run when it opens."""

    def refresh() -> None:
        menu.clear()
        _fill(menu, commands)

    menu.aboutToShow.connect(refresh)


def _fill(menu: QMenu, commands: list[Command]) -> None:
    """Add those of the commands that can be run now; the others are absent, not grey."""
    for command in commands:
        if command.can_run():
            key = f"\t{command.keys}" if command.keys else ""
            action = menu.addAction(command.title.replace("&", "&&") + key)
            action.triggered.connect(_running(command))


def _running(command: Command) -> Callable[[], None]:
    """Return what runs it without the state that a menu passes on."""

    def run() -> None:
        command.run()

    return run
