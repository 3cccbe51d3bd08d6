"""Reads pictures that came from anywhere: small ones for lists, tiny ones that travel with text.

Safe beside the GUI thread: images, no pixmaps. What cannot be read gives nothing.
"""

import base64
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from commander.domain.attachment import MAX_PREVIEW

MOST_PIXELS: Final = 120_000_000
"""Larger pictures are not unpacked: a file of kilobytes could fill the memory."""

_PREVIEW: Final = (160, 120, 90)
_QUALITIES: Final = (70, 50, 35, 20)
_MOST_PNG: Final = 2_000_000
_QUALITY: Final = 90


def read_picture(path: Path, side: int = 0) -> QImage | None:
    """Return a picture turned as its camera says, at most ``side`` pixels wide and high if given.

    None when it is none that this program reads, or too large to be unpacked.
    """
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        return None
    if side and max(size.width(), size.height()) > side:
        reader.setScaledSize(size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image


def preview(path: Path) -> str:
    """Return a tiny picture as JPEG in base64, nothing for what is no picture."""
    image = read_picture(path, _PREVIEW[0])
    if image is None:
        return ""
    flat = image.convertToFormat(QImage.Format.Format_RGB32)
    for side in _PREVIEW:
        small = _within(flat, side)
        for quality in _QUALITIES:
            data = _encoded(small, "JPEG", quality)
            if 0 < len(data) <= MAX_PREVIEW:
                return base64.b64encode(data).decode()
    return ""


def from_preview(text: str) -> QImage | None:
    """Return the picture of a preview; None when it is none."""
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    if len(data) > MAX_PREVIEW:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"jpeg"))
    size = reader.size()
    most = _PREVIEW[0]
    if not size.isValid() or size.width() > most or size.height() > most:
        return None
    image = reader.read()
    return None if image.isNull() else image


def encoded(image: QImage) -> tuple[bytes, str]:
    """Return a pasted picture as a file, and the ending of its name: PNG, JPEG for photographs."""
    data = _encoded(image, "PNG", -1)
    if len(data) <= _MOST_PNG:
        return data, "png"
    return _encoded(image.convertToFormat(QImage.Format.Format_RGB32), "JPEG", _QUALITY), "jpg"


def _within(image: QImage, side: int) -> QImage:
    if max(image.width(), image.height()) <= side:
        return image
    return image.scaled(
        QSize(side, side),
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def _encoded(image: QImage, kind: str, quality: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind, quality)  # type: ignore[call-overload] # the stubs ask for bytes
    return bytes(buffer.data().data())
