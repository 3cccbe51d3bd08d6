"""A post or a server as a process that kills itself at a named point; for tests of the exchange.

``python -m tests.sync.dying WHO POINT COUNT …`` dies when that point is come to for the COUNTth
time. A post is given its folder, a stream and how many entries to write; a server its own options.
"""

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from commander.actions import LogMessage
from commander.journal.feed import Feed
from commander.journal.transaction import Transaction
from commander.server import app, main, snapshots
from commander.server.store import Store
from commander.sync.ledger import Ledger
from commander.sync.transport import Transport
from tests.sync.harness import open_post

POST = {
    "before local commit": (Transaction, "record", "after"),
    "after local commit": (Feed, "publish", "before"),
    "before send": (Transport, "push", "before"),
    "after send, before answer stored": (Transport, "push", "after"),
    "after answer stored": (Ledger, "begin_answered", "when done"),
    "page received": (Ledger, "_page", "before"),
    "before page committed": (Ledger, "_page", "after"),
    "after page committed": (Ledger, "finish_page", "after"),
    "before snapshot section": (Ledger, "begin_block", "before"),
    "after snapshot section": (Ledger, "finish_block", "after"),
    "before end of snapshot": (Ledger, "end_snapshot", "before"),
}
SERVER = {
    "before insert": (Store, "take", "before"),
    "before commit": (Store, "take", "after"),
    "after commit, before answer": (app.Service, "push", "awaited"),
    "after answer": (app.Service, "push", "a moment after"),
    "before page sent": (Store, "_page", "before"),
    "after page read": (Store, "_page", "after"),
    "in snapshot section": (snapshots, "_changes", "before"),
}


def die() -> None:
    """End at once, as by loss of power."""
    os.kill(os.getpid(), signal.SIGKILL)


class Countdown:
    """Counts how often the point was come to; from any thread."""

    def __init__(self, count: int) -> None:
        self._left = count
        self._lock = threading.Lock()

    def over(self) -> bool:
        """Count once; returns whether it is time."""
        with self._lock:
            self._left -= 1
            return self._left == 0


def arm(owner: Any, name: str, when: str, countdown: Countdown) -> None:
    """Make this function deadly."""
    found = getattr(owner, name)
    setattr(owner, name, _deadly(found, when, countdown))


def _deadly(found: Callable[..., Any], when: str, countdown: Countdown) -> Callable[..., Any]:
    @wraps(found)
    def plain(*arguments: Any, **options: Any) -> Any:
        due = countdown.over()
        if due and when == "before":
            die()
        result = found(*arguments, **options)
        if due and when == "when done":
            result.result()
        if due:
            die()
        return result

    @wraps(found)
    async def awaited(*arguments: Any, **options: Any) -> Any:
        due = countdown.over()
        result = await found(*arguments, **options)
        if due and when == "awaited":
            die()
        if due:
            asyncio.get_running_loop().call_later(0.02, die)
        return result

    return awaited if when in {"awaited", "a moment after"} else plain


def work(folder: str, stream: str, count: str) -> None:
    """Write entries and print each when it is on disk; then stay until the point is come to."""
    post = open_post(Path(folder))
    for number in range(int(count)):
        done = post.perform(LogMessage(stream, f"entry {number}")).result(20)
        print(done.keys[0], flush=True)
    threading.Event().wait(20)
    post.close()


def run(who: str, point: str, count: str, *rest: str) -> int:
    """Arm the point and begin."""
    owner, name, when = (POST if who == "post" else SERVER)[point]
    arm(owner, name, when, Countdown(int(count)))
    if who == "post":
        work(*rest)
        return 0
    return main.main(list(rest))


if __name__ == "__main__":
    sys.exit(run(*sys.argv[1:]))
