"""Restricted streams, roles and revocation on a server that runs, decided beside it."""

import hashlib
import secrets
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from commander.domain.attachment import Subject, prefix
from commander.journal import parcels, position_wire, sheet, wire
from commander.journal.sheet import Held
from commander.server.access.roles import CLOSED, READS_ONLY, Mode, Role
from tests.devices import Device
from tests.server.caller import Caller
from tests.server.office import ACTOR, Office
from tests.sync.harness import ServerProcess, until
from tests.sync.lines import admitted

pytestmark = pytest.mark.e2e

NOW = 1_800_000_000_000
SOON = 1.0
"""Seconds within which a revocation holds."""


def a_stream() -> str:
    return f"op-{secrets.token_hex(4)}"


@pytest.fixture
def other(server: ServerProcess) -> Iterator[Caller]:
    made = Caller(server)
    yield made
    made.session.close()


def own(caller: Caller) -> Device:
    """The changes that a caller makes itself."""
    return Device(caller.identity.device)


def known(caller: Caller, office: Office) -> None:
    """Wait until the server knows what was decided so far; it looks four times a second."""
    probe = a_stream()
    office.mode(probe, Mode.RESTRICTED)
    change = own(caller).write(1, {"title": "x"}, stream=probe)
    until(lambda: caller.push(probe, [change]).answers[0].result == "held")


def test_a_restricted_stream_is_nowhere_for_others(
    server: ServerProcess, caller: Caller, other: Caller, office: Office
) -> None:
    stream, device = a_stream(), own(caller)
    digest = hashlib.sha256(b"xyz").hexdigest()
    of = {"kind": "message", "key": "m1"}
    fields = {"of": of, "digest": digest, "size": 3, "name": "x.jpg"}
    key = prefix(Subject("message", "m1")) + digest[:8]
    content = device.write(1, fields, entity="attachment", key=key, stream=stream)
    changes = [device.write(i, {"title": "x"}, key=f"t{i}", stream=stream) for i in range(2, 2_101)]
    caller.push(stream, [content, *changes])
    assert other.call("GET", "snapshot", params={"stream": stream}).status_code == 200
    office.give(caller, stream, Role.COMMANDER)
    office.mode(stream, Mode.RESTRICTED)
    known(other, office)
    nothing = a_stream()
    ask = {"stream": stream}
    assert other.changes(stream).head == other.changes(nothing).head == 0
    assert other.call("GET", "snapshot", params=ask).status_code == 404
    lacking = other.call("GET", "attachments", params=ask)
    assert wire.decode(lacking.content, parcels.Lacking) == parcels.Lacking(0)
    piece = {"offset": 0, "size": 3}
    for who, status in ((other, 404), (caller, 200)):
        sent = who.call("POST", f"attachments/{digest}", params=piece, data=b"xy")
        assert sent.status_code == status, sent.text
    read = [wire.Cursor(stream, caller.changes(stream).epoch, 1)]
    welcome = other.hello(read)
    assert stream not in {one.stream for one in welcome.streams}
    assert stream not in {page.stream for page in welcome.pages}
    assert stream in {one.stream for one in caller.hello().streams}
    pushed = other.push(stream, [own(other).write(1, {"title": "x"}, stream=stream)])
    assert [(a.result, a.reason) for a in pushed.answers] == [("held", CLOSED)]
    assert (pushed.before, pushed.head) == (0, 0), "nor does it say where the stream ends"
    whole = {"offset": 2, "size": 3}
    assert caller.call("POST", f"attachments/{digest}", params=whole, data=b"z").status_code == 200
    for who, status in ((other, 404), (caller, 200)):
        assert who.call("GET", f"attachments/{digest}").status_code == status
    assert caller.changes(stream, own="true").head == 2_100


def test_events_of_a_restricted_stream_reach_those_who_see_it(
    server: ServerProcess, caller: Caller, other: Caller, office: Office
) -> None:
    stream, open_one = a_stream(), a_stream()
    writer = Caller(server)
    for who in (caller, writer):
        office.give(who, stream, Role.COMMANDER)
    office.mode(stream, Mode.RESTRICTED)
    device = own(writer)
    known(other, office)
    writer.push(stream, [device.write(1, {}, stream=stream)])
    heard: dict[str, list[str]] = {"caller": [], "other": []}
    ready = [threading.Event(), threading.Event()]

    def listen(name: str, who: Caller, event: threading.Event) -> None:
        with who.call("GET", "events", stream=True) as answer:
            for line in answer.iter_lines(decode_unicode=True):
                event.set()
                heard[name].append(line)
                if open_one in line:
                    return

    threads = [
        threading.Thread(target=listen, args=(name, who, event))
        for (name, who), event in zip((("caller", caller), ("other", other)), ready, strict=True)
    ]
    for thread in threads:
        thread.start()
    for event in ready:
        assert event.wait(10)
    writer.push(stream, [device.write(2, {"title": "x"}, stream=stream)])
    elsewhere = own(writer)
    writer.push(open_one, [elsewhere.write(3, {"title": "x"}, stream=open_one)])
    for thread in threads:
        thread.join(10)
        assert not thread.is_alive()
    assert any(stream in line for line in heard["caller"])
    assert not any(stream in line for line in heard["other"])
    writer.session.close()


