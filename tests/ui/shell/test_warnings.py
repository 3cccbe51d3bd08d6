"""From the key of the warnings panel to an area drawn on the map, through the whole window."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from commander.domain.warning import PublicWarning
from commander.post import Post

Seat = Callable[..., Any]  # a Hand at the window, see conftest
CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_warning_is_begun_by_keys_and_its_area_is_drawn_on_the_map(
    seat: Seat, post: Post, scene: str
) -> None:
    hand = seat(post)
    window = hand.session.window
    hand.until(lambda: window.situation.operation is not None)
    hand.press("Shift+F12")
    panel = window.panels.work["warnings"].panel
    hand.until(lambda: bool(panel._shown.incidents))
    hand.press("N")
    hand.until(lambda: bool(panel.drafting.row.buttons))
    hand.press("Ctrl+1")
    hand.until(lambda: panel.current is not None and panel.current.inside is not None)
    (warning,) = post.reader.all(PublicWarning, scene)
    QTest.keyClick(hand.target, Qt.Key.Key_G, CTRL)
    desk = window.panels.map._desk
    assert desk._for == ("warning", warning.key)
    ring = [[24.9, 60.1], [24.95, 60.1], [24.95, 60.15], [24.9, 60.1]]
    window.panels.map.view.drawn.emit({"type": "Polygon", "coordinates": [ring]}, 0.0, "polygon")
    form = window.panels.map._form
    hand.until(form.isVisible)
    assert form.kind == "warning_area"
    QTest.keyClick(form._label, Qt.Key.Key_Return)
    hand.until(lambda: post.reader.all(PublicWarning, scene)[0].feature)
    hand.until(lambda: window.docks is not None and panel.isVisible())
    hand.until(lambda: panel.current is not None and panel.current.item.area is not None)
    hand.leave()
