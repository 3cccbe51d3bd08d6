"""The keys of the selected unit, at the foot of the panel."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.flow import FlowRow
from ui.widgets.key_hint import key_pair


def unit_hints(theme: Theme) -> QFrame:
    """Return a strip of keys and what each does to the selected unit."""
    strip = QFrame()
    dress(strip, role="raised")
    flow = FlowRow(spacing=theme.px(STEP))
    translate = QCoreApplication.translate
    for key, words in (
        ("S", translate("Units", "state")),
        ("A", translate("Units", "assign")),
        ("L", translate("Units", "locate")),
        ("G", translate("Units", "place")),
    ):
        flow.add(key_pair(theme, key, words))
    column = QVBoxLayout(strip)
    side = theme.px(2 * STEP)
    column.setContentsMargins(side, theme.px(STEP), side, theme.px(STEP))
    column.addWidget(flow)
    return strip
