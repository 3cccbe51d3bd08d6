"""What people do with mouse and keys on the real page, and what the program hears of it."""

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from commander.geodesy.measure import length
from tests.ui.map.conftest import MIDDLE, SITE, Hand, unit
from ui.map.shape import Shape
from ui.map.view import MapView
from ui.map.viewpoint import ContextPoint

pytestmark = [pytest.mark.gui, pytest.mark.web]

# Longer than the time in which two clicks become a double click.
APART = 450


def heard(signal: Any) -> list[tuple[Any, ...]]:
    """Everything a signal says from now on."""
    said: list[tuple[Any, ...]] = []
    signal.connect(lambda *values: said.append(values))
    return said


def test_click_on_a_mark_selects_it(hand: Hand, qtbot: QtBot) -> None:
    with qtbot.waitSignal(hand.view.selected, timeout=20_000) as said:
        hand.click(*MIDDLE)
    assert said.args == ["unit:E1"]


def test_click_on_nothing_clears(hand: Hand, qtbot: QtBot) -> None:
    selected = heard(hand.view.selected)
    with qtbot.waitSignal(hand.view.cleared, timeout=20_000):
        hand.click(200, 150)
    assert selected == []


def test_click_in_a_zone_selects_the_smallest_one(hand: Hand, qtbot: QtBot) -> None:
    centre = {"type": "Point", "coordinates": [SITE[1], SITE[0]]}
    hand.view.display(
        [],
        [
            Shape(key="feature:far", geometry=centre, radius_m=400, colour="orange"),
            Shape(key="feature:near", geometry=centre, radius_m=150, colour="red"),
        ],
    )
    hand.until(lambda: hand.view.is_settled)
    with qtbot.waitSignal(hand.view.selected, timeout=20_000) as said:
        hand.click(MIDDLE[0] + 30, MIDDLE[1])
    assert said.args == ["feature:near"]


def test_dragging_a_unit_asks_to_move_it_and_nothing_else(hand: Hand, qtbot: QtBot) -> None:
    views, selected = heard(hand.view.view_changed), heard(hand.view.selected)
    with qtbot.waitSignal(hand.view.moved, timeout=20_000) as said:
        hand.drag(MIDDLE, (500, 250))
    key, lat, lon = tuple(said.args or [])
    # At zoom 16 a pixel is 360 / (256 * 2**16) degrees of longitude.
    assert key == "unit:E1"
    assert lon == pytest.approx(SITE[1] + 100 * 360 / (256 * 2**16), abs=4e-5)
    assert lat == pytest.approx(SITE[0] + 0.00089, abs=4e-5)
    QTest.qWait(100)
    assert views == []
    assert selected == []


def test_escape_gives_up_the_drag(hand: Hand) -> None:
    moved, selected = heard(hand.view.moved), heard(hand.view.selected)
    hand.press(*MIDDLE)
    hand.move(450, 330, Qt.MouseButton.LeftButton)
    hand.move(500, 350, Qt.MouseButton.LeftButton)
    hand.until(lambda: hand.colour(500 - 9, 350 - 7).name() == "#ff6b6b")
    hand.key(Qt.Key.Key_Escape)
    hand.until(lambda: hand.colour(500 - 9, 350 - 7).name() != "#ff6b6b")
    hand.release(500, 350)
    QTest.qWait(100)
    assert (moved, selected) == ([], [])


def test_a_trembling_hand_does_not_move_a_unit(hand: Hand, qtbot: QtBot) -> None:
    moved = heard(hand.view.moved)
    with qtbot.waitSignal(hand.view.selected, timeout=20_000):
        hand.drag(MIDDLE, (MIDDLE[0] + 3, MIDDLE[1] + 2))
    assert moved == []


def test_a_mark_that_may_not_be_moved_stays(hand: Hand, qtbot: QtBot) -> None:
    hand.view.display([unit(movable=False)])
    hand.until(lambda: hand.view.is_settled)
    moved = heard(hand.view.moved)
    hand.drag(MIDDLE, (500, 300))
    hand.until(lambda: hand.view.remembered_view()["lon"] < SITE[1] - 1e-4)
    assert moved == []


