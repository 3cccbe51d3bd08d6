"""A line that fails in one direction only, or for one kind of request; and light posts."""

import contextlib
import socket
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commander.journal import identity as identities
from commander.journal import wire
from commander.journal.identity import Identity
from commander.journal.journal import Journal
from commander.server.members import Members
from commander.sync import address as addresses
from commander.sync.transport import Timeouts, Transport
from tests.devices import Device
from tests.sync.harness import Proxy, ServerProcess

SHORT = Timeouts(connect=1.0, read=0.4, whole=5.0, silence=0.6)
"""Time-outs of a post that has no patience, so that tests need none."""


class OneWay(Proxy):
    """What goes ``up`` to the server or ``down`` from it may get lost; ``hushed`` streams, too.

    Connections stay open: neither side is told.
    """

    def __init__(self, port: int) -> None:
        self.lost: set[str] = set()
        self.hushed = threading.Event()
        self._streams: set[socket.socket] = set()
        super().__init__(port)

    def _pump(self, source: socket.socket, target: socket.socket, down: bool) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                if b"GET /v1/events" in data:
                    self._streams.add(target)
                hushed = self.hushed.is_set() and source in self._streams
                if ("down" if down else "up") in self.lost or hushed:
                    continue
                target.sendall(data)
        for one in (source, target):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


@dataclass
class Light:
    """A post without a journal: it only speaks the protocol."""

    identity: Identity
    transport: Transport
    device: Device

    def push(self, stream: str, changes: list[Any]) -> wire.Pushed:
        """Send changes."""
        return self.transport.push(wire.pack(wire.Push(stream, changes)))


def light(server: ServerProcess, folder: Path, *, token: str = "") -> Light:
    """Make a light post; it enrols, or has a token already. For a server without TLS."""
    folder.mkdir(exist_ok=True)
    own = identities.load(folder)
    place = addresses.parse(server.address)
    if not token:
        asking = Transport(place)
        token = asking.enrol(wire.Enrol(server.code, own.device, own.public_key)).token
        asking.close()
    return Light(own, Transport(place, token=token), Device(own.device))


def admitted(server_folder: Path, folder: Path, count: int) -> list[str]:
    """Let so many light posts into a server that does not run; returns their tokens.

    Asking the server itself would take minutes: it lets nobody try codes quickly.
    """
    server_folder.mkdir(exist_ok=True)
    device = identities.load(server_folder).device
    journal = Journal(server_folder / "server.db", device, projects=False)
    members = Members(journal)
    tokens = []
    for number in range(count):
        place = folder / str(number)
        place.mkdir()
        own = identities.load(place)
        asked = wire.Enrol("", own.device, own.public_key)
        tokens.append(members.admit(asked).result(10))
    journal.close()
    return tokens
