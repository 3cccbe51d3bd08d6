"""Joining a server: its certificate, its code, its answer. May take as long as the network does."""

import socket
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from commander.errors import SyncError, UserError
from commander.journal import enrolment, identity, wire
from commander.sync import address as addresses
from commander.sync.servers import Server

if TYPE_CHECKING:
    from commander.sync.address import Address
    from commander.sync.transport import Transport

T = TypeVar("T")


def enrolling(data: Path, code: str) -> wire.Enrol:
    """Return with what a post asks to be let in."""
    me = identity.load(data)
    return wire.Enrol(code, me.device, me.public_key, socket.gethostname()[:200])


class Joining:
    """Asks servers to let this post in; one at a time. ``end`` is for another thread."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._asking: Transport | None = None
        self._ended = False

    def end(self) -> None:
        """End what is being asked; ask nothing more."""
        self._ended = True
        if (asking := self._asking) is not None:
            asking.end()

    def join(self, address: str, code: str) -> tuple[Server, str]:
        """Return the server that let this post in, and the token for it.

        Raises UserError for what was typed wrong, SyncError for what the line did.
        """
        place, opened = addresses.parse(address), enrolment.parse(code)
        if opened.mark and not place.tls:
            raise UserError("This code belongs to a server with TLS: its address begins https.")
        fingerprint = self._trusted(place, opened) if opened.mark else ""
        me = identity.load(self._data)
        request = enrolling(self._data, code)
        enrolled = self._ask(place, fingerprint, lambda transport: transport.enrol(request))
        if enrolled.server == me.device:
            raise UserError("This is the address of this post itself. Join another one.")
        about = self._ask(place, fingerprint, lambda transport: transport.about())
        server = Server(
            address=str(place),
            fingerprint=fingerprint,
            peer=enrolled.server,
            name=enrolled.name,
            kind=about.kind,
            token=enrolled.server,
            device=me.device,
        )
        return server, enrolled.token

    def _trusted(self, place: "Address", opened: enrolment.Code) -> str:
        """Return the fingerprint of the server's certificate, which the code must vouch for."""
        from commander.sync.failures import WrongCertificate  # noqa: PLC0415

        shown = self._ask(place, "", lambda transport: transport.certificate())
        if enrolment.mark(shown) != opened.mark:
            raise WrongCertificate
        return shown

    def _ask(self, place: "Address", fingerprint: str, question: "Callable[[Transport], T]") -> T:
        from commander.sync.transport import Transport  # noqa: PLC0415

        transport = Transport(place, fingerprint=fingerprint)
        self._asking = transport
        try:
            if self._ended:
                raise SyncError("The post is closing.", quiet=True)
            return question(transport)
        finally:
            self._asking = None
            transport.close()
