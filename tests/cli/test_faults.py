"""Faults of the machine: each says one clear thing, nothing is lost, nothing is half done."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from commander.actions import LogMessage, OpenOperation
from commander.domain.operation import Incident
from commander.errors import EnvironmentProblem
from commander.interop.calls import read_calls, take_in
from commander.journal.backup import make
from commander.journal.history import writes
from commander.post import Post
from tests.cli.conftest import Run

Apart = Callable[..., "subprocess.Popen[str]"]
DAY_NS = 86_400_000_000_000


@contextmanager
def mounted(folder: Path, *options: str) -> Iterator[None]:
    """Mount something of our own for a while; skips where that is not allowed."""
    folder.mkdir(exist_ok=True)
    try:
        done = subprocess.run(["mount", *options, str(folder)], capture_output=True, check=False)
    except OSError:
        pytest.skip("there is no mount here")
    if done.returncode:
        pytest.skip("nothing can be mounted here (not root)")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], capture_output=True, check=True)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    with mounted(disk, "-t", "tmpfs", "-o", "size=3m", "tmpfs"):
        yield disk


def fill(disk: Path) -> Path:
    """Take all the room that is left."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (65_536, 4_096, 512):
            try:
                while file.write(b"\0" * size) == size:
                    pass
            except OSError:
                continue
    return ballast


def one_line(text: str) -> str:
    assert text.startswith("commander: ")
    assert text.count("\n") == 1
    assert "Traceback" not in text
    return text


def test_a_full_disk_loses_nothing_and_work_goes_on_when_there_is_room(small_disk: Path) -> None:
    data = small_disk / "data"
    with Post.open(data) as post:
        stream = post.perform(OpenOperation("Derailment")).result().stream
        post.perform(LogMessage(stream, "before")).result()
        ballast = fill(small_disk)
        saved = 0

        def go_on() -> None:
            nonlocal saved
            for number in range(2_000):
                post.perform(LogMessage(stream, f"{number} " + "x" * 20_000)).result()
                saved += 1

        with pytest.raises(EnvironmentProblem, match=r"is full\. Free some space; nothing saved"):
            go_on()
        assert post.reader.count(stream).total == saved + 1
        ballast.unlink()
        post.perform(LogMessage(stream, "after")).result()
    with Post.open(data) as post:
        assert post.salvaged == ""
        assert post.reader.count(stream).total == saved + 2


def test_an_import_on_a_full_disk_is_not_half_done(small_disk: Path, tmp_path: Path) -> None:
    file = tmp_path / "calls.csv"
    rows = "".join(
        f"40.{n},-75.3,X,1,EMS: FALL,2015-12-10 17:40:00,TOWN,{n} A ST,1\n" for n in range(3_000)
    )
    file.write_text(f"lat,lng,desc,zip,title,timeStamp,twp,addr,e\n{rows}", "utf-8")
    with Post.open(small_disk / "data") as post:
        stream = post.perform(OpenOperation("Calls")).result().stream
        found = read_calls(file, "UTC")
        with pytest.raises(EnvironmentProblem, match="is full"):
            take_in(post.journal, found.actions(stream), post.author)
        assert post.reader.all(Incident, stream) == ()
        post.perform(LogMessage(stream, "work goes on")).result()


def test_a_backup_on_a_full_disk_keeps_the_older_ones(small_disk: Path) -> None:
    with Post.open(small_disk / "data") as post:
        post.perform(OpenOperation("Derailment")).result()
        older = make(post.data, 1_800_000_000)
        fill(small_disk)
        with pytest.raises(EnvironmentProblem, match="No backup was made"):
            make(post.data, 1_800_000_001)
        assert list(older.parent.iterdir()) == [older]


def test_a_first_start_on_a_full_disk_says_so(small_disk: Path, run: Run) -> None:
    (small_disk / "data").mkdir()
    fill(small_disk)
    said = run("--data", str(small_disk / "data"), "operation", "open", "Derailment")
    assert said.code == 1
    assert "space" in one_line(said.err)


def test_a_read_only_folder_is_named(tmp_path: Path, run: Run) -> None:
    source, folder = tmp_path / "source", tmp_path / "folder"
    with Post.open(source) as post:
        post.perform(OpenOperation("Derailment")).result()
    with mounted(folder, "--bind", str(source)):
        subprocess.run(["mount", "-o", "remount,bind,ro", str(folder)], check=True)
        said = run("--data", str(folder), "log", "hello")
        assert said.code == 1
        assert f"{folder} cannot be used as data folder: Read-only" in one_line(said.err)
        assert "--data" in said.err
        checked = run("--data", str(folder), "check")
        assert checked.code == 1
        assert "✗ Data folder" in checked.out


