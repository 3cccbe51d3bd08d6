"""A further operation, with its first incident."""

from PySide6.QtCore import QTimeZone, Signal
from PySide6.QtWidgets import QWidget

from commander.actions import OpenIncident, OpenOperation, TakeDesk
from commander.actions.base import Action, Outcome
from commander.journal.change import new_id
from commander.post import Operator
from ui.context import Context
from ui.start.choices import event_types
from ui.widgets.form import InlineForm, chosen_code


def opening(name: str, incident: str, event_type: str, operator: Operator) -> list[Action]:
    """Return what opens an operation with its first incident, and records who sits here.

    The operation keeps the time zone of this machine: its people are where it is.
    """
    stream = new_id()
    zone = bytes(QTimeZone.systemTimeZoneId().data()).decode() or "UTC"
    actions: list[Action] = [
        OpenOperation(name, timezone=zone, stream=stream),
        OpenIncident(stream, incident, event_type=event_type),
    ]
    if operator.person:
        actions.append(TakeDesk(stream, operator.person, operator.department, operator.position))
    return actions


class NewOperationForm(InlineForm):
    """Name of the operation, and of its first incident when that is another one.

    Signals:
        made: stream of the new operation, and key of its incident.
    """

    made = Signal(str, str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent)
        self._context = context
        self.set_title(self.tr("New operation"))
        self.set_save(self.tr("Open operation"))
        self.name = self.add_line(self.tr("Operation"), wide=72)
        self.incident = self.add_line(
            self.tr("First incident"), wide=72, hint=self.tr("the same name when left empty")
        )
        self.event_type = self.add_choice(self.tr("Type"), event_types())

    def submit(self) -> None:
        """Open the operation."""
        name = self.name.text().strip()
        if not name:
            self.fail_text(self.tr("A name is missing, for example “Night shift, 25 May”."))
            self.name.setFocus()
            return
        self.wait()
        incident = self.incident.text().strip() or name
        post = self._context.post
        actions = opening(name, incident, chosen_code(self.event_type), post.operator)
        self._context.bridge.future(post.perform_all(actions), self._made, self.fail)

    def _made(self, outcomes: list[Outcome]) -> None:
        self.finish()
        self.made.emit(outcomes[0].stream, outcomes[1].keys[0])
