"""kill -9 in the middle of work: every acknowledged change is there, exactly once, everywhere."""

import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from commander.actions import LogMessage
from tests.sync.harness import (
    DATABASES,
    PATIENCE,
    Posts,
    ServerProcess,
    ids,
    open_operation,
    settled,
    shown,
    until,
)

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.filterwarnings("ignore:unclosed <ssl:ResourceWarning"),
    pytest.mark.usefixtures("_collected"),
]

KILLS = 3


@pytest.mark.parametrize("server", DATABASES, indirect=True)
def test_the_server_is_killed_in_mid_push(server: ServerProcess, posts: Posts) -> None:
    chance = random.Random(1)
    one = posts.open("one", server.start())
    other = posts.open("other", server)
    stream = open_operation(one)
    stop = threading.Event()
    saved: list[str] = []

    def write() -> None:
        while not stop.is_set():
            done = one.perform(LogMessage(stream, f"entry {len(saved)}")).result(PATIENCE)
            saved.append(done.keys[0])
            stop.wait(0.002)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(KILLS):
            enough = server.ids(stream).total() + 20
            until(lambda enough=enough: server.ids(stream).total() > enough, "it takes in")  # type: ignore[misc]
            stop.wait(chance.uniform(0, 0.05))
            server.kill()
            server.start()
    finally:
        stop.set()
        writer.join(PATIENCE)
    until(lambda: settled(one), "all is sent")
    until(lambda: ids(other, stream) == ids(one, stream), "the other has all")
    on_server = server.ids(stream)
    assert on_server == ids(one, stream)
    assert set(on_server.values()) == {1}
    log = one.reader.messages(one.reader.log(stream))
    assert {message.key for message in log} == set(saved)
    assert shown(one, stream) == shown(other, stream)
    assert not one.outbox().parked


def test_a_post_is_killed_in_mid_work(
    shared_server: ServerProcess, posts: Posts, tmp_path: Path
) -> None:
    chance = random.Random(2)
    victim = posts.open("victim", shared_server)
    stream = open_operation(victim)
    until(lambda: settled(victim))
    posts.close()
    saved: list[str] = []
    for turn in range(KILLS):
        command = [sys.executable, "-m", "tests.sync.working_post", str(tmp_path / "victim")]
        process = subprocess.Popen(
            [*command, stream, "100000", f"turn {turn}"], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        some = chance.randrange(5, 60)
        saved.extend(process.stdout.readline().strip() for _ in range(some))
        process.kill()
        saved.extend(line.strip() for line in process.stdout if line.endswith("\n"))
        process.wait(PATIENCE)
        process.stdout.close()
    again = posts.open("victim")
    other = posts.open("other", shared_server)
    until(lambda: settled(again), "all is sent")
    until(lambda: ids(other, stream) == ids(again, stream), "the other has all")
    on_server = shared_server.ids(stream)
    assert on_server == ids(again, stream)
    assert set(on_server.values()) == {1}
    log = {message.key for message in other.reader.messages(other.reader.log(stream))}
    assert set(saved) <= log
    assert shown(again, stream) == shown(other, stream)
