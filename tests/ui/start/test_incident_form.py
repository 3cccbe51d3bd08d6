"""Incidents that follow from one another: opened, changed, hazards taken over, closed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from commander.actions import DrawFeature, LiftFeature, OpenIncident
from commander.domain.codes import EVENT_SUBTYPES
from commander.domain.feature import Feature
from commander.domain.operation import Incident
from tests.ui.board.desk import Desk, open_desk
from ui.start.incident_form import ChangeIncidentForm, NewIncidentForm
from ui.strip.situation import read_situation
from ui.strip.situation_words import subtitle
from ui.window.forms import Forms

HERE = {"type": "Point", "coordinates": [113.6, 34.7]}


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    yield from open_desk(tmp_path / "post", qtbot, qapp)


@pytest.fixture
def quake(desk: Desk) -> str:
    return desk.do(OpenIncident(desk.stream, "Quake <b>", event_type="natural_disaster")).keys[0]


def incident(desk: Desk, key: str) -> Incident:
    found = desk.post.reader.get(Incident, desk.stream, key)
    assert found is not None
    return found


def test_a_consequence_is_opened_with_its_cause_and_takes_over_what_is_ticked(
    desk: Desk, quake: str
) -> None:
    def drawn(label: str) -> str:
        action = DrawFeature(desk.stream, "hazard", HERE, label=label, incident=quake)
        return desk.do(action).keys[0]

    gas, dam, gone = drawn("Gas & fire"), drawn("Dam"), drawn("Gone")
    desk.do(LiftFeature(desk.stream, gone))
    form = desk.show(NewIncidentForm(desk.context), 900, 300, lambda: True)
    form.open_following(quake)
    desk.until(lambda: set(form.hazards.boxes) == {gas, dam})
    made: list[str] = []
    form.made.connect(made.append)
    form.name.setText("Leak at plant")
    form.cause.setText("pipe broke")
    QTest.mouseClick(form.hazards.boxes[gas], Qt.MouseButton.LeftButton)
    form.hazards.boxes[gas].setChecked(True)
    QTest.keyClick(form.cause, Qt.Key.Key_Return)
    desk.until(lambda: bool(made))
    leak = incident(desk, made[0])
    assert (leak.parent, leak.cause) == (quake, "pipe broke")

    def owners() -> dict[str, str]:
        return {one.key: one.incident for one in desk.post.reader.all(Feature, desk.stream)}

    desk.until(lambda: owners() == {gas: leak.key, dam: quake, gone: quake})
    now = desk.clock.now()
    situation = read_situation(desk.post.reader, desk.stream, leak.key, now)
    assert "↳ from Quake <b> (pipe broke)" in subtitle(situation)
    above = read_situation(desk.post.reader, desk.stream, quake, now)
    assert "→ 1 follow from it" in subtitle(above)
    assert [(depth, one.name) for depth, one in above.tree()] == [
        (0, "Quake <b>"),
        (1, "Leak at plant"),
    ]


def test_a_change_offers_no_circle_and_keeps_what_stood(desk: Desk, quake: str) -> None:
    leak = desk.do(OpenIncident(desk.stream, "Leak", parent=quake, cause="pipe")).keys[0]
    other = desk.do(OpenIncident(desk.stream, "Flood")).keys[0]
    form = desk.show(ChangeIncidentForm(desk.context), 900, 300, lambda: True)
    form.open_for(incident(desk, quake))
    box = form.parent_incident
    desk.until(lambda: box.findData(other) >= 0)
    assert [box.itemData(n) for n in range(box.count())] == ["", other]
    form.open_for(incident(desk, leak))
    form.submit()  # at once, before the others are read
    desk.until(form.isHidden)
    assert (incident(desk, leak).parent, incident(desk, leak).cause) == (quake, "pipe")
    form.open_for(incident(desk, leak))
    desk.until(lambda: box.findData(other) >= 0)
    box.setCurrentIndex(box.findData(other))
    form.submit()
    desk.until(lambda: incident(desk, leak).parent == other)


def test_closing_says_what_follows_from_it_and_stays_open(desk: Desk, quake: str) -> None:
    desk.do(OpenIncident(desk.stream, "Leak <i>", parent=quake))
    forms = desk.show(Forms(desk.context), 900, 300, lambda: True)
    forms.close_incident(incident(desk, quake))
    desk.until(lambda: "Leak <i>" in forms.reason._wrong.text())
    assert forms.reason._wrong.isVisible()
    forms.reason.reason.setText("over")
    forms.reason.submit()
    desk.until(lambda: incident(desk, quake).state == "closed")


def test_a_subtype_belongs_to_its_type_and_is_seen_above(desk: Desk) -> None:
    form = desk.show(NewIncidentForm(desk.context), 900, 300, lambda: True)
    form.open()
    assert form.subtype.count() == 17
    form.subtype.setCurrentIndex(form.subtype.findData("A20400"))
    form.event_type.setCurrentIndex(form.event_type.findData("public_health"))
    assert [form.subtype.itemData(n) for n in range(5)] == ["", *EVENT_SUBTYPES["public_health"]]
    assert form.subtype.currentIndex() == 0
    form.event_type.setCurrentIndex(form.event_type.findData("accident"))
    form.subtype.setCurrentIndex(form.subtype.findData("A20400"))
    made: list[str] = []
    form.made.connect(made.append)
    form.name.setText("Leak at plant")
    QTest.keyClick(form.name, Qt.Key.Key_Return)
    desk.until(lambda: bool(made))
    assert incident(desk, made[0]).subtype == "A20400"
    now = desk.clock.now()
    situation = read_situation(desk.post.reader, desk.stream, made[0], now)
    assert "Hazardous chemicals" in subtitle(situation)
    assert form.subtype.currentIndex() == 0
    change = desk.show(ChangeIncidentForm(desk.context), 900, 300, lambda: True)
    change.open_for(incident(desk, made[0]))
    assert change.subtype.currentData() == "A20400"
    change.subtype.setCurrentIndex(change.subtype.findData("A20600"))
    QTest.keyClick(change.name, Qt.Key.Key_Return)
    desk.until(lambda: incident(desk, made[0]).subtype == "A20600")


def test_a_subtype_that_is_not_on_the_list_stays(desk: Desk) -> None:
    key = desk.do(OpenIncident(desk.stream, "Fire", event_type="accident", subtype="A20690")).keys[
        0
    ]
    form = desk.show(ChangeIncidentForm(desk.context), 900, 300, lambda: True)
    form.open_for(incident(desk, key))
    form.name.setText("Fire, Mill Street")
    QTest.keyClick(form.name, Qt.Key.Key_Return)
    desk.until(lambda: incident(desk, key).name == "Fire, Mill Street")
    assert incident(desk, key).subtype == "A20690"
