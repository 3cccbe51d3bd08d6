"""What the server answers: to those who keep to the protocol, and to everybody else."""

import json
import secrets
import threading
import time
from typing import Any

import msgspec
import pytest
import requests
import zstandard

from commander.journal import wire
from commander.journal.change import Envelope, fingerprint
from tests.devices import Device
from tests.server.caller import Caller
from tests.sync.harness import ServerProcess

pytestmark = pytest.mark.e2e


def a_stream() -> str:
    return f"op-{secrets.token_hex(4)}"


def some(device: Device, stream: str, count: int) -> list[Envelope]:
    return [
        device.write(i, {"title": f"{i}"}, key=f"t{i}", stream=stream) for i in range(1, count + 1)
    ]


def test_push_answers_for_every_change(caller: Caller) -> None:
    stream, device = a_stream(), Device("00000000000000e1")
    first, second = some(device, stream, 2)
    foreign = device.write(9, {"title": "x"}, stream="another")
    pushed = caller.push(stream, [first, second, first, foreign])
    assert [a.result for a in pushed.answers] == ["applied", "applied", "duplicate", "rejected"]
    assert "another stream" in pushed.answers[3].reason
    assert (pushed.before, pushed.head) == (0, 2)
    assert [a.result for a in caller.push(stream, [second]).answers] == ["duplicate"]
    heads = {head.stream: head for head in caller.hello().streams}
    assert heads[stream].devices == {device.name: 2}


def test_a_gap_is_not_counted_as_had(caller: Caller) -> None:
    stream, device = a_stream(), Device("00000000000000e2")
    changes = some(device, stream, 4)
    caller.push(stream, [changes[0], changes[1], changes[3]])
    assert {h.stream: h for h in caller.hello().streams}[stream].devices == {device.name: 2}


def test_pages_leave_out_what_the_asker_had_pushed(caller: Caller, server: ServerProcess) -> None:
    stream, device = a_stream(), Device("00000000000000e3")
    caller.push(stream, some(device, stream, 3))
    mine = caller.changes(stream)
    assert (mine.changes, mine.next, mine.head) == ([], 3, 3)
    assert [change.seq for change in caller.changes(stream, own="true").changes] == [1, 2, 3]
    other = Caller(server)
    page = other.changes(stream, after=1, limit=1)
    assert ([change.seq for change in page.changes], page.next, page.head) == ([2], 2, 3)
    other.session.close()


def test_a_cursor_ahead_of_the_server_gets_nothing_and_stays(caller: Caller) -> None:
    page = caller.changes(a_stream(), after=50)
    assert (page.prev, page.next, page.changes) == (50, 50, [])


def test_later_changes_of_a_refused_record_wait(caller: Caller) -> None:
    stream, device = a_stream(), Device("00000000000000e4")
    poison = device.write(1, {"due": "never"}, key="k", stream=stream)
    later = device.write(2, {"title": "x"}, key="k", stream=stream)
    other = device.write(3, {"title": "x"}, key="l", stream=stream)
    pushed = caller.push(stream, [poison, later, other])
    assert [a.result for a in pushed.answers] == ["rejected", "rejected", "applied"]
    assert "earlier" in pushed.answers[1].reason
    assert pushed.head == 1


def test_signed_heads_are_kept_when_they_are_true(caller: Caller) -> None:
    me = caller.identity
    stream, device = a_stream(), Device(caller.identity.device)
    changes = some(device, stream, 2)
    mark = fingerprint(changes[1].body)
    good = wire.Signed(me.device, 2, mark, me.sign(stream, 2, mark), me.public_key)
    lie = wire.Signed(me.device, 1, mark, me.sign(stream, 1, mark), me.public_key)
    forged = wire.Signed(me.device, 2, mark, "0" * 128, me.public_key)
    caller.push(stream, changes, [lie, forged, good])
    assert caller.changes(stream, own="true").heads == [good]


