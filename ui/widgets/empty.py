"""What an empty panel says: what belongs here, and the key that makes the first one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.key_hint import KeyHint


class EmptyState(QWidget):
    """A quiet note in the middle of an empty panel."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        key: str = "",
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text = _plain(text, "muted")
        self._text.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(2 * STEP))
        column.addStretch(1)
        column.addWidget(self._text)
        if key:
            column.addLayout(_hint(theme, key, action))
        column.addStretch(1)

    def set_text(self, text: str) -> None:
        """Change what belongs here, for example while a filter hides everything."""
        self._text.setText(text)


def _hint(theme: Theme, key: str, action: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.px(2 * STEP))
    row.addStretch(1)
    row.addWidget(KeyHint(theme, key))
    if action:
        row.addWidget(_plain(action, "small"))
    row.addStretch(1)
    return row


def _plain(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    dress(label, role=role)
    return label
