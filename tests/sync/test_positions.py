"""Positions through a real server and hubs: state and track arrive everywhere, nothing twice."""

import contextlib
import shutil
import sqlite3
import threading
import time
from pathlib import Path

import pytest

from commander.actions import AddUnit, LogMessage, OpenOperation, PlaceUnit
from commander.domain.codes import OperationKind
from commander.domain.fix import Fix
from commander.domain.record import Place
from commander.domain.resources import Unit
from commander.journal import whereabouts
from commander.post import Post
from commander.server import positions as routes
from commander.sync.positions import PACE
from tests.sync.harness import Posts, Proxy, ServerProcess, open_operation, settled, until

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.filterwarnings("ignore:unclosed <ssl:ResourceWarning"),
    pytest.mark.usefixtures("_collected"),
]

MINUTE = 60_000


def add_unit(post: Post, stream: str, name: str = "Engine 1") -> str:
    return post.perform(AddUnit(stream, name, "fire")).result(10).keys[0]


def fix(unit: str, step: int, at: int) -> Fix:
    """A unit on its way east, turning north at every tenth step."""
    north = step // 10
    return Fix(unit=unit, lat=47.0 + north / 500, lon=8.0 + step / 500, at=at, accuracy_m=5)


def drive(post: Post, stream: str, unit: str, steps: int) -> None:
    begin = post.clock.now() - steps * MINUTE
    found = [fix(unit, step, begin + step * MINUTE) for step in range(steps)]
    post.report(stream, found).result(20)


def rows(database: Path, stream: str) -> list[tuple[object, ...]]:
    """What a journal holds of positions, without what is each journal's own."""
    with contextlib.closing(sqlite3.connect(database)) as connection:
        fixes = connection.execute(
            "SELECT unit, device, body FROM fix WHERE stream = ? ORDER BY 1, 2", (stream,)
        ).fetchall()
        tracks = connection.execute(
            "SELECT unit, device, start, points FROM track WHERE stream = ? ORDER BY 1, 2, 3",
            (stream,),
        ).fetchall()
    return [*fixes, *tracks]


def of(post: Post, stream: str) -> list[tuple[object, ...]]:
    return rows(post.data / "journal.db", stream)


def at_server(server: ServerProcess, stream: str) -> list[tuple[object, ...]]:
    return rows(server.folder / "server.db", stream)


def place(post: Post, stream: str, unit: str) -> Place | None:
    found = post.reader.get(Unit, stream, unit)
    return found.place if found else None


def test_a_unit_moves_at_the_other_post(shared_server: ServerProcess, posts: Posts) -> None:
    one = posts.open("one", shared_server)
    other = posts.open("other", shared_server)
    stream = open_operation(one)
    unit = add_unit(one, stream)
    until(lambda: other.reader.get(Unit, stream, unit), "the unit arrives")
    moved: set[str] = set()
    other.feed.subscribe(lambda notice: moved.update(notice.changed.get("fix", ())))
    drive(one, stream, unit, 40)
    until(lambda: place(other, stream, unit) == place(one, stream, unit), "it moves there")
    until(lambda: of(other, stream) == of(one, stream) == at_server(shared_server, stream))
    assert moved == {unit}
    shown = other.reader.get(Unit, stream, unit)
    assert shown is not None
    assert shown.place is not None
    assert (shown.place.source, shown.place.approx) == ("gps", False)
    track = other.reader.track(stream, unit)
    assert track == one.reader.track(stream, unit)
    assert 4 < len(track) < 20
    # And back: the other one's device takes over, then a hand, then a device again.
    now = one.clock.now()
    other.report(stream, [Fix(unit=unit, lat=1.0, lon=2.0, at=now, source="phone")]).result(10)
    until(lambda: place(one, stream, unit) == Place(1.0, 2.0, "phone"), "newer from there")
    one.perform(PlaceUnit(stream, unit, Place(5.0, 6.0), happened_at=now + 1)).result(10)
    until(lambda: place(other, stream, unit) == Place(5.0, 6.0), "by hand")
    other.report(stream, [Fix(unit=unit, lat=3.0, lon=4.0, at=now + 2)]).result(10)
    until(lambda: place(one, stream, unit) == Place(3.0, 4.0, "gps"), "a device again")


def test_what_moved_while_there_was_no_line(
    server: ServerProcess, posts: Posts, tmp_path: Path
) -> None:
    server.start()
    one = posts.open("one", server)
    stream = open_operation(one)
    units = [add_unit(one, stream, f"Unit {n}") for n in range(5)]
    until(lambda: settled(one))
    server.stop()
    until(lambda: one.line.state().online is False)
    for unit in units:
        drive(one, stream, unit, 30)
    server.start()
    until(lambda: at_server(server, stream) == of(one, stream) != [], "all at the server")
    late = posts.open("late", server)
    until(lambda: of(late, stream) == of(one, stream), "all at a newcomer")


