"""The tests that the domain reference names (1.1, 1.2, 1.6), with what is expected of them.

Events are named by their ids in the collection of real incidents, which is not part of the
program; where it is not at hand, tests that read it are left out.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from commander.actions import (
    AcceptTask,
    Acknowledge,
    ApproveRequest,
    ApproveWarning,
    ChangeWarningLevel,
    CreateTask,
    DraftRequest,
    DraftWarning,
    DrawFeature,
    EscalateTask,
    ForwardMessage,
    HandOverCommand,
    IssueWarning,
    LogMessage,
    OpenIncident,
    RecordDelivery,
    SetResponseLevel,
)
from commander.domain.feature import Feature
from commander.domain.operation import Commander, Incident, ResponseLevel
from commander.domain.record import Party
from commander.domain.request import Delivery, Line, Request
from commander.domain.work import Message, Task
from commander.errors import UserError
from commander.journal.history import writes
from commander.journal.log_filter import LogFilter
from commander.linkage.conflicts import ConflictKind
from commander.linkage.escalation import to_escalate
from commander.linkage.level_history import LevelStep, level_steps, levels_at
from commander.linkage.overlaps import contradictions, duplicates
from commander.linkage.partners import partner_times
from commander.linkage.requests import aid_by_region
from commander.linkage.span import Moment, Span
from commander.linkage.succession import carried, follow_ups
from commander.linkage.warnings import history
from tests.posts import two_posts
from tests.scene import NOW, Scene

INCIDENTS = Path(__file__).resolve().parents[3] / "shared" / "data" / "incidents"
MINUTE = 60_000
PRECISIONS = {"date": "day"}


@pytest.fixture(scope="module")
def events() -> dict[str, dict[str, Any]]:
    """Every event of the collection by its id."""
    files = sorted(INCIDENTS.glob("*.json"))
    if not files:
        pytest.skip("the collection of real incidents is not here")
    read = [json.loads(file.read_text("utf-8")) for file in files]
    return {event["id"]: event for incident in read for event in incident["events"]}


def at(event: dict[str, Any]) -> int:
    return round(datetime.fromisoformat(event["t"]).timestamp() * 1000)


def log(scene: Scene, event: dict[str, Any], *asked: str) -> str:
    """Log an event as it is told, to everybody it was for; ``asked`` have to acknowledge."""
    refs = tuple(f"other:{name}" for name in asked)
    action = LogMessage(
        scene.stream,
        event["text"],
        sender=Party("other", "", event["from"]),
        to=tuple(Party("other", "", name) for name in (event["to"], *asked)),
        kind="order" if event["kind"] == "order" else "report",
        ack_from=refs,
        happened_at=at(event),
        precision=PRECISIONS.get(event["t_precision"], event["t_precision"]),
    )
    return scene.do(action).keys[0]


def messages(scene: Scene) -> tuple[Message, ...]:
    return scene.post.reader.messages(list(scene.post.reader.log(scene.stream, LogFilter())))


def message(scene: Scene, key: str) -> Message:
    found = scene.post.reader.message(scene.stream, key)
    assert found is not None
    return found


def test_p1_the_time_until_each_partner_was_told(
    scene: Scene, events: dict[str, dict[str, Any]]
) -> None:
    for name in ("SB-004", "SB-005", "SB-006", "SB-007"):
        log(scene, events[name])
    alarm = Moment(at(events["SB-004"]), "approx")
    office = Party("other", "", "California OES")
    red_cross = Party("other", "", "American Red Cross")
    found = partner_times(messages(scene), (office, red_cross), alarm)
    assert [one.told for one in found] == [Span(4.0, "approx"), None]


def test_p2_two_commanders_are_a_conflict_and_one_is_none(tmp_path: Path) -> None:
    with two_posts(tmp_path) as posts:
        towers = posts.do(OpenIncident(posts.stream, "World Trade Center")).keys[0]
        pentagon = posts.do(OpenIncident(posts.stream, "Pentagon")).keys[0]
        posts.meet()
        posts.do(HandOverCommand(posts.stream, towers, Commander("Chief of fire", "fire")))
        posts.do_there(
            HandOverCommand(posts.stream, towers, Commander("Chief of police", "police"))
        )
        posts.do(HandOverCommand(posts.stream, pentagon, Commander("Arlington fire", "fire")))
        posts.meet()
        conflict = posts.conflict()
        assert (conflict.kind, conflict.key) == (ConflictKind.COMMANDERS, towers)


def test_p2_a_transfer_of_command_leaves_every_task_with_its_owner(scene: Scene) -> None:
    fire = scene.do(OpenIncident(scene.stream, "Pipeline fire")).keys[0]
    for title in ("Water curtain", "Search houses"):
        scene.do(CreateTask(scene.stream, title, "fire", incident=fire))
    scene.do(HandOverCommand(scene.stream, fire, Commander("Deputy chief", "fire")))
    assert {one.owner for one in scene.post.reader.all(Task, scene.stream)} == {"fire"}


def test_p4_an_order_that_never_reached_a_third_party_is_seen(
    scene: Scene, events: dict[str, dict[str, Any]]
) -> None:
    key = log(scene, events["WTC-012"], "PAPD officer", "911 operators")
    scene.do(
        Acknowledge(
            scene.stream, key, "other:PAPD officer", happened_at=at(events["WTC-012"]) + MINUTE
        )
    )
    assert message(scene, key).awaiting() == ("other:911 operators",)
    assert [one.key for one in scene.post.reader.awaiting(scene.stream)] == [key]


def test_p4_a_relayed_text_keeps_its_original(
    scene: Scene, events: dict[str, dict[str, Any]]
) -> None:
    first = log(scene, events["WTC-048"])
    said = events["WTC-057"]["text"]
    officers = (Party("other", "", "NYPD officers"),)
    relayed = scene.do(ForwardMessage(scene.stream, first, officers, said)).keys[0]
    found = message(scene, relayed)
    assert "106th" in found.text
    assert found.forwards == first
    assert "nineties" in message(scene, found.forwards).text


def test_p5_forgotten_staging_is_late_before_it_is_too_late(
    scene: Scene, events: dict[str, dict[str, Any]]
) -> None:
    staged = at(events["WTC-009"])
    assert staged < at(events["WTC-048"])  # 09:37
    action = CreateTask(
        scene.stream,
        "Nine units staged in Brooklyn: use or release",
        "fire",
        due=staged + 15 * MINUTE,
        happened_at=staged,
    )
    key = scene.do(action).keys[0]
    (task,) = scene.post.reader.all(Task, scene.stream, (key,))
    assert not task.is_late(staged + 15 * MINUTE)
    assert task.is_late(at(events["WTC-048"]))
    assert (at(events["WTC-048"]) - staged) // MINUTE == 44


def test_p7_a_reversed_order_is_seen(scene: Scene, events: dict[str, dict[str, Any]]) -> None:
    floor = "64th floor"
    keys = [log(scene, events[name], floor) for name in ("WTC-016", "WTC-030", "WTC-043")]
    found = [
        (one.earlier, one.later)
        for one in contradictions(messages(scene))
        if one.addressee == f"other:{floor}"
    ]
    assert found == [(keys[0], keys[1]), (keys[1], keys[2])]


def test_p7_orders_in_chinese_and_the_same_task_twice(scene: Scene) -> None:
    to = (Party("department", "police", "公安"),)
    texts = ("立即疏散三号楼群众", "三号楼群众原地等待", "巡逻")
    keys = [
        scene.do(LogMessage(scene.stream, text, to=to, kind="order", happened_at=NOW + n)).keys[0]
        for n, text in enumerate(texts)
    ]
    assert [(one.earlier, one.later) for one in contradictions(messages(scene))] == [
        (keys[0], keys[1])
    ]
    one = scene.do(CreateTask(scene.stream, "Close Highland Avenue", "police")).keys[0]
    two = scene.do(CreateTask(scene.stream, "close Highland-avenue.", "traffic")).keys[0]
    scene.do(CreateTask(scene.stream, "Close Duffy Street", "traffic"))
    assert duplicates(scene.post.reader.all(Task, scene.stream)) == ((one, two),)


def test_p9_five_warnings_of_one_day_have_their_history(
    scene: Scene, events: dict[str, dict[str, Any]]
) -> None:
    told = [events[f"ZZ-{number:03}"] for number in range(4, 10)]
    rain = scene.do(OpenIncident(scene.stream, "郑州暴雨", event_type="natural_disaster")).keys[0]
    fields = {
        "category": "气象灾害",
        "level": "yellow",
        "starts_at": at(told[0]),
        "area": "郑州市",
        "cautions": {"zh": told[0]["text"]},
        "measures": {"zh": "减少外出"},
        "issuer": told[0]["from"],
    }
    key = scene.do(DraftWarning(scene.stream, rain, "暴雨", fields)).keys[0]
    scene.do(ApproveWarning(scene.stream, key))
    scene.do(IssueWarning(scene.stream, key, happened_at=at(told[0])))
    for event in told[1:]:
        assert "红色" in event["text"]
        scene.do(ChangeWarningLevel(scene.stream, key, "red", event["text"], happened_at=at(event)))
    with scene.post.reader.connection() as connection:
        steps = history(writes(connection, scene.stream, "warning", key))
    issued = [(one.at, one.level) for one in steps if one.what.startswith("issued")]
    assert issued == [(at(event), "yellow" if n == 0 else "red") for n, event in enumerate(told)]


def test_p12_mutual_aid_is_summed_by_giving_region(
    scene: Scene, events: dict[str, dict[str, Any]]
) -> None:
    """ZZ-015: seven provinces, 1,800 people, 250 boats. How they split is made up here."""
    said = events["ZZ-015"]
    givers = said["to"].removesuffix("消防救援总队").split("、")
    assert len(givers) == 7
    assert "1800名" in said["text"]
    assert "250艘" in said["text"]
    people = [300, 300, 300, 300, 200, 200, 200]
    boats = [40, 40, 40, 40, 30, 30, 30]
    for region, persons, count in zip(givers, people, boats, strict=True):
        lines = (Line("person", persons), Line("boat", count))
        action = DraftRequest(
            scene.stream, "fire", lines, region=region, agency="消防救援总队", happened_at=at(said)
        )
        key = scene.do(action).keys[0]
        scene.do(ApproveRequest(scene.stream, key))
        if region == givers[0]:
            scene.do(RecordDelivery(scene.stream, key, 120))
            scene.do(RecordDelivery(scene.stream, key, 40, line=1))
    read = scene.post.reader
    found = aid_by_region(read.all(Request, scene.stream), read.all(Delivery, scene.stream))
    assert len({one.region for one in found}) == 7
    assert sum(one.approved for one in found if one.kind == "person") == 1_800
    assert sum(one.approved for one in found if one.kind == "boat") == 250
    first = {one.kind: one.delivered for one in found if one.region == givers[0]}
    assert first == {"person": 120, "boat": 40}


def test_p13_the_second_incident_opens_with_the_hazards_of_the_first(scene: Scene) -> None:
    """San Bernardino: derailment on 12 May, pipeline rupture at the same place on 25 May."""
    stream = scene.stream
    train = scene.do(OpenIncident(stream, "Derailment")).keys[0]
    pipe = scene.do(
        OpenIncident(stream, "Pipeline rupture", parent=train, cause="pipe under the wreck")
    ).keys[0]
    line = {"type": "LineString", "coordinates": [[-117.35, 34.13], [-117.33, 34.14]]}
    point = {"type": "Point", "coordinates": [-117.34, 34.13]}
    hazard = scene.do(DrawFeature(stream, "other", line, label="14-inch pipeline", incident=train))
    scene.do(DrawFeature(stream, "staging", point, label="Highland Avenue", incident=train))
    open_ = scene.do(CreateTask(stream, "Inspect the pipe", "environment", incident=train))
    read = scene.post.reader
    incidents = read.all(Incident, stream)
    second = next(one for one in incidents if one.key == pipe)
    found = carried(second, incidents, read.all(Feature, stream), read.all(Task, stream))
    assert [(one.key, cause) for one, cause in found.causes] == [(train, "pipe under the wreck")]
    assert [one.key for one in found.hazards] == [hazard.keys[0]]
    assert [one.key for one in found.tasks] == [open_.keys[0]]
    assert [one.key for one in follow_ups(train, incidents)] == [pipe]


def test_r2_what_nobody_took_note_of_goes_to_the_superior_once(scene: Scene) -> None:
    stream = scene.stream
    keys = [
        scene.do(CreateTask(stream, title, "police", priority=priority)).keys[0]
        for title, priority in (("Cordon", "urgent"), ("Guard", "urgent"), ("Count", "low"))
    ]
    scene.do(AcceptTask(stream, keys[1]))

    def due(minutes: int) -> list[str]:
        read = scene.post.reader
        told = [one.key for one in messages(scene)]
        found = to_escalate(read.all(Task, stream), told, NOW + minutes * MINUTE)
        return [one.key for one in found]

    assert due(4) == []
    assert due(5) == [keys[0]]
    entry = scene.do(EscalateTask(stream, keys[0])).keys[0]
    assert message(scene, entry).awaiting() == ("department:command",)
    assert due(99) == []
    with pytest.raises(UserError, match="told of this task already"):
        scene.do(EscalateTask(stream, keys[0]))
    with pytest.raises(UserError, match="taken note"):
        scene.do(EscalateTask(stream, keys[1]))


def test_zhengzhou_several_levels_hold_at_once(
    scene: Scene, events: dict[str, dict[str, Any]]
) -> None:
    """1.6: IV of the water department, I of the province, III and then IV of the city."""
    rain = scene.do(OpenIncident(scene.stream, "郑州暴雨", event_type="natural_disaster")).keys[0]
    told = {
        "ZZ-003": "4",
        "ZZ-012": "3",
        "ZZ-013": "2",
        "ZZ-016": "1",
        "ZZ-017": "3",
        "ZZ-018": "4",
    }
    for name, level in told.items():
        event = events[name]
        precision = PRECISIONS.get(event["t_precision"], event["t_precision"])
        action = SetResponseLevel(
            scene.stream, rain, event["from"], level, happened_at=at(event), precision=precision
        )
        scene.do(action)
    steps = [step for one in histories(scene) for step in one]
    water, nation = "河南省水利厅", "国家防汛抗旱总指挥部"
    province, city = "河南省防汛抗旱指挥部", "郑州市防汛抗旱指挥部"
    when = {name: at(events[name]) for name in told}
    assert LevelStep(water, "4", when["ZZ-003"], "minute") in steps
    assert LevelStep(province, "1", when["ZZ-016"], "minute") in steps
    assert [(s.level, s.at) for s in steps if s.authority == city] == [
        ("3", when["ZZ-017"]),
        ("4", when["ZZ-018"]),
    ]
    assert [(s.level, s.precision) for s in steps if s.authority == nation] == [
        ("3", "day"),
        ("2", "day"),
    ]
    noon = round(datetime.fromisoformat("2021-07-22T14:00:00+08:00").timestamp() * 1000)
    assert levels_at(histories(scene), noon) == {water: "4", nation: "2", province: "1", city: "3"}


def histories(scene: Scene) -> Iterator[tuple[LevelStep, ...]]:
    for one in scene.post.reader.all(ResponseLevel, scene.stream):
        with scene.post.reader.connection() as connection:
            yield level_steps(writes(connection, scene.stream, "response_level", one.key))
