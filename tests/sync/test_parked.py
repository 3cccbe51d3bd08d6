"""What is set aside: one poison change among a thousand stops nothing, in either direction.

It is shown with its reason, can be tried again alone or with all, and written to a file.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from commander.actions import RetryParked
from commander.domain.work import Task
from commander.errors import UserError
from commander.journal import exchange, intake, wire
from commander.journal.change import Change, Envelope, decode
from commander.journal.exchange import WAITS
from commander.journal.transaction import Transaction
from commander.post import Post
from commander.sync.ledger import Ledger
from commander.sync.outbox import export_parked
from tests.devices import STREAM, Device
from tests.sync.harness import Posts, ServerProcess, open_operation, settled, until

PEER = "00000000000000aa"
MANY = 1_000
BAD = 500


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    with Post.open(tmp_path / "post") as opened:
        yield opened


@pytest.fixture
def ledger(post: Post) -> Ledger:
    return Ledger(post.journal, post.identity, PEER)


def poisoned(device: Device, key: str, at: int, *, stream: str = STREAM) -> Envelope:
    """Make a change with a value of a kind that no version up to this one knows."""
    good = device.write(at, {"title": "bad"}, key=key, stream=stream)
    return Envelope(msgspec.Raw(bytes(good.body).replace(b'"title":"bad"', b'"due":"never"')))


def a_thousand(device: Device, *, stream: str = STREAM) -> list[Envelope]:
    """Make 1,000 changes with poison in the middle, and one more of the poisoned record."""
    made = [
        poisoned(device, f"t{i}", i, stream=stream)
        if i == BAD
        else device.write(i, {"title": f"{i}"}, key=f"t{i}", stream=stream)
        for i in range(1, MANY + 1)
    ]
    return [*made, device.write(MANY + 1, {"owner": "fire"}, key=f"t{BAD}", stream=stream)]


def put_past_the_check(post: Post, stream: str, envelopes: list[Envelope]) -> None:
    """Put changes into a post's journal past its own check, as an older program might have."""

    def work(tx: Transaction) -> None:
        fresh: list[tuple[Change, dict[str, Any], Envelope]]
        fresh = [(decode(e.body), {}, e) for e in envelopes]
        intake._insert(tx.connection, stream, fresh, 0, "")
        tx.touch(stream, {"task": set()})

    post.journal.submit(work).result(10)


# Ours, that the server refuses


@pytest.mark.e2e
@pytest.mark.filterwarnings("ignore:unclosed <ssl:ResourceWarning")
@pytest.mark.usefixtures("_collected")
def test_poison_among_a_thousand_of_ours_stops_only_its_own_record(
    shared_server: ServerProcess, posts: Posts
) -> None:
    post = posts.open("one", shared_server)
    stream = open_operation(post)
    until(lambda: settled(post))
    device = Device("00000000000000c1")
    put_past_the_check(post, stream, a_thousand(device, stream=stream))
    until(lambda: post.line.state().parked == 2 and settled(post), "two parked, the rest sent")
    bad, later = (change.id for change in device.made if change.key == f"t{BAD}")
    there = shared_server.ids(stream)
    sent = [change.id for change in device.made if change.id in there]
    assert len(sent) == MANY - 1
    assert {bad, later}.isdisjoint(sent)
    reasons = {one.id: one.reason for one in post.outbox().parked}
    assert "due" in reasons[bad]
    assert reasons[later] == WAITS
    post.perform(RetryParked(stream, "task", f"t{BAD}")).result(10)
    post.link.try_now()
    until(lambda: post.line.state().parked == 2 and settled(post), "refused again, nothing lost")
    assert reasons == {one.id: one.reason for one in post.outbox().parked}


