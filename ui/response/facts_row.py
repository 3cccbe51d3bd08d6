"""Facts from which a level is proposed: those that the levels of a plan ask for."""

from collections.abc import Mapping
from contextlib import suppress

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QDoubleValidator
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from commander.domain.plan import ResponsePlan
from commander.linkage.plan_check import FACTS
from commander.linkage.plan_choice import Fact
from ui import words
from ui.fact_words import SCALES, fact_word
from ui.response.demanded import capital
from ui.response.record_lines import plain
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.flow import FlowRow

_WIDE = 24


class FactsRow(FlowRow):
    """A field for each fact; what was entered stays when another plan is looked at.

    Signals:
        edited: a fact is another.
    """

    edited = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=theme.px(2 * STEP))
        self._theme = theme
        self._entered: dict[str, str] = {}
        self.fields: dict[str, QComboBox | QLineEdit] = {}

    def show_plan(self, plan: ResponsePlan) -> None:
        """Ask for the facts of this plan."""
        named = dict.fromkeys(one.fact for level in plan.levels for one in level.when)
        if list(named) == list(self.fields):
            return
        self.clear()
        self.fields = {}
        for name in named:
            self._add(name)

    def facts(self) -> dict[str, Fact]:
        """Return what was entered, as the proposal takes it."""
        found: dict[str, Fact] = {}
        for name in self.fields:
            text = self._entered.get(name, "")
            if text and FACTS.get(name):
                found[name] = text
            elif text:
                with suppress(ValueError):
                    found[name] = float(text.replace(",", ""))
        return found

    def entered(self) -> dict[str, str]:
        """Return everything that was typed, by fact."""
        return {name: text for name, text in self._entered.items() if text}

    def enter(self, values: Mapping[str, str]) -> None:
        """Fill in what is known."""
        self._entered.update(values)
        for name, box in self.fields.items():
            _put(box, self._entered.get(name, ""))

    def forget(self) -> None:
        """Forget what was entered, because it was about another incident."""
        self._entered.clear()
        for box in self.fields.values():
            _put(box, "")

    def _add(self, name: str) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(2))
        column.addWidget(plain(capital(fact_word(name)), role="caption"))
        box = self._codes(name) if FACTS.get(name) else self._number()
        box.setAccessibleName(fact_word(name))
        _put(box, self._entered.get(name, ""))
        if isinstance(box, QComboBox):
            box.currentIndexChanged.connect(lambda: self._took(name, str(box.currentData() or "")))
        else:
            box.textChanged.connect(lambda text: self._took(name, text.strip()))
        column.addWidget(box)
        self.add(holder)
        self.fields[name] = box

    def _codes(self, name: str) -> QComboBox:
        box = QComboBox()
        box.addItem(self.tr("not known"), "")
        for code in FACTS[name]:
            scale = SCALES.get(name, "")
            box.addItem(words.scale_step(scale, code).short if scale else code, code)
        return box

    def _number(self) -> QLineEdit:
        box = QLineEdit()
        valid = QDoubleValidator(0.0, 1e15, 3, box)
        valid.setLocale(QLocale.c())
        box.setValidator(valid)
        box.setFixedWidth(self._theme.px(_WIDE * STEP))
        return box

    def _took(self, name: str, text: str) -> None:
        if self._entered.get(name, "") != text:
            self._entered[name] = text
            self.edited.emit()


def _put(box: QComboBox | QLineEdit, text: str) -> None:
    if isinstance(box, QComboBox):
        box.setCurrentIndex(max(0, box.findData(text)))
    elif box.text() != text:
        box.setText(text)
