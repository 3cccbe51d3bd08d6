"""The shape of a task's state as a widget."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import words as say
from ui.theme.theme import Theme
from ui.theme.tokens import ICON
from ui.widgets.marks import paint_state


class StateMark(QWidget):
    """Empty circle, half, bar, check or cross."""

    def __init__(self, theme: Theme, status: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._status = status
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(say.task_status(status))
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(ICON), self._theme.px(ICON))

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        paint_state(painter, self.rect(), self._status, self._theme.tokens)
        painter.end()
