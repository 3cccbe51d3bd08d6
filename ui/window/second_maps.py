"""The second map's window: opened, put on another screen, compared with the first, closed."""

from datetime import tzinfo
from functools import partial
from typing import Final

from PySide6.QtCore import QByteArray, QObject, Qt, QTimer
from PySide6.QtGui import QScreen

from ui.commands import Command
from ui.context import Context
from ui.map.profile import MapProfile
from ui.map.second_map import SecondMap
from ui.moment import ShownMoment
from ui.timeline.timeline_bar import TimelineBar
from ui.window.main_window import MainWindow

MAP_KEY: Final = "Ctrl+F5"
COMPARE_KEY: Final = "Ctrl+Shift+F5"
_BACK_MS: Final = 10 * 60_000
_KEEP_MS: Final = 1_000
_AGAIN_MS: Final = 1_500
_OPEN: Final = "map.second.open"


class SecondMaps(QObject):
    """At most one second map beside the window's own; it closes with the window.

    It comes back where it stood on these screens, also at the next start if it was open at the end.
    """

    def __init__(
        self, window: MainWindow, profile: MapProfile, language: str, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._context: Context = window.context
        self._profile = profile
        self._language = language
        self.map: SecondMap | None = None
        self._bar: TimelineBar | None = None
        self._keep = QTimer(self, singleShot=True, interval=_KEEP_MS)
        self._keep.timeout.connect(self._keep_place)
        window.ticker.ticked.connect(self._tick)
        window.closing.connect(self._end)

    def open_again(self) -> None:
        """Open it once the window has settled, if it was open when the program ended."""
        if self._context.post.settings.get(_OPEN, False) is True:
            QTimer.singleShot(_AGAIN_MS, self, self._show_again)

    def open(self) -> None:
        """Show it, or bring it to the front; its map gets the keys."""
        if self.map is None:
            self.map = self._make()
            self._context.post.settings.set(_OPEN, True)
            self._place(self.map)
        self.map.show()
        self.map.raise_()
        self.map.activateWindow()
        self.map.view.setFocus()

    def _show_again(self) -> None:
        """Show it where it was; the keys stay where somebody may type already."""
        if self.map is None:
            self.map = self._make()
            self._place(self.map)
            self.map.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
            self.map.show()
            self.map.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)

    def compare(self) -> None:
        """Show another moment beside the one that is shown, both maps at the same place."""
        self.open()
        if self.map is None or self._bar is None:
            return
        self.map.set_tied(tied=True)
        moment, first = self._bar.moment, self._context.moment
        if moment.at == first.at:
            shown = self._context.clock.now() if first.at is None else first.at
            moment.go(shown - _BACK_MS)
        self._bar.focus_track()

    def commands(self) -> tuple[Command, ...]:
        """What the palette and the sheet of keys list."""
        own = partial(Command, section=self.tr("Map"), enabled=lambda: bool(self._context.stream))
        return (
            own("map.second", self.tr("Second map window"), self.open, MAP_KEY),
            own("map.compare", self.tr("Compare with another moment"), self.compare, COMPARE_KEY),
        )

    def _make(self) -> SecondMap:
        moment = ShownMoment(self)
        context = self._context.following(moment)
        panel = self._window.panels.map
        made = SecondMap(context, self._profile, panel.live, panel.view)
        made.view.look.set_language(self._language)
        self._bar = TimelineBar(context, feed=self._window.timeline.feed)
        made.set_footer(self._bar, self._bar.taken)
        self._bar.tick(self._context.clock.now(), self._zone)
        made.closed.connect(self._closed)
        made.moved.connect(self._keep.start)
        made.new_incident_requested.connect(panel.new_incident_requested)
        return made

    @property
    def _zone(self) -> tzinfo:
        return self._window.zone

    def _tick(self, now: int) -> None:
        if self._bar is not None:
            self._bar.tick(now, self._zone)

    def _closed(self) -> None:
        """The person closed it: it stays away, also at the next start."""
        self._keep_place()
        self._context.post.settings.set(_OPEN, False)
        self._drop()

    def _end(self) -> None:
        """The window closes: it goes along, and comes back with it."""
        if self.map is not None:
            self._keep_place()
            self.map.closed.disconnect(self._closed)
            self.map.close()
            self._drop()

    def _drop(self) -> None:
        self._keep.stop()
        if self.map is not None:
            self.map.deleteLater()
        self.map = self._bar = None

    # Where it stands

    def _place(self, second: SecondMap) -> None:
        kept = self._context.post.settings.get(self._setting(), "")
        geometry = QByteArray.fromBase64(QByteArray(str(kept or "").encode()))
        if geometry.isEmpty() or not second.restoreGeometry(geometry):
            self._place_first(second)

    def _place_first(self, second: SecondMap) -> None:
        """Fill another screen; where there is none, the right half of this one."""
        here = self._window.screen()
        others = [one for one in here.virtualSiblings() if one is not here]
        if others:
            second.setGeometry(others[0].availableGeometry())
            return
        room = here.availableGeometry()
        half = room.width() // 2
        second.setGeometry(room.x() + room.width() - half, room.y(), half, room.height())

    def _keep_place(self) -> None:
        if self.map is not None and self.map.isVisible():
            geometry = bytes(self.map.saveGeometry().toBase64().data()).decode()
            self._context.post.settings.set(self._setting(), geometry)

    def _setting(self) -> str:
        shapes = (_shape(one) for one in self._window.screen().virtualSiblings())
        return f"map.second.geometry.{';'.join(shapes)}"


def _shape(screen: QScreen) -> str:
    one = screen.geometry()
    return f"{one.width()}x{one.height()}+{one.x()}+{one.y()}"
