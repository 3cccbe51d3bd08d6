"""What can be done with an entry: the acts with their keys, and their buttons on the entry."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from commander.domain.codes import MessageKind
from commander.domain.work import Message
from ui.theme.theme import Theme
from ui.theme.tokens import ICON, RADIUS_CHIP, STEP

translate = QCoreApplication.translate
_SIDE: Final = 24


@dataclass(frozen=True, slots=True)
class Act:
    """One act on an entry: its id, its key as text, its icon and words, and when it makes sense."""

    id: str
    key: str
    icon: str
    title: Callable[[], str]
    fits: Callable[[Message], bool] = lambda _message: True


def _is_current(message: Message) -> bool:
    return not (message.struck or message.superseded_by)


ACTS: Final = (
    Act(
        "acknowledge",
        "A",
        "acknowledge",
        lambda: translate("Log", "Acknowledge"),
        lambda message: bool(message.awaiting()),
    ),
    Act("correct", "C", "correct", lambda: translate("Log", "Correct"), _is_current),
    Act("forward", "F", "forward", lambda: translate("Log", "Forward")),
    Act("task", "T", "task", lambda: translate("Log", "Make a task"), _is_current),
    Act(
        "request",
        "R",
        "outbox",
        lambda: translate("Log", "Request resources"),
        lambda message: message.kind == MessageKind.REQUEST and _is_current(message),
    ),
    Act("place", "P", "place", lambda: translate("Log", "Place on the map"), _is_current),
    Act("attach", "E", "attach", lambda: translate("Log", "Attach files"), _is_current),
    Act("strike", "X", "strike", lambda: translate("Log", "Strike out"), _is_current),
    Act("details", "Space", "expand", lambda: translate("Log", "Details")),
)
BY_ID: Final = {act.id: act for act in ACTS}
ACT_KEYS: Final = {
    Qt.Key.Key_A: "acknowledge",
    Qt.Key.Key_C: "correct",
    Qt.Key.Key_F: "forward",
    Qt.Key.Key_T: "task",
    Qt.Key.Key_R: "request",
    Qt.Key.Key_P: "place",
    Qt.Key.Key_E: "attach",
    Qt.Key.Key_X: "strike",
    Qt.Key.Key_Space: "details",
    Qt.Key.Key_Return: "details",
    Qt.Key.Key_Enter: "details",
}


class Buttons:
    """A row of small buttons in the top right corner of the entry under the pointer."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def tip(self, act: str) -> str:
        """The act's words and key."""
        return f"{BY_ID[act].title()}  {BY_ID[act].key}"

    def act_at(self, area: QRect, message: Message, point: QPoint) -> str:
        """The act whose button is at a point, empty when there is none."""
        for act, place in self._places(area, message):
            if place.contains(point):
                return act.id
        return ""

    def paint(self, painter: QPainter, area: QRect, message: Message, pointer: QPoint) -> None:
        """Paint the buttons of an entry."""
        places = self._places(area, message)
        whole = places[0][1].united(places[-1][1])
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("line")))
        painter.setBrush(self._theme.colour("raised"))
        painter.drawRoundedRect(QRectF(whole).adjusted(0.5, 0.5, -0.5, -0.5), *self._round())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("selected"))
        icon_side = self._theme.px(ICON)
        for act, place in places:
            pressed = place.contains(pointer)
            if pressed:
                painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), *self._round())
            icon = self._theme.icons.icon(act.icon, "text" if pressed else "muted")
            inner = QRect(0, 0, icon_side, icon_side)
            inner.moveCenter(place.center())
            icon.paint(painter, inner)
        painter.restore()

    def _round(self) -> tuple[int, int]:
        radius = self._theme.px(RADIUS_CHIP)
        return radius, radius

    def _places(self, area: QRect, message: Message) -> list[tuple[Act, QRect]]:
        shown = [act for act in ACTS if act.fits(message)]
        side, gap = self._theme.px(_SIDE), self._theme.px(STEP)
        left = area.right() - gap - side * len(shown)
        top = max(area.top(), min(0, area.bottom() - side - 2 * gap)) + gap
        return [
            (act, QRect(left + number * side, top, side, side)) for number, act in enumerate(shown)
        ]
