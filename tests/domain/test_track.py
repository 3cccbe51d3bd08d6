"""The thinned track: how far it may be off, what it costs."""

import itertools
import math

from hypothesis import given
from hypothesis import strategies as st

from commander.domain.track import (
    EPSILON_M,
    EVERY_S,
    FIRST,
    LONGEST_S,
    METRES_A_DEGREE,
    PLENTY,
    SPARE,
    STEPS,
    Point,
    Window,
    begun,
    follow,
    point,
)

METRE = STEPS / METRES_A_DEGREE
"""Steps of latitude in a metre."""


def thinned(fixes: list[Point], *, spare: float | None = None) -> tuple[list[Point], Window]:
    """Return the kept points; ``spare`` replaces what may be kept at once, before every fix."""
    window, kept = begun(fixes[0]), [fixes[0]]
    for now in fixes[1:]:
        if spare is not None:
            window = Window(window.kept, window.last, window.lat, window.lon, spare, window.overdue)
        window, found = follow(window, now)
        if found is not None:
            kept.append(found)
    return kept, window


def between(kept: list[Point], at: int) -> tuple[float, float]:
    """Return where the track has the unit at a time, steadily moving between two points."""
    for a, b in itertools.pairwise(kept):
        if a.at <= at <= b.at:
            share = (at - a.at) / (b.at - a.at)
            return a.lat + share * (b.lat - a.lat), a.lon + share * (b.lon - a.lon)
    raise AssertionError(at)


steps = st.lists(
    st.tuples(st.integers(1, 300), st.integers(-2_000, 2_000), st.integers(-2_000, 2_000)),
    min_size=1,
    max_size=80,
)


def walk(found: list[tuple[int, int, int]], lat: int = 4_500_000) -> list[Point]:
    fixes = [Point(1_000_000, lat, 800_000)]
    for seconds, north, east in found:
        last = fixes[-1]
        fixes.append(Point(last.at + seconds, last.lat + north, last.lon + east))
    return fixes


@given(steps)
def test_no_fix_is_further_from_the_track_than_promised(found: list[tuple[int, int, int]]) -> None:
    fixes = walk(found)
    kept, window = thinned(fixes, spare=float(PLENTY))
    whole = kept if kept[-1] == window.last else [*kept, window.last]
    narrow = math.cos(math.radians(4_500_000 / STEPS + 2))
    for one in fixes:
        lat, lon = between(whole, one.at) if len(whole) > 1 else (one.lat, one.lon)
        assert abs(lat - one.lat) <= 2 * EPSILON_M * METRE + 1
        assert abs(lon - one.lon) <= 2 * EPSILON_M * METRE / narrow + 2


@given(steps)
def test_every_point_of_the_track_was_measured(found: list[tuple[int, int, int]]) -> None:
    fixes = walk(found)
    kept, _ = thinned(fixes)
    assert set(kept) <= set(fixes)
    assert kept == sorted(kept)


@given(steps)
def test_what_a_unit_costs_is_bounded(found: list[tuple[int, int, int]]) -> None:
    fixes = walk(found)
    kept, _ = thinned(fixes)
    assert len(kept) <= FIRST + (fixes[-1].at - fixes[0].at) / EVERY_S
    for place in range(len(kept)):
        span = [one for one in kept[place:] if one.at - kept[place].at < EVERY_S]
        assert len(span) <= SPARE + 2


def test_who_turns_all_the_time_keeps_the_turns_that_matter() -> None:
    """A search to and fro within 30 m, and one long way out and back in the middle of it."""
    search = [Point(at, at % 20, 0) for at in range(0, 600, 10)]
    out = [Point(600 + at, 10 * min(at, 200 - at), 0) for at in range(0, 200, 10)]
    after = [Point(800 + at, at % 20, 0) for at in range(0, 600, 10)]
    kept, _ = thinned([*search, *out, *after])
    assert any(one.lat >= 990 for one in kept)


def test_standing_and_driving_straight_cost_next_to_nothing() -> None:
    noisy = [Point(at, 100 + at % 7, 200 - at % 5) for at in range(0, 3_600, 5)]
    assert len(thinned(noisy)[0]) == 1 + 3_600 // LONGEST_S
    straight = [Point(at, 12 * at, 15 * at) for at in range(0, 800, 2)]
    assert len(thinned(straight)[0]) == 1


def test_a_corner_is_kept_where_it_was() -> None:
    north = [Point(at, 12 * at, 0) for at in range(0, 100, 10)]
    east = [Point(90 + at, 12 * 90, 17 * at) for at in range(10, 100, 10)]
    assert thinned([*north, *east], spare=float(SPARE))[0] == [north[0], north[-1]]


def test_a_stop_is_kept() -> None:
    drive = [Point(at, 12 * at, 0) for at in range(0, 100, 10)]
    stand = [Point(90 + at, 12 * 90, 0) for at in range(10, 400, 10)]
    assert thinned([*drive, *stand], spare=float(SPARE))[0] == [drive[0], drive[-1]]


def test_across_the_date_line_a_unit_goes_the_short_way() -> None:
    east = [point(at * 1000, 0.0, 179.99 + at / 10_000) for at in range(100)]
    over = [point(at * 1000, 0.0, -180 + (at - 100) / 10_000) for at in range(101, 200)]
    assert len(thinned([*east, *over])[0]) == 1


def test_the_same_second_twice_changes_nothing() -> None:
    window = begun(Point(10, 0, 0))
    assert follow(window, Point(10, 5_000, 5_000)) == (window, None)
    assert follow(window, Point(9, 5_000, 5_000)) == (window, None)
