"""A line that fails in every way: nothing is lost, nothing waits, each fault has its words."""

import threading
import time
from pathlib import Path

import pytest

from commander.actions import LogMessage
from commander.errors import SyncError, UserError
from commander.journal import enrolment, wire
from commander.sync import failures
from tests.sync.harness import (
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

OPEN_CODE = str(enrolment.Code(enrolment.new_secret()))
REFUSED = b"HTTP/1.1 426 Upgrade Required\r\nCommander-Protocol: 9\r\nContent-Length: 0\r\n\r\n"


def test_an_address_or_code_typed_wrong(shared_server: ServerProcess, posts: Posts) -> None:
    post = posts.open("one")
    with pytest.raises(UserError, match="address"):
        post.join("not an address", shared_server.code).result(10)
    with pytest.raises(UserError, match="enrolment code"):
        post.join(shared_server.address, shared_server.code[:-1] + "?").result(10)
    with pytest.raises(UserError, match="TLS"):
        post.join("http://192.0.2.1:1", shared_server.code).result(10)
    mark = enrolment.parse(shared_server.code).mark
    other = str(enrolment.Code(enrolment.new_secret(), mark))
    with pytest.raises(failures.WrongCode):
        post.join(shared_server.address, other).result(10)
    assert post.line.state().server == ""


def test_nothing_listens(posts: Posts) -> None:
    post = posts.open("one")
    with pytest.raises(SyncError, match="Nothing listens") as caught:
        post.join("http://127.0.0.1:9", OPEN_CODE).result(10)
    assert caught.value.quiet


def test_a_black_hole_holds_nothing_up(open_server: ServerProcess, posts: Posts) -> None:
    proxy = Proxy(open_server.port)
    try:
        open_server.address = f"http://127.0.0.1:{proxy.port}"
        post = posts.open("one", open_server)
        stream = open_operation(post)
        until(lambda: settled(post))
        proxy.silent = True
        begun = time.monotonic()
        for i in range(20):
            post.perform(LogMessage(stream, f"entry {i}")).result(5)
        assert time.monotonic() - begun < 5
        assert post.outbox().to_send == 20
        begun = time.monotonic()
        posts.close()
        assert time.monotonic() - begun < 4, "closing waits for the black hole"
    finally:
        proxy.close()


def test_joining_a_black_hole_ends_when_the_post_closes(posts: Posts) -> None:
    hole = Canned(b"", then_close=False)
    try:
        post = posts.open("one")
        future = post.join(f"127.0.0.1:{hole.port}", str(enrolment.Code("0" * 10, "0" * 26)))
        begun = time.monotonic()
        posts.close()
        assert time.monotonic() - begun < 6
        assert isinstance(future.exception(1), SyncError)
    finally:
        hole.close()


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (b"\x00\xff garbage \r\n\r\n", SyncError),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n[1,2,3]", failures.Garbage),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n{", failures.Offline),
        (b"HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n", failures.Garbage),
        (b"HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n", failures.Offline),
        (REFUSED, failures.WrongVersion),
        (b"", SyncError),
    ],
)
def test_what_answers_is_no_server(answer: bytes, kind: type[SyncError], posts: Posts) -> None:
    canned = Canned(answer)
    try:
        post = posts.open("one")
        with pytest.raises(kind):
            post.join(f"http://127.0.0.1:{canned.port}", OPEN_CODE).result(10)
    finally:
        canned.close()


