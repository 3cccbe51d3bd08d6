"""Webhooks of servers that run, on either database, with receivers that misbehave."""

import ipaddress
import secrets
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import update

from commander.errors import UserError
from commander.journal.change import Envelope
from commander.server.access import tables
from commander.server.access.hooks import Hook, Hooks, Terms, check_address
from commander.server.access.roles import Mode, Role
from commander.server.feed import posting, sender
from commander.server.feed.posting import ForbiddenError, judge, post
from commander.server.feed.sender import Patience
from commander.server.operation import backups
from tests.devices import Device
from tests.server.caller import Caller
from tests.server.office import ACTOR, Office
from tests.server.receiving import Receiver, genuine
from tests.sync.harness import ServerProcess, until

pytestmark = pytest.mark.e2e

NOW = 1_790_000_000_000


def a_stream() -> str:
    return f"op-{secrets.token_hex(4)}"


def said(device: Device, stream: str, *keys: str) -> list[Envelope]:
    return [
        device.write(NOW, {"text": key}, entity="message", key=key, stream=stream) for key in keys
    ]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()
    yield made
    made.close()


@pytest.fixture
def hooks(server: ServerProcess, office: Office) -> Iterator[Hooks]:
    made = Hooks(office.book, server.folder)
    yield made
    for one in made.everyone():
        made.remove(ACTOR, one.id)


def registered(hooks: Hooks, url: str, *streams: str, **more: object) -> tuple[Hook, str]:
    terms = {"name": "archive", "url": url, "streams": list(streams), **more}
    return hooks.make(ACTOR, Terms(**terms))  # type: ignore[arg-type]


def at_once(office: Office, hook: Hook) -> None:
    """Let the next try be now, not after its pause."""
    with office.book.write() as connection:
        connection.execute(update(tables.hook).where(tables.hook.c.id == hook.id).values(next_at=0))


def test_what_is_new_is_told_signed_and_in_order(
    caller: Caller, hooks: Hooks, receiver: Receiver
) -> None:
    stream, device = a_stream(), Device(caller.identity.device)
    caller.push(stream, said(device, stream, "before"))
    _, secret = registered(hooks, receiver.url, stream)
    caller.push(stream, said(device, stream, *(f"m{i}" for i in range(450))))
    wanted = [f"m{i}" for i in range(450)]
    until(lambda: len(receiver.ids()) >= 450)
    assert receiver.ids() == wanted, "nothing of before, in the server's order"
    assert len(receiver.taken) >= 3
    assert all(genuine(one, secret) for one in receiver.taken)
    assert not genuine((receiver.taken[0][0], b"x"), secret)
    assert len({headers["webhook-id"] for headers, _ in receiver.taken}) == len(receiver.taken)
    unit = device.write(NOW, {"name": "E1"}, entity="unit", key="u1", stream=stream)
    incident = device.write(NOW, {"name": "F"}, entity="incident", key="i1", stream=stream)
    caller.push(stream, [unit, incident])
    until(lambda: "i1" in receiver.ids())
    assert [one["kind"] for one in receiver.changes()[-2:]] == ["unit", "incident"]


def test_what_was_not_taken_is_told_again_under_the_same_id(
    caller: Caller, hooks: Hooks, receiver: Receiver, office: Office
) -> None:
    stream, device = a_stream(), Device(caller.identity.device)
    receiver.answers = [500, 302, 0]
    hook, _ = registered(hooks, receiver.url, stream)
    caller.push(stream, said(device, stream, "m1"))
    problems = []
    for tries in (1, 2, 3):
        until(lambda tries=tries: hooks.named(hook.id).tries == tries)  # type: ignore[misc]
        problems.append(hooks.named(hook.id).problem)
        assert hooks.named(hook.id).next_at > 0
        caller.push(stream, said(device, stream, f"later{tries}"))
        at_once(office, hook)
    until(lambda: len(receiver.ids()) == 4)
    assert problems[:2] == ["answered 500", "answered 302; redirects are not followed"]
    assert receiver.ids() == ["m1", "later1", "later2", "later3"]
    same = {headers["webhook-id"] for headers, _ in receiver.seen[:4]}
    assert len(same) == 1, "a repeat is known by its id"
    assert hooks.named(hook.id).state == "well"
    assert not any("elsewhere" in headers.get("path", "") for headers, _ in receiver.seen)


def test_one_that_is_gone_is_given_up_until_it_is_resumed(
    caller: Caller, hooks: Hooks, receiver: Receiver, office: Office
) -> None:
    stream, device = a_stream(), Device(caller.identity.device)
    receiver.answers = [410]
    hook, _ = registered(hooks, receiver.url, stream)
    caller.push(stream, said(device, stream, "m1"))
    until(lambda: hooks.named(hook.id).state == "dead")
    assert any(line.act == "webhook.dead" for line in office.book.audit(5))
    hooks.resume(ACTOR, hook.id)
    until(lambda: receiver.ids() == ["m1"])
    hooks.pause(ACTOR, hook.id)
    caller.push(stream, said(device, stream, "m2"))
    outcome = sender.test(hooks, hooks.named(hook.id))
    assert outcome.problem == ""
    hooks.resume(ACTOR, hook.id)
    until(lambda: '"m2"' in str(receiver.taken[-1][1]))
    assert [b"webhook.test" in body for _, body in receiver.taken] == [False, True, False]


