"""Tiles for the page: read by two threads, answered on the GUI thread when they are there."""

import logging
import re
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future
from functools import partial
from queue import SimpleQueue
from typing import Final, NamedTuple, Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot

from commander.maps.area import MAX_ZOOM, Tile

_LOG = logging.getLogger(__name__)
_THREADS: Final = 2
_PATIENCE_S: Final = 0.002
_LONGEST_S: Final = 0.006
_TOGETHER: Final = 48
_SLOW_S: Final = 5.0
_PATH: Final = re.compile(r"tiles/([a-z0-9-]{1,64})/(\d{1,2})/(\d{1,8})/(\d{1,8})", re.ASCII)

_MANY: Final = re.compile(r"tiles/([a-z0-9-]{1,64})/many/([0-9._]{1,1200})", re.ASCII)

Answer = Callable[[Tile | None], None]
Answers = Callable[[Sequence[Tile | None]], None]


class TileAddress(NamedTuple):
    """One tile of one area, in the scheme of web maps (row 0 in the north)."""

    area: str
    z: int
    x: int
    y: int


class TileStore(Protocol):
    """What tiles come out of: the library of areas."""

    def fetch(self, key: str, z: int, x: int, y: int) -> "Future[Tile | None]":
        """Return the tile, now or when a server has answered; None where there is none."""
        ...


def parse_tile(path: str) -> TileAddress | None:
    """Return the tile that a path of the scheme means; None for any other path."""
    found = _PATH.fullmatch(path)
    if found is None:
        return None
    z, x, y = (int(part) for part in found.groups()[1:])
    inside = z <= MAX_ZOOM and x < 2**z and y < 2**z
    return TileAddress(found[1], z, x, y) if inside else None


class _Order:
    """A tile that is asked for; whoever asked may stand and wait for a moment."""

    __slots__ = ("address", "awaited", "done", "ready", "ticket", "tile")

    def __init__(self, ticket: int, address: TileAddress, *, awaited: bool) -> None:
        self.ticket = ticket
        self.address = address
        self.awaited = awaited
        self.done = False
        self.tile: Tile | None = None
        self.ready = threading.Lock()
        self.ready.acquire()


def parse_tiles(path: str) -> tuple[TileAddress, ...]:
    """Return the tiles of one area that a path asks for together; none for any other path.

    ``tiles/AREA/many/Z.X.Y_Z.X.Y…``, at most 48 of them.
    """
    found = _MANY.fullmatch(path)
    if found is None:
        return ()
    parts = [one.replace(".", "/") for one in found[2].split("_")]
    made = [parse_tile(f"tiles/{found[1]}/{one}") for one in parts[: _TOGETHER + 1]]
    known = tuple(one for one in made if one is not None)
    return known if len(known) == len(parts) <= _TOGETHER else ()


