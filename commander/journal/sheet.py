"""Positions as they travel and lie in bundles: newest fixes and blocks of tracks, in columns.

A sheet holds no reference to anything outside: names once, then whole numbers in byte planes. It
is compressed with LZMA, whose model adapts from plane to plane (a tenth less than zstandard makes
of it), between a byte with the version and a checksum. Whoever reads one leaves out what cannot
be true and takes the rest.
"""

import itertools
import lzma
import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from commander.domain.fix import LONGEST_KEY, MOST_AT, Fix, WrongFix, checked
from commander.domain.track import STEPS, Point
from commander.journal import wire
from commander.journal.columns import Column, column, numbers, signed, zigzag

MICRO = 1_000_000
"""Steps of a degree in which fixes are kept; speeds are kept in steps of 0.1 m/s."""

BLOCK_POINTS = 32
"""Points in a block of a track when it is full."""

MOST_POINTS = 64
MOST_ROWS = 4_000
"""What a reader takes: points of a block, fixes and blocks of a sheet. A few bytes can say a lot
of equal numbers, so the size of a sheet bounds nothing."""

VERSION = b"\x01"
"""First byte of a sheet; others are not read."""

FILTERS = [
    {"id": lzma.FILTER_LZMA1, "dict_size": 1 << 20, "lc": 1, "lp": 0, "pb": 0, "nice_len": 273}
]
CHECK = struct.Struct("<I")
"""Last bytes of a sheet: CRC-32 of all before them."""

UUID_BYTES = 16

_Name = Annotated[str, Meta(min_length=1, max_length=LONGEST_KEY, pattern=wire.NAME)]


NOWHERE = Point(0, 0, 0)


