"""Copies of all that a server keeps, made while it runs, and the way back.

A copy is a folder that appears whole or not at all: the database (SQLite's own online copy, or
what ``pg_dump`` writes), the server's identity and certificate, and a list of all files with their
SHA-256. Contents of attachments never change, so they stand once beside the copies.

What is restored is an earlier state. The server therefore begins a new epoch, and posts send again
what they hold: what was acknowledged after the copy comes back from them.
"""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import msgspec
import sqlalchemy

from commander import __version__
from commander.errors import EnvironmentProblem, UserError
from commander.journal import backup, database
from commander.journal.blobs import Blobs
from commander.server.access.hooks import SECRETS
from commander.server.access.oidc import SECRET
from commander.server.postgresql.address import Address
from commander.server.store import EPOCH

JOURNAL: Final = "server.db"
BOOK: Final = "access.db"
DUMP: Final = "database.dump"
LIST: Final = "backup.json"
ATTACHMENTS: Final = "attachments"
PRIVATE: Final = ("device.key", "server.crt", "server.key", SECRET, SECRETS)
"""Files without which posts would not know the server again, or the city not let sign in,
or the city's systems not believe what they are told."""

BACKUPS: Final = "backups"
"""Folder of the copies in a server's own, where no copy was made elsewhere."""

LAST: Final = "backup.last"
"""File in a server's folder that says where its newest copy is."""

KEEP: Final = 14
PATIENCE_S: Final = 6 * 3600
"""Longest that a program of PostgreSQL may take."""

_FORM: Final = 1
_PREFIX: Final = "commander-"


