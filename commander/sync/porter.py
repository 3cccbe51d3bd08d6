"""Carries the contents of attachments between this post and one server, beside the changes.

A thread and connections of its own, so that a large file never holds a message up. What it moves
goes on where it stopped, on either side, after a cut, a kill or a cancel.
"""

import contextlib
import logging
import threading
import time
from collections.abc import Callable
from typing import TypeVar

from commander.domain.media import UNKNOWN
from commander.errors import EnvironmentProblem, SyncError
from commander.journal import parcels, wire
from commander.journal.blobs import Elsewhere, Mismatch
from commander.journal.feed import Notice
from commander.journal.journal import Journal
from commander.sync import failures
from commander.sync.backoff import Backoff
from commander.sync.lading import FOR_EVER, Lading, Load, Pace
from commander.sync.traffic import DOWN, UP, Movement, Traffic
from commander.sync.transport import Transport

PIECE, LEAST_PIECE, MOST_PIECE = 64 * 1024, 8 * 1024, 512 * 1024
"""Bytes sent at once: at first, on a bad line, on a good one."""

FAST, SLOW = 1.0, 4.0
"""Seconds for a piece under which the next is larger, over which it is smaller."""

TURN = 2.0
"""Seconds after which a load lets newer, smaller ones pass."""

STALLS = 5
"""Answers in a row that bring nothing forward before a server is given up."""

ANSWER = 4096
"""Largest answer to a piece in bytes."""

log = logging.getLogger(__name__)

T = TypeVar("T")
Meet = Callable[[], tuple[Transport, str]]
"""Returns a transport and the id of its server; may be slow, as key stores are."""


