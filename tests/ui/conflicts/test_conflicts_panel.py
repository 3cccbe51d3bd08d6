"""The list of conflicts: who, when, from where, what; one key settles one, by keyboard alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from commander.actions import (
    ActivatePlan,
    AddUnit,
    AssignUnit,
    ChangeLevel,
    CreateTask,
    MoveTask,
    OpenIncident,
    TakeDesk,
    Undo,
    UpdateTask,
)
from commander.domain.plan import Activation
from commander.domain.work import Task
from commander.linkage.plan_library import library
from commander.linkage.plan_text import text_of
from tests.posts import Posts, two_posts
from ui.bridge import Bridge
from ui.conflicts.conflicts_panel import ConflictsPanel
from ui.context import Context
from ui.focus import Focus
from ui.jobs import Jobs
from ui.selection import Selection
from ui.theme.theme import Theme

DOWN, UP, RETURN = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return


@pytest.fixture
def posts(tmp_path: Path) -> Iterator[Posts]:
    with two_posts(tmp_path) as opened:
        yield opened


@pytest.fixture
def tasks(posts: Posts) -> tuple[str, str]:
    """Two tasks: posts moved the first apart, and want different support for the second."""
    stream = posts.stream
    posts.do_there(TakeDesk(stream, "B. Chen", "police", "Vehicle 2"))
    first = posts.do(CreateTask(stream, "Evacuate Duffy Street", "police")).keys[0]
    second = posts.do(CreateTask(stream, "Close Road 18", "traffic")).keys[0]
    posts.meet()
    posts.do(MoveTask(stream, first, "blocked", "no buses"))
    posts.do_there(MoveTask(stream, first, "done"))
    posts.do(UpdateTask(stream, second, {"support": ("fire",)}))
    posts.do_there(UpdateTask(stream, second, {"support": ("medical",)}))
    posts.meet()
    return first, second


@pytest.fixture
def panel(qtbot: QtBot, posts: Posts) -> Iterator[ConflictsPanel]:
    bridge, jobs, focus = Bridge(posts.here.feed), Jobs(), Focus()
    focus.set(posts.stream)
    errors: list[Exception] = []
    context = Context(
        post=posts.here,
        bridge=bridge,
        jobs=jobs,
        theme=Theme(),
        selection=Selection(),
        focus=focus,
        notify=errors.append,
    )
    window = QWidget()
    window.resize(1280, 720)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=20_000)
    yield ConflictsPanel(context, window)
    bridge.stop()
    jobs.stop()
    assert errors == []


def press(panel: ConflictsPanel, key: Qt.Key) -> None:
    """Press a key where the focus is, which is in the panel."""
    target = QApplication.focusWidget()
    assert target is panel or (target is not None and panel.isAncestorOf(target))
    QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier(0)))


def status(posts: Posts, key: str) -> str:
    task = posts.here.reader.get(Task, posts.stream, key)
    assert task is not None
    return task.status


@pytest.mark.usefixtures("tasks")
def test_a_card_says_who_when_from_where_and_what(qtbot: QtBot, panel: ConflictsPanel) -> None:
    panel.open()
    qtbot.waitUntil(lambda: len(panel.cards()) == 2, timeout=20_000)
    first, second = (card.texts() for card in panel.cards())
    assert first == [
        "Task Evacuate Duffy Street",
        "⇄ Moved to different columns",
        "Done · B. Chen · Vehicle 2 · Police · 22:18:20 · shown meanwhile",
        "Blocked (no buses) · A. Rivera · Incident commander · this post · 22:17:20",
    ]
    assert second[1] == "⇄ Supporting departments: different values"
    assert second[4] == "Both: Medical, Fire and rescue · what every post wanted"


def test_one_key_settles_and_the_next_is_selected(
    qtbot: QtBot, panel: ConflictsPanel, posts: Posts, tasks: tuple[str, str]
) -> None:
    panel.open()
    qtbot.waitUntil(lambda: len(panel.cards()) == 2, timeout=20_000)
    press(panel, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: panel.cards()[0].settled, timeout=20_000)
    assert status(posts, tasks[0]) == "blocked"
    assert panel.current is panel.cards()[1]
    assert "✓ settled" in panel.cards()[0].texts()[3]
    press(panel, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: panel.cards()[1].settled, timeout=20_000)
    task = posts.here.reader.get(Task, posts.stream, tasks[1])
    assert task is not None
    assert sorted(task.support) == ["fire", "medical"]
    posts.meet()
    assert posts.conflicts() == ()


def test_enter_keeps_what_is_shown_and_a_key_held_down_answers_once(
    qtbot: QtBot, panel: ConflictsPanel, posts: Posts, tasks: tuple[str, str]
) -> None:
    panel.open()
    qtbot.waitUntil(lambda: len(panel.cards()) == 2, timeout=20_000)
    press(panel, RETURN)
    qtbot.waitUntil(lambda: panel.cards()[0].settled, timeout=20_000)
    assert status(posts, tasks[0]) == "done"
    held = QKeyEvent(QEvent.Type.KeyPress, RETURN, Qt.KeyboardModifier(0), "", autorep=True)
    QApplication.sendEvent(panel, held)
    posts.meet()
    assert [conflict.key for conflict in posts.conflicts()] == [tasks[1]]


@pytest.mark.usefixtures("tasks")
def test_arrows_choose_and_g_shows_the_item(qtbot: QtBot, panel: ConflictsPanel) -> None:
    panel.open()
    qtbot.waitUntil(lambda: len(panel.cards()) == 2, timeout=20_000)
    press(panel, DOWN)
    press(panel, DOWN)
    assert panel.current is panel.cards()[1]
    press(panel, UP)
    assert panel.current is panel.cards()[0]
    conflict = panel.cards()[0].question.conflict
    with qtbot.waitSignal(panel.show_wanted, timeout=20_000) as shown:
        press(panel, Qt.Key.Key_G)
    assert shown.args == ["task", conflict.key]
    assert not panel.isVisible()


def test_it_opens_at_the_item_that_is_asked_for(
    qtbot: QtBot, panel: ConflictsPanel, tasks: tuple[str, str]
) -> None:
    panel.open_at("task", tasks[1])
    qtbot.waitUntil(lambda: panel.current is not None, timeout=20_000)
    assert panel.current is panel.cards()[1]
    press(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()


@pytest.mark.usefixtures("tasks")
def test_a_press_settles_and_nothing_moves_under_the_pointer(
    qtbot: QtBot, panel: ConflictsPanel, posts: Posts
) -> None:
    panel.open()
    qtbot.waitUntil(lambda: len(panel.cards()) == 2 and panel.cards()[1].y() > 0, timeout=20_000)
    before = [card.pos() for card in panel.cards()]
    row = panel.cards()[1].rows[1]
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.cards()[1].settled, timeout=20_000)
    assert [card.pos() for card in panel.cards()] == before
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)  # a second press does nothing
    assert not panel.cards()[0].settled
    posts.meet()
    assert len(posts.conflicts()) == 1


def test_what_another_post_settles_is_shown_and_undo_asks_again(
    qtbot: QtBot, panel: ConflictsPanel, posts: Posts, tasks: tuple[str, str]
) -> None:
    panel.open()
    qtbot.waitUntil(lambda: len(panel.cards()) == 2, timeout=20_000)
    act = posts.do_there(MoveTask(posts.stream, tasks[0], "in_progress")).act
    posts.meet()
    qtbot.waitUntil(lambda: panel.cards()[0].settled, timeout=20_000)
    assert not panel.cards()[1].settled
    posts.do_there(Undo(posts.stream, act))
    posts.meet()
    qtbot.waitUntil(lambda: not panel.cards()[0].settled, timeout=20_000)
    assert len(panel.cards()) == 2


@pytest.mark.usefixtures("tasks")
def test_one_that_arrives_stands_at_the_end(
    qtbot: QtBot, panel: ConflictsPanel, posts: Posts
) -> None:
    panel.open()
    qtbot.waitUntil(lambda: len(panel.cards()) == 2, timeout=20_000)
    first = panel.cards()[0]
    stream = posts.stream
    unit = posts.do(AddUnit(stream, "Engine 1", "fire", status="on_scene")).keys[0]
    posts.meet()
    one, other = (conflict.key for conflict in posts.conflicts())
    posts.do(AssignUnit(stream, unit, task=one))
    posts.do_there(AssignUnit(stream, unit, task=other))
    posts.meet()
    qtbot.waitUntil(lambda: len(panel.cards()) == 3, timeout=20_000)
    assert panel.cards()[0] is first
    assert panel.cards()[2].texts()[1:3] == [
        "⇄ Assigned twice",
        "Close Road 18 · B. Chen · Vehicle 2 · Police · 22:23:20 · shown meanwhile",
    ]


def test_without_conflicts_it_says_what_belongs_here(qtbot: QtBot, panel: ConflictsPanel) -> None:
    panel.open()
    qtbot.waitUntil(panel._nothing.isVisible, timeout=20_000)
    assert panel.cards() == ()
    assert panel._title.text() == "No open conflicts"


@pytest.mark.usefixtures("tasks")
def test_a_choice_that_came_too_late_is_told(
    qtbot: QtBot, panel: ConflictsPanel, posts: Posts
) -> None:
    panel.open()
    qtbot.waitUntil(lambda: len(panel.cards()) == 2, timeout=20_000)
    card = panel.cards()[0]
    conflict = card.question.conflict
    panel._timer.blockSignals(True)  # the list has not heard of it yet
    posts.do_there(UpdateTask(posts.stream, conflict.key, {"title": "x"}))
    posts.do_there(MoveTask(posts.stream, conflict.key, "in_progress"))
    posts.meet()
    panel.answer(1)
    qtbot.waitUntil(lambda: "settled already" in panel._note.text(), timeout=20_000)
    assert status(posts, conflict.key) == "in_progress"


def test_a_response_that_two_posts_activated_apart_is_one_question(
    posts: Posts, panel: ConflictsPanel, qtbot: QtBot
) -> None:
    leak = posts.do(OpenIncident(posts.stream, "Leak", grade="II")).keys[0]
    posts.meet()
    text = text_of(library().get("hazmat-leak"))
    action = ActivatePlan(posts.stream, leak, text, "2", matter="m", expected_hours=3, measures="x")
    held = posts.do(action).keys[0]
    assert posts.do_there(action).keys[0] == held
    posts.meet()
    assert len(posts.conflicts()) > 5
    panel.open()
    qtbot.waitUntil(lambda: len(panel.cards()) == 1, timeout=20_000)
    (card,) = panel.cards()
    assert "Activated by two posts" in card.texts()[1]
    assert "What was said first holds" in card.texts()[2]
    press(panel, RETURN)
    qtbot.waitUntil(lambda: card.settled, timeout=20_000)
    assert posts.here.reader.disputed(posts.stream) == ()


def test_different_levels_of_a_response_are_settled_with_everything_else(
    posts: Posts, panel: ConflictsPanel, qtbot: QtBot
) -> None:
    leak = posts.do(OpenIncident(posts.stream, "Leak")).keys[0]
    text = text_of(library().get("hazmat-leak"))
    action = ActivatePlan(posts.stream, leak, text, "3", matter="m", expected_hours=3, measures="x")
    held = posts.do(action).keys[0]
    posts.meet()
    posts.do(ChangeLevel(posts.stream, held, "2", "worse"))
    posts.do_there(ChangeLevel(posts.stream, held, "1", "far worse"))
    posts.meet()
    panel.open()
    qtbot.waitUntil(lambda: len(panel.cards()) == 1, timeout=20_000)
    (card,) = panel.cards()
    said = [" ".join(row.texts()) for row in card.rows]
    number = next(at for at, text in enumerate(said) if "2 · Level two" in text)
    press(panel, Qt.Key(Qt.Key.Key_1 + number))
    qtbot.waitUntil(lambda: card.settled, timeout=20_000)
    level = posts.here.reader.get(Activation, posts.stream, held)
    assert level is not None
    assert (level.level, level.reason) == ("2", "worse")
    assert posts.here.reader.disputed(posts.stream) == ()
