"""Files made to do harm: sizes that are lies, names that are paths, streams that may not travel."""

import hashlib
import struct
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
import zstandard
from msgspec import Raw

from commander.errors import UserError
from commander.journal import wire
from commander.journal.change import Envelope
from commander.post import Post
from commander.sync.bundle import frames, vault
from commander.sync.bundle.contents import End, Item, Manifest, Part, piece
from commander.sync.bundle.examine import examine
from commander.sync.bundle.frames import FrameWriter, Kind
from commander.sync.bundle.have import read_have
from commander.sync.bundle.head import SIZE, Head
from commander.sync.bundle.problems import NoBundle, TooNew
from tests.devices import Device
from tests.sync.bundle.desk import attach, export, photo, take
from tests.sync.bundle.forge import MAKER, forge
from tests.sync.harness import open_operation, stored_ids


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    with Post.open(tmp_path / "post") as opened:
        yield opened


def page(stream: str, changes: list[Envelope], heads: list[wire.Signed] | None = None) -> bytes:
    count = len(changes)
    return wire.encode(wire.Page(stream, "", 0, count, count, changes, heads or []))


def test_a_newer_format_is_refused_in_words(post: Post, tmp_path: Path) -> None:
    path = tmp_path / "new.commander"
    raw = bytearray(Head(bytes(16)).encode())
    raw[8:10] = struct.pack(">H", 2)
    raw[SIZE - 32 :] = hashlib.sha256(raw[: SIZE - 32]).digest()
    path.write_bytes(bytes(raw) + b"whatever a newer program writes" + bytes(raw))
    with pytest.raises(TooNew, match=r"newer Commander \(format 2\)"):
        take(post, path)


def test_a_newer_protocol_is_refused_in_words(post: Post, tmp_path: Path) -> None:
    newer = Manifest(1, MAKER, protocol=wire.PROTOCOL + 1)
    path = forge(tmp_path / "new.commander", [(Kind.MANIFEST, wire.encode(newer), 0)], newer)
    with pytest.raises(TooNew):
        take(post, path)


