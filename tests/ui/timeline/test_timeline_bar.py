"""The time line under the map, on a real journal: ticks, moments, live."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from commander.actions import DrawFeature, LogMessage, OpenOperation
from commander.clock import ScenarioClock
from commander.post import Post
from ui.bridge import Bridge
from ui.context import Context
from ui.focus import Focus
from ui.jobs import Jobs
from ui.selection import Selection
from ui.theme.theme import Theme
from ui.timeline.playing import Playback
from ui.timeline.tick_words import as_tip, told
from ui.timeline.timeline_bar import TimelineBar

START = 1_700_000_000_000
MINUTE = 60_000
HOUR = 60 * MINUTE


@dataclass
class Room:
    """A bar over an operation that began an hour ago."""

    post: Post
    clock: ScenarioClock
    context: Context
    bar: TimelineBar
    stream: str

    def at(self) -> int | None:
        """The moment shown."""
        return self.context.moment.at

    def log(self, text: str, at: int, precedence: str = "routine") -> None:
        entry = LogMessage(self.stream, text, precedence=precedence, happened_at=at)
        self.post.perform(entry).result(10)

    def key(self, key: Qt.Key, *, shift: bool = False) -> None:
        held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(self.bar.track, key, held)


@pytest.fixture
def room(tmp_path: Path, qtbot: QtBot) -> Iterator[Room]:
    clock = ScenarioClock(START)
    with Post.open(tmp_path / "post", clock=clock) as post:
        stream = post.perform(OpenOperation("Night", timezone="UTC")).result(10).stream
        clock.seek(START + HOUR)
        bridge, jobs, focus = Bridge(post.feed), Jobs(), Focus()
        errors: list[Exception] = []
        context = Context(post, bridge, jobs, Theme(), Selection(), focus, errors.append)
        focus.set(stream)
        bar = TimelineBar(context)
        qtbot.addWidget(bar)
        bar.resize(800, 80)
        bar.show()
        room = Room(post, clock, context, bar, stream)
        room.log("smoke", START + 10 * MINUTE)
        room.log("explosion", START + 30 * MINUTE, "flash")
        geometry = {"type": "Point", "coordinates": [113.6, 34.7]}
        zone = DrawFeature(
            stream, "hot_zone", geometry, radius_m=80, happened_at=START + 31 * MINUTE
        )
        post.perform(zone).result(10)
        bar.tick(clock.now())
        qtbot.waitUntil(lambda: bar.feed.count == 4, timeout=20_000)
        yield room
        bridge.stop()
        jobs.stop()
        assert not errors


def test_keys_go_from_event_to_event_and_back_to_now(room: Room) -> None:
    stops = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right):
        room.key(key)
        stops.append(((room.at() or 0) - START) // MINUTE)
    assert stops == [31, 30, 10, 30]
    room.key(Qt.Key.Key_Left, shift=True)
    assert room.at() == START + 29 * MINUTE
    room.key(Qt.Key.Key_Home)
    assert room.at() == START
    room.key(Qt.Key.Key_Escape)
    assert room.at() is None
    room.key(Qt.Key.Key_Home)
    room.key(Qt.Key.Key_End)
    assert room.at() is None
    room.key(Qt.Key.Key_Right)
    assert room.at() is None, "there is nothing after now"


def test_it_says_unmistakably_that_the_past_is_shown_and_what_came_in_since(
    room: Room, qtbot: QtBot
) -> None:
    bar = room.bar
    assert not bar.shown.isVisible()
    assert bar.live.isVisible()
    height = bar.sizeHint().height()
    room.context.moment.go(START + 30 * MINUTE)
    assert bar.shown.isVisible()
    assert not bar.live.isVisible()
    assert bar.shown.text.text() == "Shown: 22:43:20, 30 min ago — not live"
    assert bar.sizeHint().height() > height
    assert bar.shown.since.text() == ""
    room.log("more smoke", room.clock.now())
    qtbot.waitUntil(lambda: bar.shown.since.text() == "1 new since", timeout=20_000)
    assert room.at() == START + 30 * MINUTE, "what comes in moves nothing"
    qtbot.mouseClick(bar.shown.as_known, Qt.MouseButton.LeftButton)
    assert room.context.moment.basis == "received"
    qtbot.mouseClick(bar.shown.live, Qt.MouseButton.LeftButton)
    assert room.at() is None
    assert not bar.shown.isVisible()


def test_it_is_dragged_and_let_go_at_now(room: Room, qtbot: QtBot) -> None:
    track = room.bar.track
    span = track.span
    assert span.start < START < span.end

    def place(at: int) -> QPoint:
        return QPoint(round(span.across(at, track.width())), 10)

    QTest.mousePress(track, Qt.MouseButton.LeftButton, pos=place(START + 20 * MINUTE))
    assert room.at() == pytest.approx(START + 20 * MINUTE, abs=MINUTE)
    QTest.mouseMove(track, place(START + 40 * MINUTE))
    assert room.at() == pytest.approx(START + 40 * MINUTE, abs=MINUTE)
    QTest.mouseMove(track, place(room.clock.now()) + QPoint(2, 0))
    assert room.at() is None
    QTest.mouseRelease(track, Qt.MouseButton.LeftButton, pos=place(room.clock.now()))
    track.zoom(0.25, START + 30 * MINUTE)
    assert track.span.length < span.length / 3
    QTest.mouseDClick(track, Qt.MouseButton.LeftButton, pos=QPoint(5, 10))
    assert track.span.length == pytest.approx(span.length, rel=0.01)
    assert room.at() is None, "its first click is taken back"


def test_a_tick_names_what_happened_and_no_name_is_markup(room: Room) -> None:
    track = room.bar.track

    def lines(at: int) -> list[str]:
        found = track.under(track.span.across(at, track.width()))
        return told(room.post.reader, room.stream, found, UTC)  # type: ignore[arg-type]

    assert lines(START + 30 * MINUTE) == ["22:43:20 · Report · explosion"]
    assert lines(START + 31 * MINUTE) == ["22:44:20 · Map drawing · Hot zone · entered"]
    assert lines(START + 5 * MINUTE) == []
    assert as_tip(["<b>bold</b>"]) == "<qt>&lt;b&gt;bold&lt;/b&gt;</qt>"


@dataclass(frozen=True)
class Event:
    at: int


@dataclass
class Player:
    """A player that moves a real scenario clock."""

    clock: ScenarioClock
    events: tuple[Event, ...] = (Event(START), Event(START + 2 * HOUR))
    forwarded: list[int] = field(default_factory=list)

    def play(self, rate: float) -> None:
        self.clock.play(rate)

    def pause(self) -> None:
        self.clock.pause()

    def forward(self) -> None:
        self.clock.seek(START + 2 * HOUR)


def test_play_speed_next_and_pause_drive_the_clock_of_a_demonstration(
    room: Room, qtbot: QtBot
) -> None:
    clock = ScenarioClock(START + HOUR, ticks=lambda: 0)
    bar = TimelineBar(room.context, Playback(Player(clock), lambda: clock.rate), feed=room.bar.feed)
    qtbot.addWidget(bar)
    bar.show()
    bar.tick(clock.now())
    controls = bar.controls
    assert controls is not None
    assert bar.track.span.end > START + 2 * HOUR, "what is to come is on the line"
    controls.rates[20].trigger()
    assert clock.rate == 20
    assert controls.rate_button.text() == "×20 ▾"
    qtbot.mouseClick(controls.play_button, Qt.MouseButton.LeftButton)
    assert clock.rate == 0
    qtbot.mouseClick(controls.play_button, Qt.MouseButton.LeftButton)
    assert clock.rate == 20, "the speed last chosen"
    with qtbot.waitSignal(bar.played, timeout=20_000):
        qtbot.mouseClick(controls.next_button, Qt.MouseButton.LeftButton)
    assert clock.now() == START + 2 * HOUR
