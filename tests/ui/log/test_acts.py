"""Acting on entries of a real post by key and pointer: every act ends in the journal."""

import pytest
from PySide6.QtCore import QPoint, Qt

from commander.actions import StrikeMessage
from commander.domain.feature import Feature
from commander.domain.record import Place
from commander.domain.work import Task
from tests.ui.log.desk import (
    MEDICAL,
    MINUTE,
    POLICE,
    ROLE,
    Desk,
    choose,
    enter,
    press,
    rows,
)

pytestmark = pytest.mark.gui


def test_acknowledging_for_my_department_is_one_key(desk: Desk) -> None:
    key = desk.log("withdraw", to=(MEDICAL,), ack_from=("department:medical",))
    panel = desk.panel()
    choose(desk, panel)
    press(desk, panel, Qt.Key.Key_A)
    desk.until(lambda: desk.message(key).awaiting() == ())
    assert desk.message(key).receipts[0].way == "system"
    desk.until(lambda: "✓ Medical" in str(panel.source.model.index(0).data(ROLE)))


def test_acknowledging_for_another_party_asks_for_whom_and_how(desk: Desk) -> None:
    wanted = ("department:fire", "department:police")
    key = desk.log("withdraw", to=(POLICE,), ack_from=wanted)
    panel = desk.panel()
    choose(desk, panel)
    press(desk, panel, Qt.Key.Key_A)
    panel.ask._by_key("2")
    panel.ask._by_key("p")
    panel.ask.confirm()
    desk.until(lambda: len(desk.message(key).receipts) == 1)
    (receipt,) = desk.message(key).receipts
    assert (receipt.party, receipt.way) == ("department:police", "phone")
    assert panel.ask.isHidden()


def test_a_correction_opens_the_line_and_supersedes(desk: Desk) -> None:
    key = desk.log("12 ambulances", to=(POLICE,), channel="TAC-3")
    panel = desk.panel()
    choose(desk, panel)
    press(desk, panel, Qt.Key.Key_C)
    field = panel.entry.field
    assert field.hasFocus()
    assert "corrects" in panel.entry._mode.text()
    field.set_text(field.toPlainText().replace("12", "14"))
    enter(desk, panel)
    desk.until(lambda: rows(panel) == 2)
    old = desk.message(key)
    new = desk.message(old.superseded_by)
    assert (new.text, new.to, new.channel) == ("14 ambulances", (POLICE,), "TAC-3")
    assert new.happened_at == old.happened_at

    def said() -> str:
        return " ".join(str(panel.source.model.index(row).data(ROLE)) for row in range(2))

    desk.until(lambda: "corrected 20:41:44" in said() and "corrects 20:41:44" in said())


def test_striking_asks_for_a_reason(desk: Desk) -> None:
    key = desk.log("wrong channel")
    panel = desk.panel()
    choose(desk, panel)
    press(desk, panel, Qt.Key.Key_X)
    panel.ask.confirm()
    assert not panel.ask.isHidden()
    panel.ask.set_text("other incident")
    panel.ask.confirm()
    desk.until(lambda: desk.message(key).struck is not None)
    desk.until(lambda: "other incident" in str(panel.source.model.index(0).data(ROLE)))


def test_forwarding_reads_names_in_shorthand(desk: Desk) -> None:
    key = desk.log("gas leak", to=(MEDICAL,))
    panel = desk.panel()
    choose(desk, panel)
    press(desk, panel, Qt.Key.Key_F)
    panel.ask.set_text("police please close the road @")
    panel.ask.confirm()
    desk.until(lambda: len(desk.message(key).forwarded_by) == 1)
    forward = desk.message(desk.message(key).forwarded_by[0])
    assert (forward.to, forward.text) == ((POLICE,), "please close the road")
    assert forward.ack_from == ("department:police",)


