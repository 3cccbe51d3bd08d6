"""Pictures and drags for tests of attachments."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QWidget


def picture(width: int = 640, height: int = 480, colour: str = "orange") -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def save_picture(path: Path, width: int = 640, height: int = 480) -> Path:
    assert picture(width, height).save(str(path))
    return path


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def image_data(image: QImage) -> QMimeData:
    data = QMimeData()
    data.setImageData(image)
    return data


def drop(target: QWidget, at: QPoint, data: QMimeData) -> bool:
    """Drag something over a widget and let it go there; whether it was taken."""
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    held = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at, action, data, button, held)
    QApplication.sendEvent(target, enter)
    move = QDragMoveEvent(at, action, data, button, held)
    QApplication.sendEvent(target, move)
    if not (enter.isAccepted() and move.isAccepted()):
        return False
    event = QDropEvent(QPointF(at), action, data, button, held)
    QApplication.sendEvent(target, event)
    return event.isAccepted()
