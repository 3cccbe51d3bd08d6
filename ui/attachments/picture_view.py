"""Shows a picture: the whole of it, or closer with wheel and keys, moved by dragging."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme

_CLOSER: Final = 1.25
_MOST: Final = 16.0
_NOTCH: Final = 120
_PREVIEW: Final = 4.0


class PictureView(QWidget):
    """``zoom`` is 1 where the whole picture fits; small ones are not blown up by themselves."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image = QImage()
        self._centre = QPointF(0.5, 0.5)
        self._grip: QPointF | None = None
        self._most = 1.0
        self.zoom = 1.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.update)

    def show_image(self, image: QImage, *, grow: bool = False) -> None:
        """Show this one as a whole; a preview may ``grow``, because there is nothing better yet."""
        self._image = image
        self._most = _PREVIEW if grow else 1.0
        self.fit()

    def fit(self) -> None:
        """Show the whole picture."""
        self.zoom, self._centre = 1.0, QPointF(0.5, 0.5)
        self.update()

    def magnify(self, times: float) -> None:
        """Go closer, or further away."""
        self.zoom = min(_MOST, max(1.0, self.zoom * times))
        if self.zoom == 1.0:
            self._centre = QPointF(0.5, 0.5)
        self.update()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("ground"))
        if not self._image.isNull():
            area = self._area()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(area, self._image)
            if self._theme.name == "night":  # eyes stay adapted
                multiply = QPainter.CompositionMode.CompositionMode_Multiply
                painter.setCompositionMode(multiply)
                painter.fillRect(area, QColor(self._theme.tokens.accent))
        painter.end()

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        self.magnify(_CLOSER ** (event.angleDelta().y() / _NOTCH))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        self._grip = event.position()

    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        if self._grip is None or self.zoom == 1.0:
            return
        area, moved = self._area(), event.position() - self._grip
        self._grip = event.position()
        self._centre -= QPointF(moved.x() / area.width(), moved.y() / area.height())
        self._centre = QPointF(_within(self._centre.x()), _within(self._centre.y()))
        self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent, /) -> None:
        self._grip = None

    def mouseDoubleClickEvent(self, _event: QMouseEvent, /) -> None:
        if self.zoom > 1.0:
            self.fit()
        else:
            self.magnify(2 * _CLOSER)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.magnify(_CLOSER)
        elif event.key() == Qt.Key.Key_Minus:
            self.magnify(1 / _CLOSER)
        elif event.key() == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

    def _area(self) -> QRectF:
        """Where the whole picture lies, in pixels of this widget."""
        size = QSizeF(self._image.size()) / self.devicePixelRatioF()
        room = QSizeF(self.size())
        share = (
            min(self._most, room.width() / size.width(), room.height() / size.height()) * self.zoom
        )
        area = QRectF(QPointF(), size * share)
        offset = QPointF(
            (0.5 - self._centre.x()) * area.width(), (0.5 - self._centre.y()) * area.height()
        )
        area.moveCenter(QRectF(self.rect()).center() + offset)
        return area


def _within(share: float) -> float:
    return min(1.0, max(0.0, share))
