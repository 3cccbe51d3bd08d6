"""Damage anywhere: what is usable is told and taken whole; nothing is taken by halves."""

import contextlib
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commander.errors import UserError
from commander.post import Post
from commander.sync.bundle.examine import Report, examine
from commander.sync.bundle.head import SIZE
from commander.sync.bundle.problems import NoBundle
from tests.sync.bundle.desk import attach, export, photo, take
from tests.sync.bundle.forge import flipped
from tests.sync.harness import ids, open_operation, stored_ids, write

SEED = 20_261_122
SECRET = "correct horse"


@dataclass(frozen=True)
class Made:
    """Two operations, one with two pages and a photo, as a bundle in the clear and sealed."""

    clear: bytes
    sealed: bytes
    ids: dict[str, "Counter[str]"]
    digest: str


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("made")
    with Post.open(folder / "post") as post:
        first, second = open_operation(post), open_operation(post)
        write(post, first, 700)
        write(post, second, 40)
        digest = attach(post, first, photo(40_000))
        export(post, folder / "clear.commander")
        export(post, folder / "sealed.commander", passphrase=SECRET)
        return Made(
            (folder / "clear.commander").read_bytes(),
            (folder / "sealed.commander").read_bytes(),
            {stream: ids(post, stream) for stream in (first, second)},
            digest,
        )


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Post]:
    with Post.open(tmp_path / "other") as opened:
        yield opened


def places(size: int, count: int) -> list[int]:
    """Return the places of both heads, of the first part's header, and some between."""
    chance = random.Random(SEED)
    edges = [*range(0, SIZE + 70, 3), *range(size - SIZE, size, 7)]
    return sorted({*edges, *(chance.randrange(size) for _ in range(count))})


def told_right(made: Made, report: Report) -> None:
    """Whatever is called whole is."""
    for part in report.usable:
        assert part.readable == made.ids[part.part.stream].total()
    assert report.items <= {made.digest}


def test_one_changed_byte_anywhere_is_found_and_costs_one_part(made: Made, tmp_path: Path) -> None:
    path = tmp_path / "one.commander"
    for place in places(len(made.clear), 500):
        path.write_bytes(flipped(made.clear, place))
        report = examine(path)
        told_right(made, report)
        assert not report.sound, f"a change at {place} was not noticed"
        usable = len(report.usable) + len(report.items)
        assert usable >= 2, f"a change at {place} cost more than the part it is in"


def test_one_changed_byte_in_a_sealed_one_is_found(made: Made, tmp_path: Path) -> None:
    """Its key takes a while, so only some places."""
    path = tmp_path / "one.commander"
    chance = random.Random(SEED)
    inside = [SIZE + chance.randrange(len(made.sealed) - 2 * SIZE) for _ in range(5)]
    for place in (20, *inside, len(made.sealed) - 5):
        path.write_bytes(flipped(made.sealed, place))
        report = examine(path, SECRET)
        told_right(made, report)
        assert not report.sound


def test_a_sealed_one_cut_short_or_in_another_order_does_not_pass(
    made: Made, tmp_path: Path
) -> None:
    path = tmp_path / "one.commander"
    chunk = 64 * 1024 + 16
    data = made.sealed
    assert len(data) > 2 * SIZE + chunk
    first, rest = data[SIZE : SIZE + chunk], data[SIZE + chunk : -SIZE]
    for changed in (
        data[: SIZE + chunk],
        data[:SIZE] + rest + first + data[-SIZE:],
        data[:SIZE] + first + first[: len(rest)] + data[-SIZE:],
    ):
        path.write_bytes(changed)
        report = examine(path, SECRET)
        told_right(made, report)
        assert not report.sound


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _bytes_lost(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(SIZE, len(data))
    return data[:place] + data[place + chance.randrange(1, 3_000) :]


def _bytes_added(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + chance.randbytes(chance.randrange(1, 3_000)) + data[place:]


def _sector_of_zeros(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data))
    return (data[:place] + bytes(4_096) + data[place + 4_096 :])[: len(data)]


def _lines_changed(data: bytes, _chance: random.Random) -> bytes:
    return data.replace(b"\r\n", b"\n")


@pytest.mark.parametrize(
    "harm", [_cut, _bytes_lost, _bytes_added, _sector_of_zeros, _lines_changed]
)
def test_coarse_damage_is_told_and_nothing_taken_by_halves(
    made: Made, other: Post, tmp_path: Path, harm: Callable[[bytes, random.Random], bytes]
) -> None:
    path = tmp_path / "one.commander"
    chance = random.Random(SEED)
    for _ in range(12):
        path.write_bytes(harm(made.clear, chance))
        try:
            taken = take(other, path)
        except NoBundle:
            continue
        told_right(made, taken.report)
        assert not taken.report.sound
        for stream in (*taken.streams, *taken.left):
            here = stored_ids(other.data / "journal.db", stream)
            assert here in (made.ids[stream], {})
        assert {*taken.left}.isdisjoint(taken.streams)


@settings(
    max_examples=80,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_any_bytes_end_in_words(data: st.DataObject, made: Made, tmp_path: Path) -> None:
    """Whatever a file holds, it is told or refused in words, never with a bug."""
    path = tmp_path / "one.commander"
    start = data.draw(st.integers(0, len(made.clear)))
    junk = data.draw(st.binary(max_size=300))
    end = data.draw(st.integers(start, len(made.clear)))
    path.write_bytes(made.clear[:start] + junk + made.clear[end:])
    with contextlib.suppress(UserError):
        told_right(made, examine(path))


def test_what_is_readable_of_a_damaged_operation_is_taken_only_when_asked(
    made: Made, other: Post, tmp_path: Path
) -> None:
    """The photo stays out: what it is attached to may be in the damaged part."""
    path = tmp_path / "one.commander"
    report = None
    for place in range(SIZE + 2_000, len(made.clear), 997):
        path.write_bytes(flipped(made.clear, place))
        report = examine(path)
        if report.damaged and report.damaged[0].readable:
            break
    assert report is not None
    damaged = report.damaged[0]
    stream, readable = damaged.part.stream, damaged.readable
    assert 0 < readable < made.ids[stream].total()
    taken = take(other, path)
    assert taken.left == (stream,)
    assert not stored_ids(other.data / "journal.db", stream)
    taken = take(other, path, readable=True)
    assert taken.left == ()
    here = stored_ids(other.data / "journal.db", stream)
    assert here.total() == readable
    assert here <= made.ids[stream]
    path.write_bytes(made.clear)
    take(other, path)
    assert stored_ids(other.data / "journal.db", stream) == made.ids[stream]


def test_a_damaged_photo_costs_no_message(made: Made, other: Post, tmp_path: Path) -> None:
    path = tmp_path / "one.commander"
    path.write_bytes(flipped(made.clear, made.clear.index(photo(40_000)[:64]) + 1_000))
    taken = take(other, path)
    assert {*taken.streams} == made.ids.keys()
    assert (taken.items, taken.report.damaged_items) == (0, 1)
    assert not other.blobs.has(made.digest)
    path.write_bytes(made.clear)
    assert take(other, path).items == 1
    assert other.blobs.sound(made.digest)
