"""Who comes new, or comes back after three months: works at once, and ends with everything."""

import threading
from collections import Counter
from collections.abc import Generator
from pathlib import Path

import pytest

from commander.actions import CreateTask, LogMessage
from commander.domain.work import Task
from commander.journal import wire
from commander.post import Post
from commander.server.snapshots import BLOCK
from commander.sync import failures
from commander.sync.transport import Transport
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

ENTRIES = 3_000


class Gate:
    """Holds a snapshot back after its first part, or breaks it off there."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.opened = threading.Event()
        self.breaks: dict[str, int] = {}
        self.asked: Counter[str] = Counter()
        self.holds = ""
        whole = Transport.snapshot

        def slowly(transport: Transport, stream: str) -> Generator[wire.SnapshotLine, None, None]:
            self.asked[stream] += 1
            blocks = 0
            for line in whole(transport, stream):
                yield line
                blocks += isinstance(line, wire.SnapshotBlock) and line.section == "log"
                if blocks == 1 and self.breaks.get(stream, 0) >= self.asked[stream]:
                    raise failures.Offline("broken off")
                if blocks == 1 and stream == self.holds:
                    self.opened.wait(PATIENCE)

        monkeypatch.setattr(Transport, "snapshot", slowly)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    return Gate(monkeypatch)


def filled(posts: Posts, server: ServerProcess) -> tuple[Post, str]:
    """Return a post with a long operation that the server has."""
    one = posts.open("one", server)
    stream = open_operation(one)
    one.perform(CreateTask(stream, "Evacuate", owner="fire")).result(10)
    write(one, stream, ENTRIES)
    until(lambda: settled(one))
    return one, stream


def test_work_begins_while_the_history_still_comes(
    shared_server: ServerProcess, posts: Posts, gate: Gate
) -> None:
    one, stream = filled(posts, shared_server)
    gate.holds = stream
    newcomer = posts.open("newcomer", shared_server)
    since = ENTRIES % wire.SNAPSHOT_STEP  # entries after the snapshot; they come with its start
    until(lambda: len(newcomer.reader.log(stream)) > BLOCK + since, "the newest are there")
    there = newcomer.reader.messages(newcomer.reader.log(stream))
    newest = one.reader.messages(one.reader.log(stream)[: len(there)])
    assert len(there) < ENTRIES
    assert [message.key for message in there] == [message.key for message in newest]
    assert 0 < newcomer.line.state().history < 100
    assert [task.title for task in newcomer.reader.all(Task, stream)] == ["Evacuate"]
    key = newcomer.perform(LogMessage(stream, "already at work")).result(5).keys[0]
    assert newcomer.reader.message(stream, key)
    gate.opened.set()
    until(lambda: one.reader.message(stream, key))
    until(lambda: ids(newcomer, stream) == ids(one, stream) == shared_server.ids(stream))
    assert shown(one, stream) == shown(newcomer, stream)
    assert newcomer.line.state().history == 100


def test_a_history_that_breaks_off_is_asked_for_again(
    shared_server: ServerProcess, posts: Posts, gate: Gate
) -> None:
    one, stream = filled(posts, shared_server)
    gate.breaks[stream] = 3
    newcomer = posts.open("newcomer", shared_server)
    until(lambda: ids(newcomer, stream) == ids(one, stream), "it has all")
    assert gate.asked[stream] == 4
    assert set(ids(newcomer, stream).values()) == {1}
    assert shown(one, stream) == shown(newcomer, stream)


def test_three_months_away(server: ServerProcess, posts: Posts, tmp_path: Path) -> None:
    """Thousands of changes on both sides, the server started anew, snapshots newer than it."""
    one = posts.open("one", server.start())
    away = posts.open("away", server)
    stream = open_operation(one)
    write(one, stream, 500, "before")
    until(lambda: settled(one) and ids(away, stream) == ids(one, stream))
    posts.opened.remove(away)
    away.close()
    write(one, stream, ENTRIES, "at home")
    until(lambda: settled(one))
    server.stop()
    server.start()
    with Post.open(tmp_path / "away") as alone:
        write(alone, stream, ENTRIES, "away")
        task = alone.perform(CreateTask(stream, "Written away", owner="fire")).result(10).keys[0]
    newcomer = posts.open("newcomer", server)
    until(lambda: ids(newcomer, stream) == server.ids(stream))
    away = posts.open("away")
    until(lambda: settled(away), "its outbox is delivered")
    until(lambda: ids(away, stream) == ids(one, stream) == ids(newcomer, stream))
    assert ids(away, stream) == server.ids(stream)
    assert set(server.ids(stream).values()) == {1}
    assert one.reader.get(Task, stream, task) is not None
    assert len(one.reader.log(stream)) == 500 + 2 * ENTRIES
    assert shown(one, stream) == shown(away, stream) == shown(newcomer, stream)
