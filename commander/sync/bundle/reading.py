"""Opening a bundle: its head, its passphrase, its content."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from commander.errors import EnvironmentProblem
from commander.sync.bundle import head as heads
from commander.sync.bundle import vault
from commander.sync.bundle.head import Head
from commander.sync.bundle.problems import Locked, NoBundle, WrongPassphrase
from commander.sync.bundle.vault import Content


@dataclass(frozen=True, slots=True)
class Opened:
    """An open bundle. ``sound``: both heads are there and the file has the length they say."""

    path: Path
    head: Head
    content: Content
    sound: bool


@contextmanager
def opened(path: Path, passphrase: str = "") -> Iterator[Opened]:
    """Give an open bundle; raises NoBundle, TooNew, Locked, WrongPassphrase, EnvironmentProblem."""
    try:
        with path.open("rb") as source:
            head, both = heads.find(source, path)
            size = source.seek(0, 2)
            content: Content
            if head.sealed:
                content = vault.Sealed(source, head, _key(head, passphrase, path), size)
            else:
                content = vault.Plain(source, head, size)
            sound = both and size == head.length + 2 * heads.SIZE
            yield Opened(path, head, content, sound)
    except OSError as error:
        raise EnvironmentProblem(
            "{path} cannot be read: {reason}.", path=path, reason=error.strerror or error
        ) from error


def is_locked(path: Path) -> bool:
    """Whether a bundle needs a passphrase; raises NoBundle, TooNew, EnvironmentProblem."""
    try:
        with path.open("rb") as source:
            return heads.find(source, path)[0].sealed
    except OSError as error:
        raise EnvironmentProblem(
            "{path} cannot be read: {reason}.", path=path, reason=error.strerror or error
        ) from error


def _key(head: Head, passphrase: str, path: Path) -> bytes:
    if not passphrase:
        raise Locked(path.name)
    try:
        key, check = vault.keys(passphrase, head.salt, head.cost)
    except vault.TooDear as error:
        raise NoBundle(path.name) from error
    if check != head.check:
        raise WrongPassphrase(path.name)
    return key
