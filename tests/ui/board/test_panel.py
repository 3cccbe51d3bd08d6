import time
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QToolButton

from commander.actions import AcceptTask, CreateTask, LogMessage
from commander.domain.record import Party
from commander.domain.work import ChecklistItem, Origin, Task
from tests.ui.board.desk import MINUTE, START, Desk
from ui.board.card_editor import CardEditor
from ui.board.column_model import TASK_MIME, UNIT_MIME
from ui.board.panel import BoardPanel
from ui.board.prompt import Prompt
from ui.widgets.choice_field import ChoiceField

Key = Qt.Key
# What the screenless platform says when a completer opens its list.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


def board(desk: Desk, width: int = 1400, height: int = 500) -> BoardPanel:
    desk.add_task("Anchor", "police")
    tasks = len(desk.post.reader.all(Task, desk.stream))
    panel = BoardPanel(desk.context)
    desk.show(panel, width, height, lambda: len(panel._store.data.tasks) == tasks)
    return panel


def choose(panel: BoardPanel, key: str) -> None:
    panel._context.selection.set("task", key)
    panel.focus_list()
    assert panel.selected() == key


def press(panel: BoardPanel, key: Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
    view = panel._columns.focused() or panel._columns.views()[0]
    QTest.keyClick(view, key, modifiers or Qt.KeyboardModifier.NoModifier)


def column_of(panel: BoardPanel, key: str) -> str:
    view = panel._columns.view_of(key)
    assert view is not None
    return view.cards.status_at(view.cards.row_of(key))


def prompt_field(panel: BoardPanel) -> ChoiceField:
    prompt = panel._opened._prompt
    assert isinstance(prompt, Prompt)
    field = prompt.findChild(ChoiceField)
    assert isinstance(field, ChoiceField)
    return field


def editor(panel: BoardPanel) -> CardEditor:
    found = panel._opened.editor
    assert found is not None
    return found


def is_open(panel: BoardPanel) -> bool:
    return panel._opened.editor is not None


def moves(panel: BoardPanel) -> bool:
    return panel._pulse.running


def test_digits_and_ctrl_arrows_move_a_card_and_it_stays_selected(desk: Desk) -> None:
    key = desk.add_task("Triage")
    panel = board(desk)
    choose(panel, key)
    press(panel, Key.Key_2)
    desk.until(lambda: column_of(panel, key) == "in_progress")
    assert desk.task(key).status == "in_progress"
    assert panel.selected() == key
    assert panel._columns.focused() is panel._columns.view_of(key)
    press(panel, Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    desk.until(lambda: column_of(panel, key) == "assigned")
    press(panel, Key.Key_4)
    desk.until(lambda: column_of(panel, key) == "done")
    assert desk.task(key).status == "done"


def test_a_drop_does_the_same_action_as_a_key(desk: Desk) -> None:
    key = desk.add_task("Triage")
    panel = board(desk)
    source, target = panel._columns.views()[0].cards, panel._columns.views()[1].cards
    data = source.mimeData([source.index(source.row_of(key))])
    assert data.hasFormat(TASK_MIME)
    target.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, target.index(-1))
    desk.until(lambda: column_of(panel, key) == "in_progress")
    assert desk.task(key).status == "in_progress"


def test_a_refused_move_says_why_at_the_card_and_changes_nothing(desk: Desk) -> None:
    blocker = desk.add_task("Decontamination line", "fire")
    key = desk.add_task("Move patients", waits_for=(blocker,))
    panel = board(desk)
    choose(panel, key)
    press(panel, Key.Key_4)
    desk.until(lambda: "Decontamination line" in panel._store.card(key).notice)
    assert desk.task(key).status == "assigned"
    assert column_of(panel, key) == "assigned"
    assert not desk.errors
    press(panel, Key.Key_Escape)
    assert panel._store.card(key).notice == ""


def test_cancelling_asks_for_the_reason_in_place(desk: Desk) -> None:
    key = desk.add_task("Stand down")
    panel = board(desk)
    choose(panel, key)
    press(panel, Key.Key_X)
    field = prompt_field(panel)
    QTest.keyClick(field, Key.Key_Return)
    assert desk.task(key).status == "assigned"
    QTest.keyClicks(field, "not needed any more")
    QTest.keyClick(field, Key.Key_Return)
    desk.until(lambda: panel._columns.view_of(key) is None)
    assert (desk.task(key).status, desk.task(key).reason) == ("cancelled", "not needed any more")
    press(panel, Key.Key_C)
    assert column_of(panel, key) == "cancelled"


def test_blocking_completes_the_task_that_is_waited_for(desk: Desk) -> None:
    unit = desk.add_unit("HazMat 1", "fire")
    blocker = desk.add_task("Decontamination line", "fire", units=(unit,))
    key = desk.add_task("Move patients")
    panel = board(desk)
    choose(panel, key)
    press(panel, Key.Key_B)
    field = prompt_field(panel)
    QTest.keyClicks(field, "decont")
    QTest.keyClick(field, Key.Key_Return)
    desk.until(lambda: column_of(panel, key) == "blocked")
    assert desk.task(key).waits_for == (blocker,)
    words = panel._store.card(key).lines[0].text
    assert words.startswith("waits for HazMat 1 · Decontamination line (Fire")


def test_escape_leaves_a_question_and_gives_the_focus_back(desk: Desk) -> None:
    key = desk.add_task("Move patients")
    panel = board(desk)
    choose(panel, key)
    press(panel, Key.Key_3)
    QTest.keyClick(prompt_field(panel), Key.Key_Escape)
    assert desk.task(key).status == "assigned"
    assert panel._columns.focused() is panel._columns.view_of(key)


def test_acknowledging_is_one_key_and_the_second_time_says_by_whom(desk: Desk) -> None:
    key = desk.add_task("Triage")
    panel = board(desk)
    choose(panel, key)
    press(panel, Key.Key_K)
    desk.until(lambda: desk.task(key).accepted is not None)
    desk.until(lambda: panel._store.data.tasks[key].accepted is not None)
    press(panel, Key.Key_K)
    assert "Ana Ruiz" in panel._store.card(key).notice


def test_a_new_task_is_written_at_the_top_and_kept_when_refused(desk: Desk) -> None:
    panel = board(desk)
    panel.focus_list()
    press(panel, Key.Key_N)
    card = panel._new_card
    assert card.isVisible()
    QTest.keyClick(card._title, Key.Key_Return)
    assert card._problem.isVisible()
    QTest.keyClicks(card._title, "Request 12 ambulances")
    QTest.keyClicks(card._due, "+20")
    QTest.keyClick(card._due, Key.Key_Return)
    selection = panel._context.selection
    desk.until(lambda: desk.task(selection.key).title == "Request 12 ambulances")
    made = desk.task(selection.key)
    assert made.owner == "medical"
    assert made.due == START + 20 * MINUTE
    assert card._title.text() == ""
    QTest.keyClick(card._title, Key.Key_Escape)
    assert not card.isVisible()


def test_a_card_opens_in_place_and_saves_field_by_field(desk: Desk) -> None:
    unit = desk.add_unit("Medic 7")
    items = (ChecklistItem("Tags"), ChecklistItem("Tarps"))
    key = desk.add_task("Triage", units=(unit,), checklist=items)
    panel = board(desk)
    choose(panel, key)
    press(panel, Key.Key_Return)
    opened = editor(panel)
    view = panel._columns.view_of(key)
    assert view is not None
    assert view.viewport().isAncestorOf(opened)
    opened._title.selectAll()
    QTest.keyClicks(opened._title, "Triage at football field")
    QTest.keyClick(opened._title, Key.Key_Return)
    desk.until(lambda: desk.task(key).title == "Triage at football field")
    QTest.keyClicks(opened._due, "2055")
    QTest.keyClick(opened._due, Key.Key_Return)
    desk.until(lambda: desk.task(key).due != 0)
    opened._checklist._boxes[1].click()
    desk.until(lambda: desk.task(key).checklist[1].done)
    QTest.keyClicks(opened._checklist._new, "Transport officer")
    QTest.keyClick(opened._checklist._new, Key.Key_Return)
    desk.until(lambda: len(desk.task(key).checklist) == 3)
    opened._owner.setCurrentIndex(opened._owner.findData("fire"))
    opened._owner.activated.emit(opened._owner.currentIndex())
    desk.until(lambda: panel._store.data.tasks[key].owner == "fire")
    QTest.keyClicks(opened._support.field, "medical")
    QTest.keyClick(opened._support.field, Key.Key_Return)
    desk.until(lambda: desk.task(key).support == ("medical",))
    desk.until(lambda: panel._store.data.tasks[key].support == ("medical",))
    assert editor(panel) is opened
    QTest.keyClick(opened, Key.Key_Escape)
    assert not is_open(panel)
    assert panel._columns.focused() is panel._columns.view_of(key)


def test_what_was_typed_is_kept_when_another_post_moves_the_card(desk: Desk) -> None:
    key = desk.add_task("Triage")
    panel = board(desk)
    choose(panel, key)
    press(panel, Key.Key_Return)
    opened = editor(panel)
    QTest.keyClicks(opened._title, " at the football field")
    desk.move(key, "in_progress")
    desk.until(lambda: column_of(panel, key) == "in_progress")
    desk.until(lambda: desk.task(key).title == "Triage at the football field")
    assert panel._opened.editor is not None


def test_a_due_time_that_cannot_be_read_stays_in_the_field(desk: Desk) -> None:
    key = desk.add_task("Triage")
    panel = board(desk)
    choose(panel, key)
    press(panel, Key.Key_Return)
    opened = editor(panel)
    QTest.keyClicks(opened._due, "soon")
    QTest.keyClick(opened._due, Key.Key_Return)
    assert panel._store.card(key).notice
    close = next(one for one in opened.findChildren(QPushButton) if one.text().startswith("×"))
    close.click()
    assert panel._opened.editor is opened
    assert opened._due.text() == "soon"
    opened._due.setFocus()
    QTest.keyClick(opened._due, Key.Key_Escape)
    assert opened._due.text() == ""
    assert not panel._store.card(key).notice
    assert panel._opened.editor is opened


def test_escape_leaves_a_field_that_is_being_typed_in_as_it_was(desk: Desk) -> None:
    key = desk.add_task("Triage")
    panel = board(desk)
    choose(panel, key)
    press(panel, Key.Key_Return)
    opened = editor(panel)
    QTest.keyClicks(opened._title, "24")
    QTest.keyClick(opened._title, Key.Key_Escape)
    assert opened._title.text() == "Triage"
    assert panel._opened.editor is opened
    QTest.keyClick(opened._title, Key.Key_Escape)
    assert not is_open(panel)
    assert desk.task(key).title == "Triage"


def test_keys_typed_into_an_opened_card_never_move_it(desk: Desk) -> None:
    key = desk.add_task("Triage")
    panel = board(desk)
    choose(panel, key)
    press(panel, Key.Key_Return)
    for field in editor(panel).findChildren(QLineEdit):
        QTest.keyClicks(field, "4x")
    QTest.keyClicks(editor(panel), "4x")
    assert desk.task(key).status == "assigned"


def test_the_origin_leads_to_the_log_entry(desk: Desk) -> None:
    party = Party("other", "", "SBFD BC")
    entry = desk.do(LogMessage(desk.stream, "Need triage", sender=party)).keys[0]
    key = desk.add_task("Triage", origin=Origin("message", entry, "SBFD BC"))
    panel = board(desk)
    assert panel._store.card(key).pieces == ("from 20:41 SBFD BC",)
    choose(panel, key)
    press(panel, Key.Key_Return)
    editor(panel)._origin.click()
    selection = panel._context.selection
    assert (selection.kind, selection.key) == ("message", entry)


def test_posts_that_disagree_put_both_values_on_the_card(desk: Desk) -> None:
    key = desk.add_task("Triage", due=START + 14 * MINUTE)
    panel = board(desk)
    desk.hear("task", key, due=START + 20 * MINUTE)
    desk.until(lambda: bool(panel._store.card(key).dispute))
    assert panel._store.card(key).dispute in (
        "⇄ Due time: different values: 20:55 / 21:01",
        "⇄ Due time: different values: 21:01 / 20:55",
    )


def test_late_counts_stand_on_the_tabs_and_follow_the_clock(desk: Desk) -> None:
    desk.add_task("Soon due", due=START + MINUTE)
    panel = board(desk)
    before = [tab.late for tab in panel._tabs._tabs]
    assert sum(before) == 0
    assert not moves(panel)
    desk.clock.seek(START + 5 * MINUTE)
    desk.until(lambda: panel._tabs._tabs[0].late == 1)
    late = {tab.key: tab.late for tab in panel._tabs._tabs if tab.late}
    assert late == {"": 1, "medical": 1}
    assert moves(panel)
    panel._pulse.set_still(still=True)
    assert not moves(panel)
    assert panel._pulse.level == 1


def test_selecting_anywhere_selects_here_and_the_other_way_round(desk: Desk) -> None:
    one, two = desk.add_task("One"), desk.add_task("Two", "fire")
    panel = board(desk)
    panel.show_department("medical")
    assert panel._columns.view_of(two) is None
    panel._context.selection.set("task", two)
    assert panel.selected() == two  # its card was not on that tab: all are shown
    view = panel._columns.view_of(one)
    assert view is not None
    rect = view.visualRect(view.cards.index(view.cards.row_of(one)))
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft() + QPoint(30, 10)
    )
    assert panel._context.selection.is_selected("task", one)
    panel._context.selection.set("unit", "somebody")
    assert panel.selected() == ""


