"""PostgreSQL fails under a server: nothing acknowledged is lost, and nobody waits for ever."""

import contextlib
import secrets
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from commander.journal import wire
from tests.devices import Device
from tests.postgres import PASSWORD, USER, Cluster
from tests.server.caller import Caller
from tests.server.crowds import LONGEST, acknowledged, all_there, writing
from tests.sync.harness import (
    Posts,
    ServerProcess,
    ids,
    open_operation,
    settled,
    shown,
    until,
    write,
)

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.filterwarnings("ignore:unclosed <ssl:ResourceWarning"),
]

NAME = "commander_test"
IMPATIENT = "?options=-c%20lock_timeout%3D400%20-c%20statement_timeout%3D1500"
"""Added to an address: what waits longer fails."""


@pytest.fixture
def own() -> Iterator[Cluster]:
    """A PostgreSQL of the test's own, to be harmed."""
    made = Cluster()
    try:
        yield made.make()
    finally:
        made.remove()


@pytest.fixture
def stream() -> str:
    return f"op-{secrets.token_hex(4)}"


@contextlib.contextmanager
def serving(tmp_path: Path, url: str, *options: str) -> Iterator[ServerProcess]:
    server = ServerProcess(tmp_path / "server", "--no-tls", *options, database=url).start()
    try:
        yield server
    finally:
        server.kill()


def test_the_database_is_restarted_under_load(own: Cluster, tmp_path: Path, stream: str) -> None:
    with (
        serving(tmp_path, own.url(own.database())) as server,
        writing(server, stream, 6) as writers,
    ):
        for how in ("fast", "immediate"):
            enough = acknowledged(writers) + 20
            until(lambda enough=enough: acknowledged(writers) > enough)  # type: ignore[misc]
            own.stop(how)
            threading.Event().wait(0.3)
            own.start()
        enough = acknowledged(writers) + 20
        until(lambda: acknowledged(writers) > enough, "it goes on by itself")
    all_there(server, stream, writers)
    assert {status for one in writers for status in one.statuses} <= {200, 503}
    assert max(one.slowest for one in writers) < LONGEST


def push(server: ServerProcess, caller: Caller, stream: str, number: int) -> requests.Response:
    device = Device(f"{number:016x}")
    body = wire.pack(wire.Push(stream, [device.write(1, {"title": "x"}, stream=stream)]))
    headers = dict(caller.session.headers)
    return requests.post(f"{server.address}/v1/push", data=body, headers=headers, timeout=LONGEST)


def test_all_connections_are_in_use(cluster: Cluster, tmp_path: Path, stream: str) -> None:
    name = cluster.database()
    with serving(tmp_path, cluster.url(name) + IMPATIENT) as server:
        caller = Caller(server)
        assert push(server, caller, stream, 0).status_code == 200
        statuses: list[int] = []

        def ask(number: int) -> None:
            answer = push(server, caller, stream, number)
            statuses.append(answer.status_code)
            if answer.status_code == 503:
                assert int(answer.headers["Retry-After"]) >= 1

        with cluster.connect(name) as holding, holding.transaction():
            holding.execute("SELECT 1 FROM stream FOR UPDATE")
            threads = [threading.Thread(target=ask, args=(number,)) for number in range(1, 31)]
            for thread in threads:
                thread.start()
            other = f"{stream}-other"  # nobody else suffers for it longer than his turn takes
            until(lambda: push(server, caller, other, 99).status_code == 200)
            assert caller.changes(stream, own="true").head == 1
            for thread in threads:
                thread.join(LONGEST)
        assert statuses == [503] * 30
        assert push(server, caller, stream, 1).status_code == 200
        caller.session.close()


def test_a_slow_database_is_waited_for_only_so_long(
    cluster: Cluster, tmp_path: Path, stream: str
) -> None:
    name = cluster.database()
    with serving(tmp_path, cluster.url(name) + IMPATIENT) as server:
        caller = Caller(server)
        with cluster.connect(name) as connection:
            connection.execute(
                "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                "PERFORM pg_sleep(CASE WHEN NEW.n = 1 THEN 0.2 ELSE 60 END); RETURN NEW; END $$"
            )
            connection.execute(
                "CREATE TRIGGER slow BEFORE INSERT ON change FOR EACH ROW EXECUTE FUNCTION slow()"
            )
        device = Device("00000000000000d1")
        first = device.write(1, {"title": "x"}, stream=stream)
        assert caller.push(stream, [first]).head == 1
        body = wire.pack(wire.Push(stream, [device.write(2, {"title": "y"}, stream=stream)]))
        answer = caller.call("POST", "push", data=body)
        assert answer.status_code == 503
        assert int(answer.headers["Retry-After"]) >= 1
        assert caller.changes(stream, own="true").head == 1
        caller.session.close()


@pytest.fixture
def pair() -> Iterator[tuple[Cluster, Cluster]]:
    """A primary and a place for its standby."""
    primary = Cluster("wal_keep_size=64MB", "synchronous_commit=on")
    standby = Cluster("hot_standby=on")
    try:
        primary.make()
        with primary.connect() as connection:
            connection.execute(f"CREATE DATABASE {NAME}")
        yield primary, standby
    finally:
        primary.remove()
        standby.remove()


