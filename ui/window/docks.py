"""Where the panels stand: docked as a desk needs them, floating on other screens, remembered."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final, Literal

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from PySide6QtAds import (  # type: ignore[import-untyped]  # ships no types
    CDockAreaWidget,
    CDockManager,
    CDockWidget,
    DockWidgetArea,
)

from ui.theme.theme import Theme
from ui.widgets.header import PanelHeader

Size = Literal["large", "small"]

_VERSION: Final = 2
_SMALL_WIDTH: Final = 1400
_SMALL_HEIGHT: Final = 800
# Shares of the whole window, as in the picture of the large one.
_COLUMNS: Final = (300, 1100, 520)
_ROWS: Final = (674, 350)
_BELOW: Final = (1500, 420)
_SMALL_COLUMNS: Final = (780, 500)
_TABS: Final = ("log", "board", "units", "linkage")
_HOMES: Final = {
    "map": (DockWidgetArea.RightDockWidgetArea, "units"),
    "units": (DockWidgetArea.LeftDockWidgetArea, "map"),
    "log": (DockWidgetArea.RightDockWidgetArea, "map"),
    "board": (DockWidgetArea.BottomDockWidgetArea, ""),
    "linkage": (DockWidgetArea.RightDockWidgetArea, "board"),
}
_FLAG: Final = CDockAreaWidget.eDockAreaFlag.HideSingleWidgetTitleBar


@dataclass(frozen=True, slots=True)
class Dockable:
    """A panel that docks: its title and its widget."""

    title: str
    widget: QWidget


def size_class(width: int, height: int, scale: float = 1.0) -> Size:
    """Return which arrangement fits a window of this size in pixels at this scale."""
    small = width < _SMALL_WIDTH * scale or height < _SMALL_HEIGHT * scale
    return "small" if small else "large"


class Docks(QObject):
    """The dock system: map, log, board, units, linkage, and panels that share the board's tabs.

    A panel that stands alone shows no dock title, because it has a header of its own;
    `set_arranging` shows all titles so that panels can be dragged. On a small window the map
    stays and the others share tabs beside it, over a slot in which the entry line always shows.

    Signals:
        changed: the operator moved, floated or docked a panel.
    """

    changed = Signal()

    def __init__(self, theme: Theme, panels: Mapping[str, Dockable], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._arranging = False
        self._size: Size = "large"
        for flag in (
            CDockManager.eConfigFlag.DockAreaHasCloseButton,
            CDockManager.eConfigFlag.ActiveTabHasCloseButton,
            CDockManager.eConfigFlag.XmlCompressionEnabled,
        ):
            CDockManager.setConfigFlag(flag, False)
        CDockManager.setConfigFlag(CDockManager.eConfigFlag.OpaqueSplitterResize, True)
        CDockManager.setConfigFlag(CDockManager.eConfigFlag.FocusHighlighting, False)
        self.manager = CDockManager(parent)
        # Its own sheet would stand above the application's.
        self.manager.setStyleSheet("")
        self._titles = {name: panel.title for name, panel in panels.items()}
        self._docks = {name: self._dock(name, panel) for name, panel in panels.items()}
        self.entry_slot = QFrame()
        slot = QVBoxLayout(self.entry_slot)
        slot.setContentsMargins(0, 0, 0, 0)
        self._entry = self._dock("entry", Dockable("", self.entry_slot))
        self._entry.setFeatures(CDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        self._entry.setMinimumSizeHintMode(
            CDockWidget.eMinimumSizeHintMode.MinimumSizeHintFromContentMinimumSize
        )
        self.manager.stateRestored.connect(self._flag_areas)

    @property
    def widget(self) -> QWidget:
        """What to put into the window."""
        manager: QWidget = self.manager
        return manager

    @property
    def size(self) -> Size:
        """The arrangement in force."""
        return self._size

    @property
    def names(self) -> tuple[str, ...]:
        """The panels that dock."""
        return tuple(self._docks)

    def arrange(self, size: Size) -> None:
        """Put every panel where it belongs by default on a large or a small window."""
        self._size = size
        for dock in (*self._docks.values(), self._entry):
            if dock.dockAreaWidget() is not None:
                self.manager.removeDockWidget(dock)
        if size == "large":
            # Out of the layout it would belong to nobody, and end on whatever thread.
            self._entry.setParent(self.manager)
            self._entry.hide()
            self._arrange_large()
        else:
            self._arrange_small()
        self._flag_areas()

    def save(self) -> str:
        """Return where everything stands, as text."""
        return bytes(self.manager.saveState(_VERSION).data()).decode()

    def restore(self, size: Size, state: str) -> bool:
        """Put everything where it stood; whether that could be done (another version cannot)."""
        self.arrange(size)
        if not state.startswith("<?xml"):
            return False
        if not self.manager.restoreState(QByteArray(state.encode()), _VERSION):
            self.arrange(size)
            return False
        self._flag_areas()
        return True

    def show(self, name: str) -> None:
        """Bring a panel to the front, wherever it is."""
        dock = self._docks[name]
        if dock.isClosed():
            dock.toggleView(True)
        dock.setAsCurrentTab()
        if dock.isInFloatingContainer():
            window = dock.window()
            window.showNormal() if window.isMinimized() else window.show()
            window.raise_()
            window.activateWindow()

    def is_floating(self, name: str) -> bool:
        """Whether a panel stands in a window of its own."""
        return bool(self._docks[name].isInFloatingContainer())

    def toggle_floating(self, name: str) -> None:
        """Give a panel a window of its own, or take it back into this one."""
        if self.is_floating(name):
            self._take_back(name)
        else:
            self._docks[name].setFloating()
        self._flag_areas()
        self.changed.emit()

    def set_badge(self, name: str, badge: str) -> None:
        """Put a count behind a panel's title on its tab."""
        title = self._titles[name]
        self._docks[name].setWindowTitle(f"{title}  {badge}" if badge else title)

    @property
    def arranging(self) -> bool:
        """Whether all titles show, to drag panels by."""
        return self._arranging

    def set_arranging(self, *, arranging: bool) -> None:
        """Show the titles of all panels, or only of those that share tabs."""
        self._arranging = arranging
        self._flag_areas()
        self.changed.emit()

    def _dock(self, name: str, panel: Dockable) -> CDockWidget:
        dock = CDockWidget(self.manager, panel.title)
        dock.setObjectName(name)
        dock.setWidget(panel.widget, CDockWidget.eInsertMode.ForceNoScrollArea)
        # Closing a panel's own window brings the panel back.
        dock.setFeature(CDockWidget.DockWidgetFeature.CustomCloseHandling, True)
        # Where tabs do not fit they scroll; a count is never cut off.
        dock.tabWidget().setElideMode(Qt.TextElideMode.ElideNone)
        dock.closeRequested.connect(partial(self._close_asked, name))
        for header in panel.widget.findChildren(PanelHeader):
            header.setProperty("panel", name)
            header.installEventFilter(self)
        dock.topLevelChanged.connect(lambda _floating: self._moved())
        return dock

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        name = watched.property("panel")
        if event.type() == QEvent.Type.MouseButtonDblClick and name in self._docks:
            self.toggle_floating(name)
            return True
        return super().eventFilter(watched, event)

    def _close_asked(self, name: str) -> None:
        if name in self._docks and self.is_floating(name):
            self.toggle_floating(name)

    def _take_back(self, name: str) -> None:
        """Dock a panel beside its usual neighbour, else at its usual edge."""
        dock = self._docks[name]
        if self._size == "small" and name != "map":
            for other in _TABS:
                if other != name and not self.is_floating(other):
                    self.manager.addDockWidgetTabToArea(dock, self._docks[other].dockAreaWidget())
                    return
        if name not in _HOMES:
            self.manager.addDockWidgetTabToArea(dock, self._docks["board"].dockAreaWidget())
            return
        side, neighbour = _HOMES[name]
        if neighbour and not self.is_floating(neighbour):
            self.manager.addDockWidget(side, dock, self._docks[neighbour].dockAreaWidget())
        else:
            self.manager.addDockWidget(side, dock)

    def _moved(self) -> None:
        if not self.manager.isRestoringState():
            self._flag_areas()
            self.changed.emit()

    def _arrange_large(self) -> None:
        manager, docks = self.manager, self._docks
        middle = manager.addDockWidget(DockWidgetArea.CenterDockWidgetArea, docks["map"])
        below = manager.addDockWidget(DockWidgetArea.BottomDockWidgetArea, docks["board"])
        manager.addDockWidget(DockWidgetArea.LeftDockWidgetArea, docks["units"], middle)
        manager.addDockWidget(DockWidgetArea.RightDockWidgetArea, docks["log"], middle)
        manager.addDockWidget(DockWidgetArea.RightDockWidgetArea, docks["linkage"], below)
        self._share_tabs(below, "board")
        manager.rootSplitter().setSizes(self._scaled(_ROWS))
        manager.setSplitterSizes(middle, self._scaled(_COLUMNS))
        manager.setSplitterSizes(below, self._scaled(_BELOW))

    def _arrange_small(self) -> None:
        manager, docks = self.manager, self._docks
        left = manager.addDockWidget(DockWidgetArea.CenterDockWidgetArea, docks["map"])
        right = manager.addDockWidget(DockWidgetArea.RightDockWidgetArea, docks[_TABS[0]], left)
        for name in _TABS[1:]:
            manager.addDockWidgetTabToArea(docks[name], right)
        manager.addDockWidget(DockWidgetArea.BottomDockWidgetArea, self._entry, right)
        self._share_tabs(right, _TABS[0])
        manager.setSplitterSizes(left, self._scaled(_SMALL_COLUMNS))
        height = self.entry_slot.sizeHint().height()
        manager.setSplitterSizes(right, [max(1, right.height() - height), height])

    def _share_tabs(self, area: CDockAreaWidget, first: str) -> None:
        """Put the panels without a home of their own into an area, behind its first one."""
        for name, dock in self._docks.items():
            if name not in _HOMES:
                self.manager.addDockWidgetTabToArea(dock, area)
        self._docks[first].setAsCurrentTab()

    def _scaled(self, sizes: tuple[int, ...]) -> list[int]:
        return [self._theme.px(size) for size in sizes]

    def _flag_areas(self) -> None:
        """Show or hide the titles of areas in which one panel stands alone."""
        for dock in (*self._docks.values(), self._entry):
            area = dock.dockAreaWidget()
            if area is None:
                continue
            hide = dock is self._entry or not self._arranging
            area.setDockAreaFlag(_FLAG, hide)
            area.titleBar().setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
