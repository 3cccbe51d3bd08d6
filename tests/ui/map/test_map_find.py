"""Finding on the map and writing coordinates, on a real page, journal and list of places."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from commander.actions import AddUnit, DrawFeature, OpenOperation
from commander.config import maps_folder
from commander.domain.record import Place
from commander.domain.resources import Unit
from commander.geodesy.notation import SETTING
from commander.maps.places import Gazetteer, PlaceName
from commander.post import Post
from tests.ui.map.conftest import HEIGHT, SITE, WIDTH, Hand, delete, looks_at
from ui.bridge import Bridge
from ui.context import Context
from ui.focus import Focus
from ui.jobs import Jobs
from ui.map.bars import FootBar
from ui.map.coordinates_tool import CoordinatesTool
from ui.map.find_field import FindField
from ui.map.find_source import Query, answer
from ui.map.find_tool import FindTool
from ui.map.panel import MapPanel
from ui.map.place_menu import PlaceMenu
from ui.map.profile import MapProfile
from ui.map.records import MapRecords
from ui.map.viewpoint import ContextPoint
from ui.selection import Selection
from ui.theme.theme import Theme

pytestmark = [pytest.mark.gui, pytest.mark.web]

NAMES = (
    PlaceName("Duffy <b>Street</b>", 34.1365, -117.3440, "street", (), "San Bernardino"),
    PlaceName("长安街", 39.9087, 116.3975, "street", (), "北京"),
)


@dataclass
class Room:
    post: Post
    context: Context
    panel: MapPanel
    stream: str
    unit: str
    errors: list[Exception]
    bot: QtBot

    @property
    def tool(self) -> FindTool:
        return next(one for one in self.panel._extras if isinstance(one, FindTool))

    @property
    def coordinates(self) -> CoordinatesTool:
        return next(one for one in self.panel._extras if isinstance(one, CoordinatesTool))

    @property
    def field(self) -> FindField:
        return self.tool.field

    def titles(self) -> list[str]:
        return [row.title for row in self.field.list.rows()]

    def find(self, text: str, first: str) -> None:
        """Type a text, and wait for what must stand first."""
        self.tool.open()
        QTest.keyClicks(self.field.line, text)
        self.bot.waitUntil(lambda: self.titles()[:1] == [first], timeout=20_000)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        QTest.keyClick(self.field.line, key, modifier or Qt.KeyboardModifier.NoModifier)


@pytest.fixture
def room(tmp_path: Path, qtbot: QtBot, profile: MapProfile) -> Iterator[Room]:
    post = Post.open(tmp_path / "data")
    gazetteer = Gazetteer(maps_folder(post.data))
    gazetteer.replace("area", NAMES)
    gazetteer.close()
    stream = post.perform(OpenOperation("Test", timezone="UTC")).result(10).keys[0]
    added = AddUnit(stream, "Engine 12", "fire", letters="E12", place=Place(34.20, -117.30))
    unit = post.perform(added).result(10).keys[0]
    zone = {"type": "Polygon", "coordinates": [[[-117, 34], [-117, 35], [-116, 35], [-117, 34]]]}
    post.perform(DrawFeature(stream, "hot_zone", zone, label="Tank farm")).result(10)
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
    panel = MapPanel(context, profile=profile)
    panel.resize(WIDTH, HEIGHT)
    panel.show()
    qtbot.waitUntil(lambda: bool(panel.view.marks) and panel.view.is_ready, timeout=20_000)
    panel.view.centre(*SITE, 14)
    qtbot.waitUntil(lambda: looks_at(panel.view, *SITE, 14), timeout=20_000)
    yield Room(post, context, panel, stream, unit, errors, qtbot)
    context.bridge.stop()
    context.jobs.stop()
    delete(panel)
    post.close()
    assert errors == []


def test_a_name_is_typed_and_the_map_looks_there_with_a_mark(room: Room) -> None:
    hand = Hand(room.panel.view, room.bot)
    room.panel.view.set_locked(True)
    room.panel.view.setFocus()
    hand.key(Qt.Key.Key_Slash)
    room.bot.waitUntil(room.field.isVisible, timeout=20_000)
    room.find("duffy", "Duffy <b>Street</b>")
    row = room.field.list.rows()[0]
    assert row.note.startswith("Street · San Bernardino")
    assert row.side.endswith(("m NW", "m N", "m W"))
    room.press(Qt.Key.Key_Return)
    assert not room.field.isVisible()
    # A person asked: also with the view locked.
    room.bot.waitUntil(lambda: looks_at(room.panel.view, 34.1365, -117.3440, 16), timeout=20_000)
    texts = "[...document.querySelectorAll('.find-mark span')].map((one) => one.textContent)"
    room.bot.waitUntil(lambda: hand.ask(texts) == "Duffy <b>Street</b>", timeout=20_000)
    assert hand.ask("document.querySelectorAll('.find-mark b').length") == "0"
    hand.key(Qt.Key.Key_Escape)
    room.bot.waitUntil(lambda: hand.ask(texts) == "", timeout=20_000)
    assert room.tool.part.found is None


def test_pinyin_coordinates_units_and_drawings_are_found_in_one_field(room: Room) -> None:
    room.find("caj", "长安街")
    room.find("e12", "Engine 12")
    room.press(Qt.Key.Key_Return)
    assert room.context.selection.is_selected("unit", room.unit)
    room.find("tank", "Tank farm")
    room.find("N 34°10.0' W 117°20.0'", "34.16667°N 117.33333°W")
    assert "Degrees and minutes" in room.field.list.rows()[0].note
    room.press(Qt.Key.Key_Return)
    room.bot.waitUntil(lambda: looks_at(room.panel.view, 34.16667, -117.33333, 17), timeout=20_000)


def test_longitude_first_is_said_and_wrong_coordinates_are_explained(room: Room) -> None:
    room.find("113.6, 34.7", "34.70000°N 113.60000°E")
    assert "longitude first" in room.field.list.rows()[0].note
    assert "as GCJ-02 (Amap, Tencent)" in room.field.list.rows()[1].note
    room.tool.open()
    room.field.line.setText("34 75 10 N 117 20 W")
    room.bot.waitUntil(lambda: "below 60" in room.field.said.text(), timeout=20_000)
    room.field.line.setText("nothing like this")
    room.bot.waitUntil(lambda: "Nothing by this name" in room.field.said.text(), timeout=20_000)
    room.press(Qt.Key.Key_Escape)
    assert not room.field.isVisible()


def test_control_enter_places_what_is_selected_or_opens_an_incident(room: Room) -> None:
    room.context.selection.set("unit", room.unit)
    room.find("duffy", "Duffy <b>Street</b>")
    assert "place Engine 12 there" in room.field.said.text()
    room.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def place() -> Place | None:
        found = room.post.reader.get(Unit, room.stream, room.unit)
        return found.place if found else None

    room.bot.waitUntil(
        lambda: place() == Place(34.1365, -117.344, text="Duffy <b>Street</b>"), timeout=20_000
    )
    room.context.selection.clear()
    with room.bot.waitSignal(room.panel.new_incident_requested, timeout=20_000) as asked:
        room.find("34.15, -117.35", "34.15000°N 117.35000°W")
        room.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [34.15, -117.35]


def test_the_chosen_notation_is_kept_and_used_everywhere(room: Room, qtbot: QtBot) -> None:
    foot = room.panel.findChild(FootBar)
    menu = room.panel.findChild(PlaceMenu)
    assert foot is not None
    assert menu is not None
    foot.show_place(34.1362, -117.3437, "11S MT 68310 77311")
    assert foot.readout() == "34.13620°N 117.34370°W · 11S MT 68310 77311"
    foot.resize(1200, foot.height())
    room.panel.view.cursor_moved.emit(34.1365, -117.3440, "11S MT 6 7")
    qtbot.waitUntil(lambda: foot.readout().endswith(" · at Duffy <b>Street</b>"), timeout=20_000)
    foot.show_place(34.1362, -117.3437, "11S MT 68310 77311")
    offered = {one.text().partition("\t")[0]: one for one in room.coordinates.notations().actions()}
    assert offered["Decimal degrees"].isChecked()
    offered["UTM"].trigger()
    qtbot.waitUntil(lambda: room.post.settings.get(SETTING) == "utm", timeout=20_000)
    assert foot.readout() == "11S 468311 3777311 · 11S MT 68310 77311"
    room.context.selection.set("unit", room.unit)
    room.coordinates.copy()
    assert QGuiApplication.clipboard().text() == "11S 472361 3784373"
    qtbot.waitUntil(lambda: menu._notation.code == "utm", timeout=20_000)
    point = ContextPoint(34.1365, -117.3440, "11S MT 6 7", None, QPoint(0, 0))
    assert "Copy 11S 468283 3777344" in [text for text, _ in menu._entries(point)]
    popup = QMenu(room.panel)
    menu.opened.emit(popup, point)
    qtbot.waitUntil(
        lambda: [one.text() for one in popup.actions()] == ["at Duffy <b>Street</b>"],
        timeout=20_000,
    )
    popup.actions()[0].trigger()
    assert QGuiApplication.clipboard().text() == "at Duffy <b>Street</b>"


def test_a_list_of_places_is_taken_in(room: Room, tmp_path: Path) -> None:
    path = tmp_path / "wells.csv"
    path.write_text("name,lat,lon\nWell 7,34.13,-117.34\n,1,1\n", "utf-8")
    room.tool.take_list(path)
    said = "1 places taken in from wells.csv; 1 rows were no place."
    room.bot.waitUntil(lambda: room.field.said.text() == said, timeout=20_000)
    room.find("well", "Well 7")
    room.tool.take_list(tmp_path / "no.csv")
    room.bot.waitUntil(lambda: bool(room.errors), timeout=20_000)
    assert "cannot be read" in str(room.errors.pop())


def test_the_columns_of_a_list_are_chosen(room: Room, tmp_path: Path) -> None:
    path = tmp_path / "depots.csv"
    path.write_text("Bezeichnung;lat;Länge;lon\nDepot;39.91334545;0;116.38404722\n", "utf-8")
    form = room.tool.form
    room.tool.ask_columns(path)
    room.bot.waitUntil(form.isVisible, timeout=20_000)
    assert [form.columns[one].currentText() for one in ("lat", "lon", "kind")] == [
        "lat",
        "lon",
        "none",
    ]
    form.columns["lat"].setCurrentText("Bezeichnung")
    QTest.keyClick(form, Qt.Key.Key_Return)
    room.bot.waitUntil(lambda: "holds no place" in form.wrong.text(), timeout=20_000)
    form.columns["lat"].setCurrentText("lat")
    form.datum.setCurrentIndex(form.datum.findData("gcj02"))
    QTest.keyClick(form, Qt.Key.Key_Return)
    room.bot.waitUntil(
        lambda: room.field.said.text() == "1 places taken in from depots.csv.", timeout=20_000
    )
    assert not form.isVisible()
    room.find("depot", "Depot")
    assert room.field.list.rows()[0].lat == pytest.approx(39.911954, abs=1e-5)


def test_what_answers_is_ranked_without_a_window(tmp_path: Path) -> None:
    gazetteer = Gazetteer(tmp_path)
    units = {
        str(number): Unit(key=str(number), name=f"Engine {number}", place=Place(34, -117))
        for number in range(2_000)
    } | {"zh": Unit(key="zh", name="特勤一站", aliases=("特1",))}
    records = MapRecords(stream="s", units=units)
    found = answer(gazetteer, Query("engine 7", SITE, records)).rows
    assert found[0].title == "Engine 7"
    assert len(found) == 8
    assert answer(gazetteer, Query("tqyz", SITE, records)).rows[0].lat is None
    assert answer(gazetteer, Query("  ", SITE, records)).rows == ()
    gazetteer.close()
