"""The words and numbers of the top strip."""

from zoneinfo import ZoneInfo

from commander.domain.operation import Commander, Incident, Operation, Period, RollCall
from commander.domain.record import Meta
from commander.domain.scales import EVENT_GRADE, FIRE_ALARM
from commander.sync.line import LineState
from ui.line_words import line_words
from ui.strip.situation import Situation, next_roll_call
from ui.strip.situation_words import mark_text, subtitle, title
from ui.zone import zone_of

MINUTE = 60_000
UTC = ZoneInfo("UTC")


def test_a_post_that_joined_nobody_is_local_and_quiet() -> None:
    said = line_words(LineState(to_send=14), UTC)
    assert (said.text, said.tone) == ("Local", "")


def test_offline_says_since_when_and_how_much_is_to_send() -> None:
    since = (20 * 60 + 14) * MINUTE
    said = line_words(LineState("https://s", online=False, since=since, to_send=14), UTC)
    assert said.text == "Offline since 20:14 · 14 to send"
    assert (said.dot, said.tone) == ("orange", "warning")


def test_parked_changes_stand_out_even_online_and_say_why() -> None:
    said = line_words(LineState("https://s", online=True, parked=2, last_error="too large"), UTC)
    assert said.text == "Online · 2 parked"
    assert said.tone == "danger"
    assert "too large" in said.tip


def test_the_scales_are_never_merged() -> None:
    incidents = (
        Incident(key="a", name="A", grade="III", fire_alarm="5"),
        Incident(key="b", name="B", grade="I", fire_alarm="1"),
        Incident(key="c", name="C", grade="I", state="closed"),
    )
    situation = Situation(incidents=incidents)
    grade, fire = situation.worst(EVENT_GRADE), situation.worst(FIRE_ALARM)
    assert grade is not None
    assert fire is not None
    assert (grade.key, fire.key) == ("b", "a")


def test_one_incident_looked_at_shows_only_its_own_levels() -> None:
    looked_at = Incident(key="a", name="A", alarm_at=0, grade="")
    other = Incident(key="b", name="B", alarm_at=5, grade="I")
    situation = Situation(incidents=(looked_at, other), incident=looked_at)
    assert situation.worst(EVENT_GRADE) is None
    assert situation.alarm() is None


def test_the_next_roll_call_counts_from_the_last_one_else_from_the_alarm() -> None:
    incident = Incident(alarm_at=1000, roll_call_minutes=20)
    assert next_roll_call(incident) == 1000 + 20 * MINUTE
    called = Incident(
        alarm_at=1000,
        roll_call_minutes=20,
        roll_call=RollCall(41, 41),
        meta=Meta(since={"roll_call": 5000, "roll_call_minutes": 2000}),
    )
    assert next_roll_call(called) == 5000 + 20 * MINUTE
    assert next_roll_call(Incident(alarm_at=1000)) is None
    assert next_roll_call(Incident(alarm_at=1, roll_call_minutes=20, state="closed")) is None


def test_title_subtitle_and_mark() -> None:
    incident = Incident(
        key="a", name="Plant fire", event_type="accident", commander=Commander("City Fire")
    )
    operation = Operation(name="Night", kind="demonstration", timezone="America/Los_Angeles")
    zone = zone_of(operation)
    period = Period(number=1, starts_at=0, ends_at=12 * 60 * MINUTE)
    situation = Situation(
        operation=operation, incidents=(incident,), incident=incident, period=period, zone=zone
    )
    assert title(situation) == "Plant fire"
    expected = "Accident disaster · IC: City Fire · Op. period 1 (16:00–04:00)"
    assert subtitle(situation) == expected
    # 31 December 1988 in California still, 1 January 1989 in UTC.
    assert mark_text(situation, 599_620_000_000) == "DEMONSTRATION 1988"
    assert mark_text(Situation(operation=Operation(kind="exercise")), 0) == "EXERCISE"
    assert mark_text(Situation(operation=Operation(kind="live")), 0) == ""


def test_without_an_incident_the_key_for_the_first_one_is_shown() -> None:
    operation = Operation(key="o", name="Night shift")
    empty = Situation(operation=operation)
    assert subtitle(empty) == "No incident is open · Ctrl+N opens one"
    one = Situation(operation=operation, incidents=(Incident(key="i"),))
    assert subtitle(one) == "1 incident open"


def test_a_time_zone_nobody_knows_is_shown_as_utc() -> None:
    assert str(zone_of(Operation(timezone="Mars/Olympus"))) == "UTC"
