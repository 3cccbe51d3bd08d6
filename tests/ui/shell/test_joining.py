"""Two windows and a real server: join on the start page, see the same, go on without the line."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from commander.actions import LogMessage
from commander.post import Operator, Post

Seat = Callable[..., Any]  # a Hand at the window, see conftest
HERE = ("127.0.0.1",)


@dataclass
class Server:
    """A server as a process of its own: its address, its code, and its end."""

    process: "subprocess.Popen[str]"
    address: str
    code: str

    def end(self) -> None:
        self.process.terminate()
        self.process.communicate(timeout=30)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    program = "import sys; from commander.server.main import main; sys.exit(main())"
    options = ["--data", str(tmp_path / "server"), "--host", "127.0.0.1", "--port", "0"]
    process = subprocess.Popen(
        [sys.executable, "-u", "-c", program, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    said = process.stdout.readline() + process.stdout.readline()
    address = re.search(r"https?://\S+", said)
    code = re.search(r"[A-Z0-9]+(?:-[A-Z0-9]+){3,}", said)
    assert address, said
    assert code, said
    made = Server(process, address[0], code[0])
    yield made
    if process.poll() is None:
        made.end()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Post]:
    """The data folder of a second desk, nothing in it yet."""
    with Post.open(tmp_path / "other" / "post", sync=True) as opened:
        yield opened


@pytest.mark.e2e
def test_a_second_desk_joins_sees_the_same_and_both_go_on_offline(
    seat: Seat, server: Server, other: Post, tmp_path: Path
) -> None:
    with Post.open(tmp_path / "first" / "post", sync=True) as post:
        post.set_operator(Operator("Ann", "fire", "Scribe")).result(10)
        first = seat(post)
        page = first.session.window.frame.start
        page.person.setText("Ann")
        page.operation.setText("Night shift")
        page.open_button.click()
        first.until(lambda: not first.session.window.frame.starting)
        pill = first.session.window.frame.strip.line_pill
        assert pill.text() == "Local"

        post.search.interfaces = HERE
        outbox, page = first.session.outbox, first.session.network
        first.press("F8")
        assert page.isVisible()  # there is no server yet
        page.join.address.setText(server.address)
        page.join.code.setText(server.code)
        page.join.join_button.click()
        first.until(lambda: pill.text() == "Online")
        outbox.tabs[0].click()
        first.until(lambda: not outbox.rows())

        second = seat(other)
        page = second.session.window.frame.start
        page.person.setText("Bo")
        page.address.setText(server.address)
        page.code.setText(server.code)
        page.join_button.click()
        second.until(lambda: not second.session.window.frame.starting)
        second.until(lambda: second.session.window.frame.strip.incident.title() == "Night shift")

        post.perform(LogMessage(first.stream, "Road 18 closed")).result(10)
        log = second.session.window.panels.log.view.model()
        second.until(lambda: log.rowCount() == 1)

        server.end()
        first.until(lambda: pill.text().startswith("Offline since"))
        post.perform(LogMessage(first.stream, "Water supply lost")).result(10)
        first.until(lambda: pill.text().endswith("1 to send"))
        first.until(lambda: [row[2] for row in outbox.rows()] == ["Water supply lost"])
        for hand in (first, second):
            hand.leave()


@pytest.mark.e2e
def test_two_desks_without_a_server_one_shares(seat: Seat, other: Post, tmp_path: Path) -> None:
    """One switch here; found, joined and at work there; over again when it is switched off."""
    with Post.open(tmp_path / "first" / "post", sync=True) as post:
        for one in (post, other):
            one.hub.interfaces = one.search.interfaces = HERE
        post.hub.start(HERE[0], name="Engine 3").result(30)
        post.hub.stop().result(30)  # listens on the loopback interface from now on
        post.set_operator(Operator("Ann", "fire", "Scribe")).result(10)
        first = seat(post)
        start = first.session.window.frame.start
        start.person.setText("Ann")
        start.operation.setText("Night shift")
        start.open_button.click()
        first.until(lambda: not first.session.window.frame.starting)
        first.press("Shift+F8")
        share = first.session.network.share
        first.until(lambda: share.switch.isEnabled() and share.switch.text() == "Share")
        share.switch.click()
        first.until(lambda: share.code.text().count("-") > 3)
        first.until(lambda: post.hub.state().found)

        second = seat(other)
        start = second.session.window.frame.start
        start.find_button.click()
        mine = lambda: [b for b in start.near.buttons if b.text().startswith("Engine 3")]  # noqa: E731
        second.until(mine)
        mine()[0].click()
        assert start.address.text().startswith(HERE[0])
        start.address.setText(share.address.text())
        start.code.setText(share.code.text())
        start.person.setText("Bo")
        start.join_button.click()
        second.until(lambda: not second.session.window.frame.starting)
        _both_see_what_either_writes(first, second, post, other)
        first.until(lambda: share.guests.text() == "Joined: 1, connected now: 1")
        share.switch.click()
        pill = second.session.window.frame.strip.line_pill
        second.until(lambda: pill.text().startswith("Offline since"))
        first.until(lambda: share.switch.text() == "Share")
        for hand in (first, second):
            hand.leave()


def _both_see_what_either_writes(first: Any, second: Any, post: Post, other: Post) -> None:
    for writer, text in ((post, "Road 18 closed"), (other, "Heard")):
        writer.perform(LogMessage(first.stream, text)).result(10)
    for hand in (first, second):
        log = hand.session.window.panels.log.view.model()
        hand.until(lambda log=log: log.rowCount() == 2)
