"""Lines that fail one way, fall silent, or stall: noticed in time; nothing is lost or double."""

from collections.abc import Iterator
from functools import partial

import pytest

from commander.actions import LogMessage
from commander.sync import transport
from commander.sync.transport import Timeouts
from tests.sync.harness import (
    Posts,
    ServerProcess,
    ids,
    open_operation,
    settled,
    shown,
    until,
    write,
)
from tests.sync.lines import SHORT, OneWay

pytestmark = pytest.mark.e2e


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for an answer for less than a second; a stall of 30 s is then one of one second."""
    short = partial(Timeouts, SHORT.connect, SHORT.read, SHORT.whole, SHORT.silence)
    monkeypatch.setattr(transport, "Timeouts", short)


@pytest.fixture
def line(open_server: ServerProcess) -> Iterator[OneWay]:
    made = OneWay(open_server.port)
    yield made
    made.close()


def through(posts: Posts, server: ServerProcess, line: OneWay, name: str) -> object:
    direct = server.address
    server.address = f"http://127.0.0.1:{line.port}"
    try:
        return posts.open(name, server)
    finally:
        server.address = direct


@pytest.mark.parametrize("way", ["up", "down", "both"])
def test_a_partition(open_server: ServerProcess, posts: Posts, line: OneWay, way: str) -> None:
    near = posts.open("near", open_server)
    through(posts, open_server, line, "far")
    far = posts.opened[-1]
    stream = open_operation(far)
    until(lambda: settled(far) and ids(near, stream) == ids(far, stream))
    line.lost = {"up", "down"} if way == "both" else {way}
    write(far, stream, 20, "far")
    write(near, stream, 20, "near")
    until(lambda: far.line.state().online is False, "it is noticed")
    if way == "down":
        until(lambda: open_server.ids(stream).total() > 40, "what was sent arrived")
    else:
        assert not set(ids(far, stream)) <= set(open_server.ids(stream))
    assert far.outbox().to_send == 20
    line.lost = set()
    until(lambda: settled(far) and settled(near))
    until(lambda: ids(near, stream) == ids(far, stream) == open_server.ids(stream))
    assert set(open_server.ids(stream).values()) == {1}
    assert shown(near, stream) == shown(far, stream)
    posts.close()


def test_a_stall_and_a_half_open_connection(
    open_server: ServerProcess, posts: Posts, line: OneWay
) -> None:
    """Nothing comes and nobody hangs up; then it goes on."""
    through(posts, open_server, line, "far")
    far = posts.opened[-1]
    stream = open_operation(far)
    until(lambda: settled(far))
    line.silent = True
    line.lost = {"up", "down"}
    write(far, stream, 5)
    until(lambda: far.line.state().online is False, "it is noticed")
    assert "does not answer" in far.line.state().last_error
    line.silent, line.lost = False, set()
    until(lambda: settled(far))
    until(lambda: ids(far, stream) == open_server.ids(stream))
    posts.close()


def test_an_event_stream_that_dies_silently(
    open_server: ServerProcess, posts: Posts, line: OneWay
) -> None:
    """Everything else works: only what would come by itself does not."""
    near = posts.open("near", open_server)
    through(posts, open_server, line, "far")
    far = posts.opened[-1]
    stream = open_operation(near)
    until(lambda: settled(near) and ids(near, stream) == ids(far, stream))
    line.hushed.set()
    near.perform(LogMessage(stream, "not heard")).result(5)
    until(lambda: ids(near, stream) == ids(far, stream), "it asks when it hears nothing")
    assert far.line.state().online
    posts.close()
