import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from commander.actions import LogMessage, OpenOperation
from commander.errors import EnvironmentProblem
from commander.journal import remains
from commander.journal.backup import make
from commander.journal.database import HEAD
from commander.post import Operator, Post

PAGE = 4096
NOW = 1_800_000_000.0


def filled(folder: Path, entries: int = 400) -> str:
    """Make a journal with entries and return its stream."""
    with Post.open(folder) as post:
        post.set_operator(Operator("Ann", "fire", "Scribe")).result()
        stream = post.perform(OpenOperation("Derailment")).result().stream
        post.perform_all([LogMessage(stream, f"entry {n} of the log") for n in range(entries)])
        post.drafts.save("d1", "half finis", 1).result()
    return stream


def damage(path: Path, *pages: int) -> None:
    with path.open("rb+") as file:
        for page in pages:
            file.seek(page * PAGE)
            file.write(b"\xa5" * PAGE)


def crashed(folder: Path) -> None:
    """Make the folder look as after a crash: the file is then checked at the start."""
    (folder / "closed-cleanly").unlink()


def without_copies(folder: Path) -> None:
    shutil.rmtree(folder / "backups")


def leaf_of_changes(path: Path) -> int:
    """Return a page (from 0) in the middle of the table of changes, found by its content."""
    content = path.read_bytes()
    pages = [
        number
        for number in range(len(content) // PAGE)
        if content[number * PAGE] == 0x0D  # a leaf of a table
        and content[number * PAGE : (number + 1) * PAGE].count(b'"prev":') > 1
    ]
    return pages[len(pages) // 2]


def test_what_is_before_and_after_a_damaged_page_is_read_out(tmp_path: Path) -> None:
    stream = filled(tmp_path)
    without_copies(tmp_path)
    crashed(tmp_path)
    damage(tmp_path / "journal.db", leaf_of_changes(tmp_path / "journal.db"))
    with Post.open(tmp_path) as post:
        found = {message.text for message in post.reader.messages(post.reader.log(stream))}
        assert 380 <= len(found) < 400
        assert {"entry 0 of the log", "entry 399 of the log"} <= found
        assert "was damaged" in post.salvaged
        assert "journal.damaged-" in post.salvaged
        post.perform(LogMessage(stream, "work goes on")).result()
        assert post.operator.person == "Ann"
        assert [draft.text for draft in post.reader.drafts()] == ["half finis"]
    assert len(list(tmp_path.glob("journal.damaged-*.db"))) == 1
    with Post.open(tmp_path) as post:
        assert post.salvaged == ""
        assert list(post.reader.search(stream, "goes on"))


def test_what_the_file_lost_comes_from_the_backups(tmp_path: Path) -> None:
    stream = filled(tmp_path)
    crashed(tmp_path)
    damage(tmp_path / "journal.db", leaf_of_changes(tmp_path / "journal.db"))
    with Post.open(tmp_path) as post:
        assert post.reader.count(stream).total == 400


@pytest.mark.parametrize("size", [0, 50, PAGE, 10 * PAGE + 7])
def test_a_truncated_file_is_restored_from_the_backup(tmp_path: Path, size: int) -> None:
    stream = filled(tmp_path)
    crashed(tmp_path)
    with (tmp_path / "journal.db").open("rb+") as file:
        file.truncate(size)
    with Post.open(tmp_path) as post:
        assert post.reader.count(stream).total == 400
        assert post.salvaged


def test_a_missing_file_is_restored_from_the_backup(tmp_path: Path) -> None:
    stream = filled(tmp_path)
    (tmp_path / "journal.db").unlink()
    with Post.open(tmp_path) as post:
        assert post.reader.count(stream).total == 400
        assert "missing" in post.salvaged


def test_an_older_backup_does_not_bring_an_old_setting_back(tmp_path: Path) -> None:
    with Post.open(tmp_path) as post:
        stream = post.perform(OpenOperation("Derailment")).result().stream
        post.settings.set("theme", "light").result()
        make(tmp_path, NOW)
        post.settings.set("theme", "night").result()
        make(tmp_path, NOW + 1)
    (tmp_path / "journal.db").unlink()
    with Post.open(tmp_path) as post:
        assert post.settings.get("theme") == "night"
        assert post.reader.operations()[0].key == stream


def test_a_lost_write_ahead_log_is_said_and_made_good_from_the_backup(tmp_path: Path) -> None:
    """The folder is copied while Commander runs, but without the part beside the journal."""
    running, copied = tmp_path / "running", tmp_path / "copied"
    with Post.open(running) as post:
        stream = post.perform(OpenOperation("Derailment")).result().stream
        with sqlite3.connect(running / "journal.db") as other:
            other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        other.close()
        post.perform(LogMessage(stream, "in the backup")).result()
        make(running, NOW)
        post.perform(LogMessage(stream, "only in the lost part")).result()
        shutil.copytree(running, copied, ignore=shutil.ignore_patterns("*-wal", "*-shm", "*.sock"))
    with Post.open(copied) as post:
        texts = [message.text for message in post.reader.messages(post.reader.log(stream))]
        assert texts == ["in the backup"]
        assert "journal.db-wal is missing" in post.salvaged
        post.perform(LogMessage(stream, "work goes on")).result()


def test_a_crash_with_its_write_ahead_log_loses_nothing_and_says_nothing(tmp_path: Path) -> None:
    running, copied = tmp_path / "running", tmp_path / "copied"
    with Post.open(running) as post:
        stream = post.perform(OpenOperation("Derailment")).result().stream
        post.perform(LogMessage(stream, "last words")).result()
        shutil.copytree(running, copied)
    with Post.open(copied) as post:
        assert post.reader.count(stream).total == 1
        assert post.salvaged == ""


def test_a_backup_put_in_place_is_not_mixed_with_what_a_crash_left(tmp_path: Path) -> None:
    running, crash = tmp_path / "running", tmp_path / "crash"
    with Post.open(running) as post:
        stream = post.perform(OpenOperation("Derailment")).result().stream
        kept = make(running, NOW)
        for number in range(50):
            post.perform(LogMessage(stream, f"later {number}")).result()
        shutil.copytree(running, crash, ignore=shutil.ignore_patterns("*.sock"))
    assert (crash / "journal.db-wal").stat().st_size
    shutil.copy(kept, crash / "journal.db")
    with Post.open(crash) as post:
        assert post.salvaged == ""
        assert post.reader.count(stream).total == 0
        post.perform(LogMessage(stream, "work goes on")).result()
    assert list(crash.glob("journal.replaced-*-wal"))


def test_a_start_that_was_refused_does_not_look_like_a_crash(tmp_path: Path) -> None:
    filled(tmp_path, 1)
    _version(tmp_path / "journal.db", "9999")
    with pytest.raises(EnvironmentProblem, match="newer Commander"):
        Post.open(tmp_path)
    _version(tmp_path / "journal.db", HEAD)
    with Post.open(tmp_path) as post:
        assert post.salvaged == ""


def _version(path: Path, version: str) -> None:
    with sqlite3.connect(path) as other:
        other.execute("UPDATE alembic_version SET version_num = ?", (version,))
        other.commit()
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    other.close()


def _text(path: Path) -> None:
    path.write_text("dear diary\n" * 100)


def _other_database(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE song (name TEXT)")
    other.close()


def _newer(path: Path) -> None:
    with Post.open(path.parent):
        pass
    _version(path, "9999")


@pytest.mark.parametrize(
    ("make_it", "said"),
    [
        (_text, "is not a Commander database. Move it away"),
        (_other_database, "is not a Commander database. Move it away"),
        (_newer, "written by a newer Commander. Install that version"),
        (Path.mkdir, "cannot be read"),
    ],
)
def test_what_is_not_ours_is_refused_and_left_as_it_is(
    tmp_path: Path, make_it: Callable[[Path], None], said: str
) -> None:
    path = tmp_path / "journal.db"
    make_it(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(EnvironmentProblem, match=said):
        Post.open(tmp_path)
    assert (path.read_bytes() if path.is_file() else b"") == before
    assert not list(tmp_path.glob("journal.damaged-*"))


def test_rows_are_read_around_damage_even_where_the_last_page_is_gone(tmp_path: Path) -> None:
    filled(tmp_path)
    path = tmp_path / "journal.db"
    content = path.read_bytes()
    last = max(
        number
        for number in range(len(content) // PAGE)
        if content[number * PAGE] == 0x0D
        and b"entry 399" in content[number * PAGE : (number + 1) * PAGE]
        and b'"prev":' in content[number * PAGE : (number + 1) * PAGE]
    )
    damage(path, last)
    found = list(remains.rows(path, "change", ("id", "body")))
    assert 380 <= len(found) < 411
