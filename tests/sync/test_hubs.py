"""Posts that share, posts between servers: whatever the order in which they met, all end equal."""

import itertools
import random
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from commander.actions import CreateTask, LogMessage, MoveTask, OpenOperation
from commander.domain.codes import OperationKind
from commander.domain.operation import Operation
from commander.domain.work import Task
from commander.errors import SyncError, UserError
from commander.journal import enrolment
from commander.journal.feed import Notice
from commander.post import Post
from commander.sync import failures
from commander.sync.servers import ONE
from tests.sync.harness import (
    PATIENCE,
    Canned,
    Posts,
    Proxy,
    ServerProcess,
    ids,
    open_operation,
    settled,
    shown,
    until,
    write,
)

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.filterwarnings("ignore:unclosed <ssl:ResourceWarning"),
    pytest.mark.usefixtures("_collected"),
]

HERE = "127.0.0.1"


def share(post: Post) -> None:
    """Switch sharing on, on this machine only and on a port of its own."""
    with socket.create_server((HERE, 0)) as free:
        port = 0 if post.hub.choice.port else free.getsockname()[1]
    post.hub.start(HERE, port).result(PATIENCE)


def join(post: Post, hub: Post) -> None:
    state = hub.hub.state()
    post.join(state.addresses[0], state.code).result(PATIENCE)


def equal(stream: str, *posts: Post) -> bool:
    first = ids(posts[0], stream)
    return bool(first) and all(ids(post, stream) == first for post in posts)


@pytest.fixture
def _no_hub_left() -> Iterator[None]:
    """All that a hub runs bears these names; the check of every test waits for any thread."""
    yield
    names = ("hub-", "server-read", "AnyIO", "zeroconf")
    left = [t.name for t in threading.enumerate() if t.name.startswith(names)]
    assert not left


@pytest.mark.usefixtures("_no_hub_left")
def test_a_post_serves_its_journal_until_it_is_switched_off(posts: Posts) -> None:
    hub, guest = posts.open("hub"), posts.open("guest")
    stream = open_operation(hub)
    assert not hub.hub.state().on
    share(hub)
    join(guest, hub)
    until(lambda: guest.reader.get(Operation, stream, stream), "the guest sees the operation")
    task = guest.perform(CreateTask(stream, "Evacuate", "police")).result().keys[0]
    until(lambda: hub.reader.get(Task, stream, task), "the hub sees the guest's task")
    hub.perform(MoveTask(stream, task, "in_progress")).result()
    until(lambda: equal(stream, hub, guest))
    assert shown(hub, stream) == shown(guest, stream)
    (met,) = hub.hub.state().guests
    assert (met.device, met.here) == (guest.journal.device, True)
    assert guest.link.server.kind == "hub"
    assert guest.line.state().reached == (("hub", guest.link.server.name),)
    hub.hub.stop().result(PATIENCE)
    until(lambda: guest.line.state().online is False)
    with pytest.raises(SyncError):
        posts.open("late").join(guest.link.server.address, str(enrolment.Code("0" * 10))).result(10)
    guest.perform(LogMessage(stream, "written alone")).result()
    share(hub)
    until(lambda: equal(stream, hub, guest), "the guest comes back by itself")


