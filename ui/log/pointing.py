"""What stands under the pointer in the log's list: an act's button, a chip, an entry."""

from typing import Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter

from commander.domain.work import Message
from ui.log.buttons import Buttons
from ui.log.delegate import EntryDelegate
from ui.log.layout import EntryLayout
from ui.log.model import LogModel
from ui.log.place import Place
from ui.theme.theme import Theme

_AWAY: Final = QPoint(-1, -1)


class Pointing:
    """Answers for a point of the viewport, whose width is given. ``at`` is where the pointer is."""

    def __init__(
        self, theme: Theme, model: LogModel, place: Place, delegate: EntryDelegate
    ) -> None:
        self._model = model
        self._place = place
        self._delegate = delegate
        self.buttons = Buttons(theme)
        self.at = _AWAY

    def move(self, point: QPoint, width: int) -> bool:
        """The pointer moved; whether a click there does something of its own."""
        self.at = point
        return bool(self.act_at(point, width) or self.link_at(point, width))

    def leave(self) -> None:
        """The pointer is elsewhere."""
        self.at = _AWAY

    def act_at(self, point: QPoint, width: int) -> str:
        """The act whose button is at a point, empty when there is none."""
        area, message = self._entry_at(point, width)
        return self.buttons.act_at(area, message, point) if message else ""

    def link_at(self, point: QPoint, width: int) -> tuple[str, str] | None:
        """The record to which the chip at a point leads."""
        made, top = self._layout_at(point, width)
        zone = made.zone_at(point.x(), point.y() - top) if made else None
        return zone.mark.link if zone else None

    def tip_at(self, point: QPoint, width: int) -> str:
        """What the tooltip says at a point."""
        if act := self.act_at(point, width):
            return self.buttons.tip(act)
        made, top = self._layout_at(point, width)
        if made is None:
            return ""
        zone = made.zone_at(point.x(), point.y() - top)
        return zone.mark.tip if zone and zone.mark.tip else made.entry.tip

    def is_aiming(self, width: int) -> bool:
        """Whether the pointer is about to press a button that must not move away."""
        return bool(self.act_at(self.at, width))

    def paint(self, painter: QPainter, width: int) -> None:
        """Paint the buttons of the entry under the pointer."""
        area, message = self._entry_at(self.at, width)
        if message is not None:
            self.buttons.paint(painter, area, message, self.at)

    def _entry_at(self, point: QPoint, width: int) -> tuple[QRect, Message | None]:
        row, area = self._row_at(point, width)
        return area, self._model.message(row) if row >= 0 else None

    def _layout_at(self, point: QPoint, width: int) -> tuple[EntryLayout | None, int]:
        row, area = self._row_at(point, width)
        if row < 0:
            return None, 0
        return self._delegate.layout(self._model.index(row), width), area.top()

    def _row_at(self, point: QPoint, width: int) -> tuple[int, QRect]:
        for row, top, height in self._place.visible() if point.y() >= 0 else ():
            if top <= point.y() < top + height:
                return row, QRect(0, top, width, height)
        return -1, QRect()
