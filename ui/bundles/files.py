"""Which files are bundles and requests, and the dialogs that choose one. Never modal."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

BUNDLE: Final = "commander"
HAVE: Final = "commander-have"

translate = QCoreApplication.translate


def is_bundle(path: Path) -> bool:
    """Whether a file is called like a bundle."""
    return path.suffix.casefold() == f".{BUNDLE}"


def choose(parent: QWidget, title: str, suffix: str, chosen: Callable[[Path], None]) -> QFileDialog:
    """Ask for a file to read."""
    dialog = _dialog(parent, title, suffix, chosen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.show()
    return dialog


def choose_new(
    parent: QWidget, title: str, suffix: str, name: str, chosen: Callable[[Path], None]
) -> QFileDialog:
    """Ask where a file is to be written; the dialog asks before one is written over."""
    dialog = _dialog(parent, title, suffix, chosen)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(f"{_clean(name)}.{suffix}")
    dialog.show()
    return dialog


def _dialog(
    parent: QWidget, title: str, suffix: str, chosen: Callable[[Path], None]
) -> QFileDialog:
    every = translate("bundles", "All files (*)")
    kind = {
        BUNDLE: translate("bundles", "Bundles (*.commander)"),
        HAVE: translate("bundles", "Requests (*.commander-have)"),
    }[suffix]
    dialog = QFileDialog(parent, title, "", f"{kind};;{every}")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setModal(False)
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    return dialog


def _clean(name: str) -> str:
    """Return a name that every file system takes."""
    kept = "".join(letter if letter.isalnum() or letter in " -_" else "-" for letter in name)
    return kept.strip(" -")[:60] or "commander"
