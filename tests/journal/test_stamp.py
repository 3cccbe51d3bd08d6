"""Stamps grow whatever the clock does."""

from hypothesis import given
from hypothesis import strategies as st

from commander.journal.stamp import AHEAD_MS, StampClock, encode, milliseconds

DEVICE = "00000000000000aa"


@given(st.lists(st.integers(0, 2**41), min_size=2, max_size=50))
def test_stamps_grow_while_the_clock_jumps(readings: list[int]) -> None:
    wall = iter(readings)
    last = [0]

    def now() -> int:
        last[0] = next(wall, last[0])
        return last[0]

    clock = StampClock(DEVICE, now)
    made = [clock.next() for _ in readings]
    assert made == sorted(set(made))


def test_a_restart_goes_on_after_the_last_stamp() -> None:
    last = encode(5_000, 7, DEVICE)
    assert StampClock(DEVICE, lambda: 1, last).next() > last


def test_a_received_stamp_is_followed() -> None:
    clock = StampClock(DEVICE, lambda: 1_000)
    clock.witness(encode(30_000, 3, "00000000000000bb"))
    assert clock.next() > encode(30_000, 3, DEVICE)


def test_a_stamp_from_far_ahead_moves_the_clock_by_a_minute_only() -> None:
    clock = StampClock(DEVICE, lambda: 1_000)
    clock.witness(encode(10**12, 0, "00000000000000bb"))
    assert milliseconds(clock.next()) <= 1_000 + AHEAD_MS


def test_many_in_one_millisecond_stay_apart() -> None:
    clock = StampClock(DEVICE, lambda: 1_000)
    made = {clock.next() for _ in range(70_000)}
    assert len(made) == 70_000
