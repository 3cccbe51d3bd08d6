"""Files and pictures that are dragged here or pasted."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from commander.actions.attach import read_file, take_in
from commander.domain.attachment import Content
from commander.journal.blobs import Blobs
from ui.attached.pictures import encoded, preview

MOST: Final = 50
"""Files that are taken at once."""


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to take in: a file, or a picture with the name it gets."""

    path: Path | None = None
    image: QImage | None = None
    name: str = ""

    @property
    def title(self) -> str:
        """What to call it while it is read."""
        return self.path.name if self.path is not None else self.name


def offers(data: QMimeData) -> bool:
    """Return whether something dragged can be attached."""
    return data.hasImage() or any(url.isLocalFile() for url in data.urls())


def pastes(data: QMimeData) -> bool:
    """Return whether what is pasted is a file or a picture rather than text."""
    if any(url.isLocalFile() for url in data.urls()):
        return True
    return data.hasImage() and not data.hasText()


def sources(data: QMimeData, name: str) -> list[Source]:
    """Return what can be attached of this; ``name`` is for a picture that has none."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if paths:
        return [Source(path) for path in paths[:MOST]]
    image = data.imageData()
    if isinstance(image, QImage) and not image.isNull():
        return [Source(image=image, name=name)]
    return []


def take(blobs: Blobs, source: Source) -> Content:
    """Take a source's content in and describe it; slow, for a thread beside the GUI.

    UserError when it cannot be read, is too large or cannot be kept.
    """
    if source.path is not None:
        content = read_file(blobs, source.path)
    else:
        data, ending = encoded(source.image or QImage())
        content = take_in(blobs, data, f"{source.name}.{ending}")
    if content.media.startswith("image/"):
        return replace(content, preview=preview(blobs.path(content.digest)))
    return content
