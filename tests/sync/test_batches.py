"""Batches that come twice, at once, late, in parts, in another order, from eight writers."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest

from commander.actions import LogMessage
from commander.journal import wire
from commander.journal.change import Envelope
from commander.post import Post
from commander.sync import failures
from tests.devices import Device
from tests.sync.harness import (
    DATABASES,
    Posts,
    ServerProcess,
    address,
    ids,
    open_operation,
    settled,
    until,
    write,
)
from tests.sync.lines import Light, light

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module", params=DATABASES)
def plain(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ServerProcess]:
    """A server without TLS for tests that do it no harm; each uses a stream of its own."""
    folder = tmp_path_factory.mktemp("plain")
    server = ServerProcess(folder, "--no-tls", database=address(request)).start()
    yield server
    server.kill()


@pytest.fixture
def lights(plain: ServerProcess, tmp_path: Path) -> Iterator[list[Light]]:
    made = [light(plain, tmp_path / str(i)) for i in range(2)]
    yield made
    for one in made:
        one.transport.close()


def entries(device: Device, stream: str, count: int) -> list[Envelope]:
    return [
        device.write(
            1 + i, {"text": f"{i}"}, entity="message", key=f"{device.name}-{i}", stream=stream
        )
        for i in range(count)
    ]


def results(pushed: wire.Pushed) -> list[str]:
    return [answer.result for answer in pushed.answers]


def test_the_same_batch_twice_at_once(plain: ServerProcess, lights: list[Light]) -> None:
    batch = entries(lights[0].device, "at-once", 400)
    with ThreadPoolExecutor(4) as pool:
        jobs = [pool.submit(one.push, "at-once", batch) for one in lights * 2]
        answers = [results(job.result(20)) for job in jobs]
    assert sum(found.count("applied") for found in answers) == 400
    assert sum(found.count("duplicate") for found in answers) == 3 * 400
    assert set(plain.ids("at-once").values()) == {1}


def test_late_in_parts_and_in_another_order(plain: ServerProcess, lights: list[Light]) -> None:
    one, other = lights
    batch = entries(one.device, "order", 60)
    assert set(results(one.push("order", batch[40:]))) == {"applied"}
    assert set(results(other.push("order", batch[10:50][::-1]))) == {"applied", "duplicate"}
    assert results(one.push("order", batch)).count("applied") == 10
    assert set(results(other.push("order", batch[:30]))) == {"duplicate"}
    assert plain.ids("order").total() == 60
    held = one.transport.hello(wire.Hello(one.identity.device, one.identity.public_key))
    heads = {head.stream: head for head in held.streams}
    assert heads["order"].devices == {one.device.name: 60}


def test_a_batch_that_was_cut_is_refused_as_a_whole(
    plain: ServerProcess, lights: list[Light]
) -> None:
    packed = wire.pack(wire.Push("cut", entries(lights[0].device, "cut", 50)))
    for size in (0, 1, 20, len(packed) // 2, len(packed) - 1):
        with pytest.raises(failures.TooMuch):
            lights[0].transport.push(packed[:size])
    assert plain.ids("cut").total() == 0


def test_eight_writers_and_one_who_reads_all_the_time(plain: ServerProcess, tmp_path: Path) -> None:
    """No number is skipped for a reader, however the writers' commits fall."""
    writers = [light(plain, tmp_path / f"writer-{i}") for i in range(6)]
    writers += [
        Light(one.identity, one.transport, Device(f"{i:016x}")) for i, one in enumerate(writers[:2])
    ]
    reader = light(plain, tmp_path / "reader")
    read: list[str] = []
    done = threading.Event()

    def follow() -> None:
        after = 0
        while True:
            last = done.is_set()
            page = reader.transport.changes("eight", after, own=False)
            read.extend(msgspec.json.decode(one.body)["id"] for one in page.changes)
            after = page.next
            if last and page.next == page.head:
                return

    def send(one: Light) -> None:
        changes = entries(one.device, "eight", 90)
        for start in range(0, 90, 3):
            one.push("eight", changes[start : start + 3])

    with ThreadPoolExecutor(9) as pool:
        following = pool.submit(follow)
        for job in [pool.submit(send, one) for one in writers]:
            job.result(60)
        done.set()
        following.result(20)
    assert len(read) == len(set(read)) == 8 * 90
    assert set(read) == set(plain.ids("eight"))
    for one in (*writers[:6], reader):
        one.transport.close()


def test_what_a_newer_version_writes_passes_through(plain: ServerProcess, posts: Posts) -> None:
    """Fields and kinds that nobody here knows arrive as they were made, byte for byte."""
    one, other = posts.open("one", plain), posts.open("other", plain)
    stream = open_operation(one)
    until(lambda: settled(one) and ids(other, stream) == ids(one, stream))
    newer = Device("00000000000000cc")
    made = [
        newer.write(1, {"hologram": [1, 2]}, entity="drone", key="d", stream=stream),
        newer.write(2, {"title": "x", "mood": {"a": 1}}, key="t", stream=stream),
    ]
    spaced = [Envelope(msgspec.Raw(bytes(one.body).replace(b'":', b'": '))) for one in made]
    one.journal.submit(lambda tx: tx.receive(stream, spaced, origin="bundle")).result(10)
    until(lambda: ids(other, stream) == ids(one, stream) == plain.ids(stream))
    with other.reader.connection() as connection:
        query = "SELECT body FROM change WHERE device = ? ORDER BY n"
        rows = connection.exec_driver_sql(query, (newer.name,)).scalars().all()
    assert rows == [bytes(envelope.body) for envelope in spaced]
    assert not other.outbox().parked


def test_messages_of_a_newer_protocol_may_say_more() -> None:
    """Within one version, both sides leave out what they do not know."""
    told = {"server": "0" * 16, "name": "x", "program": "9", "time": 1, "streams": [], "more": 1}
    welcome = wire.decode(msgspec.json.encode(told), wire.Welcome)
    assert welcome.streams == []
    asked = {"device": "0" * 16, "public_key": "0" * 64, "capabilities": ["x"]}
    assert wire.decode(msgspec.json.encode(asked), wire.Hello).device == "0" * 16


BACKLOG = 20_000


def test_a_long_backlog_does_not_hold_up_what_is_new(
    plain: ServerProcess, posts: Posts, tmp_path: Path
) -> None:
    """What somebody writes while another sends 20,000 entries overtakes them."""
    live, reader = posts.open("live", plain), posts.open("reader", plain)
    behind = posts.open("behind", plain)
    stream = open_operation(live)
    until(lambda: settled(live) and ids(behind, stream) == ids(reader, stream) == ids(live, stream))
    posts.opened.remove(behind)
    behind.close()
    with Post.open(tmp_path / "behind") as alone:
        write(alone, stream, BACKLOG)
    posts.open("behind")
    until(lambda: plain.ids(stream).total() > BACKLOG / 20, "the backlog is on its way")
    key = live.perform(LogMessage(stream, "new")).result(10).keys[0]
    until(lambda: reader.reader.message(stream, key), "it arrives")
    assert plain.ids(stream).total() < BACKLOG
    until(lambda: ids(reader, stream).total() > BACKLOG)
