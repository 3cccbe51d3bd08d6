import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from commander.actions import AcceptTask, Acknowledge, LogMessage, UpdateDepartment
from commander.domain.record import Party
from commander.linkage.span import Span
from commander.linkage.timing import Timing
from tests.ui.board.desk import MINUTE, START, Desk
from ui.linkage.bars import Room, done_role, running_role, scale_end, segments
from ui.linkage.linkage_words import bar_text, late_text, note_text, span_text, tip_text
from ui.linkage.panel import LinkagePanel
from ui.widgets.elided_link import ElidedLink

Key = Qt.Key
HATCH, DOTS, SOLID = (
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.Dense4Pattern,
    Qt.BrushStyle.SolidPattern,
)


def test_words_are_never_finer_than_what_is_known() -> None:
    assert span_text(Span(40 / 60)) == "40 s"
    assert span_text(Span(14.4)) == "14 min"
    assert span_text(Span(14.0, "approx")) == "≈ 14 min"
    assert span_text(Span(100.0, "minute")) == "1 h 40 min"
    assert span_text(Span(0.0, "day")) == "≈ 1 d"


def test_a_bar_is_cut_where_the_work_is_done() -> None:
    timing = Timing(
        department="fire",
        to_acknowledged=Span(2.0),
        to_started=Span(9.0),
        to_done=Span(6.0),
    )
    parts = [(one.start, one.end, one.style) for one in segments(timing)]
    assert parts == [(0.0, 2.0, HATCH), (2.0, 6.0, DOTS)]
    whole = Timing(department="fire", to_acknowledged=Span(2.0), to_done=Span(6.0))
    assert [(one.start, one.end, one.style) for one in segments(whole)] == [
        (0.0, 2.0, HATCH),
        (2.0, 6.0, SOLID),
    ]


def test_words_go_behind_the_line_of_the_target() -> None:
    room = Room(left=100, right=400, target=130, gap=8)
    assert room.begin(100, 20) == 100
    assert room.begin(100, 60) == 138
    assert room.begin(140, 60) == 140


def test_a_task_that_runs_for_hours_does_not_press_the_others_together() -> None:
    timing = Timing(department="fire", to_done=Span(10.0), running=Span(600.0), target=15)
    assert scale_end((timing,)) == pytest.approx(1.5 * 1.2 * 15)


def test_what_is_not_known_is_said_and_colours_have_their_words() -> None:
    silent = Timing(department="fire", asked=1)
    assert bar_text(silent) == "not recorded"
    done = Timing(department="fire", asked=1, to_done=Span(20.0), target=15, late=2)
    assert note_text(done) == "acknowledgement not recorded"
    assert (done_role(done), running_role(done), late_text(done)) == ("orange", "red", "! 2 late")
    assert "Asked → started: not recorded" in tip_text("Fire", done)


def linkage(desk: Desk, width: int = 400, height: int = 240) -> LinkagePanel:
    panel = LinkagePanel(desk.context)
    return desk.show(panel, width, height, lambda: bool(panel._chart._timings))


def finished(desk: Desk, title: str, owner: str, minutes: int) -> str:
    key = desk.add_task(title, owner, happened_at=START - 60 * MINUTE)
    desk.do(AcceptTask(desk.stream, key, happened_at=START - 58 * MINUTE))
    desk.move(key, "done", happened_at=START - (60 - minutes) * MINUTE)
    return key


def test_the_chart_shows_departments_that_were_asked_and_follows_the_journal(desk: Desk) -> None:
    finished(desk, "Recon", "fire", 12)
    panel = linkage(desk)
    assert [one.department for one in panel._chart._timings] == ["fire"]
    assert panel._chart._timings[0].to_done == Span(12.0)
    party = Party("department", "police", "Police")
    order = desk.do(
        LogMessage(desk.stream, "Close Road 18", to=(party,), kind="order", ack_from=(party.ref,))
    ).keys[0]
    desk.until(lambda: len(panel._chart._timings) == 2)
    by_department = {one.department: one for one in panel._chart._timings}
    assert by_department["police"].to_acknowledged is None
    desk.clock.seek(START + 2 * MINUTE)
    desk.do(Acknowledge(desk.stream, order, party.ref, way="radio"))

    def told() -> bool:
        found = {one.department: one for one in panel._chart._timings}
        return found["police"].to_acknowledged == Span(2.0)

    desk.until(told)
    assert "acknowledged 2 min" in panel._chart.accessibleDescription()


def test_a_target_is_data(desk: Desk) -> None:
    finished(desk, "Recon", "fire", 12)
    desk.do(UpdateDepartment(desk.stream, "fire", {"target_minutes": 10}))
    panel = linkage(desk)
    assert panel._chart._timings[0].target == 10
    assert panel._chart._timings[0].is_over_target


def test_a_click_and_enter_choose_the_department(desk: Desk) -> None:
    finished(desk, "Recon", "fire", 12)
    finished(desk, "Road block", "police", 5)
    panel = linkage(desk)
    chart = panel._chart
    wanted = [one.department for one in chart._timings]
    chosen: list[str] = []
    panel.department_chosen.connect(chosen.append)
    at = chart.getPlotItem().getViewBox().mapViewToScene(QPointF(3, 1))
    point = chart.mapFromScene(at)
    QTest.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(point))
    assert chosen == [wanted[1]]
    panel.focus_list()
    QTest.keyClick(chart, Key.Key_Up)
    QTest.keyClick(chart, Key.Key_Return)
    assert chosen == [wanted[1], wanted[0]]


def test_who_waits_for_whom_stands_below_and_leads_into_the_chain(desk: Desk) -> None:
    blocker = desk.add_task("Decontamination line", "fire")
    key = desk.add_task("Move patients", happened_at=START - 30 * MINUTE)
    desk.move(key, "blocked", waits_for=(blocker,), happened_at=START - 14 * MINUTE)
    panel = linkage(desk)
    assert panel._waits.count() == 1
    item = panel._waits.itemAt(0)
    assert item is not None
    link = item.widget()
    assert isinstance(link, ElidedLink)
    assert "waits for" in link.words
    assert link.words.endswith("14 min · Move patients")
    wanted: list[str] = []
    panel.chain_wanted.connect(wanted.append)
    link.click()
    assert wanted == [key]
    desk.move(blocker, "done")
    desk.until(lambda: panel._waits.count() == 0)


def test_running_work_grows_with_the_clock(desk: Desk) -> None:
    desk.add_task("Air sampling", "environment")
    panel = linkage(desk)
    assert panel._chart._timings[0].running == Span(0.0)
    desk.clock.seek(START + 33 * MINUTE)
    desk.until(lambda: panel._chart._timings[0].running == Span(33.0))


def test_without_anything_asked_it_says_what_belongs_here(desk: Desk) -> None:
    panel = LinkagePanel(desk.context)
    desk.show(panel, 400, 240, lambda: not panel._busy)
    assert panel._empty.isVisible()
    assert not panel._chart.isVisible()
