"""Positions of units travel with the operations of a bundle, newest fix and track."""

from pathlib import Path

from commander.domain.fix import Fix
from commander.domain.resources import Unit
from commander.journal import positions, whereabouts
from commander.post import Post
from commander.sync.bundle.frames import MARK
from tests.sync.bundle.desk import WAIT, add_unit, export, look, take
from tests.sync.bundle.forge import flipped
from tests.sync.harness import Posts, ids, open_operation

MINUTE = 60_000


def drive(post: Post, stream: str, unit: str, steps: range) -> None:
    """Report a unit that turns at every minute, so that its track keeps all of them."""
    begin = post.clock.now() - 3 * 60 * MINUTE
    fixes = [
        Fix(
            unit=unit,
            lat=34.1 + (step % 2) * 0.01,
            lon=-117.3 - step * 0.01,
            at=begin + step * MINUTE,
        )
        for step in steps
    ]
    post.journal.submit(lambda tx: positions.report(tx, stream, fixes)).result(WAIT)


def places(post: Post, stream: str, unit: str) -> list[whereabouts.TrackPoint]:
    with post.reader.connection() as connection:
        return list(whereabouts.track(connection, stream, unit, 0, 2**46, post.clock.now()))


def test_positions_come_with_the_operation_and_twice_is_once(posts: Posts, tmp_path: Path) -> None:
    one, other = posts.open("one"), posts.open("other")
    stream = open_operation(one)
    unit = add_unit(one, stream, "Engine 5")
    drive(one, stream, unit, range(60))
    path = tmp_path / "one.commander"
    assert export(one, path).parts[0].sheets == 1
    for _ in range(2):
        assert not take(other, path).report.lacks_positions
        assert places(other, stream, unit) == places(one, stream, unit)
        with other.reader.connection() as connection:
            head = whereabouts.head(connection, stream)
        assert head == 3  # one fix and two blocks, no more the second time
    assert other.reader.get(Unit, stream, unit) == one.reader.get(Unit, stream, unit)


def test_newer_positions_stay_when_an_older_bundle_comes(posts: Posts, tmp_path: Path) -> None:
    one, other = posts.open("one"), posts.open("other")
    stream = open_operation(one)
    unit = add_unit(one, stream, "Engine 5")
    drive(one, stream, unit, range(5))
    export(one, tmp_path / "old.commander")
    drive(one, stream, unit, range(5, 20))
    export(one, tmp_path / "new.commander")
    take(other, tmp_path / "new.commander")
    take(other, tmp_path / "old.commander")
    assert places(other, stream, unit) == places(one, stream, unit)


def test_damaged_positions_cost_no_message(posts: Posts, tmp_path: Path) -> None:
    one, other = posts.open("one"), posts.open("other")
    stream = open_operation(one)
    unit = add_unit(one, stream, "Engine 5")
    drive(one, stream, unit, range(60))
    path = tmp_path / "one.commander"
    export(one, path)
    data = path.read_bytes()
    *_, sheet, _end = [at for at in range(len(data)) if data.startswith(MARK, at)]
    path.write_bytes(flipped(data, sheet + 100))
    report = look(other, path)
    assert report.lacks_positions
    assert [part.whole for part in report.parts] == [True]
    take(other, path)
    assert ids(other, stream) == ids(one, stream)
    assert places(other, stream, unit) == []
