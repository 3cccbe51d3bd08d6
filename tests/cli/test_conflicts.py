"""Conflicts on the command line: listed in words, settled with one word, beside a window or not."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from commander.actions import (
    AddUnit,
    AssignUnit,
    CreateTask,
    MoveTask,
    SetUnitStatus,
    UpdateTask,
    UpdateUnit,
)
from commander.domain.work import Task
from tests.cli.conftest import Run, Said
from tests.posts import Posts, two_posts

Conflicts = Callable[..., Said]


@pytest.fixture
def posts(tmp_path: Path) -> Iterator[Posts]:
    """Two posts that disagree about a task and a unit; the first takes requests."""
    with two_posts(tmp_path) as opened:
        stream = opened.stream
        task = opened.do(CreateTask(stream, "Evacuate Duffy Street", "police")).keys[0]
        unit = opened.do(AddUnit(stream, "Engine 1", "fire")).keys[0]
        opened.meet()
        opened.do(MoveTask(stream, task, "blocked", "no buses"))
        opened.do_there(MoveTask(stream, task, "done"))
        opened.do(SetUnitStatus(stream, unit, "released"))
        opened.do_there(UpdateUnit(stream, unit, {"crew": 5}))
        opened.meet()
        opened.here.serve_control()
        yield opened


@pytest.fixture
def conflicts(run: Run, posts: Posts) -> Conflicts:
    here = str(posts.here.data)
    return lambda *words: run("conflicts", *words, "--data", here)


def test_each_is_told_with_who_when_and_where(conflicts: Conflicts) -> None:
    said = conflicts()
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[0] == "1. task “Evacuate Duffy Street”: moved to different columns"
    assert lines[1].startswith("   1 status done  (shown meanwhile)  [B. Chen, Vehicle 2, device ")
    assert lines[2].startswith(
        "   2 status blocked (no buses)  [A. Rivera, Incident commander, device "
    )
    assert lines[3] == "2. unit “Engine 1”: ended while somebody else changed it"
    assert lines[4].startswith("   1 it stays ended: status released  (shown meanwhile)")
    assert lines[5].startswith("   2 it goes on, with crew 5  [B. Chen")


def test_json_has_all_of_it(conflicts: Conflicts) -> None:
    moved, released = conflicts("--json").json
    assert (moved["kind"], moved["field"]) == ("moved", "status")
    assert [side["values"]["status"] for side in moved["sides"]] == ["done", "blocked"]
    assert {"stamp", "author", "position", "device"} <= released["sides"][1]["claims"][0].keys()


@pytest.mark.parametrize("item", ["1", "Duffy"])
def test_an_answer_settles_it_through_the_open_window(
    conflicts: Conflicts, posts: Posts, item: str
) -> None:
    said = conflicts("settle", item, "2", "--by", "C. Diaz")
    assert (said.code, said.err) == (0, "")
    posts.meet()
    (rest,) = posts.conflicts()
    assert rest.entity == "unit"
    (task,) = posts.there.reader.all(Task, posts.stream)
    assert (task.status, task.reason) == ("blocked", "no buses")
    again = conflicts("settle", "Duffy", "1")
    assert again.code == 1


def test_another_value_and_both(conflicts: Conflicts, posts: Posts) -> None:
    assert conflicts("settle", "1", "--value", "in_progress").code == 0
    (task,) = posts.here.reader.all(Task, posts.stream)
    assert task.status == "in_progress"
    posts.meet()
    posts.do(UpdateTask(posts.stream, task.key, {"support": ("fire",), "due": 60_000}))
    posts.do_there(UpdateTask(posts.stream, task.key, {"support": ("medical",)}))
    posts.do_there(UpdateTask(posts.stream, task.key, {"due": 120_000}))
    posts.meet()
    unclear = conflicts("settle", "Duffy", "both")
    assert unclear.err.startswith("commander: Say which one with --field: ")
    assert conflicts("settle", "Duffy", "both", "--field", "support").code == 0
    assert conflicts("settle", "Duffy", "--field", "due", "--value", "180000").code == 0
    (task,) = posts.here.reader.all(Task, posts.stream)
    assert (sorted(task.support), task.due) == (["fire", "medical"], 180_000)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("1", "7"), "is no answer here"),
        (("1",), "is no answer here"),
        (("1", "both"), "choose one"),
        (("nothing", "1"), "There is no conflict about"),
        (("1", "1", "--value", "x"), "not both"),
    ],
)
def test_what_is_no_answer_is_told(conflicts: Conflicts, words: tuple[str, ...], told: str) -> None:
    said = conflicts("settle", *words)
    assert (said.code, said.out) == (1, "")
    assert told in said.err


def test_a_unit_assigned_twice_is_named_by_its_tasks(conflicts: Conflicts, posts: Posts) -> None:
    stream = posts.stream
    unit = posts.do(AddUnit(stream, "Medic 7", "medical", status="on_scene")).keys[0]
    tasks = [posts.do(CreateTask(stream, title, "medical")).keys[0] for title in ("A", "B")]
    posts.meet()
    posts.do(AssignUnit(stream, unit, task=tasks[0]))
    posts.do_there(AssignUnit(stream, unit, task=tasks[1]))
    posts.meet()
    out = conflicts().out
    assert "unit “Medic 7”: assigned twice" in out
    assert "1 task B" in out
    assert "2 task A" in out


def test_when_posts_agree_it_says_so(run: Run) -> None:
    run("operation", "open", "Quiet")
    assert run("conflicts").out == "No open conflict.\n"
    assert run("conflicts", "settle", "1", "1").code == 1
