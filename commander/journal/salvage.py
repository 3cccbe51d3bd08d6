"""Opening a journal that may be damaged: set it aside, read out every change that is readable.

Changes are the truth and know themselves (id, hash), so what is salvaged from the damaged file
and from the newest backups is simply taken in again; doubles fall out by themselves.
"""

import logging
import sqlite3
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from commander.clock import Clock
from commander.errors import EnvironmentProblem
from commander.journal.backup import NAME, backups
from commander.journal.database import damage
from commander.journal.identity import Identity, renew
from commander.journal.journal import Journal
from commander.journal.remains import batches, read_only, rows
from commander.journal.transaction import Transaction

log = logging.getLogger(__name__)

OWN_TABLES = {
    "setting": ("name", "value"),
    "draft": ("key", "text", "begun_at"),
    "fix": ("stream", "unit", "device", "seq", "origin", "body", "window"),
    "track": ("stream", "unit", "device", "start", "seq", "origin", "points"),
    "position_head": ("stream", "head"),
}
"""What is no change: this post's own tables, and positions. Cursors are not brought over: asking
again is always safe."""

HEADER = 20
MODE = 18
IN_ONE, IN_WAL = 1, 2
"""Byte 18 of a database file says whether all of it is in one file or partly in a -wal."""

CLEAN = "closed-cleanly"
"""A file that stands while the journal is closed in order; without it the file is checked."""


def open_or_salvage(data: Path, own: Identity, clock: Clock) -> tuple[Journal, str]:
    """Open the journal of a data folder; returns it and what had to be salvaged, if anything.

    Raises EnvironmentProblem, with nothing changed, for what is no journal of ours.
    """
    path = data / NAME
    mark = data / CLEAN
    clean = mark.exists()
    header = _header(path)
    lost_tail = not clean and header[MODE] == IN_WAL and not _beside(path, "-wal").exists()
    if header[MODE] == IN_ONE:
        _set_aside_foreign_tail(path)
    wrong = _wrong(data, header, clean=clean)
    if not wrong:
        try:
            journal = _open(data, own, clock)
        except EnvironmentProblem:
            wrong = damage(path)
            if not wrong:
                raise
        else:
            mark.unlink(missing_ok=True)
            return journal, _after_lost_tail(data, journal) if lost_tail else ""
    mark.unlink(missing_ok=True)
    return _salvage(data, own, clock, wrong)


def _open(data: Path, own: Identity, clock: Clock) -> Journal:
    def renewed() -> str:
        return renew(data).device

    former = own.home.former
    return Journal(data / NAME, own.device, clock=clock, former=former, renew=renewed)


def mark_clean(data: Path) -> None:
    """Say that the journal was closed in order; without the mark it is just checked again."""
    with suppress(OSError):
        (data / CLEAN).touch()


def _header(path: Path) -> bytes:
    """Return the start of the file, filled up with zeros; refuses what cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(HEADER).ljust(HEADER, b"\0")
    except FileNotFoundError:
        return bytes(HEADER)
    except OSError as error:
        raise EnvironmentProblem(
            "{path} cannot be read: {reason}. Mend its rights or move it away, or choose another "
            "data folder.",
            path=path,
            reason=error.strerror or error,
        ) from error


def _wrong(data: Path, header: bytes, *, clean: bool) -> str:
    """Return what is wrong with the journal file; refuses what is not ours."""
    path = data / NAME
    if not path.exists():
        return "the file is missing" if backups(data) else ""
    if path.stat().st_size == 0:
        return "the file is empty" if backups(data) else ""
    if not header.startswith(b"SQLite format 3\0") or _other_tables(path):
        raise EnvironmentProblem(
            "{path} is not a Commander database. Move it away, or choose another data folder. "
            "Nothing has been changed.",
            path=path,
        )
    return "" if clean else damage(path)


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _set_aside_foreign_tail(path: Path) -> None:
    """Rename a write-ahead log that is not of this file.

    A backup put in the place of the journal is one file; what a crashed Commander left beside
    the journal before would be mixed into it.
    """
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    for suffix in ("-wal", "-shm"):
        part = _beside(path, suffix)
        if part.exists():
            part.replace(path.with_name(f"journal.replaced-{stamp}.db{suffix}"))


def _other_tables(path: Path) -> bool:
    """Whether a readable database has tables, and none of ours; looks before anything is set."""
    try:
        with read_only(path) as connection:
            found = connection.execute("SELECT name FROM sqlite_master").fetchall()
    except sqlite3.Error:
        return False
    names = {name for (name,) in found}
    return bool(names) and not names & {"change", "alembic_version"}


def _after_lost_tail(data: Path, journal: Journal) -> str:
    newest = backups(data)[:1]
    count = sum(_take_from(source, journal, set()) for source in newest)
    back = f"{count} changes were brought back from the newest backup. " if count else ""
    return (
        f"{NAME} was not closed in order and its part {NAME}-wal is missing, as when a folder is "
        f"copied while Commander runs. {back}Entries of the last minutes may be missing: look at "
        "the end of the log."
    )


def _salvage(data: Path, own: Identity, clock: Clock, wrong: str) -> tuple[Journal, str]:
    aside = _set_aside(data)
    log.info("the journal is damaged (%s); salvaging", wrong)
    journal = _open(data, own, clock)
    sources = [*([aside] if aside else []), *backups(data)]
    try:
        seen: set[tuple[str, str]] = set()
        count = sum(_take_from(source, journal, seen) for source in sources)
        _copy_own(sources, journal)
    except BaseException:
        journal.close()
        raise
    kept = f" The damaged file was kept as {aside.name}." if aside else ""
    said = (
        f"{NAME} was damaged ({wrong}). {count} changes were read out of what was left of it and "
        f"out of the backups.{kept} Look at the end of the log."
    )
    return journal, said


def _set_aside(data: Path) -> Path | None:
    """Rename the damaged file and its parts; returns its new name, None when there was none."""
    if not (data / NAME).exists():
        return None
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    aside = data / f"journal.damaged-{stamp}.db"
    for suffix in ("", "-wal", "-shm"):
        part = _beside(data / NAME, suffix)
        if part.exists():
            part.replace(data / (aside.name + suffix))
    return aside


def _take_from(source: Path, journal: Journal, seen: set[tuple[str, str]]) -> int:
    """Take in what is readable and not in `seen` (stream, id), which grows by it."""
    count = 0
    for stream, envelopes in batches(source, seen):
        take = partial(Transaction.receive, stream=stream, envelopes=envelopes, origin="")
        verdicts = journal.submit(take).result()
        count += sum(verdict.result == "applied" for verdict in verdicts)
    return count


def _copy_own(sources: list[Path], journal: Journal) -> None:
    """Bring over each of the other tables from the first source that still has any of it."""
    for table, names in OWN_TABLES.items():
        for source in sources:
            found = list(rows(source, table, names))
            for row in found:
                values = dict(zip(names, row, strict=True))
                journal.submit(partial(Transaction.put, table=table, values=values)).result()
            if found:
                break
