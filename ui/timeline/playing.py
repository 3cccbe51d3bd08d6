"""What plays a demonstration: its controls, at the left under the line of time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.pill import Pill

RATES: Final = (1, 5, 20, 60)


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


class PlayControls(QWidget):
    """Play and pause, the speed, the next event.

    Signals:
        played: it runs or stands after the operator pressed a control.
    """

    played = Signal()

    def __init__(self, theme: Theme, playback: Playback, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._playback = playback
        self._rate = RATES[0]
        self.play_button = Pill(theme, compact=True)
        self.play_button.setToolTip(self.tr("Run or stop the clock of the demonstration"))
        self.play_button.clicked.connect(self.toggle)
        self.rate_button = Pill(theme, f"×{RATES[0]}", compact=True)
        self.rate_button.setToolTip(self.tr("How many times faster than it was"))
        self.rates = self._rate_menu()
        self.next_button = Pill(theme, self.tr("Next"), compact=True)
        self.next_button.setAccessibleName(self.tr("Next event"))
        self.next_button.setToolTip(self.tr("Go to what happened next"))
        self.next_button.clicked.connect(self.forward)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(STEP + 2))
        for widget in (self.play_button, self.rate_button, self.next_button):
            row.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._show_icon)
        self.show_running()

    def toggle(self) -> None:
        """Run at the speed last chosen, or stand."""
        if self._playback.rate():
            self._playback.player.pause()
        else:
            self._playback.player.play(self._rate)
        self._after()

    def play(self, rate: int) -> None:
        """Run this many times faster than real time."""
        self._rate = rate
        self._playback.player.play(rate)
        self._after()

    def forward(self) -> None:
        """Go to the next event."""
        self._playback.player.forward()
        self._after()

    def show_running(self) -> None:
        """Show whether it runs, and how fast."""
        running = self._playback.rate()
        text = self.tr("Pause") if running else self.tr("Play")
        if text != self.play_button.text():
            self.play_button.set_text(text)
            self._show_icon()
        rate = running or self._rate
        self.rate_button.set_text(f"×{rate:g}")
        for known, action in self.rates.items():
            action.setChecked(known == rate)

    def _after(self) -> None:
        self.show_running()
        self.played.emit()

    def _show_icon(self) -> None:
        name = "pause" if self._playback.rate() > 0 else "play"
        self.play_button.setIcon(self._theme.icons.icon(name))
        self.play_button.setIconSize(self._theme.icons.size())

    def _rate_menu(self) -> dict[int, QAction]:
        menu, group = QMenu(self), QActionGroup(self)
        found = {}
        for rate in RATES:
            action = menu.addAction(self.tr("×{rate}").format(rate=rate))
            action.setCheckable(True)
            action.triggered.connect(lambda _checked, rate=rate: self.play(rate))
            group.addAction(action)
            found[rate] = action
        self.rate_button.set_menu(menu)
        return found
