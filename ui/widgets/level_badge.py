"""A level of a scale as a small filled badge: its number, its word and its colour."""

from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import words
from ui.theme.dress import dress


class LevelBadge(QLabel):
    """Number and word say what the colour says."""

    def __init__(self, scale: str, code: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = scale
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        dress(self, role="level")
        self.show_code(code)

    def show_code(self, code: str) -> None:
        """Show this level; nothing for none."""
        step = words.scale_step(self._scale, code)
        self.setText(step.short if code else "")
        self.setToolTip(step.long if code else "")
        self.setAccessibleName(step.long if code else "")
        dress(self, tone=step.role)
        self.setVisible(bool(code))
