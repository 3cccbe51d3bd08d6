"""Tiles of online sources: from the cache, else asked for by two threads at most.

Whoever draws the map never waits: a tile that is not kept comes later, or not at all. A server that
cannot be reached is left alone for a while, longer each time, so that a post without a network does
not try for every tile.
"""

import http.client
import logging
import threading
import time
from concurrent.futures import Future
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from commander.maps.area import Tile
from commander.maps.index import Record
from commander.maps.online_cache import Kept, OnlineCache, Place, terms
from commander.maps.online_line import Answer, Line, TooLarge
from commander.maps.online_source import address
from commander.maps.tile_bytes import VECTOR, image, layers, unpacked

_LOG: Final = logging.getLogger(__name__)
WORKERS: Final = 2
"""Requests at the same time: the usage policy of OpenStreetMap's servers allows no more."""
_WAITING_MOST: Final = 128
"""Tiles waiting to be asked for; of more the oldest, long out of view, are given up."""
_PAUSE_S: Final = (5.0, 60.0)
"""First and longest pause after a server could not be reached."""
_REFUSED_S: Final = 300.0
_BUSY_S: Final = (30.0, 3600.0)
"""Pause after a server asked for one without saying how long, and the longest that is kept to."""
_NOTHING_S: Final = 600.0
"""Seconds for which it is remembered that a server has no such tile."""
_NOTHING_MOST: Final = 20_000
_END_S: Final = 1.5

OK, NOT_MODIFIED, NO_CONTENT = 200, 304, 204
_NO_TILE: Final = frozenset({204, 404, 410})
_BUSY: Final = frozenset({429, 503})
_SERVER: Final = 500

Result = Future["Tile | None"]


@dataclass(slots=True)
class _Source:
    """How a source has answered lately."""

    state: str = "unknown"
    until: float = 0.0
    pause: float = 0.0


@dataclass(frozen=True, slots=True)
class _Wanted:
    record: Record
    place: Place
    result: Result = field(default_factory=Future)


