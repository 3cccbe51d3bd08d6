"""The entry line on a real post: typing, offers, failures, drafts, recall."""

import pytest
from PySide6.QtCore import Qt

from commander.domain.record import Party
from tests.ui.log.desk import (
    MINUTE,
    Desk,
    choose,
    enter,
    newest,
    press,
    rows,
    write,
)

pytestmark = pytest.mark.gui


def test_an_entry_by_keyboard_end_to_end(desk: Desk) -> None:
    desk.unit("Medic 7", "medical")
    panel = desk.panel()
    write(desk, panel, "2041 m7>med need 12 ambulances !i @police")
    assert "Medic 7 → Medical" in panel.entry.understood
    assert "IMMEDIATE" in panel.entry.understood
    assert "needs ack: Police" in panel.entry.understood
    with desk.qtbot.waitSignal(panel.entry.logged, timeout=20_000):
        enter(desk, panel)
        assert panel.entry.field.toPlainText().startswith("2041 m7>med")
    message = newest(desk, panel)
    assert message.text == "need 12 ambulances"
    assert message.sender == Party("unit", desk.units["Medic 7"], "Medic 7")
    assert message.precedence == "immediate"
    assert message.ack_from == ("department:police",)
    assert (message.happened_at, message.precision) == (desk.clock.at - 44_000, "minute")
    assert panel.entry.field.toPlainText() == ""
    assert desk.post.reader.drafts() == ()


def test_the_time_of_an_entry_is_when_it_was_begun(desk: Desk) -> None:
    panel = desk.panel()
    begun = desk.clock.at
    write(desk, panel, "g")
    desk.clock.at += 3 * MINUTE
    write(desk, panel, "as leak")
    enter(desk, panel)
    message = newest(desk, panel)
    assert message.happened_at == begun
    assert message.sender == Party("department", "medical", "Medical")


def test_a_failure_keeps_the_text_and_says_why(desk: Desk) -> None:
    panel = desk.panel()
    write(desk, panel, "2041 m7>med !i")
    enter(desk, panel)
    desk.until(lambda: "missing" in panel.entry.understood)
    assert panel.entry.field.toPlainText() == "2041 m7>med !i"
    write(desk, panel, " gas leak")
    assert "missing" not in panel.entry.understood
    enter(desk, panel)
    assert newest(desk, panel).text == "gas leak"


def test_typing_on_while_an_entry_is_being_logged_begins_the_next(desk: Desk) -> None:
    panel = desk.panel()
    write(desk, panel, "first")
    enter(desk, panel)
    write(desk, panel, "second")
    assert panel.entry.field.toPlainText() == "second"
    desk.until(lambda: rows(panel) == 1)
    desk.until(lambda: len(panel.entry.drafts.lines) == 1)
    assert panel.entry.field.toPlainText() == "second"
    assert newest(desk, panel).text == "first"


def test_tab_takes_an_offer_and_the_focus_stays(desk: Desk) -> None:
    panel = desk.panel()
    panel.focus_entry()
    desk.qtbot.keyClicks(panel.entry.field, ">pol")
    assert panel.entry.offers.current is not None
    desk.qtbot.keyClick(panel.entry.field, Qt.Key.Key_Tab)
    assert panel.entry.field.toPlainText() == ">Police "
    assert panel.entry.field.hasFocus()
    desk.qtbot.keyClicks(panel.entry.field, "stand by @")
    desk.qtbot.keyClick(panel.entry.field, Qt.Key.Key_Down)
    desk.qtbot.keyClick(panel.entry.field, Qt.Key.Key_Return)
    assert rows(panel) == 0
    assert len(panel.entry.field.toPlainText()) > len(">Police stand by @")


def test_offers_replace_the_right_stretch_behind_rare_characters(desk: Desk) -> None:
    panel = desk.panel()
    panel.focus_entry()
    panel.entry.field.insertPlainText("𠮷野家 and 🚒 @pol")
    offer = panel.entry.offers.current
    assert offer is not None
    desk.qtbot.keyClick(panel.entry.field, Qt.Key.Key_Tab)
    assert panel.entry.field.toPlainText() == "𠮷野家 and 🚒 @Police "


