"""The chart: a pyqtgraph plot without its toolbar, zoom and menu, in the theme's colours."""

import html
from typing import Any, Final

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QToolTip, QWidget

from commander.linkage.timing import Timing
from ui.linkage.bars import BARS_SHARE, Bars, scale_end
from ui.linkage.linkage_words import bar_text, tip_text
from ui.theme.theme import Theme
from ui.theme.tokens import FONT_SMALL, FONT_TINY, STEP

ROW_LEAST: Final = 20
_NAMES_SHARE: Final = 0.28


class LinkageChart(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph ships no types
    """One horizontal bar a department, with its name at the left.

    Signals:
        chosen: a department's bar was clicked, or Enter pressed on it (its key).
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._theme = theme
        super().__init__(parent=parent, background=None)
        self._timings: tuple[Timing, ...] = ()
        self._names: tuple[str, ...] = ()
        self._row = -1
        self._bars = Bars(theme)
        self.addItem(self._bars)
        self._target = pg.TextItem(anchor=(0.5, 0.2))
        self.addItem(self._target)
        plot = self.getPlotItem()
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.hideAxis("bottom")
        plot.setContentsMargins(0, 0, 0, 0)
        box = plot.getViewBox()
        box.setMouseEnabled(x=False, y=False)
        box.setDefaultPadding(0)
        box.invertY(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        theme.changed.connect(self._dress)
        self._dress()

    def show_timings(self, timings: tuple[Timing, ...], names: tuple[str, ...]) -> None:
        """Show these departments from top to bottom, with their names."""
        self._timings, self._names = timings, names
        self._row = min(self._row, len(timings) - 1)
        room = scale_end(timings) / BARS_SHARE
        self._bars.show_timings(timings, room)
        self._bars.mark(self._row)
        rows = max(1, len(timings))
        self.updateGeometry()
        self.getPlotItem().getViewBox().setRange(
            xRange=(0, room), yRange=(-0.5, rows - 0.1), padding=0
        )
        self._show_target(rows)
        self._show_names()
        pairs = zip(names, timings, strict=True)
        spoken = "; ".join(f"{name}: {bar_text(timing)}" for name, timing in pairs)
        self.setAccessibleDescription(spoken)

    def current(self) -> str:
        """Return the department of the marked row, empty without one."""
        return self._timings[self._row].department if self._row >= 0 else ""

    def row_at(self, at: QPointF) -> int:
        """Return the row at a position of this widget, -1 for none."""
        scene = self.mapToScene(at.toPoint())
        row = round(self.getPlotItem().getViewBox().mapSceneToView(scene).y())
        return row if 0 <= row < len(self._timings) else -1

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(50 * STEP), self._least())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(30 * STEP), self._least())

    def _least(self) -> int:
        # Called by Qt while the plot is still being made.
        rows = len(self._timings) if hasattr(self, "_timings") else 0
        return int(self._theme.px(ROW_LEAST) * (rows + 0.6)) if rows else 0

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """Choose the department under the pointer; the plot's own drags and zooms are not used."""
        row = self.row_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and row >= 0:
            self._go(row)
            self.chosen.emit(self._timings[row].department)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent, /) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        pointed = self.row_at(event.position()) >= 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if pointed else Qt.CursorShape.ArrowCursor)
        event.accept()

    def wheelEvent(self, event: Any, /) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._timings:
            step = 1 if key == Qt.Key.Key_Down else -1
            self._go(max(0, min(len(self._timings) - 1, self._row + step)))
            event.accept()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._row >= 0:
            self.chosen.emit(self._timings[self._row].department)
            event.accept()
        else:
            event.ignore()

    def viewportEvent(self, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self.row_at(QPointF(event.pos()))
            if row >= 0:
                words = html.escape(tip_text(self._names[row], self._timings[row]))
                QToolTip.showText(event.globalPos(), words.replace("\n", "<br>"), self)
            return True
        return bool(super().viewportEvent(event))

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._show_names()

    def _go(self, row: int) -> None:
        self._row = row
        self._bars.mark(row)

    def _show_target(self, rows: int) -> None:
        targets = {timing.target for timing in self._timings if timing.target}
        self._target.setVisible(len(targets) == 1)
        if len(targets) == 1:
            target = next(iter(targets))
            self._target.setPlainText(self.tr("target {minutes}").format(minutes=target))
            self._target.setPos(target, rows - 0.5)

    def _show_names(self) -> None:
        # Called by Qt while the plot is still being made.
        if not hasattr(self, "_names"):
            return
        metrics = QFontMetrics(self._theme.ui_font(FONT_SMALL))
        room = int(self.width() * _NAMES_SHARE)
        elide = Qt.TextElideMode.ElideRight
        shown = [metrics.elidedText(name, elide, room) for name in self._names]
        axis = self.getPlotItem().getAxis("left")
        axis.setTicks([list(enumerate(shown))])
        wide = max((metrics.horizontalAdvance(name) for name in shown), default=0)
        axis.setWidth(wide + self._theme.px(3 * STEP))

    def _dress(self) -> None:
        axis = self.getPlotItem().getAxis("left")
        axis.setPen(None)
        axis.setTextPen(self._theme.colour("muted"))
        axis.setStyle(
            tickLength=0,
            tickFont=self._theme.ui_font(FONT_SMALL),
            tickTextOffset=self._theme.px(2 * STEP),
        )
        self._target.setColor(self._theme.colour("muted"))
        self._target.setFont(self._theme.ui_font(FONT_TINY))
        self._bars.update()
