"""The head of the chain: what is counted, and the filters with their keys."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.chain.chain_words import department_name
from ui.chain.picture import Picture, Wanted
from ui.theme.theme import Theme
from ui.widgets.header import PanelHeader
from ui.widgets.pill import Pill

_WIDE = 760


class ChainBar(QWidget):
    """Counts and pills; in little room a pill is its key and a sign."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._header = PanelHeader(theme, self.tr("Chain"))
        self.department = Pill(theme, compact=True)
        self.opened = Pill(theme, compact=True)
        self.mine = Pill(theme, compact=True)
        self.as_list = Pill(theme, compact=True)
        self.fit = Pill(theme, compact=True)
        self._name = ""
        self._listed = False
        tips = (
            (self.department, self.tr("Only one department and its neighbours ({key})"), "D"),
            (self.opened, self.tr("Only open tasks ({key})"), "O"),
            (self.mine, self.tr("Only chains that concern my desk ({key})"), "I"),
            (self.as_list, self.tr("As a list, or drawn ({key})"), "V"),
            (self.fit, self.tr("Fit the whole chain ({key})"), "F"),
        )
        for pill, words, key in tips:
            pill.setToolTip(words.format(key=key))
            pill.setAccessibleName(words.format(key=key))
            self._header.add(pill)
        for pill in (self.opened, self.mine):
            pill.setCheckable(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._header)
        self._label()

    def show_state(self, wanted: Wanted, picture: Picture, *, as_list: bool) -> None:
        """Show what the filters are and what passes them."""
        self._name = department_name(picture, wanted.department) if wanted.department else ""
        self._listed = as_list
        self.opened.setChecked(wanted.opened)
        self.mine.setChecked(wanted.mine)
        self.department.set_tone("warning" if wanted.department else "")
        self.fit.setVisible(not as_list)
        words = self.tr("{tasks} tasks · {links} links")
        count = words.format(tasks=len(picture.shown), links=len(picture.links))
        self._header.set_count(count if picture.shown else "")
        self._label()

    def below_department(self) -> QPoint:
        """Return where the menu of departments opens."""
        return self.department.mapToGlobal(self.department.rect().bottomLeft())

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._label()

    def _label(self) -> None:
        wide = self.width() >= self._theme.px(_WIDE)
        named = self._name or self.tr("Department")
        self.department.setText(f"{named}  D".replace("&", "&&") if wide or self._name else "▾  D")
        self.opened.setText(self.tr("Open only") + "  O" if wide else "○  O")
        self.mine.setText(self.tr("My desk") + "  I" if wide else "◉  I")
        other = self.tr("Drawn") if self._listed else self.tr("List")
        self.as_list.setText(f"{other}  V" if wide else ("▦  V" if self._listed else "☰  V"))
        self.fit.setText(self.tr("Fit") + "  F" if wide else "[ ]  F")
