"""The requests panel: a life by keys and by mouse, both sides, offers, aid, what lacks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from commander.actions import (
    ApproveRequest,
    DraftRequest,
    MakeOffer,
    OrderRequest,
    PublishNeed,
    RecordDelivery,
    SetRegions,
    UpdateTask,
)
from commander.domain.plan import Need
from commander.domain.region import Region
from commander.domain.request import Line, Offer, Request
from commander.linkage.requests import RequestState
from commander.post import Operator
from tests.ui.board.desk import MINUTE, Desk
from ui.requests.details import RequestDetails
from ui.requests.panel import RequestsPanel
from ui.widgets.form_area import FormArea
from ui.widgets.step_form import StepForm

BOATS = (Line("boat", 4, "Boat with crew"),)


def show(desk: Desk, width: int = 620, height: int = 800) -> RequestsPanel:
    panel = RequestsPanel(desk.context)
    desk.show(panel, width, height, lambda: panel._store.loaded)
    return panel


def ask(desk: Desk, requester: str = "medical", **fields: object) -> str:
    lines = fields.pop("lines", BOATS)
    action = DraftRequest(desk.stream, requester, lines, **fields)  # type: ignore[arg-type]
    return desk.do(action).keys[0]


def state(panel: RequestsPanel, key: str) -> RequestState:
    return panel._data.states[key]


def status(panel: RequestsPanel, key: str) -> str:
    return str(panel._data.states[key].status) if key in panel._data.states else ""


def press(keys: str) -> None:
    """Press a key where the focus is in the panel, even while a completion has the screen's."""
    (panel,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, RequestsPanel)]
    focused = panel.focusWidget()
    assert focused is not None
    QTest.keySequence(focused, keys)


def form(panel: RequestsPanel) -> StepForm:
    details = panel.opened.details
    assert details is not None
    assert details.form is not None
    return details.form


def details(panel: RequestsPanel) -> RequestDetails:
    assert panel.opened.details is not None
    return panel.opened.details


def choose(desk: Desk, panel: RequestsPanel, key: str) -> None:
    desk.until(lambda: key in panel._model.shown_keys())
    panel.view.select(key)
    panel.focus_list()
    desk.until(panel.view.hasFocus)


def click(desk: Desk, panel: RequestsPanel, words: str) -> None:
    def found() -> list[QPushButton]:
        buttons = details(panel).findChildren(QPushButton)
        return [one for one in buttons if one.text().startswith(words) and one.isVisible()]

    desk.until(lambda: bool(found()))
    QTest.mouseClick(found()[0], Qt.MouseButton.LeftButton)


def test_an_empty_panel_says_the_key_that_writes_the_first_request(desk: Desk) -> None:
    panel = show(desk)
    assert panel._stack.currentWidget() is panel._empty
    panel.focus_list()
    press("N")
    desk.until(panel.new.isVisible)
    assert panel.new.lines.rows[0][0].hasFocus()