def test_a_task_is_made_for_the_department_addressed_and_selected(desk: Desk) -> None:
    key = desk.log("close road 18", to=(POLICE,))
    panel = desk.panel()
    choose(desk, panel)
    with desk.qtbot.waitSignal(panel.task_created, timeout=20_000) as made:
        press(desk, panel, Qt.Key.Key_T)
    task = desk.post.reader.get(Task, desk.stream, made.args[0])
    assert task is not None
    assert task.origin is not None
    assert (task.owner, task.origin.key) == ("police", key)
    assert desk.context.selection.is_selected("task", task.key)
    desk.until(lambda: "task" in str(panel.source.model.index(0).data(ROLE)))


def test_a_task_of_an_entry_to_nobody_asks_whose_it_is(desk: Desk) -> None:
    desk.log("close road 18")
    panel = desk.panel()
    choose(desk, panel)
    press(desk, panel, Qt.Key.Key_T)
    panel.ask.choose("traffic")
    with desk.qtbot.waitSignal(panel.task_created, timeout=20_000) as made:
        panel.ask.confirm()
    task = desk.post.reader.get(Task, desk.stream, made.args[0])
    assert task is not None
    assert task.owner == "traffic"


def test_placing_uses_the_place_of_the_entry_or_asks_the_map(desk: Desk) -> None:
    with_place = desk.log("smoke", place=Place(34.1, -117.3), happened_at=desk.clock.at - MINUTE)
    without = desk.log("more smoke")
    panel = desk.panel()
    choose(desk, panel, 0)
    with desk.qtbot.waitSignal(panel.place_requested, timeout=20_000) as asked:
        press(desk, panel, Qt.Key.Key_P)
    assert asked.args == [without]
    choose(desk, panel, 1)
    press(desk, panel, Qt.Key.Key_P)
    desk.until(lambda: "on the map" in str(panel.source.model.index(1).data(ROLE)))
    (feature,) = desk.post.reader.all(Feature, desk.stream)
    assert feature.message == with_place


def test_the_pointer_does_what_the_keys_do(desk: Desk) -> None:
    key = desk.log("withdraw", to=(MEDICAL,), ack_from=("department:medical",))
    panel = desk.panel()
    message = choose(desk, panel)
    area = panel.view.visualRect(panel.source.model.index(0))
    places = panel.view._pointing.buttons._places(area, message)
    tips = [panel.view._pointing.buttons.tip(act.id) for act, _ in places]
    assert tips[0] == "Acknowledge  A"
    assert len(tips) == 8
    for pointed in (places[0][1].center() + QPoint(9, 9), places[0][1].center()):
        desk.qtbot.mouseMove(panel.view.viewport(), pointed)
    assert panel.view.tip_at(places[0][1].center()) == "Acknowledge  A"
    desk.qtbot.mouseClick(
        panel.view.viewport(), Qt.MouseButton.LeftButton, pos=places[0][1].center()
    )
    desk.until(lambda: desk.message(key).awaiting() == ())
    assert panel.menu().actions()[0].text() == "Acknowledge\tA"


def test_details_open_in_place(desk: Desk) -> None:
    desk.log("gas leak", source="Report, p. 12", inferred=("sender",))
    panel = desk.panel()
    choose(desk, panel)
    before = panel.view.visualRect(panel.source.model.index(0)).height()
    press(desk, panel, Qt.Key.Key_Space)
    assert panel.view.visualRect(panel.source.model.index(0)).height() > before
    tip = panel.view.tip_at(QPoint(200, 40))
    assert "Report, p. 12" in tip
    assert "sender" in tip
    press(desk, panel, Qt.Key.Key_Return)
    assert panel.view.visualRect(panel.source.model.index(0)).height() == before


def test_a_refused_act_is_told(desk: Desk) -> None:
    key = desk.log("nobody asked")
    panel = desk.panel()
    choose(desk, panel)
    press(desk, panel, Qt.Key.Key_A)
    assert len(desk.errors) == 1
    desk.do(StrikeMessage(desk.stream, key, "twice"))
    panel.acts._context.act(StrikeMessage(desk.stream, key, "again"))
    desk.until(lambda: len(desk.errors) == 2)