def test_nothing_comes_back_to_who_sent_it(server: ServerProcess, posts: Posts) -> None:
    server.start()
    one, other = posts.open("one", server), posts.open("other", server)
    stream = open_operation(one)
    unit = add_unit(one, stream)
    until(lambda: other.reader.get(Unit, stream, unit))
    ends = []
    for step in range(3):
        drive(one, stream, unit, 10 + step)
        until(lambda: of(other, stream) == of(one, stream))
        until(lambda: at_server(server, stream) == of(one, stream))
        with one.reader.connection() as connection:
            ends.append(whereabouts.head(connection, stream))
    with contextlib.closing(sqlite3.connect(other.data / "journal.db")) as connection:
        origins = {row[0] for row in connection.execute("SELECT origin FROM fix")}
    with contextlib.closing(sqlite3.connect(one.data / "journal.db")) as connection:
        assert {row[0] for row in connection.execute("SELECT origin FROM fix")} == {""}
    assert len(origins) == 1
    assert "" not in origins
    assert ends == sorted(set(ends))


def test_a_demonstration_tells_nobody_where_its_units_are(
    shared_server: ServerProcess, posts: Posts
) -> None:
    post = posts.open("one", shared_server)
    demo = post.perform(OpenOperation("Demo", kind=OperationKind.DEMONSTRATION)).result().stream
    live = open_operation(post)
    for stream in (demo, live):
        drive(post, stream, add_unit(post, stream), 5)
    until(lambda: at_server(shared_server, live), "the live one arrives")
    until(lambda: settled(post))
    assert at_server(shared_server, demo) == []


def test_a_server_put_back_to_yesterday_gets_everything_again(
    server: ServerProcess, posts: Posts, tmp_path: Path
) -> None:
    server.start()
    one, other = posts.open("one", server), posts.open("other", server)
    stream = open_operation(one)
    unit = add_unit(one, stream)
    drive(one, stream, unit, 20)
    until(lambda: of(other, stream) == of(one, stream) == at_server(server, stream) != [])
    server.stop()
    before = (server.folder / "server.db").read_bytes()
    server.start()
    drive(one, stream, unit, 40)
    second = add_unit(other, stream, "Engine 2")
    drive(other, stream, second, 30)
    until(lambda: of(other, stream) == of(one, stream) == at_server(server, stream))
    until(lambda: settled(one) and settled(other))
    server.stop()
    (server.folder / "server.db").write_bytes(before)
    for part in ("-wal", "-shm"):
        (server.folder / f"server.db{part}").unlink(missing_ok=True)
    server.start()
    until(lambda: at_server(server, stream) == of(one, stream), "the server has all again")
    assert of(other, stream) == of(one, stream)


def test_a_restarted_post_goes_on_with_its_track(server: ServerProcess, posts: Posts) -> None:
    server.start()
    post = posts.open("one", server)
    stream = open_operation(post)
    unit = add_unit(post, stream)
    now = post.clock.now()
    for step in range(30):
        post.report(stream, [fix(unit, step, now - (60 - step) * MINUTE)]).result(10)
    post.close()
    posts.opened.clear()
    again = posts.open("one")
    for step in range(30, 60):
        again.report(stream, [fix(unit, step, now - (60 - step) * MINUTE)]).result(10)
    until(lambda: at_server(server, stream) == of(again, stream) != [])
    whole = again.reader.track(stream, unit)
    assert len({row[2] for row in of(again, stream) if len(row) == 4}) == 1
    assert whole[0].at // MINUTE == (now - 60 * MINUTE) // MINUTE
    assert whole[-1].at == now - MINUTE


def share(post: Post) -> None:
    post.hub.interfaces = ("127.0.0.1",)
    post.hub.start("127.0.0.1").result(20)


def join(post: Post, hub: Post) -> None:
    state = hub.hub.state()
    post.join(state.addresses[0], state.code).result(20)


def test_through_two_hubs_and_a_city_server(server: ServerProcess, posts: Posts) -> None:
    server.start()
    hubs = [posts.open(f"hub-{n}") for n in range(2)]
    crews = [posts.open(f"crew-{n}") for n in range(2)]
    stream = open_operation(hubs[0])
    unit = add_unit(hubs[0], stream)
    for hub, crew in zip(hubs, crews, strict=True):
        share(hub)
        join(crew, hub)
        hub.join(server.address, server.code).result(20)
    everybody = [*hubs, *crews]
    for post in everybody:
        until(lambda post=post: post.reader.get(Unit, stream, unit))  # type: ignore[misc]
    for number, post in enumerate(everybody):
        drive(post, stream, add_unit(post, stream, f"Unit {number}"), 20)
        drive(post, stream, unit, 10 + number)
    until(
        lambda: (
            all(of(post, stream) == at_server(server, stream) for post in everybody)
            and len({row[0] for row in at_server(server, stream)}) == 5
        ),
        "all have all",
    )
    crews[0].report(stream, [Fix(unit=unit, lat=9.0, lon=9.0, at=crews[0].clock.now())]).result(10)
    until(lambda: place(crews[1], stream, unit) == Place(9.0, 9.0, "gps"), "across all of it")
    assert len({str(post.reader.all(Unit, stream)) for post in everybody}) == 1


