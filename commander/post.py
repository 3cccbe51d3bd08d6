"""A post: one open data folder, with everything that reads it, acts on it and keeps it safe."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec
from filelock import FileLock, Timeout

from commander.actions.base import Action, Outcome, perform, rehearse
from commander.clock import Clock, SystemClock
from commander.control import Control
from commander.domain.fix import Fix
from commander.errors import AlreadyOpen, EnvironmentProblem
from commander.exercise.player import Player
from commander.hub import Hub
from commander.journal import identity as identities
from commander.journal import positions
from commander.journal.backup import Backups
from commander.journal.blobs import Blobs
from commander.journal.journal import Journal
from commander.journal.machine import machine
from commander.journal.salvage import mark_clean, open_or_salvage
from commander.journal.transaction import Author, Draft, Transaction
from commander.receivers.desk import Receivers
from commander.sync.bundle import asked
from commander.sync.bundle.desk import Bundles, Sitter
from commander.sync.discovery import Search
from commander.sync.line import Lines
from commander.sync.link import Link
from commander.sync.outbox import Outbox
from commander.sync.servers import Server
from commander.sync.standing import Standing
from commander.sync.traffic import Traffic

ATTACHMENTS = "attachments"
"""The folder of a data folder in which the contents of attachments are."""


@dataclass(frozen=True, slots=True)
class Operator:
    """Who works at this post, for which department (code) and in which position."""

    person: str = ""
    department: str = ""
    position: str = ""


class Settings:
    """Settings of this post: local, never sent. Values are JSON."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def get(self, name: str, default: Any = None) -> Any:
        """Return a setting."""
        return self._journal.reader.setting(name, default)

    def set(self, name: str, value: Any) -> "Future[None]":
        """Keep a setting."""
        row = {"name": name, "value": msgspec.json.encode(value)}
        return self._journal.submit(lambda tx: tx.put("setting", row))


