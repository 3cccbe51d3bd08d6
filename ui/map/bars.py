"""The bars that lie over the map: tools above, state and coordinates below."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QWidget

from commander.geodesy.notation import DECIMAL
from ui.commands import Command
from ui.map.coordinates import readout_text
from ui.map.kind_mark import KindMark
from ui.map.look import LAYERS
from ui.map.tool import MapTool, Menu
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import FONT_SMALL, STEP
from ui.widgets.pill import Pill

DRAW_KEYS: Final = {"circle": "C", "polygon": "P", "line": "L", "point": "O"}
FIT_KEY: Final = "F"
LOCK_KEY: Final = "K"
PLACE_KEY: Final = "M"


class ToolBar(QWidget):
    """Fit, lock, draw, layers; and the word for what is no live operation.

    Signals:
        fit_asked; locked (on or off); draw_asked (kind); layer_switched (name, visible).
    """

    fit_asked = Signal()
    locked = Signal(bool)
    draw_asked = Signal(str)
    layer_switched = Signal(str, bool)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._fit = Pill(theme)
        self._lock = Pill(theme)
        self._lock.setCheckable(True)
        self._draw = Pill(theme)
        self._layers = Pill(theme)
        self._more = Pill(theme)
        self._tools: list[tuple[MapTool, QAction, str]] = []
        self._ends: dict[MapTool, QAction] = {}
        self._kind = KindMark(theme, self)
        self._kind.hide()
        self._actions: dict[str, QAction] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(STEP + 2))
        pills = {"fit": self._fit, "lock": self._lock, "draw": self._draw, "layers": self._layers}
        pills["more"] = self._more
        for name, pill in pills.items():
            theme.icons.bind(pill, name)
            row.addWidget(pill)
        row.addSpacing(theme.px(2 * STEP))
        row.addWidget(self._kind)
        self._draw.set_menu(self._make_menu(DRAW_KEYS, self._pick_draw))
        self._layers.set_menu(self._make_menu(LAYERS, self._pick_layer, checkable=True))
        self._more.set_menu(QMenu(self))
        self._more.hide()
        self._row = row
        self._fit.clicked.connect(self.fit_asked)
        self._lock.toggled.connect(self.locked)
        self._translate()

    def toggle_lock(self) -> None:
        """Lock or unlock the view."""
        self._lock.toggle()

    def add_pill(self, pill: Pill) -> None:
        """Put one more behind the others."""
        self._row.insertWidget(self._row.indexOf(self._more) + 1, pill)
        self.adjustSize()

    def set_layer(self, name: str, visible: bool) -> None:
        """Show in the menu whether a layer is shown."""
        self._actions[name].setChecked(visible)

    def add_tool(self, tool: MapTool) -> None:
        """List a tool's commands in the menu that it names."""
        menu = self._menu(tool.menu)
        if tool.commands() and menu.actions():
            menu.addSeparator()
        end = menu.addAction("")
        end.setVisible(False)
        self._ends[tool] = end
        tool.changed.connect(self._show_tools)
        self._show_tools()
        self._more.setVisible(any(kept[0].menu == "more" for kept in self._tools))
        self.adjustSize()

    def _list_commands(self, tool: MapTool) -> None:
        """Give each command of a tool its action, in the tool's order; some come later."""
        menu, before = self._menu(tool.menu), self._ends[tool]
        known = {known_as: action for owner, action, known_as in self._tools if owner is tool}
        if all(command.id in known for command in tool.commands()):
            return
        for command in reversed(tool.commands()):
            action = known.get(command.id)
            if action is None:
                action = QAction(command.title, menu)
                action.setCheckable(tool.checked(command.id) is not None)
                action.triggered.connect(lambda _checked, one=command: one.run())
                self._tools.append((tool, action, command.id))
            menu.insertAction(before, action)
            before = action

    def _menu(self, name: Menu) -> QMenu:
        pill = {"draw": self._draw, "layers": self._layers, "more": self._more}[name]
        menu = pill.menu()
        assert isinstance(menu, QMenu)  # noqa: S101 - each has been given one
        return menu

    def _show_tools(self) -> None:
        """Show words, keys and state of the tools' commands as they are now."""
        for tool in self._ends:
            self._list_commands(tool)
        for tool, action, known_as in self._tools:
            command = next((one for one in tool.commands() if one.id == known_as), None)
            action.setVisible(command is not None)
            if command is None:
                continue
            action.setText(_menu_text(command))
            action.setEnabled(command.can_run())
            action.setChecked(bool(tool.checked(known_as)))

    def set_kind(self, word: str, role: str) -> None:
        """Show what kind of operation this is, in the colour of a role; empty for a live one."""
        self._kind.set(word, role)
        self._kind.setVisible(bool(word))
        self.adjustSize()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)

    def _make_menu(
        self,
        names: "dict[str, str] | tuple[str, ...]",
        pick: Callable[[str, bool], None],
        *,
        checkable: bool = False,
    ) -> QMenu:
        menu = QMenu(self)
        for name in names:
            action = menu.addAction(name)
            action.setCheckable(checkable)
            action.setChecked(checkable)
            action.triggered.connect(lambda checked, name=name: pick(name, checked))
            self._actions[name] = action
        return menu

    def _pick_draw(self, kind: str, _checked: bool) -> None:
        self.draw_asked.emit(kind)

    def _pick_layer(self, name: str, checked: bool) -> None:
        self.layer_switched.emit(name, checked)

    def _translate(self) -> None:
        self._fit.set_text(self.tr("Fit"))
        self._fit.setToolTip(
            self.tr("Show everything that is on the map ({key})").format(key=FIT_KEY)
        )
        self._lock.set_text(self.tr("Lock"))
        self._lock.setToolTip(
            self.tr("Keep the view where it is, whatever is selected ({key})").format(key=LOCK_KEY)
        )
        self._draw.set_text(self.tr("Draw"))
        self._draw.setToolTip(
            self.tr("Draw a zone, a closed road or a point ({keys})").format(
                keys=", ".join(DRAW_KEYS.values())
            )
        )
        self._layers.set_text(self.tr("Layers"))
        self._layers.setToolTip(self.tr("Choose what the map shows"))
        self._more.set_text(self.tr("More"))
        self._more.setToolTip(self.tr("Measure, find, follow, import and what else the map can do"))
        words = {
            "circle": self.tr("Circle"),
            "polygon": self.tr("Area"),
            "line": self.tr("Line"),
            "point": self.tr("Point"),
            "base": self.tr("Base map"),
            "units": self.tr("Units"),
            "incidents": self.tr("Incidents"),
            "zones": self.tr("Zones and markings"),
            "labels": self.tr("Names"),
        }
        for name, action in self._actions.items():
            key = DRAW_KEYS.get(name, "")
            action.setText(f"{words[name]}\t{key}" if key else words[name])
        for pill in (self._fit, self._lock, self._draw, self._layers, self._more):
            pill.setAccessibleName(pill.text())
        self._show_tools()
        self.adjustSize()


