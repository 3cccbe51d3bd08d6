"""Posts and servers in one process, without threads of their own or a network; for the simulator.

Journals, ledgers, services, stores and the wire format are the real ones, on real SQLite files.
Stand-ins are the clocks, the source of device ids, and the line, which may lose, repeat, delay
and forge what it carries.
"""

import json
import random
import shutil
import sqlite3
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from commander.errors import EnvironmentProblem, SyncError
from commander.journal import identity as identities
from commander.journal import journal as journals
from commander.journal import wire
from commander.journal.blobs import Blobs
from commander.journal.identity import Home, Identity
from commander.journal.journal import Journal
from commander.server.snapshots import Snapshots
from commander.server.store import Held, Store, with_held, without
from commander.sync import engine, failures
from commander.sync.bundle.export import Source, maker
from commander.sync.bundle.taking import Into
from commander.sync.ledger import Ledger
from commander.sync.line import Line
from commander.sync.meeting import Meeting
from commander.sync.service import Rhythm, Service

T = TypeVar("T")

STEP = 20
"""Changes between snapshots; so small that schedules come to it."""

NAME = "journal.db"


@dataclass
class World:
    """What a schedule is drawn from: chance, the true time, and a journal file that is empty."""

    folder: Path
    chance: random.Random
    template: Path
    now: int = 1_700_000_000_000
    calm: bool = False

    def tick(self) -> int:
        """Let a moment pass; returns the true time."""
        self.now += self.chance.randrange(1, 4_000)
        return self.now

    def happens(self, share: float) -> bool:
        """Return whether a fault of that probability happens now."""
        return not self.calm and self.chance.random() < share


class Wall:
    """The clock of one machine: the true time with what is wrong with it."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.wrong = 0

    def now(self) -> int:
        """Return what this machine takes for the time, ms UTC."""
        return max(0, self._world.now + self.wrong)


class Files:
    """One data folder and the journal that is open in it."""

    def __init__(self, world: World, name: str, *, projects: bool) -> None:
        self.world = world
        self.name = name
        self.folder = world.folder / name
        self.wall = Wall(world)
        self.machine = f"machine-{name}"
        self._projects = projects
        if not self.folder.exists():
            self.folder.mkdir()
            shutil.copy(world.template, self.folder / NAME)
        self.open()

    def open(self) -> None:
        """Open the folder as a program does that starts."""
        identity, _ = identities.settle(self.folder, self.machine)
        with self._clock():
            self.journal = Journal(
                self.folder / NAME,
                identity.device,
                projects=self._projects,
                former=identity.home.former,
                renew=self._renewed if self._projects else None,
            )

    def _renewed(self) -> str:
        return identities.renew(self.folder).device

    @contextmanager
    def _clock(self) -> Iterator[None]:
        """Have stamps follow the clock of this machine."""
        names: Any = journals
        before = names.SystemClock
        names.SystemClock = lambda: self.wall
        try:
            yield
        finally:
            names.SystemClock = before

    def close(self) -> None:
        """End: what is not committed by now is gone."""
        self.journal.close()

    def keep(self, where: Path) -> None:
        """Copy the folder as it is."""
        with self.journal.reader.connection() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copytree(self.folder, where, dirs_exist_ok=True)

    def put_back(self, where: Path, *, all_of_it: bool) -> None:
        """Put an older state in the place of this one: the whole folder, or only the journal."""
        self.close()
        for path in self.folder.glob(f"{NAME}*"):
            if not path.name.endswith(".mark"):
                path.unlink()
        if all_of_it:
            shutil.copytree(where, self.folder, dirs_exist_ok=True)
        else:
            shutil.copy(where / NAME, self.folder / NAME)
        self.open()

    def fill_up(self, pages: int | None) -> None:
        """Let the disk be full after so many pages more; None: there is room again."""

        def work(tx: Any) -> None:
            used = tx.connection.exec_driver_sql("PRAGMA page_count").scalar()
            most = 2**30 if pages is None else used + pages
            tx.connection.exec_driver_sql(f"PRAGMA max_page_count={most}")

        self.journal.submit(work).result(10)

    def ids(self) -> list[tuple[str, str]]:
        """Return every change here, by stream and id."""
        with self.journal.reader.connection() as connection:
            rows = connection.exec_driver_sql("SELECT stream, id FROM change").all()
        return [(row[0], row[1]) for row in rows]


def stand_ins(chance: random.Random) -> ExitStack:
    """Draw device ids and keys from this chance, and make snapshots short, until it is closed."""

    def new(home: Home) -> Identity:
        key = Ed25519PrivateKey.from_private_bytes(chance.randbytes(32))
        return Identity(f"{chance.getrandbits(64):016x}", key, home)

    stack = ExitStack()
    for module, name, stand_in in (
        (identities, "_new", new),
        (engine, "SNAPSHOT_STEP", STEP),
    ):
        stack.callback(setattr, module, name, getattr(module, name))
        setattr(module, name, stand_in)
    return stack


class SimulatedServer:
    """A server over a journal: a central one's, or that of a post that is a hub."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.open()

    @property
    def name(self) -> str:
        return self.files.name

    def open(self) -> None:
        """Start to serve the journal that is open now."""
        journal = self.files.journal
        self.store = Store(journal, self.name)
        self.snapshots = Snapshots(journal, self.files.folder / "snapshots", self.store, STEP)

    def push(self, push: wire.Push, device: str) -> wire.Pushed:
        """Take a push in as `commander.server.app.Service` does."""
        if self.files.world.happens(0.2):
            self.store.keep_mark()
        try:
            job = self.files.journal.submit(lambda tx: self.store.take(tx, push, device))
            return job.result(10)
        except Held as held:
            return with_held(self.push(without(push, held.places), device), held.places)


