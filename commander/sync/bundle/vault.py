"""Bundles under a passphrase: the key from scrypt, the content in chunks of ChaCha20-Poly1305.

The STREAM construction (Hoang, Reyhanitabar, Rogaway and Vizár, 2015): a chunk's nonce holds its
number and whether it is the last, so chunks that were reordered, repeated, dropped or cut off do
not open. A chunk that does not open reads as zeros, and costs only the parts that lie in it.
"""

import hashlib
import secrets
import struct
from collections import OrderedDict
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from commander.sync.bundle.head import SIZE, Head

CHUNK = 64 * 1024
TAG = 16
COST = (17, 8, 1)
"""scrypt: n = 2^17, r = 8, p = 1, as OWASP's password storage guide asks for: 128 MiB, 0.4 s."""

MOST_N, MOST_R, MOST_P = 18, 8, 4
"""Dearest key that is made for a file from elsewhere: 256 MiB."""

_NONCE = struct.Struct(">7sIB")
_KEPT = 4


class TooDear(ValueError):
    """A file asks for a key that would take this machine's memory."""


def keys(passphrase: str, salt: bytes, cost: tuple[int, int, int]) -> tuple[bytes, bytes]:
    """Return the key of the content and the check that tells a wrong passphrase."""
    n, r, p = cost
    if not (1 <= n <= MOST_N and 1 <= r <= MOST_R and 1 <= p <= MOST_P):
        raise TooDear
    made = Scrypt(salt=salt, length=64, n=1 << n, r=r, p=p).derive(passphrase.encode())
    return made[:32], hashlib.sha256(made[32:]).digest()[:16]


def new_head(bundle: bytes, passphrase: str) -> tuple[Head, bytes]:
    """Return the head of a new sealed bundle and its key."""
    salt = secrets.token_bytes(16)
    key, check = keys(passphrase, salt, COST)
    prefix = secrets.token_bytes(7)
    return Head(bundle, sealed=True, cost=COST, salt=salt, prefix=prefix, check=check), key


class Sealing:
    """Writes sealed chunks; ``close`` writes the last one and leaves the target open."""

    def __init__(self, target: BinaryIO, head: Head, key: bytes) -> None:
        self._target = target
        self._head = head
        self._cipher = ChaCha20Poly1305(key)
        self._bound = head.bound()
        self._waiting = bytearray()
        self._number = 0

    def write(self, data: bytes) -> None:
        """Add to the content."""
        self._waiting += data
        while len(self._waiting) > CHUNK:  # the last one must be known as such
            self._seal(bytes(self._waiting[:CHUNK]), last=False)
            del self._waiting[:CHUNK]

    def close(self) -> None:
        """Write what waits as the last chunk."""
        self._seal(bytes(self._waiting), last=True)

    def _seal(self, plain: bytes, *, last: bool) -> None:
        nonce = _NONCE.pack(self._head.prefix, self._number, int(last))
        self._target.write(self._cipher.encrypt(nonce, plain, self._bound))
        self._number += 1


class Sealed:
    """The content of a sealed file, at any place; what does not open reads as zeros."""

    def __init__(self, source: BinaryIO, head: Head, key: bytes, size: int) -> None:
        """``size``: bytes of the file that are there."""
        self._source = source
        self._head = head
        self._cipher = ChaCha20Poly1305(key)
        self._bound = head.bound()
        there = max(0, min(head.length, size - SIZE))
        self._chunks = -(-head.length // (CHUNK + TAG))
        self._here = -(-there // (CHUNK + TAG))
        self._stored = there
        self.length = max(0, there - TAG * self._here)
        self._kept: OrderedDict[int, bytes] = OrderedDict()

    def read_at(self, place: int, length: int) -> bytes:
        """Return bytes of the content; fewer at its end."""
        end = min(place + length, self.length)
        found = bytearray()
        while place < end:
            number, inside = divmod(place, CHUNK)
            piece = self._chunk(number)[inside : inside + end - place]
            if not piece:
                break
            found += piece
            place += len(piece)
        return bytes(found)

    def _chunk(self, number: int) -> bytes:
        if number in self._kept:
            return self._kept[number]
        start = number * (CHUNK + TAG)
        stored = min(CHUNK + TAG, self._stored - start)
        self._source.seek(SIZE + start)
        opened = self._open(number, self._source.read(stored), stored)
        self._kept[number] = opened
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return opened

    def _open(self, number: int, stored: bytes, length: int) -> bytes:
        nonce = _NONCE.pack(self._head.prefix, number, int(number == self._chunks - 1))
        try:
            return self._cipher.decrypt(nonce, stored, self._bound)
        except InvalidTag:
            return bytes(max(0, length - TAG))


class Plain:
    """The content of a file without a passphrase."""

    def __init__(self, source: BinaryIO, head: Head, size: int) -> None:
        self._source = source
        self.length = max(0, min(head.length, size - SIZE))

    def read_at(self, place: int, length: int) -> bytes:
        """Return bytes of the content; fewer at its end."""
        self._source.seek(SIZE + place)
        return self._source.read(max(0, min(length, self.length - place)))


Content = Plain | Sealed
