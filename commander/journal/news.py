"""Hints that something travels beside the changes: positions, attachments.

A hint may be lost; whoever gets one asks. It names what to ask for and nothing else.
"""

from typing import Annotated

import msgspec
from msgspec import Meta

from commander.journal.wire import Stream


class News(msgspec.Struct, frozen=True):
    """Body of the event ``news``: a stream has something new of this kind."""

    kind: Annotated[str, Meta(min_length=1, max_length=50)]
    stream: Stream
