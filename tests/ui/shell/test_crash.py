"""A bug costs one notice and no data: it is written down, and the program goes on."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.window.crash import CrashLog


@pytest.fixture
def crashes(qtbot: QtBot, tmp_path: Path) -> Iterator[CrashLog]:
    found = CrashLog(tmp_path / "post")
    found.install()
    yield found
    found.remove()


def fail() -> None:
    raise ZeroDivisionError("a bug")


def take() -> None:
    try:
        fail()
    except ZeroDivisionError:
        sys.excepthook(*sys.exc_info())


@pytest.mark.allow_warnings
def test_a_bug_is_written_down_once_for_its_place(
    qtbot: QtBot, crashes: CrashLog, tmp_path: Path
) -> None:
    with qtbot.waitSignal(crashes.written, timeout=20_000) as told:
        take()
    take()
    files = list((tmp_path / "post").glob("crash-*.txt"))
    assert told.args == files
    text = files[0].read_text("utf-8")
    assert "ZeroDivisionError: a bug" in text
    assert "in fail" in text
    assert "Commander" in text.splitlines()[0]


@pytest.mark.allow_warnings
def test_a_bug_on_another_thread_is_written_down_too(
    qtbot: QtBot, crashes: CrashLog, tmp_path: Path
) -> None:
    with qtbot.waitSignal(crashes.written, timeout=20_000):
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    assert len(list((tmp_path / "post").glob("crash-*.txt"))) == 1


@pytest.mark.allow_warnings
def test_where_nothing_can_be_written_the_program_still_goes_on(
    qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "post").write_text("a file, not a folder")
    found = CrashLog(tmp_path / "post")
    found.install()
    try:
        take()
    finally:
        found.remove()
    assert sys.excepthook is not found.take