def test_a_folder_that_is_a_file_is_named(tmp_path: Path, run: Run) -> None:
    (tmp_path / "data").write_text("a file")
    said = run("operation", "open", "Derailment")
    assert said.code == 1
    assert "cannot be used as data folder" in one_line(said.err)
    below = run("--data", str(tmp_path / "data" / "below"), "messages")
    assert below.code == 1
    one_line(below.err)


@pytest.mark.parametrize("content", [b"dear diary\n" * 500, b"SQLite format 3\0" + b"\xff" * 9_000])
def test_a_foreign_or_ruined_file_is_named_by_reading_commands(
    data: Path, run: Run, content: bytes
) -> None:
    data.mkdir()
    (data / "journal.db").write_bytes(content)
    said = run("messages")
    assert said.code == 1
    assert "journal.db" in one_line(said.err)
    checked = run("check")
    assert checked.code == 1
    assert "✗ Journal" in checked.out
    assert (data / "journal.db").read_bytes() == content


def test_a_device_key_that_is_damaged_is_named(data: Path, run: Run) -> None:
    run("operation", "open", "Derailment")
    (data / "device.key").write_text("rubbish")
    said = run("log", "hello")
    assert said.code == 1
    assert "Move it away" in one_line(said.err)


def test_stamps_go_on_increasing_when_the_clock_jumps_a_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1_800_000_000_000_000_000
    for jump in (0, -DAY_NS, DAY_NS, -DAY_NS):
        monkeypatch.setattr("commander.clock.time.time_ns", lambda at=now + jump: at)
        with Post.open(tmp_path) as post:
            if not post.reader.operations():
                post.perform(OpenOperation("Derailment", stream="op")).result()
            post.perform(LogMessage("op", f"jump {jump}", key=f"m{jump}-{os.urandom(2).hex()}"))
            post.perform(LogMessage("op", "again")).result()
    with Post.open(tmp_path) as post, post.reader.connection() as connection:
        keys = [message.key for message in post.reader.messages(post.reader.log("op"))]
        changes = [writes(connection, "op", "message", key)[0] for key in keys]
        assert len(changes) == 8
        by_number = sorted(changes, key=lambda change: change.n)
        stamps = [change.stamp for change in by_number]
        assert stamps == sorted(set(stamps))


@pytest.mark.e2e
def test_two_commands_at_once_both_succeed(run: Run, apart: Apart) -> None:
    run("operation", "open", "Derailment")
    started = [apart("log", f"entry {number}") for number in range(4)]
    for process in started:
        out, err = process.communicate(timeout=60)
        assert (process.returncode, err) == (0, ""), out
    assert len(run("messages", "--json").json) == 4


@pytest.mark.e2e
def test_a_command_beside_an_open_post_goes_through_it(run: Run, apart: Apart, data: Path) -> None:
    with Post.open(data) as post:
        post.serve_control()
        raised = threading.Event()
        post.on_raise(raised.set)
        stream = post.perform(OpenOperation("Derailment")).result().stream
        seen = threading.Event()
        post.feed.subscribe(lambda notice: seen.set() if "message" in notice.changed else None)
        process = apart("log", "fd>ic we are there !i", "--by", "Bob")
        out, err = process.communicate(timeout=60)
        assert (process.returncode, err) == (0, "")
        assert "Fire and rescue > Command: we are there [immediate]" in out
        assert seen.is_set()
        (message,) = post.reader.messages(post.reader.log(stream))
        assert message.written_by == "Bob"
        refused = apart("ack", "1", "nobody-here")
        assert refused.communicate(timeout=60)[1].startswith("commander: There is no “nobody-here”")
        assert refused.returncode == 1


@pytest.mark.e2e
def test_kill_in_mid_work_loses_nothing_that_was_said_to_be_saved(data: Path) -> None:
    program = """
import sys
from pathlib import Path
from commander.actions import LogMessage, OpenOperation
from commander.post import Post
post = Post.open(Path(sys.argv[1]))
post.perform(OpenOperation("Derailment", stream="op")).result()
for number in range(100_000):
    post.perform(LogMessage("op", f"entry {number}")).result()
    print(number, flush=True)
"""
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(data)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    for _ in range(50):
        process.stdout.readline()
    process.kill()
    said = 50 + len(process.stdout.readlines())
    process.wait(10)
    process.stdout.close()
    with Post.open(data) as post:
        assert post.reader.count("op").total in (said, said + 1)
        assert post.salvaged == ""


@pytest.mark.e2e
def test_output_that_nobody_reads_is_no_fault(run: Run, apart: Apart) -> None:
    run("operation", "open", "Derailment")
    for number in range(30):
        run("log", f"entry {number} " + "x" * 3_000)
    process = apart("messages")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == ""
    process.stderr.close()
    process.wait(20)
