"""A post's ties to servers: joining, leaving, pausing, and what runs in between.

A post follows as many servers as it likes; each has threads, cursors, token and line of its own,
so that one which cannot be reached holds up no other. What it learns from one it sends to the
others.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from commander.errors import UserError
from commander.journal import exchange
from commander.journal.journal import Journal
from commander.sync import address as addresses
from commander.sync.joining import Joining
from commander.sync.line import Lines, LineState
from commander.sync.outbox import Outbox, outbox
from commander.sync.servers import Server, Servers
from commander.sync.tie import Home, Tie
from commander.sync.traffic import Traffic
from commander.sync.travel import Travellers

if TYPE_CHECKING:
    from commander.sync.service import Rhythm

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ServerLine:
    """A server and how the line to it stands."""

    server: Server
    state: LineState


class Link:
    """Made with the post; nothing runs until ``start``, before which ``rhythm`` may be set."""

    def __init__(self, data: Path, journal: Journal, traffic: Traffic) -> None:
        self.rhythm: Rhythm | None = None
        self._data = data
        self._journal = journal
        self._travellers = Travellers(journal.reader)
        self._runs = False
        self._closed = False
        self._turn = threading.Lock()
        self._joining = Joining(data)
        self._aside: list[threading.Thread] = []
        self._servers = Servers(journal)
        self.line = Lines(self._each, self._touch, self._parked)
        self._home = Home(data, journal, self._servers, self.line.refresh, traffic)
        self._ties = tuple(Tie(self._home, server) for server in self._servers.all())

    @property
    def server(self) -> Server:
        """The first server that this post follows; empty when there is none."""
        return next((tie.server for tie in self._ties if tie.server.on), Server())

    def servers(self) -> tuple[ServerLine, ...]:
        """Return every server that was joined, with its line."""
        return tuple(ServerLine(tie.server, tie.line.state()) for tie in self._ties)

    def start(self) -> None:
        """Run the exchange with every server that is on, now and whenever one is joined."""
        self._runs = True
        for tie in self._ties:
            self._start(tie)

    def close(self, timeout: float = 5.0) -> None:
        """Stop everything that runs."""
        self._closed = True
        self._joining.end()
        self._stop_all(timeout)
        for thread in self._aside:
            thread.join(timeout)
        self._stop_all(timeout)  # one that was joining may have started one

    def join(self, address: str, code: str) -> "Future[Server]":
        """Join a server, beside those joined before, with its address and enrolment code.

        The future has UserError for what was typed wrong, SyncError for what the line did.
        """
        return self._apart("sync-join", lambda: self._join(address, code))

    def leave(self, which: str = "") -> "Future[None]":
        """Leave the server of this id, address or name; all when none is named.

        Everything stays here and can be sent to others. The future has UserError when there is
        none of that name.
        """
        return self._apart("sync-leave", lambda: self._leave(which))

    def follow(self, which: str, *, on: bool) -> "Future[None]":
        """Pause the exchange with a server, or go on with it."""
        return self._apart("sync-follow", lambda: self._follow(which, on=on))

    def move(self, which: str, address: str) -> "Future[None]":
        """Follow a server to another address; its certificate shows that it is the same."""
        return self._apart("sync-move", lambda: self._move(which, address))

    def retry_parked(self) -> "Future[None]":
        """Send again what the servers refused."""

        def work() -> None:
            for tie in self._ties:
                tie.retry_parked()

        return self._apart("sync-retry", work)

    def try_now(self) -> None:
        """Do not wait for the next try."""
        for tie in self._ties:
            tie.poke()

    def caught_up(self) -> bool:
        """Return whether this post and all servers that are on have everything at this moment."""
        return all(tie.caught_up() for tie in self._ties if tie.server.on)

    def outbox(self) -> Outbox:
        """Return what is still to send, to the server that lacks most, and what is parked."""
        return outbox(self._journal.reader, self._counted(), self._travellers)

    def _counted(self) -> str:
        """Return the id of the server that lacks most."""
        used = [tie for tie in self._ties if tie.server.on]
        most = max(used, key=lambda tie: tie.line.state().to_send, default=None)
        return most.server.peer if most is not None else ""

    def _each(self) -> list[tuple[str, str, LineState]]:
        used = [tie for tie in self._ties if tie.server.on]
        return [(tie.server.kind, tie.server.title, tie.line.state()) for tie in used]

    def _parked(self) -> int:
        with self._journal.reader.connection() as connection:
            return exchange.count_parked(connection)

    def _touch(self) -> None:
        if not self._closed:
            self._journal.submit(lambda tx: tx.touch("", {"outbox": set()}))

    def _apart(self, name: str, work: Callable[[], T]) -> "Future[T]":
        """Run this on a thread of its own, one after the other."""
        future: Future[T] = Future()

        def run() -> None:
            try:
                with self._turn:
                    result = work()
            except BaseException as error:  # noqa: BLE001 - belongs to whoever asked
                future.set_exception(error)
            else:
                future.set_result(result)

        thread = threading.Thread(target=run, name=name, daemon=True)
        self._aside = [one for one in self._aside if one.is_alive()] + [thread]
        thread.start()
        return future

    def _join(self, address: str, code: str) -> Server:
        server, token = self._joining.join(address, code)
        from commander.sync.tokens import Tokens  # noqa: PLC0415

        for tie in self._ties:  # joined anew: what was known of it is out of date
            if tie.server.answers_to(server.peer) or tie.server.answers_to(server.address):
                tie.stop()
        Tokens(self._data, self._journal.device, server.token).save(token)
        self._servers.put(server)
        self._gather()
        return server

    def _leave(self, which: str) -> None:
        ties = self._named(which) if which else list(self._ties)
        from commander.sync.tokens import Tokens  # noqa: PLC0415

        for tie in ties:
            tie.stop()
            device = tie.server.device or self._journal.device
            Tokens(self._data, device, tie.server.token).drop()
            self._servers.drop(tie.server.address)
        self._gather()

    def _follow(self, which: str, *, on: bool) -> None:
        for tie in self._named(which):
            if tie.server.on != on:
                tie.stop()
                self._servers.change(tie.server.address, on=on)
        self._gather()

    def _move(self, which: str, address: str) -> None:
        place = str(addresses.parse(address))
        for tie in self._named(which):
            tie.stop()
            self._servers.change(tie.server.address, address=place)
        self._gather()

    def _named(self, which: str) -> list[Tie]:
        found = [tie for tie in self._ties if tie.server.answers_to(which)]
        if not found:
            raise UserError("This post has joined no server {name}.", name=which)
        return found

    def _gather(self) -> None:
        """Have one tie for every server on the list, and run those that are on."""
        before = {tie.server.address: tie for tie in self._ties}
        ties = []
        for server in self._servers.all():
            tie = before.get(server.address) or Tie(self._home, server)
            tie.become(server)
            ties.append(tie)
        self._ties = tuple(ties)
        for tie in self._ties:
            self._start(tie)
        self.line.refresh()

    def _start(self, tie: Tie) -> None:
        if self._runs and not self._closed and tie.server.on:
            tie.start(self.rhythm)

    def _stop_all(self, timeout: float) -> None:
        for tie in self._ties:
            tie.end()
        for tie in self._ties:
            tie.stop(timeout)
