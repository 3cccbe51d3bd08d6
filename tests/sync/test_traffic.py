"""What may travel by itself, what a person wishes, and that both outlive a restart."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commander.journal.blobs import Blobs
from commander.journal.feed import Notice
from commander.journal.journal import Journal
from commander.sync.traffic import CONTENT, DOWN, SMALL, UP, Movement, Traffic

ONE, TWO = "a" * 64, "b" * 64
LARGE = SMALL + 1


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    made = Journal(tmp_path / "journal.db", "00000000000000aa")
    yield made
    made.close()


@pytest.fixture
def traffic(journal: Journal, tmp_path: Path) -> Traffic:
    return Traffic(journal, Blobs(tmp_path / "attachments"))


def test_a_spared_line_carries_the_small_and_what_was_asked_for(traffic: Traffic) -> None:
    assert traffic.may(ONE, LARGE)
    traffic.spare(on=True).result(10)
    assert [traffic.may(ONE, size) for size in (SMALL, LARGE)] == [True, False]
    traffic.ask(ONE)
    assert [traffic.may(one, LARGE) for one in (ONE, TWO)] == [True, False]
    traffic.cancel(ONE)
    assert not traffic.may(ONE, SMALL)
    traffic.ask(ONE)
    assert traffic.may(ONE, LARGE)


def test_wishes_outlive_a_restart(journal: Journal, traffic: Traffic, tmp_path: Path) -> None:
    traffic.ask(ONE)
    traffic.cancel(TWO)
    traffic.spare(on=True).result(10)
    again = Traffic(journal, Blobs(tmp_path / "attachments"))
    assert again.sparing
    assert again.may(ONE, LARGE)
    assert not again.may(TWO, 1)


def test_only_one_porter_loads_a_content(traffic: Traffic) -> None:
    assert traffic.begin(ONE)
    assert not traffic.begin(ONE)
    traffic.ended(ONE, loaded=True)
    assert traffic.begin(ONE)


def test_movements_are_told_but_not_each_step(journal: Journal, traffic: Traffic) -> None:
    told: list[Notice] = []
    journal.feed.subscribe(told.append)
    for done in range(50):
        traffic.moved(ONE, Movement(DOWN, done, 50))
    assert len(told) == 1
    assert told[0].changed == {CONTENT: frozenset({ONE})}
    found = traffic.movement(ONE)
    assert found is not None
    assert found.percent == 98
    traffic.moved(ONE, Movement(DOWN, 49, 50, moving=False, why="disk"))
    assert len(told) == 2
    traffic.ended(ONE, loaded=False)
    assert traffic.movement(ONE) is None
    traffic.cancel(TWO)
    traffic.moved(TWO, Movement(UP, 1, 2))
    assert traffic.movement(TWO) is None
