"""Puts a map on paper: frame, head, legend, scale bar, north, source; PDF or PNG."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QPolygonF,
)

from commander.errors import EnvironmentProblem
from commander.reports.map_paper import Box, Layout, Paper, scale_bar
from ui.map.print_texts import LegendEntry, SheetWords

DOTS: Final = 250
"""Dots an inch of a picture; a PDF has lines and text as such, and the map as fine as that."""

_MM_PER_INCH: Final = 25.4
_UNIT: Final = 10
"""What is drawn is counted in tenths of a millimetre, so that fonts have whole sizes."""

_INK: Final = "#16202a"
_FAINT: Final = "#55636f"
_RULE: Final = "#98a4af"
_PAPER: Final = "#ffffff"
_TITLE: Final = 46
_TEXT: Final = 31
_SMALL: Final = 25
_BAR_MM: Final = 60.0
_ROW_MM: Final = 6.2
_COLUMN_MM: Final = 62.0
_PARTS: Final = 4


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet ready to be drawn: the map's picture fills its frame; ``colours`` by role."""

    paper: Paper
    layout: Layout
    picture: QImage
    scale: float
    words: SheetWords
    colours: Mapping[str, str]
    family: str = ""


def write(sheet: Sheet, path: Path) -> None:
    """Write a sheet as PDF or PNG, whole or not at all. Raises EnvironmentProblem."""
    waiting = path.with_name(f".{path.name}.new")
    try:
        made = _pdf(sheet, waiting) if path.suffix.casefold() == ".pdf" else _png(sheet, waiting)
        if not made:
            raise EnvironmentProblem("{path} cannot be written: {reason}.", path=path, reason="")
        waiting.replace(path)
    except OSError as error:
        raise EnvironmentProblem(
            "{path} cannot be written: {reason}.", path=path, reason=error.strerror or error
        ) from error
    finally:
        waiting.unlink(missing_ok=True)


def _pdf(sheet: Sheet, path: Path) -> bool:
    writer = QPdfWriter(str(path))
    size = QPageSize(QSizeF(*sheet.paper.size), QPageSize.Unit.Millimeter)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    writer.setResolution(1_200)
    writer.setTitle(f"{sheet.words.title} · {sheet.words.time}")
    writer.setCreator("Commander")
    painter = QPainter()
    if not painter.begin(writer):
        return False
    _draw(painter, sheet, writer.resolution())
    return bool(painter.end())


def _png(sheet: Sheet, path: Path) -> bool:
    width, height = (round(side / _MM_PER_INCH * DOTS) for side in sheet.paper.size)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(DOTS / _MM_PER_INCH * 1000))
    image.setDotsPerMeterY(round(DOTS / _MM_PER_INCH * 1000))
    image.fill(QColor(_PAPER))
    painter = QPainter(image)
    _draw(painter, sheet, DOTS)
    painter.end()
    return image.save(str(path), "PNG")  # type: ignore[call-overload,no-any-return,unused-ignore]


def _draw(painter: QPainter, sheet: Sheet, dots: float) -> None:
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    per_unit = dots / _MM_PER_INCH / _UNIT
    painter.scale(per_unit, per_unit)
    hand = _Hand(painter, sheet)
    hand.map()
    hand.head()
    hand.foot()
    hand.legend()


def _rect(box: Box) -> QRectF:
    return QRectF(*(side * _UNIT for side in box))


