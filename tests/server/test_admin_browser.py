"""The administrator's page in a real browser, over TLS, before a server that runs."""

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from commander.journal import wire
from commander.server.access.roles import Role
from tests.devices import Device
from tests.server.browsing import Browser
from tests.server.caller import Caller
from tests.server.chromium import PATIENCE, Chromium
from tests.server.office import ACTOR, PASSWORD, Office
from tests.sync.harness import ServerProcess, until

pytestmark = [pytest.mark.e2e]

SOON = 1.5
"""Seconds: one, and what a busy machine takes to run the browser and the test."""

HOSTILE = "<img src=x onerror=alert(1)>"
STREAM = "9b1d7a4c02e65f38"
PICTURES = os.environ.get("COMMANDER_PICTURES", "")
"""Folder for pictures of each page, to be looked at."""

PLACES = ("", "/devices", "/users", "/streams", f"/stream?id={STREAM}", "/codes", "/audit")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """A server with an administrator, a post with a hostile name, and an operation of its."""
    made = ServerProcess(tmp_path_factory.mktemp("looked-at"), "--name", "City").start()
    office = Office.of(made)
    office.people.add(ACTOR, "ann", administrator=True, password=PASSWORD)
    office.people.add(ACTOR, HOSTILE, administrator=False)
    office.book.close()
    caller = Caller(made)
    named = msgspec.structs.replace(caller.enrolment(made.code), name=HOSTILE)
    assert caller.call("POST", "enrol", data=wire.encode(named)).status_code == 200
    title = {"name": HOSTILE}
    change = Device("00000000000000e1").write(
        1, title, entity="operation", key=STREAM, stream=STREAM
    )
    caller.push(STREAM, [change])
    caller.session.close()
    yield made
    made.stop()


@pytest.fixture
def window(server: ServerProcess, qtbot: QtBot) -> Iterator[Chromium]:
    """A browser in which nobody is signed in; at its end its console must have been silent."""
    made = Chromium(qtbot, server.address)
    yield made
    said, hosts = made.page.said, made.hosts
    made.close()
    assert said == [], "the console is silent"
    assert hosts <= {server.address}, "nothing is asked of anybody else"


def sign_in(window: Chromium, password: str = PASSWORD) -> None:
    """Sign in by the keyboard alone: the first field has the focus already."""
    window.open("/admin/sign-in")
    window.view.activateWindow()
    window.view.setFocus()
    window.ask("document.getElementById('name').focus()")
    window.type("ann")
    window.key(Qt.Key.Key_Tab)
    window.type(password)
    bot = window.bot
    with bot.waitSignal(window.page.loadFinished, timeout=PATIENCE):
        window.key(Qt.Key.Key_Return)
    window.settled()


def test_signing_in_by_the_keyboard(window: Chromium) -> None:
    window.open("/admin")
    assert window.ask("location.pathname") == "/admin/sign-in"
    sign_in(window, "not the password")
    assert "Name and password do not belong together." in window.text()
    sign_in(window)
    assert window.ask("location.pathname") == "/admin"
    assert "takes everything in" in window.text()
    assert "none was made yet" in window.text(), "no backup"
    window.go("document.querySelector('header form button').click()")
    window.open("/admin/devices")
    assert window.ask("location.pathname") == "/admin/sign-in"


def test_every_page_is_shown_and_names_are_text(window: Chromium) -> None:
    sign_in(window)
    seen = ""
    for place in PLACES:
        window.open(f"/admin{place}")
        assert (
            window.ask("document.querySelectorAll('script, img, iframe, [onerror]').length") == "0"
        )
        seen = window.text()
        if place in {"/devices", "/users", "/streams"}:
            assert HOSTILE in seen, place
        reached = tabbed(window)
        wanted = window.ask(
            "[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select,"
            " summary')].filter(one => one.checkVisibility()).length"
        )
        assert reached == int(wanted), f"by the keyboard, at {place}"
        for width in (360, 1280):
            window.view.resize(width, 800)
            window.until(f"innerWidth == {width}")
            wide = window.ask("document.documentElement.scrollWidth")
            assert int(wide) <= width, f"{place} at {width}: {wide}"
    assert seen
    window.open("/admin/codes?lang=zh")
    assert window.ask("document.documentElement.lang") == "zh-Hans"
    assert "接入码" in window.text()
    window.open("/admin/codes")
    assert "接入码" in window.text(), "kept"


