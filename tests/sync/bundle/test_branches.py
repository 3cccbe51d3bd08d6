"""What another post lacks, where a device's chain has two branches or gaps: nothing is left out."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commander.journal import holdings
from commander.journal.change import Envelope
from commander.journal.journal import Journal
from commander.post import Post
from commander.sync.bundle.gather import Wish
from commander.sync.bundle.have import have
from tests.devices import STREAM, Device
from tests.sync.bundle.desk import WAIT, export, take
from tests.sync.harness import ids


def device(name: str = "d") -> Device:
    return Device(name * 16)


def entries(maker: Device, count: int, text: str) -> list[Envelope]:
    first = maker.n
    return [
        maker.write(1_000 + n, {"text": text}, entity="message", key=f"{maker.name[0]}{text}{n}")
        for n in range(first, first + count)
    ]


def branches(before: int, one: int, other: int) -> tuple[list[Envelope], ...]:
    """Return a chain and two branches of it, as a copied data folder makes them."""
    left = device()
    trunk = entries(left, before, "trunk")
    right = Device(left.name, left.n, left.prev)
    first = entries(left, one, "left")
    second = [
        Envelope(type(e.body)(bytes(e.body).replace(b'"id":"', b'"id":"copy-', 1)), e.personal)
        for e in entries(right, other, "right")
    ]
    return trunk, first, second


def give(journal: Journal, envelopes: list[Envelope]) -> None:
    verdicts = journal.submit(lambda tx: tx.receive(STREAM, envelopes, origin="x")).result(WAIT)
    assert {one.result for one in verdicts} <= {"applied", "duplicate"}


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Post, Post]]:
    with Post.open(tmp_path / "one") as one, Post.open(tmp_path / "other") as other:
        yield one, other


@pytest.mark.parametrize(("left", "right"), [(9, 9), (3, 20), (20, 3), (1, 1)])
def test_two_branches_that_do_not_know_of_each_other(
    pair: tuple[Post, Post], tmp_path: Path, left: int, right: int
) -> None:
    one, other = pair
    trunk, first, second = branches(30, left, right)
    give(one.journal, [*trunk, *first])
    give(other.journal, [*trunk, *second])
    for turn, (giving, asking) in enumerate(((one, other), (other, one))):
        path = tmp_path / f"{turn}.commander"
        export(giving, path, Wish(have=have(asking.bundles.source())))
        take(asking, path)
    assert ids(one, STREAM).total() == 30 + left + right
    assert ids(one, STREAM) == ids(other, STREAM)


def test_whoever_knows_both_branches_gives_the_missing_one(
    pair: tuple[Post, Post], tmp_path: Path
) -> None:
    one, other = pair
    trunk, first, second = branches(30, 12, 9)
    give(one.journal, [*trunk, *first, *second])
    give(other.journal, [*trunk, *first])
    path = tmp_path / "one.commander"
    manifest = export(one, path, Wish(have=have(other.bundles.source())))
    assert manifest.parts[0].changes < 30
    take(other, path)
    assert ids(one, STREAM) == ids(other, STREAM)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(
    seed=st.integers(0, 2**32),
    held=st.lists(st.sets(st.integers(0, 59)), min_size=2, max_size=2),
)
def test_any_two_posts_are_equal_after_giving_each_other_what_they_lack(
    seed: int, held: list[set[int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Gaps anywhere, three devices, two branches of one: both end with all that either had."""
    folder = tmp_path_factory.mktemp("pair")
    chance = random.Random(seed)
    trunk, first, second = branches(12, 9, 9)
    every = [
        *trunk,
        *first,
        *second,
        *entries(device("e"), 15, "e"),
        *entries(device("f"), 15, "f"),
    ]
    chance.shuffle(every)
    with Post.open(folder / "one") as one, Post.open(folder / "other") as other:
        for post, places in zip((one, other), held, strict=True):
            give(post.journal, [every[place] for place in places])
        both = ids(one, STREAM) | ids(other, STREAM)
        for turn, (giving, asking) in enumerate(((one, other), (other, one))):
            path = folder / f"{turn}.commander"
            lacking = ids(giving, STREAM).keys() - ids(asking, STREAM).keys()
            if lacking:
                export(giving, path, Wish(have=have(asking.bundles.source())))
                take(asking, path)
        assert ids(one, STREAM) == ids(other, STREAM) == both


def test_marks_reach_back_ever_farther(pair: tuple[Post, Post]) -> None:
    one, _ = pair
    give(one.journal, entries(device(), 1_000, "long"))
    with one.reader.connection() as connection:
        (marks,) = holdings.marks(connection, STREAM).values()
        assert [n for n, _ in marks] == [1000, 999, 997, 993, 985, 969, 937, 873, 745, 489]
        assert holdings.known_to(connection, STREAM, {"d" * 16: marks}) == {"d" * 16: 1000}
        assert holdings.known_to(connection, STREAM, {"d" * 16: [(7, "0" * 16)]}) == {"d" * 16: 0}
