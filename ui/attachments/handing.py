"""Hands a file over to the program that the system has for it; a copy, with an honest ending."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices

from commander.domain.attachment import Attachment
from commander.journal.blobs import Blobs

ENDINGS: Final = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/tiff": "tif",
    "image/webp": "webp",
    "image/bmp": "bmp",
    "image/heic": "heic",
    "image/avif": "avif",
    "application/pdf": "pdf",
    "audio/wav": "wav",
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "audio/ogg": "ogg",
    "audio/flac": "flac",
    "audio/amr": "amr",
    "video/mp4": "mp4",
    "video/webm": "webm",
    "video/3gpp": "3gp",
    "video/quicktime": "mov",
    "video/x-msvideo": "avi",
    "text/plain": "txt",
}
"""What may be handed over: kinds that a program shows and none executes."""


class Handing:
    """Keeps the copies until the window goes."""

    def __init__(self, blobs: Blobs) -> None:
        self._blobs = blobs
        self._folder: QTemporaryDir | None = None

    def fits(self, one: Attachment) -> bool:
        """Return whether a file of this kind may be handed over; others can only be saved."""
        return one.media in ENDINGS

    def open(self, one: Attachment) -> bool:
        """Hand a copy over; returns whether the system took it. Raises EnvironmentProblem."""
        if self._folder is None:
            self._folder = QTemporaryDir()
        # The ending says what the bytes are, whatever the sender called it.
        path = Path(self._folder.path()) / f"{one.digest[:12]}.{ENDINGS[one.media]}"
        if not path.exists():
            self._blobs.copy_to(one.digest, path)
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
