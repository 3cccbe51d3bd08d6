"""The most that a server keeps of a stream: reached, told, raised; with real posts."""

import hashlib
import math
import secrets
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from commander.errors import UserError
from commander.journal.change import Envelope
from commander.journal.room import FULL
from commander.server.access.quotas import MOST, Quotas, number
from commander.server.access.roles import EVERYWHERE
from commander.server.filling import Kept, Quota
from commander.server.operation.backups import Kept as Place
from commander.server.operation.checking import check
from commander.server.postgresql.address import parse
from tests.devices import Device
from tests.postgres import Cluster
from tests.server.caller import Caller
from tests.server.office import ACTOR, Office
from tests.sync.harness import Posts, ServerProcess, ids, open_operation, settled, until, write

pytestmark = pytest.mark.e2e


def some(device: Device, stream: str, count: int, size: int = 1) -> list[Envelope]:
    return [
        device.write(n, {"title": "x" * size}, key=f"t{device.n}", stream=stream)
        for n in range(count)
    ]


def attached(device: Device, stream: str, size: int) -> Envelope:
    digest = hashlib.sha256(secrets.token_bytes(8)).hexdigest()
    fields = {"digest": digest, "size": size, "name": "photo.jpg"}
    key = f"message-{secrets.token_hex(4)}-{secrets.token_hex(4)}"
    return device.write(1, fields, entity="attachment", key=key, stream=stream)


@pytest.fixture
def quotas(office: Office) -> Iterator[Quotas]:
    made = Quotas(office.book)
    yield made
    for stream in made.limits().own:
        made.drop(ACTOR, stream)
    if made.limits().every:
        made.drop(ACTOR, EVERYWHERE)


@pytest.fixture
def stream() -> str:
    return f"op-{secrets.token_hex(4)}"


def answers(caller: Caller, stream: str, changes: list[Envelope]) -> list[tuple[str, str]]:
    return [(one.result, one.reason) for one in caller.push(stream, changes).answers]


def noticed(caller: Caller, quotas: Quotas) -> None:
    """Wait until the server knows what was decided; it learns all of it at once."""
    probe = f"probe-{secrets.token_hex(4)}"
    quotas.set(ACTOR, probe, Quota(size=1))

    def holds() -> bool:
        change = some(Device(secrets.token_hex(8)), probe, 1)
        return answers(caller, probe, change) == [("held", FULL)]

    until(holds, "the server notices")


def test_a_push_beyond_it_is_held_whole_and_what_is_there_is_free(
    caller: Caller, quotas: Quotas, stream: str
) -> None:
    device, other = Device(secrets.token_hex(8)), f"{stream}-b"
    first = some(device, stream, 3)
    assert answers(caller, stream, first) == [("applied", "")] * 3
    quotas.set(ACTOR, stream, Quota(changes=4))
    many = some(device, stream, 5)
    noticed(caller, quotas)
    assert answers(caller, stream, many) == [("held", FULL)] * 5
    assert answers(caller, stream, many[:1]) == [("applied", "")], "what fits is taken"
    assert answers(caller, stream, many[1:2]) == [("held", FULL)]
    assert answers(caller, stream, first) == [("duplicate", "")] * 3, "acknowledged stays"
    assert answers(caller, other, some(device, other, 9)) == [("applied", "")] * 9
    quotas.set(ACTOR, stream, Quota(changes=50))
    until(lambda: answers(caller, stream, many)[-1][0] != "held", "raised")


def test_bytes_are_counted_with_attachments_once_each(
    caller: Caller, quotas: Quotas, stream: str
) -> None:
    device = Device(secrets.token_hex(8))
    quotas.set(ACTOR, stream, Quota(size=1_000_000))
    photo = attached(device, stream, 900_000)
    noticed(caller, quotas)
    assert answers(caller, stream, [photo])[0][0] == "applied"
    big = attached(device, stream, 200_000)
    assert answers(caller, stream, [big]) == [("held", FULL)], "the second is too much"
    assert answers(caller, stream, some(Device(secrets.token_hex(8)), stream, 1))[0][0] == "applied"
    texts = some(Device(secrets.token_hex(8)), stream, 2, size=55_000)
    assert answers(caller, stream, texts) == [("held", FULL)] * 2
    quotas.set(ACTOR, stream, Quota(size=2_000_000))
    until(lambda: answers(caller, stream, [big])[0][0] != "held", "raised")


def test_the_limit_of_all_holds_where_there_is_none_of_its_own(
    caller: Caller, quotas: Quotas, stream: str
) -> None:
    quotas.set(ACTOR, EVERYWHERE, Quota(changes=1))
    quotas.set(ACTOR, f"{stream}-b", Quota())
    device = Device(secrets.token_hex(8))
    noticed(caller, quotas)
    assert answers(caller, stream, some(device, stream, 2)) == [("held", FULL)] * 2
    free = f"{stream}-b"
    assert answers(caller, free, some(device, free, 5)) == [("applied", "")] * 5


