"""A department's mark as a widget: its shape, colour and letters."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from commander.domain.resources import Department
from ui.theme.theme import Theme
from ui.theme.tokens import ICON_LARGE
from ui.widgets.marks import paint_badge


class DepartmentMark(QWidget):
    """The mark that stands on cards, in lists and on the map."""

    def __init__(
        self, theme: Theme, department: Department | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._department = department or Department()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_department(self, department: Department) -> None:
        """Show the mark of this department."""
        if department != self._department:
            self._department = department
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(ICON_LARGE), self._theme.px(ICON_LARGE))

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        shown, look = self._department, self._theme.tokens
        painter = QPainter(self)
        paint_badge(painter, self.rect(), shown.shape, shown.colour, shown.letters, look)
        painter.end()
