import json
import re
from collections.abc import Callable
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

import resources
from commander.actions.base import Action
from commander.actions.catalogue import default_departments
from commander.actions.log import Acknowledge, LogMessage
from commander.actions.resources import AddDepartment, AddUnit, PlaceUnit
from commander.actions.tasks import CreateTask, MoveTask
from commander.domain.record import Place
from commander.errors import UserError
from commander.interop import incident_texts
from commander.interop.incident_file import IncidentFile, demonstration, load

# Id, local time in 1989, precision and page of the report: as the source has them.
SOURCE = (
    ("SB-001", "05-12 07:37:09", "second", 19),
    ("SB-002", "05-12 07:37:55", "second", 19),
    ("SB-003", "05-12 07:38:00", "approx", 19),
    ("SB-004", "05-12 07:41:00", "approx", 24),
    ("SB-005", "05-12 07:45:00", "minute", 25),
    ("SB-006", "05-12 07:48:00", "approx", 24),
    ("SB-007", "05-12 07:48:30", "approx", 24),
    ("SB-008", "05-12 07:55:00", "approx", 24),
    ("SB-009", "05-12 08:00:00", "approx", 25),
    ("SB-010", "05-12 08:30:00", "minute", 26),
    ("SB-011", "05-12 09:15:00", "approx", 25),
    ("SB-012", "05-12 10:00:00", "minute", 29),
    ("SB-013", "05-12 10:15:00", "approx", 25),
    ("SB-014", "05-12 10:40:00", "approx", 25),
    ("SB-015", "05-12 14:00:00", "approx", 25),
    ("SB-016", "05-12 15:00:00", "approx", 25),
    ("SB-017", "05-12 15:55:00", "approx", 25),
    ("SB-018", "05-12 16:20:00", "minute", 25),
    ("SB-019", "05-12 21:02:00", "approx", 25),
    ("SB-020", "05-13 23:00:00", "approx", 34),
    ("SB-021", "05-14 06:00:00", "approx", 34),
    ("SB-022", "05-16 11:28:00", "minute", 38),
    ("SB-023", "05-16 12:00:00", "approx", 38),
    ("SB-024", "05-25 04:03:00", "approx", 40),
    ("SB-025", "05-25 08:05:25", "second", 40),
    ("SB-026", "05-25 08:05:38", "second", 40),
    ("SB-027", "05-25 08:07:00", "approx", 42),
    ("SB-028", "05-25 08:08:00", "approx", 44),
    ("SB-029", "05-25 08:09:00", "approx", 42),
    ("SB-030", "05-25 08:13:00", "approx", 44),
    ("SB-031", "05-25 08:14:00", "approx", 44),
    ("SB-032", "05-25 08:15:00", "approx", 44),
    ("SB-033", "05-25 08:16:00", "approx", 44),
    ("SB-034", "05-25 08:30:00", "minute", 44),
    ("SB-035", "05-25 09:00:00", "minute", 42),
    ("SB-036", "05-25 10:05:00", "minute", 44),
    ("SB-037", "05-26 17:00:00", "approx", 48),
)
UNTIMED = {"SB-F1", "SB-F2", "SB-F3"}


@pytest.fixture(scope="module")
def demo() -> IncidentFile:
    return demonstration()


def actions(demo: IncidentFile, kind: type[Any]) -> list[Any]:
    return [act for event in demo.events for act in event.actions if isinstance(act, kind)]


def messages(demo: IncidentFile) -> dict[str, LogMessage]:
    return {message.key: message for message in actions(demo, LogMessage)}


def local(at: int | None) -> str:
    assert at is not None
    moment = datetime.fromtimestamp(at / 1000, ZoneInfo("America/Los_Angeles"))
    return moment.strftime("%m-%d %H:%M:%S")


def test_every_entry_of_the_source_has_its_time_precision_and_page(demo: IncidentFile) -> None:
    found = messages(demo)
    read = tuple(
        (key, local(found[key].happened_at), found[key].precision, found[key].source)
        for key, *_ in SOURCE
    )
    assert read == tuple((key, at, how, f"NTSB p. {page}") for key, at, how, page in SOURCE)
    assert found.keys() - {key for key, *_ in SOURCE} == UNTIMED


def test_facts_without_a_time_say_that_theirs_is_inferred(demo: IncidentFile) -> None:
    found = messages(demo)
    for key in UNTIMED:
        assert found[key].precision == "approx"
        assert "happened_at" in found[key].inferred