def test_two_pushes_of_the_same_batch_at_once(server: ServerProcess, caller: Caller) -> None:
    stream, device = a_stream(), Device("00000000000000e5")
    changes = some(device, stream, 300)
    results: list[str] = []

    def push() -> None:
        one = Caller(server)
        results.extend(answer.result for answer in one.push(stream, changes).answers)
        one.session.close()

    threads = [threading.Thread(target=push) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert results.count("applied") == 300
    assert results.count("duplicate") == 600
    assert set(server.ids(stream).values()) == {1}


def test_events_start_with_the_heads_and_carry_pages(server: ServerProcess, caller: Caller) -> None:
    stream, device = a_stream(), Device("00000000000000e6")
    listener = Caller(server)
    with listener.call("GET", "events", stream=True) as answer:
        lines = answer.iter_lines()
        assert next(lines) == b"event: heads"
        next(lines), next(lines)
        caller.push(stream, some(device, stream, 2))
        assert next(lines) == b"event: page"
        page = wire.decode(next(lines).removeprefix(b"data: "), wire.Page)
        assert (page.stream, page.prev, page.next) == (stream, 0, 2)
        next(lines)
        caller.push(stream, some(Device("00000000000000e7"), stream, 900))
        assert next(lines) == b"event: heads"  # too large to travel in an event
        heads = wire.decode(next(lines).removeprefix(b"data: "), wire.Heads)
        assert [head.head for head in heads.streams] == [902]
    listener.session.close()


def test_only_so_many_event_streams_a_device(caller: Caller) -> None:
    opened = [caller.call("GET", "events", stream=True) for _ in range(4)]
    assert [answer.status_code for answer in opened] == [200] * 4
    refused = caller.call("GET", "events", stream=True)
    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) > 0
    for answer in [*opened, refused]:
        answer.close()


def test_a_snapshot_is_one_file_for_all(server: ServerProcess, caller: Caller) -> None:
    stream, device = a_stream(), Device("00000000000000e8")
    assert caller.call("GET", "snapshot", params={"stream": stream}).status_code == 404
    texts = [
        device.write(i, {"text": f"{i}"}, entity="message", key=f"m{i}", stream=stream)
        for i in range(1, wire.SNAPSHOT_STEP)
    ]
    for start in range(0, len(texts), 1000):
        caller.push(stream, texts[start : start + 1000])
    caller.push(stream, some(device, stream, 3))
    first = caller.call("GET", "snapshot", params={"stream": stream}).content
    other = Caller(server)
    assert other.call("GET", "snapshot", params={"stream": stream}).content == first
    other.session.close()
    raw = zstandard.ZstdDecompressor().decompressobj().decompress(first)
    lines: list[object] = [
        msgspec.json.decode(one, type=wire.SnapshotLine) for one in raw.splitlines()
    ]
    assert isinstance(lines[0], wire.SnapshotStart)
    assert (lines[0].seq, lines[0].changes) == (wire.SNAPSHOT_STEP, wire.SNAPSHOT_STEP)
    assert isinstance(lines[-1], wire.SnapshotEnd)
    seqs = [c.seq for line in lines if isinstance(line, wire.SnapshotBlock) for c in line.changes]
    records = [wire.SNAPSHOT_STEP]
    assert seqs == [*records, *range(wire.SNAPSHOT_STEP - 1, 0, -1)]


def test_the_description_is_served(server: ServerProcess) -> None:
    found = requests.get(f"{server.address}/openapi.json", timeout=10).json()
    assert {"/v1/enrol", "/v1/hello", "/v1/push", "/v1/changes", "/v1/events"} <= set(
        found["paths"]
    )
    assert "Push" in found["components"]["schemas"]
    health = requests.get(f"{server.address}/v1/healthz", timeout=10).json()
    assert health["protocol"] == wire.PROTOCOL


