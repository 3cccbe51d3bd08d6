"""The panel on a real journal: what happens on the map becomes actions, and comes back."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from commander.actions import AddUnit, DrawFeature, OpenIncident, OpenOperation, SetUnitStatus
from commander.actions.base import Action
from commander.domain.feature import Feature
from commander.domain.operation import Incident
from commander.domain.record import Place
from commander.domain.resources import Unit
from commander.post import Post
from tests.ui.map.conftest import HEIGHT, SITE, WIDTH, Hand, delete, looks_at
from ui.bridge import Bridge
from ui.context import Context
from ui.focus import Focus
from ui.jobs import Jobs
from ui.map.panel import MapPanel
from ui.map.profile import MapProfile
from ui.map.viewpoint import ContextPoint
from ui.selection import Selection
from ui.theme.theme import Theme

pytestmark = [pytest.mark.gui, pytest.mark.web]

CIRCLE = {"type": "Point", "coordinates": [-117.34, 34.14]}


@dataclass
class Room:
    """A post with one operation, its incident and its unit, and the panel that shows it."""

    post: Post
    context: Context
    panel: MapPanel
    stream: str
    incident: str
    unit: str
    errors: list[Exception]

    def do(self, action: Action) -> str:
        return self.post.perform(action).result(10).keys[0]

    def unit_place(self) -> Place | None:
        found = self.post.reader.get(Unit, self.stream, self.unit)
        assert found is not None
        return found.place

    def features(self) -> tuple[Feature, ...]:
        return self.post.reader.all(Feature, self.stream)


@pytest.fixture
def room(tmp_path: Path, qtbot: QtBot, profile: MapProfile) -> Iterator[Room]:
    post = Post.open(tmp_path / "data")
    stream = post.perform(OpenOperation("Test", timezone="UTC")).result(10).keys[0]
    place = Place(*SITE)
    incident = post.perform(OpenIncident(stream, "Rupture", place=place)).result(10).keys[0]
    added = AddUnit(stream, "Engine 1", "fire", letters="E1", place=Place(34.1380, -117.3437))
    unit = post.perform(added).result(10).keys[0]
    errors: list[Exception] = []
    bridge, jobs, focus = Bridge(post.feed), Jobs(), Focus()
    context = Context(
        post=post,
        bridge=bridge,
        jobs=jobs,
        theme=Theme("dark"),
        selection=Selection(),
        focus=focus,
        notify=errors.append,
    )
    focus.set(stream)
    panel = MapPanel(context, profile=profile)
    panel.resize(WIDTH, HEIGHT)
    panel.show()
    qtbot.waitUntil(lambda: bool(panel.view.marks), timeout=20_000)
    yield Room(post, context, panel, stream, incident, unit, errors)
    bridge.stop()
    jobs.stop()
    delete(panel)
    post.close()


def test_a_unit_is_dragged_and_the_journal_says_where_it_is(room: Room, qtbot: QtBot) -> None:
    view = room.panel.view
    hand = Hand(view, qtbot)
    # The unit stands 101 pixels north of the incident.
    x, y = WIDTH / 2, HEIGHT / 2 - 101
    view.centre(*SITE, 16)
    hand.until(lambda: looks_at(view, *SITE, 16))
    hand.until_painted(x - 9, y - 8)
    hand.drag((x, y), (x + 150, y - 30))
    qtbot.waitUntil(lambda: room.unit_place() != Place(34.1380, -117.3437), timeout=20_000)
    place = room.unit_place()
    assert place is not None
    assert (place.source, place.approx) == ("hand", False)
    assert place.lon == pytest.approx(-117.3437 + 150 * 360 / (256 * 2**16), abs=5e-5)
    # Till then only its shadow stands there, which is no mark to be clicked.
    hand.until(lambda: view.marks[f"unit:{room.unit}"].lon == place.lon and view.is_settled)
    hand.until_painted(x + 150 - 9, y - 30 - 8)
    hand.click(x + 150, y - 30)
    qtbot.waitUntil(lambda: room.context.selection.is_selected("unit", room.unit), timeout=20_000)


def test_what_changes_in_the_journal_appears(room: Room, qtbot: QtBot) -> None:
    view = room.panel.view
    key = room.do(AddUnit(room.stream, "Engine 2", "fire", place=Place(34.13, -117.34)))
    qtbot.waitUntil(lambda: f"unit:{key}" in view.marks, timeout=20_000)
    room.do(DrawFeature(room.stream, "hot_zone", CIRCLE, radius_m=100))
    qtbot.waitUntil(lambda: len(view._showing.shapes) == 1, timeout=20_000)
    room.do(SetUnitStatus(room.stream, key, "released"))
    qtbot.waitUntil(lambda: f"unit:{key}" not in view.marks, timeout=20_000)


def test_selected_elsewhere_is_selected_and_revealed_here(room: Room, qtbot: QtBot) -> None:
    view = room.panel.view
    far = room.do(AddUnit(room.stream, "Far", "fire", place=Place(34.5, -117.0)))
    qtbot.waitUntil(lambda: f"unit:{far}" in view.marks and view.is_settled, timeout=20_000)
    room.context.selection.set("unit", far)
    assert view._selected == f"unit:{far}"
    qtbot.waitUntil(lambda: looks_at(view, 34.5, -117.0, 16), timeout=20_000)
    room.context.selection.set("task", "no such thing on a map")
    assert view._selected is None


def test_a_drawing_is_asked_about_and_kept_with_enter(room: Room, qtbot: QtBot) -> None:
    panel, form = room.panel, room.panel._form
    panel.view.drawn.emit(CIRCLE, 180.0, "circle")
    assert form.isVisible()
    qtbot.waitUntil(lambda: len(panel.view._showing.shapes) == 1, timeout=20_000)
    form._kind.setCurrentIndex(form._kind.findData("evacuation_area"))
    QTest.keyClicks(form._label, "Four blocks")
    form._order.setText("evacuate")
    form._planned.setChecked(True)
    QTest.keyClick(form._label, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(room.features()) == 1 and not form.isVisible(), timeout=20_000)
    kept = room.features()[0]
    assert (kept.kind, kept.label) == ("evacuation_area", "Four blocks")
    assert (kept.order_word, kept.planned, kept.approx) == ("evacuate", True, False)
    assert kept.form == {"kind": "circle", "centre": CIRCLE["coordinates"], "radius_m": 180.0}
    assert kept.geometry["type"] == "Polygon"
    # What is only planned has not been ordered yet.
    assert kept.ordered_at == 0
    qtbot.waitUntil(
        lambda: list(panel.view._showing.shapes) == [f"feature:{kept.key}"], timeout=20_000
    )


def test_escape_drops_the_drawing(room: Room, qtbot: QtBot) -> None:
    form = room.panel._form
    room.panel.view.drawn.emit(CIRCLE, 180.0, "circle")
    QTest.keyClick(form._label, Qt.Key.Key_Escape)
    assert not form.isVisible()
    qtbot.waitUntil(lambda: not room.panel.view._showing.shapes, timeout=20_000)
    assert room.features() == ()


def test_a_refused_drawing_stays_with_the_reason(room: Room, qtbot: QtBot) -> None:
    form = room.panel._form
    room.panel.view.drawn.emit({"type": "Polygon", "coordinates": []}, 0.0, "polygon")
    form._label.setText("kept")
    form.kept.emit()
    qtbot.waitUntil(form._reason.isVisible, timeout=20_000)
    assert form._reason.text() == "The drawing has no shape."
    assert form.label == "kept"
    assert room.errors == []


def test_each_way_of_drawing_offers_what_fits(room: Room) -> None:
    form = room.panel._form

    def offered(how: str) -> set[str]:
        room.panel.view.drawn.emit(CIRCLE, 0.0, how)
        return {form._kind.itemData(row) for row in range(form._kind.count())}

    assert "road_closed" in offered("line")
    assert "hot_zone" not in offered("line")
    assert "command_post" in offered("point")
    assert "hot_zone" in offered("polygon")


def test_the_selected_unit_is_placed_by_keyboard_alone(room: Room, qtbot: QtBot) -> None:
    view = room.panel.view
    hand = Hand(view, qtbot)
    hand.until(lambda: looks_at(view, *SITE, 16))
    room.context.selection.set("unit", room.unit)
    room.panel.place_selected()
    assert room.panel._hint.isVisible()
    hand.until(lambda: hand.ask("document.querySelectorAll('.aiming').length") == "1")
    hand.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: room.unit_place() != Place(34.1380, -117.3437), timeout=20_000)
    place = room.unit_place()
    assert place is not None
    seen = view.remembered_view()
    assert (place.lat, place.lon) == pytest.approx((seen["lat"], seen["lon"]), abs=1e-6)
    assert not room.panel._hint.isVisible()
    assert not room.panel._form.isVisible()


def test_nothing_is_placed_while_nothing_is_selected(room: Room) -> None:
    commands = {command.id: command for command in room.panel.commands()}
    assert not commands["map.place"].can_run()
    room.panel.place_selected()
    assert not room.panel._hint.isVisible()
    room.context.selection.set("incident", room.incident)
    assert commands["map.place"].can_run()


def test_the_menu_of_a_place(room: Room, qtbot: QtBot) -> None:
    zone = room.do(DrawFeature(room.stream, "hot_zone", CIRCLE, radius_m=100, label="A & B"))
    qtbot.waitUntil(lambda: zone in room.panel._feed.records.features, timeout=20_000)
    point = ContextPoint(34.15, -117.35, "11S MT 1 2", f"feature:{zone}", QPoint())
    asked: list[tuple[float, float]] = []
    room.panel.new_incident_requested.connect(lambda *place: asked.append(place))

    def entries() -> dict[str, object]:
        return dict(room.panel._menu._entries(point))

    assert list(entries()) == [
        "New incident here…",
        "Draw circle around here",
        "Lift A && B",
        "Copy 34.15000°N 117.35000°W",
        "Copy 11S MT 1 2",
    ]
    room.context.selection.set("incident", room.incident)
    for text, run in room.panel._menu._entries(point):
        if not text.startswith("Draw"):
            run()
    assert asked == [(34.15, -117.35)]
    assert QGuiApplication.clipboard().text() == "11S MT 1 2"
    qtbot.waitUntil(lambda: room.features()[0].lifted is not None, timeout=20_000)
    incident = room.post.reader.get(Incident, room.stream, room.incident)
    assert incident is not None
    assert incident.place == Place(34.15, -117.35)
    assert "Place Rupture here" in entries()


def test_keys_work_while_the_page_has_the_focus(room: Room, qtbot: QtBot) -> None:
    view = room.panel.view
    hand = Hand(view, qtbot)
    room.panel.activateWindow()
    view.setFocus()
    hand.until(lambda: looks_at(view, *SITE, 16))
    hand.key(Qt.Key.Key_K)
    hand.until(lambda: view.locked)
    hand.key(Qt.Key.Key_F)
    # All of it is the incident and the unit north of it.
    hand.until(lambda: view.remembered_view()["lat"] == pytest.approx(34.1371, abs=1e-4))


def test_the_view_of_an_operation_is_remembered(
    room: Room, qtbot: QtBot, profile: MapProfile
) -> None:
    room.panel._remember.setInterval(0)
    qtbot.waitUntil(lambda: looks_at(room.panel.view, *SITE, 16), timeout=20_000)
    room.panel.view.centre(34.2, -117.2, 12)
    name = f"map.view.{room.stream}"
    qtbot.waitUntil(lambda: (room.post.settings.get(name) or {}).get("zoom") == 12, timeout=20_000)
    again = MapPanel(room.context, profile=profile)
    again.resize(WIDTH, HEIGHT)
    again.show()
    qtbot.waitUntil(lambda: looks_at(again.view, 34.2, -117.2, 12), timeout=20_000)
    delete(again)


def test_the_lower_bar_shows_time_and_coordinates(room: Room, qtbot: QtBot) -> None:
    footer = QLabel("▶ LIVE")
    room.panel.set_footer(footer, lambda: 60)
    hand = Hand(room.panel.view, qtbot)
    hand.until(lambda: looks_at(room.panel.view, *SITE, 16))

    def read_out() -> bool:
        # A page that is not painted yet takes no moves, so the hand goes on moving.
        hand.move(WIDTH / 2 - 1, HEIGHT / 2)
        hand.move(WIDTH / 2, HEIGHT / 2)
        return room.panel._foot.readout().startswith("34.137")

    hand.until(read_out)
    assert "11S MT 683" in room.panel._foot.readout()
    assert footer.isVisible()
