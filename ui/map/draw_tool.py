"""The tools for drawing, changing and measuring, as the map's menus list them."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from commander.actions import LiftFeature
from commander.domain.feature import Feature
from commander.domain.region import Region
from commander.geodesy.forms import Buffer, Position
from commander.geodesy.measure import moved
from ui.commands import Command
from ui.map.corner import Corner
from ui.map.draw_desk import DrawDesk
from ui.map.draw_form import Drawn
from ui.map.drawings_model import key_of
from ui.map.edit_desk import EditDesk
from ui.map.feature_card import NOTIFY_KEY, FeatureCard, area_of
from ui.map.measure_desk import AREA, LINE, MeasureDesk
from ui.map.model import record_of
from ui.map.place_menu import PlaceMenu
from ui.map.sketch_bar import SketchBar
from ui.map.sketch_part import SketchPart
from ui.map.tool import Desk, MapTool
from ui.map.viewpoint import ContextPoint
from ui.regions.region_data import Ground, read_ground

_SNAP: Final = "map.draw.snap"
_BUFFER_M: Final = 100.0
DRAWN: Final[Mapping[str, str]] = {
    "sector": "S",
    "corridor": "R",
    "arrow": "A",
    "plume": "Shift+W",
    "text": "X",
}
"""Further ways to draw and their keys."""


class DrawTool(MapTool):
    """Draws what takes more than a circle, an area, a line or a point; changes any drawing."""

    menu = "draw"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        context = desk.context
        self._part = SketchPart.of(desk.view, context.jobs)
        self._part.set_snap(bool(context.reader.setting(_SNAP, default=True)))
        self.editing = EditDesk(desk, self._part)
        self._card = FeatureCard(desk, self.editing)
        self._bar = SketchBar(context.theme, desk.panel, self._near)
        self._keys = _PageKeys(desk.view, self)
        self._last: Position | None = None
        self._kind = ""
        Corner(context.theme, desk.panel, self._bar, "middle")
        Corner(context.theme, desk.panel, self._card, "left")
        self._connect()

    def commands(self) -> tuple[Command, ...]:
        say = {
            "sector": self.tr("Draw a sector"),
            "corridor": self.tr("Draw a corridor along a line"),
            "arrow": self.tr("Draw an arrow"),
            "plume": self.tr("Draw a plume sector from the wind"),
            "text": self.tr("Write on the map"),
        }
        return (
            *(
                self._one(kind, say[kind], key, partial(self._draw, kind))
                for kind, key in DRAWN.items()
            ),
            self._one(
                "buffer",
                self.tr("Draw around what is selected"),
                "B",
                self._around,
                enabled=lambda: self._selected_geometry() is not None,
            ),
            self._one(
                "edit",
                self.tr("Change the selected drawing"),
                "E",
                self.editing.start,
                enabled=lambda: self.editing.selected() is not None,
            ),
            self._one(
                "lift",
                self.tr("Lift the selected drawing"),
                "Del",
                self._lift,
                enabled=lambda: self.editing.selected() is not None,
            ),
            self._one(
                "regions",
                self.tr("Notify all regions that the selected drawing concerns"),
                NOTIFY_KEY,
                self._card.notices.notify_all,
                enabled=self._card.notices.can_notify,
            ),
            self._one("snap", self.tr("Snap to corners and lines"), "J", self._switch_snap),
        )

    def checked(self, command_id: str) -> bool | None:
        return self._part.snaps if command_id == "map.draw.snap" else None

    def overlays(self) -> tuple[QWidget, ...]:
        return (self.editing.form,)

    def _one(
        self,
        name: str,
        title: str,
        key: str,
        run: Callable[[], None],
        enabled: Callable[[], bool] | None = None,
    ) -> Command:
        section = QCoreApplication.translate("MapPanel", "Map")
        allowed = {} if enabled is None else {"enabled": enabled}
        return Command(f"map.draw.{name}", title, run, key, section, local=True, **allowed)

    def _connect(self) -> None:
        part, bar = self._part, self._bar
        part.drawing.connect(self._drawing)
        part.typing.connect(bar.take_focus)
        self.editing.changed.connect(self._editing)
        bar.placed.connect(self._place)
        bar.turned.connect(self._turn)
        bar.left.connect(self.desk.view.setFocus)
        self.desk.view.drawing_cancelled.connect(self.changed)
        self.desk.context.selection.changed.connect(lambda *_: self.changed.emit())
        drawing = self.desk.panel.findChild(DrawDesk)
        if drawing is not None:
            drawing.changed.connect(self._show_bar)
            drawing.kept.connect(self._propose)
        places = self.desk.panel.findChild(PlaceMenu)
        if places is not None:
            places.opened.connect(self._offer)

    def _propose(self, feature: str, purpose: str, _key: str) -> None:
        """Show the card of a new area that lies in two regions: whom it concerns stands there."""
        context = self.desk.context
        reader, stream = context.reader, context.stream

        def ground() -> Ground | None:
            regions = reader.all(Region, stream)
            drawn = reader.get(Feature, stream, feature) if regions else None
            area = area_of(drawn) if drawn is not None else None
            return read_ground(reader, stream, area, regions) if area is not None else None

        def show(found: Ground | None) -> None:
            if found is not None and found.crosses and stream == context.stream:
                context.selection.set("feature", feature)

        if not purpose:
            context.jobs.run(ground, show, key="map.regions")

    def _offer(self, menu: QMenu, point: ContextPoint) -> None:
        """Let the drawing under the pointer be changed from the menu of the place."""
        feature = self.desk.feed.records.features.get(record_of(point.key or "")[1])
        is_live = self.desk.context.moment.at is None
        if feature is not None and feature.lifted is None and is_live:
            key = point.key or ""
            change = menu.addAction(self.tr("Change this drawing"))
            change.triggered.connect(lambda _checked: self.editing.start_with(key))

    def _draw(self, kind: str) -> None:
        if not self.desk.context.refuses():
            self.editing.stop()
            self.desk.view.start_drawing(kind)

    def _lift(self) -> None:
        feature = self.editing.selected()
        if feature is not None:
            self.editing.stop()
            self.desk.context.act(LiftFeature(self.desk.context.stream, feature.key))

    def _around(self) -> None:
        base = self._selected_geometry()
        drawing = self.desk.panel.findChild(DrawDesk)
        if base is None or drawing is None or self.desk.context.refuses():
            return
        selection = self.desk.context.selection
        of = key_of(selection.kind, selection.key)
        form = Buffer(dict(base), _BUFFER_M, of)
        self.editing.stop()
        drawing.ask(Drawn({}, 0.0, "buffer", form))

    def _selected_geometry(self) -> Mapping[str, Any] | None:
        """Return where what is selected is, as GeoJSON."""
        selection, records = self.desk.context.selection, self.desk.feed.records
        if selection.kind == "feature" and selection.key in records.features:
            return records.features[selection.key].geometry or None
        known = {
            "unit": {key: one.place for key, one in records.units.items()},
            "incident": {key: one.place for key, one in records.incidents.items()},
        }
        place = known.get(selection.kind, {}).get(selection.key)
        return {"type": "Point", "coordinates": [place.lon, place.lat]} if place else None

    def _switch_snap(self) -> None:
        self._part.set_snap(not self._part.snaps)
        self.desk.context.post.settings.set(_SNAP, self._part.snaps)
        self.changed.emit()

    def _drawing(self, kind: str) -> None:
        self._kind = kind
        self._last = None
        self._show_bar()

    def _editing(self) -> None:
        self._show_bar()
        self.changed.emit()

    def _show_bar(self) -> None:
        """Say what keys and clicks do now; what is put on the map has a hint of its own."""
        changing = "edit" if self.editing.feature is not None else ""
        shown = self._kind or changing
        if shown != self._bar.kind:
            self._bar.show_for("" if shown == "place" else shown)
        self._keys.watch(busy=bool(shown))
        drawing = self.desk.panel.findChild(DrawDesk)
        self._card.hold(bool(shown) or (drawing is not None and drawing.is_asking))

    def _near(self) -> tuple[float, float]:
        seen = self.desk.view.remembered_view()
        return seen["lat"], seen["lon"]

    def _place(self, lat: float, lon: float) -> None:
        self._last = (lon, lat)
        self._part.add(lat, lon)

    def _turn(self, bearing: float, metres: float) -> None:
        """Set a corner at a bearing and a distance from the last one, first from the middle."""
        lat, lon = self._near()
        start = self._part.last or self._last or (lon, lat)
        lon, lat = moved(start, bearing, metres)
        self._place(lat, lon)


class MeasureTool(MapTool):
    """Measures distances and areas."""

    menu = "more"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._measures = MeasureDesk(desk, SketchPart.of(desk.view, desk.context.jobs))
        self._measures.changed.connect(self.changed)

    def commands(self) -> tuple[Command, ...]:
        section = QCoreApplication.translate("MapPanel", "Map")
        start = self._measures.start
        return (
            Command(
                "map.measure.line",
                self.tr("Measure a distance"),
                partial(start, LINE),
                "D",
                section,
                local=True,
            ),
            Command(
                "map.measure.area",
                self.tr("Measure an area"),
                partial(start, AREA),
                "Shift+D",
                section,
                local=True,
            ),
            Command(
                "map.measure.clear",
                self.tr("Clear what was measured"),
                self._measures.clear,
                "Shift+C",
                section,
                local=True,
                enabled=self._measures.has_any,
            ),
        )


class _PageKeys(QObject):
    """Lets the page have the keys of taking back while something is drawn there.

    They are the window's own otherwise, which would undo the last act instead of the last corner.
    """

    _WITH_CTRL: Final = frozenset({Qt.Key.Key_Z, Qt.Key.Key_Y})
    _BARE: Final = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Insert, Qt.Key.Key_Tab})

    def __init__(self, view: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._watched: QObject | None = None

    def watch(self, *, busy: bool) -> None:
        """Begin or end; the widget that takes the page's keys may be another one by now."""
        web = self._view.focusProxy()
        target = web.focusProxy() if busy and web is not None else None
        if self._watched is not None and target is not self._watched:
            self._watched.removeEventFilter(self)
        if target is not None and target is not self._watched:
            target.installEventFilter(self)
        self._watched = target

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in (self._WITH_CTRL if ctrl else self._BARE):
            event.accept()
            return True
        return False
