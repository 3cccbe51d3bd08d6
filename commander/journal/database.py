"""The database file: opening, migrating, checking. One writer, many readers, WAL, FULL."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import Any

import sqlalchemy
from sqlalchemy import Connection, Engine, event

from commander.errors import EnvironmentProblem

HEAD = "0001"
"""The newest migration this program knows."""

READ_CACHE_KB = 4_096
WRITE_CACHE_KB = 16_384
"""Page cache of a connection; with less, a batch of 10,000 changes is written out twice."""


def engine(path: Path, *, read_only: bool = False) -> Engine:
    """Return an engine on the file with our pragmas; readers cannot write through theirs."""
    made = sqlalchemy.create_engine(
        sqlalchemy.URL.create("sqlite", database=str(path)),
        connect_args={"check_same_thread": False, "timeout": 10, "isolation_level": None},
        poolclass=sqlalchemy.pool.QueuePool,
        pool_size=4,
        max_overflow=8,
    )

    @event.listens_for(made, "connect")
    def _pragmas(connection: Any, _record: object) -> None:  # the driver's own connection
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA busy_timeout=10000")
        connection.execute(f"PRAGMA cache_size=-{READ_CACHE_KB if read_only else WRITE_CACHE_KB}")
        connection.execute("PRAGMA temp_store=MEMORY")
        if read_only:
            connection.execute("PRAGMA query_only=1")

    @event.listens_for(made, "begin")
    def _begin(connection: Connection) -> None:
        if not _driver(connection).in_transaction:
            connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

    return made


class Writing:
    """The one connection that writes, kept open: making one costs as much as an entry.

    Begin and end go straight to the driver; SQLAlchemy's own cost several times what SQLite's do.
    """

    def __init__(self, source: Engine) -> None:
        self._source = source
        self._kept: Connection | None = None

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """Give the connection for one transaction: committed at the end, or nothing stays."""
        if self._kept is None:
            self._kept = self._source.connect()
        connection = self._kept
        driver = _driver(connection)
        try:
            driver.execute("BEGIN IMMEDIATE")
            yield connection
            driver.execute("COMMIT")
            if connection.in_transaction():
                connection.commit()
        except (sqlite3.Error, sqlalchemy.exc.SQLAlchemyError):
            self._kept = None  # on which something failed is not used again
            connection.invalidate()
            connection.close()
            raise
        except BaseException:
            driver.rollback()
            connection.rollback()
            raise

    def close(self) -> None:
        """Close the connection."""
        if self._kept is not None:
            self._kept.close()
            self._kept = None


def _driver(connection: Connection) -> sqlite3.Connection:
    """Return the driver's own connection under one of SQLAlchemy's."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)  # noqa: S101 - there is no other driver
    return driver


def prepare(made: Engine, path: Path) -> None:
    """Bring the tables up to this program's version.

    Raises EnvironmentProblem for a database of a newer program or of another one.
    """
    try:
        with made.begin() as connection:
            version = _version(connection, path)
            if version != HEAD:
                upgrade(connection, "commander.journal")
    except sqlalchemy.exc.DatabaseError as error:
        raise problem(error, path) from error


def _version(connection: Connection, path: Path) -> str | None:
    names = set(sqlalchemy.inspect(connection).get_table_names())
    if not names:
        return None
    if "alembic_version" not in names or "change" not in names:
        raise EnvironmentProblem(
            "{path} is a database of another program. Choose another data folder.", path=path
        )
    version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if version is None or str(version) > HEAD:
        raise EnvironmentProblem(
            "{path} was written by a newer Commander. Install that version, or choose another "
            "data folder. Nothing has been changed.",
            path=path,
        )
    return str(version)


def upgrade(connection: Connection, package: str) -> None:
    """Run the migrations of a package that are missing, in the connection's transaction."""
    # Alembic costs a quarter of a second to import; most starts do not need it.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(resources.files(package) / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def problem(error: Exception, path: Path) -> EnvironmentProblem:
    """Return what a database error means for the operator, and what to do."""
    text = str(error).lower()
    table = (
        ("disk is full", "The disk of {path} is full. Free some space; nothing saved is lost."),
        ("readonly", "{path} cannot be written. Check the rights of its folder."),
        ("read-only", "{path} cannot be written. Check the rights of its folder."),
        ("unable to open", "{path} cannot be opened. Check that its folder exists and is yours."),
        ("locked", "{path} is in use by another program. Close that and try again."),
        ("not a database", "{path} is not a Commander database, or it is damaged."),
        ("malformed", "{path} is damaged."),
        ("disk i/o", "The disk of {path} does not answer properly. Save to another disk soon."),
    )
    for mark, words in table:
        if mark in text:
            return EnvironmentProblem(words, path=path)
    return EnvironmentProblem("{path} cannot be used: {error}", path=path, error=error)


def damage(path: Path) -> str:
    """Return what SQLite's quick check finds wrong with the file, or nothing."""
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    except sqlite3.Error as error:
        return str(error)
    try:
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        return str(error)
    finally:
        connection.close()
    return "" if found == "ok" else " ".join(str(found).split())
