from pathlib import Path
from types import SimpleNamespace

import pytest

from commander import config
from commander.cli import main
from commander.domain.work import Task
from commander.post import Operator, Post
from tests.cli.conftest import Run


@pytest.fixture
def opened(run: Run) -> None:
    assert run("operation", "open", "Derailment", "--timezone", "Asia/Shanghai").code == 0
    assert run("unit", "add", "Medic 7", "--department", "med", "--crew", "3").code == 0
    assert run("unit", "add", "消防1", "--department", "消防").code == 0


def test_help_says_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert capsys.readouterr().out.startswith("usage: commander")


@pytest.mark.parametrize(
    "words", [["nonsense"], ["log"], ["task", "move", "x", "lost"], ["--size", "big"], ["task"]]
)
def test_wrong_usage_ends_with_two(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    assert main(words) == 2
    assert "usage:" in capsys.readouterr().err


def test_before_anything_was_opened_it_says_what_to_do(run: Run) -> None:
    for words in (["messages"], ["task", "list"], ["unit", "list"], ["operation", "list"]):
        said = run(*words)
        assert said.code == 1
        assert said.err.startswith("commander: There is nothing in ")
        assert "commander operation open NAME" in said.err
        assert said.err.count("\n") == 1
    assert "No operation is open" in run("log", "x").err


@pytest.mark.usefixtures("opened")
def test_a_radio_call_is_logged_found_and_acknowledged(run: Run) -> None:
    said = run("log", "2041 m7>med need 12 ambulances !i @police")
    assert said.code == 0
    assert "Derailment: #1  " in said.out
    assert " 20:41  Medic 7 > Medical: need 12 ambulances [immediate]" in said.out
    assert "no acknowledgement yet from Police" in said.out
    assert run("log", "消1>ic", "伤员三名").code == 0
    assert "消防1 > Command: 伤员三名" in run("search", "伤员").out
    assert run("messages", "--department", "medical").out.count("\n") == 1
    assert "#1" in run("messages", "--awaiting").out
    assert run("ack", "#1", "pd", "--way", "phone").code == 0
    assert run("messages", "--awaiting").out == "No entry.\n"
    again = run("ack", "1", "police")
    assert (again.code, again.out) == (1, "")
    assert "recorded already" in again.err
    assert run("ack", "99", "police").code == 1
    (found,) = run("messages", "--json", "--search", "ambulances").json
    assert found["receipts"][0]["way"] == "phone"


@pytest.mark.usefixtures("opened")
def test_what_is_not_understood_is_said(run: Run) -> None:
    assert "“zz9” is nobody of this operation" in run("log", "zz9>med who").err
    for name in ("Engine 1", "Engine 2"):
        assert run("unit", "add", name, "--department", "fire").code == 0
    unclear = run("log", "engine>ic which one")
    assert (unclear.code, unclear.out) == (1, "")
    assert "“engine” may be Engine 1, Engine 2. Say which." in unclear.err
    refused = run("log", "m7>med", "!i")
    assert (refused.code, refused.out) == (1, "")
    assert "missing" in refused.err


@pytest.mark.usefixtures("opened")
def test_a_task_goes_over_the_board_by_its_rules(run: Run, data: Path) -> None:
    assert run("task", "add", "Close the road", "--owner", "police", "--due", "30m").code == 0
    made = run("task", "add", "Shut the valve", "--owner", "fire", "--waits-for", "close", "--json")
    key = made.json["keys"][0]
    blocked = run("task", "move", "valve", "done")
    assert blocked.code == 1
    assert "Close the road" in blocked.err
    assert run("task", "move", "close", "blocked").code == 1
    assert run("task", "move", "close", "blocked", "--reason", "no key").code == 0
    assert run("task", "move", key[-6:], "in_progress").code == 0
    shown = run("task", "show", "close").out
    assert "blocked (no key)" in shown
    assert run("task", "move", "close", "done").code == 0
    assert "Close" not in run("task", "list").out
    assert "Close" in run("task", "list", "--all").out
    with Post.open(data) as post:
        stream = post.reader.operations()[0].key
        task = post.reader.get(Task, stream, key)
        assert task is not None
        assert task.status == "in_progress"


@pytest.mark.usefixtures("opened")
def test_units_have_status_and_place(run: Run) -> None:
    assert "available → on_scene" in run("unit", "status", "m7", "on_scene").out
    assert run("unit", "place", "medic 7", "31.23, 121.47").code == 0
    listed = run("unit", "list").out
    assert "31.23000, 121.47000" in listed
    assert "crew 3" in listed
    swapped = run("unit", "place", "m7", "121.47,31.23")
    assert (swapped.code, "first latitude" in swapped.err) == (1, True)
    assert "no place" in run("unit", "place", "m7", "here").err


@pytest.mark.usefixtures("opened")
def test_incidents_and_operations_are_opened_and_closed(run: Run) -> None:
    assert run("incident", "open", "Rupture", "--place", "34.1,-117.3", "--grade", "II").code == 0
    assert "Rupture" in run("incident", "list").out
    assert run("log", "burning", "--incident", "rupt").code == 0
    assert run("incident", "close", "rupture").code == 2
    assert run("incident", "close", "rupture", "--reason", "out").code == 0
    assert "closed" in run("incident", "list").out
    second = run("operation", "open", "Flood")
    assert second.code == 0
    said = run("log", "which one is this")
    assert "Operation: Flood (the newest of 2 open ones)" in said.err
    assert run("messages", "--operation", "derail").out.count("burning") == 1
    assert run("operation", "close", "flood", "--reason", "dry").code == 0
    assert len(run("operation", "list", "--json").json) == 2
    unknown = run("log", "x", "--operation", "nowhere")
    assert unknown.err == (
        "commander: There is no operation “nowhere” here. There are: Flood; Derailment.\n"
    )


def test_entries_carry_the_operator_or_who_is_named(run: Run, data: Path) -> None:
    run("operation", "open", "Derailment")
    with Post.open(data) as post:
        post.set_operator(Operator("Ann", "fire", "Scribe")).result()
    assert "Fire and rescue > log: hello" in run("log", "hello").out
    assert run("log", "hello", "--by", "Bob").code == 0
    written = [one["written_by"] for one in run("messages", "--json").json]
    assert sorted(written) == ["Ann", "Bob"]


def test_calls_are_imported_into_an_operation_of_their_own(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "calls.csv"
    rows = "".join(
        f"40.{n},-75.3,X,1,EMS: FALL,2015-12-10 17:40:00,TOWN,{n} A ST,1\n" for n in range(100, 120)
    )
    file.write_text(f"lat,lng,desc,zip,title,timeStamp,twp,addr,e\n{rows}40.1,-75", "utf-8")
    said = run("import-calls", str(file), "--timezone", "America/New_York")
    assert said.code == 0
    assert "Calls of calls.csv: 20 incidents added" in said.out
    assert "line 22, column lng: the record is cut off" in said.out
    again = run("import-calls", str(file), "--json", "--operation", "Calls of calls").json
    assert (again["added"], again["there_already"]) == (0, 20)
    assert "2015-12-10 17:40:00" in run("incident", "list").out
    assert "… and 15 older ones" in run("incident", "list", "--limit", "5").out
    bad = run("import-calls", str(tmp_path / "nothing.csv"))
    assert (bad.code, bad.err.count("\n")) == (1, 1)


def test_a_failed_first_import_leaves_no_operation_behind(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "calls.csv"
    file.write_text("a,b\n1,2\n", "utf-8")
    assert run("import-calls", str(file)).code == 1
    assert run("operation", "list").out == "No operation.\n"


@pytest.mark.usefixtures("opened")
def test_a_copy_is_made_where_it_was_asked_for(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "copy.db"
    assert run("backup", str(file)).out == f"{file}\n"
    assert file.stat().st_size
    assert run("backup", str(file)).code == 1
    assert run("backup", "--json").json["changes"] > 0


def test_a_bug_leaves_a_crash_file_and_no_traceback(
    run: Run, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("operation", "open", "Derailment")
    monkeypatch.setattr("commander.cli.log.parse", lambda *_: 1 / 0)
    said = run("log", "x")
    assert said.code == 3
    assert "Traceback" not in said.err
    (crash,) = data.glob("crash-*.txt")
    assert str(crash) in said.err
    assert "ZeroDivisionError" in crash.read_text("utf-8")


def test_without_the_desktop_part_it_says_how_to_install_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("commander.cli.window.entry_points", lambda **_: [])
    said = run()
    assert said.code == 1
    assert "pip install 'onscene-commander[desktop]'" in said.err


def test_the_window_gets_what_was_asked_for(
    run: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: dict[str, object] = {}

    def window(**options: object) -> int:
        given.update(options)
        return 7

    point = SimpleNamespace(load=lambda: window)
    monkeypatch.setattr("commander.cli.window.entry_points", lambda **_: [point])
    monkeypatch.setattr("commander.cli.window.find_spec", lambda name: name)
    pictures = tmp_path / "pictures"
    words = ["--screenshot", str(pictures), "--size", "1280x720", "--scale", "1.5"]
    assert run("--theme", "night", "--lang", "zh", *words).code == 7
    assert given == {
        "data": data,
        "demo": False,
        "theme": "night",
        "lang": "zh",
        "screenshot": pictures,
        "size": "1280x720",
        "scale": 1.5,
    }


def test_the_demonstration_has_a_folder_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COMMANDER_DATA", str(tmp_path))
    assert config.data_folder(demo=True) != config.data_folder()
    assert main(["--demo", "messages"]) == 1
    assert str(config.data_folder(demo=True)) in capsys.readouterr().err


def test_the_map_is_written_as_one_file(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("folium")
    run("operation", "open", "Night shift")
    target = tmp_path / "map.html"
    assert run("map", str(target)).code == 1
    assert not target.exists()
    run("incident", "open", "Fire", "--place=34.1362,-117.3437")
    said = run("map", str(target))
    assert (said.code, said.out.strip()) == (0, str(target))
    assert "Night shift" in target.read_text("utf-8")
