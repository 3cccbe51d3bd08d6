"""The first and the last 128 bytes of a bundle: what it is, and how what lies between is kept.

Both are the same, so that a damaged beginning costs nothing. Every format keeps the size, the
place of the version and the checksum, so that any program can say that a file is too new.
"""

import hashlib
import struct
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from commander.sync.bundle.problems import NoBundle, TooNew

MAGIC = b"\x89CMDR\r\n\x1a"
"""Not text, so that a transfer that changes line ends is found out at once."""

FORMAT = 1
SIZE = 128

_SUMMED = SIZE - 32
_BOUND = struct.Struct(">8sH4B16s16s7s16s")
_LENGTH = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class Head:
    """``bundle`` is 16 random bytes that tell this file from all others.

    Of a sealed bundle: ``cost`` of its key (scrypt: log2 of n, r, p), ``salt``, ``prefix`` of the
    chunks' nonces and ``check`` of the key. ``length``: bytes between the two heads.
    """

    bundle: bytes
    sealed: bool = False
    cost: tuple[int, int, int] = (0, 0, 0)
    salt: bytes = bytes(16)
    prefix: bytes = bytes(7)
    check: bytes = bytes(16)
    length: int = 0

    def bound(self) -> bytes:
        """Return the part that every sealed chunk vouches for."""
        return _BOUND.pack(
            MAGIC,
            FORMAT,
            int(self.sealed),
            *self.cost,
            self.bundle,
            self.salt,
            self.prefix,
            self.check,
        )

    def encode(self) -> bytes:
        """Return the bytes."""
        summed = (self.bound() + _LENGTH.pack(self.length)).ljust(_SUMMED, b"\0")
        return summed + hashlib.sha256(summed).digest()

    def with_length(self, length: int) -> "Head":
        """Return the head of a file whose content has this length."""
        return replace(self, length=length)


def decode(raw: bytes, file: object) -> Head | None:
    """Return a head; None when the bytes are none, or damaged. Raises TooNew."""
    if len(raw) != SIZE or not raw.startswith(MAGIC):
        return None
    if hashlib.sha256(raw[:_SUMMED]).digest() != raw[_SUMMED:]:
        return None
    version = int.from_bytes(raw[len(MAGIC) : len(MAGIC) + 2], "big")
    if version > FORMAT:
        raise TooNew(file, version)
    _, _, sealed, n, r, p, bundle, salt, prefix, check = _BOUND.unpack_from(raw)
    (length,) = _LENGTH.unpack_from(raw, _BOUND.size)
    return Head(bundle, bool(sealed), (n, r, p), salt, prefix, check, length)


def find(source: BinaryIO, file: Path) -> tuple[Head, bool]:
    """Return the head of an open file and whether both are there and the same.

    Raises NoBundle or TooNew.
    """
    size = source.seek(0, 2)
    source.seek(0)
    first = decode(source.read(SIZE), file.name)
    last = None
    if size >= 2 * SIZE:
        source.seek(size - SIZE)
        last = decode(source.read(SIZE), file.name)
    found = first or last
    if found is None:
        raise NoBundle(file.name)
    return found, first == last
