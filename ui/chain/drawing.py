"""The chain as shapes: a box for each task, a curve for each link. Made beside the GUI."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainterPath

from ui.chain.layering import Layers, Link, Point

COLUMN: Final = 322.0
ROW: Final = 58.0
BOX: Final = (262.0, 46.0)
"""How far columns and rows are apart and how large a box is, in pixels at 100 %."""
_TOUCH: Final = 6.0
_STEPS: Final = 12
_AROUND: Final = 4.0
"""How far the line and its arrow reach beyond the path, in pixels at 100 %."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A link as a curve and, for where little is seen of it, as straight lines."""

    link: Link
    path: QPainterPath
    bounds: QRectF
    lines: tuple[QLineF, ...]

    def is_at(self, at: QPointF, reach: float) -> bool:
        """Return whether the curve passes within ``reach`` of a point."""
        if not self.bounds.adjusted(-reach, -reach, reach, reach).contains(at):
            return False
        parts = max(_STEPS, 4 * len(self.lines))
        points = [self.path.pointAtPercent(n / parts) for n in range(parts + 1)]
        return any(_near(a, b, at) <= reach for a, b in pairwise(points))


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes by key, curves of links, and the whole area."""

    boxes: Mapping[str, QRectF] = field(default_factory=dict)
    edges: tuple[Edge, ...] = ()
    bounds: QRectF = field(default_factory=QRectF)

    def at(self, point: QPointF) -> str:
        """Return the task at a point, empty for none."""
        return next((key for key, box in self.boxes.items() if box.contains(point)), "")

    def link_at(self, point: QPointF, zoom: float) -> Link | None:
        """Return the link at a point, None for none."""
        reach = _TOUCH / zoom
        return next((edge.link for edge in self.edges if edge.is_at(point, reach)), None)


def draw(layers: Layers, links: Iterable[Link]) -> Drawing:
    """Return the shapes of a layout."""
    boxes = {key: _box(place) for key, place in layers.places.items()}
    edges = tuple(edge(link, boxes, layers.bends.get(link, ())) for link in links)
    whole = QRectF(0, 0, max(layers.columns, 1) * COLUMN - (COLUMN - BOX[0]), layers.rows * ROW)
    for one in edges:
        whole = whole.united(one.bounds)
    return Drawing(boxes, edges, whole)


def _box(place: Point) -> QRectF:
    return QRectF(place[0] * COLUMN, place[1] * ROW, *BOX)


def edge(link: Link, boxes: Mapping[str, QRectF], bends: Iterable[Point] = ()) -> Edge:
    """Return the curve of a link from box to box, through its bends."""
    first, then = boxes[link[0]], boxes[link[1]]
    start = QPointF(first.right(), first.center().y())
    end = QPointF(then.left(), then.center().y())
    stops = [start]
    for row, found in groupby(bends, key=lambda bend: bend[1]):
        columns = [column for column, _ in found]  # what goes on in one row is one line
        down = row * ROW + BOX[1] / 2
        stops += [
            QPointF(columns[0] * COLUMN, down),
            QPointF(columns[-1] * COLUMN + BOX[0], down),
        ]
    stops.append(end)
    path = QPainterPath(start)
    for at in range(len(stops) - 1):
        here, there = stops[at], stops[at + 1]
        if at % 2:
            path.lineTo(there)
        else:
            _curve(path, here, there)
    lines = tuple(QLineF(a, b) for a, b in pairwise(stops))
    # A link that is one straight line has no height of its own, and what is empty meets nothing.
    around = path.controlPointRect().adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
    return Edge(link, path, around, lines)


def _curve(path: QPainterPath, here: QPointF, there: QPointF) -> None:
    """Leave to the right and arrive from the left, also where the link goes back."""
    ahead = there.x() - here.x()
    pull = max(ahead / 2, 40.0) if ahead > 0 else 90.0
    path.cubicTo(here + QPointF(pull, 0), there - QPointF(pull, 0), there)


def _near(a: QPointF, b: QPointF, at: QPointF) -> float:
    """Return how far a point is from the line from a to b."""
    along, off = b - a, at - a
    length = QPointF.dotProduct(along, along)
    share = max(0.0, min(1.0, QPointF.dotProduct(off, along) / length)) if length else 0.0
    gap = off - along * share
    return float(QPointF.dotProduct(gap, gap) ** 0.5)
