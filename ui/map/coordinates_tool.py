"""Coordinates: choosing how they are written, copying them, and near what a place lies."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from commander.config import maps_folder
from commander.domain.record import Place
from commander.geodesy.notation import NOTATIONS, written
from commander.maps.places import Gazetteer
from commander.maps.places_search import nearest
from ui import place_words
from ui.commands import Command
from ui.map.bars import FootBar
from ui.map.coordinates import Notation
from ui.map.find_source import middle
from ui.map.place_menu import PlaceMenu
from ui.map.tool import Desk, MapTool
from ui.map.viewpoint import ContextPoint

if TYPE_CHECKING:
    from commander.maps.places_search import Near

COPY_KEY = "Ctrl+Shift+C"
_REST_MS = 350


class CoordinatesTool(MapTool):
    """Commands for coordinates; the read-out and the menu of a place follow the choice."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        context = desk.context
        self.notation = Notation(context, self)
        self._gazetteer = Gazetteer(maps_folder(context.post.data))
        context.post.on_close(self._gazetteer.close)
        self._foot = desk.panel.findChild(FootBar)
        self.notation.changed.connect(self._follow)
        if self._foot is not None:
            self._foot.notation_asked.connect(self.choose)
        if (menu := desk.panel.findChild(PlaceMenu)) is not None:
            menu.opened.connect(self._add_near)
        context.selection.changed.connect(lambda _kind, _key: self.changed.emit())
        self._pointer: tuple[float, float] | None = None
        self._rests = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rests.timeout.connect(self._look_near)
        desk.view.cursor_moved.connect(self._move)
        self._follow()

    def commands(self) -> tuple[Command, ...]:
        section = self.tr("Map")
        name = self._named()
        copy = self.tr("Copy the coordinates of the map's middle")
        if name:
            copy = self.tr("Copy the coordinates of {name}").format(name=name)
        return (
            Command("map.copy", copy, self.copy, COPY_KEY, section, local=True),
            Command(
                "map.notation", self.tr("Notation of coordinates"), self.choose, section=section
            ),
        )

    def copy(self) -> None:
        """Put the coordinates of what is selected, else of the map's middle, on the clipboard."""
        place = self._place()
        QGuiApplication.clipboard().setText(self.notation.text(place.lat, place.lon))

    def choose(self) -> None:
        """Offer every notation, beside the read-out."""
        menu = self.notations()
        corner = self.desk.panel.rect().bottomRight()
        if self._foot is not None:
            corner = self._foot.geometry().topRight()
        corner.setX(corner.x() - menu.sizeHint().width())
        corner.setY(corner.y() - menu.sizeHint().height())
        menu.popup(self.desk.panel.mapToGlobal(corner))

    def notations(self) -> QMenu:
        """Return a menu of every notation, each with the place as it is written there."""
        place = self._place()
        menu = QMenu(self.desk.panel)
        menu.aboutToHide.connect(menu.deleteLater)
        for code in NOTATIONS:
            sample = written(place.lat, place.lon, code)
            text = place_words.notation(code)
            action = menu.addAction(f"{text}\t{sample}" if sample else text)
            action.setCheckable(True)
            action.setChecked(code == self.notation.code)
            action.triggered.connect(partial(self.notation.choose, code))
            if action.isChecked():
                menu.setActiveAction(action)
        return menu

    def _move(self, lat: float, lon: float, _grid: str) -> None:
        self._pointer = (lat, lon)
        self._rests.start()

    def _look_near(self) -> None:
        """Say near what the pointer rests."""
        place = self._pointer
        if place is None or self._foot is None or not self._gazetteer.path.exists():
            return
        foot = self._foot

        def show(found: "Near | None") -> None:
            if found is not None and self._pointer == place:
                foot.show_near(place_words.near(found))

        self.desk.context.jobs.run(
            lambda: nearest(self._gazetteer, *place), show, key="map.near_pointer"
        )

    def _follow(self) -> None:
        if self._foot is not None:
            self._foot.set_notation(self.notation.code)

    def _place(self) -> Place:
        view = self.desk.view.remembered_view()
        return self._selected() or Place(view["lat"], view["lon"])

    def _selected(self) -> Place | None:
        records, chosen = self.desk.feed.records, self.desk.context.selection
        if chosen.kind == "unit" and chosen.key in records.units:
            return records.units[chosen.key].place
        if chosen.kind == "incident" and chosen.key in records.incidents:
            return records.incidents[chosen.key].place
        if chosen.kind == "feature" and chosen.key in records.features:
            return middle(records.features[chosen.key].geometry)
        return None

    def _named(self) -> str:
        """Return the name of what is selected if it has a place."""
        if self._selected() is None:
            return ""
        records, chosen = self.desk.feed.records, self.desk.context.selection
        if chosen.kind == "unit":
            return records.units[chosen.key].name
        if chosen.kind == "incident":
            return records.incidents[chosen.key].name
        return records.features[chosen.key].label or self.tr("the drawing")

    def _add_near(self, menu: QMenu, point: ContextPoint) -> None:
        """Say near what the place lies, as soon as that is found; a click copies it."""

        def show(found: "Near | None") -> None:
            if found is None or not isValid(menu):
                return
            text = place_words.near(found)
            action = menu.addAction(text.replace("&", "&&"))
            action.setToolTip(self.tr("Copy"))
            action.triggered.connect(lambda: QGuiApplication.clipboard().setText(text))

        self.desk.context.jobs.run(
            lambda: nearest(self._gazetteer, point.lat, point.lon), show, key="map.near"
        )
