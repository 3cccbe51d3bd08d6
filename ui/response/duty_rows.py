"""The reports that a response owes, each with its clock; a press shows the duty."""

from collections.abc import Sequence
from datetime import tzinfo
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from commander.domain.duty import Duty
from ui.response.record_lines import plain
from ui.response.response_words import duty_words
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.chip import Chip
from ui.widgets.elided_link import ElidedLink


class DutyRow(QWidget):
    """One report: from whom to whom, its basis, and how it stands.

    Signals:
        pressed: it is to be shown.
    """

    pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._duty = Duty()
        self.link, self.chip = ElidedLink(), Chip(theme)
        dress(self.link, tone="quiet", compact=True)
        self.link.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(2 * STEP))
        row.addWidget(self.chip)
        row.addWidget(self.link, 1)

    def show_duty(self, duty: Duty) -> None:
        """Show this report."""
        self._duty = duty
        self.link.set_words(f"{duty.sender} → {duty.to} · {duty.basis}")
        self.link.setToolTip(f"{duty.sender} → {duty.to}\n{duty.basis}")

    def tick(self, now: int, zone: tzinfo) -> None:
        """Bring its clock up to date."""
        self.chip.set(*duty_words(self._duty, zone, now))


class DutyRows(QWidget):
    """A heading and a row for each report.

    Signals:
        show_wanted: the key of a duty that is to be shown.
    """

    show_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[Duty, ...] = ()
        self.rows: list[DutyRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(STEP), 0, 0)
        self._column.setSpacing(theme.px(STEP) // 2)
        self._column.addWidget(plain(self.tr("Reports owed"), role="strong"))
        self.hide()

    def show_duties(self, duties: Sequence[Duty]) -> None:
        """Show these."""
        if tuple(duties) == self._shown:
            return
        self._shown = tuple(duties)
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        for duty in duties:
            row = DutyRow(self._theme)
            row.show_duty(duty)
            row.pressed.connect(partial(self.show_wanted.emit, duty.key))
            self._column.addWidget(row)
            self.rows.append(row)
        self.setVisible(bool(duties))

    def tick(self, now: int, zone: tzinfo) -> None:
        """Bring the clocks up to date."""
        for row in self.rows:
            row.tick(now, zone)
