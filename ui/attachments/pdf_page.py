"""Shows a PDF where Qt's module for it is installed. Nothing in it is executed."""

from pathlib import Path

from PySide6.QtWidgets import QWidget


def pdf_page(path: Path, parent: QWidget) -> QWidget | None:
    """Return a view of a PDF; None where it cannot be shown here."""
    try:
        # Part of PySide6's add-ons, which some systems package apart.
        from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415
        from PySide6.QtPdfWidgets import QPdfView  # noqa: PLC0415
    except ImportError:
        return None
    view = QPdfView(parent)
    document = QPdfDocument(view)
    if document.load(str(path)) != QPdfDocument.Error.None_:
        view.deleteLater()
        return None
    view.setDocument(document)
    view.setPageMode(QPdfView.PageMode.MultiPage)
    view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
    return view