class Held(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The newest fix of a unit from one device, in whole numbers; ``n`` grows with each new one.

    ``lat`` and ``lon`` in 1/1,000,000 degree, ``at`` ms UTC, ``accuracy`` m; ``speed`` in 0.1 m/s
    and ``heading`` in degrees are -1 where nobody measured them.
    """

    unit: str
    device: wire.Device
    n: int
    at: int
    lat: int
    lon: int
    source: str
    accuracy: int
    speed: int
    heading: int

    @property
    def rank(self) -> tuple[int, bytes]:
        """What decides between two of one device: the higher one stays, wherever they meet."""
        return self.n, msgspec.msgpack.encode(self)

    def fix(self) -> Fix:
        """Return the fix."""
        return Fix(
            unit=self.unit,
            lat=self.lat / MICRO,
            lon=self.lon / MICRO,
            at=self.at,
            source=self.source,
            accuracy_m=float(self.accuracy),
            speed=None if self.speed < 0 else self.speed / 10,
            heading=None if self.heading < 0 else float(self.heading),
            device=self.device,
        )


def held(fix: Fix, n: int) -> Held:
    """Return a checked fix in whole numbers."""
    return Held(
        unit=fix.unit,
        device=fix.device,
        n=n,
        at=fix.at,
        lat=round(fix.lat * MICRO),
        lon=round(fix.lon * MICRO),
        source=fix.source,
        accuracy=round(fix.accuracy_m),
        speed=-1 if fix.speed is None else round(fix.speed * 10),
        heading=-1 if fix.heading is None else round(fix.heading),
    )


class Block(msgspec.Struct, frozen=True, gc=False):
    """Some points of a unit's track from one device, in order; it only ever grows at its end."""

    unit: str
    device: str
    points: tuple[Point, ...]

    @property
    def start(self) -> int:
        """When it begins (s UTC); names it among the blocks of unit and device."""
        return self.points[0].at

    @property
    def rank(self) -> tuple[int, tuple[Point, ...]]:
        """What decides between two of one name: the longer one stays."""
        return len(self.points), self.points


def pack_points(points: Sequence[Point]) -> bytes:
    """Return the points as they lie in the journal: differences, five or six bytes each."""
    steps = itertools.pairwise(points)
    flat = [*points[0], *(b - a for one, two in steps for a, b in zip(one, two, strict=True))]
    return msgspec.msgpack.encode(flat)


def unpack_points(packed: bytes) -> tuple[Point, ...]:
    """Return the points that were packed."""
    flat = msgspec.msgpack.decode(packed, type=list[int])
    columns = (itertools.accumulate(flat[place::3]) for place in range(3))
    return tuple(itertools.starmap(Point, zip(*columns, strict=True)))


@dataclass(frozen=True, slots=True)
class Sheet:
    """Positions of one stream; ``refused`` counts what a reader left out."""

    fixes: tuple[Held, ...] = ()
    blocks: tuple[Block, ...] = ()
    refused: int = 0

    def __bool__(self) -> bool:
        return bool(self.fixes or self.blocks)


class _Columns(msgspec.Struct, frozen=True, array_like=True):
    """What is compressed: names, then each number of all fixes, blocks and points.

    Units are numbered: first those with a UUID for a key (byte planes), then the others.
    """

    uuids: Annotated[bytes, Meta(max_length=UUID_BYTES * MOST_ROWS)]
    others: Annotated[list[_Name], Meta(max_length=MOST_ROWS)]
    devices: Annotated[list[wire.Device], Meta(max_length=MOST_ROWS)]
    sources: Annotated[list[_Name], Meta(max_length=MOST_ROWS)]
    fixes: Annotated[int, Meta(ge=0, le=MOST_ROWS)]
    blocks: Annotated[int, Meta(ge=0, le=MOST_ROWS)]
    of_fixes: list[Column]
    of_blocks: list[Column]
    of_points: list[Column]


_decode = msgspec.msgpack.Decoder(_Columns).decode


def write(fixes: Iterable[Held], blocks: Iterable[Block]) -> bytes:
    """Return a sheet, packed and compressed."""
    newest = sorted(fixes, key=lambda one: one.unit)
    tracks = sorted(blocks, key=lambda one: (one.unit, one.device, one.start))
    uuids, others = _keys({one.unit for one in newest} | {one.unit for one in tracks})
    units = _Names([*uuids, *others])
    devices = _Names([*(one.device for one in newest), *(one.device for one in tracks)])
    sources = _Names([one.source for one in newest])
    body = _Columns(
        bytes(one.bytes[place] for place in range(UUID_BYTES) for one in uuids.values()),
        others,
        devices.names,
        sources.names,
        len(newest),
        len(tracks),
        [
            column(_differences([units.place[one.unit] for one in newest])),
            column([devices.place[one.device] for one in newest]),
            column([one.n - one.at for one in newest]),
            *(column(_from_track(newest, tracks, axis)) for axis in range(3)),
            column([sources.place[one.source] for one in newest]),
            column([one.accuracy for one in newest]),
            column([one.speed for one in newest]),
            column([one.heading for one in newest]),
        ],
        [
            column(_differences([units.place[one.unit] for one in tracks])),
            column([devices.place[one.device] for one in tracks]),
            column([len(one.points) for one in tracks]),
            *(column([one.points[0][axis] for one in tracks]) for axis in range(3)),
        ],
        [column(_steps(tracks, axis)) for axis in range(3)],
    )
    raw = msgspec.msgpack.encode(body)
    data = VERSION + lzma.compress(raw, format=lzma.FORMAT_RAW, filters=FILTERS)
    return data + CHECK.pack(zlib.crc32(data))


def _keys(units: Iterable[str]) -> tuple[dict[str, UUID], list[str]]:
    """Return the keys that are UUIDs as such are written, and the others; each in order."""
    uuids: dict[str, UUID] = {}
    others: list[str] = []
    for key in sorted(units):
        try:
            uuids[key] = UUID(key)
        except ValueError:
            others.append(key)
        else:
            if str(uuids[key]) != key:
                del uuids[key]
                others.append(key)
    return uuids, others


class _Names:
    """Each name once, in the order of first use, and where it stands."""

    def __init__(self, used: Iterable[str]) -> None:
        self.names = list(dict.fromkeys(used))
        self.place = {name: place for place, name in enumerate(self.names)}


def _differences(values: Sequence[int]) -> list[int]:
    return [zigzag(b - a) for a, b in itertools.pairwise([0, *values])]


def _from_track(fixes: Iterable[Held], blocks: Iterable[Block], axis: int) -> list[int]:
    ends = _ends(blocks)
    return [(one.at, one.lat, one.lon)[axis] - ends.get(one.unit, NOWHERE)[axis] for one in fixes]


def _ends(blocks: Iterable[Block]) -> dict[str, Point]:
    """Return where each unit's track ends, in the steps of fixes, which lie near it."""
    scale = MICRO // STEPS
    last = {one.unit: one.points[-1] for one in blocks}
    return {
        unit: Point(end.at * 1000, end.lat * scale, end.lon * scale) for unit, end in last.items()
    }


def _steps(blocks: Iterable[Block], axis: int) -> list[int]:
    return [zigzag(b[axis] - a[axis]) for one in blocks for a, b in itertools.pairwise(one.points)]


def read(data: bytes, limit: int = wire.MOST_RAW) -> Sheet:
    """Return what a sheet holds; ValueError when it is none, TooLarge above the limit (bytes)."""
    raw = _unpacked(data, limit)
    try:
        body = _decode(raw)
        units = _units(body)
        blocks = _read_blocks(body, units)
        fixes = _read_fixes(body, units, _ends(blocks))
    except (msgspec.MsgspecError, IndexError, OverflowError) as error:
        raise ValueError(f"no sheet of positions: {error}") from error
    good = tuple(one for one in fixes if _true_fix(one))
    tracks = tuple(one for one in blocks if _true_block(one))
    return Sheet(good, tracks, len(fixes) + len(blocks) - len(good) - len(tracks))


def _unpacked(data: bytes, limit: int) -> bytes:
    packed, check = data[: -CHECK.size], data[-CHECK.size :]
    if not packed.startswith(VERSION) or CHECK.pack(zlib.crc32(packed)) != check:
        raise ValueError("no sheet of positions, or a damaged one")
    reading = lzma.LZMADecompressor(format=lzma.FORMAT_RAW, filters=FILTERS)
    try:
        raw = reading.decompress(packed[len(VERSION) :], limit + 1)
    except lzma.LZMAError as error:
        raise ValueError("no sheet of positions") from error
    if len(raw) > limit:
        raise wire.TooLarge
    if not reading.eof:
        raise ValueError("no sheet of positions: cut off")
    return raw


def _units(body: _Columns) -> list[str]:
    count, rest = divmod(len(body.uuids), UUID_BYTES)
    if rest:
        raise IndexError(rest)
    uuids = [str(UUID(bytes=body.uuids[place::count])) for place in range(count)]
    return [*uuids, *body.others]


def _read_fixes(body: _Columns, keys: Sequence[str], ends: Mapping[str, Point]) -> list[Held]:
    unit, device, n, at, lat, lon, source, *rest = _numbers(body.of_fixes, 10, body.fixes)
    units = itertools.accumulate(map(signed, unit))
    found = []
    for u, d, ahead, a, y, x, s, *more in zip(
        units, device, n, at, lat, lon, source, *rest, strict=True
    ):
        key = _named(keys, u)
        end = ends.get(key, NOWHERE)
        time = a + end.at
        where = (y + end.lat, x + end.lon)
        names = (_named(body.devices, d), _named(body.sources, s))
        found.append(Held(key, names[0], time + ahead, time, *where, names[1], *more))
    return found


def _read_blocks(body: _Columns, keys: Sequence[str]) -> list[Block]:
    unit, device, count, *first = _numbers(body.of_blocks, 6, body.blocks)
    if any(not 1 <= one <= MOST_POINTS for one in count):
        raise ValueError("a block of too many points")
    steps = _numbers(body.of_points, 3, sum(count) - len(count))
    axes = [iter(map(signed, axis)) for axis in steps]
    units = itertools.accumulate(map(signed, unit))
    found = []
    for u, d, size, *start in zip(units, device, count, *first, strict=True):
        lines = (
            itertools.accumulate(itertools.islice(axis, size - 1), initial=begin)
            for axis, begin in zip(axes, start, strict=True)
        )
        points = tuple(itertools.starmap(Point, zip(*lines, strict=True)))
        found.append(Block(_named(keys, u), _named(body.devices, d), points))
    return found


def _numbers(columns: Sequence[Column], width: int, count: int) -> list[list[int]]:
    if len(columns) != width:
        raise ValueError("other columns than expected")
    return [numbers(one, count) for one in columns]


def _named(names: Sequence[str], place: int) -> str:
    if place < 0:
        raise IndexError(place)
    return names[place]


def _true_fix(one: Held) -> bool:
    """Whether it is what `checked` would let in, and its number can be kept."""
    try:
        fix = one.fix()
        return checked(fix) == fix and one.at <= one.n <= 2 * MOST_AT
    except (WrongFix, OverflowError):
        return False


def _true_block(one: Block) -> bool:
    rises = all(a.at < b.at for a, b in itertools.pairwise(one.points))
    return rises and all(map(_on_earth, one.points))


def _on_earth(point: Point) -> bool:
    at, lat, lon = point
    return 0 <= at <= MOST_AT // 1000 and abs(lat) <= 90 * STEPS and abs(lon) <= 180 * STEPS
