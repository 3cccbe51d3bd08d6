"""Paints the chain: only what is in view, and of that only what can be read at its size."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF, QTransform

from commander.linkage.chain import Readiness
from ui.chain.chain_marks import MarkStore
from ui.chain.chain_words import ROLES, state_words, title
from ui.chain.drawing import Drawing, Edge, edge
from ui.chain.layering import Link
from ui.chain.picture import Picture
from ui.theme.theme import Theme
from ui.theme.tokens import FOCUS, FONT_BODY, FONT_TINY, RADIUS, STEP
from ui.widgets.marks import department_colour

WORDS_FROM: Final = 0.62
"""The zoom from which titles can be read."""
MARKS_FROM: Final = 0.24
"""The zoom from which marks can be told apart; below, a box is its department and its state."""
_ARROW: Final = 7.0
_OVER: Final = (Readiness.DONE, Readiness.CANCELLED)


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands out: the current task, the link chosen, the task marked for a link, a path.

    ``circle`` are tasks and ``circle_links`` links that close a circle; ``path`` are tasks that
    cannot go on, one after the other, before the first of them.
    """

    current: str = ""
    link: Link | None = None
    marked: str = ""
    focused: bool = False
    path: frozenset[str] = frozenset()
    circle: frozenset[str] = frozenset()
    circle_links: frozenset[Link] = frozenset()


@dataclass(frozen=True, slots=True)
class Scene:
    """What is painted: a picture with its shapes, what stands out, and the time (ms UTC)."""

    picture: Picture
    drawing: Drawing
    marks: Marks
    now: int


