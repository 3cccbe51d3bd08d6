"""A line below a unit's row that asks what it is assigned to: an incident or a task."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.choice_field import ChoiceField
from ui.widgets.key_hint import KeyHint


class AssignLine(QWidget):
    """Completes names of incidents and tasks.

    Signals:
        chosen: the key of the choice.
        left: Escape.
    """

    chosen = Signal(str)
    left = Signal()

    def __init__(
        self, theme: Theme, choices: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        translate = QCoreApplication.translate
        field = ChoiceField(translate("Units", "Assign to an incident or a task"))
        field.set_choices(choices)
        field.chosen.connect(self.chosen)
        field.left.connect(self.left)
        self._problem = QLabel()
        dress(self._problem, role="caption", tone="danger")
        field.entered.connect(self._unknown)
        self.setFocusProxy(field)
        side = theme.px(3 * STEP)
        column = QVBoxLayout(self)
        column.setContentsMargins(side, theme.px(STEP), side, theme.px(2 * STEP))
        column.setSpacing(theme.px(STEP))
        column.addWidget(field)
        hints = QHBoxLayout()
        hints.setSpacing(theme.px(STEP))
        for key, words in (
            ("Down", translate("Units", "all")),
            ("Return", translate("Units", "assign")),
            ("Esc", translate("Units", "leave")),
        ):
            hints.addWidget(KeyHint(theme, key))
            label = QLabel(words)
            dress(label, role="caption")
            hints.addWidget(label)
        hints.addWidget(self._problem, 1)
        column.addLayout(hints)

    def _unknown(self, _text: str) -> None:
        words = QCoreApplication.translate("Units", "Choose one of the list.")
        self._problem.setText(words)
