"""Which column of a list of places means what, before it is taken in. Never modal."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from commander.maps.places_files import FIELDS, guessed
from ui import place_words
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.elided import ElidedLabel

_WIDTH: Final = 420
_NEEDED: Final = ("name", "lat", "lon")
_DATUMS: Final = ("wgs84", "gcj02", "bd09")


class PlacesForm(QFrame):
    """A line a field. Enter takes the list in, Esc leaves it.

    Signals:
        kept: path, columns by field, datum of the coordinates.
        left: the list is not to be taken in.
        resized: it needs another height.
    """

    kept = Signal(object, object, str)
    left = Signal()
    resized = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        dress(self, role="floating")
        self._path = Path()
        self.heading, self.wrong = ElidedLabel(), QLabel()
        dress(self.heading, role="heading")
        dress(self.wrong, role="small", tone="danger")
        self.wrong.setTextFormat(Qt.TextFormat.PlainText)
        self.wrong.setWordWrap(True)
        self.columns = {one: QComboBox() for one in FIELDS}
        self.datum = QComboBox()
        self._labels = {one: QLabel() for one in (*FIELDS, "datum")}
        self.keep, self.leave = QPushButton(), QPushButton()
        dress(self.keep, role="primary")
        self._lay_out(theme)
        self._translate()
        self.keep.clicked.connect(self._keep)
        self.leave.clicked.connect(self.left)
        self.hide()

    def open(self, path: Path, titles: Sequence[str]) -> None:
        """Ask for a file with these columns; what usually means a field is chosen already."""
        self._path = path
        self.heading.set_text(self.tr("Import {file}").format(file=path.name))
        self.wrong.hide()
        known = guessed(titles)
        for one, box in self.columns.items():
            box.clear()
            if one not in _NEEDED:
                box.addItem(self.tr("none", "column"), "")
            for title in titles:
                box.addItem(title, title)
            box.setCurrentIndex(max(box.findData(known[one]), 0) if one in known else 0)
        self.show()
        self.raise_()
        first = next((one for one in _NEEDED if one not in known), "name")
        self.columns[first].setFocus(Qt.FocusReason.OtherFocusReason)
        self.resized.emit()

    def fail(self, text: str) -> None:
        """Say why it cannot be taken in."""
        self.wrong.setText(text)
        self.wrong.show()
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keep()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)

    def _keep(self) -> None:
        chosen = {one: str(box.currentData() or "") for one, box in self.columns.items()}
        columns = {one: title for one, title in chosen.items() if title}
        self.kept.emit(self._path, columns, str(self.datum.currentData()))

    def _translate(self) -> None:
        words = {
            "name": self.tr("Name"),
            "lat": self.tr("Latitude"),
            "lon": self.tr("Longitude"),
            "kind": self.tr("Kind"),
            "parent": self.tr("Town"),
            "alternatives": self.tr("Other names"),
            "datum": self.tr("Coordinates are"),
        }
        for one, label in self._labels.items():
            label.setText(words[one])
        for one, box in (*self.columns.items(), ("datum", self.datum)):
            box.setAccessibleName(words[one])
        self.keep.setText(self.tr("Import"))
        self.leave.setText(self.tr("Not now"))
        chosen = max(0, self.datum.currentIndex())
        self.datum.clear()
        for code in _DATUMS:
            self.datum.addItem("WGS 84" if code == "wgs84" else place_words.notation(code), code)
        self.datum.setCurrentIndex(chosen)

    def _lay_out(self, theme: Theme) -> None:
        step = theme.px(STEP)
        form = QFormLayout()
        form.setHorizontalSpacing(3 * step)
        form.setVerticalSpacing(2 * step)
        for one, box in (*self.columns.items(), ("datum", self.datum)):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            form.addRow(self._labels[one], box)
        foot = QHBoxLayout()
        foot.addWidget(self.keep)
        foot.addWidget(self.leave)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * step, 3 * step, 3 * step, 3 * step)
        column.setSpacing(3 * step)
        column.addWidget(self.heading)
        column.addLayout(form)
        column.addWidget(self.wrong)
        column.addLayout(foot)
        self.wrong.hide()
        self.setFixedWidth(theme.px(_WIDTH))
