"""The exchange of one post with one server: a thread that works beside one that listens.

The listener takes pages from the event stream as they come; the worker here does everything else
and whatever the listener missed. Nothing here is waited for by the window or by an action.
"""

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial

from commander.errors import EnvironmentProblem, SyncError
from commander.journal import wire
from commander.journal.feed import Feed, Notice
from commander.journal.forks import FORKED
from commander.sync import engine, failures
from commander.sync.backoff import Backoff
from commander.sync.bootstrap import Bootstrap
from commander.sync.engine import Fetch, Pull, Push, Step, StreamState
from commander.sync.greeting import Greeter
from commander.sync.ledger import ACCEPTED, EpochChanged
from commander.sync.line import Line
from commander.sync.listener import Brain, Listener
from commander.sync.meeting import Meeting
from commander.sync.packing import Batch
from commander.sync.room import Room

PAGES = 4
"""Pages read in a row before it is the turn of what is to be sent, and batches sent in a row."""

FIRST_BATCH = 250
"""Changes in the first batch; small, so that others soon have something to take in."""

LIVE = 4 * 1024
"""Bytes of a batch that is sent from the worker's own thread: handing it on would take longer."""

COUNT_EVERY = 0.5
"""Seconds between counts of the outbox while a long one is sent."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Seconds: between looks while the event stream works, and while it does not.

    ``first`` and ``most`` bound the waits after failures.
    """

    look: float = 120.0
    look_deaf: float = 5.0
    first: float = 0.5
    most: float = 30.0


