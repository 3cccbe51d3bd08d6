"""What is right and wrong with a server: its folder, database, certificate, copies, attachments.

Nothing is changed by looking, and it works beside a server that runs.
"""

import shutil
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import sqlalchemy
from cryptography import x509

from commander import __version__
from commander.errors import UserError
from commander.finding import Finding
from commander.journal.blobs import Blobs
from commander.journal.database import damage
from commander.server.access import opening, quotas
from commander.server.access.people import shown
from commander.server.filling import NEARLY, nears
from commander.server.operation import backups
from commander.server.operation.backups import ATTACHMENTS, BOOK, JOURNAL, Kept
from commander.server.postgresql.address import Address

FREE_LEAST: Final = 1_000_000_000
FREE_GOOD: Final = 10_000_000_000
"""Bytes free under which a server of a city is in trouble soon, and under which one says so."""

BACKUP_OLD_S: Final = 26 * 3600
"""A copy a day, and two hours for it to be made."""

CERTIFICATE_DAYS: Final = 21
READ_MOST: Final = 2_000_000_000
"""Bytes of attachments that are read through."""


def check(kept: Kept, copies: Path | None = None) -> list[Finding]:
    """Look at a server; ``copies`` is the folder of its backups."""
    return [
        Finding("ok", "program", f"Commander {__version__}"),
        *_folder(kept.folder),
        *(_file(kept.folder) if kept.address is None else _database(kept.address)),
        *_certificate(kept.folder),
        *_limits(kept),
        *_copies(copies or backups.place(kept.folder)),
        *_attachments(kept.folder / ATTACHMENTS),
    ]


def _folder(folder: Path) -> Iterator[Finding]:
    if not folder.is_dir():
        yield Finding("bad", "folder", f"{folder} is not there", "name it with --data")
        return
    if folder.stat().st_mode & 0o077:
        advice = f"chmod 700 {folder}: it holds the server's key"
        yield Finding("warn", "folder", f"{folder} can be read by others", advice)
    free = shutil.disk_usage(folder).free
    level = "bad" if free < FREE_LEAST else "warn" if free < FREE_GOOD else "ok"
    advice = "" if level == "ok" else "free some space, or move the folder to a larger disk"
    yield Finding(level, "disk", f"{free / 1e9:.1f} GB free at {folder}", advice)


def _file(folder: Path) -> Iterator[Finding]:
    for name in (JOURNAL, BOOK):
        path = folder / name
        if path.exists():
            wrong = damage(path)
            advice = "stop the server and restore the newest backup" if wrong else ""
            level = "bad" if wrong else "ok"
            said = wrong or f"sound, {path.stat().st_size / 1e6:.1f} MB"
            yield Finding(level, "database", f"{path}: {said}", advice)
    if not (folder / JOURNAL).exists():
        yield Finding("warn", "database", f"{folder / JOURNAL} is not there yet")


def _database(address: Address) -> Iterator[Finding]:
    engine = sqlalchemy.create_engine(address.url, connect_args={"connect_timeout": 5})
    try:
        with engine.connect() as connection:
            version = connection.exec_driver_sql("SHOW server_version").scalar()
            size = connection.exec_driver_sql("SELECT pg_database_size(current_database())")
            yield Finding(
                "ok",
                "database",
                f"{address}: PostgreSQL {version}, {size.scalar_one() / 1e6:.1f} MB",
            )
            yield from _standbys(connection)
    except sqlalchemy.exc.SQLAlchemyError:
        advice = "see whether it runs and whether the address and the rights are right"
        yield Finding("bad", "database", f"{address} does not answer", advice)
    finally:
        engine.dispose()


def _standbys(connection: sqlalchemy.Connection) -> Iterator[Finding]:
    if connection.exec_driver_sql("SHOW fsync").scalar() != "on":
        advice = "set fsync = on: what is acknowledged would not survive a power failure"
        yield Finding("bad", "database", "fsync is off", advice)
    rows = connection.exec_driver_sql(
        "SELECT application_name, sync_state, "
        "coalesce(extract(epoch FROM replay_lag), 0)::float FROM pg_stat_replication"
    ).all()
    for name, state, lag in rows:
        level = "warn" if lag > 1 else "ok"
        yield Finding(level, "standby", f"{name}: {state}, {lag:.1f} s behind")
    if not any(state in {"sync", "quorum"} for _, state, _ in rows):
        advice = "a machine that dies takes its last seconds along, until posts send them again"
        yield Finding("warn", "standby", "no synchronous standby", advice)


def _limits(kept: Kept) -> Iterator[Finding]:
    """Say which operations are near the most that the server keeps of them."""
    try:
        with opening.looking(kept.folder, kept.address) as book:
            limits = quotas.read(book) if book is not None else quotas.Limits()
        with opening.reader(kept.folder, kept.address) as reader:
            if reader is None or not (limits.every or limits.own):
                return
            with reader.connection() as connection:
                found = nears(connection, limits.of)
    except (UserError, sqlalchemy.exc.SQLAlchemyError) as error:
        yield Finding("bad", "limits", f"they cannot be read: {error}")
        return
    advice = "commander-server stream quota STREAM raises it; posts keep what does not fit"
    for one in found:
        if one.share >= NEARLY:
            level = "bad" if one.share >= 1 else "warn"
            said = f"{shown(one.stream)} uses {one.share:.0%} of {one.quota}"
            yield Finding(level, "limits", said, advice)
    if not found or found[0].share < NEARLY:
        yield Finding("ok", "limits", f"{len(found)} operations, all below {NEARLY:.0%}")


def _certificate(folder: Path) -> Iterator[Finding]:
    path = folder / "server.crt"
    if not path.exists():
        return
    try:
        until = x509.load_pem_x509_certificate(path.read_bytes()).not_valid_after_utc
    except (OSError, ValueError) as error:
        yield Finding("bad", "certificate", f"{path}: {error}", "restore it from a backup")
        return
    days = (until - datetime.now(UTC)).days
    level = "ok" if days > CERTIFICATE_DAYS else "bad" if days < 0 else "warn"
    yield Finding(level, "certificate", f"{path}: valid until {until:%Y-%m-%d}")


def _copies(target: Path) -> Iterator[Finding]:
    age = backups.age(target, time.time())
    advice = "commander-server backup DIR once a day, from a timer"
    if age is None:
        yield Finding("warn", "backup", f"none in {target}", advice)
        return
    newest = backups.copies(target)[0]
    said = f"{newest}, {age / 3600:.1f} h old"
    old = abs(age) > BACKUP_OLD_S
    yield Finding("warn" if old else "ok", "backup", said, advice if old else "")


def _attachments(folder: Path) -> Iterator[Finding]:
    if not folder.is_dir():
        return
    blobs, read, count, damaged = Blobs(folder), 0, 0, []
    for digest in blobs.digests():
        count += 1
        if read < READ_MOST:
            read += blobs.size(digest)
            if not blobs.sound(digest):
                damaged.append(digest)
    advice = "copy them back from the backup's attachments, or let posts send them again"
    for digest in damaged:
        yield Finding("bad", "attachment", f"{digest} is damaged", advice)
    yield Finding("ok", "attachments", f"{count}, {read / 1e6:.0f} MB of them read through")
