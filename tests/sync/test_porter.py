"""Contents of attachments travel both ways, go on where they stopped, and never hold messages."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from commander.actions import LogMessage, Withdraw
from commander.actions.attach import take_in
from commander.domain.attachment import MESSAGE, Content
from commander.errors import EnvironmentProblem
from commander.journal.attachments import attachments_of
from commander.journal.feed import Notice
from commander.post import Post
from commander.sync import address as addresses
from commander.sync import porter as carrying
from commander.sync import transport
from commander.sync.lading import Pace
from commander.sync.porter import Porter
from commander.sync.servers import Server
from commander.sync.tokens import Tokens
from commander.sync.traffic import CONTENT
from commander.sync.transport import Transport
from tests.sync.harness import PATIENCE, Posts, Proxy, ServerProcess, open_operation, until

HASTY = Pace(look=0.2, idle=0.5, soon=0.02, first=0.02, most=0.2, rest=0.3)
LARGE = 1_500_000


class _Idle(Porter):
    """The porter of a post's own tie, kept from running beside that of the test."""

    def start(self) -> None:
        pass


@pytest.fixture(autouse=True)
def _alone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "porters" in request.fixturenames:
        monkeypatch.setattr(carrying, "Porter", _Idle)


@pytest.fixture
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a transfer long enough to be cut in the middle."""
    for name in ("PIECE", "LEAST_PIECE", "MOST_PIECE"):
        monkeypatch.setattr(carrying, name, 4_096)
    monkeypatch.setattr(transport, "PIECE", 4_096)


@pytest.fixture
def porters() -> Iterator[list[Porter]]:
    made: list[Porter] = []
    yield made
    for porter in made:
        assert porter.stop(PATIENCE)


class Watched(Transport):
    """Writes down from where on each content is sent and fetched."""

    offsets: list[tuple[str, int]]

    def send(self, path: str, body: bytes, media: str, parameters: Any, **more: Any) -> bytes:
        self.offsets.append(("up", int(parameters["offset"])))
        return super().send(path, body, media, parameters, **more)

    def download(self, path: str, parameters: Any, start: int) -> Any:
        self.offsets.append(("down", start))
        return super().download(path, parameters, start)


@dataclass
class Follower:
    porter: Porter
    offsets: list[tuple[str, int]]


def follow(
    porters: list[Porter], post: Post, port: int = 0, which: Server | None = None
) -> Follower:
    """Run a porter of the test's own, over another port of the same server if one is named."""
    offsets: list[tuple[str, int]] = []

    def meet() -> tuple[Transport, str]:
        server = which or post.link.server
        place = addresses.parse(server.address)
        if port:
            place = addresses.parse(f"http://127.0.0.1:{port}")
        token = Tokens(post.data, post.journal.device, server.token).load()
        made = Watched(place, fingerprint=server.fingerprint, token=token)
        made.offsets = offsets
        return made, server.peer

    porter = Porter(meet, post.journal, post.traffic, HASTY)
    porters.append(porter)
    porter.start()
    return Follower(porter, offsets)


def attach(post: Post, stream: str, data: bytes, name: str = "photo.bin") -> Content:
    content = take_in(post.blobs, data, name)
    post.perform(LogMessage(stream, f"see {name}", attachments=(content,))).result(10)
    return content


def shelf(server: ServerProcess, digest: str) -> Path:
    return server.folder / "attachments" / digest[:2] / digest[2:]


def partial(server: ServerProcess, digest: str) -> int:
    path = server.folder / "attachments" / "part" / digest
    return path.stat().st_size if path.exists() else 0


def until_more(server: ServerProcess, content: Content, least: int) -> None:
    until(lambda: partial(server, content.digest) > least, "a part")