@pytest.mark.parametrize("order", list(itertools.permutations(("city", "one", "two")))[::2])
def test_a_city_server_and_two_vehicles_end_equal(
    order: tuple[str, ...], server: ServerProcess, posts: Posts
) -> None:
    """Each vehicle: a hub that follows the city, and a post that follows only its hub.

    ``order`` is the order in which three meetings take place: the first vehicle's hub and post,
    the second's, and both hubs and the city.
    """
    server.start()
    hubs = {name: posts.open(f"hub-{name}") for name in ("one", "two")}
    crews = {name: posts.open(f"crew-{name}") for name in ("one", "two")}
    stream = open_operation(hubs["one"])
    write(hubs["one"], stream, 20, "hub one")
    for meeting in order:
        if meeting == "city":
            for hub in hubs.values():
                hub.join(server.address, server.code).result(PATIENCE)
        else:
            share(hubs[meeting])
            join(crews[meeting], hubs[meeting])
    everybody = [*hubs.values(), *crews.values()]
    for number, post in enumerate(everybody):
        until(lambda post=post: post.reader.get(Operation, stream, stream))  # type: ignore[misc]
        write(post, stream, 10, f"from {number}")
    until(lambda: equal(stream, *everybody), "all have all")
    until(lambda: server.ids(stream) == ids(everybody[0], stream))
    assert set(server.ids(stream).values()) == {1}
    assert len({str(shown(post, stream)) for post in everybody}) == 1
    assert not any(post.line.state().parked for post in everybody)


ACTS = ("meet", "meet", "city", "off", "pause")


def _act(act: str, one: Post, other: Post, server: ServerProcess) -> None:
    if act == "meet":
        share(other)
        join(one, other)
    elif act == "city":
        one.join(server.address, server.code).result(PATIENCE)
    elif act == "off":
        one.hub.stop().result(PATIENCE)
    else:
        for line in one.link.servers():
            one.link.follow(line.server.peer, on=not line.server.on).result(PATIENCE)


@pytest.mark.parametrize("seed", [1, 2])
def test_any_meetings_end_equal(seed: int, server: ServerProcess, posts: Posts) -> None:
    """Four posts and a city server meet, part, share and stop sharing at random."""
    print("seed", seed)
    chance = random.Random(seed)
    server.start()
    crew = [posts.open(f"post-{n}") for n in range(4)]
    stream = open_operation(crew[0])
    for turn in range(14):
        one, other = chance.sample(crew, 2)
        _act(chance.choice(ACTS), one, other, server)
        if chance.random() < 0.5 and one.reader.get(Operation, stream, stream):
            write(one, stream, 7, f"turn {turn}")
    for post in crew[1:]:  # whoever met whom: in the end they are a chain to the city
        share(post)
        join(crew[crew.index(post) - 1], post)
        for line in post.link.servers():
            post.link.follow(line.server.peer, on=True).result(PATIENCE)
    crew[-1].join(server.address, server.code).result(PATIENCE)
    until(lambda: equal(stream, *crew) and server.ids(stream) == ids(crew[0], stream), "all equal")
    assert set(server.ids(stream).values()) == {1}
    assert len({str(shown(post, stream)) for post in crew}) == 1


def test_the_hub_is_lost_and_another_takes_over(posts: Posts) -> None:
    hub, one, two = posts.open("hub"), posts.open("one"), posts.open("two")
    stream = open_operation(hub)
    share(hub)
    for post in (one, two):
        join(post, hub)
    write(one, stream, 5, "before")
    until(lambda: equal(stream, hub, one, two))
    hub.close()
    posts.opened.remove(hub)
    write(one, stream, 5, "one, alone")
    write(two, stream, 5, "two, alone")
    share(one)
    join(two, one)
    until(lambda: equal(stream, one, two), "the two go on without it")
    again = posts.open("hub")
    until(lambda: equal(stream, again, one, two), "it comes back, still sharing")
    assert again.hub.state().on
    join(again, one)
    write(again, stream, 5, "back")
    until(lambda: equal(stream, again, one, two))
    assert shown(again, stream) == shown(two, stream)


def test_a_post_between_two_servers_carries_both_ways(
    server: ServerProcess, open_server: ServerProcess, posts: Posts
) -> None:
    left, middle, right = posts.open("left", server.start()), posts.open("m"), posts.open("right")
    right.join(open_server.address, open_server.code).result(PATIENCE)
    first, second = open_operation(left), open_operation(right)
    middle.join(server.address, server.code).result(PATIENCE)
    middle.join(open_server.address, open_server.code).result(PATIENCE)
    until(lambda: right.reader.get(Operation, first, first), "left's operation reaches right")
    until(lambda: left.reader.get(Operation, second, second), "right's operation reaches left")
    write(left, second, 30, "left")
    write(right, first, 30, "right")
    for stream in (first, second):
        until(lambda stream=stream: equal(stream, left, middle, right))  # type: ignore[misc]
        until(lambda stream=stream: server.ids(stream) == open_server.ids(stream))  # type: ignore[misc]
    until(middle.link.caught_up)
    # Who signed is known on the other side, too.
    assert right.journal.device in _signers(left)
    assert left.journal.device in _signers(right)


