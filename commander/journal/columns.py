"""Whole numbers of one kind, packed together so that they compress well.

A column is its least value and, for each number's distance from it, byte planes: first the lowest
byte of every number, then the next one. High bytes, which hardly differ, then stand side by side,
where a compressor finds them (three bytes a point of a track instead of five).
"""

from collections.abc import Sequence

import msgspec

WIDEST = 7
"""Bytes of the largest distance: JSON's whole numbers, which end at 2**53, fit."""


class Column(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Packed numbers; how many there are is known from elsewhere."""

    least: int = 0
    planes: bytes = b""


def column(values: Sequence[int]) -> Column:
    """Pack numbers; none of them may be further than 2**56 from the least."""
    if not values:
        return Column()
    least, most = min(values), max(values)
    width = ((most - least).bit_length() + 7) // 8
    data = b"".join((value - least).to_bytes(width, "little") for value in values)
    return Column(least, b"".join(data[place::width] for place in range(width)))


def numbers(packed: Column, count: int) -> list[int]:
    """Return the numbers; ValueError when there are not so many."""
    if not count:
        if packed.planes:
            raise ValueError("numbers of nothing")
        return []
    width, rest = divmod(len(packed.planes), count)
    if rest or width > WIDEST:
        raise ValueError("a column of another length")
    planes = packed.planes
    found = [packed.least] * count
    for place in range(width):
        plane = planes[place * count : (place + 1) * count]
        shift = 8 * place
        found = [value + (byte << shift) for value, byte in zip(found, plane, strict=True)]
    return found


def zigzag(value: int) -> int:
    """Return a number with sign as one without: 0, -1, 1, -2 become 0, 1, 2, 3."""
    return value << 1 if value >= 0 else (-value << 1) - 1


def signed(value: int) -> int:
    """Return what zigzag was given."""
    return value >> 1 if not value & 1 else -((value + 1) >> 1)