def test_two_posts_and_the_server_end_with_the_same_contents(
    shared_server: ServerProcess, posts: Posts, porters: list[Porter]
) -> None:
    one, two = (posts.open(name, shared_server) for name in ("one", "two"))
    for post in (one, two):
        follow(porters, post)
    stream = open_operation(one)
    small, large = os.urandom(5_000), os.urandom(LARGE)
    contents = [attach(one, stream, small), attach(one, stream, large)]
    until(lambda: all(two.blobs.has(content.digest) for content in contents), "contents at two")
    back = attach(two, stream, os.urandom(300_000))
    until(lambda: one.blobs.has(back.digest), "content at one")
    for content in (*contents, back):
        assert shelf(shared_server, content.digest).is_file()
        assert one.blobs.sound(content.digest)
        assert two.blobs.sound(content.digest)
    with two.blobs.open(contents[1].digest) as file:
        assert file.read() == large


@pytest.mark.usefixtures("small_steps")
def test_an_upload_goes_on_where_it_was_cut(
    open_server: ServerProcess, posts: Posts, porters: list[Porter]
) -> None:
    one = posts.open("one", open_server)
    stream = open_operation(one)
    proxy = Proxy(open_server.port)
    try:
        content = attach(one, stream, os.urandom(300_000))
        follower = follow(porters, one, proxy.port)
        for part in range(1, 4):
            until_more(open_server, content, part * 70_000)
            proxy.cut()
        until(shelf(open_server, content.digest).is_file, "the whole")
    finally:
        porters.pop().stop(PATIENCE)
        proxy.close()
    sent = [offset for _, offset in follower.offsets]
    assert sent == sorted(sent), "nothing is sent again but the piece that was cut"
    assert len(sent) <= 300_000 // 4_096 + 1 + 3


@pytest.mark.usefixtures("small_steps")
def test_a_download_goes_on_where_it_was_cut(
    open_server: ServerProcess, posts: Posts, porters: list[Porter]
) -> None:
    one, two = (posts.open(name, open_server) for name in ("one", "two"))
    stream = open_operation(one)
    content = attach(one, stream, os.urandom(LARGE))
    follow(porters, one)
    until(shelf(open_server, content.digest).is_file, "the content on the server")
    proxy = Proxy(open_server.port)
    proxy.break_after = 200_000
    try:
        follower = follow(porters, two, proxy.port)
        until(lambda: proxy.break_after == 0, "the cut")
        proxy.break_after = 300_000
        until(lambda: proxy.break_after == 0, "another cut")
        proxy.break_after = None
        until(lambda: two.blobs.has(content.digest), "the whole")
    finally:
        porters.pop().stop(PATIENCE)
        proxy.close()
    assert follower.offsets[0] == ("down", 0)
    assert all(offset > 100_000 for _, offset in follower.offsets[1:])
    assert two.blobs.sound(content.digest)


@pytest.mark.usefixtures("small_steps")
def test_a_server_that_is_killed_in_the_middle_goes_on_afterwards(
    open_server: ServerProcess, posts: Posts, porters: list[Porter]
) -> None:
    one = posts.open("one", open_server)
    stream = open_operation(one)
    content = attach(one, stream, os.urandom(LARGE))
    follower = follow(porters, one)
    until(lambda: partial(open_server, content.digest) > 300_000, "a part")
    open_server.kill()
    here = partial(open_server, content.digest)
    assert 300_000 < here < LARGE
    before = len(follower.offsets)
    open_server.start()
    until(shelf(open_server, content.digest).is_file, "the whole")
    assert min(offset for _, offset in follower.offsets[before:]) >= here
    assert hashlib.sha256(shelf(open_server, content.digest).read_bytes()).hexdigest() == (
        content.digest
    )


@pytest.mark.usefixtures("small_steps")
def test_a_post_that_was_closed_in_the_middle_goes_on_afterwards(
    open_server: ServerProcess, posts: Posts, porters: list[Porter]
) -> None:
    one, two = (posts.open(name, open_server) for name in ("one", "two"))
    stream = open_operation(one)
    content = attach(one, stream, os.urandom(LARGE))
    follow(porters, one)
    until(shelf(open_server, content.digest).is_file, "the content on the server")
    follow(porters, two)
    until(lambda: two.blobs.partial(content.digest) > 100_000, "a part")
    assert porters.pop().stop(PATIENCE)
    here = two.blobs.partial(content.digest)
    again = follow(porters, two)
    until(lambda: two.blobs.has(content.digest), "the whole")
    assert here == LARGE or again.offsets[0] == ("down", here)
    assert two.blobs.sound(content.digest)


