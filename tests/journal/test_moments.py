"""Any moment of the past: the same as a journal that got only what there was up to then."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commander.actions import AddUnit, LogMessage, OpenOperation, PlaceUnit, SetUnitStatus
from commander.clock import ScenarioClock
from commander.domain.fix import Fix
from commander.domain.record import Party, Place, Record
from commander.domain.resources import Person, Unit
from commander.domain.work import Task
from commander.journal.change import Change, Envelope, decode, encode
from commander.journal.journal import Journal
from commander.journal.moments import Moment
from commander.journal.register import OTHERS
from commander.post import Post
from tests.devices import Device, receive
from tests.journal.test_convergence import FIELDS, History, deliver, histories

KINDS: tuple[type[Record], ...] = (Task, Unit, Person)
FIELDS_OF = {**FIELDS, "message": {"struck": []}, "receipt": {}}
MINUTE = 60_000
START = 1_700_000_000_000


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Journal, Journal]]:
    folder = tmp_path_factory.mktemp("moments")
    opened = tuple(Journal(folder / f"{name}.db", f"00000000000000a{name}") for name in range(2))
    yield opened[0], opened[1]
    for journal in opened:
        journal.close()


def happened(envelope: Envelope) -> int:
    return decode(envelope.body).happened_at


def knowing(envelopes: list[Envelope], upto: int) -> list[Envelope]:
    """The changes up to a time, each having seen what it had seen through later ones too.

    Said plainly: as often as needed, what a change saw is joined with what that saw of the field.
    """
    changes = [decode(one.body) for one in envelopes]
    of = {(c.entity, c.key, name, c.stamp): c for c in changes for name in c.fields}

    def through(change: Change, field: str) -> set[str]:
        seen = set(change.seen.get(field, ()))
        while True:
            more = set(seen)
            for name in FIELDS_OF[change.entity] if field == OTHERS else (field,):
                for stamp in seen:
                    before = of.get((change.entity, change.key, name, stamp))
                    if before is not None and before.happened_at > change.happened_at:
                        more |= {*before.seen.get(name, ())}
            if more == seen:
                return seen
            seen = more

    kept = []
    for envelope, change in zip(envelopes, changes, strict=True):
        if change.happened_at <= upto:
            seen = {field: tuple(sorted(through(change, field))) for field in change.seen}
            body = encode(msgspec.structs.replace(change, seen=seen))
            kept.append(Envelope(msgspec.Raw(body), envelope.personal))
    return kept


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(st.data(), histories())
def test_a_moment_is_what_the_changes_up_to_it_make(
    pair: tuple[Journal, Journal], data: st.DataObject, history: History
) -> None:
    """Whatever the order of arrival, and though moments were asked for while changes came in."""
    whole, upto = pair
    arriving = data.draw(st.permutations(history.envelopes), label="order")
    times = sorted({happened(one) for one in arriving})
    at = data.draw(st.sampled_from([times[0] - 1, *times]), label="moment")
    stream = history.stream
    had = data.draw(st.integers(0, len(arriving)), label="asked after")
    deliver(whole, stream, arriving[:had])
    for kind in KINDS:
        whole.reader.at(Moment(at)).all(kind, stream)
    deliver(whole, stream, arriving[had:])
    deliver(upto, stream, knowing(arriving, at))
    for kind in KINDS:
        assert whole.reader.at(Moment(at)).all(kind, stream) == upto.reader.all(kind, stream)
        latest = whole.reader.at(Moment(times[-1])).all(kind, stream)
        assert latest == whole.reader.all(kind, stream)


@pytest.fixture
def clock() -> ScenarioClock:
    return ScenarioClock(START)


@pytest.fixture
def post(tmp_path: Path, clock: ScenarioClock) -> Iterator[Post]:
    with Post.open(tmp_path / "post", clock=clock) as opened:
        yield opened


def unit_at(post: Post, stream: str, moment: Moment) -> Unit:
    (found,) = post.reader.at(moment).all(Unit, stream)
    return found


def test_what_was_entered_late_is_known_about_then_but_was_not_known_then(
    post: Post, clock: ScenarioClock
) -> None:
    stream = post.perform(OpenOperation("Night")).result(10).stream
    unit = post.perform(AddUnit(stream, "Engine 1", "fire")).result(10).keys[0]
    clock.seek(START + 10 * MINUTE)
    late = SetUnitStatus(stream, unit, "on_scene", happened_at=START + 4 * MINUTE)
    post.perform(late).result(10)
    then = START + 5 * MINUTE
    assert unit_at(post, stream, Moment(then)).status == "on_scene"
    assert unit_at(post, stream, Moment(then, "received")).status == "available"
    now = Moment(clock.now(), "received")
    assert unit_at(post, stream, now) == post.reader.all(Unit, stream)[0]
    assert post.reader.at(Moment(START - 1)).all(Unit, stream) == ()
    assert post.reader.at(Moment(then)).get(Unit, stream, unit) is not None
    assert post.reader.at(Moment(then)).get(Unit, stream, "nobody") is None


def test_a_unit_stands_where_it_was_last_seen_and_was_last_heard_then(
    post: Post, clock: ScenarioClock
) -> None:
    stream = post.perform(OpenOperation("Night")).result(10).stream
    unit = post.perform(AddUnit(stream, "Engine 1", "fire")).result(10).keys[0]
    report = Party("unit", unit, "Engine 1")
    for minute in (2, 4, 6, 30, 60):
        clock.seek(START + minute * MINUTE)
        here = Fix(unit=unit, lat=34.0 + minute / 1000, lon=-117.0, at=clock.now(), source="phone")
        post.report(stream, [here]).result(10)
    post.perform(LogMessage(stream, "fire", sender=report, happened_at=START + MINUTE)).result(10)
    said = LogMessage(stream, "out", sender=report, happened_at=START + 45 * MINUTE)
    post.perform(said).result(10)
    by_hand = PlaceUnit(stream, unit, Place(35.0, -118.0), happened_at=START + 20 * MINUTE)
    post.perform(by_hand).result(10)
    assert unit_at(post, stream, Moment(START + MINUTE)).place is None
    shown = unit_at(post, stream, Moment(START + 3 * MINUTE))
    assert shown.place == Place(34.002, -117.0, source="phone")
    assert shown.meta.since["place"] == START + 2 * MINUTE, "not moved on: it was not seen since"
    assert shown.heard_at == START + MINUTE
    assert unit_at(post, stream, Moment(START + 25 * MINUTE)).place == Place(35.0, -118.0)
    assert unit_at(post, stream, Moment(START + 30 * MINUTE)).place == Place(
        34.03, -117.0, source="phone"
    )
    now = clock.now()
    assert unit_at(post, stream, Moment(now)) == post.reader.all(Unit, stream)[0]
    clock.seek(now + MINUTE)
    later = Fix(unit=unit, lat=36.0, lon=-117.0, at=clock.now(), source="phone")
    post.report(stream, [later]).result(10)
    seen = unit_at(post, stream, Moment(clock.now())).place
    assert seen is not None, "what came in since is in the answer"
    assert seen.lat == 36.0


def test_a_dispute_is_one_only_from_when_there_were_two_sides(
    journal: Journal, left: Device, right: Device
) -> None:
    receive(journal, left.write(1_000, {"title": "a"}), right.write(2_000, {"title": "b"}))
    (before,) = journal.reader.at(Moment(1_500)).all(Task, "op-1")
    (after,) = journal.reader.at(Moment(2_000)).all(Task, "op-1")
    assert (before.title, dict(before.meta.disputed)) == ("a", {})
    assert (after.title, list(after.meta.disputed)) == ("b", ["title"])


def test_a_late_entry_is_no_dispute_at_any_moment(post: Post, clock: ScenarioClock) -> None:
    """On scene was entered first, en route later for a time before: nobody disagreed ever."""
    stream = post.perform(OpenOperation("Night")).result(10).stream
    unit = post.perform(AddUnit(stream, "Engine 1", "fire")).result(10).keys[0]
    for status, minute in (("on_scene", 9), ("committed", 12), ("en_route", 5)):
        clock.seek(START + 20 * MINUTE)
        entered = SetUnitStatus(stream, unit, status, happened_at=START + minute * MINUTE)
        post.perform(entered).result(10)
    found = [unit_at(post, stream, Moment(START + minute * MINUTE)) for minute in (1, 6, 10, 20)]
    assert [one.status for one in found] == ["available", "en_route", "en_route", "en_route"]
    assert [dict(one.meta.disputed) for one in found] == [{}, {}, {}, {}]
