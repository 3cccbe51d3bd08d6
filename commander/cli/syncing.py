"""Sub-commands of the exchange with servers: join, leave, servers, sync."""

import argparse
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import TimeoutError as TooLate
from contextlib import contextmanager
from types import FrameType
from typing import Any

from commander.cli.paper import note, show, table
from commander.config import collect_less
from commander.errors import SyncError, UserError
from commander.journal.feed import Notice
from commander.post import Post
from commander.sync.discovery import Found, Search
from commander.sync.line import LineState
from commander.sync.link import ServerLine

JOINING = 60.0
"""Seconds that joining may take."""

LOOK = 5.0
"""Seconds after which what is there is looked at, whatever was heard."""

GIVE_UP = 30.0
"""Seconds that ``--once`` waits for a server."""

FINDING = 3.0
"""Seconds for which others are looked for on the network."""


def add(commands: "argparse._SubParsersAction[Any]", common: argparse.ArgumentParser) -> None:
    """Declare the sub-commands."""
    join = commands.add_parser(
        "join", parents=[common], help="join a central server, or a post that shares"
    )
    join.add_argument("address", help="as it was printed or shown, such as 10.0.0.5:8470")
    join.add_argument("code", help="enrolment code, as it was printed or shown")
    join.set_defaults(run=_join)
    leave = commands.add_parser("leave", parents=[common], help="leave a server; all stays here")
    leave.add_argument("name", help="its name or address, as `commander servers` shows them")
    leave.set_defaults(run=_leave)
    servers = commands.add_parser("servers", parents=[common], help="list the servers joined")
    servers.add_argument(
        "--find", action="store_true", help="list those found on the local network instead"
    )
    servers.set_defaults(run=_servers)
    sync = commands.add_parser(
        "sync",
        parents=[common],
        help="run this post without a window",
        description="Exchanges with all servers, and shares if that is on, until it is told to "
        "stop (Ctrl+C). Other commands work beside it.",
    )
    sync.add_argument("--once", action="store_true", help="end when everything is exchanged")
    sync.set_defaults(run=_sync)


def _join(args: argparse.Namespace) -> int:
    with Post.open(args.data) as post:
        try:
            server = post.join(args.address, args.code).result(JOINING)
        except TooLate as error:
            raise UserError("The server {address} is silent.", address=args.address) from error
        show(args, server, [f"Joined {server.title}. Exchange with: commander sync"])
    return 0


def _leave(args: argparse.Namespace) -> int:
    with Post.open(args.data) as post:
        post.leave(args.name).result(JOINING)
        show(args, [one.server for one in post.link.servers()], [f"Left {args.name}."])
    return 0


def _servers(args: argparse.Namespace) -> int:
    if args.find:
        found = _look()
        near = table((one.name, one.kind, one.address) for one in found)
        show(args, found, near or ["Nobody shares here, or the network lets nobody be found."])
        return 0
    with Post.open(args.data) as post:
        lines = post.link.servers()
        rows = [
            (line.server.title, line.server.kind, line.server.address, _use(line)) for line in lines
        ]
        show(args, [line.server for line in lines], table(rows) or ["This post has joined none."])
    return 0


def _look() -> tuple[Found, ...]:
    changed = threading.Event()
    search = Search(changed.set)
    search.start()
    last = time.monotonic() + FINDING
    while (left := last - time.monotonic()) > 0 and search.works is not False:
        changed.wait(left)
        changed.clear()
    found = search.found
    search.close()
    return found


def _use(line: ServerLine) -> str:
    return "followed" if line.server.on else "paused"


def _sync(args: argparse.Namespace) -> int:
    with told_to_stop() as stop, Post.open(args.data, sync=True) as post:
        if post.salvaged:
            note(post.salvaged)
        if post.standing.news is not None:
            note(str(post.standing.news))
        if not post.line.state().server and not post.hub.choice.on:
            raise UserError("This post has joined no server. Join one: commander join ADDRESS CODE")
        follow(post)
        if args.once:
            _once(post, stop)
        else:
            stop.wait()
        show(args, _states(post), [said(line) for line in post.link.servers()])
    return 0


def follow(post: Post) -> None:
    """Let other commands work beside this one, and say how the lines stand whenever it changes."""
    post.serve_control()
    collect_less()
    told = _Told(post)
    post.on_close(post.line.subscribe(told.state))
    told.state(post.line.state())


def _states(post: Post) -> Sequence[LineState]:
    return [line.state for line in post.link.servers()]


def _once(post: Post, stop: threading.Event) -> None:
    """Wait until all servers and this post have everything; SyncError if one is never reached."""
    moved = threading.Event()

    def heard(_about: Notice | LineState) -> None:
        moved.set()

    post.on_close(post.feed.subscribe(heard))
    post.on_close(post.line.subscribe(heard))
    reached = time.monotonic()
    while not stop.is_set() and not post.link.caught_up():
        away = [line for line in post.link.servers() if line.server.on and not line.state.online]
        if not away:
            reached = time.monotonic()
        if time.monotonic() > reached + GIVE_UP:
            state = away[0].state
            raise SyncError(f"{state.server}: {state.last_error or 'no answer'}")
        moved.wait(LOOK)
        moved.clear()


class _Told:
    """Says what changed on each line, and nothing twice."""

    def __init__(self, post: Post) -> None:
        self._post = post
        self._last: dict[str, str] = {}

    def state(self, _state: LineState) -> None:
        """Say how the lines stand, if that is news."""
        for line in self._post.link.servers():
            state = line.state
            words = f"{_online(state)}{f': {state.last_error}' if state.last_error else ''}"
            if line.server.on and words != self._last.get(state.server):
                self._last[state.server] = words
                note(f"{state.server}: {words}")


def _online(state: LineState) -> str:
    return {True: "online", False: "offline", None: "connecting"}[state.online]


def said(line: ServerLine) -> str:
    """Return one line on how the exchange with a server stands."""
    state = line.state
    online = _online(state) if line.server.on else "paused"
    said = f"{line.server.title}: {online}, {state.to_send} to send, {state.parked} set aside"
    full = ", ".join(state.full)
    return f"{said}; its limit is reached for {full}" if full else said


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