def test_a_post_keeps_what_does_not_fit_and_sends_it_by_itself(
    server: ServerProcess, caller: Caller, posts: Posts, quotas: Quotas
) -> None:
    post = posts.open("a", server)
    full, other = open_operation(post), open_operation(post)
    until(lambda: settled(post))
    held = sum(ids(post, full).values())
    quotas.set(ACTOR, full, Quota(changes=held + 137))
    noticed(caller, quotas)
    write(post, full, 400)
    until(lambda: post.line.state().full == (full,), "its screen can say why")
    until(lambda: sum(server.ids(full).values()) == held + 100, "whole acts that fit have gone")
    assert post.outbox().parked_in_all == 0, "nothing is set aside"
    assert post.outbox().to_send == 300
    assert not post.link.caught_up()
    write(post, other, 300)
    until(lambda: server.ids(other) == ids(post, other), "others go on")
    posts.close()
    post = posts.open("a")
    until(lambda: post.line.state().full == (full,), "also after a restart")
    assert post.outbox().to_send == 300
    quotas.set(ACTOR, full, Quota(changes=held + 5_000))
    until(lambda: settled(post), "it goes out by itself")
    until(lambda: not post.line.state().full)
    assert server.ids(full) == ids(post, full)


def test_the_server_says_so_after_a_restart_and_in_its_check(
    folder: Path, request: pytest.FixtureRequest
) -> None:
    made = ServerProcess(folder, "--no-tls").start()
    request.addfinalizer(made.kill)
    caller, device = Caller(made), Device(secrets.token_hex(8))
    said = command(made, "stream", "quota", "op-1", "--changes", "10", "--mb", "1.5")
    assert "10 changes, 1,500,000 bytes" in said
    assert answers(caller, "op-1", some(device, "op-1", 9))[0][0] == "applied"
    assert [one.level for one in check(Place(folder)) if one.about == "limits"] == ["warn"]
    made.stop()
    made.start()
    until(lambda: answers(caller, "op-1", some(device, "op-1", 2)) == [("held", FULL)] * 2)
    assert answers(caller, "op-1", some(Device("b" * 16), "op-1", 1))[0][0] == "applied"
    (found,) = (one for one in check(Place(folder)) if one.about == "limits")
    assert (found.level, "100%" in found.text) == ("bad", True)
    assert "100% used" in command(made, "stream", "quota", "*")
    assert "any number of changes" in command(made, "stream", "quota", "op-1", "--as-all")
    assert "stream.quota" in command(made, "audit", "list")
    caller.session.close()


def test_check_names_the_full_ones_on_either_database(
    server: ServerProcess, caller: Caller, quotas: Quotas, stream: str
) -> None:
    caller.push(stream, some(Device(secrets.token_hex(8)), stream, 4))
    place = Place(server.folder, parse(server.database) if server.database else None)
    assert not [one for one in check(place) if one.about == "limits"], "nothing is limited"
    quotas.set(ACTOR, stream, Quota(changes=5))
    (found,) = (one for one in check(place) if one.about == "limits")
    assert (found.level, stream in found.text, "80%" in found.text) == ("warn", True, True)


def test_several_workers_together_take_no_more_than_it_says(
    cluster: Cluster, folder: Path, request: pytest.FixtureRequest
) -> None:
    url = cluster.url(cluster.database())
    made = ServerProcess(folder, "--no-tls", "--workers", "2", database=url).start()
    request.addfinalizer(made.kill)
    office = Office.of(made)
    Quotas(office.book).set(ACTOR, "op-1", Quota(changes=50, size=10_000_000))
    office.book.close()
    made.stop()
    made.start()

    def push_many(name: str) -> int:
        caller, device = Caller(made), Device(name)
        pushed = [answers(caller, "op-1", some(device, "op-1", 3)) for _ in range(12)]
        caller.session.close()
        assert all(len(set(one)) == 1 for one in pushed), "a push is taken whole or not at all"
        return sum(one[0] == ("applied", "") for one in pushed) * 3

    with ThreadPoolExecutor(6) as pool:
        taken = sum(pool.map(push_many, [secrets.token_hex(8) for _ in range(6)]))
    assert taken == 48
    assert sum(made.ids("op-1").values()) == 48


def command(server: ServerProcess, *words: str) -> str:
    line = [sys.executable, "-m", "commander.server.main", *words, "--data", str(server.folder)]
    done = subprocess.run(line, capture_output=True, text=True, check=False, timeout=60)
    return done.stdout + done.stderr


@pytest.mark.parametrize("text", ["nan", "inf", "-1", "1e40", "x", "1;drop", "９x", "1 000"])
def test_hostile_numbers_are_refused(office: Office, text: str) -> None:
    quotas = Quotas(office.book)
    before = quotas.limits()
    with pytest.raises(UserError):
        quotas.set(ACTOR, "op-hostile", Quota(number(text)))
    assert quotas.limits() == before


def test_hostile_ids_and_sizes_are_refused(office: Office) -> None:
    quotas = Quotas(office.book)
    for stream, most in (("", 1), ("x" * 201, 1), ("a\nb", 1), ("op", MOST + 1), ("op", -1)):
        with pytest.raises(UserError):
            quotas.set(ACTOR, stream, Quota(size=most))
    with pytest.raises(UserError):
        quotas.drop(ACTOR, "never")
    assert number("0.4") == 1, "a limit below one is no limit that is none"
    assert number("1.5", 1_000_000) == 1_500_000
    assert math.isclose(Quota(changes=10).share(Kept(changes=8)), 0.8)
