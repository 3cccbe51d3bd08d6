"""Setting receivers up and watching them, on a real journal and real sockets."""

import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from commander.actions import AddUnit, DrawFeature, OpenOperation
from commander.errors import UserError
from commander.post import Post
from commander.receivers.own import own_unit
from commander.receivers.sighting import Sighting
from commander.receivers.source import Source
from commander.receivers.state import State
from commander.receivers.ways import sentence
from ui.bridge import Bridge
from ui.context import Context
from ui.focus import Focus
from ui.jobs import Jobs
from ui.receivers import receiver_words
from ui.receivers.receiver_row import ReceiverRow
from ui.receivers.receivers_panel import ReceiversPanel
from ui.selection import Selection
from ui.theme.theme import Theme

pytestmark = pytest.mark.gui
GGA = "GPGGA,120000.00,6010.2000,N,02456.3000,E,1,08,1.0,12.0,M,17.0,M,,"


@dataclass
class Room:
    post: Post
    context: Context
    panel: ReceiversPanel
    stream: str
    unit: str
    errors: list[Exception]
    bot: QtBot

    def set_up(self, kind: str, address: str) -> None:
        form = self.panel.form
        QTest.mouseClick(self.panel.new_button, Qt.MouseButton.LeftButton)
        form.kind.setCurrentIndex(form.kind.findData(kind))
        form.address.setEditText(address)
        QTest.mouseClick(form.keep, Qt.MouseButton.LeftButton)

    def row(self) -> ReceiverRow:
        self.bot.waitUntil(lambda: len(self.panel.rows) == 1)
        return next(iter(self.panel.rows.values()))


@pytest.fixture
def room(tmp_path: Path, qtbot: QtBot) -> Iterator[Room]:
    post = Post.open(tmp_path / "data")
    post.receivers.resume()
    stream = post.perform(OpenOperation("Test", timezone="UTC")).result(10).stream
    unit = post.perform(AddUnit(stream, "Engine 1", "fire")).result(10).keys[0]
    window = QWidget()
    window.resize(1200, 800)
    qtbot.addWidget(window)
    errors: list[Exception] = []
    context = Context(
        post=post,
        bridge=Bridge(post.feed),
        jobs=Jobs(),
        theme=Theme("dark"),
        selection=Selection(),
        focus=Focus(),
        notify=errors.append,
    )
    context.focus.set(stream)
    panel = ReceiversPanel(context, window)
    window.show()
    panel.toggle()
    qtbot.waitUntil(lambda: panel.own.count() == 2)
    yield Room(post, context, panel, stream, unit, errors, qtbot)
    context.bridge.stop()
    context.jobs.stop()
    panel.hide()
    post.close()
    assert errors == []


def test_a_receiver_is_set_up_watched_changed_and_removed(room: Room) -> None:
    assert room.panel.nothing.isVisible()
    room.panel.own.setCurrentIndex(1)
    room.panel.own.activated.emit(1)
    room.bot.waitUntil(lambda: own_unit(room.post.settings, room.stream) == room.unit)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    room.set_up("udp", str(port))
    row = room.row()
    room.bot.waitUntil(lambda: not room.panel.form.isVisible())
    room.panel._tell_states()
    assert row.standing.text() == "silent: nothing comes"
    QTest.mouseClick(row.lines, Qt.MouseButton.LeftButton)

    def speak() -> bool:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
            sender.sendto(sentence(GGA), ("127.0.0.1", port))
        room.panel._tell_states()
        return row.standing.text().startswith("position, 8 satellites, ±15 m")

    room.bot.waitUntil(speak)
    assert "$GPGGA,120000.00" in row.raw.toPlainText()
    room.bot.waitUntil(lambda: room.unit in room.post.reader.fixes(room.stream))
    QTest.mouseClick(row.switch, Qt.MouseButton.LeftButton)
    room.bot.waitUntil(lambda: row.switch.text() == "Start")
    room.panel._tell_states()
    assert row.standing.text() == "switched off"
    QTest.mouseClick(row.edit, Qt.MouseButton.LeftButton)
    room.panel.form.name.setText("Mast")
    QTest.keyClick(room.panel.form.name, Qt.Key.Key_Return)
    room.bot.waitUntil(lambda: row.name.text() == "Mast")
    QTest.mouseClick(row.remove, Qt.MouseButton.LeftButton)
    room.bot.waitUntil(lambda: not room.panel.rows)


def test_what_cannot_be_set_up_is_said_in_the_form(room: Room) -> None:
    room.set_up("tcp", "a/b")
    room.bot.waitUntil(lambda: "is no address" in room.panel.form.wrong.text())
    assert room.panel.form.isVisible()
    room.panel.form.speed.setText("fast")
    room.panel.form._keep()
    assert "“fast” is no number." in room.panel.form.wrong.text()
    QTest.keyClick(room.panel.form, Qt.Key.Key_Escape)
    assert not room.panel.form.isVisible()
    assert room.panel.isVisible()
    assert room.post.receivers.sources() == ()


def test_a_drawn_line_becomes_a_simulated_drive(room: Room) -> None:
    line = {"type": "LineString", "coordinates": [[24.94, 60.17], [24.94, 60.18]]}
    drawn = room.post.perform(DrawFeature(room.stream, "other", line)).result(10).keys[0]
    form = room.panel.form
    QTest.mouseClick(room.panel.new_button, Qt.MouseButton.LeftButton)
    form.kind.setCurrentIndex(form.kind.findData("simulated"))
    room.context.selection.set("feature", drawn)
    room.panel._take_line()
    room.bot.waitUntil(
        lambda: form.address.currentText() == "60.17000, 24.94000; 60.18000, 24.94000",
        timeout=20_000,
    )
    form.moves.setCurrentIndex(form.moves.findData(room.unit))
    QTest.mouseClick(form.keep, Qt.MouseButton.LeftButton)
    row = room.row()
    room.bot.waitUntil(lambda: "moves Engine 1" in row.under.text())
    room.bot.waitUntil(lambda: room.unit in room.post.reader.fixes(room.stream))
    assert room.post.reader.fixes(room.stream)[room.unit].source == "simulated"


def test_how_a_receiver_stands_is_said_in_words() -> None:
    now = 1_000_000
    place = Sighting(lat=1.0, lon=2.0, quality="rtk", accuracy_m=3.75)
    fix = State("fix", last=place, last_at=now - 2000, satellites=9, clock_off_s=-3600.0)
    assert receiver_words.standing(fix, now) == (
        "position, RTK, 9 satellites, ±4 m, 2 s ago",
        "ok",
    )
    assert receiver_words.troubles(fix) == "Its clock is 01:00:00 behind this machine's."
    lost = State("searching", last=place, last_at=now - 240_000)
    assert receiver_words.standing(lost, now)[0].endswith("searches, last 4 min ago")
    broken = State("broken", problem="No such file", disturbed=2, nonsense=1, understood=7)
    assert receiver_words.standing(broken, now)[1] == "danger"
    assert "3 of 10 lines" in receiver_words.troubles(broken)
    assert receiver_words.troubles(State(refused=UserError("No."))) == "No."
    assert "Engine" in receiver_words.moves(Source("x", "udp", "", moves="k"), "Engine")
