"""PMTiles, version 3: tiles in one file behind directories (github.com/protomaps/PMTiles, spec/v3).

The directories are read here and not by the package ``pmtiles``, which unpacks whatever size a file
claims and needs ten milliseconds for a directory of 4,096 entries: too long for one tile.
"""

import json
import threading
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from commander.errors import UserError
from commander.maps.area import Tile
from commander.maps.tile_bytes import PACKED_MOST, VECTOR, inflated, unpacked

_MAGIC: Final = b"PMTiles"
_VERSION: Final = 3
_HEADER: Final = 127
_NONE: Final = 1
_GZIP: Final = 2
_BROTLI: Final = 3
_MIMES: Final = {1: VECTOR, 2: "image/png", 3: "image/jpeg", 4: "image/webp", 5: "image/avif"}
_DIRECTORY_MOST: Final = 8 * 1024 * 1024
"""Bytes of a directory unpacked; of the whole planet's none has a tenth of it."""
_METADATA_MOST: Final = 16 * 1024 * 1024
_KEPT: Final = 64
_ENTRIES_KEPT: Final = 100_000
"""Directories kept in memory, and entries of 32 bytes in one; larger ones are read each time."""
_DEPTH: Final = 4
"""Most directories behind one another; the specification's readers look no deeper."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the head of an archive states, checked against the size of the file."""

    root: tuple[int, int]
    metadata: tuple[int, int]
    leaves: tuple[int, int]
    tiles: tuple[int, int]
    internal: int
    packing: int
    mime: str
    min_zoom: int
    max_zoom: int
    bounds: tuple[float, float, float, float]


