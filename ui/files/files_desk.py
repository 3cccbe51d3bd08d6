"""The window's part in map files: the commands, the panel when it is wanted, files dropped."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from commander.interop.geo_item import SUFFIXES
from ui.commands import Command
from ui.context import Context
from ui.files.file_keys import EXPORT_KEY, IMPORT_KEY, PRINT_KEY
from ui.files.printer import Printer

if TYPE_CHECKING:
    from ui.files.files_panel import FilesPanel


class FilesDesk(QObject):
    """Made once a window; ``over`` is what the panel floats over and files are dropped on.

    ``printer`` makes what prints the map, with the panel.
    """

    def __init__(self, context: Context, printer: Callable[[], Printer], over: QWidget) -> None:
        super().__init__(over)
        self._context = context
        self._printer = printer
        self._over = over
        self._panel: FilesPanel | None = None
        over.setAcceptDrops(True)
        over.installEventFilter(self)

    def commands(self) -> tuple[Command, ...]:
        """Return what palette and menus offer."""
        section = self.tr("Map files and print")
        rows = (
            ("files.import", self.tr("Import a map file"), 0, IMPORT_KEY),
            ("files.export", self.tr("Hand out the map as a file"), 1, EXPORT_KEY),
            ("files.print", self.tr("Print the map in true scale"), 2, PRINT_KEY),
        )
        return tuple(
            Command(
                ident,
                title,
                partial(self.open_page, page),
                key,
                section,
                enabled=self._has_stream,
            )
            for ident, title, page, key in rows
        )

    @property
    def panel(self) -> "FilesPanel":
        """The panel; made when it is wanted first, because the window starts without it."""
        if self._panel is None:
            from ui.files.files_panel import FilesPanel  # noqa: PLC0415 - not at the start

            self._panel = FilesPanel(self._context, self._printer(), self._over)
        return self._panel

    def open_page(self, number: int) -> None:
        """Open the panel at a page: 0 import, 1 export, 2 print; close it when that is seen."""
        self.panel.open_page(number)

    def stop(self) -> None:
        """Stop whatever runs; nothing half-done stays."""
        if self._panel is not None:
            panel = self._panel
            for page in (panel.importing, panel.exporting, panel.printing):
                page.running.cancel()
            panel.printer.give_up()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if isinstance(event, QDropEvent) and (path := _dropped(event.mimeData())):
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self.panel.open_page(0) if not self.panel.isVisible() else self.panel.take_focus()
                self.panel.importing.look_at(path)
            return True
        return super().eventFilter(watched, event)

    def _has_stream(self) -> bool:
        return bool(self._context.stream)


def _dropped(data: QMimeData) -> Path | None:
    """Return the map file that is dragged; None for anything else."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and _is_map_file(files[0]) else None


def _is_map_file(path: Path) -> bool:
    """Whether a file is called like one that can be taken in."""
    return path.suffix.casefold().removeprefix(".") in SUFFIXES