def _signers(post: Post) -> set[str]:
    with post.reader.connection() as connection:
        return set(connection.exec_driver_sql("SELECT device FROM signature").scalars())


def test_two_that_share_with_each_other_fall_silent(posts: Posts) -> None:
    one, two = posts.open("one"), posts.open("two")
    stream = open_operation(one)
    for post in (one, two):
        share(post)
    join(one, two)
    join(two, one)
    until(lambda: two.reader.get(Operation, stream, stream))
    write(one, stream, 30, "one")
    write(two, stream, 30, "two")
    until(lambda: equal(stream, one, two))
    until(lambda: one.link.caught_up() and two.link.caught_up())
    heard: list[object] = []

    def hear(notice: Notice) -> None:
        if notice.stream:
            heard.append(notice)

    stops = [post.feed.subscribe(hear) for post in (one, two)]
    asked = one.hub._running
    assert asked is not None
    before = asked.service.gate._requests._levels.copy()
    time.sleep(1.0)  # what they would say to each other for ever, they would say now
    for stop in stops:
        stop()
    assert not heard
    spent = asked.service.gate._requests._levels.copy()
    assert {name: at for name, (_, at) in spent.items()} == {
        name: at for name, (_, at) in before.items()
    }, "nothing is asked"


def test_a_hub_at_another_address_is_followed_there_if_it_is_the_same(posts: Posts) -> None:
    hub, guest, other = posts.open("hub"), posts.open("guest"), posts.open("other")
    stream = open_operation(hub)
    share(hub)
    share(other)
    join(guest, hub)
    until(lambda: equal(stream, hub, guest))
    peer = guest.link.server.peer
    hub.hub.stop().result(PATIENCE)
    with socket.create_server((HERE, 0)) as free:
        port = free.getsockname()[1]
    hub.hub.start(HERE, port).result(PATIENCE)
    write(hub, stream, 3)
    guest.link.move(peer, other.hub.state().addresses[0]).result(PATIENCE)
    until(lambda: "another certificate" in guest.line.state().last_error, "an impostor is none")
    guest.link.move(peer, hub.hub.state().addresses[0]).result(PATIENCE)
    until(lambda: equal(stream, hub, guest))
    assert not ids(other, stream)


def test_a_wrong_code_and_a_code_that_is_void(posts: Posts) -> None:
    hub, guest, late = posts.open("hub"), posts.open("guest"), posts.open("late")
    stream = open_operation(hub)
    share(hub)
    state = hub.hub.state()
    right = enrolment.parse(state.code)
    wrong = str(enrolment.Code(enrolment.new_secret(), right.mark))
    with pytest.raises(failures.WrongCode):
        guest.join(state.addresses[0], wrong).result(PATIENCE)
    other = str(enrolment.Code(right.secret, "0" * 26))
    with pytest.raises(failures.WrongCertificate):
        guest.join(state.addresses[0], other).result(PATIENCE)
    assert not guest.link.servers()
    join(guest, hub)
    hub.hub.new_code().result(PATIENCE)
    with pytest.raises(failures.WrongCode):
        late.join(state.addresses[0], state.code).result(PATIENCE)
    hub.hub.void_code().result(PATIENCE)
    assert hub.hub.state().code == ""
    write(guest, stream, 3)
    until(lambda: equal(stream, hub, guest), "who is in goes on")
    hub.hub.dismiss(guest.journal.device).result(PATIENCE)
    until(lambda: "Join again" in guest.line.state().last_error)
    assert not hub.hub.state().guests