def tabbed(window: Chromium) -> int:
    """Return how many things the tab key reaches before it comes round."""
    window.ask("document.activeElement.blur()")
    window.ask(
        "window.reached = new Set(), document.addEventListener('focusin',"
        " e => window.reached.add(e.target))"
    )
    last, still = -1, 0
    for _ in range(200):
        window.key(Qt.Key.Key_Tab)
        now = int(window.ask("window.reached.size"))
        still = still + 1 if now == last else 0
        last = now
        if still > 4:
            break
    return last


def test_a_post_comes_in_and_is_shut_out(window: Chromium, server: ServerProcess) -> None:
    sign_in(window)
    window.open("/admin/codes")
    window.fill("code.make", note="Engine 12")
    assert "The new code" in window.text()
    code = window.ask("document.querySelector('section[aria-live] .code').innerText").strip()
    post = Caller(server, code)
    device = post.identity.device
    ended: list[float] = []
    began = threading.Event()

    def listen() -> None:
        with post.call("GET", "events", stream=True) as answer:
            lines = answer.iter_lines()
            next(lines)
            began.set()
            for _ in lines:
                pass
            ended.append(time.monotonic())

    thread = threading.Thread(target=listen)
    thread.start()
    assert began.wait(10)
    window.open(f"/admin/devices?q={device}")
    assert "listening" in window.text()
    clicked = time.monotonic()
    window.fill("device.revoke")
    thread.join(10)
    assert ended
    assert ended[0] - clicked < SOON, "within a second of the click"
    assert "The device is shut out." in window.text()
    assert post.call("GET", "positions/heads").status_code == 401
    post.session.close()


def test_a_role_is_given_and_taken(window: Chromium, server: ServerProcess) -> None:
    guest = Caller(server)
    sign_in(window)
    window.open(f"/admin/stream?id={STREAM}")
    window.fill("stream.mode", mode="restricted")
    until(lambda: not guest.hello().streams, "it is hidden from who has no role")
    holder = f"device:{guest.identity.device}"
    window.fill("role.give", holder=holder, role=str(Role.OBSERVER))
    assert "The role was given." in window.text()
    until(lambda: [head.stream for head in guest.hello().streams] == [STREAM], "it is seen")
    window.fill("role.take")
    window.fill("stream.mode", mode="open")
    guest.session.close()


def test_foreign_forms_and_old_sessions_do_nothing(window: Chromium, server: ServerProcess) -> None:
    sign_in(window)
    window.open("/admin/codes")
    window.ask("document.querySelectorAll('input[name=form]').forEach(one => one.value = 'x')")
    window.fill("code.make", note="forged")
    assert "too old or not from this page" in window.text()
    window.open("/admin/codes")
    assert "forged" not in window.text()
    office = Office.of(server)
    office.people.set_password(ACTOR, office.people.named("ann"), PASSWORD)  # ends the sessions
    office.book.close()
    window.fill("code.make", note="late")
    assert window.ask("location.pathname") == "/admin/sign-in"
    other = Browser(server)
    other.sign_in("ann", PASSWORD)
    assert "late" not in other.get("/admin/codes").text
    other.close()


@pytest.mark.skipif(not PICTURES, reason="pictures are made when COMMANDER_PICTURES names a folder")
def test_pictures(window: Chromium) -> None:
    sign_in(window)
    for language in ("en", "zh"):
        for width in (1280, 390):
            for place in PLACES:
                window.view.resize(width, 800)
                mark = "&" if "?" in place else "?"
                window.open(f"/admin{place}{mark}lang={language}")
                name = place.strip("/").partition("?")[0] or "overview"
                window.save(Path(PICTURES) / f"{name}-{language}-{width}.png")
