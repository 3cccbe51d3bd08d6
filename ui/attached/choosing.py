"""Choosing files in the system's dialog; the window stays usable beside it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.attached.incoming import MOST, Source


def choose_files(over: QWidget | None, take: Callable[[list[Source]], None]) -> QFileDialog:
    """Show the dialog and hand over what is chosen."""
    dialog = QFileDialog(over, QCoreApplication.translate("Attachments", "Attach files"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setModal(False)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda paths: take([Source(Path(one)) for one in paths[:MOST]]))
    dialog.show()
    return dialog
