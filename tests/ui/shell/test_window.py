"""The window around the panels: layout, title, strips, first start, second start, pictures."""

import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from commander.actions import (
    Action,
    CreateTask,
    LogMessage,
    SetResponseLevel,
    UpdateIncident,
    UpdateOperation,
)
from commander.control import listens, perform
from commander.domain.operation import Incident
from commander.domain.record import Party
from commander.domain.resources import Desk
from commander.errors import EnvironmentProblem
from commander.post import Operator, Post
from commander.sync.line import LineState
from ui.app import main
from ui.line_words import line_words

NOW = 1_700_000_000_000
MINUTE = 60_000
Seat = Callable[..., Any]  # a Hand at the window, see conftest


def start(*options: str) -> "subprocess.CompletedProcess[str]":
    """Start the program as its user would, in a process of its own."""
    program = "import sys; from commander.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", program, *options]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def test_the_first_start_asks_three_things_and_opens_an_operation(seat: Seat, post: Post) -> None:
    hand = seat(post)
    window, page = hand.session.window, hand.session.window.frame.start
    assert window.frame.starting
    hand.until(page.person.hasFocus)
    hand.press("Return")
    assert page._wrong.text()
    hand.type("A. Rivera")
    page.department.setCurrentIndex(page.department.findData("medical"))
    page.position.setText("Radio operator")
    page.operation.setFocus()
    hand.type("Night shift")
    hand.press("Return")
    hand.until(lambda: not window.frame.starting)
    (operation,) = post.reader.operations()
    assert operation.name == "Night shift"
    assert [one.name for one in post.reader.all(Incident, operation.key)] == ["Night shift"]
    (desk,) = post.reader.all(Desk, operation.key)
    assert (desk.person, desk.department, desk.position) == (
        "A. Rivera",
        "medical",
        "Radio operator",
    )
    hand.until(window.panels.log.entry.field.hasFocus)
    hand.until(lambda: window.frame.strip.incident.title() == "Night shift")


def test_an_operation_that_nobody_signed_asks_who_sits_here(
    seat: Seat, post: Post, scene: str
) -> None:
    post.set_operator(Operator()).result(10)
    hand = seat(post)
    assert not hand.session.window.frame.starting
    assert hand.session.window.frame.forms.desk.isVisible()


def test_the_window_comes_back_to_what_was_looked_at(seat: Seat, post: Post, scene: str) -> None:
    first = seat(post)
    first.until(lambda: first.session.window.incident)
    first.session.context.focus.set(scene, "i1")
    first.until(lambda: post.settings.get("focus", {}).get("incident") == "i1")
    second = seat(post)
    assert second.session.context.focus.incident == "i1"


def test_the_title_and_the_strip_count_what_is_late_and_unacknowledged(
    seat: Seat, post: Post, scene: str
) -> None:
    order = LogMessage(
        scene,
        "Withdraw",
        kind="order",
        ack_from=("department:medical",),
        happened_at=NOW - 30 * MINUTE,
        sender=Party("department", "command", "Command"),
    )
    task = CreateTask(scene, "Triage", "medical", due=NOW - MINUTE, happened_at=NOW - 10 * MINUTE)
    post.perform_all([order, task]).result(10)
    hand = seat(post)
    window = hand.session.window
    hand.until(lambda: window.windowTitle().startswith("(1 late, 1 unacknowledged)"))
    hand.until(lambda: len(window.frame.attention.texts()) == 2)
    assert window.frame.attention.texts()[0] == "! Triage late 1 min"
    window.frame.attention._pills[1].click()
    assert hand.session.context.selection.kind == "message"


def test_the_strip_never_makes_the_window_wider_than_it_is(
    seat: Seat, post: Post, scene: str
) -> None:
    long = "A very long name of an incident that says where it is and what burns there"
    fields = {"name": long, "fire_alarm": "4", "roll_call_minutes": 20}
    todo: list[Action] = [
        UpdateOperation(scene, {"kind": "exercise"}),
        UpdateIncident(scene, "i1", fields),
        SetResponseLevel(scene, "i1", "City", "2"),
        SetResponseLevel(scene, "i1", "Province", "3"),
    ]
    post.perform_all(todo).result(10)
    hand = seat(post, size=(1280, 720))
    window, strip = hand.session.window, hand.session.window.frame.strip
    hand.until(strip.mark.isVisible)
    line = LineState("https://server", online=False, since=NOW, to_send=1400, parked=12)
    strip.show_line(line_words(line, UTC))
    hand.until(lambda: window.size() == QSize(1280, 720))
    assert window.minimumSizeHint().width() <= 1280
    assert strip.incident.title() == long


