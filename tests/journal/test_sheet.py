"""Sheets of positions: whole again after the way, and harmless whatever somebody sends."""

import lzma
import zlib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commander.domain.fix import MOST_AT
from commander.domain.track import STEPS, Point
from commander.journal import sheet, wire
from commander.journal.columns import Column, column, numbers, signed, zigzag
from commander.journal.sheet import Block, Held, Sheet

# A NUL is refused: PostgreSQL cannot keep it.
names = st.text(st.characters(exclude_characters="\0", codec="utf-8"), min_size=1, max_size=8)
devices = st.text("0123456789abcdef", min_size=16, max_size=16)
ats = st.integers(0, MOST_AT)
fixes = st.builds(
    Held,
    unit=names,
    device=devices,
    n=ats,
    at=ats,
    lat=st.integers(-90_000_000, 90_000_000),
    lon=st.integers(-180_000_000, 180_000_000),
    source=st.sampled_from(["gps", "phone", "simulated"]),
    accuracy=st.integers(0, 1_000),
    speed=st.integers(-1, 2_000),
    heading=st.integers(-1, 359),
).map(lambda one: msgspec.structs.replace(one, n=max(one.n, one.at)))
point = st.builds(
    Point,
    at=st.integers(0, MOST_AT // 1000),
    lat=st.integers(-90 * STEPS, 90 * STEPS),
    lon=st.integers(-180 * STEPS, 180 * STEPS),
)
blocks = st.builds(
    Block,
    unit=names,
    device=devices,
    points=st.lists(point, min_size=1, max_size=6, unique_by=lambda one: one.at).map(
        lambda found: tuple(sorted(found))
    ),
)


@given(st.lists(fixes, max_size=6), st.lists(blocks, max_size=6))
def test_a_sheet_is_whole_again(some: list[Held], tracks: list[Block]) -> None:
    found = sheet.read(sheet.write(some, tracks))
    assert sorted(found.fixes, key=msgspec.msgpack.encode) == sorted(
        some, key=msgspec.msgpack.encode
    )
    assert sorted(found.blocks, key=repr) == sorted(tracks, key=repr)
    assert found.refused == 0
    for one in found.fixes:
        assert sheet.held(one.fix(), one.n) == one
    for block in tracks:
        assert sheet.unpack_points(sheet.pack_points(block.points)) == block.points


@given(st.lists(st.integers(-(2**53), 2**53), max_size=20))
def test_a_column_is_whole_again(values: list[int]) -> None:
    assert numbers(column(values), len(values)) == values
    assert [signed(zigzag(value)) for value in values] == values


def test_a_column_of_another_length_is_none() -> None:
    for packed, count in ((column([1, 300]), 3), (column([1, 300]), 0), (Column(0, b"x" * 8), 1)):
        with pytest.raises(ValueError, match=r"column|nothing"):
            numbers(packed, count)


GOOD = Held("u1", "00000000000000b1", 5, 5, 1, 2, "gps", 3, 4, 5)
TRACK = Block("u1", "00000000000000b1", (Point(1, 2, 3), Point(4, 5, 6)))


@pytest.mark.parametrize(
    "wrong",
    [
        {"lat": 90_000_001},
        {"lon": -180_000_001},
        {"at": MOST_AT + 1, "n": MOST_AT + 1},
        {"at": -1},
        {"n": 4},
        {"n": 2**60},
        {"accuracy": -1},
        {"accuracy": 10**9},
        {"speed": 10**9},
        {"heading": 361},
    ],
)
def test_a_fix_that_cannot_be_is_left_out_and_the_rest_taken(wrong: dict[str, int]) -> None:
    bad = msgspec.structs.replace(GOOD, unit="u0", **wrong)
    if max(wrong.values()) >= 2**56:  # no column holds it
        with pytest.raises(ValueError, match="another length"):
            sheet.read(sheet.write([bad, GOOD], [TRACK]))
        return
    assert sheet.read(sheet.write([bad, GOOD], [TRACK])) == Sheet((GOOD,), (TRACK,), 1)


@pytest.mark.parametrize(
    "points",
    [
        (Point(4, 0, 0), Point(4, 1, 1)),
        (Point(4, 0, 0), Point(3, 1, 1)),
        (Point(-1, 0, 0),),
        (Point(0, 90 * STEPS + 1, 0),),
        (Point(0, 0, 180 * STEPS + 1),),
        (Point(MOST_AT, 0, 0),),
    ],
)
def test_a_block_that_cannot_be_is_left_out(points: tuple[Point, ...]) -> None:
    bad = Block("u0", "00000000000000b1", points)
    assert sheet.read(sheet.write([GOOD], [bad, TRACK])) == Sheet((GOOD,), (TRACK,), 1)


def packed(raw: bytes) -> bytes:
    """Return bytes in the frame of a sheet."""
    filters = sheet.FILTERS
    data = sheet.VERSION + lzma.compress(raw, format=lzma.FORMAT_RAW, filters=filters)
    return data + sheet.CHECK.pack(zlib.crc32(data))


def hostile() -> dict[str, object]:
    """Bodies that say much with little, or nonsense."""
    none = Column()
    of_fixes, of_blocks, of_points = [none] * 10, [none] * 6, [none] * 3
    device = ["00000000000000b1"]
    many = Column(64)
    found = {
        "a million fixes": [["u"], device, ["gps"], 10**6, 0, of_fixes, of_blocks, of_points],
        "a million blocks": [["u"], device, ["gps"], 0, 10**6, of_fixes, of_blocks, of_points],
        "a million points": [
            *(["u"], device, ["gps"], 0, 4_000, of_fixes),
            *([none, none, Column(300), none, none, none], of_points),
        ],
        "no points": [["u"], device, [], 0, 1, of_fixes, of_blocks, of_points],
        "nobody's": [[], [], [], 0, 1, of_fixes, [none, none, Column(1), *[none] * 3], of_points],
        "before the first": [
            *(["u"], device, ["gps"], 1, 0, [Column(1), *[none] * 9], of_blocks, of_points),
        ],
        "no device": [["u"], ["x"], ["gps"], 0, 0, of_fixes, of_blocks, of_points],
        "a long name": [["u" * 65], device, [], 0, 0, of_fixes, of_blocks, of_points],
        "too few columns": [["u"], device, ["gps"], 1, 0, [none] * 9, of_blocks, of_points],
        "too few points": [
            *(["u"], device, [], 0, 1, of_fixes),
            *([none, none, Column(3), none, none, none], [Column(0, b"xyz"), none, none]),
        ],
        "huge numbers": [
            *(["u"], device, ["gps"], 1, 0),
            *([none, none, none, Column(2**63), *[none] * 6], of_blocks, of_points),
        ],
        "many of one": [["u"], device, [], 0, 1, of_fixes, [none, none, many, *[none] * 3], []],
    }
    bodies: dict[str, object] = {name: [b"", *body] for name, body in found.items()}
    bodies["not a list"], bodies["text"] = {"units": []}, "positions"
    bodies["half a key"] = [b"x" * 17, [], device, ["gps"], 0, 0, of_fixes, of_blocks, of_points]
    return bodies


@pytest.mark.parametrize("name", hostile())
def test_nonsense_is_refused(name: str) -> None:
    body = packed(msgspec.msgpack.encode(hostile()[name]))
    assert len(body) < 500
    try:
        found = sheet.read(body)
    except ValueError:
        return
    assert not found
    assert found.refused == 1


def test_what_is_no_sheet_is_refused() -> None:
    good = sheet.write([GOOD], [TRACK])
    flipped = bytearray(good)
    flipped[len(good) // 2] ^= 1
    later = b"\x02" + good[1:-4]
    later += sheet.CHECK.pack(zlib.crc32(later))
    for body in (b"", b"x", good[:-5], good[:20], bytes(flipped), later, packed(b"")):
        with pytest.raises(ValueError, match="sheet"):
            sheet.read(body)
    with pytest.raises(wire.TooLarge):
        sheet.read(packed(b"\0" * 10_000), 1_000)


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_or_read(body: bytes) -> None:
    for data in (body, packed(body)):
        try:
            assert isinstance(sheet.read(data), Sheet)
        except ValueError:
            continue
