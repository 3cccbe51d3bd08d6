"""An opened unit: crew, leader, names, its states so far, last message and position."""

import re
from datetime import tzinfo
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from commander.domain.resources import Unit
from commander.domain.work import Message
from ui import words as say
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.units.data import UnitsData
from ui.units.rows import dispute_text, field_word
from ui.widgets.dispute_line import DisputeLine
from ui.widgets.elided import ElidedLabel
from ui.widgets.elided_link import ElidedLink

_SECOND: Final = 1000
_COMMA: Final = re.compile("[,，、]")


class UnitDetails(QWidget):
    """Stands below a unit's row. A field is saved when it is left or on Enter; Escape closes.

    Signals:
        edited: a mapping with one field and its new value.
        message_wanted: the last message is to be shown (its key).
        left: Escape.
        settling_wanted: what posts disagree about is to be settled.
    """

    edited = Signal(object)
    message_wanted = Signal(str)
    left = Signal()
    settling_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fields = {name: QLineEdit() for name in ("crew", "leader", "aliases", "agency")}
        self._dispute = DisputeLine(theme)
        self._dispute.pressed.connect(self.settling_wanted)
        self._states = _words()
        self._task = _words()
        self._place = _words()
        self._message = ElidedLink()
        self._message.set_words("–")
        self._message_key = ""
        self._message.setEnabled(False)
        self._message.clicked.connect(lambda: self.message_wanted.emit(self._message_key))
        self.setFocusProxy(self._fields["crew"])
        self._build()
        for name, field in self._fields.items():
            field.editingFinished.connect(lambda one=name: self._save(one))

    def show_unit(self, unit: Unit, data: UnitsData, now: int) -> None:
        """Show a unit; a field that is being typed in keeps its text."""
        texts = {
            "crew": str(unit.crew or ""),
            "leader": unit.leader,
            "aliases": ", ".join(unit.aliases),
            "agency": unit.agency,
        }
        for name, field in self._fields.items():
            if not field.isModified():
                field.setText(texts[name])
        language = QLocale().name().partition("_")[0]
        self._dispute.show_dispute(dispute_text(unit, data, language))
        self._states.setText(_history(unit, data.zone))
        task = data.tasks.get(unit.task)
        incident = data.incidents.get(unit.incident)
        works_on = (task.title if task else "", incident.name if incident else "")
        self._task.setText(" · ".join(one for one in works_on if one) or "–")
        self._place.setText(_place(unit, now))

    def show_message(self, message: Message | None, zone: tzinfo) -> None:
        """Show the last message of the unit."""
        if message is None:
            return
        self._message_key = message.key
        clock = say.clock(message.happened_at, zone, _exact(message.precision))
        self._message.set_words(f"{clock} {message.text}")
        self._message.setEnabled(True)

    def commit(self) -> None:
        """Save what was typed and not saved yet."""
        for name in self._fields:
            self._save(name)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        event.accept()
        if event.key() == Qt.Key.Key_Escape:
            self.commit()
            self.left.emit()

    def _save(self, name: str) -> None:
        field = self._fields[name]
        text = field.text().strip()
        wrong = name == "crew" and bool(text) and not text.isdecimal()
        dress(field, tone="danger" if wrong else "")
        if wrong or not field.isModified():
            return
        field.setModified(False)
        if name == "crew":
            self.edited.emit({name: int(text or 0)})
        elif name == "aliases":
            aliases = tuple(one.strip() for one in _COMMA.split(text) if one.strip())
            self.edited.emit({name: aliases})
        else:
            self.edited.emit({name: text})

    def _build(self) -> None:
        side = self._theme.px(3 * STEP)
        column = QVBoxLayout(self)
        column.setContentsMargins(side, 0, side, self._theme.px(2 * STEP))
        column.addWidget(self._dispute)
        form = QFormLayout()
        form.setHorizontalSpacing(self._theme.px(2 * STEP))
        form.setVerticalSpacing(self._theme.px(STEP))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        translate = QCoreApplication.translate
        rows: tuple[tuple[str, QWidget], ...] = (
            *((field_word(name), field) for name, field in self._fields.items()),
            (translate("Units", "States"), self._states),
            (translate("Units", "Works on"), self._task),
            (translate("Units", "Position"), self._place),
            (translate("Units", "Last message"), self._message),
        )
        for words, field in rows:
            label = ElidedLabel(words)
            label.setMinimumWidth(self._theme.px(18 * STEP))
            dress(label, role="small")
            field.setAccessibleName(words)
            form.addRow(label, field)
        column.addLayout(form)


def _words() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    dress(label, role="small")
    return label


def _history(unit: Unit, zone: tzinfo) -> str:
    """The states so far with the time of each, the present one from when it holds now."""
    times = {**unit.meta.firsts}
    if unit.status in unit.meta.firsts:
        times[unit.status] = unit.meta.since.get("status", times[unit.status])
    parts = [
        f"{say.clock(at, zone, 'minute')} {say.unit_status(code)}"
        for code, at in sorted(times.items(), key=lambda item: item[1])
    ]
    return " → ".join(parts) or "–"


def _place(unit: Unit, now: int) -> str:
    place = unit.place
    if place is None:
        return QCoreApplication.translate("Units", "Not on the map yet. G puts it there.")
    mark = "≈" if place.approx or "place" in unit.approximate else ""
    age = say.ago((now - unit.meta.since.get("place", now)) / _SECOND)
    where = f"{mark}{place.lat:.5f}, {place.lon:.5f}"
    parts = (place.text, where, say.place_source(place.source), age)
    return " · ".join(part for part in parts if part)


def _exact(precision: str) -> str:
    return "minute" if precision == "second" else precision
