"""Positions at the server's door: what belongs in, and what anybody might send."""

import lzma
import secrets
import zlib
from collections.abc import Iterator

import msgspec
import pytest
import requests

from commander.domain.track import Point
from commander.journal import sheet, wire
from commander.journal.position_wire import Ends, Kept, Part, unpack
from commander.journal.sheet import Block, Held, Sheet
from tests.devices import Device
from tests.server.caller import Caller
from tests.sync.harness import ServerProcess

pytestmark = pytest.mark.e2e

NOW = 1_800_000_000_000


@pytest.fixture
def stream(caller: Caller) -> str:
    """An operation that the server knows."""
    made = f"op-{secrets.token_hex(4)}"
    caller.push(made, [Device("00000000000000e1").write(1, {"title": "x"}, stream=made)])
    return made


@pytest.fixture
def other(server: ServerProcess) -> Iterator[Caller]:
    made = Caller(server)
    yield made
    made.session.close()


def held(unit: str, n: int = NOW, lat: int = 47_000_000, device: str = "e" * 16) -> Held:
    return Held(unit, device, n, min(n, NOW), lat, 8_000_000, "gps", 5, -1, -1)


def block(unit: str, length: int) -> Block:
    return Block(unit, "e" * 16, tuple(Point(100 + n, n, n) for n in range(length)))


def framed(raw: bytes) -> bytes:
    data = sheet.VERSION + lzma.compress(raw, format=lzma.FORMAT_RAW, filters=sheet.FILTERS)
    return data + sheet.CHECK.pack(zlib.crc32(data))


def send(caller: Caller, stream: str, body: bytes) -> requests.Response:
    return caller.call("POST", "positions", params={"stream": stream}, data=body)


def kept(caller: Caller, stream: str, *found: Held | Block) -> Kept:
    fixes = [one for one in found if isinstance(one, Held)]
    blocks = [one for one in found if isinstance(one, Block)]
    answer = send(caller, stream, sheet.write(fixes, blocks))
    assert answer.status_code == 200, answer.text
    return wire.decode(answer.content, Kept)


def given(caller: Caller, stream: str, after: int = 0, **more: str) -> tuple[Part, Sheet]:
    parameters = {"stream": stream, "after": str(after), **more}
    answer = caller.call("GET", "positions", params=parameters)
    assert answer.status_code == 200, answer.text
    part = unpack(answer.content)
    return part, sheet.read(part.sheet) if part.sheet else Sheet()


def test_what_was_sent_is_given_to_others_and_not_back(
    caller: Caller, other: Caller, stream: str
) -> None:
    one, track = held("u1"), block("u1", 2)
    first = kept(caller, stream, one, track)
    assert (first.before, first.head, first.refused, first.known) == (0, 2, 0, True)
    assert kept(caller, stream, one, track).head == 2
    part, found = given(other, stream)
    assert (part.after, part.upto, part.head) == (0, 2, 2)
    assert (found.fixes, found.blocks) == ((one,), (track,))
    part, found = given(caller, stream)
    assert (part.upto, bool(found)) == (2, False)
    assert given(caller, stream, own="true")[1].fixes == (one,)
    newer, longer = held("u1", NOW + 1), block("u1", 3)
    assert kept(other, stream, newer, longer, block("u1", 1)).head == 4
    assert given(caller, stream, 2)[1] == Sheet((newer,), (longer,))
    ends = wire.decode(caller.call("GET", "positions/heads").content, Ends)
    assert ends.ends[stream] == 4
    assert ends.epoch == first.epoch == part.epoch


def test_a_stream_that_is_not_here_is_told_so(caller: Caller) -> None:
    answer = kept(caller, "nowhere", held("u1"))
    assert (answer.known, answer.head) == (False, 0)
    assert given(caller, "nowhere")[0].head == 0


def test_what_cannot_be_is_counted_and_left_out(caller: Caller, other: Caller, stream: str) -> None:
    far = Block("u2", "e" * 16, (Point(1, 10**9, 0),))
    assert kept(caller, stream, held("u1", lat=91_000_000), held("u2"), far).refused == 2
    assert given(other, stream)[1].fixes == (held("u2"),)


def test_nonsense_is_refused_and_the_server_goes_on(caller: Caller, stream: str) -> None:
    good = sheet.write([held("u1")], [block("u1", 3)])
    nonsense = framed(msgspec.msgpack.encode([b"", ["u"] * 10**6, [], [], 0, 0, [], [], []]))
    for body in (b"", b"x" * 1_000, good[:-1], good[1:], nonsense):
        assert send(caller, stream, body).status_code == 400
    assert send(caller, stream, framed(b"\0" * 2**26)).status_code == 413
    assert send(caller, stream, secrets.token_bytes(2 * 2**20)).status_code == 413
    assert (
        caller.call("GET", "positions", params={"stream": stream, "after": "-1"}).status_code == 422
    )
    assert caller.call("GET", "positions").status_code == 422
    assert kept(caller, stream, held("u1")).head == 1


def test_strangers_learn_nothing(server: ServerProcess, caller: Caller, stream: str) -> None:
    for method, path in (("GET", "positions/heads"), ("GET", "positions"), ("POST", "positions")):
        headers = {"Authorization": "Bearer " + "x" * 43}
        answer = caller.call(method, path, params={"stream": stream}, headers=headers)
        assert answer.status_code == 401


def test_many_who_ask_for_the_same_get_the_same(
    caller: Caller, other: Caller, server: ServerProcess, stream: str
) -> None:
    kept(caller, stream, held("u1"), block("u1", 2))
    kept(other, stream, held("u2"))
    third = Caller(server)
    assert given(third, stream)[1].fixes == (held("u1"), held("u2"))
    assert given(third, stream)[0] == given(third, stream)[0]
    assert given(caller, stream)[1].fixes == (held("u2"),)
    assert given(other, stream)[1].fixes == (held("u1"),)
    assert given(caller, stream, 3)[0].sheet == b""
    kept(other, stream, held("u3"))
    assert given(third, stream, 3)[1].fixes == (held("u3"),)
    third.session.close()
