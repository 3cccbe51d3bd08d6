"""Who this device is: its id and the Ed25519 key with which it signs the heads of its chains."""

import os
import secrets
import struct
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from commander.errors import EnvironmentProblem


def write_private(path: Path, content: bytes) -> None:
    """Write a file that only its owner may read; whole or not at all."""
    waiting = path.with_suffix(path.suffix + ".new")
    handle = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    waiting.replace(path)


@dataclass(frozen=True, slots=True)
class Identity:
    """A device: ``device`` is 16 hex digits."""

    device: str
    key: Ed25519PrivateKey

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
    path = folder / "device.key"
    if not path.exists():
        key = Ed25519PrivateKey.generate()
        text = f"{secrets.token_hex(8)}\n{key.private_bytes_raw().hex()}\n"
        write_private(path, text.encode())
    try:
        device, private = path.read_text("ascii").split()
        (number,) = struct.unpack(">Q", bytes.fromhex(device))
        key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(private))
    except (ValueError, struct.error) as error:
        raise EnvironmentProblem(
            "{path} is damaged. Move it away: this device then gets a new identity.", path=path
        ) from error
    return Identity(f"{number:016x}", key)