class _Hand:
    """Draws the parts of one sheet; all lengths in tenths of a millimetre."""

    def __init__(self, painter: QPainter, sheet: Sheet) -> None:
        self._painter = painter
        self._sheet = sheet
        self._words = sheet.words

    def map(self) -> None:
        """Draw the map in its frame."""
        box = _rect(self._sheet.layout.map)
        picture = self._sheet.picture
        self._painter.drawImage(box, picture, QRectF(picture.rect()))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(QColor(_INK), 4))
        self._painter.drawRect(box)

    def head(self) -> None:
        """Draw what the sheet is about; what is no live operation in a box of its own."""
        box = _rect(self._sheet.layout.head)
        left = box.left()
        if self._words.mark:
            width = self._width(self._words.mark, _TITLE, bold=True) + 50
            mark = QRectF(left, box.top(), width, 66)
            self._painter.fillRect(mark, QColor(self._colour("purple")))
            self._text(mark, self._words.mark, _TITLE, colour=_PAPER, bold=True, middle=True)
            left = mark.right() + 30
        right = self._width(self._words.time, _TITLE, bold=True) + 20
        needed = self._width(self._words.title, _TITLE, bold=True)
        beside = left + needed + right <= box.right()
        title = QRectF(left, box.top(), box.right() - left - (right if beside else 0), 66)
        self._text(title, self._words.title, _TITLE, bold=True)
        line = 0 if beside else 62
        time = QRectF(box.right() - right, box.top() + line, right, 66)
        self._text(time, self._words.time, _TITLE, bold=True, right=True)
        below = QRectF(box.left(), box.top() + 74, box.width() - (0 if beside else right), 44)
        self._text(below, self._words.place, _TEXT, colour=_FAINT)

    def foot(self) -> None:
        """Draw scale bar, north, source and who printed it."""
        box = _rect(self._sheet.layout.foot)
        end = self._bar(box.left(), box.top() + 14)
        self._north(end + 100, box.top())
        left = end + 180
        half = QRectF(left, box.top(), box.right() - left, 44)
        self._text(half, self._words.scale, _TEXT, bold=True)
        self._text(half.translated(0, 44), self._words.source, _SMALL, colour=_FAINT)
        self._text(half.translated(0, 82), self._words.printed, _SMALL, colour=_FAINT)

    def legend(self) -> None:
        """Draw what is on the map and what it means, in as many columns as fit."""
        if self._sheet.layout.legend is None:
            return
        box = _rect(self._sheet.layout.legend)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(QColor(_RULE), 2))
        self._painter.drawRect(box)
        inner = box.adjusted(25, 20, -20, -15)
        self._text(
            QRectF(inner.left(), inner.top(), inner.width(), 44),
            self._words.legend,
            _TEXT,
            bold=True,
        )
        top, row = inner.top() + 56, _ROW_MM * _UNIT
        rows = max(1, int((inner.bottom() - top) // row))
        columns = max(1, int(inner.width() // (_COLUMN_MM * _UNIT)))
        wide = inner.width() / columns
        entries = self._words.entries
        room = rows * columns
        shown = entries if len(entries) <= room else entries[: room - 1]
        for place, entry in enumerate(shown):
            column, line = divmod(place, rows)
            cell = QRectF(inner.left() + column * wide, top + line * row, wide - 15, row)
            self._entry(cell, entry)
        if len(shown) < len(entries):
            column, line = divmod(len(shown), rows)
            cell = QRectF(inner.left() + column * wide + 90, top + line * row, wide - 105, row)
            self._text(cell, f"+ {len(entries) - len(shown)}", _TEXT, colour=_FAINT)

    def _entry(self, cell: QRectF, entry: LegendEntry) -> None:
        painter, colour = self._painter, QColor(self._colour(entry.colour))
        sign = QRectF(cell.left(), cell.top() + 10, 66, 40)
        pen = QPen(colour, 6)
        if entry.planned:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        if entry.shape == "line":
            middle = sign.center().y()
            painter.drawLine(QPointF(sign.left(), middle), QPointF(sign.right(), middle))
        elif entry.shape == "area":
            pale = QColor(colour)
            pale.setAlphaF(0.18)
            painter.setBrush(pale)
            painter.drawRect(sign)
        else:
            painter.setBrush(colour)
            mark = QRectF(sign.left() + 11, sign.top(), 42, 40)
            painter.drawEllipse(mark) if entry.shape != "unit" else painter.drawRect(mark)
            self._text(mark, entry.letters, 22, colour=_PAPER, bold=True, middle=True)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self._text(cell.adjusted(90, 0, 0, 0), entry.text, _TEXT)

    def _bar(self, left: float, top: float) -> float:
        """Draw the scale bar; returns where it ends."""
        metres, length = scale_bar(self._sheet.scale, _BAR_MM)
        wide, painter = length * _UNIT, self._painter
        for part in range(_PARTS):
            piece = QRectF(left + wide * part / _PARTS, top, wide / _PARTS, 18)
            painter.setPen(QPen(QColor(_INK), 3))
            painter.setBrush(QColor(_INK if part % 2 == 0 else _PAPER))
            painter.drawRect(piece)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        unit, each = ("km", 1000.0) if metres >= 1000 else ("m", 1.0)  # noqa: PLR2004 - 1 km
        for part in (0, _PARTS // 2, _PARTS):
            value = f"{metres / each * part / _PARTS:g}"
            text = f"{value} {unit}" if part == _PARTS else value
            place = QRectF(left + wide * part / _PARTS - 100, top + 22, 200, 40)
            self._text(place, text, _SMALL, middle=True)
        return left + wide

    def _north(self, middle: float, top: float) -> None:
        """Draw an arrow to true north, which is up on the whole sheet."""
        arrow = QPolygonF(
            [
                QPointF(middle, top),
                QPointF(middle + 26, top + 78),
                QPointF(middle, top + 58),
                QPointF(middle - 26, top + 78),
            ]
        )
        self._painter.setPen(QPen(QColor(_INK), 3))
        self._painter.setBrush(QColor(_INK))
        self._painter.drawPolygon(arrow)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        place = QRectF(middle - 50, top + 82, 100, 40)
        self._text(place, self._words.north, _TEXT, bold=True, middle=True)

    def _text(  # noqa: PLR0913 - how a text may look
        self,
        box: QRectF,
        text: str,
        size: int,
        *,
        colour: str = _INK,
        bold: bool = False,
        right: bool = False,
        middle: bool = False,
    ) -> None:
        """Write one line, elided where it does not fit."""
        font = self._font(size, bold=bold)
        line = " ".join(text.split())
        shown = QFontMetricsF(font).elidedText(line, Qt.TextElideMode.ElideRight, box.width())
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        if middle:
            side = Qt.AlignmentFlag.AlignHCenter
        self._painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, shown)

    def _width(self, text: str, size: int, *, bold: bool) -> float:
        return QFontMetricsF(self._font(size, bold=bold)).horizontalAdvance(text)

    def _font(self, size: int, *, bold: bool) -> QFont:
        font = QFont(self._sheet.family) if self._sheet.family else QFont()
        font.setPixelSize(size)
        font.setBold(bold)
        return font

    def _colour(self, role: str) -> str:
        return self._sheet.colours.get(role, role if role.startswith("#") else _FAINT)