class Drafts:
    """Half-finished entries of this post, kept through a crash."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def save(self, key: str, text: str, begun_at: int) -> "Future[None]":
        """Keep an entry that is being written."""
        row = {"key": key, "text": text, "begun_at": begun_at}
        return self._journal.submit(lambda tx: tx.put("draft", row))

    def drop(self, key: str) -> "Future[None]":
        """Forget an entry that was finished or given up."""
        return self._journal.submit(lambda tx: tx.drop("draft", key=key))


class Post:
    """One process owns a data folder; ``open`` raises AlreadyOpen when another one does.

    ``salvaged`` says, after a damaged file was set aside, what was done about it. ``player``
    plays the script of a demonstration; None elsewhere. ``link`` ties it to servers, ``hub`` is
    the switch with which it serves others itself, ``search`` finds those who do, ``receivers``
    bring live positions.
    """

    def __init__(self, data: Path, journal: Journal, clock: Clock) -> None:
        self.data = data
        self.journal = journal
        self.clock = clock
        self.reader = journal.reader
        self.feed = journal.feed
        self.settings = Settings(journal)
        self.drafts = Drafts(journal)
        self.backups = Backups(data, journal)
        self.blobs = Blobs(data / ATTACHMENTS)
        self.traffic = Traffic(journal, self.blobs)
        self.link = Link(data, journal, self.traffic)
        self.hub = Hub(data, journal, self.blobs)
        self.search = Search(self._found)
        self.standing = Standing(journal)
        self.receivers = Receivers(self.settings, self.report, clock)
        self.bundles = Bundles(data, journal, self.blobs, self._who, self.link.try_now)
        self.salvaged = ""
        self.player: Player | None = None
        self._closing = ExitStack()
        self._raisers: list[Callable[[], None]] = []
        self._operator = msgspec.convert(self.settings.get("operator", {}), Operator)

    @classmethod
    def open(cls, data: Path, *, clock: Clock | None = None, sync: bool = False) -> "Post":
        """Open a data folder, making it at the first start; with ``sync`` the exchange runs.

        Raises AlreadyOpen, or EnvironmentProblem when the folder or its journal cannot be used.
        """
        try:
            data.mkdir(parents=True, exist_ok=True, mode=0o700)
            lock = FileLock(data / "commander.lock")
            lock.acquire(timeout=0)
        except Timeout as error:
            raise AlreadyOpen(
                "Another Commander has {folder} open. Use that window, or choose another data "
                "folder with --data.",
                folder=data,
            ) from error
        except OSError as error:
            raise _unusable(data, error) from error
        with ExitStack() as closing:
            closing.callback(lock.release)
            try:
                own = clock or SystemClock()
                before = identities.load(data).home
                identity, news = identities.settle(data, machine())
                journal, salvaged = open_or_salvage(data, identity, own)
                closing.callback(journal.close)
            except OSError as error:
                raise _unusable(data, error) from error
            post = cls(data, journal, own)
            post.salvaged = salvaged
            post.blobs.tidy()
            post.standing.opened(data, before, news)
            closing.callback(post._shut)
            post.backups.start()
            closing.callback(post.backups.stop)
            post.bundles.finish_interrupted()
            closing.callback(post.link.close)
            closing.callback(post.hub.close)
            closing.callback(post.search.close)
            closing.callback(post.receivers.close)
            if salvaged:
                post.hub.renumber()
            closing.callback(post.bundles.close)
            if sync:
                post.link.start()
                post.hub.resume()
                post.receivers.resume()
            post._closing = closing.pop_all()
        return post

    @property
    def identity(self) -> identities.Identity:
        """This device's id and key."""
        return identities.load(self.data)

    @property
    def operator(self) -> Operator:
        """Who works here now; empty before the first start is answered."""
        return self._operator

    def set_operator(self, operator: Operator) -> "Future[None]":
        """Change who works here; every change from now on carries it."""
        self._operator = operator
        return self.settings.set("operator", asdict(operator))

    def take_desk_of(self, department: str, position: str) -> "Future[None]":
        """Sit at the desk of a post that this one replaces, where none was chosen here."""
        here = self._operator
        return self.set_operator(
            Operator(here.person, here.department or department, here.position or position)
        )

    @property
    def author(self) -> Author:
        """Name and position that changes made here carry."""
        return Author(self._operator.person, self._operator.position)

    def _found(self) -> None:
        """Others on this network came or went."""
        self.journal.submit(lambda tx: tx.touch("", {"found": set()}))

    def _who(self) -> tuple[identities.Identity, Sitter]:
        """Return which device this is, and who works at it, for what it writes into bundles."""
        here = self._operator
        return self.identity, Sitter(here.person, here.department, here.position)

    def perform(self, action: Action, author: Author | None = None) -> "Future[Outcome]":
        """Perform an action; when the future is done it is on disk."""
        who = author or self.author
        return self.journal.submit(lambda tx: perform(tx, action, who))

    def perform_all(
        self, actions: list[Action], author: Author | None = None
    ) -> "Future[list[Outcome]]":
        """Perform several actions in one transaction: all or none."""
        who = author or self.author

        def work(tx: Transaction) -> list[Outcome]:
            return [perform(tx, action, who) for action in actions]

        return self.journal.submit(work)

    def rehearse(self, action: Action) -> "Future[tuple[Draft, ...]]":
        """Find out what an action would write, before it is done; nothing is written."""
        who = self.author
        return self.journal.submit(lambda tx: rehearse(tx, action, who))

    def report(self, stream: str, fixes: Iterable[Fix]) -> "Future[int]":
        """Keep where devices see units; the future has how many moved, and then it is on disk.

        It has UserError for a unit that is not here, or for what is no position.
        """
        found = list(fixes)
        return self.journal.submit(lambda tx: positions.report(tx, stream, found))

    @property
    def line(self) -> Lines:
        """How the lines to the servers stand, taken together."""
        return self.link.line

    def outbox(self) -> Outbox:
        """Return what is still to send, and what is parked with its reason."""
        return self.link.outbox()

    def join(self, address: str, code: str) -> "Future[Server]":
        """Join a server; see `Link.join` for what can go wrong."""
        return self.link.join(address, code)

    def leave(self, which: str = "") -> "Future[None]":
        """Leave one server, or all; everything stays here."""
        return self.link.leave(which)

    def serve_control(self) -> None:
        """Let other processes of this user hand their actions to this one; see `control`."""
        jobs = {asked.NAME: asked.Asked(self.bundles).answer}
        control = Control(self.data, self.perform_all, self._raise, jobs)
        control.start()
        self.on_close(control.stop)

    def on_raise(self, callback: Callable[[], None]) -> None:
        """Call this, on the control thread, when another start asks for this one's window."""
        self._raisers.append(callback)

    def _raise(self) -> None:
        for callback in tuple(self._raisers):
            callback()

    def on_close(self, stop: Callable[[], None]) -> None:
        """Call this before the journal closes; the last one added is called first."""
        self._closing.callback(stop)

    def close(self) -> None:
        """Stop everything that runs on this post and release its folder."""
        self._closing.close()

    def _shut(self) -> None:
        self.journal.close()
        if not self.backups.damaged:
            mark_clean(self.data)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _unusable(folder: Path, error: OSError) -> EnvironmentProblem:
    return EnvironmentProblem(
        "{folder} cannot be used as data folder: {reason}. Choose another one with --data, or "
        "mend its rights and free some space.",
        folder=folder,
        reason=error.strerror or error,
    )
