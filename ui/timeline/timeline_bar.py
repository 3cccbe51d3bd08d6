"""The bar under the map: that it is live, or the clock of the demonstration and its controls."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, tzinfo
from typing import Final, Protocol

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui import words
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import FONT_SMALL, STEP
from ui.widgets.pill import Pill

RATES: Final = (1, 5, 20, 60)
_REST_MS: Final = 12 * 3_600_000


class Event(Protocol):
    """One thing that happens in a scenario."""

    @property
    def at(self) -> int:
        """When, ms UTC."""
        ...


class Playable(Protocol):
    """What a demonstration offers."""

    @property
    def events(self) -> Sequence[Event]:
        """Everything that happens in it, in order."""
        ...

    def play(self, rate: float) -> None:
        """Run at this rate."""
        ...

    def pause(self) -> None:
        """Stand still."""
        ...

    def forward(self) -> None:
        """Go to the next event."""
        ...


@dataclass(frozen=True, slots=True)
class Playback:
    """A demonstration and how fast it runs now (0 while it stands)."""

    player: Playable
    rate: Callable[[], float]


def chapter(moments: Sequence[int], now: int) -> tuple[int, ...]:
    """Return the moments that belong together around ``now`` (ms UTC, in order).

    A scenario may rest for days: what lies more than half a day from the next is another chapter.
    """
    chapters: list[list[int]] = []
    for at in moments:
        if not chapters or at - chapters[-1][-1] > _REST_MS:
            chapters.append([])
        chapters[-1].append(at)

    def distance(one: list[int]) -> int:
        return max(one[0] - now, now - one[-1], 0)

    nearest: list[int] = min(chapters, key=distance, default=[])
    return tuple(nearest)


class Track(QWidget):
    """The scenario from its first to its last event, a tick each, filled up to now."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._events: tuple[int, ...] = ()
        self._now = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_events(self, events: Sequence[int], now: int) -> None:
        """Show these events and how far the clock has come."""
        self._events, self._now = tuple(events), now
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(40 * STEP), self._theme.px(5 * STEP))

    def share(self) -> float:
        """Return how much of the scenario is over, 0 to 1."""
        if not self._events:
            return 1.0
        first, last = min(self._events), max(self._events)
        return min(1.0, max(0.0, (self._now - first) / max(1, last - first)))

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = self._theme.px(6)
        groove = QRectF(0, (self.height() - thick) / 2, self.width(), thick)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("line"))
        painter.drawRoundedRect(groove, thick / 2, thick / 2)
        done = QRectF(groove)
        done.setWidth(groove.width() * self.share())
        painter.setBrush(self._theme.colour("accent"))
        painter.drawRoundedRect(done, thick / 2, thick / 2)
        self._paint_events(painter)
        painter.end()

    def _paint_events(self, painter: QPainter) -> None:
        if not self._events:
            return
        first, last = min(self._events), max(self._events)
        high = self._theme.px(3)
        for at in self._events:
            across = (at - first) / max(1, last - first) * (self.width() - 2) + 1
            role = "muted" if at > self._now else "text"
            painter.setPen(QPen(self._theme.colour(role), 1))
            painter.drawLine(QPointF(across, 0), QPointF(across, high))


class TimelineBar(QFrame):
    """Live: says so. Demonstration: play and pause, its speed, its time and what is to come.

    Signals:
        played: it runs or stands after the operator pressed a control.
    """

    played = Signal()

    def __init__(
        self, theme: Theme, playback: Playback | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._playback = playback
        self._moments = tuple(one.at for one in playback.player.events) if playback else ()
        self._rate = RATES[0]
        self.play_button = Pill(theme, compact=True)
        self.rates = {rate: self._rate_pill(rate) for rate in RATES}
        self.track = Track(theme)
        self.time = QLabel()
        self.time.setTextFormat(Qt.TextFormat.PlainText)
        self.live = QLabel(self.tr("● LIVE"))
        dress(self.live, role="strong")
        self.next_button = Pill(theme, self.tr("Next"), compact=True)
        self.next_button.setAccessibleName(self.tr("Next event"))
        self.next_button.clicked.connect(self.forward)
        self.play_button.clicked.connect(self.toggle)
        self._row = QHBoxLayout(self)
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()

    def toggle(self) -> None:
        """Run at the speed last chosen, or stand."""
        if self._playback is None:
            return
        if self._playback.rate():
            self._playback.player.pause()
        else:
            self._playback.player.play(self._rate)
        self._after()

    def play(self, rate: int) -> None:
        """Run this many times faster than real time."""
        self._rate = rate
        if self._playback is not None:
            self._playback.player.play(rate)
            self._after()

    def forward(self) -> None:
        """Go to the next event."""
        if self._playback is not None:
            self._playback.player.forward()
            self._after()

    def tick(self, now: int, zone: tzinfo = UTC) -> None:
        """Show the time of the operation."""
        if self._playback is None:
            self.time.setText(words.clock(now, zone))
            return
        self.time.setText(f"{words.day(now, zone)} {words.clock(now, zone)}")
        self.track.show_events(chapter(self._moments, now), now)
        self._show_running(self._playback.rate())

    def _after(self) -> None:
        if self._playback is not None:
            self._show_running(self._playback.rate())
        self.played.emit()

    def _show_running(self, running: float) -> None:
        text = self.tr("Pause") if running else self.tr("Play")
        if text != self.play_button.text():
            self.play_button.set_text(text)
            self._show_icon()
        for rate, pill in self.rates.items():
            pill.setChecked(rate == (running or self._rate))

    def _show_icon(self) -> None:
        running = self._playback is not None and self._playback.rate() > 0
        self.play_button.setIcon(self._theme.icons.icon("pause" if running else "play"))
        self.play_button.setIconSize(self._theme.icons.size())

    def _rate_pill(self, rate: int) -> Pill:
        pill = Pill(self._theme, f"×{rate}", compact=True)
        pill.setCheckable(True)
        pill.setToolTip(self.tr("{rate} times as fast as it was").format(rate=rate))
        pill.clicked.connect(self._choose(rate))
        return pill

    def _choose(self, rate: int) -> Callable[[], None]:
        return lambda: self.play(rate)

    def _lay_out(self) -> None:
        controls: tuple[QWidget, ...] = (self.play_button, *self.rates.values(), self.next_button)
        if self._playback is None:
            self._row.addWidget(self.live)
            self._row.addStretch(1)
        else:
            self.play_button.setToolTip(self.tr("Run or stop the clock of the demonstration"))
            self.next_button.setToolTip(self.tr("Go to what happened next"))
            for widget in controls:
                self._row.addWidget(widget)
            self._row.addWidget(self.track, 1)
        for widget in (*controls, self.track):
            widget.setParent(self)
            widget.setVisible(self._playback is not None)
        self.live.setVisible(self._playback is None)
        self._row.addWidget(self.time)
        self._show_running(0.0)

    def _restyle(self) -> None:
        step = self._theme.px(STEP)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2 * step)
        self._show_icon()
        font = self._theme.mono_font(FONT_SMALL)
        families = ", ".join(f'"{family}"' for family in font.families())
        self.time.setStyleSheet(f"font-family: {families}; font-size: {font.pixelSize()}px;")