class TileDesk(QObject):
    """Asks the store beside the GUI thread, so that a slow stick never stops the window.

    Most tiles are read in a tenth of a millisecond: the GUI thread waits for one for at most two
    milliseconds (six for many), which spares the way back through its queue of events. An area
    that let it wait in vain is not waited for during the next seconds.

    Only addresses and tickets cross threads: whoever is answered later stays on the GUI thread,
    and may stop waiting at any time. Make it and call it there.
    """

    _arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[int, Answer] = {}
        self._running: dict[int, Future[Tile | None]] = {}
        self._asked: SimpleQueue[_Order | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._found: list[_Order] = []
        self._woken = False
        self._slow: dict[str, float] = {}
        self._store: TileStore | None = None
        self._threads: list[threading.Thread] = []
        self._ticket = 0
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def waiting(self) -> int:
        """How many are not answered yet."""
        return len(self._waiting)

    def serve(self, store: TileStore) -> None:
        """Take tiles out of this store from now on; `stop` ends it."""
        self.stop()
        self._store = store
        self._slow = {}
        self._asked = SimpleQueue()
        self._threads = [
            threading.Thread(
                target=self._work, args=(store, self._asked), name=f"tiles-{number}", daemon=True
            )
            for number in range(1, _THREADS + 1)
        ]
        for thread in self._threads:
            thread.start()

    def stop(self, timeout: float = 5.0) -> bool:
        """End the threads; what still waits is told that there is no tile."""
        for _ in self._threads:
            self._asked.put(None)
        for thread in self._threads:
            thread.join(timeout)
        ended = not any(thread.is_alive() for thread in self._threads)
        self._threads, self._store = [], None
        for running in self._running.values():
            running.cancel()
        self._running.clear()
        for ticket in tuple(self._waiting):
            self._answer(ticket, None)
        return ended

    def ask(self, address: TileAddress, answer: Answer) -> int:
        """Have ``answer`` called once with the tile, or None; returns the ticket for `drop`.

        It may be called before this returns; then the ticket is of no more use.
        """
        return self.ask_all((address,), lambda tiles: answer(tiles[0]))[0]

    def ask_all(self, addresses: Sequence[TileAddress], answer: Answers) -> list[int]:
        """Have ``answer`` called once with all these tiles, in their order; returns the tickets."""
        tiles: list[Tile | None] = [None] * len(addresses)
        left = len(addresses)

        def take(place: int, tile: Tile | None) -> None:
            nonlocal left
            tiles[place] = tile
            left -= 1
            if not left:
                answer(tiles)

        orders = [self._order(one, partial(take, at)) for at, one in enumerate(addresses)]
        end = time.monotonic() + _LONGEST_S
        for order in orders:
            if self._store is None:
                self._answer(order.ticket, None)
            elif order.awaited and self._await(order, end):
                self._answer(order.ticket, order.tile)
        return [order.ticket for order in orders]

    def _order(self, address: TileAddress, answer: Answer) -> _Order:
        self._ticket += 1
        self._waiting[self._ticket] = answer
        quick = self._store is not None and self._is_quick(address.area)
        order = _Order(self._ticket, address, awaited=quick)
        if self._store is not None:
            self._asked.put(order)
        return order

    def drop(self, ticket: int) -> None:
        """Nobody waits for it any more: it is not read, and its answer is called no more."""
        self._waiting.pop(ticket, None)
        running = self._running.pop(ticket, None)
        if running is not None:
            running.cancel()

    def drop_all(self, tickets: Sequence[int]) -> None:
        """Nobody waits for any of these any more."""
        for ticket in tickets:
            self.drop(ticket)

    def _is_quick(self, area: str) -> bool:
        return self._slow.get(area, 0.0) <= time.monotonic()

    def _await(self, order: _Order, end: float) -> bool:
        """Wait for a moment; whether it is there. Later it comes through the queue."""
        patience = min(_PATIENCE_S, max(0.0, end - time.monotonic()))
        in_time = order.ready.acquire(timeout=patience)
        if not in_time and patience == _PATIENCE_S:
            self._slow[order.address.area] = time.monotonic() + _SLOW_S
        with self._lock:
            order.awaited = False
            return order.done

    def _work(self, store: TileStore, asked: "SimpleQueue[_Order | None]") -> None:
        while (order := asked.get()) is not None:
            if order.ticket in self._waiting:
                self._fetch(store, order)

    def _fetch(self, store: TileStore, order: _Order) -> None:
        try:
            future = store.fetch(*order.address)
        except Exception:  # noqa: BLE001 - one bad tile must not end the thread that reads them
            _LOG.exception("tile %s", order.address)
            self._arrive(order, None)
            return
        if not future.done():
            self._running[order.ticket] = future
            order.ready.release()
        future.add_done_callback(lambda done: self._arrive(order, _result(done)))

    def _arrive(self, order: _Order, tile: Tile | None) -> None:
        """Any thread: hand it to who stands there, else put it down and wake the GUI thread."""
        with self._lock:
            order.tile, order.done = tile, True
            if order.awaited:
                if order.ready.locked():
                    order.ready.release()
                return
            self._found.append(order)
            asleep, self._woken = not self._woken, True
        if asleep:
            self._arrived.emit()

    @Slot()
    def _deliver(self) -> None:
        with self._lock:
            found, self._found = self._found, []
            self._woken = False
        for order in found:
            self._answer(order.ticket, order.tile)

    def _answer(self, ticket: int, tile: Tile | None) -> None:
        self._running.pop(ticket, None)
        answer = self._waiting.pop(ticket, None)
        if answer is not None:
            answer(tile)


def _result(future: "Future[Tile | None]") -> Tile | None:
    try:
        return future.result()
    except CancelledError:
        return None
    except Exception:  # noqa: BLE001 - whatever went wrong, the page waits for an answer
        _LOG.exception("a tile could not be had")
        return None
