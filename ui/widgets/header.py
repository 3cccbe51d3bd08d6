"""The header of a panel: its title, what it counts, and room for controls at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import HEADER, STEP
from ui.widgets.elided import ElidedLabel


class PanelHeader(QFrame):
    """A strip of 40 px: title, muted count, a stretch, then the controls of `add`."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        dress(self, role="header")
        self._title = QLabel(title)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._count = ElidedLabel()
        self._count.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        dress(self._title, role="strong")
        dress(self._count, role="muted")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._title)
        self._row.addWidget(self._count, 1)
        theme.changed.connect(self._resize)
        self._resize()

    def set_title(self, title: str) -> None:
        """Change the title, for example with the language."""
        self._title.setText(title)

    def set_count(self, text: str, *, tone: str = "") -> None:
        """What stands beside the title, for example “412 · 3 await acknowledgement”."""
        self._count.set_text(text)
        dress(self._count, tone=tone)

    def add(self, widget: QWidget) -> None:
        """Put a control at the right, after those already there."""
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def _resize(self) -> None:
        self.setFixedHeight(self._theme.px(HEADER))
        side = self._theme.px(3 * STEP)
        self._row.setContentsMargins(side, 0, self._theme.px(2 * STEP), 0)
        self._row.setSpacing(self._theme.px(2 * STEP))
