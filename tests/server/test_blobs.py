"""Contents of attachments: only what a change names, in pieces, within the limits."""

import hashlib
import os
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
import requests

from commander.domain.attachment import Subject, prefix
from commander.errors import EnvironmentProblem
from commander.journal import parcels, wire
from commander.journal.blobs import MOST, Blobs
from commander.journal.change import Envelope
from commander.journal.journal import Journal
from commander.server.blobs import Shelf
from commander.server.gate import Refused
from commander.server.settings import ServerSettings
from tests.devices import STREAM, Device
from tests.server.caller import Caller
from tests.sync.harness import ServerProcess

DATA = os.urandom(50_000)


def named(device: Device, data: bytes, stream: str = STREAM) -> tuple[str, Envelope]:
    digest = hashlib.sha256(data).hexdigest()
    of = {"kind": "message", "key": "m1"}
    fields = {"of": of, "digest": digest, "size": len(data), "name": "photo.jpg"}
    key = prefix(Subject("message", "m1")) + digest[:8]
    return digest, device.write(1, fields, key=key, stream=stream, entity="attachment")


def send(caller: Caller, digest: str, offset: int, piece: bytes, size: int) -> requests.Response:
    where = {"offset": offset, "size": size}
    return caller.call("POST", f"attachments/{digest}", params=where, data=piece)


def held(answer: requests.Response) -> parcels.Held:
    assert answer.status_code == 200, answer.text
    return wire.decode(answer.content, parcels.Held)


def lacking(caller: Caller, stream: str) -> parcels.Lacking:
    answer = caller.call("GET", "attachments", params={"stream": stream})
    assert answer.status_code == 200, answer.text
    return wire.decode(answer.content, parcels.Lacking)


@pytest.mark.e2e
def test_a_content_comes_in_pieces_and_is_given_in_parts(caller: Caller) -> None:
    stream = f"op-{caller.identity.device}"
    device = Device(caller.identity.device)
    digest, change = named(device, DATA, stream)
    assert lacking(caller, stream) == parcels.Lacking(0)
    assert send(caller, digest, 0, DATA, len(DATA)).status_code == 404
    caller.push(stream, [change])
    assert lacking(caller, stream) == parcels.Lacking(1, [parcels.Lack(digest, 0)])
    assert held(send(caller, digest, 0, DATA[:20_000], len(DATA))) == parcels.Held(20_000)
    assert lacking(caller, stream).lacks == [parcels.Lack(digest, 20_000)]
    assert held(send(caller, digest, 0, DATA[:9], len(DATA))) == parcels.Held(20_000)
    assert caller.call("GET", f"attachments/{digest}").status_code == 404
    whole = parcels.Held(len(DATA), whole=True)
    assert held(send(caller, digest, 20_000, DATA[20_000:], len(DATA))) == whole
    assert held(send(caller, digest, 0, b"again", len(DATA))) == whole
    assert lacking(caller, stream) == parcels.Lacking(1)
    assert caller.call("GET", f"attachments/{digest}").content == DATA
    part = caller.call("GET", f"attachments/{digest}", headers={"Range": "bytes=49990-"})
    assert (part.status_code, part.content) == (206, DATA[-10:])


@pytest.mark.e2e
def test_what_is_something_else_is_thrown_away(caller: Caller) -> None:
    stream = f"op-{caller.identity.device}"
    digest, change = named(Device(caller.identity.device), b"said" * 9, stream)
    caller.push(stream, [change])
    assert held(send(caller, digest, 0, b"else" * 9, 36)) == parcels.Held(0, damaged=True)
    assert lacking(caller, stream).lacks == [parcels.Lack(digest, 0)]


@pytest.mark.e2e
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("attachments/..%2f..%2fserver.db", 404),
        ("attachments/" + "A" * 64, 422),
        ("attachments/" + "0" * 63, 422),
        ("attachments/" + "0" * 64, 404),
    ],
)
def test_nothing_but_a_named_content_is_given(caller: Caller, path: str, status: int) -> None:
    assert caller.call("GET", path).status_code == status


@pytest.mark.e2e
def test_strangers_get_nothing(caller: Caller, server: ServerProcess) -> None:
    headers = {wire.VERSION_HEADER: str(wire.PROTOCOL)}
    for method, path in (("GET", "attachments?stream=s"), ("GET", "attachments/" + "0" * 64)):
        answer = requests.request(
            method, f"{server.address}/v1/{path}", headers=headers, timeout=20
        )
        assert answer.status_code == 401
    assert send(caller, "0" * 64, 0, b"x" * 10, MOST + 1).status_code == 422


