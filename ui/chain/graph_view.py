"""The drawn chain: moved and zoomed by mouse, finger and keys; a drag from task to task links."""

import html
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QToolTip, QWidget

from ui.chain.chain_words import brief, tip
from ui.chain.drawing import Drawing
from ui.chain.graph_paint import GraphPainter, Marks, Scene
from ui.chain.picture import Picture
from ui.context import Context
from ui.theme.tokens import FONT_SMALL, STEP

_LEAST: Final = 0.04
_MOST: Final = 2.5
_READABLE: Final = 0.72
_STEP: Final = 1.2
_MARGIN: Final = 16
_NOTCH: Final = 120
_DRAG: Final = 8


class GraphView(QWidget):
    """Shows a picture.

    Signals:
        chosen: a task was clicked (its key).
        opened: a task was double-clicked.
        link_chosen: a link was clicked: what comes first, what waits.
        link_wanted: a task was dragged to another: what comes first, what is to wait for it.
        key_pressed: a key; whoever uses it accepts the event.
        menu_wanted: the menu of the current task or link, at a global position.
    """

    chosen = Signal(str)
    opened = Signal(str)
    link_chosen = Signal(str, str)
    link_wanted = Signal(str, str)
    key_pressed = Signal(object)
    menu_wanted = Signal(QPoint)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._theme = context.theme
        self._painter = GraphPainter(self._theme)
        self._picture, self._drawing = Picture(), Drawing()
        self._marks = Marks()
        self._zoom, self._offset = 1.0, QPointF(0, 0)
        self._fitted = False
        self._pressed: QPointF | None = None
        self._held = ""
        self._pulled: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self._theme.changed.connect(self.update)

    @property
    def zoom(self) -> float:
        """How large a pixel of the drawing is now."""
        return self._zoom

    def show_picture(self, picture: Picture, drawing: Drawing) -> None:
        """Show this; the current task stays where it is, under the pointer or not."""
        key = self._marks.current
        before, after = self._drawing.boxes.get(key), drawing.boxes.get(key)
        had = bool(self._drawing.boxes)
        self._picture, self._drawing = picture, drawing
        if not self._fitted or not had:
            self.fit_readable()
        elif before is not None and after is not None and before != after:
            self._offset += (before.topLeft() - after.topLeft()) * self._whole()
        self.update()

    def show_marks(self, marks: Marks) -> None:
        """Show what stands out."""
        self._marks = marks
        self.setAccessibleDescription(
            tip(self._picture, marks.current, self._context.clock.now())
            if marks.current in self._picture.nodes
            else ""
        )
        self.update()

    def fit(self) -> None:
        """Show everything."""
        whole = self._drawing.bounds
        if whole.isEmpty() or self.width() < 2 * _MARGIN:
            return
        across = (self.width() - 2 * _MARGIN) / whole.width()
        down = (self.height() - 2 * _MARGIN) / whole.height()
        self._zoom = self._allowed(min(across, down) / self._theme.scale)
        self._zoom = min(self._zoom, 1.0)
        middle = QPointF(self.width() / 2, self.height() / 2)
        self._offset = middle - whole.center() * self._whole()
        self._fitted = True
        self.update()

    def fit_readable(self) -> None:
        """Show everything where titles can be read then, else the beginning."""
        self.fit()
        if self._fitted and self._zoom < _READABLE:
            self._zoom = _READABLE
            self._offset = (
                QPointF(_MARGIN, _MARGIN) - self._drawing.bounds.topLeft() * self._whole()
            )
            self.update()

    def magnify(self, by: float, at: QPointF | None = None) -> None:
        """Zoom, with what is at a point (the middle without one) staying there."""
        point = QPointF(self.width() / 2, self.height() / 2) if at is None else at
        before = self._to_drawing(point)
        self._zoom = self._allowed(self._zoom * by)
        self._offset = point - before * self._whole()
        self.update()

    def reveal(self, key: str) -> None:
        """Move just as far as needed to see a task whole."""
        box = self._drawing.boxes.get(key)
        if box is None:
            return
        seen = self._view().mapRect(box).adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
        room = QRectF(self.rect())
        if room.contains(seen):
            return
        shift = QPointF(0, 0)
        shift.setX(max(0.0, -seen.left()) - max(0.0, seen.right() - room.right()))
        shift.setY(max(0.0, -seen.top()) - max(0.0, seen.bottom() - room.bottom()))
        self._offset += shift
        self.update()

    def place_of(self, key: str) -> QRectF:
        """Return where on the widget a task stands."""
        return self._view().mapRect(self._drawing.boxes[key])

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("ground"))
        view = self._view()
        inverse, _ok = view.inverted()
        area = inverse.mapRect(QRectF(self.rect()))
        now = self._context.clock.now()
        marks = replace(self._marks, focused=self.hasFocus())
        scene = Scene(self._picture, self._drawing, marks, now)
        self._painter.paint(painter, view, area, scene)
        if self._pulled is not None and self._held:
            self._paint_pull(painter, self._pulled)
        painter.end()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if not self._fitted or event.oldSize().width() < 1:
            self.fit_readable()
        elif self._marks.current in self._drawing.boxes:
            self.reveal(self._marks.current)
        elif not self._view().mapRect(self._drawing.bounds).intersects(QRectF(self.rect())):
            self.fit_readable()

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        event.ignore()
        if event.key() == Qt.Key.Key_Escape and self._held:
            self._let_go()
            event.accept()
            return
        self.key_pressed.emit(event)

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        moved = event.pixelDelta()
        if not moved.isNull() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._offset += QPointF(moved)
            self.update()
        else:
            notches = (event.angleDelta().y() or event.angleDelta().x()) / _NOTCH
            self.magnify(_STEP**notches, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        self._pressed, self._pulled = event.position(), None
        at = self._to_drawing(event.position())
        self._held = self._drawing.at(at)
        if self._held:
            self.chosen.emit(self._held)
        elif (link := self._drawing.link_at(at, self._whole())) is not None:
            self.link_chosen.emit(*link)
        if event.button() != Qt.MouseButton.LeftButton:
            self._held = ""

    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        if self._pressed is None or not event.buttons():
            over = self._drawing.at(self._to_drawing(event.position()))
            shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.OpenHandCursor
            self.setCursor(shape)
            return
        moved = event.position() - self._pressed
        if self._held:
            if self._pulled is not None or moved.manhattanLength() > _DRAG:
                self._pulled = event.position()
                self.update()
        else:
            self._offset += moved
            self._pressed = event.position()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        held, pulled = self._held, self._pulled
        self._let_go()
        if held and pulled is not None:
            target = self._drawing.at(self._to_drawing(event.position()))
            if target and target != held:
                self.link_wanted.emit(held, target)

    def mouseDoubleClickEvent(self, event: QMouseEvent, /) -> None:
        key = self._drawing.at(self._to_drawing(event.position()))
        if key:
            self.opened.emit(key)

    def contextMenuEvent(self, event: QContextMenuEvent, /) -> None:
        self.menu_wanted.emit(event.globalPos())

    def event(self, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            key = self._drawing.at(self._to_drawing(QPointF(event.pos())))
            words = tip(self._picture, key, self._context.clock.now()) if key else ""
            # Escaped: what people typed never becomes markup.
            shown = html.escape(words).replace("\n", "<br>")
            QToolTip.showText(event.globalPos(), f"<div>{shown}</div>" if words else "", self)
            return True
        if event.type() == QEvent.Type.Gesture and isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self._let_go()
                middle = QPointF(self.mapFromGlobal(pinch.centerPoint().toPoint()))
                self.magnify(pinch.scaleFactor(), middle)
                return True
        return super().event(event)

    def _paint_pull(self, painter: QPainter, to: QPointF) -> None:
        """The link that would come about, and in words who would wait for whom."""
        box = self.place_of(self._held)
        target = self._drawing.at(self._to_drawing(to))
        painter.setPen(QPen(self._theme.colour("purple"), self._theme.px(2), Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(box.right(), box.center().y()), to)
        if target and target != self._held:
            words = self.tr("“{then}” will wait for “{first}”").format(
                then=brief(self._picture, target), first=brief(self._picture, self._held)
            )
        else:
            words = self.tr("Drop on the task that has to wait for “{first}”").format(
                first=brief(self._picture, self._held)
            )
        painter.setFont(self._theme.ui_font(FONT_SMALL))
        metrics = painter.fontMetrics()
        area = QRectF(
            0, 0, metrics.horizontalAdvance(words) + 4 * STEP, metrics.height() + 2 * STEP
        )
        area.moveTopLeft(to + QPointF(12, 12))
        area.moveRight(min(area.right(), self.width() - 2.0))
        painter.fillRect(area, self._theme.colour("raised"))
        painter.setPen(self._theme.colour("text"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)

    def _let_go(self) -> None:
        self._pressed, self._held, self._pulled = None, "", None
        self.update()

    def _whole(self) -> float:
        return self._zoom * self._theme.scale

    def _view(self) -> QTransform:
        view = QTransform.fromTranslate(self._offset.x(), self._offset.y())
        return view.scale(self._whole(), self._whole())

    def _to_drawing(self, at: QPointF) -> QPointF:
        return (at - self._offset) / self._whole()

    @staticmethod
    def _allowed(zoom: float) -> float:
        return max(_LEAST, min(_MOST, zoom))
