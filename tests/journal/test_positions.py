"""Positions in the journal: any order ends in the same state, hand and device take turns."""

import itertools
import math
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commander.actions import AddUnit, OpenOperation, PlaceUnit
from commander.actions.base import Action, perform
from commander.clock import ScenarioClock
from commander.domain.fix import AHEAD_MS, Fix
from commander.domain.record import Place
from commander.domain.resources import Unit
from commander.domain.track import Point
from commander.errors import UserError
from commander.journal import positions, whereabouts
from commander.journal.journal import Journal
from commander.journal.sheet import Block, Held, Sheet, read
from commander.journal.transaction import Author
from commander.post import Post
from tests.journal.test_salvage import crashed, damage, filled, leaf_of_changes, without_copies

NOW = 1_800_000_000_000
SECOND = 1_000
BEGIN = NOW - 7_200_000
ONE, TWO = "00000000000000b1", "00000000000000b2"


class Desk:
    """A journal with an operation and a clock that the test sets."""

    def __init__(self, folder: Path) -> None:
        self.clock = ScenarioClock(NOW)
        self.journal = Journal(folder / "journal.db", "00000000000000aa", clock=self.clock)
        self.stream = self.do(OpenOperation("Test"))
        self.unit = self.add("Engine 1")

    def do(self, action: Action) -> str:
        done = self.journal.submit(lambda tx: perform(tx, action, Author("ann"))).result()
        return done.keys[0]

    def add(self, name: str) -> str:
        return self.do(AddUnit(self.stream, name, "fire"))

    def report(self, *fixes: Fix) -> int:
        return self.journal.submit(lambda tx: positions.report(tx, self.stream, fixes)).result()

    def take(self, sheet: Sheet, origin: str = "peer") -> positions.Taken:
        return self.journal.submit(
            lambda tx: positions.take(tx, self.stream, sheet, origin)
        ).result()

    def fix(self, lat: float, lon: float = 8.0, at: int = NOW) -> Fix:
        return Fix(unit=self.unit, lat=lat, lon=lon, at=at)

    @property
    def shown(self) -> Unit:
        found = self.journal.reader.get(Unit, self.stream, self.unit)
        assert found is not None
        return found

    @property
    def lat(self) -> float:
        assert self.shown.place is not None
        return self.shown.place.lat

    def state(self) -> list[tuple[object, ...]]:
        with self.journal.reader.connection() as connection:
            fixes = connection.exec_driver_sql(
                "SELECT unit, device, body FROM fix ORDER BY unit, device"
            )
            tracks = connection.exec_driver_sql(
                "SELECT unit, device, start, points FROM track ORDER BY unit, device, start"
            )
            return [tuple(row) for row in [*fixes, *tracks]]

    def track(self) -> tuple[whereabouts.TrackPoint, ...]:
        return self.journal.reader.track(self.stream, self.unit)

    def head(self) -> int:
        with self.journal.reader.connection() as connection:
            return whereabouts.head(connection, self.stream)


@contextmanager
def opened(folder: Path) -> Iterator[Desk]:
    desk = Desk(folder)
    try:
        yield desk
    finally:
        desk.journal.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path) as made:
        yield made


def test_the_newest_fix_is_where_the_unit_is(desk: Desk) -> None:
    told: list[tuple[frozenset[str], str]] = []
    desk.journal.feed.subscribe(lambda n: told.append((n.changed["fix"], n.origin)))
    assert desk.report(desk.fix(1.0), desk.fix(2.0, at=NOW + SECOND)) == 1
    assert desk.shown.place == Place(2.0, 8.0, source="gps")
    assert desk.shown.meta.since["place"] == NOW + SECOND
    assert desk.shown.heard_at == NOW  # when it was made: a device says nothing of the crew
    assert desk.journal.reader.fixes(desk.stream)[desk.unit].device == desk.journal.device
    assert told == [(frozenset({desk.unit}), "local")]


