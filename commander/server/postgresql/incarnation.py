"""Which life of the database this is, and that posts learn when another one has begun.

A standby that takes over begins a new timeline, and a backup that is put back is a new system. What
the former life had acknowledged last may be missing, and its numbers would be given to other
changes. So the first connection that sees another life takes a new epoch, before anything is
answered through it, and posts send and read everything again. Where the administrator vouches
that replication is synchronous, nothing acknowledged can be missing, and the epoch stays; then
nothing is acknowledged while the database does not replicate synchronously.
"""

import secrets
from typing import Any

import msgspec
from sqlalchemy import Connection

from commander.errors import EnvironmentProblem
from commander.journal.rows import select_value

EPOCH = "server.epoch"
LIFE = "server.incarnation"

_NOW = (
    "SELECT system_identifier || '/' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) "
    "FROM pg_control_system()"
)
_KNOWN = "SELECT value FROM setting WHERE name = %s"
_PUT = (
    "INSERT INTO setting (name, value) VALUES (%s, %s) "
    "ON CONFLICT (name) DO UPDATE SET value = excluded.value"
)
_SYNCHRONOUS = (
    "SELECT current_setting('synchronous_standby_names') <> '' "
    "AND current_setting('synchronous_commit') IN ('on', 'remote_apply')"
)


def recognise(connection: Any, *, synchronous: bool) -> None:
    """Look which life a new connection of the driver leads to; does what follows from it."""
    with connection.transaction():
        if connection.execute("SELECT to_regclass('setting')").fetchone()[0] is None:
            return  # not made yet
        now = msgspec.json.encode(connection.execute(_NOW).fetchone()[0])
        known = connection.execute(_KNOWN, (LIFE,)).fetchone()
        if known is not None and known[0] == now:
            return
    with connection.transaction():
        connection.execute("LOCK TABLE setting IN SHARE ROW EXCLUSIVE MODE")
        known = connection.execute(_KNOWN, (LIFE,)).fetchone()
        if known is not None and known[0] == now:
            return  # another worker was first
        connection.execute(_PUT, (LIFE, now))
        if known is not None and not synchronous:
            connection.execute(_PUT, (EPOCH, msgspec.json.encode(secrets.token_hex(8))))


def demand_synchronous(connection: Connection) -> None:
    """Refuse to write where a commit would not wait for a standby."""
    if not select_value(connection, _SYNCHRONOUS):
        raise EnvironmentProblem(
            "The database does not replicate synchronously now, as --synchronous demands. Nothing "
            "is taken in until it does."
        )
