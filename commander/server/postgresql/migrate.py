"""Brings the tables in PostgreSQL up to this program's version, whoever starts at the same time.

All of a migration is one transaction under one lock: one that is interrupted has not happened, and
of several workers that start together one does it while the others wait.
"""

import sqlalchemy
from sqlalchemy import Connection, Engine

from commander.errors import EnvironmentProblem
from commander.journal.database import upgrade
from commander.server.postgresql.address import Address

HEAD = "0001"
"""The newest migration this program knows."""

WAIT_MS = 120_000
"""Longest that another worker's migration is waited for."""

_LOCK = 0x434F_4D4D


def prepare(engine: Engine, address: Address) -> None:
    """Make or move the tables; EnvironmentProblem for those of a newer program or another one."""
    with engine.begin() as connection:
        if _version(connection, address) == HEAD:
            return
    with engine.begin() as connection:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {WAIT_MS}")
        connection.exec_driver_sql(f"SET LOCAL statement_timeout = {WAIT_MS}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")  # however long it takes
        if _version(connection, address) != HEAD:
            upgrade(connection, "commander.server.postgresql")


def _version(connection: Connection, address: Address) -> str | None:
    names = set(sqlalchemy.inspect(connection).get_table_names())
    if not names & {"alembic_version", "change"}:
        return None
    if "alembic_version" not in names or "change" not in names:
        raise EnvironmentProblem("{address} is a database of another program.", address=address)
    version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if version is None or str(version) > HEAD:
        raise EnvironmentProblem(
            "{address} was made by a newer Commander. Install that version. Nothing has been "
            "changed.",
            address=address,
        )
    return str(version)
