"""The form in which a request is written: what, who asks, who fills it, until when."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from commander.actions import DraftRequest
from commander.domain.codes import Priority
from commander.domain.request import Line
from commander.errors import UserError
from ui import words as say
from ui.context import Context
from ui.requests.data import RequestsData
from ui.requests.lines_field import LinesField
from ui.requests.request_words import region_name
from ui.requests.steps import code_of, department_names, region_names
from ui.theme.theme import Theme
from ui.widgets.due import parse_due
from ui.widgets.form import InlineForm, chosen_code, fill_choice
from ui.widgets.step_form import complete

translate = QCoreApplication.translate


class NewRequest(InlineForm):
    """Enter saves a draft; Esc puts the form away with what was typed.

    Signals:
        made: the key of the new request.
    """

    made = Signal(str)

    def __init__(self, context: Context, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._context = context
        self._data = RequestsData()
        self.set_title(translate("Requests", "New request"))
        self.set_save(translate("Requests", "Save the draft"))
        self.lines = LinesField(theme)
        self.add_box(translate("Requests", "What is asked for"), self.lines)
        self.requester = self.add_choice(translate("Requests", "Who asks"))
        self.giver = self.add_line(translate("Requests", "Who fills it"), wide=36)
        hint = translate("Requests", "2055 or +30")
        self.needed = self.add_line(translate("Requests", "Needed at"), wide=26, hint=hint)
        priorities = [(one.value, say.priority(one)) for one in Priority]
        self.priority = self.add_choice(translate("Requests", "Priority"), priorities)
        self.priority.setCurrentIndex(self.priority.findData(Priority.ROUTINE.value))
        self.place = self.add_line(translate("Requests", "Place"), wide=36)
        self.task = self.add_choice(translate("Requests", "For the task"))
        self.substitutes = self.add_line(translate("Requests", "Substitutes"), wide=36)
        self.region = self.add_line(translate("Requests", "Giving region (mutual aid)"), wide=40)
        self.agency = self.add_line(translate("Requests", "Home agency"), wide=36)
        lent = translate("Requests", "Lent until")
        self.until = self.add_line(lent, wide=26, hint=hint)
        for box in (self.requester, self.task):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(14)
        self.flow_buttons()

    def offer(self, data: RequestsData) -> None:
        """Offer the names, kinds, tasks and regions that are known now."""
        self._data = data
        self.lines.offer(data.kinds())
        departments = department_names(data)
        fill_choice(self.requester, departments.items())
        if not self.isVisible() and self.lines.is_empty():
            own = self._context.post.operator.department
            self.requester.setCurrentIndex(max(0, self.requester.findData(own)))
        complete(self.giver, departments.values())
        complete(self.region, region_names(data).values())
        tasks = [(one.key, one.title) for one in data.tasks.values() if one.is_open()]
        fill_choice(self.task, [("", translate("Requests", "no task")), *tasks])

    def begin(
        self,
        *,
        task: str = "",
        requester: str = "",
        lines: tuple[Line, ...] = (),
        place: str = "",
    ) -> None:
        """Open the form for a task, a need or an entry; lines replace those typed before."""
        for box, code in ((self.task, task), (self.requester, requester)):
            if code and box.findData(code) >= 0:
                box.setCurrentIndex(box.findData(code))
        if lines:
            self.lines.put(lines)
        if place:
            self.place.setText(place)
        self.open()

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
        self.lines.put(())
        self.task.setCurrentIndex(0)
        self.finish()
        self.made.emit(key)

    def _action(self) -> DraftRequest:
        data, context = self._data, self._context
        regions = {code: region_name(code, data) for code in data.regions}
        task = data.tasks.get(chosen_code(self.task))
        until = self._moment(self.until.text())
        return DraftRequest(
            context.stream,
            chosen_code(self.requester),
            self.lines.lines(),
            incident=task.incident if task is not None else context.focus.incident,
            task=task.key if task is not None else "",
            giver=code_of(self.giver.text(), department_names(data)),
            region=code_of(self.region.text(), regions),
            agency=self.agency.text().strip(),
            window=(context.clock.now(), until) if until else (0, 0),
            priority=chosen_code(self.priority),
            needed_at=self._moment(self.needed.text()),
            place=self.place.text().strip(),
            substitutes=self.substitutes.text().strip(),
        )

    def _moment(self, text: str) -> int:
        found = parse_due(text, self._context.clock.now(), self._data.zone)
        if found is None:
            raise UserError(
                "“{typed}” is no time: write 2055, 20:55 or +15 for minutes.", typed=text
            )
        return found