def test_joining_oneself_is_refused(posts: Posts) -> None:
    hub = posts.open("hub")
    share(hub)
    with pytest.raises(UserError, match="itself"):
        join(hub, hub)
    assert not hub.link.servers()


def test_the_demonstration_is_served_to_nobody(posts: Posts) -> None:
    hub, guest = posts.open("hub"), posts.open("guest")
    demo = hub.perform(OpenOperation("Demo", kind=OperationKind.DEMONSTRATION)).result().stream
    live = open_operation(hub)
    share(hub)
    join(guest, hub)
    until(lambda: guest.reader.get(Operation, live, live))
    hub.perform(LogMessage(demo, "played")).result()
    hub.perform(LogMessage(live, "real")).result()
    until(lambda: equal(live, hub, guest))
    assert not ids(guest, demo)
    running = hub.hub._running
    assert running is not None
    assert running.service.store.page(demo, 0, 100, None).changes == []
    assert running.service.snapshots.file(demo) is None
    assert demo not in {head.stream for head in running.service.store.welcome(0).streams}


def test_a_black_hole_does_not_slow_the_other_server(
    server: ServerProcess, open_server: ServerProcess, posts: Posts
) -> None:
    proxy = Proxy(open_server.port)
    try:
        post, other = posts.open("one", server.start()), posts.open("other", server)
        open_server.address = f"http://{HERE}:{proxy.port}"
        post.join(open_server.address, open_server.code).result(PATIENCE)
        stream = open_operation(post)
        until(post.link.caught_up)
        proxy.silent = True
        for number in range(10):
            begun = time.monotonic()
            key = post.perform(LogMessage(stream, f"entry {number}")).result(5).keys[0]
            until(lambda key=key: other.reader.message(stream, key))  # type: ignore[misc]
            assert time.monotonic() - begun < 2
        state = post.line.state()
        assert state.online
        begun = time.monotonic()
        posts.close()
        assert time.monotonic() - begun < 5, "closing waits for the black hole"
    finally:
        proxy.close()


def test_one_server_is_away_and_the_line_says_which(
    server: ServerProcess, open_server: ServerProcess, posts: Posts
) -> None:
    post = posts.open("one", server.start())
    post.join(open_server.address, open_server.code).result(PATIENCE)
    until(lambda: len(post.line.state().reached) == 2)
    stream = open_operation(post)
    until(post.link.caught_up)
    server.kill()
    until(lambda: len(post.line.state().away) == 1)
    write(post, stream, 4)
    until(lambda: open_server.ids(stream) == ids(post, stream))
    state = post.line.state()
    assert state.online
    until(lambda: post.line.state().to_send == 0, "what works has everything")
    lines = {line.server.address: line for line in post.link.servers()}
    until(lambda: lines[server.address].state.online is False)
    until(
        lambda: {line.state.to_send for line in post.link.servers()} == {0, 4},
        "the other still lacks four",
    )


def test_one_server_is_paused_left_and_joined_again(
    server: ServerProcess, open_server: ServerProcess, posts: Posts
) -> None:
    post = posts.open("one", server.start())
    post.join(open_server.address, open_server.code).result(PATIENCE)
    stream = open_operation(post)
    until(post.link.caught_up)
    post.link.follow(server.address, on=False).result(PATIENCE)
    write(post, stream, 3)
    until(lambda: open_server.ids(stream) == ids(post, stream))
    assert server.ids(stream) != ids(post, stream)
    post.close()
    posts.opened.remove(post)
    again = posts.open("one")
    assert [line.server.on for line in again.link.servers()] == [False, True]
    again.link.follow(server.address, on=True).result(PATIENCE)
    until(lambda: server.ids(stream) == ids(again, stream))
    with pytest.raises(UserError, match="no server"):
        again.leave("nobody").result(PATIENCE)
    again.leave(open_server.address).result(PATIENCE)
    assert [line.server.address for line in again.link.servers()] == [server.address]
    again.join(server.address, server.code).result(PATIENCE)
    assert len(again.link.servers()) == 1
    write(again, stream, 3)
    until(lambda: server.ids(stream) == ids(again, stream))


