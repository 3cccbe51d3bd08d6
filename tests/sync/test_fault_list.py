"""The list of faults names tests that exist."""

import ast
from functools import cache
from pathlib import Path

import pytest

from tests.sync.faults import FAULTS

ROOT = Path(__file__).resolve().parents[2]


@cache
def names_in(path: str) -> frozenset[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_is_injected_somewhere(fault: str) -> None:
    assert FAULTS[fault]
    for place in FAULTS[fault]:
        path, _, name = place.partition("::")
        assert name in names_in(path), place
