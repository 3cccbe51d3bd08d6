"""What the parts of a bundle say, as JSON: what is in it, who made it, where it ends."""

from typing import Annotated

import msgspec
from msgspec import Meta

from commander.journal.wire import PROTOCOL, Device, Name, Seq, Stream

Digest = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]

MOST_PARTS = 10_000
MOST_ITEMS = 150_000


class Maker(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who made a bundle, at which desk."""

    device: Device
    person: Name = ""
    department: Name = ""
    position: Name = ""
    program: Name = ""


class Part(msgspec.Struct, frozen=True, omit_defaults=True):
    """One operation of a bundle: how many changes in how many pages, and of which time.

    ``section`` stands on its pages; times ms UTC of the first and last change written. ``whole``:
    all that the maker had, and not only what another post lacked. ``sheets`` of positions.
    """

    section: Annotated[int, Meta(ge=1, le=MOST_PARTS)]
    stream: Stream
    name: Name
    kind: Name
    changes: Seq
    pages: Seq
    first: int = 0
    last: int = 0
    devices: Annotated[dict[Device, Seq], Meta(max_length=MOST_ITEMS)] = {}
    whole: bool = True
    sheets: Seq = 0


class Item(msgspec.Struct, frozen=True, array_like=True):
    """An attachment: what it is named by, its bytes, and the operation's section."""

    digest: Digest
    size: Seq
    section: Seq


class Manifest(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is in a bundle. ``absent``: attachments that the maker did not have.

    ``wanted_by``: the device that had said what it has; empty for all there is.
    """

    made_at: int
    maker: Maker
    parts: Annotated[list[Part], Meta(max_length=MOST_PARTS)] = []
    items: Annotated[list[Item], Meta(max_length=MOST_ITEMS)] = []
    absent: Annotated[list[Digest], Meta(max_length=MOST_ITEMS)] = []
    wanted_by: str = ""
    protocol: int = PROTOCOL


class End(msgspec.Struct, frozen=True):
    """Last part: how many parts there are before it, the checksum over theirs, the manifest."""

    frames: Seq
    digest: Digest
    manifest: Manifest


class Held(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a post has of one operation.

    ``marks``: for each device places in its chain, [n, first 16 hex digits of the change's hash],
    the last change without a gap first, then ever farther back.
    """

    stream: Stream
    marks: Annotated[
        dict[Device, Annotated[list[tuple[Seq, str]], Meta(max_length=64)]],
        Meta(max_length=MOST_ITEMS),
    ] = {}


class Have(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a post has: the request for all that it lacks. ``items`` are its attachments."""

    made_at: int
    maker: Maker
    streams: Annotated[list[Held], Meta(max_length=MOST_PARTS)] = []
    items: Annotated[list[Digest], Meta(max_length=MOST_ITEMS)] = []
    protocol: int = PROTOCOL


PIECE = 1024 * 1024
"""Bytes of an attachment in one part."""

PIECE_HEADER = 40
"""A piece begins with the digest (32 bytes) and its offset (8 bytes)."""


def piece(digest: str, offset: int, data: bytes) -> bytes:
    """Return the part that carries some bytes of an attachment."""
    return bytes.fromhex(digest) + offset.to_bytes(8, "big") + data


def opened_piece(body: bytes) -> tuple[str, int, bytes]:
    """Return digest, offset and bytes of such a part."""
    return body[:32].hex(), int.from_bytes(body[32:PIECE_HEADER], "big"), body[PIECE_HEADER:]


def sheet(stream: str, packed: bytes) -> bytes:
    """Return the part that carries a sheet of an operation's positions."""
    name = stream.encode()
    return len(name).to_bytes(2, "big") + name + packed


def opened_sheet(body: bytes) -> tuple[str, bytes]:
    """Return the stream and the sheet of such a part; ValueError when it is none."""
    end = 2 + int.from_bytes(body[:2], "big")
    return body[2:end].decode(), body[end:]
