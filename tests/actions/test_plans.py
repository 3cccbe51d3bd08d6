"""Activation of a plan: one act, its level raised and lowered, its end, two posts."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from commander.actions import (
    AcceptTask,
    Acknowledge,
    ActivatePlan,
    ChangeLevel,
    EndActivation,
    MoveTask,
    OpenIncident,
    RemoveDependency,
    SettleActivation,
    SettleConflict,
    Undo,
)
from commander.domain.duty import Duty
from commander.domain.operation import Incident, ResponseLevel
from commander.domain.plan import Activation, Content, PlanText, ResponsePlan
from commander.domain.resources import Department
from commander.domain.work import Message, Task
from commander.errors import UserError
from commander.journal.log_filter import LogFilter
from commander.linkage.conflicts import ConflictKind
from commander.linkage.plan_choice import facts_of, fitting, propose
from commander.linkage.plan_library import library
from commander.linkage.plan_state import gaps, told
from commander.linkage.plan_text import digest_of, plans_of, text_of
from commander.linkage.plan_work import notice_key, task_key, work_at
from commander.post import Post
from tests.posts import Posts, two_posts
from tests.scene import NOW, Scene

MINUTE = 60_000


@pytest.fixture
def plan() -> ResponsePlan:
    return library().get("hazmat-leak")


@pytest.fixture
def leak(scene: Scene) -> str:
    action = OpenIncident(scene.stream, "Leak", subtype="A20400", grade="II", alarm_at=NOW - MINUTE)
    return scene.do(action).keys[0]


def activate(
    scene: Scene,
    leak: str,
    plan: ResponsePlan,
    level: str = "2",
    authority: str = "",
    language: str = "en",
) -> str:
    action = ActivatePlan(
        scene.stream,
        leak,
        text_of(plan),
        level,
        matter="Chlorine from a tank",
        expected_hours=12,
        measures="cordon, rescue, monitoring",
        authority=authority,
        language=language,
    )
    return scene.do(action).keys[0]


def activation(scene: Scene, key: str) -> Activation:
    found = scene.post.reader.get(Activation, scene.stream, key)
    assert found is not None
    return found


def tasks(scene: Scene, held: str) -> dict[str, Task]:
    found = scene.post.reader.all(Task, scene.stream)
    return {one.title: one for one in found if one.origin and one.origin.key == held}


def duties(scene: Scene) -> dict[str, Duty]:
    return {one.code: one for one in scene.post.reader.all(Duty, scene.stream)}


def messages(scene: Scene) -> tuple[Message, ...]:
    read = scene.post.reader
    return read.messages(list(read.log(scene.stream, LogFilter())))


def levels(scene: Scene) -> list[tuple[str, str, bool]]:
    found = scene.post.reader.all(ResponseLevel, scene.stream)
    return [(one.authority, one.level, one.ended) for one in found]


def test_the_plan_and_its_level_are_proposed_from_the_facts(scene: Scene, leak: str) -> None:
    incident = scene.post.reader.get(Incident, scene.stream, leak)
    assert incident is not None
    (first, *others) = fitting(library().newest(), incident)
    assert first.code == "hazmat-leak"
    assert {one.event_type for one in others} <= {"accident"}
    by_grade = propose(first, facts_of(incident))
    assert by_grade is not None
    assert by_grade.level.code == "2"
    # The highest criterion decides (ACR 3): limits belong to the upper grade.
    for dead, level in ((2, "4"), (3, "3"), (9, "3"), (10, "2"), (29, "2"), (30, "1")):
        proposal = propose(first, {"dead": dead})
        assert proposal is not None
        assert proposal.level.code == level
    worse = propose(first, {"grade": "III", "injured": 100})
    assert worse is not None
    assert worse.level.code == "1"
    assert propose(first, {}) is None


def test_without_the_obligatory_contents_nothing_is_activated(
    scene: Scene, leak: str, plan: ResponsePlan
) -> None:
    full = {"matter": "m", "expected_hours": 3.0, "measures": "x"}
    for missing, words in (
        ("matter", "Matter"),
        ("expected_hours", "Expected duration"),
        ("measures", "Measures"),
    ):
        said = {name: value for name, value in full.items() if name != missing}
        with pytest.raises(UserError, match=words):
            scene.do(ActivatePlan(scene.stream, leak, text_of(plan), "2", **said))  # type: ignore[arg-type]
    with pytest.raises(UserError, match="no level 7"):
        scene.do(ActivatePlan(scene.stream, leak, text_of(plan), "7", **full))  # type: ignore[arg-type]
    with pytest.raises(UserError, match="cannot be read"):
        scene.do(ActivatePlan(scene.stream, leak, "{}", "2", **full))  # type: ignore[arg-type]
    first, *rest = plan.tasks
    circle = replace(plan, tasks=(replace(first, waits_for=(first.code,)), *rest))
    with pytest.raises(UserError, match="headquarters → headquarters"):
        scene.do(ActivatePlan(scene.stream, leak, text_of(circle), "2", **full))  # type: ignore[arg-type]
    assert scene.post.reader.all(Activation, scene.stream) == ()
    assert scene.post.reader.all(Task, scene.stream) == ()
    assert messages(scene) == ()


def test_one_act_brings_everything(scene: Scene, leak: str, plan: ResponsePlan) -> None:
    held = activate(scene, leak, plan)
    work = work_at(plan, "2")
    found = tasks(scene, held)
    assert list(found) == [one.title["en"] for one in work.tasks]
    zones = found["Set hot, warm and cold zone and put them on the map"]
    identify = found["Identify substance, quantity and source of the leak"]
    assert (zones.owner, zones.due, zones.waits_for) == ("fire", NOW + 20 * MINUTE, (identify.key,))
    assert zones.basis == "Emergency Response Law (2024) art. 73(2)"
    assert next(one.text for one in identify.checklist) == "UN number or name"
    assert [(one.kind, one.quantity) for one in identify.needs] == [("hazmat", 1)]
    decon = found["Set up decontamination between warm and cold zone"]
    assert decon.basis == "Leak of a hazardous chemical (example)"
    # The departments of the matrix, exactly these, each asked to acknowledge (P1).
    told = [one for one in messages(scene) if len(one.to) == 1]
    asked = {(one.ack_from, one.ack_within) for one in told}
    assert asked == {((f"department:{one.department}",), one.minutes) for one in work.notify}
    known = {one.key for one in scene.post.reader.all(Department, scene.stream)}
    assert {one.code for one in plan.departments} <= known
    # The authority holds its level; the accident's first report runs from the alarm.
    assert levels(scene) == [("City government", "2", False)]
    first = duties(scene)["unit-county"]
    assert first.due == NOW - MINUTE + 60 * MINUTE
    assert duties(scene)["county-city"].due == 0
    kept = plans_of(scene.post.reader.all(PlanText, scene.stream))
    assert kept == {digest_of(plan): plan}


def test_a_second_activation_and_a_closed_incident_are_refused(
    scene: Scene, leak: str, plan: ResponsePlan
) -> None:
    activate(scene, leak, plan)
    with pytest.raises(UserError, match="Raise or lower"):
        activate(scene, leak, plan, "1", authority="City government")
    # Another authority holds a level of its own.
    activate(scene, leak, plan, "1", authority="Province")
    assert sorted(levels(scene)) == [("City government", "2", False), ("Province", "1", False)]


def test_who_was_told_in_time_is_seen(scene: Scene, leak: str, plan: ResponsePlan) -> None:
    held = activation(scene, activate(scene, leak, plan))
    fire, health = notice_key(held.key, "fire"), notice_key(held.key, "health")
    scene.do(Acknowledge(scene.stream, fire, "department:fire", happened_at=NOW + 4 * MINUTE))
    scene.do(Acknowledge(scene.stream, health, "department:health", happened_at=NOW + 16 * MINUTE))
    by_key = {message.key: message for message in messages(scene)}
    states = {one.department: one for one in told(held, plan, by_key)}
    now = NOW + 6 * MINUTE
    assert states["fire"].acknowledged_at == NOW + 4 * MINUTE
    assert not states["fire"].is_late(now)
    assert states["health"].is_late(now)  # acknowledged, but past its 15 minutes
    assert states["police"].is_late(now)
    assert not states["traffic"].is_late(now)


def test_a_clause_that_nobody_carries_is_a_gap(scene: Scene, leak: str, plan: ResponsePlan) -> None:
    held = activation(scene, activate(scene, leak, plan))

    def missing() -> list[str]:
        read = scene.post.reader
        every = read.all(Task, scene.stream), read.all(Duty, scene.stream)
        return [clause.code for clause in gaps(held, plan, *every)]

    assert missing() == []
    evidence = tasks(scene, held.key)["Protect scene and evidence, draw what has to be moved"]
    scene.do(MoveTask(scene.stream, evidence.key, "cancelled", reason="no"))
    assert missing() == ["scene"]


def test_raising_adds_and_lowering_takes_back_what_nobody_has_begun(
    scene: Scene, leak: str, plan: ResponsePlan
) -> None:
    held = activate(scene, leak, plan, "4")
    few = set(tasks(scene, held))
    evacuate = "Evacuate down-wind or order shelter in place"
    volunteers = "Register offers for published needs, brief teams, count them in and out"
    statement = "Publish the first statement; warning approved and issued"
    assert not {evacuate, volunteers, statement} & few
    assert "province-state" not in duties(scene)

    scene.do(ChangeLevel(scene.stream, held, "2", "people down-wind", happened_at=NOW + MINUTE))
    found = tasks(scene, held)
    assert {evacuate, volunteers, statement} <= set(found)
    assert found[evacuate].due == NOW + MINUTE + 60 * MINUTE
    assert levels(scene)[0][1] == "2"
    assert "province-state" in duties(scene)
    told_now = [m for m in messages(scene) if m.key == notice_key(held, "volunteers")]
    assert len(told_now) == 1

    scene.do(MoveTask(scene.stream, found[evacuate].key, "in_progress"))
    scene.do(AcceptTask(scene.stream, found[statement].key))
    scene.do(ChangeLevel(scene.stream, held, "4", "leak closed"))
    found = tasks(scene, held)
    # Nothing is wiped: what is worked on or taken note of stays with its department.
    assert found[evacuate].status == "in_progress"
    assert found[statement].status == "assigned"
    assert (found[volunteers].status, found[volunteers].reason) == (
        "cancelled",
        "not demanded at response level IV",
    )
    assert duties(scene)["province-state"].lifted
    assert {title for title, task in found.items() if task.is_open()} >= few

    scene.do(ChangeLevel(scene.stream, held, "2", "it leaks again", happened_at=NOW + 9 * MINUTE))
    found = tasks(scene, held)
    assert found[volunteers].status == "assigned"
    assert found[volunteers].due == NOW + 9 * MINUTE + 120 * MINUTE
    assert not duties(scene)["province-state"].lifted
    assert len([m for m in messages(scene) if m.key == notice_key(held, "volunteers")]) == 1
    with pytest.raises(UserError, match="at this level already"):
        scene.do(ChangeLevel(scene.stream, held, "2", "x"))
    with pytest.raises(UserError, match="reason"):
        scene.do(ChangeLevel(scene.stream, held, "1", " "))


def test_a_link_that_somebody_took_away_stays_away(
    scene: Scene, leak: str, plan: ResponsePlan
) -> None:
    held = activate(scene, leak, plan, "3")
    found = tasks(scene, held)
    zones = found["Set hot, warm and cold zone and put them on the map"]
    scene.do(RemoveDependency(scene.stream, zones.key, zones.waits_for[0]))
    scene.do(ChangeLevel(scene.stream, held, "1", "worse"))
    assert tasks(scene, held)[zones.title].waits_for == ()


def test_ending_needs_its_record_and_leaves_open_work_to_its_owners(
    scene: Scene, leak: str, plan: ResponsePlan
) -> None:
    held = activate(scene, leak, plan)
    with pytest.raises(UserError, match="What goes on after the end, What was done and found"):
        scene.do(EndActivation(scene.stream, held, "under control"))
    scene.do(EndActivation(scene.stream, held, "under control", "tank emptied", "air monitored"))
    found = activation(scene, held)
    assert not found.is_open()
    assert found.ended is not None
    assert (found.ended.by, found.ended.summary) == ("Ann", "tank emptied")
    said = "City government ends the response: under control. tank emptied. Goes on: air monitored."
    assert said in [message.text for message in messages(scene)]
    assert levels(scene) == [("City government", "", True)]
    assert all(task.is_open() for task in tasks(scene, held).values())
    assert duties(scene)["unit-county"].is_open()
    for action in (
        ChangeLevel(scene.stream, held, "1", "x"),
        EndActivation(scene.stream, held, "x"),
    ):
        with pytest.raises(UserError, match="ended already"):
            scene.do(action)
    # Begun anew it is another response, with tasks of its own.
    again = activate(scene, leak, plan, "3")
    assert again != held
    assert len(tasks(scene, again)) == len(work_at(plan, "3").tasks)
    assert activation(scene, held).ended is not None


def test_a_plan_may_demand_more_than_the_law(scene: Scene, leak: str, plan: ResponsePlan) -> None:
    words = {"en": "Money", "zh": "经费"}
    more = [
        Content(of=of, code="money", names=words, clause="lessons")
        for of in ("activation", "ending")
    ]
    strict = replace(plan, contents=(*plan.contents, *more))
    action = ActivatePlan(scene.stream, leak, text_of(strict), "3", "", "m", 3.0, "x")
    with pytest.raises(UserError, match="say also: Money"):
        scene.do(action)
    held = scene.do(replace(action, more={"money": "from the reserve"})).keys[0]
    assert activation(scene, held).more == {"money": "from the reserve"}
    end = EndActivation(scene.stream, held, "over", "done", "nothing")
    with pytest.raises(UserError, match="say also: Money"):
        scene.do(end)
    scene.do(replace(end, more={"money": "accounted for"}))
    ended = activation(scene, held).ended
    assert ended is not None
    assert ended.more == {"money": "accounted for"}


def test_the_version_in_force_stays_with_the_incident(
    scene: Scene, leak: str, plan: ResponsePlan
) -> None:
    held = activation(scene, activate(scene, leak, plan))
    newer = replace(plan, version=2, tasks=plan.tasks[:3])
    other = scene.do(OpenIncident(scene.stream, "Another leak")).keys[0]
    activate(scene, other, newer)
    kept = plans_of(scene.post.reader.all(PlanText, scene.stream))
    assert kept[held.digest].version == 1
    assert len(kept[held.digest].tasks) == len(plan.tasks)
    # Raising the old one follows the old text.
    scene.do(ChangeLevel(scene.stream, held.key, "1", "worse"))
    assert len(tasks(scene, held.key)) == len(work_at(plan, "1").tasks)


def test_an_activation_can_be_undone(scene: Scene, leak: str, plan: ResponsePlan) -> None:
    action = ActivatePlan(scene.stream, leak, text_of(plan), "2", "", "m", 3.0, "x")
    outcome = scene.do(action)
    scene.do(Undo(scene.stream, outcome.act))
    assert not activation(scene, outcome.keys[0]).is_open()
    assert not any(task.is_open() for task in tasks(scene, outcome.keys[0]).values())
    assert not any(duty.is_open() for duty in duties(scene).values())
    assert all(message.struck for message in messages(scene))
    assert levels(scene) == [("City government", "", True)]


def test_the_board_speaks_chinese_where_the_response_does(
    scene: Scene, leak: str, plan: ResponsePlan
) -> None:
    held = activate(scene, leak, plan, language="zh")
    found = tasks(scene, held)
    assert "划定热区、温区、冷区并标图" in found
    assert found["划定热区、温区、冷区并标图"].basis == "《突发事件应对法》（2024）第73条（2）"
    assert found["在温区与冷区之间设置洗消站"].basis == "危险化学品泄漏事故应急预案（示例）"
    assert levels(scene) == [("市级人民政府", "2", False)]
    assert any("市级人民政府启动二级应急响应" in message.text for message in messages(scene))
    assert duties(scene)["unit-county"].to == "县级安全生产监督管理部门"


def test_a_report_of_two_plans_is_owed_once(scene: Scene, leak: str, plan: ResponsePlan) -> None:
    activate(scene, leak, plan)
    other = replace(plan, code="fire-at-plant")
    activate(scene, leak, other, authority="Province")
    causes = [one.cause for one in scene.post.reader.all(Duty, scene.stream)]
    assert len(causes) == len(set(causes)) == 5


@pytest.fixture
def posts(tmp_path: Path) -> Iterator[Posts]:
    with two_posts(tmp_path) as found:
        yield found


def both(posts: Posts, leak: str, plan: ResponsePlan) -> str:
    """Activate one plan at both posts while apart; returns the activation's key."""
    posts.meet()
    action = ActivatePlan(posts.stream, leak, text_of(plan), "2", "", "m", 3.0, "x")
    key = posts.do(action).keys[0]
    assert posts.do_there(action).keys[0] == key
    posts.meet()
    return key


