"""Disks that are full, busy or not to be written, on either side: nothing is half done."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from commander.errors import EnvironmentProblem
from commander.journal import identity as identities
from commander.journal import wire
from commander.journal.change import Envelope
from commander.journal.journal import Journal
from commander.journal.transaction import Author, Draft, Transaction
from commander.server.store import Store
from commander.sync.ledger import Ledger
from tests.devices import STREAM, Device

PEER = "00000000000000aa"
ROUNDS = 400
"""Pages that the disk still has, one more each time; writing what is tested here takes fewer."""

Work = Callable[[], object]


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    own = identities.load(tmp_path)
    opened = Journal(tmp_path / "journal.db", own.device)
    yield opened
    opened.close()


@pytest.fixture
def ledger(journal: Journal, tmp_path: Path) -> Ledger:
    return Ledger(journal, identities.load(tmp_path), PEER)


def pragma(journal: Journal, text: str) -> object:
    """Say something to the connection that writes."""

    def work(tx: Transaction) -> object:
        found = tx.connection.exec_driver_sql(f"PRAGMA {text}")
        return found.scalar() if found.returns_rows else None

    return journal.submit(work).result(10)


def content(journal: Journal) -> list[tuple[object, ...]]:
    """Return everything that stands in the tables."""
    found: list[tuple[object, ...]] = []
    with journal.reader.connection() as connection:
        names = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%' "
            "AND name NOT LIKE 'message_text%' ORDER BY name"
        ).scalars()
        for name in names.all():
            rows = connection.exec_driver_sql(f"SELECT * FROM {name}").all()
            found.extend((name, *row) for row in rows)
    return found


def sound(journal: Journal) -> bool:
    with contextlib.closing(sqlite3.connect(journal.path)) as connection:
        return bool(connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok")


def problem_of(work: Work) -> str | None:
    try:
        work()
    except EnvironmentProblem as error:
        return str(error)
    return None


def until_there_is_room(journal: Journal, work: Work) -> int:
    """Give the disk a page more until the work succeeds; returns how often it did not.

    Each time before, nothing may have changed.
    """
    before = content(journal)
    used = int(str(pragma(journal, "page_count")))
    for more in range(ROUNDS):
        pragma(journal, f"max_page_count={used + more}")
        problem = problem_of(work)
        if problem is None:
            assert sound(journal)
            return more
        assert "full" in problem
        assert content(journal) == before
    raise AssertionError("never enough")


def page(device: Device, count: int) -> wire.Page:
    changes: list[Envelope] = []
    for i in range(count):
        changes.append(device.write(1 + i, {"title": "x" * 300}, key=f"t{i}"))
        text = {"text": "伤员 转移 " * 20, "to": [{"kind": "other", "key": "", "name": f"n{i}"}]}
        changes.append(device.write(1 + i, text, entity="message", key=f"m{i}"))
    return wire.Page(STREAM, "e", 0, len(changes), len(changes), changes)


def test_a_page_is_taken_in_whole_or_not_at_all(journal: Journal, ledger: Ledger) -> None:
    read = page(Device("00000000000000b1"), 30)
    assert until_there_is_room(journal, lambda: ledger.take_page(read)) > 5
    (state,) = ledger.states({})
    assert (state.pulled, state.head) == (60, 60)


def test_an_act_is_saved_whole_or_not_at_all(journal: Journal) -> None:
    drafts = [Draft("message", f"m{i}", {"text": "x" * 900}, 1) for i in range(20)]

    def write() -> None:
        journal.submit(lambda tx: tx.record(STREAM, drafts, Author("ann"))).result(10)

    assert until_there_is_room(journal, write) > 3
    assert journal.reader.count(STREAM).total == 20


def test_an_answer_is_kept_or_the_batch_is_sent_again(journal: Journal, ledger: Ledger) -> None:
    drafts = [Draft("task", f"t{i}", {"details": "x" * 3_000}, 1) for i in range(20)]
    journal.submit(lambda tx: tx.record(STREAM, drafts, Author("ann"))).result(10)
    batch = ledger.batch(STREAM, 0, 100)
    refused = [wire.Answer("rejected", "no")] * len(batch.changes)  # these are written down

    def keep() -> None:
        ledger.answered(batch, wire.Pushed("e", 0, 0, refused))

    assert until_there_is_room(journal, keep) > 3
    assert len(batch.changes) == 20


def test_a_part_of_a_snapshot(journal: Journal, ledger: Ledger) -> None:
    read = page(Device("00000000000000b1"), 30)
    assert until_there_is_room(journal, lambda: ledger.take_block(STREAM, read.changes)) > 5
    end = wire.SnapshotEnd([])
    start = wire.SnapshotStart(STREAM, "e", 60, 60)
    until_there_is_room(journal, lambda: ledger.end_snapshot(start, end))
    (state,) = ledger.states({})
    assert (state.pulled, state.head) == (60, 60)


def test_a_server_takes_a_push_whole_or_not_at_all(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "server.db", PEER, projects=False)
    try:
        store = Store(journal, "server")
        push = wire.Push(STREAM, page(Device("00000000000000b1"), 30).changes)

        def take() -> None:
            journal.submit(lambda tx: store.take(tx, push, "00000000000000b1")).result(10)

        assert until_there_is_room(journal, take) > 3
        assert store.heads() == {STREAM: 60}
    finally:
        journal.close()


def test_a_database_that_another_program_holds(journal: Journal, ledger: Ledger) -> None:
    """It says so after its patience ends; and goes on when the other lets go."""
    pragma(journal, "busy_timeout=50")
    read = page(Device("00000000000000b1"), 3)
    with contextlib.closing(sqlite3.connect(journal.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(EnvironmentProblem, match="in use by another program"):
            ledger.take_page(read)
        assert journal.reader.count(STREAM).total == 0
        other.execute("ROLLBACK")
    assert ledger.take_page(read)
    assert journal.reader.count(STREAM).total == 3


def test_a_database_that_cannot_be_written(journal: Journal, ledger: Ledger) -> None:
    """What is there can be read and sent; what comes is refused with words and taken in later."""
    journal.submit(
        lambda tx: tx.record(STREAM, [Draft("task", "t", {"title": "x"}, 1)], Author("ann"))
    ).result(10)
    pragma(journal, "query_only=1")
    read = page(Device("00000000000000b1"), 3)
    with pytest.raises(EnvironmentProblem, match="cannot be written"):
        ledger.take_page(read)
    assert len(ledger.batch(STREAM, 0, 100).changes) == 1
    pragma(journal, "query_only=0")
    assert ledger.take_page(read)
