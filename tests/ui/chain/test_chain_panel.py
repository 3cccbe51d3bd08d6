"""The chain in the window: walked, linked, cut, filtered, as a list; through the real widgets."""

import random
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from commander.actions import AddDependency, OpenIncident, Undo
from commander.domain.codes import TaskStatus
from commander.linkage.chain import deadlocks
from tests.posts import carry
from tests.ui.board.desk import MINUTE, START, Desk
from ui.chain.chain_words import state_words, tip
from ui.chain.graph_view import GraphView
from ui.chain.panel import ChainPanel

from commander.post import Operator, Post  # isort: skip

Key = Qt.Key
OWNERS = ("fire", "police", "medical", "traffic")


def chain_of(desk: Desk, *, width: int = 1400, height: int = 420) -> ChainPanel:
    panel = ChainPanel(desk.context)
    return desk.show(panel, width, height, lambda: bool(panel._picture.data.departments))


def leak(desk: Desk) -> dict[str, str]:
    """Identify → zones → cordon → treat, and zones → power; samples stand alone."""
    made = {}
    for name, owner in (
        ("identify", "fire"),
        ("zones", "fire"),
        ("cordon", "police"),
        ("power", "traffic"),
        ("treat", "medical"),
        ("samples", "environment"),
    ):
        made[name] = desk.add_task(name, owner)
    for then, first in (
        ("zones", "identify"),
        ("cordon", "zones"),
        ("power", "zones"),
        ("treat", "cordon"),
    ):
        desk.do(AddDependency(desk.stream, made[then], made[first]))
    return made


def press(panel: ChainPanel, key: Qt.Key) -> None:
    page = panel._stage.currentWidget()
    assert page is not None
    QTest.keyClick(page, key)


def middle(graph: GraphView, key: str) -> QPoint:
    return graph.place_of(key).center().toPoint()


def test_layers_go_from_left_to_right_and_states_are_words(desk: Desk) -> None:
    made = leak(desk)
    panel = chain_of(desk)
    places = panel._picture.layers.places
    columns = [places[made[name]][0] for name in ("identify", "zones", "cordon", "treat")]
    assert columns == [0, 1, 2, 3]
    assert places[made["samples"]][1] > max(
        places[key][1] for key in made.values() if key != made["samples"]
    )
    assert "ready" in state_words(panel._picture, made["identify"], START)
    assert "holds up 4" in state_words(panel._picture, made["identify"], START)
    assert "waits" in state_words(panel._picture, made["cordon"], START)


def test_arrows_walk_along_the_links_and_share_the_selection(desk: Desk) -> None:
    made = leak(desk)
    panel = chain_of(desk)
    panel.focus_list()
    assert panel.selected() == made["identify"]  # who holds up the others
    for name in ("zones", "cordon", "treat"):
        press(panel, Key.Key_Right)
        if panel.selected() == made["power"]:
            press(panel, Key.Key_Up if name == "cordon" else Key.Key_Left)
            if panel.selected() != made["cordon"]:
                press(panel, Key.Key_Down)
        assert panel.selected() == made[name]
        assert desk.context.selection.is_selected("task", made[name])
    press(panel, Key.Key_W)
    assert panel.selected() == made["identify"]
    desk.context.selection.set("task", made["power"])
    assert panel.selected() == made["power"]
    press(panel, Key.Key_Left)
    assert panel.selected() == made["zones"]
    wanted: list[tuple[str, str]] = []
    panel.show_wanted.connect(lambda kind, key: wanted.append((kind, key)))
    press(panel, Key.Key_Return)
    assert wanted == [("task", made["zones"])]


def test_the_one_who_blocks_is_named_first_with_count_and_time(desk: Desk) -> None:
    made = leak(desk)
    desk.clock.seek(START + 14 * MINUTE)
    panel = chain_of(desk)
    words = panel._notes.blocker.words
    assert words.startswith("Fire and rescue holds up Medical, Police, Traffic (tasks: 3)")
    assert "14 min" in words
    desk.context.selection.set("task", made["treat"])
    panel._notes.blocker.click()
    assert panel.selected() == made["identify"]
    marks = panel._stage.graph._marks
    assert made["treat"] in marks.path
    assert made["samples"] not in marks.path
    desk.move(made["identify"], "done")
    desk.move(made["zones"], "done")
    desk.until(lambda: "Police" in panel._notes.blocker.words.split("holds up")[0])