def test_first_word_on_the_powder_is_superseded_not_changed(demo: IncidentFile) -> None:
    found = messages(demo)
    assert found["SB-F2"].supersedes == "SB-009"
    assert "potash" in found["SB-009"].text
    assert "sodium carbonate" in found["SB-F2"].text
    assert [key for key, message in found.items() if message.supersedes] == ["SB-F2"]


def test_every_task_comes_from_a_message_that_was_logged_before(demo: IncidentFile) -> None:
    found = messages(demo)
    tasks = actions(demo, CreateTask)
    assert len(tasks) >= 25
    for task in tasks:
        assert task.origin.kind == "message"
        assert (found[task.origin.key].happened_at or 0) <= task.happened_at
        assert task.incident == found[task.origin.key].incident


def test_due_times_are_marked_approximate(demo: IncidentFile) -> None:
    due = [task for task in actions(demo, CreateTask) if task.due]
    assert due
    assert all("due" in task.approximate for task in due)


def test_only_the_stated_acknowledgement_is_recorded(demo: IncidentFile) -> None:
    assert {(ack.key, ack.party, ack.way) for ack in actions(demo, Acknowledge)} == {
        ("SB-016", "department:railway", "face_to_face"),
        ("SB-016", "department:pipeline", "face_to_face"),
    }
    assert {key for key, one in messages(demo).items() if one.acks_recorded} == {"SB-016"}


def test_metrics_of_the_source_can_be_computed(demo: IncidentFile) -> None:
    at = {key: message.happened_at or 0 for key, message in messages(demo).items()}
    kinds = {key: message.kind for key, message in messages(demo).items()}
    assert (kinds["SB-004"], kinds["SB-006"], kinds["SB-030"]) == ("alarm", "arrival", "arrival")
    assert at["SB-006"] - at["SB-004"] == 7 * 60_000  # alarm to first unit on scene
    assert at["SB-030"] - at["SB-027"] == 6 * 60_000
    assert at["SB-028"] - at["SB-025"] == 155_000  # telemetry to the first human request
    assert at["SB-005"] - at["SB-004"] == 4 * 60_000  # the state is told


def test_every_place_is_approximate_and_every_department_has_both_names(
    demo: IncidentFile,
) -> None:
    placed: list[Action] = [*actions(demo, AddUnit), *actions(demo, PlaceUnit)]
    for action in (*placed, *messages(demo).values()):
        place: Place = action.place  # type: ignore[attr-defined]  # each of these has one
        assert place.approx
        assert place.source == "inferred"
        assert 34 < place.lat < 34.4
        assert -117.5 < place.lon < -117.2
    departments = actions(demo, AddDepartment)
    assert len(departments) == 11
    assert all({"en", "zh"} <= department.names.keys() for department in departments)
    assert len({(one.shape, one.colour) for one in departments}) == 11
    assert len({one.letters for one in departments}) == 11


def test_second_incident_is_linked_to_the_first(demo: IncidentFile) -> None:
    derailment, rupture = demo.head.incidents
    assert rupture.parent == derailment.key
    assert "Consequence" in rupture.cause
    assert demo.head.operation.kind == "demonstration"
    assert "1990-06-19" in demo.events[0].actions[0].source  # type: ignore[attr-defined]  # opens


def test_windows_of_time_neither_lose_nor_repeat_an_event(demo: IncidentFile) -> None:
    ats = sorted({event.at for event in demo.events})
    pieces = [demo.events_until(ats[0])]
    pieces += [demo.events_between(one, other) for one, other in pairwise(ats)]
    assert [event.id for piece in pieces for event in piece] == [one.id for one in demo.events]


def test_default_departments_are_good_enough_to_start() -> None:
    departments = default_departments()
    assert [one.key for one in departments] == [
        *("command", "dispatch", "fire", "police", "medical", "traffic"),
        *("environment", "health", "volunteers"),
    ]
    assert len({one.letters for one in departments}) == len(departments)
    assert len({(one.shape, one.colour) for one in departments}) == len(departments)
    for one in departments:
        assert one.name("zh") != one.name("en")
        assert one.target_minutes > 0
        assert any(not alias.isascii() for alias in one.aliases)


def event(raw: dict[str, Any], key: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in raw["events"] if one["id"] == key)
    return found


def put(part: Callable[[dict[str, Any]], dict[str, Any]], **fields: Any) -> Callable[[Any], None]:
    return lambda raw: part(raw).update(fields)