def test_no_tls_where_tls_is_expected(posts: Posts) -> None:
    canned = Canned(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    try:
        post = posts.open("one")
        with pytest.raises(SyncError):
            post.join(f"127.0.0.1:{canned.port}", str(enrolment.Code("0" * 10, "0" * 26))).result(
                10
            )
    finally:
        canned.close()


def test_a_server_that_turns_to_garbage_after_joining(posts: Posts, tmp_path: Path) -> None:
    """The worker says so, goes on trying, and the post goes on working."""
    server = ServerProcess(tmp_path / "real", "--no-tls").start()
    post = posts.open("one", server)
    stream = open_operation(post)
    until(lambda: settled(post))
    server.kill()
    canned = None
    try:
        canned = Canned(port=server.port, answer=b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
        write(post, stream, 3)
        until(lambda: "cannot be understood" in post.line.state().last_error)
        assert post.outbox().to_send == 3
    finally:
        if canned is not None:
            canned.close()
    server.start()
    until(lambda: settled(post), "it recovers")
    assert ids(post, stream) == server.ids(stream)
    server.kill()


def test_another_certificate(server: ServerProcess, posts: Posts, tmp_path: Path) -> None:
    post = posts.open("one", server.start())
    until(lambda: settled(post))
    server.kill()
    impostor = ServerProcess(tmp_path / "impostor")
    impostor.port = server.port
    impostor.start()
    try:
        until(lambda: "another certificate" in post.line.state().last_error)
        # Even a right-looking code of the old server does not open the way to the new one.
        with pytest.raises(failures.WrongCertificate):
            post.join(impostor.address, server.code).result(10)
    finally:
        impostor.kill()


@pytest.mark.parametrize("how_much", [1, 700, 3_000, 20_000])
def test_an_answer_that_breaks_off(open_server: ServerProcess, posts: Posts, how_much: int) -> None:
    one = posts.open("one", open_server)
    stream = open_operation(one)
    write(one, stream, 400)
    until(lambda: settled(one))
    proxy = Proxy(open_server.port)
    try:
        open_server.address = f"http://127.0.0.1:{proxy.port}"
        other = posts.open("other", open_server)
        until(lambda: ids(other, stream) == ids(one, stream))
        write(one, stream, 400, "more")
        proxy.break_after = how_much
        proxy.cut()
        until(lambda: proxy.break_after == 0, "it breaks")
        assert set(ids(other, stream)) <= set(ids(one, stream))
        proxy.break_after = None
        until(lambda: ids(other, stream) == ids(one, stream), "it recovers")
        assert shown(one, stream) == shown(other, stream)
    finally:
        posts.close()
        proxy.close()


def test_event_streams_that_are_cut(open_server: ServerProcess, posts: Posts) -> None:
    proxy = Proxy(open_server.port)
    try:
        one = posts.open("one", open_server)
        open_server.address = f"http://127.0.0.1:{proxy.port}"
        other = posts.open("other", open_server)
        stream = open_operation(one)
        for i in range(12):
            one.perform(LogMessage(stream, f"entry {i}")).result(5)
            if i % 4 == 3:
                proxy.cut()
        until(lambda: settled(one))
        until(lambda: ids(other, stream) == ids(one, stream))
        assert other.line.state().parked == 0
    finally:
        posts.close()
        proxy.close()


def test_a_refused_token_has_its_words(server: ServerProcess, posts: Posts) -> None:
    post = posts.open("one", server.start())
    stream = open_operation(post)
    until(lambda: settled(post))
    server.kill()
    for path in server.folder.glob("*.db*"):
        path.unlink()
    server.start()
    until(lambda: "Join again" in post.line.state().last_error)
    # It is the same server with nothing in it: joining again sends everything again.
    post.join(server.address, server.code).result(10)
    until(lambda: settled(post))
    until(lambda: server.ids(stream) == ids(post, stream), "all is there again")


def test_a_server_restored_from_yesterday_gets_all_again(
    server: ServerProcess, posts: Posts
) -> None:
    one = posts.open("one", server.start())
    other = posts.open("other", server)
    stream = open_operation(one)
    write(one, stream, 30)
    until(lambda: settled(one) and ids(other, stream) == ids(one, stream))
    server.stop()
    kept = (server.folder / "server.db").read_bytes()
    server.start()
    write(one, stream, 20, "one, since")
    write(other, stream, 20, "other, since")
    until(lambda: settled(one) and settled(other))
    until(lambda: ids(other, stream) == ids(one, stream) == server.ids(stream))
    server.stop()
    for path in server.folder.glob("server.db*"):
        path.unlink()
    (server.folder / "server.db").write_bytes(kept)
    server.start()
    until(lambda: server.ids(stream) == ids(one, stream), "all is there again")
    write(one, stream, 5, "after")
    until(lambda: ids(other, stream) == ids(one, stream) == server.ids(stream))
    assert shown(one, stream) == shown(other, stream)


def test_no_thread_of_ours_stays(shared_server: ServerProcess, posts: Posts) -> None:
    posts.open("one", shared_server)
    names = {thread.name for thread in threading.enumerate()}
    assert {"sync-worker", "sync-listener"} <= names
    posts.close()
    left = [thread.name for thread in threading.enumerate() if thread.name.startswith("sync")]
    assert not left


def test_a_page_that_would_move_the_cursor_wrongly_is_garbage() -> None:
    from commander.sync.transport import _check  # noqa: PLC0415

    good = wire.Page("s", "e", 3, 5, 9, [])
    _check(good, "s", 3)
    for wrong in (
        wire.Page("other", "e", 3, 5, 9, []),
        wire.Page("s", "e", 4, 5, 9, []),
        wire.Page("s", "e", 3, 2, 9, []),
        wire.Page("s", "e", 3, 10, 9, []),
        wire.Page("s", "e", 3, 3, 9, []),
    ):
        with pytest.raises(failures.Garbage):
            _check(wrong, "s", 3)
