"""What stands open below a duty's row, and what is done there. One at a time."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, Signal

from commander.errors import UserError
from commander.linkage.life import Step, steps
from ui.context import Context
from ui.duties.details import BY_ID, DutyDetails
from ui.duties.duty_words import DutiesData
from ui.widgets.inline_list import InlineList
from ui.widgets.step_form import StepForm


class Opened(QObject):
    """Puts the details below a row, keeps what is typed there, and takes steps.

    Signals:
        left: the operator closed it; the focus belongs to the list again.
        acted: this desk did something.
    """

    left = Signal()
    acted = Signal()

    def __init__(self, context: Context, view: InlineList, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._view = view
        self._data = DutiesData()
        self._key = ""
        self._lost: str | None = None
        self._typed: dict[tuple[str, str], Mapping[str, str]] = {}
        self.details: DutyDetails | None = None
        view.closing.connect(self._lose)

    @property
    def key(self) -> str:
        """The duty that is open, empty without one."""
        return self._key if self.details is not None else ""

    def show(self, data: DutiesData) -> None:
        """Take data that is newer; what a reset of the list took away is opened again."""
        self._data = data
        lost, self._lost = self._lost, None
        if self.details is None and lost is not None and self._key in data.duties:
            key = self._key
            self.open(key)
            if lost:
                self.take(key, lost)
        duty = data.duties.get(self._key)
        if self.details is not None and duty is not None:
            self.details.show_duty(duty, data)
            self._read_life(self._key)

    def open(self, key: str) -> None:
        """Open a duty below its row."""
        self.close()
        duty = self._data.duties.get(key)
        if duty is None:
            return
        details = DutyDetails(self._context.theme)
        details.show_duty(duty, self._data)
        details.left.connect(self._leave)
        details.stepped.connect(lambda step: self.take(key, step))
        details.submitted.connect(lambda step, texts: self._submit(key, step, texts))
        details.settling_wanted.connect(
            lambda: self._context.selection.settling_wanted.emit("duty", key)
        )
        if self._view.put(key, details, below=True):
            self._key, self.details = key, details
            details.setFocus(Qt.FocusReason.OtherFocusReason)
            self._read_life(key)

    def close(self) -> None:
        """Close what stands open; what was typed is kept for the next time."""
        self._keep()
        self.details, self._key, self._lost = None, "", None
        self._view.take()

    def take(self, key: str, step_id: str) -> None:
        """Open the form that a step needs."""
        duty = self._data.duties.get(key)
        if duty is None or not duty.is_open() or self._context.refuses():
            return
        if self.key != key:
            self.open(key)
        if self.details is not None:
            self._keep()
            before = self._typed.get((key, step_id), {})
            form = self.details.open_form(BY_ID[step_id], duty, self._data, before)
            form.closed.connect(lambda: self._keep_form(key, step_id, form))

    def _submit(self, key: str, step_id: str, texts: Mapping[str, str]) -> None:
        duty, form = self._data.duties.get(key), self.details.form if self.details else None
        if duty is None or form is None:
            return
        try:
            action = BY_ID[step_id].act(duty, texts, self._data, self._context.clock.now())
        except UserError as wrong:
            form.fail(wrong)
            return
        form.wait()

        def here() -> bool:
            return self.details is not None and self.details.form is form

        def done(_outcome: object) -> None:
            if here():
                form.finish()
            self._typed.pop((key, step_id), None)
            self.acted.emit()

        def failed(error: Exception) -> None:
            if here() and isinstance(error, UserError):
                form.fail(error)
            else:
                self._context.notify(error)

        self._context.act(action, done, failed)

    def _keep(self) -> None:
        if self.details is not None and self.details.form is not None:
            self._keep_form(self._key, self.details.form_of, self.details.form)

    def _keep_form(self, key: str, of: str, form: StepForm) -> None:
        self._typed[key, of] = form.typed()

    def _lose(self) -> None:
        """The row goes, with what stands on it: keep what was typed, and what was open."""
        if self.details is not None:
            self._keep()
            self._lost = self.details.form_of
            self.details = None

    def _leave(self) -> None:
        self.close()
        self.left.emit()

    def _read_life(self, key: str) -> None:
        """Read who did what when, beside the window."""
        reader, stream = self._context.reader, self._context.stream

        def done(life: tuple[Step, ...]) -> None:
            if self.details is not None and self._key == key:
                self.details.show_life(life, self._data)

        self._context.jobs.run(
            lambda: steps(reader.writes(stream, "duty", (key,))), done, key="duties.life"
        )
