"""The first step of an activation: for which incident, which plan, at which level."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from commander.domain.operation import Incident
from commander.domain.plan import ResponsePlan
from commander.domain.warning import PublicWarning
from commander.linkage.plan_choice import facts_of, fitting, propose
from ui import words
from ui.fact_words import condition_words
from ui.response.facts_row import FactsRow
from ui.response.level_choice import LevelChoice
from ui.response.record_lines import plain
from ui.response.response_words import plan_name
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP

_LIST_WIDE = 72


class PlanPage(QWidget):
    """Plans that fit the incident come first; the facts propose a level, a person decides.

    Signals:
        changed: incident, plan, level or a fact is another.
        entered: Enter or a double click on a plan.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._plans: dict[str, ResponsePlan] = {}
        self._incidents: dict[str, Incident] = {}
        self._decided = False
        self._warned: tuple[PublicWarning, ...] = ()
        self._now = 0
        self.incident = QComboBox()
        self.incident.setAccessibleName(self.tr("Incident"))
        self._incident_label = plain(self.tr("Incident"), role="caption")
        self.plans = QListWidget()
        self.plans.setAccessibleName(self.tr("Plan"))
        self.plans.setWordWrap(True)
        self.plans.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.why = plain(wrap=True)
        self.level = LevelChoice(theme)
        self.facts = FactsRow(theme)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.incident.currentIndexChanged.connect(self._incident_chosen)
        self.plans.currentItemChanged.connect(self._plan_chosen)
        self.plans.itemActivated.connect(self.entered)
        self.level.chosen.connect(self._decide)
        self.facts.edited.connect(self._facts_edited)

    @property
    def chosen_incident(self) -> Incident | None:
        """The incident that is meant."""
        return self._incidents.get(str(self.incident.currentData() or ""))

    @property
    def plan(self) -> ResponsePlan | None:
        """The plan that is chosen."""
        item: QListWidgetItem | None = self.plans.currentItem()
        if item is None:
            return None
        return self._plans.get(str(item.data(Qt.ItemDataRole.UserRole)))

    @property
    def decided(self) -> bool:
        """Whether a person chose the level, and not only the facts."""
        return self._decided

    def know(self, warned: Sequence[PublicWarning], now: int) -> None:
        """Take the warnings: those in force at ``now`` (ms UTC) are facts of their incident."""
        self._warned, self._now = tuple(warned), now

    def show_all(
        self, incidents: Sequence[Incident], plans: Sequence[ResponsePlan], incident: str
    ) -> None:
        """Offer these incidents and plans, and begin with this incident."""
        self._incidents = {one.key: one for one in incidents}
        self._plans = {one.code: one for one in plans}
        self.incident.blockSignals(True)
        self.incident.clear()
        for one in incidents:
            self.incident.addItem(one.name, one.key)
        self.incident.setCurrentIndex(max(0, self.incident.findData(incident)))
        self.incident.blockSignals(False)
        several = len(incidents) > 1
        self.incident.setVisible(several)
        self._incident_label.setVisible(several)
        self._list_plans()

    def restore(self, plan: str, level: str, facts: Mapping[str, str]) -> None:
        """Put back what was chosen before."""
        self.facts.enter(facts)
        for row in range(self.plans.count()):
            if self.plans.item(row).data(Qt.ItemDataRole.UserRole) == plan:
                self.plans.setCurrentRow(row)
        if level:
            self._decided = True
            self.level.show_level(level)
        self._propose()

    def forget(self) -> None:
        """Begin anew, for the next activation."""
        self._decided = False
        self.facts.forget()
        self.level.show_level("")

    def set_wide(self, *, wide: bool) -> None:
        """Put list and level beside each other, or below."""
        across = QBoxLayout.Direction.LeftToRight
        self._middle.setDirection(across if wide else QBoxLayout.Direction.TopToBottom)
        limit = self._theme.px(_LIST_WIDE * STEP)
        self.plans.setMaximumWidth(limit if wide else 16_777_215)
        row = self.plans.sizeHintForRow(0) if self.plans.count() else 0
        whole = row * self.plans.count() + self._theme.px(2 * STEP)
        self.plans.setMinimumHeight(min(whole, self._theme.px(150)) if wide else whole)
        self.plans.setMaximumHeight(16_777_215 if wide else whole)

    def _list_plans(self) -> None:
        incident = self.chosen_incident or Incident()
        fit = fitting(self._plans.values(), incident)
        rest = [one for one in self._plans.values() if one not in fit]
        before = self.plan
        self.plans.blockSignals(True)
        self.plans.clear()
        for one in (*fit, *rest):
            item = QListWidgetItem(f"{plan_name(one)}\n{self._fits(one, incident)}")
            item.setData(Qt.ItemDataRole.UserRole, one.code)
            item.setToolTip(item.text())
            self.plans.addItem(item)
        self.plans.blockSignals(False)
        codes = [one.code for one in (*fit, *rest)]
        at = codes.index(before.code) if before is not None and before in fit else 0
        if codes:
            self.plans.setCurrentRow(at)

    def _fits(self, plan: ResponsePlan, incident: Incident) -> str:
        if plan.event_type != incident.event_type:
            fits = self.tr("another type: {type}").format(type=words.event_type(plan.event_type))
        elif incident.subtype in plan.subtypes:
            fits = self.tr("for just this kind of event")
        else:
            fits = self.tr("for this type of event")
        version = self.tr("version {version}").format(version=plan.version)
        count = self.tr("{count} tasks").format(count=len(plan.tasks))
        return f"{fits} · {version} · {count}"

    def _incident_chosen(self) -> None:
        self.forget()
        self._list_plans()
        self._plan_chosen()

    def _plan_chosen(self) -> None:
        plan = self.plan
        if plan is None:
            return
        self.facts.show_plan(plan)
        known = {
            name: str(value)
            for name, value in facts_of(self._meant(), self._warned, self._now).items()
        }
        entered = self.facts.entered()
        self.facts.enter({name: text for name, text in known.items() if name not in entered})
        self.level.show_levels(plan.levels)
        self._propose()
        self.changed.emit()

    def _meant(self) -> Incident:
        return self.chosen_incident or Incident()

    def _facts_edited(self) -> None:
        self._propose()
        self.changed.emit()

    def _propose(self) -> None:
        plan = self.plan
        if plan is None:
            return
        found = propose(plan, facts_of(self._meant(), self._warned, self._now) | self.facts.facts())
        if found is None:
            self.level.mark("")
            self.why.setText(self.tr("No fact proposes a level. Enter facts, or decide yourself."))
            dress(self.why, tone="")
        else:
            because = ", ".join(condition_words(one) for one in found.because)
            level = words.scale_step("response_level", found.level.code).short
            text = self.tr("Proposed: {level}, because of {facts}. You decide.")
            self.why.setText(text.format(level=level, facts=because))
            self.level.mark(found.level.code)
            dress(self.why, tone="info")
        if not self._decided:
            self.level.show_level(found.level.code if found is not None else "")

    def _decide(self, _level: str) -> None:
        self._decided = True
        self.changed.emit()

    def _lay_out(self) -> None:
        step = self._theme.px(STEP)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * step)
        column.addWidget(plain(self.tr("Level"), role="caption"))
        column.addWidget(self.level)
        column.addWidget(self.why)
        column.addWidget(self.facts)
        column.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(step)
        left.addWidget(self._incident_label)
        left.addWidget(self.incident)
        left.addWidget(plain(self.tr("Plan"), role="caption"))
        left.addWidget(self.plans, 1)
        self._middle.setContentsMargins(0, 0, step, 0)
        self._middle.setSpacing(3 * step)
        self._middle.addLayout(left, 2)
        self._middle.addWidget(right, 3)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._middle)
