"""A post's tie to a server: joining, leaving, and the service that runs in between.

What needs the network, or a key store, happens on threads of its own; requests and keyring are
imported there, because a post without a server starts faster without them.
"""

import socket
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from commander.clock import SystemClock
from commander.errors import SyncError, UserError
from commander.journal import enrolment, identity, wire
from commander.journal.journal import Journal
from commander.sync import address as addresses
from commander.sync.line import Line
from commander.sync.outbox import Outbox, outbox
from commander.sync.travel import Travellers

if TYPE_CHECKING:
    from commander.sync.address import Address
    from commander.sync.service import Meeting, Rhythm, Service
    from commander.sync.transport import Transport

T = TypeVar("T")

SETTING = "server"


@dataclass(frozen=True, slots=True)
class Server:
    """The server that a post has joined; ``fingerprint`` pins its certificate."""

    address: str = ""
    fingerprint: str = ""
    peer: str = ""
    name: str = ""


class Link:
    """Made with the post; nothing runs until ``start``, before which ``rhythm`` may be set."""

    def __init__(self, data: Path, journal: Journal) -> None:
        self.rhythm: Rhythm | None = None
        self._data = data
        self._journal = journal
        self._travellers = Travellers(journal.reader)
        self._service: Service | None = None
        self._runs = False
        self._closed = False
        self._turn = threading.Lock()
        self._asking: Transport | None = None
        self._aside: list[threading.Thread] = []
        self.line = Line(SystemClock().now, self._touch)
        if self.server.address:
            self.line.joined(self.server.address)

    @property
    def server(self) -> Server:
        """The server that this post has joined; empty when there is none."""
        return msgspec.convert(self._journal.reader.setting(SETTING, {}), Server)

    def start(self) -> None:
        """Run the exchange from now on, whenever there is a server."""
        self._runs = True
        if self.server.address:
            self._start()

    def close(self, timeout: float = 5.0) -> None:
        """Stop everything that runs."""
        self._closed = True
        if (asking := self._asking) is not None:
            asking.end()
        self._stop(timeout)
        for thread in self._aside:
            thread.join(timeout)
        self._stop(timeout)  # one that was joining may have started it

    def join(self, address: str, code: str) -> "Future[None]":
        """Join a server with its address and enrolment code, instead of the one before.

        The future has UserError for what was typed wrong, SyncError for what the line did.
        """
        return self._apart("sync-join", lambda: self._join(address, code))

    def leave(self) -> "Future[None]":
        """Leave the server; everything stays here and can be sent to another one."""
        return self._apart("sync-leave", self._leave)

    def retry_parked(self) -> "Future[None]":
        """Send again what the server refused."""

        def work() -> None:
            if self._service is not None:
                self._service.retry_parked()

        return self._apart("sync-retry", work)

    def try_now(self) -> None:
        """Do not wait for the next try."""
        if self._service is not None:
            self._service.poke()

    def outbox(self) -> Outbox:
        """Return what is still to send and what is parked."""
        return outbox(self._journal.reader, self.server.peer, self._travellers)

    def _touch(self) -> None:
        if not self._closed:
            self._journal.submit(lambda tx: tx.touch("", {"outbox": set()}))

    def _apart(self, name: str, work: Callable[[], None]) -> "Future[None]":
        """Run this on a thread of its own, one after the other."""
        future: Future[None] = Future()

        def run() -> None:
            try:
                with self._turn:
                    work()
            except BaseException as error:  # noqa: BLE001 - belongs to whoever asked
                future.set_exception(error)
            else:
                future.set_result(None)

        thread = threading.Thread(target=run, name=name, daemon=True)
        self._aside = [one for one in self._aside if one.is_alive()] + [thread]
        thread.start()
        return future

    def _join(self, address: str, code: str) -> None:
        place, opened = addresses.parse(address), enrolment.parse(code)
        if opened.mark and not place.tls:
            raise UserError("This code belongs to a server with TLS: its address begins https.")
        fingerprint = self._trusted(place, opened) if opened.mark else ""
        enrolled = self._enrol(place, fingerprint, code)
        self._stop()
        from commander.sync.tokens import Tokens  # noqa: PLC0415

        Tokens(self._data, self._journal.device).save(enrolled.token)
        self._keep(Server(str(place), fingerprint, enrolled.server, enrolled.name))
        self.line.joined(str(place))
        self._start()

    def _trusted(self, place: "Address", opened: enrolment.Code) -> str:
        """Return the fingerprint of the server's certificate, which the code must vouch for."""
        from commander.sync.failures import WrongCertificate  # noqa: PLC0415

        shown = self._ask(place, "", lambda transport: transport.certificate())
        if enrolment.mark(shown) != opened.mark:
            raise WrongCertificate
        return shown

    def _enrol(self, place: "Address", fingerprint: str, code: str) -> wire.Enrolled:
        me = identity.load(self._data)
        request = wire.Enrol(code, me.device, me.public_key, socket.gethostname()[:200])
        return self._ask(place, fingerprint, lambda transport: transport.enrol(request))

    def _ask(self, place: "Address", fingerprint: str, question: "Callable[[Transport], T]") -> T:
        from commander.sync.transport import Transport  # noqa: PLC0415

        transport = Transport(place, fingerprint=fingerprint)
        self._asking = transport
        try:
            if self._closed:
                raise SyncError("The post is closing.", quiet=True)
            return question(transport)
        finally:
            self._asking = None
            transport.close()

    def _leave(self) -> None:
        self._stop()
        from commander.sync.tokens import Tokens  # noqa: PLC0415

        Tokens(self._data, self._journal.device).drop()
        self._keep(Server())
        self.line.joined("")

    def _keep(self, server: Server) -> None:
        row = {"name": SETTING, "value": msgspec.json.encode(asdict(server))}
        self._journal.submit(lambda tx: tx.put("setting", row)).result()

    def _start(self) -> None:
        if not self._runs or self._closed:
            return
        from commander.sync.service import Service  # noqa: PLC0415

        self._service = Service(self._meet, self.line, self._journal.feed, self.rhythm)
        self._service.start()

    def _stop(self, timeout: float = 5.0) -> None:
        service, self._service = self._service, None
        if service is not None:
            service.stop(timeout)

    def _meet(self) -> "Meeting":
        """Make this post's side of the exchange; on the worker's thread."""
        from commander.sync.ledger import Ledger  # noqa: PLC0415
        from commander.sync.service import Meeting  # noqa: PLC0415
        from commander.sync.tokens import Tokens  # noqa: PLC0415
        from commander.sync.transport import Transport  # noqa: PLC0415

        server = self.server
        token = Tokens(self._data, self._journal.device).load()
        place = addresses.parse(server.address)
        transport = Transport(place, fingerprint=server.fingerprint, token=token)
        ledger = Ledger(self._journal, identity.load(self._data), server.peer)

        def met(peer: str) -> None:
            self._keep(replace(self.server, peer=peer))

        return Meeting(ledger, transport, met)
