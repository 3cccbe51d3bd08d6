"""Putting what is selected on the map: by a click, or by Enter in the middle of the view."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from commander.actions import PlaceMessage, PlaceUnit, UpdateIncident
from commander.actions.base import Action
from commander.domain.record import Place
from ui.context import Context
from ui.map.feed import MapFeed
from ui.map.view import MapView
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP


@dataclass(frozen=True, slots=True)
class Placeable:
    """What is selected and can have a place: its name, and the action for a place."""

    name: str
    action: Callable[[Place], Action]


def placeable(context: Context, feed: MapFeed) -> Placeable | None:
    """The selected unit, incident or message; None when something else or nothing is selected."""
    return placeable_one(context, feed, context.selection.kind, context.selection.key)


def placeable_one(context: Context, feed: MapFeed, kind: str, key: str) -> Placeable | None:
    """This unit, incident or message, if it can have a place."""
    stream = context.stream
    if kind == "unit" and key in feed.records.units:
        name = feed.records.units[key].name
        return Placeable(name, lambda place: PlaceUnit(stream, key, place))
    if kind == "incident" and key in feed.records.incidents:
        name = feed.records.incidents[key].name
        return Placeable(name, lambda place: UpdateIncident(stream, key, {"place": place}))
    if kind == "message" and key:
        name = QCoreApplication.translate("Placing", "the selected message")
        return Placeable(name, lambda place: PlaceMessage(stream, key, place))
    return None


class PlacingHint(QFrame):
    """Says what the next click on the map does, for as long as it does it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        dress(self, role="floating")
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        margin = theme.px(2 * STEP)
        row.setContentsMargins(margin, margin, margin, margin)
        row.addWidget(self._text)
        self.hide()

    def say(self, text: str) -> None:
        """Show the hint; it takes no focus."""
        self._text.setText(text)
        self.adjustSize()
        self.show()
        self.raise_()


class Placing(QObject):
    """One placing at a time; choosing another one or Escape ends it.

    Signals:
        changed: the hint came or went.
    """

    changed = Signal()

    def __init__(self, context: Context, feed: MapFeed, view: MapView, hint: PlacingHint) -> None:
        super().__init__(hint)
        self._context = context
        self._feed = feed
        self._view = view
        self._hint = hint
        self._wanted: Placeable | None = None
        view.drawn.connect(self._placed)
        view.drawing_cancelled.connect(self._end)

    def can_start(self) -> bool:
        """Whether something is selected that can have a place."""
        return placeable(self._context, self._feed) is not None

    def start(self) -> None:
        """Let the operator show where the selected thing is."""
        wanted = placeable(self._context, self._feed)
        if wanted is None or self._context.refuses():
            return
        self._wanted = wanted
        self._view.start_drawing("place")
        self._hint.say(
            self.tr("Click where {name} is. Enter: the cross in the middle. Esc: not now.").format(
                name=wanted.name
            )
        )
        self.changed.emit()

    def _placed(self, geometry: dict[str, tuple[float, float]], _radius: float, how: str) -> None:
        wanted = self._wanted
        self._end()
        if how == "place" and wanted is not None:
            lon, lat = geometry["coordinates"]
            self._context.act(wanted.action(Place(lat, lon)))

    def _end(self) -> None:
        self._wanted = None
        self._hint.hide()
        self.changed.emit()
