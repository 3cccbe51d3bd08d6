"""The whole activation of a plan in the panel: by keyboard alone, by mouse alone, refused, kept."""

import pytest
from PySide6.QtWidgets import QApplication

from commander.actions import ApproveWarning, DraftWarning, IssueWarning, OpenIncident
from commander.errors import UserError
from commander.linkage.plan_library import library
from commander.linkage.plan_work import work_at
from tests.ui.board.desk import Desk
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


def opened(desk: Desk, panel: ResponsePanel) -> None:
    """Wait until the form shows what the plan will bring."""
    form = panel.activating
    desk.until(lambda: form.plans.plan is not None and len(form.preview.texts()) > 3)


def test_a_plan_is_activated_by_keyboard_alone(desk: Desk) -> None:
    leak(desk)
    panel = shown(desk)
    panel.focus_list()
    press("N")
    opened(desk, panel)
    form = panel.activating
    assert QApplication.focusWidget() is form.plans.plans
    assert form.plans.level.level == "2"
    assert "event grade II" in form.plans.why.text()
    press("Alt+3")
    assert form.plans.level.level == "3"
    press("Alt+2")
    press("Ctrl+Return")
    assert QApplication.focusWidget() is form.contents.hours.editor
    write("12")
    form.contents.measures.editor.setFocus()
    write("cordon, rescue")
    press("Ctrl+Return")
    assert form.wrong.text() == ""
    desk.until(lambda: len(panel.list.cards) == 1)
    (one,) = held(desk)
    assert (one.level, one.matter, one.expected_hours) == ("2", "Chlorine leak", 12)
    assert one.measures == "cordon, rescue"
    work = work_at(PLAN, "2")
    assert len(tasks(desk)) == len(work.tasks)
    assert len(duties(desk)) == len(work.reports)
    assert levels(desk) == [("City government", "2")]
    desk.until(lambda: QApplication.focusWidget() in panel.list.cards.values())
    (card,) = panel.list
    assert card.level.text() == "2 · Level two"
    assert set(card.matrix.cells) >= {rule.department for rule in work.notify}
    assert card.matrix.cells["fire"].told.words.startswith("… 5 min left")
    assert desk.errors == []


def test_a_plan_is_activated_by_mouse_alone_in_a_narrow_panel(desk: Desk) -> None:
    leak(desk)
    panel = shown(desk, 500, 420)
    click(desk, panel.activate_button)
    form = panel.activating
    desk.until(lambda: form.plans.plan is not None and form.plans.level.level == "2")
    assert not form.preview.isVisible()
    click(desk, form.plans.level.buttons["3"])
    click(desk, form.go)
    chips = [one for one in form.contents.hours.findChildren(type(form.go)) if one.text() == "24 h"]
    click(desk, chips[0])
    click(desk, form.contents.from_plan)
    click(desk, form.go)
    assert form.preview.isVisible()
    desk.until(lambda: any("Departments told" in one for one in form.preview.texts()))
    assert held(desk) == ()
    click(desk, form.go)
    desk.until(lambda: len(panel.list.cards) == 1)
    (one,) = held(desk)
    assert (one.level, one.expected_hours) == ("3", 24)
    assert work_at(PLAN, "3").tasks[0].title["en"].split()[0] in one.measures


def test_what_is_shown_before_is_what_is_done(desk: Desk) -> None:
    leak(desk)
    panel = shown(desk)
    panel.activate()
    opened(desk, panel)
    said = panel.activating.preview.texts()
    work = work_at(PLAN, "2")
    assert f"Departments told: {len(work.notify)}" in said
    assert f"Tasks: {len(work.tasks)}" in said
    assert f"Reports owed: {len(work.reports)}" in said
    for task in work.tasks:
        assert any(task.title["en"] in line for line in said), task.code
    assert held(desk) == ()
    assert tasks(desk) == ()


def test_missing_contents_are_marked_where_they_belong(desk: Desk) -> None:
    leak(desk)
    panel = shown(desk)
    panel.activate()
    opened(desk, panel)
    form = panel.activating
    form.forward()
    form.contents.matter.set_value("")
    form.contents.hours.set_value("6")
    press("Ctrl+Return")
    assert QApplication.focusWidget() is form.contents.matter.editor
    assert form.wrong.text() == "Say also: Matter, Measures."
    assert "! Matter is missing" in form.contents.matter.label()
    assert "Emergency Response Law" in form.contents.measures.label()
    assert held(desk) == ()
    write("Chlorine")
    assert "missing" not in form.contents.matter.label()
    form.contents.measures.set_value("cordon")
    press("Ctrl+Return")
    desk.until(lambda: len(panel.list.cards) == 1)