def test_a_message_does_not_wait_for_a_large_file(
    open_server: ServerProcess, posts: Posts, porters: list[Porter]
) -> None:
    one, two = (posts.open(name, open_server) for name in ("one", "two"))
    stream = open_operation(one)
    proxy = Proxy(open_server.port)
    proxy.silent = True  # the file's line takes all and answers nothing
    try:
        content = attach(one, stream, os.urandom(LARGE))
        follow(porters, one, proxy.port)
        one.perform(LogMessage(stream, "after the file")).result(10)
        until(lambda: two.reader.count(stream).total == 2, "both entries at two")
        assert not shelf(open_server, content.digest).exists()
    finally:
        porters.pop().stop(PATIENCE)
        proxy.close()


def test_a_spared_line_carries_the_large_only_when_asked(
    shared_server: ServerProcess, posts: Posts, porters: list[Porter]
) -> None:
    one, two = (posts.open(name, shared_server) for name in ("one", "two"))
    two.traffic.spare(on=True).result(10)
    for post in (one, two):
        follow(porters, post)
    stream = open_operation(one)
    large, small = attach(one, stream, os.urandom(LARGE)), attach(one, stream, os.urandom(9_000))
    until(lambda: two.blobs.has(small.digest), "the small one")
    until(shelf(shared_server, large.digest).is_file, "the large one on the server")
    assert not two.blobs.has(large.digest)
    assert two.traffic.held(large.digest, large.size)
    two.traffic.ask(large.digest)
    until(lambda: two.blobs.has(large.digest), "the large one")
    held = attach(two, stream, os.urandom(LARGE))
    also = attach(two, stream, os.urandom(9_000))
    until(lambda: one.blobs.has(also.digest), "the small one back")
    assert not shelf(shared_server, held.digest).exists()
    two.traffic.spare(on=False).result(10)
    until(lambda: one.blobs.has(held.digest), "the large one back")


@pytest.mark.usefixtures("small_steps")
def test_what_is_cancelled_rests_until_it_is_asked_for(
    shared_server: ServerProcess, posts: Posts, porters: list[Porter]
) -> None:
    one = posts.open("one", shared_server)
    stream = open_operation(one)
    moves: list[int] = []
    content = attach(one, stream, os.urandom(LARGE))

    def moved(notice: Notice) -> None:
        for digest in notice.changed.get(CONTENT, ()):
            movement = one.traffic.movement(digest)
            moves.append(movement.percent if movement else -1)

    one.feed.subscribe(moved)
    follow(porters, one)
    until(lambda: partial(shared_server, content.digest) > 100_000, "a part")
    one.traffic.cancel(content.digest)
    other = attach(one, stream, os.urandom(5_000))
    until(shelf(shared_server, other.digest).is_file, "the other one")
    here = partial(shared_server, content.digest)
    assert 100_000 < here < LARGE
    assert one.traffic.movement(content.digest) is None
    one.traffic.ask(content.digest)
    until(shelf(shared_server, content.digest).is_file, "the whole")
    shown = [percent for percent in moves if percent >= 0]
    assert any(0 < percent < 100 for percent in shown)


def test_what_is_withdrawn_is_not_fetched(
    shared_server: ServerProcess, posts: Posts, porters: list[Porter]
) -> None:
    one, two = (posts.open(name, shared_server) for name in ("one", "two"))
    stream = open_operation(one)
    wrong = attach(one, stream, os.urandom(9_000))
    key = one.reader.log(stream)[0]
    message = one.reader.messages([key])[0]
    (found,) = attachments_of(one.reader, stream, MESSAGE, (message.key,))[message.key]
    one.perform(Withdraw(stream, found.key, "wrong")).result(10)
    for post in (one, two):
        follow(porters, post)
    right = attach(one, stream, os.urandom(9_000))
    until(lambda: two.blobs.has(right.digest), "the right one")
    assert not two.blobs.has(wrong.digest)


