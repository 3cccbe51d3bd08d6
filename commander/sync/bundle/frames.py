"""The parts that a bundle is made of, each with a SHA-256 of its own.

A part begins with a mark, so that after a damaged one the next is found. The check of its header
is made with the bundle's random id: nothing inside an attachment can pass for a part.
"""

import enum
import hashlib
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Protocol

import zstandard

from commander.sync.bundle.vault import Content

MARK = b"\xc5CB\x1e"
MOST_STORED = 24 * 1024 * 1024
MOST_RAW = 24 * 1024 * 1024
"""Largest part in bytes, as stored and unpacked; what claims to be larger is not read."""

WINDOW = 1024 * 1024
"""Bytes looked through at once for the next mark."""

_HEADER = struct.Struct(">4sBBHIII32s")
_CHECK = 8
HEADER = _HEADER.size + _CHECK


class Kind(enum.IntEnum):
    """What a part is."""

    MANIFEST = 1
    PAGE = 2
    PIECE = 3
    HAVE = 4
    END = 5
    SHEET = 6


@dataclass(frozen=True, slots=True)
class Frame:
    """A whole part: ``kind`` as in Kind (a newer program may write others), its place, content.

    ``section``: number of the operation that it belongs to, 0 for none. ``digest`` is the
    SHA-256 of what is stored; ``at`` where it begins.
    """

    kind: int
    ordinal: int
    section: int
    body: bytes
    digest: bytes
    at: int


@dataclass(frozen=True, slots=True)
class Lost:
    """Bytes that are no whole part; kind and section are 0 when its header is damaged, too."""

    at: int
    length: int
    kind: int = 0
    section: int = 0


class Target(Protocol):
    """What parts are written to."""

    def write(self, data: bytes, /) -> object:
        """Add to the content."""
        ...


class FrameWriter:
    """Writes parts one after another; ``digest`` covers all so far."""

    def __init__(self, target: Target, bundle: bytes) -> None:
        self._target = target
        self._bundle = bundle
        self._sum = hashlib.sha256()
        self._packer = zstandard.ZstdCompressor(level=3)
        self.written = 0

    def write(self, kind: Kind, body: bytes, section: int = 0) -> None:
        """Write a part; packed where that makes it smaller, which photos are already."""
        packed = b"" if kind == Kind.PIECE else self._packer.compress(body)
        stored = packed if 0 < len(packed) < len(body) else body
        digest = hashlib.sha256(stored).digest()
        header = _HEADER.pack(
            *(MARK, kind, int(stored is packed), section, self.written),
            *(len(stored), len(body), digest),
        )
        self._target.write(header + _check(self._bundle, header))
        self._target.write(stored)
        self._sum.update(digest)
        self.written += 1

    def digest(self) -> str:
        """Return the checksum over the checksums of all parts written so far; hex."""
        return self._sum.hexdigest()


def _check(bundle: bytes, header: bytes) -> bytes:
    return hashlib.sha256(bundle + header).digest()[:_CHECK]


@dataclass(frozen=True, slots=True)
class _Header:
    kind: int
    packed: bool
    section: int
    ordinal: int
    stored: int
    raw: int
    digest: bytes


def scan(content: Content, bundle: bytes) -> Iterator[Frame | Lost]:
    """Give every part of a bundle, and what lies between them."""
    place = lost = 0
    while place < content.length:
        header = _header(content, bundle, place)
        if header is None:
            place = _next(content, bundle, place + 1)
            continue
        if place > lost:
            yield Lost(lost, place - lost)
        found = _frame(content, header, place)
        end = place + HEADER + header.stored
        if isinstance(found, Lost) and not _follows(content, bundle, end):
            end = min(_next(content, bundle, place + 1), content.length)
            found = Lost(place, end - place, header.kind, header.section)
        yield found
        place = lost = end
    if lost < content.length:
        yield Lost(lost, content.length - lost)


def _header(content: Content, bundle: bytes, place: int) -> _Header | None:
    raw = content.read_at(place, HEADER)
    if len(raw) != HEADER or not raw.startswith(MARK):
        return None
    header = raw[: _HEADER.size]
    if _check(bundle, header) != raw[_HEADER.size :]:
        return None
    _, kind, packed, section, ordinal, stored, size, digest = _HEADER.unpack(header)
    if stored > MOST_STORED or size > MOST_RAW:
        return None
    return _Header(kind, bool(packed), section, ordinal, stored, size, digest)


def _frame(content: Content, header: _Header, place: int) -> Frame | Lost:
    stored = content.read_at(place + HEADER, header.stored)
    lost = Lost(place, HEADER + header.stored, header.kind, header.section)
    if len(stored) != header.stored or hashlib.sha256(stored).digest() != header.digest:
        return lost
    body = _unpacked(stored, header.raw) if header.packed else stored
    if body is None or len(body) != header.raw:
        return lost
    return Frame(header.kind, header.ordinal, header.section, body, header.digest, place)


def _unpacked(stored: bytes, limit: int) -> bytes | None:
    try:
        with zstandard.ZstdDecompressor().stream_reader(BytesIO(stored)) as reader:
            return reader.read(limit + 1)
    except zstandard.ZstdError:
        return None


def _follows(content: Content, bundle: bytes, place: int) -> bool:
    """Whether a part begins here, or the content ends."""
    return place == content.length or _header(content, bundle, place) is not None


def _next(content: Content, bundle: bytes, place: int) -> int:
    """Return where the next part begins at or behind a place; the content's end if nowhere."""
    while place < content.length:
        window = content.read_at(place, WINDOW + len(MARK) - 1)
        at = window.find(MARK)
        while at >= 0:
            if _header(content, bundle, place + at) is not None:
                return place + at
            at = window.find(MARK, at + 1)
        place += WINDOW
    return content.length