def test_a_unit_dropped_on_a_card_works_on_it(desk: Desk) -> None:
    unit = desk.add_unit("Medic 7")
    key = desk.add_task("Triage")
    panel = board(desk)
    view = panel._columns.view_of(key)
    assert view is not None
    index = view.cards.index(view.cards.row_of(key))
    data = view.cards.mimeData([index])
    data.removeFormat(TASK_MIME)
    data.setData(UNIT_MIME, unit.encode())
    view.cards.dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, index)
    desk.until(lambda: desk.unit(unit).task == key)
    assert desk.task(key).units == (unit,)


def test_arrows_walk_between_columns(desk: Desk) -> None:
    here, there = desk.add_task("Here"), desk.add_task("There")
    desk.move(there, "done")
    panel = board(desk)
    choose(panel, here)
    press(panel, Key.Key_Right)
    assert panel.selected() == there
    press(panel, Key.Key_Left)
    assert desk.task(here).status == "assigned"
    assert column_of(panel, panel.selected()) == "assigned"


def test_a_narrow_board_is_one_list_with_a_heading_for_each_state(desk: Desk) -> None:
    key = desk.add_task("Triage")
    panel = board(desk, 640, 560)
    views = panel._columns.views()
    assert len(views) == 1
    headings = [
        str(views[0].cards.index(row).data())
        for row in range(views[0].cards.rowCount())
        if not views[0].cards.key_at(row)
    ]
    assert headings == ["Assigned 2", "In progress 0", "Blocked 0", "Done 0"]
    choose(panel, key)
    press(panel, Key.Key_2)
    desk.until(lambda: column_of(panel, key) == "in_progress")
    panel.resize(1200, 560)
    desk.until(lambda: not panel._columns.is_narrow)
    assert panel.selected() == key


