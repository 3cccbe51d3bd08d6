"""The levels of a plan as buttons; the one that the facts propose is marked, a person decides."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from commander.domain.plan import PlanLevel, worded
from ui import words
from ui.response.response_words import language
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.flow import FlowRow


class LevelChoice(QWidget):
    """Alt+1 … 4 choose; while one of the buttons has the focus, arrows and bare digits too.

    Signals:
        chosen: a person chose this level.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = FlowRow(spacing=theme.px(STEP))
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.buttons: dict[str, QPushButton] = {}
        self._level = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._row)
        self.setAccessibleName(self.tr("Response level"))

    @property
    def level(self) -> str:
        """The level that is chosen, empty for none."""
        return self._level

    def bind(self, form: QWidget) -> None:
        """Let Alt and a digit choose while the focus is in this form."""
        for code in "1234":
            shortcut = QShortcut(QKeySequence(f"Alt+{code}"), form)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._press, code))

    def show_levels(self, levels: Sequence[PlanLevel]) -> None:
        """Offer these, the worst first; what is chosen stays chosen where it is there."""
        codes = sorted(one.code for one in levels)
        if codes != list(self.buttons):
            self._row.clear()
            self.buttons = {}
            for code in codes:
                button = QPushButton(words.scale_step("response_level", code).short)
                button.setCheckable(True)
                button.clicked.connect(partial(self._press, code))
                self._group.addButton(button)
                self._row.add(button)
                button.show()  # at once: it may get the focus before the layout comes to it
                self.buttons[code] = button
        for one in levels:
            authority = worded(one.authority, language())
            self.buttons[one.code].setToolTip(f"{authority} (Alt+{one.code})")
        self.show_level(self._level if self._level in self.buttons else "")

    def show_level(self, level: str) -> None:
        """Show this level as chosen."""
        self._level = level
        self._group.setExclusive(False)
        for code, button in self.buttons.items():
            button.setChecked(code == level)
        self._group.setExclusive(True)

    def mark(self, proposed: str, held: str = "") -> None:
        """Mark the level that the facts propose and the one that holds."""
        for code, button in self.buttons.items():
            text = words.scale_step("response_level", code).short
            marks = [
                *([self.tr("proposed")] if code == proposed else []),
                *([self.tr("in force")] if code == held else []),
            ]
            button.setText(f"{text}  ({', '.join(marks)})" if marks else text)

    def set_missing(self, *, missing: bool) -> None:
        """Show that a level has to be chosen."""
        for button in self.buttons.values():
            dress(button, role="danger" if missing else "")

    def focus_first(self) -> None:
        """Put the focus on the level that is chosen, else the first."""
        button = self.buttons.get(self._level) or next(iter(self.buttons.values()), None)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.text() in self.buttons:
            self._press(event.text())
            self.focus_first()
            return
        super().keyPressEvent(event)

    def _press(self, code: str, _checked: object = None) -> None:
        if code in self.buttons:
            self.show_level(code)
            self.set_missing(missing=False)
            self.chosen.emit(code)
