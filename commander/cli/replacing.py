"""Sub-command with which a spare laptop becomes a full copy of another post: replace."""

import argparse
import threading
import time
from concurrent.futures import TimeoutError as TooLate
from pathlib import Path
from typing import Any

from commander.cli.bundles import opening, secret, told
from commander.cli.paper import note, show
from commander.cli.syncing import told_to_stop
from commander.errors import SyncError, UserError
from commander.journal.attachments import Named
from commander.post import Post
from commander.sync.bundle.summary import of_taken, words
from commander.sync.bundle.watch import Watch

JOINING = 60.0
"""Seconds that joining may take."""

GIVE_UP = 30.0
"""Seconds without a step forward after which waiting ends."""

LOOK = 0.5


def add(commands: "argparse._SubParsersAction[Any]", common: argparse.ArgumentParser) -> None:
    """Declare the sub-command."""
    replace = commands.add_parser(
        "replace",
        parents=[common, secret()],
        help="become a full copy of another post",
        description="Takes in all operations and attachments from a bundle, or from a server or a "
        "post that shares. This device keeps an identity of its own. Department and position of "
        "whoever made a bundle are taken over where this post has none.",
    )
    replace.add_argument(
        "--from", dest="source", required=True, metavar="FILE|ADDRESS", help="bundle, or address"
    )
    replace.add_argument("code", nargs="?", default="", help="enrolment code, with an address")
    replace.set_defaults(run=_replace)


def _replace(args: argparse.Namespace) -> int:
    if args.demo:
        raise UserError("The demonstration replaces no post. Leave --demo out.")
    return _from_post(args) if args.code else _from_file(args, Path(args.source))


def _from_file(args: argparse.Namespace, file: Path) -> int:
    if not file.is_file():
        raise UserError(
            "There is no file {file}. To copy from a server, give its enrolment code, too.",
            file=file,
        )
    key = opening(args, file)
    with told_to_stop() as stop, Post.open(args.data) as post:
        watch = Watch(told, stop)
        taken = post.bundles.take_in(file, key, watch).result()
        if taken.report.manifest is not None:
            maker = taken.report.manifest.maker
            post.take_desk_of(maker.department, maker.position).result()
    summary = of_taken(taken)
    show(args, summary, words(summary, imported=True))
    return 0 if all(one.whole or one.taken for one in summary.operations) else 1


def _from_post(args: argparse.Namespace) -> int:
    with told_to_stop() as stop, Post.open(args.data, sync=True) as post:
        try:
            server = post.join(args.source, args.code).result(JOINING)
        except TooLate as error:
            raise UserError("The server {address} is silent.", address=args.source) from error
        note(f"Joined {server.title}")
        copy = _Copy(post)
        copy.follow(stop)
        missing = copy.missing()
        operations = [one.name for one in post.reader.operations()]
        lines = [f"Here now: {', '.join(operations) or 'no operation yet'}"]
        if missing:
            lines.append(f"{missing} attachments are not here yet. They follow: commander sync")
        show(args, {"operations": operations, "attachments_missing": missing}, lines)
    return 0


class _Copy:
    """A post that is becoming a copy of what its servers have."""

    def __init__(self, post: Post) -> None:
        self._post = post
        self._named = Named(post.reader)

    def follow(self, stop: threading.Event) -> None:
        """Wait until all is here or nothing comes any more; SyncError without all changes."""
        before, since = (-1, -1, False), time.monotonic()
        while not stop.is_set():
            now = (self._entries(), self.missing(), self._post.link.caught_up())
            if now[2] and not now[1]:
                return
            if now != before:
                before, since = now, time.monotonic()
                note(f"{now[0]} entries are here, {now[1]} attachments are missing")
            if time.monotonic() > since + GIVE_UP:
                break
            stop.wait(LOOK)
        if not self._post.link.caught_up():
            state = self._post.line.state()
            raise SyncError(f"{state.server}: {state.last_error or 'not all is here yet'}")

    def missing(self) -> int:
        """Return how many attachments are named here and not here."""
        operations = self._post.reader.operations()
        digests = {digest for one in operations for digest in self._named.of(one.key)}
        return sum(not self._post.blobs.has(digest) for digest in digests)

    def _entries(self) -> int:
        reader = self._post.reader
        return sum(reader.count(one.key).total for one in reader.operations())
