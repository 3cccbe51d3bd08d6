import random
import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester, QTest

from commander.actions import (
    AddUnit,
    LogMessage,
    OpenIncident,
    PlaceUnit,
    SetUnitStatus,
    UpdateUnit,
)
from commander.domain.record import Party, Place
from commander.domain.resources import Unit
from tests.ui.board.desk import MINUTE, START, Desk
from ui.theme.tokens import FONT_BODY
from ui.units.assign_line import AssignLine
from ui.units.details import UnitDetails
from ui.units.panel import UnitsPanel
from ui.units.rows import STATUSES, UnitRow
from ui.units.status_pad import StatusPad
from ui.units.unit_delegate import UnitDelegate
from ui.units.unit_model import UNIT_MIME, UnitModel
from ui.widgets.choice_field import ChoiceField
from ui.widgets.grouped_model import ROW_ROLE

Key = Qt.Key
STRICT = QAbstractItemModelTester.FailureReportingMode.Warning
# What the screenless platform says when a completer opens its list.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


def units(desk: Desk, width: int = 300, height: int = 700) -> UnitsPanel:
    known = len(desk.post.reader.all(Unit, desk.stream))
    panel = UnitsPanel(desk.context)
    desk.show(panel, width, height, lambda: len(panel._data.units) == known)
    desk.until(lambda: panel._missed is None)
    return panel


def choose(panel: UnitsPanel, key: str) -> None:
    panel._context.selection.set("unit", key)
    panel.focus_list()
    assert panel.selected() == key


def press(panel: UnitsPanel, key: Key) -> None:
    QTest.keyClick(panel._view, key)


def lines(panel: UnitsPanel) -> list[str]:
    model = panel._model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_units_stand_below_their_department_with_its_count(desk: Desk) -> None:
    desk.add_unit("Medic 12")
    desk.add_unit("Medic 4")
    desk.add_unit("Engine 1", "fire", status="on_scene")
    desk.add_unit("Ladder 3", "fire", status="en_route")
    panel = units(desk)
    fire, medical = (panel._data.departments[key].name("en") for key in ("fire", "medical"))
    assert lines(panel) == [
        f"{fire} 2",
        "Engine 1",
        "Ladder 3",
        f"{medical} 2",
        "Medic 4",
        "Medic 12",
    ]
    assert panel._header._count.text() == "1 on scene · 1 en route"


def test_s_and_a_digit_set_the_state(desk: Desk) -> None:
    key = desk.add_unit("Medic 7")
    panel = units(desk)
    choose(panel, key)
    press(panel, Key.Key_S)
    pad = panel.findChild(StatusPad)
    assert isinstance(pad, StatusPad)
    QTest.keyClick(pad, Key.Key_4)
    desk.until(lambda: desk.unit(key).status == "on_scene")
    desk.until(lambda: panel._header._count.text().startswith("1 on scene"))
    assert panel._view.hasFocus()


@pytest.mark.parametrize(("number", "status"), list(enumerate(STATUSES, 1)))
def test_a_digit_alone_sets_the_state(desk: Desk, number: int, status: str) -> None:
    key = desk.add_unit("Medic 7", status="released" if number != 9 else "available")
    panel = units(desk)
    choose(panel, key)
    press(panel, Key(Key.Key_0 + number))
    desk.until(lambda: desk.unit(key).status == status)


def test_a_unit_is_assigned_to_a_task_by_typing_a_part_of_its_name(desk: Desk) -> None:
    incident = desk.do(OpenIncident(desk.stream, "Plant")).keys[0]
    task = desk.add_task("Triage at football field", incident=incident)
    key = desk.add_unit("Medic 7")
    panel = units(desk)
    choose(panel, key)
    press(panel, Key.Key_A)
    line = panel.findChild(AssignLine)
    assert isinstance(line, AssignLine)
    field = line.findChild(ChoiceField)
    assert isinstance(field, ChoiceField)
    QTest.keyClicks(field, "football")
    QTest.keyClick(field, Key.Key_Return)
    desk.until(lambda: desk.unit(key).task == task)
    assert (desk.unit(key).incident, desk.unit(key).status) == (incident, "assigned")
    assert desk.task(task).units == (key,)
    desk.until(lambda: panel._data.units[key].task == task)
    press(panel, Key.Key_U)
    desk.until(lambda: desk.unit(key).task == "")
    assert desk.unit(key).incident == incident


