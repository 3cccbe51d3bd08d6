"""Dynamic properties that the style sheet looks at."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def dress(widget: QWidget, **properties: str | bool) -> None:
    """Set properties such as ``role="pill"`` or ``tone="late"`` and style the widget anew."""
    changed = False
    for name, value in properties.items():
        if widget.property(name) != value:
            widget.setProperty(name, value)
            changed = True
    # Before its first polish a widget needs no second one, which would lose a font it was given.
    if changed and widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
        widget.update()
