"""The receivers of a post: set up, at work, and what becomes of the positions they bring."""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, Protocol

import msgspec

from commander.clock import Clock, SystemClock
from commander.domain.fix import AHEAD_MS, MOST_ACCURACY_M, MOST_SPEED, Fix
from commander.errors import UserError
from commander.receivers import own
from commander.receivers.sighting import Sighting
from commander.receivers.source import FILE, OWN, POST, SETTING, SIMULATED, Source, checked, kept
from commander.receivers.state import State

if TYPE_CHECKING:
    from commander.receivers.receiver import Receiver

EVERY_S: Final = 1.0
STANDING_S: Final = 15.0
MOVED_M: Final = 5.0
"""A moving unit is reported every second, a standing one every quarter of a minute, so that its
age stays true; less than this much counts as standing: it is what receivers sway in a street."""

_PLACE_S: Final = 10.0
"""Where the post itself is, is kept no more often than this."""

log = logging.getLogger(__name__)


class Settings(own.Settings, Protocol):
    """Settings of a post that can be changed."""

    def set(self, name: str, value: Any) -> "Future[None]":
        """Keep a setting."""
        ...


Report = Callable[[str, Iterable[Fix]], "Future[int]"]


class News:
    """Decides what of a receiver is worth keeping; see `EVERY_S`, `STANDING_S` and `MOVED_M`."""

    def __init__(self) -> None:
        self._lat = self._lon = self._at = 0.0
        self._told = False

    def is_news(self, lat: float, lon: float) -> bool:
        """Whether a place is to be kept, which counts as done from now on."""
        now = time.monotonic()
        if self._told and not self._is_due(lat, lon, now - self._at):
            return False
        self._lat, self._lon, self._at, self._told = lat, lon, now, True
        return True

    def _is_due(self, lat: float, lon: float, waited: float) -> bool:
        from commander.geodesy.measure import legs  # noqa: PLC0415 - keeps the start short

        if waited < EVERY_S * 0.9:  # a receiver's second is not always ours
            return False
        (leg,) = legs(((self._lon, self._lat), (lon, lat)))
        return waited >= STANDING_S or leg.length_m >= MOVED_M


