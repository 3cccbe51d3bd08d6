"""Bundles between posts: all, what another lacks, both ways, and then a server."""

from pathlib import Path

import pytest

from commander.actions import CreateTask, MoveTask, OpenOperation
from commander.domain.codes import OperationKind
from commander.errors import EnvironmentProblem, UserError
from commander.journal.verify import verify
from commander.sync.bundle.gather import Wish
from commander.sync.bundle.have import read_have
from commander.sync.bundle.problems import Stopped, WrongPassphrase
from commander.sync.bundle.watch import Watch
from tests.sync.bundle.desk import WAIT, add_unit, attach, export, log, look, photo, take
from tests.sync.harness import (
    Posts,
    ServerProcess,
    ids,
    open_operation,
    settled,
    shown,
    until,
    write,
)


def test_all_there_is_goes_over_with_its_attachments(posts: Posts, tmp_path: Path) -> None:
    one, other = posts.open("one"), posts.open("other")
    first, second = open_operation(one), open_operation(one)
    write(one, first, 1_200)
    add_unit(one, second, "Engine 5")
    data = photo(2_500_000)
    digest = attach(one, first, data)
    manifest = export(one, tmp_path / "all.commander")
    assert [item.size for item in manifest.items] == [len(data)]
    assert manifest.absent == []

    report = look(other, tmp_path / "all.commander")
    assert report.sound
    assert report.unsigned == 0
    assert {part.part.stream for part in report.usable} == {first, second}

    taken = take(other, tmp_path / "all.commander")
    assert taken.count.new == sum(part.changes for part in manifest.parts)
    assert (taken.count.known, taken.count.parked, taken.items) == (0, 0, 1)
    for stream in (first, second):
        assert ids(other, stream) == ids(one, stream)
        assert shown(other, stream) == shown(one, stream)
    assert other.blobs.path(digest).read_bytes() == data
    checked = verify(other.reader)
    assert checked.signatures >= 2
    assert not checked.flaws


def test_taken_twice_nothing_changes(posts: Posts, tmp_path: Path) -> None:
    one, other = posts.open("one"), posts.open("other")
    stream = open_operation(one)
    attach(one, stream, photo(10_000))
    path = tmp_path / "one.commander"
    count = sum(part.changes for part in export(one, path).parts)
    take(other, path)
    before = (ids(other, stream), shown(other, stream))
    again = take(other, path)
    assert (again.count.new, again.count.known, again.items) == (0, count, 0)
    assert (ids(other, stream), shown(other, stream)) == before
    own = take(one, path)
    assert (own.count.new, own.count.known) == (0, count)


def test_only_what_the_other_lacks_goes_over(posts: Posts, tmp_path: Path) -> None:
    one, other = posts.open("one"), posts.open("other")
    stream = open_operation(one)
    write(one, stream, 700)
    old = attach(one, stream, photo(10_000, 1))
    export(one, tmp_path / "all.commander")
    take(other, tmp_path / "all.commander")
    write(one, stream, 3, "later")
    new = attach(one, stream, photo(10_000, 2))
    log(other, stream, "meanwhile")

    request = tmp_path / "other.commander-have"
    other.bundles.write_have(request, Watch()).result(WAIT)
    lacking = export(one, tmp_path / "rest.commander", Wish(have=read_have(request)))
    assert [part.changes for part in lacking.parts] == [5]
    assert [item.digest for item in lacking.items] == [new] != [old]
    assert not lacking.parts[0].whole

    taken = take(other, tmp_path / "rest.commander")
    assert (taken.count.new, taken.items) == (5, 1)
    assert ids(one, stream) < ids(other, stream)
    assert taken.report.unsigned == 0
    other.bundles.write_have(request, Watch()).result(WAIT)
    with pytest.raises(UserError, match="lacks nothing"):
        export(one, tmp_path / "none.commander", Wish(have=read_have(request)))
    assert not (tmp_path / "none.commander").exists()


def test_both_ways_then_a_server_has_each_change_once(
    posts: Posts, shared_server: ServerProcess, tmp_path: Path
) -> None:
    one, other = posts.open("one"), posts.open("other")
    stream = open_operation(one)
    write(one, stream, 600)
    export(one, tmp_path / "there.commander")
    take(other, tmp_path / "there.commander")
    write(other, stream, 30, "from the other")
    write(one, stream, 20, "from the first")
    export(other, tmp_path / "back.commander")
    take(one, tmp_path / "back.commander")
    export(one, tmp_path / "again.commander")
    take(other, tmp_path / "again.commander")
    assert ids(one, stream) == ids(other, stream)
    assert shown(one, stream) == shown(other, stream)

    third = posts.open("third", shared_server)
    other.join(shared_server.address, shared_server.code).result(WAIT)
    until(lambda: settled(other), "all is sent")
    until(lambda: ids(third, stream) == ids(other, stream), "the third has all")
    one.join(shared_server.address, shared_server.code).result(WAIT)
    until(lambda: settled(one), "the first has nothing to send")
    on_server = shared_server.ids(stream)
    assert on_server == ids(one, stream)
    assert set(on_server.values()) == {1}
    assert shown(third, stream) == shown(one, stream)


