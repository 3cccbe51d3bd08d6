"""Who this device is: its id and the Ed25519 key with which it signs the heads of its chains.

The file with both also says on which machine and in which folder it was used last. Where that is
another one now, somebody may go on writing with the original: two that write as one device would
give two changes one number. So the copy becomes a device of its own; what it holds stays as it is.
"""

import os
import secrets
import struct
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from commander.errors import EnvironmentProblem

NAME = "device.key"

MOST_FORMER = 20
"""Former ids that are kept; they only serve to find a token."""


def write_private(path: Path, content: bytes) -> None:
    """Write a file that only its owner may read; whole or not at all."""
    waiting = path.with_suffix(path.suffix + ".new")
    handle = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    waiting.replace(path)


class Home(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where a device lives: the machine's mark and the folder; empty when that is not known.

    ``former`` are the ids that it had before, the newest last.
    """

    machine: str = ""
    folder: str = ""
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """A device: ``device`` is 16 hex digits."""

    device: str
    key: Ed25519PrivateKey
    home: Home = Home()  # noqa: RUF009 - frozen

    @property
    def public_key(self) -> str:
        """The public key as hex."""
        return self.key.public_key().public_bytes_raw().hex()

    def sign(self, stream: str, n: int, fingerprint: str) -> str:
        """Sign the head of this device's chain in a stream; hex."""
        return self.key.sign(_head(stream, self.device, n, fingerprint)).hex()


def _head(stream: str, device: str, n: int, fingerprint: str) -> bytes:
    return f"{stream}\n{device}\n{n}\n{fingerprint}".encode()


def verify(public_key: str, signature: str, head: tuple[str, str, int, str]) -> bool:
    """Return whether the signature of (stream, device, n, hash) is that key's."""
    stream, device, n, fingerprint = head
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
        key.verify(bytes.fromhex(signature), _head(stream, device, n, fingerprint))
    except (ValueError, InvalidSignature):
        return False
    return True


def load(folder: Path) -> Identity:
    """Return the identity kept in a data folder; makes one at the first start."""
    path = folder / NAME
    if not path.exists():
        _keep(folder, _new(Home()))
    try:
        device, private, *rest = path.read_text("utf-8").split("\n", 2)
        (number,) = struct.unpack(">Q", bytes.fromhex(device))
        key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(private))
        home = msgspec.json.decode(rest[0], type=Home) if rest and rest[0].strip() else Home()
    except (ValueError, struct.error) as error:
        raise EnvironmentProblem(
            "{path} is damaged. Move it away: this device then gets a new identity.", path=path
        ) from error
    return Identity(f"{number:016x}", key, home)


def settle(folder: Path, machine: str) -> tuple[Identity, str]:
    """Return the identity with which a data folder is opened on this machine, and what is new.

    That is "machine" when the folder came from another one, "copy" when the original is still on
    this machine, and empty when the device is the same as before. A folder that was moved is.
    """
    found = load(folder)
    here = replace_home(found.home, machine, folder)
    news = _news(found, here)
    if news:
        return renew(folder, here), news
    if here != found.home:
        found = replace(found, home=here)
        _keep(folder, found)
    return found, ""


def replace_home(home: Home, machine: str, folder: Path) -> Home:
    """Return where a device lives now; what the system does not tell stays as it was."""
    return Home(machine or home.machine, str(folder.resolve()), home.former)


def renew(folder: Path, home: Home | None = None) -> Identity:
    """Give a data folder a new device id and key; changes with the old id stay as they are."""
    before = load(folder)
    kept = home or before.home
    former = (*kept.former, before.device)[-MOST_FORMER:]
    made = _new(Home(kept.machine, kept.folder, former))
    _keep(folder, made)
    return made


def _news(found: Identity, here: Home) -> str:
    home = found.home
    if home.machine and home.machine != here.machine:
        return "machine"
    if home.folder and home.folder != here.folder and _lives(Path(home.folder), found.device):
        return "copy"
    return ""


def _lives(folder: Path, device: str) -> bool:
    """Return whether a data folder is there that is still the one of this device."""
    try:
        return (folder / NAME).exists() and load(folder).device == device
    except (OSError, EnvironmentProblem):
        return False


def _new(home: Home) -> Identity:
    return Identity(secrets.token_hex(8), Ed25519PrivateKey.generate(), home)


def _keep(folder: Path, identity: Identity) -> None:
    private = identity.key.private_bytes_raw().hex()
    home = msgspec.json.encode(identity.home).decode()
    write_private(folder / NAME, f"{identity.device}\n{private}\n{home}\n".encode())
