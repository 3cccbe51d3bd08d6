"""One file on its way into the library: how far it is, Cancel, or why it was refused."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui import words
from ui.area_imports import AreaImport
from ui.areas import area_words
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.elided import ElidedLabel

_WHOLE = 1_000


class ImportRow(QFrame):
    """Shows one import.

    Signals:
        cancel_asked: stop it, or take what failed off the list.
    """

    cancel_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, role="card")
        self.name = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        dress(self.name, role="strong")
        self.phase = QLabel()
        dress(self.phase, role="muted")
        self.reason = QLabel()
        self.reason.setWordWrap(True)
        dress(self.reason, tone="danger")
        for label in (self.phase, self.reason):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar()
        self.bar.setRange(0, _WHOLE)
        self.cancel = QPushButton()
        self.cancel.clicked.connect(self.cancel_asked)
        step = theme.px(STEP)
        row = QHBoxLayout()
        row.setSpacing(3 * step)
        row.addWidget(self.name, 2)
        row.addWidget(self.phase)
        row.addWidget(self.bar, 2)
        row.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * step, 2 * step, 3 * step, 2 * step)
        column.setSpacing(step)
        column.addLayout(row)
        column.addWidget(self.reason)

    def show_import(self, one: AreaImport) -> None:
        """Show how it stands."""
        failed = one.state == "failed"
        self.name.set_text(one.path.name, str(one.path))
        self.phase.setText("" if failed else area_words.phase(one))
        self.bar.setValue(round(one.done * _WHOLE))
        self.bar.setAccessibleName(f"{one.path.name}: {self.phase.text()}")
        self.phase.setVisible(not failed)
        self.bar.setVisible(not failed)
        self.reason.setText(words.error(one.problem) if one.problem is not None else "")
        self.reason.setVisible(failed)
        self.cancel.setText(self.tr("Dismiss") if failed else self.tr("Cancel"))
        self.cancel.setToolTip(
            "" if failed else self.tr("Stop. Nothing that is only half done stays")
        )
        self.cancel.setAccessibleName(f"{self.cancel.text()}: {one.path.name}")
        self.cancel.setEnabled(one.state != "stopping")