def test_a_post_brings_a_content_from_one_server_to_another(
    server: ServerProcess, open_server: ServerProcess, posts: Posts, porters: list[Porter]
) -> None:
    server.start()
    one, two = posts.open("one", server), posts.open("two", server)
    stream = open_operation(one)
    follow(porters, one)
    content = attach(one, stream, os.urandom(200_000))
    until(shelf(server, content.digest).is_file, "the content on the first")
    two.join(open_server.address, open_server.code).result(PATIENCE)
    for line in two.link.servers():
        follow(porters, two, which=line.server)
    until(shelf(open_server, content.digest).is_file, "the content on the other")


def test_a_full_disk_here_rests_what_is_fetched_and_nothing_else(
    shared_server: ServerProcess,
    posts: Posts,
    porters: list[Porter],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one, two = (posts.open(name, shared_server) for name in ("one", "two"))
    stream = open_operation(one)
    content = attach(one, stream, os.urandom(200_000))
    follow(porters, one)

    def full(*_arguments: object) -> int:
        raise EnvironmentProblem("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(two.blobs, "append", full)
        follow(porters, two)
        until(lambda: _why(two, content) == "disk", "the reason")
        mine = take_in(two.blobs, os.urandom(5_000), "mine")
        two.perform(LogMessage(stream, "mine", attachments=(mine,))).result(10)
        until(lambda: one.blobs.has(mine.digest), "what goes up")
    until(lambda: two.blobs.has(content.digest), "what was fetched")


def _why(post: Post, content: Content) -> str:
    movement = post.traffic.movement(content.digest)
    return movement.why if movement else ""


def test_every_post_and_hub_carries_contents_by_itself(
    shared_server: ServerProcess, posts: Posts
) -> None:
    one, two = (posts.open(name, shared_server) for name in ("one", "two"))
    stream = open_operation(one)
    content = attach(one, stream, os.urandom(200_000))
    until(lambda: two.blobs.has(content.digest), "the content at two")
    two.hub.interfaces = ("127.0.0.1",)
    two.hub.start(host="127.0.0.1").result(PATIENCE)
    state = two.hub.state()
    three = posts.open("three")
    three.join(f"https://{state.addresses[0]}", state.code).result(PATIENCE)
    until(lambda: three.blobs.has(content.digest), "the content at three")
    back = attach(three, stream, os.urandom(200_000))
    until(lambda: one.blobs.has(back.digest), "what three attached, through the hub, at one")


def test_what_a_disk_has_damaged_is_healed_from_the_other_side(
    open_server: ServerProcess, posts: Posts, porters: list[Porter]
) -> None:
    one, two = (posts.open(name, open_server) for name in ("one", "two"))
    stream = open_operation(one)
    first, second = attach(one, stream, os.urandom(90_000)), attach(one, stream, os.urandom(90_000))
    follow(porters, one)
    for content in (first, second):
        until(shelf(open_server, content.digest).is_file, "the content on the server")
    shelf(open_server, first.digest).write_bytes(b"damaged on the server")
    follow(porters, two)
    until(lambda: two.blobs.has(first.digest), "what only one had whole")
    until(lambda: two.blobs.has(second.digest), "the other one")
    assert two.blobs.sound(first.digest)
    assert porters.pop().stop(PATIENCE)
    open_server.kill()
    shelf(open_server, second.digest).unlink()
    one.blobs.path(second.digest).write_bytes(b"damaged at one" * 6_000)
    open_server.start()
    until(lambda: not one.blobs.has(second.digest), "set aside what one tried to send")
    follow(porters, two)
    until(lambda: one.blobs.has(second.digest) and one.blobs.sound(second.digest), "healed at one")