def test_dragging_the_ground_pans(hand: Hand, qtbot: QtBot) -> None:
    hand.drag((200, 150), (300, 150))
    wanted = pytest.approx(SITE[1] - 100 * 360 / (256 * 2**16), abs=5e-5)
    hand.until(lambda: hand.view.remembered_view()["lon"] == wanted)
    assert hand.view.remembered_view()["zoom"] == 16


def test_the_wheel_zooms(hand: Hand, qtbot: QtBot) -> None:
    place = QPointF(*MIDDLE)
    wheel = QWheelEvent(
        place,
        hand.target.mapToGlobal(place),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    hand.move(*MIDDLE)
    QApplication.sendEvent(hand.target, wheel)
    hand.until(lambda: hand.view.remembered_view()["zoom"] > 16)


def test_a_double_click_zooms_in(hand: Hand, qtbot: QtBot) -> None:
    hand.move(250, 200)
    for number in range(4):
        # QTest.mouseClick sets its clicks so far apart that they make no double click.
        what = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease)[number % 2]
        held = Qt.MouseButton.LeftButton if number % 2 == 0 else Qt.MouseButton.NoButton
        place = QPointF(250, 200)
        event = QMouseEvent(
            what,
            place,
            hand.target.mapToGlobal(place),
            Qt.MouseButton.LeftButton,
            held,
            Qt.KeyboardModifier.NoModifier,
        )
        event.setTimestamp(1_000_000 + 20 * number)
        QApplication.sendEvent(hand.target, event)
    hand.until(lambda: hand.view.remembered_view()["zoom"] == 17)


def test_keys_pan_and_zoom(hand: Hand, qtbot: QtBot) -> None:
    hand.click(200, 150)
    hand.key(Qt.Key.Key_Right)
    hand.until(lambda: hand.view.remembered_view()["lon"] > SITE[1] + 1e-4)
    hand.key(Qt.Key.Key_Plus)
    hand.until(lambda: hand.view.remembered_view()["zoom"] == 17)


def start_drawing(hand: Hand, kind: str) -> None:
    hand.view.start_drawing(kind)
    hand.until(lambda: hand.ask("document.querySelectorAll('.pointing').length") == "1")


def test_a_polygon_is_drawn(hand: Hand, qtbot: QtBot) -> None:
    selected = heard(hand.view.selected)
    start_drawing(hand, "polygon")
    for x, y in ((300, 200), (500, 220), (450, 400)):
        hand.click(x, y)
        QTest.qWait(APART)
    with qtbot.waitSignal(hand.view.drawn, timeout=20_000) as said:
        hand.click(300, 200)
    geometry, radius, kind = tuple(said.args or [])
    assert (geometry["type"], radius, kind) == ("Polygon", 0.0, "polygon")
    assert len(geometry["coordinates"][0]) == 4
    QTest.qWait(50)
    assert selected == []


def test_a_circle_is_drawn_with_its_radius(hand: Hand, qtbot: QtBot) -> None:
    start_drawing(hand, "circle")
    hand.click(*MIDDLE)
    QTest.qWait(APART)
    with qtbot.waitSignal(hand.view.drawn, timeout=20_000) as said:
        hand.click(MIDDLE[0] + 100, MIDDLE[1])
    geometry, _radius, kind = tuple(said.args or [])
    centre, edge = geometry["coordinates"]
    assert centre == pytest.approx([SITE[1], SITE[0]], abs=4e-5)
    # 100 pixels at zoom 16 and this latitude are 198 m.
    assert length([centre, edge]) == pytest.approx(198, abs=5)
    assert kind == "circle"


def test_a_circle_begun_at_a_known_place_needs_one_click(hand: Hand, qtbot: QtBot) -> None:
    hand.view.start_drawing("circle", at=SITE)
    hand.until(lambda: hand.ask("document.querySelectorAll('.pointing').length") == "1")
    with qtbot.waitSignal(hand.view.drawn, timeout=20_000) as said:
        hand.click(MIDDLE[0], MIDDLE[1] + 50)
    centre, edge = next(iter(said.args or []))["coordinates"]
    assert centre == pytest.approx([SITE[1], SITE[0]], abs=1e-6)
    assert length([centre, edge]) == pytest.approx(99, abs=3)


