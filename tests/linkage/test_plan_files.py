"""Plan files: the ones that ship, and what a broken one says."""

import json
from pathlib import Path

import pytest

import resources
from commander.domain.codes import EventType
from commander.domain.plan import PlanText, ResponsePlan
from commander.errors import UserError
from commander.journal.change import MAX_BODY
from commander.linkage.plan_file import WrongPlan, parse_plan, read_plan
from commander.linkage.plan_library import library
from commander.linkage.plan_text import PART, digest_of, file_of, parts_of, plan_of, plans_of
from commander.linkage.plan_work import work_at

GOOD = """\
format = 1
code = "small"
version = 1
names = { en = "Small", zh = "小" }
event_type = "accident"

[[sources]]
code = "L"
names = { en = "The law", zh = "本法" }

[[departments]]
code = "fire"
names = { en = "Fire", zh = "消防" }

[[clauses]]
code = "c1"
text = { en = "Do it.", zh = "应当。" }
source = "L"
article = "7(2)"

[[clauses]]
code = "c2"
text = { en = "So here.", zh = "此地如此。" }
example = true
binding = false

[[levels]]
code = "2"
authority = { en = "City", zh = "市" }
clause = "c2"
when = [{ fact = "dead", at_least = 3 }]

[[tasks]]
code = "a"
owner = "fire"
title = { en = "First", zh = "一" }
clause = "c1"
minutes = 10

[[tasks]]
code = "b"
owner = "fire"
title = { en = "Second", zh = "二" }
clause = "c1"
waits_for = [
  "a",
]

[[reports]]
code = "r"
owner = "fire"
sender = { en = "Unit", zh = "单位" }
to = { en = "County", zh = "县" }
clause = "c1"
minutes = 60
"""


def parsed(text: str) -> ResponsePlan:
    return parse_plan(text.encode(), "p.toml").plan


def shipped() -> list[Path]:
    return sorted(resources.path("plans").glob("*.toml"))


def test_there_is_a_plan_for_each_type_of_event() -> None:
    types = {read_plan(path).plan.event_type for path in shipped()}
    assert types == {str(one) for one in EventType}


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
def test_a_shipped_plan_is_whole(path: Path) -> None:
    plan = read_plan(path).plan
    assert plan.languages == ("en", "zh")
    sources = {one.code for one in plan.sources}
    for clause in plan.clauses:
        assert (clause.source in sources) != clause.example
        if clause.source:
            assert clause.article, clause.code
    demanded = {one.code for one in plan.contents if one.of == "activation"}
    assert demanded >= {"matter", "level", "expected_hours", "measures"}
    assert {one.of for one in plan.contents} >= {"activation", "warning", "report", "ending"}
    assert plan.warnings
    # At every level nothing that binds is left to nobody.
    for level in plan.levels:
        work = work_at(plan, level.code)
        carried = {
            *(one.clause for one in work.notify),
            *(one.clause for one in work.tasks),
            *(one.clause for one in work.reports),
        }
        binding = {
            one.code
            for one in plan.clauses
            if one.binding and (not one.levels or level.code in one.levels)
        }
        assert binding <= carried, level.code
    # A task that waits does so for one that is in force whenever it is.
    levels = [one.code for one in plan.levels]
    by_code = {one.code: set(one.levels or levels) for one in plan.tasks}
    for task in plan.tasks:
        for other in task.waits_for:
            assert by_code[task.code] <= by_code[other], (task.code, other)


def test_the_good_one_is_good_and_comes_back_the_same_from_its_file() -> None:
    plan = parsed(GOOD)
    assert [one.code for one in plan.tasks] == ["a", "b"]
    assert plan.basis("c1", "en") == "The law art. 7(2)"
    assert plan.basis("c1", "zh") == "本法第7条（2）"
    assert plan.basis("c2", "en") == ""
    assert digest_of(parsed(file_of(plan))) == digest_of(plan)
    # Comments and order of tables change nothing of what a plan says.
    assert digest_of(parsed("# by hand\n" + GOOD)) == digest_of(plan)


def problems(text: str) -> list[str]:
    with pytest.raises(WrongPlan) as caught:
        parsed(text)
    return [str(one) for one in caught.value.problems]


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


@pytest.mark.parametrize(
    ("before", "after", "field", "words"),
    [
        (
            'owner = "fire"\ntitle',
            'owner = "navy"\ntitle',
            "tasks[1].owner",
            "no department “navy”",
        ),
        ('clause = "c1"\nminutes = 10', 'clause = "c9"', "tasks[1].clause", "no clause “c9”"),
        ("minutes = 10", 'minutes = "10"', "tasks[1].minutes", "a whole number, not a text"),
        ("minutes = 10", "minute = 10", "tasks[1].minute", "no such field"),
        ("minutes = 60", "minutes = 0", "reports[1].minutes", "from 1"),
        (', zh = "二" }', " }", "tasks[2].title.zh", "text in zh is missing"),
        ('source = "L"', "", "clauses[1].source", "where the clause comes from"),
        ('source = "L"', 'source = "X"', "clauses[1].source", "no source “X”"),
        ('code = "b"', 'code = "a"', "tasks[2].code", "used twice"),
        ('event_type = "accident"', 'event_type = "war"', "event_type", "“war” is not known"),
        ("at_least = 3", 'any_of = ["3"]', "levels[1].when[1]", "counted fact"),
        ('fact = "dead"', 'fact = "lost"', "levels[1].when[1].fact", "“lost” is not known"),
        ("format = 1", "format = 9", "format", "format 1, the file has 9"),
        ('to = { en = "County", zh = "县" }\n', "", "reports[1].to", "is missing"),
        (
            'owner = "fire"\nsender',
            'owner = "fire"\nstart = "x"\nsender',
            "reports[1].start",
            "“x”",
        ),
    ],
)
def test_a_broken_plan_names_line_field_and_what_to_do(
    before: str, after: str, field: str, words: str
) -> None:
    assert before in GOOD
    text = GOOD.replace(before, after, 1)
    found = problems(text)
    place = GOOD.index(before)
    line = GOOD[:place].count("\n") + 1
    assert len(found) == 1, found
    assert found[0].startswith("p.toml, in line ")
    assert f", {field}: " in found[0]
    assert words in found[0]
    said = int(found[0].split("line ")[1].split(",")[0])
    # What is missing is named at its record, what is wrong at the field itself.
    assert said in range(line - 5, line + 2), found[0]


