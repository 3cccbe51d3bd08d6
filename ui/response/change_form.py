"""Raising or lowering the level of a response, with what that adds and takes back."""

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from commander.actions import ChangeLevel
from commander.actions.base import Action
from commander.domain.duty import Duty
from commander.domain.work import Task
from commander.errors import UserError
from commander.journal.transaction import Draft
from commander.linkage.plan_choice import worst
from commander.linkage.plan_preview import Foreseen, foresee
from ui import words
from ui.context import Context
from ui.field_words import field_word
from ui.response.data import Picture, Standing
from ui.response.demanded import Demanded, HoursBox, TextBox, first_missing
from ui.response.level_choice import LevelChoice
from ui.response.preview_tree import Naming
from ui.response.record_lines import plain
from ui.response.response_form import ResponseForm
from ui.theme.tokens import STEP

_LOOK_MS: Final = 120


class ChangeForm(ResponseForm):
    """What was typed stays while the form is away, until another response is changed."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        self._context = context
        self._one: Standing | None = None
        self._picture = Picture()
        self._asked = 0
        theme = context.theme
        self.level = LevelChoice(theme)
        why = self.tr("for the record")
        self.reason = Demanded(theme, field_word("reason"), QLineEdit(), why)
        self.hours = Demanded(
            theme, self.tr("expected duration from now on, if another"), HoursBox()
        )
        self.measures = Demanded(theme, self.tr("measures from now on, if others"), TextBox(theme))
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, theme.px(STEP), 0)
        column.setSpacing(theme.px(2 * STEP))
        column.addWidget(plain(self.tr("Level"), role="caption"))
        column.addWidget(self.level)
        column.addWidget(self.reason)
        fields = QGridLayout()
        fields.setHorizontalSpacing(theme.px(3 * STEP))
        fields.addWidget(self.measures, 0, 0)
        fields.addWidget(self.hours, 0, 1, Qt.AlignmentFlag.AlignTop)
        fields.setColumnStretch(0, 2)
        fields.setColumnStretch(1, 1)
        column.addLayout(fields)
        column.addStretch(1)
        self._look = QTimer(self, singleShot=True, interval=_LOOK_MS)
        self._look.timeout.connect(self._foresee)
        self.level.bind(self)
        self.level.chosen.connect(self._chosen)
        self.reason.edited.connect(lambda: self.say_wrong(""))
        self.preview.setMinimumHeight(theme.px(30 * STEP))

    def open_for(self, one: Standing, picture: Picture) -> None:
        """Begin with the level that holds; the next lower one is not guessed."""
        held = one.activation
        if self._one is None or self._one.activation.key != held.key:
            self._forget()
        self._one, self._picture = one, picture
        self.setAccessibleName(self.tr("Raise or lower the level"))
        self.note.set_text(f"{held.authority} · {one.incident.name}")
        if one.plan is not None:
            self.level.show_levels(one.plan.levels)
        self.level.mark("", held.level)
        if not self.level.level:
            self.level.show_level(held.level)
        self._chosen(self.level.level)
        self.show()
        self.order_tabs()
        self.level.focus_first()

    def forward(self) -> None:
        """Change the level."""
        action = self._action()
        if action is None or self._one is None:
            return
        if action.level == self._one.activation.level:
            self.say_wrong(self.tr("Choose another level than the one in force."))
            self.level.focus_first()
            return
        missing = first_missing([self.reason])
        if missing is not None:
            self.see(missing.editor)
            return
        self.go.setEnabled(False)
        self._context.act(action, lambda _outcome: self._done(), self.fail)

    def tab_fields(self) -> list[QWidget]:
        fields = (self.reason, self.measures, self.hours)
        return [*self.level.buttons.values(), *(one.editor for one in fields)]

    def _done(self) -> None:
        self.go.setEnabled(True)
        self._forget()
        self._one = None
        self.put_away()

    def _forget(self) -> None:
        self.say_wrong("")
        self.level.show_level("")
        for field in (self.reason, self.hours, self.measures):
            field.set_value("")
            field.set_missing(missing=False)

    def _chosen(self, level: str) -> None:
        if self._one is None:
            return
        before = self._one.activation.level
        raised = worst((before, level)) == level and level != before
        self.title.set_text(
            self.tr("Raise or lower the level")
            if level == before
            else self.tr("Raise the level")
            if raised
            else self.tr("Lower the level")
        )
        go = self.tr("Raise") if raised else self.tr("Lower")
        self.set_go(go if level != before else self.tr("Change level"))
        self.say_wrong("")
        self._look.start()

    def _action(self, *, rehearsing: bool = False) -> ChangeLevel | None:
        if self._one is None:
            return None
        held = self._one.activation
        return ChangeLevel(
            held.stream,
            held.key,
            self.level.level,
            self.reason.value() or ("…" if rehearsing else ""),
            expected_hours=float(self.hours.value() or 0),
            measures=self.measures.value(),
        )

    def _foresee(self) -> None:
        one, action = self._one, self._action(rehearsing=True)
        if one is None or action is None:
            return
        if action.level == one.activation.level:
            self.preview.say(self.tr("Choose another level to see what comes and what goes."))
            return
        self._rehearse(one, action)

    def _rehearse(self, one: Standing, action: Action) -> None:
        self._asked += 1
        asked, plan = self._asked, one.plan
        if plan is None:
            return
        held, reader, stream = one.activation, self._context.reader, one.activation.stream

        def drafted(drafts: tuple[Draft, ...]) -> None:
            self._context.jobs.run(
                lambda: foresee(
                    plan, drafts, held, reader.all(Task, stream), reader.all(Duty, stream)
                ),
                lambda found: self._show(found, asked),
                key="response.foreseen",
            )

        def refused(error: BaseException) -> None:
            if not isinstance(error, UserError):
                raise error
            if asked == self._asked:
                self.preview.say(words.error(error))

        self._context.bridge.future(self._context.post.rehearse(action), drafted, refused)

    def _show(self, found: Foreseen, asked: int) -> None:
        if asked == self._asked and self._one is not None:
            picture = self._picture
            naming = Naming(departments=picture.departments, plan=self._one.plan, zone=picture.zone)
            self.preview.show_foreseen(found, naming, self._context.clock.now())