def test_a_new_unit_is_written_in_a_row_and_selected(desk: Desk) -> None:
    panel = units(desk)
    panel.focus_list()
    press(panel, Key.Key_N)
    row = panel._new_unit
    QTest.keyClicks(row._name, "Engine 12")
    QTest.keyClicks(row._crew, "many")
    QTest.keyClick(row._crew, Key.Key_Return)
    assert row._problem.isVisible()
    assert row._name.text() == "Engine 12"
    row._crew.clear()
    QTest.keyClicks(row._crew, "5")
    row._department.setCurrentIndex(row._department.findData("fire"))
    QTest.keyClick(row._crew, Key.Key_Return)
    desk.until(lambda: panel._context.selection.kind == "unit")
    made = desk.unit(panel._context.selection.key)
    assert (made.name, made.department, made.crew, made.letters) == ("Engine 12", "fire", 5, "E12")
    desk.until(lambda: panel._model.row_of(made.key) >= 0)


def test_details_open_below_the_row_and_save_field_by_field(desk: Desk) -> None:
    key = desk.add_unit("Medic 7", crew=2)
    desk.do(SetUnitStatus(desk.stream, key, "on_scene"))
    place = Place(34.1362, -117.3437, source="reported", approx=True)
    desk.do(PlaceUnit(desk.stream, key, place))
    party = Party("unit", key, "Medic 7")
    desk.do(LogMessage(desk.stream, "Need 12 ambulances", sender=party))
    panel = units(desk)
    choose(panel, key)
    press(panel, Key.Key_Return)
    details = panel.findChild(UnitDetails)
    assert isinstance(details, UnitDetails)
    desk.until(lambda: "Need 12 ambulances" in details._message.words)
    assert details._states.text() == "20:41 Available → 20:41 On scene"
    assert details._place.text() == "≈34.13620, -117.34370 · reported · now"
    details._fields["crew"].selectAll()
    QTest.keyClicks(details._fields["crew"], "3")
    QTest.keyClick(details._fields["crew"], Key.Key_Return)
    desk.until(lambda: desk.unit(key).crew == 3)
    details._fields["aliases"].insert("m7,医7")  # QTest types Latin letters only
    QTest.keyClick(details, Key.Key_Escape)
    desk.until(lambda: desk.unit(key).aliases == ("m7", "医7"))
    assert not panel._opened.is_open(key)


def test_a_message_renews_the_last_contact(desk: Desk) -> None:
    key = desk.add_unit("Medic 7", status="on_scene")
    panel = units(desk)
    desk.clock.seek(START + 22 * MINUTE)
    index = panel._model.index(panel._model.row_of(key))
    desk.until(lambda: index.data(ROW_ROLE).chip == "No report 22 min")
    party = Party("unit", key, "Medic 7")
    desk.do(LogMessage(desk.stream, "Still here", sender=party))
    desk.until(lambda: index.data(ROW_ROLE).chip == "On scene")
    assert index.data(ROW_ROLE).age == "now"


def test_the_filter_narrows_and_escape_clears_it(desk: Desk) -> None:
    desk.add_unit("Medic 4")
    desk.add_unit("Engine 1", "fire", agency="City Fire")
    panel = units(desk)
    panel.focus_list()
    press(panel, Key.Key_Slash)
    assert panel._filter.hasFocus()
    QTest.keyClicks(panel._filter, "city avail")
    assert lines(panel)[1:] == ["Engine 1"]
    QTest.keyClick(panel._filter, Key.Key_Escape)
    assert len(lines(panel)) == 4
    assert panel._view.hasFocus()


def test_keys_ask_for_a_place_and_show_the_unit_on_the_map(desk: Desk) -> None:
    key = desk.add_unit("Medic 7")
    panel = units(desk)
    choose(panel, key)
    with desk.qtbot.waitSignal(panel.place_requested, timeout=20_000) as placed:
        press(panel, Key.Key_G)
    with desk.qtbot.waitSignal(panel.locate_requested, timeout=20_000) as located:
        press(panel, Key.Key_L)
    assert (placed.args, located.args) == ([key], [key])


def test_a_row_can_be_dragged_out(desk: Desk) -> None:
    key = desk.add_unit("Medic 7")
    panel = units(desk)
    data = panel._model.mimeData([panel._model.index(panel._model.row_of(key))])
    assert bytes(data.data(UNIT_MIME).data()).decode() == key
    assert data.text() == "Medic 7"


