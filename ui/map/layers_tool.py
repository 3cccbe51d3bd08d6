"""Base maps among the map's layers: each area can be switched there, and files can be dropped."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget

from commander.maps.area import WORLD, Box
from ui.area_imports import is_area_file
from ui.commands import Command
from ui.map.base_part import BasePart
from ui.map.reference_card import ReferenceCard
from ui.map.tool import Desk, MapTool, Menu

if TYPE_CHECKING:
    from commander.maps.reference import Found
    from ui.base_maps import ShownArea

_PREFIX: Final = "map.area."
_LISTED: Final = 12


class LayersTool(MapTool):
    """Shows the areas of the library on the map; nothing of it where there is no library."""

    menu: Menu = "layers"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.part = BasePart(desk.view)
        self.card = ReferenceCard(desk)
        self._base = desk.context.base
        if self._base is None:
            return
        self._base.changed.connect(self._show)
        self._base.came_back.connect(self.part.show_again)
        self._base.look_wanted.connect(self._look_at)
        self.part.place_clicked.connect(self._ask)
        desk.view.selected.connect(self.card.hide)
        desk.context.selection.changed.connect(lambda *_: self.card.hide())
        desk.view.ready.connect(self._watch_drops)
        self._show()

    def commands(self) -> tuple[Command, ...]:
        if self._base is None:
            return ()
        listed = [one for one in self._base.rows() if one.key != WORLD][:_LISTED]
        return (
            *(self._switch(one) for one in listed),
            Command(
                "go.areas",
                self.tr("Map areas"),
                self._base.list_wanted.emit,
                "Shift+F9",
                self.tr("Map"),
            ),
        )

    def checked(self, command_id: str) -> bool | None:
        shown = self._row(command_id)
        return shown.visible if shown is not None else None

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if isinstance(event, QDropEvent) and (paths := area_files(event.mimeData())):
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop and self._base is not None:
                self._base.add(paths)
                self._base.list_wanted.emit()
            return True
        return super().eventFilter(watched, event)

    def _switch(self, shown: "ShownArea") -> Command:
        return Command(
            f"{_PREFIX}{shown.key}",
            shown.area.name,
            partial(self._toggle, shown.key),
            section=self.tr("Map areas"),
        )

    def _toggle(self, key: str) -> None:
        base = self._base
        shown = base.row(key) if base is not None else None
        if base is not None and shown is not None:
            base.set_visible(key, visible=not shown.visible)

    def _row(self, command_id: str) -> "ShownArea | None":
        if self._base is None or not command_id.startswith(_PREFIX):
            return None
        return self._base.row(command_id.removeprefix(_PREFIX))

    def _show(self) -> None:
        if self._base is not None:
            self.part.show_areas(self._base.rows())
            self.card.hide()
            self.changed.emit()

    def _ask(self, lat: float, lon: float, reach: float) -> None:
        """Say what layers of reference know of a place, the uppermost first."""
        base = self._base
        if base is None:
            return
        keys = [one.key for one in base.rows() if one.visible]
        self.desk.context.jobs.run(
            lambda: base.library.things_at(keys, lat, lon, reach),
            self._show_found,
            key=f"map.reference.{id(self)}",
        )

    def _show_found(self, found: "Found | None") -> None:
        shown = self._base.row(found.area) if self._base is not None and found else None
        if found is None or shown is None:
            self.card.hide()
        else:
            self.card.show_thing(found.thing, shown.area)

    def _look_at(self, bounds: Box, max_zoom: int) -> None:
        self.part.look_at(bounds, max_zoom)

    def _watch_drops(self) -> None:
        """Take files before the engine does, which knows nothing of them."""
        for web in self.desk.view.findChildren(QWebEngineView):
            for target in (web, web.focusProxy()):
                if isinstance(target, QWidget):
                    target.removeEventFilter(self)
                    target.installEventFilter(self)


def area_files(data: QMimeData) -> list[Path]:
    """Return the files that are dragged if all of them may be base maps; none otherwise."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths if paths and all(is_area_file(path) for path in paths) else []