def test_positions_of_a_restricted_stream(caller: Caller, other: Caller, office: Office) -> None:
    stream = a_stream()
    where = {"stream": stream}
    device = own(caller)
    caller.push(stream, [device.write(1, {"name": "E1"}, entity="unit", key="u", stream=stream)])
    fix = Held("u", "e" * 16, NOW, NOW, 47_000_000, 8_000_000, "gps", 5, -1, -1)
    body = sheet.write([fix], [])
    sent = caller.call("POST", position_wire.PATH, params=where, data=body)
    assert wire.decode(sent.content, position_wire.Kept).known
    office.give(caller, stream, Role.OBSERVER)
    office.mode(stream, Mode.RESTRICTED)
    known(other, office)
    for who, seen in ((caller, True), (other, False)):
        heads = wire.decode(who.call("GET", position_wire.HEADS).content, position_wire.Ends)
        assert (stream in heads.ends) == seen
        got = who.call("GET", position_wire.PATH, params={**where, "own": "true"})
        assert bool(position_wire.unpack(got.content).sheet) == seen
        again = who.call("POST", position_wire.PATH, params=where, data=body)
        assert not wire.decode(again.content, position_wire.Kept).known, "an observer moves nobody"


def test_a_role_holds_its_own_changes_back_and_passes_on_those_of_others(
    caller: Caller, other: Caller, office: Office
) -> None:
    stream, mine, another = a_stream(), own(caller), Device("00000000000000f1")
    office.give(caller, stream, Role.SCRIBE)
    office.mode(stream, Mode.ROLES)
    note = mine.write(1, {"title": "x"}, stream=stream)
    decision = mine.write(2, {"name": "N"}, entity="operation", key=stream, stream=stream)
    later = mine.write(3, {"name": "M"}, entity="operation", key=stream, stream=stream)
    passed = another.write(4, {"name": "O"}, entity="operation", key=stream, stream=stream)
    known(caller, office)
    answers = caller.push(stream, [note, decision, later, passed, note]).answers
    results = [a.result for a in answers]
    assert results == ["applied", "held", "held", "applied", "duplicate"]
    assert "scribe" in answers[1].reason
    outsider = own(other).write(1, {"title": "x"}, key="z", stream=stream)
    pushed = other.push(stream, [outsider, passed])
    assert [(a.result, a.reason) for a in pushed.answers] == [("held", READS_ONLY)] * 2
    assert (pushed.before, pushed.head) == (2, 2)
    assert len(other.changes(stream).changes) == 2, "it reads"
    office.give(other, stream, Role.DEPUTY)
    known(other, office)
    assert [a.result for a in other.push(stream, [outsider]).answers] == ["applied"]
    office.mode(stream, Mode.OPEN)
    known(other, office)
    assert [a.result for a in caller.push(stream, [decision]).answers] == ["applied"]


def test_form_is_judged_alike_whoever_sends(caller: Caller, office: Office) -> None:
    stream, mine = a_stream(), own(caller)
    office.give(caller, stream, Role.COMMANDER)
    office.mode(stream, Mode.ROLES)
    bad = mine.write(1, {"due": "never"}, stream=stream)
    known(caller, office)
    assert caller.push(stream, [bad]).answers[0].result == "rejected"


def test_a_revoked_device_is_cut_within_a_second(
    server: ServerProcess, caller: Caller, other: Caller, office: Office
) -> None:
    ends: dict[str, float] = {}
    ready = threading.Barrier(3, timeout=10)

    def listen(name: str, who: Caller) -> None:
        with who.call("GET", "events", stream=True) as answer:
            lines = answer.iter_lines()
            next(lines)
            ready.wait()
            for _ in lines:
                if name == "other":
                    return
            ends[name] = time.monotonic()

    threads = [
        threading.Thread(target=listen, args=pair)
        for pair in (("caller", caller), ("other", other))
    ]
    for thread in threads:
        thread.start()
    ready.wait()
    office.doors.revoke(ACTOR, caller.identity.device)
    done = time.monotonic()
    threads[0].join(10)
    assert ends["caller"] - done < SOON
    assert caller.call("GET", "changes", params={"stream": "s"}).status_code == 401
    assert other.hello().server, "others go on"
    again = caller.call("POST", "enrol", data=wire.encode(caller.enrolment(server.code)))
    assert again.status_code == 403, "not even with a good code"
    office.doors.restore(ACTOR, caller.identity.device)
    stream = a_stream()
    pusher = Caller(server)
    pusher.push(stream, [own(pusher).write(1, {"title": "x"}, stream=stream)])
    threads[1].join(10)
    pusher.session.close()
    assert caller.call("GET", "changes", params={"stream": "s"}).status_code == 401
    back = caller.call("POST", "enrol", data=wire.encode(caller.enrolment(server.code)))
    assert back.status_code == 200


