"""How a card is measured and painted. Texts are wrapped once and remembered."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QTextLayout

from ui import words as say
from ui.board.cards import Card, Line
from ui.theme.theme import Theme
from ui.theme.tokens import FOCUS, FONT_BODY, FONT_SMALL, FONT_TINY, LINE, RADIUS, STEP
from ui.widgets.chip import chip_size, paint_chip
from ui.widgets.key_hint import paint_key
from ui.widgets.marks import paint_badge

_TITLE_LINES: Final = 3
_NOTE_LINES: Final = 2
_EDGE: Final = 3
_BADGE: Final = 20
_DOT: Final = " · "


@dataclass(frozen=True, slots=True)
class Shown:
    """What of a card depends on who looks: with owners, selected, focused, opened, pulse.

    ``pulse`` is how strong what is late is painted now, 0 to 1.
    """

    owner: bool = False
    selected: bool = False
    focused: bool = False
    opened: bool = False
    pulse: float = 1.0


@dataclass(frozen=True, slots=True)
class _Text:
    """Wrapped lines of one part of a card."""

    lines: tuple[str, ...]
    role: str


class CardPainter:
    """Measures and paints cards in the theme's fonts and colours."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._wrapped: dict[tuple[str, int, int, int], tuple[str, ...]] = {}
        self._heights: dict[tuple[str, int, bool], tuple[Card, int]] = {}
        theme.changed.connect(self._forget)

    def height(self, card: Card, width: int, *, owner: bool) -> int:
        """Return the height of a card in a row of this width, the gap below it included."""
        key = (card.key, width, owner)
        known = self._heights.get(key)
        if known is not None and known[0] is card:
            return known[1]
        inner = self._inner(QRect(0, 0, width, 0))
        high = self._head(card, inner.width(), owner=owner) + 2 * self._pad()
        meta = len(self._meta(card, inner.width()))
        high += meta * self._line(FONT_SMALL)
        notes = self._notes(card, inner.width())
        high += sum(len(text.lines) for text in notes) * self._line(FONT_SMALL)
        if meta or notes:
            high += self._theme.px(STEP)
        if card.dispute:
            high += self._theme.px(STEP) + self._chip_height()
        high += self._gap()
        self._heights[key] = (card, high)
        return high

    def paint(self, painter: QPainter, row: QRect, card: Card, shown: Shown) -> None:
        """Paint a card into its row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.frame(painter, row, card, shown)
        inner = self._inner(row)
        top = self._paint_title(painter, inner, card, shown)
        notes = self._notes(card, inner.width())
        if notes or self._meta(card, inner.width()):
            top += self._theme.px(STEP)
        top = self._paint_meta(painter, inner, top, card, shown)
        for text in notes:
            top = self._paint_lines(painter, inner, top, text)
        if card.dispute:
            painter.setFont(self._theme.ui_font(FONT_TINY))
            area = QRect(inner.left(), top + self._theme.px(STEP), inner.width(), 0)
            area.setHeight(self._chip_height())
            paint_chip(painter, area, card.dispute, "exercise", self._theme.tokens)
        painter.restore()

    def frame(self, painter: QPainter, row: QRect, card: Card, shown: Shown) -> None:
        """Paint ground, edge and selection of a card, whatever stands on it."""
        area = QRectF(self.card_area(row))
        radius = self._theme.px(RADIUS)
        path = QPainterPath()
        path.addRoundedRect(area, radius, radius)
        ground = self._theme.colour("selected" if shown.selected and not shown.opened else "raised")
        painter.fillPath(path, ground)
        painter.save()
        painter.setClipPath(path)
        edge = QRectF(area.left(), area.top(), self._theme.px(_EDGE), area.height())
        if card.late:
            edge.setWidth(self._theme.px(_EDGE) * (1 + shown.pulse))
        painter.fillRect(edge, self._theme.colour(card.edge))
        painter.restore()
        if shown.selected or self._theme.name != "dark":
            wide = self._theme.px(FOCUS if shown.selected and shown.focused else LINE)
            role = "accent" if shown.selected else "line"
            painter.setPen(QPen(self._theme.colour(role), wide))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            half = wide / 2
            painter.drawRoundedRect(area.adjusted(half, half, -half, -half), radius, radius)

    def card_area(self, row: QRect) -> QRect:
        """Return where in its row the card stands."""
        side = self._theme.px(STEP)
        return row.adjusted(side, 0, -side, -self._gap())

    def heading(self, painter: QPainter, row: QRect, text: str, key: str) -> None:
        """Paint the words of a section's heading and the key that moves cards there."""
        painter.save()
        painter.setFont(self._theme.ui_font(FONT_SMALL, semibold=True))
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, text)
        if key:
            painter.setFont(self._theme.ui_font(FONT_TINY))
            side = self._theme.px(6 * STEP)
            paint_key(
                painter, QPoint(row.right() - side, row.top() + STEP), key, self._theme.tokens
            )
        painter.restore()

    def _paint_title(self, painter: QPainter, inner: QRect, card: Card, shown: Shown) -> int:
        left = inner.left()
        department = card.owner
        if shown.owner and department is not None:
            side = self._theme.px(_BADGE)
            badge = QRect(left, inner.top(), side, side)
            look = self._theme.tokens
            painter.setFont(self._theme.ui_font(FONT_TINY))
            paint_badge(
                painter, badge, department.shape, department.colour, department.letters, look
            )
            left += side + self._theme.px(2 * STEP)
        painter.setFont(self._title_font(card))
        painter.setPen(self._theme.colour("muted" if card.status == "cancelled" else "text"))
        top = inner.top() + self._title_down(card, owner=shown.owner)
        for line in self._title(card, inner.width(), owner=shown.owner):
            self._draw(painter, left, top, line, FONT_BODY)
            top += self._line(FONT_BODY)
        return inner.top() + self._head(card, inner.width(), owner=shown.owner)

    def _paint_meta(
        self, painter: QPainter, inner: QRect, top: int, card: Card, shown: Shown
    ) -> int:
        lines = self._meta(card, inner.width())
        if not lines:
            return top
        if card.right:
            self._paint_right(painter, inner, top, card, shown)
        painter.setFont(self._theme.ui_font(FONT_SMALL))
        painter.setPen(self._theme.colour("muted"))
        for number, line in enumerate(lines):
            left = inner.left()
            if card.urgent and number == 0:
                left += self._paint_urgent(painter, left, top)
            self._draw(painter, left, top, line, FONT_SMALL)
            top += self._line(FONT_SMALL)
        return top

    def _paint_urgent(self, painter: QPainter, left: int, top: int) -> int:
        painter.save()
        painter.setFont(self._theme.ui_font(FONT_TINY))
        area = QRect(left, top, self._urgent_width(), self._line(FONT_SMALL))
        wide = paint_chip(painter, area, say.priority("urgent"), "soon", self._theme.tokens)
        painter.restore()
        return wide + self._theme.px(STEP)

    def _paint_right(
        self, painter: QPainter, inner: QRect, top: int, card: Card, shown: Shown
    ) -> None:
        font = self._right_font(card)
        wide = QFontMetrics(font).horizontalAdvance(card.right)
        area = QRect(inner.right() + 1 - wide, top, wide, self._line(FONT_SMALL))
        if card.late:
            ground = QColor(self._theme.tokens.soft("red"))
            ground.setAlphaF(shown.pulse)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            grown = QRectF(area.adjusted(-self._theme.px(STEP), 0, self._theme.px(STEP), 0))
            painter.drawRoundedRect(grown, self._theme.px(STEP), self._theme.px(STEP))
        painter.setFont(font)
        painter.setPen(self._theme.colour(card.right_role))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, card.right)

    def _paint_lines(self, painter: QPainter, inner: QRect, top: int, text: _Text) -> int:
        painter.setFont(self._theme.ui_font(FONT_SMALL))
        painter.setPen(self._theme.colour(text.role))
        for line in text.lines:
            self._draw(painter, inner.left(), top, line, FONT_SMALL)
            top += self._line(FONT_SMALL)
        return top

    def _draw(self, painter: QPainter, left: int, top: int, line: str, size: int) -> None:
        metrics = painter.fontMetrics()
        down = (self._line(size) - metrics.height()) / 2 + metrics.ascent()
        painter.drawText(QPointF(left, top + down), line)

    def _title(self, card: Card, width: int, *, owner: bool) -> tuple[str, ...]:
        if owner and card.owner is not None:
            width -= self._theme.px(_BADGE) + self._theme.px(2 * STEP)
        return self._wrap(card.title, self._title_font(card), width, _TITLE_LINES)

    def _title_down(self, card: Card, *, owner: bool) -> int:
        """How far the title stands below the top, so that the badge is beside its first line."""
        if not owner or card.owner is None:
            return 0
        return max(0, self._theme.px(_BADGE) - self._line(FONT_BODY)) // 2

    def _head(self, card: Card, width: int, *, owner: bool) -> int:
        """The height of title and badge together."""
        lines = len(self._title(card, width, owner=owner)) * self._line(FONT_BODY)
        high = self._title_down(card, owner=owner) + lines
        return max(high, self._theme.px(_BADGE)) if owner and card.owner is not None else high

    def _title_font(self, card: Card) -> QFont:
        font = self._theme.ui_font(FONT_BODY)
        font.setStrikeOut(card.status == "cancelled")
        return font

    def _meta(self, card: Card, width: int) -> tuple[str, ...]:
        """Fill lines with pieces; the first one leaves room for what stands at its end."""
        if not (card.pieces or card.right or card.urgent):
            return ()
        metrics = QFontMetrics(self._theme.ui_font(FONT_SMALL))
        first = width - self._reserved(card)
        lines = [""]
        for piece in card.pieces:
            longer = f"{lines[-1]}{_DOT}{piece}" if lines[-1] else piece
            room = first if len(lines) == 1 else width
            if lines[-1] and metrics.horizontalAdvance(longer) > room:
                lines.append(piece)
            else:
                lines[-1] = longer
        elide = Qt.TextElideMode.ElideRight
        return tuple(
            metrics.elidedText(line, elide, max(0, width if number else first))
            for number, line in enumerate(lines)
        )

    def _reserved(self, card: Card) -> int:
        """What the first line below the title leaves free for the time and for “Urgent”."""
        wide = 0
        if card.right:
            wide += QFontMetrics(self._right_font(card)).horizontalAdvance(card.right)
            wide += self._theme.px(3 * STEP)
        if card.urgent:
            wide += self._urgent_width() + self._theme.px(STEP)
        return wide

    def _notes(self, card: Card, width: int) -> list[_Text]:
        font = self._theme.ui_font(FONT_SMALL)
        lines = [*card.lines, Line(card.notice, "red")] if card.notice else card.lines
        return [_Text(self._wrap(one.text, font, width, _NOTE_LINES), one.role) for one in lines]

    def _right_font(self, card: Card) -> QFont:
        return self._theme.ui_font(FONT_SMALL, semibold=card.late)

    def _urgent_width(self) -> int:
        return chip_size(say.priority("urgent"), self._theme.ui_font(FONT_TINY)).width()

    def _chip_height(self) -> int:
        return chip_size("⇄", self._theme.ui_font(FONT_TINY)).height()

    def _wrap(self, text: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
        key = (text, font.pixelSize(), width, most)
        found = self._wrapped.get(key)
        if found is None:
            found = self._wrapped[key] = wrapped(text, font, width, most)
        return found

    def _inner(self, row: QRect) -> QRect:
        pad = self._pad()
        side = self._theme.px(2 * STEP + 2)
        left = self._theme.px(_EDGE) + side
        return self.card_area(row).adjusted(left, pad, -side, -pad)

    def _line(self, size: int) -> int:
        return QFontMetrics(self._theme.ui_font(size)).height() + self._theme.px(1)

    def _pad(self) -> int:
        return self._theme.px(2 * STEP)

    def _gap(self) -> int:
        return self._theme.px(2 * STEP)

    def _forget(self) -> None:
        self._wrapped.clear()
        self._heights.clear()


def wrapped(text: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
    """Break a text into at most ``most`` lines of ``width`` pixels, the last one elided."""
    flat = " ".join(text.split())
    units = flat.encode("utf-16-le")  # Qt counts in these
    layout = QTextLayout(flat, font)
    layout.beginLayout()
    lines: list[str] = []
    while len(lines) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        start, end = 2 * line.textStart(), 2 * (line.textStart() + line.textLength())
        lines.append(units[start:end].decode("utf-16-le").rstrip())
        if len(lines) == most and end < len(units):
            rest = units[start:].decode("utf-16-le")
            lines[-1] = QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    layout.endLayout()
    return tuple(lines) or ("",)
