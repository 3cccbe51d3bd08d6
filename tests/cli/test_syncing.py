import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run

SERVER = "import sys; from commander.server.main import main; sys.exit(main())"
Apart = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """A real server; gives its address and code."""
    process = subprocess.Popen(
        [sys.executable, "-c", SERVER, "--data", str(tmp_path / "server"), "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout is not None
        said: dict[str, str] = {}
        while "Enrolment code" not in said:
            name, found, value = process.stdout.readline().partition(": ")
            assert found, "the server did not start"
            said[name] = value.strip()
        yield said["Address"], said["Enrolment code"]
    finally:
        process.terminate()
        process.communicate(timeout=20)


def test_without_a_server_it_says_how_to_join(run: Run) -> None:
    said = run("sync", "--once")
    assert (said.code, said.out) == (1, "")
    assert "commander join ADDRESS CODE" in said.err
    wrong = run("join", "not an address", "code")
    assert wrong.code == 1
    assert wrong.err.count("\n") == 1


def test_a_server_that_is_not_there_is_named(run: Run) -> None:
    said = run("join", "https://127.0.0.1:9", "S5QGA-PJ71E-HDV02-0BNDC-DR5NE-AGDV3-2YX7T-JYBWZ")
    assert said.code == 1
    assert said.err.startswith("commander: ")
    assert said.err.count("\n") == 1


@pytest.mark.e2e
def test_two_posts_exchange_through_a_server(
    run: Run, apart: Apart, server: tuple[str, str], tmp_path: Path
) -> None:
    second = str(tmp_path / "second")
    run("operation", "open", "Derailment")
    run("log", "written offline")
    assert run("join", *server).out.startswith("Joined ")
    assert "online, 0 to send" in run("sync", "--once").out
    assert run("--data", second, "join", *server).code == 0
    running = apart("--data", second, "sync")
    assert running.stderr is not None
    try:
        while "online" not in (line := running.stderr.readline()):
            assert line, "it ended"
    finally:
        running.send_signal(signal.SIGTERM)
        out, err = running.communicate(timeout=20)
    assert (running.returncode, err) == (0, "")
    assert "online, 0 to send, 0 set aside" in out
    assert run("--data", second, "sync", "--once").code == 0
    assert "written offline" in run("--data", second, "messages").out


def test_servers_are_listed_and_left(run: Run) -> None:
    assert run("servers").out == "This post has joined none.\n"
    assert run("servers", "--json").json == []
    said = run("leave", "nobody")
    assert (said.code, said.out) == (1, "")
    assert "no server nobody" in said.err


@pytest.mark.e2e
def test_a_post_shares_without_a_window(run: Run, apart: Apart, tmp_path: Path) -> None:
    """A vehicle without a screen: prints address and code, serves, and ends with Ctrl+C."""
    second = str(tmp_path / "second")
    run("operation", "open", "Derailment")
    run("log", "from the hub")
    sharing = apart("share", "--host", "127.0.0.1", "--name", "Engine 3")
    assert sharing.stdout is not None
    try:
        said = dict(sharing.stdout.readline().strip().split(": ", 1) for _ in range(2))
        address, code = said["Address"], said["Enrolment code"]
        assert run("--data", second, "join", address, code).out.startswith("Joined Engine 3")
        assert "online, 0 to send" in run("--data", second, "sync", "--once").out
        run("--data", second, "log", "from the guest")
        assert run("--data", second, "sync", "--once").code == 0
        (joined,) = run("--data", second, "servers", "--json").json
        assert (joined["kind"], joined["name"], joined["on"]) == ("hub", "Engine 3", True)
        assert "Engine 3  hub" in run("--data", second, "servers").out
    finally:
        sharing.send_signal(signal.SIGINT)
        _, err = sharing.communicate(timeout=20)
    assert (sharing.returncode, err) == (0, "")
    assert "from the guest" in run("messages").out
    assert run("--data", second, "leave", "Engine 3").out == "Left Engine 3.\n"
    assert run("--data", second, "servers", "--json").json == []
