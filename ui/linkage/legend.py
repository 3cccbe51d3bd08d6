"""What the fills of the bars mean."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.flow import FlowRow

_SWATCH: Final = (18, 10)


class _Swatch(QWidget):
    """A fill; without a style the line of a target."""

    def __init__(self, theme: Theme, style: Qt.BrushStyle | None) -> None:
        super().__init__()
        self._theme = theme
        self._style = style
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(
            self._theme.px(_SWATCH[0] if self._style is not None else 4), self._theme.px(_SWATCH[1])
        )

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.colour("muted")
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(colour, 1))
        if self._style is None:
            painter.setPen(QPen(self._theme.colour("text"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(area.center() - QPointF(0, 5), area.center() + QPointF(0, 5))
        elif self._style == Qt.BrushStyle.NoBrush:
            painter.setPen(QPen(colour, 1, Qt.PenStyle.DashLine))
            painter.drawLine(area.topLeft(), area.topRight())
            painter.drawLine(area.bottomLeft(), area.bottomRight())
        else:
            painter.setBrush(QBrush(colour, self._style))
            painter.drawRoundedRect(area, 2, 2)
        painter.end()


def legend(theme: Theme) -> FlowRow:
    """Return a row of swatches with their words."""
    translate = QCoreApplication.translate
    row = FlowRow(spacing=theme.px(2 * STEP))
    for style, words in (
        (Qt.BrushStyle.BDiagPattern, translate("Linkage", "acknowledged")),
        (Qt.BrushStyle.Dense4Pattern, translate("Linkage", "started")),
        (Qt.BrushStyle.SolidPattern, translate("Linkage", "done")),
        (Qt.BrushStyle.NoBrush, translate("Linkage", "open")),
        (None, translate("Linkage", "target")),
    ):
        pair = QWidget()
        line = QHBoxLayout(pair)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(STEP))
        line.addWidget(_Swatch(theme, style))
        label = QLabel(words)
        dress(label, role="caption")
        line.addWidget(label)
        row.add(pair)
    return row
