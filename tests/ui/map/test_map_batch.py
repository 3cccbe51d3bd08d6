"""Batches: decoded here by the layout in the docstring, they add up to what was wanted."""

import json
import struct
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ui.map.batch import MarkBatches
from ui.map.marks import Mark


def decode(data: bytes) -> dict[str, Any]:
    (length,) = struct.unpack_from("<I", data)
    header: dict[str, Any] = json.loads(data[4 : 4 + length])
    at = -(-(4 + length) // 8) * 8
    count = header["defined"] + header["moved"] + header["removed"]
    header["slots"] = struct.unpack_from(f"<{count}I", data, at)
    at += 4 * count
    header["numbers"] = struct.unpack_from(f"<{header['defined']}I", data, at)
    at = -(-(at + 4 * header["defined"]) // 8) * 8
    places = 2 * (header["defined"] + header["moved"])
    header["places"] = struct.unpack_from(f"<{places}d", data, at)
    assert len(data) == at + 8 * places
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
            place = batch["places"][index * 2 : index * 2 + 2]
            if index < defined:
                style = batch["styles"][batch["numbers"][index]]
                self.slots[slot] = [batch["keys"][index], batch["labels"][index], style, place]
            else:
                self.slots[slot][3] = place

    def marks(self) -> dict[str, tuple[Any, ...]]:
        return {key: (label, *style, *place) for key, label, style, place in self.slots.values()}


def face(mark: Mark) -> tuple[Any, ...]:
    flags = mark.stale + 2 * mark.approx + 4 * mark.planned + 8 * mark.movable
    style = (mark.kind, mark.letters, mark.shape, mark.colour, mark.ring, flags)
    return (mark.label, *style, mark.lat, mark.lon)


MARKS = st.builds(
    Mark,
    key=st.sampled_from("abcdef"),
    kind=st.sampled_from(["unit", "incident", "point"]),
    lat=st.floats(-90, 90),
    lon=st.floats(-180, 180),
    label=st.sampled_from(["", "Engine 1", "医疗 4", "<b>"]),
    stale=st.booleans(),
    movable=st.booleans(),
)


@given(st.lists(st.lists(MARKS, unique_by=lambda mark: mark.key), max_size=6))
def test_any_sequence_of_states_ends_in_the_last_one(states: list[list[Mark]]) -> None:
    batches, page = MarkBatches(), Page()
    for state in states:
        wanted = {mark.key: mark for mark in state}
        data = batches.update(wanted)
        if data is not None:
            page.apply(data)
        assert page.marks() == {key: face(mark) for key, mark in wanted.items()}


def test_only_what_differs_is_sent() -> None:
    batches = MarkBatches()
    first = Mark(key="unit:1", kind="unit", lat=1.0, lon=2.0, label="Engine 1")
    other = Mark(key="unit:2", kind="unit", lat=3.0, lon=4.0)
    batches.update({one.key: one for one in (first, other)})
    assert batches.update({one.key: one for one in (first, replace(other))}) is None
    moved = decode(batches.update({"unit:1": replace(first, lat=1.5), "unit:2": other}) or b"")
    assert (moved["defined"], moved["moved"], moved["removed"]) == (0, 1, 0)
    assert moved["places"] == (1.5, 2.0)
    gone = decode(batches.update({"unit:2": other}) or b"")
    assert (gone["defined"], gone["moved"], gone["removed"]) == (0, 0, 1)


def test_marks_that_look_alike_share_one_style() -> None:
    marks = {
        f"unit:{n}": Mark(key=f"unit:{n}", kind="unit", lat=0.0, lon=float(n), letters="E")
        for n in range(100)
    }
    assert len(decode(MarkBatches().update(marks) or b"")["styles"]) == 1
