"""A button that looks like a link and may be narrower than its words."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme.dress import dress


class ElidedLink(QPushButton):
    """One line of plain words, elided at its end; screen readers get the whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        dress(self, role="link")
        self.setStyleSheet("text-align: left;")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """The whole text."""
        return self._words

    def set_words(self, words: str) -> None:
        """Show these words."""
        self._words = " ".join(words.split())
        self.setAccessibleName(self._words)
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self._words) + self._sides()
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance("MMM…") + self._sides()
        return QSize(min(wide, self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def _sides(self) -> int:
        return self.fontMetrics().height()

    def _fit(self) -> None:
        room = max(0, self.width() - self._sides())
        elided = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(elided.replace("&", "&&"))
