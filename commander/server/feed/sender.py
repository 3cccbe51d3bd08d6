"""Tells webhooks what is new: at least once, in the server's order, one worker for each at a time.

How far each was told is kept in the book, so a worker that dies loses nothing: another one sends
the same again under the same id. Runs on threads of its own; the exchange of posts never waits.
"""

import hashlib
import logging
import random
import threading
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import msgspec

from commander.errors import EnvironmentProblem
from commander.journal.rows import select_value
from commander.server.access.feeds import reads
from commander.server.access.hooks import Hook, Hooks, Place
from commander.server.access.office import Office
from commander.server.feed.news import Cursor, Look, News
from commander.server.feed.posting import DEADLINE_S, Outcome, post, signed
from commander.server.feed.shapes import when

if TYPE_CHECKING:
    from commander.server.app import Service

LOOK_S: Final = 1.0
"""Seconds between looks at what is to be told; what is new here is told at once."""

BATCH: Final = 200
"""Changes that one delivery tells of at most."""

LEASE_MS: Final = int(DEADLINE_S * 1000) + 13_000
"""How long a worker may send one delivery; when it has died another one waits for so long."""

AT_ONCE: Final = 4
"""Webhooks that one worker tells at once: one that does not answer holds up no other."""

_BEFORE: Final = "SELECT max(seq) FROM change WHERE stream = ? AND received_at < ?"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Patience:
    """How failures are met: seconds until the next try, doubling up to ``longest``."""

    first: float = 5.0
    longest: float = 3_600.0
    tries: int = 20

    def after(self, failed: int) -> int:
        """Return the ms until the next try after so many that failed; never quite the same."""
        wait = min(self.longest, self.first * 2.0 ** min(failed - 1, 30))
        return int(wait * 1000 * random.uniform(0.5, 1.0))  # noqa: S311 - spreads load


