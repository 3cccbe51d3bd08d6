"""What is counted with every batch is what counting all would give."""

import random

import pytest
from sqlalchemy import Connection

from commander.journal import chain
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
