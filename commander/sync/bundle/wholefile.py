"""A file that appears under its name whole and on disk, or not at all."""

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from commander.errors import EnvironmentProblem

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def _opened(path: Path) -> BinaryIO:
    return path.open("w+b")


def write_whole(
    path: Path, work: Callable[[BinaryIO], None], opened: Callable[[Path], BinaryIO] = _opened
) -> None:
    """Let ``work`` write a file beside ``path``, then give it its name.

    When anything fails nothing new stays, and what had that name before is as it was. Raises
    EnvironmentProblem for what the disk says. ``opened`` opens the file to be written.
    """
    waiting = path.with_name(path.name + ".part")
    try:
        try:
            with opened(waiting) as file:
                work(file)
                file.flush()
                os.fsync(file.fileno())
            waiting.replace(path)
            _keep_name(path.parent)
        finally:
            with suppress(OSError):
                waiting.unlink(missing_ok=True)
    except OSError as error:
        raise _problem(path, error) from error


def _keep_name(folder: Path) -> None:
    """Bring the new name to disk, where a system lets a folder be opened."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            # Some file systems of memory sticks cannot do this; the file itself is on disk.
            with suppress(OSError):
                os.fsync(handle)
        finally:
            os.close(handle)


def _problem(path: Path, error: OSError) -> EnvironmentProblem:
    if error.errno in _FULL:
        return EnvironmentProblem(
            "There is no room for {path}. Nothing was written: free some space, or take another "
            "disk or memory stick.",
            path=path,
        )
    return EnvironmentProblem(
        "{path} cannot be written: {reason}. Choose another place.",
        path=path,
        reason=error.strerror or error,
    )