@dataclass
class Net:
    """What the lines between posts and servers do; ``cut`` and ``deaf`` hold (post, server)."""

    world: World
    cut: set[tuple[str, str]] = field(default_factory=set)
    deaf: set[tuple[str, str]] = field(default_factory=set)
    down: set[str] = field(default_factory=set)
    loss: float = 0.0
    poison: bool = False
    old: list[tuple[str, str, bytes]] = field(default_factory=list)
    """Pushes that went over a line before: server, device, packed."""

    def asked(self, post: str, server: str) -> None:
        """Carry a question; Offline when it does not arrive."""
        gone = {post, server} & self.down
        if gone or (post, server) in self.cut or self.world.happens(self.loss):
            raise failures.Offline("lost on the way there")

    def answered(self, post: str, server: str) -> None:
        """Carry an answer; Offline when it does not arrive."""
        if (post, server) in self.deaf or self.world.happens(self.loss):
            raise failures.Offline("lost on the way back")


class SimulatedTransport:
    """Stands where `Transport` does; ``device`` is the one for which the token was given."""

    def __init__(self, net: Net, post: str, server: SimulatedServer, device: str) -> None:
        self._net = net
        self._post = post
        self._server = server
        self._device = device

    def end(self) -> None:
        """End nothing: nothing runs."""

    close = end

    def _carry(self, work: Callable[[], Any]) -> Any:
        self._net.asked(self._post, self._server.name)
        try:
            found = work()
        except EnvironmentProblem as error:  # what the web application makes of it
            raise failures.Offline("The server has a problem (503).") from error
        self._net.answered(self._post, self._server.name)
        return found

    def hello(self, hello: wire.Hello) -> wire.Welcome:
        """Say hello."""
        if hello.device != self._device:
            raise failures.Unknown

        def work() -> wire.Welcome:
            return self._server.store.welcome(self._net.world.now, hello.device, hello.streams)

        return _again(self._carry(work), wire.Welcome)

    def push(self, packed: bytes) -> wire.Pushed:
        """Send a push; it may arrive more than once, or with a change that was forged."""
        self._net.old.append((self._server.name, self._device, packed))
        push = unpacked(packed)
        if self._net.poison:
            push = msgspec.structs.replace(push, changes=[_poisoned(c) for c in push.changes])

        def work() -> wire.Pushed:
            if self._net.world.happens(0.1):
                self._server.push(push, self._device)
            return self._server.push(push, self._device)

        return _again(self._carry(work), wire.Pushed)

    def changes(self, stream: str, after: int, *, own: bool) -> wire.Page:
        """Ask for a page."""
        skip = None if own else self._device
        limit = self._net.world.chance.choice((3, 10, 1_000))
        page = self._carry(lambda: self._server.store.page(stream, after, limit, skip))
        return _again(page, wire.Page)

    def snapshot(self, stream: str) -> Generator[wire.SnapshotLine, None, None]:
        """Give a snapshot; it may break off anywhere."""
        path = self._carry(lambda: self._server.snapshots.file(stream))
        if path is None:
            raise failures.Absent("none")
        raw = wire.unpack(path.read_bytes(), wire.ANSWER_RAW)
        for line in raw.splitlines():
            if self._net.world.happens(0.1):
                raise failures.Offline("cut off")
            yield wire.decode(line, wire.SnapshotLine)  # type: ignore[arg-type]


def _again(message: Any, kind: type[T]) -> T:
    """Return a message as it is after it went over a line."""
    return wire.decode(wire.encode(message), kind)


def unpacked(packed: bytes) -> wire.Push:
    """Return the push that was packed."""
    return wire.decode(wire.unpack(packed, wire.MOST_RAW), wire.Push)


def _poisoned(envelope: Any) -> Any:
    """Make a change that is marked for it one that nobody takes in."""
    body = json.loads(bytes(envelope.body))
    if not str(body["key"]).startswith("poison"):
        return envelope
    body["fields"]["due"] = "never"
    return msgspec.structs.replace(envelope, body=msgspec.Raw(json.dumps(body).encode()))