def test_a_post_with_two_ways_to_the_server_tells_nothing_in_circles(
    server: ServerProcess, posts: Posts
) -> None:
    server.start()
    hub, both = posts.open("hub"), posts.open("both")
    stream = open_operation(hub)
    unit = add_unit(hub, stream)
    share(hub)
    hub.join(server.address, server.code).result(20)
    join(both, hub)
    both.join(server.address, server.code).result(20)
    until(lambda: both.reader.get(Unit, stream, unit))
    drive(both, stream, unit, 20)
    drive(hub, stream, unit, 25)
    until(lambda: of(both, stream) == of(hub, stream) == at_server(server, stream) != [])
    until(lambda: settled(hub) and settled(both))

    def ends() -> list[int]:
        found = []
        for post in (hub, both):
            with post.reader.connection() as connection:
                found.append(whereabouts.head(connection, stream))
        return found

    before = ends()
    quiet = threading.Event()
    hub.feed.subscribe(lambda notice: quiet.set() if "fix" in notice.changed else None)
    both.feed.subscribe(lambda notice: quiet.set() if "fix" in notice.changed else None)
    assert not quiet.wait(1.5)
    assert ends() == before


def test_a_post_put_back_to_yesterday_gets_its_own_again(
    server: ServerProcess, posts: Posts, tmp_path: Path
) -> None:
    server.start()
    post = posts.open("one", server)
    stream = open_operation(post)
    unit = add_unit(post, stream)
    drive(post, stream, unit, 10)
    until(lambda: at_server(server, stream) == of(post, stream) != [])
    post.close()
    posts.opened.clear()
    shutil.copytree(tmp_path / "one", tmp_path / "kept")
    post = posts.open("one")
    drive(post, stream, unit, 40)
    until(lambda: at_server(server, stream) == of(post, stream))
    whole = of(post, stream)
    post.close()
    posts.opened.clear()
    shutil.rmtree(tmp_path / "one")
    (tmp_path / "kept").rename(tmp_path / "one")
    again = posts.open("one")
    until(lambda: of(again, stream) == whole, "what it had forgotten comes back")
    again.report(stream, [Fix(unit=unit, lat=9.0, lon=9.0, at=again.clock.now())]).result(10)
    until(lambda: at_server(server, stream) == of(again, stream), "and it goes on from there")


def test_moving_all_the_time_is_sent_in_sheets(server: ServerProcess, posts: Posts) -> None:
    """Three hundred moves, one after the other, travel in a few requests, the last one included."""
    server.start()
    one, other = posts.open("one", server), posts.open("other", server)
    stream = open_operation(one)
    unit = add_unit(one, stream)
    until(lambda: other.reader.get(Unit, stream, unit))
    arrived: list[int] = []
    other.feed.subscribe(lambda notice: arrived.append(1) if "fix" in notice.changed else None)
    now = one.clock.now()
    begun = time.monotonic()
    for step in range(300):
        found = Fix(unit=unit, lat=1.0 + step / 1_000, lon=2.0, at=now + step)
        one.report(stream, [found]).result(10)
    until(lambda: place(other, stream, unit) == place(one, stream, unit), "the last one arrives")
    assert len(arrived) <= 3 + (time.monotonic() - begun) / PACE


def test_an_older_server_is_left_in_peace(posts: Posts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "add_routes", lambda *_of_no_use: None)
    hub, guest = posts.open("hub"), posts.open("guest")
    stream = open_operation(hub)
    unit = add_unit(hub, stream)
    share(hub)
    join(guest, hub)
    until(lambda: guest.reader.get(Unit, stream, unit))
    drive(guest, stream, unit, 5)
    entry = guest.perform(LogMessage(stream, "still here")).result(10).keys[0]
    until(lambda: hub.reader.message(stream, entry), "messages go on")
    assert of(hub, stream) == []
    assert guest.line.state().online


def test_a_line_that_breaks_in_the_middle_loses_nothing(
    open_server: ServerProcess, posts: Posts
) -> None:
    line = Proxy(open_server.port)
    try:
        one, other = posts.open("one"), posts.open("other", open_server)
        one.join(f"http://127.0.0.1:{line.port}", open_server.code).result(20)
        stream = open_operation(one)
        units = [add_unit(one, stream, f"Unit {n}") for n in range(20)]
        until(lambda: len(other.reader.all(Unit, stream)) == 20)
        for number, bytes_left in enumerate((0, 50, 200, 400)):
            line.break_after = bytes_left
            for unit in units:
                drive(one, stream, unit, 10 + number)
            until(lambda: line.break_after == 0, "it broke")
            line.cut()
        line.break_after = None
        until(lambda: of(one, stream) == of(other, stream) == at_server(open_server, stream))
    finally:
        line.close()