def test_selecting_anywhere_selects_here_and_the_other_way_round(desk: Desk) -> None:
    one, two = desk.add_unit("Medic 4"), desk.add_unit("Medic 7")
    panel = units(desk)
    panel._context.selection.set("unit", two)
    assert panel.selected() == two
    rect = panel._view.visualRect(panel._model.index(panel._model.row_of(one)))
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(panel._view.viewport(), left, pos=rect.topLeft() + QPoint(40, 10))
    assert panel._context.selection.is_selected("unit", one)
    panel._context.selection.set("task", "something")
    assert panel.selected() == ""


def test_posts_that_disagree_put_both_states_below_the_row(desk: Desk) -> None:
    key = desk.add_unit("Medic 7", status="on_scene")
    panel = units(desk)
    index = panel._model.index(panel._model.row_of(key))
    before = panel._view.visualRect(index).height()
    desk.hear("unit", key, status="released")
    desk.until(lambda: index.data(ROW_ROLE).dispute != "")
    assert index.data(ROW_ROLE).dispute in (
        "⇄ Released by one, at work for another: On scene / Released",
        "⇄ Released by one, at work for another: Released / On scene",
    )
    desk.until(lambda: panel._view.visualRect(index).height() > before)


def test_every_command_is_local_and_has_a_key_of_its_own(desk: Desk) -> None:
    commands = units(desk).commands()
    keys = [command.keys for command in commands]
    assert all(command.local for command in commands)
    assert len(set(keys)) == len(keys)


def test_the_model_holds_through_random_work(desk: Desk) -> None:
    keys = [desk.add_unit(f"Unit {n}", ("fire", "medical")[n % 2]) for n in range(10)]
    panel = units(desk)
    model = panel._model
    tester = QAbstractItemModelTester(model, STRICT, panel)
    rng = random.Random(1)  # the same work in each run
    for turn in range(25):
        key = rng.choice(keys)
        desk.do(SetUnitStatus(desk.stream, key, rng.choice(STATUSES)))
        if turn % 3 == 0:
            fields = {"department": rng.choice(("fire", "medical", "police"))}
            desk.do(UpdateUnit(desk.stream, rng.choice(keys), fields))
        if turn % 5 == 0:
            keys.append(desk.add_unit(f"New {turn}", "traffic"))
            panel._filter.setText(("", "unit", "new")[turn % 3])
        desk.until(lambda: panel._data.units == {key: desk.unit(key) for key in keys})
    panel._filter.clear()
    assert sum(bool(model.key_at(row)) for row in range(model.rowCount())) == len(keys)
    assert isinstance(tester.model(), UnitModel)


def test_a_thousand_units_are_shown_and_painted(desk: Desk) -> None:
    departments = ("fire", "medical", "police", "traffic")
    added = [AddUnit(desk.stream, f"Unit {n}", departments[n % 4], crew=3) for n in range(1000)]
    desk.post.perform_all([*added]).result(60)
    panel = units(desk)
    began = time.perf_counter()
    for step in range(20):
        bar = panel._view.verticalScrollBar()
        bar.setValue(bar.maximum() * step // 20)
        panel.grab()
    assert panel._model.rowCount() == 1004
    # A frame; far more than it takes, so that only a blunder fails it.
    assert (time.perf_counter() - began) / 20 < 0.5


@pytest.mark.parametrize(
    "said",
    [
        ("≈ En route 11 min", "2 min"),
        ("≈ En route 11 min", "2′"),
        ("≈ En route 11 min", ""),
        ("≈ En route", ""),
    ],
)
def test_the_name_keeps_its_room(desk: Desk, said: tuple[str, str]) -> None:
    panel = units(desk)
    row = UnitRow(
        key="u",
        name="Hazardous",
        letters="H",
        department=None,
        chip="≈ En route 11 min",
        chip_short="≈ En route",
        age="2 min",
        age_short="2′",
    )
    delegate = UnitDelegate(desk.context.theme, panel._view)
    name = QFontMetrics(desk.context.theme.ui_font(FONT_BODY)).horizontalAdvance(row.name)
    rooms = [name + delegate._right_width(*words) for words in ((row.chip, row.age), said)]
    assert delegate._choose(row, rooms[1]) == said
    assert delegate._choose(row, max(rooms)) == (row.chip, row.age)
