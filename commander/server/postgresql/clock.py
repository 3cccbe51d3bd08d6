"""The database's clock: the one that all workers and machines of a server have in common."""

import time

from sqlalchemy import Connection

from commander.journal.rows import select_value

_NOW = "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint"


class DatabaseClock:
    """Tells the database's time between the moments at which it is asked. From any thread."""

    def __init__(self) -> None:
        self._ahead = time.time_ns() // 1_000_000 - _ticks()

    def now(self) -> int:
        """Return the time in ms UTC."""
        return _ticks() + self._ahead

    def set(self, connection: Connection) -> None:
        """Ask the database."""
        before = _ticks()
        told = int(select_value(connection, _NOW))
        self._ahead = told - (before + _ticks()) // 2


def _ticks() -> int:
    return time.monotonic_ns() // 1_000_000