class PmtilesFile:
    """An open archive; thread-safe. Raises UserError where it is none, OSError of the disk."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb", buffering=0)
        self._lock = threading.Lock()
        self._reading = threading.Lock()
        self._directories: OrderedDict[tuple[int, int], Any] = OrderedDict()
        try:
            self.header = _header(self._read(0, _HEADER), path)
        except BaseException:
            self._file.close()
            raise

    def close(self) -> None:
        """Close the file, between two reads of other threads."""
        with self._reading:
            self._file.close()

    def metadata(self) -> dict[str, Any]:
        """Return what the archive says of itself; empty when that cannot be read."""
        raw = self._read(*self.header.metadata)
        plain = inflated(raw, _METADATA_MOST) if self.header.internal == _GZIP else raw
        try:
            found = json.loads(plain or b"{}")
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    def tile(self, z: int, x: int, y: int) -> Tile | None:
        """Return a tile, None when it is not there or damaged."""
        from pmtiles.tile import zxy_to_tileid  # noqa: PLC0415 - not on the program's start

        raw = self._find(zxy_to_tileid(z, x, y))
        plain = unpacked(raw) if raw else None
        return Tile(plain, self.header.mime) if plain else None

    def some(self, count: int) -> list[Tile | None]:
        """Return up to so many tiles spread over the archive; None for what cannot be unpacked."""
        places, at = [], self.header.root
        for _ in range(_DEPTH):
            ids, runs, lengths, offsets = self._directory(*at)
            whole = [n for n in range(len(ids)) if runs[n]]
            if whole:
                step = max(1, len(whole) // count)
                places = [(int(offsets[n]), int(lengths[n])) for n in whole[::step][:count]]
                break
            if not len(ids):
                break
            middle = len(ids) // 2
            at = self.header.leaves[0] + int(offsets[middle]), int(lengths[middle])
        found = []
        for offset, length in places:
            raw = self._content(offset, length)
            plain = unpacked(raw) if raw else None
            found.append(Tile(plain, self.header.mime) if plain is not None else None)
        return found

    def _find(self, tile: int) -> bytes | None:
        at = self.header.root
        for _ in range(_DEPTH):
            ids, runs, lengths, offsets = self._directory(*at)
            row = int(ids.searchsorted(tile, "right")) - 1
            if row < 0:
                return None
            offset, length = int(offsets[row]), int(lengths[row])
            if runs[row]:
                inside = tile - int(ids[row]) < int(runs[row])
                return self._content(offset, length) if inside else None
            at = self.header.leaves[0] + offset, length
        return None

    def _content(self, offset: int, length: int) -> bytes | None:
        start, size = self.header.tiles
        if not (0 <= length <= PACKED_MOST and 0 <= offset <= size - length):
            return None
        raw = self._read(start + offset, length)
        return raw if len(raw) == length else None

    def _directory(self, offset: int, length: int) -> Any:
        """Return ids, run lengths, lengths and offsets of a directory, as arrays."""
        with self._lock:
            if (offset, length) in self._directories:
                self._directories.move_to_end((offset, length))
                return self._directories[offset, length]
        whole = 0 <= length <= _DIRECTORY_MOST and offset >= 0
        raw = self._read(offset, length) if whole else b""
        plain = inflated(raw, _DIRECTORY_MOST) if self.header.internal == _GZIP else raw
        found = _entries(plain or b"")
        if len(found[0]) > _ENTRIES_KEPT:
            return found
        with self._lock:
            self._directories[offset, length] = found
            while len(self._directories) > _KEPT:
                self._directories.popitem(last=False)
        return found

    def _read(self, offset: int, length: int) -> bytes:
        """Read at a place. No memory map: a page of a file that is gone would end the program."""
        with self._reading:
            self._file.seek(offset)
            return self._file.read(length) or b""


def _entries(plain: bytes) -> Any:
    """Decode a directory: the number of entries, then four columns of variable-length numbers.

    Raises ValueError for bytes that are none.
    """
    import numpy as np  # noqa: PLC0415 - not on the program's start

    data = np.frombuffer(plain, np.uint8)
    ends = np.flatnonzero(data < 0x80)  # noqa: PLR2004 - the bit that says more follow
    starts = np.concatenate([[0], ends[:-1] + 1]).astype(np.int64)
    if not len(ends) or (ends - starts).max() > 9:  # noqa: PLR2004 - ten bytes hold 64 bits
        raise ValueError("no directory")
    values = np.zeros(len(ends), np.uint64)
    for shift in range(int((ends - starts).max()) + 1):
        more = starts + shift <= ends
        bits = (data[starts[more] + shift] & 0x7F).astype(np.uint64)
        values[more] |= bits << np.uint64(7 * shift)
    count = int(values[0])
    if len(values) != 1 + 4 * count:
        raise ValueError("no directory")
    steps, runs, lengths, coded = values[1:].reshape(4, count)
    ids = np.cumsum(steps).astype(np.int64)
    sizes = lengths.astype(np.int64)
    before = np.cumsum(sizes) - sizes
    rows = np.arange(count)
    # A place coded as 0 lies right behind the entry before it.
    stated = np.maximum.accumulate(np.where(coded == 0, 0, rows)) if count else rows
    offsets = coded.astype(np.int64)[stated] - 1 + before - before[stated]
    return ids, runs.astype(np.int64), sizes, offsets


def _header(raw: bytes, path: Path) -> Header:
    size = path.stat().st_size
    if len(raw) < _HEADER or not raw.startswith(_MAGIC):
        raise UserError("{file} is not a PMTiles archive, or it is damaged.", file=path.name)
    if raw[7] != _VERSION:
        raise UserError(
            "{file} is a PMTiles archive of version {version}; Commander reads version 3. Convert "
            "it with the pmtiles tool.",
            file=path.name,
            version=raw[7],
        )
    numbers = [int.from_bytes(raw[at : at + 8], "little") for at in range(8, 72, 8)]
    root, metadata, leaves, tiles = zip(numbers[::2], numbers[1::2], strict=True)
    if any(start + length > size for start, length in (root, metadata, leaves, tiles)):
        raise UserError("{file} is cut short: tiles are missing. Copy it again.", file=path.name)
    internal, packing, kind = raw[97:100]
    if internal not in {_NONE, _GZIP} or packing == _BROTLI:
        raise UserError("{file} is packed in a way that Commander cannot read.", file=path.name)
    if kind not in _MIMES:
        raise UserError("{file} holds tiles of a kind that Commander cannot draw.", file=path.name)
    west, south, east, north = (
        int.from_bytes(raw[at : at + 4], "little", signed=True) / 1e7 for at in range(102, 118, 4)
    )
    return Header(
        root, metadata, leaves, tiles, internal, packing, _MIMES[kind], raw[100], raw[101],
        (west, south, east, north),
    )  # fmt: skip
