"""What can be done at a place on the map: the menu of the right button."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from commander.actions import LiftFeature
from commander.domain.record import Place
from ui import words
from ui.context import Context
from ui.map.coordinates import Notation
from ui.map.feed import MapFeed
from ui.map.model import record_of
from ui.map.placing import placeable
from ui.map.view import MapView
from ui.map.viewpoint import ContextPoint

_NAME_LENGTH = 32
_Entry = tuple[str, Callable[[], object]]


class PlaceMenu(QObject):
    """Opens the menu of a place; an entry that makes no sense there is left out.

    Signals:
        new_incident_requested: latitude and longitude.
        opened: the menu and its `ContextPoint`; what a tool adds to it stands at its end.
    """

    new_incident_requested = Signal(float, float)
    opened = Signal(object, object)

    def __init__(self, context: Context, feed: MapFeed, view: MapView, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._feed = feed
        self._view = view
        self._parent = parent
        self._notation = Notation(context, self)
        view.context_requested.connect(self.open)

    def open(self, point: ContextPoint) -> None:
        """Show the menu at the pointer; the window goes on meanwhile."""
        menu = QMenu(self._parent)
        menu.aboutToHide.connect(menu.deleteLater)
        for text, run in self._entries(point):
            menu.addAction(text).triggered.connect(lambda _checked, run=run: run())
        self.opened.emit(menu, point)
        menu.popup(point.position)

    def _entries(self, point: ContextPoint) -> Iterator[_Entry]:
        if self._context.moment.at is not None:
            yield self.tr("Back to live"), self._context.moment.live
        else:
            yield from self._changing(point)
        text = self._notation.text(point.lat, point.lon)
        yield (
            self.tr("Copy {coordinates}").format(coordinates=text),
            lambda: QGuiApplication.clipboard().setText(text),
        )
        if point.grid and point.grid != text:
            yield (
                self.tr("Copy {coordinates}").format(coordinates=point.grid),
                lambda: QGuiApplication.clipboard().setText(point.grid),
            )

    def _changing(self, point: ContextPoint) -> Iterator[_Entry]:
        yield from self._placing(point)
        yield (
            self.tr("New incident here…"),
            lambda: self.new_incident_requested.emit(point.lat, point.lon),
        )
        yield (
            self.tr("Draw circle around here"),
            lambda: self._view.start_drawing("circle", at=(point.lat, point.lon)),
        )
        yield from self._lifting(point)

    def _placing(self, point: ContextPoint) -> Iterator[_Entry]:
        """Put what is selected, wherever it was selected, at this place."""
        wanted = placeable(self._context, self._feed)
        if wanted is not None:
            action = wanted.action(Place(point.lat, point.lon))
            text = self.tr("Place {name} here").format(name=_plain(wanted.name))
            yield text, lambda: self._context.act(action)

    def _lifting(self, point: ContextPoint) -> Iterator[_Entry]:
        kind, key = record_of(point.key or "")
        feature = self._feed.records.features.get(key)
        if kind == "feature" and feature is not None and feature.lifted is None:
            name = feature.label or words.feature_kind(feature.kind)
            action = LiftFeature(self._context.stream, key)
            yield (
                self.tr("Lift {name}").format(name=_plain(name)),
                lambda: self._context.act(action),
            )


def _plain(name: str) -> str:
    """A name for a menu: not too long, and no letter of it taken for a key."""
    short = name if len(name) <= _NAME_LENGTH else name[: _NAME_LENGTH - 1] + "…"
    return short.replace("&", "&&")