def test_no_fact_no_level_until_a_person_decides(desk: Desk) -> None:
    leak(desk, grade="")
    panel = shown(desk)
    panel.activate()
    form = panel.activating
    desk.until(lambda: form.plans.plan is not None)
    assert form.plans.level.level == ""
    form.forward()
    assert form.wrong.text() == "Decide on a level: no fact proposes one."
    injured = form.plans.facts.fields["injured"]
    injured.setFocus()
    write("120")
    assert form.plans.level.level == "1"
    assert "injured ≥ 100" in form.plans.why.text()
    click(desk, form.plans.level.buttons["4"])
    write("0")
    assert form.plans.level.level == "4"


def test_what_was_typed_outlives_the_panel_and_a_refusal(desk: Desk) -> None:
    incident = leak(desk)
    panel = shown(desk)
    panel.activate()
    opened(desk, panel)
    form = panel.activating
    form.forward()
    form.contents.measures.set_value("cordon\n疏散")
    form.contents.hours.set_value("8")
    press("Escape")
    desk.until(lambda: bool(desk.post.settings.get("response.draft")))
    desk.until(lambda: "said" in desk.post.settings.get("response.draft"))
    again = shown(desk)
    again.activate()
    desk.until(lambda: again.activating.contents.measures.value() == "cordon\n疏散")
    opened(desk, again)
    # Meanwhile somebody else activated it: refused in words, nothing is lost.
    activate(desk, incident)
    again.activating.forward()
    again.activating.forward()
    desk.until(again.activating.wrong.isVisible)
    assert again.activating.contents.measures.value() == "cordon\n疏散"
    assert again.activating.contents.hours.value() == "8"
    assert len(held(desk)) == 1


def test_a_broken_plan_file_is_named_and_never_offered(desk: Desk) -> None:
    leak(desk)
    folder = desk.post.data / "plans"
    folder.mkdir()
    (folder / "own.toml").write_text('format = 1\ncode = "own"\nversion = 0\n', "utf-8")
    panel = shown(desk)
    panel.activate()
    opened(desk, panel)
    form = panel.activating
    assert "own.toml, in line" in form.wrong.text()
    rows = [form.plans.plans.item(row).text() for row in range(form.plans.plans.count())]
    assert rows[0].startswith("Leak of a hazardous chemical")
    assert not any("own" in row for row in rows)


def test_nothing_is_activated_in_the_past(desk: Desk) -> None:
    leak(desk)
    panel = shown(desk)
    object.__setattr__(desk.context, "holds_back", lambda: UserError("This is the past."))
    panel.activate()
    assert not panel.activating.isVisible()
    assert [str(one) for one in desk.errors] == ["This is the past."]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_tasks_speak_the_language_that_was_chosen(desk: Desk, language: str) -> None:
    leak(desk)
    panel = shown(desk)
    panel.activate()
    opened(desk, panel)
    form = panel.activating
    form.contents.language.setCurrentIndex(form.contents.language.findData(language))
    form.contents.hours.set_value("6")
    form.contents.measures.set_value("x")
    form.forward()
    form.forward()
    desk.until(lambda: len(panel.list.cards) == 1)
    titles = {one.title for one in tasks(desk)}
    assert titles == {one.title[language] for one in work_at(PLAN, "2").tasks}


def test_a_warning_in_force_proposes_a_level(desk: Desk) -> None:
    flood = OpenIncident(desk.stream, "Rain", event_type="natural_disaster", subtype="flood")
    incident = desk.do(flood).keys[0]
    said = {"en": "Rain", "zh": "暴雨"}
    fields = {
        "category": "rain",
        "level": "red",
        "starts_at": 1,
        "area": "city",
        "issuer": "weather",
        "cautions": said,
        "measures": said,
    }
    key = desk.do(DraftWarning(desk.stream, incident, "rainstorm", fields)).keys[0]
    desk.do(ApproveWarning(desk.stream, key))
    desk.do(IssueWarning(desk.stream, key))
    panel = shown(desk)
    panel.activate()
    form = panel.activating
    desk.until(lambda: form.plans.plan is not None)
    assert form.plans.plan is not None
    assert form.plans.plan.code == "urban-flood"
    assert form.plans.level.level == "2"
    assert "Red warning" in form.plans.why.text()
