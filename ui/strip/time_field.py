"""A time in the top strip: a caption and tabular figures that never move their neighbours."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import FONT_TITLE


class TimeField(QWidget):
    """Caption above, figures below. Tones: empty, ``soon``, ``late``."""

    def __init__(self, theme: Theme, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._caption = QLabel(caption)
        self._caption.setTextFormat(Qt.TextFormat.PlainText)
        dress(self._caption, role="caption")
        self._value = QLabel()
        self._value.setTextFormat(Qt.TextFormat.PlainText)
        self._value.setObjectName("time")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self._caption)
        column.addWidget(self._value)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_caption(self, caption: str) -> None:
        """Change what the time is of."""
        self._caption.setText(caption)

    def set_value(self, text: str, tone: str = "") -> None:
        """Show this time; the field grows for longer texts and never shrinks."""
        if text == self._value.text() and self._value.property("tone") == tone:
            return
        self._value.setText(text)
        dress(self._value, tone=tone)
        self.setAccessibleName(f"{self._caption.text()} {text}")
        self._widen()

    def text(self) -> str:
        """The figures as they are shown."""
        return self._value.text()

    def _restyle(self) -> None:
        font = self._theme.mono_font(FONT_TITLE, semibold=True)
        self._value.setFont(font)
        # The application's style sheet sets a size on every widget; only a sheet beats a sheet.
        families = ", ".join(f'"{family}"' for family in font.families())
        self._value.setStyleSheet(
            f"font-family: {families}; font-size: {font.pixelSize()}px; font-weight: 600;"
        )
        self._value.setMinimumWidth(0)
        self._widen()

    def _widen(self) -> None:
        metrics = QFontMetrics(self._theme.mono_font(FONT_TITLE, semibold=True))
        wide = metrics.horizontalAdvance(self._value.text())
        self._value.setMinimumWidth(max(self._value.minimumWidth(), wide))
