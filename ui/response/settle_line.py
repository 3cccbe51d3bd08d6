"""What two posts that acted apart disagree about in a response, settled with one press."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from commander.linkage.plan_choice import worst
from ui import words
from ui.response.data import Standing
from ui.response.record_lines import plain
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.flow import FlowRow


class SettleLine(QWidget):
    """Shown only while there is something to settle.

    Signals:
        chosen: settle it, with this level ("" where the level is not disputed).
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[str, ...] | None = None
        self.text = plain(wrap=True, tone="warning")
        self._buttons = FlowRow(spacing=theme.px(STEP))
        self.buttons: list[QPushButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(STEP))
        column.addWidget(self.text)
        column.addWidget(self._buttons)
        self.hide()

    def show_dispute(self, one: Standing) -> None:
        """Show what is disputed, if anything is."""
        wanted = one.levels if one.disputed else None
        self.setVisible(one.disputed)
        if wanted == self._shown:
            return
        self._shown = wanted
        self._buttons.clear()
        self.buttons = []
        if wanted is None:
            return
        if not wanted:
            self.text.setText(
                self.tr(
                    "⇄ Two posts activated this while apart: times and deadlines differ. What was "
                    "said first holds."
                )
            )
            self._add(self.tr("Settle all  S"), "")
            return
        self.text.setText(
            self.tr(
                "⇄ Two posts acted apart and hold different levels. Choose the one that holds; "
                "all the rest is settled with it."
            )
        )
        worse = worst(wanted)
        for level in sorted(wanted, key=lambda code: code != worse):
            word = words.scale_step("response_level", level).short
            key = "  S" if level == worse else ""
            self._add(self.tr("Hold {level}").format(level=word) + key, level)

    def press_first(self) -> None:
        """Give the first answer: of two levels the worse one."""
        if self.buttons and not self.isHidden():
            self.buttons[0].click()

    def _add(self, text: str, level: str) -> None:
        button = QPushButton(text)
        dress(button, role="primary" if not self.buttons else "")
        button.clicked.connect(partial(self.chosen.emit, level))
        self._buttons.add(button)
        self.buttons.append(button)
