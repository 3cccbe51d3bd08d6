"""Sub-commands of the exchange with a server: join, sync."""

import argparse
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import TimeoutError as TooLate
from contextlib import contextmanager
from types import FrameType
from typing import Any

from commander.cli.paper import note, show
from commander.config import collect_less
from commander.errors import SyncError, UserError
from commander.journal.feed import Notice
from commander.post import Post
from commander.sync.line import LineState

JOINING = 60.0
"""Seconds that joining may take."""

QUIET = 3.0
"""Seconds without anything sent or received after which everything is here and there."""

GIVE_UP = 30.0
"""Seconds that ``--once`` waits for the server."""


def add(commands: "argparse._SubParsersAction[Any]", common: argparse.ArgumentParser) -> None:
    """Declare the sub-commands."""
    join = commands.add_parser("join", parents=[common], help="join a central server")
    join.add_argument("address", help="as the server printed it, such as 10.0.0.5:8470")
    join.add_argument("code", help="enrolment code, as the server printed it")
    join.set_defaults(run=_join)
    sync = commands.add_parser(
        "sync",
        parents=[common],
        help="run this post without a window",
        description="Exchanges with the server until it is told to stop (Ctrl+C). Other commands "
        "work beside it.",
    )
    sync.add_argument("--once", action="store_true", help="end when everything is exchanged")
    sync.set_defaults(run=_sync)


def _join(args: argparse.Namespace) -> int:
    with Post.open(args.data) as post:
        try:
            post.join(args.address, args.code).result(JOINING)
        except TooLate as error:
            raise UserError("The server {address} is silent.", address=args.address) from error
        server = post.link.server
        said = f"Joined {server.name or server.address}. Exchange with: commander sync"
        show(args, server, [said])
    return 0


def _sync(args: argparse.Namespace) -> int:
    with told_to_stop() as stop, Post.open(args.data, sync=True) as post:
        if post.salvaged:
            note(post.salvaged)
        if not post.line.state().server:
            raise UserError("This post has joined no server. Join one: commander join ADDRESS CODE")
        post.serve_control()
        collect_less()
        told = _Told()
        post.on_close(post.line.subscribe(told.state))
        told.state(post.line.state())
        if args.once:
            _once(post, stop)
        else:
            stop.wait()
        show(args, post.line.state(), [_words(post.line.state())])
    return 0


def _once(post: Post, stop: threading.Event) -> None:
    """Wait until the server has been reached and nothing moves any more; SyncError if never."""
    moved = threading.Event()

    def heard(_about: Notice | LineState) -> None:
        moved.set()

    post.on_close(post.feed.subscribe(heard))
    post.on_close(post.line.subscribe(heard))
    waited = 0.0
    while not stop.is_set():
        moved.clear()
        quiet = not moved.wait(QUIET)
        state = post.line.state()
        if quiet and state.online and not state.to_send:
            return
        waited = 0.0 if state.online else waited + QUIET
        if waited > GIVE_UP:
            raise SyncError(f"{state.server}: {state.last_error or 'no answer'}")


class _Told:
    """Says what changed on the line, and nothing twice."""

    def __init__(self) -> None:
        self._last = ""

    def state(self, state: LineState) -> None:
        """Say how the line stands, if that is news."""
        said = f"{_online(state)}{f': {state.last_error}' if state.last_error else ''}"
        if said != self._last:
            self._last = said
            note(f"{state.server}: {said}")


def _online(state: LineState) -> str:
    return {True: "online", False: "offline", None: "connecting"}[state.online]


def _words(state: LineState) -> str:
    return f"{_online(state)}, {state.to_send} to send, {state.parked} set aside"


@contextmanager
def told_to_stop() -> Iterator[threading.Event]:
    """Turn Ctrl+C and a request to end into an event, so that work ends in order."""
    stop = threading.Event()

    def told(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    before = {number: signal.signal(number, told) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
