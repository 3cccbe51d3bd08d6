"""A real server as a process, a line that can fail, and posts; for tests of the exchange."""

import contextlib
import os
import select
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import msgspec
import psycopg
import pytest

from commander.actions import OpenOperation
from commander.domain.operation import Operation
from commander.domain.resources import Department, Unit
from commander.domain.work import Task
from commander.journal.change import new_id
from commander.journal.transaction import Author, Draft, Transaction
from commander.post import Post
from commander.sync.service import Rhythm
from tests.postgres import Cluster

QUICK = Rhythm(look=30.0, look_deaf=0.5, first=0.05, most=0.3)
PATIENCE = 20.0  # seconds; only a failing test waits this long


DATABASES = ("sqlite", "postgresql")
"""What a fixture of a server may have for its parameters."""


def address(request: pytest.FixtureRequest) -> str:
    """Return the address of a new database for a fixture with this parameter; none for a file."""
    if getattr(request, "param", "sqlite") == "sqlite":
        return ""
    cluster: Cluster = request.getfixturevalue("cluster")
    return cluster.url(cluster.database())


def until(condition: Callable[[], object], what: str = "") -> None:
    """Wait for a condition; fails when it never comes."""
    last = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > last:
            raise AssertionError(f"never: {what or condition}")
        time.sleep(0.005)


class ServerProcess:
    """``commander-server`` on a data folder; keeps its port over restarts.

    ``database``: the address of one in PostgreSQL, else it is a file in the folder.
    """

    def __init__(self, folder: Path, *options: str, database: str = "") -> None:
        self.folder = folder
        self.database = database
        self._options = options
        self.program = ["commander.server.main"]
        self.port = 0
        self.address = ""
        self.code = ""
        self.errors: IO[str] | None = None
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> "ServerProcess":
        command = [sys.executable, "-m", *self.program, "--data", str(self.folder)]
        self._process = subprocess.Popen(
            [*command, "--port", str(self.port), *self._options],
            stdout=subprocess.PIPE,
            stderr=self.errors,
            text=True,
            env=os.environ | ({"COMMANDER_DATABASE": self.database} if self.database else {}),
        )
        assert self._process.stdout is not None
        ready, _, _ = select.select([self._process.stdout], [], [], PATIENCE)
        assert ready, "the server says nothing"
        self.address = self._said("Address:")
        self.code = self._said("Enrolment code:")
        self.port = int(self.address.rpartition(":")[2])
        return self

    def _said(self, what: str) -> str:
        assert self._process is not None
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line.startswith(what), line
        return line.removeprefix(what).strip()

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def kill(self) -> None:
        self._end(lambda process: process.kill())

    def stop(self) -> int:
        return self._end(lambda process: process.terminate())

    def _end(self, how: Callable[["subprocess.Popen[str]"], None]) -> int:
        process, self._process = self._process, None
        if process is None:
            return 0
        how(process)
        code = process.wait(PATIENCE)
        assert process.stdout is not None
        process.stdout.close()
        return code

    def ids(self, stream: str) -> "Counter[str]":
        if not self.database:
            return stored_ids(self.folder / "server.db", stream)
        address = self.database.replace("postgresql+psycopg", "postgresql")
        with psycopg.connect(address) as connection:
            rows = connection.execute("SELECT id FROM change WHERE stream = %s", (stream,))
            return Counter(row[0] for row in rows)


def stored_ids(database: Path, stream: str) -> "Counter[str]":
    """Count the changes of a stream in a journal file, by id."""
    with contextlib.closing(sqlite3.connect(database)) as connection:
        rows = connection.execute("SELECT id FROM change WHERE stream = ?", (stream,))
        return Counter(row[0] for row in rows)


def ids(post: Post, stream: str) -> "Counter[str]":
    return stored_ids(post.data / "journal.db", stream)


