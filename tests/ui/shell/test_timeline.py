"""The bar under the map."""

from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from commander.clock import ScenarioClock
from ui.theme.theme import Theme
from ui.timeline.timeline_bar import Playback, TimelineBar, chapter

HOUR = 3_600_000


@dataclass(frozen=True)
class Event:
    at: int


@dataclass
class Player:
    """A player that moves a real scenario clock."""

    clock: ScenarioClock
    events: tuple[Event, ...] = (Event(0), Event(HOUR), Event(40 * HOUR), Event(41 * HOUR))
    forwarded: list[int] = field(default_factory=list)

    def play(self, rate: float) -> None:
        self.clock.play(rate)

    def pause(self) -> None:
        self.clock.pause()

    def forward(self) -> None:
        self.clock.seek(HOUR)


def test_a_rest_of_days_parts_chapters() -> None:
    moments = (0, HOUR, 40 * HOUR, 41 * HOUR)
    assert chapter(moments, HOUR // 2) == (0, HOUR)
    assert chapter(moments, 39 * HOUR) == (40 * HOUR, 41 * HOUR)
    assert chapter((), 5) == ()


def test_live_says_so_and_has_no_controls(qtbot: QtBot) -> None:
    bar = TimelineBar(Theme())
    qtbot.addWidget(bar)
    bar.show()
    bar.tick(20 * HOUR)
    assert bar.live.isVisible()
    assert not bar.play_button.isVisible()
    assert bar.time.text() == "20:00:00"


def test_play_speed_next_and_pause_drive_the_clock(qtbot: QtBot) -> None:
    clock = ScenarioClock(HOUR // 2, ticks=lambda: 0)
    bar = TimelineBar(Theme(), Playback(Player(clock), lambda: clock.rate))
    qtbot.addWidget(bar)
    bar.show()
    bar.tick(clock.now())
    assert bar.track.share() == 0.5
    qtbot.mouseClick(bar.rates[20], Qt.MouseButton.LeftButton)
    assert clock.rate == 20
    assert bar.rates[20].isChecked()
    assert not bar.rates[1].isChecked()
    qtbot.mouseClick(bar.play_button, Qt.MouseButton.LeftButton)
    assert clock.rate == 0
    qtbot.mouseClick(bar.play_button, Qt.MouseButton.LeftButton)
    assert clock.rate == 20, "the speed last chosen"
    with qtbot.waitSignal(bar.played):
        qtbot.mouseClick(bar.next_button, Qt.MouseButton.LeftButton)
    assert clock.now() == HOUR
