"""The rounded button of the top strip and of panel headers."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP

_DOT = 9


class Pill(QPushButton):
    """A rounded button, with an optional dot of a role's colour and an optional menu.

    The dot is never the only sign: the text says the same.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        dot: str | None = None,
        compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._dot = dot
        dress(self, role="pill", compact=compact)
        theme.changed.connect(self._redraw)
        self._redraw()

    def set_dot(self, role: str | None) -> None:
        """Show a dot in the colour of a role, or none."""
        if role != self._dot:
            self._dot = role
            self.setIcon(QIcon())
            self._redraw()

    def set_tone(self, tone: str) -> None:
        """Colour text and line: ``ok``, ``warning``, ``danger``, ``exercise``, or empty."""
        dress(self, tone=tone)

    def set_menu(self, menu: QMenu) -> None:
        """Open a menu on click or Space; the text gets a ▾."""
        self.setMenu(menu)
        self.set_text(self.text())

    def set_text(self, text: str) -> None:
        """Change the text; a pill with a menu keeps its ▾."""
        plain = text.removesuffix(" ▾")
        self.setText(f"{plain} ▾" if self.menu() is not None else plain)

    def _redraw(self) -> None:
        if self._dot is None:
            return
        side = self._theme.px(_DOT)
        ratio = self.devicePixelRatioF()
        wide = side + self._theme.px(STEP)
        picture = QPixmap(QSize(wide, side) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.tokens.colour(self._dot)))
        painter.drawEllipse(0, 0, side, side)
        painter.end()
        self.setIconSize(QSize(wide, side))
        self.setIcon(QIcon(picture))
