"""The keys of the selected card, shown where there is room for them."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.key_hint import KeyHint


def card_hints(theme: Theme) -> QWidget:
    """Return a row of keys and what each does to the selected card."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, theme.px(2 * STEP), 0)
    row.setSpacing(theme.px(STEP))
    translate = QCoreApplication.translate
    for key, words in (
        ("Return", translate("Board", "open")),
        ("K", translate("Board", "acknowledge")),
        ("B", translate("Board", "block")),
        ("X", translate("Board", "cancel")),
    ):
        row.addWidget(KeyHint(theme, key))
        label = QLabel(words)
        dress(label, role="caption")
        row.addWidget(label)
    return made
