"""A response in its course: told, late, gaps, raised and lowered, ended, settled, over time."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from commander.actions import (
    AcceptTask,
    Acknowledge,
    ChangeLevel,
    MoveTask,
    SetResponseLevel,
)
from commander.linkage.plan_library import library
from commander.linkage.plan_work import notice_key, task_key, work_at
from commander.post import Operator, Post
from tests.posts import carry
from tests.ui.board.desk import MINUTE, START, Desk
from tests.ui.response.scene import (
    activate,
    click,
    duties,
    held,
    leak,
    levels,
    press,
    shown,
    tasks,
    write,
)
from ui.response.panel import ResponsePanel

PLAN = library().get("hazmat-leak")


@pytest.fixture
def other(desk: Desk, tmp_path: Path) -> Iterator[Post]:
    """Another post that has the desk's operation."""
    with Post.open(tmp_path / "there", clock=desk.clock) as post:
        post.set_operator(Operator("B. Chen", "police", "Vehicle 2")).result(10)
        yield post


def cards(panel: ResponsePanel, desk: Desk, count: int = 1) -> None:
    desk.until(lambda: len(panel.list.cards) == count)


def test_who_was_told_in_time_is_said_in_words(desk: Desk) -> None:
    key = activate(desk, leak(desk))
    panel = shown(desk)
    cards(panel, desk)
    card = panel.list.cards[key]
    assert card.matrix.cells["fire"].told.words.startswith("… 5 min left")
    desk.do(Acknowledge(desk.stream, notice_key(key, "fire"), "department:fire"))
    desk.until(lambda: card.matrix.cells["fire"].told.words.startswith("✓ acknowledged"))
    desk.clock.seek(START + 9 * MINUTE)
    panel.list.tick(desk.clock.now())
    assert card.matrix.cells["police"].told.words == "! no answer, late 4 min"
    assert "without answer in time" in card.summary.text()
    seen: list[tuple[str, str]] = []
    panel.show_wanted.connect(lambda kind, which: seen.append((kind, which)))
    click(desk, card.matrix.cells["police"].told)
    assert seen == [("message", notice_key(key, "police"))]


def test_a_clause_that_nobody_carries_is_named_with_its_source(desk: Desk) -> None:
    key = activate(desk, leak(desk))
    panel = shown(desk)
    cards(panel, desk)
    card = panel.list.cards[key]
    assert card.gaps.isHidden()
    carried = [one.clause for one in work_at(PLAN, "2").tasks]
    rules = {rule.clause for rule in work_at(PLAN, "2").notify}
    lone = next(
        one
        for one in work_at(PLAN, "2").tasks
        if carried.count(one.clause) == 1
        and one.clause not in rules
        and PLAN.basis(one.clause, "en")
        and getattr(PLAN.clause(one.clause), "binding", False)
    )
    desk.do(MoveTask(desk.stream, task_key(key, lone.code), "cancelled", "no crew"))
    desk.until(lambda: not card.gaps.isHidden())
    assert "Nobody carries 1 of the plan's clauses" in card.gaps.text()
    assert PLAN.basis(lone.clause, "en") in card.gaps.text()
    assert "1 clauses nobody carries" in panel.header._count.text()


def test_the_level_is_raised_and_lowered_with_what_comes_and_goes(desk: Desk) -> None:
    key = activate(desk, leak(desk), "4")
    panel = shown(desk)
    cards(panel, desk)
    panel.focus_list()
    press("L")
    form = panel.changing
    press("3")
    assert form.level.level == "3"
    press("Tab")
    assert form.reason.editor.hasFocus()
    press("Alt+1")
    desk.until(lambda: any(line.startswith("Tasks: ") for line in form.preview.texts()))
    more = len(work_at(PLAN, "1").tasks) - len(work_at(PLAN, "4").tasks)
    assert f"Tasks: {more}" in form.preview.texts()
    press("Ctrl+Return")
    assert QApplication.focusWidget() is form.reason.editor
    assert "missing" in form.reason.label()
    write("wind turned")
    press("Ctrl+Return")
    card = panel.list.cards[key]
    desk.until(lambda: card.level.text() == "1 · Level one, highest")
    assert held(desk)[0].reason == "wind turned"
    begun = next(one for one in work_at(PLAN, "1").tasks if "4" not in one.levels and one.levels)
    desk.do(AcceptTask(desk.stream, task_key(key, begun.code)))
    panel.change()
    click(desk, form.level.buttons["4"])
    desk.until(lambda: any("goes on though" in line for line in form.preview.texts()))
    said = form.preview.texts()
    assert any(line.startswith("Tasks taken back: ") for line in said)
    form.reason.set_value("closed")
    form.forward()
    desk.until(lambda: card.level.text() == "4 · Level four")
    now = {one.key for one in tasks(desk) if one.is_open()}
    wanted = {task_key(key, one.code) for one in work_at(PLAN, "4").tasks}
    assert now == wanted | {task_key(key, begun.code)}


