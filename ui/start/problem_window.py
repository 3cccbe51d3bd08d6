"""What is shown when the data folder cannot be opened at all: what is wrong, and what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from commander.errors import UserError
from ui import words
from ui.theme.dress import dress

_WIDE = 520
_MARGIN = 24


class ProblemWindow(QWidget):
    """One message and a way to close it."""

    def __init__(self, error: UserError) -> None:
        super().__init__()
        self.setWindowTitle("Commander")
        title = QLabel(self.tr("Commander cannot open its data"))
        dress(title, role="heading")
        self.text = QLabel(words.error(error))
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.text.setMinimumWidth(_WIDE)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(_MARGIN // 2)
        column.addWidget(title)
        column.addWidget(self.text)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


def show_problem(app: QApplication, error: UserError) -> None:
    """Show it until it is closed."""
    window = ProblemWindow(error)
    window.show()
    app.exec()