class Service:
    """Runs from ``start`` to ``stop``. ``meet`` may be slow: key stores are."""

    def __init__(
        self, meet: Callable[[], Meeting], line: Line, feed: Feed, rhythm: Rhythm | None = None
    ) -> None:
        self._meet = meet
        self._line = line
        self._feed = feed
        self._rhythm = rhythm or Rhythm()
        self._meeting: Meeting | None = None
        self._lock = threading.Lock()
        self._server: dict[str, wire.StreamHead] = {}
        self._absent: set[str] = set()
        self._last: Step | None = None
        self._limit = FIRST_BATCH
        self._greeter = Greeter()
        self._room = Room()
        self._quiet = False
        self._stopping = threading.Event()
        self._wake = threading.Event()
        self._hurry = threading.Event()
        self._greeted = threading.Event()
        self._counted = 0.0
        self._sender = ThreadPoolExecutor(1, "sync-sender")
        self._worker = threading.Thread(target=self._work, name="sync-worker", daemon=True)
        brain = Brain(lambda: self._meeting, self._learn, self._wake.set, self._deaf)
        self._listener = Listener(brain, self._stopping, self._greeted, self._backoff())
        self._unsubscribe: Callable[[], None] = lambda: None

    def start(self) -> None:
        """Start both threads."""
        self._unsubscribe = self._feed.subscribe(self._notice)
        self._worker.start()
        self._listener.thread.start()

    def end(self) -> None:
        """Tell both threads to end, and do not wait."""
        self._stopping.set()
        self._unsubscribe()
        for event in (self._wake, self._hurry, self._greeted):
            event.set()
        with self._lock:
            meeting = self._meeting
        if meeting is not None:
            meeting.transport.end()

    def stop(self, timeout: float = 5.0) -> bool:
        """End both threads; returns whether they ended in time (seconds)."""
        self.end()
        threads = (self._worker, self._listener.thread)
        for thread in threads:
            if thread.ident is not None:
                thread.join(timeout / 2)
        self._sender.shutdown(cancel_futures=True)
        if self._meeting is not None:
            self._meeting.transport.close()
        return not any(thread.is_alive() for thread in threads)

    def poke(self) -> None:
        """Try now, whatever the wait."""
        self._room.heard("")
        self._hurry.set()
        self._wake.set()

    def retry_parked(self) -> None:
        """Send again what the server refused."""
        if self._meeting is not None:
            self._meeting.ledger.retry_ours()
            self._count(self._meeting)
            self.poke()

    def nothing_left(self) -> bool:
        """Return whether both sides have everything, as far as is known; from any thread."""
        meeting = self._meeting
        if meeting is None or not self._greeted.is_set():
            return False
        with self._lock:
            server = dict(self._server)
        return engine.decide(meeting.ledger.states(server), None, frozenset()) is None

    def _backoff(self) -> Backoff:
        return Backoff(self._rhythm.first, self._rhythm.most)

    def _notice(self, notice: Notice) -> None:
        """Wake up for what the server may lack: everything but what came from it."""
        meeting = self._meeting
        theirs = meeting is not None and notice.peer == meeting.ledger.peer
        if (notice.stream and not theirs) or "device" in notice.changed:
            self._wake.set()

    # ---- the worker ----

    def _work(self) -> None:
        backoff = self._backoff()
        while not self._stopping.is_set():
            try:
                self._round(self._ready())
                backoff.succeeded()
            except (SyncError, EnvironmentProblem) as error:
                self._failed(error, backoff)
            except Exception as error:
                log.exception("the exchange failed")
                self._failed(error, backoff)

    def _ready(self) -> Meeting:
        """Return the other side; make it the first time, and when this is another device."""
        before = self._meeting
        if before is not None and not before.ledger.outdated:
            return before
        made = self._meet()
        made = replace(made, besides=(*made.besides, self._room))
        with self._lock:
            self._meeting = made
        if before is not None:
            self._greeted.clear()
            before.transport.close()
        if self._stopping.is_set():
            made.transport.end()
        self._count(made)
        made.ledger.retry_theirs()
        return made

    def _failed(self, error: Exception, backoff: Backoff) -> None:
        self._greeted.clear()
        if self._stopping.is_set():
            self._greeted.set()
            return
        if isinstance(error, EpochChanged):
            self._line.caught_up(whole=False)
            return
        if not isinstance(error, failures.Busy):
            known = isinstance(error, SyncError | EnvironmentProblem)
            self._line.lost(str(error) if known else "The exchange failed; details are in the log.")
            self._count_again()
        self._hurry.wait(backoff.after(error))
        self._hurry.clear()

    def _count_again(self) -> None:
        if self._meeting is not None:
            try:
                self._count(self._meeting)
            except Exception:
                log.exception("the outbox cannot be counted")

    def _count(self, meeting: Meeting) -> None:
        self._line.count(*meeting.ledger.totals(), self._room.full)
        self._counted = time.monotonic()

    def _round(self, meeting: Meeting) -> None:
        """Do the next step; wait when there is none."""
        self._wake.clear()
        if not self._greeted.is_set():
            self._greet(meeting)
        states = self._states(meeting)
        step = engine.decide(states, self._last, frozenset(self._absent), self._room.resting)
        self._last = step
        if step is not None:
            if isinstance(step, Fetch):
                self._line.caught_up(whole=False)
            self._do(meeting, step)
            if time.monotonic() > self._counted + COUNT_EVERY:
                self._count(meeting)
            return
        self._count(meeting)
        if meeting.carry_besides():
            return
        if not self._room.full:
            self._line.caught_up(whole=True)
        look = self._rhythm.look if self._listener.hearing else self._rhythm.look_deaf
        pause = min((one.pause for one in meeting.besides if one.pause), default=look)
        if not self._wake.wait(min(look, pause)) and pause >= look:
            self._quiet = True
            self._greeted.clear()  # ask, in case hints were lost

    def _states(self, meeting: Meeting) -> list[StreamState]:
        with self._lock:
            server = dict(self._server)
        states = meeting.ledger.states(server)
        own = self._greeter.own
        own.difference_update(one.stream for one in states if one.pulled >= one.server_head)
        return [engine.with_own(one) if one.stream in own else one for one in states]

    def _greet(self, meeting: Meeting) -> None:
        quiet, self._quiet = self._quiet, False
        streams = self._greeter.greet(meeting, quiet=quiet)
        with self._lock:
            self._server = streams
        meeting.wake_besides()
        self._greeted.set()
        self._line.reached()

    def _do(self, meeting: Meeting, step: Step) -> None:
        if isinstance(step, Push):
            self._push(meeting, step)
        elif isinstance(step, Pull):
            self._pull(meeting, step)
        else:
            self._fetch(meeting, step)

    def _push(self, meeting: Meeting, step: Push) -> None:
        """Send some batches; each is packed while the one before is on its way."""
        ledger = meeting.ledger
        limit = self._room.limit(step.stream, self._limit)
        batch = ledger.batch(step.stream, step.after, limit)
        if not batch.packed:
            ledger.answered(batch, None)
            return
        keeping: Future[int] | None = None
        for _ in range(PAGES):
            if len(batch.packed) <= LIVE:  # as a rule a single change, behind which nothing waits
                following = Batch(step.stream, batch.upto, batch.upto)
                pushed = self._sent(meeting, batch, partial(meeting.transport.push, batch.packed))
            else:
                sending = self._sender.submit(meeting.transport.push, batch.packed)
                limit = self._room.limit(step.stream, self._limit)
                following = ledger.batch(step.stream, batch.upto, limit)
                pushed = self._sent(meeting, batch, sending.result)
            if keeping is not None:
                keeping.result()
            if pushed is None:
                return
            batch, pushed, full = self._room.told(batch, pushed)
            keeping = ledger.begin_answered(batch, pushed)
            self._learn(step.stream, pushed.epoch, pushed.head)
            if any(answer.reason == FORKED for answer in pushed.answers):
                self._greeted.clear()
            if full or any(answer.result not in ACCEPTED for answer in pushed.answers):
                keeping.result()  # what follows was packed without knowing that some must wait
                self._count(meeting)
                return
            batch = following
            if not batch.packed or self._stopping.is_set():
                break
        if keeping is not None:
            keeping.result()

    def _sent(
        self, meeting: Meeting, batch: Batch, answer: Callable[[], wire.Pushed]
    ) -> wire.Pushed | None:
        """Wait for the answer to a batch; None when the server does not read it as a whole."""
        try:
            pushed = answer()
        except failures.TooMuch as error:
            # Some change in it makes the server refuse the whole: find it by halves.
            if len(batch.changes) > 1:
                self._limit = max(1, len(batch.changes) // 2)
            else:
                meeting.ledger.refuse(batch, str(error))
            return None
        self._limit = min(wire.PAGE_CHANGES, self._limit * 2)
        return pushed

    def _pull(self, meeting: Meeting, step: Pull) -> None:
        """Read some pages; each is asked for while the one before is taken in."""
        after, before = step.after, None
        for _ in range(PAGES):
            page = meeting.transport.changes(step.stream, after, own=step.own)
            self._learn(page.stream, page.epoch, page.head)
            whole = before is None or meeting.ledger.finish_page(*before)
            if not whole:
                return
            before = (page, meeting.ledger.begin_page(page))
            after = page.next
            if after >= page.head or self._stopping.is_set():
                break
        if before is not None:
            meeting.ledger.finish_page(*before)

    def _fetch(self, meeting: Meeting, step: Fetch) -> None:
        try:
            Bootstrap(meeting, step.stream, self._line.history).run()
        except failures.Absent:
            self._absent.add(step.stream)

    def _learn(self, stream: str, epoch: str, head: int) -> bool:
        """Note where a stream ends on the server; returns whether that is news."""
        with self._lock:
            known = self._server.get(stream)
            if known is not None and known.epoch == epoch and known.head >= head:
                return False
            if known is not None and known.epoch != epoch:
                self._greeted.clear()
            self._server[stream] = wire.StreamHead(stream, epoch, head)
            return True

    def _deaf(self) -> None:
        """Look how the line is: the event stream is gone."""
        self._greeted.clear()
        self._wake.set()