def test_the_same_once_more_is_no_news(desk: Desk) -> None:
    desk.report(desk.fix(1.0))
    before = desk.state(), desk.head()
    assert desk.report(desk.fix(1.0)) == 0
    assert (desk.state(), desk.head()) == before


def test_an_older_fix_is_of_the_track_only(desk: Desk) -> None:
    desk.report(desk.fix(1.0))
    late = [desk.fix(3.0 + step / 100, at=NOW - 600_000 + step * 60_000) for step in range(5)]
    assert desk.report(*late) == 0
    assert desk.lat == 1.0
    assert [one.lat for one in desk.track()] == [3.0, 3.04, 1.0]


def test_a_hand_and_a_device_take_turns(desk: Desk) -> None:
    desk.report(desk.fix(1.0))
    assert desk.lat == 1.0
    desk.do(PlaceUnit(desk.stream, desk.unit, Place(5.0, 6.0), happened_at=NOW + SECOND))
    assert desk.shown.place == Place(5.0, 6.0, source="hand")
    assert desk.shown.meta.since["place"] == NOW + SECOND
    desk.report(desk.fix(2.0, at=NOW))  # of before, though it comes later
    assert desk.lat == 5.0
    desk.report(desk.fix(2.0, at=NOW + 2 * SECOND))
    assert desk.shown.place == Place(2.0, 8.0, source="gps")


def test_a_vague_fix_shows_as_approximate(desk: Desk) -> None:
    desk.do(AddUnit(desk.stream, "x", "fire", approximate=("place", "crew"), key="vague"))
    desk.report(Fix(unit="vague", lat=1.0, lon=2.0, at=NOW, accuracy_m=500.0, source="phone"))
    unit = desk.journal.reader.get(Unit, desk.stream, "vague")
    assert unit is not None
    assert unit.place == Place(1.0, 2.0, source="phone", approx=True)
    desk.report(Fix(unit="vague", lat=1.0, lon=2.0, at=NOW + 1, accuracy_m=5.0))
    unit = desk.journal.reader.get(Unit, desk.stream, "vague")
    assert unit is not None
    assert unit.place == Place(1.0, 2.0, source="gps")
    assert unit.approximate == ("crew",)


def test_a_clock_that_is_ahead_is_put_right_where_it_reports(desk: Desk) -> None:
    desk.report(desk.fix(1.0, at=NOW + 3_600_000))
    assert desk.journal.reader.fixes(desk.stream)[desk.unit].at == NOW
    desk.report(desk.fix(2.0, at=NOW + SECOND))
    assert desk.lat == 2.0


def test_a_post_whose_clock_was_put_back_goes_on(desk: Desk) -> None:
    desk.report(desk.fix(1.0))
    desk.clock.seek(NOW - 86_400_000)
    desk.report(desk.fix(2.0, at=NOW - 86_400_000))
    assert desk.lat == 2.0
    desk.report(desk.fix(3.0, at=NOW - 86_400_000 + SECOND))
    assert desk.lat == 3.0


def held(lat: float, at: int, device: str = ONE, *, unit: str = "e1", n: int = 0) -> Held:
    return Held(
        unit=unit,
        device=device,
        n=n or at,
        at=at,
        lat=round(lat * 1e6),
        lon=8_000_000,
        source="gps",
        accuracy=5,
        speed=-1,
        heading=-1,
    )


def test_a_fix_from_the_future_holds_nobody_up(desk: Desk) -> None:
    far = desk.clock.now() + AHEAD_MS + 3_600_000
    desk.take(Sheet((held(9.0, far, unit=desk.unit),)))
    assert (desk.lat, desk.shown.place and desk.shown.place.approx) == (9.0, True)
    assert desk.shown.heard_at == NOW
    desk.do(PlaceUnit(desk.stream, desk.unit, Place(5.0, 6.0), happened_at=NOW))
    assert desk.lat == 5.0
    desk.take(Sheet((held(1.0, NOW + SECOND, TWO, unit=desk.unit),)))
    assert desk.lat == 1.0
    desk.clock.seek(far)
    assert desk.lat == 9.0  # by then it is as good as any