def test_tabs_end_whole_or_elided_before_the_arrows(desk: Desk) -> None:
    tabs = board(desk, 500, 560)._tabs
    arrows = [one for one in tabs.findChildren(QToolButton) if one.isVisible()]
    assert arrows
    parts = [tabs.shown_part(at) for at in range(tabs.count())]
    shown = [part for part in parts if not part.isEmpty()]
    assert 1 <= len(shown) < len(parts)
    for at, part in enumerate(parts):
        if not part.isEmpty():
            assert part.right() < min(one.x() for one in arrows)
            assert part.width() >= min(60, tabs.tabRect(at).width())


def test_an_empty_narrow_board_says_what_belongs_there(desk: Desk) -> None:
    panel = board(desk, 500, 560)
    for task in desk.post.reader.all(Task, desk.stream):
        desk.move(task.key, "cancelled", reason="not needed")
    desk.until(panel._columns._empty.isVisible)
    desk.add_task("Triage")
    desk.until(lambda: not panel._columns._empty.isVisible())


def test_every_command_is_local_and_has_a_key_of_its_own(desk: Desk) -> None:
    commands = board(desk).commands()
    keys = [command.keys for command in commands]
    assert all(command.local for command in commands)
    assert len(set(keys)) == len(keys)
    reserved = {"Ctrl+K", "Ctrl+N", "Ctrl+Z", *(f"F{number}" for number in range(1, 13))}
    assert not reserved & set(keys)


