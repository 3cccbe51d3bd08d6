"""What the things of a file become, and which of its fields mean what: the fields of a form."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QWidget

from commander.domain.codes import FeatureKind
from commander.domain.resources import Department
from commander.interop.geo_item import Columns
from commander.interop.geo_plan import INCIDENT, NOTHING, UNIT, Wish
from ui import words
from ui.files.looking import Look
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP

_NEAR: Final = (0.0, 2.0, 10.0, 50.0)
_FIELDS: Final = ("name", "time", "lat", "lon", "place")
_OF_TABLES: Final = ("lat", "lon", "place")
_COLUMNS: Final = 3
_LETTERS: Final = 14


class Mapping(QWidget):
    """Asks what becomes of points, lines and areas, and which columns say what.

    Signals:
        columns_changed: the file has to be read with other columns.
        range_changed: more or less of it is wanted.
        wish_changed: its things become something else.
    """

    columns_changed = Signal()
    range_changed = Signal()
    wish_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.become = {name: self._combo() for name in ("point", "line", "area")}
        self.department = self._combo()
        self.near = self._combo()
        self.columns = {name: self._combo() for name in _FIELDS}
        self.own = QCheckBox(self.tr("Keep what each thing says it is"), self)
        self.own.setChecked(True)
        self.planned = QCheckBox(self.tr("As planned (dashed)"), self)
        self._labels: dict[QWidget, QLabel] = {}
        self._filling = False
        self._lay_out(theme)
        self._offer_kinds()
        for combo in (*self.become.values(), self.department):
            combo.currentIndexChanged.connect(self._wished)
        for box in (self.own, self.planned):
            box.toggled.connect(self._wished)
        for combo in self.columns.values():
            combo.currentIndexChanged.connect(self._columns_chosen)
        self.near.currentIndexChanged.connect(self._range_chosen)

    @property
    def wish(self) -> Wish:
        """What everything becomes."""
        kinds = {name: str(combo.currentData()) for name, combo in self.become.items()}
        return Wish(
            **kinds,
            own=self.own.isChecked() and not self.own.isHidden(),
            department=str(self.department.currentData() or ""),
            planned=self.planned.isChecked(),
        )

    @property
    def stated(self) -> Columns:
        """The columns that were chosen; the others are guessed."""
        chosen = {name: str(combo.currentData() or "") for name, combo in self.columns.items()}
        return Columns(**chosen)

    @property
    def within_km(self) -> float:
        """How far from the scene things may lie; 0 for anywhere."""
        return float(self.near.currentData() or 0.0)

    def show_look(self, look: Look) -> None:
        """Offer what this file has."""
        self._filling = True
        counts = look.counts
        for name, combo in self.become.items():
            self._set_shown(combo, shown=bool(counts[name]))
        self._fill_departments(look.departments)
        self._fill_columns(look)
        self._fill_near(look)
        self.own.setVisible(look.own)
        self._filling = False
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        # The wheel scrolls past a field; only who means it changes what becomes of the things.
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QComboBox):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _wished(self) -> None:
        if not self._filling:
            self._follow()
            self.wish_changed.emit()

    def _columns_chosen(self) -> None:
        if not self._filling:
            self.columns_changed.emit()

    def _range_chosen(self) -> None:
        if not self._filling:
            self.range_changed.emit()

    def _follow(self) -> None:
        point = self.become["point"]
        units = not point.isHidden() and point.currentData() == UNIT
        self._set_shown(self.department, shown=units or not self.own.isHidden())
        self._flow()

    def _offer_kinds(self) -> None:
        for name, combo in self.become.items():
            for code in FeatureKind:
                combo.addItem(words.feature_kind(code), str(code))
            if name == "point":
                combo.addItem(self.tr("Units"), UNIT)
                combo.addItem(self.tr("Incidents"), INCIDENT)
            combo.addItem(self.tr("Leave out"), NOTHING)
            combo.setCurrentIndex(combo.findData(str(FeatureKind.OTHER)))

    def _fill_departments(self, departments: Sequence[Department]) -> None:
        before = self.department.currentData()
        self.department.clear()
        for one in departments:
            self.department.addItem(words.department(one.key, one.name("en")), one.key)
        self.department.setCurrentIndex(max(0, self.department.findData(before)))

    def _fill_columns(self, look: Look) -> None:
        used, file = look.whole.file.columns, look.whole.file
        table = file.form == "csv"
        for name, combo in self.columns.items():
            combo.clear()
            combo.addItem("–", "-")
            for field in file.fields:
                combo.addItem(field, field)
            combo.setCurrentIndex(max(0, combo.findData(getattr(used, name))))
            own = file.form in {"kml", "gpx"}  # they say themselves what is what
            self._set_shown(combo, shown=(table or name not in _OF_TABLES) and not own)

    def _fill_near(self, look: Look) -> None:
        chosen = look.question.within_km
        self.near.clear()
        self.near.addItem(self.tr("Everything"), 0.0)
        for km in _NEAR[1:] if look.scene else ():
            self.near.addItem(self.tr("Up to {km} km from the scene").format(km=f"{km:.0f}"), km)
        self.near.setCurrentIndex(max(0, self.near.findData(chosen)))

    def _set_shown(self, field: QWidget, *, shown: bool) -> None:
        field.setVisible(shown)
        self._labels[field].setVisible(shown)

    def _combo(self) -> QComboBox:
        combo = QComboBox(self)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(_LETTERS)
        combo.installEventFilter(self)
        return combo

    def _lay_out(self, theme: Theme) -> None:
        step = theme.px(STEP)
        names = {
            self.become["point"]: self.tr("Points become"),
            self.become["line"]: self.tr("Lines become"),
            self.become["area"]: self.tr("Areas become"),
            self.department: self.tr("Department"),
            self.near: self.tr("Take in"),
            self.columns["name"]: self.tr("Name from"),
            self.columns["time"]: self.tr("Time from"),
            self.columns["lat"]: self.tr("Latitude from"),
            self.columns["lon"]: self.tr("Longitude from"),
            self.columns["place"]: self.tr("Coordinates from"),
        }
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(3 * step)
        self._grid.setVerticalSpacing(step)
        for field, name in names.items():
            label = QLabel(name, self)
            dress(label, role="muted")
            label.setBuddy(field)
            field.setAccessibleName(name)
            self._labels[field] = label
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self._flow()

    def _flow(self) -> None:
        """Lay out the fields that are asked for, with no gaps for the others."""
        while self._grid.takeAt(0) is not None:
            pass
        asked = [field for field in self._labels if not field.isHidden()]
        for place, field in enumerate(asked):
            row, column = divmod(place, _COLUMNS)
            self._grid.addWidget(self._labels[field], 2 * row, column)
            self._grid.addWidget(field, 2 * row + 1, column)
        below = 2 * ((len(asked) + _COLUMNS - 1) // _COLUMNS)
        self._grid.addWidget(self.planned, below, 0)
        self._grid.addWidget(self.own, below, 1, 1, 2)


def with_columns(look: Look, columns: Columns) -> Columns:
    """Return the columns of a form, with what it does not ask as the file was read."""
    used = look.whole.file.columns
    if columns.place not in {"", "-"} and columns.place != used.place:
        # Who names one column for the whole place means that one.
        columns = replace(columns, lat="-", lon="-")
    return replace(columns, wkt=used.wkt, note=used.note)