def test_two_posts_that_activate_one_plan_have_one_activation(
    posts: Posts, plan: ResponsePlan
) -> None:
    leak = posts.do(OpenIncident(posts.stream, "Leak", grade="II")).keys[0]
    held = both(posts, leak, plan)
    for post in (posts.here, posts.there):
        found = post.reader.all(Task, posts.stream)
        assert len(found) == len(work_at(plan, "2").tasks)
        assert len(post.reader.all(Duty, posts.stream)) == len(plan.reports)
        assert len(post.reader.all(Activation, posts.stream)) == 1
        told_ = [m for m in all_messages(post, posts.stream) if len(m.to) == 1]
        assert len(told_) == len(work_at(plan, "2").notify)
    # What both said at another minute is one question, not one for each task.
    disputed = posts.conflicts()
    assert {one.field for one in disputed} == {"started_at", "due"}
    posts.do(SettleActivation(posts.stream, held))
    posts.meet()
    assert posts.conflicts() == ()
    first = posts.there.reader.get(Activation, posts.stream, held)
    assert first is not None
    dues = [one.due - first.started_at for one in posts.there.reader.all(Task, posts.stream)]
    assert {due for due in dues if due > 0} == {
        one.minutes * MINUTE for one in work_at(plan, "2").tasks if one.minutes
    }


