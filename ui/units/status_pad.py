"""The nine states of a unit as a pad of keys 1 to 9, below the unit's row."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from ui import words as say
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.units.rows import STATUSES

_DOWN = 5


class StatusPad(QWidget):
    """Two columns of states; a digit or a click takes one.

    Signals:
        chosen: the code of a state.
        left: Escape.
    """

    chosen = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, current: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        side = theme.px(2 * STEP)
        grid.setContentsMargins(side, theme.px(STEP), side, side)
        grid.setSpacing(theme.px(STEP))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for number, status in enumerate(STATUSES):
            button = QPushButton(f"{number + 1}  {say.unit_status(status)}")
            button.setCheckable(True)
            button.setChecked(status == current)
            button.clicked.connect(lambda _on, one=status: self.chosen.emit(one))
            dress(button, role="pill", compact=True)
            grid.addWidget(button, number % _DOWN, number // _DOWN)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        event.accept()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.text().isdecimal() and 1 <= int(event.text()) <= len(STATUSES):
            self.chosen.emit(STATUSES[int(event.text()) - 1])
