"""What waits for a place: few enough to be read, and nothing that has one."""

from commander.domain.feature import Feature
from commander.domain.operation import Incident
from commander.domain.record import Meta, Place
from commander.domain.resources import Unit
from commander.domain.work import Message, Struck
from ui.map.records import MapRecords
from ui.map.tray_model import Waiting, coordinates_in, report_waits, speaks_of_a_place, waiting


def said(text: str, **more: object) -> Message:
    return Message(**{"key": "m", "text": text} | more)  # type: ignore[arg-type]


def test_texts_that_speak_of_a_place() -> None:
    for text in (
        "Smoke at Highland Avenue and Macy Street",
        "Two persons on the 3rd floor",
        "中原路与桐柏路路口积水",
        "京广隧道有车被淹",
        "Landing at 34.1391, -117.3400",
        "Water at 11S MT 683 778",
    ):
        assert speaks_of_a_place(text), text
    for text in ("All quiet", "Need 12 ambulances", "收到", "Message 2041 acknowledged by 3 units"):
        assert not speaks_of_a_place(text), text
    assert coordinates_in("Landing at 34.1391, -117.3400") == (34.1391, -117.34)


def test_which_entries_wait() -> None:
    assert report_waits(said("Gas smell in Mesa Street"))
    assert report_waits(said("Roof may fall", precedence="flash"))
    assert not report_waits(said("Roof may fall"))
    assert not report_waits(said("Close Mesa Street", kind="order"))
    assert not report_waits(said("Gas in Mesa Street", place=Place(1.0, 2.0)))
    assert not report_waits(said("Gas in Mesa Street", struck=Struck("Ann", "twice")))
    assert not report_waits(said("Gas in Mesa Street", superseded_by="n"))


def test_what_waits_newest_first_and_what_is_placed_no_more() -> None:
    report = Waiting(kind="message", key="m", text="Smoke in Mesa Street", at=30)
    placed = Waiting(kind="message", key="p", text="Smoke in Macy Street", at=40)
    records = MapRecords(
        units={
            "a": Unit(key="a", name="Ladder 7", meta=Meta(created_at=20)),
            "b": Unit(key="b", name="Engine 1", place=Place(1.0, 2.0)),
            "c": Unit(key="c", name="Gone", status="released"),
        },
        incidents={
            "i": Incident(key="i", name="Rupture", alarm_at=10),
            "j": Incident(key="j", name="Over", state="closed"),
        },
        features={"f": Feature(key="f", message="p")},
    )
    found = waiting(records, [report, placed])
    assert [one.ref for one in found] == ["message:m", "unit:a", "incident:i"]