def test_an_accepted_task_of_the_source_is_not_accepted_twice(desk: Desk) -> None:
    key = desk.add_task("Triage")
    desk.do(AcceptTask(desk.stream, key, by="Medical desk"))
    panel = board(desk)
    choose(panel, key)
    press(panel, Key.Key_K)
    assert "Medical desk" in panel._store.card(key).notice


@pytest.mark.parametrize("width", [1900, 640])
def test_a_thousand_tasks_are_shown_and_painted(desk: Desk, width: int) -> None:
    with_everything: dict[str, Any] = {"due": START - MINUTE, "checklist": (ChecklistItem("one"),)}
    title = "Task {number} with a title that goes over two lines in a column of this width"
    tasks = [
        CreateTask(desk.stream, title.format(number=number), "medical", **with_everything)
        for number in range(1000)
    ]
    desk.post.perform_all([*tasks]).result(60)
    panel = board(desk, width, 600)
    began = time.perf_counter()
    for step in range(20):
        bar = panel._columns.views()[0].verticalScrollBar()
        bar.setValue(bar.maximum() * step // 20)
        panel.grab()
    spent = (time.perf_counter() - began) / 20
    assert panel._columns.views()[0].cards.card_count() == 1001
    assert spent < 0.5  # a frame; far more than it takes, so that only a blunder fails it
