"""The window's part in exchange by file: its commands, both panels, files dropped on the window."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from ui.bundles.export_panel import ExportPanel
from ui.bundles.files import is_bundle
from ui.bundles.import_panel import ImportPanel
from ui.commands import Command
from ui.context import Context


class BundleDesk(QObject):
    """Made once a window; ``over`` is what the panels float over and files are dropped on.

    In a demonstration there is none of it: a demonstration stays where it is.
    """

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(over)
        self._works = context.post.player is None
        self.exporting = ExportPanel(context, over)
        self.importing = ImportPanel(context, over)
        if self._works:
            over.setAcceptDrops(True)
            over.installEventFilter(self)

    def commands(self) -> tuple[Command, ...]:
        """Return what palette and menus offer."""
        if not self._works:
            return ()
        section = self.tr("Exchange by file")
        exporting, importing = self.exporting, self.importing
        return (
            Command("bundle.export", self.tr("Export to a file"), exporting.open, section=section),
            Command(
                "bundle.import", self.tr("Import from a file"), importing.ask_which, section=section
            ),
            Command(
                "bundle.have",
                self.tr("Write a request for what this post lacks"),
                self._ask_have,
                section=section,
            ),
        )

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if isinstance(event, QDropEvent) and (path := _dropped(event.mimeData())):
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self.importing.look_at(path)
            return True
        return super().eventFilter(watched, event)

    def _ask_have(self) -> None:
        self.exporting.open()
        self.exporting.ask_where_have()


def _dropped(data: QMimeData) -> Path | None:
    """Return the bundle that is dragged; None for anything else."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and is_bundle(files[0]) else None