def test_the_other_post_has_the_plan_without_its_file(posts: Posts, plan: ResponsePlan) -> None:
    own = replace(plan, code="own-plan", names={"en": "Our own", "zh": "本地预案"})
    leak = posts.do(OpenIncident(posts.stream, "Leak")).keys[0]
    action = ActivatePlan(posts.stream, leak, text_of(own), "3", "", "m", 3.0, "x")
    held = posts.do(action).keys[0]
    posts.meet()
    # It raises the level of a plan of which it never had the file, and both agree.
    posts.do_there(ChangeLevel(posts.stream, held, "1", "worse"))
    posts.meet()
    assert len(posts.here.reader.all(Task, posts.stream)) == len(own.tasks)
    assert posts.conflicts() == ()


def test_two_levels_said_at_once_are_a_conflict(posts: Posts, plan: ResponsePlan) -> None:
    leak = posts.do(OpenIncident(posts.stream, "Leak")).keys[0]
    action = ActivatePlan(posts.stream, leak, text_of(plan), "3", "", "m", 3.0, "x")
    held = posts.do(action).keys[0]
    posts.meet()
    posts.do(ChangeLevel(posts.stream, held, "2", "worse"))
    posts.do_there(ChangeLevel(posts.stream, held, "1", "far worse"))
    posts.meet()
    found = {(one.entity, one.kind) for one in posts.conflicts()}
    assert ("activation", ConflictKind.LEVELS) in found
    assert ("response_level", ConflictKind.LEVELS) in found
    # The worse level holds unless somebody says otherwise.
    posts.do_there(SettleActivation(posts.stream, held))
    posts.meet()
    assert posts.conflicts() == ()
    (settled,) = posts.here.reader.all(Activation, posts.stream)
    assert (settled.level, settled.reason) == ("1", "far worse")
    assert {one.level for one in posts.here.reader.all(ResponseLevel, posts.stream)} == {"1"}
    with pytest.raises(UserError, match="settled already"):
        posts.do(SettleActivation(posts.stream, held))


