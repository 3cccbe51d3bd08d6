"""The duties panel: order of pressure, countdown on a test's clock, every step by key and mouse."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from commander.actions import ActivatePlan, AddDuty, FulfilDuty, OpenIncident
from commander.domain.duty import Duty
from commander.journal.reader import Reader
from commander.linkage.duties import DutyState
from commander.linkage.plan_library import library
from commander.linkage.plan_text import text_of
from tests.ui.board.desk import MINUTE, Desk
from ui.duties.details import DutyDetails
from ui.duties.duty_words import ROLES, state_word
from ui.duties.panel import DutiesPanel
from ui.duties.report_form import ReportForm
from ui.widgets.step_form import StepForm


def show(desk: Desk, width: int = 620, height: int = 700) -> DutiesPanel:
    panel = DutiesPanel(desk.context)
    desk.show(panel, width, height, lambda: panel._loaded)
    return panel


def incident(desk: Desk) -> str:
    alarm = desk.clock.now()
    return desk.do(OpenIncident(desk.stream, "Chlorine leak", alarm_at=alarm)).keys[0]


def owe(desk: Desk, of: str, to: str, minutes: int, **fields: object) -> str:
    action = AddDuty(desk.stream, of, "medical", to, minutes, **fields)  # type: ignore[arg-type]
    return desk.do(action).keys[0]


def press(keys: str) -> None:
    """Press a key where the focus is in the panel."""
    (panel,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, DutiesPanel)]
    focused = panel.focusWidget()
    assert focused is not None
    QTest.keySequence(focused, keys)


def details(panel: DutiesPanel) -> DutyDetails:
    assert panel.opened.details is not None
    return panel.opened.details


def form(panel: DutiesPanel) -> StepForm:
    found = details(panel).form
    assert found is not None
    return found


def choose(desk: Desk, panel: DutiesPanel, key: str) -> None:
    desk.until(lambda: key in panel.model.shown_keys())
    panel.view.select(key)
    panel.focus_list()
    desk.until(panel.view.hasFocus)


def duty(panel: DutiesPanel, key: str) -> Duty:
    return panel._data.duties[key]


def test_an_empty_panel_says_what_brings_duties_and_the_key_for_one_by_hand(desk: Desk) -> None:
    panel = show(desk)
    assert panel._stack.currentWidget() is panel._empty
    panel.focus_list()
    press("N")
    desk.until(panel.new.isVisible)
    QTest.keyClicks(panel.new.to, "City duty room")
    QTest.keyClicks(panel.new.limit, "60")
    press("Return")
    assert "Open an incident first" in panel.new._wrong.text()
    incident(desk)
    desk.until(lambda: panel.new.incident.count() == 1)
    assert panel.new.to.text() == "City duty room"
    panel.new.limit.setText("soon")
    press("Return")
    assert "whole number of minutes" in panel.new._wrong.text()
    panel.new.limit.setText("60")
    press("Return")
    desk.until(lambda: len(panel._data.duties) == 1)
    (key,) = panel._data.duties
    assert duty(panel, key).owner == "medical"
    assert panel.new.isHidden()


def test_it_counts_down_over_its_limit_without_reading(desk: Desk, monkeypatch: object) -> None:
    key = owe(desk, incident(desk), "County", 60)
    panel = show(desk)
    desk.until(lambda: not (panel._busy or panel._pending))
    row = panel._write(key)
    assert (row.clock, row.clock_role, row.bar) == ("01:00:00 left", "accent", 0.0)
    assert row.chips[0][0] == "Running"
    read = _count_reads(monkeypatch)
    desk.clock.seek(desk.clock.now() + 50 * MINUTE)
    panel.tick()
    row = panel._write(key)
    assert (row.clock, row.clock_role) == ("10:00 left", "orange")
    assert row.chips[0] == ("Due soon", "soon")
    desk.clock.seek(desk.clock.now() + 13 * MINUTE)
    panel.tick()
    row = panel._write(key)
    assert (row.clock, row.clock_role, row.bar) == ("! overdue 03:00", "red", 1.0)
    assert "1 overdue" in panel._header._count.text()
    assert panel.model.data(panel.model.index(0)) == "Overdue 1"
    assert read() == 0


def _count_reads(monkeypatch: object) -> Callable[[], int]:
    calls: list[object] = []
    before = Reader.all

    def counting(self: Reader, *given: object, **named: object) -> object:
        calls.append(given)
        return before(self, *given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Reader, "all", counting)  # type: ignore[attr-defined]
    return lambda: len(calls)


def test_the_most_pressing_stand_first_and_what_was_made_behind_a_key(desk: Desk) -> None:
    of = incident(desk)
    calm = owe(desk, of, "Province", 300)
    late = owe(desk, of, "County", 30)
    soon = owe(desk, of, "City", 50)
    waiting = owe(desk, of, "Ministry", 60, start="hand")
    made = owe(desk, of, "Neighbours", 40)
    desk.do(FulfilDuty(desk.stream, made, "told by phone"))
    desk.clock.seek(desk.clock.now() + 45 * MINUTE)
    panel = show(desk)
    assert panel.model.shown_keys() == (late, soon, calm, waiting)
    assert "begins when somebody says so" in panel._write(waiting).second
    panel.focus_list()
    press("C")
    assert panel.model.shown_keys() == (late, soon, calm, waiting, made)
    assert "told by phone" in panel._write(made).second


def test_every_step_by_keys(desk: Desk) -> None:
    of = incident(desk)
    key = owe(desk, of, "Ministry", 60, start="hand", every=30)
    panel = show(desk)
    choose(desk, panel, key)
    press("B")
    QTest.keyClicks(form(panel).box("at"), "when?")
    press("Return")
    assert "no time" in form(panel)._wrong.text()
    form(panel).put({"at": ""})
    press("Return")
    desk.until(lambda: duty(panel, key).started_at == desk.clock.now())
    press("L")
    form(panel).put({"minutes": "90"})
    press("Return")
    desk.until(lambda: "missing" in form(panel)._wrong.text())
    form(panel).put({"reason": "roads are cut"})
    press("Return")
    desk.until(lambda: duty(panel, key).minutes == 90)
    press("F")
    report = form(panel)
    assert isinstance(report, ReportForm)
    report.submit()
    assert "Write what was reported" in report._wrong.text()
    QTest.keyClicks(report.text, "12 injured")
    press("Esc")
    desk.until(lambda: details(panel).form is None)
    press("F")
    report = form(panel)
    assert isinstance(report, ReportForm)
    assert report.text.toPlainText() == "12 injured"
    QTest.keyClick(report.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.until(lambda: duty(panel, key).fulfilled is not None)
    desk.until(lambda: len(panel._data.duties) == 2)
    desk.until(lambda: "limit set to 90 min: roads are cut" in details(panel).life.text())


def test_one_owed_again_has_its_number_and_is_lifted_by_key(desk: Desk) -> None:
    key = owe(desk, incident(desk), "Ministry", 60, every=30)
    desk.do(FulfilDuty(desk.stream, key, "12 injured"))
    panel = show(desk)
    (again,) = panel._data.duties.keys() - {key}
    assert "no. 2" in panel._write(again).title
    choose(desk, panel, again)
    press("X")
    form(panel).put({"reason": "over"})
    press("Return")
    desk.until(lambda: duty(panel, again).lifted)
    assert panel._write(again).chips[0][0] == "Lifted"


def test_a_report_is_recorded_by_mouse_and_says_if_it_was_late(desk: Desk) -> None:
    key = owe(desk, incident(desk), "County", 30)
    desk.clock.seek(desk.clock.now() + 42 * MINUTE)
    panel = show(desk)
    choose(desk, panel, key)
    press("Return")
    buttons = details(panel).findChildren(QPushButton)
    (button,) = [one for one in buttons if one.text().startswith("Record the report")]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    report = form(panel)
    assert isinstance(report, ReportForm)
    report.text.setPlainText("12 injured")
    QTest.mouseClick(report._save, Qt.MouseButton.LeftButton)
    desk.until(lambda: duty(panel, key).fulfilled is not None)
    row = panel._write(key)
    assert row.chips[0][0] == "Made late"
    assert "12 min late" in row.clock


def test_the_text_has_to_name_what_the_plan_demands(desk: Desk) -> None:
    of = incident(desk)
    plan = library().get("hazmat-leak")
    desk.do(ActivatePlan(desk.stream, of, text_of(plan), "2", "", "Chlorine", 12.0, "cordon"))
    panel = show(desk, height=900)
    key = next(one.key for one in panel._data.duties.values() if one.contents)
    choose(desk, panel, key)
    press("F")
    report = form(panel)
    assert isinstance(report, ReportForm)
    names = [box.text() for box in report.boxes]
    assert "Measures taken" in names
    report.text.setPlainText("The unit: Works 7. Brief course: valve broke.")
    report.submit()
    assert report._wrong.text().startswith("The report has to say as well: Time, place and scene")
    assert "Brief course" not in report._wrong.text()
    for box in report.boxes:
        box.setChecked(True)
    report.submit()
    desk.until(lambda: duty(panel, key).fulfilled is not None)


def test_states_have_words_and_colours_of_their_own() -> None:
    assert len({state_word(state) for state in DutyState}) == len(DutyState)
    assert set(ROLES) == set(DutyState)