class Listed(msgspec.Struct):
    """What a copy says of itself; ``files``: SHA-256 by name; ``kind``: sqlite or postgresql."""

    form: int
    made_at: str
    program: str
    kind: str
    files: dict[str, str]


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a server keeps what it has; ``address``: of its database, None for a file."""

    folder: Path
    address: Address | None = None


def copies(target: Path) -> list[Path]:
    """Return the copies in a folder, the newest first."""
    found = (one for one in target.glob(f"{_PREFIX}*") if (one / LIST).is_file())
    return sorted(found, reverse=True)


def place(folder: Path) -> Path:
    """Return where the copies of a server are, by its folder: where the newest one was put."""
    try:
        return Path((folder / LAST).read_text(encoding="utf-8").strip()).parent
    except (OSError, ValueError):
        return folder / BACKUPS


def age(target: Path, now: float) -> float | None:
    """Return how old the newest copy is in seconds; None without one. ``now`` is s UTC."""
    newest = copies(target)[:1]
    return now - (newest[0] / LIST).stat().st_mtime if newest else None


def make(kept: Kept, target: Path, at: float, keep: int = KEEP) -> Path:
    """Copy a server that runs or not into a folder; all but the newest ``keep`` copies go.

    ``at`` is s UTC. Raises EnvironmentProblem: no room, no rights, damage, no PostgreSQL; then no
    copy has appeared and the older ones stay. Raises UserError when there is nothing to copy.
    """
    if kept.address is None and not (kept.folder / JOURNAL).exists():
        raise UserError("{folder} holds no data of a server.", folder=kept.folder)
    name = _PREFIX + datetime.fromtimestamp(at, UTC).strftime("%Y%m%dT%H%M%SZ")
    part, whole = target / f"{name}.part", target / name
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(mode=0o700, parents=True)
        kind = _copy(kept, part)
        _copy_attachments(kept.folder / ATTACHMENTS, target / ATTACHMENTS)
        made = datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds")
        files = {one.name: _digest(one) for one in sorted(part.iterdir())}
        (part / LIST).write_bytes(
            msgspec.json.format(msgspec.json.encode(Listed(_FORM, made, __version__, kind, files)))
        )
        part.rename(whole)
    except OSError as error:
        raise EnvironmentProblem(
            "No backup was made: {path} cannot be written ({reason}). Free some space or mend "
            "the rights; the older backups stay.",
            path=error.filename or target,
            reason=error.strerror or error,
        ) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    with suppress(OSError):  # the copy is good without, only the server does not know where it is
        (kept.folder / LAST).write_text(str(whole.resolve()), encoding="utf-8")
    for old in copies(target)[max(1, keep) :]:
        shutil.rmtree(old, ignore_errors=True)
    return whole


def _copy(kept: Kept, part: Path) -> str:
    """Copy the database and what is private into a folder; returns its kind."""
    if kept.address is None:
        backup.copy(kept.folder / JOURNAL, part / JOURNAL)
        if (kept.folder / BOOK).exists():
            backup.copy(kept.folder / BOOK, part / BOOK)
    else:
        _run(kept.address, "pg_dump", "--format", "custom", "--no-owner", "--file", part / DUMP)
    for name in PRIVATE:
        with suppress(FileNotFoundError):
            shutil.copy2(kept.folder / name, part / name)
    return "sqlite" if kept.address is None else "postgresql"


def _copy_attachments(source: Path, target: Path) -> None:
    """Copy contents that are not there yet; each appears whole."""
    if not source.is_dir():
        return
    ours, theirs = Blobs(source), Blobs(target)
    for digest in ours.digests():
        if not theirs.has(digest):
            with ours.open(digest) as content:
                theirs.add(content)


def read(copy: Path) -> Listed:
    """Return what a copy says of itself, after every file of it was checked against that.

    Raises UserError naming what is missing or damaged.
    """
    try:
        listed = msgspec.json.decode((copy / LIST).read_bytes(), type=Listed)
    except OSError as error:
        raise UserError(
            "{path} is no backup of a server: {reason}.",
            path=copy,
            reason=error.strerror or error,
        ) from error
    except msgspec.MsgspecError as error:
        raise UserError("The list of the backup {path} is damaged.", path=copy / LIST) from error
    if listed.form > _FORM:
        raise UserError(
            "The backup {path} is from a newer version ({version}). Restore it with that.",
            path=copy,
            version=listed.program,
        )
    for name in _wrong(copy, listed):
        raise UserError(
            "{file} of the backup is damaged or missing. Take an older backup.", file=copy / name
        )
    return listed


def _wrong(copy: Path, listed: Listed) -> Iterator[str]:
    for name, digest in listed.files.items():
        path = copy / Path(name).name
        if not path.is_file() or _digest(path) != digest:
            yield name


def restore(copy: Path, kept: Kept) -> Listed:
    """Put a copy where a server is to begin: into an empty folder, and an empty database.

    Everything is checked before anything is written. Raises UserError when there is something
    already, EnvironmentProblem when it cannot be written; a folder begun is then left empty.
    """
    listed = read(copy)
    if (listed.kind == "postgresql") != (kept.address is not None):
        raise UserError(
            "This is a backup of a server on {kind}. Name its database with --database, or leave "
            "that out for a file.",
            kind=listed.kind,
        )
    if kept.folder.is_dir() and any(kept.folder.iterdir()):
        raise UserError("{folder} is not empty. Restore into a new folder.", folder=kept.folder)
    if kept.address is not None:
        _fill(copy, kept.address)
    try:
        kept.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in listed.files:
            if name != DUMP:
                shutil.copy2(copy / Path(name).name, kept.folder / Path(name).name)
        _copy_attachments(copy.parent / ATTACHMENTS, kept.folder / ATTACHMENTS)
    except OSError as error:
        for begun in kept.folder.iterdir():
            shutil.rmtree(begun) if begun.is_dir() else begun.unlink()
        raise EnvironmentProblem(
            "{path} cannot be written: {reason}. Nothing was restored.",
            path=error.filename or kept.folder,
            reason=error.strerror or error,
        ) from error
    if kept.address is None:
        _begin_anew(database.engine(kept.folder / JOURNAL))
    return listed


def _fill(copy: Path, address: Address) -> None:
    """Put a copy into an empty database."""
    engine = sqlalchemy.create_engine(address.url)
    try:
        if sqlalchemy.inspect(engine).get_table_names():
            raise UserError("The database {address} is not empty.", address=address)
    except sqlalchemy.exc.SQLAlchemyError as error:
        engine.dispose()
        raise EnvironmentProblem(
            "The database {address} does not answer.", address=address
        ) from error
    _run(
        address,
        *("pg_restore", "--no-owner", "--no-privileges", "--exit-on-error"),
        *("--single-transaction", "--dbname", str(address.url.database), copy / DUMP),
    )
    _begin_anew(engine)


def _begin_anew(engine: sqlalchemy.Engine) -> None:
    """Forget the epoch: a server that finds none begins one."""
    forget = sqlalchemy.text("DELETE FROM setting WHERE name = :name")
    try:
        with engine.begin() as connection:
            connection.execute(forget, {"name": EPOCH})
    finally:
        engine.dispose()


def _run(address: Address, program: str, *arguments: object) -> None:
    """Run a program of PostgreSQL; what it must know goes through its environment."""
    url = address.url
    told = {
        "PGHOST": url.host or "",
        "PGPORT": str(url.port or ""),
        "PGUSER": url.username or "",
        "PGPASSWORD": str(url.password or ""),
        "PGDATABASE": url.database or "",
    }
    environment = os.environ | {name: value for name, value in told.items() if value}
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program
            [_program(program), *map(str, arguments)],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise EnvironmentProblem("{program} did not end.", program=program) from error
    if done.returncode:
        raise EnvironmentProblem(
            "{program} did not succeed: {reason}",
            program=program,
            reason=next(reversed(done.stderr.split("\n")[:-1]), done.returncode),
        )


def _program(name: str) -> str:
    """Return a program of the newest PostgreSQL here; EnvironmentProblem without one."""
    places = sorted(
        Path("/usr/lib/postgresql").glob(f"*/bin/{name}"),
        key=lambda one: int(one.parts[-3]) if one.parts[-3].isdecimal() else 0,
    )
    found = str(places[-1]) if places else shutil.which(name)
    if not found:
        raise EnvironmentProblem(
            "{program} is not installed here. Install the package postgresql-client.", program=name
        )
    return found


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
