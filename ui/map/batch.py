"""Differences between what the page shows and what it should show, as compact binary batches."""

import json
import struct
import sys
from array import array
from collections.abc import Iterable, Mapping
from typing import Final

from ui.map.marks import Mark

_STALE: Final = 1
_APPROX: Final = 2
_PLANNED: Final = 4
_MOVABLE: Final = 8
_WORD: Final = 8

_Style = tuple[str, str, str, str, str, int]


class MarkBatches:
    """Knows which marks a page has and in which slot; makes the batch that brings it up to date.

    A page that was started anew needs a new one of these.

    Layout of a batch (little endian): uint32 length of the header · JSON header {defined, moved,
    removed, capacity, styles, keys, labels} · padding to 8 · uint32 slots of defined, moved and
    removed marks · uint32 style of each defined one · padding to 8 · float64 latitude and
    longitude of each defined and moved one. ``resources/map/scripts/store.js`` reads it.
    """

    def __init__(self) -> None:
        self._shown: dict[str, Mark] = {}
        self._slots: dict[str, int] = {}
        self._free: list[int] = []
        self._capacity = 0

    def update(self, marks: Mapping[str, Mark]) -> bytes | None:
        """Return the batch after which the page shows just these marks; None if it does."""
        removed = [key for key in self._shown if key not in marks]
        defined: list[Mark] = []
        moved: list[Mark] = []
        for key, mark in marks.items():
            before = self._shown.get(key)
            if before is mark:
                continue
            if before is None or _face(before) != _face(mark):
                defined.append(mark)
            elif (before.lat, before.lon) != (mark.lat, mark.lon):
                moved.append(mark)
        if not (removed or defined or moved):
            return None
        freed = [self._slots.pop(key) for key in removed]
        batch = self._encode(defined, moved, freed)
        self._free.extend(freed)
        self._shown = dict(marks)
        return batch

    def _slot(self, key: str) -> int:
        slot = self._slots.get(key)
        if slot is None:
            if self._free:
                slot = self._free.pop()
            else:
                slot = self._capacity
                self._capacity += 1
            self._slots[key] = slot
        return slot

    def _encode(self, defined: list[Mark], moved: list[Mark], freed: list[int]) -> bytes:
        styles: dict[_Style, int] = {}
        numbers = array("I", (styles.setdefault(_style(mark), len(styles)) for mark in defined))
        slots = array("I", (self._slot(mark.key) for mark in defined))
        slots.extend(self._slots[mark.key] for mark in moved)
        slots.extend(freed)
        places = array("d", _coordinates(defined))
        places.extend(_coordinates(moved))
        header = {
            "defined": len(defined),
            "moved": len(moved),
            "removed": len(freed),
            "capacity": self._capacity,
            "styles": list(styles),
            "keys": [mark.key for mark in defined],
            "labels": [mark.label for mark in defined],
        }
        text = json.dumps(header, separators=(",", ":")).encode()
        parts = _padded(struct.pack("<I", len(text)) + text)
        parts = _padded(parts + _little(slots) + _little(numbers))
        return parts + _little(places)


def _face(mark: Mark) -> tuple[object, ...]:
    return (*_style(mark), mark.label)


def _style(mark: Mark) -> _Style:
    flags = (
        _STALE * mark.stale
        + _APPROX * mark.approx
        + _PLANNED * mark.planned
        + _MOVABLE * mark.movable
    )
    return (mark.kind, mark.letters, mark.shape, mark.colour, mark.ring, flags)


def _coordinates(marks: Iterable[Mark]) -> Iterable[float]:
    for mark in marks:
        yield mark.lat
        yield mark.lon


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % _WORD)


def _little(values: "array[int] | array[float]") -> bytes:
    if sys.byteorder == "big":
        values = values[:]
        values.byteswap()
    return values.tobytes()
