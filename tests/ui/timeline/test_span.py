"""Zoom, shift and labels of the time line, and which tick stands for many."""

from zoneinfo import ZoneInfo

from commander.journal.happenings import Happening, Kind
from ui.timeline.span import Span, chapter
from ui.timeline.story_feed import Happenings
from ui.timeline.ticks import ticks

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR


def happening(at: int, kind: Kind = "message", known_at: int = 0) -> Happening:
    return Happening(at, known_at or at, kind, "message", f"m{at}", "report")


def test_a_rest_of_days_parts_chapters() -> None:
    moments = (0, HOUR, 40 * HOUR, 41 * HOUR)
    assert chapter(moments, HOUR // 2) == (0, HOUR)
    assert chapter(moments, 39 * HOUR) == (40 * HOUR, 41 * HOUR)
    assert chapter((), 5) == ()


def test_zoom_keeps_what_is_under_the_pointer_and_ends_somewhere() -> None:
    span = Span(0, HOUR)
    near = span.zoomed(0.5, 15 * MINUTE)
    assert near.across(15 * MINUTE, 800) == span.across(15 * MINUTE, 800)
    assert near.length == 30 * MINUTE
    for _ in range(80):
        near = near.zoomed(0.5, 15 * MINUTE)
    assert near.length == 20_000
    for _ in range(80):
        near = near.zoomed(2, 15 * MINUTE)
    assert near.length == 2 * 365 * DAY


def test_labels_are_round_in_the_operations_zone_and_name_the_day() -> None:
    shanghai = ZoneInfo("Asia/Shanghai")
    found = Span(0, 2 * DAY).labels(800, 80, shanghai)
    assert len(found) <= 10
    assert [label.at + 8 * HOUR for label in found if label.is_day] == [DAY, 2 * DAY]
    assert all((label.at + 8 * HOUR) % (6 * HOUR) == 0 for label in found)
    kathmandu = ZoneInfo("Asia/Kathmandu")  # UTC+5:45, in 1970 UTC+5:30
    assert all(
        (label.at + 5.5 * HOUR) % HOUR == 0
        for label in Span(0, 6 * HOUR).labels(600, 80, kathmandu)
    )
    close = Span(0, 30_000).labels(600, 80, shanghai)
    assert close
    assert all(label.to_second for label in close)


def test_one_tick_a_pixel_and_the_gravest_wins() -> None:
    times: dict[Kind, list[int]] = {"message": list(range(0, HOUR, 36)), "urgent": [HOUR // 2]}
    found = ticks(times, Span(0, HOUR), 600)
    assert len(found) == 601
    (urgent,) = [tick for tick in found if tick.kind == "urgent"]
    assert (found[-1], round(urgent.across)) == (urgent, 300), "painted last, over the others"


def test_what_was_entered_late_finds_its_place_by_either_time() -> None:
    first = [happening(1_000), happening(5_000), happening(3_000, known_at=9_000)]
    by_time = Happenings(first, "happened")
    by_arrival = Happenings(first, "received")
    for one in (by_time, by_arrival):
        one.add([happening(2_000, known_at=10_000)])
    assert by_time.times == [1_000, 2_000, 3_000, 5_000]
    assert by_arrival.times == [1_000, 5_000, 9_000, 10_000]
    assert (by_time.before(3_000), by_time.after(3_000)) == (2_000, 5_000)
    assert (by_time.before(1_000), by_time.after(5_000)) == (None, None)
    assert [one.at for one in by_time.between(2_000, 5_000)] == [2_000, 3_000]
