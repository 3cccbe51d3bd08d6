"""An opened request: its next steps, the form of one, what came, what is offered, its life."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from commander.domain.request import OfferStatus
from commander.linkage.life import Step
from commander.linkage.requests import LineState, RequestState
from ui import words as say
from ui.requests.data import RequestsData
from ui.requests.request_words import (
    giver_text,
    line_text,
    offer_status,
    party,
    step_text,
    window_text,
)
from ui.requests.steps import At, RequestStep, fitting
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.dispute_line import DisputeLine
from ui.widgets.elided_link import ElidedLink
from ui.widgets.flow import FlowRow
from ui.widgets.key_hint import key_text
from ui.widgets.step_form import Field, StepForm

translate = QCoreApplication.translate
_TO_COME: Final = 4
"""The column that says what is still to come."""


class RequestDetails(QWidget):
    """Stands below the request's row. Esc closes a form, then the details.

    Signals:
        stepped: a step that needs no form is to be taken (its id).
        submitted: the id of a step and the texts of its form.
        withdrawn: a delivery is to be withdrawn (its key).
        answered: an offer's key, the answer's code, and a reason.
        task_wanted, unit_wanted: a record is to be shown (its key).
        settling_wanted: what posts disagree about is to be settled.
        left: the details are to be closed.
    """

    stepped = Signal(str)
    submitted = Signal(str, object)
    withdrawn = Signal(str)
    answered = Signal(str, str, str)
    task_wanted = Signal(str)
    unit_wanted = Signal(str)
    settling_wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[object, ...] = ()
        self._steps: tuple[RequestStep, ...] = ()
        self.form: StepForm | None = None
        self.form_of = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        gap = theme.px(STEP)
        self._buttons = FlowRow(spacing=gap)
        self._said = QLabel()
        self._dispute = DisputeLine(theme)
        self._slot = QVBoxLayout()
        self._facts = QLabel()
        self._task = ElidedLink()
        self._lines = QGridLayout()
        self._rows = QVBoxLayout()
        self._life = QLabel()
        for label, role in ((self._facts, "small"), (self._life, "small"), (self._said, "small")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            dress(label, role=role)
        dress(self._said, tone="danger")
        self._said.hide()
        self._task.hide()
        self._dispute.pressed.connect(self.settling_wanted)
        self._lay_out()

    def show_request(self, state: RequestState, data: RequestsData, now: int) -> None:
        """Show how a request stands; a form that is open keeps what was typed."""
        shown = (state, data.tasks.get(state.request.task), data.departments, now // 60_000)
        if shown == self._shown:
            return
        self._shown = shown
        self.setAccessibleName(state.title)
        steps = fitting(state)
        if steps != self._steps:
            self._steps = steps
            self._show_buttons(state)
        disputed = ", ".join(sorted(state.request.meta.disputed))
        words = translate("Requests", "Posts disagree about this request") if disputed else ""
        self._dispute.show_dispute(words)
        self._facts.setText(facts_text(state, data, now))
        self._show_task(state, data)
        self._show_lines(state)
        self._show_rows(state, data, now)

    def show_life(self, life: Sequence[Step], state: RequestState, data: RequestsData) -> None:
        """Show who did what when, oldest first."""
        lines = [step_text(step, state, data.zone) for step in life]
        self._life.setText("\n".join(lines))

    def main_step(self) -> RequestStep | None:
        """Return the step that comes next."""
        return self._steps[0] if self._steps else None

    def open_form(self, step: RequestStep, at: At, before: Mapping[str, str]) -> StepForm:
        """Ask for what a step needs; ``before`` is what was typed for it earlier."""
        self.close_form()
        form = StepForm(self._theme, step.title(), step.title(), step.fields(at))
        form.put(before)
        form.wanted.connect(partial(self.submitted.emit, step.id))
        return self._put_form(form, step.id)

    def ask_reason(self, offer: str, who: str) -> StepForm:
        """Ask why an offer is declined."""
        self.close_form()
        title = translate("Requests", "Decline the offer of {who}").format(who=who)
        reason = Field(name="reason", label=translate("Requests", "Reason"), wide=70)
        form = StepForm(self._theme, title, translate("Requests", "Decline"), (reason,))
        form.wanted.connect(
            lambda texts: self.answered.emit(offer, OfferStatus.DECLINED.value, texts["reason"])
        )
        return self._put_form(form, f"offer {offer}")

    def close_form(self) -> None:
        """Take the form away."""
        form, self.form, self.form_of = self.form, None, ""
        if form is not None:
            self._slot.removeWidget(form)
            form.hide()
            form.deleteLater()
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, text: str) -> None:
        """Say why something was refused, or nothing."""
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            event.accept()
            return
        pressed = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._presses(pressed):
            event.accept()
            return
        super().keyPressEvent(event)

    def _presses(self, focused: QWidget | None) -> bool:
        """Press the button that has the focus, as Enter does everywhere; whether there is one."""
        if not isinstance(focused, QPushButton) or not focused.hasFocus():
            return False
        focused.click()
        return True

    def _put_form(self, form: StepForm, of: str) -> StepForm:
        self.form, self.form_of = form, of
        form.closed.connect(self.close_form)
        self._slot.addWidget(form)
        form.open()
        return form

    def _show_buttons(self, state: RequestState) -> None:
        self._buttons.clear()
        for number, step in enumerate(self._steps):
            main = not number and state.status in step.main
            key = key_text(step.key)
            button = QPushButton(f"{step.title()}  {key}".replace("&", "&&"))
            dress(button, role="primary" if main else "pill")
            button.setAccessibleName(step.title())
            button.setToolTip(f"{step.title()} ({key})")
            button.clicked.connect(partial(self.stepped.emit, step.id))
            self._buttons.add(button)
        close = QPushButton("×  Esc")
        close.setToolTip(translate("Requests", "Close the request (Esc)"))
        close.setAccessibleName(close.toolTip())
        close.clicked.connect(self.left)
        dress(close, role="pill")
        self._buttons.add(close)

    def _show_task(self, state: RequestState, data: RequestsData) -> None:
        task = data.tasks.get(state.request.task)
        self._task.setVisible(task is not None)
        if task is not None:
            words = translate("Requests", "For the task: {title}")
            self._task.set_words(words.format(title=task.title))

    def _show_lines(self, state: RequestState) -> None:
        _clear(self._lines)
        heads = (
            translate("Requests", "What"),
            translate("Requests", "Requested"),
            translate("Requests", "Approved"),
            translate("Requests", "Delivered"),
            translate("Requests", "To come"),
            translate("Requests", "Offered"),
        )
        published = state.request.published
        shown = heads if published else heads[:-1]
        for column, head in enumerate(shown):
            self._cell(0, column, head, role="caption")
        for row, line in enumerate(state.lines, 1):
            for column, text in enumerate(_cells(line, published=published)):
                tone = "soon" if column == _TO_COME and line.open else ""
                self._cell(row, column, text, role="", tone=tone)
        self._lines.setColumnStretch(0, 1)

    def _cell(self, row: int, column: int, text: str, *, role: str, tone: str = "") -> None:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if column:
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
        else:
            label.setWordWrap(True)
        dress(label, role=role, tone=tone)
        self._lines.addWidget(label, row, column)

    def _show_rows(self, state: RequestState, data: RequestsData, now: int) -> None:
        """Show deliveries and offers, each with what can be done about it."""
        _clear(self._rows)
        first = True
        for one in reversed(state.deliveries):
            if one.withdrawn or one.line >= len(state.lines):
                continue
            unit = data.units.get(one.unit)
            text = translate("Requests", "Arrived: {count} × {what}").format(
                count=one.quantity, what=line_text(state.lines[one.line])
            )
            lent = window_text(state.request.window, now, data.zone) if unit is not None else ""
            notes = (unit.name if unit else "", unit.agency if unit else "", lent, one.note)
            text = " · ".join(part for part in (text, *notes) if part)
            act = translate("Requests", "Withdraw")
            self._row(text, ((act, "W" if first else "", partial(self.withdrawn.emit, one.key)),))
            first = False
        waiting = True
        for offer in state.offers:
            text = translate("Requests", "{who} offers {count} × {what}: {answer}").format(
                who=offer.by,
                count=offer.quantity,
                what=line_text(state.lines[offer.line]) if offer.line < len(state.lines) else "?",
                answer=offer_status(offer.status),
            )
            text = " · ".join(part for part in (text, offer.note, offer.reason) if part)
            acts: list[tuple[str, str, Callable[[], object]]] = []
            if offer.status == OfferStatus.OFFERED and state.is_open:
                accept = partial(self.answered.emit, offer.key, OfferStatus.ACCEPTED.value, "")
                acts.append((translate("Requests", "Accept"), "Y" if waiting else "", accept))
                decline = partial(self.ask_reason, offer.key, offer.by)
                acts.append((translate("Requests", "Decline"), "J" if waiting else "", decline))
                waiting = False
            if offer.status in (OfferStatus.OFFERED, OfferStatus.ACCEPTED):
                gone = partial(self.answered.emit, offer.key, OfferStatus.WITHDRAWN.value, "")
                acts.append((translate("Requests", "Withdrawn"), "", gone))
            self._row(text, acts)

    def _row(self, text: str, acts: Sequence[tuple[str, str, Callable[[], object]]]) -> None:
        line = QHBoxLayout()
        line.setSpacing(self._theme.px(STEP))
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        line.addWidget(label, 1)
        for words, key, run in acts:
            button = QPushButton(f"{words}  {key}" if key else words)
            dress(button, role="pill", compact=True)
            button.setAccessibleName(f"{words}: {text}")
            button.clicked.connect(lambda _on=False, act=run: act())
            line.addWidget(button)
        self._rows.addLayout(line)

    def _lay_out(self) -> None:
        side, step = self._theme.px(3 * STEP), self._theme.px(STEP)
        self._lines.setHorizontalSpacing(3 * step)
        self._lines.setVerticalSpacing(step)
        self._rows.setSpacing(step)
        heading = QLabel(translate("Requests", "Who did what when"))
        dress(heading, role="caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(side, step, side, 2 * step)
        column.setSpacing(2 * step)
        column.addWidget(self._buttons)
        column.addWidget(self._said)
        column.addLayout(self._slot)
        column.addWidget(self._dispute)
        column.addLayout(self._lines)
        column.addLayout(self._rows)
        column.addWidget(self._facts)
        column.addWidget(self._task)
        column.addWidget(heading)
        column.addWidget(self._life)
        self._task.clicked.connect(self._show_its_task)

    def _show_its_task(self) -> None:
        state = self._shown[0] if self._shown else None
        if isinstance(state, RequestState):
            self.task_wanted.emit(state.request.task)


def facts_text(state: RequestState, data: RequestsData, now: int) -> str:
    """Return what else is known of a request, in one paragraph."""
    request, zone = state.request, data.zone
    incident = data.incidents.get(request.incident)
    clock = partial(say.clock, zone=zone, exact="minute")
    pairs = (
        (translate("Requests", "Asked by"), party(request.requester, data)),
        (translate("Requests", "Filled by"), giver_text(state, data)),
        (translate("Requests", "Priority"), say.priority(request.priority)),
        (translate("Requests", "Needed at"), clock(request.needed_at) if request.needed_at else ""),
        (translate("Requests", "Arrives at"), clock(request.eta) if request.eta else ""),
        (translate("Requests", "Place"), request.place),
        (translate("Requests", "Order number"), request.order_number),
        (translate("Requests", "Substitutes"), request.substitutes),
        (translate("Requests", "Time window"), window_text(request.window, now, zone)),
        (translate("Requests", "Incident"), incident.name if incident is not None else ""),
        (
            translate("Requests", "Published"),
            translate("Requests", "to volunteers and civil organisations")
            if request.published
            else "",
        ),
        (translate("Requests", "Reason"), request.reason),
    )
    return "   ".join(f"{name}: {value}" for name, value in pairs if value)


def _cells(line: LineState, *, published: bool) -> tuple[str, ...]:
    approved = str(line.approved) if line.approved else "–"
    cells = (line_text(line), str(line.requested), approved, str(line.delivered), str(line.open))
    if not published:
        return cells
    offered = translate("Requests", "{offered} ({accepted} accepted)")
    return (*cells, offered.format(offered=line.offered, accepted=line.accepted))


def _clear(layout: QGridLayout | QVBoxLayout | QHBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QHBoxLayout):
            _clear(inner)
