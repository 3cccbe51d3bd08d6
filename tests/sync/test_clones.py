"""Copied and put-back folders, with real servers: each is recognised, said, and healed."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from commander.actions import LogMessage
from commander.check import check
from commander.journal import identity as identities
from commander.journal.change import new_id
from commander.journal.machine import machine
from commander.journal.transaction import Author, Draft, Transaction
from commander.post import Post
from tests.sync.harness import (
    QUICK,
    Posts,
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


def elsewhere(data: Path, **home: object) -> None:
    """Change what a device's file says of where it was used last."""
    device, key, kept = (data / "device.key").read_text().splitlines()
    changed = {**msgspec.json.decode(kept), **home}
    text = f"{device}\n{key}\n{msgspec.json.encode(changed).decode()}\n"
    (data / "device.key").write_text(text)


def copied(source: Path, target: Path) -> Path:
    """Copy a folder so that the copy takes itself for the original."""
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("*.lock"))
    elsewhere(target, folder=str(target.resolve()))
    return target


def said(post: Post) -> str:
    return str(post.standing.news or "")


def put_back(folder: Path, kept: Path) -> None:
    shutil.rmtree(folder)
    shutil.copytree(kept, folder)


def test_a_folder_stays_the_same_device_where_it_is_and_when_it_is_moved(tmp_path: Path) -> None:
    with Post.open(tmp_path / "one") as post:
        device = post.identity.device
        assert post.standing.news is None
    with Post.open(tmp_path / "one") as post:
        assert post.identity.device == device
    (tmp_path / "one").rename(tmp_path / "two")
    with Post.open(tmp_path / "two") as post:
        assert post.identity.device == device
        assert post.standing.news is None


def test_a_copy_beside_the_original_is_another_device(tmp_path: Path) -> None:
    with Post.open(tmp_path / "one") as post:
        device, stream = post.identity.device, open_operation(post)
        write(post, stream, 3)
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    with Post.open(tmp_path / "two") as copy:
        assert copy.identity.device != device
        assert copy.identity.home.former == (device,)
        assert "is a copy of" in said(copy)
        assert copy.reader.count(stream).total == 3
    with Post.open(tmp_path / "one") as post:
        assert post.identity.device == device


@pytest.mark.skipif(not machine(), reason="this system says nothing of the machine")
def test_a_folder_from_another_machine_is_another_device(tmp_path: Path) -> None:
    with Post.open(tmp_path / "one") as post:
        device = post.identity.device
    elsewhere(tmp_path / "one", machine="f" * 32)
    with Post.open(tmp_path / "one") as post:
        assert post.identity.device != device
        assert "another machine" in said(post)
    with Post.open(tmp_path / "one") as post:
        assert post.standing.news is None


def test_a_copy_that_is_noticed_gets_a_token_of_its_own(
    shared_server: ServerProcess, posts: Posts, tmp_path: Path
) -> None:
    one = posts.open("one", shared_server)
    stream = open_operation(one)
    until(lambda: settled(one))
    posts.close()
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    one, two = posts.open("one"), posts.open("two")
    assert one.identity.device != two.identity.device
    write(one, stream, 5, "one")
    write(two, stream, 5, "two")
    until(lambda: settled(one) and settled(two))
    until(lambda: ids(one, stream) == ids(two, stream) == shared_server.ids(stream))
    assert shown(one, stream) == shown(two, stream)


@pytest.fixture(params=["both at once", "one after the other"])
def together(request: pytest.FixtureRequest) -> bool:
    return bool(request.param == "both at once")


def test_a_copy_that_nobody_noticed(
    shared_server: ServerProcess,
    posts: Posts,
    tmp_path: Path,
    together: bool,
) -> None:
    """Both write as one device: both branches are everywhere, and everybody says so."""
    one = posts.open("one", shared_server)
    witness = posts.open("witness", shared_server)
    stream = open_operation(one)
    until(lambda: settled(one) and ids(witness, stream) == ids(one, stream))
    device = one.identity.device
    posts.close()
    copied(tmp_path / "one", tmp_path / "two")
    one = posts.open("one")
    if together:
        two = posts.open("two")
        write(one, stream, 3, "one")
        write(two, stream, 4, "two")
    else:
        write(one, stream, 3, "one")
        until(lambda: settled(one))
        two = Post.open(tmp_path / "two")
        write(two, stream, 4, "two, before it has met anybody")
        two.close()
        two = posts.open("two")
    witness = posts.open("witness")
    everybody = (one, two, witness)
    until(lambda: all(ids(post, stream) == shared_server.ids(stream) for post in everybody))
    until(lambda: device not in {two.journal.device} or device not in {one.journal.device})
    for post in everybody:
        until(lambda post=post: settled(post))  # type: ignore[misc]
        write(post, stream, 1, "after")
    until(lambda: all(ids(post, stream) == shared_server.ids(stream) for post in everybody))
    assert set(shared_server.ids(stream).values()) == {1}
    assert shown(one, stream) == shown(two, stream) == shown(witness, stream)
    assert len(one.reader.log(stream)) == 10
    assert "now writes as a device of its own" in said(two) + said(one)
    assert "Two posts wrote as one device" in said(witness)
    posts.close()
    told = [finding.text for finding in check(tmp_path / "witness") if finding.about == "Copies"]
    assert len([text for text in told if device in text and stream in text]) == 1


