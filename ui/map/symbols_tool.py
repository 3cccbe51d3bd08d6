"""The set of symbols and the clusters, among the map's layers; the post remembers both."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFileDialog

from ui.commands import Command
from ui.map.symbols_import import read_symbols
from ui.map.symbols_part import SymbolsPart
from ui.map.symbols_sets import GB, LETTERS, MIL, OWN, SETS, USER
from ui.map.tool import Desk, MapTool, Menu

CLUSTER_KEY: Final = "U"
_SET: Final = "map.symbols"
_PICTURES: Final = "map.symbols.own"
_CLUSTERS: Final = "map.clusters"
_CLOCK_MS: Final = 10_000


class SymbolsTool(MapTool):
    """Chooses how marks are drawn."""

    menu: Menu = "layers"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        settings = desk.context.post.settings
        name, pictures = settings.get(_SET, OWN), settings.get(_PICTURES, {})
        self._pictures: Mapping[str, str] = pictures if isinstance(pictures, dict) else {}
        self.part = SymbolsPart(
            desk.view,
            name if name in SETS else OWN,
            self._pictures,
            clusters=settings.get(_CLUSTERS, True) is not False,
        )
        self._clock = QTimer(self, interval=_CLOCK_MS)
        self._clock.timeout.connect(self._tell_time)
        self._clock.start()
        desk.feed.changed.connect(self._tell_time)
        desk.panel.installEventFilter(self)
        self._tell_time()

    def commands(self) -> tuple[Command, ...]:
        section = self.tr("Map")
        words = {
            OWN: self.tr("Symbols: pictures"),
            LETTERS: self.tr("Symbols: letters"),
            MIL: self.tr("Symbols: MIL-STD-2525"),
            GB: self.tr("Symbols: GB/T 35649 (not certified)"),
            USER: self.tr("Symbols: own set"),
        }
        listed = [name for name in SETS if name != USER or self._pictures]
        return (
            Command(
                "map.clusters",
                self.tr("Show crowds as one sign"),
                self.toggle_clusters,
                CLUSTER_KEY,
                section,
                local=True,
            ),
            *(
                Command(f"map.symbols.{name}", words[name], partial(self.choose, name), "", section)
                for name in listed
            ),
            Command("map.symbols.import", self.tr("Import symbols…"), self.ask, "", section),
        )

    def checked(self, command_id: str) -> bool | None:
        if command_id == "map.clusters":
            return self.part.clusters
        name = command_id.removeprefix("map.symbols.")
        return self.part.name == name if name in SETS else None

    def choose(self, name: str) -> None:
        """Draw with this set from now on."""
        self.part.show_set(name, self._pictures)
        self.desk.context.post.settings.set(_SET, name)
        self.changed.emit()

    def toggle_clusters(self) -> None:
        """Show crowds as one sign, or each mark for itself."""
        self.part.show_clusters(on=not self.part.clusters)
        self.desk.context.post.settings.set(_CLUSTERS, self.part.clusters)
        self.changed.emit()

    def ask(self) -> None:
        """Ask for a folder with symbols; the window goes on meanwhile."""
        dialog = QFileDialog(self.desk.panel, self.tr("Folder with symbols and symbols.json"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=False)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setModal(False)
        dialog.fileSelected.connect(lambda path: self.take(Path(path)))
        dialog.show()

    def take(self, folder: Path) -> None:
        """Import the symbols of a folder and draw with them; a reason is told when that fails."""
        context = self.desk.context
        context.jobs.run(lambda: read_symbols(folder), self._took, context.notify)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self.part.tell_words()
        return super().eventFilter(watched, event)

    def _took(self, pictures: Mapping[str, str]) -> None:
        self._pictures = pictures
        self.desk.context.post.settings.set(_PICTURES, dict(pictures))
        self.choose(USER)

    def _tell_time(self) -> None:
        self.part.tell_time(self.desk.feed.now)
