"""Who sits at this desk: change of operator, recorded in the operation."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from commander.actions import TakeDesk
from commander.post import Operator
from ui.context import Context
from ui.start.choices import desk_departments
from ui.widgets.form import InlineForm, chosen_code, fill_choice


class DeskForm(InlineForm):
    """Name, department, position; F9 opens it.

    Signals:
        taken: another operator sits here now.
    """

    taken = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent)
        self._context = context
        self.set_title(self.tr("Who sits at this desk?"))
        self.set_save(self.tr("Take the desk"))
        self.person = self.add_line(self.tr("Name"))
        self.department = self.add_choice(self.tr("Department"))
        self.position = self.add_line(self.tr("Position"), hint=self.tr("e.g. Radio operator"))

    def open(self) -> None:
        """Begin with who sits here now."""
        context = self._context
        fill_choice(self.department, desk_departments(context.reader, context.stream))
        operator = context.post.operator
        if not self.isVisible():
            self.person.setText(operator.person)
            self.position.setText(operator.position)
            place = self.department.findData(operator.department)
            self.department.setCurrentIndex(max(0, place))
        super().open()
        self.person.selectAll()

    def submit(self) -> None:
        """Record who sits here now."""
        person = self.person.text().strip()
        if not person:
            self.fail_text(self.tr("A name is missing: the log says who wrote what."))
            self.person.setFocus()
            return
        operator = Operator(person, chosen_code(self.department), self.position.text().strip())
        self.wait()
        context = self._context
        context.bridge.future(
            context.post.set_operator(operator), lambda _: self._record(operator), self.fail
        )

    def _record(self, operator: Operator) -> None:
        stream = self._context.stream
        if not stream:
            self._done()
            return
        action = TakeDesk(stream, operator.person, operator.department, operator.position)
        self._context.act(action, lambda _outcome: self._done(), self.fail)

    def _done(self) -> None:
        self.finish()
        self.taken.emit()
