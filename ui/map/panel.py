"""The map panel: the live map with its bars, bound to the journal, the selection and the theme."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from commander.actions import PlaceUnit, UpdateWarning
from commander.domain.record import Place
from commander.receivers.own import own_unit
from ui import words
from ui.commands import Command
from ui.context import Context
from ui.map.bars import DRAW_KEYS, FIT_KEY, LOCK_KEY, PLACE_KEY, FootBar, ToolBar
from ui.map.draw_desk import DRAFT_KEY, DrawDesk
from ui.map.draw_form import DrawForm
from ui.map.drawings_model import key_of
from ui.map.feed import LiveRecords, MapFeed
from ui.map.first_view import near_keys
from ui.map.live_marks import LiveMarks
from ui.map.model import Scene, record_of
from ui.map.place_menu import PlaceMenu
from ui.map.placing import Placing, PlacingHint
from ui.map.profile import MapProfile
from ui.map.tool import Desk, MapTool
from ui.map.tools import TOOLS
from ui.map.unit_alerts import AlertFeed
from ui.map.view import MapView
from ui.theme.tokens import STEP

_AGE_MS: Final = 10_000
_REMEMBER_MS: Final = 2_000
_FIRST_ZOOM: Final = 16
_MARGIN: Final = 3 * STEP
_FOOT: Final = 10 * STEP
_FORM_WIDTH: Final = 640
_ON_MAP: Final = frozenset({"unit", "incident", "feature"})


class MapPanel(QWidget):
    """Shows the operation in focus and turns what is done on the map into actions.

    ``profile`` belongs to the application and outlives the panel; without one it is made here.

    Signals:
        new_incident_requested: latitude and longitude of a place where one shall be opened.
        area_kept: kind and key of a record whose area was drawn.
        urgent: somebody should look up from other work.
    """

    new_incident_requested = Signal(float, float)
    area_kept = Signal(str, str)
    urgent = Signal()

    def __init__(
        self, context: Context, parent: QWidget | None = None, *, profile: MapProfile | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context = context.following(context.moment)
        self.view = MapView(profile or _own_profile(), self)
        self._tools = ToolBar(context.theme, self)
        self._foot = FootBar(context.theme, self)
        self._form = DrawForm(context.theme, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.setFocusProxy(self.view)
        self._own_click = False
        self._feed = MapFeed(context, self)
        self._desk = DrawDesk(context, self.view, self._form, self._feed, self)
        self._live = LiveMarks(context.jobs, self.view, self._desk.draft, self)
        self._alerts = AlertFeed(context, self)
        self._hint = PlacingHint(context.theme, self)
        self._placing = Placing(context, self._feed, self.view, self._hint)
        self._menu = PlaceMenu(context, self._feed, self.view, self)
        self._show_soon = QTimer(self, singleShot=True, interval=0)
        self._ages = QTimer(self, interval=_AGE_MS)
        self._remember = QTimer(self, singleShot=True, interval=_REMEMBER_MS)
        self._extras = self._make_tools()
        self._connect_map()
        self._connect_window()
        self._bind_keys()
        self._follow_theme()
        self._ages.start()

    @property
    def live(self) -> LiveRecords:
        """The records of now, which a second map shares."""
        return self._feed.live

    def set_footer(self, widget: QWidget, taken: Callable[[], int]) -> None:
        """Put the widget that shows live, paused or replayed time into the lower bar.

        ``taken``: how many pixels of its lowest row are in use, from the left.
        """
        self._foot.set_footer(widget, taken)

    def set_language(self, code: str) -> None:
        """Follow the language of the window (``en``, ``zh``)."""
        self.view.look.set_language(code)

    def place_selected(self) -> None:
        """Let the operator show where the selected unit, incident or message is."""
        self._placing.start()

    def draw_area(self, kind: str, key: str) -> None:
        """Let the operator draw the area of a record, such as a warning."""
        self._desk.start_for(kind, key)

    def commands(self) -> tuple[Command, ...]:
        """What the palette and the sheet of keys list."""
        draw = self._desk.start
        rows: tuple[tuple[str, str, Callable[[], None], str], ...] = (
            ("fit", self.tr("Show everything on the map"), self._fit, FIT_KEY),
            ("lock", self.tr("Lock the map's view"), self._tools.toggle_lock, LOCK_KEY),
            ("circle", self.tr("Draw a circle"), partial(draw, "circle"), DRAW_KEYS["circle"]),
            ("polygon", self.tr("Draw an area"), partial(draw, "polygon"), DRAW_KEYS["polygon"]),
            ("line", self.tr("Draw a line"), partial(draw, "line"), DRAW_KEYS["line"]),
            ("point", self.tr("Draw a point"), partial(draw, "point"), DRAW_KEYS["point"]),
        )
        section = self.tr("Map")
        place = self.tr("Place what is selected on the map")
        return (
            *(command for tool in self._extras for command in tool.commands()),
            *(
                Command(f"map.{name}", title, run, keys, section, local=True)
                for name, title, run, keys in rows
            ),
            Command(
                "map.place",
                place,
                self.place_selected,
                PLACE_KEY,
                section,
                local=True,
                enabled=self._placing.can_start,
            ),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._show_kind()
            self._show_soon.start()
        super().changeEvent(event)

    def _connect_map(self) -> None:
        view = self.view
        view.selected.connect(self._select_record)
        view.cleared.connect(self._context.selection.clear)
        view.moved.connect(self._move)
        view.cursor_moved.connect(self._foot.show_place)
        view.view_changed.connect(self._remember.start)
        self._foot.resized.connect(self._arrange)
        self._tools.fit_asked.connect(self._fit)
        self._tools.locked.connect(view.set_locked)
        self._tools.draw_asked.connect(self._desk.start)
        self._tools.layer_switched.connect(view.look.set_layer)
        self._desk.changed.connect(self._show_soon.start)
        self._desk.changed.connect(self._arrange)
        self._desk.kept.connect(self._keep_area)
        self._placing.changed.connect(self._arrange)
        self._menu.new_incident_requested.connect(self.new_incident_requested)

    def _keep_area(self, feature: str, kind: str, key: str) -> None:
        """Give a record the area that was drawn for it."""
        if kind == "warning":
            action = UpdateWarning(self._context.stream, key, {"feature": feature})
            self._context.act(action, lambda _outcome: self.area_kept.emit(kind, key))

    def _make_tools(self) -> tuple[MapTool, ...]:
        desk = Desk(self._context, self.view, self._feed, self)
        tools = tuple(make(desk) for make in TOOLS)
        for tool in tools:
            self._tools.add_tool(tool)
            tool.changed.connect(self._arrange)
            tool.redraw.connect(self._show_soon.start)
            tool.urgent.connect(self.urgent)
        return tools

    def _connect_window(self) -> None:
        context = self._context
        self._feed.changed.connect(self._records_changed)
        self._alerts.changed.connect(self._show_soon.start)
        self._show_soon.timeout.connect(self._show)
        self._ages.timeout.connect(self._show)
        self._remember.timeout.connect(self._keep_view)
        context.selection.changed.connect(self._show_selection)
        context.focus.changed.connect(self._show_soon.start)
        context.theme.changed.connect(self._follow_theme)

    def _bind_keys(self) -> None:
        for command in self.commands():
            if command.id.startswith("go."):  # the window's own, only listed here
                continue
            shortcut = QShortcut(QKeySequence(command.keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(command.run)

    def _arrange(self) -> None:
        """Lay the bars over the map, and tell it what they cover."""
        theme = self._context.theme
        margin = theme.px(_MARGIN)
        self._tools.adjustSize()
        self._tools.move(margin, margin)
        under_tools = self._tools.geometry().bottom() + margin
        width = self.width() - 2 * margin
        foot = max(theme.px(_FOOT), self._foot.sizeHint().height())
        self._foot.setGeometry(margin, self.height() - margin - foot, width, foot)
        form = self._form.sizeHint().height()
        self._form.setGeometry(margin, under_tools, min(width, theme.px(_FORM_WIDTH)), form)
        self._hint.move(margin, under_tools)
        overlays = [one for tool in self._extras for one in tool.overlays()]
        for one in overlays:
            one.adjustSize()
            one.setGeometry(margin, under_tools, min(width, one.width()), one.height())
        self.view.look.set_insets(under_tools, foot + margin)
        for bar in (self._tools, self._foot, self._form, self._hint, *overlays):
            bar.raise_()

    def _follow_theme(self) -> None:
        theme = self._context.theme
        self.view.look.set_theme(asdict(theme.tokens))
        self.view.look.set_scale(theme.scale)
        self._arrange()

    def _records_changed(self, is_other: bool) -> None:
        self._show_kind()
        self._show()
        if is_other:
            self._first_view()

    def _show_kind(self) -> None:
        operation = self._feed.records.operation
        kind = operation.kind if operation else "live"
        word = "" if kind == "live" else words.operation_kind(kind)
        self._tools.set_kind(word, "purple" if kind == "exercise" else "label")

    def _show(self) -> None:
        self._live.show(self._scene())

    def _scene(self) -> Scene:
        records = self._feed.records
        return Scene(
            units=records.units.values(),
            incidents=records.incidents.values(),
            features=records.features.values(),
            warnings=records.warnings.values(),
            departments=records.departments,
            now=self._feed.now,
            incident=self._context.focus.incident,
            alerts=self._alerts.alerts if self._feed.shown is None else {},
            own=own_unit(self._context.post.settings, records.stream),
        )

    def _first_view(self) -> None:
        """Look at what was looked at the last time, else at everything but what is far away."""
        records = self._feed.records
        if not records.stream:
            return
        remembered = self._context.reader.setting(_view_setting(records.stream))
        if isinstance(remembered, Mapping):
            self.view.restore_view(remembered)
            return
        self._live.once_shown(
            lambda marks, shapes: self.view.fit(near_keys(marks, shapes), max_zoom=_FIRST_ZOOM)
        )

    def _keep_view(self) -> None:
        stream = self._feed.records.stream
        if stream:
            view = dict(self.view.remembered_view())
            self._context.post.settings.set(_view_setting(stream), view)

    def _fit(self) -> None:
        self.view.fit(by_person=True)

    def _show_selection(self, kind: str, key: str) -> None:
        shown = self._shown_for(kind, key)
        self.view.select(shown)
        if shown is not None and not self._own_click:
            self.view.reveal(shown)

    def _shown_for(self, kind: str, key: str) -> str | None:
        """The mark or shape for a selected record; that of a message is what was placed from it."""
        if kind in _ON_MAP:
            return key_of(kind, key)
        if kind == "message":
            for feature in self._feed.records.features.values():
                if feature.message == key:
                    return key_of("feature", feature.key)
        return None

    def _select_record(self, mark_key: str) -> None:
        if mark_key == DRAFT_KEY:
            return
        self._own_click = True
        try:
            self._context.selection.set(*record_of(mark_key))
        finally:
            self._own_click = False

    def _move(self, mark_key: str, lat: float, lon: float) -> None:
        kind, key = record_of(mark_key)
        if kind == "unit":
            self._context.act(PlaceUnit(self._context.stream, key, Place(lat, lon)))


def _view_setting(stream: str) -> str:
    return f"map.view.{stream}"


def _own_profile() -> MapProfile:
    application = QCoreApplication.instance()
    if application is None:
        raise RuntimeError("the map needs an application")
    return MapProfile(application)
