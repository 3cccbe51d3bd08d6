"""A server as its administrator runs it: health, measures, log, backup, restore, check."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from commander.actions import LogMessage
from commander.errors import EnvironmentProblem, UserError
from commander.journal.blobs import Blobs
from commander.server.access.hooks import SECRETS
from commander.server.access.oidc import SECRET
from commander.server.operation import backups
from commander.server.operation.backups import Kept
from commander.server.postgresql import address as addresses
from tests.postgres import PASSWORD, free_port
from tests.server.caller import Caller
from tests.server.crowds import acknowledged, writing
from tests.sync.harness import (
    DATABASES,
    PATIENCE,
    Posts,
    ServerProcess,
    address,
    ids,
    open_operation,
    settled,
    until,
)

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.filterwarnings("ignore:unclosed <ssl:ResourceWarning"),
    pytest.mark.usefixtures("_collected"),
]


@pytest.fixture(params=DATABASES)
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ServerProcess]:
    made = ServerProcess(tmp_path / "server", database=address(request))
    yield made
    made.kill()


def command(
    server: ServerProcess, folder: Path, *words: object
) -> "subprocess.CompletedProcess[str]":
    known = {"COMMANDER_DATABASE": server.database} if server.database else {}
    return subprocess.run(
        [sys.executable, "-m", "commander.server.main", *map(str, words), "--data", str(folder)],
        env=os.environ | known,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_what_was_acknowledged_after_a_backup_comes_back_from_the_posts(
    server: ServerProcess, posts: Posts, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    one = posts.open("one", server.start())
    stream = open_operation(one)
    one.perform(LogMessage(stream, "before the backup")).result(PATIENCE)
    until(lambda: settled(one))
    done = command(server, server.folder, "backup", tmp_path / "copies")
    assert done.returncode == 0, done.stderr
    copy = Path(done.stdout.strip())
    assert backups.place(server.folder) == copy.parent, "the server knows where its copies are"
    one.perform(LogMessage(stream, "after the backup")).result(PATIENCE)
    until(lambda: settled(one))
    held = ids(one, stream)
    server.kill()

    empty = ""
    if server.database:
        cluster = request.getfixturevalue("cluster")
        empty = cluster.url(cluster.database())
    restored = ServerProcess(tmp_path / "again", database=empty)
    restored.port = server.port
    done = command(restored, restored.folder, "restore", copy)
    assert done.returncode == 0, done.stderr
    assert restored.ids(stream).total() < held.total()
    restored.start()
    try:
        assert restored.code == server.code  # posts know it again, and newcomers their code
        until(lambda: restored.ids(stream) == held, "the post sends again what the copy lacks")
        other = posts.open("other", restored)
        until(lambda: ids(other, stream) == held)
    finally:
        restored.kill()


def test_a_backup_under_load_is_of_one_moment(
    server: ServerProcess, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Of each device it has a beginning without a gap, and all that was acknowledged before it."""
    server.start()
    stream = "op-under-load"
    with writing(server, stream, 4) as writers:
        until(lambda: acknowledged(writers) > 40)
        before = {one for writer in writers for one in list(writer.acknowledged)}
        done = command(server, server.folder, "backup", tmp_path / "copies")
        assert done.returncode == 0, done.stderr
    server.kill()
    empty = ""
    if server.database:
        cluster = request.getfixturevalue("cluster")
        empty = cluster.url(cluster.database())
    restored = ServerProcess(tmp_path / "again", database=empty)
    done = command(restored, restored.folder, "restore", Path(done.stdout.strip()))
    assert done.returncode == 0, done.stderr
    held = restored.ids(stream)
    assert before <= held.keys()
    assert set(held.values()) == {1}
    numbers: dict[str, list[int]] = {}
    for one in held:
        device, _, n = one.rpartition("-")
        numbers.setdefault(device, []).append(int(n))
    for device, found in numbers.items():
        assert sorted(found) == list(range(1, len(found) + 1)), f"a gap of {device}"


