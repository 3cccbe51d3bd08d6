"""The live map as a widget: shows marks and shapes, and says what people do with them."""

import logging
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import asdict
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.map.channel import MapChannel, Outbound
from ui.map.look import PageLook
from ui.map.marks import Mark
from ui.map.page import MapPage
from ui.map.part import MapPart
from ui.map.profile import MapProfile
from ui.map.scheme import PAGE
from ui.map.shape import Shape
from ui.map.showing import Showing
from ui.map.viewpoint import ContextPoint, Viewpoint

_LOG = logging.getLogger(__name__)
_FIT_ZOOM: Final = 16
_RELOAD_MS: Final = 200
_LONGEST_RELOAD_MS: Final = 30_000


class MapView(QWidget):
    """The page in a widget. Whatever is called before the page is ready is done when it is.

    The page is brought to the state wanted, one difference at a time: while it works on one, the
    newest wish waits. A page whose process died is started again with the same state and view.

    Signals:
        ready: the page obeys; settled: its base map is painted too; restarted: after a crash.
        selected, cleared: a click on a mark or shape (its key), or on nothing.
        moved: a mark was dragged to a place (key, latitude, longitude); nothing has changed yet.
        drawn: geometry (GeoJSON), radius in metres (0 but for circles), kind asked for.
        drawing_cancelled: Escape.
        context_requested: a `ContextPoint`.
        cursor_moved: latitude, longitude, MGRS.
        view_changed: it looks at something else (see `remembered_view`).
        locked_changed: whether only people may move the view, as ``locked`` says.
    ``look`` sets colours, language, size and layers of the page.
    """

    ready = Signal()
    settled = Signal()
    restarted = Signal()
    selected = Signal(str)
    cleared = Signal()
    moved = Signal(str, float, float)
    drawn = Signal(object, float, str)
    drawing_cancelled = Signal()
    context_requested = Signal(object)
    cursor_moved = Signal(float, float, str)
    view_changed = Signal()
    locked_changed = Signal(bool)

    def __init__(self, profile: MapProfile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = profile.content
        self._channel = MapChannel(self)
        self._channel.told.connect(self._hear)
        self._out = Outbound(self._channel)
        self._web = QWebEngineView(self)
        self._web.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._page = MapPage(profile, self._channel, self._web)
        self._page.renderProcessTerminated.connect(self._restart)
        self._web.setPage(self._page)
        self.setFocusProxy(self._web)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._web)
        self._is_settled = False
        self._crashes = 0
        self._showing = Showing(self._channel, self._content)
        self._selected: str | None = None
        self.locked = False
        self.look = PageLook(self._page, self._out)
        self._viewpoint = Viewpoint()
        self._parts: list[MapPart] = []
        self._page.load(PAGE)
        application = QCoreApplication.instance()
        if application is not None:
            # The profile goes with the application and must find no page left.
            application.aboutToQuit.connect(self._page.deleteLater)

    @property
    def page(self) -> QWebEnginePage:
        """The page in the engine."""
        return self._page

    @property
    def is_ready(self) -> bool:
        """Whether the page obeys at once."""
        return self._out.open

    @property
    def is_settled(self) -> bool:
        """Whether base map and all that was asked for are painted."""
        return self._is_settled and not self._out.held

    def add_part(self, part: MapPart) -> None:
        """Let something more be on the page; it says all it wants there when the page is ready."""
        self._parts.append(part)
        if self._out.open:
            part.tell_state()

    def command(self, do: str, **values: object) -> None:
        """Send a command of a part; the page must be ready."""
        self._channel.send(do, **values)

    # What it shows

    def display(self, marks: Iterable[Mark], shapes: Iterable[Shape] = ()) -> None:
        """Show just these marks and shapes; only what differs is sent."""
        self._showing.want(marks, shapes)
        self._flush()

    def display_changes(
        self, changed: Mapping[str, Mark], removed: Iterable[str], shapes: Iterable[Shape]
    ) -> None:
        """Show these marks as they are now, those of these keys no more, and just these shapes."""
        self._showing.change(changed, removed, shapes)
        self._flush()

    @property
    def marks(self) -> Mapping[str, Mark]:
        """The marks that it shows, or will once the page has them, by key."""
        return self._showing.marks

    def select(self, key: str | None) -> None:
        """Mark one thing as selected, or none; the view stays."""
        self._selected = key
        self._out.state("select", key=key)

    def fit(
        self,
        keys: Collection[str] | None = None,
        *,
        by_person: bool = False,
        max_zoom: float = _FIT_ZOOM,
    ) -> None:
        """Bring these things into view, or all; while locked only when a person asks."""
        if by_person or not self.locked:
            self._out.once("fit", keys=None if keys is None else list(keys), max_zoom=max_zoom)

    def reveal(self, key: str) -> None:
        """Pan so that one thing is in view, unless it is already or the view is locked."""
        if not self.locked:
            self._out.once("fit", keys=[key], only_if_outside=True)

    def centre(self, lat: float, lon: float, zoom: float | None = None) -> None:
        """Look at a place, unless the view is locked."""
        if not self.locked:
            self._out.once("centre", lat=lat, lon=lon, zoom=zoom)

    def set_locked(self, locked: bool) -> None:
        """Keep the view where it is, whatever the program asks; people can still move it."""
        self.locked = locked
        self.locked_changed.emit(locked)

    def start_drawing(self, kind: str, at: tuple[float, float] | None = None) -> None:
        """Let the person draw a ``circle``, ``polygon``, ``line`` or ``point``.

        A ``place`` is a point for something that exists already. For both a cross marks the
        middle of the view, and Enter takes it.
        ``at`` (latitude, longitude) is the middle of a circle that is known already.
        """
        place = None if at is None else {"lat": at[0], "lon": at[1]}
        self._web.setFocus()
        self._out.once("draw", kind=kind, at=place)

    def cancel_drawing(self) -> None:
        """Stop drawing; nothing is drawn."""
        self._out.once("stop_drawing")

    def remembered_view(self) -> Mapping[str, float]:
        """What the map looks at now, to be kept and given to `restore_view`."""
        return asdict(self._viewpoint)

    def restore_view(self, view: Mapping[str, float]) -> None:
        """Look at what was looked at; a broken note is ignored."""
        wanted = Viewpoint.noted(view)
        if wanted is not None:
            self._viewpoint = wanted
            self._out.state("centre", **asdict(wanted))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.look.set_language(self.look.language)
        super().changeEvent(event)

    # The wire

    def _flush(self) -> None:
        if self._out.open and not self._out.held:
            self._out.held = self._showing.send()

    def _hear(self, what: str, data: Mapping[str, object]) -> None:
        handler = getattr(self, f"_on_{what}", None) or self._heard_by_part(what)
        if handler is None:
            _LOG.warning("the map page said something unknown: %s", what)
            return
        handler(**data)

    def _heard_by_part(self, what: str) -> Callable[..., None] | None:
        return next((one.hears()[what] for one in self._parts if what in one.hears()), None)

    def _on_hello(self) -> None:
        """The page has loaded its scripts and asks how it should look."""
        self._channel.send("start", view=asdict(self._viewpoint), **self.look.start())

    def _on_ready(self) -> None:
        self._out.open = True
        self.look.show_scale()
        self._crashes, restarted = 0, self._crashes > 0
        for part in self._parts:
            part.tell_state()
        self._flush()
        self._channel.send("select", key=self._selected)
        self._out.release()
        self.ready.emit()
        if restarted:
            self.restarted.emit()

    def _on_settled(self) -> None:
        self._is_settled = True
        self.settled.emit()

    def _on_applied(self, number: int) -> None:
        if number == self._showing.number:
            self._out.held = False
            self._flush()
            self._out.release()

    def _on_failed(self, command: str, reason: str) -> None:
        _LOG.warning("the map page could not do %s: %s", command, reason)
        if command == "batch":
            self._forget_page()
            self._page.triggerAction(QWebEnginePage.WebAction.Reload)

    def _on_view(self, lat: float, lon: float, zoom: float) -> None:
        self._viewpoint = Viewpoint(lat, lon, zoom)
        self.view_changed.emit()

    def _on_selected(self, key: str | None) -> None:
        if key is None:
            self.cleared.emit()
        else:
            self.selected.emit(key)

    def _on_moved(self, key: str, lat: float, lon: float) -> None:
        self.moved.emit(key, lat, lon)

    def _on_drawn(self, kind: str, geometry: Mapping[str, object], radius: float) -> None:
        self.drawn.emit(geometry, radius, kind)

    def _on_drawing_cancelled(self) -> None:
        self.drawing_cancelled.emit()

    def _on_cursor(self, lat: float, lon: float, grid: str) -> None:
        self.cursor_moved.emit(lat, lon, grid)

    def _on_context(self, key: str | None, lat: float, lon: float, grid: str, **at: float) -> None:
        corner = QPoint(round(at["x"] * self.look.scale), round(at["y"] * self.look.scale))
        position = self._web.mapToGlobal(corner)
        self.context_requested.emit(ContextPoint(lat, lon, grid, key, position))

    # After a crash

    def _forget_page(self) -> None:
        self._out.open = self._out.held = self._is_settled = False
        self._showing.forget()

    def _restart(self, status: QWebEnginePage.RenderProcessTerminationStatus, code: int) -> None:
        _LOG.warning("the map page ended (%s, %d); it is started again", status.name, code)
        self._forget_page()
        delay = min(_LONGEST_RELOAD_MS, _RELOAD_MS * 2**self._crashes)
        self._crashes += 1
        QTimer.singleShot(delay, self, lambda: self._page.load(PAGE))
