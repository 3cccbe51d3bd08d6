"""Taking changes in: once, in this journal's order, whole acts a page."""

import threading

import msgspec

from commander.domain.work import Message, Task
from commander.journal import history, intake
from commander.journal.change import Change, Envelope, decode, new_id
from commander.journal.feed import Notice
from commander.journal.journal import Journal
from commander.journal.transaction import Author, Draft, Transaction
from tests.devices import STREAM, Device, receive


def test_twice_is_once(journal: Journal, left: Device) -> None:
    envelope = left.write(1, {"title": "Evacuate", "owner": "police"})
    assert receive(journal, envelope, envelope) == ["applied", "duplicate"]
    assert receive(journal, envelope) == ["duplicate"]
    assert len(journal.reader.all(Task, STREAM)) == 1


def test_a_poison_change_does_not_stop_the_rest(journal: Journal, left: Device) -> None:
    good = [left.write(i, {"title": str(i)}, key=f"t{i}") for i in range(1, 100)]
    poison = left.write(100, {"due": "never"}, key="t100")
    results = receive(journal, *good[:50], poison, *good[50:])
    assert results.count("applied") == 99
    assert results[50] == "rejected"


def test_a_change_for_another_stream_is_rejected(journal: Journal, left: Device) -> None:
    envelope = left.write(1, {"title": "x"})
    verdicts = journal.submit(lambda tx: tx.receive("other", [envelope], origin="s")).result()
    assert verdicts[0].result == "rejected"
    assert "another stream" in verdicts[0].reason


def test_pages_come_in_order_and_never_cut_an_act(journal: Journal) -> None:
    def act(tx: Transaction) -> None:
        drafts = [Draft("task", f"t{i}", {"title": "x"}, 1) for i in range(5)]
        tx.record(STREAM, drafts, Author("ann"))

    for _ in range(3):
        journal.submit(act).result()

    def pages(tx: Transaction) -> tuple[list[int], list[int]]:
        first = intake.page(tx.connection, STREAM, 0, limit=7)
        rest = intake.page(tx.connection, STREAM, first[-1].seq, limit=100)
        return [e.seq for e in first], [e.seq for e in rest]

    first, rest = journal.submit(pages).result()
    assert first == list(range(1, 11))
    assert rest == list(range(11, 16))


def test_a_page_passes_nothing_between_the_parts_of_an_act(
    journal: Journal, left: Device, right: Device
) -> None:
    """An act may come in parts, between others': its rest is not fetched over their heads."""
    first = left.write(1, {"title": "first"}, key="a")
    second = left.write(2, {"title": "second"}, key="b")
    act = msgspec.json.decode(first.body)["id"]
    whole = {**msgspec.json.decode(second.body), "act": act}
    receive(journal, first)
    receive(journal, right.write(1, {"title": "between"}, key="c"))
    receive(journal, Envelope(msgspec.Raw(msgspec.json.encode(whole))))

    def pages(tx: Transaction) -> list[list[int]]:
        found, after = [], 0
        while page := intake.page(tx.connection, STREAM, after, limit=1):
            found.append([one.seq for one in page])
            after = page[-1].seq
        return found

    assert journal.submit(pages).result() == [[1], [2], [3]]


def test_what_came_from_a_peer_is_not_sent_back_to_it(journal: Journal, left: Device) -> None:
    receive(journal, left.write(1, {"title": "theirs"}))
    draft = Draft("task", "own", {"title": "ours"}, 1)
    journal.submit(lambda tx: tx.record(STREAM, [draft], Author("ann"))).result()

    def keys(tx: Transaction) -> tuple[int, int]:
        page = intake.page(tx.connection, STREAM, 0, limit=10, skip_origin="server")
        return len(page), intake.count_after(tx.connection, STREAM, 0, "server")

    assert journal.submit(keys).result() == (1, 1)


def test_one_entry_written_twice_stays_one(journal: Journal, left: Device, right: Device) -> None:
    late = left.write(20, {"text": "late"}, entity="message", key="m1")
    early = right.write(10, {"text": "early"}, entity="message", key="m1")
    receive(journal, late)
    receive(journal, early)
    positions = journal.reader.log(STREAM)
    assert [m.text for m in journal.reader.messages(positions)] == ["early"]
    assert list(journal.reader.search(STREAM, "late")) == []


