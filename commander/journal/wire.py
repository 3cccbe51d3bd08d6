"""What posts and servers say to each other: one protocol for server, hub and file.

Bodies are JSON, compressed with zstandard where they carry changes. Every request names the
protocol's version in a header. Sizes are bytes, times ms UTC.
"""

from io import BytesIO
from typing import Annotated, Any, TypeVar

import msgspec
import zstandard
from msgspec import Meta

from commander.journal.change import Envelope

T = TypeVar("T")

PROTOCOL = 1
"""Version of the protocol; a server refuses others with status 426."""

VERSION_HEADER = "Commander-Protocol"
ZSTD = "application/zstd"
DEFAULT_PORT = 8470

PAGE_CHANGES = 1_000
"""Changes in a page or a push; a page holds whole acts, so maybe a few more."""

PAGE_RAW = 4 * 1024 * 1024
"""Largest JSON of a page that a server makes, before compression."""

PUSH_RAW = 1024 * 1024
PUSH_BYTES = 256 * 1024
"""Largest push that a post makes: its changes' JSON, and the same compressed."""

MOST_CHANGES = 10_000
MOST_BYTES = 1024 * 1024
MOST_RAW = 16 * 1024 * 1024
"""Largest push that a server reads: changes, bytes as sent, bytes of JSON."""

ANSWER_BYTES = 32 * 1024 * 1024
ANSWER_RAW = 64 * 1024 * 1024
"""Largest answer that a post reads: bytes as sent, bytes of JSON."""

SNAPSHOT_STEP = 2_000
"""Snapshots exist at multiples of this ``seq``; shorter streams are read in pages."""

WELCOME_CHANGES = 100
WELCOME_RAW = 64 * 1024
"""Most that an answer to hello brings of a stream: changes, and bytes of their JSON."""

NAME = "^[^\\x00]*$"
"""What a name may hold: all but the one character that not every database keeps."""

HEARTBEAT = 15.0
"""Seconds between signs of life on an event stream."""

SILENCE = 25.0
"""Seconds without any after which a post gives an event stream up."""

Stream = Annotated[str, Meta(min_length=1, max_length=200, pattern=NAME)]
Device = Annotated[str, Meta(pattern="^[0-9a-f]{16}$")]
Key = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
Seq = Annotated[int, Meta(ge=0, le=2**53)]
Name = Annotated[str, Meta(max_length=200)]


class Enrol(msgspec.Struct, frozen=True):
    """A post asks to be let in with the code that the server printed."""

    code: Annotated[str, Meta(max_length=200)]
    device: Device
    public_key: Key
    name: Name = ""


class Enrolled(msgspec.Struct, frozen=True):
    """The token that the post shows from now on; the server keeps only its hash."""

    token: Annotated[str, Meta(min_length=20, max_length=200)]
    server: Device
    name: Name = ""


class Cursor(msgspec.Struct, frozen=True):
    """How far a post has read a stream, and under which epoch."""

    stream: Stream
    epoch: Annotated[str, Meta(max_length=64)] = ""
    pulled: Seq = 0


class Hello(msgspec.Struct, frozen=True):
    """What a post says first."""

    device: Device
    public_key: Key
    program: Annotated[str, Meta(max_length=50)] = ""
    streams: Annotated[list[Cursor], Meta(max_length=10_000)] = []


class StreamHead(msgspec.Struct, frozen=True, omit_defaults=True):
    """A stream on the server; ``devices``: the n up to which it has all of a device's changes.

    ``mark`` says which changes it has, see `chain.Marks`; empty when that is not known.
    """

    stream: Stream
    epoch: Annotated[str, Meta(max_length=64)]
    head: Seq
    devices: dict[str, int] = {}
    mark: Annotated[str, Meta(max_length=64)] = ""


