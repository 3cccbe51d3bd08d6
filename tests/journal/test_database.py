"""Opening: fresh, older, newer, foreign; what the migrations make is what the tables say."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from commander.domain.operation import Operation
from commander.domain.work import Message, Task
from commander.errors import EnvironmentProblem
from commander.journal import database
from commander.journal.journal import Journal
from commander.journal.schema import metadata

OLD = sorted((Path(__file__).parent / "data").glob("journal-*.db"))


def test_migrations_make_the_tables_of_the_schema(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    engine = database.engine(path)
    database.prepare(engine, path)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_name": lambda name, *_: not str(name).startswith("message_text")},
        )
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_a_commit_is_durable_and_readers_cannot_write(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    engine = database.engine(path)
    database.prepare(engine, path)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    engine.dispose()
    journal = Journal(path, "00000000000000aa")
    with journal.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA query_only").scalar() == 1
    journal.close()


def test_a_newer_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    Journal(path, "00000000000000aa").close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = path.read_bytes()
    with pytest.raises(EnvironmentProblem, match="newer Commander"):
        Journal(path, "00000000000000aa")
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE songs (name TEXT)")
    with pytest.raises(EnvironmentProblem, match="another program"):
        Journal(path, "00000000000000aa")


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    path.write_text("not a database at all, but long enough to be read as one" * 30)
    with pytest.raises(EnvironmentProblem, match="not a Commander database"):
        Journal(path, "00000000000000aa")


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_a_journal_of_every_release_opens(old: Path, tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    shutil.copy(old, path)
    journal = Journal(path, "00000000000000aa")
    (operation,) = journal.reader.operations()
    assert isinstance(operation, Operation)
    assert operation.name == "Old journal"
    messages = journal.reader.messages(journal.reader.log(operation.stream))
    assert [message.text for message in messages] == ["second, corrected", "second", "first 伤员"]
    assert isinstance(messages[0], Message)
    assert messages[1].superseded_by == messages[0].key
    (task,) = journal.reader.all(Task, operation.stream)
    assert task.status == "in_progress"
    assert len(journal.reader.search(operation.stream, "伤员")) == 1
    journal.close()


def test_there_is_a_journal_of_this_release() -> None:
    assert any(database.HEAD in path.stem for path in OLD)


@pytest.mark.parametrize("name", ["a?b", "50%", "a#b", "with space", "现场 数据", "a%20b"])
def test_any_folder_name_serves(name: str, tmp_path: Path) -> None:
    folder = tmp_path / name
    folder.mkdir()
    path = folder / "journal.db"
    Journal(path, "00000000000000aa").close()
    assert path.stat().st_size > 0
    assert [p.name for p in tmp_path.iterdir()] == [name]
    assert database.damage(path) == ""
