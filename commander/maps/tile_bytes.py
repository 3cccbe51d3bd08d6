"""What is in a tile: its type, its size, its layers; compression undone within bounds."""

import re
import struct
import zlib
from collections.abc import Iterable
from html import unescape
from typing import Final

from commander.maps.area import Schema
from commander.maps.wire import Malformed, fields

VECTOR: Final = "application/x-protobuf"
PACKED_MOST: Final = 8 * 1024 * 1024
"""Bytes of a tile as it is stored; a heavy vector tile has one."""
PLAIN_MOST: Final = 32 * 1024 * 1024
"""Bytes of a tile unpacked: more is an attack, not a map."""

_GZIP: Final = b"\x1f\x8b"
_ZSTD: Final = b"\x28\xb5\x2f\xfd"
_ZLIB_ANY: Final = 47
_LAYER: Final = 3
_LAYER_NAME: Final = 1
_TEXT_MOST: Final = 500
_PROTOMAPS: Final = frozenset({"earth", "roads", "landuse", "buildings", "places", "pois"})
_OPENMAPTILES: Final = frozenset(
    {"transportation", "landcover", "building", "place", "poi", "water_name", "waterway"}
)
_MARKER: Final = 0xFF
_SIDES: Final = (64, 4096)


def unpacked(data: bytes) -> bytes | None:
    """Return a tile without gzip or zstd around it; None when it is damaged or too large."""
    if data.startswith(_GZIP):
        return inflated(data, PLAIN_MOST)
    if data.startswith(_ZSTD):
        return _unzstd(data)
    return data if len(data) <= PLAIN_MOST else None


def inflated(data: bytes, most: int) -> bytes | None:
    """Return what gzip or zlib packed; None when it is damaged or larger than ``most`` bytes."""
    machine = zlib.decompressobj(_ZLIB_ANY)
    try:
        plain = machine.decompress(data, most)
    except zlib.error:
        return None
    return plain if machine.eof else None


def _unzstd(data: bytes) -> bytes | None:
    import zstandard  # noqa: PLC0415 - only archives of a rare kind need it

    try:
        with zstandard.ZstdDecompressor(max_window_size=PLAIN_MOST).stream_reader(data) as reader:
            plain = reader.read(PLAIN_MOST + 1)
    except zstandard.ZstdError:
        return None
    return plain if len(plain) <= PLAIN_MOST else None


def image(data: bytes) -> tuple[str, int] | None:
    """Return type and width in pixels of a picture, or None when it is none that is drawn."""
    found: tuple[str, int] | None = None
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) > 24:  # noqa: PLR2004 - its header
        found = "image/png", struct.unpack(">I", data[16:20])[0]
    elif data.startswith(b"\xff\xd8\xff"):
        found = "image/jpeg", _jpeg_width(data)
    elif data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        found = "image/webp", _webp_width(data)
    elif data[4:12] in {b"ftypavif", b"ftypavis"}:
        found = "image/avif", 256
    return found if found and _SIDES[0] <= found[1] <= _SIDES[1] else None


def _jpeg_width(data: bytes) -> int:
    at = 2
    while at + 9 < len(data) and data[at] == _MARKER:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker in {0xC0, 0xC1, 0xC2}:
            return int.from_bytes(data[at + 7 : at + 9], "big")
        at += 2 + max(length, 2)
    return 0


def _webp_width(data: bytes) -> int:
    kind, body = data[12:16], data[20:]
    if kind == b"VP8X":
        return int.from_bytes(body[4:7], "little") + 1
    if kind == b"VP8L":
        return (int.from_bytes(body[1:3], "little") & 0x3FFF) + 1
    return int.from_bytes(body[6:8], "little") & 0x3FFF


def layers(data: bytes) -> tuple[str, ...] | None:
    """Return the names of a vector tile's layers; None when it is no vector tile.

    Layout: Mapbox Vector Tile specification 2.1 (CC BY 3.0 US), section 4.
    """
    found = []
    try:
        for number, value in fields(data):
            if number == _LAYER and isinstance(value, bytes):
                name = next((text for n, text in fields(value) if n == _LAYER_NAME), b"")
                if isinstance(name, bytes):
                    found.append(name.decode("utf-8", "replace"))
    except Malformed:
        return None
    return tuple(found)


def schema(names: Iterable[str]) -> Schema:
    """Return which drawing rules fit layers of these names."""
    known = frozenset(names)
    if len(known & _PROTOMAPS) >= min(2, len(known)) and known & _PROTOMAPS:
        return "protomaps"
    if "transportation" in known or len(known & _OPENMAPTILES) > 1:
        return "openmaptiles"
    return "other"


def plain_text(text: object) -> str:
    """Return an attribution as text: files bear it as markup, which is never drawn as such."""
    bare = re.sub(r"<[^<>]*>", "", str(text or "")[: 10 * _TEXT_MOST])
    return " ".join(unescape(bare).split())[:_TEXT_MOST]
