"""What a server needs of whatever keeps its changes: a journal file, or a database."""

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection

from commander.journal.feed import Feed
from commander.journal.transaction import Transaction

T = TypeVar("T")


class Reading(Protocol):
    """The reading side, from any thread."""

    def connection(self) -> AbstractContextManager[Connection]:
        """Give a connection for reading; all that is read through it is of one moment."""
        ...

    def setting(self, name: str, default: Any = None) -> Any:
        """Return a setting (a JSON value)."""
        ...


class Keeping(Protocol):
    """Keeps changes, and says so only when they are safe. From any thread."""

    @property
    def path(self) -> Path:
        """The file, or the name of one, beside which a server keeps its mark."""
        ...

    @property
    def device(self) -> str:
        """The id by which posts know who keeps this."""
        ...

    @property
    def feed(self) -> Feed:
        """Tells what has become known, here or through other servers of the same database."""
        ...

    @property
    def reader(self) -> Reading:
        """The reading side."""
        ...

    @property
    def far(self) -> Reading | None:
        """A copy that may be behind, for long reads; None where there is none."""
        ...

    def now(self) -> int:
        """Return the time (ms UTC), the same for everybody who keeps this together."""
        ...

    def submit(self, work: Callable[[Transaction], T]) -> "Future[T]":
        """Run this in one transaction; when the future is done, the commit is safe.

        Errors of the database arrive as EnvironmentProblem, others as they are; nothing of a
        transaction that failed stays.
        """
        ...

    def close(self, timeout: float = 10.0) -> None:
        """Finish what is queued and close."""
        ...
