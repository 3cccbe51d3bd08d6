"""The window's part in plans: the command, the panel when it is wanted, plan files dropped."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from ui.commands import Command
from ui.context import Context

if TYPE_CHECKING:
    from ui.plans.plans_panel import PlansPanel

KEY: Final = "Ctrl+Shift+P"


class PlansDesk(QObject):
    """Made once a window; ``over`` is what the panel floats over and files are dropped on."""

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(over)
        self._context = context
        self._over = over
        self._panel: PlansPanel | None = None
        over.installEventFilter(self)

    @property
    def panel(self) -> "PlansPanel":
        """The panel; made when it is wanted first, because the window starts without it."""
        if self._panel is None:
            from ui.plans.plans_panel import PlansPanel  # noqa: PLC0415 - not at the start

            self._panel = PlansPanel(self._context, self._over)
        return self._panel

    def commands(self) -> tuple[Command, ...]:
        """Return what palette and menus offer."""
        title = self.tr("Plans: read, edit, import")
        return (Command("plans.library", title, self._toggle, KEY, self.tr("Go to")),)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if isinstance(event, QDropEvent):
            paths = [url.toLocalFile() for url in event.mimeData().urls()]
            if len(paths) == 1 and paths[0].casefold().endswith(".toml"):
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    self._drop(paths[0])
                return True
        return super().eventFilter(watched, event)

    def _drop(self, path: str) -> None:
        self.panel.open()
        self.panel.take_in(Path(path))

    def _toggle(self) -> None:
        self.panel.toggle()