def test_a_level_settled_like_any_conflict_can_be_brought_to_the_board(
    posts: Posts, plan: ResponsePlan
) -> None:
    leak = posts.do(OpenIncident(posts.stream, "Leak")).keys[0]
    action = ActivatePlan(posts.stream, leak, text_of(plan), "3", "", "m", 3.0, "x")
    held = posts.do(action).keys[0]
    posts.meet()
    posts.do(ChangeLevel(posts.stream, held, "4", "closed"))
    posts.do_there(ChangeLevel(posts.stream, held, "2", "worse"))
    posts.meet()
    (question,) = [one for one in posts.conflicts() if one.entity == "activation"]
    lower = next(one.stamp for one in question.sides if one.values["level"] == "4")
    posts.do(SettleConflict(posts.stream, "activation", held, "level", choice=lower))
    posts.do(ChangeLevel(posts.stream, held, "4", "as settled"))
    wanted = {task_key(held, one.code) for one in work_at(plan, "4").tasks}
    found = posts.here.reader.all(Task, posts.stream)
    assert {one.key for one in found if one.is_open()} == wanted
    with pytest.raises(UserError, match="at this level already"):
        posts.do(ChangeLevel(posts.stream, held, "4", "again"))


def test_the_level_that_was_not_meant_is_taken_back_with_its_work(
    posts: Posts, plan: ResponsePlan
) -> None:
    leak = posts.do(OpenIncident(posts.stream, "Leak")).keys[0]
    action = ActivatePlan(posts.stream, leak, text_of(plan), "3", "", "m", 3.0, "x")
    held = posts.do(action).keys[0]
    posts.meet()
    posts.do(ChangeLevel(posts.stream, held, "4", "closed"))
    posts.do_there(ChangeLevel(posts.stream, held, "2", "worse"))
    posts.meet()
    posts.do(SettleActivation(posts.stream, held, level="4"))
    posts.meet()
    assert [one for one in posts.conflicts() if one.entity != "task"] == []
    wanted = {task_key(held, one.code) for one in work_at(plan, "4").tasks}
    tasks_there = posts.there.reader.all(Task, posts.stream)
    assert {one.key for one in tasks_there if one.is_open()} == wanted
    (level,) = posts.there.reader.all(ResponseLevel, posts.stream)
    assert level.level == "4"


def all_messages(post: Post, stream: str) -> tuple[Message, ...]:
    return post.reader.messages(list(post.reader.log(stream, LogFilter())))