def test_without_a_token_or_with_a_wrong_one(strict: ServerProcess) -> None:
    caller = Caller(strict)
    for header in ("", "Bearer", "Bearer nonsense", "Basic abc", f"Basic {caller.token}x"):
        caller.session.headers["Authorization"] = header
        for method, path in (("POST", "hello"), ("POST", "push"), ("GET", "changes?stream=a")):
            answer = caller.call(method, path)
            assert answer.status_code in {401, 429}, answer.text
    caller.session.close()


def test_another_version_of_the_protocol(caller: Caller) -> None:
    caller.session.headers[wire.VERSION_HEADER] = "99"
    for method, path in (("POST", "enrol"), ("POST", "hello"), ("GET", "events")):
        answer = caller.call(method, path)
        assert answer.status_code == 426
        assert answer.headers[wire.VERSION_HEADER] == str(wire.PROTOCOL)


def test_a_token_is_one_device_s(caller: Caller) -> None:
    said = wire.Hello("00000000000000ff", caller.identity.public_key)
    assert caller.call("POST", "hello", data=wire.encode(said)).status_code == 403


BODIES: list[Any] = [
    b"",
    b"{}",
    b"[]",
    b"null",
    b"\xff\xfe",
    b'{"code": 5}',
    b"[" * 5_000,
    b'{"device": "0000000000000001", "public_key": "x", "streams": [1]}',
    wire.pack({"stream": "s"}),
    wire.pack({"stream": "", "changes": []}),
    wire.pack({"stream": "s", "changes": [5]}),
    wire.pack({"stream": "s", "changes": [{"body": {}, "personal": [1]}]}),
    wire.pack({"stream": "s", "changes": [], "heads": [{"device": "x"}]}),
    zstandard.ZstdCompressor().compress(b"[" * 100_000),
    wire.pack({"stream": "s", "changes": []})[:-4],
]


@pytest.mark.parametrize("path", ["enrol", "hello", "push"])
@pytest.mark.parametrize("number", range(len(BODIES)))
def test_a_malformed_body_is_the_sender_s_fault(caller: Caller, path: str, number: int) -> None:
    answer = caller.call("POST", path, data=BODIES[number])
    assert 400 <= answer.status_code < 500, (path, answer.status_code, answer.text)
    problem = wire.decode(answer.content, wire.Problem)
    assert "Traceback" not in problem.text
    assert "commander" not in problem.text


@pytest.mark.parametrize(
    "query",
    [
        "changes",
        "changes?stream=",
        "changes?stream=a&after=-1",
        "changes?stream=a&after=x",
        "changes?stream=a&after=99999999999999999999",
        "changes?stream=a&limit=0",
        "changes?stream=a&limit=1000000",
        f"changes?stream={'a' * 300}",
        "changes?stream=a&own=perhaps",
        "snapshot",
        "snapshot?stream=%FF%00/../../etc",
        "nothing",
    ],
)
def test_a_malformed_question(caller: Caller, query: str) -> None:
    answer = caller.call("GET", query)
    assert 400 <= answer.status_code < 500, answer.text


@pytest.mark.parametrize(
    "fields",
    [
        {"n": 2**70},
        {"happened_at": 2**70},
        {"written_at": -(2**70)},
        {"stamp": "x"},
        {"key": "\x00"},
        {"entity": "message", "fields": {"text": 5}},
        {"entity": "task", "fields": {"origin": {"kind": "message"}}},
        {"entity": "receipt", "fields": {}},
        {"fields": {"key": "x"}},
        {"seen": {"title": [1]}},
        {"prev": ""},
    ],
)
def test_a_change_that_is_wrong_is_rejected_and_no_fault(
    caller: Caller, fields: dict[str, Any]
) -> None:
    stream, device = a_stream(), Device("00000000000000e9")
    body = msgspec.json.decode(device.write(1, {"title": "x"}, stream=stream).body)
    raw = msgspec.json.encode({**body, **fields}) if _small(fields) else _json(body, fields)
    good = device.write(2, {"title": "y"}, key="other", stream=stream)
    pushed = caller.push(stream, [Envelope(msgspec.Raw(raw)), good])
    assert [answer.result for answer in pushed.answers] == ["rejected", "applied"]


