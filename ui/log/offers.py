"""The small list of names and codes offered while typing; it never takes the focus."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from commander.actions.completion import Candidate
from ui import words
from ui.log.names import Names
from ui.theme.theme import Theme
from ui.theme.tokens import FONT_SMALL, RADIUS, ROW_COMPACT, STEP
from ui.widgets.marks import department_colour

_MIN_WIDTH: Final = 220


class Offers(QWidget):
    """A floating list over the log, above the entry line.

    Signals:
        picked: the candidate chosen by the pointer.
    """

    picked = Signal(object)

    def __init__(self, theme: Theme, names: Names, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._over = parent
        self._names = names
        self._offers: list[Candidate] = []
        self._row = 0
        self.moved = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.hide()

    @property
    def current(self) -> Candidate | None:
        """The offer that Tab takes."""
        return self._offers[self._row] if self._offers and not self.isHidden() else None

    def offer(self, offers: list[Candidate], corner: QPoint) -> None:
        """Show offers with the bottom left corner at a point of the parent; none hides the list."""
        self._offers, self._row, self.moved = offers, 0, False
        if not offers:
            self.hide()
            return
        size = self.sizeHint()
        room = self._over.width() - size.width()
        self.setGeometry(
            QRect(QPoint(max(0, min(corner.x(), room)), corner.y() - size.height()), size)
        )
        self.show()
        self.raise_()
        self.update()

    def step(self, by: int) -> None:
        """Go to another offer; from now on Enter takes it."""
        self._row = (self._row + by) % len(self._offers)
        self.moved = True
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.ui_font())
        pad = self._theme.px(3 * STEP)
        widest = max(
            (metrics.horizontalAdvance("   ".join(self._said(one))) for one in self._offers),
            default=0,
        )
        height = self._theme.px(ROW_COMPACT) * len(self._offers) + self._theme.px(STEP)
        return QSize(max(self._theme.px(_MIN_WIDTH), widest + 4 * pad), height)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("accent")))
        painter.setBrush(self._theme.colour("raised"))
        radius = self._theme.px(RADIUS)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        for number, offer in enumerate(self._offers):
            self._paint_row(painter, number, offer)
        painter.end()

    def _paint_row(self, painter: QPainter, number: int, offer: Candidate) -> None:
        step = self._theme.px(STEP)
        area = self._area(number)
        if number == self._row:
            painter.fillRect(
                area.adjusted(step // 2, 0, -step // 2, 0), self._theme.colour("selected")
            )
        scene = self._names.scene
        if offer.party and (colour := scene.colour_of(offer.party)):
            stripe = QRect(area.left() + step, area.top() + step, step, area.height() - 2 * step)
            painter.fillRect(stripe, department_colour(colour, self._theme.tokens))
        inner = area.adjusted(3 * step, 0, -2 * step, 0)
        name, detail = self._said(offer)
        painter.setFont(self._theme.ui_font())
        painter.setPen(self._theme.colour("text"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        painter.setFont(self._theme.mono_font(FONT_SMALL))
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, detail)

    def _area(self, number: int) -> QRect:
        row = self._theme.px(ROW_COMPACT)
        return QRect(0, self._theme.px(STEP) // 2 + number * row, self.width(), row)

    def _said(self, offer: Candidate) -> tuple[str, str]:
        """The offer's words, and what would be typed."""
        if offer.party:
            name, typed = self._names.scene.party_name(offer.party), offer.insert.strip(" >")
            return name, "" if typed.casefold() == name.casefold() else typed
        named = {
            "precedence": words.precedence,
            "kind": words.message_kind,
            "medium": words.medium,
        }.get(offer.role, str)
        return named(offer.code), offer.insert.strip()

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        for number, offer in enumerate(self._offers):
            if self._area(number).contains(event.position().toPoint()):
                self.picked.emit(offer)
                return

    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        for number in range(len(self._offers)):
            if self._area(number).contains(event.position().toPoint()):
                self._row = number
                self.update()
