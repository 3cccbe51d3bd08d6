"""What was drawn, before it is kept: kind, name and order in one bar over the map. Never modal."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from commander.domain.codes import FeatureKind
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.words import feature_kind

_OFFERED: Final[Mapping[str, tuple[FeatureKind, ...]]] = {
    "line": (FeatureKind.ROAD_CLOSED, FeatureKind.CORDON, FeatureKind.OTHER),
    "point": (
        FeatureKind.COMMAND_POST,
        FeatureKind.STAGING,
        FeatureKind.CASUALTY_POINT,
        FeatureKind.ROAD_CLOSED,
        FeatureKind.OTHER,
    ),
}
_AREAS: Final = (
    FeatureKind.HOT_ZONE,
    FeatureKind.WARM_ZONE,
    FeatureKind.COLD_ZONE,
    FeatureKind.CORDON,
    FeatureKind.EVACUATION_AREA,
    FeatureKind.SHELTER_IN_PLACE,
    FeatureKind.STAGING,
    FeatureKind.CASUALTY_POINT,
    FeatureKind.COMMAND_POST,
    FeatureKind.PLUME,
    FeatureKind.OTHER,
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A geometry (GeoJSON), the radius of a circle in metres, and how it was drawn."""

    geometry: Mapping[str, object]
    radius_m: float
    how: str


class DrawForm(QFrame):
    """Asks what was drawn. Enter keeps it, Escape drops it.

    Signals:
        kept, dropped: what the operator decided; changed: what is shown of it meanwhile.
    """

    kept = Signal()
    dropped = Signal()
    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        dress(self, role="floating")
        self._drawn: Drawn | None = None
        self._kind = QComboBox(self)
        self._label = QLineEdit(self)
        self._order = QLineEdit(self)
        self._planned = QCheckBox(self)
        self._approx = QCheckBox(self)
        self._size = QLabel(self)
        self._reason = QLabel(self)
        self._keep = QPushButton(self)
        self._drop = QPushButton(self)
        dress(self._keep, role="primary")
        dress(self._drop, role="quiet")
        dress(self._size, role="muted")
        dress(self._reason, tone="danger")
        self._reason.setTextFormat(Qt.TextFormat.PlainText)
        self._reason.setWordWrap(True)
        self._reason.hide()
        self._lay_out(theme)
        self._kind.currentIndexChanged.connect(self.changed)
        self._label.textChanged.connect(self.changed)
        self._order.textChanged.connect(self.changed)
        self._planned.toggled.connect(self.changed)
        self._approx.toggled.connect(self.changed)
        self._keep.clicked.connect(self.kept)
        self._drop.clicked.connect(self.dropped)
        self._translate()
        self.hide()

    @property
    def drawn(self) -> Drawn | None:
        """What the form is about; None while it is closed."""
        return self._drawn

    @property
    def kind(self) -> str:
        """The kind chosen."""
        return str(self._kind.currentData())

    @property
    def label(self) -> str:
        """The name given."""
        return self._label.text().strip()

    @property
    def order_word(self) -> str:
        """What is ordered for the area."""
        return self._order.text().strip()

    @property
    def planned(self) -> bool:
        """Whether it is planned and not yet in force."""
        return self._planned.isChecked()

    @property
    def approx(self) -> bool:
        """Whether place or size are known only roughly."""
        return self._approx.isChecked()

    def open(self, drawn: Drawn) -> None:
        """Ask about a new drawing. Its name gets the focus: the operator just drew it."""
        self._drawn = drawn
        self._kind.clear()
        for kind in _OFFERED.get(drawn.how, _AREAS):
            self._kind.addItem(feature_kind(kind), str(kind))
        self._label.clear()
        self._order.clear()
        self._planned.setChecked(False)
        self._approx.setChecked(False)
        self._show_size()
        self._reason.hide()
        self.show()
        self.raise_()
        self._label.setFocus()
        self.changed.emit()

    def say(self, reason: str) -> None:
        """Keep everything as it is and say why it could not be kept."""
        self._reason.setText(reason)
        self._reason.show()
        self.adjustSize()

    def close_form(self) -> None:
        """The drawing has been kept or dropped."""
        self._drawn = None
        self.hide()
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.kept.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)

    def _lay_out(self, theme: Theme) -> None:
        gap = theme.px(2 * STEP)
        grid = QGridLayout(self)
        grid.setContentsMargins(gap + 4, gap, gap + 4, gap)
        grid.setSpacing(gap)
        grid.addWidget(self._kind, 0, 0)
        grid.addWidget(self._label, 0, 1)
        grid.addWidget(self._order, 0, 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        row = QHBoxLayout()
        row.setSpacing(gap + 4)
        row.addWidget(self._planned)
        row.addWidget(self._approx)
        row.addWidget(self._size)
        row.addStretch(1)
        row.addWidget(self._drop)
        row.addWidget(self._keep)
        grid.addLayout(row, 1, 0, 1, 3)
        grid.addWidget(self._reason, 2, 0, 1, 3)

    def _show_size(self) -> None:
        radius = self._drawn.radius_m if self._drawn else 0.0
        self._size.setVisible(radius > 0)
        self._size.setText(self.tr("radius {metres} m").format(metres=f"{radius:.0f}"))

    def _translate(self) -> None:
        self._label.setPlaceholderText(self.tr("Name (optional)"))
        self._order.setPlaceholderText(self.tr("Order, e.g. evacuate"))
        self._planned.setText(self.tr("Planned"))
        self._planned.setToolTip(self.tr("Not in force yet: drawn dashed"))
        self._approx.setText(self.tr("Approximate ≈"))
        self._keep.setText(self.tr("Keep (Enter)"))
        self._drop.setText(self.tr("Drop (Esc)"))
        self._kind.setAccessibleName(self.tr("Kind"))
        self._label.setAccessibleName(self.tr("Name"))
        self._order.setAccessibleName(self.tr("Order"))
        self._show_size()
