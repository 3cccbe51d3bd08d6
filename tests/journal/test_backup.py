import os
import sqlite3
import threading
from pathlib import Path

import pytest

from commander.actions import LogMessage, OpenOperation
from commander.errors import EnvironmentProblem
from commander.journal import backup
from commander.journal.backup import KEEP, Backups, backups, copy, extent, make
from commander.journal.feed import Notice
from commander.post import Post

HOUR = 3_600.0
NOW = 1_800_000_000.0


def write(post: Post, text: str = "one") -> str:
    known = post.reader.operations()
    stream = known[0].key if known else post.perform(OpenOperation("Exercise")).result().stream
    post.perform(LogMessage(stream, text)).result()
    return stream


def aged(path: Path, seconds: float, now: float = NOW) -> None:
    os.utime(path, (now - seconds, now - seconds))


def test_a_copy_restored_in_place_of_the_journal_has_everything(tmp_path: Path) -> None:
    with Post.open(tmp_path / "one") as post:
        stream = write(post, "first entry")
        made = make(post.data, NOW)
        write(post, "after the copy")
    restored = tmp_path / "two"
    restored.mkdir()
    made.rename(restored / "journal.db")
    with Post.open(restored) as post:
        found = [message.text for message in post.reader.messages(post.reader.log(stream))]
        assert found == ["first entry"]
        assert list(post.reader.search(stream, "first"))
        assert post.salvaged == ""
        write(post, "goes on")
        assert post.reader.count(stream).total == 2


def test_a_copy_while_somebody_writes_is_one_moment(tmp_path: Path) -> None:
    with Post.open(tmp_path) as post:
        stream = write(post)
        stop = threading.Event()

        def writing() -> None:
            while not stop.is_set():
                post.perform(LogMessage(stream, "more")).result()

        thread = threading.Thread(target=writing)
        thread.start()
        try:
            for number in range(3):
                made = make(tmp_path, NOW + number)
                with sqlite3.connect(made) as found:
                    rows = found.execute("SELECT count(*) FROM change").fetchone()[0]
                    heads = found.execute("SELECT sum(head) FROM stream").fetchone()[0]
                found.close()
                assert rows == heads == extent(made)
        finally:
            stop.set()
            thread.join()


def test_five_copies_stay_and_the_newest_is_among_them(tmp_path: Path) -> None:
    with Post.open(tmp_path) as post:
        write(post)
        made = [make(tmp_path, NOW + number) for number in range(KEEP + 2)]
        assert backups(tmp_path) == list(reversed(made[2:]))


def test_a_clock_set_back_does_not_remove_the_copy_just_made(tmp_path: Path) -> None:
    with Post.open(tmp_path) as post:
        write(post)
        for number in range(KEEP):
            make(tmp_path, NOW + number)
        yesterday = make(tmp_path, NOW - 24 * HOUR)
        assert yesterday in backups(tmp_path)
        assert len(backups(tmp_path)) == KEEP


@pytest.mark.parametrize(("age", "copies"), [(2 * HOUR, 2), (0.5 * HOUR, 1), (-24 * HOUR, 2)])
def test_at_the_start_a_copy_is_made_when_the_newest_is_old(
    tmp_path: Path, age: float, copies: int
) -> None:
    with Post.open(tmp_path) as post:
        write(post)
        aged(make(tmp_path, NOW - age), age)
        write(post)
        seen = threading.Event()
        post.feed.subscribe(lambda notice: seen.set() if "backup" in notice.changed else None)
        running = Backups(tmp_path, post.journal, settle=0.0, wall=lambda: NOW)
        running.start()
        seen.wait(5.0 if copies == 2 else 0.3)
        found = len(backups(tmp_path))
        running.stop()
        assert found == copies


def test_no_copy_of_what_did_not_change(tmp_path: Path) -> None:
    with Post.open(tmp_path) as post:
        write(post)
        aged(make(tmp_path, NOW - 2 * HOUR), 2 * HOUR)
        running = Backups(tmp_path, post.journal, settle=0.0, wall=lambda: NOW)
        running.stop()
        assert len(backups(tmp_path)) == 1


def test_closing_makes_a_copy_and_says_that_it_was_in_order(tmp_path: Path) -> None:
    with Post.open(tmp_path) as post:
        write(post)
        assert not (tmp_path / "closed-cleanly").exists()
    assert len(backups(tmp_path)) == 1
    assert extent(backups(tmp_path)[0]) == extent(tmp_path / "journal.db")
    assert (tmp_path / "closed-cleanly").exists()


def test_ten_short_runs_do_not_push_the_older_copies_out(tmp_path: Path) -> None:
    for _ in range(KEEP * 2):
        with Post.open(tmp_path) as post:
            write(post)
    assert len(backups(tmp_path)) == 1


def test_a_disk_without_room_keeps_the_older_copies_and_says_so(tmp_path: Path) -> None:
    with Post.open(tmp_path) as post:
        write(post)
        older = make(tmp_path, NOW)
        # A folder in the way of the partial file: what a copy needs cannot be had.
        (tmp_path / "backups" / "journal-20270115-090000.db.part").mkdir()
        heard: list[Notice] = []
        post.feed.subscribe(heard.append)
        aged(older, 2 * HOUR)
        write(post)
        running = Backups(tmp_path, post.journal, wall=lambda: NOW + HOUR)
        running.stop()
        assert backups(tmp_path) == [older]
        assert isinstance(running.problem, EnvironmentProblem)
        assert "No backup was made" in str(running.problem)
        assert "backup" in heard[-1].changed


def test_a_damaged_journal_is_noticed_and_does_not_replace_good_copies(tmp_path: Path) -> None:
    with Post.open(tmp_path) as post:
        stream = write(post)
        for number in range(200):
            post.perform(LogMessage(stream, f"entry {number}"))
        good = make(tmp_path, NOW)
    with (tmp_path / "journal.db").open("rb+") as file:
        file.seek(4096 * 40)  # among the entries: opening reads nothing there
        file.write(b"\xff" * 4096 * 8)
    seen = threading.Event()
    post = Post.open(tmp_path)
    try:
        post.feed.subscribe(lambda notice: seen.set() if "backup" in notice.changed else None)
        running = Backups(tmp_path, post.journal, settle=0.0, wall=lambda: NOW + 2 * HOUR)
        running.start()
        assert seen.wait(5.0)
        running.stop()
        assert running.damaged
        assert "start it again" in str(running.problem)
        assert good in backups(tmp_path)
        with pytest.raises(EnvironmentProblem, match="the older ones stay"):
            copy(post.journal.path, tmp_path / "copy.db")
        assert not (tmp_path / "copy.db").exists()
    finally:
        post.backups.damaged = True  # as the post's own check would have found
        post.close()
    assert not (tmp_path / "closed-cleanly").exists()


def test_a_copy_is_given_up_when_the_program_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "PAGES", 1)
    with Post.open(tmp_path) as post:
        write(post)
        stop = threading.Event()
        stop.set()
        with pytest.raises(backup._Stopped):
            make(tmp_path, NOW, stop)
        assert list((tmp_path / "backups").iterdir()) == []
