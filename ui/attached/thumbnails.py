"""Small pictures of attachments, read beside the GUI thread and kept."""

from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from commander.domain.attachment import Attachment, Content
from ui.attached.pictures import from_preview, read_picture
from ui.context import Context

SIDE: Final = 320
"""Pixels: enough for lists and cards on screens of any scale."""

_KEPT: Final = 300


class Thumbnails(QObject):
    """Gives what it has and reads what it lacks.

    Signals:
        ready: the digest of a content whose picture can be had now.
    """

    ready = Signal(str)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._made: OrderedDict[str, QPixmap] = OrderedDict()
        self._from_preview: set[str] = set()
        self._asked: set[str] = set()

    def pixmap(self, one: Attachment | Content) -> QPixmap | None:
        """Return the picture; None when there is none or it is still being read."""
        found = self._made.get(one.digest)
        if found is not None:
            self._made.move_to_end(one.digest)
            return None if found.isNull() else found
        if one.digest not in self._asked and (one.preview or one.media.startswith("image/")):
            self._ask(one)
        return None

    def renew(self, digest: str) -> None:
        """The content has come: the picture made of its preview is done with."""
        if digest in self._from_preview:
            self._from_preview.discard(digest)
            self._asked.discard(digest)
            self._made.pop(digest, None)
            self.ready.emit(digest)

    def _ask(self, one: Attachment | Content) -> None:
        self._asked.add(one.digest)
        blobs = self._context.post.blobs

        def read() -> tuple[QImage | None, bool]:
            here = blobs.has(one.digest)
            image = read_picture(blobs.path(one.digest), SIDE) if here else None
            return (image, False) if image is not None else (from_preview(one.preview), not here)

        def take(found: tuple[QImage | None, bool]) -> None:
            image, early = found
            self._asked.discard(one.digest)
            if early:
                self._from_preview.add(one.digest)
            self._made[one.digest] = QPixmap() if image is None else QPixmap.fromImage(image)
            if len(self._made) > _KEPT:
                self._made.popitem(last=False)
            self.ready.emit(one.digest)

        self._context.jobs.run(read, take)