def either(primary: Cluster, standby: Cluster) -> str:
    hosts = "".join(f"&host=127.0.0.1:{one.port}" for one in (primary, standby))
    return f"postgresql+psycopg://{USER}:{PASSWORD}@/{NAME}?{hosts.lstrip('&')}"


class Moved(ServerProcess):
    """A server whose changes are looked up where they are now."""

    where: Cluster

    def ids(self, stream: str) -> "Counter[str]":
        with self.where.connect(NAME) as connection:
            rows = connection.execute(
                "SELECT id, count(*) FROM change WHERE stream = %s GROUP BY id", (stream,)
            )
            return Counter(dict(rows.fetchall()))


def test_failover_with_synchronous_replication_loses_nothing(
    pair: tuple[Cluster, Cluster], tmp_path: Path, stream: str
) -> None:
    primary, standby = pair
    standby.copy_of(primary, "second")
    with primary.connect() as connection:
        connection.execute("ALTER SYSTEM SET synchronous_standby_names = 'second'")
        connection.execute("SELECT pg_reload_conf()")
    primary.until("SELECT sync_state = 'sync' FROM pg_stat_replication")
    server = Moved(
        tmp_path / "server", "--no-tls", "--synchronous", database=either(primary, standby)
    )
    server.start()
    try:
        caller = Caller(server)
        with writing(server, stream, 6) as writers:
            until(lambda: acknowledged(writers) > 60)
            epoch = caller.hello().streams[0].epoch
            primary.stop("immediate")
            standby.promote()
            # It would take nothing in while nothing follows it; the administrator says so.
            asked = "SELECT count(*) > 0 FROM pg_stat_activity WHERE query LIKE '%synchronous_st%'"
            standby.until(f"{asked} AND pid <> pg_backend_pid()", NAME)
            server.where = standby
            found = server.ids(stream)
            lost = {one for writer in writers for one in writer.acknowledged} - found.keys()
        assert not lost
        assert set(found.values()) == {1}
        assert {head.epoch for head in caller.hello().streams} == {epoch}
        caller.session.close()
    finally:
        server.kill()


def test_failover_without_it_begins_an_epoch_and_posts_heal_it(
    pair: tuple[Cluster, Cluster], tmp_path: Path, posts: Posts
) -> None:
    primary, standby = pair
    standby.copy_of(primary, "second")
    server = Moved(tmp_path / "server", database=either(primary, standby))
    server.where = primary
    try:
        one = posts.open("one", server.start())
        other = posts.open("other", server)
        op = open_operation(one)
        write(one, op, 20)
        until(lambda: ids(other, op) == ids(one, op) == server.ids(op))
        reached = f"SELECT count(*) = {sum(server.ids(op).values())} FROM change"
        standby.until(reached, NAME)
        standby.stop()
        write(one, op, 15, "what the standby never gets")
        until(lambda: settled(one) and ids(other, op) == ids(one, op), "it is acknowledged")
        caller_epoch = primary.value("SELECT value FROM setting WHERE name = 'server.epoch'", NAME)
        primary.stop("immediate")
        standby.start()
        standby.promote()
        server.where = standby
        assert sum(server.ids(op).values()) < sum(ids(one, op).values()), "it was lost"
        write(other, op, 5, "what takes the lost numbers")
        until(lambda: ids(other, op) == ids(one, op) == server.ids(op), "posts heal it")
        assert set(server.ids(op).values()) == {1}
        assert shown(one, op) == shown(other, op)
        now = standby.value("SELECT value FROM setting WHERE name = 'server.epoch'", NAME)
        assert now != caller_epoch
        assert not one.outbox().parked
    finally:
        posts.close()
        server.kill()


def test_nothing_is_taken_in_without_the_promised_standby(
    cluster: Cluster, tmp_path: Path, stream: str
) -> None:
    url = cluster.url(cluster.database())
    with serving(tmp_path, url) as server:
        token = Caller(server)
    server = ServerProcess(tmp_path / "server", "--no-tls", "--synchronous", database=url)
    try:
        token.server = server.start()
        assert push(server, token, stream, 1).status_code == 503
        assert token.changes(stream).head == 0
    finally:
        token.session.close()
        server.kill()


def test_a_standby_that_is_behind_is_never_believed(
    pair: tuple[Cluster, Cluster], tmp_path: Path, stream: str
) -> None:
    primary, standby = pair
    standby.copy_of(primary, "second")
    options = ("--replica", standby.url(NAME))
    with serving(tmp_path, primary.url(NAME), *options) as server:
        caller, device = Caller(server), Device("00000000000000d2")

        def some(count: int) -> None:
            made = [device.write(1, {"title": "x"}, stream=stream) for _ in range(count)]
            caller.push(stream, made)

        some(30)
        standby.until("SELECT count(*) = 30 FROM change", NAME)
        with standby.connect() as connection:
            connection.execute("SELECT pg_wal_replay_pause()")
        some(20)
        assert standby.value("SELECT count(*) FROM change", NAME) == 30
        page = caller.changes(stream, own="true")
        assert (page.next, page.head, len(page.changes)) == (50, 50, 50)
        part = caller.changes(stream, own="true", limit=10)
        assert (part.next, part.head) == (10, 50), "a page from the standby knows where it ends"
        assert caller.changes(stream, own="true", after=40).next == 50
        asked = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'commander-server'"
        assert standby.value(asked), "the standby was asked"
        standby.stop("immediate")
        assert caller.changes(stream, own="true").next == 50
        caller.session.close()