def test_a_large_window_shows_all_panels_and_a_small_one_shares_tabs(
    seat: Seat, post: Post, scene: str
) -> None:
    hand = seat(post)
    window = hand.session.window
    panels = window.panels
    every = (panels.units, panels.map, panels.log, panels.board, panels.linkage)
    hand.until(lambda: all(panel.isVisible() for panel in every))
    assert panels.units.x() <= panels.map.mapTo(window, panels.map.rect().topLeft()).x()
    assert panels.map.width() > panels.units.width()

    window.resize(1280, 720)
    hand.until(lambda: window.docks.size == "small")
    assert panels.map.isVisible()
    assert sum(panel.isVisible() for panel in every) == 2
    for name in ("log", "board", "units", "linkage"):
        window.docks.show(name)
        hand.until(getattr(panels, name).isVisible)
        assert panels.log.entry.isVisible(), f"the entry line shows beside {name}"
        assert panels.map.isVisible()

    window.resize(1600, 950)
    hand.until(lambda: window.docks.size == "large")
    hand.until(lambda: all(panel.isVisible() for panel in every))
    assert panels.log.isAncestorOf(panels.log.entry)


# The offscreen platform stacks no windows.
@pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)
def test_panels_float_come_back_and_are_remembered(seat: Seat, post: Post, scene: str) -> None:
    hand = seat(post)
    window = hand.session.window
    window.docks.toggle_floating("board")
    assert window.docks.is_floating("board")
    assert window.panels.board.window() is not window
    window.keep_layout()
    post.settings.set("written", True).result(10)

    again = seat(post)
    assert again.session.window.docks.is_floating("board")
    again.session.window.reset_layout()
    assert not again.session.window.docks.is_floating("board")


@pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)
@pytest.mark.parametrize(
    ("name", "size"),
    [("map", (1600, 950)), ("linkage", (1600, 950)), ("log", (1280, 720)), ("map", (1280, 720))],
)
def test_closing_the_window_of_a_panel_brings_it_back(
    seat: Seat, post: Post, scene: str, name: str, size: tuple[int, int]
) -> None:
    hand = seat(post, size=size)
    docks, panel = hand.session.window.docks, getattr(hand.session.window.panels, name)
    docks.toggle_floating(name)
    assert docks.is_floating(name)
    panel.window().close()
    hand.until(lambda: not docks.is_floating(name))
    assert panel.window() is hand.session.window
    docks.show(name)
    hand.until(panel.isVisible)


def test_a_layout_nobody_can_read_gives_the_default(seat: Seat, post: Post, scene: str) -> None:
    hand = seat(post)
    docks = hand.session.window.docks
    for state in ("", "AAAA", "<?xml", '<?xml version="1.0"?><Other/>'):
        assert docks.restore("large", state) is False
        assert not any(docks.is_floating(name) for name in docks.names)
    assert docks.restore("large", docks.save()) is True


def test_an_exercise_is_framed_and_named(seat: Seat, post: Post, scene: str) -> None:
    post.perform(UpdateOperation(scene, {"kind": "exercise"})).result(10)
    hand = seat(post)
    strip = hand.session.window.frame.strip
    hand.until(strip.mark.isVisible)
    assert strip.mark.text == "EXERCISE"
    assert hand.session.window.frame.contentsMargins().left() == 0
    assert hand.session.window.frame.layout().contentsMargins().left() > 0


def test_a_problem_stands_in_the_banner_and_takes_no_focus(
    seat: Seat, post: Post, scene: str
) -> None:
    hand = seat(post)
    entry = hand.session.window.panels.log.entry.field
    hand.press("F2")
    hand.until(entry.hasFocus)
    problem = EnvironmentProblem("The disk of {folder} is full.", folder="post")
    hand.session.notices.tell(problem)
    assert "The disk of post is full." in hand.session.window.frame.banner.text()
    assert entry.hasFocus()


