"""The word on the map for what is no live operation: lettering like the map's own, no button."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import FONT_LARGE, STEP

_HALO = 4


class KindMark(QWidget):
    """Letters with a halo, through which clicks go to the map."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._word = ""
        self._role = "muted"
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def text(self) -> str:
        """The word."""
        return self._word

    @property
    def role(self) -> str:
        """The role of its colour."""
        return self._role

    def set(self, word: str, role: str) -> None:
        """Show a word in capitals."""
        self._word, self._role = word.upper(), role
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font())
        room = 2 * self._theme.px(STEP)
        return QSize(metrics.horizontalAdvance(self._word) + room, metrics.height() + room)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        font = self._font()
        metrics = QFontMetrics(font)
        middle = (self.height() + metrics.ascent() - metrics.descent()) / 2
        letters = QPainterPath()
        letters.addText(QPointF(self._theme.px(STEP), middle), font, self._word)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        halo = QPen(self._theme.colour("label_halo"), self._theme.px(_HALO))
        halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(letters, halo)
        painter.fillPath(letters, self._theme.colour(self._role))
        painter.end()

    def _font(self) -> QFont:
        font = self._theme.ui_font(FONT_LARGE, semibold=True)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
        return font
