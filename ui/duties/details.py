"""An opened duty: its next steps, the form of one, legal basis, contents, and its life."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from commander.actions import FulfilDuty, LiftDuty, SetDutyLimit, StartDuty
from commander.actions.base import Action
from commander.domain.duty import Duty
from commander.errors import UserError
from commander.linkage.life import Step
from ui import words as say
from ui.duties.duty_words import DutiesData, owner_name, start_text, step_text
from ui.duties.report_form import ReportForm
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.dispute_line import DisputeLine
from ui.widgets.due import parse_due
from ui.widgets.flow import FlowRow
from ui.widgets.key_hint import key_text
from ui.widgets.step_form import Field, StepForm, number

translate = QCoreApplication.translate
Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DutyStep:
    """One step: its key, its words, its fields, and the action that typed texts make."""

    id: str
    key: str
    title: Callable[[], str]
    fields: Callable[[Duty], tuple[Field, ...]]
    act: Callable[[Duty, Texts, DutiesData, int], Action]


def moment(text: str, data: DutiesData, now: int) -> int:
    """Return a time that was typed (ms UTC, 0 for none); UserError for what is none."""
    found = parse_due(text, now, data.zone)
    if found is None:
        raise UserError("“{typed}” is no time: write 2055, 20:55 or +15 for minutes.", typed=text)
    return found


def minutes(text: str) -> int:
    """Return a limit that was typed; UserError for what is none."""
    if not text.strip().isdecimal() or int(text) < 1:
        raise UserError("A limit is a whole number of minutes from 1.")
    return int(text)


def _reason() -> Field:
    return Field(name="reason", label=translate("Duties", "Reason"), wide=70)


def _beginning(_duty: Duty) -> tuple[Field, ...]:
    hint = translate("Duties", "now, or a time such as 2055")
    return (Field(name="at", label=translate("Duties", "Began at"), hint=hint, wide=56),)


STEPS: Final = (
    DutyStep(
        "fulfil",
        "F",
        lambda: translate("Duties", "Record the report"),
        lambda _duty: (),
        lambda duty, texts, _data, _now: FulfilDuty(duty.stream, duty.key, texts["text"]),
    ),
    DutyStep(
        "begin",
        "B",
        lambda: translate("Duties", "It counts from …"),
        _beginning,
        lambda duty, texts, data, now: StartDuty(
            duty.stream, duty.key, moment(texts["at"], data, now)
        ),
    ),
    DutyStep(
        "limit",
        "L",
        lambda: translate("Duties", "Move its limit …"),
        lambda duty: (
            number("minutes", translate("Duties", "Minutes from its start"), duty.minutes),
            _reason(),
        ),
        lambda duty, texts, _data, _now: SetDutyLimit(
            duty.stream, duty.key, minutes(texts["minutes"]), texts["reason"]
        ),
    ),
    DutyStep(
        "lift",
        "X",
        lambda: translate("Duties", "Lift it …"),
        lambda _duty: (_reason(),),
        lambda duty, texts, _data, _now: LiftDuty(duty.stream, duty.key, texts["reason"]),
    ),
)
BY_ID: Final = {step.id: step for step in STEPS}


class DutyDetails(QWidget):
    """Stands below the duty's row. Esc closes a form, then the details.

    Signals:
        stepped: the form of a step is wanted (its id).
        submitted: the id of a step and the texts of its form.
        settling_wanted: what posts disagree about is to be settled.
        left: the details are to be closed.
    """

    stepped = Signal(str)
    submitted = Signal(str, object)
    settling_wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._open: bool | None = None
        self.form: StepForm | None = None
        self.form_of = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._buttons = FlowRow(spacing=theme.px(STEP))
        self._slot = QVBoxLayout()
        self._dispute = DisputeLine(theme)
        self._dispute.pressed.connect(self.settling_wanted)
        self.facts, self.said, self.life = QLabel(), QLabel(), QLabel()
        heading = QLabel(translate("Duties", "Who did what when"))
        dress(heading, role="caption")
        for label in (self.facts, self.said, self.life):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        dress(self.facts, role="small")
        dress(self.life, role="small")
        side, step = theme.px(3 * STEP), theme.px(STEP)
        column = QVBoxLayout(self)
        column.setContentsMargins(side, step, side, 2 * step)
        column.setSpacing(2 * step)
        column.addWidget(self._buttons)
        column.addLayout(self._slot)
        for widget in (self._dispute, self.said, self.facts, heading, self.life):
            column.addWidget(widget)

    def show_duty(self, duty: Duty, data: DutiesData) -> None:
        """Show how a duty stands; a form that is open keeps what was typed."""
        if duty.is_open() != self._open:
            self._open = duty.is_open()
            self._show_buttons()
        disputed = bool(duty.meta.disputed)
        words = translate("Duties", "Posts disagree about this report") if disputed else ""
        self._dispute.show_dispute(words)
        self.said.setText(duty.fulfilled.text if duty.fulfilled is not None else "")
        self.said.setVisible(bool(self.said.text()))
        self.facts.setText(facts_text(duty, data))

    def show_life(self, life: Sequence[Step], data: DutiesData) -> None:
        """Show who did what when, oldest first."""
        self.life.setText("\n".join(step_text(step, data.zone) for step in life))

    def open_form(
        self, step: DutyStep, duty: Duty, data: DutiesData, before: Mapping[str, str]
    ) -> StepForm:
        """Ask for what a step needs; ``before`` is what was typed for it earlier."""
        self.close_form()
        if step.id == "fulfil":
            form: StepForm = ReportForm(self._theme, data.demanded(duty))
        else:
            form = StepForm(self._theme, step.title(), step.title(), step.fields(duty))
        form.put(before)
        form.wanted.connect(partial(self.submitted.emit, step.id))
        self.form, self.form_of = form, step.id
        form.closed.connect(self.close_form)
        self._slot.addWidget(form)
        form.open()
        return form

    def close_form(self) -> None:
        """Take the form away."""
        form, self.form, self.form_of = self.form, None, ""
        if form is not None:
            self._slot.removeWidget(form)
            form.hide()
            form.deleteLater()
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and isinstance(focused, QPushButton)
            and focused.hasFocus()
        ):
            focused.click()
        else:
            super().keyPressEvent(event)

    def _show_buttons(self) -> None:
        self._buttons.clear()
        for step in STEPS if self._open else ():
            main, key = step.id == "fulfil", key_text(step.key)
            button = QPushButton(f"{step.title()}  {key}".replace("&", "&&"))
            dress(button, role="primary" if main else "pill")
            button.setAccessibleName(step.title())
            button.setToolTip(f"{step.title()} ({key})")
            button.clicked.connect(partial(self.stepped.emit, step.id))
            self._buttons.add(button)
        close = QPushButton("×  Esc")
        close.setToolTip(translate("Duties", "Close it (Esc)"))
        close.setAccessibleName(close.toolTip())
        close.clicked.connect(self.left)
        dress(close, role="pill")
        self._buttons.add(close)


def facts_text(duty: Duty, data: DutiesData) -> str:
    """Return what else is known of a duty, in one paragraph."""
    zone = data.zone
    incident = data.incidents.get(duty.incident)
    again = translate("Duties", "every {minutes} min").format(minutes=duty.every)
    pairs = (
        (translate("Duties", "Seen to by"), owner_name(duty, data)),
        (translate("Duties", "Counts from"), start_text(duty, data)),
        (
            translate("Duties", "Began at"),
            say.clock(duty.started_at, zone, "minute") if duty.started_at else "",
        ),
        (
            translate("Duties", "Limit"),
            translate("Duties", "{minutes} min").format(minutes=duty.minutes),
        ),
        (translate("Duties", "Until"), say.clock(duty.due, zone, "minute") if duty.due else ""),
        (translate("Duties", "Again"), again if duty.every else ""),
        (translate("Duties", "Clause"), duty.clause),
        (translate("Duties", "Legal basis"), duty.basis),
        (translate("Duties", "It has to say"), ", ".join(data.demanded(duty))),
        (translate("Duties", "Incident"), incident.name if incident is not None else ""),
        (translate("Duties", "Reason"), duty.reason),
    )
    return "   ".join(f"{name}: {value}" for name, value in pairs if value)
