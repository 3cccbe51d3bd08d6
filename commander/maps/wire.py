"""Protocol buffers as far as base maps need them: the fields of a message, and small ones written.

protobuf.dev/programming-guides/encoding. Reading is bounded by the bytes given.
"""

from collections.abc import Iterator
from typing import Final

VARINT: Final = 0
LENGTH: Final = 2
_FIXED: Final = {1: 8, 5: 4}
_LONGEST: Final = 10


class Malformed(ValueError):
    """The bytes are no message."""


def varint(data: bytes, at: int) -> tuple[int, int]:
    """Return the number at a place, and the place behind it."""
    value = 0
    for shift in range(_LONGEST):
        if at >= len(data):
            break
        byte = data[at]
        value |= (byte & 0x7F) << (7 * shift)
        at += 1
        if byte < 0x80:  # noqa: PLR2004 - the bit that says more follow
            return value, at
    raise Malformed


def fields(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Give number and value of each field; those of fixed width are left out.

    Raises Malformed where the bytes end in a field or a wire type is unknown.
    """
    at = 0
    while at < len(data):
        key, at = varint(data, at)
        number, kind = key >> 3, key & 7
        if kind == VARINT:
            value, at = varint(data, at)
            yield number, value
            continue
        length = _FIXED.get(kind, -1)
        if kind == LENGTH:
            length, at = varint(data, at)
        if length < 0 or at + length > len(data):
            raise Malformed
        if kind == LENGTH:
            yield number, data[at : at + length]
        at += length


def signed(value: int) -> int:
    """Undo the zigzag of a signed number."""
    return (value >> 1) ^ -(value & 1)
