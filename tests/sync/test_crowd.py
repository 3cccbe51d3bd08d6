"""Three hundred posts that come back at once."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep

import pytest

from commander.journal import wire
from commander.sync import failures
from tests.sync.harness import ServerProcess
from tests.sync.lines import Light, admitted, light

pytestmark = pytest.mark.e2e

POSTS = 300
AT_ONCE = 60
STREAM = "crowd"


def patiently(work: object, *arguments: object) -> object:
    """Ask until the server is not busy any more, as a post does."""
    for _ in range(50):
        try:
            return work(*arguments)  # type: ignore[operator]
        except (failures.Busy, failures.Offline):
            sleep(0.1)
    raise AssertionError("busy for ever")


def comes_back(one: Light) -> int:
    """Say hello, send what was written meanwhile, read what others have; returns the head."""
    hello = wire.Hello(one.identity.device, one.identity.public_key)
    patiently(one.transport.hello, hello)
    made = [
        one.device.write(
            i, {"text": "x"}, entity="message", key=f"{one.device.name}-{i}", stream=STREAM
        )
        for i in range(1, 4)
    ]
    pushed = patiently(one.push, STREAM, made)
    assert isinstance(pushed, wire.Pushed)
    assert [answer.result for answer in pushed.answers] == ["applied"] * 3
    page = patiently(lambda: one.transport.changes(STREAM, 0, own=False))
    assert isinstance(page, wire.Page)
    one.transport.close()
    return pushed.head


def test_three_hundred_posts_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "posts"
    folder.mkdir()
    tokens = admitted(tmp_path / "server", folder, POSTS)
    server = ServerProcess(tmp_path / "server", "--no-tls").start()
    try:
        posts = [light(server, folder / str(i), token=token) for i, token in enumerate(tokens)]
        with ThreadPoolExecutor(AT_ONCE) as pool:
            heads = list(pool.map(comes_back, posts))
        assert len(set(heads)) == POSTS
        on_server = server.ids(STREAM)
        assert len(on_server) == 3 * POSTS
        assert set(on_server.values()) == {1}
    finally:
        server.kill()