class Receivers:
    """Runs every receiver that is set up and switched on, from `resume` until `close`.

    ``report`` keeps positions of units in the journal; ``clock`` is the post's. Methods are for
    any thread; `add`, `change` and `remove` raise UserError for what cannot be.
    """

    def __init__(self, settings: Settings, report: Report, clock: Clock) -> None:
        self._settings = settings
        self._report = report
        self._clock = clock
        self._machine = SystemClock()
        self._lock = threading.Lock()
        self._running: dict[str, Receiver] = {}
        self._news: dict[str, News] = {}
        self._place_kept = 0.0
        self._open = False

    def sources(self) -> tuple[Source, ...]:
        """Return the receivers that are set up."""
        return kept(self._settings.get(SETTING, []))

    def states(self) -> dict[str, State]:
        """Return how each one stands, by its key; reads the settings."""
        running = self.known_states()
        return {source.key: running.get(source.key, State()) for source in self.sources()}

    def known_states(self) -> dict[str, State]:
        """Return how those stand that run; reads nothing, so any thread can look every second."""
        with self._lock:
            running = dict(self._running)
        return {key: one.state() for key, one in running.items()}

    def lines(self, key: str) -> tuple[str, ...]:
        """Return the last lines that a receiver sent, as they came."""
        with self._lock:
            found = self._running.get(key)
        return found.lines() if found is not None else ()

    def resume(self) -> None:
        """Start what is switched on; nothing happens when that has been done."""
        with self._lock:
            if self._open:
                return
            self._open = True
        for source in self.sources():
            self._start(source)

    def add(self, source: Source) -> Source:
        """Set up one more, and start it; returns it with its key."""
        made = checked(source)
        self._keep([*self.sources(), made])
        self._start(made)
        return made

    def change(self, source: Source) -> Source:
        """Set one up anew, and start it again with that."""
        made = checked(source)
        self._keep([made if one.key == made.key else one for one in self.sources()])
        self._end(made.key)
        self._start(made)
        return made

    def remove(self, key: str) -> None:
        """Forget one; positions it brought stay."""
        self._keep([one for one in self.sources() if one.key != key])
        self._end(key)

    def switch(self, key: str, *, on: bool) -> None:
        """Start or end one; it is remembered."""
        for source in self.sources():
            if source.key == key:
                self.change(replace(source, on=on))

    def choose_own(self, stream: str, unit: str) -> "Future[None]":
        """Say which unit is this vehicle's own in an operation; empty for none."""
        units = {**own.own_units(self._settings), stream: unit}
        return self._settings.set(own.SETTING, {key: one for key, one in units.items() if one})

    def close(self, timeout: float = 5.0) -> None:
        """End all of them."""
        with self._lock:
            self._open = False
            running, self._running = self._running, {}
        for one in running.values():
            one.stop(0.0)
        until = time.monotonic() + timeout
        for one in running.values():
            if not one.stop(max(0.0, until - time.monotonic())):
                log.warning("receiver %s did not end in time", one.source.name)

    def _keep(self, sources: list[Source]) -> None:
        self._settings.set(SETTING, msgspec.to_builtins(sources)).result(10)

    def _start(self, source: Source) -> None:
        from commander.receivers.receiver import Receiver  # noqa: PLC0415 - only where one is

        with self._lock:
            if not self._open or not source.on or source.key in self._running:
                return
            made = self._running[source.key] = Receiver(source, self._take)
        made.start()

    def _end(self, key: str) -> None:
        with self._lock:
            found = self._running.pop(key, None)
            self._news.pop(key, None)
        if found is not None:
            found.stop()

    def _take(self, source: Source, sighting: Sighting) -> None:
        """Take a sighting on its receiver's thread; passes it on if it says something new."""
        if sighting.lat is None or sighting.lon is None:
            return
        if not self._news.setdefault(source.key, News()).is_news(sighting.lat, sighting.lon):
            return
        if source.moves in {OWN, POST}:
            self._keep_place(sighting.lat, sighting.lon, sighting.source)
        for stream, unit in self._targets(source):
            future = self._report(stream, [self._fix(source, sighting, unit)])
            future.add_done_callback(lambda done: self._settled(source.key, done))

    def _targets(self, source: Source) -> list[tuple[str, str]]:
        if source.moves == POST:
            return []
        if source.moves == OWN:
            return list(own.own_units(self._settings).items())
        return [(source.stream, source.moves)]

    def _fix(self, source: Source, sighting: Sighting, unit: str) -> Fix:
        assert sighting.lat is not None  # noqa: S101 - only positions come here
        assert sighting.lon is not None  # noqa: S101
        made_up = source.kind in {FILE, SIMULATED}
        speed = sighting.speed
        return Fix(
            unit=unit,
            lat=sighting.lat,
            lon=sighting.lon,
            at=self._clock.now() if made_up else self._moment(sighting),
            source="simulated" if made_up else sighting.source,
            accuracy_m=min(max(0.0, sighting.accuracy_m), MOST_ACCURACY_M),
            speed=speed if speed is None or 0 <= speed <= MOST_SPEED else None,
            heading=None if sighting.heading is None else sighting.heading % 360,
        )

    def _moment(self, sighting: Sighting) -> int:
        """Return when it was, by the post's clock.

        The receiver's time counts while it is within a minute of this machine's; beyond that one
        of both is wrong, and everything else here is told by this machine's.
        """
        now = self._clock.now()
        if sighting.at is None:
            return now
        age = self._machine.now() - sighting.at
        return now - age if abs(age) <= AHEAD_MS else now

    def _keep_place(self, lat: float, lon: float, source: str) -> None:
        now = time.monotonic()
        if self._place_kept and now - self._place_kept < _PLACE_S:
            return
        self._place_kept = now
        value = {"lat": lat, "lon": lon, "at": self._clock.now(), "source": source}
        self._settings.set(own.PLACE, value)

    def _settled(self, key: str, done: "Future[int]") -> None:
        error = done.exception()
        with self._lock:
            found = self._running.get(key)
        if found is None:
            return
        if error is None or isinstance(error, UserError):
            found.refuse(error)
        else:
            log.error("a position could not be kept", exc_info=error)
