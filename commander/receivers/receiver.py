"""One receiver at work: a thread that reads it, and tries again for as long as it is wanted."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from commander.clock import SystemClock
from commander.errors import UserError
from commander.receivers.gpsd import Gpsd
from commander.receivers.nmea import Nmea
from commander.receivers.sighting import Sighting
from commander.receivers.source import GPSD, Source
from commander.receivers.state import State
from commander.receivers.ways import Way, open_way

SILENT_S: Final = 10.0
"""A receiver that says nothing for so long is told as silent: most speak every second."""

_FIRST_PAUSE_S: Final = 1.0
_LONGEST_PAUSE_S: Final = 30.0

log = logging.getLogger(__name__)


class Receiver:
    """Reads a source on a thread of its own and hands each sighting on, on that thread."""

    def __init__(self, source: Source, deliver: Callable[[Source, Sighting], None]) -> None:
        self.source = source
        self._deliver = deliver
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self._state = State("opening")
        self._parser = Gpsd() if source.kind == GPSD else Nmea()
        self._clock = SystemClock()
        self._thread = threading.Thread(
            target=self._run, name=f"receiver-{source.key}", daemon=True
        )

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def stop(self, timeout: float = 5.0) -> bool:
        """End; whether the thread has ended within ``timeout`` seconds."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(timeout)
        return not self._thread.is_alive()

    def state(self) -> State:
        """Return how it stands now; any thread."""
        with self._lock:
            state = self._state
        counts = self._parser.counts
        state = replace(
            state,
            understood=counts.understood,
            disturbed=counts.disturbed,
            nonsense=counts.nonsense,
        )
        if state.phase in {"broken", "ended", "opening", "off"}:
            return state
        quiet = self._clock.now() - max(state.heard_at, state.last_at) > SILENT_S * 1000
        return replace(state, phase="silent") if quiet else state

    def lines(self) -> tuple[str, ...]:
        """Return the last lines as they came, oldest first."""
        return tuple(self._parser.lines.copy())

    def refuse(self, error: UserError | None) -> None:
        """Remember why a position could not be kept, or that it could."""
        self._note(refused=error)

    def _run(self) -> None:
        pause = _FIRST_PAUSE_S
        while not self._stopping.is_set():
            begun = time.monotonic()
            try:
                self._read_all()
            except EOFError:
                for sighting in self._parser.flush():
                    self._take(sighting)
                self._note(phase="ended")
                return
            except (OSError, UserError, ValueError) as error:
                self._note(phase="broken", problem=_said(error))
            except Exception as error:
                log.exception("a receiver failed")
                self._note(phase="broken", problem=str(error))
            if time.monotonic() - begun > _LONGEST_PAUSE_S:
                pause = _FIRST_PAUSE_S
            self._stopping.wait(pause)
            pause = min(_LONGEST_PAUSE_S, pause * 2)

    def _read_all(self) -> None:
        if self._state.phase != "broken":
            self._note(phase="opening")
        way = open_way(self.source, self._stopping)
        try:
            self._note(phase="silent", problem="")
            while not self._stopping.is_set():
                self._read(way)
        finally:
            way.close()

    def _read(self, way: Way) -> None:
        data = way.read()
        for sighting in self._parser.feed(data) if data else self._parser.flush():
            self._take(sighting)
        if data:
            with self._lock:
                phase = self._state.phase
                self._state = replace(
                    self._state,
                    heard_at=self._clock.now(),
                    phase="noise" if phase == "silent" else phase,
                )

    def _take(self, sighting: Sighting) -> None:
        now = self._clock.now()
        off = None if sighting.at is None else (sighting.at - now) / 1000
        found = sighting.lat is not None
        with self._lock:
            before = self._state
            self._state = replace(
                before,
                phase="fix" if found else "searching",
                last=sighting if found else before.last,
                last_at=now if found else before.last_at,
                heard_at=now,
                satellites=(
                    before.satellites if sighting.satellites is None else sighting.satellites
                ),
                clock_off_s=before.clock_off_s if off is None else off,
            )
        if found:
            self._deliver(self.source, sighting)

    def _note(self, **changed: object) -> None:
        with self._lock:
            self._state = replace(self._state, **changed)  # type: ignore[arg-type]


def _said(error: Exception) -> str:
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return str(error)