def test_a_backup_that_is_damaged_or_does_not_fit_restores_nothing(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path / "server").start()
    try:
        copy = backups.make(Kept(server.folder), tmp_path / "copies", 1_000_000_000.0)
    finally:
        server.stop()
    target = tmp_path / "target"
    elsewhere = addresses.parse("postgresql+psycopg://somebody@127.0.0.1/commander")
    with pytest.raises(UserError, match="backup of a server on sqlite"):
        backups.restore(copy, Kept(target, elsewhere))
    with pytest.raises(UserError, match="is not empty"):
        backups.restore(copy, Kept(server.folder))
    journal = copy / backups.JOURNAL
    content = bytearray(journal.read_bytes())
    content[len(content) // 2] ^= 1
    journal.write_bytes(content)
    with pytest.raises(UserError, match="damaged or missing"):
        backups.restore(copy, Kept(target))
    (copy / backups.LIST).write_text("{")
    with pytest.raises(UserError, match="list of the backup"):
        backups.restore(copy, Kept(target))
    with pytest.raises(UserError, match="is no backup"):
        backups.restore(tmp_path / "nowhere", Kept(target))
    assert not target.exists()


def test_only_the_newest_backups_stay_and_attachments_stand_once(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path / "server").start()
    server.stop()
    shelf = Blobs(server.folder / backups.ATTACHMENTS)
    source = tmp_path / "photo"
    source.write_bytes(b"what was seen" * 1000)
    with source.open("rb") as content:
        digest = shelf.add(content)
    (server.folder / SECRET).write_text("of the city's sign-in")
    (server.folder / SECRETS).write_text("of its webhooks")
    target = tmp_path / "copies"
    made = [backups.make(Kept(server.folder), target, 1e9 + day * 86_400, 2) for day in range(4)]
    assert backups.copies(target) == [made[3], made[2]]
    assert Blobs(target / backups.ATTACHMENTS).sound(digest)
    backups.restore(made[3], Kept(tmp_path / "again"))
    assert Blobs(tmp_path / "again" / backups.ATTACHMENTS).sound(digest)
    for name in backups.PRIVATE:
        assert (tmp_path / "again" / name).read_bytes() == (server.folder / name).read_bytes()


def test_a_backup_that_cannot_be_written_leaves_nothing_and_says_so(tmp_path: Path) -> None:
    ServerProcess(tmp_path / "server").start().stop()
    in_the_way = tmp_path / "copies"
    in_the_way.write_text("a file")
    with pytest.raises(EnvironmentProblem, match="No backup was made"):
        backups.make(Kept(tmp_path / "server"), in_the_way, 1e9)
    assert in_the_way.read_text() == "a file"
    with pytest.raises(UserError, match="holds no data"):
        backups.make(Kept(tmp_path / "nothing"), tmp_path / "other", 1e9)


def test_health_and_measures_tell_of_the_database_and_never_stand_at_the_posts_address(
    request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    port = free_port()
    server = ServerProcess(
        tmp_path / "server", "--no-tls", "--metrics", f"127.0.0.1:{port}"
    ).start()
    try:
        caller = Caller(server)
        caller.hello()
        caller.session.close()
        health = requests.get(f"{server.address}/healthz", timeout=10)
        assert (health.status_code, health.json()["well"]) == (200, True)
        assert requests.get(f"{server.address}/metrics", timeout=10).status_code == 404
        said = requests.get(f"http://127.0.0.1:{port}/metrics", timeout=10).text
    finally:
        server.stop()
    assert 'commander_requests_total{method="POST",route="/v1/hello",status="200"} 1.0' in said
    assert "commander_database_answers 1.0" in said
    assert re.search(r"^commander_disk_free_bytes [1-9]", said, re.MULTILINE)
    assert caller.token not in said


def test_workers_count_together(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    cluster = request.getfixturevalue("cluster")
    port = free_port()
    server = ServerProcess(
        tmp_path / "server",
        *("--no-tls", "--workers", "2", "--metrics", f"127.0.0.1:{port}"),
        database=cluster.url(cluster.database()),
    ).start()
    try:
        for _ in range(20):
            answer = requests.get(f"{server.address}/healthz", timeout=10)
            assert answer.status_code == 200, answer.text
        said = requests.get(f"http://127.0.0.1:{port}/metrics", timeout=10).text
    finally:
        server.stop()
    assert 'commander_requests_total{method="GET",route="/healthz",status="200"} 20.0' in said


def test_a_database_that_is_gone_makes_the_server_not_well(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    cluster = request.getfixturevalue("cluster")
    name = cluster.database()
    server = ServerProcess(tmp_path / "server", "--no-tls", database=cluster.url(name)).start()
    try:
        assert requests.get(f"{server.address}/healthz", timeout=10).json()["database"] is True
        with cluster.connect() as connection:
            connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false".encode())
            connection.execute(
                b"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
                (name,),
            )
        until(lambda: requests.get(f"{server.address}/healthz", timeout=20).status_code == 503)
    finally:
        server.stop()


def test_the_log_is_json_and_holds_no_secret(tmp_path: Path) -> None:
    log = tmp_path / "log"
    server = ServerProcess(tmp_path / "server", "--no-tls", "--log", "json")
    with log.open("w") as file:
        server.errors = file
        server.start()
        caller = Caller(server)
        caller.hello()
        caller.call("GET", "changes", params={"stream": "a-private-name"})
        caller.session.headers["Authorization"] = "Bearer not-a-token"
        caller.call("GET", "changes", params={"stream": "a-private-name"})
        caller.session.close()
        server.stop()
    text = log.read_text()
    lines = [json.loads(line) for line in text.splitlines()]
    routes = {(line["route"], line["status"]) for line in lines if "route" in line}
    assert {("/v1/enrol", 200), ("/v1/hello", 200), ("/v1/changes", 401)} <= routes
    for secret in (caller.token, server.code, "not-a-token", "a-private-name"):
        assert secret not in text


def test_check_names_what_is_wrong(server: ServerProcess, tmp_path: Path) -> None:
    server.start()
    done = command(server, server.folder, "check")
    # The cluster of the tests does not wait for its disk, and that is what it finds.
    assert done.returncode == int(bool(server.database)), done.stdout + done.stderr
    assert bool(server.database) == ("fsync is off" in done.stdout)
    assert "✓ database" in done.stdout
    assert "! backup: none" in done.stdout
    assert PASSWORD not in done.stdout
    command(server, server.folder, "backup", tmp_path / "copies")
    server.stop()
    done = command(server, server.folder, "check", "--backups", tmp_path / "copies")
    assert "✓ backup" in done.stdout
    (server.folder / "server.crt").write_text("no certificate")
    if not server.database:
        (server.folder / "server.db").write_bytes(b"SQLite format 3\0" + os.urandom(8192))
    done = command(server, server.folder, "check")
    assert done.returncode == 1
    assert "✗ certificate" in done.stdout
    assert "✗ database" in done.stdout
