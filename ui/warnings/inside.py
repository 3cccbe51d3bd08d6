"""What stands open on a card: the editor, the question before a step, the texts to copy. One."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QLocale, QObject, Signal

from commander.actions import (
    ApproveWarning,
    ChangeWarningLevel,
    IssueWarning,
    LiftWarning,
    UpdateWarning,
)
from commander.actions.base import Action, Outcome
from commander.domain.record import Party
from commander.linkage.warning_text import headline
from ui import words
from ui.context import Context
from ui.warnings.card import WarningCard
from ui.warnings.copy_prompt import CopyPrompt
from ui.warnings.data import Shown
from ui.warnings.editor import Editor, Values
from ui.warnings.step_prompt import Answer, Step, StepPrompt


class Inside(QObject):
    """Opens one thing on one card, and does what is decided there.

    Signals:
        left: it is closed; the focus belongs to the cards again.
        area_wanted: an area is to be drawn for a warning (its key).
    """

    left = Signal()
    area_wanted = Signal(str)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._shown = Shown()
        self._card: WarningCard | None = None
        self._typed: dict[str, Values] = {}

    @property
    def card(self) -> WarningCard | None:
        """The card on which something is open."""
        return self._card

    def show(self, shown: Shown) -> None:
        """Take what was read anew; what is typed stays."""
        self._shown = shown
        editor = self._card.inside if self._card is not None else None
        if self._card is None or not isinstance(editor, Editor):
            return
        item = shown.item(self._card.item.warning.key)
        if item is None or item.state not in ("draft", "approved"):
            self.close()
        else:
            editor.show_warning(item.warning, shown.areas)

    def close(self) -> None:
        """Close what is open; an editor's words are kept for the next time."""
        card, self._card = self._card, None
        if card is None:
            return
        if isinstance(card.inside, Editor):
            typed = card.inside.typed()
            key = card.item.warning.key
            self._typed.pop(key, None)
            if typed:
                self._typed[key] = typed
        card.shut()

    def unsaved(self, key: str) -> bool:
        """Return whether something was typed into this warning and not saved."""
        return key in self._typed

    def forget(self) -> None:
        """Another operation: what was typed in the one before belongs there."""
        self.close()
        self._typed.clear()

    def edit(self, card: WarningCard) -> None:
        """Open all that a warning says."""
        if self._context.refuses():
            return
        context, warning = self._context, card.item.warning
        editor = Editor(context.theme, context.clock, self._shown.zone)
        editor.show_warning(warning, self._shown.areas)
        editor.put_back(self._typed.get(warning.key, {}))
        editor.left.connect(self._leave)
        editor.area_wanted.connect(partial(self.area_wanted.emit, warning.key))
        editor.wanted.connect(partial(self._write, editor, warning.key))
        self._put(card, editor)
        editor.take_focus()

    def copy(self, card: WarningCard) -> None:
        """Open the texts to copy."""
        prompt = CopyPrompt(self._context, card.item, self._shown)
        prompt.left.connect(self._leave)
        self._put(card, prompt)
        prompt.take_focus()

    def approve(self, card: WarningCard) -> None:
        """Approve a warning as it stands, in the name of who sits here."""
        self._context.act(ApproveWarning(self._context.stream, card.item.warning.key))

    def issue(self, card: WarningCard) -> None:
        """Ask who is told, then issue."""
        text = self.tr("{level} issued: {headline}. Area: {area}")
        stream, key = self._context.stream, card.item.warning.key
        self._ask(
            card,
            Step(title=self.tr("Issue this warning"), level=card.item.warning.level),
            text,
            lambda said: IssueWarning(stream, key, said.notified),
        )

    def change_level(self, card: WarningCard) -> None:
        """Ask for the level, why and until when, then issue it anew."""
        text = self.tr("Warning changed to {level}: {headline}. Area: {area}")
        stream, key = self._context.stream, card.item.warning.key

        def act(said: Answer) -> Action:
            return ChangeWarningLevel(
                stream,
                key,
                said.level,
                reason=said.reason,
                expires_at=said.expires_at,
                notified=said.notified,
            )

        title = self.tr("Issue it anew: raise or lower the level, or set another end")
        level = card.item.warning.level
        step = Step(title=title, level=level, asks_level=True, asks_reason=True)
        self._ask(card, step, text, act)

    def lift(self, card: WarningCard) -> None:
        """Ask why, then lift."""
        text = self.tr("{level} lifted: {headline}. Area: {area}")
        stream, key = self._context.stream, card.item.warning.key
        self._ask(
            card,
            Step(
                title=self.tr("Lift this warning"),
                level=card.item.warning.level,
                asks_reason=True,
            ),
            text,
            lambda said: LiftWarning(stream, key, said.reason, said.notified),
            tell=card.item.state not in ("draft", "approved"),
        )

    def _ask(
        self,
        card: WarningCard,
        step: Step,
        text: str,
        make: Callable[[Answer], Action],
        *,
        tell: bool = True,
    ) -> None:
        if self._context.refuses():
            return
        context, warning = self._context, card.item.warning
        prompt = StepPrompt(context.theme, context.clock, self._shown.zone, step)
        language = QLocale().name().partition("_")[0]

        def worded(level: str) -> str:
            return text.format(
                level=words.scale_step("warning_level", level).short,
                headline=headline(warning, language),
                area=warning.area,
            )

        prompt.offer(self._parties(card, language) if tell else (), worded)

        def answered(said: Answer) -> None:
            self._context.act(make(said), lambda _outcome: self._done(card), prompt.refused)

        prompt.answered.connect(answered)
        prompt.left.connect(self._leave)
        self._put(card, prompt)
        prompt.take_focus()

    def _parties(self, card: WarningCard, language: str) -> tuple[Party, ...]:
        """Return who is told: who was told of it before, else every department."""
        told = dict.fromkeys(party for entry in card.item.told for party in entry.to)
        if told:
            return tuple(told)
        return tuple(
            Party("department", one.key, words.department(one.key, one.name(language)))
            for one in self._shown.departments.values()
        )

    def _write(self, editor: Editor, key: str, fields: Values) -> None:
        def done(_outcome: Outcome) -> None:
            editor.saved()
            self._typed.pop(key, None)
            card, self._card = self._card, None
            if card is not None and card.inside is editor:
                card.shut()
                self.left.emit()
            else:
                self._card = card

        self._context.act(UpdateWarning(self._context.stream, key, fields), done, editor.refused)

    def _put(self, card: WarningCard, widget: Editor | StepPrompt | CopyPrompt) -> None:
        self.close()
        self._card = card
        card.open(widget)

    def _done(self, card: WarningCard) -> None:
        if self._card is card:
            self._leave()

    def _leave(self) -> None:
        self.close()
        self.left.emit()
