"""Links between tasks: a circle is refused with its names, and found when two posts make it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commander.actions import (
    AddDependency,
    CreateTask,
    MoveTask,
    RemoveDependency,
    SettleConflict,
    UpdateTask,
)
from commander.domain.work import Task
from commander.errors import UserError
from commander.linkage.chain import deadlocks
from tests.posts import Posts, two_posts
from tests.scene import Scene


@pytest.fixture
def three(scene: Scene) -> list[str]:
    titles = ("Identify", "Zones", "Cordon")
    return [scene.do(CreateTask(scene.stream, title, "fire")).keys[0] for title in titles]


def waits(scene: Scene, key: str) -> tuple[str, ...]:
    found = scene.post.reader.get(Task, scene.stream, key)
    assert found is not None
    return found.waits_for


def test_a_link_comes_and_goes(scene: Scene, three: list[str]) -> None:
    one, two, _ = three
    assert scene.do(AddDependency(scene.stream, two, one)).keys == (two, one)
    assert waits(scene, two) == (one,)
    with pytest.raises(UserError, match="already"):
        scene.do(AddDependency(scene.stream, two, one))
    scene.do(RemoveDependency(scene.stream, two, one))
    assert waits(scene, two) == ()
    with pytest.raises(UserError, match="does not wait"):
        scene.do(RemoveDependency(scene.stream, two, one))
    with pytest.raises(UserError, match="no task"):
        scene.do(AddDependency(scene.stream, two, "nowhere"))


def test_a_circle_is_refused_with_its_names_on_every_way(scene: Scene, three: list[str]) -> None:
    one, two, three_ = three
    scene.do(AddDependency(scene.stream, two, one))
    scene.do(AddDependency(scene.stream, three_, two))
    words = "“Identify” → “Cordon” → “Zones” → “Identify”"
    for action in (
        AddDependency(scene.stream, one, three_),
        UpdateTask(scene.stream, one, {"waits_for": (three_,)}),
        MoveTask(scene.stream, one, "blocked", waits_for=(three_,)),
    ):
        with pytest.raises(UserError, match=words):
            scene.do(action)
    with pytest.raises(UserError, match="itself"):
        scene.do(AddDependency(scene.stream, one, one))
    assert waits(scene, one) == ()
    # A cancelled task holds nobody up.
    scene.do(MoveTask(scene.stream, two, "cancelled", reason="no need"))
    scene.do(AddDependency(scene.stream, one, three_))


@pytest.fixture
def posts(tmp_path: Path) -> Iterator[Posts]:
    with two_posts(tmp_path) as found:
        yield found


def test_a_circle_of_two_posts_is_found_at_both_and_broken_at_one(posts: Posts) -> None:
    one = posts.do(CreateTask(posts.stream, "Cut the power", "fire")).keys[0]
    two = posts.do(CreateTask(posts.stream, "Pump out", "police")).keys[0]
    posts.meet()
    posts.do(AddDependency(posts.stream, one, two))
    posts.do_there(AddDependency(posts.stream, two, one))
    posts.meet()
    for post in (posts.here, posts.there):
        (circle,) = deadlocks(post.reader.all(Task, posts.stream))
        assert set(circle.tasks) == {one, two}
        assert circle.newest == (two, one)
    posts.do(RemoveDependency(posts.stream, two, one))
    posts.meet()
    assert deadlocks(posts.there.reader.all(Task, posts.stream)) == ()


def test_links_that_two_posts_add_to_one_task_are_both_kept(posts: Posts) -> None:
    keys = [posts.do(CreateTask(posts.stream, t, "fire")).keys[0] for t in ("a", "b", "c")]
    posts.meet()
    posts.do(AddDependency(posts.stream, keys[0], keys[1]))
    posts.do_there(AddDependency(posts.stream, keys[0], keys[2]))
    posts.meet()
    found = posts.conflict()
    assert found.field == "waits_for"
    posts.do(SettleConflict(posts.stream, "task", keys[0], "waits_for", both=True))
    posts.meet()
    kept = posts.there.reader.get(Task, posts.stream, keys[0])
    assert kept is not None
    assert set(kept.waits_for) == set(keys[1:])
