"""Which requests are shown: all, asked of us, asked by us; ended ones; or what lacks."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.flow import FlowRow
from ui.widgets.key_hint import key_strip
from ui.widgets.pill import Pill

translate = QCoreApplication.translate
ALL, OF_US, BY_US = range(3)
_SIDES: Final = 3


class Filters(QWidget):
    """A row of pills that wraps.

    Signals:
        changed: something else is to be shown.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = FlowRow(spacing=theme.px(STEP))
        texts = (
            translate("Requests", "All"),
            translate("Requests", "Asked of us"),
            translate("Requests", "Asked by us"),
        )
        self.sides = [Pill(theme, text, compact=True) for text in texts]
        self._group = QButtonGroup(self)
        for number, pill in enumerate(self.sides):
            pill.setCheckable(True)
            pill.setToolTip(translate("Requests", "{what} (M: the next)").format(what=pill.text()))
            self._group.addButton(pill, number)
            row.add(pill)
        self.sides[ALL].setChecked(True)
        self.ended = self._toggle(theme, translate("Requests", "Ended"), "C")
        self.needs = self._toggle(theme, translate("Requests", "Required – on hand – lacking"), "R")
        row.add(self.ended)
        row.add(self.needs)
        self.new = Pill(theme, translate("Requests", "New request") + "  N", compact=True)
        self.new.setToolTip(translate("Requests", "Write a new request (N)"))
        side = theme.px(2 * STEP)
        column = QVBoxLayout(self)
        column.setContentsMargins(side, theme.px(STEP), side, theme.px(STEP))
        column.addWidget(row)
        self._group.idClicked.connect(self.changed)
        self.ended.toggled.connect(self.changed)
        self.needs.toggled.connect(self.changed)

    def side(self) -> int:
        """Return which side is shown: `ALL`, `OF_US` or `BY_US`."""
        return max(ALL, self._group.checkedId())

    def next_side(self) -> None:
        """Show the next side."""
        self.sides[(self.side() + 1) % _SIDES].setChecked(True)
        self.changed.emit()

    def shows_needs(self) -> bool:
        """Return whether the table of what lacks is shown."""
        return self.needs.isChecked()

    def show_all(self, *, ended: bool = False) -> None:
        """Show requests of all sides, ended ones too if wanted."""
        self.sides[ALL].setChecked(True)
        self.needs.setChecked(False)
        if ended:
            self.ended.setChecked(True)
        self.changed.emit()

    def nothing(self) -> str:
        """Return what to say where no request is shown though there are some."""
        if self.side() == OF_US:
            return translate("Requests", "Nothing is asked of your department.")
        if self.side() == BY_US:
            return translate("Requests", "Your department asks for nothing.")
        return translate("Requests", "No request is open. C shows those that have ended.")

    def _toggle(self, theme: Theme, text: str, key: str) -> Pill:
        pill = Pill(theme, f"{text}  {key}", compact=True)
        pill.setCheckable(True)
        pill.setToolTip(f"{text} ({key})")
        return pill


def request_hints(theme: Theme) -> QFrame:
    """Return the strip of keys at the foot of the panel."""
    return key_strip(
        theme,
        (
            ("N", translate("Requests", "new")),
            ("Return", translate("Requests", "open")),
            ("A", translate("Requests", "approve")),
            ("O", translate("Requests", "order")),
            ("D", translate("Requests", "delivery")),
            ("X", translate("Requests", "decline")),
            ("T", translate("Requests", "task")),
        ),
    )
