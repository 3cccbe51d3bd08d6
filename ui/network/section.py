"""A part of the page with its heading."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP


class Section(QFrame):
    """A card with a heading and room in ``column``."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, role="card")
        step = theme.px(STEP)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(4 * step, 3 * step, 4 * step, 3 * step)
        self.column.setSpacing(2 * step)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._heading = plain(role="heading")
        self.column.addWidget(self._heading)

    def set_heading(self, text: str) -> None:
        """Say what this part is about."""
        self._heading.setText(text)


def plain(text: str = "", *, role: str = "", tone: str = "", wrap: bool = False) -> QLabel:
    """Return a label of plain text, because people and servers write what stands in it."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    dress(label, role=role, tone=tone)
    return label