def test_trying_one_record_again_leaves_the_reasons_of_others(ledger: Ledger, post: Post) -> None:
    device = Device("00000000000000c1")
    changes = [device.write(i, {"title": "x"}, key=key) for i, key in enumerate("aab", 1)]
    put_past_the_check(post, STREAM, changes)
    first = ledger.batch(STREAM, 0, 10)
    refused = [wire.Answer("rejected", f"no {n}") for n in range(3)]
    ledger.answered(first, wire.Pushed("e", 0, 0, refused))
    post.perform(RetryParked(STREAM, "task", "b")).result(10)
    again = ledger.batch(STREAM, ledger.states({})[0].pushed, 10)
    assert [decode(one.body).key for one in again.changes] == ["b"]
    ledger.answered(again, wire.Pushed("e", 0, 1, [wire.Answer("applied")]))
    assert [one.reason for one in post.outbox().parked] == ["no 0", "no 1"]


# Theirs, that this version cannot take in


def page(changes: list[Envelope]) -> wire.Page:
    return wire.Page(STREAM, "e", 0, len(changes), len(changes), changes)


def test_poison_among_a_thousand_of_theirs_stops_nothing(ledger: Ledger, post: Post) -> None:
    changes = a_thousand(Device("00000000000000b1"))
    assert ledger.take_page(page(changes))
    assert len(post.reader.all(Task, STREAM)) == MANY  # the later change of that record, too
    (one,) = post.outbox().parked
    assert (one.key, one.outgoing, one.author) == (f"t{BAD}", False, "00000000000000b1")
    assert "due" in one.reason
    assert post.outbox().parked_in_all == 1


def test_what_a_newer_version_can_take_in_is_taken_alone(ledger: Ledger, post: Post) -> None:
    """What is parked is tried by the same code as anything that arrives."""
    device = Device("00000000000000b1")
    ledger.take_page(page([poisoned(device, "bad", 1), poisoned(device, "worse", 2)]))
    _heal(post, "bad")
    assert post.perform(RetryParked(STREAM, "task", "bad")).result(10).keys == ("bad",)
    found = post.reader.get(Task, STREAM, "bad")
    assert found is not None
    assert found.due == 7
    assert [one.key for one in post.outbox().parked] == ["worse"]
    post.perform(RetryParked()).result(10)
    assert [one.key for one in post.outbox().parked] == ["worse"]
    with pytest.raises(UserError, match="Nothing is set aside"):
        post.perform(RetryParked(STREAM, "task", "bad")).result(10)


def _heal(post: Post, key: str) -> None:
    """Make a parked change one that this version knows: versions cannot be swapped in a test."""

    def work(tx: Transaction) -> None:
        (row,) = (row for row in exchange.parked(tx.connection) if row.key == key)
        healed = Device("00000000000000b1").write(1, {"due": 7}, key=key)
        tx.drop("parked", stream=row.stream, id=row.id, peer=row.peer)
        exchange.park(tx.connection, row.peer, [replace(row, envelope=healed)])

    post.journal.submit(work).result(10)


# A file of them


def test_the_file_has_every_change_as_it_was_made(
    ledger: Ledger, post: Post, tmp_path: Path
) -> None:
    device = Device("00000000000000b1")
    poison = poisoned(device, "bad", 1)
    ledger.take_page(page([poison]))
    person = device.write(2, {"name": "Ann"}, entity="person", key="p")
    put_past_the_check(post, STREAM, [person])
    batch = ledger.batch(STREAM, 0, 10)
    ledger.answered(batch, wire.Pushed("e", 0, 0, [wire.Answer("rejected", "too large")]))
    path = tmp_path / "parked.jsonl"
    assert export_parked(post.reader, path) == 2
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    by_key = {line["key"]: line for line in lines}
    assert by_key["bad"]["direction"] == "incoming"
    assert by_key["p"]["direction"] == "outgoing"
    assert by_key["p"]["reason"] == "too large"
    assert by_key["p"]["personal"]["name"][1] == "Ann"
    assert bytes(poison.body) in path.read_bytes()
    assert list(tmp_path.glob("*.part")) == []


def test_a_file_that_cannot_be_written_is_told(post: Post, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be written"):
        export_parked(post.reader, tmp_path / "no" / "folder.jsonl")