def test_a_unit_that_is_not_here_is_refused_and_nothing_is_kept(desk: Desk) -> None:
    before = desk.state()
    with pytest.raises(UserError, match="no unit nobody"):
        desk.report(desk.fix(1.0), Fix(unit="nobody", lat=1.0, lon=2.0, at=NOW))
    for wrong in (math.nan, math.inf, 91.0):
        with pytest.raises(UserError, match="no place on earth"):
            desk.report(desk.fix(2.0), desk.fix(wrong))
    assert desk.state() == before


def test_fixes_of_units_that_come_later_wait_for_them(desk: Desk) -> None:
    desk.take(Sheet((held(1.0, NOW, unit="later"),)))
    desk.do(AddUnit(desk.stream, "Later", "fire", key="later"))
    unit = desk.journal.reader.get(Unit, desk.stream, "later")
    assert unit is not None
    assert unit.place is not None
    assert unit.place.lat == 1.0


def test_nothing_is_taken_for_a_stream_that_is_not_here(desk: Desk) -> None:
    taken = desk.journal.submit(
        lambda tx: positions.take(tx, "other", Sheet((held(1.0, NOW),)), "peer")
    ).result()
    assert (taken.known, taken.head) == (False, 0)
    assert desk.state() == []


@st.composite
def parts(draw: st.DrawFn) -> list[Held | Block]:
    """What two devices may have sent of two units at any time, longer and shorter blocks."""
    found: list[Held | Block] = []
    for device, unit in itertools.product((ONE, TWO), ("e1", "e2")):
        for n in draw(st.lists(st.integers(1, 6), max_size=4)):
            lat = draw(st.integers(0, 2))
            found.append(held(lat, NOW + draw(st.integers(0, 3)), device, unit=unit, n=NOW + n))
        whole = [Point(100 + 10 * step, step, draw(st.integers(0, 1))) for step in range(4)]
        lengths = draw(st.lists(st.integers(1, 4), max_size=3))
        found += [Block(unit, device, tuple(whole[:length])) for length in lengths]
    return found


@settings(max_examples=10, deadline=None)
@given(parts(), st.randoms(use_true_random=False))
def test_any_order_ends_in_the_same_state(found: list[Held | Block], rng: random.Random) -> None:
    twice = [*found, *found]
    rng.shuffle(twice)
    with (
        TemporaryDirectory() as one,
        TemporaryDirectory() as two,
        opened(Path(one)) as left,
        opened(Path(two)) as right,
    ):
        left.take(_sheet(found))
        for part in twice:
            right.take(_sheet([part]))
        assert left.state() == right.state()
        before = left.head()
        left.take(_sheet(twice))
        assert left.head() == before


def _sheet(found: list[Held | Block]) -> Sheet:
    return Sheet(
        tuple(one for one in found if isinstance(one, Held)),
        tuple(one for one in found if isinstance(one, Block)),
    )


def test_who_asks_gets_what_is_new_and_nothing_of_its_own(desk: Desk) -> None:
    desk.report(desk.fix(1.0))
    desk.take(Sheet((held(2.0, NOW),)), "left")
    desk.take(Sheet((held(3.0, NOW, TWO),)), "right")

    def devices(after: int, skip: str) -> set[str]:
        with desk.journal.reader.connection() as connection:
            part = whereabouts.portion(connection, desk.stream, after, limit=10, skip_origin=skip)
        assert part.upto == part.head == desk.head()
        return {one.device for one in read(part.packed).fixes} if part.packed else set()

    mine = desk.journal.device
    assert devices(0, "left") == {mine, TWO}
    assert devices(0, "right") == {mine, ONE}
    end = desk.head()
    assert devices(end, "left") == set()
    desk.report(desk.fix(1.5, at=NOW + SECOND))
    assert devices(end, "left") == {mine}