def test_of_what_does_not_travel_nothing_is_told(journal: Journal, tmp_path: Path) -> None:
    digest = taken(journal, DATA)
    blobs = Blobs(tmp_path / "a")
    blobs.add(BytesIO(DATA))
    kept = Shelf(blobs, journal.reader, ServerSettings(), lambda stream: stream != STREAM)
    assert not kept.gives(digest)
    assert kept.lacking(STREAM) == parcels.Lacking(0)
    with pytest.raises(Refused):
        Shelf(Blobs(tmp_path / "b"), journal.reader, ServerSettings(), lambda _stream: False).take(
            digest, 0, len(DATA), DATA
        )


def test_what_the_disk_damaged_is_lacking_again(journal: Journal, tmp_path: Path) -> None:
    digest = taken(journal, DATA)
    blobs = Blobs(tmp_path / "a")
    kept = Shelf(blobs, journal.reader, ServerSettings())
    blobs.add(BytesIO(DATA))
    assert kept.lacking(STREAM) == parcels.Lacking(1)
    blobs.path(digest).write_bytes(b"something else")
    assert not kept.gives(digest)
    assert kept.lacking(STREAM) == parcels.Lacking(1, [parcels.Lack(digest, 0)])
    assert kept.take(digest, 0, len(DATA), DATA).whole
    assert kept.gives(digest)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    made = Journal(tmp_path / "server.db", "00000000000000aa", projects=False)
    yield made
    made.close()


def shelf(journal: Journal, folder: Path, **limits: int) -> Shelf:
    return Shelf(Blobs(folder), journal.reader, ServerSettings(**limits))  # type: ignore[arg-type]


def taken(journal: Journal, data: bytes) -> str:
    digest, change = named(Device("00000000000000bb"), data)
    journal.submit(lambda tx: tx.receive(STREAM, [change], origin="x")).result()
    return digest


def test_too_large_a_content_is_refused(journal: Journal, tmp_path: Path) -> None:
    digest = taken(journal, DATA)
    small = shelf(journal, tmp_path / "a", most_attachment=49_999)
    with pytest.raises(Refused) as refused:
        small.take(digest, 0, len(DATA), DATA)
    assert refused.value.status == 413


def test_a_server_keeps_to_its_quota(journal: Journal, tmp_path: Path) -> None:
    digest = taken(journal, DATA)
    full = shelf(journal, tmp_path / "a", attachment_quota=49_999)
    with pytest.raises(Refused) as refused:
        full.take(digest, 0, len(DATA), DATA[:10])
    assert (refused.value.status, refused.value.problem.error) == (507, "quota")
    assert (
        shelf(journal, tmp_path / "b", attachment_quota=50_000)
        .take(digest, 0, len(DATA), DATA)
        .whole
    )


def test_a_disk_that_fills_up_is_told_and_nothing_is_lost(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    digest = taken(journal, DATA)
    kept = shelf(journal, tmp_path / "a")
    assert kept.take(digest, 0, len(DATA), DATA[:10_000]).have == 10_000
    with monkeypatch.context() as patch:
        patch.setattr(kept.blobs, "free", lambda: 100)
        with pytest.raises(Refused) as refused:
            kept.take(digest, 10_000, len(DATA), DATA[10_000:])
        assert refused.value.status == 507
        with pytest.raises(EnvironmentProblem, match="is full"):
            kept.blobs.append(digest, 10_000, DATA[10_000:])
    assert kept.take(digest, 10_000, len(DATA), DATA[10_000:]).whole


def test_the_small_are_named_first_and_not_too_many(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parcels, "MOST_LACKS", 2)
    device = Device("00000000000000bb")
    datas = [os.urandom(size) for size in (900, 100, 500)]
    changes = [named(device, data)[1] for data in datas]
    journal.submit(lambda tx: tx.receive(STREAM, changes, origin="x")).result()
    found = shelf(journal, tmp_path / "a").lacking(STREAM)
    digests = [hashlib.sha256(data).hexdigest() for data in datas]
    assert [lack.digest for lack in found.lacks] == [digests[1], digests[2]]
    assert (found.named, found.more) == (3, True)
