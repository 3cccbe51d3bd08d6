"""What the map reads when a device reports where a unit is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commander.actions import AddUnit, OpenOperation, PlaceUnit
from commander.domain.fix import Fix
from commander.domain.record import Place
from commander.post import Post
from ui.map.marks import Mark
from ui.map.model import Scene, marks_and_shapes
from ui.map.records import CONCERNING, MapRecords, read_all, read_changed


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    with Post.open(tmp_path / "post") as opened:
        yield opened


def mark(records: MapRecords, now: int) -> Mark:
    scene = Scene(units=records.units.values(), departments=records.departments, now=now)
    (found,), _ = marks_and_shapes(scene)
    return found


def test_a_device_moves_a_mark_and_a_hand_takes_it_over(post: Post) -> None:
    stream = post.perform(OpenOperation("Test")).result(10).stream
    unit = post.perform(AddUnit(stream, "Engine 1", "fire")).result(10).keys[0]
    records = read_all(post.reader, stream)
    told: list[dict[str, frozenset[str]]] = []
    post.feed.subscribe(lambda notice: told.append(dict(notice.changed)))
    now = post.clock.now()

    def follow() -> Mark:
        nonlocal records
        changed = told.pop()
        assert changed.keys() & CONCERNING
        records = read_changed(post.reader, records, changed)
        return mark(records, now)

    post.report(stream, [Fix(unit=unit, lat=47.1, lon=8.1, at=now, accuracy_m=400.0)]).result(10)
    shown = follow()
    assert (shown.lat, shown.lon, shown.approx, shown.stale) == (47.1, 8.1, True, False)
    post.report(stream, [Fix(unit=unit, lat=47.2, lon=8.2, at=now + 1, accuracy_m=4.0)]).result(10)
    shown = follow()
    assert (shown.lat, shown.lon, shown.approx) == (47.2, 8.2, False)
    placed = PlaceUnit(stream, unit, Place(47.3, 8.3), happened_at=now + 2)
    post.perform(placed).result(10)
    assert follow().lat == 47.3


def test_a_mark_fades_when_its_device_falls_silent(post: Post) -> None:
    stream = post.perform(OpenOperation("Test")).result(10).stream
    unit = post.perform(AddUnit(stream, "Engine 1", "fire")).result(10).keys[0]
    now = post.clock.now()
    post.report(stream, [Fix(unit=unit, lat=47.1, lon=8.1, at=now + 10_000)]).result(10)
    records = read_all(post.reader, stream)
    minute = 60_000
    assert not mark(records, now + 3 * minute).stale
    assert mark(records, now + 4 * minute).stale
