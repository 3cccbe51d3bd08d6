"""Tiles are read beside the GUI thread and answered on it, whatever the store does."""

import threading
from collections.abc import Iterator
from concurrent.futures import Future

import pytest
from pytestqt.qtbot import QtBot

from commander.maps.area import Tile
from ui.map.tiles import TileAddress, TileDesk, parse_tile, parse_tiles

pytestmark = pytest.mark.gui

HERE = TileAddress("city", 3, 1, 2)
SLOW = TileAddress("stick", 3, 1, 2)


class Store:
    """Answers at once, but for the area "stick" only when it is let, and "far" never by itself."""

    def __init__(self) -> None:
        self.let = threading.Event()
        self.threads: set[str] = set()
        self.asked: list[TileAddress] = []
        self.far: Future[Tile | None] = Future()

    def fetch(self, key: str, z: int, x: int, y: int) -> "Future[Tile | None]":
        self.threads.add(threading.current_thread().name)
        self.asked.append(TileAddress(key, z, x, y))
        if key == "broken":
            raise ValueError(key)
        if key == "far":
            return self.far
        if key == "stick":
            self.let.wait(10)
        made: Future[Tile | None] = Future()
        made.set_result(Tile(f"{key}/{z}/{x}/{y}".encode(), "image/png"))
        return made


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def desk(qtbot: QtBot, store: Store) -> Iterator[TileDesk]:
    made = TileDesk()
    made.serve(store)
    yield made
    store.let.set()
    assert made.stop()


@pytest.mark.parametrize(
    "path",
    [
        "tiles/",
        "tiles/city/3/1",
        "tiles/city/3/1/2/0",
        "tiles/city/3/8/2",
        "tiles/city/3/1/8",
        "tiles/city/25/1/2",
        "tiles/city/-1/1/2",
        "tiles/city/3/1/2.png",
        "tiles/City/3/1/2",
        "tiles/../3/1/2",
        "tiles/%2e%2e/3/1/2",
        "tiles/a b/3/1/2",
        "tiles//3/1/2",
        "tiles/city\\/3/1/2",
        "tiles/city/3/1/2\n",
        "tiles/city/３/1/2",
        f"tiles/{'a' * 65}/3/1/2",
        "other/city/3/1/2",
    ],
)
def test_only_plain_addresses_inside_the_world_are_tiles(path: str) -> None:
    assert parse_tile(path) is None


def test_an_address_is_understood() -> None:
    assert parse_tile("tiles/city-2/14/9371/4696") == TileAddress("city-2", 14, 9371, 4696)


@pytest.mark.parametrize(
    "path",
    [
        "tiles/city/many/",
        "tiles/city/many/3.1.2_",
        "tiles/city/many/3.1.2_3.8.2",
        "tiles/city/many/../3.1.2",
        "tiles/../many/3.1.2",
        "tiles/city/many/3/1/2",
        f"tiles/city/many/{'_'.join(['3.1.2'] * 49)}",
    ],
)
def test_many_are_asked_for_together_only_if_each_is_one(path: str) -> None:
    assert parse_tiles(path) == ()


def test_many_tiles_come_in_their_order(desk: TileDesk, store: Store, qtbot: QtBot) -> None:
    addresses = parse_tiles("tiles/city/many/3.1.2_0.0.0_9.5.6")
    assert addresses == (HERE, TileAddress("city", 0, 0, 0), TileAddress("city", 9, 5, 6))
    answers: list[list[bytes]] = []
    mixed = (addresses[0], SLOW, *addresses[1:])
    desk.ask_all(mixed, lambda tiles: answers.append([one.data for one in tiles if one]))
    store.let.set()
    qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
    assert answers == [[b"city/3/1/2", b"stick/3/1/2", b"city/0/0/0", b"city/9/5/6"]]
    assert desk.waiting == 0


def test_a_tile_is_read_elsewhere_and_answered_here(
    desk: TileDesk, store: Store, qtbot: QtBot
) -> None:
    answers: list[tuple[Tile | None, threading.Thread]] = []
    desk.ask(HERE, lambda tile: answers.append((tile, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
    assert answers == [(Tile(b"city/3/1/2", "image/png"), threading.main_thread())]
    assert store.threads <= {"tiles-1", "tiles-2"}
    assert desk.waiting == 0


def test_a_slow_stick_holds_up_nobody_else(desk: TileDesk, store: Store, qtbot: QtBot) -> None:
    order: list[str] = []
    desk.ask(SLOW, lambda _tile: order.append("stick"))
    assert not desk._is_quick("stick")  # it was waited for once, and is not again
    assert desk._is_quick("city")
    for number in range(20):
        desk.ask(TileAddress("city", 9, number, 0), lambda _tile: order.append("city"))
    qtbot.waitUntil(lambda: len(order) == 20, timeout=20_000)
    assert set(order) == {"city"}
    store.let.set()
    qtbot.waitUntil(lambda: order[-1] == "stick", timeout=20_000)


def test_what_nobody_waits_for_is_neither_read_nor_answered(
    desk: TileDesk, store: Store, qtbot: QtBot
) -> None:
    answers: list[str] = []
    blocked = [desk.ask(SLOW, lambda _tile: answers.append("stick")) for _ in range(2)]
    qtbot.waitUntil(lambda: len(store.asked) == 2, timeout=20_000)
    given_up = desk.ask(HERE, lambda _tile: answers.append("given up"))
    desk.drop(given_up)
    desk.drop(blocked[0])
    store.let.set()
    desk.ask(HERE, lambda _tile: answers.append("last"))
    qtbot.waitUntil(lambda: len(answers) == 2, timeout=20_000)
    assert sorted(answers) == ["last", "stick"]
    assert len(store.asked) == 3


def test_a_request_to_a_server_is_given_up_with_its_job(
    desk: TileDesk, store: Store, qtbot: QtBot
) -> None:
    ticket = desk.ask(TileAddress("far", 0, 0, 0), lambda _tile: None)
    qtbot.waitUntil(lambda: bool(desk._running), timeout=20_000)
    desk.drop(ticket)
    assert store.far.cancelled()


def test_a_server_answers_later(desk: TileDesk, store: Store, qtbot: QtBot) -> None:
    answers: list[Tile | None] = []
    desk.ask(TileAddress("far", 0, 0, 0), answers.append)
    qtbot.waitUntil(lambda: bool(desk._running), timeout=20_000)
    store.far.set_result(None)
    qtbot.waitUntil(lambda: answers == [None], timeout=20_000)


@pytest.mark.allow_warnings
def test_a_bug_in_the_store_costs_one_tile(desk: TileDesk, qtbot: QtBot) -> None:
    answers: list[Tile | None] = []
    desk.ask(TileAddress("broken", 0, 0, 0), answers.append)
    desk.ask(HERE, answers.append)
    qtbot.waitUntil(lambda: len(answers) == 2, timeout=20_000)
    assert answers.count(None) == 1


def test_without_a_store_and_at_the_end_there_are_no_tiles(store: Store, qtbot: QtBot) -> None:
    desk = TileDesk()
    answers: list[Tile | None] = []
    desk.ask(HERE, answers.append)
    assert answers == [None]
    desk.serve(store)
    desk.ask(TileAddress("far", 0, 0, 0), answers.append)
    qtbot.waitUntil(lambda: bool(desk._running), timeout=20_000)
    assert desk.stop()
    assert answers == [None, None]