def _menu_text(command: Command) -> str:
    title = command.title.replace("&", "&&")
    return f"{title}\t{command.keys}" if command.keys else title


class FootBar(QFrame):
    """Along the lower edge: a slot for the state of time, then the coordinates of the pointer.

    Signals:
        notation_asked: somebody wants another notation of coordinates.
        resized: it wants to be higher or lower.
    """

    notation_asked = Signal()
    resized = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        dress(self, role="floating")
        self._theme = theme
        self._footer: QWidget | None = None
        self._readout = QLabel(self)
        self._readout.setTextFormat(Qt.TextFormat.PlainText)
        dress(self._readout, role="muted", mono=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(
            theme.px(3 * STEP), theme.px(STEP), theme.px(3 * STEP), theme.px(STEP)
        )
        self._row.addStretch(0)
        self._taken: Callable[[], int] = lambda: 0
        self._place: tuple[float, float, str] | None = None
        self._notation = DECIMAL
        theme.changed.connect(self._dress)
        self._dress()

    def set_footer(self, widget: QWidget, taken: Callable[[], int]) -> None:
        """Put the widget that shows live, paused or replayed time here.

        Coordinates stand over the right of its lowest row, of which ``taken`` pixels are in use.
        """
        self._taken = taken
        if self._footer is not None:
            self._row.removeWidget(self._footer)
            self._footer.deleteLater()
        self._footer = widget
        self._row.insertWidget(0, widget, 4)
        self._readout.raise_()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.resized.emit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._put_readout()

    def show_place(self, lat: float, lon: float, grid: str) -> None:
        """Show where the pointer is."""
        self._place = (lat, lon, grid)
        self._show(readout_text(lat, lon, grid, self._notation))

    def show_near(self, text: str) -> None:
        """Say near what the pointer rests, behind its coordinates; until it moves on."""
        if self._place is not None:
            lat, lon, grid = self._place
            self._show(f"{readout_text(lat, lon, grid, self._notation)} · {text}")

    def _show(self, text: str) -> None:
        """Show as many of the parts as there is room for, the coordinates in any case."""
        room = self.contentsRect().width() - self._taken() - 2 * self._theme.px(3 * STEP)
        wide = self._readout.fontMetrics().horizontalAdvance
        shown, *rest = text.split(" · ")
        for part in rest:
            if wide(f"{shown} · {part}") < room:
                shown = f"{shown} · {part}"
        self._readout.setText(shown)
        self._readout.setToolTip(text)
        self._put_readout()
        self._readout.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_notation(self, code: str) -> None:
        """Write coordinates in another notation from now on."""
        self._notation = code
        if self._place is not None:
            self.show_place(*self._place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._readout.text() and self._readout.geometry().contains(event.position().toPoint()):
            self.notation_asked.emit()
        super().mouseReleaseEvent(event)

    def readout(self) -> str:
        """The coordinates shown, empty before the pointer was over the map."""
        return self._readout.text()

    def _put_readout(self) -> None:
        room = self.contentsRect()
        self._readout.adjustSize()
        across = room.right() - self._theme.px(3 * STEP) - self._readout.width()
        step = self._theme.px(STEP)
        row = max(self._readout.height(), min(self._theme.px(6 * STEP), room.height() - 2 * step))
        down = room.bottom() - step - (row + self._readout.height()) // 2
        self._readout.move(across, down)

    def _dress(self) -> None:
        self._readout.setFont(self._theme.mono_font(FONT_SMALL))
        self._put_readout()
