"""The list of open conflicts: one key settles one; the change travels to every post."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from commander.errors import UserError
from ui import words
from ui.conflicts.data import Question, read_questions
from ui.conflicts.question_card import QuestionCard
from ui.context import Context
from ui.theme.dress import dress
from ui.theme.tokens import STEP
from ui.widgets.flow import FlowRow
from ui.widgets.key_hint import key_pair
from ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from commander.journal.feed import Notice

_SIZE: Final = QSize(720, 640)
_GATHER_MS: Final = 100
_KEEP: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OWN_TABLES: Final = frozenset({"setting", "draft", "outbox", "peer"})


class ConflictsPanel(Overlay):
    """F12. Fresh by notices while it is open; what is settled stays in its place until it closes.

    Signals:
        show_wanted: kind and key of an item that is to be shown.
    """

    show_wanted = Signal(str, str)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context.theme, parent, size=_SIZE)
        self._context = context
        self._cards: list[QuestionCard] = []
        self._at: tuple[str, str] = ("", "")
        self._current: QuestionCard | None = None
        self._asked: dict[tuple[str, str, str], int] = {}
        self._timer = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._title, self._note, self._nothing = QLabel(), QLabel(), QLabel()
        self._list, self._scroll = QWidget(), QScrollArea()
        self._column = QVBoxLayout(self._list)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Open conflicts"))
        self._lay_out()
        self._timer.timeout.connect(self.refresh)
        context.bridge.noticed.connect(self._notice)
        context.focus.changed.connect(self._begin_anew)

    def open_at(self, kind: str, key: str) -> None:
        """Open at the conflict of this item, if it has one."""
        self._at = (kind, key)
        self.open()

    def take_focus(self) -> None:
        self._begin_anew()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Read the open conflicts."""
        context = self._context
        reader, stream, here = context.reader, context.stream, context.post.journal.device
        context.jobs.run(
            lambda: read_questions(reader, stream, here), self._show, key="conflicts.questions"
        )

    def cards(self) -> tuple[QuestionCard, ...]:
        """Return the cards from top to bottom, settled ones too."""
        return tuple(self._cards)

    @property
    def current(self) -> QuestionCard | None:
        """The card that keys mean."""
        return self._current

    def answer(self, number: int) -> None:
        """Give an answer, from 0, to the selected question."""
        card = self._current
        if card is None or card.settled or card.question.ident in self._asked:
            return
        if number >= len(card.question.answers):
            return
        question = card.question
        self._asked[question.ident] = number
        self._note.setText("")
        self._context.act(
            question.settled_by(number),
            lambda _outcome: self._settled(question, number),
            lambda error: self._refused(question, error),
        )

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.isAutoRepeat() and event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return  # a key held down answers one question, not the next
        key = event.key()
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.answer(key - Qt.Key.Key_1)
        elif key in _KEEP:
            self.answer(0)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_G and self._current is not None:
            self._show_item(self._current)
        else:
            super().keyPressEvent(event)

    def _begin_anew(self) -> None:
        for card in self._cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards, self._current = [], None
        self._asked.clear()
        self._note.setText("")
        if self.isVisible():
            self.refresh()

    def _notice(self, notice: "Notice") -> None:
        ours = notice.stream == self._context.stream
        if self.isVisible() and ours and notice.changed.keys() - _OWN_TABLES:
            self._timer.start()

    def _show(self, questions: Sequence[Question]) -> None:
        """Show what is open: known cards in their places, new ones at the end."""
        found = {question.ident: question for question in questions}
        for card in self._cards:
            question = found.pop(card.question.ident, None)
            if question is None:
                if not card.settled:
                    card.settle(self._asked.get(card.question.ident))
            elif card.settled or question != card.question:
                self._asked.pop(question.ident, None)
                card.ask(question)
        for question in found.values():
            self._add(question)
        self._say(len(questions))
        if self._current is None:
            self._select(self._first())

    def _add(self, question: Question) -> None:
        card = QuestionCard(self._theme, question)
        card.answered.connect(self.answer)
        card.touched.connect(partial(self._select, card))
        card.show_wanted.connect(partial(self._show_item, card))
        self._column.insertWidget(len(self._cards), card)
        self._cards.append(card)

    def _first(self) -> QuestionCard | None:
        """Return the card of the item that was asked for, else the first that is open."""
        opened = [card for card in self._cards if not card.settled]
        wanted = (card for card in opened if card.question.ident[:2] == self._at)
        return next(wanted, opened[0] if opened else None)

    def _select(self, card: QuestionCard | None) -> None:
        self._current = card
        for one in self._cards:
            one.select(selected=one is card)
        if card is not None:
            # Its place is known once the column has been laid out.
            QTimer.singleShot(0, card, lambda: self._scroll.ensureWidgetVisible(card))

    def _move(self, by: int) -> None:
        if self._cards and self._current is not None:
            place = self._cards.index(self._current) + by
            self._select(self._cards[max(0, min(place, len(self._cards) - 1))])
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _settled(self, question: Question, number: int) -> None:
        card = next((one for one in self._cards if one.question == question), None)
        if card is None:
            return
        card.settle(number)
        rest = [one for one in self._cards if not one.settled]
        after = [one for one in rest if self._cards.index(one) > self._cards.index(card)]
        self._select((after or rest or [card])[0])
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._note.setText(self.tr("Settled for every post. Ctrl+Z asks again."))
        dress(self._note, tone="ok")
        self._say(len(rest))

    def _refused(self, question: Question, error: Exception) -> None:
        self._asked.pop(question.ident, None)
        if not isinstance(error, UserError):
            self._context.notify(error)
            return
        self._note.setText(words.error(error))
        dress(self._note, tone="danger")
        self.refresh()

    def _show_item(self, card: QuestionCard) -> None:
        self.close_overlay()
        self.show_wanted.emit(card.question.conflict.entity, card.question.conflict.key)

    def _say(self, count: int) -> None:
        self._title.setText(
            self.tr("Conflicts to settle: {count}").format(count=count)
            if count
            else self.tr("No open conflicts")
        )
        self._nothing.setVisible(not self._cards)
        self._scroll.setVisible(bool(self._cards))

    def _lay_out(self) -> None:
        step = self._theme.px(STEP)
        dress(self._title, role="title")
        dress(self._note, role="small")
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing.setText(
            self.tr(
                "All posts agree.\nWhere two change the same thing without knowing of each other, "
                "both versions stay and the question comes here."
            )
        )
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        dress(self._nothing, role="muted")
        self._nothing.hide()
        self._scroll.setWidget(self._list)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column.setContentsMargins(0, 0, step, 0)
        self._column.setSpacing(2 * step)
        self._column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * step, 4 * step, 5 * step, 3 * step)
        column.setSpacing(2 * step)
        column.addWidget(self._title)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._nothing, 1)
        column.addWidget(self._note)
        column.addWidget(self._hints())

    def _hints(self) -> QWidget:
        hints = FlowRow(spacing=self._theme.px(2 * STEP))
        for key, meaning in (
            ("1", self.tr("… 9 settles")),
            ("Return", self.tr("keeps what is shown")),
            ("Down", self.tr("next")),
            ("G", self.tr("shows the item")),
            ("Ctrl+Z", self.tr("asks again")),
            ("Esc", self.tr("closes")),
        ):
            hints.add(key_pair(self._theme, key, meaning))
        return hints
