"""What the exchange does next, without threads or network."""

from msgspec.structs import replace

from commander.journal.wire import SNAPSHOT_STEP, StreamHead
from commander.sync.backoff import Backoff
from commander.sync.engine import (
    Counts,
    Fetch,
    Holding,
    Pull,
    Push,
    StreamState,
    compared,
    decide,
    greeted,
)
from commander.sync.failures import Busy, Offline, Unknown

NONE: frozenset[str] = frozenset()


def state(**values: object) -> StreamState:
    return StreamState("s", **values)  # type: ignore[arg-type]


def there(head: int, epoch: str = "e", **devices: int) -> StreamHead:
    return StreamHead("s", epoch, head, devices)


def test_nothing_to_do() -> None:
    assert decide([state(head=5, pushed=5, pulled=7, server_head=7)], None, NONE) is None


def test_what_is_ours_goes_first_then_turns_are_taken() -> None:
    both = state(head=9, pushed=5, pulled=7, server_head=9)
    first = decide([both], None, NONE)
    assert first == Push("s", 5)
    assert decide([both], first, NONE) == Pull("s", 7, own=False)


def test_a_stream_that_stays_home_is_left_alone() -> None:
    assert decide([state(head=9, server_head=9, travels=False)], None, NONE) is None


def test_an_empty_post_takes_a_long_stream_as_a_snapshot() -> None:
    empty = state(server_head=SNAPSHOT_STEP)
    assert decide([empty], None, NONE) == Fetch("s")
    assert decide([empty], None, frozenset({"s"})) == Pull("s", 0, own=False)
    assert decide([state(server_head=SNAPSHOT_STEP - 1)], None, NONE) == Pull("s", 0, own=False)


def test_a_post_that_lacks_something_reads_the_changes_and_no_snapshot() -> None:
    """The file may be of a journal that was put back since."""
    lacking = state(server_head=SNAPSHOT_STEP, own=True)
    assert decide([lacking], None, NONE) == Pull("s", 0, own=True)


def test_a_server_as_before_leaves_the_cursors() -> None:
    before = state(head=9, pushed=9, pulled=7, epoch="e")
    after = greeted(before, there(12), Counts(made=4, answered=4, held=4))
    assert (after.pushed, after.pulled, after.server_head) == (9, 7, 12)


def test_another_epoch_starts_both_ways_again() -> None:
    before = state(head=9, pushed=9, pulled=7, epoch="old")
    after = greeted(before, there(12), Counts(4, 4, 4))
    assert (after.pushed, after.pulled, after.epoch) == (0, 0, "e")


def test_a_head_behind_the_cursor_starts_both_ways_again() -> None:
    before = state(head=9, pushed=9, pulled=7, epoch="e")
    after = greeted(before, there(6), Counts(4, 4, 4))
    assert (after.pushed, after.pulled) == (0, 0)


def test_a_stream_that_the_server_lost_is_sent_again() -> None:
    after = greeted(state(head=9, pushed=9, pulled=7, epoch="e"), None, Counts(4, 4, 0))
    assert (after.pushed, after.pulled, after.server_head) == (0, 0, 0)


def test_a_server_that_holds_less_of_ours_gets_it_again() -> None:
    after = greeted(state(head=9, pushed=9, pulled=7, epoch="e"), there(9), Counts(4, 4, 3))
    assert (after.pushed, after.pulled) == (0, 7)


def test_a_restored_post_reads_its_own_changes_back() -> None:
    after = greeted(state(head=9, pushed=9, pulled=7, epoch="e"), there(9), Counts(4, 4, 6))
    assert (after.pulled, after.own) == (0, True)
    assert decide([after], None, NONE) == Pull("s", 0, own=True)


def test_waits_grow_to_a_limit_with_full_jitter_and_start_anew() -> None:
    drawn: list[tuple[float, float]] = []

    def draw(low: float, high: float) -> float:
        drawn.append((low, high))
        return high

    backoff = Backoff(1.0, 30.0, draw)
    waits = [backoff.after(Offline("no line")) for _ in range(8)]
    assert waits == [1, 2, 4, 8, 16, 30, 30, 30]
    assert all(low == 0 for low, _ in drawn)
    backoff.succeeded()
    assert backoff.after(Offline("no line")) == 1


def test_a_busy_server_is_given_the_time_it_asks_for() -> None:
    backoff = Backoff(1.0, 30.0, lambda low, _high: low)
    assert backoff.after(Busy(7)) == 7
    assert backoff.after(Unknown()) > 0


def here(mark: str = "", **devices: int) -> Holding:
    return Holding(9, devices, mark)


def test_when_nothing_is_left_both_sides_must_have_as_much_of_everybody() -> None:
    quiet = state(head=9, pushed=9, pulled=9, server_head=9)
    assert compared(quiet, here(a=4, b=5), there(9, a=4, b=5)) == quiet
    busy = state(head=9, pushed=8, pulled=9, server_head=9)
    assert compared(busy, here(a=4, b=5), there(9)) == busy
    fewer = compared(quiet, here(a=4, b=5), there(9, a=5, b=5))
    assert (fewer.pushed, fewer.pulled, fewer.own) == (9, 0, True)
    more = compared(quiet, here(a=4, b=5), there(9, a=4, b=4))
    assert (more.pushed, more.pulled, more.own) == (0, 9, False)


def test_as_many_but_not_the_same_is_sent_and_read_anew() -> None:
    """As when one device was put back together with its server, and then wrote something else."""
    quiet = state(head=9, pushed=9, pulled=9, server_head=9)
    other = replace(there(9, a=9), mark="y")
    found = compared(quiet, here("x", a=9), other)
    assert (found.pushed, found.pulled, found.own) == (0, 0, True)
    assert compared(quiet, here("y", a=9), other) == quiet
    assert compared(quiet, here("x", a=9), there(9, a=9)) == quiet  # an older server says none


def test_a_gap_that_no_count_shows_is_seen_from_the_heads() -> None:
    fewer = compared(state(head=8, pushed=8, pulled=9, server_head=9), here(), there(9))
    assert (fewer.pulled, fewer.own) == (0, True)
    assert compared(state(head=9, pushed=9, pulled=8, server_head=8), here(), there(8)).pushed == 0