class Sender:
    """Tells webhooks, between `start` and `close`. ``worker``: its name among all workers."""

    def __init__(
        self,
        service: "Service",
        office: Office,
        look: Look,
        worker: str,
        patience: Patience = Patience(),
    ) -> None:
        self._service = service
        self._streams = office.streams
        self._hooks: Hooks = office.hooks
        self._look = look
        self._worker = worker
        self._patience = patience
        self._over = threading.Event()
        self._new = threading.Event()
        self._busy: set[str] = set()
        self._lock = threading.Lock()
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="webhook")
        self._thread = threading.Thread(target=self._run, name="webhooks", daemon=True)
        self._unfollow = service.journal.feed.subscribe(lambda _notice: self._new.set())

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def close(self) -> None:
        """End; a delivery under way is told again by whoever comes next."""
        self._unfollow()
        self._over.set()
        self._new.set()
        if self._thread.ident is not None:
            self._thread.join()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _run(self) -> None:
        failing = False
        while not self._over.is_set():
            try:
                self.look()
                failing = False
            except Exception:
                if not failing:
                    log.exception("webhooks cannot be told")
                failing = True
            self._new.wait(LOOK_S)
            self._new.clear()

    def look(self) -> None:
        """Begin to tell every webhook that is due."""
        now = self._service.journal.now()
        for hook in self._hooks.everyone():
            if hook.dead_at or hook.paused_at or hook.next_at > now:
                continue
            with self._lock:
                if hook.id in self._busy:
                    continue
                self._busy.add(hook.id)
            self._pool.submit(self._tell, hook)

    def _tell(self, hook: Hook) -> None:
        """Tell one webhook all that is new."""
        try:
            key = self._hooks.secret(hook.id)
            behind = self._behind(hook) if key is not None else {}
            if key is None or not behind or not self._leased(hook):
                return
            try:
                for stream, place in behind.items():
                    if not self._stream(hook, key, stream, place):
                        return
            finally:
                self._hooks.release(hook.id, self._worker)
        except EnvironmentProblem as error:
            log.warning("a webhook cannot be told now: %s", error)
        except Exception:
            log.exception("a webhook cannot be told")
        finally:
            with self._lock:
                self._busy.discard(hook.id)

    def _leased(self, hook: Hook) -> bool:
        until = self._service.journal.now() + LEASE_MS
        return not self._over.is_set() and self._hooks.lease(hook.id, self._worker, until)

    def _behind(self, hook: Hook) -> Mapping[str, Place]:
        """Return the operations of which it was not told all, and how far it was."""
        store, modes = self._service.store, self._streams.modes()
        heads, places = store.heads(), self._hooks.places(hook.id)
        found = {}
        for stream, head in heads.items():
            if reads(hook.streams, stream, modes):
                place = places.get(stream)
                if place is None or place.epoch != store.epoch:
                    start = 0 if hook.whole else self._before(stream, hook.made_at)
                    place = Place(store.epoch, start, start)
                if place.seq < head:
                    found[stream] = place
        return found

    def _before(self, stream: str, at: int) -> int:
        with self._service.journal.reader.connection() as connection:
            return int(select_value(connection, _BEFORE, (stream, at)) or 0)

    def _stream(self, hook: Hook, key: bytes, stream: str, place: Place) -> bool:
        """Tell of one operation; returns whether to go on with others."""
        while True:
            pending = place.upto if place.upto > place.seq else 2**53
            news = self._look.news(stream, place.seq, hook.kinds, BATCH, pending)
            told = bool(news.things)
            if told and not self._delivered(hook, key, stream, place, news):
                return False
            place = Place(place.epoch, news.upto, news.upto)
            self._hooks.put(hook.id, stream, place, told=told)
            if not news.more and pending == 2**53:  # else there may be more behind what was pending
                return True
            if not self._leased(hook):
                return False

    def _delivered(self, hook: Hook, key: bytes, stream: str, place: Place, news: News) -> bool:
        # Said before it is sent, so that what is sent again is the same and known by its id.
        self._hooks.put(hook.id, stream, Place(place.epoch, place.seq, news.upto))
        name = batch_id(hook.id, stream, place, news.upto)
        body = batch(stream, place, news, self._service.journal.now())
        at = self._service.journal.now() // 1000
        outcome = post(hook.url, body, signed(key, name, at, body), plain=hook.plain)
        if not outcome.problem:
            return True
        self._failed(hook, outcome)
        return False

    def _failed(self, hook: Hook, outcome: Outcome) -> None:
        now = self._hooks.named(hook.id)
        failed = now.tries + 1
        dead = outcome.gone or failed >= self._patience.tries
        self._hooks.failed(now, outcome.problem, self._patience.after(failed), dead=dead)
        log.warning("webhook %s: %s%s", hook.id, outcome.problem, "; given up" if dead else "")


def batch_id(hook: str, stream: str, place: Place, upto: int) -> str:
    """Return the id of a delivery: the same whenever the same is told again."""
    said = msgspec.json.encode([hook, stream, place.epoch, place.seq, upto])
    return f"msg_{hashlib.sha256(said).hexdigest()[:32]}"


def batch(stream: str, place: Place, news: News, now: int) -> bytes:
    """Return what is told: each thing as it stands now, in the server's order."""
    things = [
        {"kind": kind.removesuffix("s"), "cursor": str(Cursor(place.epoch, seq)), "data": data}
        for seq, kind, data in news.things
    ]
    data = {
        "operation": stream,
        "after": str(Cursor(place.epoch, place.seq)),
        "cursor": str(Cursor(place.epoch, news.upto)),
        "changes": things,
    }
    return msgspec.json.encode({"type": "operation.changed", "timestamp": when(now), "data": data})


def test(hooks: Hooks, hook: Hook) -> Outcome:
    """Send a test now, whatever the state of a webhook."""
    key = hooks.secret(hook.id)
    if key is None:
        return Outcome("its secret is not on this machine")
    at = int(time.time())
    said = {"type": "webhook.test", "timestamp": when(at * 1000), "data": {"webhook": hook.id}}
    body = msgspec.json.encode(said)
    return post(hook.url, body, signed(key, f"msg_test_{at}", at, body), plain=hook.plain)
