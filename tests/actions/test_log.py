"""The log: entries stay, corrections supersede, receipts add up."""

import pytest

from commander.actions import (
    Acknowledge,
    AddUnit,
    CorrectMessage,
    ForwardMessage,
    LogMessage,
    PlaceMessage,
    StrikeMessage,
)
from commander.domain.feature import Feature
from commander.domain.record import Party, Place
from commander.domain.resources import Unit
from commander.domain.work import Message
from commander.errors import UserError
from commander.journal.log_filter import LogFilter
from tests.scene import NOW, Scene

FIRE = Party("department", "fire", "Fire")
POLICE = Party("department", "police", "Police")


def message(scene: Scene, key: str) -> Message:
    found = scene.post.reader.message(scene.stream, key)
    assert found is not None
    return found


def texts(scene: Scene, where: LogFilter | None = None) -> list[str]:
    reader = scene.post.reader
    return [m.text for m in reader.messages(reader.log(scene.stream, where))]


def test_an_entry_is_kept_as_it_was_said(scene: Scene) -> None:
    key = scene.do(
        LogMessage(
            scene.stream,
            "need <b>12</b> ambulances",
            sender=FIRE,
            to=(POLICE,),
            precedence="immediate",
            ack_from=(POLICE.ref,),
            place=Place(34.1, -117.3, approx=True),
            happened_at=NOW - 5_000,
            precision="minute",
        )
    ).keys[0]
    found = message(scene, key)
    assert found.text == "need <b>12</b> ambulances"
    assert (found.happened_at, found.precision) == (NOW - 5_000, "minute")
    assert found.sender == FIRE
    assert found.place == Place(34.1, -117.3, approx=True)
    assert found.written_by == "Ann"
    assert found.awaiting() == (POLICE.ref,)


def test_an_empty_entry_is_refused(scene: Scene) -> None:
    with pytest.raises(UserError, match="text is missing"):
        scene.do(LogMessage(scene.stream, "   "))


def test_a_correction_supersedes_and_the_old_one_stays(scene: Scene) -> None:
    old = scene.do(LogMessage(scene.stream, "potash", sender=FIRE, to=(POLICE,))).keys[0]
    new = scene.do(CorrectMessage(scene.stream, old, "sodium carbonate")).keys[0]
    assert message(scene, old).text == "potash"
    assert message(scene, old).superseded_by == new
    assert message(scene, new).supersedes == old
    assert message(scene, new).sender == FIRE
    assert message(scene, new).happened_at == message(scene, old).happened_at
    with pytest.raises(UserError, match="corrected already"):
        scene.do(CorrectMessage(scene.stream, old, "third"))


def test_a_struck_entry_stays_readable_with_its_reason(scene: Scene) -> None:
    key = scene.do(LogMessage(scene.stream, "wrong channel")).keys[0]
    scene.do(StrikeMessage(scene.stream, key, "meant for another incident"))
    struck = message(scene, key).struck
    assert struck is not None
    assert (struck.by, struck.reason) == ("Ann", "meant for another incident")
    assert texts(scene) == ["wrong channel"]
    assert texts(scene, LogFilter(struck=False)) == []
    with pytest.raises(UserError, match="struck out already"):
        scene.do(StrikeMessage(scene.stream, key, "again"))


def test_sent_is_not_received(scene: Scene) -> None:
    key = scene.do(
        LogMessage(scene.stream, "withdraw", kind="order", ack_from=(FIRE.ref, POLICE.ref))
    ).keys[0]
    scene.do(Acknowledge(scene.stream, key, FIRE.ref, kind="delivered"))
    assert message(scene, key).awaiting() == (FIRE.ref, POLICE.ref)
    scene.do(Acknowledge(scene.stream, key, FIRE.ref, way="radio", happened_at=NOW + 11_000))
    assert message(scene, key).awaiting() == (POLICE.ref,)
    receipt = message(scene, key).acknowledged(FIRE.ref)
    assert receipt is not None
    assert (receipt.way, receipt.by, receipt.meta.created_at) == ("radio", "Ann", NOW + 11_000)
    assert scene.post.reader.count(scene.stream).awaiting == 1
    with pytest.raises(UserError, match="recorded already"):
        scene.do(Acknowledge(scene.stream, key, FIRE.ref))


