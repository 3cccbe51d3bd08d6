"""kill -9 and a full disk during export and import: all of it, or nothing."""

import errno
import os
import random
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from io import BufferedRandom, FileIO
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from commander.errors import EnvironmentProblem
from commander.journal.transaction import Transaction
from commander.post import Post
from commander.sync.bundle.staging import SUFFIX
from commander.sync.bundle.watch import Watch
from commander.sync.bundle.wholefile import write_whole
from tests.sync.bundle.desk import attach, export, photo, take
from tests.sync.harness import PATIENCE, ids, open_operation, shown, stored_ids, write

SEED = 7
SMALL = 256 * 1024


@pytest.fixture
def maker(tmp_path: Path) -> Iterator[Post]:
    with Post.open(tmp_path / "maker") as opened:
        yield opened


@pytest.mark.e2e
def test_killed_at_any_step_of_an_import(maker: Post, tmp_path: Path) -> None:
    """Before the changes are staged nothing of them is ever there, behind it all are."""
    chance = random.Random(SEED)
    stream = open_operation(maker)
    write(maker, stream, 2_000)
    digest = attach(maker, stream, photo(2_000_000))
    path = tmp_path / "one.commander"
    export(maker, path)
    whole = ids(maker, stream)
    steps = [("opened", 0), ("checking", 3), ("reading", 1), ("reading", 4), ("taking", 0)]
    steps += [("taking", 2), ("taking", 4), ("attachments", 0), ("attachments", 1)]
    staged = 0
    for turn, (phase, number) in enumerate(steps):
        folder = tmp_path / f"victim-{turn}"
        _kill_at(folder, path, phase, number, chance.random() / 50)
        staged += any(folder.glob(f"incoming/*{SUFFIX}"))
        with Post.open(folder) as again:
            here = stored_ids(folder / "journal.db", stream)
            if phase in ("taking", "attachments"):
                assert here == whole
            assert here in (whole, {}), f"half of it is here: {phase} {number}"
            assert list((folder / "incoming").glob("*")) == []
            taken = take(again, path)
            assert taken.count.new + taken.count.known == whole.total()
            assert ids(again, stream) == whole
            assert shown(again, stream) == shown(maker, stream)
            assert again.blobs.sound(digest)
    assert staged, "none was killed between staging and the end"


def _kill_at(folder: Path, path: Path, phase: str, number: int, late: float) -> None:
    """Import in a process, and kill it a little after it says this phase so often."""
    command = [sys.executable, "-m", "tests.sync.bundle.importing_post", str(folder), str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        seen = 0
        for line in process.stdout:
            seen += line.startswith(phase)
            if seen > number:
                break
        try:
            process.wait(late)
        except subprocess.TimeoutExpired:
            process.kill()
        process.wait(PATIENCE)


class Full(BufferedRandom):
    """A file on a disk with room for so many bytes."""

    def __init__(self, path: Path, room: int) -> None:
        super().__init__(FileIO(path, "w+"))
        self._room = room

    def write(self, data: Any) -> int:
        self._room -= len(data)
        if self._room < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super().write(data)


def test_a_file_for_which_there_is_no_room_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "stick" / "one.commander"
    path.parent.mkdir()
    path.write_bytes(b"an older one")

    def work(file: BinaryIO) -> None:
        for _ in range(100):
            file.write(bytes(1_000))

    for room in (0, 1_500, 99_999):
        with pytest.raises(EnvironmentProblem, match="no room"):
            write_whole(path, work, partial(Full, room=room))
        assert list(path.parent.iterdir()) == [path]
        assert path.read_bytes() == b"an older one"
    write_whole(path, work, partial(Full, room=100_000))
    assert path.stat().st_size == 100_000


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 kB, where this machine lets us have one."""
    folder = tmp_path / "small"
    folder.mkdir()
    options = ["-t", "tmpfs", "-o", f"size={SMALL}", "none", str(folder)]
    made = subprocess.run(["mount", *options], capture_output=True, check=False)
    if made.returncode:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="mounts a small disk")
def test_a_full_memory_stick_keeps_what_it_had(maker: Post, small_disk: Path) -> None:
    stream = open_operation(maker)
    path = small_disk / "one.commander"
    export(maker, path)
    before = path.read_bytes()
    attach(maker, stream, photo(2 * SMALL))
    with pytest.raises(EnvironmentProblem, match="no room"):
        export(maker, path)
    assert list(small_disk.iterdir()) == [path]
    assert path.read_bytes() == before


@pytest.mark.skipif(sys.platform != "linux", reason="mounts a small disk")
def test_a_full_disk_takes_nothing_of_an_import(
    maker: Post, small_disk: Path, tmp_path: Path
) -> None:
    stream = open_operation(maker)
    write(maker, stream, 3_000, "words that do not repeat so well " + photo(150).hex())
    for seed in range(40):
        write(maker, stream, 1, photo(9_000, seed).hex())
    path = tmp_path / "one.commander"
    export(maker, path)
    assert path.stat().st_size > SMALL
    with Post.open(tmp_path / "other") as other:
        (other.data / "incoming").symlink_to(small_disk, target_is_directory=True)
        with pytest.raises(EnvironmentProblem, match="no room"):
            take(other, path)
        assert not other.reader.operations()
        assert list(small_disk.iterdir()) == []
        (other.data / "incoming").unlink()
        take(other, path)
        assert ids(other, stream) == ids(maker, stream)


def _room(post: Post, pages: int) -> None:
    """Let the journal grow by so many pages of the database, as on a disk that is nearly full."""

    def work(tx: Transaction) -> None:
        used = tx.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        tx.connection.exec_driver_sql(f"PRAGMA max_page_count={used + pages}")

    post.journal.submit(work).result(PATIENCE)


def test_a_disk_that_fills_up_while_taking_in_loses_nothing(maker: Post, tmp_path: Path) -> None:
    """What was decided is finished: at the next start at the latest, or when imported again."""
    stream = open_operation(maker)
    write(maker, stream, 6_000)
    path = tmp_path / "one.commander"
    export(maker, path)
    folder = tmp_path / "other"
    with Post.open(folder) as other:
        _room(other, 600)
        with pytest.raises(EnvironmentProblem, match=r"not finished: The disk of .* is full"):
            take(other, path)
        assert 0 < ids(other, stream).total() < ids(maker, stream).total()
    with Post.open(folder) as other:
        assert ids(other, stream) == ids(maker, stream)
        assert list((folder / "incoming").iterdir()) == []


def test_closed_in_the_middle_of_taking_in_it_goes_on_at_the_next_start(
    maker: Post, tmp_path: Path
) -> None:
    stream = open_operation(maker)
    write(maker, stream, 6_000)
    path = tmp_path / "one.commander"
    export(maker, path)
    folder = tmp_path / "other"
    begun = threading.Event()

    def told(phase: str, _done: int, _total: int) -> None:
        if phase == "taking":
            begun.set()

    with Post.open(folder) as other:
        taking = other.bundles.take_in(path, "", Watch(told))
        assert begun.wait(PATIENCE)
    with pytest.raises(EnvironmentProblem, match="kept on this machine"):
        taking.result(PATIENCE)
    with Post.open(folder) as other:
        assert ids(other, stream) == ids(maker, stream)
        assert shown(other, stream) == shown(maker, stream)
