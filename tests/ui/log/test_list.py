"""The list on a real post: what arrives, filters, search, counts, links, urgent traffic."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit

from commander.actions import Acknowledge, CorrectMessage
from tests.ui.log.desk import (
    MINUTE,
    POLICE,
    ROLE,
    Desk,
    choose,
    enter,
    newest,
    rows,
    write,
)

pytestmark = pytest.mark.gui


def test_entries_of_elsewhere_come_in_without_a_reset_and_keep_the_place(desk: Desk) -> None:
    for number in range(40):
        desk.log(f"entry {number}", happened_at=desk.clock.at - (50 - number) * MINUTE)
    panel = desk.panel(height=400)
    choose(desk, panel, 20)
    panel.view._place.set(15, 7)
    panel.view._moved()
    top = panel.source.model.position(15)
    resets: list[int] = []
    panel.source.model.modelReset.connect(lambda: resets.append(1))
    for number in range(3):
        desk.log(f"new {number}")
    desk.until(lambda: rows(panel) == 43)
    place = panel.view._place
    assert (panel.source.model.position(place.row), place.offset) == (top, 7)
    assert not resets
    assert panel._pill.text() == "3 new ↑"
    assert panel._pill.isVisible()
    panel._pill.click()
    assert place.at_top
    assert panel._pill.isHidden()


def test_nothing_moves_under_a_pointer_about_to_press_a_button(desk: Desk) -> None:
    for number in range(30):
        desk.log(f"entry {number}", happened_at=desk.clock.at - (40 - number) * MINUTE)
    panel = desk.panel(height=400)
    message = choose(desk, panel)
    area = panel.view.visualRect(panel.source.model.index(0))
    button = panel.view._pointing.buttons._places(area, message)[0][1].center()

    def pointed() -> bool:
        # Where the pointer is already, moving it there tells nobody.
        for place in (button + QPoint(9, 9), button):
            desk.qtbot.mouseMove(panel.view.viewport(), place)
        return panel.view._pointing.at == button

    desk.until(pointed)
    desk.log("just now")
    desk.until(lambda: rows(panel) == 31)
    assert panel.view.indexAt(button).row() == 1
    assert panel._pill.text() == "1 new ↑"


def test_a_receipt_refreshes_its_row_and_no_other(desk: Desk) -> None:
    keys = [desk.log(f"entry {number}", ack_from=("department:fire",)) for number in range(6)]
    panel = desk.panel()
    choose(desk, panel)
    desk.log("the last notice before")
    desk.until(lambda: rows(panel) == 7)
    desk.settled(panel)
    shown = [panel.source.model.message(row) for row in range(7)]
    order = [message.key for message in shown if message is not None]
    changed: list[tuple[int, int]] = []
    panel.source.model.dataChanged.connect(
        lambda first, last, _roles: changed.append((first.row(), last.row()))
    )
    desk.do(Acknowledge(desk.stream, keys[2], "department:fire"))
    row = order.index(keys[2])
    desk.until(lambda: bool(changed))
    assert set(changed) == {(row, row)}


def test_an_entry_of_an_earlier_time_takes_its_place_in_the_order(desk: Desk) -> None:
    desk.log("old", happened_at=desk.clock.at - 9 * MINUTE)
    desk.log("new")
    panel = desk.panel()
    desk.until(lambda: rows(panel) == 2)
    desk.log("between", happened_at=desk.clock.at - 5 * MINUTE)
    desk.until(lambda: rows(panel) == 3)
    desk.settled(panel)
    texts = [panel.source.model.index(row).data() for row in range(3)]
    assert texts == ["new", "between", "old"]


def test_filters_by_department_awaiting_and_search(desk: Desk) -> None:
    engine = desk.unit("Engine 2", "fire")
    desk.log("hydrant 14 is dry", sender=engine)
    desk.log("road closed", to=(POLICE,), ack_from=("department:police",), precedence="flash")
    desk.log("足球场有伤员")
    panel = desk.panel()
    desk.until(lambda: rows(panel) == 3)
    header = panel.header
    header._pick(department="fire")
    desk.until(lambda: rows(panel) == 1)
    assert header.whose.text().startswith("Fire")
    desk.log("out of water", sender=engine)
    desk.until(lambda: rows(panel) == 2)
    desk.log("not for this filter", to=(POLICE,))
    desk.until(lambda: header._count.total == 5)
    assert rows(panel) == 2
    header.clear_filters()
    desk.until(lambda: rows(panel) == 5)
    header.awaiting.click()
    desk.until(lambda: rows(panel) == 1)
    desk.settled(panel)
    key = newest(desk, panel).key
    desk.do(Acknowledge(desk.stream, key, "department:police"))
    desk.until(lambda: rows(panel) == 0)
    header.clear_filters()
    panel.focus_search()
    header.search.insert("伤员")
    desk.until(lambda: rows(panel) == 1)
    assert newest(desk, panel).text == "足球场有伤员"
    desk.qtbot.keyClick(header.search, Qt.Key.Key_Escape)
    desk.until(lambda: rows(panel) == 5)
    header._pick(precedences=("immediate", "flash"))
    desk.until(lambda: rows(panel) == 1)


def test_counts_stand_in_the_header(desk: Desk) -> None:
    desk.log("a", to=(POLICE,), ack_from=("department:police",))
    desk.log("b")
    panel = desk.panel()
    desk.until(lambda: "2 · 1 await acknowledgement" in panel.header._strip._count.text())


def test_selecting_elsewhere_shows_the_entry_and_a_link_leads_to_the_other(desk: Desk) -> None:
    first = desk.log("first", happened_at=desk.clock.at - 60 * MINUTE)
    for number in range(40):
        desk.log(f"entry {number}", happened_at=desk.clock.at - (50 - number) * MINUTE)
    panel = desk.panel(height=400)
    desk.until(lambda: rows(panel) == 41)
    desk.context.selection.set("message", first)
    desk.until(lambda: panel.view.currentIndex().row() == 40)
    assert panel.view.visualRect(panel.view.currentIndex()).isValid()
    correction = desk.do(CorrectMessage(desk.stream, first, "first, corrected")).keys[0]
    desk.until(lambda: rows(panel) == 42)
    panel.header._pick(department="fire")
    desk.until(lambda: rows(panel) == 0)
    panel.view.linked.emit("message", correction)
    desk.until(lambda: rows(panel) == 42 and panel.view.currentIndex().isValid())
    desk.until(lambda: (m := panel.view.current()) is not None and m.key == correction)


def test_urgent_traffic_of_others_is_told_once(desk: Desk) -> None:
    panel = desk.panel()
    told: list[str] = []
    panel.urgent.connect(lambda message: told.append(message.text))
    write(desk, panel, "my own gas leak !f")
    enter(desk, panel)
    newest(desk, panel)
    post = desk.post
    operator = post.operator
    post.set_operator(type(operator)("Bo Lin", "fire", "Fire desk")).result(10)
    key = desk.log("explosion", precedence="immediate", ack_from=("department:fire",))
    desk.log("an hour ago", precedence="flash", happened_at=desk.clock.at - 60 * MINUTE)
    post.set_operator(operator).result(10)
    desk.until(lambda: rows(panel) == 3)
    desk.do(Acknowledge(desk.stream, key, "department:fire"))
    desk.until(lambda: panel.header._count.awaiting == 0)
    assert told == ["explosion"]


def test_an_acknowledgement_becomes_overdue_with_the_clock(desk: Desk) -> None:
    desk.log("withdraw", ack_from=("department:police",), precedence="immediate")
    panel = desk.panel()
    choose(desk, panel)
    assert "… Police" in str(panel.source.model.index(0).data(ROLE))
    desk.clock.at += 6 * MINUTE
    panel._tick()
    assert "! Police overdue 6 min" in str(panel.source.model.index(0).data(ROLE))


def test_an_empty_log_says_what_belongs_here(desk: Desk) -> None:
    panel = desk.panel()
    assert panel._middle.currentWidget() is panel._empty
    panel.header.search.setText("nothing like it")
    desk.until(lambda: panel._middle.currentWidget() is panel._no_match)


def test_every_control_has_a_name_or_tooltip_and_commands_name_their_keys(desk: Desk) -> None:
    panel = desk.panel()
    for field in panel.findChildren(QLineEdit):
        if field.isVisible():
            assert field.accessibleName()
    keys = {command.id: command.keys for command in panel.commands()}
    assert (keys["log.entry"], keys["log.search"]) == ("F2", "F3")
    assert keys["log.acknowledge"] == "A"
