"""The map looks back: other marks, a frame nobody overlooks, and nothing is done there."""

import json
from functools import partial

from pytestqt.qtbot import QtBot

from commander.actions import (
    AddUnit,
    DrawFeature,
    LiftFeature,
    OpenOperation,
    PlaceUnit,
    UpdateFeature,
)
from commander.domain.record import Place
from commander.journal.moments import Moment
from tests.ui.map.conftest import SITE, Hand
from tests.ui.map.test_map_panel import CIRCLE, Room, room
from ui.map.viewpoint import ContextPoint

__all__ = ["room"]  # the fixture

MINUTE = 60_000
_FRAME = """JSON.stringify([...document.querySelectorAll('.past-tab')]
    .map((one) => [one.parentNode.hidden, one.textContent]))"""


def _shows(room: Room, at: int) -> bool:
    return (room.panel._feed.shown or Moment(0)).at == at


def frame(hand: Hand) -> tuple[bool, str]:
    """Whether the page's frame is hidden, as it is before the page is there; and its words."""
    found = json.loads(hand.ask(_FRAME))
    return (found[0][0], found[0][1]) if found else (True, "")


def test_the_map_shows_what_was_and_says_so_and_goes_back(room: Room, qtbot: QtBot) -> None:
    view, moment = room.panel.view, room.context.moment
    hand = Hand(view, qtbot)
    now = room.post.clock.now()
    hand.until(lambda: view.is_settled and view.remembered_view()["zoom"] == 16)
    room.do(PlaceUnit(room.stream, room.unit, Place(34.2, -117.2), happened_at=now + 5 * MINUTE))
    qtbot.waitUntil(lambda: view.marks[f"unit:{room.unit}"].lat == 34.2, timeout=20_000)
    moment.go(now + MINUTE)
    qtbot.waitUntil(lambda: view.marks[f"unit:{room.unit}"].lat == 34.1380, timeout=20_000)
    seen = view.remembered_view()
    hand.until(lambda: frame(hand)[0] is False)
    assert "not live" in frame(hand)[1]
    later = room.do(AddUnit(room.stream, "Engine 9", "fire", place=Place(34.13, -117.34)))
    qtbot.waitUntil(lambda: later in room.panel._feed.live.records.units, timeout=20_000)
    assert f"unit:{later}" not in view.marks, "live traffic goes on behind"
    moment.go(now - 60 * MINUTE)
    qtbot.waitUntil(lambda: not view.marks, timeout=20_000)
    assert room.panel._feed.records.operation is not None, "what kind of operation never vanishes"
    moment.live()
    qtbot.waitUntil(lambda: f"unit:{later}" in view.marks, timeout=20_000)
    hand.until(lambda: frame(hand)[0] is True)
    assert view.remembered_view() == seen, "time moves no view"


def test_nothing_is_done_in_the_past_and_that_is_said(room: Room, qtbot: QtBot) -> None:
    panel, moment = room.panel, room.context.moment
    place = room.unit_place()
    moment.go(room.post.clock.now())
    panel.view.moved.emit(f"unit:{room.unit}", 34.5, -117.5)
    panel._desk.start("circle")
    panel._desk._context.act(LiftFeature(room.stream, "any"))
    assert len(room.errors) == 3
    assert "shows the past" in str(room.errors[0])
    menu = [text for text, _ in panel._menu._entries(ContextPoint(*SITE, "", None, panel.pos()))]
    assert menu[0] == "Back to live"
    assert all(text == "Back to live" or text.startswith("Copy") for text in menu)
    assert room.unit_place() == place
    moment.live()
    panel.view.moved.emit(f"unit:{room.unit}", 34.5, -117.5)
    qtbot.waitUntil(lambda: room.unit_place() != place, timeout=20_000)
    assert len(room.errors) == 3


def test_who_acts_elsewhere_acts_in_the_present(room: Room, qtbot: QtBot) -> None:
    """The log and the board show now, so they go on while the map looks back."""
    room.context.moment.go(room.post.clock.now())
    done: list[object] = []
    room.context.act(AddUnit(room.stream, "Engine 7", "fire"), done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)


def test_another_operation_is_shown_as_it_is_now(room: Room, qtbot: QtBot) -> None:
    room.context.moment.go(room.post.clock.now() - MINUTE)
    other = room.do(OpenOperation("Other"))
    room.context.focus.set(other)
    qtbot.waitUntil(lambda: room.panel._feed.records.stream == other, timeout=20_000)
    assert room.context.moment.at is None


def test_looking_back_tells_nobody_that_a_unit_crosses_a_line(room: Room, qtbot: QtBot) -> None:
    view, now = room.panel.view, room.post.clock.now()
    area = room.do(DrawFeature(room.stream, "hot_zone", CIRCLE, radius_m=200))
    room.do(UpdateFeature(room.stream, area, {"watch": True}))
    told: list[int] = []
    room.panel.urgent.connect(lambda: told.append(1))
    features = room.panel._feed.live
    qtbot.waitUntil(lambda: area in features.records.features, timeout=20_000)
    qtbot.waitUntil(lambda: features.records.features[area].watch, timeout=20_000)
    lat = 34.14
    inside = PlaceUnit(room.stream, room.unit, Place(lat, -117.34), happened_at=now + 5 * MINUTE)
    room.do(inside)
    qtbot.waitUntil(lambda: told == [1], timeout=20_000)
    for at in (now + MINUTE, now + 6 * MINUTE, now + 2 * MINUTE):
        room.context.moment.go(at)
        qtbot.waitUntil(partial(_shows, room, at), timeout=20_000)
    room.context.moment.live()
    qtbot.waitUntil(lambda: view.marks[f"unit:{room.unit}"].lat == lat, timeout=20_000)
    qtbot.wait(100)
    assert told == [1]
