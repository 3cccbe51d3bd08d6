"""Digits go back to a view that was kept; the lock holds against the program, not the person."""

import os
import signal
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from commander.actions import AddUnit, OpenIncident, OpenOperation
from commander.domain.record import Place
from tests.ui.map.conftest import SITE, Hand, looks_at
from tests.ui.map.test_map_panel import Room, room
from ui.map.bookmarks import Bookmarks
from ui.map.bookmarks_tool import BookmarksTool
from ui.map.restart_note import RestartNote
from ui.map.tool import MapTool

__all__ = ["room"]  # the fixture
pytestmark = [pytest.mark.gui, pytest.mark.web]


def tool_of(room: Room, kind: type[MapTool]) -> MapTool:
    return next(one for one in room.panel._extras if isinstance(one, kind))


def press(hand: Hand, key: Qt.Key, *, control: bool = False) -> None:
    held = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(hand.target, key, held)


def test_control_and_a_digit_keep_the_view_and_the_digit_goes_back(
    room: Room, qtbot: QtBot
) -> None:
    panel, hand = room.panel, Hand(room.panel.view, qtbot)
    hand.until(lambda: panel.view.is_settled and panel.view.remembered_view()["zoom"] == 16)
    panel.activateWindow()
    panel.setFocus()
    panel.view.centre(34.2, -117.2, 12)
    hand.until(lambda: looks_at(panel.view, 34.2, -117.2, 12))
    press(hand, Qt.Key.Key_3, control=True)
    name = f"map.bookmarks.{room.stream}"
    hand.until(lambda: "3" in room.post.settings.get(name, {}))
    panel.view.centre(*SITE, 15)
    hand.until(lambda: looks_at(panel.view, *SITE, 15))
    panel._tools.toggle_lock()
    press(hand, Qt.Key.Key_3)
    hand.until(lambda: looks_at(panel.view, 34.2, -117.2, 12))
    tool = tool_of(room, BookmarksTool)
    assert isinstance(tool, BookmarksTool)
    assert not tool.list.isVisible()
    press(hand, Qt.Key.Key_V)
    hand.until(tool.list.isVisible)
    row = tool.list.rows[3]
    QTest.mouseClick(row.name, Qt.MouseButton.LeftButton)
    QTest.keyClicks(row.name, "Gate 2")
    QTest.keyClick(row.name, Qt.Key.Key_Return)
    assert "Go to Gate 2" in [command.title for command in panel.commands()]
    assert looks_at(panel.view, 34.2, -117.2, 12), "a digit in the name goes nowhere"
    QTest.mouseClick(row.clear, Qt.MouseButton.LeftButton)
    hand.until(lambda: room.post.settings.get(name, {}) == {})
    QTest.keyClick(tool.list, Qt.Key.Key_Escape)
    assert not tool.list.isVisible()


def test_what_is_broken_in_the_setting_is_left_out(room: Room) -> None:
    good = {"name": "Gate", "lat": 1.0, "lon": 2.0, "zoom": 3}
    rows = {"1": good, "2": {"lat": "x"}, "three": good, "4": 7, "12": good, "²": good}
    room.post.settings.set("map.bookmarks.s", rows).result(10)
    kept = Bookmarks(room.post.settings, "s")
    assert [digit for digit in range(20) if kept.get(digit)] == [1]
    room.post.settings.set("map.bookmarks.s", "nonsense").result(10)
    assert Bookmarks(room.post.settings, "s").get(1) is None


@pytest.mark.allow_warnings  # the page ends, and that is logged
def test_a_locked_view_stays_whatever_happens(room: Room, qtbot: QtBot) -> None:
    """Selection, news, the program's fit, a resize and a restart: only people move it."""
    panel, view = room.panel, room.panel.view
    hand = Hand(view, qtbot)
    hand.until(lambda: view.is_settled and view.remembered_view()["zoom"] == 16)
    view.centre(34.1362, -117.3437, 14)
    hand.until(lambda: view.remembered_view()["zoom"] == 14)
    panel._tools.toggle_lock()
    seen = view.remembered_view()
    far = room.do(AddUnit(room.stream, "Far", "fire", place=Place(34.9, -117.0)))
    room.do(OpenIncident(room.stream, "Elsewhere", place=Place(35.5, -118.0)))
    hand.until(lambda: f"unit:{far}" in view.marks)
    room.context.selection.set("unit", far)
    view.reveal(f"unit:{far}")
    view.fit([f"unit:{far}"])
    view.centre(10.0, 10.0, 5)
    room.context.moment.go(room.post.clock.now() - 60_000)
    room.context.moment.live()
    QTest.qWait(200)
    assert view.remembered_view() == seen
    note = tool_of(room, RestartNote)
    assert isinstance(note, RestartNote)
    begun = time.monotonic()
    with qtbot.waitSignal(view.restarted, timeout=10_000):
        os.kill(view.page.renderProcessPid(), signal.SIGKILL)
    took = time.monotonic() - begun
    assert view.remembered_view() == seen, "the same view after the page's process was killed"
    assert note.line.isVisible()
    assert "started again with the same view" in note.line.text()
    assert note.line in note.overlays()
    print(f"restored after {took:.2f} s")
    other = room.do(OpenOperation("Other"))
    room.context.focus.set(other)
    hand.until(lambda: panel._feed.records.stream == other)
