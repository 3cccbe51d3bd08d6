"""A quiet strip that says what is wrong where it stands, and what to do. Never modal."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from commander.errors import EnvironmentProblem
from ui import words
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import ICON, STEP

# The icon and its colour role for each tone.
_TONES: Final[dict[str, tuple[str, str]]] = {
    "info": ("info", "accent"),
    "warning": ("warning", "orange"),
    "danger": ("warning", "red"),
    "exercise": ("exercise", "purple"),
}


class Banner(QFrame):
    """Shows one problem at a time: what happened, what to do, one optional action.

    It takes no focus when it appears. `dismissed` is told when the operator closes it, `acted`
    when the action is chosen.
    """

    dismissed = Signal()
    acted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone = "info"
        dress(self, role="banner", tone=self._tone)
        self._picture = QLabel()
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action = QPushButton()
        dress(self._action, role="pill", compact=True)
        self._close = QPushButton()
        dress(self._close, role="quiet")
        theme.icons.bind(self._close, "close")
        self._close.setToolTip(self.tr("Dismiss"))
        self._close.setAccessibleName(self.tr("Dismiss"))
        self._action.clicked.connect(self.acted)
        self._close.clicked.connect(self._dismiss)
        theme.changed.connect(self._redraw)
        self._lay_out()
        self.hide()

    def show_problem(self, text: str, advice: str = "", *, tone: str = "warning") -> None:
        """Say what happened and what to do. Tones: info, warning, danger, exercise."""
        self._tone = tone
        dress(self, tone=tone)
        self._text.setText(f"{text}\n{advice}" if advice else text)
        dress(self._text)
        self._action.hide()
        self._redraw()
        self.setAccessibleName(self._text.text())
        self.show()

    def show_error(self, error: Exception) -> None:
        """Say what an error says; what the machine is to blame for stands out more."""
        text = words.error(error)
        grave = isinstance(error, EnvironmentProblem)
        self.show_problem(text, tone="danger" if grave else "warning")

    def offer(self, action: str) -> None:
        """Show a button for the way out; `acted` tells that it was pressed."""
        self._action.setText(action)
        self._action.show()

    def text(self) -> str:
        """What the banner says, in one or two lines."""
        return self._text.text()

    def clear(self) -> None:
        """Take the banner away, because the cause is gone."""
        self.hide()

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        side, step = self._theme.px(3 * STEP), self._theme.px(STEP)
        row.setContentsMargins(side, step, side, step)
        row.setSpacing(2 * step)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text, 1)
        row.addWidget(self._action, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)

    def _redraw(self) -> None:
        side = self._theme.px(ICON)
        name, role = _TONES[self._tone]
        icon = self._theme.icons.icon(name, role)
        self._picture.setPixmap(icon.pixmap(QSize(side, side), self.devicePixelRatioF()))
