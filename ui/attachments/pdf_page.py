"""Shows PDFs where Qt's module for them is installed. Nothing in them is executed."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPdfWidgets import QPdfView


def pdf_page(parent: QWidget) -> "PdfPage | None":
    """Return a page for PDFs; None where they cannot be shown."""
    try:
        # Part of PySide6's add-ons, which some systems package apart.
        from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415
        from PySide6.QtPdfWidgets import QPdfView  # noqa: PLC0415
    except ImportError:
        return None
    page = PdfPage(QPdfDocument(parent), QPdfView(parent), parent)
    page.view.setPageMode(QPdfView.PageMode.MultiPage)
    page.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
    return page


class PdfPage(QWidget):
    """One view for one PDF after the other.

    It is kept as long as its parent, and the document is the parent's: a view that goes together
    with a document of its own ends the program (Qt 6.11).
    """

    def __init__(self, document: "QPdfDocument", view: "QPdfView", parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        self.view = view
        view.setDocument(document)
        view.setFrameShape(view.Shape.NoFrame)
        self.setFocusProxy(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(view)

    @property
    def pages(self) -> int:
        """How many pages the PDF has."""
        return self._document.pageCount()

    def load(self, path: Path) -> bool:
        """Show a file; returns whether it can be read."""
        return self._document.load(str(path)) == type(self._document).Error.None_

    def close_file(self) -> None:
        """Let go of the file."""
        self._document.close()
