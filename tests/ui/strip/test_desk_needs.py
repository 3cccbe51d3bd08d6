"""What is read for the strip: by the kinds that changed, and of many silent entries the oldest."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commander.actions import Acknowledge, CreateTask, LogMessage, OpenOperation
from commander.clock import ScenarioClock
from commander.domain.record import Party
from commander.post import Operator, Post
from tests.scene import NOW, Scene
from ui.strip.desk_needs import EVERYTHING, Known, desk_needs, learn

FIRE, POLICE = Party("department", "fire", "Fire"), Party("department", "police", "Police")
MINUTE = 60_000


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    clock = ScenarioClock(NOW)
    with Post.open(tmp_path / "post", clock=clock) as post:
        post.set_operator(Operator("A. Rivera", "fire", "Desk")).result(10)
        stream = post.perform(OpenOperation("Derailment")).result(10).stream
        yield Scene(post, stream, clock)


def order(scene: Scene, text: str, to: Party, at: int) -> str:
    action = LogMessage(
        scene.stream, text, sender=POLICE, to=(to,), ack_from=(to.ref,), happened_at=at
    )
    return scene.do(action).keys[0]


def know(scene: Scene, department: str, known: Known | None = None, *kinds: str) -> Known:
    changed = frozenset(kinds) if kinds else EVERYTHING
    return learn(scene.post.reader, scene.stream, department, known or Known(), changed)


def test_only_entries_of_the_desk_are_put_together_the_oldest_first(scene: Scene) -> None:
    for number in range(80):
        order(scene, f"to police {number}", Party("department", "medical", "M"), NOW - MINUTE)
    mine = [order(scene, f"to fire {n}", FIRE, NOW - (10 - n) * MINUTE) for n in range(3)]
    known = know(scene, "fire")
    assert [one.key for one in known.awaiting] == mine
    assert known.waiting == 83
    shown = desk_needs(known, "fire", NOW)
    assert [need.key for need in shown.needs] == mine
    assert (shown.unacknowledged, shown.whole) == (83, True)
    everybody = desk_needs(know(scene, ""), "", NOW + 60 * MINUTE)
    assert (len(everybody.needs), everybody.whole) == (60, False)


def test_what_did_not_change_is_not_read_again(scene: Scene) -> None:
    key = order(scene, "to fire", FIRE, NOW - 10 * MINUTE)
    known = know(scene, "fire")
    scene.do(CreateTask(scene.stream, "Search", "fire", due=NOW - MINUTE))
    scene.do(Acknowledge(scene.stream, key, FIRE.ref))
    after = know(scene, "fire", known, "task")
    assert after.awaiting is known.awaiting
    assert [one.title for one in after.tasks] == ["Search"]
    assert know(scene, "fire", after, "receipt").awaiting == ()
    assert desk_needs(after, "fire", NOW).late == 1
