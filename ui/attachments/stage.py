"""Where a file is seen: a picture, a PDF, a recording, a text, or words about what else it is."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPlainTextEdit, QStackedLayout, QWidget

from commander.domain.attachment import Attachment
from ui.attached.pictures import from_preview, read_picture
from ui.attachments.pdf_page import PdfPage, pdf_page
from ui.attachments.picture_view import PictureView
from ui.attachments.sound_page import sound_page
from ui.context import Context
from ui.widgets.empty import EmptyState

translate = QCoreApplication.translate
_SIDE: Final = 4096
_TEXT: Final = 256 * 1024
"""Most bytes of a text that are shown."""


class Stage(QWidget):
    """Shows one file after the other; what was made for the one before goes."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._turn = 0
        self._pages = QStackedLayout(self)
        self.picture = PictureView(context.theme)
        self.words = EmptyState(context.theme, "")
        self._pages.addWidget(self.picture)
        self._pages.addWidget(self.words)
        self.page: QWidget = self.words
        self.pdf: PdfPage | None = None

    def show_file(self, one: Attachment, *, here: bool) -> None:
        """Show a file; only its preview while its content is not ``here``."""
        self._turn += 1
        path = self._context.post.blobs.path(one.digest)
        if not here:
            self._show_preview(one)
        elif one.media.startswith("image/"):
            self._read_picture(one, path)
        elif one.media == "application/pdf":
            self._turn_to(self._pdf_of(path), translate("Attachments", "This PDF"))
        elif one.media.startswith("audio/"):
            page = sound_page(self._context.theme, path, self)
            self._turn_to(page, translate("Attachments", "This recording"))
        elif one.media == "text/plain":
            self._turn_to(_text_page(path, self), "")
        else:
            self.say(translate("Attachments", "Files of this kind are not shown here."))

    def say(self, text: str) -> None:
        """Show words instead of a file."""
        self.words.set_text(text)
        self._show(self.words)

    def clear(self) -> None:
        """Show nothing; what plays ends."""
        self._turn += 1
        self.picture.show_image(QImage())
        self._show(self.words)

    def _show_preview(self, one: Attachment) -> None:
        image = from_preview(one.preview) if one.preview else None
        if image is None:
            self.say(translate("Attachments", "The content is not on this machine yet."))
        else:
            self.picture.show_image(image, grow=True)
            self._show(self.picture)

    def _read_picture(self, one: Attachment, path: Path) -> None:
        turn = self._turn
        early = from_preview(one.preview) if one.preview else None
        if early is not None:
            self.picture.show_image(early, grow=True)
            self._show(self.picture)

        def take(image: QImage | None) -> None:
            if turn != self._turn:
                return
            if image is None:
                self.say(translate("Attachments", "This picture cannot be shown here."))
            else:
                self.picture.show_image(image)
                self._show(self.picture)

        self._context.jobs.run(lambda: read_picture(path, _SIDE), take, key="attachment.picture")

    def _pdf_of(self, path: Path) -> PdfPage | None:
        if self.pdf is None:
            self.pdf = pdf_page(self)
            if self.pdf is not None:
                self._pages.addWidget(self.pdf)
        return self.pdf if self.pdf is not None and self.pdf.load(path) else None

    def _turn_to(self, page: QWidget | None, name: str) -> None:
        if page is None:
            said = translate("Attachments", "{name} cannot be shown here.").format(name=name)
            self.say(said)
        else:
            if page is not self.pdf:
                self._pages.addWidget(page)
            self._show(page)

    def _show(self, page: QWidget) -> None:
        before, self.page = self.page, page
        self._pages.setCurrentWidget(page)
        if before is page:
            return
        if self.pdf is not None and before is self.pdf:
            self.pdf.close_file()
        elif before not in (self.picture, self.words):
            self._pages.removeWidget(before)
            before.hide()
            before.deleteLater()


def _text_page(path: Path, parent: QWidget) -> QWidget:
    page = QPlainTextEdit(parent)
    page.setReadOnly(True)
    page.setFrameShape(QPlainTextEdit.Shape.NoFrame)
    flags = Qt.TextInteractionFlag
    page.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
    with path.open("rb") as file:
        page.setPlainText(file.read(_TEXT).decode("utf-8", "replace"))
    return page