def test_portions_cover_everything_whatever_their_size(desk: Desk) -> None:
    units = [desk.add(f"Unit {n}") for n in range(7)]
    for unit in units:
        desk.report(
            *(
                Fix(unit=unit, lat=step % 2, lon=8.0, at=BEGIN + step * 100_000)
                for step in range(40)
            )
        )
    for limit in (1, 2, 5, 100):
        fixes, blocks, after = set(), set(), 0
        while True:
            with desk.journal.reader.connection() as connection:
                part = whereabouts.portion(
                    connection, desk.stream, after, limit=limit, skip_origin="-"
                )
            if part.packed:
                sheet = read(part.packed)
                fixes |= {one.unit for one in sheet.fixes}
                blocks |= {(one.unit, one.start) for one in sheet.blocks}
            after = part.upto
            if after >= part.head:
                break
        assert fixes == set(units)
        assert len(blocks) == 14


def test_a_track_is_bounded(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(positions, "KEEP_BLOCKS", 3)
    for start in range(0, 500, 100):
        desk.take(Sheet((), (Block(desk.unit, ONE, (Point(start, 1, 2),)),)))
    assert [one.at for one in desk.track()] == [200_000, 300_000, 400_000]
    desk.take(Sheet((), (Block(desk.unit, ONE, (Point(0, 1, 2),)),)))
    assert [one.at for one in desk.track()] == [200_000, 300_000, 400_000]


def test_a_track_can_be_asked_for_in_part(desk: Desk) -> None:
    desk.report(*(desk.fix(step % 2, at=BEGIN + step * 100_000) for step in range(60)))
    whole = desk.track()
    assert [one.at for one in whole] == sorted({one.at for one in whole})
    assert len(whole) == 60
    since, until = whole[10].at, whole[40].at
    part = desk.journal.reader.track(desk.stream, desk.unit, since, until)
    assert part == whole[10:41]


def test_ten_thousand_updates_cost_kilobytes(desk: Desk) -> None:
    """A hundred units that turn at random every ten seconds: the worst that a track can meet."""
    rng = random.Random(2)
    units = [desk.add(f"Unit {n}") for n in range(100)]
    at = {unit: [47.3 + rng.random() / 10, 8.5 + rng.random() / 10] for unit in units}
    fixes = []
    for step in range(10_000):
        unit = rng.choice(units)
        at[unit] = [one + rng.uniform(-0.001, 0.001) for one in at[unit]]
        fixes.append(
            Fix(
                unit=unit,
                lat=at[unit][0],
                lon=at[unit][1],
                at=NOW - 1_025_000 + step * 102,
                speed=rng.randint(0, 30),
                heading=rng.randint(0, 359),
            )
        )
    assert desk.report(*fixes) == 100
    with desk.journal.reader.connection() as connection:
        part = whereabouts.portion(connection, desk.stream, 0, limit=1_000, skip_origin="-")
    assert part.upto == part.head
    assert len(part.packed) <= 8_500


def test_a_damaged_journal_keeps_where_units_were(tmp_path: Path) -> None:
    stream = filled(tmp_path)
    with Post.open(tmp_path) as post:
        unit = post.perform(AddUnit(stream, "Engine 1", "fire")).result().keys[0]
        now = post.clock.now()
        found = [
            Fix(unit=unit, lat=step % 2, lon=8.0, at=now - (60 - step) * 100_000)
            for step in range(60)
        ]
        post.report(stream, found[:50]).result()
        before = post.reader.track(stream, unit)
    without_copies(tmp_path)
    crashed(tmp_path)
    damage(tmp_path / "journal.db", leaf_of_changes(tmp_path / "journal.db"))
    with Post.open(tmp_path) as post:
        assert "was damaged" in post.salvaged
        assert post.reader.track(stream, unit) == before
        post.report(stream, found[50:]).result()
        assert len(post.reader.track(stream, unit)) == 60
