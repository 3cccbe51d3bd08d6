"""What stands open below a unit's row: its details, or one question. One at a time."""

from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from commander.actions import AssignUnit, SetUnitStatus, UpdateUnit
from commander.domain.work import Message
from ui.context import Context
from ui.units.assign_line import AssignLine
from ui.units.data import UnitsData, last_message
from ui.units.details import UnitDetails
from ui.units.status_pad import StatusPad
from ui.units.unit_model import UnitModel
from ui.widgets.inline_list import InlineList

_TASK: Final = "task:"
_INCIDENT: Final = "incident:"


class Opened(QObject):
    """Puts a pad, a line or the details below a unit's row, and does what is chosen there.

    Signals:
        left: the operator closed it; the focus belongs to the list again.
    """

    left = Signal()

    def __init__(
        self, context: Context, model: UnitModel, view: InlineList, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._model = model
        self._view = view
        self._data = UnitsData()
        self._details: UnitDetails | None = None
        self._key = ""
        view.closing.connect(self._lose)

    def show(self, data: UnitsData) -> None:
        """Take data that is newer, and show it where details are open."""
        self._data = data
        unit = data.units.get(self._key)
        if self._details is not None and unit is not None:
            self._details.show_unit(unit, data, self._context.clock.now())

    def ask_status(self, key: str) -> None:
        """Show the pad of states below a unit."""
        unit = self._model.unit(key)
        if unit is not None:
            pad = StatusPad(self._context.theme, unit.status)
            pad.chosen.connect(lambda status: self._set_status(key, status))
            pad.left.connect(self._leave)
            self._put(key, pad)

    def set_status(self, key: str, status: str) -> None:
        """Set what a unit is doing now."""
        self._context.act(SetUnitStatus(self._context.stream, key, status))

    def ask_assignment(self, key: str) -> None:
        """Ask below a unit what it is assigned to."""
        data = self._data
        choices = [
            (f"{_TASK}{task.key}", task.title) for task in data.tasks.values() if task.is_open()
        ]
        choices += [
            (f"{_INCIDENT}{one.key}", one.name)
            for one in data.incidents.values()
            if one.state == "open"
        ]
        line = AssignLine(self._context.theme, choices)
        line.chosen.connect(lambda choice: self._assign(key, choice))
        line.left.connect(self._leave)
        self._put(key, line)

    def release(self, key: str) -> None:
        """Take a unit off its task; it stays with its incident."""
        unit = self._model.unit(key)
        if unit is not None:
            self._context.act(AssignUnit(self._context.stream, key, unit.incident, ""))

    def open_details(self, key: str) -> None:
        """Open a unit below its row."""
        unit = self._model.unit(key)
        if unit is None:
            return
        context, data = self._context, self._data
        details = UnitDetails(context.theme)
        details.show_unit(unit, data, context.clock.now())
        details.edited.connect(lambda fields: context.act(UpdateUnit(context.stream, key, fields)))
        details.message_wanted.connect(lambda one: context.selection.set("message", one))
        details.settling_wanted.connect(lambda: context.selection.settling_wanted.emit("unit", key))
        details.left.connect(self._leave)
        self._put(key, details)
        self._details = details
        reader, stream = context.reader, context.stream

        def done(message: Message | None) -> None:
            if self._details is details:
                details.show_message(message, data.zone)

        context.jobs.run(lambda: last_message(reader, stream, key), done, key="units.last_message")

    def is_open(self, key: str) -> bool:
        """Whether something stands open below this unit."""
        return bool(key) and key == self._key

    def close(self) -> None:
        """Close what stands open; what was typed there is saved first."""
        self._lose()
        self._view.take()

    def _put(self, key: str, widget: QWidget) -> None:
        self.close()
        self._key = key
        self._view.put(key, widget, below=True)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_status(self, key: str, status: str) -> None:
        self._leave()
        self.set_status(key, status)

    def _assign(self, key: str, choice: str) -> None:
        self._leave()
        stream = self._context.stream
        if choice.startswith(_TASK):
            task = self._data.tasks[choice.removeprefix(_TASK)]
            self._context.act(AssignUnit(stream, key, task.incident, task.key))
        else:
            self._context.act(AssignUnit(stream, key, choice.removeprefix(_INCIDENT)))

    def _leave(self) -> None:
        self.close()
        self.left.emit()

    def _lose(self) -> None:
        details, self._details, self._key = self._details, None, ""
        if details is not None:
            details.commit()
