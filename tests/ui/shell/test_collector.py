"""Garbage: cycles go within a second, and all is looked through only when memory has grown."""

import gc
import weakref

from ui.window.collector import Collector


class _Ring:
    """Something that only the collector can take away."""

    def __init__(self) -> None:
        self.own = self
        self.more: list[list[int]] = [[] for _ in range(2_000)]  # enough to make the young due


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


def test_old_rings_go_when_memory_has_grown_by_half() -> None:
    collector = Collector()
    collector.start()
    try:
        ring = _Ring()
        collector.collect_if_due()
        collector.collect_if_due()
        gone = weakref.ref(ring)
        del ring
        hoard: list[list[int]] = [[] for _ in range(1_500_000)]
        before = _full_passes()
        collector.collect_if_due()
        assert gone() is None
        assert _full_passes() == before + 1
        collector.collect_if_due()
        assert _full_passes() == before + 1
        del hoard
    finally:
        collector.stop()
