"""Opening a journal that may be damaged: set it aside, read out every change that is readable.

Changes are the truth and know themselves (id, hash), so what is salvaged from the damaged file
and from the newest backups is simply taken in again; doubles fall out by themselves.
"""

import logging
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from commander.clock import Clock
from commander.errors import EnvironmentProblem
from commander.journal.change import Envelope
from commander.journal.database import damage
from commander.journal.intake import personal_of
from commander.journal.journal import Journal
from commander.journal.transaction import Transaction

log = logging.getLogger(__name__)

NAME = "journal.db"
BATCH = 1_000
OWN_TABLES = {"setting": ("name", "value"), "draft": ("key", "text", "begun_at")}
"""This post's own tables; cursors are not brought over: asking again is always safe."""

CLEAN = "closed-cleanly"
"""A file that stands while the journal is closed in order; without it the file is checked."""


def open_or_salvage(data: Path, device: str, clock: Clock) -> tuple[Journal, str]:
    """Open the journal of a data folder; returns it and what had to be salvaged, if anything."""
    path = data / NAME
    mark = data / CLEAN
    wrong = damage(path) if path.exists() and not mark.exists() else ""
    mark.unlink(missing_ok=True)
    if not wrong:
        try:
            return Journal(path, device, clock=clock), ""
        except EnvironmentProblem:
            wrong = damage(path)
            if not wrong:
                raise
    if _foreign(path):
        raise EnvironmentProblem(
            "{path} is not a Commander database. Move it away, or choose another data folder.",
            path=path,
        )
    return _salvage(data, device, clock, wrong)


def mark_clean(data: Path) -> None:
    """Say that the journal was closed in order."""
    (data / CLEAN).touch()


def _foreign(path: Path) -> bool:
    with path.open("rb") as file:
        start = file.read(16)
    return bool(start) and not start.startswith(b"SQLite format 3")


def _salvage(data: Path, device: str, clock: Clock, wrong: str) -> tuple[Journal, str]:
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    aside = data / f"journal.damaged-{stamp}.db"
    for suffix in ("", "-wal", "-shm"):
        part = data / (NAME + suffix)
        if part.exists():
            part.rename(data / (aside.name + suffix))
    log.info("the journal is damaged (%s); salvaging", wrong)
    journal = Journal(data / NAME, device, clock=clock)
    sources = [aside, *sorted((data / "backups").glob("journal-*.db"), reverse=True)]
    count = 0
    for source in sources:
        count += _take_from(source, journal)
    said = (
        f"The journal was damaged ({wrong}). {count} changes were read out of it and of the "
        f"backups; the damaged file was kept as {aside.name}."
    )
    return journal, said


def _take_from(source: Path, journal: Journal) -> int:
    count = 0
    for stream, envelopes in _batches(source):

        def work(
            tx: Transaction, stream: str = stream, envelopes: list[Envelope] = envelopes
        ) -> int:
            verdicts = tx.receive(stream, envelopes, origin="")
            return sum(verdict.result == "applied" for verdict in verdicts)

        count += journal.submit(work).result()
    _copy_own(source, journal)
    return count


def _batches(source: Path) -> Iterator[tuple[str, list[Envelope]]]:
    waiting: dict[str, list[Envelope]] = {}
    for stream, body, personal in _rows(source, "SELECT stream, body, personal FROM change"):
        found = waiting.setdefault(stream, [])
        found.append(Envelope(msgspec.Raw(body), personal_of(personal)))
        if len(found) == BATCH:
            yield stream, waiting.pop(stream)
    yield from waiting.items()


def _rows(source: Path, query: str) -> Iterator[tuple[Any, ...]]:
    """Yield the rows that can be read; a damaged page ends it, what came before stays."""
    try:
        connection = sqlite3.connect(f"file:{source}?mode=ro", uri=True)
    except sqlite3.Error:
        return
    try:
        yield from connection.execute(query)
    except sqlite3.DatabaseError as error:
        log.info("reading %s ended: %s", source.name, error)
    finally:
        connection.close()


def _copy_own(source: Path, journal: Journal) -> None:
    """Bring over settings, drafts and cursors, where the new journal has none yet."""
    for table, names in OWN_TABLES.items():
        for row in list(_rows(source, f"SELECT {', '.join(names)} FROM {table}")):  # noqa: S608
            values = dict(zip(names, row, strict=True))
            journal.submit(partial(Transaction.put, table=table, values=values)).result()
