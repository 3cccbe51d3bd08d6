"""What posts and servers say to each other about the contents of attachments."""

from typing import Annotated

import msgspec
from msgspec import Meta

from commander.journal.blobs import MOST
from commander.journal.wire import Key

NEWS = "attachments"
"""Kind of the hint that a content has arrived at a server."""

MOST_LACKS = 2_000
"""Contents named in one answer; small ones come first."""

Bytes = Annotated[int, Meta(ge=0, le=MOST)]


class Lack(msgspec.Struct, frozen=True, array_like=True):
    """A content that a server lacks: its digest, and how many bytes it has of it already."""

    digest: Key
    have: Bytes


class Lacking(msgspec.Struct, frozen=True):
    """What a server lacks of a stream. ``named``: contents that the stream names there.

    ``more``: it lacks more, all larger than these.
    """

    named: Annotated[int, Meta(ge=0)]
    lacks: Annotated[list[Lack], Meta(max_length=MOST_LACKS)] = []
    more: bool = False


class Held(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a server holds of a content after a piece of it came: go on at ``have``.

    ``damaged``: what had come was not what the digest says and was thrown away.
    """

    have: Bytes
    whole: bool = False
    damaged: bool = False
