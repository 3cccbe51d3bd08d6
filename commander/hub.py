"""A post that serves its own journal on the local network, as the hub of a vehicle does.

Off until somebody switches it on. It is the same server as the central one, on threads of its
own, over the journal of the post; the demonstration's stream is told to nobody. What a guest
brings in goes on to every server that this post follows itself. The web server is imported only
when it is switched on.
"""

import contextlib
import logging
import socket
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from commander.errors import EnvironmentProblem, UserError
from commander.journal import enrolment, wire
from commander.journal.blobs import Blobs
from commander.journal.journal import Journal
from commander.sync import discovery
from commander.sync.travel import Travellers

if TYPE_CHECKING:
    from commander.server.app import Service
    from commander.server.members import Members
    from commander.server.serving import Serving

T = TypeVar("T")

SETTING = "hub"
EPOCH = "server.epoch"
"""The setting in which `Store` keeps the epoch."""

EVERYWHERE = "0.0.0.0"  # noqa: S104 - what sharing on the local network means
LONGEST = 100
"""Characters of a name."""

PORTS = 10
"""Ports that are tried one after the other, from the usual one on."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Guest:
    """A device that was let in; ``here`` while it listens. ``since`` ms UTC."""

    device: str
    name: str
    since: int
    here: bool


@dataclass(frozen=True, slots=True)
class HubState:
    """How sharing stands. ``code`` is empty while nobody new is let in.

    ``name`` is what others call this post, or would by default.
    ``problem`` is what went wrong when it was switched on. ``found`` says whether others find
    this post by themselves.
    """

    on: bool = False
    name: str = ""
    addresses: tuple[str, ...] = ()
    code: str = ""
    guests: tuple[Guest, ...] = ()
    problem: EnvironmentProblem | None = None
    found: bool = False


class Choice(msgspec.Struct, frozen=True):
    """What is remembered over a restart. ``name``: what others call this post."""

    on: bool = False
    host: str = EVERYWHERE
    port: int = 0
    name: str = ""


@dataclass(slots=True)
class _Running:
    """One run of the server, from switching on to switching off."""

    service: "Service"
    members: "Members"
    serving: "Serving"
    listening: socket.socket
    host: str
    mark: str
    announcement: discovery.Announcement
    found: bool = False
    threads: list[threading.Thread] = field(default_factory=list)

    @property
    def port(self) -> int:
        return int(self.listening.getsockname()[1])


class Hub:
    """The switch. Made with the post; ``resume`` switches on what was on when it closed.

    ``interfaces``: addresses of the interfaces on which it lets itself be found; all by default.
    """

    def __init__(
        self, data: Path, journal: Journal, blobs: Blobs, interfaces: Sequence[str] = ()
    ) -> None:
        self.interfaces = tuple(interfaces)
        self._data = data
        self._journal = journal
        self._blobs = blobs
        self._running: _Running | None = None
        self._problem: EnvironmentProblem | None = None
        self._closed = False
        self._turn = threading.Lock()
        self._aside: list[threading.Thread] = []

    @property
    def choice(self) -> Choice:
        """What was chosen last."""
        return msgspec.convert(self._journal.reader.setting(SETTING, {}), Choice)

    def listening(self) -> int | None:
        """Return how many posts listen to this one now; None while it shares nothing."""
        running = self._running
        return None if running is None else len(running.service.broadcast.devices())

    def state(self) -> HubState:
        """Return how sharing stands; reads the journal and asks for this machine's addresses."""
        running = self._running
        if running is None:
            name = self.choice.name or socket.gethostname()
            return HubState(name=name, problem=self._problem)
        secret = running.members.current()
        here = running.service.broadcast.devices()
        everyone = running.members.everyone()
        at = _reachable(running.host)
        return HubState(
            on=True,
            name=running.service.store.name,
            addresses=tuple(f"{one}:{running.port}" for one in at),
            code=str(enrolment.Code(secret, running.mark)) if secret else "",
            guests=tuple(
                Guest(one.device, one.name, one.since, one.device in here) for one in everyone
            ),
            found=running.found,
        )

    def resume(self) -> None:
        """Share again if that was on when this post was closed."""
        if self.choice.on:
            self.start()

    def start(self, host: str = "", port: int = 0, name: str = "") -> "Future[None]":
        """Share from now on, and after every restart until it is switched off.

        ``host`` and ``port``: where to listen; by default where it was last time, else everywhere
        and on the usual port, or one after it. ``name``: what others call this post, by default
        the machine's name. The future has EnvironmentProblem when that cannot be done.
        """
        kept = self.choice
        wanted = Choice(True, host or kept.host, port or kept.port, name.strip() or kept.name)
        return self._apart(lambda: self._start(wanted))

    def stop(self) -> "Future[None]":
        """Share no more; those who had joined keep what they have."""

        def work() -> None:
            self._end()
            self._choose(msgspec.structs.replace(self.choice, on=False))

        return self._apart(work)

    def new_code(self) -> "Future[None]":
        """Make a new code; the old one is void, those who are in stay."""

        def work() -> None:
            self._on().members.secret(new=True)

        return self._apart(work)

    def void_code(self) -> "Future[None]":
        """Let nobody new in; those who are in stay."""

        def work() -> None:
            self._on().members.void()

        return self._apart(work)

    def dismiss(self, device: str) -> "Future[None]":
        """Let a guest in no more; what it brought stays, and it keeps what it has."""

        def work() -> None:
            running = self._on()
            running.members.dismiss(device)
            running.service.broadcast.dismiss(device)

        return self._apart(work)

    def renumber(self) -> None:
        """Tell guests that this journal was put together anew: the order of changes is another."""
        self._journal.submit(lambda tx: tx.drop("setting", name=EPOCH)).result()

    def close(self, timeout: float = 5.0) -> None:
        """End what runs; it is remembered whether it was on."""
        self._closed = True
        if (running := self._running) is not None:
            running.serving.end()
        for thread in self._aside:
            thread.join(timeout)
        with self._turn:
            self._end(timeout)

    def _on(self) -> _Running:
        if self._running is None:
            raise UserError("This post does not share anything now. Switch sharing on first.")
        return self._running

    def _apart(self, work: Callable[[], object]) -> "Future[None]":
        """Run this on a thread of its own, one after the other, then tell who listens."""
        future: Future[None] = Future()

        def run() -> None:
            try:
                with self._turn:
                    work()
            except BaseException as error:  # noqa: BLE001 - belongs to whoever asked
                self._touch()
                future.set_exception(error)
            else:
                self._touch()
                future.set_result(None)

        thread = threading.Thread(target=run, name="hub-switch", daemon=True)
        self._aside = [one for one in self._aside if one.is_alive()] + [thread]
        thread.start()
        return future

    def _touch(self) -> None:
        if not self._closed:
            self._journal.submit(lambda tx: tx.touch("", {"hub": set()}))

    def _choose(self, choice: Choice) -> None:
        row = {"name": SETTING, "value": msgspec.json.encode(choice)}
        self._journal.submit(lambda tx: tx.put("setting", row)).result()

    def _start(self, wanted: Choice) -> None:
        if self._running is not None or self._closed:
            return
        self._problem = None
        try:
            running = self._prepared(wanted)
        except EnvironmentProblem as error:
            self._problem = error
            raise
        self._choose(msgspec.structs.replace(wanted, port=running.port))
        self._running = running
        for name, work in (("hub-server", self._serve), ("hub-announce", self._announce)):
            thread = threading.Thread(target=work, args=(running,), name=name, daemon=True)
            running.threads.append(thread)
            thread.start()

    def _prepared(self, wanted: Choice) -> _Running:
        from commander.server import certificate  # noqa: PLC0415 - half a second, only when it is on
        from commander.server.app import Own, build  # noqa: PLC0415
        from commander.server.members import Members  # noqa: PLC0415
        from commander.server.serving import Tls, serving  # noqa: PLC0415
        from commander.server.settings import ServerSettings  # noqa: PLC0415

        listening = _listen(wanted.host, wanted.port)
        try:
            tls = Tls(*certificate.own(self._data))
            mark = enrolment.mark(certificate.fingerprint(tls.certificate, tls.key))
            name = (wanted.name or socket.gethostname())[:LONGEST]
            settings = ServerSettings(name=name, kind="hub", pushes=1)
            own = Own(self._blobs, Travellers(self._journal.reader).travels)
            members = Members(self._journal)
            service = build(self._journal, self._data, settings, members, own)
            members.secret(new=not members.current())
            service.broadcast.on_listeners = self._touch
            only = () if wanted.host == EVERYWHERE else (wanted.host,)
            announcement = discovery.Announcement(self.interfaces or only)
            web = serving(service, tls)
        except BaseException:
            listening.close()
            raise
        return _Running(service, members, web, listening, wanted.host, mark, announcement)

    def _serve(self, running: _Running) -> None:
        try:
            running.serving.run(sockets=[running.listening])
        except (Exception, SystemExit) as error:  # what uvicorn raises when it cannot start
            log.exception("sharing ended")
            self._problem = EnvironmentProblem("Sharing ended: {reason}.", reason=error)
            if self._running is running:
                self._running = None
            running.announcement.stop()
            self._touch()
        finally:
            running.listening.close()

    def _announce(self, running: _Running) -> None:
        me = discovery.Found(
            name=running.service.store.name,
            address="",
            device=running.service.store.server,
            protocol=wire.PROTOCOL,
            mark=running.mark,
        )
        at = self.interfaces or _reachable(running.host)
        running.found = running.announcement.start(me, running.port, at)
        self._touch()

    def _end(self, timeout: float = 5.0) -> None:
        running, self._running = self._running, None
        if running is None:
            return
        running.serving.end()
        for thread in running.threads:
            thread.join(timeout)
        running.announcement.stop()


def _reachable(host: str) -> tuple[str, ...]:
    """Return the addresses under which others reach this post."""
    if host != EVERYWHERE:
        return (host,)
    found = discovery.addresses()
    outside = tuple(one for one in found if not one.startswith("127."))
    return outside or found


def _listen(host: str, port: int) -> socket.socket:
    """Listen on the port of last time, the usual one, or one after it."""
    from commander.server.serving import listen  # noqa: PLC0415

    usual = range(wire.DEFAULT_PORT, wire.DEFAULT_PORT + PORTS)
    wanted = [*([port] if port else []), *usual]
    for one in wanted:
        with contextlib.suppress(EnvironmentProblem):
            return listen(host, one)
    return listen(host, 0)
