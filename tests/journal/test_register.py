"""Registers: what stays, what is shown, what is disputed, in any order."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from commander.journal.register import RecordState, Write


def origin(stamp: str, at: int = 0) -> Write:
    return Write(None, stamp, at, "ann", "scribe", stamp[-2:])


def test_a_write_replaces_what_its_author_saw() -> None:
    state = RecordState()
    state.fold({"status": "assigned"}, {}, origin("1-a"))
    state.fold({"status": "done"}, {"status": ("1-a",)}, origin("2-b"))
    assert state.shown()["status"] == "done"
    assert state.shown()["meta"]["disputed"] == {}


def test_writes_that_did_not_see_each_other_both_stay() -> None:
    state = RecordState()
    state.fold({"owner": "fire"}, {}, origin("1-a"))
    state.fold({"owner": "police"}, {}, origin("2-b"))
    shown = state.shown()
    assert shown["owner"] == "police"
    assert [w["value"] for w in shown["meta"]["disputed"]["owner"]] == ["police", "fire"]


def test_equal_values_are_no_dispute() -> None:
    state = RecordState()
    state.fold({"owner": "fire"}, {}, origin("1-a"))
    state.fold({"owner": "fire"}, {}, origin("2-b"))
    assert state.shown()["meta"]["disputed"] == {}


def test_a_choice_that_saw_both_settles_it() -> None:
    state = RecordState()
    state.fold({"owner": "fire"}, {}, origin("1-a"))
    state.fold({"owner": "police"}, {}, origin("2-b"))
    state.fold({"owner": "fire"}, {"owner": ("1-a", "2-b")}, origin("3-a"))
    assert state.shown()["owner"] == "fire"
    assert state.shown()["meta"]["disputed"] == {}


def test_a_late_write_that_was_seen_already_is_dropped() -> None:
    state = RecordState()
    state.fold({"owner": "fire"}, {"owner": ("1-a",)}, origin("2-b"))
    state.fold({"owner": "police"}, {}, origin("1-a"))
    assert state.shown()["owner"] == "fire"
    assert state.shown()["meta"]["disputed"] == {}


def test_milestones_keep_the_earliest_time() -> None:
    state = RecordState()
    state.fold({"status": "done"}, {}, origin("3-a", 30))
    state.fold({"status": "done"}, {}, origin("1-b", 10))
    assert state.shown()["meta"]["firsts"] == {"done": 10}


WRITES: list[tuple[dict[str, str], dict[str, tuple[str, ...]], Write]] = [
    ({"owner": "a"}, {}, origin("1-a", 1)),
    ({"owner": "b"}, {"owner": ("1-a",)}, origin("2-b", 2)),
    ({"owner": "c", "status": "done"}, {"owner": ("1-a",)}, origin("3-c", 3)),
    ({"owner": "d"}, {"owner": ("2-b", "3-c")}, origin("4-a", 4)),
    ({"status": "assigned"}, {"status": ("3-c",)}, origin("5-b", 5)),
]


def test_every_order_shows_the_same() -> None:
    results = []
    for order in itertools.permutations(WRITES):
        state = RecordState()
        for fields, seen, write in order:
            state.fold(fields, seen, write)
        results.append(state.shown())
    assert all(result == results[0] for result in results)
    assert results[0]["owner"] == "d"


@given(st.lists(st.tuples(st.integers(0, 5), st.sets(st.integers(0, 9))), min_size=1, max_size=8))
def test_live_is_all_minus_seen(writes: list[tuple[int, set[int]]]) -> None:
    state = RecordState()
    stamps = [f"{i}-x" for i in range(10)]
    for i, (value, seen) in enumerate(writes):
        state.fold({"f": value}, {"f": tuple(stamps[s] for s in seen - {i})}, origin(stamps[i]))
    overtaken = {stamps[s] for i, (_, seen) in enumerate(writes) for s in seen - {i}}
    expected = {stamps[i] for i in range(len(writes))} - overtaken
    assert {w.stamp for w in state.registers["f"].live} == expected


def test_one_stamp_used_by_two_writes_is_ordered_by_what_they_say() -> None:
    results = []
    for values in (("police", "fire"), ("fire", "police")):
        state = RecordState()
        for value in values:
            state.fold({"owner": value}, {}, origin("1-a"))
        results.append(state.shown())
    assert results[0] == results[1]
    assert results[0]["meta"]["disputed"].keys() == {"owner"}