def test_a_notice_names_what_changed_and_where_it_came_from(journal: Journal, left: Device) -> None:
    heard: list[Notice] = []
    told = threading.Event()

    def note(notice: Notice) -> None:
        heard.append(notice)
        told.set()

    journal.feed.subscribe(note)
    receive(journal, left.write(1, {"title": "x"}))
    assert told.wait(5)
    assert heard[0].changed["task"] == frozenset({"t1"})
    assert heard[0].origin == "sync"


def test_a_receipt_tells_of_its_message(journal: Journal, left: Device) -> None:
    heard: list[Notice] = []
    journal.feed.subscribe(heard.append)
    receive(
        journal,
        left.write(1, {"text": "x", "ack_from": ["department:fire"]}, entity="message", key="m1"),
        left.write(
            2,
            {"message": "m1", "party": "department:fire", "kind": "acknowledged"},
            entity="receipt",
            key="r1",
        ),
    )
    journal.submit(lambda _tx: None).result()
    assert heard[0].changed["message"] == frozenset({"m1"})
    message = journal.reader.message(STREAM, "m1")
    assert isinstance(message, Message)
    assert message.awaiting() == ()


def test_units_that_owe_an_acknowledgement(journal: Journal, left: Device) -> None:
    def order(n: int, *asked: str) -> Envelope:
        return left.write(n, {"text": "x", "ack_from": asked}, entity="message", key=f"m{n}")

    def answer(n: int, message: str, party: str) -> Envelope:
        fields = {"message": message, "party": party, "kind": "acknowledged"}
        return left.write(n, fields, entity="receipt", key=f"r{n}")

    receive(
        journal,
        order(1, "unit:E1", "unit:E2", "department:fire"),
        order(2, "unit:E3"),
        order(3, "unit:E2", "unit:E4"),
        answer(4, "m1", "unit:E2"),
        answer(5, "m2", "unit:E3"),
        left.write(6, {"struck": {"by": "Ann", "reason": "x"}}, entity="message", key="m3"),
    )
    journal.submit(lambda _tx: None).result()
    assert journal.reader.units_asked(STREAM) == {"E1"}
    assert journal.reader.units_asked("another") == frozenset()


def test_an_error_leaves_nothing_behind(journal: Journal, left: Device) -> None:
    def fail(tx: Transaction) -> None:
        tx.receive(STREAM, [left.write(1, {"title": "x"})], origin="s")
        raise ValueError("on purpose")

    assert isinstance(journal.submit(fail).exception(), ValueError)
    assert journal.reader.all(Task, STREAM) == ()


def test_an_unknown_entity_is_kept_and_passed_on(journal: Journal, left: Device) -> None:
    envelope = left.write(1, {"anything": [1, 2]}, entity="drone", key="d1")
    receive(journal, envelope)
    page = journal.submit(lambda tx: intake.page(tx.connection, STREAM, 0, limit=9)).result()
    assert bytes(page[0].body) == bytes(envelope.body)


def test_bodies_travel_byte_for_byte(journal: Journal, left: Device) -> None:
    made = left.write(1, {"title": "é 伤员"})
    spaced = msgspec.Raw(bytes(made.body).replace(b'":', b'": '))
    receive(journal, Envelope(spaced))
    page = journal.submit(lambda tx: intake.page(tx.connection, STREAM, 0, limit=9)).result()
    assert bytes(page[0].body) == bytes(spaced)


def test_a_record_may_be_named_after_the_change_that_makes_it(journal: Journal) -> None:
    def work(tx: Transaction) -> list[Change]:
        named = new_id()
        made = tx.record(
            "op",
            [
                Draft("task", named, {"title": "Search"}, 1, makes=True),
                Draft("task", named, {"title": "Search again"}, 2),
            ],
            Author("ann"),
        )
        return list(made)

    first, second = journal.submit(work).result()
    assert first.id == first.key == first.act == second.key == second.act
    assert second.id != first.id
    with journal.reader.connection() as connection:
        assert history.writes(connection, "op", "task", first.key) == [first, second]
        assert history.act_changes(connection, "op", first.act) == [first, second]
        bodies = [bytes(one.body) for one in intake.page(connection, "op", 0, limit=9)]
    assert bodies[0].count(first.id.encode()) == 1
    assert [decode(body) for body in bodies] == [first, second]
    task = journal.reader.get(Task, "op", first.key)
    assert task is not None
    assert task.title == "Search again"
