"""The second map's window: own view and moment, shared records, tied or not, closed with all."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest

from commander.actions import AddUnit, PlaceUnit
from commander.domain.feature import Feature
from commander.domain.record import Place
from commander.post import Post
from tests.ui.shell.conftest import Hand
from ui.map.draw_desk import DRAFT_KEY
from ui.map.draw_form import DrawForm

pytestmark = [
    pytest.mark.gui,
    pytest.mark.web,
    pytest.mark.qt_log_ignore("does not support raise"),  # without a screen
]

MINUTE = 60_000


def zoom_of(view: object) -> float:
    return float(view.remembered_view()["zoom"])  # type: ignore[attr-defined]


def test_two_maps_show_two_moments_of_the_same_place(
    post: Post, scene: str, seat: Callable[..., Hand]
) -> None:
    here = Place(47.37, 8.54)
    unit = post.perform(AddUnit(scene, "Engine 1", "fire", place=here)).result(10).keys[0]
    now = post.clock.now()
    moved = PlaceUnit(scene, unit, Place(47.38, 8.55), happened_at=now + 5 * MINUTE)
    post.perform(moved).result(10)
    post.clock.seek(now + 12 * MINUTE)  # type: ignore[attr-defined]
    hand = seat(post)
    window, second = hand.session.window, hand.session.second
    first = window.panels.map.view
    mark = f"unit:{unit}"
    hand.until(lambda: mark in first.marks and first.is_settled)
    hand.press("Ctrl+Shift+F5")
    assert second.map is not None
    view = second.map.view
    hand.until(lambda: view.is_settled and mark in view.marks)
    assert second.map.tied.isChecked()
    hand.until(lambda: view.marks[mark].lat == 47.37)
    assert first.marks[mark].lat == 47.38, "the first goes on to show now"
    assert hand.session.context.moment.at is None
    assert second.map.feed.live is window.panels.map.live, "read once for both"
    first.centre(47.0, 8.0, 11)
    hand.until(lambda: zoom_of(view) == 11)
    QTest.qWait(500)
    view.centre(47.1, 8.1, 13)
    hand.until(lambda: zoom_of(first) == 13)
    QTest.qWait(500)
    assert zoom_of(view) == 13, "no echo"
    second.map.set_tied(tied=False)
    first.centre(47.2, 8.2, 9)
    hand.until(lambda: zoom_of(first) == 9)
    QTest.qWait(200)
    assert zoom_of(view) == 13
    hand.session.context.selection.set("unit", unit)
    assert view._selected == mark
    QTest.qWait(100)
    assert zoom_of(view) == 13, "selecting does not move it"


def test_it_comes_back_where_it_was_and_closes_with_the_window(
    post: Post, scene: str, seat: Callable[..., Hand]
) -> None:
    hand = seat(post)
    hand.press("Ctrl+F5")
    opened = hand.session.second.map
    assert opened is not None
    hand.until(lambda: opened.view.is_settled)
    opened.resize(700, 500)
    opened.tools._actions["labels"].trigger()
    opened.view.centre(12.0, 34.0, 7)
    setting = f"map.second.{scene}"
    hand.until(lambda: (post.settings.get(setting) or {}).get("view", {}).get("zoom") == 7)
    assert post.settings.get(setting)["layers"]["labels"] is False
    hand.leave()
    assert hand.session.second.map is None
    again = seat(post)
    hand_again = again.session.second
    again.until(lambda: hand_again.map is not None)
    back = hand_again.map
    assert back is not None
    again.until(lambda: zoom_of(back.view) == 7)
    assert (back.width(), back.height()) == (700, 500)
    assert not back._layers["labels"]
    back.close()
    again.until(lambda: post.settings.get("map.second.open") is False)
    assert hand_again.map is None


def test_the_second_map_draws_too(post: Post, scene: str, seat: Callable[..., Hand]) -> None:
    hand = seat(post)
    hand.press("Ctrl+F5")
    second = hand.session.second.map
    assert second is not None
    hand.until(lambda: second.view.is_settled)
    form = second.findChild(DrawForm)
    assert form is not None
    second.view.drawn.emit({"type": "Point", "coordinates": [8.54, 47.37]}, 0.0, "point")
    hand.until(form.isVisible)
    hand.until(lambda: any(key == DRAFT_KEY for key in second.view._showing.shapes))
    form.kept.emit()
    hand.until(lambda: len(post.reader.all(Feature, scene)) == 1)
    hand.until(lambda: not form.isVisible())
    key = post.reader.all(Feature, scene)[0].key
    hand.until(lambda: f"feature:{key}" in second.view.marks)
    hand.until(lambda: f"feature:{key}" in hand.session.window.panels.map.view.marks)
