"""Room for a form above a list: as much as it wants, the list what is left, and bars if need be."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import ROW
from ui.widgets.form import InlineForm

_LEAST: Final = 3 * ROW


class FormArea(QScrollArea):
    """Holds a form while it is open; hidden with it. In a low panel the form scrolls."""

    def __init__(self, theme: Theme, form: InlineForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._form = form
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)
        column.addStretch(1)
        self._page = page
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)
        page.installEventFilter(self)
        self.hide()
        form.opened.connect(self.show)
        form.closed.connect(self.hide)

    def sizeHint(self) -> QSize:
        layout = self._page.layout()
        width = self.viewport().width()
        high = layout.totalHeightForWidth(width) if layout is not None else 0
        return QSize(width, max(high, self._page.sizeHint().height() if high <= 0 else 0))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(self._theme.px(_LEAST), self.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class Rest(QWidget):
    """Takes the height that a form leaves, however little; what is in it scrolls."""

    def __init__(self, layout: QLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)

    def hasHeightForWidth(self) -> bool:
        return False