def test_a_revoked_user_takes_all_devices_along(
    server: ServerProcess, caller: Caller, other: Caller, office: Office
) -> None:
    user = office.people.add(ACTOR, f"user {secrets.token_hex(4)}")
    for one in (caller, other):
        office.doors.belongs(ACTOR, one.identity.device, user)
    stranger = Caller(server)
    office.people.revoke(ACTOR, user)
    last = time.monotonic() + SOON
    until(lambda: caller.call("GET", "changes?stream=s").status_code == 401)
    until(lambda: other.call("GET", "changes?stream=s").status_code == 401)
    assert time.monotonic() < last
    assert stranger.hello().server
    office.people.restore(ACTOR, user)
    until(lambda: caller.call("GET", "changes?stream=s").status_code == 200)
    stranger.session.close()


def test_revoked_in_mid_push(server: ServerProcess, office: Office) -> None:
    """What was answered for is there; after a second nothing more is taken in."""
    pusher, stream = Caller(server), a_stream()
    device = own(pusher)
    kept: list[str] = []
    late: list[float] = []
    refused = threading.Event()
    started = threading.Event()

    def push() -> None:
        number = 0
        while not refused.is_set() and number < 2_000:
            batch = [device.write(n, {"title": "x"}, key=f"t{n}", stream=stream) for n in range(3)]
            body = wire.pack(wire.Push(stream, batch))
            answer = pusher.call("POST", "push", data=body)
            if answer.status_code == 401:
                refused.set()
            elif answer.status_code == 200:
                late.append(time.monotonic())
                kept.extend(change.id for change in device.made[-3:])
            number += 1
            started.set()

    thread = threading.Thread(target=push)
    thread.start()
    assert started.wait(10)
    office.doors.revoke(ACTOR, pusher.identity.device)
    done = time.monotonic()
    thread.join(30)
    assert refused.is_set()
    assert late[-1] - done < SOON
    assert set(kept) <= set(server.ids(stream))
    pusher.session.close()


def test_a_role_taken_away_ends_the_sight(caller: Caller, office: Office) -> None:
    stream = a_stream()
    office.give(caller, stream, Role.OBSERVER)
    office.mode(stream, Mode.RESTRICTED)
    ended = threading.Event()
    ready = threading.Event()

    def listen() -> None:
        with caller.call("GET", "events", stream=True) as answer:
            lines = answer.iter_lines()
            next(lines)
            ready.set()
            for _ in lines:
                pass
        ended.set()

    writer = own(caller)
    office.give(caller, stream, Role.COMMANDER)
    known(caller, office)
    caller.push(stream, [writer.write(2, {}, stream=stream)])
    thread = threading.Thread(target=listen)
    thread.start()
    assert ready.wait(10)
    office.take(caller, stream, Role.COMMANDER)
    office.take(caller, stream, Role.OBSERVER)
    assert ended.wait(SOON + 2)
    thread.join(10)
    pushed = caller.push(stream, [writer.write(3, {}, stream=stream)])
    assert [answer.reason for answer in pushed.answers] == [CLOSED]


def test_whom_an_older_server_let_in_stays_in(folder: Path) -> None:
    folder.mkdir()
    posts = folder.parent / "posts"
    posts.mkdir()
    (token,) = admitted(folder, posts, 1)
    server = ServerProcess(folder, "--no-tls").start()
    try:
        stranger = Caller(server)
        stranger.session.headers["Authorization"] = f"Bearer {token}"
        assert stranger.call("GET", "changes?stream=s").status_code == 200
        stranger.session.close()
        office = Office.of(server)
        (post,) = [one for one in office.doors.devices() if one.code == ""]
        office.doors.revoke(ACTOR, post.device)
        office.book.close()
        server.stop()
        server.start()
        late = Caller(server)
        late.session.headers["Authorization"] = f"Bearer {token}"
        assert late.call("GET", "changes?stream=s").status_code == 401, "moved, not copied"
        late.session.close()
    finally:
        server.kill()
