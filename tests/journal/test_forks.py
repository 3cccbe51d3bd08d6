"""Two posts that wrote as one device: both branches stay, and every post shows the same."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from commander.journal import forks
from commander.journal.change import Envelope, decode, encode
from commander.journal.feed import Notice
from commander.journal.journal import Journal
from commander.journal.transaction import Author, Draft
from commander.journal.verify import verify
from tests.devices import STREAM, Device, receive

OWN = "00000000000000aa"
CLONED = "00000000000000b1"


class Renewals:
    """Gives new device ids, as the file of an identity does."""

    def __init__(self) -> None:
        self.given: list[str] = []

    def __call__(self) -> str:
        self.given.append(f"{len(self.given) + 1:016x}")
        return self.given[-1]


@pytest.fixture
def renewals() -> Renewals:
    return Renewals()


@pytest.fixture
def own(tmp_path: Path, renewals: Renewals) -> Iterator[Journal]:
    opened = Journal(tmp_path / "own.db", OWN, renew=renewals)
    yield opened
    opened.close()


def write(journal: Journal, title: str) -> None:
    draft = Draft("task", title, {"title": title}, 1)
    journal.submit(lambda tx: tx.record(STREAM, [draft], Author("ann"))).result(10)


def devices(journal: Journal) -> list[str]:
    found = journal.submit(lambda tx: forks.forks(tx.connection)).result(10)
    return [one.device for one in found]


def twins(count: int) -> tuple[Device, Device]:
    """Return two that write as one device after having written together."""
    one = Device(CLONED)
    for i in range(count):
        one.write(1 + i, {"title": f"together {i}"}, key=f"together-{i}")
    other = Device(CLONED, one.n, one.prev, list(one.made))
    return one, other


def renamed(envelope: Envelope, change_id: str) -> Envelope:
    body = msgspec.json.decode(envelope.body)
    return Envelope(msgspec.Raw(msgspec.json.encode({**body, "id": change_id, "act": change_id})))


def branches() -> list[Envelope]:
    """Return what both wrote of one task with the same stamps, and what somebody else saw."""
    one, other = twins(0)
    third = Device("00000000000000b2")
    stamp = f"{10:012x}0000-{CLONED}"
    return [
        one.write(10, {"title": "one", "owner": "fire"}),
        renamed(other.write(10, {"title": "other", "owner": "police"}), "other-1"),
        third.write(20, {"title": "seen"}, seen={"title": (stamp,)}),
        renamed(other.write(30, {"details": "later"}), "other-2"),
    ]


def shown(journal: Journal) -> bytes:
    with journal.reader.connection() as connection:
        rows = connection.exec_driver_sql("SELECT shown FROM record ORDER BY entity, key")
        return b"\n".join(row[0] for row in rows)


def test_one_stamp_used_twice_shows_the_same_whatever_arrived_first(tmp_path: Path) -> None:
    found = set()
    for place, order in enumerate(itertools.permutations(branches())):
        journal = Journal(tmp_path / f"{place}.db", OWN)
        try:
            for envelope in order:
                receive(journal, envelope)
            found.add(shown(journal))
            assert devices(journal) == [CLONED]
        finally:
            journal.close()
    assert len(found) == 1
    record = msgspec.json.decode(found.pop())
    assert (record["title"], record["details"]) == ("seen", "later")
    disputed = record["meta"]["disputed"]
    assert [version["value"] for version in disputed["owner"]] == ["police", "fire"]
    assert disputed.keys() == {"owner"}


def test_a_fork_is_told_kept_and_found_by_verifying(own: Journal) -> None:
    heard: list[Notice] = []
    own.feed.subscribe(heard.append)
    one, other = twins(2)
    for change in one.made:
        receive(own, Envelope(msgspec.Raw(encode(change))))
    assert devices(own) == []
    receive(own, one.write(5, {"title": "mine"}, key="m"), one.write(6, {"title": "m2"}, key="m2"))
    theirs = renamed(other.write(5, {"title": "theirs"}, key="t"), "other-3")
    receive(own, theirs)
    write(own, "after")
    assert {"fork": frozenset({CLONED})} in [dict(n.changed) for n in heard if not n.stream]
    (fork,) = own.submit(lambda tx: forks.forks(tx.connection)).result(10)
    assert (fork.stream, fork.device, fork.n) == (STREAM, CLONED, 3)
    flaws = [flaw for flaw in verify(own.reader).flaws if flaw.device == CLONED]
    assert [(flaw.n, flaw.reason) for flaw in flaws] == [
        (3, "two different changes have this number")
    ]


def test_a_change_of_this_very_device_from_outside_makes_it_another(
    own: Journal, renewals: Renewals
) -> None:
    write(own, "before")
    copy = Device(OWN, 1)
    receive(own, copy.write(5, {"title": "from the copy"}, key="copy"))
    write(own, "after")
    assert own.device == renewals.given[0]
    with own.reader.connection() as connection:
        rows = connection.exec_driver_sql("SELECT device, n FROM change ORDER BY seq").all()
    assert [tuple(row) for row in rows] == [(OWN, 1), (OWN, 2), (renewals.given[0], 1)]


def test_who_becomes_another_device_reads_everything_again(own: Journal) -> None:
    cursor = {"peer": "p", "stream": STREAM, "epoch": "e", "pulled": 9, "pushed": 4}
    own.submit(lambda tx: tx.put("peer", cursor)).result(10)
    own.renew().result(10)
    with own.reader.connection() as connection:
        row = connection.exec_driver_sql("SELECT pulled, pushed FROM peer").one()
    assert tuple(row) == (0, 4)


def test_a_transaction_that_fails_forgets_nothing(own: Journal, renewals: Renewals) -> None:
    cursor = {"peer": "p", "stream": STREAM, "epoch": "e", "pulled": 9, "pushed": 4}
    own.submit(lambda tx: tx.put("peer", cursor)).result(10)
    theirs = Device(OWN, 0).write(5, {"title": "from the copy"}, key="copy")

    def fails(tx: object) -> None:
        tx.receive(STREAM, [theirs], origin="server")  # type: ignore[attr-defined]
        raise OSError("the disk is full")

    assert isinstance(own.submit(fails).exception(10), OSError)
    receive(own, theirs)
    with own.reader.connection() as connection:
        (pulled,) = connection.exec_driver_sql("SELECT pulled FROM peer").one()
    assert (pulled, len(renewals.given)) == (0, 1)


def test_opened_as_another_device_the_cursors_start_anew(tmp_path: Path) -> None:
    def never() -> str:
        raise AssertionError("not now")

    path = tmp_path / "journal.db"
    first = Journal(path, OWN, renew=never)
    cursor = {"peer": "p", "stream": STREAM, "epoch": "e", "pulled": 9, "pushed": 4}
    first.submit(lambda tx: tx.put("peer", cursor)).result(10)
    write(first, "before")
    first.close()
    again = Journal(path, CLONED, former=(OWN,), renew=never)
    write(again, "after")
    with again.reader.connection() as connection:
        (pulled,) = connection.exec_driver_sql("SELECT pulled FROM peer").one()
        bodies = connection.exec_driver_sql("SELECT body FROM change ORDER BY seq").scalars()
        stamps = [decode(body).stamp for body in bodies]
    again.close()
    assert pulled == 0
    assert stamps == sorted(stamps)
