"""A second map in a window of its own, for another screen or another moment.

It shows the same records as the first, from the same readings, with a view, layers, a lock and a
moment of its own. One looks, selects, draws and moves units here as there; what alerts or follows
stays with the first, so that nothing happens twice.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from commander.actions import PlaceUnit
from commander.domain.record import Place
from commander.receivers.own import own_unit
from ui import words
from ui.commands import Command
from ui.context import Context
from ui.map.bars import DRAW_KEYS, FIT_KEY, LOCK_KEY, FootBar, ToolBar
from ui.map.draw_desk import DRAFT_KEY, DrawDesk
from ui.map.draw_form import DrawForm
from ui.map.drawings_model import key_of
from ui.map.feed import LiveRecords, MapFeed
from ui.map.live_marks import LiveMarks
from ui.map.look import LAYERS
from ui.map.model import Scene, record_of
from ui.map.place_menu import PlaceMenu
from ui.map.profile import MapProfile
from ui.map.tied import Tie
from ui.map.tool import Desk, MapTool
from ui.map.tools import SECOND
from ui.map.view import MapView
from ui.theme.tokens import STEP
from ui.widgets.pill import Pill

TIE_KEY: Final = "Shift+J"
_AGE_MS: Final = 10_000
_REMEMBER_MS: Final = 1_500
_MARGIN: Final = 3 * STEP
_FORM_WIDTH: Final = 640
_ON_MAP: Final = frozenset({"unit", "incident", "feature"})


class SecondMap(QWidget):
    """Made for one context, whose moment is its own; ``first`` is the map it can be tied to.

    Signals:
        new_incident_requested: latitude and longitude.
        closed: it was closed, by whomever.
        moved: it stands elsewhere on the screens.
    """

    new_incident_requested = Signal(float, float)
    closed = Signal()
    moved = Signal()

    def __init__(
        self, context: Context, profile: MapProfile, live: LiveRecords, first: MapView
    ) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._context = context = context.following(context.moment)
        self.view = MapView(profile, self)
        self.tools = ToolBar(context.theme, self)
        self.tied = Pill(context.theme)
        self._foot = FootBar(context.theme, self)
        self.feed = MapFeed(context, self, live=live)
        self._form = DrawForm(context.theme, self)
        self._desk = DrawDesk(context, self.view, self._form, self.feed, self)
        self._marks = LiveMarks(context.jobs, self.view, self._desk.draft, self)
        self._menu = PlaceMenu(context, self.feed, self.view, self)
        self._tie = Tie(first, self.view, self)
        self._layers = dict.fromkeys(LAYERS, True)
        self._stream = ""
        self._ages = QTimer(self, interval=_AGE_MS)
        self._remember = QTimer(self, singleShot=True, interval=_REMEMBER_MS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self._extras = self._make_tools()
        self._make_tie()
        self._connect()
        self._bind_keys()
        self._follow_theme()
        self._show()
        self._ages.start()
        self.setFocusProxy(self.view)

    def set_footer(self, widget: QWidget, taken: Callable[[], int]) -> None:
        """Put the time line of this map into its lower bar; see `FootBar.set_footer`."""
        self._foot.set_footer(widget, taken)
        self._arrange()

    def set_tied(self, *, tied: bool) -> None:
        """Let both maps look at the same, or each at its own."""
        self.tied.setChecked(tied)

    def commands(self) -> tuple[Command, ...]:
        """What its keys do."""
        own = partial(Command, section=self.tr("Map"), local=True)
        draw = self._desk.start
        titles = {
            "circle": self.tr("Draw a circle"),
            "polygon": self.tr("Draw an area"),
            "line": self.tr("Draw a line"),
            "point": self.tr("Draw a point"),
        }
        return (
            *(
                own(f"map2.{kind}", titles[kind], partial(draw, kind), key)
                for kind, key in DRAW_KEYS.items()
            ),
            *(command for tool in self._extras for command in tool.commands()),
            own("map2.fit", self.tr("Show everything on the map"), self._fit, FIT_KEY),
            own("map2.lock", self.tr("Lock the map's view"), self.tools.toggle_lock, LOCK_KEY),
            own("map2.tie", self.tr("Move both maps together"), self.tied.toggle, TIE_KEY),
            own("map2.close", self.tr("Close the second map"), self._close_it, "Ctrl+W"),
        )

    def _close_it(self) -> None:
        self.close()

    def closeEvent(self, event: QCloseEvent, /) -> None:
        self._keep()
        super().closeEvent(event)
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._arrange()
        self.moved.emit()

    def event(self, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.Move:
            self.moved.emit()
        return super().event(event)

    def _make_tools(self) -> tuple[MapTool, ...]:
        desk = Desk(self._context, self.view, self.feed, self)
        made = tuple(make(desk) for make in SECOND)
        for tool in made:
            self.tools.add_tool(tool)
            tool.changed.connect(self._arrange)
            tool.redraw.connect(self._show)
        return made

    def _make_tie(self) -> None:
        self._context.theme.icons.bind(self.tied, "link")
        self.tied.setCheckable(True)
        self.tied.set_text(self.tr("Together"))
        self.tied.setAccessibleName(self.tied.text())
        tip = self.tr("What one map looks at, the other looks at too ({key})")
        self.tied.setToolTip(tip.format(key=TIE_KEY))
        self.tied.toggled.connect(self._tie.set_on)
        self.tied.toggled.connect(self._remember.start)
        self.tools.add_pill(self.tied)

    def _connect(self) -> None:
        view, context = self.view, self._context
        view.selected.connect(self._select_record)
        view.cleared.connect(context.selection.clear)
        view.moved.connect(self._move)
        view.cursor_moved.connect(self._foot.show_place)
        view.view_changed.connect(self._remember.start)
        self.tools.fit_asked.connect(self._fit)
        self.tools.locked.connect(view.set_locked)
        self.tools.layer_switched.connect(self._switch_layer)
        self.tools.draw_asked.connect(self._desk.start)
        self._desk.changed.connect(self._show)
        self._desk.changed.connect(self._arrange)
        self._foot.resized.connect(self._arrange)
        self._menu.new_incident_requested.connect(self.new_incident_requested)
        self.feed.changed.connect(self._changed)
        self._ages.timeout.connect(self._show)
        self._remember.timeout.connect(self._keep)
        context.selection.changed.connect(self._select)
        context.focus.changed.connect(self._show)
        context.theme.changed.connect(self._follow_theme)

    def _bind_keys(self) -> None:
        for command in self.commands():
            if command.keys and not command.id.startswith("go."):
                shortcut = QShortcut(QKeySequence(command.keys), self)
                shortcut.activated.connect(command.run)

    def _arrange(self) -> None:
        theme = self._context.theme
        margin = theme.px(_MARGIN)
        self.tools.adjustSize()
        self.tools.move(margin, margin)
        under_tools = self.tools.geometry().bottom() + margin
        width = self.width() - 2 * margin
        foot = max(theme.px(10 * STEP), self._foot.sizeHint().height())
        self._foot.setGeometry(margin, self.height() - margin - foot, width, foot)
        form = self._form.sizeHint().height()
        self._form.setGeometry(margin, under_tools, min(width, theme.px(_FORM_WIDTH)), form)
        overlays = [one for tool in self._extras for one in tool.overlays()]
        for one in overlays:
            one.adjustSize()
            one.setGeometry(margin, under_tools, min(width, one.width()), one.height())
        self.view.look.set_insets(under_tools, foot + margin)
        for bar in (self.tools, self._foot, self._form, *overlays):
            bar.raise_()

    def _follow_theme(self) -> None:
        theme = self._context.theme
        self.view.look.set_theme(asdict(theme.tokens))
        self.view.look.set_scale(theme.scale)
        self._arrange()

    def _changed(self, _is_other: bool) -> None:
        self._show()

    def _show(self) -> None:
        records = self.feed.records
        if records.stream != self._stream:
            self._stream = records.stream
            self._restore()
        operation = self.feed.live.records.operation
        kind = operation.kind if operation else "live"
        word = "" if kind == "live" else words.operation_kind(kind)
        self.tools.set_kind(word, "purple" if kind == "exercise" else "label")
        name = operation.name if operation else ""
        self.setWindowTitle(" · ".join(filter(None, (self.tr("Map 2"), word, name, "Commander"))))
        self._marks.show(
            Scene(
                units=records.units.values(),
                incidents=records.incidents.values(),
                features=records.features.values(),
                warnings=records.warnings.values(),
                departments=records.departments,
                now=self.feed.now,
                incident=self._context.focus.incident,
                own=own_unit(self._context.post.settings, records.stream),
            )
        )

    def _fit(self) -> None:
        self.view.fit(by_person=True)

    def _switch_layer(self, name: str, shown: bool) -> None:
        self._layers[name] = shown
        self.view.look.set_layer(name, shown)
        self._remember.start()

    def _select_record(self, mark_key: str) -> None:
        if mark_key != DRAFT_KEY:
            self._context.selection.set(*record_of(mark_key))

    def _select(self, kind: str, key: str) -> None:
        """Mark what is selected; this map looks where it was put, whatever is selected."""
        self.view.select(key_of(kind, key) if kind in _ON_MAP else None)

    def _move(self, mark_key: str, lat: float, lon: float) -> None:
        kind, key = record_of(mark_key)
        if kind == "unit":
            self._context.act(PlaceUnit(self._context.stream, key, Place(lat, lon)))

    # What it was like the last time

    def _keep(self) -> None:
        if self._stream:
            kept = {"view": dict(self.view.remembered_view()), "layers": self._layers}
            kept["tied"] = self.tied.isChecked()
            self._context.post.settings.set(f"map.second.{self._stream}", kept)

    def _restore(self) -> None:
        """Look at what this map looked at in this operation, at first at what the other does."""
        settings = self._context.post.settings
        kept: Any = settings.get(f"map.second.{self._stream}", {}) if self._stream else {}
        kept = kept if isinstance(kept, Mapping) else {}
        view, layers = kept.get("view"), kept.get("layers")
        self.view.restore_view(view if isinstance(view, Mapping) else self._tie.first_view())
        for name in LAYERS:
            shown = not isinstance(layers, Mapping) or layers.get(name) is not False
            self._layers[name] = shown
            self.tools.set_layer(name, shown)
            self.view.look.set_layer(name, shown)
        self.set_tied(tied=kept.get("tied") is True)
