"""What an act on a response will bring, before it is done: told, tasks, reports, gaps."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from commander.domain.duty import Duty
from commander.domain.plan import Notify, ResponsePlan, worded
from commander.domain.resources import Department
from commander.domain.work import Task
from commander.linkage.plan_preview import Foreseen
from ui import words
from ui.response.response_words import basis, gap_words, language, moment
from ui.theme.theme import Theme

_MINUTE: Final = 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """How departments are called and in which time zone times are shown."""

    departments: Mapping[str, Department] = field(default_factory=dict)
    plan: ResponsePlan | None = None
    zone: tzinfo = UTC

    def department(self, code: str) -> str:
        """Return what a department is called, in the operation or else in the plan."""
        known = self.departments.get(code)
        if known is not None:
            return known.name(language())
        of_plan = self.plan.departments if self.plan is not None else ()
        found = next((one for one in of_plan if one.code == code), None)
        return worded(found.names, language()) if found is not None else words.department(code)


class PreviewTree(QTreeWidget):
    """Groups that open and close; only groups with something in them are there."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(self.tr("What this brings"))
        self.setHeaderLabels([self.tr("What this brings"), self.tr("until"), self.tr("basis")])
        self.setSelectionMode(QTreeWidget.SelectionMode.SingleSelection)
        self.setUniformRowHeights(True)
        self.setIndentation(theme.px(14))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(2, theme.px(150))

    def say(self, text: str) -> None:
        """Show only this, for example why it cannot be done."""
        self.clear()
        item = QTreeWidgetItem([text])
        item.setToolTip(0, text)
        item.setForeground(0, self._theme.colour("orange"))
        self.addTopLevelItem(item)
        item.setFirstColumnSpanned(True)

    def show_foreseen(self, one: Foreseen, naming: Naming, now: int) -> None:
        """Show what will come and what will go."""
        self.clear()
        plan = naming.plan
        if plan is None:
            return
        self._gaps(one, plan)
        self._told(one.told, naming, now, plan)
        self._opened(one.opened, naming)
        self._tasks(self.tr("Tasks: {count}"), one.tasks, naming, now)
        self._tasks(self.tr("Tasks taken back: {count}"), one.taken_back, naming, now)
        self._tasks(
            self.tr("Begun already, goes on though this level does not ask for it: {count}"),
            one.staying,
            naming,
            now,
        )
        self._reports(self.tr("Reports owed: {count}"), one.reports, naming, now)
        self._reports(
            self.tr("Reports not owed any more: {count}"), one.reports_lifted, naming, now
        )
        if not self.topLevelItemCount():
            self.addTopLevelItem(QTreeWidgetItem([self.tr("Nothing else changes.")]))

    def texts(self) -> list[str]:
        """Return every line, for those who read it aloud and for tests."""
        found: list[str] = []
        waiting = [self.topLevelItem(at) for at in reversed(range(self.topLevelItemCount()))]
        while waiting:
            item = waiting.pop()
            if item is not None:
                said = (item.text(column) for column in range(3))
                found.append(" | ".join(text for text in said if text))
                waiting += [item.child(at) for at in reversed(range(item.childCount()))]
        return found

    def _group(
        self, template: str, count: int, *, role: str = "", opened: bool = True
    ) -> QTreeWidgetItem:
        item = QTreeWidgetItem([template.format(count=count)])
        item.setFont(0, self._theme.ui_font(semibold=True))
        if role:
            item.setForeground(0, self._theme.colour(role))
        item.setToolTip(0, item.text(0))
        self.addTopLevelItem(item)
        item.setFirstColumnSpanned(True)
        item.setExpanded(opened)
        return item

    def _line(self, parent: QTreeWidgetItem, *texts: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(parent, list(texts))
        for column, text in enumerate(texts):
            item.setToolTip(column, text)
        for column in range(1, len(texts)):
            item.setForeground(column, self._theme.colour("muted"))
        return item

    def _gaps(self, one: Foreseen, plan: ResponsePlan) -> None:
        if not one.gaps:
            return
        top = self._group(
            self.tr("! Clauses that nobody carries: {count}"), len(one.gaps), role="red"
        )
        for clause in one.gaps:
            self._line(top, gap_words(clause, plan), "", basis(plan, clause.code))

    def _told(self, told: Iterable[Notify], naming: Naming, now: int, plan: ResponsePlan) -> None:
        rules = tuple(told)
        if not rules:
            return
        top = self._group(self.tr("Departments told: {count}"), len(rules))
        for rule in rules:
            limit = words.clock(now + rule.minutes * _MINUTE, naming.zone, "minute")
            within = self.tr("{minutes} min ({limit})").format(minutes=rule.minutes, limit=limit)
            self._line(top, naming.department(rule.department), within, basis(plan, rule.clause))

    def _opened(self, codes: tuple[str, ...], naming: Naming) -> None:
        if codes:
            top = self._group(
                self.tr("Departments opened on the board: {count}"), len(codes), opened=False
            )
            for code in codes:
                self._line(top, naming.department(code))

    def _tasks(self, title: str, tasks: tuple[Task, ...], naming: Naming, now: int) -> None:
        if not tasks:
            return
        top = self._group(title, len(tasks))
        owners = dict.fromkeys(task.owner for task in tasks)
        titles = {task.key: task.title for task in tasks}
        for owner in owners:
            theirs = [task for task in tasks if task.owner == owner]
            group = self._line(top, f"{naming.department(owner)} · {len(theirs)}")
            group.setExpanded(len(tasks) <= 12)  # noqa: PLR2004 - what one view takes
            for task in theirs:
                due = moment(task.due, naming.zone, now) if task.due else ""
                line = self._line(group, task.title, due, task.basis)
                if waits := [titles[key] for key in task.waits_for if key in titles]:
                    after = self.tr("after: {tasks}").format(tasks=", ".join(waits))
                    line.setToolTip(0, f"{task.title}\n{after}")

    def _reports(self, title: str, duties: tuple[Duty, ...], naming: Naming, now: int) -> None:
        if not duties:
            return
        top = self._group(title, len(duties))
        for duty in duties:
            due = moment(duty.due, naming.zone, now) if duty.due else self.tr("not begun")
            self._line(top, f"{duty.sender} → {duty.to}", due, duty.basis)