def test_a_laptop_put_back_to_yesterday_lacks_nothing_afterwards(
    shared_server: ServerProcess, posts: Posts, tmp_path: Path
) -> None:
    one = posts.open("one", shared_server)
    stream = open_operation(one)
    write(one, stream, 5, "yesterday")
    until(lambda: settled(one))
    posts.close()
    shutil.copytree(tmp_path / "one", tmp_path / "kept")
    one = posts.open("one")
    write(one, stream, 5, "today")
    until(lambda: settled(one))
    device = one.identity.device
    posts.close()
    put_back(tmp_path / "one", tmp_path / "kept")
    one = posts.open("one")
    until(lambda: ids(one, stream) == shared_server.ids(stream), "it has all again")
    assert one.reader.count(stream).total == 10
    assert one.journal.device != device
    assert "put back to an older state" in said(one)
    write(one, stream, 2, "since")
    until(lambda: settled(one))
    until(lambda: ids(one, stream) == shared_server.ids(stream))
    assert set(shared_server.ids(stream).values()) == {1}


def test_what_went_with_a_write_ahead_log_comes_back(
    shared_server: ServerProcess, posts: Posts, tmp_path: Path
) -> None:
    """A folder copied while the program runs lacks its last part: the server has it."""
    one = posts.open("one", shared_server)
    stream = open_operation(one)
    until(lambda: settled(one))
    posts.close()
    shutil.copytree(tmp_path / "one", tmp_path / "kept")
    one = posts.open("one")
    write(one, stream, 5, "only in the write-ahead log")
    until(lambda: settled(one))
    running = {path.name: path.read_bytes() for path in (tmp_path / "one").glob("journal.db")}
    posts.close()
    put_back(tmp_path / "one", tmp_path / "kept")
    for path in (tmp_path / "one").glob("journal.db-*"):
        path.unlink()
    (tmp_path / "one" / "closed-cleanly").unlink()
    (tmp_path / "one" / "journal.db").write_bytes(running["journal.db"])
    one = posts.open("one")
    assert "-wal is missing" in one.salvaged
    until(lambda: ids(one, stream) == shared_server.ids(stream), "the server gives it back")
    write(one, stream, 1, "since")
    until(lambda: settled(one) and ids(one, stream) == shared_server.ids(stream))
    assert set(shared_server.ids(stream).values()) == {1}


Restore = Callable[[Path, Path], None]


def journal_only(folder: Path, kept: Path) -> None:
    for path in folder.glob("server.db*"):
        if not path.name.endswith(".mark"):
            path.unlink()
    shutil.copy(kept / "server.db", folder / "server.db")


@pytest.mark.parametrize("restore", [journal_only, put_back])
def test_a_server_put_back_to_yesterday_whose_numbers_go_on(
    server: ServerProcess, posts: Posts, tmp_path: Path, restore: Restore
) -> None:
    """Somebody fills the numbers up again before those come who had read further."""
    writer = posts.open("writer", server.start())
    reader = posts.open("reader", server)
    stream = open_operation(writer)
    until(lambda: settled(writer) and ids(reader, stream) == ids(writer, stream))
    posts.close()
    server.stop()
    shutil.copytree(server.folder, tmp_path / "kept", ignore=shutil.ignore_patterns("*.lock"))
    server.start()
    writer, reader = posts.open("writer"), posts.open("reader")
    write(writer, stream, 20, "acknowledged")
    until(lambda: settled(writer) and ids(reader, stream) == ids(writer, stream))
    acknowledged = ids(reader, stream)
    posts.close()
    shutil.rmtree(tmp_path / "writer")  # nobody but the reader has it now
    server.stop()
    restore(server.folder, tmp_path / "kept")
    server.start()
    newcomer = posts.open("newcomer", server)
    until(newcomer.reader.operations)
    write(newcomer, stream, 50, "since")
    until(lambda: settled(newcomer))
    reader = Post.open(tmp_path / "reader")
    posts.opened.append(reader)
    reader.link.rhythm = replace(QUICK, look=0.5)  # looks after itself soon
    reader.link.start()
    until(lambda: acknowledged.keys() <= server.ids(stream).keys(), "all is there again")
    until(lambda: ids(reader, stream) == ids(newcomer, stream) == server.ids(stream))
    assert set(server.ids(stream).values()) == {1}
    assert shown(reader, stream) == shown(newcomer, stream)


def test_signatures_of_both_branches_are_kept(tmp_path: Path) -> None:
    """A former key stays out of use, and what it signed still verifies."""
    with Post.open(tmp_path / "one") as post:
        stream = open_operation(post)
        before = post.identity
        post.journal.renew().result(10)
        post.perform(LogMessage(stream, "as another")).result(10)
        assert post.journal.device == post.identity.device != before.device
        assert post.identity.public_key != before.public_key
        head = (stream, before.device, 1, "0" * 64)
        signature = before.sign(stream, 1, "0" * 64)
        assert identities.verify(before.public_key, signature, head)


def test_what_is_written_while_the_id_changes_is_one_chain(tmp_path: Path) -> None:
    with Post.open(tmp_path / "one") as post:
        stream = open_operation(post)

        def entry(tx: Transaction) -> None:
            tx.record(stream, [Draft("message", new_id(), {"text": "x"}, 1)], Author("ann"))

        jobs = [post.journal.submit(entry) for _ in range(20)]
        renewed = post.journal.renew()
        jobs += [post.journal.submit(entry) for _ in range(20)]
        for job in (*jobs, renewed):
            job.result(10)
    assert not [one for one in check(tmp_path / "one") if one.level == "bad"]
