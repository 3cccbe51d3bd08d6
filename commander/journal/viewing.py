"""Looking into a journal that another process may own: nothing in it is changed."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy

from commander.errors import EnvironmentProblem, UserError
from commander.journal import database
from commander.journal.backup import NAME, backups
from commander.journal.reader import Reader


@contextmanager
def viewing(data: Path) -> Iterator[Reader]:
    """Give a reader of the journal in a data folder.

    Raises UserError when there is none yet, EnvironmentProblem when it cannot be read.
    """
    path = data / NAME
    try:
        empty = not path.exists() or path.stat().st_size == 0
    except OSError as error:
        raise EnvironmentProblem(
            "{folder} cannot be read: {reason}. Mend its rights, or choose another data folder.",
            folder=data,
            reason=error.strerror or error,
        ) from error
    if empty and backups(data):
        raise EnvironmentProblem(
            "{path} is missing, but there are backups. Start Commander: it brings back what they "
            "hold.",
            path=path,
        )
    if empty:
        raise UserError(
            "There is nothing in {folder} yet. Open an operation first: "
            "commander operation open NAME",
            folder=data,
        )
    engine = database.engine(path, read_only=True)
    try:
        database.prepare(engine, path)
        yield Reader(engine)
    except (sqlalchemy.exc.DatabaseError, sqlite3.DatabaseError) as error:
        raise database.problem(error, path) from error
    finally:
        engine.dispose()
