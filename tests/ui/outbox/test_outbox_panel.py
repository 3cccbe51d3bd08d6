"""The outbox: what waits, in words an operator knows."""

import json
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from commander.actions import AddUnit, LogMessage, OpenOperation, SetUnitStatus
from commander.clock import ScenarioClock
from commander.journal import wire
from commander.journal.change import Envelope
from commander.journal.room import FULL
from commander.post import Operator, Post
from commander.sync.ledger import Ledger
from commander.sync.outbox import Outbox, Parked
from tests.devices import Device
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
    qtbot.waitUntil(lambda: len(panel.rows()) > 3, timeout=20_000)
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
    qtbot.waitUntil(lambda: len(panel.rows()) > 3, timeout=20_000)
    before = len(panel.rows())
    post.perform(LogMessage(stream, "Water supply lost")).result(10)
    qtbot.waitUntil(lambda: len(panel.rows()) == before + 1, timeout=20_000)
    panel.close_overlay()
    assert not panel.isVisible()


@pytest.fixture
def refused(post: Post, stream: str) -> list[str]:
    """Let the post get two changes that this version cannot take in, beside what it wrote."""
    device = Device("00000000000000b1")
    envelopes = []
    for number, key in enumerate(("bad", "worse"), 1):
        good = device.write(NOW + number, {"title": "x"}, key=key, stream=stream)
        raw = bytes(good.body).replace(b'"title":"x"', b'"due":"never"')
        envelopes.append(Envelope(msgspec.Raw(raw)))
    ledger = Ledger(post.journal, post.identity, "00000000000000aa")
    ledger.take_page(wire.Page(stream, "e", 0, 2, 2, envelopes))
    return ["bad", "worse"]


def test_what_was_refused_is_shown_with_its_author_and_tried_alone_or_all_together(
    qtbot: QtBot, panel: OutboxPanel, post: Post, refused: list[str]
) -> None:
    panel.open()
    qtbot.waitUntil(lambda: len(panel.rows()) > 3, timeout=20_000)
    first, second = panel.rows()[:2]
    assert first[1] == "Task"
    assert first[3] == "00000000000000b1"
    assert first[4] == "from the server: its due time has a value that is not known here"
    assert second[4] == first[4]
    assert panel.export_button.isVisible()
    assert not panel.retry_one_button.isVisible()
    panel.list.setCurrentIndex(panel.list.model().index(0, 0))
    assert panel.retry_one_button.isVisible()
    tried: list[object] = []
    post.feed.subscribe(lambda notice: tried.append(notice.changed))
    qtbot.keyClick(panel.list, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: bool(tried), timeout=20_000)
    assert [one.key for one in post.outbox().parked] == refused  # tried, and still not known here
    panel.list.setCurrentIndex(panel.list.model().index(3, 0))
    assert not panel.retry_one_button.isVisible()


@pytest.mark.usefixtures("refused")
def test_what_was_refused_is_written_to_a_file(
    qtbot: QtBot, panel: OutboxPanel, tmp_path: Path
) -> None:
    panel.folder = tmp_path / "documents"
    panel.open()
    qtbot.waitUntil(panel.export_button.isVisible, timeout=20_000)
    qtbot.keyClick(panel.list, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: panel.told.text() != "", timeout=20_000)
    (path,) = panel.folder.iterdir()
    assert str(path) in panel.told.text()
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert [line["key"] for line in lines] == ["bad", "worse"]


@pytest.mark.usefixtures("refused")
def test_a_file_that_cannot_be_written_is_told(
    qtbot: QtBot, panel: OutboxPanel, tmp_path: Path
) -> None:
    panel.folder = tmp_path / "documents"
    panel.folder.write_text("a file stands there")
    panel.open()
    qtbot.waitUntil(panel.export_button.isVisible, timeout=20_000)
    qtbot.mouseClick(panel.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "cannot be written" in panel.wrong.text(), timeout=20_000)


def test_refused_changes_come_first_with_their_reason(post: Post, stream: str) -> None:
    parked = Parked(stream, "c1", "message", "gone", outgoing=True, reason="too large", at=NOW)
    theirs = Parked(stream, "c2", "unit", "x", outgoing=False, reason="no such field", at=NOW)
    rows = outbox_rows(Outbox((), (parked, theirs), 0, 2), post.reader)
    assert [row.reason for row in rows] == ["too large", "from the server: no such field"]


def test_what_a_full_server_does_not_take_waits_with_its_reason(post: Post, stream: str) -> None:
    rows = outbox_rows(post.outbox(), post.reader, {stream})
    assert rows
    assert {(row.reason, row.parked) for row in rows} == {(FULL, False)}
    assert not any(row.reason for row in outbox_rows(post.outbox(), post.reader, {"other"}))
