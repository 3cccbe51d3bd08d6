"""How the line to the server stands, for everyone who wants to show it."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class LineState:
    """``online`` is None while there is no server or nothing was tried yet; ``since`` ms UTC.

    ``to_send`` counts changes that the server has not answered for, ``parked`` those set aside.
    """

    server: str = ""
    online: bool | None = None
    since: int = 0
    to_send: int = 0
    parked: int = 0
    last_error: str = ""


class Line:
    """Holds the state; callbacks come on the thread that changed it.

    ``changed`` is told of every change first; ``now`` returns ms UTC.
    """

    def __init__(self, now: Callable[[], int], changed: Callable[[], None]) -> None:
        self._now = now
        self._changed = changed
        self._lock = threading.Lock()
        self._state = LineState()
        self._callbacks: list[Callable[[LineState], None]] = []

    def state(self) -> LineState:
        """Return how the line stands."""
        return self._state

    def subscribe(self, callback: Callable[[LineState], None]) -> Callable[[], None]:
        """Call this with every new state; returns how to stop that."""
        with self._lock:
            self._callbacks.append(callback)

        def unsubscribe() -> None:
            with self._lock:
                if callback in self._callbacks:
                    self._callbacks.remove(callback)

        return unsubscribe

    def joined(self, server: str) -> None:
        """There is another server, or none."""
        self._become(LineState(server, None, self._now(), self._state.to_send, self._state.parked))

    def reached(self) -> None:
        """The server answered."""
        state = self._state
        since = state.since if state.online else self._now()
        self._become(replace(state, online=True, since=since, last_error=""))

    def lost(self, reason: str) -> None:
        """The server did not answer, or not as it should."""
        state = self._state
        since = self._now() if state.online is not False else state.since
        self._become(replace(state, online=False, since=since, last_error=reason))

    def count(self, to_send: int, parked: int) -> None:
        """So many changes are still to be sent, and parked."""
        self._become(replace(self._state, to_send=to_send, parked=parked))

    def _become(self, state: LineState) -> None:
        with self._lock:
            if state == self._state:
                return
            self._state = state
            callbacks = tuple(self._callbacks)
        self._changed()
        for callback in callbacks:
            try:
                callback(state)
            except Exception:
                log.exception("a subscriber of the line failed")
