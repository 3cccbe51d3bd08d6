"""The tray of what has no place: dragged from it, placed by keys, dismissed with a reason."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from commander.actions import (
    AddUnit,
    LogMessage,
)
from commander.domain.record import Place
from commander.domain.resources import Unit
from commander.geodesy import measure
from tests.ui.map.conftest import MIDDLE, looks_at
from tests.ui.map.site import HERE, PIXEL, Site, open_site
from ui.map.profile import MapProfile
from ui.map.tray_list import MIME, TrayList
from ui.map.tray_tool import TrayTool

pytestmark = [pytest.mark.gui, pytest.mark.web]


@pytest.fixture
def site(tmp_path: Path, qtbot: QtBot, profile: MapProfile) -> Iterator[Site]:
    yield from open_site(tmp_path, qtbot, profile)


def unplaced(site: Site) -> tuple[str, TrayList]:
    """A unit without a place, and the tray that says so."""
    key = site.do(AddUnit(site.stream, "Ladder 7", "fire"))
    tray: TrayList = site.find(TrayList)
    site.hand.until(lambda: tray.rows.rowCount() == 1 and tray.isVisible())
    return key, tray


def place_of(site: Site, key: str) -> Place | None:
    found = site.post.reader.get(Unit, site.stream, key)
    assert found is not None
    return found.place


def test_what_is_dragged_from_the_tray_is_where_it_was_dropped(site: Site) -> None:
    key, tray = unplaced(site)
    data = tray.rows.mimeData([tray.rows.index(0)])
    assert bytes(data.data(MIME).data()).decode() == f"unit:{key}"
    _drop(site, data, QPoint(MIDDLE[0] + 100, MIDDLE[1]))
    site.hand.until(lambda: place_of(site, key) is not None)
    place = place_of(site, key)
    assert place is not None
    moved = measure.legs([HERE, (place.lon, place.lat)])[0]
    assert moved.length_m == pytest.approx(100 * PIXEL, abs=4)
    assert moved.bearing == pytest.approx(90, abs=2)
    site.hand.until(lambda: not tray.isVisible())


def test_the_tray_works_by_keys_alone(site: Site) -> None:
    key, tray = unplaced(site)
    site.panel.activateWindow()
    site.panel.view.setFocus()
    site.keys(Qt.Key.Key_N)
    site.hand.until(tray.view.hasFocus)
    QTest.keyClick(tray.view, Qt.Key.Key_Return)
    site.until_page("document.querySelectorAll('.aiming').length", "1")
    site.keys(Qt.Key.Key_Return)
    site.hand.until(lambda: place_of(site, key) is not None)
    assert site.context.selection.is_selected("unit", key)
    # The list stays open, because it was opened by hand, and says that nothing waits.
    site.hand.until(lambda: tray.rows.rowCount() == 0)
    assert tray._empty.isVisible()


def test_reports_wait_until_they_are_placed_or_dismissed_with_a_reason(site: Site) -> None:
    tray: TrayList = site.find(TrayList)
    for text in ("Smoke in <b>Mesa Street</b>", "Water at 34.1391, -117.3400", "All quiet"):
        site.do(LogMessage(site.stream, text))
    site.hand.until(lambda: tray.rows.rowCount() == 2)
    next(one for one in site.panel._extras if isinstance(one, TrayTool)).open()
    site.panel.activateWindow()
    site.hand.until(tray.view.hasFocus)
    first = tray.current()
    assert first is not None
    tray.view.setCurrentIndex(tray.rows.index(tray.rows.row_of(first.ref)))
    QTest.keyClick(tray.view, Qt.Key.Key_Delete)
    QTest.keyClick(tray._why, Qt.Key.Key_Return)
    assert tray.rows.rowCount() == 2
    QTest.keyClicks(tray._why, "known already")
    QTest.keyClick(tray._why, Qt.Key.Key_Return)
    site.hand.until(lambda: tray.rows.rowCount() == 1)
    assert site.post.settings.get(f"map.tray.{site.stream}") == {first.ref: "known already"}
    tray._back.click()
    site.hand.until(lambda: tray.rows.rowCount() == 2)
    # What gives its coordinates is looked at, so that Enter puts it there.
    row = next(row for row in range(2) if tray.rows.at(row).place)  # type: ignore[union-attr]
    tray.view.setCurrentIndex(tray.rows.index(row))
    QTest.keyClick(tray.view, Qt.Key.Key_Return)
    site.hand.until(lambda: looks_at(site.panel.view, 34.1391, -117.34, 16))
    site.until_page("document.querySelectorAll('.aiming').length", "1")
    site.keys(Qt.Key.Key_Return)
    made = site.only()
    assert made.geometry["coordinates"] == pytest.approx([-117.34, 34.1391], abs=1e-5)
    site.hand.until(lambda: tray.rows.rowCount() == 1)


def _drop(site: Site, data: QMimeData, spot: QPoint) -> None:
    """Drop as a drag would: Qt sends both events to the view of the page."""
    target = site.panel.view.focusProxy()
    assert isinstance(target, QWidget)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(spot, Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(
        target, QDropEvent(QPointF(spot), Qt.DropAction.CopyAction, data, left, none)
    )
