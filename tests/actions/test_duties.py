"""Report duties: deadlines from their start event, one for each cause, done with words."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commander.actions import (
    ActivatePlan,
    AddDuty,
    FulfilDuty,
    LiftDuty,
    OpenIncident,
    SetDutyLimit,
    StartDuty,
)
from commander.domain.duty import Duty
from commander.errors import UserError
from commander.linkage.duties import by_pressure, duty_state
from commander.linkage.plan_library import library
from commander.linkage.plan_text import text_of
from tests.posts import Posts, two_posts
from tests.scene import NOW, Scene

MINUTE = 60_000
HOUR = 60 * MINUTE


def duty(scene: Scene, code: str, number: int = 1) -> Duty:
    found = scene.post.reader.all(Duty, scene.stream)
    return next(one for one in found if (one.code, one.number) == (code, number))


def open_with(scene: Scene, plan: str, level: str) -> None:
    leak = scene.do(OpenIncident(scene.stream, "x", alarm_at=NOW)).keys[0]
    text = text_of(library().get(plan))
    scene.do(ActivatePlan(scene.stream, leak, text, level, "", "m", 3.0, "x"))


def test_an_accident_is_reported_in_an_hour_then_two_hours_a_level(scene: Scene) -> None:
    """P3, [ACR] 9–11: told at 10:00, county by 11:00, then two hours a level."""
    open_with(scene, "hazmat-leak", "2")
    first = duty(scene, "unit-county")
    assert (first.started_at, first.due) == (NOW, NOW + HOUR)
    states = [(NOW + m * MINUTE, duty_state(first, NOW + m * MINUTE)) for m in (0, 44, 45, 60)]
    assert [str(state) for _, state in states] == ["running", "running", "due_soon", "due_soon"]
    assert duty_state(first, NOW + HOUR + 1_000) == "overdue"
    assert duty_state(duty(scene, "county-city"), NOW + 9 * HOUR) == "not_begun"

    said = FulfilDuty(scene.stream, first.key, "2 hurt", happened_at=NOW + 50 * MINUTE)
    keys = scene.do(said).keys
    assert keys == (first.key, duty(scene, "county-city").key)
    assert duty(scene, "county-city").due == NOW + 50 * MINUTE + 2 * HOUR
    done = duty(scene, "unit-county")
    assert done.fulfilled is not None
    assert (done.fulfilled.by, done.fulfilled.text) == ("Ann", "2 hurt")
    assert duty_state(done, NOW) == "fulfilled"

    second = duty(scene, "county-city")
    late = FulfilDuty(scene.stream, second.key, "so far", happened_at=NOW + 4 * HOUR)
    scene.do(late)
    assert duty_state(duty(scene, "county-city"), NOW) == "fulfilled_late"
    assert duty(scene, "city-province").due == NOW + 6 * HOUR
    assert duty(scene, "province-state").due == 0


def test_public_health_is_reported_in_two_hours_a_level_and_one_from_the_province(
    scene: Scene,
) -> None:
    """[PHR] 19–20."""
    open_with(scene, "infectious-disease", "2")
    at = NOW
    for code, hours in (
        ("facility-county", 2),
        ("county-government", 2),
        ("county-city", 2),
        ("city-province", 2),
        ("province-state", 1),
    ):
        owed = duty(scene, code)
        assert owed.due == at + hours * HOUR, code
        at = owed.due - MINUTE
        scene.do(FulfilDuty(scene.stream, owed.key, "cases", happened_at=at))


def test_one_that_is_owed_again_makes_the_next(scene: Scene) -> None:
    open_with(scene, "urban-flood", "2")
    scene.do(FulfilDuty(scene.stream, duty(scene, "written").key, "x", happened_at=NOW + HOUR))
    follow = duty(scene, "follow")
    assert follow.due == NOW + 3 * HOUR
    scene.do(FulfilDuty(scene.stream, follow.key, "x", happened_at=NOW + 2 * HOUR))
    again = duty(scene, "follow", 2)
    assert (again.due, again.to) == (NOW + 4 * HOUR, follow.to)
    scene.do(LiftDuty(scene.stream, again.key, "over"))
    with pytest.raises(UserError, match="no longer owed"):
        scene.do(FulfilDuty(scene.stream, again.key, "x"))


def test_a_duty_by_hand_counts_from_what_was_said(scene: Scene) -> None:
    leak = scene.do(OpenIncident(scene.stream, "x", alarm_at=NOW)).keys[0]
    action = AddDuty(scene.stream, leak, "police", "Neighbouring county", 30, start="hand")
    key = scene.do(action).keys[0]
    assert duty_state(duty(scene, ">Neighbouring county"), NOW) == "not_begun"
    scene.do(StartDuty(scene.stream, key, started_at=NOW + HOUR))
    assert duty(scene, ">Neighbouring county").due == NOW + HOUR + 30 * MINUTE
    scene.do(SetDutyLimit(scene.stream, key, 90, "agreed by telephone"))
    found = duty(scene, ">Neighbouring county")
    assert (found.due, found.reason) == (NOW + HOUR + 90 * MINUTE, "agreed by telephone")
    with pytest.raises(UserError, match="never a second"):
        scene.do(action)
    with pytest.raises(UserError, match="text"):
        scene.do(FulfilDuty(scene.stream, key, " "))
    scene.do(FulfilDuty(scene.stream, key, "told"))
    with pytest.raises(UserError, match="made already"):
        scene.do(FulfilDuty(scene.stream, key, "told"))
    for wrong, words in (
        (AddDuty(scene.stream, leak, "navy", "x", 5), "no department"),
        (AddDuty(scene.stream, leak, "fire", "x", 0), "from 1"),
        (AddDuty(scene.stream, leak, "fire", "x", 5, start="dawn"), "counts from"),
    ):
        with pytest.raises(UserError, match=words):
            scene.do(wrong)


def test_the_most_pressing_comes_first() -> None:
    def owed(key: str, due: int, *, lifted: bool = False) -> Duty:
        started = NOW if due else 0
        return Duty(key=key, started_at=started, due=due, lifted=lifted)

    found = [
        owed("lifted", NOW + 1, lifted=True),
        owed("running", NOW + 9 * HOUR),
        owed("later", 0),
        owed("overdue", NOW + HOUR),
        owed("soon", NOW + 2 * HOUR),
    ]
    order = [one.key for one in by_pressure(found, NOW + 2 * HOUR - MINUTE)]
    assert order == ["overdue", "soon", "running", "later", "lifted"]


@pytest.fixture
def posts(tmp_path: Path) -> Iterator[Posts]:
    with two_posts(tmp_path) as found:
        yield found


def test_two_posts_never_make_two_of_one_cause(posts: Posts) -> None:
    leak = posts.do(OpenIncident(posts.stream, "x", alarm_at=NOW)).keys[0]
    posts.meet()
    action = AddDuty(posts.stream, leak, "police", "Neighbouring county", 30, every=60)
    posts.do(action)
    posts.do_there(action)
    posts.meet()
    (one,) = posts.here.reader.all(Duty, posts.stream)
    assert posts.conflicts() == ()
    # Both report while apart: it was made, once, and the next is owed once.
    posts.do(FulfilDuty(posts.stream, one.key, "told by telephone", happened_at=NOW + HOUR))
    posts.do_there(FulfilDuty(posts.stream, one.key, "told by radio", happened_at=NOW + HOUR))
    posts.meet()
    found = posts.there.reader.all(Duty, posts.stream)
    assert sorted(one.number for one in found) == [1, 2]
    assert posts.conflicts() == ()
