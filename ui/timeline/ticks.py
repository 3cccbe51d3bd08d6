"""How what happened is drawn on the line: by weight, and by shape as well as by colour."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from commander.journal.happenings import KINDS, Kind
from ui.theme.theme import Theme
from ui.timeline.span import Span


@dataclass(frozen=True, slots=True)
class Look:
    """Height of a tick as a share of the room above the line, colour role, and its head."""

    height: float
    role: str
    head: str = ""


LOOKS: Final[dict[Kind, Look]] = {
    "urgent": Look(1.0, "red", "triangle"),
    "incident": Look(1.0, "yellow", "diamond"),
    "zone": Look(0.8, "orange", "circle"),
    "order": Look(0.8, "accent", "square"),
    "message": Look(0.5, "text"),
    "task": Look(0.32, "purple"),
    "unit": Look(0.2, "muted"),
}
_WEIGHT: Final = {kind: -place for place, kind in enumerate(KINDS)}
_HEAD: Final = 5


@dataclass(frozen=True, slots=True)
class Tick:
    """One tick: where it stands, and the gravest of what happened there."""

    across: float
    kind: Kind


def ticks(times: Mapping[Kind, Sequence[int]], span: Span, width: float) -> list[Tick]:
    """Return one tick a pixel, the lightest first; ``times`` are in order, by kind.

    It hops from pixel to pixel: what 100,000 entries cost depends on the width alone.
    """
    found: dict[int, Tick] = {}
    for kind in reversed(KINDS):
        of_kind = times.get(kind, ())
        place = bisect_left(of_kind, span.start)
        while place < len(of_kind) and of_kind[place] <= span.end:
            across = round(span.across(of_kind[place], width))
            found[across] = Tick(across, kind)
            place = bisect_left(of_kind, span.at(across + 0.5, width) + 1, place + 1)
    return sorted(found.values(), key=lambda tick: _WEIGHT[tick.kind])


def paint_ticks(painter: QPainter, found: Sequence[Tick], room: QRectF, theme: Theme) -> None:
    """Paint ticks that stand on the lower edge of ``room``; heads where there is room for them."""
    side = theme.px(_HEAD)
    headed = _with_head(found, side + theme.px(1))
    for tick in found:
        look = LOOKS[tick.kind]
        colour = theme.colour(look.role)
        top = room.bottom() - look.height * room.height()
        painter.setPen(QPen(colour, theme.px(1)))
        painter.drawLine(QPointF(tick.across, top), QPointF(tick.across, room.bottom()))
        if tick in headed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            _head(painter, look.head, QRectF(tick.across - side / 2, top, side, side))


def _with_head(found: Sequence[Tick], apart: float) -> set[Tick]:
    """Return those that get a head: the gravest first, none over another."""
    taken: list[float] = []
    headed: set[Tick] = set()
    for tick in reversed(found):
        if LOOKS[tick.kind].head and all(abs(tick.across - one) >= apart for one in taken):
            taken.append(tick.across)
            headed.add(tick)
    return headed


def _head(painter: QPainter, shape: str, box: QRectF) -> None:
    middle = box.center()
    if shape == "circle":
        painter.drawEllipse(box)
    elif shape == "square":
        painter.drawRect(box)
    elif shape == "diamond":
        corners = (
            *(QPointF(middle.x(), box.top() - 1), QPointF(box.right() + 1, middle.y())),
            *(QPointF(middle.x(), box.bottom() + 1), QPointF(box.left() - 1, middle.y())),
        )
        painter.drawPolygon(QPolygonF(corners))
    else:
        corners3 = (box.topLeft(), box.topRight(), QPointF(middle.x(), box.bottom()))
        painter.drawPolygon(QPolygonF(corners3))
