"""The feed: who wants to know that something in the journal changed."""

import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Notice:
    """What one transaction changed in one stream: entity → keys.

    ``origin`` is "local" for an act of this post, else "sync", and ``peer`` then says from whom
    it came. The entities "outbox", "draft"
    and "setting" stand for this post's own tables; their stream is "". "fix" has the units of
    which devices reported positions, which are no changes.
    """

    stream: str
    changed: Mapping[str, frozenset[str]]
    origin: str = "local"
    peer: str = ""


class Feed:
    """Passes notices to subscribers, on the thread that publishes (the writer)."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._subscribers: list[Callable[[Notice], None]] = []

    def subscribe(self, callback: Callable[[Notice], None]) -> Callable[[], None]:
        """Call this with every notice from now on; returns how to stop that."""
        with self._lock:
            self._subscribers.append(callback)

        def unsubscribe() -> None:
            with self._lock:
                if callback in self._subscribers:
                    self._subscribers.remove(callback)

        return unsubscribe

    def publish(self, notice: Notice) -> None:
        """Tell everyone; a subscriber that fails is logged and does not harm the others."""
        with self._lock:
            subscribers = tuple(self._subscribers)
        for callback in subscribers:
            try:
                callback(notice)
            except Exception:
                log.exception("a subscriber of the feed failed")
