"""Tables in PostgreSQL: made once however many start, whole or not at all, never a newer one's."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
import sqlalchemy
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from commander.errors import EnvironmentProblem
from commander.journal import database, schema
from commander.server.postgresql import address, engine, migrate
from commander.server.postgresql.journal import PostgresJournal
from tests.postgres import Cluster

pytestmark = pytest.mark.e2e


@pytest.fixture
def place(cluster: Cluster) -> address.Address:
    return address.parse(cluster.url(cluster.database()))


@pytest.fixture
def made(place: address.Address) -> Iterator[sqlalchemy.Engine]:
    found = engine.writing(place, 2, synchronous=False)
    yield found
    found.dispose()


def test_the_tables_are_those_of_the_schema(
    made: sqlalchemy.Engine, place: address.Address
) -> None:
    migrate.prepare(made, place)
    with made.connect() as connection:
        names = set(sqlalchemy.inspect(connection).get_table_names()) - {"alembic_version"}
        only = {"include_object": lambda _o, name, kind, *_: kind != "table" or name in names}
        found = compare_metadata(MigrationContext.configure(connection, opts=only), schema.metadata)
    assert found == []
    assert {"change", "chain", "stream", "signature", "setting", "fix", "track"} <= names


def test_several_workers_start_at_once(place: address.Address, tmp_path: Path) -> None:
    begin = threading.Barrier(4)

    def open_one(number: int) -> str:
        begin.wait()
        journal = PostgresJournal(place, tmp_path / str(number), f"{number:016x}")
        journal.close()
        return journal.device

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(open_one, range(4)))) == 1, "they are one server"


def test_a_migration_that_is_interrupted_has_not_happened(
    made: sqlalchemy.Engine,
    place: address.Address,
    cluster: Cluster,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupted(connection: sqlalchemy.Connection, package: str) -> None:
        database.upgrade(connection, package)
        pid = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
        with cluster.connect() as other:  # as when the machine goes
            other.execute("SELECT pg_terminate_backend(%s)", (pid,))
        connection.exec_driver_sql("SELECT 1")

    monkeypatch.setattr(migrate, "upgrade", interrupted)
    with pytest.raises((sqlalchemy.exc.OperationalError, psycopg.OperationalError)):
        migrate.prepare(made, place)
    monkeypatch.undo()
    name = str(place.url.database)
    assert cluster.value("SELECT to_regclass('change')", name) is None
    migrate.prepare(made, place)
    assert cluster.value("SELECT version_num FROM alembic_version", name) == migrate.HEAD


def test_a_database_of_a_newer_program_or_another_one_is_left_alone(
    made: sqlalchemy.Engine, place: address.Address, cluster: Cluster, tmp_path: Path
) -> None:
    migrate.prepare(made, place)
    with cluster.connect(str(place.url.database)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(EnvironmentProblem, match="newer"):
        PostgresJournal(place, tmp_path / "mark", "0" * 16)
    other = cluster.database()
    with cluster.connect(other) as connection:
        connection.execute("CREATE TABLE change (a int)")
    with pytest.raises(EnvironmentProblem, match="another program"):
        PostgresJournal(address.parse(cluster.url(other)), tmp_path / "mark", "0" * 16)