def test_shift_enter_begins_a_new_line_of_the_entry(desk: Desk) -> None:
    panel = desk.panel()
    write(desk, panel, "first line")
    desk.qtbot.keyClick(panel.entry.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    write(desk, panel, "second line")
    enter(desk, panel)
    assert newest(desk, panel).text == "first line\nsecond line"


def test_an_ambiguous_name_is_asked_about_once(desk: Desk) -> None:
    desk.unit("Medic 4", "medical")
    desk.unit("Medic 7", "medical")
    panel = desk.panel()
    write(desk, panel, "medic>police two patients")
    enter(desk, panel)
    assert "Medic 4, Medic 7" in panel.entry.understood
    assert rows(panel) == 0
    enter(desk, panel)
    assert newest(desk, panel).sender == Party("other", "", "medic")


def test_several_drafts_survive_reopening(desk: Desk) -> None:
    panel = desk.panel()
    write(desk, panel, "first draft")
    begun = desk.clock.at
    desk.qtbot.keyClick(panel.entry.field, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert panel.entry.field.toPlainText() == ""
    desk.clock.at += MINUTE
    write(desk, panel, "second draft")
    desk.qtbot.keyClick(panel.entry.field, Qt.Key.Key_Escape)
    desk.until(lambda: len(desk.post.reader.drafts()) == 2)
    again = desk.panel()
    desk.until(lambda: len(again.entry.drafts.lines) == 2)
    assert again.entry.field.toPlainText() == "second draft"
    desk.qtbot.keyClick(again.entry.field, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert again.entry.field.toPlainText() == "first draft"
    enter(desk, again)
    assert newest(desk, again).happened_at == begun
    desk.until(lambda: len(desk.post.reader.drafts()) == 1)


def test_what_was_typed_last_is_kept_when_the_window_goes(desk: Desk) -> None:
    panel = desk.panel()
    write(desk, panel, "half an entry")
    panel.flush()
    desk.until(lambda: [one.text for one in desk.post.reader.drafts()] == ["half an entry"])


def test_without_an_operation_the_text_stays(desk: Desk) -> None:
    panel = desk.panel()
    desk.context.focus.set("")
    write(desk, panel, "gas leak")
    enter(desk, panel)
    assert "Open an operation first" in panel.entry.understood
    assert panel.entry.field.toPlainText() == "gas leak"


def test_leaving_an_emptied_correction_ends_it(desk: Desk) -> None:
    desk.log("gas leak")
    panel = desk.panel()
    choose(desk, panel)
    press(desk, panel, Qt.Key.Key_C)
    panel.entry.field.set_text("")
    assert panel.entry.drafts.current.corrects
    desk.qtbot.keyClick(panel.entry.field, Qt.Key.Key_Escape)
    assert not panel.entry.drafts.current.corrects
    assert panel.view.hasFocus()


def test_up_recalls_what_was_logged(desk: Desk) -> None:
    panel = desk.panel()
    for text in ("one", "two"):
        with desk.qtbot.waitSignal(panel.entry.logged, timeout=20_000):
            write(desk, panel, text)
            enter(desk, panel)
    desk.qtbot.keyClick(panel.entry.field, Qt.Key.Key_Up)
    assert panel.entry.field.toPlainText() == "two"
    desk.qtbot.keyClick(panel.entry.field, Qt.Key.Key_Up)
    assert panel.entry.field.toPlainText() == "one"


def test_other_panels_begin_entries_without_losing_what_is_typed(desk: Desk) -> None:
    panel = desk.panel()
    write(desk, panel, "half an")
    panel.begin_entry(">police ")
    assert panel.entry.field.toPlainText() == ">police "
    assert [line.text for line in panel.entry.drafts.lines] == ["half an", ">police "]
