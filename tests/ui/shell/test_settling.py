"""A conflict from another post, in the whole window: told without a dialog, settled in one key."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from commander.actions import (
    AddUnit,
    AssignUnit,
    CreateTask,
    HandOverCommand,
    MoveTask,
    OpenIncident,
    UpdateTask,
)
from commander.domain.operation import Commander
from commander.domain.record import Place
from tests.posts import Posts, two_posts
from ui.board.card_editor import CardEditor
from ui.units.details import UnitDetails

Seat = Callable[..., Any]  # a Hand at the window, see conftest
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def posts(tmp_path: Path) -> Iterator[Posts]:
    with two_posts(tmp_path) as opened:
        yield opened


def disagree(posts: Posts) -> str:
    """Let two posts move one task apart; its key."""
    key = posts.do(CreateTask(posts.stream, "Evacuate Duffy Street", "police")).keys[0]
    posts.meet()
    posts.do(MoveTask(posts.stream, key, "blocked", "no buses"))
    posts.do_there(MoveTask(posts.stream, key, "done"))
    posts.meet()
    return key


def test_it_is_told_where_needs_are_told_and_one_key_settles_it(seat: Seat, posts: Posts) -> None:
    hand = seat(posts.here)
    window, panel = hand.session.window, hand.session.conflicts
    pill = window.frame.strip.conflicts_pill
    hand.press("F2")
    hand.type("half a li")
    disagree(posts)
    hand.until(pill.isVisible)
    assert pill.text() == "⇄ 1"
    hand.until(window.frame.attention.texts)
    assert "⇄ Evacuate Duffy Street: Moved to different columns" in window.frame.attention.texts()
    assert not panel.isVisible()
    hand.type("ne")  # whoever writes goes on writing
    hand.press("F12")
    hand.until(lambda: panel.current is not None)
    hand.press("2")
    hand.until(lambda: not pill.isVisible())
    hand.press("Ctrl+Z")
    hand.until(lambda: pill.isVisible() and not panel.cards()[0].settled)
    hand.press("Return")
    hand.until(lambda: not pill.isVisible())
    hand.press("Escape")
    hand.type(" on")
    posts.meet()
    assert posts.conflicts() == ()
    hand.leave()


def test_the_count_and_the_pill_open_the_list(seat: Seat, posts: Posts) -> None:
    hand = seat(posts.here)
    disagree(posts)
    window, panel = hand.session.window, hand.session.conflicts
    hand.until(window.frame.strip.conflicts_pill.isVisible)
    QTest.mouseClick(window.frame.strip.conflicts_pill, LEFT)
    hand.until(panel.isVisible)
    panel.close_overlay()
    hand.until(lambda: window.frame.attention._pills)
    window.frame.attention._pills[-1].click()
    hand.until(panel.isVisible)
    hand.leave()


def test_an_opened_card_asks_at_its_own_conflict(seat: Seat, posts: Posts) -> None:
    first = disagree(posts)
    key = posts.do(CreateTask(posts.stream, "Close Road 18", "traffic")).keys[0]
    posts.meet()
    posts.do(MoveTask(posts.stream, key, "cancelled", "not needed"))
    posts.do_there(UpdateTask(posts.stream, key, {"due": 60_000}))
    posts.meet()
    hand = seat(posts.here)
    window, panel = hand.session.window, hand.session.conflicts
    hand.until(lambda: window.panels.board._store.task(key))
    for wanted in (key, first):  # the cancelled one, too, which the board hides otherwise
        window.reveal("task", wanted)
        window.panels.board.open_card()
        (editor,) = [
            one for one in window.panels.board.findChildren(CardEditor) if one.key == wanted
        ]
        assert "⇄" in editor._dispute.link.words
        QTest.mouseClick(editor._dispute.link, LEFT)
        hand.until(lambda: panel.isVisible() and panel.current is not None)
        assert panel.current.question.conflict.key == wanted
        panel.close_overlay()
    hand.leave()


def test_an_opened_unit_asks_too_and_the_map_marks_it(seat: Seat, posts: Posts) -> None:
    stream = posts.stream
    tasks = [posts.do(CreateTask(stream, title, "fire")).keys[0] for title in ("A", "B")]
    unit = posts.do(
        AddUnit(stream, "Engine 1", "fire", status="on_scene", place=Place(34.1, -117.3))
    ).keys[0]
    posts.meet()
    posts.do(AssignUnit(stream, unit, task=tasks[0]))
    posts.do_there(AssignUnit(stream, unit, task=tasks[1]))
    posts.meet()
    hand = seat(posts.here)
    window, panel = hand.session.window, hand.session.conflicts
    hand.until(lambda: window.panels.units._data.units)
    window.reveal("unit", unit)
    window.panels.units.open_details()
    (details,) = window.panels.units.findChildren(UnitDetails)
    assert details._dispute.link.words == "⇄ Assigned twice: B / A"
    QTest.mouseClick(details._dispute.link, LEFT)
    hand.until(lambda: panel.isVisible() and panel.current is not None)
    hand.leave()


def test_two_commanders_stand_in_the_strip(seat: Seat, posts: Posts) -> None:
    key = posts.do(OpenIncident(posts.stream, "Derailment")).keys[0]
    posts.meet()
    posts.do(HandOverCommand(posts.stream, key, Commander("A. Rivera", "fire")))
    posts.do_there(HandOverCommand(posts.stream, key, Commander("B. Chen", "police")))
    posts.meet()
    hand = seat(posts.here)
    window = hand.session.window
    hand.session.context.focus.set(posts.stream, key)
    wanted = "⇄ Different commanders named: B. Chen (Police) / A. Rivera (Fire)"
    hand.until(lambda: wanted in window.frame.strip.incident.subtitle())
    hand.leave()
