"""The list of last known positions: on a real journal, without any map."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from commander.actions import AddUnit, OpenIncident, OpenOperation
from commander.clock import ScenarioClock
from commander.config import maps_folder
from commander.domain.fix import Fix
from commander.domain.record import Place
from commander.maps.places import Gazetteer, PlaceName
from commander.post import Post
from ui.bridge import Bridge
from ui.context import Context
from ui.focus import Focus
from ui.jobs import Jobs
from ui.places.positions_panel import PositionsPanel
from ui.selection import Selection
from ui.theme.theme import Theme

pytestmark = pytest.mark.gui
NOW = 1_700_000_000_000


@dataclass
class Room:
    post: Post
    context: Context
    panel: PositionsPanel
    stream: str
    units: dict[str, str]
    clock: ScenarioClock
    errors: list[Exception]

    def column(self, number: int) -> list[str]:
        found = (
            self.panel.list.topLevelItem(at) for at in range(self.panel.list.topLevelItemCount())
        )
        return [item.text(number) for item in found if item is not None]


@pytest.fixture
def room(tmp_path: Path, qtbot: QtBot) -> Iterator[Room]:
    clock = ScenarioClock(NOW)
    post = Post.open(tmp_path / "data", clock=clock)
    gazetteer = Gazetteer(maps_folder(post.data))
    gazetteer.replace("area", [PlaceName("Kaivokatu", 60.17, 24.94, "street")])
    gazetteer.close()
    stream = post.perform(OpenOperation("Test", timezone="UTC")).result(10).stream
    post.perform(OpenIncident(stream, "Fire", place=Place(60.17, 24.95))).result(10)
    units = {}
    for name, place in (("E2", Place(60.18, 24.94)), ("E10", None), ("<b>M1</b>", None)):
        added = AddUnit(stream, name, "fire", place=place)
        units[name] = post.perform(added).result(10).keys[0]
    post.report(
        stream,
        [Fix(unit=units["<b>M1</b>"], lat=60.1705, lon=24.94, at=NOW, accuracy_m=12)],
    ).result(10)
    window = QWidget()
    window.resize(1200, 700)
    qtbot.addWidget(window)
    errors: list[Exception] = []
    context = Context(
        post=post,
        bridge=Bridge(post.feed),
        jobs=Jobs(),
        theme=Theme("dark"),
        selection=Selection(),
        focus=Focus(),
        notify=errors.append,
    )
    context.focus.set(stream)
    panel = PositionsPanel(context, window)
    panel.folder = tmp_path / "documents"
    window.show()
    clock.seek(NOW + 6 * 60_000)
    panel.toggle()
    qtbot.waitUntil(lambda: panel.list.topLevelItemCount() == 3, timeout=20_000)
    yield Room(post, context, panel, stream, units, clock, errors)
    context.bridge.stop()
    context.jobs.stop()
    panel.hide()
    post.close()


def test_every_unit_stands_with_place_age_source_and_way(room: Room, qtbot: QtBot) -> None:
    assert room.column(0) == ["<b>M1</b>", "E10", "E2"]
    assert room.column(1) == ["60.17050°N 24.94000°E", "no place yet", "60.18000°N 24.94000°E"]
    assert room.column(2) == ["6 min, stale", "", "6 min"]
    assert room.column(3) == ["satellite, ±12 m", "", "placed by hand"]
    assert room.column(4) == ["56 m N of Kaivokatu", "", "1.1 km N of Kaivokatu"]
    assert room.column(5) == ["558 m", "", "1.2 km"]
    assert room.column(6) == ["276° W", "", "334° NW"]
    assert room.panel.reference.currentText() == "Fire"
    room.panel.list.sortByColumn(5, Qt.SortOrder.DescendingOrder)
    assert room.column(0)[1:] == ["E2", "<b>M1</b>"]
    # It stays fresh, in the order chosen.
    room.post.report(
        room.stream,
        [Fix(unit=room.units["E10"], lat=60.2, lon=24.95, at=NOW + 1, source="simulated")],
    ).result(10)
    qtbot.waitUntil(lambda: "simulated" in room.column(3), timeout=20_000)
    assert room.column(0) == ["E10", "E2", "<b>M1</b>"]


def test_it_is_copied_for_the_radio_and_written_to_files(room: Room, qtbot: QtBot) -> None:
    items = room.panel.list.findItems("E2", Qt.MatchFlag.MatchExactly)
    room.panel.list.setCurrentItem(items[0])
    QTest.keyClick(room.panel.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == (
        "E2: 60.18000°N 24.94000°E, 1.1 km N of Kaivokatu, 6 min, placed by hand, "
        "1.2 km, 334° NW from Fire"
    )
    QTest.keyClick(room.panel.list, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: "Written:" in room.panel.told.text(), timeout=20_000)
    text, table = (
        next(room.panel.folder.glob(f"positions-*.{end}")).read_text("utf-8-sig")
        for end in ("txt", "csv")
    )
    assert text.startswith("Last known positions, 2023-11-14 22:19:20 UTC\n\n<b>M1</b>: 60.17050")
    assert len(table.splitlines()) == 4
    room.panel.folder = Path("/dev/null")
    QTest.keyClick(room.panel.list, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: bool(room.errors), timeout=20_000)
    assert "cannot be written" in str(room.errors.pop())


def test_distances_are_from_what_is_chosen_and_enter_shows_on_the_map(
    room: Room, qtbot: QtBot
) -> None:
    room.context.selection.set("unit", room.units["E2"])
    room.post.settings.set("coordinates.notation", "mgrs").result(10)
    qtbot.waitUntil(lambda: "35V LG" in room.column(1)[0], timeout=20_000)
    offered = [room.panel.reference.itemText(at) for at in range(room.panel.reference.count())]
    assert offered == ["Fire", "E2"]
    room.panel.reference.setCurrentIndex(1)
    room.panel.reference.activated.emit(1)
    qtbot.waitUntil(lambda: room.column(5) == ["1.1 km", "", "0 m"], timeout=20_000)
    first = room.panel.list.topLevelItem(0)
    assert first is not None
    room.panel.list.setCurrentItem(first)
    with qtbot.waitSignal(room.panel.show_wanted, timeout=20_000) as wanted:
        QTest.keyClick(room.panel.list, Qt.Key.Key_Return)
    assert wanted.args == ["unit", room.units["<b>M1</b>"]]
    assert not room.panel.isVisible()