def test_a_circle_is_shown() -> None:
    text = GOOD.replace('clause = "c1"\nminutes = 10', 'clause = "c1"\nwaits_for = ["b"]', 1)
    (said,) = problems(text)
    assert "a → b → a" in said
    assert f"line {line_of(text, 'waits_for')}" in said
    own = GOOD.replace('  "a",', '  "b",')
    assert "b → b" in problems(own)[0]


def test_all_problems_are_named_at_once_in_order() -> None:
    text = GOOD.replace('owner = "fire"', 'owner = "navy"').replace('source = "L"\n', "")
    lines = [int(one.split("line ")[1].split(",")[0]) for one in problems(text)]
    assert len(lines) == 4
    assert lines == sorted(lines)


def test_what_is_no_plan_says_so() -> None:
    assert "line 3" in problems("a = 1\nb = 2\nc = = 3\n")[0]
    with pytest.raises(WrongPlan, match=r"line 2: The text is not UTF-8"):
        parse_plan(b"a = 1\nb = '\xff'\n", "p.toml")
    assert "control character" in problems(GOOD.replace('"Do it."', '"Do\\u0007it."'))[0]
    with pytest.raises(UserError, match="cannot be read"):
        read_plan(Path("/nowhere/p.toml"))


def test_a_field_after_a_long_text_is_found_at_its_line() -> None:
    text = GOOD.replace('"Do it."', '"""Do\n[[tasks]]\nit."""').replace(
        "minutes = 60", "minutes = 0"
    )
    text = text.replace("text = {", "text = {", 1)
    # A long text may hold what looks like a table; an inline table may hold a long text.
    said = problems(text)[0]
    assert f"line {line_of(text, 'minutes = 0')}, reports[1].minutes" in said


def test_the_library_has_the_users_plans_and_refuses_two_with_one_number(tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "one.toml").write_text(GOOD, "utf-8")
    (folder / "newer.toml").write_text(GOOD.replace("version = 1", "version = 2"), "utf-8")
    (folder / "broken.toml").write_text("code = ", "utf-8")
    found = library(tmp_path)
    assert found.get("small").version == 2
    assert found.get("small", 1).version == 1
    with pytest.raises(UserError, match=r"no plan other; there are: .*small"):
        found.get("other")
    assert {plan.code for plan in found.newest()} > {"small", "hazmat-leak"}
    assert [str(one)[:11] for one in found.problems] == ["broken.toml"]
    (folder / "other.toml").write_text(GOOD.replace("Do it.", "Do that."), "utf-8")
    found = library(tmp_path)
    assert [plan.version for plan in found.plans if plan.code == "small"] == [2]
    said = str(found.problems[-1])
    assert "other.toml, in line 3, version: one.toml has another text" in said
    for version in (0, 1):
        with pytest.raises(UserError, match=r"other.toml, in line 3"):
            found.get("small", version)
    assert found.get("small", 2).version == 2
    # The same text twice is no quarrel.
    (folder / "other.toml").write_text("# copy\n" + GOOD, "utf-8")
    assert len(library(tmp_path).problems) == 1


def test_a_broken_newer_version_is_no_reason_to_work_under_the_older_one(tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "one.toml").write_text(GOOD, "utf-8")
    newer = GOOD.replace("version = 1", "version = 2").replace('clause = "c1"', 'clause = "c9"', 1)
    (folder / "two.toml").write_text(newer, "utf-8")
    found = library(tmp_path)
    with pytest.raises(UserError, match=r"two.toml, in line \d+, tasks\[1\].clause"):
        found.get("small")
    assert found.get("small", 1).version == 1
    assert found.get("hazmat-leak").code == "hazmat-leak"


def test_a_plan_travels_in_parts_that_fit_a_change_and_comes_back_whole() -> None:
    task = parsed(GOOD).tasks[0]
    text = GOOD + "".join(
        f'\n[[tasks]]\ncode = "t{n}"\nowner = "fire"\nclause = "c1"\n'
        f'title = {{ en = "Task {n}", zh = "{"任务" * 60}{n}" }}\n'
        for n in range(300)
    )
    plan = parsed(text)
    assert task in plan.tasks
    parts = parts_of(plan)
    assert len(parts) > 2
    for _, fields in parts:
        assert len(json.dumps(fields, ensure_ascii=False).encode()) < MAX_BODY
    records = [PlanText(key=key, **fields) for key, fields in parts]
    digest = digest_of(plan)
    assert plan_of(reversed(records), digest) == plan
    assert plan_of(records[1:], digest) is None
    forged = PlanText(**{**parts[0][1], "text": "x" * PART})
    assert plan_of([forged, *records[1:]], digest) is None
    assert plans_of(records) == {digest: plan}
