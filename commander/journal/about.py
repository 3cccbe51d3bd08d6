"""What a server says of itself to anybody who asks."""

from typing import Annotated

import msgspec
from msgspec import Meta

KINDS = ("server", "hub")
"""A central server, or a post that shares its journal."""


class About(msgspec.Struct, frozen=True):
    """Name, version of the program and of the protocol, and which kind of server it is."""

    name: Annotated[str, Meta(max_length=200)] = ""
    program: Annotated[str, Meta(max_length=50)] = ""
    protocol: int = 0
    kind: Annotated[str, Meta(pattern="^(server|hub)$")] = "server"
