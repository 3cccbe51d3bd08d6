"""Receivers at work: real ports, real sockets, real journal."""

import os
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from commander.actions import AddUnit, OpenOperation
from commander.domain.fix import Fix
from commander.errors import UserError
from commander.post import Post
from commander.receivers import desk, own, receiver
from commander.receivers.receiver import Receiver
from commander.receivers.sighting import Sighting
from commander.receivers.source import Source, address_of, checked, points
from commander.receivers.ways import sentence

LINE = "60.1700,24.9400; 60.1800,24.9400"


def said(second: int, lat: str = "6010.2000", lon: str = "02456.3000", quality: int = 1) -> bytes:
    """Return the sentence of one second."""
    clock = f"12{second // 60:02}{second % 60:02}.00"
    return sentence(f"GPGGA,{clock},{lat},N,{lon},E,{quality},08,1.0,0,M,0,M,,")


def until(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    end = time.monotonic() + seconds
    pause = threading.Event()
    while not condition():
        assert time.monotonic() < end, "this did not happen in time"
        pause.wait(0.01)


class Room:
    """A post with an operation, a unit, and its receivers running."""

    def __init__(self, post: Post) -> None:
        self.post = post
        self.stream = post.perform(OpenOperation("Test")).result(10).stream
        self.unit = post.perform(AddUnit(self.stream, "Engine 1", "fire")).result(10).keys[0]
        post.receivers.resume()
        post.receivers.choose_own(self.stream, self.unit).result(10)

    def fix(self) -> Fix | None:
        return self.post.reader.fixes(self.stream).get(self.unit)

    def phase(self, source: Source) -> str:
        return self.post.receivers.states()[source.key].phase


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    monkeypatch.setattr(receiver, "_FIRST_PAUSE_S", 0.05)
    monkeypatch.setattr(desk, "EVERY_S", 0.0)
    with Post.open(tmp_path / "post") as post:
        yield Room(post)


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_a_serial_receiver_moves_this_vehicles_unit(room: Room) -> None:
    here, there = os.openpty()
    source = room.post.receivers.add(Source("GPS", "serial", os.ttyname(there)))
    until(lambda: room.phase(source) == "silent")
    os.write(here, said(1))
    until(lambda: room.phase(source) == "fix")
    until(lambda: room.fix() is not None)
    fix = room.fix()
    assert fix is not None
    assert (fix.lat, fix.lon) == pytest.approx((60.17, 24.938333), abs=1e-5)
    assert (fix.source, fix.accuracy_m) == ("gps", 15.0)
    place = own.own_place(room.post.settings)
    assert place is not None
    assert place[:2] == pytest.approx((60.17, 24.938333), abs=1e-5)
    os.write(here, said(2, quality=0))
    until(lambda: room.phase(source) == "searching")
    os.close(there)
    os.close(here)
    until(lambda: room.phase(source) == "broken")
    room.post.receivers.remove(source.key)


def test_a_lost_connection_is_made_again(room: Room) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        source = room.post.receivers.add(
            Source("Router", "tcp", f"127.0.0.1:{server.getsockname()[1]}")
        )
        first, _ = server.accept()
        first.sendall(said(1))
        until(lambda: room.phase(source) == "fix")
        first.close()
        until(lambda: room.phase(source) == "broken")
        assert "closed the connection" in room.post.receivers.states()[source.key].problem
        second, _ = server.accept()
        second.sendall(said(5, lat="6011.0000"))
        until(lambda: (fix := room.fix()) is not None and fix.lat > 60.18)
        second.close()


def test_gpsd_is_asked_to_watch(room: Room) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        source = room.post.receivers.add(Source("gpsd", "gpsd", f"127.0.0.1:{port}"))
        line, _ = server.accept()
        assert line.recv(100).startswith(b"?WATCH=")
        line.sendall(b'{"class":"TPV","mode":3,"lat":60.2,"lon":24.9,"eph":4.2}\n')
        until(lambda: room.fix() is not None)
        fix = room.fix()
        assert fix is not None
        assert (fix.lat, fix.accuracy_m) == (60.2, 5.0)
        room.post.receivers.remove(source.key)
        line.close()


def test_datagrams_and_noise(room: Room) -> None:
    port = free_port()
    source = room.post.receivers.add(Source("Net", "udp", str(port), moves="post"))
    until(lambda: room.phase(source) == "silent")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.sendto(b"\xff\x00 noise", ("127.0.0.1", port))
        until(lambda: room.phase(source) == "noise")
        sender.sendto(said(1).rstrip(), ("127.0.0.1", port))
        until(lambda: own.own_place(room.post.settings) is not None)
    assert room.fix() is None  # it moves only the post
    assert room.post.receivers.states()[source.key].nonsense == 1
    assert room.post.receivers.lines(source.key)[-1].startswith("$GPGGA")


def test_a_log_is_replayed_as_simulated_and_ends(room: Room, tmp_path: Path) -> None:
    log = tmp_path / "drive.log"
    log.write_bytes(b"".join(said(second, lat=f"60{10 + second}.0000") for second in range(6)))
    source = room.post.receivers.add(Source("Log", "file", str(log), speed=60))
    until(lambda: room.phase(source) == "ended")
    until(lambda: (fix := room.fix()) is not None and fix.lat == 60.25)
    fix = room.fix()
    assert fix is not None
    assert fix.source == "simulated"
    assert abs(fix.at - room.post.clock.now()) < 10_000
    log.unlink()
    with pytest.raises(UserError, match="not there"):
        room.post.receivers.switch(source.key, on=True)


def test_a_simulated_unit_drives_and_says_that_it_is(room: Room) -> None:
    source = room.post.receivers.add(
        Source("Exercise", "simulated", LINE, moves=room.unit, stream=room.stream, speed=36)
    )
    until(lambda: room.fix() is not None)
    fix = room.fix()
    assert fix is not None
    assert (fix.source, fix.speed, fix.heading) == ("simulated", 10.0, 0.0)
    assert (fix.lat, fix.lon) == pytest.approx((60.17, 24.94), abs=1e-3)
    assert own.own_place(room.post.settings) is None
    room.post.receivers.switch(source.key, on=False)
    assert room.phase(source) == "off"


def test_a_unit_that_is_not_here_is_told_and_the_receiver_goes_on(room: Room) -> None:
    source = room.post.receivers.add(
        Source("Exercise", "simulated", LINE, moves="nobody", stream=room.stream)
    )
    until(lambda: room.post.receivers.states()[source.key].refused is not None)
    assert room.phase(source) == "fix"


def test_what_was_set_up_is_at_work_again_after_a_restart(tmp_path: Path) -> None:
    with Post.open(tmp_path / "post") as post:
        room = Room(post)
        source = post.receivers.add(Source("", "simulated", LINE))
        assert source.name == LINE
        until(lambda: room.fix() is not None)
    with Post.open(tmp_path / "post", sync=True) as post:
        until(lambda: post.receivers.states()[source.key].phase == "fix")
        assert own.own_unit(post.settings, room.stream) == room.unit
        post.receivers.remove(source.key)
        assert post.receivers.sources() == ()


def test_a_standing_vehicle_costs_little(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [100.0]
    monkeypatch.setattr("commander.receivers.desk.time.monotonic", lambda: clock[0])
    news = desk.News()
    assert news.is_news(60.0, 25.0)
    clock[0] += 0.2
    assert not news.is_news(60.1, 25.0)
    clock[0] += 1
    assert not news.is_news(60.00001, 25.0)  # 1 m
    assert news.is_news(60.0001, 25.0)  # 11 m
    clock[0] += 15
    assert news.is_news(60.0001, 25.0)


def test_a_receiver_whose_clock_is_wrong_is_told_and_this_machines_counts(room: Room) -> None:
    now = room.post.clock.now()
    moment = room.post.receivers._moment
    assert moment(Sighting(at=now - 5_000)) == pytest.approx(now - 5_000, abs=500)
    assert moment(Sighting(at=now - 19 * 365 * 86_400_000)) == pytest.approx(now, abs=500)
    found: list[Sighting] = []
    one = Receiver(
        checked(Source("x", "simulated", LINE)), lambda _, sighting: found.append(sighting)
    )
    one._take(Sighting(lat=1.0, lon=2.0, at=now - 3_600_000))
    assert one.state().clock_off_s == pytest.approx(-3600, abs=2)
    assert len(found) == 1


@pytest.mark.parametrize(
    ("typed", "kind", "meant"),
    [("", "udp", ("127.0.0.1", 10110)), ("4000", "udp", ("127.0.0.1", 4000)),
     (":4000", "tcp", ("127.0.0.1", 4000)), ("0.0.0.0:4000", "udp", ("0.0.0.0", 4000)),
     ("router", "tcp", ("router", 10110)), ("", "gpsd", ("127.0.0.1", 2947)),
     ("[::1]:5", "tcp", ("::1", 5))],
)  # fmt: skip
def test_addresses(typed: str, kind: str, meant: tuple[str, int]) -> None:
    assert address_of(Source("x", kind, typed)) == meant


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (Source("x", "tcp", ""), "no address"),
        (Source("x", "tcp", "a/b:1"), "no address"),
        (Source("x", "tcp", "host:99999"), "no port"),
        (Source("x", "serial", " "), "which serial port"),
        (Source("x", "file", "/no/such/file"), "not there"),
        (Source("x", "simulated", "60,24"), "two places"),
        (Source("x", "simulated", "60,24; nowhere"), "no place"),
        (Source("x", "simulated", LINE, speed=-3), "out of range"),
        (Source("x", "radio", "x"), "no kind"),
    ],
)
def test_what_cannot_be_set_up_is_refused_with_the_reason(source: Source, said: str) -> None:
    with pytest.raises(UserError) as caught:
        checked(source)
    assert said in str(caught.value)


def test_the_line_of_a_simulated_unit_takes_any_notation() -> None:
    assert points("60.17, 24.94; N 60°12.0' E 24°54.0'") == ((60.17, 24.94), (60.2, 24.9))


def free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
