"""Import, export, print: three pages of one card."""

from functools import partial
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ui.context import Context
from ui.files.export_page import ExportPage
from ui.files.file_keys import EXPORT_KEY, IMPORT_KEY, PRINT_KEY
from ui.files.import_page import ImportPage
from ui.files.print_page import PrintPage
from ui.files.printer import Printer
from ui.theme.dress import dress
from ui.theme.tokens import STEP
from ui.widgets.overlay import Overlay

_SIZE: Final = QSize(860, 660)


class FilesPanel(Overlay):
    """Import, export, print: three pages of one card."""

    def __init__(self, context: Context, printer: Printer, parent: QWidget) -> None:
        super().__init__(context.theme, parent, size=_SIZE)
        self.printer = printer
        self.importing = ImportPage(context)
        self.exporting = ExportPage(context, printer)
        self.printing = PrintPage(context, printer)
        self.pages = QStackedWidget()
        self.tabs = (
            QPushButton(self.tr("Import")),
            QPushButton(self.tr("Export")),
            QPushButton(self.tr("Print")),
        )
        self._lay_out()

    def open_page(self, number: int) -> None:
        """Open it at a page: 0 import, 1 export, 2 print; close it when that is seen already."""
        if self.isVisible() and self.pages.currentIndex() == number:
            self.close_overlay()
            return
        self._turn(number)
        self.open()

    def take_focus(self) -> None:
        page = (self.importing, self.exporting, self.printing)[self.pages.currentIndex()]
        page.take_focus()

    def _turn(self, number: int) -> None:
        self.pages.setCurrentIndex(number)
        for place, tab in enumerate(self.tabs):
            tab.setChecked(place == number)
        if self.isVisible():
            self.take_focus()

    def _lay_out(self) -> None:
        step = self._theme.px(STEP)
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * step, 5 * step, 6 * step, 5 * step)
        column.setSpacing(4 * step)
        row = QHBoxLayout()
        row.setSpacing(2 * step)
        keys = (IMPORT_KEY, EXPORT_KEY, PRINT_KEY)
        for place, (tab, key) in enumerate(zip(self.tabs, keys, strict=True)):
            tab.setCheckable(True)
            tab.setToolTip(f"{tab.text()} ({key})")
            dress(tab, role="pill", compact=True)
            tab.clicked.connect(partial(self._turn, place))
            row.addWidget(tab)
        row.addStretch(1)
        column.addLayout(row)
        for page in (self.importing, self.exporting, self.printing):
            self.pages.addWidget(page)
        column.addWidget(self.pages, 1)
        self._turn(0)
