"""Ending a response with its record: what the plan demands, and what goes on afterwards."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from commander.actions import EndActivation
from commander.domain.plan import ResponsePlan, worded
from ui.context import Context
from ui.field_words import field_word
from ui.response.data import Picture, Standing
from ui.response.demanded import Demanded, TextBox, first_missing
from ui.response.record_lines import plain
from ui.response.response_form import ResponseForm
from ui.response.response_words import basis, language
from ui.theme.tokens import STEP

_OWN = ("reason", "summary", "follow_up")


class EndForm(ResponseForm):
    """What was typed stays while the form is away, until another response is ended."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        self._context = context
        self._one: Standing | None = None
        self.fields: dict[str, Demanded] = {}
        theme = context.theme
        self.stays = plain(wrap=True, role="muted")
        self._column = QVBoxLayout(self.body)
        self._column.setContentsMargins(0, 0, theme.px(STEP), 0)
        self._column.setSpacing(theme.px(2 * STEP))
        self._column.addWidget(self.stays)
        self._column.addStretch(1)
        self.preview.hide()
        self.title.set_text(self.tr("End the response"))
        self.setAccessibleName(self.tr("End the response"))
        self.set_go(self.tr("End the response"))

    def open_for(self, one: Standing, _picture: Picture) -> None:
        """Ask for what the plan demands of an ending."""
        held = one.activation
        if self._one is None or self._one.activation.key != held.key:
            self._ask(one.plan)
        self._one = one
        self.note.set_text(f"{held.authority} · {one.incident.name}")
        opened = sum(task.is_open() for task in one.tasks)
        repeated = sum(duty.is_open() and duty.every > 0 for duty in one.duties)
        self.stays.setText(
            self.tr(
                "Tasks stay as they are: {tasks} open ones go on with their owners. Reports that "
                "are repeated stop: {reports}. The level of this authority ends."
            ).format(tasks=opened, reports=repeated)
        )
        self.show()
        self.order_tabs()
        empty = (field for field in self.fields.values() if not field.value())
        first = next(empty, self.fields["reason"])
        self.see(first.editor)

    def forward(self) -> None:
        """End it, when its record is complete."""
        if self._one is None:
            return
        missing = first_missing(list(self.fields.values()))
        if missing is not None:
            empty = [
                one.caption for one in self.fields.values() if one.is_demanded and not one.value()
            ]
            self.say_wrong(self.tr("Say also: {fields}.").format(fields=", ".join(empty)))
            self.see(missing.editor)
            return
        self.say_wrong("")
        held = self._one.activation
        said = {code: field.value() for code, field in self.fields.items()}
        action = EndActivation(
            held.stream,
            held.key,
            said["reason"],
            summary=said.get("summary", ""),
            follow_up=said.get("follow_up", ""),
            more={code: text for code, text in said.items() if code not in _OWN and text},
        )
        self.go.setEnabled(False)
        self._context.act(action, lambda _outcome: self._done(), self.fail)

    def tab_fields(self) -> list[QWidget]:
        return [one.editor for one in self.fields.values()]

    def _done(self) -> None:
        self.go.setEnabled(True)
        self._one = None
        self.put_away()

    def _ask(self, plan: ResponsePlan | None) -> None:
        for field in self.fields.values():
            field.hide()
            field.deleteLater()
        self.fields = {}
        self.say_wrong("")
        contents = [
            one for one in (plan.contents if plan is not None else ()) if one.of == "ending"
        ]
        demanded = {
            one.code: (worded(one.names, language()), basis(plan, one.clause))
            for one in contents
            if plan is not None
        }
        demanded.setdefault("reason", (field_word("reason"), self.tr("for the record")))
        for code in _OWN:
            demanded.setdefault(code, (field_word(code), ""))
        ordered = [*_OWN, *(code for code in demanded if code not in _OWN)]
        for number, code in enumerate(ordered):
            name, by = demanded[code]
            field = Demanded(self._theme, name, TextBox(self._theme), by)
            field.edited.connect(lambda: self.say_wrong(""))
            self._column.insertWidget(number, field)
            self.fields[code] = field

    def arrange(self) -> None:
        """One column of fields, however wide the panel is."""
