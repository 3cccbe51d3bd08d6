"""The line of time itself: ticks, now, the moment shown; moved by pointer, wheel and keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, tzinfo
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import ROW_TOUCH, STEP
from ui.timeline.span import Span, chapter
from ui.timeline.story_feed import Happenings
from ui.timeline.ticks import Tick, paint_ticks, ticks
from ui.timeline.track_paint import GROOVE, LinePainter

_UPPER: Final = 20
_LOWER: Final = 15
_APART: Final = 84
_REACH: Final = 5
_AT_NOW: Final = 6
_ZOOM: Final = 1.4
_MINUTE: Final = 60_000
_NOTCH: Final = 120
_NOTHING: Final = Happenings([], "happened")


@dataclass(frozen=True, slots=True)
class Times:
    """What the line marks: now, the moment shown (None: now), the first of all, what is to come.

    All in ms UTC; ``coming`` are the events of a script after now.
    """

    now: int = 0
    shown: int | None = None
    coming: tuple[int, ...] = ()
    zone: tzinfo = UTC


class Track(QWidget):
    """Shows what happened, and lets the operator choose a moment.

    Signals:
        chosen: a moment in ms UTC. live_asked: back to now.
        hinted: what lies under the pointer: the happenings there, and where to show a tip (global).
        approached: the pointer or the keys came to it: a moment may be asked for soon.
    """

    chosen = Signal(object)
    live_asked = Signal()
    hinted = Signal(object, QPoint)
    approached = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._happenings = _NOTHING
        self._times = Times()
        self._span = Span(0, 1)
        self._own_span = False
        self._shown_before: int | None = None
        self._drawn: tuple[object, Sequence[Tick]] = (None, ())
        self._told: tuple[object, tuple[int, ...]] = (None, ())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._restyle)

    @property
    def span(self) -> Span:
        """The part of time that is shown."""
        return self._span

    @property
    def shown(self) -> int | None:
        """The moment shown in ms UTC; None: now."""
        return self._times.shown

    def show_happenings(self, found: Happenings) -> None:
        """Show these ticks."""
        if found is not self._happenings:
            self._drawn = self._told = (None, ())
        self._happenings = found
        self._follow()

    def show_times(self, times: Times) -> None:
        """Show now and the chosen moment; another one than before comes into view."""
        span, shown = self._span, times.shown
        other = shown is not None and shown != self._times.shown
        if shown is not None and other and not span.start <= shown <= span.end:
            self._span = span.around(shown)
        self._times = times
        self._follow()

    def fit(self) -> None:
        """Show the whole operation, and from now on what comes."""
        self._own_span = True
        first = self._first()
        self._span = Span.over(first, max(self._times.now, *self._times.coming, first))
        self.update()

    def fit_chapter(self) -> None:
        """Show what belongs together around now, and follow the time."""
        self._own_span = False
        self._follow()

    def zoom(self, factor: float, at: int | None = None) -> None:
        """Show ``factor`` times as much; the given moment, or the one shown, keeps its place."""
        middle = self._times.now if self._times.shown is None else self._times.shown
        self._own_span = True
        self._span = self._span.zoomed(factor, middle if at is None else at)
        self.update()

    def sizeHint(self) -> QSize:
        upper = self._room_above()
        high = max(self.fontMetrics().height() + self._theme.px(GROOVE), self._theme.px(_LOWER))
        return QSize(self._theme.px(40 * STEP), upper + high)

    # Where everything is

    def _first(self) -> int:
        times = self._happenings.times
        return times[0] if times else self._times.now - _MINUTE

    def _follow(self) -> None:
        """Keep in view what is to be seen: all of the chapter, or the moment that is shown."""
        times = self._times
        if not self._own_span:
            ends = self._chapter_ends()
            upto = max((*ends, times.now)) if times.coming else times.now
            self._span = Span.over(min((*ends, times.now)), upto)
        elif times.shown is None and self._span.end > times.now - self._span.length:
            self._span = self._span.around(times.now) if self._was_at_now() else self._span
        self.update()

    def _chapter_ends(self) -> tuple[int, ...]:
        """Return the first and the last of what belongs together around now; nothing: none."""
        key = (len(self._happenings.times), self._times.coming)
        if self._told[0] != key:
            told = chapter([*self._happenings.times, *self._times.coming], self._times.now)
            self._told = (key, (*told[:1], *told[-1:]))
        return self._told[1]

    def _was_at_now(self) -> bool:
        behind = self._times.now - self._span.end
        return -self._span.length * 0.06 < behind < self._span.length

    def _upper(self) -> QRectF:
        return QRectF(0, 1, self.width(), self._room_above() - 1)

    def _room_above(self) -> int:
        """The room for ticks; for fingers the whole line is as high as a row."""
        for_fingers = self._theme.density == "touch"
        return self._theme.px(ROW_TOUCH - _LOWER if for_fingers else _UPPER)

    # Choosing

    def _choose(self, at: int) -> None:
        now = self._times.now
        if at >= now:
            self.live_asked.emit()
        else:
            self.chosen.emit(max(at, self._first()))

    def _choose_at(self, across: float) -> None:
        if abs(self._span.across(self._times.now, self.width()) - across) < self._theme.px(_AT_NOW):
            self.live_asked.emit()
        else:
            self._choose(self._span.at(across, self.width()))

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._shown_before = self._times.shown
            self._choose_at(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._choose_at(min(max(0.0, event.position().x()), float(self.width())))

    def mouseDoubleClickEvent(self, event: QMouseEvent, /) -> None:
        """Show all, or the chapter again; the moment stays that of before the first click."""
        if self._shown_before is None:
            self.live_asked.emit()
        else:
            self.chosen.emit(self._shown_before)
        if self._own_span:
            self.fit_chapter()
        else:
            self.fit()
        event.accept()

    def enterEvent(self, event: QEnterEvent, /) -> None:
        self.approached.emit()
        super().enterEvent(event)

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        self.approached.emit()
        super().focusInEvent(event)

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        """Zoom where the pointer is; sideways, or with Shift, shift."""
        turn, aside = event.angleDelta().y() / _NOTCH, event.angleDelta().x() / _NOTCH
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            turn, aside = 0.0, aside or turn
        if aside:
            self._own_span = True
            self._span = self._span.shifted(round(-aside * self._span.length / 10))
            self.update()
        elif turn:
            self.zoom(_ZOOM**-turn, self._span.at(event.position().x(), self.width()))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if not self._key(event.key(), event.modifiers()):
            super().keyPressEvent(event)

    def _key(self, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        """Do what a key means; whether it meant something."""
        at = self._times.now if self._times.shown is None else self._times.shown
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step(at, back=key == Qt.Key.Key_Left, modifiers=modifiers)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._go(at + (-10 if key == Qt.Key.Key_PageUp else 10) * _MINUTE)
        elif key == Qt.Key.Key_Home:
            self._go(self._first())
        elif key == Qt.Key.Key_End or (key == Qt.Key.Key_Escape and self._times.shown is not None):
            self.live_asked.emit()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(1 / _ZOOM)
        elif key == Qt.Key.Key_Minus:
            self.zoom(_ZOOM)
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            return False
        return True

    def _step(self, at: int, *, back: bool, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._go(at + (-_MINUTE if back else _MINUTE))
            return
        found = self._happenings.before(at) if back else self._happenings.after(at)
        if found is not None:
            self._go(found)
        elif not back:
            self.live_asked.emit()

    def _go(self, at: int) -> None:
        self._choose(at)
        if self._times.shown is not None and self._own_span:
            self._span = self._span.around(self._times.shown)
            self.update()

    # Showing

    def event(self, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self.hinted.emit(self.under(event.pos().x()), event.globalPos())
            return True
        return super().event(event)

    def under(self, across: float) -> list[object]:
        """Return what happened near a place on the line, in order."""
        reach = self._theme.px(_REACH)
        start = self._span.at(across - reach, self.width())
        end = self._span.at(across + reach, self.width())
        return list(self._happenings.between(start, end))

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        upper = self._upper()
        key = (self._span, self.width(), len(self._happenings.times))
        if self._drawn[0] != key:
            self._drawn = (key, ticks(self._happenings.of_kind, self._span, self.width()))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = LinePainter(painter, self._theme, self._span, upper)
        line.groove(self._times.now)
        paint_ticks(painter, self._drawn[1], upper, self._theme)
        line.coming(self._times.coming)
        line.marks(self._times.now, self._times.shown)
        line.labels(self._times.zone)
        if self.hasFocus():
            line.focus(QRectF(self.rect()))
        painter.end()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


def coming(moments: Sequence[int], now: int) -> tuple[int, ...]:
    """Return the events of a script that are still to come."""
    return tuple(at for at in moments if at > now)
