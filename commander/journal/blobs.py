"""The contents of attachments: files beside the journal, each named by the SHA-256 of its bytes.

``ab/cdef…`` is whole and was checked; ``part/<digest>`` is what has arrived of one so far;
``new/`` holds what is being copied in, ``damaged/`` what was found to be something else. Safe from
any thread and beside other processes: the name says what a file must contain, and a file appears
under it whole or not at all.
"""

import errno
import hashlib
import os
import re
import secrets
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from commander.errors import EnvironmentProblem, UserError

MOST = 200 * 1024 * 1024
"""Largest attachment in bytes."""

LEAST_FREE = 200_000_000
"""Bytes of the disk that attachments leave free, because what is logged must fit."""

STEP = 1024 * 1024
STALE = 24 * 3600.0
"""Seconds after which a copy that never ended is thrown away."""

_DIGEST = re.compile(r"[0-9a-f]{64}")


class Elsewhere(ValueError):
    """A piece does not follow on what is here; ``here`` is the offset that is asked for."""

    def __init__(self, here: int) -> None:
        super().__init__(f"{here} bytes are here")
        self.here = here


class Mismatch(ValueError):
    """What arrived is not what its digest says; it was thrown away."""


class Blobs:
    """The store of one folder; made at the first write. Digests are 64 hex digits.

    Every other text as a digest raises ValueError, so that nothing from elsewhere becomes a path.
    Errors of the disk arrive as EnvironmentProblem.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._turn = threading.Lock()
        self._told: list[Callable[[str], None]] = []

    def path(self, digest: str) -> Path:
        """Return where this one stands when it is here."""
        _checked(digest)
        return self.folder / digest[:2] / digest[2:]

    def has(self, digest: str) -> bool:
        """Return whether this one is here, whole."""
        return self.path(digest).is_file()

    def size(self, digest: str) -> int:
        """Return the bytes of one that is here; FileNotFoundError otherwise."""
        return self.path(digest).stat().st_size

    def open(self, digest: str) -> BinaryIO:
        """Open one that is here for reading; FileNotFoundError otherwise."""
        return self.path(digest).open("rb")

    def add(self, source: BinaryIO) -> str:
        """Copy all that the source gives; returns its digest when it is on disk.

        UserError when it is empty or larger than MOST; nothing stays then.
        """
        with _Full(self.folder):
            waiting = self._private("new") / secrets.token_hex(8)
            try:
                with self._create(waiting) as target:
                    digest = _copy(source, target, self.free())
                    target.flush()
                    os.fsync(target.fileno())
                self._settle(waiting, digest)
            finally:
                waiting.unlink(missing_ok=True)
        self._tell(digest)
        return digest

    def copy_to(self, digest: str, target: Path) -> None:
        """Copy one that is here to a place of the operator's; whole or not at all.

        FileNotFoundError when it is not here.
        """
        with _Full(target.parent), self.open(digest) as source:
            waiting = target.with_name(f".{secrets.token_hex(8)}.part")
            try:
                with self._create(waiting) as file:
                    shutil.copyfileobj(source, file, STEP)
                    file.flush()
                    os.fsync(file.fileno())
                waiting.replace(target)
            finally:
                waiting.unlink(missing_ok=True)

    def partial(self, digest: str) -> int:
        """Return how many bytes are here of one that is not finished."""
        try:
            return self._part(digest).stat().st_size
        except FileNotFoundError:
            return 0

    def append(self, digest: str, offset: int, data: bytes) -> int:
        """Add the next piece of one that is arriving; returns how many bytes are here now.

        Elsewhere when it does not begin where the last one ended; UserError beyond MOST.
        """
        if offset + len(data) > MOST:
            raise _too_large()
        part = self._part(digest)
        with self._turn, _Full(self.folder):
            here = self.partial(digest)
            if offset != here:
                raise Elsewhere(here)
            if self.free() < len(data):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            self._private("part")
            with self._create(part) as file:
                file.seek(offset)
                file.write(data)
            return offset + len(data)

    def finish(self, digest: str) -> None:
        """Check what has arrived and keep it; Mismatch when it is something else."""
        part = self._part(digest)
        with self._turn, _Full(self.folder):
            if self.has(digest):
                part.unlink(missing_ok=True)
                return
            with part.open("r+b") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
                os.fsync(file.fileno())
            if found != digest:
                part.unlink()
                raise Mismatch(digest)
            self._settle(part, digest)
        self._tell(digest)

    def digests(self) -> Iterator[str]:
        """Give every digest that is here, whole, in no order."""
        for folder in self.folder.glob("[0-9a-f][0-9a-f]"):
            for path in folder.iterdir():
                if is_digest(name := folder.name + path.name):
                    yield name

    def sound(self, digest: str) -> bool:
        """Read one that is here through; returns whether it is what its name says."""
        with self.path(digest).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == digest

    def keeps(self, digest: str) -> bool:
        """Read one that is here through; one that is damaged is set aside. Returns which it was.

        What was set aside (``damaged/<digest>``) counts as not here, so that it is fetched again.
        """
        if self.sound(digest):
            return True
        with self._turn, _Full(self.folder), suppress(FileNotFoundError):
            self.path(digest).replace(self._private("damaged") / digest)
        return False

    def free(self) -> int:
        """Return how many bytes more may be kept here."""
        there = next(one for one in (self.folder, *self.folder.absolute().parents) if one.exists())
        return shutil.disk_usage(there).free - LEAST_FREE

    def used(self) -> int:
        """Return the bytes of all that is here, unfinished ones included."""
        parts = (path.stat().st_size for path in self.folder.glob("part/*"))
        return sum(self.size(digest) for digest in self.digests()) + sum(parts)

    def tidy(self) -> None:
        """Throw away copies that a crash left behind."""
        with suppress(OSError):  # what cannot be tidied up harms nobody
            for path in self.folder.glob("new/*"):
                if time.time() - path.stat().st_mtime > STALE:
                    path.unlink(missing_ok=True)

    def subscribe(self, callback: Callable[[str], None]) -> Callable[[], None]:
        """Call this with each digest that is here from now on, on the thread that brought it."""
        with self._turn:
            self._told.append(callback)

        def unsubscribe() -> None:
            with self._turn:
                if callback in self._told:
                    self._told.remove(callback)

        return unsubscribe

    def _tell(self, digest: str) -> None:
        with self._turn:
            told = tuple(self._told)
        for callback in told:
            callback(digest)

    def _part(self, digest: str) -> Path:
        _checked(digest)
        return self.folder / "part" / digest

    def _private(self, name: str) -> Path:
        folder = self.folder / name
        if not folder.is_dir():
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            folder.mkdir(exist_ok=True, mode=0o700)
        return folder

    def _create(self, path: Path) -> BinaryIO:
        """Open a file for writing that only its owner may read; keeps what it holds."""
        binary = getattr(os, "O_BINARY", 0)  # Windows would change line ends
        return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | binary, 0o600), "wb")

    def _settle(self, waiting: Path, digest: str) -> None:
        """Give a checked file its name, for good."""
        self._private(digest[:2])
        waiting.replace(self.path(digest))
        if hasattr(os, "O_DIRECTORY"):
            folder = os.open(self.path(digest).parent, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)


class _Full:
    """Turns errors of the disk into words for the operator."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if not isinstance(error, OSError) or isinstance(error, FileNotFoundError):
            return
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise EnvironmentProblem(
                "The disk of {path} is full. Free some space; nothing saved is lost.",
                path=self._folder,
            ) from error
        raise EnvironmentProblem(
            "{path} cannot be used: {error}", path=self._folder, error=error.strerror or error
        ) from error


def is_digest(text: str) -> bool:
    """Return whether this can be the name of a content."""
    return _DIGEST.fullmatch(text) is not None


def _checked(digest: str) -> None:
    if not is_digest(digest):
        raise ValueError("not a digest")


def _too_large() -> UserError:
    return UserError("The file is larger than {most} MB.", most=MOST // (1024 * 1024))


def _copy(source: BinaryIO, target: BinaryIO, most: int) -> str:
    """Copy to the end, at most so many bytes, and return the digest."""
    found, size = hashlib.sha256(), 0
    while data := source.read(STEP):
        size += len(data)
        if size > MOST:
            raise _too_large()
        if size > most:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        found.update(data)
        target.write(data)
    if not size:
        raise UserError("The file is empty.")
    return found.hexdigest()
