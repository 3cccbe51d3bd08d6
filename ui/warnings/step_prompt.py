"""What is asked below a warning before a step: its level, why, until when, and who is told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from commander.actions import Notified
from commander.clock import Clock
from commander.domain.record import Party
from commander.domain.scales import WARNING_LEVEL
from commander.errors import UserError
from ui import words
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.due import parse_due
from ui.widgets.flow import FlowRow
from ui.widgets.key_hint import key_pair
from ui.widgets.pill import Pill

translate = QCoreApplication.translate
LEVELS: Final = tuple(one.code for one in sorted(WARNING_LEVEL.steps, key=lambda step: -step.rank))


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What is about to be done, the level now, and what has to be said."""

    title: str
    level: str = ""
    asks_level: bool = False
    asks_reason: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said: the level chosen, the reason, until when (ms UTC, 0: as before), who."""

    level: str
    reason: str
    expires_at: int
    notified: Notified


class StepPrompt(QFrame):
    """One step: issue, another level, or lift. Enter does it, Escape leaves it.

    Signals:
        answered: an `Answer`.
        left: Escape.
    """

    answered = Signal(object)
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        clock: Clock,
        zone: tzinfo,
        step: Step,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._clock, self._zone = theme, clock, zone
        self._asks_reason = step.asks_reason
        self._current = self.level = step.level
        self._levels: dict[str, Pill] = {}
        self._parties: list[tuple[Pill, Party]] = []
        self._worded: Callable[[str], str] = str
        self._telling: list[QWidget] = []
        self.reason, self.until, self.text = QLineEdit(), QLineEdit(), QLineEdit()
        self._wrong = QLabel()
        self._go = Pill(theme, "", compact=True)
        self._who = FlowRow(spacing=theme.px(STEP))
        dress(self, role="card")
        self._lay_out(step.title, asks_level=step.asks_level)

    def offer(self, parties: Sequence[Party], worded: Callable[[str], str]) -> None:
        """Propose whom to tell, all of them at first, and in which words for a level."""
        self._worded = worded
        self._word()
        for widget in self._telling:
            widget.setVisible(bool(parties))
        for party in parties:
            pill = Pill(self._theme, party.name.replace("&", "&&"), compact=True)
            pill.setCheckable(True)
            pill.setChecked(True)
            pill.setAccessibleName(party.name)
            pill.setAutoDefault(False)
            self._who.add(pill)
            self._parties.append((pill, party))

    def take_focus(self) -> None:
        """Begin where something has to be said."""
        first = self.reason if self._asks_reason else self._go
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, level: str) -> None:
        """Choose a level."""
        self.level = level
        for code, pill in self._levels.items():
            pill.setChecked(code == level)
        if not self.text.isModified():
            self._word()

    def submit(self) -> None:
        """Say it, if it can be understood."""
        reason, text = self.reason.text().strip(), self.text.text().strip()
        told = tuple(party for pill, party in self._parties if pill.isChecked())
        until = parse_due(self.until.text(), self._clock.now(), self._zone)
        if self._asks_reason and not reason:
            self._say(translate("Warnings", "Say why."), self.reason)
        elif until is None:
            self._say(translate("Warnings", "Until when? Write 20:55 or +90."), self.until)
        elif told and not text:
            self._say(translate("Warnings", "In which words are they told?"), self.text)
        else:
            self._go.setEnabled(False)
            self.answered.emit(Answer(self.level, reason, until, Notified(told, text)))

    def refused(self, error: Exception) -> None:
        """It was not done, and why; what was typed stays."""
        self._go.setEnabled(True)
        if not isinstance(error, UserError):
            raise error
        self._say(words.error(error), None)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        place = event.key() - Qt.Key.Key_1
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._go.isEnabled():
                self.submit()
        elif self._levels and ctrl and 0 <= place < len(LEVELS):
            self.choose(LEVELS[place])
        else:
            super().keyPressEvent(event)

    def _word(self) -> None:
        self.text.setText(self._worded(self.level))
        self.text.setCursorPosition(0)

    def _say(self, text: str, field: QLineEdit | None) -> None:
        self._wrong.setText(text)
        self._wrong.show()
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, title: str, *, asks_level: bool) -> None:
        step = self._theme.px(STEP)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step)
        column.setSpacing(step)
        head = QLabel(title)
        head.setTextFormat(Qt.TextFormat.PlainText)
        head.setWordWrap(True)
        dress(head, role="strong")
        column.addWidget(head)
        if asks_level:
            column.addWidget(self._level_row())
        self._field(column, translate("Warnings", "Why"), self.reason, shown=self._asks_reason)
        until = translate("Warnings", "Until (empty: as before)")
        self._field(column, until, self.until, shown=asks_level)
        self.until.setPlaceholderText(translate("Warnings", "20:55 or +90"))
        caption = QLabel(translate("Warnings", "Told, and asked to acknowledge"))
        dress(caption, role="caption")
        column.addWidget(caption)
        column.addWidget(self._who)
        self._telling += [caption, self._who]
        words_caption = self._field(
            column, translate("Warnings", "In these words"), self.text, shown=True
        )
        self._telling += [words_caption, self.text]
        self._wrong.setTextFormat(Qt.TextFormat.PlainText)
        self._wrong.setWordWrap(True)
        dress(self._wrong, role="small", tone="danger")
        self._wrong.hide()
        column.addWidget(self._wrong)
        buttons = QHBoxLayout()
        self._go.set_text(translate("Warnings", "Do it"))
        self._go.clicked.connect(self.submit)
        buttons.addWidget(self._go)
        buttons.addWidget(key_pair(self._theme, "Return", translate("Warnings", "do it")))
        buttons.addWidget(key_pair(self._theme, "Esc", translate("Warnings", "not now")))
        buttons.addStretch(1)
        column.addLayout(buttons)

    def _level_row(self) -> QWidget:
        row = FlowRow(spacing=self._theme.px(STEP))
        for number, code in enumerate(LEVELS, 1):
            word = words.scale_step("warning_level", code)
            pill = Pill(self._theme, f"{word.short}  Ctrl+{number}", dot=word.role, compact=True)
            pill.setCheckable(True)
            pill.setChecked(code == self._current)
            pill.clicked.connect(partial(self.choose, code))
            row.add(pill)
            self._levels[code] = pill
        return row

    def _field(self, column: QVBoxLayout, word: str, field: QLineEdit, *, shown: bool) -> QLabel:
        caption = QLabel(word)
        dress(caption, role="caption")
        caption.setBuddy(field)
        field.setAccessibleName(word)
        for widget in (caption, field):
            column.addWidget(widget)
            widget.setVisible(shown)
        return caption