class SimulatedPost:
    """A post with its exchanges; ``tokens``: server → device for which it has a token."""

    def __init__(self, net: Net, files: Files, follows: list[SimulatedServer]) -> None:
        self.net = net
        self.files = files
        self.follows = follows
        self.tokens: dict[str, str] = {}
        self.hub: SimulatedServer | None = None
        self.services: dict[str, Service] = {}
        self.start()

    @property
    def name(self) -> str:
        return self.files.name

    @property
    def journal(self) -> Journal:
        return self.files.journal

    def start(self) -> None:
        """Begin every exchange as a program does that starts."""
        self.services = {server.name: self._service(server) for server in self.follows}

    def follow(self, server: SimulatedServer) -> None:
        """Follow one server more."""
        self.follows.append(server)
        self.services[server.name] = self._service(server)

    def _service(self, server: SimulatedServer) -> Service:
        line = Line(server.name, self.files.wall.now, lambda: None)
        rhythm = Rhythm(look=0.0, look_deaf=0.0)
        return Service(lambda: self._meet(server), line, self.journal.feed, rhythm)

    def _meet(self, server: SimulatedServer) -> Meeting:
        own = identities.load(self.files.folder)
        token = self.tokens.setdefault(server.name, own.device)
        if token != own.device:  # as `Tie.transport` asks for another one
            self.net.asked(self.name, server.name)
            self.net.answered(self.name, server.name)
            self.tokens[server.name] = own.device
        transport: Any = SimulatedTransport(self.net, self.name, server, own.device)
        place = f"server.{server.name}"
        peer = self.journal.reader.setting(place)
        if peer is None:  # it joins
            peer = server.store.server
            self._met(place, peer)
        met = partial(self._met, place)
        return Meeting(Ledger(self.journal, own, str(peer)), transport, met)

    def _met(self, place: str, peer: str) -> None:
        """Keep the id by which a server was known last, as the list of servers does."""
        row = {"name": place, "value": msgspec.json.encode(peer)}
        self.journal.submit(lambda tx: tx.put("setting", row)).result(10)

    def step(self, server: str) -> bool:
        """Let one exchange do one step; returns whether it could."""
        service = self.services[server]
        try:
            service._round(service._ready())
        except (SyncError, EnvironmentProblem):
            service._greeted.clear()
            return False
        return True

    def look(self, server: str) -> None:
        """Let the time come at which hints that were lost are asked for."""
        self.services[server]._greeted.clear()

    def hear(self, server: SimulatedServer, stream: str, after: int) -> None:
        """Receive an event of a server's stream: a page that may be old, double or too new."""
        service = self.services[server.name]
        meeting = service._meeting
        if meeting is None or (self.name, server.name) in self.net.cut | self.net.deaf:
            return
        page = server.store.page(stream, after, self.net.world.chance.choice((2, 25)), None)
        try:
            service._listener._hear(meeting, _again(page, wire.Page))
        except (SyncError, EnvironmentProblem):
            service._greeted.clear()

    def retry(self) -> None:
        """Try what is parked again, as somebody does who was told that the cause is gone."""
        for service in self.services.values():
            service.retry_parked()

    def stop(self) -> None:
        """End every exchange."""
        for service in self.services.values():
            service.end()
            service._sender.shutdown()
        self.services = {}

    def crash(self, put_back: Path | None = None, *, all_of_it: bool = True) -> None:
        """Lose everything that is not on the disk, and start again; maybe with an older disk."""
        self.stop()
        if put_back is None:
            self.files.close()
            self.files.open()
        else:
            self.files.put_back(put_back, all_of_it=all_of_it)
        self.start()
        if self.hub is not None:
            self.hub.open()

    def begin_hub(self) -> SimulatedServer:
        """Share what is here."""
        self.hub = SimulatedServer(self.files)
        return self.hub

    def source(self) -> Source:
        """Return what a bundle is made from."""
        own = identities.load(self.files.folder)
        blobs = Blobs(self.files.folder / "attachments")
        return Source(self.journal.reader, blobs, own, maker(own, "", "", ""), self.files.wall.now)

    def into(self) -> Into:
        """Return what a bundle is taken into."""
        blobs = Blobs(self.files.folder / "attachments")
        return Into(self.journal, blobs, self.files.folder / "incoming")


def integrity(path: Path) -> str:
    """Return what SQLite finds wrong with a file."""
    with sqlite3.connect(path) as connection:
        found = connection.execute("PRAGMA integrity_check").fetchone()[0]
    connection.close()
    return str(found)


def fooled(folder: Path, machine: str) -> None:
    """Make a copied folder believe that it is where it always was: the check sees nothing."""
    own = identities.load(folder)
    home = Home(machine, str(folder.resolve()), own.home.former)
    identities._keep(folder, replace(own, home=home))
