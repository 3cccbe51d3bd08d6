"""The entry line with everything around it: drafts, what it understood, logging and failing."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from commander.actions.base import Action, Outcome
from commander.actions.completion import Candidate, complete
from commander.actions.names import compact
from commander.actions.retype import retype
from commander.actions.shorthand import Shorthand, parse
from commander.domain.attachment import MESSAGE, Subject
from commander.domain.record import Party
from commander.domain.work import Message
from commander.errors import UserError
from ui import words
from ui.attached.attached import Attached
from ui.attached.incoming import sources
from ui.context import Context
from ui.log.draft_tabs import DraftTabs
from ui.log.drafts import Drafts, Line
from ui.log.enclosing import Enclosing
from ui.log.field import EntryField
from ui.log.names import Names
from ui.log.offers import Offers
from ui.log.outgoing import corrected, new_entry
from ui.log.understood import Said, Understood, explain, help_words, key_words
from ui.theme.dress import dress
from ui.theme.tokens import STEP

translate = QCoreApplication.translate
_RECALLED: Final = 50
_MIN_SENDER: Final = 2


class EntryBar(QFrame):
    """Where entries are typed. Enter logs; the text stays until the outcome is known.

    Signals:
        logged: Outcome of an entry.
        left: Esc in an empty line; the list may have the focus.
    """

    logged = Signal(object)
    left = Signal()

    def __init__(self, context: Context, names: Names, attached: Attached, over: QWidget) -> None:
        super().__init__(over)
        self._context = context
        self._names = names
        self._history: list[str] = []
        self._recalled = 0
        self._confirmed = ""
        self._corrected: dict[str, Message] = {}
        self.drafts = Drafts(context, self)
        self.field = EntryField(context.theme, self)
        self.offers = Offers(context.theme, names, over)
        self._understood = Understood(context.theme, self)
        self._tabs = DraftTabs(context.theme, self.drafts, self)
        self._attached = attached
        self.enclosing = Enclosing(context.theme, self.drafts, attached, self)
        self._mode = QLabel()
        dress(self, role="raised")
        self._build()
        self._connect()
        self._show_line()

    @property
    def understood(self) -> str:
        """What the words below the line say."""
        return self._understood.text()

    def begin(self, text: str = "") -> None:
        """Begin an entry with this text; what was being typed is parked."""
        self.drafts.fresh(text)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def begin_correction(self, message: Message) -> None:
        """Begin a correction of an entry; Enter logs the entry that supersedes it."""
        self._corrected[message.key] = message
        text = retype(message, self._names.directory, self._names.scene.timezone)
        known = next((one for one in self.drafts.lines if one.corrects == message.key), None)
        if known:
            self.drafts.choose(known)
        else:
            self.drafts.fresh(text, message.key)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _build(self) -> None:
        step = self._context.theme.px(STEP)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * step, 2 * step, 3 * step, 2 * step)
        column.setSpacing(step)
        self._mode.setTextFormat(Qt.TextFormat.PlainText)
        dress(self._mode, tone="warning")
        for part in (self._tabs, self._mode, self.enclosing.tray):
            column.addWidget(part)
        column.addWidget(self.enclosing.beside(self.field))
        column.addWidget(self._understood)
        name = translate("Log", "Entry line")
        self.field.setAccessibleName(name)
        self.field.setToolTip(
            translate(
                "Log",
                "F2 to come here · Enter logs · Shift+Enter new line · Tab completes\n"
                "Esc or Ctrl+T parks it as a draft · Ctrl+PgUp/PgDn other drafts · Up recalls",
            )
        )

    def _connect(self) -> None:
        field = self.field
        field.textChanged.connect(self._edited)
        field.cursorPositionChanged.connect(self._offer)
        field.submitted.connect(self.submit)
        field.park.connect(self.drafts.fresh)
        field.fresh.connect(self.drafts.fresh)
        field.overtaken.connect(self.drafts.fresh)
        field.turn.connect(self.drafts.turn)
        field.recall.connect(self._recall)
        field.left.connect(self._leave)
        field.files.connect(self.take_files)
        self.enclosing.changed.connect(self._explain)
        self.enclosing.ready.connect(self._files_read)
        field.before_key = self._take_key
        self.offers.picked.connect(self._accept)
        self.drafts.switched.connect(self._show_line)
        self._names.changed.connect(self._explain)

    def _show_line(self) -> None:
        """The current draft is another one: put it into the field."""
        line = self.drafts.current
        self._confirmed = ""
        if self.field.toPlainText() != line.text:
            self.field.set_text(line.text)
        self.offers.hide()
        if line.corrects and line.corrects not in self._corrected:
            self._read_corrected(line.corrects)
        self._explain()

    def _read_corrected(self, key: str) -> None:
        """A correction restored after a crash: read what it corrects."""
        reader, stream = self._context.reader, self._context.stream

        def take(message: Message | None) -> None:
            if message is not None:
                self._corrected[key] = message
                self._explain()

        self._context.jobs.run(lambda: reader.message(stream, key), take, key="log.corrected")

    def _edited(self) -> None:
        self._confirmed = ""
        if self.field.toPlainText() != self.field.recalled:
            self._recalled, self.field.recalled = 0, ""
        self.drafts.edit(self.field.toPlainText())
        self._explain()
        self._offer()

    def _parse(self, line: Line) -> Shorthand:
        begun = line.begun_at or self._context.clock.now()
        known = self._corrected.get(line.corrects)
        near = known.happened_at if known else begun
        scene = self._names.scene
        return parse(line.text, scene.directory, near, scene.timezone)

    def _explain(self) -> None:
        line = self.drafts.current
        scene = self._names.scene
        self.field.sending = line.sending
        corrected = self._corrected.get(line.corrects)
        self._mode.setVisible(bool(line.corrects))
        time = scene.clock(corrected.happened_at, corrected.precision) if corrected else "…"
        self._mode.setText(translate("Log", "corrects {time}").format(time=time))
        if line.failure:
            self._understood.show_words(
                [Said(line.failure, "red", strong=True), *key_words(completes=False)]
            )
            self.field.colour(())
            return
        if not line.text.strip():
            self.field.colour(())
            self._understood.show_words(help_words())
            return
        said = self._parse(line)
        self.field.colour(said.spans)
        begun = corrected.happened_at if corrected else line.begun_at
        explained = explain(said, begun, self._speaker(said), scene)
        self._understood.show_words([*explained, *key_words(completes=True)])

    def _speaker(self, said: Shorthand) -> Party | None:
        """Who speaks when nobody was typed: the desk of the operator."""
        operator = self._context.post.operator
        if said.sender or not operator.department:
            return said.sender
        return self._names.directory.party(f"department:{operator.department}")

    # Offers.

    def _offer(self) -> None:
        if not self.field.hasFocus():
            self.offers.hide()
            return
        text, cursor = self.field.toPlainText(), self.field.cursor_place()
        found = complete(text, cursor, self._names.directory)
        typed = text[found[0].start : found[0].end] if found else ""
        alone = len(found) == 1 and compact(found[0].insert.strip(" >")) == compact(typed)
        first_word = bool(found) and found[0].insert.endswith(">")
        if alone or (first_word and len(typed) < _MIN_SENDER):
            found = []
        self.offers.offer(found, self._corner())

    def _corner(self) -> QPoint:
        """Above the line, at the cursor."""
        place = self.field.cursorRect().topLeft() - QPoint(0, self._context.theme.px(2 * STEP))
        top = self.field.viewport().mapTo(self.window(), place)
        over = self.offers.parentWidget()
        return over.mapFrom(self.window(), top) if over else top

    def _take_key(self, event: QKeyEvent) -> bool:
        """Keys that belong to the offers while they are shown."""
        offer = self.offers.current
        key = event.key()
        if offer is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if key == Qt.Key.Key_Tab or (enter and self.offers.moved):
            self._accept(offer)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.offers.step(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self.offers.hide()
        else:
            return False
        return True

    def _accept(self, offer: Candidate) -> None:
        self.field.put(offer.start, offer.end, offer.insert)

    def _leave(self) -> None:
        if self.drafts.current.corrects:
            self.drafts.release()
        self.left.emit()

    def _recall(self) -> None:
        """Bring back what was logged before, one further with each Up."""
        if self._history:
            self._recalled = min(self._recalled + 1, len(self._history))
            self.field.recalled = self._history[-self._recalled]
            self.field.set_text(self.field.recalled)

    # Logging.

    def submit(self) -> None:
        """Log the current line; an ambiguous name is asked about once."""
        line = self.drafts.current
        if line.sending or line.is_empty:
            return
        if line.reading:
            line.waiting = True
            return
        if not self._context.stream:
            self._fail(line, translate("Log", "Open an operation first; the text stays here."))
            return
        said = self._parse(line)
        unclear = said.ambiguous()
        if unclear and self._confirmed != line.text:
            self._confirmed = line.text
            self._choose(unclear[0].start, unclear[0].end)
            return
        self.offers.hide()
        self._send(line, said)

    def take_files(self, data: QMimeData) -> None:
        """Enclose files or a picture that were pasted or dropped."""
        self.enclosing.take(sources(data, self._attached.pasted_name()))

    def _files_read(self, line: Line) -> None:
        """Log what was waiting for its files."""
        if line.waiting and line is self.drafts.current:
            self.submit()
        line.waiting = False

    def _choose(self, start: int, end: int) -> None:
        """Put the cursor behind an ambiguous name, so that the offers show who may be meant."""
        text = self.field.toPlainText()[start:end]
        self.field.set_cursor(start + (text.index(">") if ">" in text else len(text)))
        self._understood.show_words(
            [
                *explain(self._parse(self.drafts.current), 0, None, self._names.scene),
                Said(translate("Log", "Enter again logs it as written"), "text", strong=True),
            ]
        )

    def _send(self, line: Line, said: Shorthand) -> None:
        before = self._corrected.get(line.corrects)
        if line.corrects and before is None:
            return
        stream, incident = self._context.stream, self._context.focus.incident
        if before is not None:
            action: Action = corrected(stream, before, said, self._names.scene)
        else:
            action = new_entry(stream, line, replace(said, sender=self._speaker(said)), incident)
        line.sending = True
        self.field.sending = True
        text, files = line.text, line.files if before is not None else ()

        def done(outcome: Outcome) -> None:
            for content in files:  # a correction keeps the files of the old entry, and gets these
                self._attached.add(Subject(MESSAGE, outcome.keys[0]), content)
            self._done(line, text, outcome)

        def failed(error: Exception) -> None:
            said = words.error(error) if isinstance(error, UserError) else str(error)
            self._fail(line, said)

        self._context.act(action, done, failed)

    def _fail(self, line: Line, reason: str) -> None:
        """The text stays, with the reason under it."""
        line.sending = False
        line.failure = reason
        self._explain()
        self.drafts.listed.emit()

    def _done(self, line: Line, text: str, outcome: Outcome) -> None:
        line.sending = False
        if text:
            self._history = [*self._history, text][-_RECALLED:]
        self.drafts.logged(line)
        self._explain()
        self.logged.emit(outcome)
