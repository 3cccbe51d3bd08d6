"""A post's tie to one server: its line, and the service that runs while it is followed.

What needs the network, or a key store, happens on threads of its own; requests and keyring are
imported there, because a post without a server starts faster without them.
"""

import contextlib
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from commander.clock import SystemClock
from commander.journal import identity
from commander.journal.journal import Journal
from commander.sync import address as addresses
from commander.sync.joining import enrolling
from commander.sync.line import Line
from commander.sync.servers import Server, Servers
from commander.sync.traffic import Traffic

if TYPE_CHECKING:
    from commander.sync.beside import Beside
    from commander.sync.meeting import Meeting
    from commander.sync.porter import Porter
    from commander.sync.service import Rhythm, Service
    from commander.sync.transport import Transport


@dataclass(frozen=True, slots=True)
class Home:
    """What all ties of a post share."""

    data: Path
    journal: Journal
    servers: Servers
    changed: Callable[[], None]
    traffic: Traffic


class Tie:
    """Made for a server on the list; runs between ``start`` and ``stop``."""

    def __init__(self, home: Home, server: Server) -> None:
        self._home = home
        self._server = server
        self._service: Service | None = None
        self._porter: Porter | None = None
        self._reaching = threading.Lock()
        self.line = Line(server.address, SystemClock().now, home.changed)

    @property
    def server(self) -> Server:
        """What is known of the server."""
        return self._server

    def become(self, server: Server) -> None:
        """Follow what is known of the server now; it must not run when that is another token."""
        self._server = server

    def start(self, rhythm: "Rhythm | None") -> None:
        """Run the exchange from now on; nothing happens when it runs."""
        if self._service is not None:
            return
        from commander.sync.lading import Pace  # noqa: PLC0415
        from commander.sync.porter import Porter  # noqa: PLC0415
        from commander.sync.service import Rhythm, Service  # noqa: PLC0415

        kept = rhythm or Rhythm()
        pace = Pace(3 * kept.look_deaf, kept.look, first=kept.first, most=kept.most)
        home = self._home
        self._porter = Porter(self.transport, home.journal, home.traffic, pace)
        self._service = Service(self._meet, self.line, home.journal.feed, rhythm)
        self._porter.start()
        self._service.start()

    def end(self) -> None:
        """Tell everything here to stop, and do not wait."""
        if (service := self._service) is not None:
            service.end()
        if (porter := self._porter) is not None:
            porter.end()

    def stop(self, timeout: float = 5.0) -> None:
        """Stop everything that runs here."""
        service, self._service = self._service, None
        porter, self._porter = self._porter, None
        if porter is not None:
            porter.end()
        if service is not None:
            service.stop(timeout)
            self.line.paused()
        if porter is not None:
            porter.stop(timeout)

    def poke(self) -> None:
        """Do not wait for the next try."""
        if (service := self._service) is not None:
            service.poke()
        if (porter := self._porter) is not None:
            porter.poke()

    def retry_parked(self) -> None:
        """Send again what this server refused."""
        if (service := self._service) is not None:
            service.retry_parked()

    def caught_up(self) -> bool:
        """Return whether both sides have everything at this moment; reads the journal."""
        service = self._service
        return service is not None and self.line.state().caught_up and service.nothing_left()

    def transport(self) -> "tuple[Transport, str]":
        """Return a transport of its own to this server, and its id; may be slow."""
        with self._reaching:  # two that renew the token at once would undo each other's
            return self._transport()

    def _transport(self) -> "tuple[Transport, str]":
        from commander.sync.tokens import Tokens  # noqa: PLC0415
        from commander.sync.transport import Transport  # noqa: PLC0415

        server, home = self._server, self._home
        device = home.journal.device
        token = Tokens(home.data, server.device or device, server.token).load()
        place = addresses.parse(server.address)
        transport = Transport(place, fingerprint=server.fingerprint, token=token)
        if server.device in {"", device}:
            return transport, server.peer
        with contextlib.closing(transport):
            token = transport.renew(enrolling(home.data, "")).token
        Tokens(home.data, device, server.token).save(token)
        self._server = replace(server, device=device)
        home.servers.change(server.address, device=device)
        return Transport(place, fingerprint=server.fingerprint, token=token), server.peer

    def _meet(self) -> "Meeting":
        """Make this post's side of the exchange; on the worker's thread."""
        from commander.sync.ledger import Ledger  # noqa: PLC0415
        from commander.sync.meeting import Meeting  # noqa: PLC0415

        transport, peer = self.transport()
        ledger = Ledger(self._home.journal, identity.load(self._home.data), peer)
        return Meeting(ledger, transport, self._met, self._besides())

    def _besides(self) -> "tuple[Beside, ...]":
        """Return what travels beside the changes."""
        from commander.sync.positions import Positions  # noqa: PLC0415

        porter = self._porter
        return (Positions(self._home.journal), *((porter,) if porter is not None else ()))

    def _met(self, peer: str) -> None:
        self._server = replace(self._server, peer=peer)
        self._home.servers.change(self._server.address, peer=peer)
