"""Tools for units on a real journal: watched areas, following, tracks, symbols, the card."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from commander.actions import DrawFeature, SetUnitStatus, UpdateFeature
from commander.domain.fix import Fix
from commander.domain.work import Message
from tests.ui.map.conftest import SITE
from tests.ui.map.test_map_panel import Room, room
from ui.map.follow_tool import FollowTool
from ui.map.map_notes import NoteStack
from ui.map.mark_card import CardTool
from ui.map.symbols_tool import SymbolsTool
from ui.map.tracks_tool import TracksTool
from ui.map.watch_tool import WatchTool
from ui.widgets.pill import Pill

__all__ = ["room"]  # a fixture
pytestmark = [pytest.mark.gui, pytest.mark.web]

MINUTE = 60_000
METRE = 1 / 111_195


def tool(room: Room, kind: type[Any]) -> Any:
    return next(one for one in room.panel._extras if isinstance(one, kind))


def seen(room: Room, metres_north: float, ago_ms: int = 0, **more: Any) -> None:
    """A device sees the unit so far from the site."""
    fix = Fix(
        unit=room.unit,
        lat=SITE[0] + metres_north * METRE,
        lon=SITE[1],
        at=room.post.clock.now() - ago_ms,
        **more,
    )
    room.post.report(room.stream, [fix]).result(10)


def texts(room: Room) -> list[str]:
    found = room.panel.findChild(NoteStack)
    return [note.text() for note in found.notes()] if found else []


def press(room: Room, title: str) -> None:
    stack = room.panel.findChild(NoteStack)
    assert stack is not None
    next(one for one in stack.findChildren(Pill) if one.text() == title).click()


def settled(room: Room, qtbot: QtBot, what: Callable[[], bool]) -> None:
    qtbot.waitUntil(what, timeout=5000)


def test_who_enters_a_watched_area_is_told_and_logged(room: Room, qtbot: QtBot) -> None:
    watching = tool(room, WatchTool)
    sounds = QSignalSpy(room.panel.urgent)
    place = {"type": "Point", "coordinates": [SITE[1], SITE[0]]}
    zone = room.do(DrawFeature(room.stream, "hot_zone", place, radius_m=100.0, label="Tank"))
    room.context.selection.set("feature", zone)
    settled(room, qtbot, lambda: zone in room.panel._feed.records.features)
    watching.toggle()
    settled(room, qtbot, lambda: zone in watching._known.outlines)
    assert [one.watch for one in room.features()] == [True]
    seen(room, 500, -1000)
    settled(room, qtbot, lambda: room.unit in watching._known.seen)
    assert sounds.count() == 0
    seen(room, 20, -2000)
    settled(room, qtbot, lambda: any("Engine 1 entered Tank" in one for one in texts(room)))
    assert sounds.count() == 1
    press(room, "Log it")
    settled(room, qtbot, lambda: not any("entered" in one for one in texts(room)))
    rows = room.post.reader.log(room.stream)
    (entry,) = room.post.reader.messages(rows)
    assert isinstance(entry, Message)
    assert entry.text.startswith("Engine 1 entered Tank, ")
    assert entry.about == (f"feature:{zone}", f"unit:{room.unit}")
    assert entry.sender is None
    assert room.errors == []
    room.panel.hide()
    seen(room, 500, -3000)
    settled(room, qtbot, lambda: any("Engine 1 left Tank" in str(one) for one in room.errors))


def test_a_drawing_that_is_not_watched_tells_nothing(room: Room, qtbot: QtBot) -> None:
    watching = tool(room, WatchTool)
    place = {"type": "Point", "coordinates": [SITE[1], SITE[0]]}
    zone = room.do(DrawFeature(room.stream, "hot_zone", place, radius_m=100.0))
    seen(room, 500, -1000)
    seen(room, 10, -2000)
    settled(room, qtbot, lambda: room.panel._feed.records.units[room.unit].fix is not None)
    room.do(UpdateFeature(room.stream, zone, {"watch": True}))
    settled(room, qtbot, lambda: zone in watching._known.outlines)
    assert texts(room) == []
    assert room.unit in watching._known.inside[zone]


def test_following_says_so_and_a_locked_view_stays(room: Room, qtbot: QtBot) -> None:
    follow = tool(room, FollowTool)
    view = room.panel.view
    view.centre(*SITE, 16)
    settled(room, qtbot, lambda: abs(view.remembered_view()["lat"] - SITE[0]) < 1e-4)
    follow.toggle()
    assert texts(room) == []
    room.context.selection.set("unit", room.unit)
    view.set_locked(True)
    follow.toggle()
    assert "locked" in texts(room)[0]
    view.set_locked(False)
    follow.toggle()
    assert texts(room)[0].startswith("Following Engine 1")
    seen(room, 900, -1000)
    settled(room, qtbot, lambda: abs(view.remembered_view()["lat"] - SITE[0]) > 5e-3)
    view.set_locked(True)
    assert "locked" in texts(room)[0]
    view.set_locked(False)
    seen(room, -900, -5000)
    qtbot.wait(200)
    assert view.remembered_view()["lat"] > SITE[0]


def test_a_track_is_read_for_the_window_chosen(room: Room, qtbot: QtBot) -> None:
    tracks = tool(room, TracksTool)
    tracks.toggle("one")
    settled(room, qtbot, lambda: any("Select a unit" in one for one in texts(room)))
    room.context.selection.set("unit", room.unit)
    for ago, metres in ((120, 0), (40, 800), (39, 900), (10, 1500), (0, 0)):
        seen(room, metres, ago * MINUTE)
    settled(room, qtbot, lambda: bool(tracks.part.tracks))
    tracks.choose(60)
    settled(room, qtbot, lambda: len(tracks.part.tracks[0].points) in {3, 4})
    tracks.choose(0)
    settled(room, qtbot, lambda: len(tracks.part.tracks[0].points) >= 4)
    assert tracks.part.tracks[0].colour == "red"
    assert tracks.checked("map.track.one")
    assert tracks.checked("map.track.0")
    tracks.toggle("all")
    settled(room, qtbot, lambda: [one.unit for one in tracks.part.tracks] == [room.unit])
    tracks.toggle("all")
    settled(room, qtbot, lambda: tracks.part.tracks == ())
    tracks.choose(60)


def test_how_marks_are_drawn_is_remembered(room: Room, qtbot: QtBot) -> None:
    symbols = tool(room, SymbolsTool)
    settings = room.post.settings
    assert symbols.checked("map.symbols.own")
    assert symbols.checked("map.clusters")
    symbols.choose("gb")
    symbols.toggle_clusters()
    settled(room, qtbot, lambda: settings.get("map.symbols") == "gb")
    settled(room, qtbot, lambda: settings.get("map.clusters") is False)
    assert "not certified" in next(
        one.title for one in symbols.commands() if one.id == "map.symbols.gb"
    )
    assert not any(one.id == "map.symbols.user" for one in symbols.commands())


def test_a_folder_that_is_no_set_says_why(room: Room, qtbot: QtBot, tmp_path: Any) -> None:
    tool(room, SymbolsTool).take(tmp_path)
    settled(room, qtbot, lambda: bool(room.errors))
    assert "symbols.json" in str(room.errors[0])


def test_the_card_says_how_a_place_is_known(room: Room, qtbot: QtBot) -> None:
    card = tool(room, CardTool)
    room.do(SetUnitStatus(room.stream, room.unit, "en_route"))
    seen(room, 10, accuracy_m=12.0, speed=10.0, heading=92.0)
    key = f"unit:{room.unit}"
    records = lambda: room.panel._feed.records.units[room.unit]  # noqa: E731
    settled(room, qtbot, lambda: records().fix is not None and records().status == "en_route")
    card._rest(key, 100.0, 100.0)
    assert card.card.lines() == [
        "Engine 1",
        "Fire and rescue",
        "En route",
        "satellite · now · ±12 m",
        "36 km/h to the east (92°)",
    ]
    card._rest(f"incident:{room.incident}", 100.0, 100.0)
    assert card.card.lines()[0] == "Rupture"
    card._rest("", 0.0, 0.0)
    assert not card.card.isVisible()
