"""Small tabs above the entry line: one for each half-finished entry."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from ui.log.drafts import Drafts, Line
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.widgets.flow import FlowLayout

translate = QCoreApplication.translate
_LETTERS: Final = 18


class DraftTabs(QWidget):
    """Shown while there is more than one line; a click goes on with that one."""

    def __init__(self, theme: Theme, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._drafts = drafts
        self._row = FlowLayout(self)
        self._shown: list[tuple[str, str]] = []
        drafts.listed.connect(self._renew)
        drafts.switched.connect(self._renew)
        self._renew()

    def _renew(self) -> None:
        lines = self._drafts.lines
        shown = [(line.id, self._label(line)) for line in lines]
        shown.append((self._drafts.current.id, ""))
        if shown == self._shown:
            return
        self._shown = shown
        while (item := self._row.takeAt(0)) is not None:
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for line in lines if len(lines) > 1 else ():
            self._row.addWidget(self._tab(line))
        self.setVisible(len(lines) > 1)

    def _tab(self, line: Line) -> QPushButton:
        tab = QPushButton(self._label(line))
        dress(tab, role="pill", compact=True, tone="danger" if line.failure else "")
        tab.setCheckable(True)
        tab.setChecked(line is self._drafts.current)
        tab.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        tip = translate("Log", "Draft; Ctrl+PgUp and Ctrl+PgDn go through them")
        tab.setToolTip(f"{line.text}\n{tip}" if line.text else tip)
        tab.clicked.connect(lambda: self._choose(line))
        return tab

    def _choose(self, line: Line) -> None:
        self._drafts.choose(line)
        self._shown = []
        self._renew()

    def _label(self, line: Line) -> str:
        mark = "! " if line.failure else "✎ " if line.corrects else ""
        first = " ".join(line.text.split())
        if not first:
            return mark + translate("Log", "new entry")
        return mark + (first if len(first) <= _LETTERS else f"{first[:_LETTERS]}…")
