"""A form of a few lines for one step of a record, made from a description of its fields."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from ui.theme.theme import Theme
from ui.widgets.form import InlineForm, chosen_code

_NARROW: Final = 22


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field: ``choices`` (code, words) to pick from, or ``offers`` that complete a text.

    ``wide`` is in steps of 4 px.
    """

    name: str
    label: str
    value: str = ""
    hint: str = ""
    wide: int = 40
    choices: tuple[tuple[str, str], ...] = ()
    offers: tuple[str, ...] = ()


def number(name: str, label: str, value: int | str = "") -> Field:
    """Return a field for a number, narrow."""
    return Field(name=name, label=label, value=str(value), wide=_NARROW)


class StepForm(InlineForm):
    """Enter asks for the step with what was typed; refused, it stays as it was typed.

    Signals:
        wanted: the texts of all fields by name.
    """

    wanted = Signal(object)

    def __init__(
        self,
        theme: Theme,
        title: str,
        save: str,
        fields: Sequence[Field],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self.set_title(title)
        self.set_save(save)
        self._inputs: dict[str, QLineEdit | QComboBox] = {}
        for field in fields:
            self._inputs[field.name] = self._add(field)
        if fields:
            self.flow_buttons()

    def typed(self) -> dict[str, str]:
        """Return the texts of all fields by name; of a choice its code."""
        return {
            name: chosen_code(box) if isinstance(box, QComboBox) else box.text().strip()
            for name, box in self._inputs.items()
        }

    def put(self, texts: Mapping[str, str]) -> None:
        """Put texts into fields, such as those that were typed before."""
        for name, text in texts.items():
            box = self._inputs.get(name)
            if isinstance(box, QComboBox):
                box.setCurrentIndex(max(0, box.findData(text)))
            elif box is not None:
                box.setText(text)

    def box(self, name: str) -> QLineEdit | QComboBox:
        """Return a field's input."""
        return self._inputs[name]

    def submit(self) -> None:
        if not self.waiting:
            self.wanted.emit(self.typed())

    def _add(self, field: Field) -> QLineEdit | QComboBox:
        if field.choices:
            choice = self.add_choice(field.label, field.choices)
            choice.setCurrentIndex(max(0, choice.findData(field.value)))
            choice.setMinimumWidth(self._theme.px(field.wide * 4))
            return choice
        line = self.add_line(field.label, wide=field.wide, hint=field.hint)
        line.setText(field.value)
        if field.offers:
            complete(line, field.offers)
        return line


def complete(line: QLineEdit, offers: Iterable[str]) -> None:
    """Offer these texts below a line while somebody types a part of one."""
    wanted = list(offers)
    if line.property("offers") == wanted:
        return
    line.setProperty("offers", wanted)
    completer = QCompleter(wanted, line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    line.setCompleter(completer)