def test_a_response_ends_with_its_record(desk: Desk) -> None:
    key = activate(desk, leak(desk))
    panel = shown(desk)
    cards(panel, desk)
    panel.focus_list()
    press("E")
    form = panel.ending
    desk.until(form.fields["follow_up"].isVisible)
    press("Ctrl+Return")
    assert "Why the response ends" in form.wrong.text()
    assert held(desk)[0].is_open()
    assert QApplication.focusWidget() is form.fields["reason"].editor
    for text in ("tank sealed", "2 injured", "monitoring"):
        write(text)
        press("Tab")
    press("Ctrl+Return")
    card = panel.list.cards[key]
    desk.until(lambda: card.standing is not None and not card.standing.activation.is_open())
    desk.until(card.isVisible)
    said = card.record.texts()
    for text in ("tank sealed", "2 injured", "monitoring", "Ana Ruiz"):
        assert any(text in line for line in said)
    assert levels(desk) == [("City government", "")]
    assert not any(one.is_open() and one.every for one in duties(desk))


def test_several_levels_hold_at_once_as_at_zhengzhou(desk: Desk) -> None:
    incident = leak(desk, "郑州暴雨")
    steps = (
        ("Water department", "4", "2021-07-19T12:00"),
        ("Flood headquarters", "1", "2021-07-21T03:00"),
        ("Flood headquarters", "3", "2021-07-22T13:00"),
        ("Flood headquarters", "4", "2021-07-23T00:00"),
    )
    for authority, level, at in steps:
        when = round(datetime.fromisoformat(f"{at}+00:00").timestamp() * 1000)
        desk.do(
            SetResponseLevel(
                desk.stream, incident, authority, level, happened_at=when, precision="minute"
            )
        )
    panel = shown(desk)
    desk.until(lambda: len(panel.list.levels.texts()) == 2)
    water, headquarters = panel.list.levels.texts()
    assert water == "Water department, level 4 19 Jul 2021 12:00"
    assert headquarters == (
        "Flood headquarters, level 1 21 Jul 2021 03:00, level 3 22 Jul 2021 13:00, "
        "level 4 23 Jul 2021 00:00"
    )


def test_two_posts_that_activated_apart_are_settled_with_one_press(desk: Desk, other: Post) -> None:
    incident = leak(desk)
    carry(desk.post, other, desk.stream)
    key = activate(desk, incident)
    desk.clock.seek(desk.clock.now() + 3 * MINUTE)
    there = Desk(other, desk.clock, desk.context, desk.qtbot, desk.stream, desk.root)
    assert activate(there, incident) == key
    carry(other, desk.post, desk.stream)
    panel = shown(desk)
    cards(panel, desk)
    card = panel.list.cards[key]
    assert "Two posts activated this while apart" in card.settle.text.text()
    assert "⇄ 1 to settle" in panel.header._count.text()
    panel.focus_list()
    press("S")
    desk.until(card.settle.isHidden)
    assert held(desk)[0].started_at == START
    assert not any(one.meta.disputed for one in (*tasks(desk), *duties(desk)))


def test_of_two_levels_a_person_names_the_one_that_holds(desk: Desk, other: Post) -> None:
    key = activate(desk, leak(desk), "3")
    carry(desk.post, other, desk.stream)
    desk.do(ChangeLevel(desk.stream, key, "2", "worse"))
    other.perform(ChangeLevel(desk.stream, key, "4", "closed")).result(10)
    carry(other, desk.post, desk.stream)
    panel = shown(desk)
    cards(panel, desk)
    card = panel.list.cards[key]
    assert [one.text() for one in card.settle.buttons] == [
        "Hold 2 · Level two  S",
        "Hold 4 · Level four",
    ]
    click(desk, card.settle.buttons[1])
    desk.until(card.settle.isHidden)
    assert levels(desk) == [("City government", "4")]
    desk.until(lambda: card.level.text() == "4 · Level four")


def test_cards_and_what_is_typed_stay_while_traffic_goes_on(desk: Desk) -> None:
    key = activate(desk, leak(desk))
    panel = shown(desk)
    cards(panel, desk)
    card = panel.list.cards[key]
    cell = card.matrix.cells["fire"]
    panel.change()
    panel.changing.reason.set_value("half a rea")
    desk.do(Acknowledge(desk.stream, notice_key(key, "fire"), "department:fire"))
    desk.until(lambda: cell.told.words.startswith("✓ acknowledged"))
    assert panel.list.cards[key] is card
    assert panel.changing.isVisible()
    assert panel.changing.reason.value() == "half a rea"


def test_a_selected_response_is_found_by_a_panel_made_late(desk: Desk) -> None:
    first = activate(desk, leak(desk))
    second = activate(desk, leak(desk, "Second leak"))
    desk.context.selection.set("activation", second)
    panel = shown(desk)
    cards(panel, desk, 2)
    assert panel.list.current is not None
    assert panel.list.current.activation.key == second
    desk.context.selection.set("activation", first)
    assert panel.list.current.activation.key == first
    desk.context.focus.set(desk.stream, held(desk)[1].incident)
    cards(panel, desk, 1)


def test_an_empty_panel_says_what_belongs_here(desk: Desk) -> None:
    panel = shown(desk)
    assert panel.empty.isVisible()
    press("N")
    desk.until(lambda: "no open incident" in " ".join(panel.activating.preview.texts()))


def test_a_panel_behind_a_tab_reads_when_it_is_looked_at(desk: Desk) -> None:
    panel = shown(desk)
    panel.hide()
    key = activate(desk, leak(desk))
    desk.until(lambda: panel._missed)
    assert panel.list.cards == {}
    panel.show()
    cards(panel, desk)
    assert key in panel.list.cards
