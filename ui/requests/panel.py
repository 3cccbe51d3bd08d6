"""The requests panel: what was asked of whom, what came, what is offered."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.commands import Command
from ui.context import Context
from ui.widgets.empty import EmptyState
from ui.widgets.header import PanelHeader


class RequestsPanel(QWidget):
    """What was asked of whom, what came, what is offered.

    Signals:
        show_wanted: kind and key of a record that another panel is to show.
    """

    show_wanted = Signal(str, str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._empty = EmptyState(
            context.theme, self.tr("Requests for resources, from draft to delivery.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(PanelHeader(context.theme, self.tr("Requests")))
        column.addWidget(self._empty, 1)

    def commands(self) -> tuple[Command, ...]:
        """Return what the palette and the key sheet list; keys of a panel made late are local."""
        return ()

    def focus_list(self) -> None:
        """Put the focus where the keys work."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
