"""What other tasks mean for a card: waits, needs, nobody took note, perhaps double."""

from commander.actions import AcceptTask, AddDependency
from commander.domain.plan import Need
from commander.domain.record import Meta
from commander.domain.resources import Unit
from commander.domain.work import Origin, Task
from tests.ui.board.desk import MINUTE, START, Desk
from ui.board.cards import CardWriter
from ui.board.data import BoardData
from ui.board.panel import BoardPanel


def board(desk: Desk) -> BoardPanel:
    panel = BoardPanel(desk.context)
    return desk.show(panel, 1200, 500, lambda: bool(panel._store.data.departments))


def lines(panel: BoardPanel, key: str) -> list[str]:
    return [line.text for line in panel._store.card(key).lines]


def test_a_departments_tab_shows_both_sides_of_waiting_and_entries_jump(desk: Desk) -> None:
    zones, cordon = desk.add_task("Zones", "fire"), desk.add_task("Cordon", "police")
    treat = desk.add_task("Treat", "medical")
    desk.do(AddDependency(desk.stream, cordon, zones))
    desk.do(AddDependency(desk.stream, treat, cordon))
    panel = board(desk)
    strip = panel._linked.strip
    assert not strip.isVisible()
    panel.show_department("police")
    desk.until(strip.isVisible)
    for_me, mine = strip.texts()
    assert [text.split(" · ")[0] for text in for_me] == ["Medical: Treat"]
    assert [text.split(" · ")[0] for text in mine] == ["Fire and rescue: Zones"]
    strip.links()[0][0].click()
    assert desk.context.selection.is_selected("task", cordon)
    strip.links()[1][0].click()
    assert desk.context.selection.is_selected("task", zones)
    panel.show_department("police")
    desk.move(zones, "done")
    desk.until(lambda: not strip.texts()[1])


def test_what_nobody_took_note_of_is_told_to_the_superior_once(desk: Desk) -> None:
    key = desk.add_task("Cordon", "police", priority="urgent")
    other = desk.add_task("Guard", "police", priority="urgent")
    desk.do(AcceptTask(desk.stream, other))
    panel = board(desk)
    assert lines(panel, key) == []
    desk.clock.seek(START + 6 * MINUTE)
    panel._store.ticked.emit(set())
    desk.until(lambda: "! nobody took note" in " ".join(lines(panel, key)))
    assert lines(panel, other) == []
    desk.context.selection.set("task", key)
    panel.escalate()
    desk.until(lambda: desk.context.undo.has_any(desk.stream))
    panel._store.ticked.emit(set())
    desk.until(lambda: "the superior was told" in " ".join(lines(panel, key)))


def test_tasks_that_may_be_one_name_each_other(desk: Desk) -> None:
    one = desk.add_task("Close Highland Avenue", "police")
    two = desk.add_task("close Highland-avenue.", "traffic")
    panel = board(desk)
    desk.until(lambda: any("may be the same" in line for line in lines(panel, one)))
    assert "Police" in " ".join(lines(panel, two))


def test_a_task_of_a_plan_says_clause_and_source_and_what_it_lacks() -> None:
    task = Task(
        key="a",
        owner="fire",
        units=("b1",),
        origin=Origin("plan", "act", "rescue"),
        basis="Emergency Response Law, art. 73",
        needs=(Need("boat", 4, "Boats"),),
        meta=Meta(created_at=START),
    )
    units = {"b1": Unit(key="b1", name="Boat 1", kind="boat", status="on_scene")}
    card = CardWriter(BoardData(tasks={"a": task}, units=units), "en").write(task, START)
    assert "from plan Emergency Response Law, art. 73" in card.pieces
    assert [line.text for line in card.lines] == ["needs Boats: 4, has 1, lacks 3"]
