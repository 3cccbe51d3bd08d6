"""The second step of an activation: what law and plan demand that it says."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from commander.domain.plan import ResponsePlan, worded
from commander.linkage.plan_check import OBLIGATORY
from commander.linkage.plan_work import work_at
from ui.field_words import field_word
from ui.response.demanded import Demanded, HoursBox, TextBox, first_missing
from ui.response.record_lines import plain
from ui.response.response_words import basis, hours, language
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.words import LANGUAGES

_HOURS: Final = (6, 12, 24, 72)
_URGENT: Final = 6


class ContentsPage(QWidget):
    """Matter, duration and measures (Emergency Response Law, art. 72), then what the plan adds.

    Signals:
        changed: something that was typed is another.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._plan: ResponsePlan | None = None
        self._level = ""
        law = self.tr("Emergency Response Law, art. 72")
        self.matter = Demanded(theme, field_word("matter"), TextBox(theme), law)
        self.hours = Demanded(theme, field_word("expected_hours"), HoursBox(), law)
        self.measures = Demanded(theme, field_word("measures"), TextBox(theme), law)
        name = QLineEdit()
        self.authority = Demanded(theme, field_word("authority"), name)
        self.language = QComboBox()
        self.more: dict[str, Demanded] = {}
        self.from_plan = QPushButton(self.tr("Take the plan's first measures"))
        self._own_authority = False
        self._grid = QGridLayout(self)
        self._lay_out()
        for field in (self.matter, self.hours, self.measures):
            field.edited.connect(self.changed)
        name.textEdited.connect(self._named)
        self.authority.edited.connect(self.changed)
        self.from_plan.clicked.connect(self._take_measures)
        self.language.currentIndexChanged.connect(self._spoken)

    def show_plan(self, plan: ResponsePlan, level: str) -> None:
        """Ask for what this plan demands; what was typed stays."""
        if plan is not self._plan:
            self._plan = plan
            self._languages(plan)
            self._name_fields(plan)
            self._ask_more(plan)
        self._level = level
        rule = next((one for one in plan.levels if one.code == level), None)
        if rule is not None and not self._own_authority:
            self.authority.set_value(worded(rule.authority, self.spoken))

    @property
    def spoken(self) -> str:
        """The language that tasks and notices will be worded in."""
        return str(self.language.currentData() or "en")

    def fields(self) -> list[Demanded]:
        """Return every field, in the order in which they are read."""
        return [self.matter, self.hours, self.measures, *self.more.values(), self.authority]

    def tab_fields(self) -> list[QWidget]:
        """Return what Tab goes through."""
        first = [self.matter.editor, self.hours.editor, *self.hours.findChildren(QPushButton)]
        rest = [one.editor for one in (*self.more.values(), self.authority)]
        return [*first, self.measures.editor, self.from_plan, *rest, self.language]

    def missing(self) -> Demanded | None:
        """Mark what is missing; returns the first field of it."""
        return first_missing(self.fields())

    def said(self) -> dict[str, str]:
        """Return what was typed, by field; for what the plan adds by its code after ``more.``."""
        found = {
            "matter": self.matter.value(),
            "hours": self.hours.value(),
            "measures": self.measures.value(),
            "authority": self.authority.value() if self._own_authority else "",
            "language": self.spoken,
        }
        return found | {f"more.{code}": field.value() for code, field in self.more.items()}

    def restore(self, said: Mapping[str, str]) -> None:
        """Put back what was typed before."""
        self.matter.set_value(said.get("matter", ""))
        self.hours.set_value(said.get("hours", ""))
        self.measures.set_value(said.get("measures", ""))
        if said.get("authority"):
            self._own_authority = True
            self.authority.set_value(said["authority"])
        at = self.language.findData(said.get("language", ""))
        if at >= 0:
            self.language.setCurrentIndex(at)
        for code, field in self.more.items():
            field.set_value(said.get(f"more.{code}", ""))

    def forget(self) -> None:
        """Begin anew, for the next activation."""
        self._own_authority = False
        for field in self.fields():
            field.set_value("")
            field.set_missing(missing=False)

    def _languages(self, plan: ResponsePlan) -> None:
        before = self.spoken if self.language.count() else language()
        self.language.blockSignals(True)
        self.language.clear()
        for code in plan.languages:
            self.language.addItem(LANGUAGES.get(code, code), code)
        self.language.setCurrentIndex(max(0, self.language.findData(before)))
        self.language.blockSignals(False)

    def _name_fields(self, plan: ResponsePlan) -> None:
        """Call what the law demands by the plan's words, with the plan's sources."""
        own = {"matter": self.matter, "expected_hours": self.hours, "measures": self.measures}
        for one in plan.contents:
            if one.of == "activation" and one.code in own:
                own[one.code].set_caption(worded(one.names, language()), basis(plan, one.clause))

    def _ask_more(self, plan: ResponsePlan) -> None:
        for field in self.more.values():
            field.hide()
            field.deleteLater()
        self.more = {}
        for one in plan.contents:
            if one.of == "activation" and one.code not in OBLIGATORY:
                name = worded(one.names, language())
                field = Demanded(self._theme, name, TextBox(self._theme), basis(plan, one.clause))
                field.edited.connect(self.changed)
                self.more[one.code] = field
                self._more.addWidget(field)

    def _named(self, text: str) -> None:
        self._own_authority = bool(text.strip())

    def _spoken(self) -> None:
        if self._plan is not None:
            self.show_plan(self._plan, self._level)
        self.changed.emit()

    def _take_measures(self) -> None:
        if self._plan is None:
            return
        tasks = work_at(self._plan, self._level).tasks
        urgent = [one for one in tasks if one.priority == "urgent"] or list(tasks)
        spoken = self.spoken
        titles = [worded(one.title, spoken) for one in urgent[:_URGENT]]
        joined = ("；" if spoken == "zh" else "; ").join(titles)
        before = self.measures.value()
        self.measures.set_value(f"{before}\n{joined}" if before else joined)
        self.measures.editor.setFocus()

    def _lay_out(self) -> None:
        step = self._theme.px(STEP)
        self._grid.setContentsMargins(0, 0, step, 0)
        self._grid.setHorizontalSpacing(3 * step)
        self._grid.setVerticalSpacing(2 * step)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        chips = QHBoxLayout()
        chips.setSpacing(step)
        for number in _HOURS:
            chip = QPushButton(hours(number))
            dress(chip, role="pill", compact=True)
            chip.clicked.connect(partial(self.hours.set_value, f"{number}"))
            chips.addWidget(chip)
        chips.addStretch(1)
        self.hours.row.addLayout(chips)
        take = QHBoxLayout()
        take.addWidget(self.from_plan)
        take.addStretch(1)
        dress(self.from_plan, role="pill", compact=True)
        self.measures.row.addLayout(take)
        holder = QWidget()
        self._more = QVBoxLayout(holder)
        self._more.setContentsMargins(0, 0, 0, 0)
        self._more.setSpacing(2 * step)
        spoken = QWidget()
        column = QVBoxLayout(spoken)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(2))
        label = plain(self.tr("Language of tasks and notices"), role="caption")
        label.setBuddy(self.language)
        self.language.setAccessibleName(label.text())
        column.addWidget(label)
        column.addWidget(self.language)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(self.matter, 0, 0, top)
        self._grid.addWidget(self.hours, 0, 1, top)
        self._grid.addWidget(self.measures, 1, 0, 2, 1, top)
        self._grid.addWidget(self.authority, 1, 1)
        self._grid.addWidget(spoken, 2, 1)
        self._grid.addWidget(holder, 3, 0, 1, 2)
        self._grid.setRowStretch(4, 1)
