"""The units panel: who is here, doing what, and who has not been heard of."""

from typing import Final

from PySide6.QtCore import QLocale, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from commander.actions import AddUnit
from commander.domain.codes import UnitStatus
from commander.errors import UserError
from commander.journal.feed import Notice
from ui import words as say
from ui.commands import Command, press
from ui.context import Context
from ui.theme.tokens import STEP
from ui.units.data import UnitsData, load, refreshed, speakers
from ui.units.new_unit import NewUnit
from ui.units.opened import Opened
from ui.units.rows import ON_SCENE
from ui.units.unit_commands import panel_commands, unit_commands
from ui.units.unit_delegate import UnitDelegate
from ui.units.unit_hints import unit_hints
from ui.units.unit_model import UnitModel
from ui.widgets.command_menu import command_menu
from ui.widgets.header import PanelHeader
from ui.widgets.inline_list import InlineList
from ui.widgets.pill import Pill

_TICK_MS: Final = 1000
_MINUTE: Final = 60_000
# More changed records than this are read beside the GUI thread, all at once.
_FEW: Final = 60
_WATCHED: Final = ("unit", "task", "department", "incident")


class UnitsPanel(QWidget):
    """Units by department, with a filter; what is asked or opened stands below a unit's row.

    Signals:
        place_requested: a unit is to be put on the map (its key).
        locate_requested: a unit is to be shown on the map (its key).
    """

    place_requested = Signal(str)
    locate_requested = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self._data = UnitsData()
        self._minute = 0
        self._missed: dict[str, set[str]] | None = None
        self._moved: set[str] = set()
        self._header = PanelHeader(theme, self.tr("Units"))
        self._filter = QLineEdit()
        self._new_unit = NewUnit(theme, self)
        self._new_unit.hide()
        self._model = UnitModel(self)
        self._view = InlineList(theme, self._model, self._model, self)
        self._view.paint_with(UnitDelegate(theme, self._view))
        self._opened = Opened(context, self._model, self._view, self)
        self._unit_commands = unit_commands(self)
        self._panel_commands = panel_commands(self)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self._timer.start(_TICK_MS)
        self._build()
        self._connect()
        self.reload()

    def commands(self) -> tuple[Command, ...]:
        """Return what the palette and the key sheet list."""
        return (*self._panel_commands, *self._unit_commands)

    def selected(self) -> str:
        """Return the selected unit, empty without one."""
        return self._view.current_key()

    def reload(self) -> None:
        """Read the operation in focus anew, beside the GUI thread."""
        reader, stream = self._context.reader, self._context.stream
        self._missed = {}

        def done(data: UnitsData) -> None:
            # What was read may be older than what was told meanwhile.
            missed, self._missed = self._missed or {}, None
            self._show(refreshed(data, reader, stream, missed) if missed else data)

        self._context.jobs.run(lambda: load(reader, stream), done, key="units")

    def ask_status(self) -> None:
        """Show the pad of states below the selected unit."""
        self._opened.ask_status(self.selected())

    def set_status(self, status: str) -> None:
        """Set the state of the selected unit."""
        self._opened.set_status(self.selected(), status)

    def ask_assignment(self) -> None:
        """Ask what the selected unit is assigned to."""
        self._opened.ask_assignment(self.selected())

    def release(self) -> None:
        """Take the selected unit off its task."""
        self._opened.release(self.selected())

    def locate(self) -> None:
        """Show the selected unit on the map."""
        key = self.selected()
        self._context.selection.set("unit", key)
        self.locate_requested.emit(key)

    def request_place(self) -> None:
        """Ask for a place on the map for the selected unit."""
        self.place_requested.emit(self.selected())

    def open_details(self) -> None:
        """Open the selected unit below its row, or close it."""
        key = self.selected()
        if self._opened.is_open(key):
            self._opened.close()
        else:
            self._opened.open_details(key)

    def new_unit(self) -> None:
        """Show the row in which a new unit is written."""
        unit = self._model.unit(self.selected())
        own = self._context.post.operator.department
        self._new_unit.begin(self._departments(), unit.department if unit is not None else own)

    def focus_filter(self) -> None:
        """Put the focus into the filter."""
        self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._filter.selectAll()

    def focus_list(self) -> None:
        """Put the focus on the selected unit, or the first one."""
        self._view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.selected():
            keys = (self._model.key_at(row) for row in range(self._model.rowCount()))
            self._view.select(next((key for key in keys if key), ""))

    def _build(self) -> None:
        theme = self._context.theme
        new = Pill(theme, "+  N", compact=True)
        new.setToolTip(self.tr("Add a unit ({key})").format(key="N"))
        new.setAccessibleName(self.tr("Add a unit"))
        new.clicked.connect(self.new_unit)
        self._header.add(new)
        self._filter.setPlaceholderText(self.tr("Filter by name, agency, state  ( / )"))
        self._filter.setAccessibleName(self.tr("Filter units"))
        self._filter.setClearButtonEnabled(True)
        self._view.setAccessibleName(self.tr("Units"))
        self._view.set_empty(
            self.tr("Units of all departments, their state and last contact. N adds a unit.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        inset = QVBoxLayout()
        inset.setContentsMargins(*[theme.px(2 * STEP)] * 4)
        inset.addWidget(self._filter)
        column.addLayout(inset)
        column.addWidget(self._new_unit)
        column.addWidget(self._view, 1)
        column.addWidget(unit_hints(theme))

    def _connect(self) -> None:
        context, view = self._context, self._view
        view.chosen.connect(lambda key: context.selection.set("unit", key))
        view.opened.connect(lambda _key: self.open_details())
        view.key_pressed.connect(self._key)
        view.menu_wanted.connect(self._menu)
        self._opened.left.connect(self.focus_list)
        self._filter.textChanged.connect(self._set_filter)
        self._filter.returnPressed.connect(self.focus_list)
        self._new_unit.wanted.connect(self._create)
        self._new_unit.left.connect(self._leave_new)
        context.focus.changed.connect(self.reload)
        context.bridge.noticed.connect(self._notice)
        context.selection.changed.connect(
            lambda kind, key: view.select(key if kind == "unit" else "")
        )

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape and self._filter.hasFocus():
            self._filter.clear()
            self.focus_list()
            event.accept()
            return
        super().keyPressEvent(event)

    def _key(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._opened.close()
            event.accept()
            return
        press(self.commands(), event)

    def _menu(self, at: QPoint) -> None:
        command_menu(self, self._unit_commands).popup(at)

    def _set_filter(self, text: str) -> None:
        self._opened.close()
        self._model.set_filter(text)
        self._view.select(self._context.selection.key)

    def _show(self, data: UnitsData) -> None:
        self._take(data)
        if self._context.selection.kind == "unit":
            self._view.select(self._context.selection.key)

    def _take(self, data: UnitsData, changed: dict[str, object] | None = None) -> None:
        self._data = data
        self._model.show(data, self._context.clock.now(), changed)
        self._opened.show(data)
        self._recount()

    def _notice(self, notice: Notice) -> None:
        if notice.stream != self._context.stream:
            return
        reader, stream = self._context.reader, self._context.stream
        self._moved |= notice.changed.get("fix", frozenset())
        changed = {name: set(keys) for name in _WATCHED if (keys := notice.changed.get(name))}
        messages = notice.changed.get("message", frozenset())
        if sum(map(len, changed.values())) + len(messages) > _FEW:
            self.reload()
            return
        if messages and (heard := speakers(reader, stream, messages)):
            changed.setdefault("unit", set()).update(heard)
        if self._missed is not None:
            for name, found in changed.items():
                self._missed.setdefault(name, set()).update(found)
        elif changed:
            units = dict.fromkeys(changed.get("unit", ()))
            others = changed.keys() - {"unit"}
            self._take(
                refreshed(self._data, reader, stream, changed), None if others else {**units}
            )

    def _tick(self) -> None:
        now = self._context.clock.now()
        if self._moved and self._missed is None:
            self._show_moved()
        if now // _MINUTE != self._minute:
            self._minute = now // _MINUTE
            self._model.tick(now)

    def _show_moved(self) -> None:
        """Show where devices saw units, all of a second at once."""
        moved, self._moved = self._moved, set()
        if len(moved) > _FEW:
            self.reload()
            return
        changed = {"unit": moved}
        data = refreshed(self._data, self._context.reader, self._context.stream, changed)
        self._take(data, {**dict.fromkeys(moved)})

    def _recount(self) -> None:
        statuses = [unit.status for unit in self._data.units.values()]
        here = sum(status in ON_SCENE for status in statuses)
        coming = statuses.count(UnitStatus.EN_ROUTE.value)
        words = self.tr("{here} on scene · {coming} en route")
        self._header.set_count(words.format(here=here, coming=coming) if statuses else "")

    def _departments(self) -> list[tuple[str, str]]:
        language = QLocale().name().split("_")[0]
        return [(key, one.name(language)) for key, one in self._data.departments.items()]

    def _create(self, fields: dict[str, object]) -> None:
        action = AddUnit(
            self._context.stream,
            str(fields["name"]),
            str(fields["department"]),
            kind=str(fields["kind"]),
            crew=int(str(fields["crew"])),
            incident=self._context.focus.incident,
        )

        def failed(error: Exception) -> None:
            if not isinstance(error, UserError):
                raise error
            self._new_unit.refused(say.error(error))

        def done(key: str) -> None:
            self._new_unit.saved()
            self._context.selection.set("unit", key)

        self._context.act(action, lambda outcome: done(outcome.keys[0]), failed)

    def _leave_new(self) -> None:
        self._new_unit.hide()
        self.focus_list()
