"""A fixed number of random schedules; thousands more are run by hand, see `simulator`."""

import pytest

from tests.sync.simulator import run

FIRST, COUNT, PARTS = 20_001, 40, 4


@pytest.mark.parametrize("part", range(PARTS))
def test_whatever_happens_all_end_equal(part: int) -> None:
    first = FIRST + part * COUNT // PARTS
    assert run(range(first, first + COUNT // PARTS), steps=60) == []
