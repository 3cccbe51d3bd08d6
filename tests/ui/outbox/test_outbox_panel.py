"""The outbox: what waits, in words an operator knows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from commander.actions import AddUnit, LogMessage, OpenOperation, SetUnitStatus
from commander.clock import ScenarioClock
from commander.post import Operator, Post
from commander.sync.outbox import Outbox, Parked
from ui.bridge import Bridge
from ui.context import Context
from ui.focus import Focus
from ui.jobs import Jobs
from ui.outbox.outbox_panel import OutboxPanel
from ui.outbox.outbox_row import outbox_rows
from ui.selection import Selection
from ui.theme.theme import Theme

NOW = 1_700_000_000_000


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    with Post.open(tmp_path / "post", clock=ScenarioClock(NOW)) as opened:
        opened.set_operator(Operator("A. Rivera", "fire", "Scribe"))
        yield opened


@pytest.fixture
def stream(post: Post) -> str:
    stream = post.perform(OpenOperation("Night")).result(10).stream
    post.perform(LogMessage(stream, "Road 18 closed")).result(10)
    key = post.perform(AddUnit(stream, "Engine 1", "fire")).result(10).keys[0]
    post.perform(SetUnitStatus(stream, key, "en_route")).result(10)
    return stream


@pytest.fixture
def panel(qtbot: QtBot, post: Post, stream: str) -> Iterator[OutboxPanel]:
    bridge, jobs, focus = Bridge(post.feed), Jobs(), Focus()
    focus.set(stream)
    errors: list[Exception] = []
    context = Context(
        post=post,
        bridge=bridge,
        jobs=jobs,
        theme=Theme(),
        selection=Selection(),
        focus=focus,
        notify=errors.append,
    )
    window = QWidget()
    window.resize(1200, 800)
    qtbot.addWidget(window)
    window.show()
    yield OutboxPanel(context, window)
    bridge.stop()
    jobs.stop()
    assert errors == []


def test_what_waits_is_listed_once_a_record_with_its_words(
    qtbot: QtBot, panel: OutboxPanel
) -> None:
    panel.open()
    qtbot.waitUntil(lambda: len(panel.rows()) > 3)
    rows = [(row[1], row[2], row[3]) for row in panel.rows()]
    assert rows[0] == ("Operation", "Night", "A. Rivera")
    assert ("Department", "Police", "A. Rivera") in rows
    assert rows[-2:] == [
        ("Log entry", "Road 18 closed", "A. Rivera"),
        ("Unit", "Engine 1", "A. Rivera"),
    ]
    assert panel.list.isColumnHidden(4)


def test_it_is_fresh_while_it_is_open(
    qtbot: QtBot, panel: OutboxPanel, post: Post, stream: str
) -> None:
    panel.open()
    qtbot.waitUntil(lambda: len(panel.rows()) > 3)
    before = len(panel.rows())
    post.perform(LogMessage(stream, "Water supply lost")).result(10)
    qtbot.waitUntil(lambda: len(panel.rows()) == before + 1)
    panel.close_overlay()
    assert not panel.isVisible()


def test_joining_needs_address_and_code_and_says_what_is_wrong(
    qtbot: QtBot, panel: OutboxPanel
) -> None:
    panel.open()
    qtbot.mouseClick(panel.join_button, Qt.MouseButton.LeftButton)
    assert panel.wrong.text()
    panel.address.setText("not an address")
    panel.code.setText("nonsense")
    qtbot.keyClick(panel.code, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.join_button.isEnabled() and panel.wrong.text() != "")
    assert panel.address.text() == "not an address"


def test_refused_changes_come_first_with_their_reason(post: Post, stream: str) -> None:
    parked = Parked(stream, "c1", "message", "gone", outgoing=True, reason="too large", at=NOW)
    theirs = Parked(stream, "c2", "unit", "x", outgoing=False, reason="no such field", at=NOW)
    rows = outbox_rows(Outbox((), (parked, theirs), 0, 2), post.reader)
    assert [row.reason for row in rows] == ["too large", "from the server: no such field"]
