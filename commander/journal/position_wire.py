"""What posts and servers say to each other about positions, beside the sheets themselves.

``POST /v1/positions`` takes a sheet and answers Kept, ``GET /v1/positions`` gives a Part,
``GET /v1/positions/heads`` says where the streams end. An older server has none of them.
"""

from typing import Annotated

import msgspec
from msgspec import Meta

from commander.journal.wire import Seq, Stream

PATH = "positions"
HEADS = "positions/heads"
NEWS = "positions"
"""Paths, and the kind of the hint that there is something new."""

BINARY = "application/msgpack"
SHEET = "application/octet-stream"
"""Media types of a Part and of a sheet."""

Epoch = Annotated[str, Meta(max_length=64)]


class Ends(msgspec.Struct, frozen=True):
    """Where the positions of every stream end."""

    epoch: Epoch
    ends: dict[Stream, Seq]


class Kept(msgspec.Struct, frozen=True, omit_defaults=True):
    """A sheet was taken in: the head before and after it, how much of it could not be true.

    ``known`` is false when the stream is not here yet: send it again after its changes. ``ends``
    is there when it was asked for, and says what Ends does.
    """

    epoch: Epoch
    before: Seq
    head: Seq
    refused: int = 0
    known: bool = True
    ends: dict[Stream, Seq] | None = None


class Part(msgspec.Struct, frozen=True, array_like=True):
    """Positions with ``seq`` above ``after`` up to ``upto``; ``sheet`` is empty when none is."""

    epoch: Epoch
    after: Seq
    upto: Seq
    head: Seq
    sheet: bytes = b""


_encode = msgspec.msgpack.encode
_decode = msgspec.msgpack.Decoder(Part).decode


def pack(part: Part) -> bytes:
    """Return a part as it travels."""
    return _encode(part)


def unpack(body: bytes) -> Part:
    """Return the part; ValueError when it is none."""
    try:
        return _decode(body)
    except msgspec.DecodeError as error:
        raise ValueError(str(error)) from error