class OnlineTiles:
    """The online sources of a library; thread-safe."""

    def __init__(self, folder: Path) -> None:
        self.allowed = True
        self._cache = OnlineCache(folder)
        self._sources: dict[str, _Source] = {}
        self._nothing: dict[Place, float] = {}
        self._waiting: list[_Wanted] = []
        self._turn = threading.Condition()
        self._closed = False
        self._lines = [Line(_agent()) for _ in range(WORKERS)]
        self._threads: list[threading.Thread] = []

    def cached(self, record: Record, z: int, x: int, y: int) -> Tile | None:
        """Return a tile that is kept and may be shown now; asks nobody."""
        return self._shown(self._cache.find((record.area.key, z, x, y)))

    def fetch(self, record: Record, z: int, x: int, y: int) -> Result:
        """Return a tile to come: at once what is kept and fresh, else what the server answers.

        Out of reach it is what is kept and may be shown, or None.
        """
        wanted = _Wanted(record, (record.area.key, z, x, y))
        area = record.area
        kept = self._cache.find(wanted.place)
        now = time.time()
        rests = not self.allowed or self._rests(area.key)
        if kept and kept.is_fresh(now):
            wanted.result.set_result(Tile(kept.data, kept.mime))
        elif rests or not area.min_zoom <= z <= area.max_zoom:
            wanted.result.set_result(self._shown(kept))
        elif self._nothing.get(wanted.place, 0.0) > time.monotonic():
            wanted.result.set_result(None)
        else:
            self._queue(wanted)
        return wanted.result

    def state(self, record: Record) -> str:
        """Return "ok", "offline", "refused", "off" (not allowed), "unknown" before any answer."""
        if not self.allowed:
            return "off"
        with self._turn:
            found = self._sources.get(record.area.key)
            return found.state if found else "unknown"

    def close(self) -> None:
        """End questions in work; everything still wanted has no tile."""
        with self._turn:
            self._closed = True
            waiting, self._waiting = self._waiting, []
            self._turn.notify_all()
        for line in self._lines:
            line.end()
        for wanted in waiting:
            _settle(wanted, None)
        until = time.monotonic() + _END_S
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))
        self._cache.close()

    # ---- the threads ----

    def _queue(self, wanted: _Wanted) -> None:
        given_up = None
        with self._turn:
            if self._closed:
                given_up = wanted
            else:
                self._waiting.append(wanted)
                if len(self._waiting) > _WAITING_MOST:
                    given_up = self._waiting.pop(0)
                self._start()
                self._turn.notify()
        if given_up is not None:
            _settle(given_up, self.cached(given_up.record, *given_up.place[1:]))

    def _start(self) -> None:
        if self._threads:
            return
        self._threads = [
            threading.Thread(target=self._work, args=(line,), name="map-online", daemon=True)
            for line in self._lines
        ]
        for thread in self._threads:
            thread.start()

    def _work(self, line: Line) -> None:
        while True:
            with self._turn:
                self._turn.wait_for(lambda: self._waiting or self._closed)
                if self._closed:
                    break
                wanted = self._waiting.pop()  # what was asked last is what is looked at
            if wanted.result.set_running_or_notify_cancel():
                try:
                    found = self._ask(line, wanted)
                except Exception:  # noqa: BLE001 - a bug; the map goes on without this tile
                    _LOG.exception("a tile of %s could not be taken", wanted.record.area.key)
                    found = None
                wanted.result.set_result(found)
        line.close()

    def _ask(self, line: Line, wanted: _Wanted) -> Tile | None:
        kept = self._cache.find(wanted.place)
        if kept and kept.is_fresh(time.time()):  # another thread was quicker
            return Tile(kept.data, kept.mime)
        if not self.allowed or self._rests(wanted.place[0]):
            return self._shown(kept)
        asked = {}
        if kept and kept.etag:
            asked["If-None-Match"] = kept.etag
        if kept and kept.modified:
            asked["If-Modified-Since"] = kept.modified
        try:
            answer = line.get(address(wanted.record, *wanted.place[1:]), asked)
        except TooLarge:
            self._pause(wanted.place[0], "refused", _REFUSED_S)
            return self._shown(kept)
        except (OSError, http.client.HTTPException, ValueError) as error:
            self._unreachable(wanted.place[0], error)
            return self._shown(kept)
        return self._taken(wanted, answer, kept)

    def _taken(self, wanted: _Wanted, answer: Answer, kept: Kept | None) -> Tile | None:
        area, now = wanted.place[0], time.time()
        if answer.status == OK:
            return self._new(wanted, answer, now)
        if answer.status == NOT_MODIFIED and kept is not None:
            self._good(area)
            allowed = terms(answer.headers, now)
            again = Kept(
                kept.data, kept.mime, answer.headers.get("etag", kept.etag), kept.modified,
                allowed.expires if allowed.expires is not None else now, allowed.strict,
            )  # fmt: skip
            self._cache.put(wanted.place, again)
            return Tile(kept.data, kept.mime)
        if answer.status in _NO_TILE:
            self._good(area)
            self._cache.drop(wanted.place)
            self._remember_nothing(wanted.place)
            return None
        if answer.status in _BUSY:
            self._pause(area, "refused", _asked_pause(answer))
        elif answer.status >= _SERVER:
            self._pause(area, "offline", _BUSY_S[0])
        else:
            self._pause(area, "refused", _REFUSED_S)
        return self._shown(kept)

    def _new(self, wanted: _Wanted, answer: Answer, now: float) -> Tile | None:
        tile = _drawn(answer.body, wanted.record.area.kind)
        if tile is None:  # a page of a hotel's network, an error that calls itself a success
            self._pause(wanted.place[0], "refused", _BUSY_S[0])
            return None
        self._good(wanted.place[0])
        allowed = terms(answer.headers, now)
        if allowed.expires is not None:
            head = answer.headers
            kept = Kept(
                tile.data, tile.mime, head.get("etag", ""), head.get("last-modified", ""),
                allowed.expires, allowed.strict,
            )  # fmt: skip
            self._cache.put(wanted.place, kept)
        return tile

    # ---- how a source is ----

    def _rests(self, area: str) -> bool:
        with self._turn:
            found = self._sources.get(area)
            return found is not None and time.monotonic() < found.until

    def _good(self, area: str) -> None:
        with self._turn:
            self._sources[area] = _Source("ok")

    def _pause(self, area: str, state: str, seconds: float) -> None:
        with self._turn:
            self._sources[area] = _Source(state, time.monotonic() + seconds)

    def _unreachable(self, area: str, error: Exception) -> None:
        """Leave a server alone; the address may hold a key, so only the kind of error is logged."""
        _LOG.info("online source %s: %s", area, type(error).__name__)
        with self._turn:
            before = self._sources.get(area)
            pause = min(_PAUSE_S[1], max(_PAUSE_S[0], 2 * (before.pause if before else 0.0)))
            self._sources[area] = _Source("offline", time.monotonic() + pause, pause)

    def _remember_nothing(self, place: Place) -> None:
        with self._turn:
            if len(self._nothing) > _NOTHING_MOST:
                self._nothing.clear()
            self._nothing[place] = time.monotonic() + _NOTHING_S

    def _shown(self, kept: Kept | None) -> Tile | None:
        """Return what is kept as far as it may be shown without asking."""
        if kept is None or (kept.strict and not kept.is_fresh(time.time())):
            return None
        return Tile(kept.data, kept.mime)


def _settle(wanted: _Wanted, tile: Tile | None) -> None:
    if wanted.result.set_running_or_notify_cancel():
        wanted.result.set_result(tile)


def _drawn(body: bytes, kind: str) -> Tile | None:
    plain = unpacked(body)
    if not plain:
        return None
    if kind == "vector":
        return Tile(plain, VECTOR) if layers(plain) else None
    found = image(plain)
    return Tile(plain, found[0]) if found else None


def _asked_pause(answer: Answer) -> float:
    stated = answer.headers.get("retry-after", "")
    seconds = float(stated) if stated.isascii() and stated.isdigit() else _BUSY_S[0]
    return min(max(seconds, _PAUSE_S[0]), _BUSY_S[1])


def _agent() -> str:
    try:
        own = version("onscene-commander")
    except PackageNotFoundError:
        own = "0"
    return f"Commander/{own} (on-scene command desk)"