def _small(fields: dict[str, Any]) -> bool:
    return not any(isinstance(v, int) and abs(v) > 2**62 for v in fields.values())


def _json(body: dict[str, Any], fields: dict[str, Any]) -> bytes:
    return json.dumps({**body, **fields}).encode()


def test_a_request_that_is_too_large(caller: Caller) -> None:
    large = b"x" * (wire.MOST_BYTES + 1)
    assert caller.call("POST", "push", data=large).status_code == 413

    def parts() -> Any:
        for _ in range(wire.MOST_BYTES // 65536 + 2):
            yield b"x" * 65536

    assert caller.call("POST", "push", data=parts()).status_code == 413
    bomb = zstandard.ZstdCompressor().compress(b" " * (wire.MOST_RAW + 1))
    assert len(bomb) < 10_000
    assert caller.call("POST", "push", data=bomb).status_code == 413


def test_who_comes_too_often_is_told_when_to_come_again(server: ServerProcess) -> None:
    caller = Caller(server)
    statuses, begun = [], time.monotonic()
    for _ in range(1_000):
        answer = caller.call("GET", "changes", params={"stream": "s"})
        statuses.append(answer.status_code)
        if answer.status_code == 429:
            assert int(answer.headers["Retry-After"]) >= 1
            break
    # A machine too busy to ask that often is not refused.
    assert statuses[-1] == 429 or len(statuses) <= 400 + 100 * (time.monotonic() - begun)
    assert statuses[0] == 200
    other = Caller(server)  # others do not suffer for it
    assert other.hello().server
    for one in (caller, other):
        one.session.close()


def test_guessing_codes_is_slowed_down(strict: ServerProcess) -> None:
    caller = Caller(strict)
    wrong = caller.enrolment("00000-00000-0000")
    statuses = [
        caller.call("POST", "enrol", data=wire.encode(wrong)).status_code for _ in range(15)
    ]
    assert statuses[0] == 403
    assert statuses[-1] == 429
    assert caller.hello().server  # a post that is known goes on
    caller.session.close()


def test_hello_brings_what_little_is_new(caller: Caller, server: ServerProcess) -> None:
    stream, device = a_stream(), Device("00000000000000e9")
    caller.push(stream, some(device, stream, 140))
    other = Caller(server)
    epoch = other.changes(stream).epoch
    known = [
        wire.Cursor(stream, epoch, 100),
        wire.Cursor("nobody's", epoch, 0),
    ]
    [page] = other.hello(known).pages
    assert [change.seq for change in page.changes] == list(range(101, 141))
    assert (page.prev, page.next, page.head) == (100, 140, 140)
    assert [one.changes for one in caller.hello(known).pages] == [[]], "it had pushed these"
    for cursor in (
        wire.Cursor(stream, epoch, 140),  # nothing is new
        wire.Cursor(stream, epoch, 10),  # too much is
        wire.Cursor(stream, "another", 100),  # read of another server
    ):
        assert other.hello([cursor]).pages == []


def test_hello_brings_nothing_large(caller: Caller, server: ServerProcess) -> None:
    stream, device = a_stream(), Device("00000000000000ea")
    text = "x" * 40_000
    caller.push(
        stream, [device.write(i, {"title": text}, key=f"t{i}", stream=stream) for i in (1, 2, 3)]
    )
    other = Caller(server)
    epoch = other.changes(stream).epoch
    assert [len(p.changes) for p in other.hello([wire.Cursor(stream, epoch, 2)]).pages] == [1]
    assert other.hello([wire.Cursor(stream, epoch, 1)]).pages == []