def test_in_a_low_panel_the_form_has_the_room_and_its_fields_come_into_view(desk: Desk) -> None:
    panel = show(desk, 1100, 300)
    panel.focus_list()
    press("N")
    (area,) = panel.findChildren(FormArea)
    desk.until(lambda: area.height() > panel.height() // 2)
    fields = 0
    while area.isAncestorOf(focused := panel.focusWidget()):
        fields += 1
        assert fields < 20
        top = focused.mapTo(area, focused.rect().topLeft()).y()
        assert 0 <= top <= area.height() - focused.height()
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert fields > 10


def test_the_form_of_a_step_comes_into_view_in_a_low_panel(desk: Desk) -> None:
    key = ask(desk)
    panel = show(desk, 1100, 260)
    choose(desk, panel, key)
    press("Return")
    press("A")
    desk.until(lambda: details(panel).form is not None)
    page = panel.view.viewport()

    def shown() -> bool:
        box = form(panel)
        top = box.mapTo(page, box.rect().topLeft()).y()
        return top >= 0 and top + box.height() <= page.height()

    desk.until(shown)
    assert panel.view.verticalScrollBar().value() > 0


def test_a_request_is_called_by_kind_and_what_exactly(desk: Desk) -> None:
    line = Line("ambulance", 12, "with oxygen")
    panel = show(desk)
    key = ask(desk, lines=(line, Line("boat", 4, "Boat with crew"), Line("pump", 2, "")))
    desk.until(lambda: key in panel._model.shown_keys())
    title = "12 × ambulance (with oxygen), 4 × Boat with crew, 2 × pump"
    assert state(panel, key).title == title


def type_over(box: QWidget, text: str) -> None:
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(box, text)


def test_a_request_is_written_by_keys(desk: Desk) -> None:
    panel = show(desk)
    panel.focus_list()
    press("N")
    quantity, kind, text = panel.new.lines.rows[0]
    QTest.keyClicks(quantity, "4")
    QTest.keyClicks(kind, "boat")
    QTest.keyClicks(text, "Boat with crew")
    assert len(panel.new.lines.rows) == 2
    QTest.keyClicks(panel.new.needed, "+60")
    press("Return")
    desk.until(lambda: len(panel._data.states) == 1)
    (key,) = panel._data.states
    found = state(panel, key)
    assert (found.status, found.request.requester) == ("draft", "medical")
    assert found.request.needed_at == desk.clock.now() + 60 * MINUTE
    assert panel.new.isHidden()
    assert panel.new.lines.is_empty()
    desk.until(lambda: panel.selected() == key)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_request_is_brought_to_its_end_by_keys(desk: Desk) -> None:
    key = ask(desk)
    panel = show(desk)
    choose(desk, panel, key)
    press("A")
    assert form(panel).box("line0").hasFocus()
    type_over(form(panel).box("line0"), "3")
    press("Return")
    desk.until(lambda: status(panel, key) == "approved")
    assert state(panel, key).lines[0].approved == 3
    press("O")
    QTest.keyClicks(form(panel).box("giver"), "Neighbouring brigade")
    QTest.keyClicks(form(panel).box("eta"), "+30")
    press("Return")
    desk.until(lambda: status(panel, key) == "ordered")
    assert state(panel, key).request.eta == desk.clock.now() + 30 * MINUTE
    press("D")
    assert form(panel).typed()["quantity"] == "3"
    type_over(form(panel).box("quantity"), "1")
    press("Return")
    desk.until(lambda: status(panel, key) == "partly_filled")
    press("W")
    desk.until(lambda: status(panel, key) == "ordered")
    press("D")
    form(panel).box("quantity").setFocus()
    press("Return")
    desk.until(lambda: status(panel, key) == "delivered")
    desk.until(lambda: "arrived 3 × boat" in details(panel)._life.text())
    life = details(panel)._life.text().splitlines()
    assert [line.split("  ")[2].split(" ")[0] for line in life] == [
        "drafted",
        "approved",
        "ordered:",
        "arrived",
        "delivery",
        "arrived",
    ]
    assert "Ana Ruiz (Desk officer)" in life[0]


def test_the_next_step_is_the_main_button_and_works_by_mouse(desk: Desk) -> None:
    key = ask(desk, giver="fire")
    panel = show(desk)
    choose(desk, panel, key)
    press("Return")
    assert panel.opened.key == key
    click(desk, panel, "Approve")
    QTest.mouseClick(form(panel)._save, Qt.MouseButton.LeftButton)
    desk.until(lambda: status(panel, key) == "approved")
    click(desk, panel, "Order")
    QTest.mouseClick(form(panel)._save, Qt.MouseButton.LeftButton)
    desk.until(lambda: status(panel, key) == "ordered")
    assert state(panel, key).request.giver == "fire"
    click(desk, panel, "Decline")
    form(panel).put({"reason": "none left"})
    QTest.mouseClick(form(panel)._save, Qt.MouseButton.LeftButton)
    desk.until(lambda: status(panel, key) == "declined")
    assert "none left" in details(panel)._facts.text()


def test_what_was_typed_survives_a_refusal_escape_and_a_refresh(desk: Desk) -> None:
    key = ask(desk)
    desk.do(ApproveRequest(desk.stream, key))
    panel = show(desk)
    choose(desk, panel, key)
    press("O")
    form(panel).put({"order_number": "A-17", "eta": "soon"})
    press("Return")
    assert "no time" in form(panel)._wrong.text()
    form(panel).put({"eta": ""})
    press("Return")
    desk.until(lambda: "who fills" in form(panel)._wrong.text())
    assert form(panel).typed()["order_number"] == "A-17"
    other = ask(desk, "fire")  # comes in meanwhile
    desk.until(lambda: other in panel._data.states)
    assert form(panel).typed()["order_number"] == "A-17"
    form(panel).box("giver").setFocus()
    press("Esc")
    desk.until(lambda: details(panel).form is None)
    press("Esc")
    assert panel.opened.key == ""
    choose(desk, panel, key)
    press("O")
    assert form(panel).typed()["order_number"] == "A-17"


def test_late_is_worded_and_red_and_sides_are_told_apart(desk: Desk) -> None:
    desk.post.set_operator(Operator("Ana Ruiz", "medical", "Desk officer")).result(10)
    late = ask(desk, needed_at=desk.clock.now() - 5 * MINUTE)
    given = ask(desk, "fire", giver="medical")
    other = ask(desk, "fire", giver="police")
    panel = show(desk)
    desk.until(lambda: set(panel._model.shown_keys()) == {late, given, other})
    row = panel._write(late)
    assert row.clock.startswith("! ")
    assert "late 5 min" in row.clock
    assert row.clock_role == "red"
    assert "1 late" in panel._header._count.text()
    panel.focus_list()
    press("M")
    assert panel._model.shown_keys() == (given,)
    press("M")
    assert panel._model.shown_keys() == (late,)
    press("M")
    assert len(panel._model.shown_keys()) == 3


def test_ended_requests_stand_behind_a_key(desk: Desk) -> None:
    key = ask(desk)
    panel = show(desk)
    choose(desk, panel, key)
    press("Del")
    form(panel).put({"reason": "no longer wanted"})
    press("Return")
    desk.until(lambda: status(panel, key) == "cancelled")
    press("Esc")
    press("C")
    assert panel._model.shown_keys() == (key,)
    press("C")
    assert panel._model.shown_keys() == ()
    assert "C shows" in panel._filtered._text.text()


def test_offers_are_answered_by_who_asks_and_by_nobody_else(desk: Desk) -> None:
    key = ask(desk)
    desk.do(ApproveRequest(desk.stream, key))
    panel = show(desk)
    choose(desk, panel, key)
    press("P")
    desk.until(lambda: state(panel, key).request.published)
    press("F")
    form(panel).put({"by": "Rowing club", "quantity": "2"})
    press("Return")
    desk.until(lambda: state(panel, key).lines[0].offered == 2)
    own = desk.do(MakeOffer(desk.stream, key, "Ana Ruiz", 1)).keys[0]
    desk.until(lambda: len(state(panel, key).offers) == 2)
    press("Y")
    desk.until(lambda: state(panel, key).lines[0].accepted == 2)
    press("Y")
    desk.until(lambda: "Nobody assigns themselves" in details(panel)._said.text())
    press("J")
    form(panel).put({"reason": "enough"})
    press("Return")
    desk.until(lambda: state(panel, key).offers[1].status == "declined")
    offer = desk.post.reader.get(Offer, desk.stream, own)
    assert offer is not None
    assert offer.reason == "enough"


def test_mutual_aid_names_region_agency_and_what_is_left_of_its_time(desk: Desk) -> None:
    region = Region(key="410200", names={"en": "Kaifeng", "zh": "开封市"})
    desk.do(SetRegions(desk.stream, (region,)))
    panel = show(desk)
    panel.focus_list()
    press("N")
    panel.new.lines.put((Line("pump", 2),))
    panel.new.region.setText("Kaifeng")
    panel.new.agency.setText("Kaifeng Fire")
    panel.new.until.setText("+120")
    panel.new.lines.rows[0][0].setFocus()
    press("Return")
    desk.until(lambda: len(panel._data.states) == 1)
    (key,) = panel._data.states
    assert state(panel, key).request.region == "410200"
    unit = desk.add_unit("Pump 1", "fire", kind="pump")
    desk.do(ApproveRequest(desk.stream, key))
    desk.do(OrderRequest(desk.stream, key, "Kaifeng Fire"))
    desk.do(RecordDelivery(desk.stream, key, 1, unit=unit))
    desk.until(lambda: status(panel, key) == "partly_filled")
    row = panel._write(key)
    assert "Kaifeng Fire (Kaifeng)" in row.second
    assert "2 h 00 left" in row.second
    desk.clock.seek(desk.clock.now() + 130 * MINUTE)
    assert "over 10 min" in panel._write(key).second


def cell(panel: RequestsPanel, column: int) -> str:
    item = panel.needs.table.item(0, column)
    assert item is not None
    return item.text()


def test_what_lacks_is_asked_for_from_the_table(desk: Desk) -> None:
    task = desk.add_task("Rescue by boat", "fire")
    desk.do(UpdateTask(desk.stream, task, {"needs": (Need("boat", 4, "Boat"),)}))
    desk.add_unit("Boat 1", "fire", kind="boat")
    panel = show(desk)
    desk.until(lambda: bool(panel._data.needs))
    panel.focus_list()
    press("R")
    table = panel.needs.table
    desk.until(table.hasFocus)
    assert [cell(panel, column) for column in (0, 2, 3, 4)] == ["Boat", "4", "1", "! 3"]
    press("2")
    assert "Rescue by boat" in cell(panel, 1)
    table.setCurrentCell(0, 0)
    press("Return")
    desk.until(panel.new.isVisible)
    assert panel.new.task.currentData() == task
    assert panel.new.requester.currentData() == "fire"
    assert panel.new.lines.lines() == (Line("boat", 4, "Boat"),)
    press("Return")
    desk.until(lambda: len(panel._data.states) == 1)
    desk.until(lambda: panel._data.needs[0].asked == 4)


def test_a_request_for_a_task_waits_until_the_panel_has_read(desk: Desk) -> None:
    task = desk.add_task("Evacuate", "fire")
    panel = RequestsPanel(desk.context)
    panel.begin(task=task)
    desk.show(panel, 620, 700, panel.new.isVisible)
    assert panel.new.task.currentData() == task


def test_a_new_request_is_refused_with_the_reason_and_kept(desk: Desk) -> None:
    panel = show(desk)
    panel.focus_list()
    press("N")
    press("Return")
    desk.until(lambda: "at least one" in panel.new._wrong.text())
    rows = panel.new.lines.rows
    rows[0][0].setText("many")
    rows[0][1].setText("boat")
    press("Return")
    assert "whole number" in panel.new._wrong.text()
    press("Esc")
    assert panel.new.isHidden()
    press("N")
    assert rows[0][0].text() == "many"


def test_what_is_seen_here_is_noted_for_the_strip(desk: Desk) -> None:
    key = ask(desk, "fire", giver="medical")
    panel = show(desk)
    choose(desk, panel, key)
    desk.until(lambda: key in desk.post.settings.get("requests.seen", {}))
    assert desk.post.reader.get(Request, desk.stream, key) is not None
    desk.do(ApproveRequest(desk.stream, key))
    desk.do(PublishNeed(desk.stream, key))
    desk.until(lambda: state(panel, key).request.published)