def shown(post: Post, stream: str) -> dict[str, Any]:
    """Return what a post shows of an operation, without what is each post's own."""
    reader = post.reader
    found: dict[str, Any] = {
        kind.__name__: msgspec.to_builtins(reader.all(kind, stream))
        for kind in (Operation, Department, Unit, Task)
    }
    entries = [
        {**msgspec.to_builtins(message), "position": 0, "received_at": 0}
        for message in reader.messages(reader.log(stream))
    ]
    found["log"] = sorted(entries, key=lambda entry: str(entry["key"]))
    return found


def settled(post: Post) -> bool:
    """Return whether a post has sent everything and knows it."""
    return bool(post.line.state().online) and post.outbox().to_send == 0


def open_operation(post: Post) -> str:
    return post.perform(OpenOperation("Test")).result(10).stream


def write(post: Post, stream: str, count: int, text: str = "entry") -> None:
    """Write that many entries, a hundred at a time."""
    drafts = [Draft("message", new_id(), {"text": f"{text} {i}"}, 1_000 + i) for i in range(count)]

    def work(tx: Transaction) -> None:
        for start in range(0, count, 100):
            tx.record(stream, drafts[start : start + 100], Author("ann"))

    post.journal.submit(work).result(30)


def open_post(folder: Path) -> Post:
    """Open a post whose exchange runs, and tries again soon; what it shares, it shares here."""
    post = Post.open(folder)
    post.link.rhythm = QUICK
    post.link.start()
    post.hub.interfaces = post.search.interfaces = ("127.0.0.1",)
    post.hub.resume()
    return post


@dataclass
class Posts:
    """Opens posts; all are closed at the end of the test."""

    folder: Path
    opened: list[Post] = field(default_factory=list)

    def open(self, name: str, server: ServerProcess | None = None) -> Post:
        post = open_post(self.folder / name)
        self.opened.append(post)
        if server is not None:
            post.join(server.address, server.code).result(PATIENCE)
        return post

    def close(self) -> None:
        while self.opened:
            self.opened.pop().close()


class Proxy:
    """A line to a server that can be cut, be silent, or break off after so many bytes."""

    def __init__(self, port: int) -> None:
        self._target = port
        self.silent = False
        self.break_after: int | None = None
        self._open: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self._run(self._accept)

    def _run(self, work: Callable[..., None], *arguments: Any) -> None:
        thread = threading.Thread(target=work, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = self._listening.accept()
                with self._lock:
                    self._open.append(near)
                if self.silent:
                    continue
                try:
                    far = socket.create_connection(("127.0.0.1", self._target))
                except OSError:
                    near.close()
                    continue
                with self._lock:
                    self._open.append(far)
                self._run(self._pump, near, far, False)
                self._run(self._pump, far, near, True)

    def _pump(self, source: socket.socket, target: socket.socket, down: bool) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                if self.silent:
                    continue
                left = self._allowed(data) if down else len(data)
                target.sendall(data[:left])
                if down and left < len(data):
                    break
        for one in (source, target):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def _allowed(self, data: bytes) -> int:
        """Return how much of this still passes before the line breaks."""
        with self._lock:
            if self.break_after is None:
                return len(data)
            passing = min(len(data), self.break_after)
            self.break_after -= passing
            return passing

    def cut(self) -> None:
        """End every connection now."""
        with self._lock:
            opened, self._open = self._open, []
        for one in opened:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self.cut()
        for thread in self._threads:
            thread.join(5)


class Canned:
    """Answers every connection with the same bytes, after reading one request."""

    def __init__(self, answer: bytes, *, then_close: bool = True, port: int = 0) -> None:
        self._answer = answer
        self._close = then_close
        self._open: list[socket.socket] = []
        self._listening = socket.create_server(("127.0.0.1", port))
        self.port = self._listening.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                caller, _ = self._listening.accept()
                self._open.append(caller)
                with contextlib.suppress(OSError):
                    caller.settimeout(1)
                    caller.recv(65536)
                    if self._answer:
                        caller.sendall(self._answer)
                    if self._close:
                        caller.close()

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join(5)
        for one in self._open:
            one.close()