def test_closing_an_incident_needs_a_reason(seat: Seat, post: Post, scene: str) -> None:
    hand = seat(post)
    window = hand.session.window
    hand.until(lambda: window.incident)
    commands = {command.id: command for command in window.commands()}
    assert commands["incident.close"].can_run()
    assert not commands["incident.reopen"].can_run()
    commands["incident.close"].run()
    hand.press("Return")
    form = window.frame.forms.reason
    hand.until(form._wrong.text)
    assert form.isVisible()
    hand.type("fire is out")
    hand.press("Return")
    hand.until(lambda: post.reader.all(Incident, scene)[0].state == "closed")


def test_two_commands_never_share_a_key(seat: Seat, post: Post, scene: str) -> None:
    window = seat(post).session.window
    keys = [one.keys for one in window.commands() if one.keys and not one.local]
    assert len(keys) == len(set(keys))
    idents = [one.id for one in window.commands()]
    assert len(idents) == len(set(idents))


@pytest.mark.e2e
def test_a_second_start_says_so_and_raises_the_first_window(
    seat: Seat, post: Post, scene: str, capsys: pytest.CaptureFixture[str], qtbot: QtBot
) -> None:
    raised: list[bool] = []
    post.on_raise(lambda: raised.append(True))
    post.serve_control()
    code = start("--data", str(post.data))
    assert code.returncode == 0
    assert "Another Commander" in code.stderr
    assert raised == [True]


def test_without_a_display_one_line_names_what_renders_instead(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux may have no display")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main(data=tmp_path / "post") == 2
    said = capsys.readouterr().err.strip()
    assert "commander --screenshot DIR" in said
    assert "\n" not in said
    assert not (tmp_path / "post").exists()


@pytest.mark.e2e
def test_pictures_of_the_window_and_every_panel(post: Post, scene: str, tmp_path: Path) -> None:
    data, folder = post.data, tmp_path / "pictures"
    post.perform(CreateTask(scene, "Triage", "medical")).result(10)
    post.close()
    size = ("--size", "1920x1080", "--scale", "1.5")
    code = start("--data", str(data), "--screenshot", str(folder), *size, "--theme", "light")
    assert code.returncode == 0, code.stderr
    made = {path.stem for path in folder.glob("*.png")}
    assert made >= {
        "main-window",
        "units",
        "map",
        "log",
        "board",
        "linkage",
        "card",
        "palette",
        "keys",
        "outbox",
        "start",
    }
    picture = QImage(str(folder / "main-window.png"))
    assert (picture.width(), picture.height()) == (1920, 1080)
    colours = {picture.pixel(x, y) for x in range(0, 1920, 40) for y in range(0, 1080, 40)}
    assert len(colours) > 10


@pytest.mark.e2e
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to send")
@pytest.mark.parametrize("pause", [0.0, 2.0])  # s: while it is being made, and when it stands
def test_a_signal_closes_the_window_in_order(post: Post, scene: str, pause: float) -> None:
    data = post.data
    post.close()
    program = "import sys; from commander.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", program, "--data", str(data)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        deadline = time.monotonic() + 60
        while not (data / "control.json").exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        time.sleep(pause)
        running.terminate()
        try:
            said = running.communicate(timeout=60)[1]
        finally:
            running.kill()
    assert running.returncode == 0, said
    assert not (data / "control.json").exists()
    with Post.open(data) as again:
        assert again.salvaged == ""


@pytest.mark.e2e
def test_a_killed_window_has_lost_nothing_that_was_said_to_be_saved(post: Post, scene: str) -> None:
    data = post.data
    post.close()
    program = "import sys; from commander.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", program, "--data", str(data)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as running:
        deadline = time.monotonic() + 60
        while not listens(data) and time.monotonic() < deadline:
            time.sleep(0.1)
        saved = [
            perform(data, [LogMessage(scene, f"entry {number}")])[0].keys[0] for number in range(20)
        ]
        running.kill()
    with Post.open(data) as again:
        assert again.salvaged == ""
        found = again.reader.messages(again.reader.log(scene))
        assert {message.key for message in found} == set(saved)
        again.perform(LogMessage(scene, "and it goes on")).result(10)


@pytest.mark.e2e
def test_language_and_demonstration_are_changed_in_one_run(tmp_path: Path) -> None:
    program = Path(__file__).with_name("changing_over.py")
    done = subprocess.run(
        [sys.executable, str(program), str(tmp_path / "post")],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n")[:5] == [
        "en live",
        "zh live",
        "zh demonstration",
        "zh demonstration",
        "zh live",
    ]
    crashes = list(tmp_path.rglob("crash-*.txt"))
    assert not crashes, crashes[0].read_text("utf-8")
