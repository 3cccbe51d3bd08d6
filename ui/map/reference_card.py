"""What stands at a place that was clicked, as a layer of reference knows it."""

from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout

from commander.maps.area import Area
from commander.maps.reference import Thing
from ui import words
from ui.map.corner import Corner
from ui.map.tool import Desk
from ui.theme.dress import dress
from ui.theme.tokens import STEP
from ui.widgets.elided import ElidedLabel

translate = QCoreApplication.translate
_WIDTH: Final = 320
_HIGHEST: Final = 260


def thing_lines(thing: Thing) -> list[str]:
    """Return what the file says of a thing: its note, then its attributes, one a line."""
    return [one for one in (thing.note, *(f"{k}: {v}" for k, v in thing.said.items())) if one]


def origin(area: Area) -> str:
    """Return which layer says it, whose data that is, and of when."""
    parts = [area.name]
    if area.attribution and area.attribution != area.name:
        parts.append(area.attribution)
    if area.data_date:
        at = datetime.fromisoformat(area.data_date).replace(tzinfo=UTC)
        day = words.day(round(at.timestamp() * 1000), UTC)
        parts.append(translate("ReferenceCard", "data of {day}").format(day=day))
    return " · ".join(parts)


class ReferenceCard(QFrame):
    """Low at the left of the map, until something else is clicked or it is put away."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.panel)
        theme = desk.context.theme
        dress(self, role="floating")
        self.setFixedWidth(theme.px(_WIDTH))
        self._highest = theme.px(_HIGHEST)
        self.title = ElidedLabel(parent=self)
        dress(self.title, role="strong")
        self.text, self.source = QLabel(), QLabel()
        for label in (self.text, self.source):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        dress(self.source, role="small")
        self._close = QPushButton(self)
        dress(self._close, role="quiet", compact=True)
        theme.icons.bind(self._close, "close")
        self._close.setToolTip(self.tr("Dismiss"))
        self._close.setAccessibleName(self.tr("Dismiss"))
        self._close.clicked.connect(self.hide)
        self._scroll = QScrollArea(self)
        gap = theme.px(2 * STEP)
        self._inside = theme.px(_WIDTH) - 2 * (gap + STEP) - 2
        self._lay_out(gap)
        Corner(theme, desk.panel, self, "left")
        self.hide()

    def show_thing(self, thing: Thing, area: Area) -> None:
        """Show a thing of a layer."""
        lines = thing_lines(thing)
        self.title.setText(thing.name or area.name)
        self.text.setText("\n".join(lines))
        self.source.setText(origin(area))
        self._scroll.setVisible(bool(lines))
        self._scroll.setFixedHeight(min(self._highest, self.text.heightForWidth(self._inside)))
        self._scroll.verticalScrollBar().setValue(0)
        self.setAccessibleName(self.title.text())
        self.setAccessibleDescription("\n".join((*lines, origin(area))))
        self.adjustSize()
        self.show()

    def _lay_out(self, gap: int) -> None:
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._scroll.setWidget(self.text)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(gap + STEP, gap, gap + STEP, gap)
        column.setSpacing(gap // 2)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self._close)
        column.addLayout(head)
        column.addWidget(self._scroll)
        column.addWidget(self.source)
