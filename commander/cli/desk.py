"""What a sub-command works with: a reader, and a way to act, beside an open window or not.

A command that only reads looks straight into the journal. One that acts opens the data folder;
when another process owns that, its actions are handed to it.
"""

import argparse
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from commander import control
from commander.actions.base import Action, Outcome
from commander.actions.names import Directory
from commander.cli.choosing import choose
from commander.cli.paper import note
from commander.clock import SystemClock
from commander.demonstration import open_demonstration
from commander.domain.operation import Operation
from commander.domain.resources import Channel, Department, Person, Unit
from commander.errors import AlreadyOpen, UserError
from commander.journal.reader import Reader
from commander.journal.transaction import Author
from commander.journal.viewing import viewing
from commander.post import Operator, Post

WAIT: Final = 5.0
"""Seconds to wait for another short command that has the folder open."""

Act = Callable[[Sequence[Action]], list[Outcome]]


@dataclass(frozen=True, slots=True)
class Desk:
    """One sub-command's view of a data folder.

    ``act`` performs actions, all or none. ``post`` is the open post, None when another process
    owns the folder or the command only reads.
    """

    data: Path
    reader: Reader
    act: Act
    post: Post | None = None

    @property
    def now(self) -> int:
        """The time in ms UTC."""
        return self.post.clock.now() if self.post else SystemClock().now()

    @property
    def operator(self) -> Operator:
        """Who works at this post."""
        return msgspec.convert(self.reader.setting("operator", {}), Operator)

    def do(self, action: Action) -> Outcome:
        """Perform one action."""
        return self.act([action])[0]

    def operation(self, named: str) -> Operation:
        """Return the operation of this name or id; by default the newest open one, and say so."""
        operations = self.reader.operations()
        if named:
            return choose("operation", named, operations, lambda one: one.name)
        opened = [one for one in operations if one.state == "open"]
        if not opened:
            raise UserError("No operation is open. Open one: commander operation open NAME")
        if len(opened) > 1:
            note(f"Operation: {opened[0].name} (the newest of {len(opened)} open ones)")
        return opened[0]

    def department(self, operation: Operation, named: str) -> str:
        """Return the code of the department that is meant."""
        known = self.reader.all(Department, operation.key)
        folded = named.casefold()
        exact = (one.key for one in known if folded in (one.key, *one.aliases))
        return next(exact, "") or choose("department", named, known, lambda d: d.name("en")).key

    def directory(self, stream: str) -> Directory:
        """Return the names of an operation."""
        read = self.reader
        return Directory(
            read.all(Department, stream),
            read.all(Unit, stream),
            read.all(Person, stream),
            read.all(Channel, stream),
        )


@contextmanager
def reading(data: Path) -> Iterator[Desk]:
    """Give a desk that can only read."""

    def refuse(_actions: Sequence[Action]) -> list[Outcome]:
        raise RuntimeError("this command only reads")

    with viewing(data) as reader:
        yield Desk(data, reader, refuse)


@contextmanager
def acting(args: argparse.Namespace) -> Iterator[Desk]:
    """Give a desk that can act in ``args.data``; ``args.by`` is the author, if not the operator."""
    data = args.data
    post = own(data, demo=args.demo)
    author = Author(args.by) if args.by else None
    if post is None:
        with viewing(data) as reader:
            yield Desk(data, reader, lambda wanted: list(control.perform(data, wanted, author)))
        return
    with post:
        if post.salvaged:
            note(post.salvaged)
        if post.standing.news is not None:
            note(str(post.standing.news))
        yield Desk(
            data, post.reader, lambda wanted: post.perform_all(list(wanted), author).result(), post
        )


def own(data: Path, *, demo: bool) -> Post | None:
    """Open the folder; None when a process that takes requests owns it."""
    until = time.monotonic() + WAIT
    pause = threading.Event()
    while True:
        try:
            return open_demonstration(data) if demo else Post.open(data)
        except AlreadyOpen:
            if control.listens(data):
                return None
            if time.monotonic() > until:
                raise
            pause.wait(0.05)
