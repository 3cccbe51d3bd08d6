"""The page of the network: servers with their lines, joining, sharing, in an operator's words."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from commander.actions import LogMessage, OpenOperation
from commander.hub import Guest, HubState
from commander.post import Post
from commander.sync.discovery import Found
from commander.sync.line import LineState
from commander.sync.link import ServerLine
from commander.sync.servers import Server
from ui.bridge import Bridge
from ui.context import Context
from ui.focus import Focus
from ui.jobs import Jobs
from ui.network import network_words
from ui.network.network_page import NetworkPage
from ui.network.servers_part import ServersPart
from ui.network.share_part import SharePart
from ui.selection import Selection
from ui.theme.theme import Theme

HERE = ("127.0.0.1",)
WAIT_MS = 15_000
NOW = 1_700_000_000_000
CITY = Server("https://10.0.0.5:8470", "ab" * 32, "00000000000000c1", "City", "server")
HUB = Server("https://10.0.0.7:8470", "cd" * 32, "00000000000000a1", "Engine 3", "hub")


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    with Post.open(tmp_path / "post", sync=True) as opened:
        opened.hub.interfaces = opened.search.interfaces = HERE
        yield opened


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Post]:
    """Another post, which shares."""
    with Post.open(tmp_path / "hub", sync=True) as opened:
        opened.perform(OpenOperation("Night")).result(10)
        opened.hub.interfaces = HERE
        opened.hub.start(HERE[0], name="Engine 3").result(30)
        yield opened


@pytest.fixture
def page(qtbot: QtBot, post: Post) -> Iterator[NetworkPage]:
    bridge, jobs = Bridge(post.feed), Jobs()
    errors: list[Exception] = []
    context = Context(
        post=post,
        bridge=bridge,
        jobs=jobs,
        theme=Theme(),
        selection=Selection(),
        focus=Focus(),
        notify=errors.append,
    )
    made = NetworkPage(context)
    made.resize(760, 700)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: bool(made.share.name.text()), timeout=WAIT_MS)
    yield made
    made.hide()
    bridge.stop()
    jobs.stop()
    assert errors == []


def button(where: QWidget, text: str) -> QPushButton:
    found = [one for one in where.findChildren(QPushButton) if one.text() == text]
    assert len(found) == 1, text
    return found[0]


def test_joining_needs_address_and_code_and_says_what_is_wrong(
    qtbot: QtBot, page: NetworkPage
) -> None:
    join = page.join
    qtbot.mouseClick(join.join_button, Qt.MouseButton.LeftButton)
    assert "Type the address" in join.wrong.text()
    join.address.setText("not an address")
    join.code.setText("nonsense")
    qtbot.keyClick(join.code, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "not an address" in join.wrong.text(), timeout=WAIT_MS)
    assert join.join_button.isEnabled()
    assert join.address.text() == "not an address"


def test_who_is_found_is_joined_paused_followed_and_left(
    qtbot: QtBot, page: NetworkPage, post: Post, hub: Post
) -> None:
    def offered() -> list[QPushButton]:
        mine = f"{hub.hub.choice.port}" if hub.hub.choice.port != 8470 else "127.0.0.1"
        return [one for one in page.join.near.buttons if one.text().endswith(mine)]

    qtbot.waitUntil(lambda: bool(offered()), timeout=WAIT_MS)
    offered()[0].click()
    assert page.join.address.text()
    page.join.code.setText(hub.hub.state().code)
    page.join.join_button.click()
    qtbot.waitUntil(lambda: bool(post.reader.operations()), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: len(page.servers.rows) == 1, timeout=WAIT_MS)
    assert page.join.address.text() == ""
    assert not page.servers.nothing.isVisible()
    qtbot.waitUntil(lambda: not offered(), timeout=WAIT_MS)  # it is among the servers now
    (row,) = page.servers.rows.values()
    row.pause.click()
    qtbot.waitUntil(lambda: row.pause.text() == "Follow", timeout=WAIT_MS)
    assert row.standing.text() == "Paused"
    stream = post.reader.operations()[0].key
    post.perform(LogMessage(stream, "while it is paused")).result(10)
    assert hub.reader.count(stream).total == 0
    row.pause.click()
    qtbot.waitUntil(lambda: hub.reader.count(stream).total == 1, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: row.standing.text() == "Reached, both have everything", timeout=WAIT_MS)
    assert page.servers.rows == {hub.journal.device: row}
    row.leave.click()
    qtbot.waitUntil(lambda: not post.link.servers(), timeout=WAIT_MS)
    qtbot.waitUntil(page.servers.nothing.isVisible, timeout=WAIT_MS)
    assert not page.servers.rows


def test_one_switch_shares_and_ends_it(
    qtbot: QtBot, page: NetworkPage, post: Post, tmp_path: Path
) -> None:
    post.hub.start(HERE[0]).result(30)  # from now on it listens here only
    post.hub.stop().result(30)
    qtbot.waitUntil(lambda: page.share.switch.text() == "Share", timeout=WAIT_MS)
    page.share.name.setText("Command car")
    page.share.switch.click()
    assert not page.share.switch.isEnabled()
    qtbot.waitUntil(lambda: page.share.switch.text() == "Stop sharing", timeout=WAIT_MS)
    state = post.hub.state()
    assert (page.share.code.text(), state.name) == (state.code, "Command car")
    assert page.share.address.text() == state.addresses[0]
    page.share.copy_button.click()
    assert QGuiApplication.clipboard().text() == f"{state.addresses[0]}\n{state.code}"
    with Post.open(tmp_path / "guest", sync=True) as guest:
        guest.join(state.addresses[0], state.code).result(30)
        qtbot.waitUntil(
            lambda: page.share.guests.text() == "Joined: 1, connected now: 1", timeout=WAIT_MS
        )
        page.share.new_code_button.click()
        qtbot.waitUntil(lambda: page.share.code.text() != state.code, timeout=WAIT_MS)
        page.share.void_button.click()
        qtbot.waitUntil(lambda: page.share.code.text() == "Nobody new is let in.", timeout=WAIT_MS)
        assert not page.share.void_button.isVisible()
        button(page.share, "Remove").click()
        qtbot.waitUntil(
            lambda: page.share.guests.text() == "Nobody has joined yet.", timeout=WAIT_MS
        )
        page.share.switch.click()
        qtbot.waitUntil(lambda: page.share.switch.text() == "Share", timeout=WAIT_MS)
        qtbot.waitUntil(lambda: guest.line.state().online is False, timeout=WAIT_MS)
    assert not page.share.address.isVisible()


def test_it_looks_for_others_only_while_it_is_seen(page: NetworkPage, post: Post) -> None:
    assert post.search._wanted == {"network"}
    page.hide()
    assert not post.search._wanted


@pytest.mark.parametrize(
    ("server", "state", "text", "tone"),
    [
        (replace(CITY, on=False), LineState(to_send=3), "Paused · 3 to send", ""),
        (CITY, LineState(online=None), "Connecting", "soon"),
        (
            CITY,
            LineState(online=False, since=NOW, to_send=4),
            "Away since 22:13 · 4 to send",
            "warning",
        ),
        (CITY, LineState(online=True, to_send=4), "Reached · 4 to send", "ok"),
        (CITY, LineState(online=True, caught_up=True), "Reached, both have everything", "ok"),
    ],
)
def test_how_a_line_stands(server: Server, state: LineState, text: str, tone: str) -> None:
    assert network_words.standing(server, state, UTC) == (text, tone)


def test_a_hub_that_moved_can_be_followed_there(qtbot: QtBot) -> None:
    part = ServersPart(Theme())
    qtbot.addWidget(part)
    asked: list[tuple[str, str]] = []
    part.move_asked.connect(lambda which, where: asked.append((which, where)))
    near = [Found("Engine 3", "10.0.0.9", HUB.peer), Found("Other", "10.0.0.8", "x")]
    away = LineState(HUB.address, online=False, since=NOW)
    part.show_lines([ServerLine(HUB, away), ServerLine(CITY, away)], near, UTC)
    row = part.rows[HUB.peer]
    assert not row.move_button.isHidden()
    assert row.move_button.text() == "Now at 10.0.0.9"
    row.move_button.click()
    assert asked == [(HUB.peer, "10.0.0.9")]
    assert part.rows[CITY.peer].move_button.isHidden()
    part.show_lines([ServerLine(HUB, LineState(HUB.address, online=True))], near, UTC)
    assert row.move_button.isHidden()
    assert list(part.rows) == [HUB.peer]


def test_text_of_others_is_never_markup(qtbot: QtBot) -> None:
    part, share = ServersPart(Theme()), SharePart(Theme())
    for one in (part, share):
        qtbot.addWidget(one)
    evil = replace(HUB, name="<b>x</b>")
    part.show_lines([ServerLine(evil, LineState())], [], UTC)
    share.show_state(HubState(on=True, guests=(Guest("d", "<img src=x>", 0, True),)))
    labels = [*part.findChildren(QLabel), *share.findChildren(QLabel)]
    assert any("<b>" in label.text() for label in labels)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)


def test_the_line_can_be_spared(qtbot: QtBot, page: NetworkPage, post: Post) -> None:
    page.show()
    qtbot.waitUntil(lambda: not page.narrow.switch.isChecked(), timeout=WAIT_MS)
    page.narrow.switch.click()
    qtbot.waitUntil(lambda: post.traffic.sparing, timeout=WAIT_MS)
    post.traffic.spare(on=False).result(10)  # the palette does it, too
    qtbot.waitUntil(lambda: not page.narrow.switch.isChecked(), timeout=WAIT_MS)
