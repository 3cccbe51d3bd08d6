"""The dialogs that choose a file. Never modal."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from commander.interop.geo_item import SUFFIXES

translate = QCoreApplication.translate


def choose(parent: QWidget, title: str, chosen: Callable[[Path], None]) -> QFileDialog:
    """Ask for a file to read."""
    endings = " ".join(f"*.{suffix}" for suffix in SUFFIXES)
    kinds = translate("files", "Map files ({endings})").format(endings=endings)
    dialog = _dialog(parent, title, kinds, chosen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.show()
    return dialog


def choose_new(
    parent: QWidget, title: str, suffix: str, name: str, chosen: Callable[[Path], None]
) -> QFileDialog:
    """Ask where a file is to be written; the dialog asks before one is written over."""
    dialog = _dialog(parent, title, f"{suffix.upper()} (*.{suffix})", chosen)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(f"{_clean(name)}.{suffix}")
    dialog.show()
    return dialog


def _dialog(parent: QWidget, title: str, kinds: str, chosen: Callable[[Path], None]) -> QFileDialog:
    every = translate("files", "All files (*)")
    dialog = QFileDialog(parent, title, "", f"{kinds};;{every}")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setModal(False)
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    return dialog


def _clean(name: str) -> str:
    """Return a name that every file system takes."""
    kept = "".join(letter if letter.isalnum() or letter in " -_" else "-" for letter in name)
    return kept.strip(" -")[:60] or "map"
