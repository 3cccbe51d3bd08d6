"""What one post keeps of its exchange, without a network."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy import Connection

from commander.actions import Action, LogMessage
from commander.journal import transaction, wire
from commander.journal.change import Envelope
from commander.journal.project import Stored, Touched, project
from commander.post import Post
from commander.sync.ledger import UNREADABLE, EpochChanged, Ledger
from tests.devices import STREAM, Device
from tests.sync.harness import open_operation

PEER = "00000000000000aa"


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    with Post.open(tmp_path / "post") as opened:
        yield opened


@pytest.fixture
def ledger(post: Post) -> Ledger:
    return Ledger(post.journal, post.identity, PEER)


def page(prev: int, changes: list[Envelope], *, epoch: str = "e") -> wire.Page:
    upto = prev + len(changes)
    return wire.Page(STREAM, epoch, prev, upto, upto, changes)


def pulled(ledger: Ledger) -> tuple[int, int]:
    (state,) = ledger.states({})
    return state.pulled, state.pushed


def test_rows_and_cursor_come_together_and_need_no_push(ledger: Ledger) -> None:
    device = Device("00000000000000b1")
    assert ledger.take_page(page(0, [device.write(1, {"title": "x"})]))
    assert pulled(ledger) == (1, 1)
    assert ledger.totals() == (0, 0)


def test_a_page_after_a_gap_is_not_taken(ledger: Ledger) -> None:
    device = Device("00000000000000b1")
    first, second = device.write(1, {"title": "x"}), device.write(2, {"owner": "y"})
    assert ledger.take_page(page(0, [first]))
    assert not ledger.take_page(page(5, [second]))
    assert pulled(ledger) == (1, 1)
    assert ledger.take_page(page(1, [second]))
    assert ledger.take_page(page(0, [first]))  # late and twice: the cursor does not go back
    assert pulled(ledger) == (2, 2)


def test_a_page_of_another_epoch_asks_for_a_new_hello(ledger: Ledger) -> None:
    device = Device("00000000000000b1")
    ledger.take_page(page(0, [device.write(1, {"title": "x"})]))
    with pytest.raises(EpochChanged):
        ledger.take_page(page(1, [device.write(2, {"owner": "y"})], epoch="other"))
    assert pulled(ledger) == (1, 1)


def test_what_cannot_be_read_is_parked_and_the_rest_is_taken(ledger: Ledger, post: Post) -> None:
    device = Device("00000000000000b1")
    poison = device.write(1, {"due": "never"}, key="bad")
    good = device.write(2, {"title": "x"}, key="good")
    assert ledger.take_page(page(0, [poison, good]))
    (entry,) = post.outbox().parked
    assert (entry.key, entry.outgoing) == ("bad", False)
    assert pulled(ledger)[0] == 2
    ledger.retry_theirs()
    assert len(post.outbox().parked) == 1


@pytest.mark.allow_warnings
def test_a_change_that_breaks_the_screen_s_tables_does_not_stop_the_rest(
    ledger: Ledger, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fragile(connection: Connection, stream: str, batch: Sequence[Stored]) -> Touched:
        if any(stored.change.key == "bad" for stored in batch):
            raise KeyError("a bug")
        return project(connection, stream, batch)

    device = Device("00000000000000b1")
    changes = [device.write(i, {"title": "x"}, key=k) for i, k in enumerate(["a", "bad", "c"], 1)]
    with monkeypatch.context() as patch:
        patch.setattr(transaction, "project", fragile)
        assert ledger.take_page(page(0, changes))
    assert [entry.reason for entry in post.outbox().parked] == [UNREADABLE]
    assert pulled(ledger)[0] == 3
    ledger.retry_theirs()  # a program without that bug
    assert not post.outbox().parked


def test_batches_keep_to_the_sizes_of_the_protocol(ledger: Ledger, post: Post) -> None:
    stream = open_operation(post)
    texts: list[Action] = [LogMessage(stream, "x" * 30_000) for _ in range(60)]
    post.perform_all(texts).result(20)
    seen, after = 0, 0
    while True:
        batch = ledger.batch(stream, after, 1_000)
        assert len(batch.packed) <= wire.PUSH_BYTES
        raw = wire.unpack(batch.packed, wire.MOST_RAW)
        assert len(raw) <= wire.PUSH_RAW + 64 * 1024
        push = wire.decode(raw, wire.Push)
        assert len(push.heads) == 1
        seen, after = seen + len(batch.changes), batch.upto
        if len(ledger.batch(stream, after, 1_000).changes) == 0:
            break
    assert seen == post.outbox().to_send


def test_what_is_tried_again_stays_so_while_a_later_batch_is_under_way(
    ledger: Ledger, post: Post
) -> None:
    stream = open_operation(post)
    post.perform(LogMessage(stream, "later")).result(10)
    first = ledger.batch(stream, 0, 1)
    refused = [wire.Answer("rejected", "no") for _ in first.changes]
    assert ledger.answered(first, wire.Pushed("e", 0, 0, refused)) == len(refused)
    later = ledger.batch(stream, first.upto, 1_000)
    applied = [wire.Answer("applied") for _ in later.changes]
    assert applied
    ledger.retry_ours()
    ledger.answered(later, wire.Pushed("e", 0, len(applied), applied))
    assert ledger.batch(stream, pulled(ledger)[1], 1).changes == first.changes
    assert not post.outbox().parked


def test_what_a_hub_refused_is_sent_anew_when_it_has_become_another_device(
    ledger: Ledger, post: Post
) -> None:
    stream = open_operation(post)
    first = ledger.batch(stream, 0, 1)
    refused = [wire.Answer("rejected", "no") for _ in first.changes]
    ledger.answered(first, wire.Pushed("e", 0, 0, refused))
    assert post.outbox().parked
    ledger.follow("00000000000000ab")
    assert not post.outbox().parked
    assert ledger.batch(stream, 0, 1).changes == first.changes
    former = Ledger(post.journal, post.identity, PEER)  # met elsewhere: it is asked again
    assert pulled(former) == (0, 0)


def test_what_a_hub_sent_and_nobody_could_read_waits_on_when_it_has_become_another_device(
    ledger: Ledger, post: Post
) -> None:
    poison = Device("00000000000000b1").write(1, {"due": "never"}, key="bad")
    assert ledger.take_page(page(0, [poison]))
    ledger.follow("00000000000000ab")
    assert ledger.take_page(page(0, [poison]))  # the new one sends it, too
    (entry,) = post.outbox().parked
    assert (entry.key, entry.outgoing) == ("bad", False)
