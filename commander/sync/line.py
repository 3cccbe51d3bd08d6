"""How the line to a server stands, for everyone who wants to show it."""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class LineState:
    """``online`` is None while there is no server or nothing was tried yet; ``since`` ms UTC.

    ``to_send`` counts changes that the server has not answered for, ``parked`` those set aside.
    ``caught_up``: since the line was lost last, there was a moment at which both sides had
    everything. Of several servers taken together, ``online`` means that one at least is reached;
    ``reached`` and ``away`` then name each by its kind ("server" or "hub") and title. ``history``:
    per cent of a long operation's history that are here. ``full``: streams of which a server takes
    no more, because their limit there is reached.
    """

    server: str = ""
    online: bool | None = None
    since: int = 0
    to_send: int = 0
    parked: int = 0
    last_error: str = ""
    caught_up: bool = False
    history: int = 100
    full: tuple[str, ...] = ()
    reached: tuple[tuple[str, str], ...] = ()
    away: tuple[tuple[str, str], ...] = ()


class Subscribers:
    """Who wants to be told of states; one that fails is logged and does not harm the others."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._callbacks: list[Callable[[LineState], None]] = []

    def add(self, callback: Callable[[LineState], None]) -> Callable[[], None]:
        """Call this with every new state; returns how to stop that."""
        with self._lock:
            self._callbacks.append(callback)

        def unsubscribe() -> None:
            with self._lock:
                if callback in self._callbacks:
                    self._callbacks.remove(callback)

        return unsubscribe

    def tell(self, state: LineState) -> None:
        """Call all of them."""
        with self._lock:
            callbacks = tuple(self._callbacks)
        for callback in callbacks:
            try:
                callback(state)
            except Exception:
                log.exception("a subscriber of the line failed")


class Line:
    """The state of one line. ``changed`` is told on the thread that changed it.

    ``now`` returns ms UTC.
    """

    def __init__(self, server: str, now: Callable[[], int], changed: Callable[[], None]) -> None:
        self._now = now
        self._changed = changed
        self._lock = threading.Lock()
        self._state = LineState(server, None, now())

    def state(self) -> LineState:
        """Return how the line stands."""
        return self._state

    def paused(self) -> None:
        """Nothing is tried any more."""
        self._become(online=None, since=self._now(), last_error="", caught_up=False, full=())

    def reached(self) -> None:
        """The server answered."""
        state = self._state
        since = state.since if state.online else self._now()
        self._become(online=True, since=since, last_error="")

    def lost(self, reason: str) -> None:
        """The server did not answer, or not as it should."""
        state = self._state
        since = self._now() if state.online is not False else state.since
        self._become(online=False, since=since, last_error=reason, caught_up=False)

    def count(self, to_send: int, parked: int, full: tuple[str, ...] = ()) -> None:
        """So many changes are still to be sent, and parked; there is no room for these streams."""
        self._become(to_send=to_send, parked=parked, full=full)

    def history(self, percent: int) -> None:
        """So much of a long operation is here."""
        self._become(history=percent)

    def caught_up(self, *, whole: bool) -> None:
        """Both sides have everything, or one of them is far behind."""
        self._become(caught_up=whole)

    def _become(self, **what: object) -> None:
        with self._lock:
            state = replace(self._state, **what)  # type: ignore[arg-type]
            if state == self._state:
                return
            self._state = state
        self._changed()


def together(lines: Sequence[tuple[str, str, LineState]]) -> LineState:
    """Return how lines (at least one) stand as one; each with kind and title of its server.

    What is still to be sent is counted on the lines that work; on all while none does.
    """
    working = [line for line in lines if line[2].online]
    failed = [line for line in lines if line[2].online is False]
    shown = working or failed or list(lines)
    since = min(state.since for _, _, state in shown)
    if failed and not working:
        since = max(state.since for _, _, state in failed)  # the last one was lost then
    return LineState(
        server=", ".join(state.server for _, _, state in lines),
        online=True if working else False if failed else None,
        since=since,
        to_send=max(state.to_send for _, _, state in shown),
        parked=max(state.parked for _, _, state in lines),
        last_error=next((state.last_error for _, _, state in failed), ""),
        caught_up=all(state.caught_up for _, _, state in lines),
        history=min(state.history for _, _, state in lines),
        full=tuple(sorted({one for _, _, state in lines for one in state.full})),
        reached=tuple((kind, title) for kind, title, _ in working),
        away=tuple((kind, title) for kind, title, _ in failed),
    )


class Lines:
    """The lines of one post as one; callbacks come on the thread that changed one of them.

    ``each`` returns kind, title and state of every line that is in use; ``changed`` is told of
    every change before the subscribers. ``parked`` counts what is set aside while there is no
    line that does.
    """

    def __init__(
        self,
        each: Callable[[], Sequence[tuple[str, str, LineState]]],
        changed: Callable[[], None],
        parked: Callable[[], int],
    ) -> None:
        self._each = each
        self._changed = changed
        self._parked = parked
        self._subscribers = Subscribers()

    def state(self) -> LineState:
        """Return how the lines stand, taken together."""
        lines = self._each()
        return together(lines) if lines else LineState(parked=self._parked())

    def subscribe(self, callback: Callable[[LineState], None]) -> Callable[[], None]:
        """Call this with every new state; returns how to stop that."""
        return self._subscribers.add(callback)

    def refresh(self) -> None:
        """One of them changed."""
        self._changed()
        self._subscribers.tell(self.state())