def test_where_the_source_records_no_receipts_nothing_is_awaited(scene: Scene) -> None:
    scene.do(
        LogMessage(scene.stream, "order", ack_from=(FIRE.ref,), acks_recorded=False, kind="order")
    )
    assert scene.post.reader.count(scene.stream).awaiting == 0
    assert scene.post.reader.awaiting(scene.stream) == ()


def test_a_superseded_or_struck_order_awaits_nothing(scene: Scene) -> None:
    first = scene.do(LogMessage(scene.stream, "a", ack_from=(FIRE.ref,))).keys[0]
    second = scene.do(LogMessage(scene.stream, "b", ack_from=(FIRE.ref,))).keys[0]
    scene.do(CorrectMessage(scene.stream, first, "a2", {"ack_from": ()}))
    scene.do(StrikeMessage(scene.stream, second, "no"))
    assert scene.post.reader.count(scene.stream).awaiting == 0


def test_a_forward_names_its_entry(scene: Scene) -> None:
    key = scene.do(LogMessage(scene.stream, "gas leak", sender=FIRE)).keys[0]
    forward = scene.do(ForwardMessage(scene.stream, key, (POLICE,))).keys[0]
    assert message(scene, key).forwarded_by == (forward,)
    assert message(scene, forward).via == "Fire"
    with pytest.raises(UserError, match="to whom"):
        scene.do(ForwardMessage(scene.stream, key, ()))


def test_an_entry_goes_on_the_map_as_a_linked_drawing(scene: Scene) -> None:
    key = scene.do(LogMessage(scene.stream, "gas leak")).keys[0]
    scene.do(PlaceMessage(scene.stream, key, Place(34.1, -117.3)))
    (feature,) = scene.post.reader.all(Feature, scene.stream)
    assert feature.message == key
    assert feature.geometry == {"type": "Point", "coordinates": [-117.3, 34.1]}


def test_filters(scene: Scene) -> None:
    unit = scene.do(AddUnit(scene.stream, "Engine 1", "fire")).keys[0]
    engine = Party("unit", unit, "Engine 1")
    scene.do(LogMessage(scene.stream, "from engine", sender=engine, happened_at=NOW + 1))
    scene.do(LogMessage(scene.stream, "to fire", to=(FIRE,), happened_at=NOW + 2))
    scene.do(
        LogMessage(scene.stream, "to police", to=(POLICE,), precedence="flash", happened_at=NOW + 3)
    )
    assert texts(scene, LogFilter(department="fire")) == ["to fire", "from engine"]
    assert texts(scene, LogFilter(party=engine.ref)) == ["from engine"]
    assert texts(scene, LogFilter(precedences=("flash",))) == ["to police"]
    assert texts(scene, LogFilter(since=NOW + 2, until=NOW + 2)) == ["to fire"]
    assert texts(scene, LogFilter(text="police")) == ["to police"]
    assert texts(scene, LogFilter(text="fire", department="police")) == []
    assert texts(scene, LogFilter(text="???")) == []


def test_a_unit_is_heard_when_it_speaks(scene: Scene) -> None:
    unit = scene.do(AddUnit(scene.stream, "Engine 1", "fire", happened_at=NOW)).keys[0]
    sender = Party("unit", unit, "Engine 1")
    scene.do(LogMessage(scene.stream, "late news", sender=sender, happened_at=NOW + 60_000))
    scene.do(LogMessage(scene.stream, "old news", sender=sender, happened_at=NOW - 60_000))
    (found,) = scene.post.reader.all(Unit, scene.stream)
    assert found.heard_at == NOW + 60_000


def test_entries_come_newest_first_whatever_their_order_of_arrival(scene: Scene) -> None:
    times = [NOW + offset for offset in (5, 1, 9, 3, 7, 2, 8, 4, 6)]
    for at in times:
        scene.do(LogMessage(scene.stream, str(at), happened_at=at))
    expected = [str(at) for at in sorted(times, reverse=True)]
    assert texts(scene) == expected
    assert texts(scene, LogFilter(since=NOW + 3, until=NOW + 7)) == expected[2:7]


def test_an_entry_of_no_incident_shows_with_every_incident(scene: Scene) -> None:
    scene.do(LogMessage(scene.stream, "for all", happened_at=NOW))
    scene.do(LogMessage(scene.stream, "for one", incident="i1", happened_at=NOW + 1))
    scene.do(LogMessage(scene.stream, "for another", incident="i2", happened_at=NOW + 2))
    assert texts(scene, LogFilter(incident="i1")) == ["for one", "for all"]
