"""A label for one line of text that may not fit: elided, with the whole in its tooltip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption, QWidget


class ElidedLabel(QLabel):
    """One line of plain text: codes are elided in the middle, prose at its end."""

    def __init__(
        self,
        text: str = "",
        *,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._mode = mode
        self._tip = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def set_text(self, text: str, tip: str = "") -> None:
        """Change the text and what the tooltip says while the whole text is to be seen."""
        self._tip = tip
        self.setText(text)
        self._retip()

    def is_elided(self) -> bool:
        """Whether less than the whole text is to be seen."""
        return self.fontMetrics().horizontalAdvance(self._line()) > self.contentsRect().width()

    def minimumSizeHint(self) -> QSize:
        least = self.fontMetrics().horizontalAdvance("MM…")
        return QSize(min(least, super().sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._retip()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        area = self.contentsRect()
        shown = self.fontMetrics().elidedText(self._line(), self._mode, area.width())
        flags = self.alignment() | Qt.AlignmentFlag.AlignVCenter
        self.style().drawItemText(
            painter,
            area,
            flags.value,
            self.palette(),
            self.isEnabled(),
            shown,
            self.foregroundRole(),
        )
        painter.end()

    def _line(self) -> str:
        return " ".join(self.text().split())

    def _retip(self) -> None:
        self.setToolTip(self.text() if self.is_elided() else self._tip)
