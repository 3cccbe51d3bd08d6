"""SIGKILL before and after everything that a post or a server does with a change.

What was acknowledged is on the server once and everywhere the same, whenever the end came.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from commander.post import Post
from tests.sync.dying import POST, SERVER
from tests.sync.harness import (
    PATIENCE,
    Posts,
    ServerProcess,
    ids,
    open_operation,
    settled,
    shown,
    until,
    write,
)

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.filterwarnings("ignore:unclosed <ssl:ResourceWarning"),
    pytest.mark.usefixtures("_collected"),
]

LONG = 2_100
"""Changes of a stream that a newcomer takes as a snapshot."""

IN_SNAPSHOT = [point for point in POST if "snapshot" in point]
IN_WORK = [point for point in POST if point not in IN_SNAPSHOT]


def dies(folder: Path, point: str, count: int, stream: str, entries: int) -> set[str]:
    """Run a post until it dies at a point; returns what it said was saved."""
    command = [sys.executable, "-m", "tests.sync.dying", "post", point, str(count)]
    process = subprocess.Popen(
        [*command, str(folder), stream, str(entries)], stdout=subprocess.PIPE, text=True
    )
    try:
        saved, _ = process.communicate(timeout=PATIENCE)
    finally:
        process.kill()
    assert process.returncode == -9, "it came to that point"
    return {line for line in saved.splitlines(keepends=False) if line}


@pytest.mark.parametrize("point", IN_WORK)
def test_a_post_dies_at_work(
    shared_server: ServerProcess, posts: Posts, tmp_path: Path, point: str
) -> None:
    victim = posts.open("victim", shared_server)
    stream = open_operation(victim)
    until(lambda: settled(victim))
    posts.close()
    other = posts.open("other", shared_server)
    until(lambda: ids(other, stream) == shared_server.ids(stream))
    write(other, stream, 20, "what the victim reads")
    until(lambda: settled(other))
    saved = dies(tmp_path / "victim", point, 2 if "commit" in point else 1, stream, 10)
    victim = posts.open("victim")
    until(lambda: settled(victim), "all is sent")
    until(lambda: ids(other, stream) == ids(victim, stream) == shared_server.ids(stream))
    assert set(shared_server.ids(stream).values()) == {1}
    log = {message.key for message in other.reader.messages(other.reader.log(stream))}
    assert saved <= log
    assert shown(victim, stream) == shown(other, stream)
    assert not victim.outbox().parked


@pytest.fixture(scope="module")
def long_stream(shared_server: ServerProcess, tmp_path_factory: pytest.TempPathFactory) -> str:
    """An operation so long that newcomers take a snapshot of it."""
    posts = Posts(tmp_path_factory.mktemp("long"))
    writer = posts.open("writer", shared_server)
    stream = open_operation(writer)
    write(writer, stream, LONG)
    until(lambda: settled(writer))
    posts.close()
    return stream


@pytest.mark.parametrize("point", IN_SNAPSHOT)
def test_a_newcomer_dies_in_a_snapshot(
    shared_server: ServerProcess,
    posts: Posts,
    tmp_path: Path,
    long_stream: str,
    point: str,
) -> None:
    stream = long_stream
    _joined_but_empty(tmp_path / "newcomer", shared_server)
    dies(tmp_path / "newcomer", point, 1 if "end" in point else 3, stream, 0)
    newcomer = posts.open("newcomer")
    until(lambda: ids(newcomer, stream) == shared_server.ids(stream), "it has all")
    assert newcomer.reader.count(stream).total == LONG
    assert set(ids(newcomer, stream).values()) == {1}


def _joined_but_empty(folder: Path, server: ServerProcess) -> None:
    """Join without reading anything."""
    with Post.open(folder) as post:
        post.join(server.address, server.code).result(PATIENCE)


class DyingServer(ServerProcess):
    """A server that kills itself at a point, once; started again it lives."""

    def __init__(self, folder: Path, point: str, count: int) -> None:
        super().__init__(folder)
        self.program = ["tests.sync.dying", "server", point, str(count)]

    def start(self) -> "DyingServer":
        super().start()
        self.program = ["commander.server.main"]
        return self

    def wait(self) -> int:
        """Wait until it is dead."""
        return self._end(lambda _: None)


@pytest.mark.parametrize("point", [point for point in SERVER if "snapshot" not in point])
def test_a_server_dies_at_work(tmp_path: Path, posts: Posts, point: str) -> None:
    server = DyingServer(tmp_path / "server", point, 1 if "page" in point else 4)
    try:
        one = posts.open("one", server.start())
        other = posts.open("other", server)
        stream = open_operation(one)
        for i in range(12):
            write(one, stream, 1, f"one {i}")
            write(other, stream, 1, f"other {i}")
        assert server.wait() == -9
        write(one, stream, 5, "while it is gone")
        server.start()
        until(lambda: settled(one) and settled(other), "all is sent")
        until(lambda: ids(other, stream) == ids(one, stream) == server.ids(stream))
        assert set(server.ids(stream).values()) == {1}
        assert shown(one, stream) == shown(other, stream)
        assert len(one.reader.log(stream)) == 29
        assert not one.outbox().parked
    finally:
        posts.close()
        server.kill()


def test_a_server_dies_while_it_makes_a_snapshot(tmp_path: Path, posts: Posts) -> None:
    server = DyingServer(tmp_path / "server", "in snapshot section", 3)
    try:
        one = posts.open("one", server.start())
        stream = open_operation(one)
        write(one, stream, LONG)
        until(lambda: settled(one))
        newcomer = posts.open("newcomer", server)
        assert server.wait() == -9
        server.start()
        until(lambda: ids(newcomer, stream) == ids(one, stream) == server.ids(stream))
        assert shown(one, stream) == shown(newcomer, stream)
    finally:
        posts.close()
        server.kill()
