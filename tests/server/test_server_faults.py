"""The list of a server's faults names tests that exist."""

import pytest

from tests.server.faults import FAULTS
from tests.sync.test_fault_list import names_in


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_is_injected_somewhere(fault: str) -> None:
    assert FAULTS[fault]
    for place in FAULTS[fault]:
        path, _, name = place.partition("::")
        assert name in names_in(path), place
