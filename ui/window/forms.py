"""The inline forms of the window: one at a time, in a slot under the top strip."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from commander.actions import (
    ArchiveIncident,
    ArchiveOperation,
    CloseIncident,
    CloseOperation,
    ReopenIncident,
    ReopenOperation,
)
from commander.domain.codes import State
from commander.domain.operation import Incident, Operation
from commander.linkage.succession import follow_ups
from ui.context import Context
from ui.start.command_forms import HandOverForm, ReasonForm, RollCallForm
from ui.start.desk_form import DeskForm
from ui.start.incident_form import ChangeIncidentForm, NewIncidentForm
from ui.start.operation_form import NewOperationForm
from ui.widgets.form import InlineForm


class Forms(QWidget):
    """Holds every form; opening one puts another away, with what was typed in it.

    Signals:
        moved: a form came or went, so that the room for the panels changed.
    """

    moved = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.desk = DeskForm(context, self)
        self.new_incident = NewIncidentForm(context, self)
        self.change_incident = ChangeIncidentForm(context, self)
        self.new_operation = NewOperationForm(context, self)
        self.hand_over = HandOverForm(context, self)
        self.roll_call = RollCallForm(context, self)
        self.reason = ReasonForm(context, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for form in self.all:
            column.addWidget(form)
            form.opened.connect(self._leave_one)
            form.closed.connect(self._gone)
        self.hide()

    @property
    def all(self) -> tuple[InlineForm, ...]:
        """Every form."""
        return (
            self.desk,
            self.new_incident,
            self.change_incident,
            self.new_operation,
            self.hand_over,
            self.roll_call,
            self.reason,
        )

    def close_incident(self, incident: Incident) -> None:
        """Ask why an incident is closed, and say what that follows from it stays open."""
        self.reason.ask(
            self.tr("Close incident: {name}").format(name=incident.name),
            self.tr("Close"),
            lambda reason: CloseIncident(incident.stream, incident.key, reason),
        )
        self._context.jobs.run(
            lambda: follow_ups(incident.key, self._context.reader.all(Incident, incident.stream)),
            self._say_open,
            key="forms.follow_ups",
        )

    def _say_open(self, followers: tuple[Incident, ...]) -> None:
        names = [one.name for one in followers if one.state == State.OPEN]
        if names and self.reason.isVisible():
            text = self.tr("Stays open, though it follows from this: {names}. Close it by itself.")
            self.reason.fail_text(text.format(names=", ".join(names)))

    def reopen_incident(self, incident: Incident) -> None:
        """Ask why an incident is opened again."""
        self.reason.ask(
            self.tr("Reopen incident: {name}").format(name=incident.name),
            self.tr("Reopen"),
            lambda reason: ReopenIncident(incident.stream, incident.key, reason),
        )

    def archive_incident(self, incident: Incident) -> None:
        """Ask why an incident is archived."""
        self.reason.ask(
            self.tr("Archive incident: {name}").format(name=incident.name),
            self.tr("Archive"),
            lambda reason: ArchiveIncident(incident.stream, incident.key, reason),
        )

    def close_operation(self, operation: Operation) -> None:
        """Ask why an operation is closed."""
        self.reason.ask(
            self.tr("Close operation: {name}").format(name=operation.name),
            self.tr("Close"),
            lambda reason: CloseOperation(operation.key, reason),
        )

    def reopen_operation(self, operation: Operation) -> None:
        """Ask why an operation is opened again."""
        self.reason.ask(
            self.tr("Reopen operation: {name}").format(name=operation.name),
            self.tr("Reopen"),
            lambda reason: ReopenOperation(operation.key, reason),
        )

    def archive_operation(self, operation: Operation) -> None:
        """Ask why an operation is archived."""
        self.reason.ask(
            self.tr("Archive operation: {name}").format(name=operation.name),
            self.tr("Archive"),
            lambda reason: ArchiveOperation(operation.key, reason),
        )

    def _leave_one(self) -> None:
        opened = self.sender()
        self.show()
        for form in self.all:
            if form is not opened and not form.isHidden():
                form.put_away()
        self.show()
        self.moved.emit()

    def _gone(self) -> None:
        self.setVisible(any(not form.isHidden() for form in self.all))
        self.moved.emit()