class Signed(msgspec.Struct, frozen=True):
    """The head of a device's chain in a stream, signed; covers everything before it."""

    device: Device
    n: Annotated[int, Meta(ge=1, le=2**53)]
    hash: Key
    signature: Annotated[str, Meta(pattern="^[0-9a-f]{128}$")]
    public_key: Key


class Page(msgspec.Struct, frozen=True):
    """Changes of a stream with ``seq`` above ``prev`` up to ``next``, in order of commits.

    What the asking device had pushed itself may be left out. ``head``: where the stream ends.
    """

    stream: Stream
    epoch: str
    prev: Seq
    next: Seq
    head: Seq
    changes: list[Envelope]
    heads: list[Signed] = []


class Welcome(msgspec.Struct, frozen=True):
    """The server's answer to hello: who it is, what time it has, all its streams.

    ``pages``: what the post has not read yet, of streams where that is little; so one that was
    away for a moment is up to date with the answer.
    """

    server: Device
    name: Name
    program: str
    time: int
    streams: list[StreamHead]
    pages: list[Page] = []


class Push(msgspec.Struct, frozen=True):
    """Changes for the server, in the sender's order, with signed heads."""

    stream: Stream
    changes: list[Envelope]
    heads: Annotated[list[Signed], Meta(max_length=100)] = []


class Answer(msgspec.Struct, frozen=True, array_like=True, omit_defaults=True, gc=False):
    """What became of one change: applied, duplicate or rejected with a reason."""

    result: str
    reason: str = ""


class Pushed(msgspec.Struct, frozen=True):
    """One answer per change, in the order of the push; the stream's head before and after."""

    epoch: str
    before: Seq
    head: Seq
    answers: list[Answer]


class Heads(msgspec.Struct, frozen=True):
    """Where the streams end; also the heartbeat of an event stream."""

    streams: list[StreamHead]


class SnapshotStart(msgspec.Struct, frozen=True, tag="start"):
    """First line of a snapshot: every change of the stream up to ``seq`` follows."""

    stream: Stream
    epoch: str
    seq: Seq
    changes: int


class SnapshotBlock(msgspec.Struct, frozen=True, tag="block"):
    """Changes, in the order in which they are useful: ``section`` is screen, then log."""

    section: str
    changes: list[Envelope]


class SnapshotEnd(msgspec.Struct, frozen=True, tag="end"):
    """Last line of a whole snapshot: the newest signed head of every device."""

    heads: list[Signed] = []


SnapshotLine = SnapshotStart | SnapshotBlock | SnapshotEnd


class Problem(msgspec.Struct, frozen=True):
    """Why a request was refused: a code for programs, a text for people."""

    error: str
    text: str


class TooLarge(ValueError):
    """What was unpacked exceeds its limit."""


def within(changes: list[Envelope], limit: int) -> list[Envelope]:
    """Return the first changes whose bodies stay within a size; at least one."""
    size = 0
    for place, envelope in enumerate(changes):
        size += len(memoryview(envelope.body))
        if size > limit and place:
            return changes[:place]
    return changes


encode = msgspec.json.Encoder().encode


def pack(message: Any) -> bytes:
    """Return the compressed JSON of a message."""
    return zstandard.ZstdCompressor(level=3).compress(encode(message))


def unpack(data: bytes, limit: int) -> bytes:
    """Return what was compressed; TooLarge above the limit, ValueError when it is damaged."""
    try:
        with zstandard.ZstdDecompressor().stream_reader(BytesIO(data)) as reader:
            raw = reader.read(limit + 1)
    except zstandard.ZstdError as error:
        raise ValueError("not a zstandard frame") from error
    if len(raw) > limit:
        raise TooLarge
    return raw


def decode(raw: bytes, kind: type[T]) -> T:
    """Return the checked message; ValueError when it is none."""
    try:
        return msgspec.json.decode(raw, type=kind)
    except (msgspec.DecodeError, RecursionError) as error:
        raise ValueError(str(error)) from error
