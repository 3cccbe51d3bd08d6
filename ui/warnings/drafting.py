"""Beginning a warning: the row that asks which, and the draft that comes of it."""

from PySide6.QtCore import QLocale, QObject, Signal

from commander.actions import DraftWarning
from commander.actions.base import Outcome
from commander.domain.operation import Incident
from commander.errors import UserError
from ui import words
from ui.context import Context
from ui.warnings.data import Shown
from ui.warnings.new_warning import NewWarning
from ui.warnings.prepared import Prepared, prepared_texts


class Drafting(QObject):
    """Keeps the row of the panel in which a warning is begun.

    Signals:
        drafted: key of the new draft.
        left: the row was put away.
    """

    drafted = Signal(str)
    left = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._shown = Shown()
        self.row = NewWarning(context.theme)
        self.row.hide()
        self.row.wanted.connect(self._draft)
        self.row.left.connect(self._leave)

    def show(self, shown: Shown) -> None:
        """Take what was read anew."""
        self._shown = shown

    def begin(self) -> None:
        """Show the row, with the texts that the plans at hand have prepared."""
        context = self._context
        if context.refuses():
            return
        opened = self._shown.incidents
        focused = [one for one in opened if one.key == context.focus.incident]
        if not opened:
            context.notify(UserError("Open an incident first: a warning belongs to one."))
            return
        self.row.begin(focused or opened, context.focus.incident)
        data, of = context.post.data, (focused or opened)[0]
        context.jobs.run(
            lambda: prepared_texts(data, of),
            lambda found: self.row.offer(found, _language()),
            key="warnings.texts",
        )

    def _draft(self, incident: str, prepared: Prepared | None, hazard: str) -> None:
        context = self._context
        fields = self._known(incident)
        if prepared is not None:
            fields |= prepared.fields(_language(), str(fields.get("area", "")))

        def done(outcome: Outcome) -> None:
            self.row.saved()
            self.drafted.emit(outcome.keys[0])

        def failed(error: Exception) -> None:
            if not isinstance(error, UserError):
                raise error
            self.row.refused(words.error(error))

        context.act(DraftWarning(context.stream, incident, hazard, fields), done, failed)

    def _known(self, incident: str) -> dict[str, object]:
        """Return what need not be asked: it begins now, where the incident is, by whom before."""
        of = next((one for one in self._shown.incidents if one.key == incident), Incident())
        fields: dict[str, object] = {"starts_at": self._context.clock.now()}
        if of.place is not None and of.place.text:
            fields["area"] = of.place.text
        before = [one.warning for one in self._shown.items if one.warning.issuer]
        if before:
            fields["issuer"] = max(before, key=lambda one: one.meta.created_at).issuer
        return fields

    def _leave(self) -> None:
        self.row.hide()
        self.left.emit()


def _language() -> str:
    return QLocale().name().partition("_")[0]