@pytest.mark.parametrize("content", [b"", b"not a bundle", b"\x89CMDR\r\n\x1a" + bytes(500)])
def test_something_else_is_no_bundle(post: Post, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "else.commander"
    path.write_bytes(content)
    with pytest.raises(NoBundle):
        take(post, path)
    with pytest.raises(UserError):
        read_have(path)


def test_sizes_in_the_file_are_not_believed(tmp_path: Path) -> None:
    """A part that claims gigabytes, one that unpacks to far more than it says."""
    bundle = bytes(range(16))
    path = tmp_path / "sizes.commander"
    bomb = zstandard.compress(bytes(200_000_000))
    body = b""
    for stored, claimed, raw, packed in (
        (b"x", 0xFFFFFFFF, 0xFFFFFFFF, 0),
        (bomb, len(bomb), 1_000, 1),
        (bomb, len(bomb), 0xFFFFFFFF, 1),
    ):
        header = frames._HEADER.pack(
            frames.MARK, Kind.PAGE, packed, 1, 0, claimed, raw, hashlib.sha256(stored).digest()
        )
        body += header + frames._check(bundle, header) + stored
    head = Head(bundle).with_length(2**62).encode()
    path.write_bytes(head + body + head)
    report = examine(path)
    assert report.parts == ()
    assert report.lost == len(body) + SIZE


def test_a_key_that_would_take_all_memory_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "dear.commander"
    for cost in ((30, 8, 1), (17, 255, 1), (17, 8, 255), (0, 0, 0)):
        head = Head(bytes(16), sealed=True, cost=cost).encode()
        path.write_bytes(head + bytes(100) + head)
        with pytest.raises(NoBundle):
            examine(path, "secret")
    assert 128 << (vault.MOST_N + 3) <= 256 * 1024 * 1024


def test_names_never_become_paths(post: Post, tmp_path: Path) -> None:
    """An operation and a file that are called like a path; only what a record names is kept."""
    wild = Device("0" * 16)
    name = "../../../evil"
    stream = "..:..:evil"
    opening = wild.write(1_000, {"name": name}, entity="operation", key=stream, stream=stream)
    part = Part(1, stream, name, "live", 1, 1)
    digest = "ab" * 32
    manifest = Manifest(1, MAKER, [part], [Item(digest, 4, 1)])
    path = forge(
        tmp_path / "paths.commander",
        [
            (Kind.MANIFEST, wire.encode(manifest), 0),
            (Kind.PAGE, page(stream, [opening]), 1),
            (Kind.PIECE, piece(digest, 0, b"evil"), 1),
            (Kind.PIECE, piece(digest, 2**63, b"evil"), 1),
        ],
        manifest,
    )
    before = {one for one in tmp_path.rglob("*") if "attachments" not in one.parts}
    taken = take(post, path)
    assert taken.count.new == 1
    after = {one for one in tmp_path.rglob("*") if "attachments" not in one.parts}
    assert {one.name for one in after - before} <= {"incoming"}
    assert not post.blobs.has(digest)
    assert list((post.data / "incoming").iterdir()) == []


def test_what_no_record_names_is_not_kept(post: Post, tmp_path: Path) -> None:
    """A sound file with somebody's gigabytes in it does not fill the disk."""
    path = tmp_path / "one.commander"
    with Post.open(tmp_path / "maker") as maker:
        stream = open_operation(maker)
        wanted = attach(maker, stream, photo(1_000))
        export(maker, path)
        stray = maker.blobs.add(BytesIO(b"stray"))
    report = examine(path)
    assert report.items == {wanted}
    assert report.manifest is not None
    parts: list[tuple[Kind, bytes, int]] = [(Kind.PIECE, piece(stray, 0, b"stray"), 1)]
    take(post, path)
    assert take(post, forge(tmp_path / "stray.commander", parts)).items == 0
    assert post.blobs.has(wanted)
    assert not post.blobs.has(stray)


def test_a_demonstration_is_not_taken(post: Post, tmp_path: Path) -> None:
    device = Device("1" * 16)
    fields = {"name": "Played", "kind": "demonstration"}
    opening = device.write(1_000, fields, entity="operation", key="played", stream="played")
    entry = device.write(2_000, {"text": "hello"}, entity="message", key="m", stream="played")
    path = tmp_path / "played.commander"
    forge(path, [(Kind.PAGE, page("played", [opening, entry]), 1)])
    taken = take(post, path)
    assert taken.streams == ()
    assert [part.demonstration for part in taken.report.parts] == [True]
    assert not post.reader.operations()


def test_one_bad_change_is_set_aside_and_the_rest_is_taken(post: Post, tmp_path: Path) -> None:
    device = Device("2" * 16)
    good = [
        device.write(1_000 + n, {"text": f"e{n}"}, entity="message", key=f"m{n}") for n in range(9)
    ]
    poison = Envelope(Raw(bytes(good[4].body).replace(b'"n":5', b'"n":-5')))
    foreign = device.write(5_000, {"text": "x"}, entity="message", key="f", stream="elsewhere")
    changes = [*good[:4], poison, *good[5:], foreign, Envelope(Raw(b'{"no": "change"}'))]
    path = tmp_path / "poison.commander"
    forge(path, [(Kind.PAGE, page("op-1", changes), 1)])
    taken = take(post, path)
    assert (taken.count.new, taken.count.parked) == (8, 3)
    parked = post.outbox().parked
    assert {one.reason for one in parked} >= {
        "n is not a count",
        "the change belongs to another stream",
    }
    assert not any(one.outgoing for one in parked)
    again = take(post, path)
    assert (again.count.new, again.count.known, again.count.parked) == (0, 8, 3)
    assert len(post.outbox().parked) == 3
    assert stored_ids(post.data / "journal.db", "op-1").total() == 8


def test_who_is_not_vouched_for_is_told(post: Post, tmp_path: Path) -> None:
    """A signature by another key, an altered change in the middle of a chain."""
    with Post.open(tmp_path / "maker") as maker:
        stream = open_operation(maker)
        export(maker, tmp_path / "one.commander")
        known = maker.identity
    report = examine(tmp_path / "one.commander")
    assert report.unsigned == 0
    other_key = examine(tmp_path / "one.commander", known=lambda _s, _d: "0" * 64)
    assert other_key.unsigned == report.parts[0].readable
    with Post.open(tmp_path / "liar") as liar:
        device = Device(known.device)
        lie = device.write(1_000, {"text": "lie"}, entity="message", key="m", stream=stream)
        mark = "0" * 64
        signature = liar.identity.sign(stream, 1, mark)
        head = wire.Signed(known.device, 1, mark, signature, liar.identity.public_key)
    path = forge(tmp_path / "lie.commander", [(Kind.PAGE, page(stream, [lie], [head]), 1)])
    assert examine(path).unsigned == 1


def test_an_end_that_lies_is_not_sound(tmp_path: Path) -> None:
    manifest = Manifest(1, MAKER)
    head = Head(bytes(16))
    for end, sound in (
        (End(1, hashlib.sha256().hexdigest(), manifest), False),
        (End(0, "0" * 64, manifest), False),
        (End(0, hashlib.sha256().hexdigest(), manifest), True),
    ):
        content = BytesIO()
        FrameWriter(content, head.bundle).write(Kind.END, wire.encode(end))
        both = head.with_length(content.tell()).encode()
        path = tmp_path / "end.commander"
        path.write_bytes(both + content.getvalue() + both)
        assert examine(path).sound is sound