def test_a_line_is_ended_with_enter(hand: Hand, qtbot: QtBot) -> None:
    start_drawing(hand, "line")
    for x in (250, 350, 450):
        hand.click(x, 200)
        QTest.qWait(APART)
    with qtbot.waitSignal(hand.view.drawn, timeout=20_000) as said:
        hand.key(Qt.Key.Key_Return)
    geometry, _radius, kind = tuple(said.args or [])
    assert (geometry["type"], len(geometry["coordinates"]), kind) == ("LineString", 3, "line")


def test_a_point_is_one_click(hand: Hand, qtbot: QtBot) -> None:
    selected = heard(hand.view.selected)
    start_drawing(hand, "point")
    with qtbot.waitSignal(hand.view.drawn, timeout=20_000) as said:
        hand.click(*MIDDLE)
    geometry, _radius, kind = tuple(said.args or [])
    assert kind == "point"
    assert geometry["coordinates"] == pytest.approx([SITE[1], SITE[0]], abs=4e-5)
    QTest.qWait(50)
    assert selected == []


def test_escape_ends_the_drawing(hand: Hand, qtbot: QtBot) -> None:
    drawn = heard(hand.view.drawn)
    start_drawing(hand, "polygon")
    hand.click(300, 200)
    with qtbot.waitSignal(hand.view.drawing_cancelled, timeout=20_000):
        hand.key(Qt.Key.Key_Escape)
    QTest.qWait(APART)
    with qtbot.waitSignal(hand.view.selected, timeout=20_000):
        hand.click(*MIDDLE)
    assert drawn == []


def test_the_right_button_tells_what_lies_there(hand: Hand, qtbot: QtBot) -> None:
    with qtbot.waitSignal(hand.view.context_requested, timeout=20_000) as said:
        hand.click(*MIDDLE, button=Qt.MouseButton.RightButton)
    point = next(iter(said.args or []))
    assert isinstance(point, ContextPoint)
    assert point.key == "unit:E1"
    assert (point.lat, point.lon) == pytest.approx(SITE, abs=4e-5)
    assert point.position == hand.view.mapToGlobal(QPoint(*MIDDLE))
    with qtbot.waitSignal(hand.view.context_requested, timeout=20_000) as said:
        hand.click(200, 150, button=Qt.MouseButton.RightButton)
    assert next(iter(said.args or [])).key is None


def test_the_pointer_is_read_out(hand: Hand, qtbot: QtBot) -> None:
    with qtbot.waitSignal(hand.view.cursor_moved, timeout=20_000) as said:
        hand.move(MIDDLE[0] + 1, MIDDLE[1])
    lat, lon, grid = tuple(said.args or [])
    assert (lat, lon) == pytest.approx(SITE, abs=6e-5)
    # The grid square of the site as published maps give it (UTM zone 11S, square MT).
    assert grid.startswith("11S MT 683")


def test_a_larger_scale_keeps_hand_and_mark_together(view: MapView, qtbot: QtBot) -> None:
    hand = Hand(view, qtbot)
    view.look.set_scale(1.5)
    view.display([unit()])
    view.centre(*SITE, 16)
    # One and a half times as large, the mark reaches 18 pixels from its middle.
    hand.until_painted(MIDDLE[0] - 15, MIDDLE[1] - 10)
    with qtbot.waitSignal(view.selected, timeout=20_000):
        hand.click(MIDDLE[0] - 15, MIDDLE[1] - 10)
    with qtbot.waitSignal(view.context_requested, timeout=20_000) as said:
        hand.click(*MIDDLE, button=Qt.MouseButton.RightButton)
    point = next(iter(said.args or []))
    assert (point.position - view.mapToGlobal(QPoint(*MIDDLE))).manhattanLength() <= 2
    assert (point.lat, point.lon) == pytest.approx(SITE, abs=4e-5)
