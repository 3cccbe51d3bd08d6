"""The measures of a form as fields: radius, width, wind … each where its form has it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from commander.geodesy.forms import LONGEST_M, Buffer, Circle, Corridor, Form, Plume, Sector
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.flow import FlowLayout

translate = QCoreApplication.translate
_WIDE: Final = 104
_NARROW: Final = 76


@dataclass(frozen=True, slots=True)
class _Field:
    """One measure: its name in the form, its word, unit, bounds and decimals."""

    name: str
    word: Callable[[], str]
    unit: str
    least: float
    most: float
    step: float = 1.0
    decimals: int = 0


def _metres(name: str, word: Callable[[], str], least: float = 1.0) -> _Field:
    return _Field(name, word, " m", least, LONGEST_M, 10)


def _degrees(name: str, word: Callable[[], str], least: float = 0.0, most: float = 360) -> _Field:
    return _Field(name, word, "°", least, most, 5)


_HALF: Final = _degrees(
    "half_angle", lambda: translate("MeasureFields", "Half angle ±"), least=1, most=180
)
_FIELDS: Final[Mapping[type, tuple[_Field, ...]]] = {
    Circle: (_metres("radius_m", lambda: translate("MeasureFields", "Radius")),),
    Sector: (
        _metres("radius_m", lambda: translate("MeasureFields", "Radius")),
        _degrees("bearing", lambda: translate("MeasureFields", "Bearing (true)")),
        _HALF,
    ),
    Corridor: (_metres("width_m", lambda: translate("MeasureFields", "Width")),),
    Buffer: (_metres("distance_m", lambda: translate("MeasureFields", "Distance")),),
    Plume: (
        _degrees("wind_from", lambda: translate("MeasureFields", "Wind from")),
        _Field(
            "wind_speed",
            lambda: translate("MeasureFields", "Wind speed"),
            " m/s",
            0,
            120,
            0.5,
            1,
        ),
        _metres("distance_m", lambda: translate("MeasureFields", "Down-wind")),
        _HALF,
        _metres("isolation_m", lambda: translate("MeasureFields", "Isolation"), 0),
    ),
}


class MeasureFields(QWidget):
    """The fields of one form.

    Signals:
        edited: somebody set a measure (the new form).
    """

    edited = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._form: Form | None = None
        self._spins: dict[str, QDoubleSpinBox] = {}
        self._basis: QLineEdit | None = None
        self._size = QLabel(self)
        self._size.setTextFormat(Qt.TextFormat.PlainText)
        dress(self._size, role="muted")
        self._flow = FlowLayout(self, spacing=theme.px(2 * STEP))

    def show_form(self, form: Form | None) -> None:
        """Show the measures of a form; fields somebody types in keep what was typed."""
        if type(form) is not type(self._form):
            self._build(form)
        self._form = form
        for name, spin in self._spins.items():
            value = float(getattr(form, name))
            if not spin.hasFocus() and round(value, spin.decimals()) != spin.value():
                spin.blockSignals(True)
                spin.setValue(value)
                spin.blockSignals(False)
        if self._basis is not None and isinstance(form, Plume) and not self._basis.hasFocus():
            self._basis.setText(form.basis)

    def show_size(self, text: str) -> None:
        """Say how large or long the whole is."""
        self._size.setText(text)
        self._size.setVisible(bool(text))
        self.updateGeometry()

    def take_focus(self) -> bool:
        """Put the focus on the first measure; False where there is none."""
        first = next(iter(self._spins.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            first.selectAll()
        return first is not None

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._build(self._form)
            self.show_form(self._form)
        super().changeEvent(event)

    def _build(self, form: Form | None) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            old = item.widget()
            if old is not None and old is not self._size:
                old.hide()
                old.deleteLater()
        self._spins = {}
        self._basis = None
        for field in _FIELDS.get(type(form), ()):
            self._spins[field.name] = spin = self._spin(field)
            self._flow.addWidget(self._labelled(field.word(), spin))
        if isinstance(form, Plume):
            self._flow.addWidget(self._sourced())
        tall = max((spin.sizeHint().height() for spin in self._spins.values()), default=0)
        self._size.setMinimumHeight(tall)
        self._flow.addWidget(self._size)

    def _spin(self, field: _Field) -> QDoubleSpinBox:
        spin = QDoubleSpinBox(self)
        spin.setDecimals(field.decimals)
        spin.setRange(field.least, field.most)
        spin.setSingleStep(field.step)
        spin.setSuffix(field.unit)
        spin.setWrapping(field.most == 360)  # noqa: PLR2004 - a turn
        spin.setFixedWidth(self._theme.px(_NARROW if field.unit == "°" else _WIDE))
        spin.setAccessibleName(field.word())
        spin.valueChanged.connect(lambda value, name=field.name: self._set(name, value))
        return spin

    def _sourced(self) -> QWidget:
        basis = QLineEdit(self)
        basis.setPlaceholderText(
            translate("MeasureFields", "Distances from, e.g. ERG table 1, UN 1017")
        )
        basis.setAccessibleName(translate("MeasureFields", "Source of the distances"))
        basis.setFixedWidth(self._theme.px(216))
        basis.setMaxLength(120)
        basis.textEdited.connect(lambda text: self._set("basis", text))
        self._basis = basis
        return basis

    def _labelled(self, word: str, field: QWidget) -> QWidget:
        box = QWidget(self)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(STEP))
        label = QLabel(word, box)
        label.setTextFormat(Qt.TextFormat.PlainText)
        dress(label, role="muted")
        label.setBuddy(field)
        row.addWidget(label)
        row.addWidget(field)
        return box

    def _set(self, name: str, value: object) -> None:
        if self._form is not None:
            self._form = msgspec.structs.replace(self._form, **{name: value})
            self.edited.emit(self._form)
