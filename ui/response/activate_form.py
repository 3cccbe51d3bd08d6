"""Activating a plan: which plan and level, what has to be said, and what it will bring."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from commander.actions import ActivatePlan
from commander.actions.base import Outcome
from commander.domain.codes import State
from commander.domain.duty import Duty
from commander.domain.operation import Incident
from commander.domain.plan import ResponsePlan
from commander.domain.warning import PublicWarning
from commander.domain.work import Task
from commander.errors import UserError
from commander.journal.transaction import Draft
from commander.linkage.plan_check import OBLIGATORY
from commander.linkage.plan_library import Library, library
from commander.linkage.plan_preview import Foreseen, foresee
from commander.linkage.plan_text import text_of
from ui import words
from ui.context import Context
from ui.response.contents_page import ContentsPage
from ui.response.data import Picture
from ui.response.plan_page import PlanPage
from ui.response.preview_tree import Naming
from ui.response.response_form import ResponseForm
from ui.response.response_words import plan_name

DRAFT: Final = "response.draft"
"""Setting with what was typed and not done yet; it outlives the program."""

_PLAN, _CONTENTS, _PREVIEW = range(3)
_LOOK_MS: Final = 120
_KEEP_MS: Final = 600


@dataclass(frozen=True, slots=True)
class _Read:
    """Plans at hand, their texts by code, and what was left unfinished."""

    found: Library
    kept: Any
    texts: Mapping[str, str]
    warned: tuple[PublicWarning, ...] = ()


def _read(data: Path, kept: Any, warned: tuple[PublicWarning, ...]) -> _Read:
    found = library(data)
    return _Read(found, kept, {one.code: text_of(one) for one in found.newest()}, warned)


class ActivateForm(ResponseForm):
    """Three steps in a narrow panel; in a wide one the preview stands beside the first two.

    Signals:
        activated: the key of the new activation.
    """

    activated = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        self._context = context
        self._picture = Picture()
        self._asked = 0
        self._stream = ""
        self._texts: Mapping[str, str] = {}
        self.plans, self.contents = PlanPage(context.theme), ContentsPage(context.theme)
        self.step = _PLAN
        self._pages = QStackedWidget()
        self._pages.addWidget(self.plans)
        self._pages.addWidget(self.contents)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self._look = QTimer(self, singleShot=True, interval=_LOOK_MS)
        self._keep = QTimer(self, singleShot=True, interval=_KEEP_MS)
        self.title.set_text(self.tr("Activate plan"))
        self.setAccessibleName(self.tr("Activate plan"))
        self._connect()

    def open_for(self, picture: Picture, incident: str) -> None:
        """Begin, or go on with what was left unfinished for this operation."""
        self._picture = picture
        stream = self._context.stream
        if self._stream and self._stream != stream:
            self._forget()
        self._stream = stream
        data = self._context.post.data
        settings, reader = self._context.post.settings, self._context.reader
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.preview.say(self.tr("Reading the plans …"))
        self._context.jobs.run(
            lambda: _read(data, settings.get(DRAFT, {}), reader.all(PublicWarning, stream)),
            lambda read: self._begin(read, incident),
            key="response.library",
        )

    def forward(self) -> None:
        """Go to the next step; at the last one activate."""
        if self.step == _PLAN:
            if self._has_plan():
                self._turn_to(_CONTENTS)
        elif self.step == _CONTENTS and not self.is_wide:
            if self._is_complete():
                self._turn_to(_PREVIEW)
        elif self._has_plan() and self._is_complete():
            self._activate()

    def go_back(self) -> None:
        """Go to the step before, or leave."""
        if self.step == _PLAN:
            self.put_away()
        else:
            self._turn_to(self.step - 1)

    def tab_fields(self) -> list[QWidget]:
        page = self.plans
        first = [page.incident, page.plans, *page.level.buttons.values()]
        return [*first, *page.facts.fields.values(), *self.contents.tab_fields()]

    def put_away(self) -> None:
        self._save()
        super().put_away()

    def arrange(self) -> None:
        super().arrange()
        if self.is_wide and self.step == _PREVIEW:
            self._turn_to(_CONTENTS)
        else:
            self._place()

    def action(self, *, rehearsing: bool = False) -> ActivatePlan | None:
        """Return the act as it stands; ``rehearsing`` puts something where nothing was said yet."""
        incident, plan = self.plans.chosen_incident, self.plans.plan
        if incident is None or plan is None or not self.plans.level.level:
            return None
        said, blank = self.contents.said(), "…" if rehearsing else ""
        demanded = [one.code for one in plan.contents if one.of == "activation"]
        more = [code for code in demanded if code not in OBLIGATORY]
        return ActivatePlan(
            self._stream,
            incident.key,
            self._texts.get(plan.code) or text_of(plan),
            self.plans.level.level,
            authority=said["authority"],
            matter=said["matter"] or blank,
            expected_hours=float(said["hours"] or (1 if rehearsing else 0)),
            measures=said["measures"] or blank,
            language=said["language"],
            more={code: said.get(f"more.{code}", "") or blank for code in more},
        )

    def _begin(self, read: "_Read", incident: str) -> None:
        found, kept, self._texts = read.found, read.kept, read.texts
        opened = [one for one in self._picture.incidents.values() if one.state == State.OPEN]
        opened.sort(key=lambda one: -one.alarm_at)
        broken = [words.error(one) for one in found.problems]
        self.say_wrong("\n".join(broken))
        plans = [one for one in found.newest() if one.code not in found.broken]
        if not opened:
            self.preview.say(self.tr("There is no open incident. Ctrl+N opens one."))
        kept = kept if isinstance(kept, dict) and kept.get("stream") == self._stream else {}
        wanted = incident or str(kept.get("incident", ""))
        fresh = self.plans.plan is None
        self.plans.know(read.warned, self._context.clock.now())
        self.plans.show_all(opened, plans, wanted)
        self.plans.set_wide(wide=self.is_wide)
        if fresh and kept.get("incident") == self._key():
            self.plans.restore(
                str(kept.get("plan", "")), str(kept.get("level", "")), kept.get("facts", {})
            )
        self._follow_plan()
        if fresh and kept.get("incident") == self._key():
            self.contents.restore(kept.get("said", {}))
        meant = self.plans.chosen_incident
        if meant is not None and not self.contents.matter.value():
            self.contents.matter.set_value(meant.name)
        focused = QApplication.focusWidget()
        ours = focused is not None and (focused is self or self.isAncestorOf(focused))
        self._turn_to(_PLAN, focus=ours)  # whoever went elsewhere meanwhile stays there

    def _key(self) -> str:
        meant = self.plans.chosen_incident
        return meant.key if meant is not None else ""

    def _follow_plan(self) -> None:
        plan = self.plans.plan
        if plan is not None:
            self.contents.show_plan(plan, self.plans.level.level)
            self._changed()

    def _changed(self) -> None:
        self._look.start()
        self._keep.start()

    def _has_plan(self) -> bool:
        if self.plans.plan is None or self.plans.chosen_incident is None:
            self.say_wrong(self.tr("There is no open incident. Ctrl+N opens one."))
            return False
        if self.plans.level.level:
            return True
        self.say_wrong(self.tr("Decide on a level: no fact proposes one."))
        self.plans.level.set_missing(missing=True)
        if self.step != _PLAN:
            self._turn_to(_PLAN)
        self.plans.level.focus_first()
        return False

    def _is_complete(self) -> bool:
        missing = self.contents.missing()
        if missing is None:
            self.say_wrong("")
            return True
        if self.step != _CONTENTS:
            self._turn_to(_CONTENTS)
        names = [one.caption for one in self.contents.fields() if one.is_demanded]
        empty = [
            one.caption
            for one in self.contents.fields()
            if one.caption in names and not one.value()
        ]
        self.say_wrong(self.tr("Say also: {fields}.").format(fields=", ".join(empty)))
        self.see(missing.editor)
        return False

    def _activate(self) -> None:
        action = self.action()
        if action is None:
            return
        self.go.setEnabled(False)
        self._context.act(action, self._done, self.fail)

    def _done(self, outcome: Outcome) -> None:
        self.go.setEnabled(True)
        self._forget()
        super().put_away()
        self.activated.emit(outcome.keys[0])

    def _forget(self) -> None:
        self._keep.stop()
        self.say_wrong("")
        self.plans.forget()
        self.contents.forget()
        self.step = _PLAN
        self._context.post.settings.set(DRAFT, {})

    def _save(self) -> None:
        self._keep.stop()
        if not self._stream or self.plans.plan is None:
            return
        self._context.post.settings.set(
            DRAFT,
            {
                "stream": self._stream,
                "incident": self._key(),
                "plan": self.plans.plan.code,
                "level": self.plans.level.level if self.plans.decided else "",
                "facts": self.plans.facts.entered(),
                "said": self.contents.said(),
            },
        )

    # What it will bring

    def _foresee(self) -> None:
        action, plan = self.action(rehearsing=True), self.plans.plan
        if action is None or plan is None:
            if self.plans.plan is not None:
                self.preview.say(self.tr("Decide on a level to see what it brings."))
            return
        self._asked += 1
        asked = self._asked
        incident = self.plans.chosen_incident or Incident()

        def drafted(drafts: tuple[Draft, ...]) -> None:
            reader, stream = self._context.reader, self._stream
            self._context.jobs.run(
                lambda: foresee(
                    plan, drafts, None, reader.all(Task, stream), reader.all(Duty, stream)
                ),
                self._only(asked, lambda found: self._show_foreseen(found, plan)),
                key="response.foreseen",
            )

        def refused(error: BaseException) -> None:
            if not isinstance(error, UserError):
                raise error
            if asked == self._asked:
                self.preview.say(words.error(error))

        self.note.set_text(
            self.tr("{incident} · {plan}").format(incident=incident.name, plan=plan_name(plan))
        )
        self._context.bridge.future(self._context.post.rehearse(action), drafted, refused)

    def _only(self, asked: int, show: Callable[[Foreseen], None]) -> Callable[[Foreseen], None]:
        def shown(found: Foreseen) -> None:
            if asked == self._asked:
                show(found)

        return shown

    def _show_foreseen(self, found: Foreseen, plan: ResponsePlan) -> None:
        picture = self._picture
        naming = Naming(departments=picture.departments, plan=plan, zone=picture.zone)
        self.preview.show_foreseen(found, naming, self._context.clock.now())

    # Its steps

    def _turn_to(self, step: int, *, focus: bool = True) -> None:
        self.step = step
        self._place()
        self.order_tabs()
        if not focus:
            return
        if step == _PLAN:
            self.plans.plans.setFocus(Qt.FocusReason.OtherFocusReason)
        elif step == _CONTENTS:
            empty = (one for one in self.contents.fields() if one.is_demanded and not one.value())
            first = next(empty, self.contents.measures)
            self.see(first.editor)
        else:
            self.preview.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> None:
        last = self.step == _PREVIEW or (self.is_wide and self.step == _CONTENTS)
        self._pages.setCurrentIndex(min(self.step, _CONTENTS))
        self.plans.set_wide(wide=self.is_wide)
        self._scroll.setVisible(self.step != _PREVIEW)
        self.preview.setVisible(self.is_wide or self.step == _PREVIEW)
        self.back.setVisible(self.step != _PLAN)
        self.set_go(self.tr("Activate") if last else self.tr("Next"))
        count = 2 if self.is_wide else 3
        names = (self.tr("plan and level"), self.tr("what it says"), self.tr("what it brings"))
        template = self.tr("Activate plan {step}/{count}: {name}")
        self.title.set_text(template.format(step=self.step + 1, count=count, name=names[self.step]))

    def _connect(self) -> None:
        for keys, run in (("Alt+Left", self.go_back), ("Alt+Right", self.forward)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)
        self.plans.level.bind(self)
        self.plans.changed.connect(self._follow_plan)
        self.plans.entered.connect(self.forward)
        self.contents.changed.connect(self._changed)
        self.back.clicked.connect(self.go_back)
        self._look.timeout.connect(self._foresee)
        self._keep.timeout.connect(self._save)
