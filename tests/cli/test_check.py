import os
import socket
import sqlite3
import sys
import time
from pathlib import Path

import pytest

from commander import check as checks
from commander.actions import LogMessage, OpenOperation
from commander.check import check
from commander.finding import Finding
from commander.journal.backup import backups
from commander.post import Post
from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask something small instead of loading all of Qt."""
    monkeypatch.setattr(checks, "_LOAD_WINDOW", "import json")


@pytest.fixture
def filled(data: Path) -> Path:
    with Post.open(data) as post:
        stream = post.perform(OpenOperation("Derailment")).result().stream
        for number in range(40):
            post.perform(LogMessage(stream, f"entry {number}")).result()
    return data


def about(data: Path, what: str) -> Finding:
    (found,) = (finding for finding in check(data) if finding.about == what)
    return found


def test_a_good_folder_has_nothing_bad(run: Run, filled: Path) -> None:
    said = run("check")
    assert said.code == 0
    assert "✗" not in said.out
    assert "✓ Journal: 1 operation, 40 entries" in said.out
    assert "chain and signatures hold" in said.out
    levels = {one["about"]: one["level"] for one in run("check", "--json").json}
    assert levels["Backups"] == levels["Evidence"] == levels["Data folder"] == "ok"
    assert filled.exists()


def test_a_folder_that_is_not_there_yet_is_no_fault(tmp_path: Path) -> None:
    data = tmp_path / "none" / "yet"
    assert about(data, "Data folder").text == f"{data} will be made at the first start"
    assert about(data, "Journal").text == "none yet"
    assert not data.exists()


def test_beside_an_open_post_it_says_so(data: Path) -> None:
    with Post.open(data) as post:
        post.serve_control()
        post.perform(OpenOperation("Derailment")).result()
        assert "open in another Commander now" in about(data, "Data folder").text
        assert about(data, "Journal").level == "ok"
        backup = about(data, "Backups")
        assert (backup.level, backup.text) == ("warn", "none yet")


def test_a_damaged_journal_is_found_and_left_as_it_is(filled: Path) -> None:
    path = filled / "journal.db"
    with path.open("rb+") as file:
        file.seek(4096 * 4)
        file.write(b"\xff" * 4096 * 6)
    before = path.read_bytes()
    found = about(filled, "Journal")
    assert found.level == "bad"
    assert "reads out of it" in found.advice
    assert path.read_bytes() == before


def test_an_altered_log_is_found(filled: Path) -> None:
    with sqlite3.connect(filled / "journal.db") as other:
        (n, body) = other.execute(
            "SELECT n, body FROM change WHERE entity = 'message' LIMIT 1"
        ).fetchone()
        altered = body.replace(b"entry 0", b"entry X")
        other.execute("UPDATE change SET body = ? WHERE n = ?", (altered, n))
    other.close()
    found = about(filled, "Evidence")
    assert found.level == "bad"
    assert "the change before it was altered" in found.text


def test_a_clock_behind_the_files_is_noticed(filled: Path) -> None:
    ahead = time.time() + 24 * 3_600
    os.utime(filled / "journal.db", (ahead, ahead))
    found = about(filled, "Clock")
    assert found.level == "warn"
    assert "later than that" in found.text


def test_an_old_backup_is_noticed(filled: Path) -> None:
    old = time.time() - 3 * 24 * 3_600
    for path in backups(filled):
        os.utime(path, (old, old))
    found = about(filled, "Backups")
    assert (found.level, found.text) == ("warn", "1, the newest 72 h old")


def test_a_window_that_cannot_be_loaded_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "_version", lambda _name: "6.11.2")
    monkeypatch.setattr(checks, "_LOAD_WINDOW", "raise ImportError('libEGL.so.1: no such file')")
    found = about(tmp_path, "Window")
    assert found.level == "bad"
    assert "libEGL.so.1" in found.text
    monkeypatch.setattr(checks, "_version", lambda _name: "")
    assert about(tmp_path, "Window").level == "warn"
    assert about(tmp_path, "Parts").level == "bad"


def test_a_server_is_tried(data: Path) -> None:
    def said() -> list[Finding]:
        return [found for found in check(data) if found.about == "Server"]

    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with Post.open(data) as post:
            post.perform(OpenOperation("Derailment")).result()
            paused = {"address": "https://10.0.0.7:8470", "on": False}
            kept = [{"address": f"https://127.0.0.1:{port}"}, paused]
            post.settings.set("servers", kept).result()
        texts = [found.text for found in said()]
        assert texts == [f"https://127.0.0.1:{port} answers", "https://10.0.0.7:8470 is paused"]
    assert said()[0].level == "warn"
    assert "Work goes on" in said()[0].advice


def test_little_room_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "FREE_GOOD", 10**18)
    assert about(tmp_path, "Disk").level == "warn"
    monkeypatch.setattr(checks, "FREE_LEAST", 10**18)
    assert about(tmp_path, "Disk").level == "bad"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows brings its fonts")
def test_chinese_without_a_font_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quiet = tmp_path / "fc-list"
    quiet.write_text("#!/bin/sh\n")
    quiet.chmod(0o700)
    monkeypatch.setattr("commander.check.shutil.which", lambda _name: str(quiet))
    found = about(tmp_path, "Fonts")
    assert found.level == "warn"
    assert "fonts-noto-cjk" in found.advice
