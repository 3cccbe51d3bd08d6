"""Posts and servers put back to an earlier moment where neither heads nor counts show it."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from commander.journal import wire
from commander.journal.change import Change, decode
from commander.journal.transaction import Author, Draft, Transaction
from tests.sync.simulated import (
    STEP,
    Files,
    Net,
    SimulatedPost,
    SimulatedServer,
    World,
    stand_ins,
)
from tests.sync.simulator import template

STREAM = "op-1"

Ids = set[tuple[str, str]]


class Scene:
    """One server and two posts; nothing is lost on their lines."""

    def __init__(self, folder: Path) -> None:
        world = World(folder, random.Random(1), template(folder), calm=True)
        net = Net(world)
        self.server = SimulatedServer(Files(world, "server", projects=False))
        self.one, self.two = (
            SimulatedPost(net, Files(world, name, projects=True), [self.server])
            for name in ("one", "two")
        )
        self._kept = folder / "kept"

    def close(self) -> None:
        for post in (self.one, self.two):
            post.stop()
        for files in self._everybody():
            files.close()

    def _everybody(self) -> tuple[Files, ...]:
        return self.server.files, self.one.files, self.two.files

    def keep(self, *all_of_them: Files) -> None:
        for files in all_of_them:
            files.keep(self._kept / files.name)

    def put_back_server(self) -> None:
        self.server.files.put_back(self._kept / "server", all_of_it=True)
        self.server.open()

    def put_back(self, post: SimulatedPost) -> None:
        post.crash(self._kept / post.name)

    def ids(self) -> list[Ids]:
        return [set(files.ids()) for files in self._everybody()]


def settle(*posts: SimulatedPost) -> None:
    """Exchange until there is nothing left to do; more than it ever takes."""
    for post in posts * 6:
        post.look("server")
        for _ in range(50):
            if post.step("server") and post.services["server"]._last is None:
                break


def write(post: SimulatedPost, count: int) -> Ids:
    """Write entries; returns what was acknowledged."""
    return {(STREAM, _written(post, str(i)).id) for i in range(count)}


def _written(post: SimulatedPost, text: str) -> Change:
    def work(tx: Transaction) -> Change:
        (made,) = tx.record(STREAM, [Draft("message", text, {"text": text}, 1)], Author("ann"))
        return made

    return post.journal.submit(work).result(10)


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with stand_ins(random.Random(1)):
        made = Scene(tmp_path)
        yield made
        made.close()


def test_a_post_and_its_server_put_back_to_one_moment(scene: Scene) -> None:
    """The post gives the same numbers to other changes, and nobody has fewer than another."""
    write(scene.one, 2)
    settle(scene.one, scene.two)
    scene.keep(scene.server.files, scene.one.files)
    before = write(scene.one, 2)
    settle(scene.one, scene.two)
    scene.put_back_server()
    scene.put_back(scene.one)
    since = write(scene.one, 2)
    settle(scene.one, scene.two)
    first, *others = scene.ids()
    assert before | since <= first
    assert others == [first, first]


def test_a_snapshot_of_before_is_not_handed_out_by_a_server_that_was_put_back(
    scene: Scene,
) -> None:
    scene.keep(scene.server.files)
    lost = write(scene.one, STEP + 5)
    settle(scene.one)
    assert _in(scene.server.snapshots.file(STREAM)) < {one for _, one in lost}
    scene.put_back_server()
    found = write(scene.two, STEP + 5)
    settle(scene.two)
    assert _in(scene.server.snapshots.file(STREAM)) < {one for _, one in found}
    settle(scene.one, scene.two)  # whoever had read as far before lacks the beginning
    assert scene.ids() == [lost | found] * 3


def _in(snapshot: Path | None) -> set[str]:
    assert snapshot is not None
    lines = wire.unpack(snapshot.read_bytes(), wire.ANSWER_RAW).splitlines()
    kind: Any = wire.SnapshotLine
    decoded = [wire.decode(line, kind) for line in lines]
    blocks = [line for line in decoded if isinstance(line, wire.SnapshotBlock)]
    return {decode(change.body).id for block in blocks for change in block.changes}
