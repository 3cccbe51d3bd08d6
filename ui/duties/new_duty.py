"""The form in which a report is owed that no plan demands."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from commander.actions import AddDuty
from commander.errors import UserError
from ui.context import Context
from ui.duties.details import minutes, moment
from ui.duties.duty_words import STARTS, DutiesData, language
from ui.widgets.form import InlineForm, chosen_code, fill_choice

translate = QCoreApplication.translate


class NewDuty(InlineForm):
    """Enter saves it; Esc puts the form away with what was typed.

    Signals:
        made: the key of the new duty.
    """

    made = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent)
        self._context = context
        self._data = DutiesData()
        self.set_title(translate("Duties", "A report is owed"))
        self.set_save(translate("Duties", "Owe it"))
        self.to = self.add_line(translate("Duties", "To whom"))
        self.limit = self.add_line(translate("Duties", "Limit in minutes"), wide=26)
        self.owner = self.add_choice(translate("Duties", "Seen to by"))
        self.in_name = self.add_line(translate("Duties", "In whose name"), wide=40)
        starts = [(code, word()) for code, word in STARTS.items()]
        self.start = self.add_choice(translate("Duties", "Counts from"), starts)
        hint = translate("Duties", "if it began otherwise: 2055")
        self.began = self.add_line(translate("Duties", "Began at"), wide=44, hint=hint)
        self.every = self.add_line(translate("Duties", "Again every … minutes"), wide=36)
        self.incident = self.add_choice(translate("Duties", "Incident"))
        self.basis = self.add_line(translate("Duties", "Legal basis"))
        self.flow_buttons()

    def offer(self, data: DutiesData) -> None:
        """Offer departments and incidents that are known now."""
        self._data = data
        first = not self.owner.count()
        names = [(code, one.name(language())) for code, one in data.departments.items()]
        fill_choice(self.owner, names)
        if first:
            own = self._context.post.operator.department
            self.owner.setCurrentIndex(max(0, self.owner.findData(own)))
        fill_choice(self.incident, [(one.key, one.name) for one in data.incidents.values()])
        at = self.incident.findData(self._context.focus.incident)
        if not self.isVisible() and at >= 0:
            self.incident.setCurrentIndex(at)

    def submit(self) -> None:
        if self.waiting:
            return
        try:
            action = self._action()
        except UserError as wrong:
            self.fail(wrong)
            return
        self.wait()
        self._context.act(action, lambda outcome: self._saved(outcome.keys[0]), self.fail)

    def _saved(self, key: str) -> None:
        self.finish()
        self.made.emit(key)

    def _action(self) -> AddDuty:
        incident = chosen_code(self.incident)
        if not incident:
            raise UserError("Open an incident first: a report is owed because of one.")
        every = self.every.text().strip()
        return AddDuty(
            self._context.stream,
            incident,
            chosen_code(self.owner),
            self.to.text(),
            minutes(self.limit.text()),
            sender=self.in_name.text(),
            start=chosen_code(self.start),
            started_at=moment(self.began.text(), self._data, self._context.clock.now()),
            every=minutes(every) if every else 0,
            basis=self.basis.text(),
        )
