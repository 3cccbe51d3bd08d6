"""Several workers and machines on one PostgreSQL: each does all, any may die, hints may be lost."""

import contextlib
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from commander.journal import wire
from commander.journal.change import Envelope
from tests.devices import Device
from tests.postgres import PASSWORD, Cluster
from tests.server.caller import Caller
from tests.server.crowds import acknowledged, all_there, writing
from tests.sync.harness import PATIENCE, ServerProcess, until

pytestmark = pytest.mark.e2e


@pytest.fixture
def workers(cluster: Cluster, tmp_path: Path) -> Iterator[ServerProcess]:
    made = ServerProcess(
        tmp_path / "server", "--no-tls", "--workers", "2", database=cluster.url(cluster.database())
    ).start()
    yield made
    made.stop()


@pytest.fixture
def two(cluster: Cluster, tmp_path: Path) -> Iterator[tuple[ServerProcess, ServerProcess]]:
    """Two machines that serve one database."""
    url = cluster.url(cluster.database())
    first, other = [ServerProcess(tmp_path / name, "--no-tls", database=url) for name in "ab"]
    yield first.start(), other.start()
    first.stop()
    other.stop()


def serving(server: ServerProcess) -> list[psutil.Process]:
    """Return the workers of a server."""
    found = []
    for one in psutil.Process(server.pid).children():
        with contextlib.suppress(psutil.Error):
            if "multiprocessing-fork" in " ".join(one.cmdline()):
                found.append(one)
    return found


def some(device: Device, stream: str, number: int) -> list[Envelope]:
    return [device.write(number, {"title": f"{number}"}, key=f"t{number}", stream=stream)]


def test_workers_die_in_mid_push(workers: ServerProcess) -> None:
    stream = f"op-{secrets.token_hex(4)}"
    until(lambda: len(serving(workers)) == 2)
    with writing(workers, stream, 6) as writers:
        for _ in range(3):
            enough = acknowledged(writers) + 30
            until(lambda enough=enough: acknowledged(writers) > enough, "it goes on")  # type: ignore[misc]
            serving(workers)[0].send_signal(signal.SIGKILL)
            until(lambda: len(serving(workers)) == 2, "another one takes its place")
    all_there(workers, stream, writers)


def test_all_workers_end_with_their_parent(workers: ServerProcess) -> None:
    until(lambda: len(serving(workers)) == 2)
    started = serving(workers)
    workers.kill()
    gone, alive = psutil.wait_procs(started, timeout=PATIENCE)
    assert (len(gone), alive) == (2, [])


def listen(caller: Caller) -> Iterator[wire.Page]:
    """Give the pages that come on an event stream."""
    with caller.call("GET", "events", stream=True) as answer:
        kind = b""
        for line in answer.iter_lines():
            if line.startswith(b"event: "):
                kind = line.removeprefix(b"event: ")
            elif line.startswith(b"data: ") and kind == b"page":
                yield wire.decode(line.removeprefix(b"data: "), wire.Page)
            elif line.startswith(b"data: "):
                yield wire.Page("", "", 0, 0, 0, [])


def test_what_one_worker_takes_in_another_one_tells(
    two: tuple[ServerProcess, ServerProcess], cluster: Cluster
) -> None:
    first, other = two
    stream, device = f"op-{secrets.token_hex(4)}", Device("00000000000000c1")
    writer, reader = Caller(first), Caller(other)
    assert writer.hello().server == reader.hello().server, "posts know it as one"
    pages = listen(reader)
    next(pages)
    writer.push(stream, some(device, stream, 1))
    assert next(pages).next == 1
    # Now every hint is lost: the connections that wait for them are ended, and stay away.
    with cluster.connect() as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"
        )
        writer.push(stream, some(device, stream, 2))
    assert next(pages).next == 2
    for one in (writer, reader):
        one.session.close()


def test_a_token_of_one_worker_opens_every_other(two: tuple[ServerProcess, ServerProcess]) -> None:
    first, other = two
    caller = Caller(first)
    caller.server = other
    stream, device = f"op-{secrets.token_hex(4)}", Device("00000000000000c2")
    made = some(device, stream, 1)
    assert caller.push(stream, made).head == 1
    caller.server = first
    assert caller.push(stream, made).answers[0].result == "duplicate"
    caller.session.close()


def test_the_clock_of_one_machine_is_an_hour_off(cluster: Cluster, tmp_path: Path) -> None:
    url = cluster.url(cluster.database())
    right, wrong = [ServerProcess(tmp_path / name, "--no-tls", database=url) for name in "ab"]
    wrong.program = ["tests.server.skewed"]
    try:
        stream, device = f"op-{secrets.token_hex(4)}", Device("00000000000000c3")
        callers = [Caller(right.start()), Caller(wrong.start())]
        for number, caller in enumerate(callers, 1):
            assert abs(caller.hello().time - time.time() * 1000) < 60_000
            caller.push(stream, some(device, stream, number))
            caller.session.close()
        with psycopg.connect(url.replace("+psycopg", "")) as connection:
            rows = connection.execute("SELECT received_at FROM change").fetchall()
        assert all(abs(at - time.time() * 1000) < 60_000 for (at,) in rows)
    finally:
        right.stop()
        wrong.stop()


def test_the_password_is_nowhere_to_be_seen(cluster: Cluster, tmp_path: Path) -> None:
    url = cluster.url(cluster.database())
    command = [sys.executable, "-m", "commander.server.main", "--data", str(tmp_path / "server")]
    options = ["--port", "0", "--no-tls", "--workers", "2", "--database", url]
    with (tmp_path / "said").open("w") as said:
        process = subprocess.Popen([*command, *options], stdout=subprocess.PIPE, stderr=said)
        try:
            assert process.stdout is not None
            assert process.stdout.readline().startswith(b"Address")
            mine = psutil.Process(process.pid)
            until(lambda: len(mine.children()) >= 2)
            for one in (mine, *mine.children(recursive=True)):
                assert PASSWORD not in " ".join(one.cmdline())
                assert PASSWORD not in one.name()
        finally:
            process.terminate()
            process.wait(PATIENCE)
            process.stdout.close()  # type: ignore[union-attr]
    assert PASSWORD not in (tmp_path / "said").read_text()
    wrong = url.replace(f":{cluster.port}/", ":1/").replace("commander_", "secret_")
    for given in (wrong, url.replace("postgresql+", "mysql+"), f"nonsense {PASSWORD}"):
        done = subprocess.run(
            [*command, *options[:-1], given],
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        assert done.returncode == 1
        assert PASSWORD not in done.stdout + done.stderr
        assert len(done.stderr.splitlines()) == 1, done.stderr


def test_the_address_from_a_file(cluster: Cluster, tmp_path: Path) -> None:
    (tmp_path / "url").write_text(cluster.url(cluster.database()) + "\n")
    options = ("--no-tls", "--database-file", str(tmp_path / "url"))
    server = ServerProcess(tmp_path / "server", *options).start()
    caller = Caller(server)
    assert caller.hello().streams == []
    caller.session.close()
    assert server.stop() == 0
    assert not (tmp_path / "server" / "server.db").exists()


def test_workers_need_a_database(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "commander.server.main",
        "--data",
        str(tmp_path),
        "--port",
        "0",
    ]
    for options in (["--workers", "2"], ["--workers", "0"], ["--synchronous"]):
        done = subprocess.run(
            [*command, *options], capture_output=True, text=True, timeout=30, check=False
        )
        assert done.returncode == 1
        assert "--workers" in done.stderr
