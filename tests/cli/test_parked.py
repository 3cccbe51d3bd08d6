"""What was set aside, on the command line."""

import json
from pathlib import Path

import msgspec
import pytest

from commander.journal import wire
from commander.journal.change import Envelope
from commander.post import Post
from commander.sync.ledger import Ledger
from tests.cli.conftest import Run
from tests.devices import STREAM, Device


@pytest.fixture
def _set_aside(data: Path) -> None:
    """Let a post get two changes that this version cannot take in."""
    device = Device("00000000000000b1")
    changes = []
    for number, key in enumerate(("bad", "worse"), 1):
        good = device.write(number, {"title": "x"}, key=key)
        raw = bytes(good.body).replace(b'"title":"x"', b'"due":"never"')
        changes.append(Envelope(msgspec.Raw(raw)))
    with Post.open(data) as post:
        ledger = Ledger(post.journal, post.identity, "00000000000000aa")
        ledger.take_page(wire.Page(STREAM, "e", 0, 2, 2, changes))


def test_when_nothing_was_refused_it_says_so(run: Run) -> None:
    run("operation", "open", "Quiet")
    assert run("parked").out == "Nothing is set aside.\n"
    assert "Nothing is set aside here" in run("parked", "retry").err


@pytest.mark.usefixtures("_set_aside")
def test_each_is_listed_with_its_reason(run: Run) -> None:
    for words in (("parked",), ("parked", "list")):
        lines = run(*words).out.splitlines()
        assert len(lines) == 2
        assert lines[0].startswith("theirs")
        assert "bad" in lines[0]
        assert "due" in lines[0]
    first, _ = run("parked", "list", "--json").json
    assert (first["key"], first["outgoing"], first["entity"]) == ("bad", False, "task")


@pytest.mark.usefixtures("_set_aside")
def test_one_record_or_all_are_tried_again(run: Run) -> None:
    assert run("parked", "retry", "bad").out == "Tried again: 1 records; set aside: 2\n"
    assert run("parked", "retry").out == "Tried again: 2 records; set aside: 2\n"
    assert "Nothing of other is set aside" in run("parked", "retry", "other").err


@pytest.mark.usefixtures("_set_aside")
def test_all_are_written_to_a_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "parked.jsonl"
    assert run("parked", "export", str(path)).out == f"{path}: 2 changes\n"
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert [line["key"] for line in lines] == ["bad", "worse"]
    assert lines[0]["body"]["fields"] == {"due": "never"}
    nowhere = run("parked", "export", str(tmp_path / "no" / "file"))
    assert (nowhere.code, nowhere.err.count("\n")) == (1, 1)
