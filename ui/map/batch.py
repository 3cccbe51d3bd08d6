"""Differences between what the page shows and what it should show, as compact binary batches."""

import json
import struct
import sys
from array import array
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Final

from ui.map.marks import Mark

MOST: Final = 2_000
"""Marks in one batch: encoding them takes 4 ms, so the window is never held up longer."""

COLUMNS: Final = 5
"""Numbers of each mark: latitude, longitude, heading, accuracy, time."""

NO_HEADING: Final = -1.0
_STALE: Final = 1
_APPROX: Final = 2
_PLANNED: Final = 4
_MOVABLE: Final = 8
_OWN: Final = 16
_WORD: Final = 8

_Style = tuple[str, str, str, str, str, int, str, str]


class MarkBatches:
    """Knows which marks a page has and in which slot; makes the batches that bring it up to date.

    What is wanted is said whole (`want`) or as what differs (`change`), as often as one likes:
    `take` gives one batch of the newest wish at a time. A page that was started anew is told
    everything again after `forget`.

    Layout of a batch (little endian): uint32 length of the header · JSON header {defined, moved,
    removed, capacity, styles, keys, labels} · padding to 8 · uint32 slots of defined, moved and
    removed marks · uint32 style of each defined one · padding to 8 · float64 latitude, longitude,
    heading (-1: none), accuracy and time of each defined and moved one.
    ``resources/map/scripts/store.js`` reads it.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._wanted: dict[str, Mark] = {}
        self._waiting: dict[str, None] = {}
        self._shown: dict[str, Mark] = {}
        self._slots: dict[str, int] = {}
        self._free: list[int] = []
        self._capacity = 0

    @property
    def wanted(self) -> Mapping[str, Mark]:
        """What the page shows when every batch is taken."""
        return self._wanted

    def want(self, marks: Iterable[Mark]) -> None:
        """Let the page show just these marks."""
        wanted = {mark.key: mark for mark in marks}
        before = self._wanted
        for key, mark in wanted.items():
            if before.get(key) is not mark:
                self._waiting[key] = None
        if len(wanted) != len(before) or self._waiting:
            self._waiting.update((key, None) for key in before if key not in wanted)
        self._wanted = wanted

    def change(self, changed: Mapping[str, Mark], removed: Iterable[str] = ()) -> None:
        """Let the page show these marks (by key) as they are, and those of these keys no longer."""
        self._wanted.update(changed)
        self._waiting.update(dict.fromkeys(changed))
        for key in removed:
            if self._wanted.pop(key, None) is not None:
                self._waiting[key] = None

    def forget(self) -> None:
        """Begin again with a page that has nothing."""
        self._shown, self._slots, self._free, self._capacity = {}, {}, [], 0
        self._waiting = dict.fromkeys(self._wanted)

    def take(self) -> bytes | None:
        """Return the next batch; None when the page shows what is wanted."""
        defined: list[Mark] = []
        moved: list[Mark] = []
        removed: list[str] = []
        while self._waiting and not (defined or moved or removed):
            for key in list(islice(self._waiting, self._most)):
                del self._waiting[key]
                self._sort(key, defined, moved, removed)
        if not (defined or moved or removed):
            return None
        freed = [self._slots.pop(key) for key in removed]
        batch = self._encode(defined, moved, freed)
        self._free.extend(freed)
        return batch

    def _sort(self, key: str, defined: list[Mark], moved: list[Mark], removed: list[str]) -> None:
        before, mark = self._shown.get(key), self._wanted.get(key)
        if mark is None:
            if before is not None:
                del self._shown[key]
                removed.append(key)
            return
        if before is None or _face(before) != _face(mark):
            defined.append(mark)
        elif _numbers(before) != _numbers(mark):
            moved.append(mark)
        self._shown[key] = mark

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
        looks = array("I", (styles.setdefault(_style(mark), len(styles)) for mark in defined))
        slots = array("I", (self._slot(mark.key) for mark in defined))
        slots.extend(self._slots[mark.key] for mark in moved)
        slots.extend(freed)
        numbers = array("d")
        for mark in (*defined, *moved):
            numbers.extend(_numbers(mark))
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
        parts = _padded(parts + _little(slots) + _little(looks))
        return parts + _little(numbers)


def _face(mark: Mark) -> tuple[object, ...]:
    return (*_style(mark), mark.label)


def _style(mark: Mark) -> _Style:
    flags = (
        _STALE * mark.stale
        + _APPROX * mark.approx
        + _PLANNED * mark.planned
        + _MOVABLE * mark.movable
        + _OWN * mark.own
    )
    return (
        mark.kind,
        mark.letters,
        mark.shape,
        mark.colour,
        mark.ring,
        flags,
        mark.symbol,
        mark.alert,
    )


def _numbers(mark: Mark) -> tuple[float, float, float, float, float]:
    heading = NO_HEADING if mark.heading is None else mark.heading
    return (mark.lat, mark.lon, heading, mark.accuracy_m, float(mark.at))


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % _WORD)


def _little(values: "array[int] | array[float]") -> bytes:
    if sys.byteorder == "big":
        values = values[:]
        values.byteswap()
    return values.tobytes()
