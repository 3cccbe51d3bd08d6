"""The keys of the selected unit, at the foot of the panel."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame

from ui.theme.theme import Theme
from ui.widgets.key_hint import key_strip


def unit_hints(theme: Theme) -> QFrame:
    """Return a strip of keys and what each does to the selected unit."""
    translate = QCoreApplication.translate
    return key_strip(
        theme,
        (
            ("S", translate("Units", "state")),
            ("A", translate("Units", "assign")),
            ("L", translate("Units", "locate")),
            ("G", translate("Units", "place")),
        ),
    )
