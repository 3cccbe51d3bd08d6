"""Connections to PostgreSQL: how they are made, how many there are, what their errors mean.

Nothing waits for ever: not for a connection, a lock, an answer, nor for a machine that is gone.
"""

import select
from typing import Any

import msgspec
import psycopg
import sqlalchemy
from psycopg.types.string import BytesBinaryDumper
from sqlalchemy import Engine, event

from commander.errors import EnvironmentProblem
from commander.server.postgresql import incarnation
from commander.server.postgresql.address import Address

CONNECT_S = 5
"""Seconds for a connection to be made."""

POOL_S = 3
"""Seconds for a connection to become free."""

STATEMENT_MS = 15_000
LOCK_MS = 8_000
SILENCE_MS = 10_000
"""Longest that a statement runs, that it waits for a lock, and that the network says nothing."""

psycopg.adapters.register_dumper(msgspec.Raw, BytesBinaryDumper)

_OPTIONS = (
    f"-c statement_timeout={STATEMENT_MS} -c lock_timeout={LOCK_MS} "
    f"-c idle_in_transaction_session_timeout={STATEMENT_MS} "
    # A plan made while a table was empty would be kept: 5 times dearer at 100,000 changes.
    "-c plan_cache_mode=force_custom_plan"
)


def options(address: Address, *, writes: bool) -> dict[str, Any]:
    """Return how to connect; of several hosts only one that can be written is taken to write."""
    found: dict[str, Any] = {
        "connect_timeout": CONNECT_S,
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": SILENCE_MS,
        "application_name": "commander-server",
        "options": _OPTIONS,
    }
    if writes:
        found["target_session_attrs"] = "read-write"
    return {name: value for name, value in found.items() if name not in address.url.query}


def writing(address: Address, connections: int, *, synchronous: bool | None = None) -> Engine:
    """Return the engine for what is written.

    ``synchronous``: see `incarnation`; None leaves that to others, where nothing is answered to
    posts.
    """
    made = _engine(address, connections, writes=True, isolation="READ COMMITTED")
    if synchronous is not None:
        _recognising(made, synchronous=synchronous)
    return made


def reading(address: Address, connections: int, *, synchronous: bool | None = None) -> Engine:
    """Return the engine for what is read from where it is written, each of one moment."""
    made = _engine(address, connections, writes=True, isolation="REPEATABLE READ")
    if synchronous is not None:
        _recognising(made, synchronous=synchronous)
    return made.execution_options(postgresql_readonly=True)


def replica(address: Address, connections: int) -> Engine:
    """Return the engine for what may be read from a replica."""
    made = _engine(address, connections, writes=False, isolation="REPEATABLE READ")
    return made.execution_options(postgresql_readonly=True)


def _recognising(made: Engine, *, synchronous: bool) -> None:
    @event.listens_for(made, "connect")
    def _recognise(connection: Any, _record: object) -> None:  # the driver's own connection
        incarnation.recognise(connection, synchronous=synchronous)


def _engine(address: Address, connections: int, *, writes: bool, isolation: str) -> Engine:
    made = sqlalchemy.create_engine(
        address.url,
        connect_args=options(address, writes=writes),
        isolation_level=isolation,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=POOL_S,
        hide_parameters=True,
    )

    @event.listens_for(made, "checkout")
    def _alive(connection: Any, _record: object, _proxy: object) -> None:
        # A database that was restarted has closed its end, which is to be read by now.
        if connection.closed or select.select([connection.fileno()], [], [], 0)[0]:
            raise sqlalchemy.exc.DisconnectionError

    return made


def gone(error: BaseException) -> bool:
    """Return whether the connection broke, so that the same may be tried on another one."""
    found = _driver_s(error)
    if isinstance(found, psycopg.errors.QueryCanceled | psycopg.errors.LockNotAvailable):
        return False
    return isinstance(found, psycopg.OperationalError | psycopg.InterfaceError)


def problem(error: BaseException, address: Address) -> EnvironmentProblem:
    """Return what an error of the database means for who runs the server."""
    if isinstance(error, EnvironmentProblem):
        return error
    found = _driver_s(error)
    name = f"{address.url.host or 'PostgreSQL'}/{address.url.database}"
    if isinstance(found, sqlalchemy.exc.TimeoutError):
        return EnvironmentProblem("All connections to {name} are in use.", name=name)
    for kinds, words in _WORDS:
        if isinstance(found, kinds):
            return EnvironmentProblem(words, name=name)
    reason = str(found).strip().splitlines()
    return EnvironmentProblem(
        "{name} cannot be used: {reason}", name=name, reason=reason[0] if reason else "no reason"
    )


def meant_otherwise(error: BaseException) -> bool:
    """Return whether it is not the database that failed, but what it was told."""
    kinds = (psycopg.DataError, psycopg.IntegrityError, psycopg.ProgrammingError)
    return isinstance(_driver_s(error), kinds)


def _driver_s(error: BaseException) -> BaseException:
    original = getattr(error, "orig", None)
    return original if isinstance(original, BaseException) else error


_WORDS: tuple[tuple[Any, str], ...] = (
    (
        (psycopg.errors.QueryCanceled, psycopg.errors.LockNotAvailable),
        "{name} does not answer in time.",
    ),
    (psycopg.errors.DiskFull, "The disk of {name} is full. Free some space; nothing is lost."),
    (psycopg.errors.TooManyConnections, "{name} takes no more connections. Give it more."),
    (psycopg.errors.ReadOnlySqlTransaction, "{name} can only be read: is it a standby?"),
    (psycopg.errors.InvalidPassword, "{name} refuses the password."),
    (psycopg.errors.InsufficientPrivilege, "{name} forbids this to the user of the address."),
)
