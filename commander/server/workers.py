"""Several processes that serve at one address: each does all, and any of them may die.

They share a listening socket and a database, and nothing else. One that ends by itself is started
again; all end with the process that started them.
"""

import logging
import multiprocessing
import signal
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import connection
from multiprocessing.context import SpawnProcess

from commander import config
from commander.server.operation import measures

log = logging.getLogger(__name__)

SOON_S = 5.0
PAUSE_S = 1.0
"""Seconds that a worker lives at least if nothing is wrong, and a pause when it did not."""

END_S = 10.0
"""Seconds that workers get to end."""

Work = Callable[[int, socket.socket, threading.Event], None]
"""Serves until the event is set; given the worker's number and the socket. Must be importable."""


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    line: connection.Connection
    begun: float


def run(work: Work, count: int, listening: socket.socket) -> None:
    """Run so many workers until this process is told to stop (KeyboardInterrupt)."""
    started: dict[int, _Worker] = {}
    try:
        for number in range(count):
            started[number] = _start(work, number, listening)
        while True:
            ended = connection.wait([one.process.sentinel for one in started.values()])
            for number, one in list(started.items()):
                if one.process.sentinel in ended:
                    started[number] = _again(work, number, listening, one)
    finally:
        _end(list(started.values()))


def _start(work: Work, number: int, listening: socket.socket) -> _Worker:
    ours, theirs = multiprocessing.Pipe()
    context = multiprocessing.get_context("spawn")
    process = context.Process(
        target=_live, args=(work, number, listening, theirs), name=f"worker-{number}"
    )
    process.start()
    theirs.close()
    return _Worker(process, ours, time.monotonic())


def _again(work: Work, number: int, listening: socket.socket, dead: _Worker) -> _Worker:
    dead.process.join()
    measures.ended(dead.process.pid or 0)
    dead.line.close()
    log.warning("worker %d ended (%s); another one takes its place", number, dead.process.exitcode)
    if time.monotonic() < dead.begun + SOON_S:
        threading.Event().wait(PAUSE_S)
    return _start(work, number, listening)


def _end(started: list[_Worker]) -> None:
    for one in started:
        one.line.close()  # which tells it
    last = time.monotonic() + END_S
    for one in started:
        one.process.join(max(0.1, last - time.monotonic()))
        if one.process.is_alive():
            one.process.kill()
            one.process.join()


def _live(work: Work, number: int, listening: socket.socket, line: connection.Connection) -> None:
    """Be a worker until the line to who started it is cut, by whatever."""
    for told in (signal.SIGINT, signal.SIGTERM):
        signal.signal(told, signal.SIG_IGN)  # the process that started it says when
    config.take_turns()
    config.collect_less()
    over = threading.Event()

    def watch() -> None:
        try:
            line.recv()
        except (EOFError, OSError):
            over.set()

    threading.Thread(target=watch, name="worker-line", daemon=True).start()
    work(number, listening, over)
