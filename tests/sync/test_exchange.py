"""Two posts and a real server: what one writes the other shows, exactly once."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from commander.actions import (
    Acknowledge,
    AddUnit,
    CorrectMessage,
    CreateTask,
    LogMessage,
    MoveTask,
    OpenOperation,
    SetUnitStatus,
    StrikeMessage,
)
from commander.domain.codes import OperationKind
from commander.domain.operation import Operation
from commander.domain.work import Task
from commander.journal import intake, wire
from commander.journal.change import Change, Envelope, decode
from commander.journal.transaction import Transaction
from commander.post import Post
from tests.devices import Device
from tests.sync.harness import (
    DATABASES,
    Posts,
    ServerProcess,
    ids,
    open_operation,
    open_post,
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


@pytest.mark.parametrize("shared_server", DATABASES, indirect=True)
def test_two_posts_converge(shared_server: ServerProcess, posts: Posts) -> None:
    one = posts.open("one", shared_server)
    other = posts.open("other", shared_server)
    stream = open_operation(one)
    until(lambda: other.reader.get(Operation, stream, stream), "the other sees the operation")
    unit = one.perform(AddUnit(stream, "Medic 7", "medical", crew=2)).result().keys[0]
    first = (
        one.perform(LogMessage(stream, "伤员三名", ack_from=("department:police",)))
        .result()
        .keys[0]
    )
    until(lambda: other.reader.message(stream, first), "the other sees the entry")
    other.perform(Acknowledge(stream, first, "department:police", way="radio")).result()
    other.perform(SetUnitStatus(stream, unit, "on_scene")).result()
    task = other.perform(CreateTask(stream, "Evacuate", "police")).result().keys[0]
    second = other.perform(CorrectMessage(stream, first, "伤员四名")).result().keys[0]
    until(lambda: one.reader.get(Task, stream, task), "the task arrives")
    until(lambda: one.reader.message(stream, second), "the correction arrives")
    one.perform(MoveTask(stream, task, "in_progress")).result()
    one.perform(StrikeMessage(stream, second, "wrong")).result()
    until(lambda: settled(one) and settled(other), "both have sent")
    until(lambda: ids(one, stream) == ids(other, stream), "both have all")
    assert shown(one, stream) == shown(other, stream)
    assert set(shared_server.ids(stream).values()) == {1}
    assert shared_server.ids(stream) == ids(one, stream)


def test_written_offline_server_late_second_post_later(
    server: ServerProcess, posts: Posts, tmp_path: Path
) -> None:
    one = posts.open("one")
    stream = open_operation(one)
    write(one, stream, 50)
    assert one.line.state().online is None
    assert one.outbox().to_send > 50
    server.start()
    one.join(server.address, server.code).result(20)
    until(lambda: settled(one))
    server.stop()
    until(lambda: one.line.state().online is False, "it knows that it is offline")
    write(one, stream, 5, "while away")
    until(lambda: one.line.state().to_send == 5, "five to send")
    assert [entry.entity for entry in one.outbox().waiting] == ["message"] * 5
    server.start()
    until(lambda: settled(one), "it comes back by itself")
    other = posts.open("other", server)
    until(lambda: other.reader.count(stream).total == 55)
    assert shown(one, stream) == shown(other, stream)


def test_the_token_outlives_the_program(shared_server: ServerProcess, tmp_path: Path) -> None:
    post = open_post(tmp_path / "post")
    post.join(shared_server.address, shared_server.code).result(20)
    post.close()
    token = tmp_path / "post" / f"server-{post.link.server.peer}.token"
    assert token.stat().st_mode & 0o777 == 0o600
    again = open_post(tmp_path / "post")
    try:
        assert again.line.state().server == shared_server.address
        until(lambda: again.line.state().online)
        again.leave().result(10)
        assert again.line.state().server == ""
        assert not token.exists()
    finally:
        again.close()


def test_a_demonstration_stays_at_home(shared_server: ServerProcess, posts: Posts) -> None:
    post = posts.open("one", shared_server)
    demo = post.perform(OpenOperation("Demo", kind=OperationKind.DEMONSTRATION)).result().stream
    live = open_operation(post)
    until(lambda: shared_server.ids(live), "the live one arrives")
    until(lambda: settled(post))
    assert not shared_server.ids(demo)
    assert not post.outbox().waiting


@pytest.mark.parametrize("server", DATABASES, indirect=True)
def test_a_newcomer_starts_from_a_snapshot(server: ServerProcess, posts: Posts) -> None:
    server.start()
    one = posts.open("one", server)
    stream = open_operation(one)
    write(one, stream, wire.SNAPSHOT_STEP + 300)
    until(lambda: settled(one))
    other = posts.open("other", server)
    until(lambda: ids(other, stream) == ids(one, stream), "the newcomer has all")
    assert shown(one, stream) == shown(other, stream)
    assert list((server.folder / "snapshots").glob("*.zst"))
    other.perform(LogMessage(stream, "and on")).result()
    until(lambda: ids(other, stream) == ids(one, stream), "it goes on")


def test_a_refused_change_is_parked_and_the_rest_goes_on(
    shared_server: ServerProcess, posts: Posts
) -> None:
    """A change that this post takes for good and the server does not, as after a bad update."""
    post = posts.open("one", shared_server)
    stream = open_operation(post)
    until(lambda: settled(post))
    device = Device("00000000000000c1")
    changes = [device.write(i, {"title": f"{i}"}, key=f"t{i}", stream=stream) for i in range(1, 9)]
    poison = changes[4]
    raw = bytes(poison.body).replace(b'"title":"5"', b'"due":"never"')
    later = device.write(90, {"owner": "police"}, key="t5", stream=stream)
    smuggled = [*changes[:4], Envelope(msgspec.Raw(raw)), *changes[5:], later]
    _smuggle(post, stream, smuggled)
    until(lambda: post.line.state().parked == 2 and settled(post), "two parked, the rest sent")
    parked = {entry.id: entry for entry in post.outbox().parked}
    assert "due" in parked[device.made[4].id].reason
    assert "earlier" in parked[device.made[8].id].reason
    there = shared_server.ids(stream)
    assert [change.id in there for change in device.made] == [True] * 4 + [False] + [True] * 3 + [
        False
    ]
    assert all(entry.outgoing for entry in parked.values())
    # Later changes of that record wait too; others do not.
    _smuggle(post, stream, [device.write(91, {"owner": "fire"}, key="t5", stream=stream)])
    _smuggle(post, stream, [device.write(92, {"owner": "fire"}, key="t6", stream=stream)])
    until(lambda: post.line.state().parked == 3)
    until(lambda: device.made[-1].id in shared_server.ids(stream))
    post.link.retry_parked().result(10)
    until(lambda: post.line.state().parked == 3 and settled(post), "refused again, nothing lost")


def _smuggle(post: Post, stream: str, envelopes: list[Envelope]) -> None:
    """Put changes into a post's journal past its own check, as an older program might have."""

    def work(tx: Transaction) -> None:
        fresh: list[tuple[Change, dict[str, Any], Envelope]]
        fresh = [(decode(e.body), {}, e) for e in envelopes]
        intake._insert(tx.connection, stream, fresh, 0, "")
        tx.touch(stream, {"task": set()})

    post.journal.submit(work).result(10)
