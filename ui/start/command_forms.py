"""Forms for the command of an incident: hand over, roll call, close with a reason."""

from collections.abc import Callable

from PySide6.QtWidgets import QSpinBox, QWidget

from commander.actions import HandOverCommand, RecordRollCall
from commander.actions.base import Action
from commander.domain.operation import Commander, Incident
from ui.context import Context
from ui.start.choices import departments
from ui.widgets.form import InlineForm, chosen_code, fill_choice

_MOST_PEOPLE = 99_999


class HandOverForm(InlineForm):
    """Ctrl+Shift+H: to whom, of which department, what was said. Writes the log entry too."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent)
        self._context = context
        self._incident = Incident()
        self.set_save(self.tr("Hand over"))
        self.to = self.add_line(self.tr("To"))
        self.department = self.add_choice(self.tr("Department"))
        self.text = self.add_line(
            self.tr("Handed over"), wide=120, hint=self.tr("Situation, tasks, dangers")
        )

    def open_for(self, incident: Incident) -> None:
        """Begin for this incident."""
        self._incident = incident
        commander = incident.commander
        title = self.tr("Hand over command: {incident}").format(incident=incident.name)
        if commander is not None:
            title = self.tr("Hand over command: {incident}, now {name}").format(
                incident=incident.name, name=commander.name
            )
        self.set_title(title)
        fill_choice(self.department, departments(self._context.reader, incident.stream))
        self.open()

    def submit(self) -> None:
        """Hand over."""
        if not self.to.text().strip():
            self.fail_text(self.tr("Who takes command?"))
            self.to.setFocus()
            return
        self.wait()
        to = Commander(self.to.text().strip(), chosen_code(self.department))
        action = HandOverCommand(
            self._incident.stream, self._incident.key, to, self.text.text().strip()
        )
        self._context.act(action, lambda _outcome: self.finish(), self.fail)


class RollCallForm(InlineForm):
    """How many people were expected and how many answered."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent)
        self._context = context
        self._incident = Incident()
        self.set_save(self.tr("Record"))
        self.expected, self.present = QSpinBox(), QSpinBox()
        for box in (self.expected, self.present):
            box.setRange(0, _MOST_PEOPLE)
        self.add_box(self.tr("Expected"), self.expected)
        self.add_box(self.tr("Answered"), self.present)
        self.note = self.add_line(self.tr("Note"), wide=96)

    def open_for(self, incident: Incident) -> None:
        """Begin for this incident, with the numbers of the last roll call."""
        self._incident = incident
        self.set_title(self.tr("Roll call: {incident}").format(incident=incident.name))
        if incident.roll_call is not None:
            self.expected.setValue(incident.roll_call.expected)
            self.present.setValue(incident.roll_call.present)
        self.open()
        self.expected.selectAll()

    def submit(self) -> None:
        """Record the roll call."""
        self.wait()
        action = RecordRollCall(
            self._incident.stream,
            self._incident.key,
            self.expected.value(),
            self.present.value(),
            self.note.text().strip(),
        )
        self._context.act(action, lambda _outcome: self.finish(), self.fail)


class ReasonForm(InlineForm):
    """Asks why before something is closed, archived or opened again."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent)
        self._context = context
        self._make: Callable[[str], Action] | None = None
        self.reason = self.add_line(self.tr("Reason"), wide=120)

    def ask(self, title: str, save: str, make: Callable[[str], Action]) -> None:
        """Ask for the reason of one act; ``make`` turns the reason into the action."""
        self._make = make
        self.set_title(title)
        self.set_save(save)
        self.fail_text("")
        self.open()

    def submit(self) -> None:
        """Do it."""
        if self._make is not None:
            self.wait()
            action = self._make(self.reason.text().strip())
            self._context.act(action, lambda _outcome: self.finish(), self.fail)
