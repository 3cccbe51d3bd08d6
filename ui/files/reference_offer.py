"""The offer for a file too large for the operation: a layer of reference on this machine."""

import secrets
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from commander.interop import geo_reference
from commander.interop.geo_check import GeoSheet
from commander.interop.geo_item import Stopped, Watch
from commander.maps import area as map_area
from commander.maps.library import Library
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP

_WHOLE: Final = 1_000


class ReferenceOffer(QWidget):
    """Says why, asks whose data it is, and is accepted by its button.

    Signals:
        accepted: keep it as a layer.
    """

    accepted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QLabel(
            self.tr(
                "This is more than an operation can hold. Kept as a reference layer, all of it is "
                "drawn over the base map on this machine, can be clicked and searched, and is not "
                "sent to anybody. Or take in only what lies near the scene."
            )
        )
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.name, self.credit = QLineEdit(), QLineEdit()
        self.button = QPushButton(self.tr("Keep as reference layer"))
        dress(self.button, role="primary")
        self.button.clicked.connect(self.accepted)
        row = QHBoxLayout()
        row.setSpacing(theme.px(2 * STEP))
        for field, words in (
            (self.name, self.tr("Name")),
            (self.credit, self.tr("Whose data")),
        ):
            label = QLabel(words)
            dress(label, role="muted")
            label.setBuddy(field)
            field.setAccessibleName(words)
            row.addWidget(label)
            row.addWidget(field, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(STEP))
        column.addWidget(self.text)
        column.addLayout(row)
        self.hide()

    def show_for(self, sheet: GeoSheet) -> None:
        """Offer it for a sheet that is too large; hide for any other."""
        self.setVisible(geo_reference.is_wanted(sheet))
        if self.name.placeholderText() != sheet.file.path.name:
            self.name.setPlaceholderText(sheet.file.path.name)
            self.name.setText(sheet.file.path.stem)
            self.credit.clear()

    def work(self, sheet: GeoSheet, library: Library) -> Callable[[Watch], map_area.Area]:
        """Return the work that keeps a sheet as a layer, with what the fields say now."""
        name, credit = self.name.text(), self.credit.text()
        return lambda watch: keep(sheet, library, name, credit, watch)


def keep(sheet: GeoSheet, library: Library, name: str, credit: str, watch: Watch) -> map_area.Area:
    """Keep a sheet as a layer of a library. Raises UserError, Stopped; nothing half done stays."""

    def told(progress: map_area.Progress) -> None:
        watch.told(progress.what, round(_WHOLE * progress.done), _WHOLE)

    with TemporaryDirectory(prefix="commander-") as folder:
        path = Path(folder) / f"{secrets.token_hex(4)}.things"
        geo_reference.write(sheet, path, watch)
        try:
            return library.add(
                path,
                name=name or sheet.file.path.stem,
                attribution=credit,
                progress=told,
                cancelled=watch.cancel.is_set,
            )
        except map_area.Stopped as stopped:
            raise Stopped("This was stopped. Nothing of it was kept.") from stopped
