"""What stands open below a request's row, and what is done there. One at a time."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt, Signal

from commander.actions import AnswerOffer, WithdrawDelivery
from commander.actions.base import Action
from commander.domain.request import OfferStatus
from commander.errors import UserError
from commander.linkage.life import Step, steps
from commander.linkage.requests import RequestState
from ui import words as say
from ui.context import Context
from ui.requests.data import RequestsData
from ui.requests.details import RequestDetails
from ui.requests.steps import BY_ID, At
from ui.widgets.inline_list import InlineList
from ui.widgets.step_form import StepForm


class Opened(QObject):
    """Puts the details below a row, keeps what is typed there, and takes steps.

    Signals:
        left: the operator closed it; the focus belongs to the list again.
        acted: this desk did something to a request (its key).
        show_wanted: kind and key of a record that another panel is to show.
    """

    left = Signal()
    acted = Signal(str)
    show_wanted = Signal(str, str)

    def __init__(self, context: Context, view: InlineList, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._view = view
        self._data = RequestsData()
        self._key = ""
        self._lost = ""
        self._typed: dict[tuple[str, str], Mapping[str, str]] = {}
        self.details: RequestDetails | None = None
        view.closing.connect(self._lose)

    @property
    def key(self) -> str:
        """The request that is open, empty without one."""
        return self._key if self.details is not None else ""

    def show(self, data: RequestsData) -> None:
        """Take data that is newer; what a reset of the list took away is opened again."""
        self._data = data
        lost, self._lost = self._lost, ""
        if self.details is None and lost and self._key in data.states:
            key, form = self._key, lost.removeprefix("-")
            self.open(key)
            if form in BY_ID:
                self.take(key, form)
        state = data.states.get(self._key)
        if self.details is not None and state is not None:
            self.details.show_request(state, data, self._context.clock.now())
            self._read_life(state)

    def tick(self) -> None:
        """Show what is left of windows and clocks now."""
        state = self._data.states.get(self._key)
        if self.details is not None and state is not None:
            self.details.show_request(state, self._data, self._context.clock.now())

    def open(self, key: str) -> None:
        """Open a request below its row."""
        self.close()
        state = self._data.states.get(key)
        if state is None:
            return
        details = RequestDetails(self._context.theme)
        details.show_request(state, self._data, self._context.clock.now())
        details.left.connect(self._leave)
        details.stepped.connect(lambda step: self.take(key, step))
        details.submitted.connect(lambda step, texts: self._submit(key, step, texts))
        details.withdrawn.connect(self.withdraw)
        details.answered.connect(self.answer)
        details.task_wanted.connect(lambda task: self.show_wanted.emit("task", task))
        details.settling_wanted.connect(
            lambda: self._context.selection.settling_wanted.emit("request", key)
        )
        if self._view.put(key, details, below=True):
            self._key, self.details = key, details
            details.setFocus(Qt.FocusReason.OtherFocusReason)
            self._read_life(state)

    def ensure(self, key: str) -> None:
        """Open a request unless it is open already."""
        if key and key != self.key:
            self.open(key)

    def close(self) -> None:
        """Close what stands open; what was typed is kept for the next time."""
        self._keep()
        self.details, self._key, self._lost = None, "", ""
        self._view.take()

    def take(self, key: str, step_id: str) -> None:
        """Take a step, or open the form that it needs."""
        step, at = BY_ID[step_id], self._at(key)
        if at is None or not step.fits(at.state) or self._context.refuses():
            return
        if not step.fields(at):
            self._act(key, step.act(at, {}), self._say)
            return
        if self.key != key:
            self.open(key)
        if self.details is not None:
            self._keep()
            form = self.details.open_form(step, at, self._typed.get((key, step_id), {}))
            form.closed.connect(lambda: self._keep_form(key, step_id, form))

    def withdraw(self, delivery: str = "") -> None:
        """Take a delivery back; without one the last of the open request."""
        state = self._data.states.get(self._key)
        if state is None or self._context.refuses():
            return
        came = [one.key for one in state.deliveries if not one.withdrawn]
        key = delivery or (came[-1] if came else "")
        if key:
            self._act(self._key, WithdrawDelivery(state.request.stream, key), self._say)

    def answer_next(self, status: str) -> None:
        """Accept or decline the offer that waits longest."""
        state = self._data.states.get(self._key)
        waiting = [
            one for one in (state.offers if state else ()) if one.status == OfferStatus.OFFERED
        ]
        if not waiting or self.details is None:
            return
        if status == OfferStatus.DECLINED:
            self.details.ask_reason(waiting[0].key, waiting[0].by)
        else:
            self.answer(waiting[0].key, status, "")

    def answer(self, offer: str, status: str, reason: str) -> None:
        """Answer an offer; a refused reason stays in its form."""
        if self._context.refuses():
            return
        form = self.details.form if self.details is not None and reason else None
        if status == OfferStatus.DECLINED and self.details is not None:
            form = self.details.form
        action = AnswerOffer(self._context.stream, offer, status, reason)
        self._act(self._key, action, self._say, form)

    def _submit(self, key: str, step_id: str, texts: Mapping[str, str]) -> None:
        at, form = self._at(key), self.details.form if self.details is not None else None
        if at is None or form is None:
            return
        try:
            action = BY_ID[step_id].act(at, texts)
        except UserError as wrong:
            form.fail(wrong)
            return

        self._act(key, action, self._say, form)

    def _act(
        self,
        key: str,
        action: Action,
        say_wrong: Callable[[str], None],
        form: StepForm | None = None,
    ) -> None:
        """Perform; a refusal is said in the form if there is one, else where the buttons are."""
        say_wrong("")
        if form is not None:
            form.wait()

        def here() -> bool:
            return form is not None and self.details is not None and self.details.form is form

        def done(_outcome: object) -> None:
            if form is not None and here():
                of = self.details.form_of if self.details is not None else ""
                form.finish()
                self._typed.pop((key, of), None)
            self.acted.emit(key)

        def failed(error: Exception) -> None:
            if not isinstance(error, UserError):
                self._context.notify(error)
            elif form is not None and here():
                form.fail(error)
            else:
                say_wrong(say.error(error))

        self._context.act(action, done, failed)

    def _say(self, text: str) -> None:
        if self.details is not None:
            self.details.say(text)
        elif text:
            self._context.notify(UserError(text))

    def _at(self, key: str) -> At | None:
        state = self._data.states.get(key)
        return At(state, self._data, self._context.clock.now()) if state is not None else None

    def _keep(self) -> None:
        if self.details is not None and self.details.form is not None:
            self._keep_form(self._key, self.details.form_of, self.details.form)

    def _keep_form(self, key: str, of: str, form: StepForm) -> None:
        self._typed[key, of] = form.typed()

    def _lose(self) -> None:
        """The row goes, with what stands on it: keep what was typed, and what was open."""
        if self.details is not None:
            self._keep()
            self._lost = f"-{self.details.form_of}"
            self.details = None

    def _leave(self) -> None:
        self.close()
        self.left.emit()

    def _read_life(self, state: RequestState) -> None:
        """Read who did what when, beside the window."""
        reader, request = self._context.reader, state.request
        deliveries = [one.key for one in state.deliveries]
        offers = [one.key for one in state.offers]

        def read() -> tuple[Step, ...]:
            return steps(
                (
                    *reader.writes(request.stream, "request", (request.key,)),
                    *reader.writes(request.stream, "delivery", deliveries),
                    *reader.writes(request.stream, "offer", offers),
                )
            )

        def done(life: tuple[Step, ...]) -> None:
            if self.details is not None and self._key == request.key:
                self.details.show_life(life, state, self._data)

        self._context.jobs.run(read, done, key="requests.life")
