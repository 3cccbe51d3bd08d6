"""The levels of each authority over time: bars on one axis, and the same in words."""

from collections.abc import Sequence
from datetime import UTC, tzinfo
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from commander.domain.scales import RESPONSE_LEVEL
from ui.response.data import History
from ui.response.response_words import moment
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import FONT_TINY, STEP
from ui.widgets.chip import Chip
from ui.widgets.elided import ElidedLabel
from ui.widgets.flow import FlowRow

_BAR: Final = 14
_LEAST_MS: Final = 3_600_000


class LevelBars(QWidget):
    """The bars of one authority from ``begin`` to ``end``; a level's number stands in its bar."""

    def __init__(self, theme: Theme, history: History, begin: int, end: int) -> None:
        super().__init__()
        self._theme = theme
        self._history = history
        self._begin, self._end = begin, max(end, begin + _LEAST_MS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(_BAR))
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        look = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.ui_font(FONT_TINY, semibold=True))
        middle = self.height() / 2
        painter.setPen(QPen(QColor(look.line), 1))
        painter.drawLine(0, round(middle), self.width(), round(middle))
        steps = self._history.steps
        ends = [*(one.at for one in steps[1:]), self._end]
        for step, until in zip(steps, ends, strict=True):
            if not step.level:
                continue
            known = RESPONSE_LEVEL.step(step.level)
            colour = look.colour(known.colour if known is not None else "muted")
            left, right = self._x(step.at), self._x(until)
            box = QRectF(left, 0, max(3.0, right - left - 1), self.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(box, 2, 2)
            if box.width() > self.height():
                painter.setPen(QColor(look.ink_on(colour)))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, step.level)
        painter.end()

    def _x(self, at: int) -> float:
        share = (at - self._begin) / (self._end - self._begin)
        return min(1.0, max(0.0, share)) * self.width()


class LevelTrack(QWidget):
    """A row for each authority: its name, its bars, and every step as a chip with its time."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[Sequence[History], tzinfo] = ((), UTC)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(3 * STEP))
        self._grid.setVerticalSpacing(theme.px(STEP))
        self._grid.setColumnStretch(1, 1)

    def show_histories(self, histories: Sequence[History], zone: tzinfo, now: int) -> None:
        """Show these; nothing is made anew while they stay the same."""
        if (histories, zone) == self._shown:
            return
        self._shown = (histories, zone)
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        begin = min((one.steps[0].at for one in histories), default=0)
        for number, one in enumerate(histories):
            name = ElidedLabel(one.authority)
            dress(name, role="strong")
            name.setMaximumWidth(self._theme.px(45 * STEP))
            bars = LevelBars(self._theme, one, begin, now)
            said = self._steps(one, zone, now)
            bars.setAccessibleName(", ".join((one.authority, *said)))
            bars.setToolTip("\n".join((one.authority, *said)))
            row = 2 * number
            self._grid.addWidget(name, row, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(bars, row, 1)
            self._grid.addWidget(self._chips(one, said), row + 1, 1)

    def texts(self) -> list[str]:
        """Return what the rows say, one a row."""
        rows = self.findChildren(LevelBars)
        return [one.accessibleName() for one in rows if not one.isHidden()]

    def _steps(self, one: History, zone: tzinfo, now: int) -> list[str]:
        said = []
        for step in one.steps:
            when = moment(step.at, zone, now, step.precision)
            if step.level:
                template = self.tr("level {level} {when}")
                said.append(template.format(level=step.level, when=when))
            else:
                said.append(self.tr("ended {when}").format(when=when))
        return said

    def _chips(self, one: History, said: list[str]) -> FlowRow:
        row = FlowRow(spacing=self._theme.px(STEP))
        for number, (step, text) in enumerate(zip(one.steps, said, strict=True)):
            known = RESPONSE_LEVEL.step(step.level)
            last = number == len(one.steps) - 1
            role = known.colour if known is not None and last else "muted"
            words = self.tr("{step}, in force").format(step=text) if last and step.level else text
            row.add(Chip(self._theme, words, role))
        return row