def test_the_one_server_of_an_older_version_is_taken_over(
    shared_server: ServerProcess, tmp_path: Path, posts: Posts
) -> None:
    post = posts.open("old", shared_server)
    server = post.link.server
    until(lambda: settled(post))
    old = {name: getattr(server, name) for name in ("address", "fingerprint", "peer", "name")}
    post.close()
    posts.opened.clear()
    with Post.open(tmp_path / "old") as bare:
        bare.settings.set(ONE, old).result(5)
        bare.journal.submit(lambda tx: tx.drop("setting", name="servers")).result(5)
    token = tmp_path / "old" / f"server-{server.peer}.token"
    token.rename(tmp_path / "old" / "server.token")
    again = posts.open("old")
    stream = open_operation(again)
    until(lambda: shared_server.ids(stream) == ids(again, stream), "the old token opens")


def test_a_server_restored_gets_back_what_others_had_made(
    server: ServerProcess, posts: Posts
) -> None:
    """Their maker is gone for good; only a post that had read them holds them still."""
    maker, keeper = posts.open("maker", server.start()), posts.open("keeper", server)
    stream = open_operation(maker)
    until(lambda: settled(maker) and equal(stream, maker, keeper))
    server.stop()
    kept = (server.folder / "server.db").read_bytes()
    server.start()
    write(maker, stream, 20, "since yesterday")
    until(lambda: equal(stream, maker, keeper))
    whole = ids(maker, stream)
    maker.close()
    posts.opened.remove(maker)
    server.stop()
    for path in server.folder.glob("server.db*"):
        path.unlink()
    (server.folder / "server.db").write_bytes(kept)
    server.start()
    until(lambda: server.ids(stream) == whole, "the keeper gives them back")


@pytest.mark.allow_warnings
def test_what_a_hub_cannot_show_is_parked_and_the_rest_goes_on(
    posts: Posts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A change that makes the hub's projection fail, as a bug in one version may."""
    from commander.journal import transaction  # noqa: PLC0415

    hub, guest = posts.open("hub"), posts.open("guest")
    stream = open_operation(hub)
    share(hub)
    join(guest, hub)
    until(lambda: equal(stream, hub, guest))
    real = transaction.project  # type: ignore[attr-defined]

    def failing(connection, stream, stored):  # type: ignore[no-untyped-def]
        if threading.current_thread() is hub.journal._thread and any(
            "poison" in str(one.fields) for one in stored
        ):
            raise ValueError("cannot show this")
        return real(connection, stream, stored)

    monkeypatch.setattr(transaction, "project", failing)
    peer = guest.link.server.peer
    guest.link.follow(peer, on=False).result(PATIENCE)
    for number in range(20):
        text = "poison" if number == 7 else f"entry {number}"
        guest.perform(LogMessage(stream, text)).result()
    guest.link.follow(peer, on=True).result(PATIENCE)
    until(lambda: guest.line.state().parked == 1 and settled(guest), "one parked, the rest sent")
    assert len(ids(guest, stream)) == len(ids(hub, stream)) + 1


def test_joining_a_silent_address_holds_up_nothing_else(
    shared_server: ServerProcess, posts: Posts
) -> None:
    hole = Canned(b"", then_close=False)
    try:
        post, other = posts.open("one", shared_server), posts.open("other", shared_server)
        stream = open_operation(post)
        future = post.join(f"{HERE}:{hole.port}", str(enrolment.Code("0" * 10, "0" * 26)))
        write(post, stream, 3)
        until(lambda: equal(stream, post, other))
        assert not future.done()
        posts.close()
        assert isinstance(future.exception(1), SyncError)
    finally:
        hole.close()