def test_what_came_by_bundle_reaches_a_server_that_was_joined_before(
    posts: Posts, shared_server: ServerProcess, tmp_path: Path
) -> None:
    away, here = posts.open("away"), posts.open("here", shared_server)
    stream = open_operation(away)
    export(away, tmp_path / "away.commander")
    take(here, tmp_path / "away.commander")
    until(lambda: shared_server.ids(stream) == ids(away, stream), "the server has it")


def test_one_operation_of_several(posts: Posts, tmp_path: Path) -> None:
    one, other = posts.open("one"), posts.open("other")
    wanted, not_wanted = open_operation(one), open_operation(one)
    export(one, tmp_path / "one.commander", Wish(streams=(wanted,)))
    take(other, tmp_path / "one.commander")
    assert [o.key for o in other.reader.operations()] == [wanted] != [not_wanted]


def test_demonstrations_do_not_travel(posts: Posts, tmp_path: Path) -> None:
    one = posts.open("one")
    played = OpenOperation("Played", kind=OperationKind.DEMONSTRATION)
    stream = one.perform(played).result(WAIT).stream
    with pytest.raises(UserError, match="no operation here"):
        export(one, tmp_path / "none.commander")
    kept = open_operation(one)
    manifest = export(one, tmp_path / "one.commander")
    assert [part.stream for part in manifest.parts] == [kept] != [stream]


def test_a_passphrase_is_needed_and_only_that_one_opens(posts: Posts, tmp_path: Path) -> None:
    one, other = posts.open("one"), posts.open("other")
    stream = open_operation(one)
    attach(one, stream, photo(200_000))
    log(one, stream, "Hazard: chlorine tank")
    path = tmp_path / "sealed.commander"
    export(one, path, passphrase="correct horse")
    assert b"chlorine" not in path.read_bytes()
    with pytest.raises(UserError, match="is protected"):
        take(other, path)
    with pytest.raises(WrongPassphrase):
        take(other, path, "wrong horse")
    assert not other.reader.operations()
    assert take(other, path, "correct horse").items == 1
    assert shown(other, stream) == shown(one, stream)


def test_stopped_before_anything_is_taken(posts: Posts, tmp_path: Path) -> None:
    one, other = posts.open("one"), posts.open("other")
    open_operation(one)
    path = tmp_path / "one.commander"
    watch = Watch()
    watch.cancel.set()
    with pytest.raises(Stopped):
        one.bundles.export(path, Wish(), "", watch).result(WAIT)
    assert list(tmp_path.glob("*.commander*")) == []
    export(one, path)
    with pytest.raises(Stopped):
        other.bundles.take_in(path, "", watch).result(WAIT)
    assert not other.reader.operations()


def test_a_folder_that_cannot_be_written_is_named(posts: Posts, tmp_path: Path) -> None:
    one = posts.open("one")
    open_operation(one)
    with pytest.raises(EnvironmentProblem, match="Choose another place"):
        export(one, tmp_path / "no such folder" / "one.commander")


def test_posts_that_disagree_show_the_same(posts: Posts, tmp_path: Path) -> None:
    one, other, third = posts.open("one"), posts.open("other"), posts.open("third")
    stream = open_operation(one)
    task = one.perform(CreateTask(stream, "Search the roof", "fire")).result(WAIT).keys[0]
    export(one, tmp_path / "start.commander")
    for post in (other, third):
        take(post, tmp_path / "start.commander")
    one.perform(MoveTask(stream, task, "in_progress")).result(WAIT)
    other.perform(MoveTask(stream, task, "done")).result(WAIT)
    export(one, tmp_path / "a.commander")
    export(other, tmp_path / "b.commander")
    for name in ("b", "a"):
        take(third, tmp_path / f"{name}.commander")
    take(one, tmp_path / "b.commander")
    take(other, tmp_path / "a.commander")
    assert shown(one, stream) == shown(other, stream) == shown(third, stream)
    assert one.reader.disputed(stream)