def on(key: str, **fields: Any) -> Callable[[Any], None]:
    return put(lambda raw: event(raw, key), **fields)


def without(key: str, name: str) -> Callable[[Any], None]:
    return lambda raw: event(raw, key).pop(name)


def swap(raw: Any) -> None:
    raw["events"].append(event(raw, "SB-005"))
    raw["events"].remove(event(raw, "SB-005"))


def twice(raw: Any) -> None:
    raw["events"].append(dict(raw["events"][-1]))


def nameless(raw: Any) -> None:
    del event(raw, "SB-004")["id"]


# What is broken, the part that the error names, the field, and a word of the reason.
BROKEN: dict[str, tuple[Callable[[Any], object], str, str, str]] = {
    "wrong type": (on("SB-004", text=7), "event SB-004", "text", "Expected `str`"),
    "missing field": (without("SB-004", "text"), "event SB-004", "text", "missing"),
    "misspelt field": (on("SB-004", txet="x"), "event SB-004", "txet", "unknown"),
    "unknown code": (on("SB-004", kind="rumour"), "event SB-004", "kind", "rumour"),
    "unknown act": (on("SB-004", do="erase"), "event SB-004", "do", "erase"),
    "time without offset": (
        on("SB-004", at="1989-05-12T07:41:00"),
        "event SB-004",
        "at",
        "timezone",
    ),
    "no time": (on("SB-004", at="at dawn"), "event SB-004", "at", "Invalid"),
    "nested": (
        on("SB-001", to=[{"kind": "unit", "key": 3}]),
        "event SB-001",
        "to[0].key",
        "Expected `str`",
    ),
    "unknown department": (on("task-fire", owner="navy"), "event task-fire", "owner", "navy"),
    "unknown unit": (
        on("SB-001", sender={"kind": "unit", "key": "zeppelin"}),
        "event SB-001",
        "sender.key",
        "zeppelin",
    ),
    "origin that comes later": (
        on("task-fire", origin="SB-037"),
        "event task-fire",
        "origin",
        "SB-037",
    ),
    "invented acknowledgement": (
        on("SB-016/ack-railway", message="SB-006"),
        "event SB-016/ack-railway",
        "message",
        "no recorded",
    ),
    "blocked for nothing": (
        lambda raw: (
            event(raw, "task-dikes/blocked").pop("reason"),
            event(raw, "task-dikes/blocked").pop("waits_for"),
        ),
        "event task-dikes/blocked",
        "reason",
        "needs",
    ),
    "done before what it waits for": (
        on("task-valve-25-7/blocked", status="done"),
        "event task-valve-25-7/blocked",
        "status",
        "task-valve-staff",
    ),
    "open ring": (
        lambda raw: event(raw, "zone-evacuation-25")["geometry"]["coordinates"][0].pop(),
        "event zone-evacuation-25",
        "geometry",
        "ring",
    ),
    "wrong order": (swap, "event SB-005", "at", "before"),
    "id twice": (twice, "event task-replace-pipe/done", "id", "twice"),
    "event without id": (nameless, "event #8", "id", "missing"),
    "place off the earth": (
        put(lambda raw: raw["places"]["colton"], lat=134.0),
        "place colton",
        "lat",
        "90",
    ),
    "unit of nobody": (
        put(lambda raw: raw["units"][2], department="navy"),
        "unit battalion-chief",
        "department",
        "navy",
    ),
    "time zone": (
        put(lambda raw: raw["operation"], timezone="Mars/Olympus"),
        "operation",
        "timezone",
        "Mars/Olympus",
    ),
    "events missing": (lambda raw: raw.pop("events"), "file", "events", "missing"),
    "unknown section": (lambda raw: raw.update(extra=1), "file", "extra", "form"),
    "opens before it begins": (
        put(lambda raw: raw["operation"], opens_at="1989-05-11T00:00:00-07:00"),
        "operation",
        "opens_at",
        "before",
    ),
}


def demo_text() -> str:
    return resources.path("demo", "san-bernardino-1989.json").read_text("utf-8")


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_names_place_and_field(name: str, tmp_path: Path) -> None:
    mend, part, field, reason = BROKEN[name]
    raw = json.loads(demo_text())
    mend(raw)
    file = tmp_path / "broken.json"
    file.write_text(json.dumps(raw, ensure_ascii=False, indent=1), "utf-8")
    with pytest.raises(UserError) as caught:
        load(file)
    values = caught.value.values
    assert values["file"] == "broken.json"
    assert str(values["part"]).startswith(part)
    assert values["field"] == field
    assert reason in str(values["reason"])
    lines = file.read_text("utf-8").splitlines()
    named = part.split()[-1].lstrip("#")
    if part.startswith("event") and named.startswith(("SB", "task", "zone")):
        assert f'"{named}"' in lines[int(str(values["line"])) - 1]
    assert "Nothing was taken in" in str(caught.value)