def test_a_black_hole_holds_up_nobody(caller: Caller, hooks: Hooks, receiver: Receiver) -> None:
    stream, device = a_stream(), Device(caller.identity.device)
    hole = Receiver(answers=[-1])
    try:
        slow, _ = registered(hooks, hole.url, stream)
        registered(hooks, receiver.url, stream)
        caller.push(stream, said(device, stream, "m1"))
        until(lambda: hole.seen)
        caller.push(stream, said(device, stream, "m2"))
        until(lambda: receiver.ids() == ["m1", "m2"])
        assert hooks.named(slow.id).tries == 0, "it still hangs"
        until(lambda: hooks.named(slow.id).problem == "no answer in time")
    finally:
        hole.close()


def test_restricted_operations_are_told_only_where_they_are_named(
    caller: Caller, hooks: Hooks, receiver: Receiver, office: Office
) -> None:
    closed, open_one, device = a_stream(), a_stream(), Device(caller.identity.device)
    office.mode(closed, Mode.RESTRICTED)
    named = Receiver()
    other = Device(caller.identity.device)
    office.give(caller, closed, Role.COMMANDER)
    try:
        registered(hooks, receiver.url, "*", kinds=("messages",))
        registered(hooks, named.url, closed)
        until(
            lambda: (
                caller.push(closed, said(device, closed, "secret")).answers[0].result
                in {"applied", "duplicate"}
            )
        )
        until(lambda: "secret" in named.ids())
        caller.push(open_one, said(other, open_one, "open"))
        until(lambda: "open" in receiver.ids())
        assert "secret" not in receiver.ids()
    finally:
        named.close()


def test_a_worker_killed_in_mid_delivery_loses_nothing(tmp_path: Path, receiver: Receiver) -> None:
    server = ServerProcess(tmp_path / "server", "--no-tls").start()
    office, caller = Office.of(server), Caller(server)
    stream, device = a_stream(), Device(caller.identity.device)
    receiver.answers = [-1]
    registered(Hooks(office.book, server.folder), receiver.url, stream)
    caller.push(stream, said(device, stream, "m1"))
    until(lambda: receiver.seen)
    caller.push(stream, said(device, stream, "m2"))
    server.kill()
    server.start()
    until(lambda: receiver.ids() == ["m1", "m2"])
    first, again = receiver.seen[:2]
    assert first[0]["webhook-id"] == again[0]["webhook-id"]
    server.stop()
    secret = server.folder / "webhooks.secret"
    assert secret.stat().st_mode & 0o077 == 0
    copy = backups.make(backups.Kept(server.folder), tmp_path / "copies", 0)
    assert (copy / secret.name).read_bytes() == secret.read_bytes()
    caller.session.close()
    office.book.close()


def test_what_no_webhook_may_be(hooks: Hooks) -> None:
    for url in (
        *("", "ftp://x/", "http://example.org/", "https://u:p@example.org/", "https://"),
        *("https://x/#a", "https://x y/", "https://x:99999/", "https://[::1", "https://x\\y/"),
    ):
        with pytest.raises(UserError):
            registered(hooks, url, "*")
    for more in ({"kinds": ()}, {"kinds": ("x",)}, {"secret": "whsec_short"}):
        with pytest.raises(UserError):
            registered(hooks, "https://example.org/", "*", **more)
    check_address("http://10.0.0.1/", plain=True)


def test_addresses_that_nothing_is_sent_to() -> None:
    for text in (
        *("169.254.169.254", "fe80::1", "::ffff:169.254.169.254", "0.0.0.0", "224.0.0.1"),
        *("fd00:ec2::254", "100.100.100.200", "127.0.0.1", "::1", "::ffff:127.0.0.1", "240.0.0.1"),
    ):
        with pytest.raises(ForbiddenError):
            judge(ipaddress.ip_address(text), here=False)
    for text in ("10.1.2.3", "192.168.1.1", "203.0.113.9", "2001:db8::1"):
        judge(ipaddress.ip_address(text), here=False)
    assert "nothing is sent" in post("http://169.254.169.254/", b"", {}, plain=True).problem
    with pytest.raises(ForbiddenError):
        judge(ipaddress.ip_address("10.0.0.1"), here=True)  # localhost that leads elsewhere


def test_whoever_answers_a_letter_at_a_time_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posting, "DEADLINE_S", 0.5)
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def drip() -> None:
            with listening.accept()[0] as one:
                while not over.wait(0.05):
                    try:
                        one.sendall(b"H")
                    except OSError:
                        return

        thread = threading.Thread(target=drip)
        thread.start()
        url = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        assert post(url, b"{}", {}, plain=False).problem
        over.set()
        thread.join(10)
        assert not thread.is_alive()


def test_pauses_grow_and_differ() -> None:
    patience = Patience()
    assert 2_500 <= patience.after(1) <= 5_000
    assert 1_800_000 <= patience.after(40) <= 3_600_000
    assert len({patience.after(5) for _ in range(20)}) > 1