class GraphPainter:
    """Paints a picture in the theme's fonts and colours."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._marks = MarkStore(theme)
        self._elided: dict[tuple[str, int, int], str] = {}
        theme.changed.connect(self.forget)

    def forget(self) -> None:
        """Measure texts anew."""
        self._elided.clear()

    def paint(self, painter: QPainter, view: QTransform, area: QRectF, scene: Scene) -> None:
        """Paint what lies in ``area`` (of the drawing) through ``view`` (drawing → pixels)."""
        self._marks.ratio = painter.device().devicePixelRatio()
        self._paint_edges(painter, view, area, scene)
        for key, box in scene.drawing.boxes.items():
            if box.intersects(area):
                self._paint_box(painter, view.mapRect(box), view.m11(), scene, key)

    def _paint_edges(self, painter: QPainter, view: QTransform, area: QRectF, scene: Scene) -> None:
        picture, marks = scene.picture, scene.marks
        zoom = view.m11()
        seen = [one for one in scene.drawing.edges if one.bounds.intersects(area)]
        boxes = scene.drawing.boxes
        refused = marks.circle_links.difference(picture.links)
        seen += [edge(link, boxes) for link in refused if boxes.keys() >= set(link)]
        painter.save()
        painter.setTransform(view, True)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        loud: list[tuple[Edge, str]] = []
        quiet: dict[str, list[Edge]] = {"line": [], "muted": []}
        for one in seen:
            role = self._loud(one.link, marks)
            if role:
                loud.append((one, role))
            else:
                node = picture.nodes.get(one.link[1])
                holds = node is not None and one.link[0] in node.blockers
                quiet["muted" if holds else "line"].append(one)
        far = zoom < MARKS_FROM
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not far)
        for role, edges in quiet.items():
            self._pen(painter, role, 1.0 if far or role == "line" else 1.4)
            if far:
                lines: list[QLineF] = [line for one in edges for line in one.lines]
                painter.drawLines(lines)
                continue
            for one in edges:
                painter.drawPath(one.path)
                self._arrow(painter, one, zoom, role)
        for one, role in loud:
            self._pen(painter, role, 2.6, dashed=role == "red")
            painter.drawPath(one.path)
            self._arrow(painter, one, zoom, role)
        painter.restore()

    @staticmethod
    def _loud(link: Link, marks: Marks) -> str:
        if link in marks.circle_links:
            return "red"
        if link == marks.link:
            return "accent"
        return "orange" if link[0] in marks.path and link[1] in marks.path else ""

    def _pen(self, painter: QPainter, role: str, wide: float, *, dashed: bool = False) -> None:
        pen = QPen(self._theme.colour(role), wide * self._theme.scale)
        pen.setCosmetic(True)
        if dashed:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)

    def _arrow(self, painter: QPainter, of: Edge, zoom: float, role: str) -> None:
        size = _ARROW * min(1.0, 0.5 + zoom / 2) / max(zoom, 0.5)
        tip = of.lines[-1].p2()
        points = (tip, tip + QPointF(-size, -size * 0.55), tip + QPointF(-size, size * 0.55))
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(role))
        painter.drawPolygon(QPolygonF(list(points)))
        painter.restore()

    def _paint_box(
        self, painter: QPainter, box: QRectF, zoom: float, scene: Scene, key: str
    ) -> None:
        picture, now = scene.picture, scene.now
        node = picture.nodes[key]
        late = node.task.is_late(now)
        role = "red" if late else ROLES[node.readiness]
        zoom /= self._theme.scale
        if zoom < MARKS_FROM:
            self._paint_far(painter, box, picture, key, role)
        else:
            self._paint_ground(painter, box, zoom, role, over=node.readiness in _OVER, late=late)
            if zoom >= WORDS_FROM:
                self._paint_words(painter, box, zoom, scene, key)
            else:
                self._paint_marks(painter, box, picture, key, late=late)
        self._paint_frame(painter, box, key, scene.marks)

    def _paint_far(
        self, painter: QPainter, box: QRectF, picture: Picture, key: str, role: str
    ) -> None:
        """Its department's colour and, at its right, its state's: all that can be seen."""
        node = picture.nodes[key]
        department = picture.data.departments.get(node.task.owner)
        colour = department.colour if department is not None else "muted"
        left = QRectF(box)
        left.setWidth(box.width() * 0.5)
        right = QRectF(box)
        right.setLeft(left.right())
        painter.fillRect(left, department_colour(colour, self._theme.tokens))
        ground = self._theme.colour(role)
        if node.readiness in _OVER or node.readiness == Readiness.WAITING:
            painter.fillRect(right, self._theme.colour("raised"))
            low = QRectF(right.left(), right.center().y(), right.width(), right.height() / 2)
            painter.fillRect(low, ground)
        else:
            painter.fillRect(right, ground)

    def _paint_ground(
        self, painter: QPainter, box: QRectF, zoom: float, role: str, *, over: bool, late: bool
    ) -> None:
        radius = self._theme.px(RADIUS) * zoom
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("red" if late else "line"), 1))
        painter.setBrush(self._theme.colour("panel" if over else "raised"))
        painter.drawRoundedRect(box, radius, radius)
        edge = QRectF(box.left(), box.top() + radius, self._theme.px(3) * zoom, 0)
        edge.setHeight(box.height() - 2 * radius)
        painter.fillRect(edge, self._theme.colour(role))

    def _paint_marks(
        self, painter: QPainter, box: QRectF, picture: Picture, key: str, *, late: bool
    ) -> None:
        """Where titles cannot be read: the department's mark and the state's, as large as fits."""
        node = picture.nodes[key]
        side = max(6, int(box.height() * 0.78))
        top = box.center().y() - side / 2
        badge = self._marks.department(
            picture.data.departments.get(node.task.owner), node.task.owner, side
        )
        painter.drawPixmap(QPointF(box.left() + side * 0.35, top), badge)
        left = box.center().x() - side * 0.1
        painter.drawPixmap(QPointF(left, top), self._marks.readiness(str(node.readiness), side))
        if late:
            font = self._theme.ui_font(FONT_BODY, semibold=True)
            font.setPixelSize(side)
            painter.setFont(font)
            painter.setPen(self._theme.colour("red"))
            painter.drawText(QPointF(left + side * 1.2, top + side * 0.86), "!")

    def _paint_words(
        self, painter: QPainter, box: QRectF, zoom: float, scene: Scene, key: str
    ) -> None:
        picture, now = scene.picture, scene.now
        node = picture.nodes[key]
        scale = self._theme.scale * zoom
        pad = round(2.5 * STEP * scale)
        side = round(24 * scale)
        badge = self._marks.department(
            picture.data.departments.get(node.task.owner), node.task.owner, side
        )
        middle = box.center().y()
        painter.drawPixmap(QPointF(round(box.left() + pad), round(middle - side / 2)), badge)
        left = box.left() + pad + side + 2 * STEP * scale
        room = int(box.right() - left - STEP * scale)
        over = node.readiness in _OVER
        font = self._font(FONT_BODY, zoom)
        font.setStrikeOut(node.readiness == Readiness.CANCELLED)
        painter.setFont(font)
        painter.setPen(self._theme.colour("muted" if over else "text"))
        text = self._fit(key, title(picture, key), font, room)
        painter.drawText(QPointF(left, middle - 3.5 * scale), text)
        mark = round(13 * scale)
        shape = self._marks.readiness(str(node.readiness), mark)
        low = middle + 5 * scale
        painter.drawPixmap(QPointF(round(left), round(low)), shape)
        small = self._font(FONT_TINY, zoom, semibold=node.task.is_late(now))
        painter.setFont(small)
        role = "red" if node.task.is_late(now) else ROLES[node.readiness]
        painter.setPen(self._theme.colour("muted" if role == "accent" else role))
        begin = left + mark + STEP * scale
        words = state_words(picture, key, now)
        words = QFontMetrics(small).elidedText(
            words, Qt.TextElideMode.ElideRight, int(box.right() - begin - STEP * scale)
        )
        painter.drawText(QPointF(begin, low + 10.5 * scale), words)

    def _paint_frame(self, painter: QPainter, box: QRectF, key: str, marks: Marks) -> None:
        role, wide = "", 0.0
        if key in marks.circle:
            role, wide = "red", 2.0
        elif key in marks.path:
            role, wide = "orange", 2.0
        if key == marks.marked:
            role, wide = "purple", 3.0
        if role:
            self._outline(painter, box, role, wide, dashed=key in marks.circle)
        if key == marks.current:
            grown = box.adjusted(-3, -3, 3, 3)
            self._outline(painter, grown, "accent", FOCUS if marks.focused else 1)

    def _outline(
        self, painter: QPainter, box: QRectF, role: str, wide: float, *, dashed: bool = False
    ) -> None:
        pen = QPen(QColor(self._theme.colour(role)), wide * self._theme.scale)
        if dashed:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = min(self._theme.px(RADIUS), box.height() / 4)
        painter.drawRoundedRect(box, radius, radius)

    def _font(self, size: int, zoom: float, *, semibold: bool = False) -> QFont:
        font = self._theme.ui_font(size, semibold=semibold)
        font.setPixelSize(max(6, round(self._theme.px(size) * zoom)))
        return font

    def _fit(self, key: str, text: str, font: QFont, room: int) -> str:
        name = (key + text, font.pixelSize(), room)
        found = self._elided.get(name)
        if found is None:
            metrics = QFontMetrics(font)
            found = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, room))
            self._elided[name] = found
        return found
