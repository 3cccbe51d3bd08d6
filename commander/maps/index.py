"""The list of areas on disk: one small file an area, so that several programs may use a library.

A library is a folder. An area is its tiles (``KEY.pmtiles`` or ``KEY.mbtiles``, or a file elsewhere
that is used where it lies), perhaps its names (``KEY.names``) and things (``KEY.things``), and
``KEY.json``, which is written last and makes it an area. What was removed bears ``.removed`` behind
that until it is cleared away.
"""

import os
import re
import secrets
import shutil
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import msgspec

from commander.errors import EnvironmentProblem
from commander.maps.area import Area
from commander.maps.names_file import SUFFIX as NAMES
from commander.maps.reference import SUFFIX as THINGS

RECORD: Final = ".json"
REMOVED: Final = ".removed"
WORK: Final = ".import-"
"""How the folder of an import begins; it is cleared away with all that is in it."""

_KEY: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_FORGOTTEN_S: Final = 24 * 3600
"""Seconds after which what a program left behind that died in an import is cleared away."""


class Record(msgspec.Struct, frozen=True):
    """What is kept of an area; ``file`` is a name in the library, or a path elsewhere.

    ``template`` is the address of an online source. A key that the address needs is kept here and
    nowhere else.
    """

    area: Area
    file: str = ""
    template: str = ""
    key_value: str = ""


def is_key(text: str) -> bool:
    """Tell whether this may be the key of an area."""
    return bool(_KEY.fullmatch(text))


def new_key(name: str) -> str:
    """Return a key for an area of this name that no other has."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40]
    return f"{slug or 'area'}-{secrets.token_hex(4)}"


def stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Return what differs once a record in the folder came, went or changed."""
    try:
        with os.scandir(folder) as found:
            return tuple(
                sorted(
                    (one.name, one.stat().st_mtime_ns, one.stat().st_size)
                    for one in found
                    if one.name.endswith(RECORD)
                )
            )
    except OSError:
        return ()


def read(path: Path) -> Record | None:
    """Return the record in a file, None when it is none: damaged, or of a newer program."""
    try:
        found = msgspec.json.decode(path.read_bytes(), type=Record)
    except (OSError, msgspec.MsgspecError):
        return None
    own = is_key(found.area.key) and path.name.startswith(f"{found.area.key}{RECORD}")
    place = Path(found.file)
    return found if own and (place.is_absolute() or place.name == found.file) else None


def write(folder: Path, record: Record) -> None:
    """Write a record, whole or not at all."""
    path = folder / f"{record.area.key}{RECORD}"
    with on_disk(folder):
        whole(path, msgspec.json.encode(record))


def whole(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole, or the one before it is. Raises OSError."""
    new = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    try:
        with new.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError:
        with suppress(OSError):
            new.unlink()
        raise
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Wait until a file is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until names in a folder are on the disk, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def files_of(folder: Path, record: Record) -> Iterator[Path]:
    """Give the files of an area that are the library's own."""
    if record.file and not Path(record.file).is_absolute():
        yield folder / record.file
    yield folder / f"{record.area.key}{NAMES}"
    yield folder / f"{record.area.key}{THINGS}"


def clear_removed(folder: Path, older_than: float) -> None:
    """Delete what was removed so many seconds ago, and imports that died."""
    now = time.time()
    with suppress(OSError):
        for path in folder.glob(f"*{RECORD}{REMOVED}"):
            record = read(path)
            if now - path.stat().st_mtime >= older_than:
                clear(folder, path, record)
        for path in folder.glob(f"{WORK}*"):
            if now - path.stat().st_mtime > _FORGOTTEN_S:
                shutil.rmtree(path, ignore_errors=True)


def clear(folder: Path, path: Path, record: Record | None) -> None:
    """Delete an area for good."""
    with suppress(OSError):
        for file in files_of(folder, record) if record else ():
            file.unlink(missing_ok=True)
        path.unlink(missing_ok=True)


@contextmanager
def on_disk(folder: Path) -> Iterator[None]:
    """Word what the disk refuses."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as error:
        raise disk_problem(folder, error) from error


def disk_problem(folder: Path, error: OSError) -> EnvironmentProblem:
    """Return what to tell about an error of the disk on which the library lies."""
    return EnvironmentProblem(
        "The map library in {folder} cannot be written: {reason}. Free space, or check the rights "
        "of that folder.",
        folder=folder,
        reason=error.strerror or error,
    )