def test_a_link_by_mark_go_link_and_undone(desk: Desk) -> None:
    made = leak(desk)
    panel = chain_of(desk)
    panel.focus_list()
    desk.context.selection.set("task", made["samples"])
    press(panel, Key.Key_L)
    assert "is marked" in panel._notes.notice.text()
    desk.context.selection.set("task", made["treat"])
    press(panel, Key.Key_L)
    desk.until(lambda: (made["samples"], made["treat"]) in panel._picture.links)
    assert made["samples"] in desk.task(made["treat"]).waits_for
    last = desk.context.undo.take(desk.stream)
    assert last is not None
    desk.do(Undo(desk.stream, last.act))
    desk.until(lambda: (made["samples"], made["treat"]) not in panel._picture.links)
    desk.context.selection.set("task", made["treat"])
    press(panel, Key.Key_Left)
    press(panel, Key.Key_Delete)
    desk.until(lambda: (made["cordon"], made["treat"]) not in panel._picture.links)
    assert desk.task(made["treat"]).waits_for == ()


def test_a_drag_from_task_to_task_links(desk: Desk) -> None:
    made = leak(desk)
    panel = chain_of(desk, height=700)
    panel.fit()
    graph = panel._stage.graph
    start, end = middle(graph, made["samples"]), middle(graph, made["treat"])
    QTest.mousePress(graph, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(graph, (start + end) / 2)
    QTest.mouseMove(graph, end)
    QTest.mouseRelease(graph, Qt.MouseButton.LeftButton, pos=end)
    desk.until(lambda: (made["samples"], made["treat"]) in panel._picture.links)


def test_a_circle_by_hand_is_refused_and_shown(desk: Desk) -> None:
    made = leak(desk)
    panel = chain_of(desk)
    panel.focus_list()
    desk.context.selection.set("task", made["treat"])
    press(panel, Key.Key_L)
    desk.context.selection.set("task", made["identify"])
    press(panel, Key.Key_L)
    desk.until(lambda: bool(panel._linking.circle))
    assert "circle" in panel._notes.notice.text()
    inside = {made[name] for name in ("identify", "zones", "cordon", "treat")}
    marks = panel._stage.graph._marks
    assert marks.circle == inside
    assert (made["treat"], made["identify"]) in marks.circle_links
    panel.grab()
    assert desk.task(made["identify"]).waits_for == ()
    assert not desk.errors
    press(panel, Key.Key_Escape)
    assert panel._stage.graph._marks.circle == frozenset()


def test_a_circle_of_two_posts_is_a_deadlock_and_its_newest_link_is_cut(
    desk: Desk, tmp_path: Path
) -> None:
    one, two = desk.add_task("Zones", "fire"), desk.add_task("Cordon", "police")
    with Post.open(tmp_path / "other", clock=desk.clock) as other:
        other.set_operator(Operator("B. Chen", "police", "Vehicle")).result(10)
        carry(desk.post, other, desk.stream)
        desk.do(AddDependency(desk.stream, two, one))
        desk.clock.seek(START + MINUTE)
        other.perform(AddDependency(desk.stream, one, two)).result(10)
        panel = chain_of(desk)
        assert not panel._notes.circle.isVisible()
        carry(other, desk.post, desk.stream)
        desk.until(panel._notes.circle.isVisible)
        assert "“Zones” waits for “Cordon”" in panel._notes.circle.text()
        assert panel._stage.graph._marks.circle == {one, two}
        press(panel, Key.Key_X)
        desk.until(lambda: not panel._notes.circle.isVisible())
        assert desk.task(one).waits_for == ()
        assert desk.task(two).waits_for == (one,)
        carry(desk.post, other, desk.stream)
        assert deadlocks([desk.task(one), desk.task(two)]) == ()


def test_filters_leave_what_is_wanted(desk: Desk) -> None:
    leak_ = desk.do(OpenIncident(desk.stream, "Leak")).keys[0]
    other = desk.do(OpenIncident(desk.stream, "Flood")).keys[0]
    made = leak(desk)
    here = desk.add_task("of the leak", "fire", incident=leak_)
    there = desk.add_task("of the flood", "fire", incident=other)
    desk.move(made["samples"], "done")
    panel = chain_of(desk)
    panel.focus_list()

    def shown() -> set[str]:
        return set(panel._picture.shown)

    desk.until(lambda: made["samples"] not in shown())
    press(panel, Key.Key_O)
    desk.until(lambda: made["samples"] in shown())
    press(panel, Key.Key_I)  # medical: treat with all before it
    desk.until(lambda: shown() == {made[n] for n in ("identify", "zones", "cordon", "treat")})
    press(panel, Key.Key_I)
    panel._choose_department("police")
    desk.until(lambda: shown() == {made[n] for n in ("zones", "cordon", "treat")})
    panel._choose_department("")
    desk.context.focus.set(desk.stream, leak_)
    desk.until(lambda: here in shown() and there not in shown())


def test_a_narrow_panel_is_a_list_with_the_same_keys(desk: Desk) -> None:
    made = leak(desk)
    panel = chain_of(desk, width=500, height=420)
    stage = panel._stage
    assert stage.currentWidget() is stage.list
    panel.focus_list()
    model = panel._stage.list.model()
    rows = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert rows[:2] == ["identify", "zones"]
    assert rows[-1] == "samples"
    assert panel.selected() == made["identify"]
    press(panel, Key.Key_Down)
    assert panel.selected() == made["zones"]
    press(panel, Key.Key_Left)
    assert panel.selected() == made["identify"]
    press(panel, Key.Key_V)
    assert stage.currentWidget() is stage.graph


def test_what_waits_for_me_stands_beside_what_i_wait_for(desk: Desk) -> None:
    made = leak(desk)
    extra = desk.add_task("Sort at the hospital", "police")
    desk.do(AddDependency(desk.stream, extra, made["treat"]))
    panel = chain_of(desk)
    for_me, mine = panel._waits.texts()
    assert [text.split(" · ")[0] for text in for_me] == ["Police: Sort at the hospital"]
    assert [text.split(" · ")[0] for text in mine] == ["Police: cordon"]
    panel._waits.links()[1][0].click()
    assert panel.selected() == made["cordon"]


def test_titles_never_become_markup(desk: Desk) -> None:
    key = desk.add_task("<b>Zones</b> & more", "fire")
    panel = chain_of(desk)
    assert tip(panel._picture, key, START).startswith("<b>Zones</b> & more")
    panel.grab()


def test_a_filter_that_hides_what_was_asked_for_is_lifted(desk: Desk) -> None:
    made = leak(desk)
    desk.move(made["identify"], "done")
    panel = chain_of(desk)
    desk.until(lambda: made["identify"] not in panel._picture.shown)
    desk.context.selection.set("link", made["identify"])
    desk.until(lambda: panel.selected() == made["identify"])


def test_an_empty_chain_says_what_belongs_here(desk: Desk) -> None:
    panel = chain_of(desk)
    assert panel._stage.currentWidget() is panel._stage._empty
    panel.focus_list()
    panel.walk("left")
    panel.go_to_root()
    panel.unlink()
    assert panel.selected() == ""


def test_a_moved_task_stays_where_it_was_looked_at(desk: Desk) -> None:
    made = leak(desk)
    panel = chain_of(desk)
    panel.focus_list()
    desk.context.selection.set("task", made["treat"])
    before = panel._stage.graph.place_of(made["treat"])
    first = desk.add_task("Call", "dispatch")
    desk.do(AddDependency(desk.stream, made["identify"], first))
    desk.until(lambda: (first, made["identify"]) in panel._picture.links)
    assert panel._stage.graph.place_of(made["treat"]).topLeft() == before.topLeft()


def test_sixty_tasks_stand_apart_and_links_lead_to_the_right(desk: Desk) -> None:
    rng = random.Random(5)
    keys: list[str] = []
    for n in range(60):
        waits = tuple({rng.choice(keys) for _ in range(2)}) if keys else ()
        keys.append(desk.add_task(f"Task {n}", OWNERS[n % 4], waits_for=waits))
    panel = chain_of(desk)
    assert len(panel._picture.shown) == 60
    panel.fit()
    panel.grab()
    places = panel._picture.layers.places
    assert all(places[first][0] < places[then][0] for first, then in panel._picture.links)
    assert len(set(places.values())) == 60


@pytest.mark.parametrize("status", [TaskStatus.DONE, TaskStatus.CANCELLED])
def test_what_is_over_holds_nobody_up(desk: Desk, status: str) -> None:
    made = leak(desk)
    desk.move(made["identify"], status, reason="enough")
    panel = chain_of(desk)
    assert "ready" in state_words(panel._picture, made["zones"], START)
