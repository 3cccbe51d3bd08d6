"""Drawing, changing and measuring on the real page, by mouse and by keys alone."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from commander.actions import (
    AddUnit,
    OpenOperation,
    UpdateFeature,
)
from commander.domain.feature import Feature
from commander.domain.record import Place
from commander.geodesy import measure
from commander.geodesy.forms import Circle, Plume, Sector, read_form, write_form
from commander.geodesy.outlines import outline
from tests.ui.map.conftest import MIDDLE, SITE
from tests.ui.map.site import HERE, PIXEL, Site, open_site
from ui.map.draw_tool import MeasureTool
from ui.map.feature_card import FeatureCard
from ui.map.profile import MapProfile
from ui.map.sketch_bar import SketchBar
from ui.map.viewpoint import ContextPoint

pytestmark = [pytest.mark.gui, pytest.mark.web]


@pytest.fixture
def site(tmp_path: Path, qtbot: QtBot, profile: MapProfile) -> Iterator[Site]:
    yield from open_site(tmp_path, qtbot, profile)


def test_a_sector_is_two_clicks_and_its_measures_are_typed(site: Site) -> None:
    site.start("sector")
    assert site.find(SketchBar).isVisible()
    site.corners(MIDDLE, (MIDDLE[0] + 100, MIDDLE[1]))
    form = site.panel._form
    site.hand.until(form.isVisible)
    assert not site.find(SketchBar).isVisible()
    spin = form._measures._spins
    assert spin["radius_m"].value() == pytest.approx(100 * PIXEL, abs=3)
    assert spin["bearing"].value() == pytest.approx(90, abs=1)
    spin["half_angle"].setValue(45)
    spin["radius_m"].setValue(400)
    form._kind.setCurrentIndex(form._kind.findData("evacuation_area"))
    form._order.setText("Evacuation order")
    form._until.setText("+90")
    QTest.keyClick(form._label, Qt.Key.Key_Return)
    made = site.only()
    sector = read_form(made.form)
    assert isinstance(sector, Sector)
    assert (sector.radius_m, sector.half_angle) == (400, 45)
    assert made.geometry == _plain(outline(sector))
    # In force at once: ordered now, for ninety minutes.
    assert made.until - made.ordered_at == pytest.approx(90 * 60_000, abs=5_000)
    assert (made.order_word, made.source, made.meta.created_by) == (
        "Evacuation order",
        "hand",
        "Ann",
    )


def test_a_plume_lies_down_wind_of_its_source(site: Site) -> None:
    site.start("plume")
    site.corners(MIDDLE, (MIDDLE[0], MIDDLE[1] - 100))
    form = site.panel._form
    site.hand.until(form.isVisible)
    assert form.kind == "plume"
    assert "not a dispersion model" in form._hint.text()
    assert form._hint.isVisible()
    spins = form._measures._spins
    assert spins["wind_from"].value() == pytest.approx(180, abs=1)
    spins["wind_from"].setValue(225)
    spins["isolation_m"].setValue(100)
    basis = form._measures._basis
    assert basis is not None
    QTest.keyClicks(basis, "ERG table 1")
    QTest.keyClick(basis, Qt.Key.Key_Return)
    plume = read_form(site.only().form)
    assert isinstance(plume, Plume)
    assert (plume.wind_from, plume.isolation_m, plume.basis) == (225, 100, "ERG table 1")
    assert plume.source == pytest.approx(HERE, abs=4e-5)


@pytest.mark.qt_log_ignore("This plugin does not support")  # popups, on the offscreen platform
def test_a_drawing_that_is_not_kept_is_never_lost(site: Site) -> None:
    site.start("plume")
    site.corners(MIDDLE, (MIDDLE[0], MIDDLE[1] - 100))
    form = site.panel._form
    site.hand.until(form.isVisible)
    QTest.keyClicks(form._label, "Smoke")
    site.panel._desk.start("circle")
    assert form.label == "Smoke"
    assert form._reason.isVisible()
    # Orders are offered while one is typed; Enter keeps the drawing all the same.
    form._order.setFocus()
    QTest.keyClicks(form._order, "Shelter")
    offers = form._order.completer().popup()
    assert offers is not None
    site.hand.until(offers.isVisible)
    QTest.keyClick(offers, Qt.Key.Key_Return)
    assert (site.only().label, site.only().order_word) == ("Smoke", "Shelter")


def test_an_area_is_drawn_by_keys_alone_and_corners_are_taken_back(site: Site) -> None:
    acts: list[str] = []
    site.context.undo.remember = lambda outcome: acts.append(outcome.act)  # type: ignore[method-assign]
    site.start("polygon")
    east = [Qt.Key.Key_Right]
    site.keys(Qt.Key.Key_Space, *east, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space)
    corners = "document.querySelectorAll('.marker-icon:not(.cursor-marker)').length"
    site.until_page(corners, "3")
    site.keys(Qt.Key.Key_Backspace)
    site.until_page(corners, "2")
    # The window's own Ctrl+Z would undo an act; here it takes back a corner, and Ctrl+Y puts it.
    QTest.keyClick(site.hand.target, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    site.until_page(corners, "1")
    QTest.keyClick(site.hand.target, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(site.hand.target, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    site.until_page(corners, "3")
    site.keys(Qt.Key.Key_Return)
    site.hand.until(site.panel._form.isVisible)
    QTest.keyClick(site.panel._form._label, Qt.Key.Key_Return)
    ring = first_ring(site.only().geometry)
    assert len(ring) == 4
    assert ring[0] == pytest.approx([*HERE], abs=4e-5)


def test_corners_are_typed_as_coordinates_and_as_bearing_and_distance(site: Site) -> None:
    site.start("line")
    bar = site.find(SketchBar)
    site.keys(Qt.Key.Key_Tab)
    site.hand.until(bar._field.hasFocus)
    places: list[object] = []
    bar.placed.connect(lambda *place: places.append(place))
    bar.turned.connect(lambda *turn: places.append(turn))
    for text in (f"{SITE[0]}, {SITE[1]}", "@090 500", "@000 300m"):
        QTest.keyClicks(bar._field, text)
        QTest.keyClick(bar._field, Qt.Key.Key_Return)
        QTest.qWait(100)
    assert len(places) == 3
    QTest.keyClicks(bar._field, "nowhere at all")
    QTest.keyClick(bar._field, Qt.Key.Key_Return)
    assert bar._reason.isVisible()
    bar._field.clear()
    QTest.keyClick(bar._field, Qt.Key.Key_Return)
    site.keys(Qt.Key.Key_Return)
    site.hand.until(site.panel._form.isVisible)
    QTest.keyClick(site.panel._form._label, Qt.Key.Key_Return)
    stretches = measure.legs(site.only().geometry["coordinates"])  # type: ignore[arg-type]
    assert [leg.length_m for leg in stretches] == pytest.approx([500, 300], abs=0.2)
    assert [leg.bearing for leg in stretches] == pytest.approx([90, 0], abs=0.1)


def test_corners_snap_to_what_is_drawn_unless_it_is_switched_off(site: Site) -> None:
    square = outline(Sector(HERE, 90, 200, 45))
    key = site.drawn("hot_zone", geometry=square)
    site.context.selection.clear()
    apex = HERE
    near = (MIDDLE[0] - 6, MIDDLE[1] + 3)
    site.start("line")
    site.corners(near, (150, 500))
    site.keys(Qt.Key.Key_Return)
    site.hand.until(site.panel._form.isVisible)
    first = site.panel._form.drawn.geometry["coordinates"][0]  # type: ignore[union-attr]
    assert first == pytest.approx([*apex], abs=2e-6)
    site.panel._form.dropped.emit()
    site.tool._switch_snap()
    assert site.tool.checked("map.draw.snap") is False
    site.start("line")
    site.corners(near, (150, 500))
    site.keys(Qt.Key.Key_Return)
    site.hand.until(site.panel._form.isVisible)
    first = site.panel._form.drawn.geometry["coordinates"][0]  # type: ignore[union-attr]
    assert abs(first[0] - apex[0]) > 2e-5
    assert key


def test_a_corner_is_dragged_and_taken_back_and_the_rest_stays(site: Site) -> None:
    ring = [[*measure.moved(HERE, way, 250)] for way in (45, 135, 225, 315)]
    area = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
    key = site.drawn("hot_zone", geometry=area, label="Tank")
    form = site.edit()
    assert form._label.text() == "Tank"
    # 250 m at 45° are 89 pixels to the right and up.
    corner = (MIDDLE[0] + 89, MIDDLE[1] - 89)
    site.hand.drag(corner, (corner[0] + 60, corner[1]))
    site.hand.until(lambda: site.tool.editing._reshaped)
    QTest.keyClick(site.hand.target, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    moved = lambda: site.tool.editing._geometry["coordinates"][0][0]  # noqa: E731
    site.hand.until(lambda: moved() == pytest.approx(ring[0], abs=2e-5))
    QTest.keyClick(site.hand.target, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    site.hand.until(lambda: moved()[0] > ring[0][0] + 5e-4)
    form._kind.setCurrentIndex(form._kind.findData("warm_zone"))
    QTest.keyClick(form._label, Qt.Key.Key_Return)
    site.hand.until(lambda: site.only().kind == "warm_zone")
    now = first_ring(site.only().geometry)
    assert measure.length([(ring[0][0], ring[0][1]), (now[0][0], now[0][1])]) == pytest.approx(
        60 * PIXEL, abs=6
    )
    assert [*now[1:4]] == [pytest.approx(one, abs=1e-6) for one in ring[1:]]
    assert (site.only().key, site.only().label) == (key, "Tank")
    site.hand.until(lambda: not form.isVisible())


def test_a_circle_is_changed_by_keys_its_centre_takes_it_along(site: Site) -> None:
    circle = Circle(HERE, 200.0)
    site.drawn("hot_zone", geometry=outline(circle), form=write_form(circle))
    form = site.edit()
    site.panel.view.setFocus()
    site.keys(Qt.Key.Key_Tab)
    for _ in range(3):
        QTest.keyClick(site.hand.target, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
        QTest.qWait(120)
    site.hand.until(lambda: form.drawn.form.centre[1] > HERE[1] + 1e-3)
    assert form.drawn.form.radius_m == pytest.approx(200, abs=0.01)
    form._measures._spins["radius_m"].setValue(350)
    site.keys(Qt.Key.Key_Return)
    site.hand.until(lambda: not form.isVisible())
    kept = read_form(site.only().form)
    assert isinstance(kept, Circle)
    assert kept.radius_m == 350
    assert measure.length([HERE, kept.centre]) == pytest.approx(60 * PIXEL, abs=2)
    assert measure.size(site.only().geometry).area_m2 == pytest.approx(384_845, rel=1e-3)


def test_escape_leaves_a_drawing_as_it_was(site: Site) -> None:
    line = {"type": "LineString", "coordinates": [[*HERE], [*measure.moved(HERE, 90, 300)]]}
    site.drawn("road_closed", geometry=line)
    form = site.edit()
    site.panel.view.setFocus()
    site.keys(Qt.Key.Key_Tab, Qt.Key.Key_Up, Qt.Key.Key_Insert)
    site.hand.until(lambda: len(site.tool.editing._geometry["coordinates"]) == 3)
    site.keys(Qt.Key.Key_Delete)
    site.hand.until(lambda: len(site.tool.editing._geometry["coordinates"]) == 2)
    site.keys(Qt.Key.Key_Escape)
    site.hand.until(lambda: not form.isVisible())
    assert site.only().geometry == line


def test_an_older_circle_is_shown_and_becomes_one_with_an_outline(site: Site) -> None:
    point = {"type": "Point", "coordinates": [*HERE]}
    site.drawn("hot_zone", geometry=point, radius_m=150.0)
    form = site.edit()
    form._measures._spins["radius_m"].setValue(180)
    QTest.keyClick(form._label, Qt.Key.Key_Return)
    site.hand.until(lambda: not form.isVisible())
    made = site.only()
    assert (made.radius_m, made.geometry["type"]) == (0, "Polygon")
    assert made.form["radius_m"] == 180


def test_a_double_click_on_an_edge_or_the_menu_of_a_place_changes_it(site: Site) -> None:
    circle = Circle(HERE, 200.0)
    key = site.drawn("hot_zone", geometry=outline(circle), form=write_form(circle))
    site.context.selection.clear()
    form = site.tool.editing.form
    edge = (MIDDLE[0], MIDDLE[1] - 101)
    script = (
        "document.elementFromPoint({0}, {1}).dispatchEvent(new MouseEvent('dblclick',"
        " {{bubbles: true, clientX: {0}, clientY: {1}}}))"
    )
    site.hand.ask(script.format(*edge))
    site.hand.until(form.isVisible)
    assert site.context.selection.is_selected("feature", key)
    form.dropped.emit()
    site.hand.until(lambda: not form.isVisible())
    menu = QMenu(site.panel)
    site.tool._offer(menu, ContextPoint(*SITE, "", f"feature:{key}", QPoint()))
    menu.actions()[0].trigger()
    site.hand.until(form.isVisible)


def test_what_somebody_else_changed_meanwhile_is_said_before_it_is_written_over(site: Site) -> None:
    circle = Circle(HERE, 200.0)
    key = site.drawn("hot_zone", geometry=outline(circle), form=write_form(circle), label="A")
    form = site.edit()
    site.do(UpdateFeature(site.stream, key, {"label": "Theirs"}))
    site.hand.until(lambda: site.panel._feed.records.features[key].label == "Theirs")
    form._label.setText("Mine")
    QTest.keyClick(form._label, Qt.Key.Key_Return)
    site.hand.until(form._reason.isVisible)
    assert site.only().label == "Theirs"
    QTest.keyClick(form._label, Qt.Key.Key_Return)
    site.hand.until(lambda: site.only().label == "Mine")


def test_around_what_is_selected(site: Site) -> None:
    unit = AddUnit(site.stream, "Engine 1", "fire", place=Place(*SITE))
    key = site.do(unit)
    site.hand.until(lambda: key in site.panel._feed.records.units)
    assert not site.tool.commands()[5].can_run()
    site.context.selection.set("unit", key)
    assert site.tool.commands()[5].can_run()
    site.tool._around()
    form = site.panel._form
    site.hand.until(lambda: bool(site.panel._desk.draft()))
    form._measures._spins["distance_m"].setValue(250)
    QTest.keyClick(form._label, Qt.Key.Key_Return)
    made = site.only()
    assert (made.form["kind"], made.form["of"]) == ("buffer", f"unit:{key}")
    assert measure.size(made.geometry).area_m2 == pytest.approx(3.1416 * 250**2, rel=2e-3)


def test_a_distance_stays_on_the_map_until_it_is_cleared(site: Site) -> None:
    tool = next(one for one in site.panel._extras if isinstance(one, MeasureTool))
    tool.commands()[0].run()
    site.until_page("document.querySelectorAll('.pointing').length", "1")
    site.corners((300, 350), (400, 350), (400, 450))
    site.keys(Qt.Key.Key_Return)
    texts = "[...document.querySelectorAll('.measure')].map((one) => one.textContent).join('|')"
    site.hand.until(lambda: site.hand.ask(texts).count("m") == 3)
    first, second, whole = site.hand.ask(texts).split("|")
    assert (first[-4:], second[-4:]) == ("090°", "180°")
    assert float(whole.removesuffix(" m")) == pytest.approx(200 * PIXEL, abs=4)
    assert site.features() == ()
    tool._measures.clear()
    site.until_page("document.querySelectorAll('.measure').length", "0")


def test_the_card_says_what_is_known_and_names_stay_text(site: Site) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    circle = Circle(HERE, 200.0)
    site.drawn(
        "evacuation_area",
        geometry=outline(circle),
        form=write_form(circle),
        label=hostile,
        order_word="Evacuation order",
        ordered_at=1_700_000_000_000,
        until=1_700_003_600_000,
        owner="fire",
    )
    card = site.find(FeatureCard)
    site.hand.until(lambda: "r 200 m · 12.6 ha" in card._text.text())
    lines = card._text.text().split("\n")
    assert lines[0] == "Evacuation order, ordered 22:13 · holds until 23:13"
    assert "Answers for it: Fire" in lines
    assert lines[-1].endswith("by Ann · drawn by hand")
    assert card._title.text() == f"Evacuation area · {hostile}"
    assert card._text.textFormat() == Qt.TextFormat.PlainText
    card._lift.click()
    site.hand.until(lambda: site.only().lifted is not None)
    site.hand.until(lambda: "Lifted" in card._text.text())
    card._lift.click()
    site.hand.until(lambda: site.only().lifted is None)


def test_what_was_planned_is_put_in_force_with_its_order(site: Site) -> None:
    circle = Circle(HERE, 200.0)
    site.drawn(
        "evacuation_area",
        geometry=outline(circle),
        form=write_form(circle),
        order_word="Evacuation order",
        planned=True,
    )
    card = site.find(FeatureCard)
    site.hand.until(card.isVisible)
    assert "Planned, not in force" in card._text.text()
    card._start.click()
    site.hand.until(lambda: not site.only().planned)
    assert site.only().ordered_at == pytest.approx(site.context.clock.now(), abs=60_000)
    site.hand.until(lambda: not card._start.isVisible())


def test_another_operation_ends_what_was_being_drawn_or_changed(site: Site) -> None:
    circle = Circle(HERE, 200.0)
    site.drawn("hot_zone", geometry=outline(circle), form=write_form(circle))
    edited = site.edit()
    site.panel.view.drawn.emit({"type": "Point", "coordinates": [*HERE]}, 0.0, "point")
    site.hand.until(site.panel._form.isVisible)
    other = site.post.perform(OpenOperation("Other", timezone="UTC")).result(10).keys[0]
    site.context.focus.set(other)
    site.hand.until(lambda: not site.panel._form.isVisible() and not edited.isVisible())
    assert not site.find(SketchBar).isVisible()
    assert site.post.reader.all(Feature, other) == ()


def test_the_page_comes_back_with_what_was_being_changed(site: Site) -> None:
    circle = Circle(HERE, 200.0)
    site.drawn("hot_zone", geometry=outline(circle), form=write_form(circle))
    site.edit()
    with site.hand.bot.waitSignal(site.panel.view.ready, timeout=15_000):
        site.panel.view.page.triggerAction(site.panel.view.page.WebAction.Reload)
    site.until_page("document.querySelectorAll('.marker-icon').length > 0", "true")
    assert site.find(SketchBar).isVisible()


def first_ring(geometry: Mapping[str, Any]) -> list[list[float]]:
    """The outer ring of a Polygon."""
    return [[*one] for one in geometry["coordinates"][0]]


def _plain(geometry: dict[str, Any]) -> dict[str, Any]:
    rings = [[[*one] for one in ring] for ring in geometry["coordinates"]]
    return {"type": geometry["type"], "coordinates": rings}