def test_a_nameless_event_is_found_by_its_line(tmp_path: Path) -> None:
    raw = json.loads(demo_text())
    nameless(raw)
    file = tmp_path / "broken.json"
    file.write_text(json.dumps(raw, ensure_ascii=False, indent=1), "utf-8")
    with pytest.raises(UserError) as caught:
        load(file)
    line = int(str(caught.value.values["line"]))
    assert "07:41:00" in "\n".join(file.read_text("utf-8").splitlines()[line - 1 : line + 2])


def test_a_cut_file_names_the_line(tmp_path: Path) -> None:
    file = tmp_path / "cut.json"
    file.write_text(demo_text()[:20_000], "utf-8")
    with pytest.raises(UserError, match=r"cut\.json, line \d+: this is not JSON"):
        load(file)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "line 1: this is not JSON"),
        (b"[1, 2]", "not an incident file"),
        (b'{"format": "something else"}', "not an incident file"),
        (b'{"format": "onscene-commander/incident", "version": 99}', "version 99"),
        (b'{"format": "\n\xff"}', "line 2: this is not JSON (not UTF-8)"),
        (b"[" * 200_000, "this is not JSON"),
    ],
)
def test_a_foreign_file_is_refused_in_words(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "foreign.json"
    file.write_bytes(content)
    with pytest.raises(UserError) as caught:
        load(file)
    assert said in str(caught.value)
    assert "foreign.json" in str(caught.value)


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"absent\.json cannot be read"):
        load(tmp_path / "absent.json")


def test_at_the_opening_time_the_board_is_a_mix(demo: IncidentFile) -> None:
    past = [act for event in demo.events_until(demo.opens_at) for act in event.actions]
    status = {act.key: "assigned" for act in past if isinstance(act, CreateTask)}
    status |= {act.key: str(act.status) for act in past if isinstance(act, MoveTask)}
    due = {act.key: act.due for act in past if isinstance(act, CreateTask)}
    assert {"assigned", "in_progress", "blocked", "done"} <= set(status.values())
    late = [
        key
        for key, at in due.items()
        if 0 < at < demo.opens_at and status[key] not in ("done", "cancelled")
    ]
    assert late == ["task-valve-staff"]


def test_every_text_of_the_demonstration_is_told_in_chinese() -> None:
    raw = json.loads(resources.path("demo", "san-bernardino-1989.json").read_text("utf-8"))
    path = resources.path("demo", "san-bernardino-1989.zh.json")
    language, texts = incident_texts.load(path)
    assert language == "zh"
    kept = {"NTSB report"}
    source = raw["operation"]["source"]
    told = [text for text in incident_texts.readable(raw) if text not in kept]
    assert source["title"] in told
    assert [text for text in told if text not in texts] == []
    assert [text for text in texts if text not in told] == [], "nothing is left over"
    assert all(re.search(r"[\u4e00-\u9fff]", said) for said in texts.values())


def test_the_chinese_demonstration_is_the_same_in_other_words(demo: IncidentFile) -> None:
    chinese = demonstration("zh")
    assert [(e.id, e.at, e.precision) for e in chinese.events] == [
        (e.id, e.at, e.precision) for e in demo.events
    ]
    told, english = messages(chinese), messages(demo)
    assert told["SB-005"].text == "州应急服务办公室接到事故报告。"
    for key, message in told.items():
        assert len(message.ack_from) == len(english[key].ack_from)
        named = {party.ref for party in message.to}
        assert set(message.ack_from) <= named, "who is asked is who is spoken to"
    assert told["SB-029"].sender is None or told["SB-029"].sender.name != "County 911"


def test_texts_that_are_none_are_refused(tmp_path: Path) -> None:
    for text in ("", "[]", "{}", '{"format": "x", "version": 1, "texts": {}}'):
        wrong = tmp_path / "texts.json"
        wrong.write_text(text, "utf-8")
        with pytest.raises(UserError, match=r"texts\.json"):
            incident_texts.load(wrong)
