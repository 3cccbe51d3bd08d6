"""Batches: decoded here by the layout in the docstring, they add up to what was wanted."""

import json
import struct
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ui.map.batch import COLUMNS, MarkBatches
from ui.map.marks import Mark


def decode(data: bytes) -> dict[str, Any]:
    (length,) = struct.unpack_from("<I", data)
    header: dict[str, Any] = json.loads(data[4 : 4 + length])
    at = -(-(4 + length) // 8) * 8
    count = header["defined"] + header["moved"] + header["removed"]
    header["slots"] = struct.unpack_from(f"<{count}I", data, at)
    at += 4 * count
    header["looks"] = struct.unpack_from(f"<{header['defined']}I", data, at)
    at = -(-(at + 4 * header["defined"]) // 8) * 8
    numbers = COLUMNS * (header["defined"] + header["moved"])
    header["numbers"] = struct.unpack_from(f"<{numbers}d", data, at)
    assert len(data) == at + 8 * numbers
    return header


class Page:
    """What a page makes of the batches, by slot."""

    def __init__(self) -> None:
        self.slots: dict[int, list[Any]] = {}

    def apply(self, data: bytes) -> None:
        batch = decode(data)
        defined, moved = batch["defined"], batch["moved"]
        for slot in batch["slots"][defined + moved :]:
            del self.slots[slot]
        for index, slot in enumerate(batch["slots"][: defined + moved]):
            assert slot < batch["capacity"]
            numbers = batch["numbers"][index * COLUMNS : (index + 1) * COLUMNS]
            if index < defined:
                style = batch["styles"][batch["looks"][index]]
                self.slots[slot] = [batch["keys"][index], batch["labels"][index], style, numbers]
            else:
                self.slots[slot][3] = numbers

    def take_all(self, batches: MarkBatches) -> int:
        count = 0
        while (data := batches.take()) is not None:
            self.apply(data)
            count += 1
        return count

    def marks(self) -> dict[str, tuple[Any, ...]]:
        return {key: (label, *style, *rest) for key, label, style, rest in self.slots.values()}


def face(mark: Mark) -> tuple[Any, ...]:
    flags = mark.stale + 2 * mark.approx + 4 * mark.planned + 8 * mark.movable
    style = (mark.kind, mark.letters, mark.shape, mark.colour, mark.ring, flags)
    heading = -1.0 if mark.heading is None else mark.heading
    numbers = (mark.lat, mark.lon, heading, mark.accuracy_m, mark.at)
    return (mark.label, *style, mark.symbol, mark.alert, *numbers)


MARKS = st.builds(
    Mark,
    key=st.sampled_from("abcdef"),
    kind=st.sampled_from(["unit", "incident", "point"]),
    lat=st.floats(-90, 90),
    lon=st.floats(-180, 180),
    label=st.sampled_from(["", "Engine 1", "医疗 4", "<b>"]),
    stale=st.booleans(),
    movable=st.booleans(),
    symbol=st.sampled_from(["", "engine"]),
    alert=st.sampled_from(["", "late"]),
    heading=st.none() | st.floats(0, 359),
    accuracy_m=st.floats(0, 1000),
    at=st.integers(0, 2**45),
)
STATES = st.lists(st.lists(MARKS, unique_by=lambda mark: mark.key), max_size=6)


@given(STATES, st.booleans(), st.integers(1, 4))
def test_any_sequence_of_states_ends_in_the_last_one(
    states: list[list[Mark]], differences: bool, most: int
) -> None:
    """Said whole or as differences, and in however small batches."""
    batches, page = MarkBatches(most), Page()
    for state in states:
        wanted = {mark.key: mark for mark in state}
        if differences:
            gone = [key for key in batches.wanted if key not in wanted]
            batches.change(wanted, gone)
        else:
            batches.want(state)
        page.take_all(batches)
        assert page.marks() == {key: face(mark) for key, mark in wanted.items()}


@given(STATES)
def test_a_page_that_starts_anew_is_told_everything(states: list[list[Mark]]) -> None:
    batches, page = MarkBatches(2), Page()
    for state in states:
        batches.want(state)
        batches.take()
    batches.forget()
    page.take_all(batches)
    assert page.marks() == {key: face(mark) for key, mark in batches.wanted.items()}


def test_wishes_that_overtake_each_other_end_in_the_newest() -> None:
    """The page is told in parts; what is wanted may change before the last part."""
    batches, page = MarkBatches(1), Page()
    first, second = (
        Mark(key="1", kind="unit", lat=1.0, lon=1.0),
        Mark(key="2", kind="unit", lat=2.0, lon=2.0),
    )
    batches.want([first, second])
    page.apply(batches.take() or b"")
    batches.want([replace(second, lat=5.0)])
    page.take_all(batches)
    assert page.marks() == {"2": face(replace(second, lat=5.0))}


def test_only_what_differs_is_sent() -> None:
    batches = MarkBatches()
    first = Mark(key="unit:1", kind="unit", lat=1.0, lon=2.0, label="Engine 1")
    other = Mark(key="unit:2", kind="unit", lat=3.0, lon=4.0)
    batches.want([first, other])
    batches.take()
    batches.want([first, replace(other)])
    assert batches.take() is None
    batches.want([replace(first, lat=1.5, heading=90.0), other])
    moved = decode(batches.take() or b"")
    assert (moved["defined"], moved["moved"], moved["removed"]) == (0, 1, 0)
    assert moved["numbers"] == (1.5, 2.0, 90.0, 0.0, 0.0)
    batches.want([other])
    gone = decode(batches.take() or b"")
    assert (gone["defined"], gone["moved"], gone["removed"]) == (0, 0, 1)


def test_marks_that_look_alike_share_one_style() -> None:
    batches = MarkBatches()
    batches.want(
        Mark(key=f"unit:{n}", kind="unit", lat=0.0, lon=float(n), letters="E") for n in range(100)
    )
    assert len(decode(batches.take() or b"")["styles"]) == 1


def test_a_large_change_comes_in_parts() -> None:
    batches = MarkBatches(10)
    batches.want(Mark(key=str(n), kind="unit", lat=0.0, lon=0.0) for n in range(95))
    assert Page().take_all(batches) == 10