class Porter:
    """Runs from ``start`` to ``stop``, beside the Service of the same server."""

    def __init__(
        self, meet: Meet, journal: Journal, traffic: Traffic, pace: Pace | None = None
    ) -> None:
        self._meet = meet
        self._traffic = traffic
        self._blobs = traffic.blobs
        self._feed = journal.feed
        self._pace = pace or Pace()
        self._lading = Lading(journal.reader, traffic, self._pace)
        self._piece = PIECE
        self._loading = ""
        self._transport: Transport | None = None
        self._lock = threading.Lock()
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self._leaving = contextlib.ExitStack()
        self._thread = threading.Thread(target=self._work, name="sync-porter", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        for stop in (
            self._feed.subscribe(self._notice),
            self._blobs.subscribe(self._arrived),
            self._traffic.attend(self.poke),
        ):
            self._leaving.callback(stop)
        self._thread.start()

    def end(self) -> None:
        """Tell it to stop, and do not wait."""
        self._stopping.set()
        self._wake.set()
        with self._lock:
            transport = self._transport
        if transport is not None:
            transport.end()

    def stop(self, timeout: float = 5.0) -> bool:
        """End the thread; returns whether it ended in time (seconds)."""
        self._leaving.close()
        self.end()
        if self._thread.ident is not None:
            self._thread.join(timeout)
        if self._transport is not None:
            self._transport.close()
        return not self._thread.is_alive()

    def poke(self) -> None:
        """Something may have come about on either side: look now."""
        self._lading.mark()
        self._wake.set()

    @property
    def kind(self) -> str:
        """Which ``news`` of the server are for this one."""
        return parcels.NEWS

    @property
    def pause(self) -> float:
        """It wants no turns on the exchange's worker: contents have a thread of their own."""
        return 0.0

    def carry(self, _transport: Transport, _server: str) -> bool:
        """Do nothing on the exchange's worker."""
        return False

    def heard(self, stream: str) -> None:
        """The server hinted that a content of this stream has arrived there; "": of any."""
        self._lading.mark(stream)
        self._wake.set()

    def _notice(self, notice: Notice) -> None:
        if "attachment" in notice.changed:
            self.heard(notice.stream)

    def _arrived(self, digest: str) -> None:
        if digest != self._loading:  # what came from this server is nothing new to it
            self.poke()

    # ---- the thread ----

    def _work(self) -> None:
        backoff = Backoff(self._pace.first, self._pace.most)
        while not self._stopping.is_set():
            try:
                wait = self._round()
                backoff.succeeded()
            except (SyncError, EnvironmentProblem) as error:
                wait = self._failed(error, backoff)
            except Exception as error:
                log.exception("a porter failed")
                wait = self._failed(error, backoff)
            if wait:
                self._wake.wait(wait)

    def _failed(self, error: Exception, backoff: Backoff) -> float:
        """Return how long to wait; what it was about to ask is still to be asked."""
        self._lading.mark()
        if isinstance(error, failures.Unknown) and self._transport is not None:
            self._transport.close()  # the token may be another one by now
            self._transport = None
        return backoff.after(error)

    def _ready(self) -> Transport:
        if self._transport is None:
            made, _ = self._meet()
            with self._lock:
                self._transport = made
            if self._stopping.is_set():
                made.end()
        return self._transport

    def _round(self) -> float:
        """Carry all that is to be carried; returns how long to wait then (seconds)."""
        self._wake.clear()
        for stream in self._lading.doubtful():
            self._lading.told(stream, _ask(self._ready(), stream))
        self._lading.plan()
        while (load := self._lading.next()) is not None:
            self._carry(self._ready(), load)
            if self._stopping.is_set() or self._wake.is_set():
                return 0.0
        return self._lading.wait()

    def _carry(self, transport: Transport, load: Load) -> None:
        """Move one as far as its turn goes; what is wrong with it alone makes it rest."""
        if load.way == DOWN and not self._traffic.begin(load.digest):
            return
        why = ""
        self._loading = load.digest
        try:
            done = self._up(transport, load) if load.way == UP else self._down(transport, load)
            if done:
                self._lading.carried(load)
        except (failures.Full, failures.TooMuch, failures.Absent, Mismatch) as error:
            why = _why(error)
        except (EnvironmentProblem, OSError):
            why = "disk"
        finally:
            self._loading = ""
            self._traffic.ended(load.digest, loaded=load.way == DOWN)
        if why:
            self._lading.rest(load, FOR_EVER if why == "size" else self._pace.rest)
            if why != "absent":
                self._traffic.moved(
                    load.digest, Movement(load.way, load.have, load.size, moving=False, why=why)
                )

    def _up(self, transport: Transport, load: Load) -> bool:
        """Send pieces; returns whether the server has all."""
        have, stalls, turn = load.have, 0, time.monotonic() + TURN
        with self._blobs.open(load.digest) as file:
            while not self._interrupted(load, turn):
                self._traffic.moved(load.digest, Movement(UP, have, load.size))
                file.seek(have)
                held = self._send(transport, load, have, file.read(self._piece))
                if held.whole:
                    return True
                if held.damaged:
                    self._blobs.keeps(load.digest)  # when it is the one here, it is fetched again
                    raise Mismatch(load.digest)
                stalls = stalls + 1 if held.have <= have else 0
                if stalls > STALLS or held.have >= load.size:
                    raise failures.Garbage("a file that goes nowhere")
                have = held.have
        return False

    def _send(self, transport: Transport, load: Load, offset: int, piece: bytes) -> parcels.Held:
        """Send one piece and fit the size of the next to how the line took it."""
        begun = time.monotonic()
        parameters = {"offset": offset, "size": load.size}
        try:
            answer = transport.send(_path(load.digest), piece, UNKNOWN, parameters, limit=ANSWER)
        except failures.Offline:
            self._piece = max(LEAST_PIECE, self._piece // 2)
            raise
        took = time.monotonic() - begun
        if took < FAST:
            self._piece = min(MOST_PIECE, self._piece * 2)
        elif took > SLOW:
            self._piece = max(LEAST_PIECE, self._piece // 2)
        return _decoded(answer, parcels.Held)

    def _down(self, transport: Transport, load: Load) -> bool:
        """Fetch from where it stopped; returns whether all is here."""
        have, turn = self._blobs.partial(load.digest), time.monotonic() + TURN
        if have >= load.size:  # it ended between its last byte and its check
            self._blobs.finish(load.digest)
            return True
        try:
            with contextlib.closing(transport.download(_path(load.digest), {}, have)) as parts:
                for part in parts:
                    have = self._blobs.append(load.digest, have, part)
                    self._traffic.moved(load.digest, Movement(DOWN, have, load.size))
                    if have < load.size and self._interrupted(load, turn):
                        return False
            self._blobs.finish(load.digest)
        except Elsewhere:  # somebody else brought some of it
            return False
        except failures.Garbage:  # asked for what is behind its end, when its size was told wrongly
            if not have:
                raise
            self._blobs.finish(load.digest)
        return True

    def _interrupted(self, load: Load, turn: float) -> bool:
        """Return whether to leave this one for now: told to, or newer ones wait."""
        if self._stopping.is_set() or not self._traffic.may(load.digest, load.size):
            return True
        return self._wake.is_set() and time.monotonic() > turn


def _path(digest: str) -> str:
    return f"attachments/{digest}"


def _ask(transport: Transport, stream: str) -> parcels.Lacking | None:
    """Ask what the server lacks of a stream; None when it knows nothing of it."""
    try:
        answer = transport.get("attachments", {"stream": stream})
    except failures.Absent:  # a server from before there were attachments
        return None
    return _decoded(answer, parcels.Lacking)


def _decoded(raw: bytes, kind: type[T]) -> T:
    try:
        return wire.decode(raw, kind)
    except ValueError as error:
        raise failures.Garbage from error


def _why(error: Exception) -> str:
    if isinstance(error, failures.Full):
        return "room"
    if isinstance(error, failures.TooMuch):
        return "size"
    return "absent" if isinstance(error, failures.Absent) else "damaged"
