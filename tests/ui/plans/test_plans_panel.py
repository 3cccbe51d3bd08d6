"""The plan library in the window: read, edit with problems at the cell, save, take in, hand out."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from commander.interop.plan_sheet import TABLES, columns_of, plan_of_sheets, sheets_of
from commander.linkage.plan_library import library
from commander.linkage.plan_text import digest_of, file_of
from tests.ui.board.desk import Desk
from tests.ui.pictures import drop, files
from ui.plans.column_words import column_word
from ui.plans.plans_desk import PlansDesk
from ui.plans.plans_panel import DRAFT, PlansPanel
from ui.plans.reading import sections

PLAN = library().get("hazmat-leak")


@pytest.fixture
def open_plans(desk: Desk) -> Callable[[], PlansPanel]:
    def opened() -> PlansPanel:
        host = QWidget()
        panel = PlansPanel(desk.context, host)
        desk.show(host, 1300, 850, host.isVisible)
        panel.open()
        desk.until(lambda: panel.list.count() > 0)
        return panel

    return opened


def choose(panel: PlansPanel, code: str, version: int = 1) -> None:
    names = [(one.code, one.version) for one in panel._plans]
    panel.list.setCurrentRow(names.index((code, version)))


def test_rows_say_exactly_what_the_plan_says() -> None:
    for plan in library().plans:
        sheets = sheets_of(plan)
        assert set(sheets) == {"plan", *TABLES}
        assert digest_of(plan_of_sheets(sheets, "x")) == digest_of(plan)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_plan_is_read_in_words(language: str) -> None:
    found = {one.title: one for one in sections(PLAN, language)}
    matrix = found["Who is told"]
    assert len(matrix.columns) == 2 + len(PLAN.levels)
    assert len(matrix.rows) == len({one.department for one in PLAN.notify})
    said = "\n".join(" ".join(row) for row in found["Tasks"].rows)
    for task in PLAN.tasks:
        assert task.title[language] in said
    sources = [row[0] for row in found["Clauses"].rows]
    assert sources.count("example") == sum(one.example for one in PLAN.clauses)


def test_a_new_version_is_edited_saved_and_offered(
    desk: Desk, open_plans: Callable[[], PlansPanel]
) -> None:
    panel = open_plans()
    choose(panel, "hazmat-leak")
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    desk.until(lambda: panel.editing)
    assert panel.heading.text() == "Editing hazmat-leak, version 2"
    model = panel.editor.models["tasks"]
    title = model.columns.index("title_zh")
    model.setData(model.index(0, title), "改过的任务")
    QTest.keySequence(panel.editor.tabs, "Ctrl+S")
    desk.until(lambda: not panel.editing)
    desk.until(lambda: len(panel._plans) == 5)
    saved = library(desk.post.data).get("hazmat-leak")
    assert (saved.version, saved.tasks[0].title["zh"]) == (2, "改过的任务")
    assert library(desk.post.data).get("hazmat-leak", 1) == PLAN
    desk.until(lambda: panel.chosen == saved)
    assert "改过的任务" not in "\n".join(panel.reading.texts())  # this window speaks English


def test_problems_stand_at_the_cell_and_nothing_is_saved(
    desk: Desk, open_plans: Callable[[], PlansPanel]
) -> None:
    panel = open_plans()
    choose(panel, "hazmat-leak")
    panel.edit()
    editor = panel.editor
    model = editor.models["tasks"]
    owner, waits = model.columns.index("owner"), model.columns.index("waits_for")
    model.setData(model.index(2, owner), "navy")
    model.setData(model.index(1, model.columns.index("title_zh")), " ")
    desk.until(lambda: len(editor.found.wrong) == 2)
    assert "no department “navy”" in model.wrong_at(2, "owner")
    assert "zh is missing" in model.wrong_at(1, "title_zh")
    assert str(model.data(model.index(2, owner))) == "! navy"
    assert editor.tabs.tabText(list(editor.models).index("tasks")).startswith("! Tasks")
    panel.save()
    desk.until(lambda: "2 problems" in panel.said.text())
    assert editor.views["tasks"].currentIndex().isValid()
    assert not (desk.post.data / "plans").exists()
    # A circle is found once everything else is right.
    model.setData(model.index(2, owner), "police")
    model.setData(model.index(1, model.columns.index("title_zh")), "好")
    first, second = model.rows[0]["code"], model.rows[1]["code"]
    model.setData(model.index(0, waits), second)
    model.setData(model.index(1, waits), first)
    desk.until(lambda: any("circle" in str(one.reason) for one in editor.found.wrong))
    model.setData(model.index(1, waits), "")
    desk.until(lambda: editor.found.plan is not None)
    assert editor.problems.isHidden()


def test_rows_come_and_go(desk: Desk, open_plans: Callable[[], PlansPanel]) -> None:
    panel = open_plans()
    choose(panel, "hazmat-leak")
    panel.edit(copy=True)
    assert panel.editor.head("code") == "hazmat-leak-copy"
    editor = panel.editor
    editor.tabs.setCurrentWidget(editor.views["departments"])
    before = len(editor.models["departments"].rows)
    editor.add_row()
    assert len(editor.models["departments"].rows) == before + 1
    editor.remove_row()
    assert len(editor.models["departments"].rows) == before


def test_what_was_typed_outlives_the_window(
    desk: Desk, open_plans: Callable[[], PlansPanel]
) -> None:
    panel = open_plans()
    choose(panel, "urban-flood")
    panel.edit()
    model = panel.editor.models["clauses"]
    model.setData(model.index(0, model.columns.index("text_en")), "half a sen")
    desk.until(lambda: "sheets" in desk.post.settings.get(DRAFT, {}))
    panel.close_overlay()
    again = open_plans()
    desk.until(lambda: again.editing)
    assert again.editor.models["clauses"].rows[0]["text_en"] == "half a sen"
    assert again.editor.head("version") == "2"
    again.discard()
    desk.until(lambda: desk.post.settings.get(DRAFT) == {})
    assert not again.editing


def test_a_broken_file_is_told_by_line_and_field_and_nothing_is_taken_in(
    desk: Desk, open_plans: Callable[[], PlansPanel], tmp_path: Path
) -> None:
    panel = open_plans()
    path = tmp_path / "broken.toml"
    text = file_of(PLAN).replace("version = 1", "version = 2", 1)
    path.write_text(text.replace('owner = "fire"', 'owner = "navy"', 1), "utf-8")
    assert drop(panel, QPoint(20, 20), files(path))
    desk.until(lambda: "Nothing was taken in; 1 problems" in panel.said.text())
    assert "broken.toml, in line" in panel.said.text()
    assert ".owner: There is no department “navy”" in panel.said.text()
    assert not (desk.post.data / "plans").exists()
    path.write_text(file_of(PLAN).replace('"1"', '"9"'), "utf-8")
    panel.take_in(path)
    desk.until(lambda: "problems" in panel.said.text() and "9" in panel.said.text())


def test_plans_come_from_files_and_sheets_and_go_out(
    desk: Desk, open_plans: Callable[[], PlansPanel], tmp_path: Path
) -> None:
    panel = open_plans()
    choose(panel, "attack")
    out = tmp_path / "attack.toml"
    panel.hand_out(out)
    desk.until(out.exists)
    desk.until(lambda: "Written" in panel.said.text())
    out.write_text(out.read_text("utf-8").replace("version = 1", "version = 7", 1), "utf-8")
    panel.take_in(out)
    desk.until(lambda: ("attack", 7) in [(one.code, one.version) for one in panel._plans])
    folder = tmp_path / "sheets"
    folder.mkdir()
    sheets = sheets_of(PLAN)
    for row in sheets["plan"]:
        if row["field"] == "version":
            row["value"] = "8"
    for name, rows in sheets.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, list(dict.fromkeys(n for row in rows for n in row)))
            writer.writeheader()
            writer.writerows(rows)
    assert drop(panel, QPoint(20, 20), files(folder / "plan.csv"))
    desk.until(lambda: ("hazmat-leak", 8) in [(one.code, one.version) for one in panel._plans])
    # The same number with another text is refused.
    out.write_text(out.read_text("utf-8").replace("Attack with", "Another with", 1), "utf-8")
    panel.take_in(out)
    desk.until(lambda: "another text under attack, version 7" in panel.said.text())


def test_a_plan_dropped_on_the_window_opens_the_library(desk: Desk, tmp_path: Path) -> None:
    host = QWidget()
    host.setAcceptDrops(True)
    plans = PlansDesk(desk.context, host)
    desk.show(host, 1300, 850, host.isVisible)
    path = tmp_path / "mine.toml"
    path.write_text(file_of(PLAN).replace("version = 1", "version = 3", 1), "utf-8")
    assert drop(host, QPoint(5, 5), files(path))
    desk.until(lambda: "Taken in: hazmat-leak, version 3" in plans.panel.said.text())
    assert plans.panel.isVisible()
    assert QApplication.focusWidget() is not None


def test_columns_are_called_by_words_and_their_tip_says_the_file_s_name() -> None:
    columns = [name for table in TABLES for name in columns_of(table, ("en", "zh"))]
    assert not [name for name in columns if column_word(name) == name]
    assert column_word("title_zh") == "Title · 中文"
