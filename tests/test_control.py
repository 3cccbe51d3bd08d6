import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Client
from pathlib import Path

import msgspec
import pytest

from commander import control
from commander.actions import Acknowledge, LogMessage, OpenOperation, UpdateOperation
from commander.control import Asked, Request, known_actions
from commander.domain.record import Party, Place
from commander.errors import AlreadyOpen, UserError
from commander.journal.transaction import Author
from commander.journal.viewing import viewing
from commander.post import Post

OWNER = """
import sys
from pathlib import Path
from commander.post import Post
with Post.open(Path(sys.argv[1])) as post:
    post.on_raise(lambda: print("raised", flush=True))
    post.serve_control()
    print("ready", flush=True)
    sys.stdin.readline()
"""


@contextmanager
def owner(data: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process that has the folder open."""
    process = subprocess.Popen(
        [sys.executable, "-c", OWNER, str(data)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process
        if process.poll() is None:
            process.communicate("\n", timeout=20)
            assert process.returncode == 0
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    with Post.open(tmp_path / "data") as opened:
        opened.serve_control()
        yield opened


@pytest.mark.e2e
def test_an_action_reaches_the_process_that_owns_the_folder(tmp_path: Path) -> None:
    with owner(tmp_path) as process:
        with pytest.raises(AlreadyOpen, match="Another Commander has"):
            Post.open(tmp_path)
        (opened,) = control.perform(tmp_path, [OpenOperation("Derailment")])
        place = Place(34.1, -117.3)
        logged = LogMessage(
            opened.stream,
            "伤员三名",
            sender=Party("other", "", "Mayor"),
            place=place,
            happened_at=5,
        )
        (said,) = control.perform(tmp_path, [logged], Author("Ann", "Scribe"))
        with viewing(tmp_path) as reader:
            message = reader.message(opened.stream, said.keys[0])
        assert message is not None
        assert (message.text, message.place, message.happened_at) == ("伤员三名", place, 5)
        assert message.written_by == "Ann"
        assert control.raise_window(tmp_path)
        assert process.stdout is not None
        assert process.stdout.readline() == "raised\n"
    assert not (tmp_path / "control.json").exists()
    assert not control.raise_window(tmp_path)


def test_a_refusal_comes_back_as_it_was_worded(post: Post) -> None:
    with pytest.raises(UserError) as refused:
        control.perform(post.data, [Acknowledge("nowhere", "m1", "unit:x")])
    assert refused.value.text == "There is no log entry {key} here."
    assert refused.value.values == {"key": "m1"}


def test_several_actions_are_performed_all_or_none(post: Post) -> None:
    stream = post.perform(OpenOperation("Derailment")).result().stream
    with pytest.raises(UserError, match="missing"):
        control.perform(post.data, [LogMessage(stream, "one"), LogMessage(stream, "  ")])
    assert post.reader.count(stream).total == 0


@pytest.mark.parametrize("name", ["Action", "Outcome", "Call", "os.system", ""])
def test_only_actions_are_performed(post: Post, name: str) -> None:
    with pytest.raises(UserError, match="There is no action"):
        control._ask(post.data, Request("perform", (Asked(name, {}),)))


@pytest.mark.parametrize(
    "fields", [{}, {"stream": "s"}, {"stream": 1, "text": "x"}, {"stream": "s", "text": ["x"]}]
)
def test_fields_of_a_wrong_kind_are_refused(post: Post, fields: dict[str, object]) -> None:
    with pytest.raises(UserError, match="not understood"):
        control._ask(post.data, Request("perform", (Asked("LogMessage", fields),)))


def test_every_action_can_be_described_and_read_back() -> None:
    action = UpdateOperation("s", {"name": "Fire"}, happened_at=7)
    asked = control.described(action)
    kind = known_actions()[asked.action]
    assert msgspec.convert(msgspec.json.decode(msgspec.json.encode(asked.fields)), kind) == action


def _where(post: Post) -> control.Where:
    return msgspec.json.decode((post.data / control.FILE).read_bytes(), type=control.Where)


@pytest.mark.skipif(sys.platform == "win32", reason="Unix rights")
def test_only_the_owner_may_ask(post: Post) -> None:
    assert (post.data / control.FILE).stat().st_mode & 0o777 == 0o600
    assert Path(_where(post).address).stat().st_mode & 0o777 == 0o600


def test_a_wrong_key_and_garbage_get_no_answer_and_do_no_harm(post: Post) -> None:
    stream = post.perform(OpenOperation("Derailment")).result().stream
    where = _where(post)
    wanted = Request("perform", (control.described(LogMessage(stream, "not mine")),))
    body = msgspec.json.encode(wanted)
    for said in (control._sign(b"wrong key", b"", body) + body, b"\xff" * 10_000, b"", body):
        with Client(where.address) as stranger:
            stranger.recv_bytes()
            stranger.send_bytes(said)
            with pytest.raises((EOFError, OSError)):
                stranger.recv_bytes()
    assert post.reader.count(stream).total == 0
    assert control.listens(post.data)


def test_a_signed_request_cannot_be_sent_again(post: Post) -> None:
    stream = post.perform(OpenOperation("Derailment")).result().stream
    where = _where(post)
    body = msgspec.json.encode(Request("perform", (control.described(LogMessage(stream, "once")),)))
    with Client(where.address) as client:
        signed = control._sign(bytes.fromhex(where.key), client.recv_bytes(), body) + body
        client.send_bytes(signed)
        client.recv_bytes()
    with Client(where.address) as client:
        client.recv_bytes()
        client.send_bytes(signed)
        with pytest.raises((EOFError, OSError)):
            client.recv_bytes()
    assert post.reader.count(stream).total == 1


def test_a_silent_client_does_not_keep_others_out(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(control, "PATIENCE", 0.2)
    with Client(_where(post).address):
        second = threading.Thread(target=control.listens, args=(post.data,))
        second.start()
        second.join(5.0)
        assert not second.is_alive()
    monkeypatch.setattr(control, "PATIENCE", 5.0)
    assert control.listens(post.data)


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes have short names")
def test_a_long_path_listens_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    data = tmp_path / ("very-long-name-" * 10)
    with Post.open(data) as post:
        post.serve_control()
        address = Path(_where(post).address)
        assert len(os.fsencode(address)) <= control.LONGEST_PATH
        assert not address.is_relative_to(data)
        assert address.parent.stat().st_mode & 0o777 == 0o700
        assert control.listens(data)


def test_what_a_process_that_died_left_is_no_obstacle(tmp_path: Path) -> None:
    with owner(tmp_path) as process:
        process.kill()
        process.wait(10)
        assert (tmp_path / control.FILE).exists()
        with pytest.raises(AlreadyOpen, match="does not answer"):
            control.perform(tmp_path, [OpenOperation("Derailment")])
        with Post.open(tmp_path) as post:
            post.serve_control()
            assert control.listens(tmp_path)


@pytest.mark.allow_warnings
def test_a_bug_in_an_action_is_answered_and_the_owner_goes_on(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_self: object, _plan: object) -> tuple[str, ...]:
        raise ZeroDivisionError

    monkeypatch.setattr(OpenOperation, "plan", fail)
    with pytest.raises(UserError, match="ZeroDivisionError"):
        control.perform(post.data, [OpenOperation("Derailment")])
    assert control.listens(post.data)
