"""What is counted with every batch is what counting all would give."""

import random
from pathlib import Path

import pytest
from sqlalchemy import Connection

from commander.journal import chain, intake
from commander.journal.journal import Journal
from commander.journal.rows import select_rows
from tests.devices import STREAM, Device, receive


def counted(connection: Connection) -> dict[str, int]:
    """Count the slow way, from the changes themselves."""
    found: dict[str, list[int]] = {}
    rows = select_rows(connection, "SELECT device, n FROM change WHERE stream = ?", (STREAM,))
    for device, n in rows:
        found.setdefault(device, []).append(n)
    return {device: _whole(numbers) for device, numbers in found.items()}


def _whole(numbers: list[int]) -> int:
    if set(numbers) == set(range(1, max(numbers) + 1)):
        return len(numbers)
    return min(set(range(1, max(numbers))) - set(numbers)) - 1


@pytest.mark.parametrize("seed", range(12))
def test_in_any_order_with_gaps_and_forks(journal: Journal, left: Device, seed: int) -> None:
    rng = random.Random(seed)
    shared = [left.write(i, {"title": str(i)}, key=f"t{i}") for i in range(1, 11)]
    copy = Device(left.name, left.n, left.prev)
    one = [left.write(100 + i, {"title": "a"}, key=f"a{i}") for i in range(rng.randint(1, 8))]
    other = [copy.write(500 + i, {"title": "b"}, key=f"b{i}") for i in range(rng.randint(0, 8))]
    waiting = [*shared, *one, *(other if seed % 2 else [])]
    rng.shuffle(waiting)
    while waiting:
        batch, waiting = waiting[:3], waiting[3:]
        receive(journal, *batch, *rng.sample(batch, 1))
        with journal.reader.connection() as connection:
            assert chain.contiguous(connection, STREAM) == counted(connection)
            [(whole,)] = select_rows(connection, "SELECT count(*) FROM change")
            assert chain.count_of(connection, STREAM, left.name) == whole


def test_two_journals_with_the_same_changes_have_one_mark(
    journal: Journal, left: Device, tmp_path: Path
) -> None:
    changes = [left.write(i, {"title": str(i)}) for i in range(1, 6)]
    other, marks, others = Journal(tmp_path / "other.db", "f" * 16), chain.Marks(), chain.Marks()
    try:
        receive(journal, *changes[:3])
        first = mark(marks, journal)
        receive(other, *reversed(changes))
        assert first != mark(others, other)
        receive(journal, *changes[3:])
        assert mark(marks, journal) == mark(others, other) == mark(chain.Marks(), journal)
    finally:
        other.close()


def test_as_many_other_changes_have_another_mark(
    journal: Journal, left: Device, tmp_path: Path
) -> None:
    other = Journal(tmp_path / "other.db", "f" * 16)
    try:
        receive(journal, left.write(1, {"title": "a"}))
        receive(other, Device("f" * 16).write(1, {"title": "a"}))
        assert mark(chain.Marks(), journal) != mark(chain.Marks(), other)
    finally:
        other.close()


def test_of_an_earlier_moment_there_is_no_mark(journal: Journal, left: Device) -> None:
    receive(journal, *[left.write(i, {"title": str(i)}) for i in range(1, 4)])
    marks = chain.Marks()
    assert mark(marks, journal)
    with journal.reader.connection() as connection:
        assert not marks.of(connection, STREAM, 2)


def mark(marks: chain.Marks, journal: Journal) -> str:
    with journal.reader.connection() as connection:
        return marks.of(connection, STREAM, intake.head(connection, STREAM))
