"""Garbage: cycles go within a second, and all is looked through only when memory has grown."""

import gc
import sys
import weakref
from collections.abc import Iterator

import pytest

from ui.window.collector import Collector


class _Ring:
    """Something that only the collector can take away."""

    def __init__(self) -> None:
        self.own = self
        self.more: list[list[int]] = [[] for _ in range(2_000)]  # enough to make the young due


@pytest.fixture(autouse=True)
def _as_python_starts() -> Iterator[None]:
    """Thresholds of a fresh program: an earlier test may have set others for a server."""
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*before)


def _full_passes() -> int:
    return int(gc.get_stats()[2]["collections"])


def test_young_rings_go_without_looking_through_everything() -> None:
    collector = Collector()
    collector.start()
    try:
        before = _full_passes()
        gone = weakref.ref(_Ring())
        collector.collect_if_due()
        assert gone() is None
        assert _full_passes() == before
    finally:
        collector.stop()


def test_units_that_come_and_go_cause_no_pass_through_everything() -> None:
    collector = Collector()
    collector.start()
    try:
        before = _full_passes()
        kept: list[list[object]] = []
        for _ in range(30):  # each survives some passes and is then replaced, as records are
            kept = [*kept[-2:], [[] for _ in range(20_000)]]
            collector.collect_if_due()
        assert _full_passes() == before
    finally:
        collector.stop()


def test_old_rings_go_when_memory_has_grown_by_half(monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = 2_000_000
    monkeypatch.setattr(sys, "getallocatedblocks", lambda: blocks)
    collector = Collector()
    collector.start()
    try:
        ring = _Ring()
        collector.collect_if_due()
        collector.collect_if_due()
        gone = weakref.ref(ring)
        del ring
        before = _full_passes()
        blocks = 3_300_000  # by half, and not yet by the least that counts beside it
        collector.collect_if_due()
        assert gone() is not None
        assert _full_passes() == before
        blocks = 3_500_000
        collector.collect_if_due()
        assert gone() is None
        assert _full_passes() == before + 1
        collector.collect_if_due()
        assert _full_passes() == before + 1
    finally:
        collector.stop()
